"""What there is to train on: a dataset or the whole library, counted and held against the rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mynah.project import dataset as datasets
from mynah.project.readiness import readiness
from mynah.project.samples import Library
from mynah.project.selection import hold_out
from mynah.project.voices import VoiceStore

if TYPE_CHECKING:
    from mynah.project.workspace import Workspace

_SEED = 1234


@dataclass(frozen=True)
class Material:
    """The recordings of a training.

    Attributes:
        dataset: Name of the dataset; empty for the whole library.
        samples: Recordings that are there.
        seconds: Their length.
        held_out: How many of them are kept to judge the voice by.
        quality: Their mean quality, 0 to 1.
        missing: Recordings of the dataset that were deleted.
        changed: Recordings of the dataset that are not what was chosen any more.
        failing: Rules that are not met, as the readiness tells them.
        recommended: Whether there is as much as gives good results.
        recommended_seconds: That length.
        in_library: Recordings in the library.
    """

    dataset: str = ""
    samples: int = 0
    seconds: float = 0.0
    held_out: int = 0
    quality: float = 0.0
    missing: int = 0
    changed: int = 0
    failing: tuple[Mapping[str, Any], ...] = ()
    recommended: bool = False
    recommended_seconds: float = 600.0
    in_library: int = 0

    @property
    def usable(self) -> bool:
        """Whether there is anything to learn from."""
        return self.samples - self.held_out > 0

    @property
    def ready(self) -> bool:
        """Whether every rule is met."""
        return self.usable and not self.failing


@dataclass(frozen=True)
class Offer:
    """What can be chosen, and what was.

    Attributes:
        names: Names of the datasets.
        material: What is chosen now.
        voices: Names of the voices that there are.
    """

    names: tuple[str, ...]
    material: Material
    voices: tuple[str, ...] = ()


def read_offer(workspace: Workspace, dataset: str, kind: str) -> Offer:
    """Read datasets and samples; takes a moment, so not on the GUI thread.

    A dataset that is gone counts as the whole library.
    """
    if not workspace.exists:
        return Offer((), Material())
    names = tuple(datasets.names(workspace))
    library = Library(workspace).list()
    if dataset not in names:
        dataset = ""
    if dataset:
        report = datasets.show(workspace, dataset)
        samples, held_out = report.samples, len(report.held_out)
        states = [one.state for one in report.entries]
    else:
        samples, held_out = library, len(hold_out(library, _SEED))
        states = []
    answer = readiness(samples, kind)
    count = len(samples)
    material = Material(
        dataset=dataset,
        samples=count,
        seconds=datasets.total_seconds(samples),
        held_out=held_out,
        quality=sum(sample.score for sample in samples) / count if count else 0.0,
        missing=states.count("missing"),
        changed=states.count("changed"),
        failing=tuple(one for one in answer["requirements"] if not one["ok"]),
        recommended=bool(answer["recommended"]),
        recommended_seconds=float(answer["limits"]["recommended_duration"]),
        in_library=len(library),
    )
    return Offer(names, material, tuple(voice.name for voice in VoiceStore(workspace).list()))
