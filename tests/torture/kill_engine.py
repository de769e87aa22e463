"""Engines that train are killed at every step of their work, and their runs go on.

One engine after the other works on a run until it is killed: at an operation on the disk, which
is any creation, rename, removal or flush, or after a time. What was reported is then looked at,
and the next engine resumes. A run that came to its end must have published the weights of one
that nobody disturbed.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
import time
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from torture import run_promises as promises
from torture import torn
from torture.attack import Attack
from torture.nursery import left_behind, shared

if TYPE_CHECKING:
    import random
    from collections.abc import Callable
    from pathlib import Path

    from torture.attack import Ground
    from torture.nursery import Nursery

EARLY, FAR = 30, 170  # operations: a session's first ones, and about a third of a run
SHORT, KILLS = 70, 10
LONGEST_S = 4.0
END_S = 20.0
MOST_SESSIONS = 60
SHORT_OF_MEMORY = {"OUT_OF_MEMORY", "NOT_MEASURED"}  # warnings


def needs() -> str:
    """Why it cannot be made here."""
    return "" if sys.platform == "linux" and hasattr(os, "fork") else "needs Linux"


class Patient:
    """A workspace with a run that nobody disturbed, and a copy of it that is worked on."""

    def __init__(self, ground: Ground, nursery: Nursery, kind: str, processes: int = 1) -> None:
        from mynah.engine.run import list_runs
        from mynah.project.workspace import Workspace

        self.ground, self.nursery, self._processes = ground, nursery, processes
        self.root = ground.work / f"{kind} space"
        shutil.copytree(nursery.work / kind, self.root)
        self.workspace = Workspace.open(self.root)
        (self._whole,) = list_runs(self.workspace)
        self.expected = promises.weights(self.root, "Whole")
        self._number = 0
        self.stages: Counter[str] = Counter()
        self._next()

    def _next(self) -> None:
        from mynah.engine.run import create_run

        self._number += 1
        self._unsaid = False
        self.sessions, self.promised = 0, list[dict[str, Any]]()
        often = (0.0, 0.0, 0.2, 0.5)[self._number % 4]
        settings = self._whole.job.settings
        extra = {**settings.extra, "processes": self._processes}
        settings = replace(settings, save_every_s=often, extra=extra)
        name = f"copy-{self._number}"
        job = replace(self._whole.job, run_id=name, voice=name, settings=settings)
        self.run = create_run(self.workspace, job)

    @property
    def name(self) -> str:
        """Of the run, and of the voice that it makes."""
        return self.run.run_id

    def session(
        self,
        seed: int,
        rng: random.Random,
        *,
        killed: bool = True,
        powerless: bool = False,
        far: int = FAR,
    ) -> bool:
        """Let an engine work until it is killed; whether the run came to its end.

        Args:
            seed: Of this try, for what is found broken.
            rng: Decides how it is killed.
            killed: Whether it is; otherwise it works until the end.
            powerless: Whether the power fails with it.
            far: How many operations it lives at most, where it is not killed by the time.
        """
        self.sessions += 1
        self._unsaid = True
        stash = self.ground.work / f"stash-{seed}-{self.sessions}"
        by_time = killed and not powerless and rng.random() < (0.3 if self._processes == 1 else 0.8)
        die_at = None
        if killed and not by_time:
            die_at = rng.randint(1, rng.choice((EARLY, far, far, far, far)))
        resume = ("resume", self.name, "--workspace", self.root, "--json")
        engine = self.nursery.begin(resume, stash=stash, roots=[self.root], die_at=die_at)
        if by_time:
            time.sleep(rng.uniform(0.0, LONGEST_S * self._processes))
            if engine.alive:
                engine.kill()
        code = engine.wait()
        said = promises.events_in(engine.log.read_bytes())
        self.stages[_stage(said)] += 1
        how = f"{self.name} after {torn.operations(stash)} operations: {torn.last_operation(stash)}"
        if powerless and code == -signal.SIGKILL:
            how += "; " + "; ".join(torn.cut_power(stash, [self.root], rng))
        torn.discard(stash)
        if code not in {0, -signal.SIGKILL}:
            self.ground.failed(seed, "does not resume", f"{how}; {engine.said[-1200:]}")
            self._next()
            return False
        self.promised += said
        self._look(seed, how)
        self._unsaid = code != 0
        if code and self.run.status().state != "completed":  # else it only could not say so
            if self.sessions >= MOST_SESSIONS:
                self.ground.failed(seed, "comes to no end", how)
                self._next()
            return False
        self.finish(seed)
        return True

    def _look(self, seed: int, how: str) -> None:
        broken = [
            *promises.kept_promises(self.run.path, self.promised),
            *promises.nothing_half(self.root),
        ]
        for what, detail in broken:
            self.ground.failed(seed, what, f"{detail} ({how})")
        if self.run.holder() is not None:
            self.ground.failed(seed, "the dead keep the lock", how)
        begun = time.monotonic()
        while (left := left_behind(self.nursery.work)) and time.monotonic() - begun < END_S:
            time.sleep(0.02)
        if left:
            self.ground.failed(seed, "children live on", f"{left} ({how})")
            for pid in left:
                os.kill(pid, signal.SIGKILL)

    def finish(self, seed: int) -> None:
        """What must hold of a run that came to its end; its room is given back."""
        self.ground.count("runs completed")
        self.ground.most("most kills of a run", self.sessions - 1)
        if self.run.status().state != "completed":
            self.ground.failed(seed, "ended and is not completed", self.run.status())
        alike = promises.weights(self.root, self.name) == self.expected
        warned = {event["code"] for event in self.promised if event["event"] == "warning"}
        # Several processes sum up their shares in another order; a smaller batch learns otherwise.
        if not alike and self._processes == 1 and not warned & SHORT_OF_MEMORY:
            about = f"{self.name}, {self.sessions} sessions, {warned}"
            self.ground.failed(seed, "other weights", about)
        versions = list((self.root / "voices" / self.name).glob("v*"))
        if len(versions) != 1:
            self.ground.failed(seed, "published twice", versions)
        left = promises.leftovers(self.run.path)
        if left and self._unsaid:  # it was killed at its last word, and nobody resumes it
            self._day_after(self.run.path)
            left = promises.leftovers(self.run.path)
        if left:
            self.ground.failed(seed, "leftovers in the run", left)
        shutil.rmtree(self.run.path)
        shutil.rmtree(self.root / "voices" / self.name)
        self._next()

    def _day_after(self, folder: Path) -> None:
        from mynah.project.workspace import Workspace

        for place in (folder, *folder.rglob("*")):
            then = place.lstat().st_mtime - 2 * 24 * 3600
            os.utime(place, (then, then), follow_symlinks=False)
        Workspace.open(self.root)

    def close(self) -> None:
        """The day after, nothing unfinished may lie about in the workspace."""
        shutil.rmtree(self.run.path)
        self._day_after(self.root)
        if left := promises.leftovers(self.root):
            self.ground.failed(self.ground.seed, "leftovers that nobody removes", left)
        for stage, count in self.stages.items():
            self.ground.count(stage, count)


def _stage(said: list[dict[str, Any]]) -> str:
    """In which stage an engine was that said this."""
    stage = "before"
    for event in said:
        if event["event"] == "stage" and event["state"] == "started":
            stage = event["name"]
        elif event["event"] == "done":
            stage = "unkilled"
    return stage


def killing(kind: str, *, powerless: bool, processes: int = 1) -> Callable[[Ground], None]:
    """An attack on the runs of a kind, session after session."""

    def make(ground: Ground) -> None:
        patient = Patient(ground, shared(), kind, processes)
        for seed, rng in ground.each():
            patient.session(seed, rng, powerless=powerless)
        patient.close()

    return make


def _ten_kills(ground: Ground) -> None:
    """Each try is a whole run with ten kills and its comparison."""
    patients = [Patient(ground, shared(), kind) for kind in ("lite", "rvc")]
    kills = KILLS if ground.tries > 1 else 1  # the suite has only seconds
    for seed, rng in ground.each():
        patient = patients[seed % 2]
        while not patient.session(seed, rng, far=SHORT if patient.sessions < kills else FAR):
            pass
    for patient in patients:
        patient.close()


ATTACKS = (
    Attack(
        "kill-lite",
        "Engines that train a Lite voice are killed at any operation on the disk or time.",
        tries=150,
        few=1,
        make=killing("lite", powerless=False),
        needs=needs,
        shares=shared,
    ),
    Attack(
        "kill-rvc",
        "The same with RVC voices.",
        tries=100,
        few=1,
        make=killing("rvc", powerless=False),
        needs=needs,
        shares=shared,
    ),
    Attack(
        "kill-ranks",
        "The first of two processes that train an RVC voice is killed; the other ends with it.",
        tries=20,
        few=1,
        make=killing("rvc", powerless=False, processes=2),
        needs=needs,
        shares=shared,
    ),
    Attack(
        "same-weights",
        "Runs that are killed about ten times publish the weights of an unbroken one.",
        tries=20,
        few=1,
        make=_ten_kills,
        needs=needs,
        shares=shared,
    ),
)
