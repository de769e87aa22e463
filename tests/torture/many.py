"""Windows, trainings, conversions, imports and changes by the terminal, at once on one workspace.

Each try starts two windows with settings of their own, in which everything is pressed, two
trainings, and terminals that convert, import and rename. Afterwards every window has ended by
itself, every command has either done what it said or refused it with a sentence, and whatever was
reported is in the library or in the bin.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import mynah
from helpers.gui_voices import publish
from helpers.lite import made_base
from helpers.voicelike import write_voicelike
from helpers.whole_window import made_workspace
from mynah.project import voice_bin
from mynah.project.samples import Library
from mynah.project.voices import VoiceStore
from torture.attack import Attack, Ground
from torture.many_stores import torn

if TYPE_CHECKING:
    from mynah.project.workspace import Workspace

HERE = Path(__file__).resolve()
TOUR = HERE.with_name("window_tour.py")
ENGINE = HERE.parents[1] / "helpers" / "lite_engine.py"
LIMIT_S = 400.0
_DONE, _BUSY = 0, 14
Child = tuple[str, "subprocess.Popen[bytes]", Path]


def make(ground: Ground) -> None:
    """One crowd a try."""
    for seed, rng in ground.each():
        place = ground.work / f"try {seed}"
        workspace = made_workspace(place / "ws")
        publish(workspace, "Ada")
        children = _crowd(place, workspace, rng, short=ground.tries < 3)
        begun = time.monotonic()
        for name, child, log in children:
            try:
                code = child.wait(max(1.0, LIMIT_S - (time.monotonic() - begun)))
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait()
                ground.failed(seed, "somebody waits for ever", f"{name}: {_end(log)}")
                continue
            ground.count(f"{name}: {code}")
            _judge(ground, seed, (name, code, log))
        ground.most("seconds", round(time.monotonic() - begun))
        for problem in (*torn(workspace.root), *_lost(workspace, children)):
            ground.failed(seed, "something is lost or torn", problem)


def _crowd(place: Path, workspace: Workspace, rng: random.Random, *, short: bool) -> list[Child]:
    base = made_base(place / "base.safetensors")
    takes = [place / "in" / f"take {number}.wav" for number in range(4)]
    for number, path in enumerate(takes):
        write_voicelike(path, seconds=2.5, seed=rng.randrange(1 << 20) + number)
    engine = [sys.executable, str(ENGINE), str(base)]
    mynah_itself = [sys.executable, "-m", "mynah"]  # four seconds less, where nothing is learnt
    where = ["--workspace", str(workspace.root)]
    tour = [sys.executable, str(TOUR), str(workspace.root), "2" if short else "15"]
    train = ["--epochs", "2", "--batch-size", "2", "--threads", "1"]
    lines = [
        ("window", "a", tour),
        ("import", "b", [*mynah_itself, "import", str(takes[0]), str(takes[1]), *where, "--json"]),
        ("rename", "b", [*mynah_itself, "voices", "duplicate", "Ada", "Copy", *where]),
        ("words", "b", [*mynah_itself, "pronunciations", "set", "one", "wan", *where]),
        ("words", "c", [*mynah_itself, "pronunciations", "set", "two", "tu", *where]),
    ]
    if not short:
        lines += [
            ("window", "c", tour),
            (
                "import",
                "b",
                [*mynah_itself, "import", str(takes[1]), str(takes[2]), *where, "--json"],
            ),
            ("train", "b", [*engine, "train", "--voice", "New", "--samples", str(takes[3])]),
            ("train", "c", [*engine, "train", "--voice", "Newer", "--samples", str(takes[2])]),
            ("convert", "b", [*engine, "convert", "Ada", str(takes[0]), "-o", str(place / "o")]),
            ("card", "b", [*mynah_itself, "voices", "card", "Ada", "--notes", "Mine.", *where]),
        ]
        rng.shuffle(lines)
    source = str(Path(mynah.__file__).resolve().parents[1])
    children = []
    for number, (name, home, line) in enumerate(lines):
        more = [*train, *where] if name == "train" else where if name == "convert" else []
        log = place / f"{number}.log"
        environment = {
            **os.environ,
            "PYTHONPATH": source,
            "MYNAH_HOME": str(place / f"home {home}"),
            "OMP_NUM_THREADS": "1",
            "PYTHONFAULTHANDLER": "1",  # a crash leaves its stacks in the log
        }
        with log.open("wb") as file:
            child = subprocess.Popen(
                [*line, *more],
                stdout=file,
                stderr=file,
                stdin=subprocess.DEVNULL,
                env=environment,
            )
        children.append((name, child, log))
    return children


def _judge(ground: Ground, seed: int, ended: tuple[str, int, Path]) -> None:
    name, code, log = ended
    said = log.read_text(errors="replace")
    if "Traceback" in said or code < 0 or code == 1:
        ground.failed(seed, f"{name} stumbled", said[-1500:])
    if "database is locked" in said:
        ground.failed(seed, "a lock of the cache was shown", said[-500:])
    if name in {"import", "words", "window"} and code != _DONE:
        ground.failed(seed, f"{name} failed", f"{code}: {said[-1000:]}")
    if code not in {_DONE, _BUSY} and "What to do" not in said and name != "window":
        ground.failed(seed, f"{name} refused without a sentence", f"{code}: {said[-500:]}")


def _lost(workspace: Workspace, children: list[Child]) -> list[str]:
    library, store = Library(workspace), VoiceStore(workspace)
    there = {one.id for one in library.list()} | {one.sample.id for one in library.binned()}
    names = {one.name for one in store.list()}
    names |= {one.name for one in voice_bin.voices_in(workspace.bin_dir)}
    wrong = [f"the voice {name}" for name in ("Ada",) if name not in names]
    for name, child, log in children:
        text = log.read_text(errors="replace")
        if name == "rename" and child.returncode == _DONE and "Copy" not in names:
            wrong.append("the copy of a voice")
        for line in text.splitlines() if name == "import" else ():
            wanted = _sample_of(line)
            if wanted and wanted not in there:
                wrong.append(f"the imported recording {wanted}")
    words = (workspace.root / "pronunciations.json").read_text("utf-8")
    wrong += [f"the word {one}" for one in ("one", "two") if f'"{one}"' not in words]
    return wrong


def _sample_of(line: str) -> str:
    try:
        event = json.loads(line)
    except ValueError:
        return ""
    data = event.get("data") if isinstance(event, dict) else None
    return str(data.get("sample_id") or "") if isinstance(data, dict) else ""


def _end(log: Path) -> str:
    return log.read_text(errors="replace")[-800:]


MANY = Attack(
    "many",
    "Two windows with everything pressed, two trainings, a conversion, imports and changes by the "
    "terminal at once on one workspace; nothing is lost, torn or waited for",
    50,
    1,
    make,
)
