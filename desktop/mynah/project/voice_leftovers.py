"""Finishing what a killed program left half done among the voices of a workspace."""

import contextlib
from pathlib import Path
from typing import Any

from mynah.project import atomic

POINTER, ACTIVE = "current.json", "active.json"
BINNED_AT = "binned_at"
"""Key of the pointer that says when the voice was put into the bin."""
WAS_ACTIVE = "was_active"
"""Key of the pointer of a voice in the bin that was the active one."""
FORMER_NAME = "former_name"
"""Key of the pointer of a voice that was renamed, until it is written again."""


def mend(voices: Path) -> int:
    """Let the active voice follow a rename, a deletion or a return that was broken off.

    The caller holds the lock of the voices.

    Args:
        voices: The folder of the voices.

    Returns:
        How many things were put right.

    Raises:
        OSError: The disk refused something.
        MynahError: The same, of a file that had to be written.
    """
    remove_empty(voices)
    pointers = {path: _read(path) for path in voices.glob(f"*/{POINTER}")}
    active = str(_read(voices / ACTIVE).get("name") or "")
    names = {str(one.get("name") or path.parent.name) for path, one in pointers.items()}
    wanted = active
    if active and active not in names | _without_pointer(voices):
        former = [one for one in pointers.values() if one.get(FORMER_NAME) == active]
        wanted = str(former[0].get("name") or "") if former else ""
    for path, pointer in pointers.items():
        if BINNED_AT not in pointer:
            continue
        # It is on the shelf: it came back, or never went.
        if pointer.get(WAS_ACTIVE) is True and not wanted:
            wanted = str(pointer.get("name") or "")
        kept = {key: one for key, one in pointer.items() if key not in (BINNED_AT, WAS_ACTIVE)}
        atomic.write_json(path, kept)
    if wanted == active:
        return 0
    atomic.write_json(voices / ACTIVE, {**_read(voices / ACTIVE), "name": wanted})
    return 1


def remove_empty(folder: Path) -> None:
    """Remove empty folders in one whose lock the caller holds: what was to fill them is gone."""
    for path in folder.iterdir():
        if path.is_dir() and not path.is_symlink() and path.name[:1] != ".":
            with contextlib.suppress(OSError):  # not empty
                path.rmdir()


def _without_pointer(voices: Path) -> set[str]:
    """Names on the cards of voices whose pointer is missing or torn."""
    cards = [
        path for path in voices.glob("*/v*/voice.json") if not _read(path.parents[1] / POINTER)
    ]
    return {str(_read(path).get("name") or "") for path in cards}


def _read(path: Path) -> dict[str, Any]:
    try:
        return atomic.read_json(path)
    except (OSError, atomic.UnreadableFileError):
        return {}
