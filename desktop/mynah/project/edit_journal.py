"""A change of several files at once that a crash leaves either undone or done, never between.

Everything new is prepared in a staging folder. The moment the plan is written into that folder the
change is decided: from then on it is carried out, by this process or, after a crash, by the next
one that opens the workspace. Every step may be repeated.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Self

from mynah.project import atomic

NAME = "edit.json"
DATASET_VERSION = 1
"""The newest format of datasets."""
# Names of a sample's files, in the order in which they come into the library. The last one makes
# the sample visible, and is the first to leave.
_FILES = (("audio.wav", ".wav"), ("transcript.txt", ".txt"), ("meta.json", ".meta.json"))


@dataclass(frozen=True)
class Plan:
    """What is to happen.

    Attributes:
        bring: Samples that come into the library: id, and the folder, relative to the workspace,
            in which their files lie (an item of a staging folder, or an entry of the bin).
        remove: Samples that leave it: id, and the name of their new entry in the bin.
        references: Ids with the hash of their WAV file that take the place of the removed ones in
            datasets.
        write_files: Small files that get another content: path relative to the workspace, and the
            text.
        drop_files: Small files that are removed.
    """

    bring: tuple[tuple[str, str], ...] = ()
    remove: tuple[tuple[str, str], ...] = ()
    references: tuple[tuple[str, str], ...] = ()
    write_files: tuple[tuple[str, str], ...] = ()
    drop_files: tuple[str, ...] = ()

    def write(self, staging: Path) -> None:
        """Decide the change.

        Raises:
            MynahError: ``DISK_FULL`` or ``NO_PERMISSION``; then nothing was decided.
        """
        atomic.write_json(staging / NAME, asdict(self))

    @classmethod
    def read(cls, staging: Path) -> Self | None:
        """The plan of a staging folder; ``None`` when nothing was decided there."""
        try:
            data = atomic.read_json(staging / NAME)
        except (FileNotFoundError, atomic.UnreadableFileError):
            return None
        dropped = data.get("drop_files")
        return cls(
            bring=_pairs(data.get("bring")),
            remove=_pairs(data.get("remove")),
            references=_pairs(data.get("references")),
            write_files=_pairs(data.get("write_files")),
            drop_files=tuple(str(one) for one in (dropped if isinstance(dropped, list) else ())),
        )


def carry_out(staging: Path, root: Path) -> list[str]:
    """Do what was decided; the caller holds the lock of the samples.

    Args:
        staging: Folder with the plan; the plan is removed when all is done.
        root: The workspace.

    Returns:
        File names of the datasets that were changed.

    Raises:
        OSError: The disk refused something. What is missing is done by the next call.
    """
    plan = Plan.read(staging)
    if plan is None:
        return []
    samples = root / "samples"
    for sample_id, folder in plan.bring:
        _bring(root / folder, samples, sample_id)
    changed = _refer(root / "datasets", plan)
    for sample_id, entry in plan.remove:
        _remove(samples, root / "bin" / entry, sample_id)
    for name, text in plan.write_files:
        atomic.write_text(root / name, text)
    for name in plan.drop_files:
        (root / name).unlink(missing_ok=True)
        atomic.sync_dir((root / name).parent)
    atomic.sync_dir(samples)
    (staging / NAME).unlink()
    return changed


def swapped(
    entries: Sequence[Mapping[str, Any]], old: Sequence[str], new: Sequence[tuple[str, str]]
) -> list[dict[str, Any]]:
    """Entries of a dataset in which samples took the place of others.

    Args:
        entries: As in the dataset's file.
        old: Ids that are replaced; the first one gives its place and whether it is held out.
        new: Ids and hashes that replace them; those that are there already are not doubled.
    """
    there = {str(one.get("sample_id")) for one in entries}
    result: list[dict[str, Any]] = []
    placed = False
    for one in entries:
        if one.get("sample_id") not in old:
            result.append(dict(one))
        elif not placed:
            placed = True
            result += [
                {**one, "sample_id": sample_id, "sha256": sha256}
                for sample_id, sha256 in new
                if sample_id not in there
            ]
    return result


def _bring(folder: Path, samples: Path, sample_id: str) -> None:
    if not folder.is_dir():
        return
    for name, suffix in _FILES:
        target = samples / f"{sample_id}{suffix}"
        for source in (folder / name, folder / target.name):
            if source.exists() and not target.exists():
                if suffix == _FILES[-1][1]:
                    atomic.sync_dir(samples)
                source.rename(target)
    atomic.sync_dir(samples)
    shutil.rmtree(folder, ignore_errors=True)


def _remove(samples: Path, entry: Path, sample_id: str) -> None:
    entry.mkdir(parents=True, exist_ok=True)
    atomic.sync_dir(entry.parent)
    for _, suffix in reversed(_FILES):
        source = samples / f"{sample_id}{suffix}"
        if source.exists():
            source.rename(entry / source.name)
    atomic.sync_dir(entry)


def _refer(datasets: Path, plan: Plan) -> list[str]:
    old = [sample_id for sample_id, _ in plan.remove]
    changed: list[str] = []
    if not old:
        return changed
    for path in sorted(datasets.glob("*.json")):
        try:
            data = atomic.read_json(path)
        except (OSError, atomic.UnreadableFileError):
            continue
        if not _may_change(data):
            continue
        entries = data.get("entries")
        listed = [one for one in entries if isinstance(one, dict)] if entries else []
        if any(one.get("sample_id") in old for one in listed):
            data["entries"] = swapped(listed, old, plan.references)
            atomic.write_json(path, data)
            changed.append(path.name)
    return changed


def _may_change(dataset: Mapping[str, Any]) -> bool:
    """Whether a dataset has a format that is known here: another one is left as it is."""
    version = dataset.get("schema_version", DATASET_VERSION)
    return isinstance(version, int) and version <= DATASET_VERSION


def _pairs(value: object) -> tuple[tuple[str, str], ...]:
    rows = value if isinstance(value, list) else []
    return tuple((str(one[0]), str(one[1])) for one in rows if len(one) == 2)
