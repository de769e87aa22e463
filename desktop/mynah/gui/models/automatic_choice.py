"""An automatic choice before it is made: its settings, and what it would take."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from mynah.gui.models.choice_facts import DEFAULT_SEED, ProviderFacts, choice_facts
from mynah.project.defaults import default
from mynah.project.readiness import PROVIDERS
from mynah.project.selection import Selection, select

if TYPE_CHECKING:
    from mynah.project.sample import Sample


@dataclass(frozen=True)
class AutomaticChoice:
    """Settings of :func:`mynah.project.selection.select`; ``None`` is no limit."""

    strategy: str = "quality"
    target_minutes: float | None = None
    at_most: int | None = None
    minimum_score: float = float(default("dataset", "minimum_score") or 0)
    seed: int = DEFAULT_SEED

    @classmethod
    def for_provider(cls, provider: str) -> AutomaticChoice:
        """What to begin with: everything that is good enough for it."""
        rules = PROVIDERS[provider]
        if rules.quality_applies == "each":
            return cls(minimum_score=rules.min_quality)
        return cls()


@dataclass(frozen=True)
class AutomaticPreview:
    """What would be taken.

    Attributes:
        choice: The settings it is of.
        selection: The clips, and why it stops.
        library: How many clips there are to choose from.
        readiness: The rules of the kind of voice that is looked at.
    """

    choice: AutomaticChoice
    selection: Selection
    library: int
    readiness: ProviderFacts

    @property
    def held_out(self) -> list[str]:
        """The clips that would be held out of training."""
        return [entry.sample_id for entry in self.selection.entries if entry.held_out]

    @property
    def quality(self) -> float:
        """Mean quality of the clips, 0 to 1."""
        samples = self.selection.samples
        return sum(one.score for one in samples) / len(samples) if samples else 0.0


def preview(samples: Sequence[Sample], choice: AutomaticChoice, provider: str) -> AutomaticPreview:
    """Choose, and look at what it would be enough for; not for the GUI thread."""
    selection = select(samples, **asdict(choice))
    facts = choice_facts(samples, [one.id for one in selection.samples], choice.seed)
    return AutomaticPreview(choice, selection, len(samples), facts.providers[provider])
