"""Long use: hours of training and thousands of conversions leave memory and descriptors flat."""

from __future__ import annotations

import contextlib
import itertools
import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from helpers.lite import made_voice
from helpers.voicelike import write_voicelike
from mynah.engine.checkpoint_ledger import Ledger
from mynah.engine.run import list_runs
from mynah.project.voices import VoiceStore
from mynah.project.workspace import Workspace
from torture.attack import Attack, Ground

SPEECH = Path(__file__).parents[3] / "shared" / "speech"
LOOK_S = 1.0
MOST_GROWTH = 0.10
SHORTEST_JUDGED = 100  # looks: with fewer there is nothing that could be called flat
MADE_VOICES = 2
LENGTHS_S = (0.3, 1.0, 2.2, 4.0, 7.5)
FORMATS = ("wav", "flac", "mp3", "ogg")
SETTINGS: tuple[dict[str, Any], ...] = (
    {},
    {"pitch": 5},
    {"index_rate": 0.0},
    {"autotune": 0.7},
    {"f0_method": "swift", "protect": 0.2},
)


@dataclass
class Watch:
    """What a process and its children held, look by look.

    Attributes:
        memory: Bytes of the whole tree that belong to it (PSS).
        descriptors: Open files of the whole tree.
    """

    memory: list[int] = field(default_factory=list)
    descriptors: list[int] = field(default_factory=list)

    def look(self, process: int) -> None:
        """Look once; a process that ends meanwhile is passed over."""
        memory = descriptors = 0
        for one in tree(process):
            with contextlib.suppress(OSError, ValueError, IndexError):
                text = Path(f"/proc/{one}/smaps_rollup").read_text("ascii")
                memory += int(text.split("\nPss:")[1].split()[0]) * 1024
                descriptors += len(os.listdir(f"/proc/{one}/fd"))  # noqa: PTH208 - the fastest
        if memory:
            self.memory.append(memory)
            self.descriptors.append(descriptors)

    def judge(self, ground: Ground, what: str) -> None:
        """Compare the most that was held in the second fifth with the last one."""
        count = len(self.memory)
        if count < SHORTEST_JUDGED:
            return
        fifth = count // 5
        for name, values, allowed in (
            ("memory", self.memory, MOST_GROWTH),
            ("descriptors", self.descriptors, 0.0),
        ):
            early, late = max(values[fifth : 2 * fifth]), max(values[-fifth:])
            unit = 1 << 20 if name == "memory" else 1
            ground.notes[f"{what}: {name} early/late"] = f"{early // unit}/{late // unit}"
            if late > early * (1 + allowed):
                ground.failed(ground.seed, f"{what}: {name} grow", f"{early} -> {late}")


def tree(process: int) -> Iterator[int]:
    """A process and all that it started."""
    yield process
    with contextlib.suppress(OSError):
        for thread in Path(f"/proc/{process}/task").iterdir():
            for child in (thread / "children").read_text("ascii").split():
                yield from tree(int(child))


def train(ground: Ground) -> None:
    """One training of as many seconds as there are tries, watched from outside."""
    seconds = ground.tries
    samples = recordings(ground, seconds)
    workspace = ground.work / "workspace"
    # Shorter than a minute is not to be had by time: then by epochs of about a second.
    how = ["--minutes", str(seconds / 60)] if seconds >= 60 else ["--epochs", str(seconds)]
    command = [*mynah("train"), "--voice", "Soak", *how, "--json", "--workspace", str(workspace)]
    command += ["--threads", "1"]
    command += itertools.chain.from_iterable(("--samples", str(path)) for path in samples)
    if seconds < 60:
        command += ["--batch-size", "2"]
    watch, ended = Watch(), threading.Event()
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as engine:
        looking = threading.Thread(target=_look_on, args=(watch, engine.pid, ended))
        said = ""
        assert engine.stdout is not None
        for line in engine.stdout:
            said = (said + line.decode("utf-8", "replace"))[-2000:]
            if b'"stage"' in line and b'"train"' in line and b'"started"' in line:
                looking.start()
            elif b'"stage"' in line and b'"train"' in line and b'"done"' in line:
                ended.set()
        ended.set()
    ground.tried += seconds
    if engine.returncode:
        ground.failed(ground.seed, "the training ended badly", said)
        return
    watch.judge(ground, "training")
    check_journal(ground, workspace)


def _look_on(watch: Watch, process: int, ended: threading.Event) -> None:
    while not ended.wait(LOOK_S):
        watch.look(process)


