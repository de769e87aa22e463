"""How a voice looks in a gallery: a colour, and a picture that is kept in its folder.

``voices/<folder>/look.json`` names both. A picture is checked by its first bytes and its size
only; whoever shows it decodes it, and a picture that cannot be decoded is not shown.
"""

import colorsys
import contextlib
import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from mynah.project import atomic
from mynah.project.locks import locked
from mynah.project.names import folded
from mynah.project.voice_reading import read_pointer
from mynah.project.voices import VoiceStore
from mynah.project.workspace import Workspace, check_schema
from mynah.protocol.errors import ErrorCode, MynahError

FILE_NAME = "look.json"
MOST_PICTURE_BYTES = 4 << 20
_SCHEMA_VERSION = 1
_COLOUR = re.compile(r"#[0-9a-f]{6}")
_PICTURE = re.compile(r"picture-[0-9a-f]{12}\.(png|jpg)")
_STARTS = ((b"\x89PNG\r\n\x1a\n", ".png"), (b"\xff\xd8\xff", ".jpg"))


@dataclass(frozen=True)
class VoiceLook:
    """How a voice looks.

    Attributes:
        colour: ``#rrggbb``.
        picture: A PNG or JPEG file, or None.
    """

    colour: str
    picture: Path | None = None


def voice_look(voice_dir: Path) -> VoiceLook:
    """The look of the voice in a folder; a colour of its name where none was chosen."""
    try:
        data = atomic.read_json(voice_dir / FILE_NAME)
    except (OSError, atomic.UnreadableFileError):
        data = {}
    colour, picture = str(data.get("colour") or "").lower(), str(data.get("picture") or "")
    if not _COLOUR.fullmatch(colour):
        name = str(read_pointer(voice_dir).get("name") or voice_dir.name)
        colour = colour_of(name)
    path = voice_dir / picture if _PICTURE.fullmatch(picture) else None
    return VoiceLook(colour, path if path is not None and path.is_file() else None)


def colour_of(name: str) -> str:
    """A colour that a name always has, neither pale nor dark: ``#rrggbb``."""
    digest = hashlib.sha256(folded(name).encode("utf-8", "surrogatepass")).digest()
    red, green, blue = colorsys.hls_to_rgb(digest[0] / 256, 0.45, 0.35 + digest[1] / 256 * 0.25)
    return f"#{round(red * 255):02x}{round(green * 255):02x}{round(blue * 255):02x}"


def set_voice_look(
    workspace: Workspace,
    name: str,
    *,
    colour: str | None = None,
    picture: Path | None = None,
    no_picture: bool = False,
) -> VoiceLook:
    """Choose how a voice looks.

    Args:
        workspace: Where the voice is.
        name: Model name.
        colour: ``#rrggbb``; empty for the colour of its name, None to leave it.
        picture: A PNG or JPEG file, which is copied; None to leave it.
        no_picture: Take the picture away.

    Raises:
        MynahError: ``NOT_FOUND``; ``BAD_INPUT`` for what is no colour or no picture, or too large
            a one; ``NEWER_SCHEMA``, ``NO_PERMISSION``, ``DISK_FULL``, ``BUSY``.
    """
    workspace.require_writable()
    chosen = None if colour is None else colour.strip().lower()
    if chosen and not _COLOUR.fullmatch(chosen):
        raise MynahError(
            ErrorCode.BAD_INPUT, f"{colour!r} is no colour.", hint="Write it like #3a7bd5."
        )
    data, suffix = _picture(picture) if picture is not None else (b"", "")
    store = VoiceStore(workspace)
    store.show(name)
    with locked(workspace.voices_lock):
        folder = store.show(name).dir
        try:
            look = atomic.read_json(folder / FILE_NAME)
        except (FileNotFoundError, atomic.UnreadableFileError):
            look = {}
        check_schema(look.get("schema_version"), _SCHEMA_VERSION, str(folder / FILE_NAME))
        look |= {"schema_version": _SCHEMA_VERSION}
        if chosen is not None:
            look["colour"] = chosen
        if no_picture:
            look["picture"] = ""
        if data:
            # The name goes with the content: until the look names it, the old picture is shown.
            look["picture"] = f"picture-{hashlib.sha256(data).hexdigest()[:12]}{suffix}"
            atomic.write_bytes(folder / str(look["picture"]), data)
        atomic.write_json(folder / FILE_NAME, look)
        for path in folder.iterdir():
            if _PICTURE.fullmatch(path.name) and path.name != look.get("picture"):
                with contextlib.suppress(OSError):  # in use by a viewer: the next change removes it
                    path.unlink()
        return voice_look(folder)


def _picture(path: Path) -> tuple[bytes, str]:
    try:
        with path.open("rb") as file:
            data = file.read(MOST_PICTURE_BYTES + 1)
    except OSError as error:
        raise MynahError(
            ErrorCode.BAD_INPUT, f"The picture {path} could not be read.", detail=str(error)
        ) from error
    if len(data) > MOST_PICTURE_BYTES:
        raise MynahError(
            ErrorCode.BAD_INPUT,
            f"{path.name} is larger than {MOST_PICTURE_BYTES >> 20} MB.",
            hint="Make the picture smaller.",
        )
    for start, suffix in _STARTS:
        if data.startswith(start):
            return data, suffix
    raise MynahError(
        ErrorCode.BAD_INPUT, f"{path.name} is no PNG or JPEG picture.", hint="Choose another file."
    )
