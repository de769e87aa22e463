"""Finishing or undoing what a killed program left half done in a workspace.

Only files whose owner is surely gone are touched: an import's staging folder is locked by the
process that fills it, temporary files say whose they are, and those of another computer on a shared
folder are left alone until they are a day old.
A recording without its ``.meta.json`` that no staging folder explains is never deleted; it may
be all that is left of somebody's work.
"""

import contextlib
import shutil
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from mynah.project import atomic, edit_journal, voice_leftovers
from mynah.project.locks import FileLock, locked
from mynah.project.sample import is_sample_id
from mynah.protocol.errors import MynahError

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
    return _each(
        [
            partial(_alone, root / "samples", partial(_sweep_library, root)),
            *(partial(clear, folder) for place in _PLACES for folder in _folders(root, place)),
            partial(_sweep_voices, root / "voices"),
        ]
    )


def _each(works: Iterable[Callable[[], int]]) -> int:
    """Do all of them, also when the disk refuses one; that is raised in the end."""
    mended = 0
    refused: OSError | MynahError | None = None
    for work in works:
        try:
            mended += work()
        except (OSError, MynahError) as error:
            refused = refused or error
    if refused is not None:
        raise refused
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
        """Remove the folder and what is in it.

        A move that a disk neither carried out nor took back stays, and the next :func:`sweep`
        finishes it; so does what cannot be read to know.
        """
        self._lock.release()
        try:
            items = [path for path in self.folder.glob("*") if path.is_dir()]
            unfinished = any(_move_has_begun(item, self.folder.parent) for item in items)
        except OSError:
            unfinished = True
        if not unfinished:
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
                if name == META:  # no power cut leaves it there without the others
                    atomic.sync_dir(samples_dir)
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
    mended = _each(partial(_recover_import, one) for one in samples.glob(f"{STAGING_PREFIX}*"))
    entries = _folders(root, "bin/[!.]*")  # hidden ones are on their way out for good
    mended += _each(partial(_recover_deletion, entry, samples) for entry in entries)
    places = [one for place in _PLACES_OF_THE_LIBRARY for one in _folders(root, place)]
    mended += _each(partial(clear, folder) for folder in places)
    voice_leftovers.remove_empty(root / "bin")
    return mended


def _sweep_voices(voices: Path) -> int:
    for staged in voices.glob(f"{STAGING_PREFIX}*"):
        with contextlib.suppress(FileNotFoundError):
            if atomic.is_abandoned(staged):
                shutil.rmtree(staged)
    if not any(voices.iterdir()):  # then there is no need of a lock
        return 0
    return _alone(voices, lambda: voice_leftovers.mend(voices))


def _recover_import(staging: Path) -> int:
    lock = FileLock(staging / LOCK_NAME)
    try:
        if not lock.acquire():
            return 0
    except FileNotFoundError:
        return 0  # its own import has removed it since it was listed
    try:
        mended = int((staging / edit_journal.NAME).exists())
        edit_journal.carry_out(staging, staging.parent.parent)
        with contextlib.suppress(FileNotFoundError):  # an import that ended removes its folder
            for item in [path for path in staging.iterdir() if path.is_dir()]:
                mended += _finish_or_drop(item, staging.parent)
    finally:
        lock.release()
    shutil.rmtree(staging, ignore_errors=True)
    return mended


def _finish_or_drop(item: Path, samples_dir: Path) -> bool:
    """Go on with a move into the library that had begun; drop anything that was not ready."""
    sample_id = _move_has_begun(item, samples_dir)
    if sample_id:
        move_into_library(item, samples_dir, sample_id)
        return True
    shutil.rmtree(item, ignore_errors=True)
    return False


def _move_has_begun(item: Path, samples_dir: Path) -> str:
    """The sample of which a part is in the library and the rest still here; empty for none.

    Raises:
        OSError: The disk does not tell.
    """
    try:
        sample_id = str(atomic.read_json(item / META)["id"])
    except (FileNotFoundError, KeyError, atomic.UnreadableFileError):
        return ""
    # A sample that is whole is another import's: this one came too late, and was being removed.
    whole = (samples_dir / f"{sample_id}.meta.json").exists()
    begun = is_sample_id(sample_id) and not whole and not (item / AUDIO).exists()
    return sample_id if begun and (samples_dir / f"{sample_id}.wav").exists() else ""


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
