"""The warm engine when the system has no more memory to give, for a while and for real.

A real `mynah serve` converts and speaks; from outside, its address space is bounded a little above
what it has (prlimit), so that an allocation somewhere fails, in Python or in a library. Such a
request must be refused as a lack of memory, with nothing left behind; with memory again, the same
process must do the same request.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from helpers.lite import made_voice
from helpers.voicelike import write_voicelike
from mynah.project.voices import VoiceStore
from mynah.project.workspace import Workspace
from torture.attack import Attack

if TYPE_CHECKING:
    from torture.attack import Ground

SECONDS = 120
ROOM_MB = (0, 1, 4, 16, 40, 80, 120, 160, 240, 400)


class Warm:
    """One engine; an answer to each request, or what became of it."""

    def __init__(self, work: Path) -> None:
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
        self._log = (work / "engine.log").open("ab")
        self.process = subprocess.Popen(
            [sys.executable, "-m", "mynah.engine", "serve", "--json", "--idle", "600"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._log,
            env=environment,
        )
        self._number = 0
        assert self.process.stdout is not None
        self.process.stdout.readline()  # its first word: it can be asked

    def ask(self, kind: str, parameters: dict[str, Any]) -> dict[str, Any]:
        """The answer or the fault; an event `gone` where there is none."""
        self._number += 1
        number = str(self._number)
        asked = {"v": 1, "cmd": "request", "id": number, "kind": kind, "parameters": parameters}
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        watch = threading.Timer(SECONDS, self.process.kill)
        watch.start()
        try:
            self.process.stdin.write(json.dumps(asked).encode() + b"\n")
            self.process.stdin.flush()
            for line in self.process.stdout:
                told: dict[str, Any] = json.loads(line)
                if told.get("id") == number and told["event"] in {"answer", "fault"}:
                    return told
        except OSError as error:
            return {"event": "gone", "why": str(error), "code": self.process.wait()}
        finally:
            watch.cancel()
        return {"event": "gone", "code": self.process.wait()}

    def bound(self, room: int | None) -> None:
        """Let it take `room` bytes more than it has, or all that there is."""
        import resource

        unlimited = resource.RLIM_INFINITY
        most = unlimited
        if room is not None:
            pages = int(Path(f"/proc/{self.process.pid}/statm").read_text().split()[0])
            most = pages * os.sysconf("SC_PAGE_SIZE") + room
        resource.prlimit(self.process.pid, resource.RLIMIT_AS, (most, unlimited))

    def end(self) -> None:
        """End it."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.close()
        self.process.stdout.close()
        self.process.wait(60)
        self._log.close()


def short(ground: Ground) -> None:
    """See the module."""
    space = Workspace.open(ground.work / "space", create=True)
    VoiceStore(space).publish("Made", made_voice(ground.work / "made"))
    inputs = []
    for number, seconds in enumerate((2.0, 12.0)):
        inputs.append(ground.work / f"{number}.wav")
        write_voicelike(inputs[-1], seconds=seconds)
    out = ground.work / "out"
    out.mkdir()
    warm: Warm | None = None
    for seed, rng in ground.each():
        warm = warm or Warm(ground.work)
        source, target = rng.choice(inputs), out / "a.wav"
        request = {"voice": "Made", "workspace": str(space.root), "input": str(source)}
        request |= {"output": str(target), "overwrite": True}
        # With its libraries loaded: half an import of them cannot be repaired in a process.
        warm.ask("convert", {**request, "input": str(inputs[0])})
        target.unlink(missing_ok=True)
        if rng.random() < 0.3:  # then loading the voice is short of memory too
            warm.ask("forget", {})
        room = int(rng.choice(ROOM_MB) * 1e6 * rng.uniform(0.5, 1.5))
        warm.bound(room)
        begun = time.monotonic()
        told = warm.ask("convert", request)
        ground.most("seconds", round(time.monotonic() - begun, 1))
        about = f"{room / 1e6:.0f} MB, {source.name}"
        if told["event"] == "gone":
            said = (ground.work / "engine.log").read_text(errors="replace")[-600:]
            ground.failed(seed, "the warm engine died", f"{about}: {told} {said}")
            warm = None
            continue
        warm.bound(None)
        ground.count(told.get("code", "converted"))
        if told["event"] == "fault" and told["code"] != "OUT_OF_MEMORY":
            ground.failed(seed, "told as another fault", f"{about}: {told}")
        if told["event"] == "fault" and (left := [one.name for one in out.iterdir()]):
            ground.failed(seed, "something is left", f"{about}: {left}")
        again = warm.ask("convert", request)
        if again["event"] != "answer":
            ground.failed(seed, "with memory again, it cannot", f"{about}: {again}")
        target.unlink(missing_ok=True)
    if warm is not None:
        warm.end()


def needs() -> str:
    """Why it cannot be made here."""
    return "" if sys.platform == "linux" else "needs prlimit of Linux"


ATTACKS = (
    Attack(
        "short-engine",
        "The warm engine gets no more memory for a while (prlimit on the real process): refused "
        "as that, nothing left, and the same process does it afterwards",
        60,
        1,
        short,
        needs,
    ),
)
