"""Engines that train get no more memory from some moment on, in any stage, for real.

From outside, the address space of the engine is bounded a little above what it has (prlimit), so
that an allocation somewhere fails, in Python or in a library, here or in a child. The run must end
as a lack of memory, or come to its end with that told; nothing of it may be taken for a bad
recording, and with memory again it goes on to the weights of a run that nobody disturbed.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mynah.protocol.exitcodes import ExitCode
from torture import run_promises as promises
from torture.attack import Attack
from torture.kill_engine import SHORT_OF_MEMORY, Patient
from torture.nursery import shared

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

    from torture.attack import Ground

ROOM_MB = (0, 0, 1, 4, 16, 40)
LONGEST_S = 2.0  # of a run of narrow networks, one has come to its end by then
HANGS_S = 150.0  # a standstill is noticed within two minutes
EXPECTED = {*SHORT_OF_MEMORY, "FROM_SCRATCH", "NO_HELD_OUT", "WEAK_VOICE", "STALLED"}


def _bound(pid: int, room: int) -> None:
    """Let a process take `room` bytes more than it has."""
    import resource  # which Windows has not

    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[0])
        most = pages * os.sysconf("SC_PAGE_SIZE") + room
        resource.prlimit(pid, resource.RLIMIT_AS, (most, resource.RLIM_INFINITY))
    except (OSError, IndexError):
        return  # it came to its end before


class Poor(Patient):
    """A patient whose engines lack memory."""

    def poor_session(self, seed: int, rng: random.Random) -> None:
        """Let an engine work with little memory from some moment on, then look."""
        self.sessions += 1
        self._unsaid = True
        resume = ("resume", self.name, "--workspace", self.root, "--json")
        engine = self.nursery.begin(resume)
        room = int(rng.choice(ROOM_MB) * 1e6 * rng.uniform(0.5, 1.5))
        moment = rng.uniform(0.0, LONGEST_S)
        time.sleep(moment)
        _bound(engine.pid, room)
        watch = threading.Timer(HANGS_S, engine.kill)
        watch.start()
        code = engine.wait()
        watch.cancel()
        said = promises.events_in(engine.log.read_bytes())
        about = f"{self.name}, {room / 1e6:.0f} MB from {moment:.2f} s on"
        stage = self._judge(seed, code, said, f"{about}: {engine.said[-1500:]}")
        self.ground.count(f"{stage} {_name(code)}")
        self.promised += said
        self._look(seed, about)
        self._unsaid = code != 0
        if code == 0:
            self.finish(seed)

    def _judge(self, seed: int, code: int, said: list[dict[str, Any]], about: str) -> str:
        ends = [e for e in said if e["event"] == "failed"]
        told = any(e["event"] == "warning" and e["code"] == "STALLED" for e in said)
        if code == -signal.SIGKILL and not told:
            self.ground.failed(seed, "it hangs", about)
        elif code > 0 and code != ExitCode.OUT_OF_MEMORY:
            self.ground.failed(seed, "told as another fault", about)
        elif code > 0 and [e["code"] for e in ends] != ["OUT_OF_MEMORY"]:
            self.ground.failed(seed, "it ends without a word", about)
        refused = [e for e in said if e["event"] == "warning" and e["code"] not in EXPECTED]
        if refused:
            self.ground.failed(seed, "another warning", f"{refused} {about}")
        started = [e["name"] for e in said if e["event"] == "stage" and e["state"] == "started"]
        return started[-1] if started else "before"


def _name(code: int) -> str:
    """Of how an engine ended; a native library that breaks for lack of memory ends it."""
    return signal.Signals(-code).name if code < 0 else ExitCode(code).name


def starving(kind: str) -> Callable[[Ground], None]:
    """An attack on the runs of a kind, session after session."""

    def make(ground: Ground) -> None:
        patient = Poor(ground, shared(), kind)
        for seed, rng in ground.each():
            patient.poor_session(seed, rng)
            if patient.sessions and rng.random() < 0.7:  # one with all the memory there is
                patient.session(seed, rng, killed=False)
        patient.close()

    return make


def needs() -> str:
    """Why it cannot be made here."""
    return "" if sys.platform == "linux" else "needs prlimit of Linux"


ATTACKS = tuple(
    Attack(
        f"short-{kind}",
        "Engines that train get no more memory from some moment on (prlimit): told as that, and "
        "with memory again the run comes to the weights of an unbroken one",
        100,
        1,
        starving(kind),
        needs,
        shared,
    )
    for kind in ("lite", "rvc")
)
