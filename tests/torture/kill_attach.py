"""Watchers of a run are killed, as the window's `attach` may be, and now and then the run itself.

A watcher's death is nothing to the run. The next one tells every event from where the last one
was, each once and in order, as the journal has them; the last one ends as the run does.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from torture import run_promises as promises
from torture.attack import Attack
from torture.kill_engine import Patient, needs
from torture.nursery import Engine, Nursery, shared

if TYPE_CHECKING:
    import random

    from torture.attack import Ground

LONGEST_S = 1.2
PATIENCE_S = 120.0


class Watched:
    """A run with a watcher, who is replaced when killed."""

    def __init__(self, patient: Patient, watchers: Nursery) -> None:
        self._patient, self._watchers = patient, watchers
        self._engine: Engine | None = None
        self._seen: list[int] = []

    def watch(self, ground: Ground, seed: int, rng: random.Random) -> None:
        """One watcher, from where the last one was, until it is killed or the run ends."""
        place = ("--workspace", self._patient.root, "--json")
        run = self._patient.run
        if self._engine is None:
            self._engine = self._patient.nursery.begin(["resume", run.run_id, *place])
            ground.count("engines begun")
        thin = ("--thin",) if rng.random() < 0.3 else ()
        first = self._seen[-1] + 1 if self._seen else 1
        watcher = self._watchers.begin(["attach", run.run_id, "--from", first, *thin, *place])
        until = time.monotonic() + rng.uniform(0.0, LONGEST_S)
        while watcher.alive and time.monotonic() < until:
            time.sleep(0.01)
        if rng.random() < 0.15 and self._engine.alive:
            self._engine.kill()
            ground.count("engines killed")
        over = not self._engine.alive
        if over:
            self._end(ground, seed, watcher)
        elif watcher.alive:
            watcher.kill()
        code = watcher.wait()
        told = promises.events_in(watcher.log.read_bytes())[1:]  # its own hello is the first
        numbers = [event["seq"] for event in told]
        self._seen += numbers
        if numbers != sorted(set(numbers)) or (numbers and numbers[0] < first):
            ground.failed(seed, "events told twice or out of order", (first, numbers))
        if not thin and numbers and numbers != list(range(first, first + len(numbers))):
            ground.failed(seed, "events were not told", (first, numbers))
        if not over:
            return
        ended = self._engine.wait()
        self._engine = None
        last = told[-1]["event"] if told else "nothing"
        if ended == 0 and (code, last) != (0, "done"):
            ground.failed(seed, "the end was not told", f"{code} {last}: {watcher.said[-500:]}")
        if ended != 0 and last not in {"failed", "cancelled", "done"}:
            ground.failed(seed, "a dead run is not told", f"{code} {last}: {watcher.said[-500:]}")
        journal = promises.events_in(run.journal_path.read_bytes())
        if [event["seq"] for event in journal] != list(range(1, len(journal) + 1)):
            ground.failed(seed, "the journal has gaps", run.run_id)
        self._seen = [journal[-1]["seq"]]
        if ended == 0:
            self._seen = []
            self._patient.sessions = 1
            self._patient.finish(seed)

    def _end(self, ground: Ground, seed: int, watcher: Engine) -> None:
        until = time.monotonic() + PATIENCE_S
        while watcher.alive and time.monotonic() < until:
            time.sleep(0.01)
        if watcher.alive:
            ground.failed(seed, "a watcher does not see the end", self._patient.run.run_id)
            watcher.kill()

    def close(self) -> None:
        """Let the run come to an end."""
        if self._engine is not None:
            self._engine.kill()
            self._engine.wait()


def _make(ground: Ground) -> None:
    with Nursery(ground.work, narrow=False) as watchers:
        patient = Patient(ground, shared(), "lite")
        watched = Watched(patient, watchers)
        for seed, rng in ground.each():
            watched.watch(ground, seed, rng)
        watched.close()


ATTACKS = (
    Attack(
        "kill-attach",
        "The window's watchers of a run are killed, and the run; the next tells all the rest.",
        tries=60,
        few=1,
        make=_make,
        needs=needs,
        shares=shared,
    ),
)
