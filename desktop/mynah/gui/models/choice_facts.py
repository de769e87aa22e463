"""What a library and the clips chosen from it come to: totals, and each provider's rules.

Plain values, computed off the GUI thread; words are made of them in the views.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, cast

from mynah.project.dataset import total_seconds
from mynah.project.readiness import PROVIDERS, Provider, readiness
from mynah.project.selection import hold_out

if TYPE_CHECKING:
    from mynah.project.sample import Sample

LIBRARY, CHOSEN = "library", "dataset"
DEFAULT_SEED = 1234
_SPLIT_SECONDS = 15.0

# What a button does about a failing rule.
ADD, RECORD, SPLIT = "add", "record", "split"
SHOW_WORST, CHOOSE, WRITE = "show_worst", "choose", "write"


@dataclass(frozen=True)
class Totals:
    """What some clips come to.

    Attributes:
        samples: How many.
        seconds: Their summed length.
        quality: Mean quality, 0 to 1.
        held_out: How many of them are kept out of training.
    """

    samples: int = 0
    seconds: float = 0.0
    quality: float = 0.0
    held_out: int = 0


@dataclass(frozen=True)
class Fix:
    """What would put a failing rule right.

    Attributes:
        action: ``add``, ``record``, ``split``, ``show_worst``, ``choose`` or ``write``.
        count: Clips or transcripts that are missing, or that are to be looked at.
        seconds: Length that is missing.
        ids: The clips to look at.
    """

    action: str
    count: int = 0
    seconds: float = 0.0
    ids: tuple[str, ...] = ()


@dataclass(frozen=True)
class Bar:
    """How far one rule is met in one scope.

    Attributes:
        needed: The limit.
        actual: What there is, in the same unit.
        ok: Whether it is met.
        fix: What would meet it.
    """

    needed: float
    actual: float
    ok: bool
    fix: Fix | None = None

    @property
    def share(self) -> float:
        """What there is as a share of what is needed, 0 to 1."""
        return min(1.0, self.actual / self.needed) if self.needed else 1.0


@dataclass(frozen=True)
class Rule:
    """One rule of a provider.

    Attributes:
        code: ``samples``, ``duration``, ``quality``, ``quality_each`` or ``transcripts``.
        library: How far the library meets it.
        chosen: How far the chosen clips do; ``None`` while nothing is chosen.
    """

    code: str
    library: Bar
    chosen: Bar | None = None

    @property
    def ok(self) -> bool:
        """Whether it is met wherever it is asked."""
        return self.library.ok and (self.chosen is None or self.chosen.ok)


@dataclass(frozen=True)
class ProviderFacts:
    """All rules of one provider."""

    provider: str
    ready: bool
    recommended: bool
    recommended_seconds: float
    rules: tuple[Rule, ...]

    @property
    def missing(self) -> int:
        """How many rules are not met."""
        return sum(not rule.ok for rule in self.rules)


@dataclass(frozen=True)
class ChoiceFacts:
    """Everything that a library and a choice come to."""

    library: Totals = field(default_factory=Totals)
    chosen: Totals | None = None
    providers: Mapping[str, ProviderFacts] = field(default_factory=dict)


def choice_facts(
    samples: Sequence[Sample], chosen_ids: Iterable[str], seed: int = DEFAULT_SEED
) -> ChoiceFacts:
    """Work out totals and rules.

    Args:
        samples: The library.
        chosen_ids: The clips that are ticked; those that are gone do not count.
        seed: Of the clips that are held out.
    """
    wanted = set(chosen_ids)
    samples = _measured(samples)
    chosen = [sample for sample in samples if sample.id in wanted]
    return ChoiceFacts(
        totals(samples),
        totals(chosen, seed) if chosen else None,
        {name: _provider_facts(samples, chosen, one) for name, one in PROVIDERS.items()},
    )


def totals(samples: Sequence[Sample], seed: int | None = None) -> Totals:
    """Add clips up; with a seed also say how many a dataset of them would hold out."""
    if not samples:
        return Totals()
    quality = sum(sample.score for sample in samples) / len(samples)
    held = len(hold_out(samples, seed)) if seed is not None else 0
    return Totals(len(samples), total_seconds(samples), quality, held)


@dataclass(frozen=True, slots=True)
class _Measured:
    """The few values of a sample that are asked for again and again, looked up once."""

    id: str
    score: float
    duration: float
    transcript: str


def _measured(samples: Sequence[Sample]) -> Sequence[Sample]:
    made = [_Measured(one.id, one.score, one.duration, one.transcript) for one in samples]
    return cast("Sequence[Sample]", made)


def _provider_facts(
    samples: Sequence[Sample], chosen: Sequence[Sample], rules: Provider
) -> ProviderFacts:
    answer = readiness(samples, rules.name, chosen or None)
    found = answer["requirements"]
    mine = {one["rule"]: one for one in found if one["scope"] == LIBRARY}
    theirs = {one["rule"]: one for one in found if one["scope"] == CHOSEN}
    taken = {sample.id for sample in chosen}
    left = [sample for sample in samples if sample.id not in taken]
    return ProviderFacts(
        rules.name,
        bool(answer["ready"]),
        bool(answer["recommended"]),
        rules.recommended_duration,
        tuple(
            Rule(
                code,
                _bar(one, _library_fix, samples, rules),
                _bar(theirs[code], _chosen_fix, chosen, rules, left) if code in theirs else None,
            )
            for code, one in mine.items()
        ),
    )


def _bar(one: Mapping[str, Any], fix: Callable[..., Fix | None], *material: Any) -> Bar:
    found = None if one["ok"] else fix(one, *material)
    return Bar(float(one["needed"]), float(one["actual"]), bool(one["ok"]), found)


def _library_fix(one: Mapping[str, Any], samples: Sequence[Sample], rules: Provider) -> Fix | None:
    """What the library lacks comes from outside it, or from its worst and longest clips."""
    rule, missing = one["rule"], one["needed"] - one["actual"]
    if rule == "samples" and one["fix"] == "split" and (longest := _longest(samples, missing)):
        return Fix(SPLIT, len(longest), ids=longest)
    if rule == "duration":
        return Fix(RECORD, seconds=missing)
    if rule == "transcripts":
        return _write(samples, missing) or Fix(ADD, math.ceil(missing))
    if rule == "quality":
        worst = _worst(samples, rules.min_quality)
        return Fix(SHOW_WORST, len(worst), ids=worst) if worst else None
    return Fix(ADD, math.ceil(missing))


def _chosen_fix(
    one: Mapping[str, Any], chosen: Sequence[Sample], rules: Provider, left: Sequence[Sample]
) -> Fix | None:
    """What a choice lacks comes from the clips that are left in the library, if there are any."""
    rule, missing = one["rule"], one["needed"] - one["actual"]
    if rule in {"quality", "quality_each"}:
        each = rule == "quality_each"
        worst = _below(chosen, rules.min_quality) if each else _worst(chosen, rules.min_quality)
        return Fix(SHOW_WORST, len(worst), ids=worst) if worst else None
    if rule == "transcripts" and (write := _write(chosen, missing)):
        return write
    if not left:
        return None  # the library's own bar says what to do
    if rule == "duration":
        return Fix(CHOOSE, seconds=min(missing, max(1.0, total_seconds(left))))
    return Fix(CHOOSE, min(math.ceil(missing), len(left)))


def _write(samples: Sequence[Sample], missing: float) -> Fix | None:
    without = tuple(sample.id for sample in samples if not sample.transcript)
    count = min(math.ceil(missing), len(without))
    return Fix(WRITE, count, ids=without) if count else None


def _worst(samples: Sequence[Sample], quality: float) -> tuple[str, ...]:
    """The fewest clips without which the mean would be high enough, the worst first."""
    by_score = sorted(samples, key=lambda sample: sample.score)
    total, left = sum(sample.score for sample in by_score), len(by_score)
    for number, sample in enumerate(by_score):
        if left and total / left >= quality:
            return tuple(one.id for one in by_score[:number])
        total -= sample.score
        left -= 1
    return _below(samples, quality)


def _below(samples: Sequence[Sample], quality: float) -> tuple[str, ...]:
    low = [sample for sample in samples if sample.score < quality]
    return tuple(sample.id for sample in sorted(low, key=lambda sample: sample.score))


def _longest(samples: Sequence[Sample], missing: float) -> tuple[str, ...]:
    """The longest clips, as many as are missing, that are worth splitting."""
    by_length = sorted(samples, key=lambda sample: -sample.duration)
    worth = [sample.id for sample in by_length if sample.duration > _SPLIT_SECONDS]
    return tuple(worth[: math.ceil(missing)])
