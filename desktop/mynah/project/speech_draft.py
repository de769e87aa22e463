"""The text on the page Speak and the choices beside it, kept from one start to the next.

One small file in the workspace. A damaged one counts as none: the text that somebody types next
replaces it.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from mynah.project import atomic
from mynah.project.defaults import CONVERT
from mynah.project.workspace import Workspace, check_schema
from mynah.protocol.errors import ErrorCode, MynahError

FILE_NAME = "speak.json"
SCHEMA_VERSION = 1


@dataclass(frozen=True)
class SpeechDraft:
    """What stood on the page.

    Attributes:
        text: The text.
        voice: Name of the voice, empty for the base voice itself, None where nobody chose.
        base: Id of the base voice; empty for the best that is here.
        language: Of the text; empty where nobody chose.
        speed: 0.5 to 2.
        at_once: Whether the first sentences play while the rest is made.
        settings: Of the conversion.
    """

    text: str = ""
    voice: str | None = None
    base: str = ""
    language: str = ""
    speed: float = 1.0
    at_once: bool = True
    settings: Mapping[str, Any] = field(default_factory=dict)


def load_draft(workspace: Workspace) -> SpeechDraft:
    """Read the draft; an empty one where there is none that can be read."""
    try:
        data = atomic.read_json(workspace.root / FILE_NAME)
    except (OSError, atomic.UnreadableFileError):
        return SpeechDraft()
    voice = data.get("voice")
    speed = data.get("speed")
    settings = data.get("settings")
    usable = isinstance(speed, int | float) and 0.1 < speed < 10
    return SpeechDraft(
        text=str(data.get("text") or ""),
        voice=str(voice) if isinstance(voice, str) else None,
        base=str(data.get("base") or ""),
        language=str(data.get("language") or ""),
        speed=float(speed) if usable and speed is not None else 1.0,
        at_once=data.get("at_once") is not False,
        settings=settings if isinstance(settings, dict) else {},
    )


def save_draft(workspace: Workspace, draft: SpeechDraft) -> None:
    """Write the draft; where there is no workspace (any more), nothing is written.

    Raises:
        MynahError: ``NEWER_SCHEMA``, ``NO_PERMISSION``, ``DISK_FULL``.
    """
    if workspace.read_only or not workspace.exists:
        return
    path = workspace.root / FILE_NAME
    try:
        known = atomic.read_json(path)
    except (FileNotFoundError, atomic.UnreadableFileError):
        known = {}
    except OSError as error:
        raise MynahError(ErrorCode.NO_PERMISSION, f"{path} may not be read.") from error
    check_schema(known.get("schema_version"), SCHEMA_VERSION, str(path))
    before = known.get("settings")
    unknown = before.items() if isinstance(before, dict) else ()
    settings = {key: value for key, value in unknown if key not in CONVERT} | dict(draft.settings)
    data = {**known, **asdict(draft), "settings": settings}
    atomic.write_json(path, {**data, "schema_version": SCHEMA_VERSION})
