"""Looking at a Piper voice that nobody vouches for: in the confined child, once per file.

onnxruntime is native code that reads a foreign file. A voice whose SHA-256 the catalogue knows is
opened at once; any other one has to pass here first, and its SHA-256 is written down.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mynah.engine.confined import run_confined
from mynah.project import atomic
from mynah.project.catalogue import catalogue
from mynah.protocol.errors import ErrorCode, MynahError

if TYPE_CHECKING:
    from mynah.protocol.ports import Control

CHECKED_FILE = "checked.json"
MOST_BYTES = 1_000_000_000
SECONDS = 120.0
_SPARE_BYTES = 2 << 30
_MOST_SECONDS = 60  # of audio that the few sounds of a trial may make
_TRIED = 12
_log = logging.getLogger(__name__)


def require_checked(path: Path, sha256: str, control: Control) -> None:
    """Look at a voice unless its content is known to be one.

    Args:
        path: Its network, with the config beside it.
        sha256: Of the network.
        control: May interrupt.

    Raises:
        MynahError: BAD_INPUT for what is no Piper voice.
        Interrupted: It was asked to end.
    """
    if any(one.sha256 == sha256 for one in catalogue() if one.role == "tts"):
        return
    known = _known(path.parent)
    if sha256 in known:
        return
    look_at(path, control)
    try:
        rows = {**known, sha256: path.name}
        atomic.write_json(path.parent / CHECKED_FILE, {"schema_version": 1, "voices": rows})
    except MynahError as error:  # it is looked at again the next time
        _log.warning("%s", error)


def look_at(path: Path, control: Control, *, alone: bool = False) -> dict[str, Any]:
    """Open a voice in the confined child and let it say a few sounds.

    Args:
        path: Its network.
        control: May interrupt.
        alone: Look at the network without its config, as when that is still to come.

    Returns:
        `sample_rate`, `speakers` and `language`; nothing where it is looked at alone.

    Raises:
        MynahError: NOT_FOUND, BAD_INPUT.
        Interrupted: It was asked to end.
    """
    try:
        size = path.stat().st_size
    except OSError as error:
        raise MynahError(ErrorCode.NOT_FOUND, f"There is no file {path}.") from error
    if size > MOST_BYTES:
        raise MynahError(
            ErrorCode.BAD_INPUT, f"{path.name} is too large for a Piper voice ({size} bytes)."
        )
    return run_confined(
        f"{__name__}:look",
        {"path": str(path.absolute()), "alone": alone},
        control,
        memory_bytes=4 * size + _SPARE_BYTES,
        seconds=SECONDS,
        reads=(path, path.with_name(path.name + ".json")),
    )


def look(request: Mapping[str, Any]) -> dict[str, Any]:
    """In the child: see `look_at`."""
    from mynah.engine.speak.phonemes import to_ids
    from mynah.engine.speak.piper import open_session, run_voice
    from mynah.engine.speak.piper_config import read_config

    path = Path(request["path"])
    config = None if request["alone"] else read_config(path)
    session = open_session(path)
    if config is None:
        return {}
    several = any(one.name == "sid" for one in session.get_inputs())
    if bool(config.speakers) > several:
        raise MynahError(
            ErrorCode.BAD_INPUT, f"{path.name} has one speaker, but its file names several."
        )
    sounds = [one for one in config.ids if one.isalpha()][:_TRIED] or list(config.ids)[:_TRIED]
    ids, _ = to_ids(sounds, config.ids)
    audio = run_voice(session, config, ids, 1.0, 0)
    if len(audio) > _MOST_SECONDS * config.sample_rate:
        raise MynahError(
            ErrorCode.BAD_INPUT, f"{path.name} does not speak: it gives endless audio."
        )
    return {
        "sample_rate": config.sample_rate,
        "speakers": list(config.speakers)[:100],
        "language": config.language,
    }


def why_not_voice(path: Path, control: Control, *, config: bool) -> str:
    """Why a downloaded file is not the half of a Piper voice that it should be; "" where it is."""
    from mynah.engine.speak.piper_config import read_config_file

    try:
        if config:
            read_config_file(path)
        else:
            look_at(path, control, alone=True)
    except MynahError as error:
        return str(error).replace(path.name, "the file there").rstrip(".")
    return ""


def _known(folder: Path) -> dict[str, Any]:
    try:
        found = atomic.read_json(folder / CHECKED_FILE).get("voices")
    except FileNotFoundError:
        return {}
    except (OSError, atomic.UnreadableFileError) as error:
        _log.warning("%s", error)
        return {}
    return found if isinstance(found, dict) else {}
