"""One row of the list of samples: what is shown of a sample, and what it is sorted by."""

from __future__ import annotations

import re
import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from mynah.project.sample import Sample

_NUMBER = re.compile(r"(\d+)")
_SEARCHED_LETTERS = 20_000  # of a transcript; nobody searches for what comes later
_SORTED_LETTERS = 100
_AT_ONCE, _PAUSE_S = 200, 0.002

T = TypeVar("T")


class _Kept(Generic[T]):
    """A value that is computed once; unlike `functools.cached_property` without a lock."""

    def __init__(self, compute: Callable[[Any], T]) -> None:
        self._compute = compute
        self.__doc__ = compute.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, row: None, owner: type) -> _Kept[T]: ...

    @overload
    def __get__(self, row: object, owner: type) -> T: ...

    def __get__(self, row: object | None, owner: type) -> _Kept[T] | T:
        if row is None:
            return self
        # Found there from now on: what has no __set__ comes after the instance's own values.
        value = vars(row)[self._name] = self._compute(row)
        return value


NaturalKey = tuple[tuple[int, int, str], ...]


class SampleRow:
    """A sample with the values that its cells need, each computed when it is first asked for.

    Attributes:
        id: The sample's id.
        sample: The sample.
        sets: Names of the datasets that it belongs to.
    """

    def __init__(self, sample: Sample, sets: tuple[str, ...] = ()) -> None:
        self.id = sample.id
        self.sample = sample
        self.sets = sets

    @_Kept
    def name(self) -> str:
        """Name of the file it came from, without its folder; its id where nobody knows."""
        return self.sample.original_name or self.sample.id

    @_Kept
    def transcript(self) -> str:
        """What is said, on one line."""
        return " ".join(self.sample.transcript.split())

    @_Kept
    def verdict(self) -> str:
        """``ok`` or ``warn``."""
        return self.sample.verdict

    @_Kept
    def score(self) -> float:
        """Measured quality, 0 to 1."""
        return self.sample.score

    @_Kept
    def duration(self) -> float:
        """Length in seconds."""
        return self.sample.duration

    @_Kept
    def rate(self) -> int:
        """Sample rate in Hz."""
        return self.sample.sample_rate

    @_Kept
    def codes(self) -> tuple[str, ...]:
        """Codes of the reasons why it is not simply good, the weightiest first."""
        return tuple(code for code, _ in self.reasons)

    @_Kept
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

    @_Kept
    def added(self) -> float:
        """When it was imported, in seconds since 1970; 0 when unknown."""
        try:
            moment = datetime.fromisoformat(self.sample.imported_at)
        except ValueError:
            return 0.0
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=UTC)
        return moment.timestamp()

    @_Kept
    def searched(self) -> str:
        """Everything that the search looks at, in small letters."""
        words = self.transcript[:_SEARCHED_LETTERS]
        return f"{self.name}\n{words}\n{self.sample.id}".casefold()

    @_Kept
    def transcript_key(self) -> tuple[bool, str]:
        """For sorting by transcript: those without one come last."""
        return not self.transcript, self.transcript[:_SORTED_LETTERS].casefold()

    @_Kept
    def name_key(self) -> NaturalKey:
        """For sorting by name, so that clip 9 comes before clip 10."""
        return natural_key(self.name)


def prepared(samples: Iterable[Sample], known: Mapping[str, SampleRow]) -> list[SampleRow]:
    """Rows with everything computed that a window asks of all of them at once; for a thread.

    Args:
        samples: The samples.
        known: Rows there are, by id; those of samples that did not change are used again.
    """
    rows = []
    for sample in samples:
        row = known.get(sample.id)
        if row is None or row.sample is not sample:
            row = SampleRow(sample)
            _ = row.added, row.duration, row.score, row.verdict, row.codes
        rows.append(row)
    return rows


def warm(rows: Iterable[SampleRow]) -> None:
    """Compute what sorting and searching will ask for; for a thread that leaves room for others."""
    for number, row in enumerate(rows):
        _ = row.searched, row.name_key, row.transcript_key
        if number % _AT_ONCE == _AT_ONCE - 1:
            time.sleep(_PAUSE_S)


def natural_key(text: str) -> NaturalKey:
    """A key for sorting in which numbers count as numbers."""
    parts = _NUMBER.split(text.casefold())
    return tuple(
        (1, int(part[:30]), part) if number % 2 else (0, 0, part)
        for number, part in enumerate(parts)
        if part
    )
