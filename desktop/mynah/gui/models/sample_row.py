"""One row of the list of samples: what is shown of a sample, and what it is sorted by."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mynah.project.sample import Sample

_NUMBER = re.compile(r"(\d+)")
_SEARCHED_LETTERS = 20_000  # of a transcript; nobody searches for what comes later

NaturalKey = tuple[tuple[int, int, str], ...]


class SampleRow:
    """A sample with the values that its cells need, each computed when it is first asked for.

    Attributes:
        sample: The sample.
        sets: Names of the datasets that it belongs to.
    """

    __slots__ = ("__dict__", "sample", "sets")

    def __init__(self, sample: Sample, sets: tuple[str, ...] = ()) -> None:
        self.sample = sample
        self.sets = sets

    @property
    def id(self) -> str:
        """The sample's id."""
        return self.sample.id

    @cached_property
    def name(self) -> str:
        """Name of the file it came from, without its folder; its id where nobody knows."""
        return self.sample.original_name or self.sample.id

    @cached_property
    def transcript(self) -> str:
        """What is said, on one line."""
        return " ".join(self.sample.transcript.split())

    @cached_property
    def verdict(self) -> str:
        """``ok`` or ``warn``."""
        return self.sample.verdict

    @cached_property
    def score(self) -> float:
        """Measured quality, 0 to 1."""
        return self.sample.score

    @cached_property
    def duration(self) -> float:
        """Length in seconds."""
        return self.sample.duration

    @cached_property
    def rate(self) -> int:
        """Sample rate in Hz."""
        return self.sample.sample_rate

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """Codes of the reasons why it is not simply good, the weightiest first."""
        return tuple(code for code, _ in self.reasons)

    @cached_property
    def reasons(self) -> tuple[tuple[str, str], ...]:
        """Code and English sentence of each reason."""
        reasons = self.sample.assessment.get("reasons")
        if not isinstance(reasons, list):
            return ()
        return tuple(
            (str(one.get("code", "")), str(one.get("text", "")))
            for one in reasons
            if isinstance(one, dict) and one.get("code")
        )

    @cached_property
    def added(self) -> float:
        """When it was imported, in seconds since 1970; 0 when unknown."""
        try:
            moment = datetime.fromisoformat(self.sample.imported_at)
        except ValueError:
            return 0.0
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=UTC)
        return moment.timestamp()

    @cached_property
    def searched(self) -> str:
        """Everything that the search looks at, in small letters."""
        words = self.transcript[:_SEARCHED_LETTERS]
        return f"{self.name}\n{words}\n{self.sample.id}".casefold()

    @cached_property
    def name_key(self) -> NaturalKey:
        """For sorting by name, so that clip 9 comes before clip 10."""
        return natural_key(self.name)


def natural_key(text: str) -> NaturalKey:
    """A key for sorting in which numbers count as numbers."""
    parts = _NUMBER.split(text.casefold())
    return tuple(
        (1, int(part[:30]), part) if number % 2 else (0, 0, part)
        for number, part in enumerate(parts)
        if part
    )
