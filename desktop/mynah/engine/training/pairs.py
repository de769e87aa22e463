"""Checkpoints as verified pairs: synthesiser and judges with their optimisers, and a manifest.

A pair is a folder `step-<number>`. Its files are written and synced under a temporary name, read
back, listed with sizes and hashes in a manifest, and only then is the folder renamed. The one
before it stays, so that a torn or rotten file costs one save and is said aloud.
"""

from __future__ import annotations

import errno
import hashlib
import pickle
import shutil
from contextlib import suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from mynah.engine.formats.safe_checkpoint import read_checkpoint
from mynah.engine.formats.torch_file import save_torch
from mynah.engine.run_faults import raise_if_memory
from mynah.engine.training.fitness import unfit
from mynah.project.atomic import (
    UnreadableFileError,
    disk_errors,
    make_folder,
    read_json,
    sync_dir,
    sync_tree,
    write_json,
)
from mynah.protocol.errors import ErrorCode, MynahError

if TYPE_CHECKING:
    from mynah.protocol.ports import Reporter

MANIFEST = "manifest.json"
PREFIX = "step-"
TEMPORARY = ".new"
GONE = ".gone"
KEPT = 2
_BLOCK = 1 << 20
_UNREADABLE = (  # what a manifest of another shape and torch.load raise; not MemoryError
    AttributeError,
    EOFError,
    KeyError,
    IndexError,
    OSError,
    RuntimeError,
    TypeError,
    UnreadableFileError,
    ValueError,
    pickle.UnpicklingError,
)


class DamagedPairError(Exception):
    """A pair whose files are not what its manifest says."""


def save_pair(
    folder: Path, step: int, parts: dict[str, dict[str, Any]], *, lasting: bool = False
) -> Path:
    """Write `parts` (file stem to what torch.save takes) as the pair of `step`.

    Args:
        folder: Of all pairs of the training.
        step: Names the pair; the same one again replaces it.
        parts: Nothing of them is copied: they go to the disk as they are taken apart.
        lasting: Whether it stays when newer ones come; otherwise the last two are kept.

    Raises:
        MynahError: DISK_FULL or NO_PERMISSION.
        DamagedPairError: what was read back is not what was written.
    """
    final = folder / f"{PREFIX}{step:09d}"
    building = final.with_name(final.name + TEMPORARY)
    if not folder.parent.parent.is_dir():  # with the run, of which no part may be made again
        raise FileNotFoundError(errno.ENOENT, "The run is not there any more", str(folder))
    with disk_errors(folder):
        shutil.rmtree(building, ignore_errors=True)
        make_folder(building)
        files = {}
        for stem, content in parts.items():
            with (building / f"{stem}.pt").open("wb") as file:
                written = _Hashed(file)
                save_torch(content, written)
            files[f"{stem}.pt"] = {"size": written.size, "sha256": written.sha256}
        sync_tree(building)
        _check(building, files)
        write_json(building / MANIFEST, {"step": step, "files": files, "lasting": lasting})
        sync_dir(building)
        if final.exists():  # the same step again, after a rollback
            _remove(final)
        building.rename(final)
        sync_dir(folder)
    # Pairs of later steps are damaged ones that the training fell back from: they must not take
    # the place of a good one.
    later = [pair for pair in _pairs(folder) if pair.name > final.name]
    old = [pair for pair in _pairs(folder)[len(later) + KEPT :] if not _lasting(pair)]
    for pair in later + old:
        _remove(pair)
    return final


def _remove(pair: Path) -> None:
    """Take a pair out of the list before its files go: half a pair would pass for a damaged one."""
    gone = pair.with_name(f"{pair.name}{GONE}{TEMPORARY}")
    shutil.rmtree(gone, ignore_errors=True)
    with suppress(OSError):
        pair.rename(gone)
        shutil.rmtree(gone)


class _Hashed:
    """A file to write to that knows the size and the hash of what it was given."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file, self._digest, self.size = file, hashlib.sha256(), 0

    @property
    def sha256(self) -> str:
        return self._digest.hexdigest()

    def write(self, data: bytes) -> int:
        self._file.write(data)
        self._digest.update(data)
        self.size += len(data)
        return len(data)

    def flush(self) -> None:
        self._file.flush()


def load_newest_pair(folder: Path, reporter: Reporter) -> dict[str, dict[str, Any]] | None:
    """Parts of the newest pair that is whole and of numbers; None where there was never one.

    Raises:
        MynahError: BAD_CHECKPOINT when there are pairs and none is whole. A training is never
            started again from the base in silence.
    """
    problems = []
    for pair in _pairs(folder):
        try:
            return _fit(load_pair(pair))
        except DamagedPairError as error:
            problems.append((pair.name, str(error)))
            reporter.warning("BAD_CHECKPOINT", f"{pair.name} is damaged ({error}).")
    if problems:
        raise MynahError(
            ErrorCode.BAD_CHECKPOINT,
            "No saved state of this training can be read.",
            hint="Start a new run, or put back the checkpoints from a backup.",
            items=problems,
        )
    return None


def _fit(parts: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """The same, unless the training could only go astray from it."""
    name = unfit(parts)
    if name:
        raise DamagedPairError(f"{name} is not a number")
    return parts


def _pairs(folder: Path) -> list[Path]:
    """Folders of finished pairs, the newest first."""
    found = [p for p in folder.glob(f"{PREFIX}*") if p.is_dir() and p.suffix != TEMPORARY]
    return sorted(found, reverse=True)


def _check(folder: Path, files: dict[str, dict[str, Any]]) -> None:
    for name, expected in files.items():
        if Path(name).name != name:
            raise DamagedPairError(f"{name} lies outside of it")
        try:
            size, digest = _size_and_hash(folder / name)
        except OSError as error:
            raise_if_memory(error)
            raise DamagedPairError(f"{name}: {error}") from error
        if size != expected["size"]:
            raise DamagedPairError(f"{name} has {size} bytes, not {expected['size']}")
        if digest != expected["sha256"]:
            raise DamagedPairError(f"{name} has other content than was written")


def _size_and_hash(path: Path) -> tuple[int, str]:
    digest, size = hashlib.sha256(), 0
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            digest.update(block)
            size += len(block)
    return size, digest.hexdigest()


def _lasting(pair: Path) -> bool:
    try:
        return read_json(pair / MANIFEST).get("lasting") is True
    except (OSError, UnreadableFileError):
        return False


def newest_pair(folder: Path) -> Path | None:
    """The folder of the newest finished pair, whole or not; None where there is none."""
    return next(iter(_pairs(folder)), None)


def load_pair(pair: Path) -> dict[str, dict[str, Any]]:
    """The parts of one pair.

    Raises:
        DamagedPairError: its files are not what its manifest says.
    """
    try:
        files = read_json(pair / MANIFEST)["files"]
        _check(pair, files)
        # The folder may be a copy of somebody else's, whose manifest fits whatever is there.
        return {name.removesuffix(".pt"): read_checkpoint(pair / name) for name in files}
    except MynahError as error:
        raise_if_memory(error)
        raise DamagedPairError(error.message) from error
    except _UNREADABLE as error:
        raise_if_memory(error)
        raise DamagedPairError(str(error) or type(error).__name__) from error
