"""Finishing or undoing what a killed program left half done in a workspace.

Only files whose owner is surely gone are touched: an import's staging folder is locked by the
process that fills it, temporary files of other writers are left alone until they are a day old.
A recording without its ``.meta.json`` that no staging folder explains is never deleted; it may
be all that is left of somebody's work.
"""

import contextlib
import shutil
import time
from pathlib import Path

from mynah.project import atomic, edit_journal
from mynah.project.locks import FileLock, locked

LOCK_NAME = ".lock"
STAGING_PREFIX = ".staging-"
AUDIO, TEXT, META = "audio.wav", "transcript.txt", "meta.json"
SUFFIXES = ((AUDIO, ".wav"), (TEXT, ".txt"), (META, ".meta.json"))
OLD_SECONDS = 24 * 3600.0
_PARTS = ".mynah-*.part"
_TEMPORARY_FOLDERS = ("", "samples", "datasets", "voices", "exports", "bin", "cache")


def sweep(root: Path) -> None:
    """Recover the workspace in ``root``; returns at once when another process works in it.

    Raises:
        OSError: The disk refused a rename or a removal.
    """
    for name in _TEMPORARY_FOLDERS:
        _remove_old_temporaries(root / name)
    lock = FileLock(root / "samples" / LOCK_NAME)
    if not lock.acquire():
        return
    try:
        if not lock.reliable:
            return
        for staging in (root / "samples").glob(f"{STAGING_PREFIX}*"):
            _recover_import(staging)
        for entry in (root / "bin").iterdir():
            _recover_deletion(entry, root / "samples")
    finally:
        lock.release()


class Staging:
    """A folder beside the samples, owned by this process, in which one import prepares files.

    Args:
        samples_dir: The folder of the samples; its lock is taken while the folder is made.
    """

    def __init__(self, samples_dir: Path) -> None:
        self.folder = samples_dir / f"{STAGING_PREFIX}{atomic.temporary_name(samples_dir).name}"
        self._lock = FileLock(self.folder / LOCK_NAME)
        # Between the making of the folder and its locking a sweep would take it for a leftover.
        with locked(samples_dir / LOCK_NAME), atomic.disk_errors(samples_dir):
            self.folder.mkdir()
            self._lock.acquire()

    def item(self) -> Path:
        """Return a new folder for one sample's three files."""
        folder = atomic.temporary_name(self.folder)
        folder.mkdir()
        return folder

    def abandon(self) -> None:
        """Leave the folder to the next :func:`sweep`, which finishes what was decided in it."""
        self._lock.release()

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


def _remove_old_temporaries(folder: Path) -> None:
    # The staging folders of the library have an owner to ask; those of the voices only an age.
    staged = folder.glob(f"{STAGING_PREFIX}*") if folder.name == "voices" else ()
    for path in (*folder.glob(f"{atomic.TEMP_PREFIX}*"), *folder.glob(_PARTS), *staged):
        with contextlib.suppress(FileNotFoundError):
            if time.time() - path.lstat().st_mtime > OLD_SECONDS:
                shutil.rmtree(path) if path.is_dir() else path.unlink()


def _recover_import(staging: Path) -> None:
    lock = FileLock(staging / LOCK_NAME)
    if not lock.acquire():
        return
    try:
        edit_journal.carry_out(staging, staging.parent.parent)
        for item in [path for path in staging.iterdir() if path.is_dir()]:
            _finish_or_drop(item, staging.parent)
    finally:
        lock.release()
    shutil.rmtree(staging, ignore_errors=True)


def _finish_or_drop(item: Path, samples_dir: Path) -> None:
    """Go on with a move into the library that had begun; drop anything that was not ready."""
    try:
        sample_id = str(atomic.read_json(item / META)["id"])
    except (FileNotFoundError, KeyError, atomic.UnreadableFileError):
        shutil.rmtree(item, ignore_errors=True)
        return
    begun = not (item / AUDIO).exists()
    if begun and (samples_dir / f"{sample_id}.wav").exists():
        move_into_library(item, samples_dir, sample_id)
    else:
        shutil.rmtree(item, ignore_errors=True)


def _recover_deletion(entry: Path, samples_dir: Path) -> None:
    """Bring a sample together again whose move to or from the bin was broken off.

    The ``.meta.json`` leaves the library first and comes back last, so a sample that is split
    between the two places belongs to the bin.
    """
    for meta in entry.glob("*.meta.json"):
        sample_id = meta.name.removesuffix(".meta.json")
        if (samples_dir / meta.name).exists():
            continue
        for suffix in (".wav", ".txt"):
            left = samples_dir / f"{sample_id}{suffix}"
            if left.exists() and not (entry / left.name).exists():
                left.rename(entry / left.name)
