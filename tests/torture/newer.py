"""A workspace, or one file in it, has a newer format; window and terminal leave it as it is.

Each try takes the golden workspace, makes all of it or one of its files newer, and uses it: the
real window with everything in it pressed, or every command of the terminal. Of a newer workspace
not a byte may differ afterwards, and it has to be said why; of a newer file the content has to be
there still, in its place or in the bin.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import mynah
from helpers.golden import RUN, VERSIONS, golden, marked, tree
from mynah.project.atomic import read_json, write_json
from torture.attack import Attack, Ground

TOUR = Path(__file__).with_name("window_tour.py")
LIMIT_S = 200
_SAMPLE = "122b6cdaf612d2ad"
FILES = (
    "datasets/My set.json",
    f"samples/{_SAMPLE}.meta.json",
    "voices/Ada/presets.json",
    "voices/Ada/look.json",
    "voices/Ada/v001/voice.json",
    "pronunciations.json",
    "speak.json",
    f"runs/{RUN}/job.json",
)
# They read, and have to work; the others would write, and have to refuse.
READING = (
    ("dataset", "list"),
    ("dataset", "show", "My set"),
    ("voices", "list"),
    ("voices", "show", "Ada"),
    ("runs",),
    ("status",),
    ("storage",),
    ("pronunciations", "list"),
)
WRITING = (
    ("import", "{sound}"),
    ("dataset", "create", "New"),
    ("train", "--voice", "New"),
    ("train", "--voice", "New", "--samples", "{sound}"),
    ("resume",),
    ("cancel",),
    ("voices", "rename", "Ada", "Eve"),
    ("voices", "duplicate", "Ada", "Eve"),
    ("voices", "delete", "Ada"),
    ("voices", "card", "Ada", "--notes", "Mine."),
    ("voices", "use", "Ada"),
    ("pronunciations", "set", "a", "b"),
    ("pronunciations", "remove", "Ada"),
    ("voices", "look", "Ada", "--colour", "#000000"),
    ("clear", RUN),
    ("clear", "--all", RUN),
)


def make(ground: Ground) -> None:
    """In turn: the terminal, the window, one file."""
    for number, (seed, rng) in enumerate(ground.each()):
        place = ground.work / f"try {seed}"
        root = golden(rng.choice(VERSIONS), place)
        home = place / "home"
        path = home / "config" / "settings.json"
        write_json(path, {**read_json(path), "workspace": str(root)})
        kind = (_terminal, _window, _file)[number % 3]
        ground.count(kind.__name__[1:])
        kind(ground, seed, rng, root)
        shutil.rmtree(place, ignore_errors=True)


def _age(rng: random.Random, path: Path) -> None:
    """Make a file newer, with keys that nobody knows."""
    data = read_json(path)
    if rng.random() < 0.5 and path.name != "voice.json":
        data = marked(data)
    write_json(path, {**data, "schema_version": rng.choice((2, 3, 99))})


def _terminal(ground: Ground, seed: int, rng: random.Random, root: Path) -> None:
    _age(rng, root / "workspace.json")
    before = tree(root)
    sound = str(root / "samples" / f"{_SAMPLE}.wav")
    commands = [*READING, *WRITING]
    if ground.tries < 3:
        commands = [rng.choice(READING), *rng.sample(WRITING, 2)]
    for words in commands:
        said = _mynah(root, *(word.format(sound=sound) for word in words))
        ground.count("commands")
        told = said.stdout + said.stderr
        if "newer Mynah" not in told:
            ground.failed(seed, "it is not said why", f"{words}: {told[-500:]}")
        if (said.returncode == 0) is not (words in READING):
            ground.failed(seed, "wrong exit", f"{words}: {said.returncode} {told[-500:]}")
        changed = _changed(before, tree(root))
        if changed:
            ground.failed(seed, "a newer workspace was changed", f"{words}: {changed}")
            return


def _window(ground: Ground, seed: int, rng: random.Random, root: Path) -> None:
    _age(rng, root / "workspace.json")
    before = tree(root)
    facts = _toured(ground, seed, root)
    changed = _changed(before, tree(root))
    if changed:
        ground.failed(seed, "a newer workspace was changed", changed)
    if facts is None:
        return
    ground.count("pressed", len(facts["pressed"]))
    if not any("newer Mynah" in words for words in facts["banners"]):
        ground.failed(seed, "it is not said why", facts["banners"])
    if facts["writing"]:
        ground.failed(seed, "what would write can be pressed", facts["writing"])
    if facts["samples"] != 2 or facts["voices"] != ["Ada"]:
        ground.failed(seed, "it is not shown", facts)


def _file(ground: Ground, seed: int, rng: random.Random, root: Path) -> None:
    path = root / rng.choice(FILES)
    _age(rng, path)
    wanted = hashlib.sha256(path.read_bytes()).hexdigest()
    facts = _toured(ground, seed, root)
    _mynah(root, "voices", "card", "Ada", "--notes", "Mine.")
    _mynah(root, "pronunciations", "set", "a", "b")
    kept = {hashlib.sha256(data).hexdigest() for data in tree(root).values()}
    if wanted not in kept:
        ground.failed(seed, "a newer file was changed", f"{path}: {facts}")


def _toured(ground: Ground, seed: int, root: Path) -> dict[str, list[str]] | None:
    seconds = "2" if ground.tries < 3 else "40"
    said = _run([sys.executable, str(TOUR), str(root), seconds], root)
    if said.returncode or not said.stdout.strip():
        ground.failed(seed, "the window died", f"{said.returncode} {said.stderr[-1500:]}")
        return None
    if "Traceback" in said.stderr:
        ground.failed(seed, "the window stumbled", said.stderr[-1500:])
    facts: dict[str, list[str]] = json.loads(said.stdout.strip().splitlines()[-1])
    return facts


def _mynah(root: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return _run([sys.executable, "-m", "mynah", *words, "--workspace", str(root)], root)


def _run(command: list[str], root: Path) -> subprocess.CompletedProcess[str]:
    environment = {
        **os.environ,
        "MYNAH_HOME": str(root.parent / "home"),
        "PYTHONPATH": str(Path(mynah.__file__).resolve().parents[1]),
    }
    return subprocess.run(
        command, env=environment, capture_output=True, text=True, timeout=LIMIT_S, check=False
    )


def _changed(before: dict[str, bytes], after: dict[str, bytes]) -> list[str]:
    names = before.keys() | after.keys()
    return sorted(name for name in names if before.get(name) != after.get(name))


NEWER = Attack(
    "newer",
    "A workspace or file of a newer format in the whole window and every command; it is said, "
    "shown, and not a byte of it differs",
    30,
    1,
    make,
)
