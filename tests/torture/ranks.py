"""One of several processes that train an RVC voice dies, is halted or has no memory.

The others stand in an exchange with it. Within two minutes that must be told; what was saved must
be whole, no process left over, and the run must go on from there, to the weights that an
undisturbed training with as many processes has.
"""

from __future__ import annotations

import os
import shutil
import signal
import threading
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from torture import rank_fate
from torture import run_promises as promises
from torture.attack import Attack
from torture.kill_engine import needs
from torture.nursery import Engine, left_behind, shared
from torture.rank_fate import Fate

if TYPE_CHECKING:
    import random

    from torture.attack import Ground

NOTICED_S = 120.0
END_S = 20.0
RANKS = 2


class Trained:
    """A workspace in which copies of one run are trained by several processes."""

    def __init__(self, ground: Ground) -> None:
        from mynah.engine.run import list_runs
        from mynah.project.workspace import Workspace

        self.ground, self.nursery = ground, shared()
        rank_fate.forget(self.nursery.work)
        self.root = ground.work / "ranks space"
        shutil.copytree(self.nursery.work / "rvc", self.root)
        self.workspace = Workspace.open(self.root)
        (self._whole,) = list_runs(self.workspace)
        self._number = 0
        self.expected = ""

    def new(self) -> Any:
        """A run that nobody has begun."""
        from mynah.engine.run import create_run

        self._number += 1
        settings = self._whole.job.settings
        extra = {**settings.extra, "processes": RANKS}
        settings = replace(settings, save_every_s=0.0, extra=extra)
        name = f"ranks-{self._number}"
        job = replace(self._whole.job, run_id=name, voice=name, settings=settings)
        return create_run(self.workspace, job)

    def begin(self, run: Any) -> Engine:
        """Work on it."""
        return self.nursery.begin(("resume", run.run_id, "--workspace", self.root, "--json"))

    def unbroken(self) -> None:
        """What an undisturbed training gives; seen from outside, nobody listens meanwhile."""
        run, heard = self.new(), set[str]()
        engine, over = self.begin(run), threading.Event()

        def look() -> None:
            while not over.wait(0.1):
                ours = [_sockets_of(pid) for pid in left_behind(self.nursery.work)]
                heard.update(listening() & set().union(*ours))

        looking = threading.Thread(target=look)
        looking.start()
        code = engine.wait()
        over.set()
        looking.join()
        if code:
            raise RuntimeError(f"an undisturbed training failed: {engine.said[-2000:]}")
        self.expected = promises.weights(self.root, run.run_id)
        if "OPEN_LOOPBACK" not in engine.said and heard:
            self.ground.failed(self.ground.seed, "somebody listens", heard)
        self.discard(run)

    def discard(self, run: Any) -> None:
        """Give its room back."""
        shutil.rmtree(run.path, ignore_errors=True)
        shutil.rmtree(self.root / "voices" / run.run_id, ignore_errors=True)


def listening() -> set[str]:
    """All TCP sockets that listen in the network of this process, by inode."""
    found = set()
    for name in ("tcp", "tcp6"):
        lines = Path("/proc/self/net", name).read_text().splitlines()[1:]
        found |= {line.split()[9] for line in lines if line.split()[3] == "0A"}
    return found


def _sockets_of(pid: int) -> set[str]:
    found = set()
    try:
        for handle in Path(f"/proc/{pid}/fd").iterdir():
            name = str(handle.readlink())
            if name.startswith("socket:["):
                found.add(name[8:-1])
    except OSError:
        return found  # it has ended
    return found


def ranks(ground: Ground) -> None:
    """See the module."""
    trained = Trained(ground)
    trained.unbroken()
    for seed, rng in ground.each():
        where, what = rng.choice(rank_fate.WHERE), rng.choice(rank_fate.WHAT)
        if where == "in" and what not in {"kill", "halt"}:
            where = "after"  # a timer's exception is nobody's
        fate = Fate(1, where, rng.randint(1, 12), what, rng.choice([0.0, 0.0005, 0.002, 0.01]))
        run = trained.new()
        try:
            _try(ground, seed, rng, trained, run, fate)
        finally:
            rank_fate.forget(trained.nursery.work)
            trained.discard(run)


