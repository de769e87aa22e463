"""A handful of a person's recordings, cut short, in a workspace that is thrown away."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from mynah.audio.decode import DecodeError, read
from mynah.audio.write import write_audio
from mynah.engine.job import JobEntry
from mynah.project.workspace import Workspace
from mynah.protocol.errors import ErrorCode, MynahError
from mynah.protocol.ports import Control

RECORDINGS = 6
LONGEST_S = 5.0  # of each; 30 s in all are enough to fill batches from


@dataclass(frozen=True)
class Material:
    """Recordings that a voice is to be made of.

    Attributes:
        files: Each with its seconds and whether it is held out.
        dataset: Where they come from, in words.
    """

    files: tuple[tuple[Path, float, bool], ...]
    dataset: str = ""

    @property
    def seconds(self) -> float:
        """Length of all together."""
        return sum(seconds for _, seconds, _ in self.files)

    @property
    def trained_seconds(self) -> float:
        """Length of those that are trained on."""
        return sum(seconds for _, seconds, held_out in self.files if not held_out)


def handful(material: Material, folder: Path, control: Control) -> tuple[Workspace, list[JobEntry]]:
    """Copy a few recordings that are spread over all of them into a workspace in `folder`.

    Raises:
        MynahError: NOTHING_USABLE when none of them can be read.
    """
    workspace = Workspace.open(folder, create=True)
    entries: list[JobEntry] = []
    problems: list[tuple[str, str]] = []
    for path in _spread([path for path, _, held_out in material.files if not held_out]):
        control.raise_if_requested()
        try:
            found = read(path, max_seconds=LONGEST_S)
        except DecodeError as fault:
            problems.append((path.name, fault.message))
            continue
        name = hashlib.sha256(str(path).encode("utf-8", "surrogateescape")).hexdigest()[:16]
        target = workspace.samples_dir / f"{name}.wav"
        write_audio(target, found.samples, found.sample_rate, subtype="FLOAT")
        seconds = len(found.samples) / found.sample_rate
        entries.append(JobEntry(name, name, held_out=False, seconds=seconds))
        if len(entries) == RECORDINGS:
            break
    if not entries:
        raise MynahError(
            ErrorCode.NOTHING_USABLE, "There is no recording to try with.", items=problems
        )
    return workspace, entries


def _spread(files: Sequence[Path]) -> list[Path]:
    """All of them, beginning with a few from everywhere."""
    step = max(1, len(files) // RECORDINGS)
    first = list(files[step // 2 :: step])[:RECORDINGS]
    chosen = set(first)
    return first + [path for path in files if path not in chosen]
