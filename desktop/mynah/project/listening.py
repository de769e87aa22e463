"""Blind listening tests between two saved states of a training, kept with the run.

Each trial plays the same sentence by both states under the names 1 and 2, in an order that the
listener does not know; the answer is which of them sounded better, or neither. A test that is
finished is one line of ``listening_tests.jsonl`` in the run's folder.
"""

import json
import os
import random
from collections.abc import Mapping
from dataclasses import dataclass, field
from math import comb
from pathlib import Path
from typing import Any, Self

from mynah.project import atomic
from mynah.project.appending import open_appending
from mynah.project.workspace import Workspace, now
from mynah.protocol.errors import ErrorCode, MynahError

SCHEMA_VERSION = 1
FILE_NAME = "listening_tests.jsonl"
FIRST, SECOND, NEITHER = 1, 2, 0
LIKELY_CHANCE = 0.05
FEWEST_TRIALS, USUAL_TRIALS, MOST_TRIALS = 5, 10, 40


@dataclass(frozen=True)
class Trial:
    """One question: what is heard under which name.

    Attributes:
        first: The state heard as 1, ``a`` or ``b``.
        clip: Which of the sentences is heard.
    """

    first: str
    clip: int = 0

    def state(self, name: int) -> str:
        """The state behind the name 1 or 2."""
        if name == FIRST:
            return self.first
        return "b" if self.first == "a" else "a"


@dataclass(frozen=True)
class ListeningResult:
    """What came out of a test.

    Attributes:
        a: Trials in which the first state was preferred.
        b: Trials in which the second was.
        neither: Trials without a preference.
        p: Chance that pure guessing gives a difference at least as large; 1 without a preference.
    """

    a: int
    b: int
    neither: int
    p: float

    @property
    def preferred(self) -> str:
        """``a``, ``b``, or empty when neither was preferred more often."""
        if self.a == self.b:
            return ""
        return "a" if self.a > self.b else "b"

    @property
    def convincing(self) -> bool:
        """Whether guessing would seldom give as much."""
        return bool(self.preferred) and self.p < LIKELY_CHANCE


def guessing_probability(a: int, b: int) -> float:
    """Chance of a split at least as uneven as ``a`` to ``b`` when every answer is a coin toss."""
    total = a + b
    if total == 0:
        return 1.0
    ways: int = sum(comb(total, k) for k in range(max(a, b), total + 1))
    return min(1.0, 2 * ways / float(2**total))


@dataclass
class ListeningTest:
    """A test that is going on.

    Attributes:
        steps: The training steps of the states ``a`` and ``b``.
        trials: The questions, in order.
        answers: 1, 2 or 0 (neither) for each trial answered so far.
    """

    steps: tuple[int, int]
    trials: tuple[Trial, ...]
    answers: list[int] = field(default_factory=list)

    @classmethod
    def prepare(
        cls, steps: tuple[int, int], trials: int, clips: int = 1, seed: int | None = None
    ) -> Self:
        """Draw the order of a test: each state is 1 about equally often, each clip too.

        Args:
            steps: The training steps of the two states.
            trials: Number of questions.
            clips: Number of sentences to choose from.
            seed: Of the order; another one each time when not given.
        """
        draw = random.Random(seed)  # noqa: S311 - a shuffle, not a secret
        firsts = [("a", "b")[k % 2] for k in range(trials)]
        heard = [k % max(1, clips) for k in range(trials)]
        draw.shuffle(firsts)
        draw.shuffle(heard)
        return cls(steps, tuple(Trial(f, c) for f, c in zip(firsts, heard, strict=True)))

    @property
    def current(self) -> Trial | None:
        """The question that is open, or None at the end."""
        done = len(self.answers)
        return self.trials[done] if done < len(self.trials) else None

    @property
    def finished(self) -> bool:
        """Whether every question is answered."""
        return len(self.answers) == len(self.trials)

    def answer(self, name: int) -> None:
        """Answer the open question: 1, 2 or 0.

        Raises:
            ValueError: Another answer, or no question is open.
        """
        if name not in {FIRST, SECOND, NEITHER} or self.finished:
            raise ValueError(name)
        self.answers.append(name)

    def result(self) -> ListeningResult:
        """What the answers so far say."""
        pairs = zip(self.trials, self.answers, strict=False)
        chosen = [trial.state(answer) if answer else "" for trial, answer in pairs]
        a, b = chosen.count("a"), chosen.count("b")
        return ListeningResult(a, b, chosen.count(""), guessing_probability(a, b))

    def to_dict(self) -> dict[str, Any]:
        """The test as JSON types."""
        result = self.result()
        return {
            "schema_version": SCHEMA_VERSION,
            "at": now(),
            "steps": list(self.steps),
            "trials": [
                {"first": trial.first, "clip": trial.clip, "answer": answer}
                for trial, answer in zip(self.trials, self.answers, strict=False)
            ],
            "result": {
                "a": result.a,
                "b": result.b,
                "neither": result.neither,
                "p": round(result.p, 6),
            },
        }


@dataclass(frozen=True)
class StoredTest:
    """A finished test as it stands in the run's folder."""

    at: str
    steps: tuple[int, int]
    result: ListeningResult

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Read one line.

        Raises:
            ValueError, KeyError, TypeError: It is not a test.
        """
        a, b = data["steps"]
        found = data["result"]
        counts = (int(found["a"]), int(found["b"]), int(found["neither"]))
        result = ListeningResult(*counts, guessing_probability(counts[0], counts[1]))
        return cls(str(data.get("at", "")), (int(a), int(b)), result)


def listening_path(workspace: Workspace, run: str) -> Path:
    """Where the tests of a run are kept."""
    return workspace.runs_dir / run / FILE_NAME


def save_test(workspace: Workspace, run: str, test: ListeningTest) -> StoredTest:
    """Append a test to those of its run.

    Raises:
        MynahError: ``NOT_FOUND`` when the run is gone, ``NO_PERMISSION``, ``DISK_FULL``.
    """
    workspace.require_writable()
    path = listening_path(workspace, run)
    if not path.parent.is_dir():
        raise MynahError(ErrorCode.NOT_FOUND, f"The run {run} is not there any more.")
    data = test.to_dict()
    line = json.dumps(data, ensure_ascii=True, separators=(",", ":")) + "\n"
    with atomic.disk_errors(path), open_appending(path) as file:
        if file.tell() and not _ends_with_newline(path):
            line = "\n" + line  # the line before was cut short by a crash
        file.write(line.encode("ascii"))
        file.flush()
        os.fsync(file.fileno())
    return StoredTest.from_dict(data)


def load_tests(workspace: Workspace, run: str) -> list[StoredTest]:
    """The tests of a run, the oldest first; damaged lines are left out."""
    try:
        lines = listening_path(workspace, run).read_bytes().splitlines()
    except FileNotFoundError:
        return []
    found = []
    for line in lines:
        try:
            found.append(StoredTest.from_dict(json.loads(line)))
        except (ValueError, KeyError, TypeError):
            continue
    return found


def _ends_with_newline(path: Path) -> bool:
    with path.open("rb") as file:
        file.seek(-1, os.SEEK_END)
        return file.read(1) == b"\n"
