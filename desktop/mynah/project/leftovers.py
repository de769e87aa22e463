"""Finishing or undoing what a killed program left half done in a workspace.

Only files whose owner is surely gone are touched: an import's staging folder is locked by the
process that fills it, temporary files say whose they are, and those of another computer on a shared
folder are left alone until they are a day old.
A recording without its ``.meta.json`` that no staging folder explains is never deleted; it may
be all that is left of somebody's work.
"""

import contextlib
import shutil
from collections.abc import Callable
from pathlib import Path

from mynah.project import atomic, edit_journal, voice_leftovers
from mynah.project.locks import FileLock, locked

LOCK_NAME = ".lock"
STAGING_PREFIX = ".staging-"
AUDIO, TEXT, META = "audio.wav", "transcript.txt", "meta.json"
SUFFIXES = ((AUDIO, ".wav"), (TEXT, ".txt"), (META, ".meta.json"))
_PLACES = (
    *("", "datasets", "exports", "exports/*", "cache", "runs", "runs/[!.]*"),
    *("voices", "voices/*", "voices/*/v*"),
)
_PLACES_OF_THE_LIBRARY = ("samples", "bin", "bin/voice-*", "bin/voice-*/v*")


def sweep(root: Path) -> int:
    """Recover the workspace in ``root``; leaves alone where another process is at work.

    Returns:
        How many changes were finished or undone that a person could have missed.

    Raises:
        OSError: The disk refused a rename or a removal.
        MynahError: The same, of a file that had to be written.
    """
    mended = sum(clear(folder) for place in _PLACES for folder in _folders(root, place))
    for staged in (root / "voices").glob(f"{STAGING_PREFIX}*"):
        with contextlib.suppress(FileNotFoundError):
            if atomic.is_abandoned(staged):
                shutil.rmtree(staged)
    mended += _alone(root / "samples", lambda: _sweep_library(root))
    if any((root / "voices").iterdir()):  # else there is no need of a lock
        mended += _alone(root / "voices", lambda: voice_leftovers.mend(root / "voices"))
    return mended


def clear(folder: Path) -> int:
    """Remove temporary files of processes that are gone, and bring back what stepped aside.

    Returns:
        How many things were brought back.

    Raises:
        OSError: The disk refused a rename or a removal.
    """
    if any(folder.glob("*.part")):
        from mynah.audio.write import remove_abandoned  # numpy is slow to load

        remove_abandoned(folder)
    return atomic.remove_abandoned(folder)


class Staging:
    """A folder beside the samples, owned by this process, in which one import prepares files.

    Args:
        samples_dir: The folder of the samples; its lock is taken while the folder is made.
        locked_already: The caller holds that lock.
    """

    def __init__(self, samples_dir: Path, *, locked_already: bool = False) -> None:
        self.folder = samples_dir / f"{STAGING_PREFIX}{atomic.temporary_name(samples_dir).name}"
        self._lock = FileLock(self.folder / LOCK_NAME)
        # Between the making of the folder and its locking a sweep would take it for a leftover.
        lock = contextlib.nullcontext() if locked_already else locked(samples_dir / LOCK_NAME)
        with lock, atomic.disk_errors(samples_dir):
            self.folder.mkdir()
            self._lock.acquire()

    def item(self) -> Path:
        """Return a new folder for one sample's three files."""
        folder = atomic.temporary_name(self.folder)
        folder.mkdir()
        return folder

    def leave(self, decided: bool) -> None:
        """Remove what was prepared, unless it was decided and is not yet carried out.

        Then the next :func:`sweep` finishes it.
        """
        if decided and (self.folder / edit_journal.NAME).exists():
            self._lock.release()
        else:
            self.close()

    def close(self) -> None:
        """Remove the folder and what is in it."""
        self._lock.release()
        shutil.rmtree(self.folder, ignore_errors=True)


def move_into_library(item: Path, samples_dir: Path, sample_id: str) -> None:
    """Move a prepared sample into the library; it exists from the last rename on.

    The caller holds the lock of the samples. Also finishes a move that was broken off.

    Args:
        item: Folder with ``audio.wav``, ``transcript.txt`` and ``meta.json``, all flushed.
        samples_dir: The folder of the samples.
        sample_id: Name of the sample's files.
    """
    moved: list[tuple[Path, Path]] = []
    try:
        for name, suffix in SUFFIXES:
            if (item / name).exists():
                moved.append((item / name, samples_dir / f"{sample_id}{suffix}"))
                moved[-1][0].rename(moved[-1][1])
    except OSError:  # refused by the disk: no part of it stays in the library
        for source, target in reversed(moved):
            with contextlib.suppress(OSError):
                target.rename(source)
        raise
    atomic.sync_dir(samples_dir)
    item.rmdir()


def _alone(folder: Path, work: Callable[[], int]) -> int:
    """Do something while no other process works in a folder; nothing when one does."""
    lock = FileLock(folder / LOCK_NAME)
    if not lock.acquire():
        return 0
    try:
        return work() if lock.reliable else 0
    finally:
        lock.release()


def _folders(root: Path, place: str) -> list[Path]:
    return [path for path in root.glob(place) if path.is_dir()] if place else [root]


def _sweep_library(root: Path) -> int:
    samples = root / "samples"
    mended = sum(_recover_import(one) for one in samples.glob(f"{STAGING_PREFIX}*"))
    entries = _folders(root, "bin/[!.]*")  # hidden ones are on their way out for good
    mended += sum(_recover_deletion(entry, samples) for entry in entries)
    for place in _PLACES_OF_THE_LIBRARY:
        for folder in _folders(root, place):
            mended += clear(folder)
    voice_leftovers.remove_empty(root / "bin")
    return mended


def _recover_import(staging: Path) -> int:
    lock = FileLock(staging / LOCK_NAME)
    if not lock.acquire():
        return 0
    try:
        mended = int((staging / edit_journal.NAME).exists())
        edit_journal.carry_out(staging, staging.parent.parent)
        for item in [path for path in staging.iterdir() if path.is_dir()]:
            mended += _finish_or_drop(item, staging.parent)
    finally:
        lock.release()
    shutil.rmtree(staging, ignore_errors=True)
    return mended


def _finish_or_drop(item: Path, samples_dir: Path) -> bool:
    """Go on with a move into the library that had begun; drop anything that was not ready."""
    try:
        sample_id = str(atomic.read_json(item / META)["id"])
    except (FileNotFoundError, KeyError, atomic.UnreadableFileError):
        shutil.rmtree(item, ignore_errors=True)
        return False
    begun = not (item / AUDIO).exists()
    if begun and (samples_dir / f"{sample_id}.wav").exists():
        move_into_library(item, samples_dir, sample_id)
        return True
    shutil.rmtree(item, ignore_errors=True)
    return False


def _recover_deletion(entry: Path, samples_dir: Path) -> int:
    """Bring a sample together again whose move to or from the bin was broken off.

    The ``.meta.json`` leaves the library first and comes back last, so a sample that is split
    between the two places belongs to the bin.
    """
    moved = 0
    for meta in entry.glob("*.meta.json"):
        sample_id = meta.name.removesuffix(".meta.json")
        if (samples_dir / meta.name).exists():
            continue
        for suffix in (".wav", ".txt"):
            left = samples_dir / f"{sample_id}{suffix}"
            if left.exists() and not (entry / left.name).exists():
                left.rename(entry / left.name)
                moved = 1
    return moved
