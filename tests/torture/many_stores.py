"""Several programs change everything in one workspace at once; nothing that was reported is lost.

Each try starts plain processes that change shared things (keys of one sample, a set, settings,
pronunciations, presets, cards) and their own (names of voices, samples to the bin and back) for
some hundred rounds. Whatever one of them was told to be done has to be there at the end.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import soundfile

import mynah
from helpers.whole_window import add_sample
from mynah.project import activity, atomic, dataset, presets, settings
from mynah.project.pronunciations import load_pronunciations, save_pronunciations
from mynah.project.samples import Library
from mynah.project.voice_look import voice_look
from mynah.project.voices import VoiceStore
from mynah.project.workspace import Workspace
from torture.attack import Attack, Ground
from torture.hammer import CARD, FIELDS, SHARED, STILL

MEMBERS = 4
LIMIT_S = 150.0
HAMMER = Path(__file__).with_name("hammer.py")


def make(ground: Ground) -> None:
    """Each try is one workspace that all members hammer."""
    for seed, rng in ground.each():
        place = ground.work / f"try {seed}"
        members = rng.choice((2, 3, MEMBERS)) if ground.tries > 2 else 3
        rounds = 300 if ground.tries > 2 else 90
        workspace = _made(place, members)
        told = _hammered(ground, seed, workspace, members, rounds)
        ground.count("rounds", members * rounds)
        if told is not None:
            for problem in _missing(workspace, told):
                ground.failed(seed, "an update that was reported is lost", problem)


def _made(place: Path, members: int) -> Workspace:
    workspace = Workspace.open(place / "ws", create=True)
    (place / "in").mkdir()
    for number in range(3):
        sound = np.random.default_rng(number).standard_normal(1600).astype(np.float32) * 0.1
        soundfile.write(place / "in" / f"a{number}.wav", sound, 16000)
    ids = [add_sample(workspace, number) for number in range(members)]
    last = add_sample(workspace, (1 << 64) - 1)
    everything = tuple(dataset.Entry(one, "") for one in [*ids, last])
    dataset.Dataset("All", everything, extra={"newer": 1}).save(workspace)
    dataset.Dataset("Counted", ()).save(workspace)
    save_pronunciations(workspace, [])
    for number in range(members):
        dataset.Dataset(f"Set {number}", everything).save(workspace)
    store = VoiceStore(workspace)
    for name in (SHARED, STILL, *(f"Voice {number}" for number in range(members))):
        staged = store.stage()
        (staged / "model.safetensors").write_bytes(name.encode())
        store.publish(name, staged, {"kind": "lite"})
    return workspace


def _hammered(
    ground: Ground, seed: int, workspace: Workspace, members: int, rounds: int
) -> list[dict[str, object]] | None:
    home = workspace.root.parent / "home"
    os.environ["MYNAH_HOME"] = str(home)  # what is checked afterwards is read there
    source = str(Path(mynah.__file__).resolve().parents[1])
    environment = {**os.environ, "PYTHONPATH": source}
    children = [
        subprocess.Popen(
            [sys.executable, str(HAMMER), str(workspace.root), str(number), str(rounds), str(seed)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=environment,
        )
        for number in range(members)
    ]
    told = []
    try:
        for child in children:
            assert child.stdout is not None
            child.stdout.readline()  # all are there before one begins
        for child in children:
            assert child.stdin is not None
            child.stdin.write("now\n")
            child.stdin.flush()
        for child in children:
            out, errors = child.communicate(timeout=LIMIT_S)
            if child.returncode or not out:
                ground.failed(seed, "a program died", errors[-1500:])
                return None
            if "locked" in errors:
                ground.failed(seed, "a lock of the cache was shown", errors[-500:])
            said = json.loads(out)
            for wrong in said["wrong"]:
                ground.failed(seed, "something failed that nobody disturbed", wrong)
            told.append(said["done"])
    except subprocess.TimeoutExpired:
        ground.failed(seed, "the programs wait for each other", f"{LIMIT_S} s")
        return None
    finally:
        for child in children:
            child.kill()
            child.communicate()
    return told


def _missing(workspace: Workspace, told: list[dict[str, object]]) -> list[str]:
    """What was reported and is not there, in words."""
    library, store = Library(workspace), VoiceStore(workspace)
    samples = {one.id: one for one in library.list()}
    shared, info = samples["f" * 16], Workspace.open(workspace.root).info
    words = {one.word for one in load_pronunciations(workspace)}
    kept = {one.name: one.settings for one in presets.load_presets(workspace, SHARED)}
    chosen = settings.load().settings
    card = store.latest(SHARED).card
    voices = {one.name: one for one in store.list()}
    journal = activity.read(workspace)
    counted = [one.sample_id for one in dataset.Dataset.load(workspace, "Counted").entries]
    everything = dataset.Dataset.load(workspace, "All")
    wrong = torn(workspace.root)
    if everything.extra.get("newer") != 1:
        wrong.append("a key of a set that is not known here")
    if {one.sample_id for one in everything.entries} != {
        *(f"{number:016x}" for number in range(len(told))),
        "f" * 16,
    }:
        wrong.append(f"clips of a set: {everything.entries}")
    if not {SHARED, STILL} <= voices.keys() or len(voices) != 2 + len(told):
        wrong.append(f"voices: {sorted(voices)}")
    for number, done in enumerate(told):
        own = samples.get(f"{number:016x}")
        name = str(done.get("name", f"Voice {number}"))
        voice = voices.get(name)
        there = {
            "meta": shared.meta.get(f"k{number}"),
            "transcript": own.transcript if own is not None else "the sample is gone",
            "info": info.get(f"k{number}"),
            "words": sorted(word for word in words if word.startswith(f"w{number}x")),
            "preset": kept.get(f"p{number}", {}).get("pitch"),
            "setting": getattr(chosen, FIELDS[number]),
            "recent": next((o for o in chosen.recent_workspaces if o == f"/w{number}"), ""),
            "counted": sum(one.startswith(f"n{number}-") for one in counted),
            "set": next((o for o in dataset.names(workspace) if o == done.get("set")), ""),
            "card": getattr(card, CARD[number]),
            "name": voice.name if voice is not None else "",
            "colour": voice_look(voice.dir).colour if voice is not None else "",
            "journal": sum(one.kind == f"hammer-{number}" for one in journal),
            **{f"imported {k}": done.get(f"imported {k}") for k in range(3)},
        }
        wrong += [
            f"program {number}: an imported recording is not there"
            for key in range(3)
            if done.get(f"imported {key}") and done[f"imported {key}"] not in samples
        ]
        wrong += [
            f"program {number}: {key} is {there[key]!r}, reported was {value!r}"
            for key, value in done.items()
            if there[key] != value
        ]
    return wrong


def torn(root: Path) -> list[str]:
    """Files that are no whole JSON, and temporary ones that somebody left."""
    found = []
    for path in root.rglob("*.json"):
        try:
            atomic.read_json(path)
        except atomic.UnreadableFileError as error:
            found.append(str(error))
    found += [f"left behind: {path}" for path in root.rglob(f"{atomic.TEMP_PREFIX}*")]
    return found


STORES = Attack(
    "many-stores",
    "Up to four programs change one workspace in every way at once; all that was reported is there",
    50,
    1,
    make,
)
