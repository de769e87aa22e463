"""What an attack is, the ground on which it is made, and what came out of it."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Failure:
    """One try in which a promise was broken.

    Attributes:
        seed: Of the random numbers of this try, so that it can be made again.
        what: The promise, in a few words; failures of one kind have the same.
        detail: What was seen.
    """

    seed: int
    what: str
    detail: str = ""


@dataclass
class Ground:
    """Where one attack is made, and its findings so far.

    Attributes:
        work: A folder of its own, empty; the attack may do there what it likes.
        tries: How many it is asked for. It may make a few more, to be even over its kinds.
        seed: Of the first try; the following ones count up.
        tried: Tries made so far.
        failures: What broke.
        notes: Figures worth a place in the table: counts a kind, the worst time, most memory.
    """

    work: Path
    tries: int
    seed: int
    tried: int = 0
    failures: list[Failure] = field(default_factory=list)
    notes: dict[str, Any] = field(default_factory=dict)

    def each(self) -> Iterator[tuple[int, random.Random]]:
        """The seed and the random numbers of each try; counts them."""
        for number in range(self.tries):
            seed = self.seed + number
            self.tried += 1
            yield seed, random.Random(seed)

    def failed(self, seed: int, what: str, detail: object = "") -> None:
        """Keep a broken promise, and go on."""
        self.failures.append(Failure(seed, what, str(detail)[:2000]))

    def most(self, name: str, value: float) -> None:
        """Keep the greatest of the values given under this name."""
        self.notes[name] = max(self.notes.get(name, value), value)

    def count(self, name: str, by: int = 1) -> None:
        """Count one more of this kind."""
        self.notes[name] = self.notes.get(name, 0) + by


@dataclass(frozen=True)
class Attack:
    """One kind of attack.

    Attributes:
        name: To choose it by, such as ``kill-engine``.
        about: What is done, and what must hold; one line of the table.
        tries: For a whole passage, by hand.
        few: For the suite, which has seconds.
        make: Does it. A broken promise is kept with ``ground.failed``; an exception means that
            the attack itself is broken.
        needs: Why it cannot be made on this system ("needs root"), or "" where it can.
        shares: Prepares what all attacks of a process may have in common, where it is dear.
    """

    name: str
    about: str
    tries: int
    few: int
    make: Callable[[Ground], None]
    needs: Callable[[], str] = lambda: ""
    shares: Callable[[], object] = lambda: None


@dataclass(frozen=True)
class Outcome:
    """What one passage of an attack gave, as it is kept in a file of results."""

    name: str
    about: str
    tries: int
    seed: int
    seconds: float
    failures: list[dict[str, Any]]
    notes: dict[str, Any]


def passage(attack: Attack, work: Path, tries: int, seed: int) -> Outcome:
    """Make an attack, and tell what came of it."""
    ground = Ground(work, tries, seed)
    begun = time.monotonic()
    attack.make(ground)
    seconds = round(time.monotonic() - begun, 1)
    failures = [asdict(failure) for failure in ground.failures]
    notes = dict(sorted(ground.notes.items()))
    return Outcome(attack.name, attack.about, ground.tried, seed, seconds, failures, notes)