def check_journal(ground: Ground, place: Path) -> None:
    """Every event is there once, in order; every save is told and measured; the voice is whole."""
    workspace = Workspace.open(place)
    (run,) = list_runs(workspace)
    journal = (run.path / "events.jsonl").read_text(encoding="utf-8")
    events = [json.loads(line) for line in journal.splitlines()]
    numbers = [event["seq"] for event in events]
    if numbers != list(range(1, len(events) + 1)):
        ground.failed(ground.seed, "the journal has gaps")
    if any(a["t"] > b["t"] for a, b in itertools.pairwise(events)):
        ground.failed(ground.seed, "the journal's time goes back")
    steps = [e["done"] for e in events if e["event"] == "progress" and e["stage"] == "train"]
    if steps != sorted(set(steps)):
        ground.failed(ground.seed, "steps are told twice or out of order")
    kinds = [e.get("kind") for e in events if e["event"] in {"artifact", "item"}]
    saves, measured = kinds.count("checkpoint"), Ledger.load(run.path).rows
    told = {e["data"]["step"] for e in events if e.get("kind") == "checkpoint" and "data" in e}
    if told != set(measured):
        ground.failed(ground.seed, "measured checkpoints are not those that were told")
    ground.notes["steps"], ground.notes["saves"] = steps[-1] if steps else 0, saves
    ground.notes["events"] = len(events)
    if not saves or events[-1]["event"] != "done" or run.status().state != "completed":
        ground.failed(ground.seed, "the journal does not end with a voice", events[-1])
    VoiceStore(workspace).verify(VoiceStore(workspace).latest("Soak"))


def recordings(ground: Ground, seconds: int) -> list[Path]:
    """Ten minutes of real speech where it is at hand and worth it, else a little made sound."""
    real = SPEECH / "target" / "train"
    if seconds >= 600 and real.is_dir():
        return [real]
    for number in range(MADE_VOICES):
        write_voicelike(ground.work / "in" / f"{number}.wav", seconds=2.5, seed=number)
    return [ground.work / "in"]


def convert(ground: Ground) -> None:
    """As many conversions as there are tries by one warm engine, by several voices."""
    voices = [made_voice(ground.work / f"voice{number}", seed=number) for number in range(2)]
    paths = [
        write_voicelike(ground.work / "in" / f"{seconds}.wav", seconds=seconds, seed=number)
        for number, seconds in enumerate(LENGTHS_S)
    ]
    watch = Watch()
    command = [*mynah("serve"), "--json", "--control", "stdin"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as engine:
        assert engine.stdin is not None
        assert engine.stdout is not None
        for number, (seed, rng) in enumerate(ground.each()):
            out = ground.work / f"out.{rng.choice(FORMATS)}"
            asked = {
                "model_dir": str(rng.choice(voices)),
                "input": str(rng.choice(paths)),
                "output": str(out),
                "overwrite": True,
                "settings": rng.choice(SETTINGS),
            }
            line = {"v": 1, "cmd": "request", "id": str(number), "kind": "convert"}
            engine.stdin.write(json.dumps(line | {"parameters": asked}).encode() + b"\n")
            engine.stdin.flush()
            fault = _fault(engine.stdout, str(number))
            if fault or not out.exists():
                ground.failed(seed, "a conversion was refused or lost", fault)
                if engine.poll() is not None:
                    return
            out.unlink(missing_ok=True)
            watch.look(engine.pid)
        engine.communicate()
    watch.judge(ground, "conversions")


def _fault(lines: Any, number: str) -> str:
    """Wait for the answer with this number; "" where all went well."""
    for line in lines:
        event = json.loads(line)
        if event.get("id") == number and event["event"] in {"answer", "fault"}:
            return "" if event["event"] == "answer" else line.decode("utf-8", "replace")
    return "the engine ended"


def mynah(*words: str) -> Sequence[str]:
    """The program's command line."""
    return [sys.executable, "-m", "mynah.engine", *words]


def _needs_proc() -> str:
    return "" if Path("/proc/self/smaps_rollup").exists() else "needs /proc of Linux"


ATTACKS = (
    Attack(
        "soak-training",
        "Two hours of training (tries are seconds): memory within 10 %, no descriptor more at the "
        "end than early on, the journal complete, the voice whole.",
        7200,
        6,
        train,
        _needs_proc,
    ),
    Attack(
        "soak-conversions",
        "Conversions of many lengths, settings, formats and voices by one warm engine: none lost, "
        "memory within 10 %, no descriptor more.",
        2000,
        15,
        convert,
        _needs_proc,
    ),
)
