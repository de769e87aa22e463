"""Checkpoints as verified pairs: synthesiser and judges with their optimisers, and a manifest.

A pair is a folder `step-<number>`. Its files are written and synced under a temporary name, read
back, listed with sizes and hashes in a manifest, and only then is the folder renamed. The one
before it stays, so that a torn or rotten file costs one save and is said aloud.
"""

from __future__ import annotations

import hashlib
import io
import pickle
import shutil
from typing import TYPE_CHECKING, Any

import torch

from mynah.project.atomic import (
    UnreadableFileError,
    disk_errors,
    read_json,
    sync_dir,
    sync_tree,
    write_json,
)
from mynah.protocol.errors import ErrorCode, MynahError

if TYPE_CHECKING:
    from pathlib import Path

    from mynah.protocol.ports import Reporter

MANIFEST = "manifest.json"
PREFIX = "step-"
TEMPORARY = ".new"
KEPT = 2
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


def save_pair(folder: Path, step: int, parts: dict[str, dict[str, Any]]) -> Path:
    """Write `parts` (file stem to what torch.save takes) as the pair of `step`.

    Raises:
        MynahError: DISK_FULL or NO_PERMISSION.
        DamagedPairError: what was read back is not what was written.
    """
    final = folder / f"{PREFIX}{step:09d}"
    building = final.with_name(final.name + TEMPORARY)
    with disk_errors(folder):
        shutil.rmtree(building, ignore_errors=True)
        building.mkdir(parents=True)
        files = {}
        for stem, content in parts.items():
            buffer = io.BytesIO()
            torch.save(content, buffer)
            data = buffer.getvalue()
            (building / f"{stem}.pt").write_bytes(data)
            files[f"{stem}.pt"] = {"size": len(data), "sha256": hashlib.sha256(data).hexdigest()}
        sync_tree(building)
        _check(building, files)
        write_json(building / MANIFEST, {"step": step, "files": files})
        sync_dir(building)
        if final.exists():  # the same step again, after a rollback
            shutil.rmtree(final)
        building.rename(final)
        sync_dir(folder)
    # Pairs of later steps are damaged ones that the training fell back from: they must not take
    # the place of a good one.
    later = [pair for pair in _pairs(folder) if pair.name > final.name]
    for old in later + _pairs(folder)[len(later) + KEPT :]:
        shutil.rmtree(old, ignore_errors=True)
    return final


def load_newest_pair(folder: Path, reporter: Reporter) -> dict[str, dict[str, Any]] | None:
    """Parts of the newest pair that is whole; None where there has never been one.

    Raises:
        MynahError: BAD_CHECKPOINT when there are pairs and none is whole. A training is never
            started again from the base in silence.
    """
    problems = []
    for pair in _pairs(folder):
        try:
            return _load(pair)
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


def _pairs(folder: Path) -> list[Path]:
    """Folders of finished pairs, the newest first."""
    found = [p for p in folder.glob(f"{PREFIX}*") if p.is_dir() and p.suffix != TEMPORARY]
    return sorted(found, reverse=True)


def _check(folder: Path, files: dict[str, dict[str, Any]]) -> None:
    for name, expected in files.items():
        try:
            data = (folder / name).read_bytes()
        except OSError as error:
            raise DamagedPairError(f"{name}: {error}") from error
        if len(data) != expected["size"]:
            raise DamagedPairError(f"{name} has {len(data)} bytes, not {expected['size']}")
        if hashlib.sha256(data).hexdigest() != expected["sha256"]:
            raise DamagedPairError(f"{name} has other content than was written")


def _load(pair: Path) -> dict[str, dict[str, Any]]:
    try:
        files = read_json(pair / MANIFEST)["files"]
        _check(pair, files)
        return {
            name.removesuffix(".pt"): torch.load(pair / name, map_location="cpu", weights_only=True)
            for name in files
        }
    except _UNREADABLE as error:
        raise DamagedPairError(str(error) or type(error).__name__) from error
