"""The bin of samples: the names of its folders, and what lies in one."""

import contextlib
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from mynah.project import atomic
from mynah.project.sample import (
    META_SUFFIX,
    TEXT_SUFFIX,
    Sample,
    parse,
    read_meta_text,
    read_transcript,
)


@dataclass(frozen=True)
class BinnedSample:
    """A deleted sample that can still be restored.

    Attributes:
        entry: Name of its folder in the bin.
        sample: The sample; its path lies in the bin.
        size: Bytes it takes.
    """

    entry: str
    sample: Sample
    size: int


@dataclass(frozen=True)
class PurgeReport:
    """What a purge removed, or would remove."""

    samples: int
    files: int
    size: int


def bin_entry(when: str, sample_id: str) -> str:
    """A new name for a sample's folder in the bin; names sort by time."""
    moment = "".join(letter for letter in when if letter.isalnum())
    return f"{moment}-{sample_id}-{secrets.token_hex(2)}"


def is_bin_entry(text: str) -> bool:
    """Tell whether ``text`` can be the name of a folder in the bin."""
    return bool(text) and text == Path(text).name and not text.startswith(".")


def samples_in(folder: Path) -> list[BinnedSample]:
    """The samples in one folder of the bin; those that cannot be read are left out."""
    found = []
    for meta in folder.glob(f"*{META_SUFFIX}"):
        sample_id = meta.name.removesuffix(META_SUFFIX)
        text = read_transcript(folder / (sample_id + TEXT_SUFFIX))
        try:
            sample = parse(folder, sample_id, read_meta_text(meta), text)
        except (atomic.UnreadableFileError, FileNotFoundError):
            continue
        found.append(BinnedSample(folder.name, sample, size_of(folder)[1]))
    return found


def folders_in(folder: Path) -> list[Path]:
    """The folders of the bin, without those that are being removed; none where there is no bin."""
    try:
        return [path for path in folder.iterdir() if path.is_dir() and path.name[:1] != "."]
    except FileNotFoundError:
        return []


def size_of(folder: Path) -> tuple[int, int]:
    """Number of files below a folder, and their bytes."""
    sizes = []
    for place, _folders_there, names in os.walk(folder):
        for name in names:
            with contextlib.suppress(FileNotFoundError):  # it is being moved or removed
                sizes.append(Path(place, name).lstat().st_size)
    return len(sizes), sum(sizes)
