"""Voices in the bin of a workspace: what is there, since when, and how much room it takes."""

import contextlib
import os
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from mynah.project import atomic
from mynah.project.voice_leftovers import BINNED_AT
from mynah.project.voice_reading import folders_in, read_pointer, read_voice

PREFIX = "voice-"


@dataclass(frozen=True)
class BinnedVoice:
    """A voice that was deleted and can still come back.

    Attributes:
        name: Model name.
        dir: Its folder in the bin.
        deleted_at: When, ISO 8601 in UTC.
        size: Bytes of all its versions.
    """

    name: str
    dir: Path
    deleted_at: str
    size: int


def new_place(bin_dir: Path, folder: Path) -> Path:
    """An unused place in the bin for the folder of a voice."""
    return bin_dir / f"{PREFIX}{secrets.token_hex(4)}-{folder.name}"


def voices_in(bin_dir: Path) -> list[BinnedVoice]:
    """The voices in the bin, the one that was deleted last first."""
    found = []
    for folder in folders_in(bin_dir):
        voice = read_voice(folder) if folder.name.startswith(PREFIX) else None
        if voice is not None:
            stamp = str(read_pointer(folder).get(BINNED_AT) or "") or _changed(folder)
            found.append(BinnedVoice(voice.name, folder, stamp, _size(folder)))
    return sorted(found, key=lambda one: (one.deleted_at, one.dir.name), reverse=True)


def remove(folder: Path) -> None:
    """Remove a voice from the bin for good; after a kill the rest of it is swept later.

    Raises:
        MynahError: ``NO_PERMISSION``.
    """
    with atomic.disk_errors(folder):
        atomic.remove_tree(folder)


def _changed(folder: Path) -> str:
    """When a folder was changed: of a voice that an older Mynah put into the bin."""
    moment = datetime.fromtimestamp(folder.stat().st_mtime, UTC)
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _size(folder: Path) -> int:
    size = 0
    for place, _folders, names in os.walk(folder):
        for name in names:
            with contextlib.suppress(FileNotFoundError):  # it is being removed for good
                size += Path(place, name).lstat().st_size
    return size