def _try(
    ground: Ground, seed: int, rng: random.Random, trained: Trained, run: Any, fate: Fate
) -> None:
    work = trained.nursery.work
    fate.write(work)
    engine = trained.begin(run)
    ends = rng.choice(["goes on", "stop", "kill"]) if fate.what == "halt" else ""
    about = f"{fate.what} {fate.where} {fate.number} {ends}"
    helper = threading.Thread(target=_halted, args=(ground, seed, run, engine, work, ends, about))
    if ends:
        helper.start()
    code = engine.wait()
    ended = time.monotonic()
    if ends:
        helper.join()
    met = rank_fate.met(work)
    said = promises.events_in(engine.log.read_bytes())
    ground.count(f"{fate.what} {fate.where}" if met else "ended before it was met")
    if met and not ends:
        ground.most("seconds to the end", round(ended - met, 1))
        if ended - met > NOTICED_S:
            ground.failed(seed, "not noticed within two minutes", f"{about}: {ended - met:.0f} s")
        _told(ground, seed, fate, code, said, about)
    _look(ground, seed, trained, run, said, about)
    rank_fate.forget(work)
    if code:
        again = trained.begin(run)
        if again.wait():
            ground.failed(seed, "does not resume", f"{about}: {again.said[-1500:]}")
            return
        said = promises.events_in(again.log.read_bytes())
    alike = promises.weights(trained.root, run.run_id) == trained.expected
    halved = any(e.get("code") == "OUT_OF_MEMORY" and e["event"] == "warning" for e in said)
    if not alike and not halved:
        ground.failed(seed, "other weights", about)
    if fate.what.endswith("memory") and met and code and fate.where != "joined" and not halved:
        ground.failed(seed, "resumed with the whole batch", about)


def _halted(
    ground: Ground, seed: int, run: Any, engine: Engine, work: Path, ends: str, about: str
) -> None:
    """Wait until a halt is told, then go on as the try wants."""
    from mynah.protocol.commands import Command

    tick, victim = threading.Event(), 0
    while engine.alive and (rank_fate.met(work) is None):
        tick.wait(0.05)
    met = rank_fate.met(work)
    if met is None:
        return
    while b"STALLED" not in engine.log.read_bytes() and engine.alive:
        if time.monotonic() - met > NOTICED_S:
            ground.failed(seed, "a halt was not told within two minutes", about)
            break
        tick.wait(0.1)
    ground.most("seconds until a halt was told", round(time.monotonic() - met, 1))
    victim = next((pid for pid in left_behind(work) if _is_halted(pid)), 0)
    if not victim:
        ground.failed(seed, "nobody was halted", about)
    if ends == "goes on" and victim:
        os.kill(victim, signal.SIGCONT)
    elif ends == "stop":
        run.ask(Command.STOP)
    else:
        engine.kill()


def _is_halted(pid: int) -> bool:
    try:
        stat = Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return False
    return stat.rpartition(")")[2].split()[0] in {"T", "t"}


def _told(
    ground: Ground, seed: int, fate: Fate, code: int, said: list[dict[str, Any]], about: str
) -> None:
    failed = [event for event in said if event["event"] == "failed"]
    wanted = "OUT_OF_MEMORY" if fate.what.endswith("memory") else "INTERNAL"
    if not code or len(failed) != 1:
        ground.failed(seed, "it ended without a word", f"{about}: {code} {said[-3:]}")
    elif failed[0]["code"] != wanted or "nother process" not in failed[0]["message"]:
        ground.failed(seed, "told as another fault", f"{about}: {failed[0]}")


def _look(
    ground: Ground, seed: int, trained: Trained, run: Any, said: list[dict[str, Any]], about: str
) -> None:
    for what, detail in (
        *promises.kept_promises(run.path, said),
        *promises.nothing_half(trained.root),
    ):
        ground.failed(seed, what, f"{detail} ({about})")
    begun = time.monotonic()
    tick = threading.Event()
    while (left := left_behind(trained.nursery.work)) and time.monotonic() - begun < END_S:
        tick.wait(0.05)
    if left:
        ground.failed(seed, "children live on", f"{left} ({about})")
        for pid in left:
            os.kill(pid, signal.SIGKILL)


ATTACKS = (
    Attack(
        "ranks",
        "One of two processes that train is killed, halted or has no memory, at any exchange: told "
        "within two minutes, nobody left over, gone on to the same weights; nobody listens",
        tries=40,
        few=1,
        make=ranks,
        needs=needs,
        shares=shared,
    ),
)
