"""Engines that begin at once: a process that has loaded everything forks one for each command.

`Nursery` is the attacker's end; run as a program this file is the other. Each engine is the real
command line, with its journal, locks and signals, but of narrow networks and quick measures, so
that a training takes a second instead of an hour.
"""

from __future__ import annotations

import atexit
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

TESTS = Path(__file__).resolve().parents[1]
MARK = "MYNAH_TORTURE"
"""Stands in the environment of every process that an engine starts, so that none is overlooked."""


@dataclass
class Engine:
    """One that was begun."""

    pid: int
    log: Path
    nursery: Nursery

    def wait(self) -> int:
        """Its exit code, negative for the signal that ended it."""
        return int(self.nursery.answer()["ended"])

    def kill(self) -> None:
        """End it as a crash does; it must be waited for afterwards."""
        os.kill(self.pid, signal.SIGKILL)

    @property
    def alive(self) -> bool:
        """Whether it still works."""
        try:
            stat = Path(f"/proc/{self.pid}/stat").read_text()
        except OSError:
            return False
        return stat.rpartition(")")[2].split()[0] not in {"Z", "X"}

    @property
    def said(self) -> str:
        """What it has printed."""
        return self.log.read_text(encoding="utf-8", errors="replace")


class Nursery:
    """Begins engines, one at a time; use as a context manager.

    Args:
        work: A folder; `home` in it is the engines' MYNAH_HOME.
        narrow: Whether they can train and convert, for which much is loaded.
    """

    def __init__(self, work: Path, *, narrow: bool = True) -> None:
        self.work = work
        threads = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
        path = os.pathsep.join([str(TESTS), *filter(None, sys.path)])
        home = {"MYNAH_HOME": str(work / "home"), "PYTHONPATH": path, MARK: str(work)}
        self._log = (work / "nursery.log").open("wb")
        self._process = subprocess.Popen(
            [sys.executable, str(Path(__file__).resolve()), str(work), str(int(narrow))],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._log,
            env={**os.environ, **threads, **home},
        )
        self._number = 0
        self.answer()

    def __enter__(self) -> Nursery:
        return self

    def __exit__(self, *_: object) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait(60)
        assert self._process.stdout is not None
        self._process.stdout.close()
        self._log.close()

    def answer(self) -> dict[str, Any]:
        """The next line that the other end says."""
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            said = (self.work / "nursery.log").read_text(errors="replace")
            raise RuntimeError(f"the nursery ended: {said[-3000:]}")
        answer: dict[str, Any] = json.loads(line)
        return answer

    def begin(
        self,
        argv: Sequence[object],
        *,
        stash: Path | None = None,
        roots: Sequence[Path] = (),
        die_at: int | None = None,
        given: str = "",
    ) -> Engine:
        """Begin `mynah ARGV`; with a stash its operations are noted, see `torn.record`."""
        self._number += 1
        # Attacks that are forks of one process have one nursery, and each counts for itself.
        log = self.work / "logs" / f"{os.getpid()}-{self._number}.log"
        log.parent.mkdir(exist_ok=True)
        log.touch()
        asked = {
            "argv": [str(one) for one in argv],
            "log": str(log),
            "stash": str(stash) if stash else None,
            "roots": [str(root) for root in roots],
            "die_at": die_at,
            "given": given,
        }
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(asked).encode() + b"\n")
        self._process.stdin.flush()
        return Engine(int(self.answer()["begun"]), log, self)

    def run(self, argv: Sequence[object], **how: Any) -> tuple[int, str]:
        """Do a command; its exit code and what it printed."""
        engine = self.begin(argv, **how)
        return engine.wait(), engine.said


@cache
def shared() -> Nursery:
    """One for all attacks of a process, with a workspace of each kind; gone at its end."""
    work = Path(tempfile.mkdtemp(prefix="mynah-nursery-"))
    nursery = Nursery(work)

    def close() -> None:
        nursery.__exit__()
        shutil.rmtree(work, ignore_errors=True)

    atexit.register(close)
    return nursery


def left_behind(work: Path) -> list[int]:
    """Living processes that engines of a nursery started, beside the nursery itself."""
    mark = f"{MARK}={work}".encode()
    found = []
    for place in Path("/proc").glob("[0-9]*"):
        try:
            state = (place / "stat").read_text().rpartition(")")[2].split()[0]
            ours = mark in (place / "environ").read_bytes().split(b"\0")
            nursery = b"nursery.py" in (place / "cmdline").read_bytes()
        except OSError:
            continue
        if ours and state != "Z" and not nursery:
            found.append(int(place.name))
    return found


