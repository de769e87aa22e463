"""What saving would change in a dataset."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mynah.gui.models.choice_facts import Totals, totals

if TYPE_CHECKING:
    from mynah.project.dataset import Dataset
    from mynah.project.sample import Sample


@dataclass(frozen=True)
class SetChanges:
    """A dataset as it is kept, and as it would be.

    Attributes:
        name: Its name.
        before: What it comes to now, deleted clips left out.
        after: What it would come to.
        added: Clips that come in.
        removed: Clips that go out and are still in the library.
        gone: Number of clips that go out because they were deleted from the library.
    """

    name: str
    before: Totals
    after: Totals
    added: tuple[Sample, ...]
    removed: tuple[Sample, ...]
    gone: int

    @property
    def any(self) -> bool:
        """Whether there is anything to save."""
        return bool(self.added or self.removed or self.gone)


def ids_of(dataset: Dataset) -> list[str]:
    """The clips of a dataset, in order."""
    return [entry.sample_id for entry in dataset.entries]


def set_changes(
    dataset: Dataset, samples: Sequence[Sample], chosen_ids: Iterable[str], seed: int
) -> SetChanges:
    """Compare a dataset with the clips that are ticked now."""
    wanted, had = set(chosen_ids), {entry.sample_id for entry in dataset.entries}
    known = {sample.id for sample in samples}
    kept = {entry.sample_id for entry in dataset.entries if entry.held_out} & known
    before = totals([sample for sample in samples if sample.id in had])
    return SetChanges(
        dataset.name,
        Totals(before.samples, before.seconds, before.quality, len(kept)),
        totals([sample for sample in samples if sample.id in wanted], seed),
        tuple(sample for sample in samples if sample.id in wanted - had),
        tuple(sample for sample in samples if sample.id in had - wanted),
        len(had - known),
    )