def _narrow(work: Path) -> None:
    """Networks that learn in milliseconds, and everything that the commands will import."""
    import importlib

    from helpers.lite import made_base, narrow_lite
    from helpers.tiny_contentvec import tiny_weights, write_fairseq
    from mynah.engine.stages import checkpoints, train, verify
    from mynah.engine.stages.rvc import train as rvc_train
    from mynah.engine.stages.rvc import verify as rvc_verify
    from mynah.engine.training import plan
    from torture import narrow_rank

    narrow_lite()
    base = made_base(work / "base.safetensors")
    train.shipped = verify.shipped = lambda name: base  # type: ignore[assignment]
    train.FRAMES = 32
    plan.FEWEST_STEPS = 6
    checkpoints.COST_CLIPS = 0.4  # type: ignore[assignment]
    checkpoints.run_probe = _quick_probe  # type: ignore[assignment]
    verify.TESTED = rvc_verify.TESTED = 1
    narrow_rank.narrow_rvc()
    started = rvc_train.companions
    rvc_train.companions = (  # type: ignore[assignment]
        lambda ctx, count, work: started(ctx, count, narrow_rank.take_part)
    )
    models = work / "home" / "data" / "models"
    models.mkdir(parents=True)
    write_fairseq(models / "hubert_base.pt", tiny_weights())
    for name in ("serve.loop", "convert.file", "speak.making", "voice_export", "voice_import"):
        importlib.import_module(f"mynah.engine.{name}")


def _quick_probe(ctx: Any, config: Any) -> Any:
    """Measures nothing of a Lite voice, but is decided by its weights."""
    from helpers import rvc_companion

    made = rvc_companion.quick_probe(ctx, config)

    def measure(network: Any) -> Any:
        value = float(network.head.bias.detach().double().abs().mean())
        return [rvc_companion.ClipMeasures(value % 1, 10.0, 0.5)], made.source

    made.probe.measure = measure
    return made


def _warm(work: Path) -> None:
    """Train once of each kind, so that what is loaded late is loaded before the forks."""
    from helpers.voicelike import write_voicelike
    from mynah.audio.apart import end_decoders
    from mynah.engine import cli

    for number in range(2):
        write_voicelike(work / "in" / f"{number}.wav", seconds=2.5, seed=number)
    for kind in KINDS:
        code = cli.main(train_command(kind, work, work / kind))
        if code:
            raise SystemExit(f"training {kind} ended with {code}")
    end_decoders()  # else all forks would share one


KINDS = {
    "lite": ("--kind", "lite", "--epochs", "1"),
    "rvc": (
        *("--kind", "rvc", "--epochs", "2", "--save-every", "1"),
        *("--base", "none", "--sample-rate", "32000", "--mutes", "1"),
    ),
}


def train_command(kind: str, work: Path, workspace: Path) -> list[str]:
    """To train the voice `Whole` of a kind in a workspace from the nursery's recordings."""
    return [
        *("train", "--voice", "Whole", "--samples", str(work / "in")),
        *("--batch-size", "2", "--threads", "1", "--json", "--workspace", str(workspace)),
        *KINDS[kind],
    ]


def _work(asked: dict[str, Any]) -> int:
    from mynah.engine import cli
    from torture import torn

    log = os.open(asked["log"], os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    read, write = os.pipe()
    os.write(write, asked["given"].encode())
    if not asked["given"]:
        os.close(write)  # else whoever asked stays: the end of the input would be the end
    for number, handle in ((0, read), (1, log), (2, log)):
        os.dup2(handle, number)
    if asked["stash"]:
        torn.record(Path(asked["stash"]), [Path(root) for root in asked["roots"]], asked["die_at"])
    return cli.main(asked["argv"])


def main(work: Path, *, narrow: bool) -> int:
    """Fork an engine for each line on the standard input."""
    words = os.fdopen(os.dup(1), "wb", 0)
    os.dup2(2, 1)
    if narrow:
        from mynah.audio.apart import end_decoders

        _narrow(work)
        _warm(work)
        end_decoders()  # of the engines that follow, none may find one
    words.write(b'{"ready": true}\n')
    for line in sys.stdin.buffer:
        asked = json.loads(line)
        child = os.fork()
        if child == 0:
            code = 70
            try:
                words.close()
                code = _work(asked)
            finally:
                sys.stdout.flush()
                os._exit(code)
        words.write(json.dumps({"begun": child}).encode() + b"\n")
        ended = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        words.write(json.dumps({"ended": ended}).encode() + b"\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), narrow=sys.argv[2] == "1"))
