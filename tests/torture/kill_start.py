"""Trainings killed before their run exists, killed launchers, and what conversions lose.

A training from recordings imports them, makes a run and, when asked to, starts another process for
it. Whoever does that is killed at any of these steps. A conversion whose source, output folder,
voice or workspace is deleted or moved ends with a sentence, and keeps what it has said to be done.
"""

from __future__ import annotations

import os
import shutil
import signal
import time
from pathlib import Path
from typing import TYPE_CHECKING

from helpers.voicelike import write_voicelike
from torture import run_promises as promises
from torture import torn
from torture.attack import Attack
from torture.kill_engine import needs
from torture.nursery import left_behind, shared, train_command
from torture.seen_on_disk import seen

if TYPE_CHECKING:
    import random

    from torture.attack import Ground
    from torture.nursery import Engine, Nursery

LONGEST_S, DETACHED_S = 2.5, 60.0
FAR = 120  # operations: an import of two recordings, a run, and its first stage
END_S = 40.0
PARTS = ("one source", "sources", "output", "voice", "workspace")
CLIPS_S = (2.5, 9.0, 14.0, 5.0)


def _starts(ground: Ground) -> None:
    nursery = shared()
    for seed, rng in ground.each():
        root = ground.work / f"ws {seed}"
        command = train_command("lite", nursery.work, root)
        detached = ground.tries > 1 and rng.random() < 0.3
        how = _killed(ground, nursery, command, root, rng, detached=detached)
        _survived(ground, seed, nursery, root, how)
        _whole(ground, seed, root, how)
        code, said = nursery.run(command)
        if code:
            ground.failed(seed, "it does not work when done again", f"{how}: {said[-900:]}")
        _resumed(ground, seed, nursery, root, how)
        for path in promises.leftovers(root):
            ground.failed(seed, "leftovers", f"{path} ({how})")
        shutil.rmtree(root, ignore_errors=True)


def _killed(
    ground: Ground,
    nursery: Nursery,
    command: list[str],
    root: Path,
    rng: random.Random,
    *,
    detached: bool,
) -> str:
    """Begin and kill; says how."""
    stash = ground.work / "stash"
    by_time = rng.random() < 0.3
    die_at = None if by_time else rng.randint(1, rng.choice((12, 40, FAR)))
    more = ["--detach"] if detached else []
    engine = nursery.begin([*command, *more], stash=stash, roots=[root], die_at=die_at)
    if by_time:
        time.sleep(rng.uniform(0.0, LONGEST_S))
        if engine.alive:
            engine.kill()
    code = engine.wait()
    how = f"{'launcher' if detached else 'training'} {code} after {torn.operations(stash)}"
    how += f" operations: {torn.last_operation(stash)}"
    torn.discard(stash)
    ground.count(("launcher " if detached else "training ") + ("ended" if code >= 0 else "killed"))
    return how


def _survived(ground: Ground, seed: int, nursery: Nursery, root: Path, how: str) -> None:
    """A process that was started for the run is not harmed by its launcher's end."""
    from mynah.engine.run import list_runs
    from mynah.project.workspace import Workspace

    until = time.monotonic() + DETACHED_S
    while (living := left_behind(nursery.work)) and time.monotonic() < until:
        runs = list_runs(Workspace(root)) if root.exists() else []
        if any(run.status().sessions and run.holder() for run in runs):
            ground.count("goes on without its launcher")
            break
        time.sleep(0.05)
    else:
        if living:
            ground.failed(seed, "a process does not begin its run", f"{living} ({how})")
    for pid in living:
        os.kill(pid, signal.SIGKILL)
    while left_behind(nursery.work):
        time.sleep(0.02)


def _whole(ground: Ground, seed: int, root: Path, how: str) -> None:
    """What is shown is whole, before and after the next opening."""
    from mynah.project.samples import Library
    from mynah.project.workspace import Workspace

    if not (root / "workspace.json").exists():
        ground.count("no workspace yet")
        return
    for what, detail in promises.nothing_half(root):
        ground.failed(seed, what, f"{detail} ({how})")
    workspace = Workspace.open(root)
    if problems := Library(workspace).problems():
        ground.failed(seed, "half a recording", f"{problems} ({how})")
    if pieces := seen(root)[1]:
        ground.failed(seed, "something is in pieces", f"{pieces} ({how})")


def _resumed(ground: Ground, seed: int, nursery: Nursery, root: Path, how: str) -> None:
    """The run that was begun before can be gone on with, too."""
    from mynah.engine.run import list_runs
    from mynah.project.workspace import Workspace

    for run in list_runs(Workspace.open(root)):
        if run.status().state == "completed":
            continue
        ground.count("resumed")
        resume = ("resume", run.run_id, "--workspace", root, "--json")
        code, said = nursery.run(resume)
        if code:
            ground.failed(seed, "does not resume", f"{how}: {said[-900:]}")


def _conversions(ground: Ground) -> None:
    nursery = shared()
    for seed, rng in ground.each():
        place = ground.work / f"try {seed}"
        root, sources, out = place / "ws", place / "in", place / "out"
        shutil.copytree(nursery.work / "lite", root)
        for number, seconds in enumerate(CLIPS_S):
            write_voicelike(sources / f"{number}.wav", seconds=seconds, seed=number)
        out.mkdir()
        command = ("convert", "Whole", sources, "-o", out, "--workspace", root, "--json")
        engine = nursery.begin(command)
        time.sleep(rng.uniform(0.0, LONGEST_S if ground.tries > 1 else 0.5))
        part = PARTS[seed % len(PARTS)]
        taken = _take_away(place, part, rng)
        ground.count(f"{part}: {'before its end' if engine.alive else 'too late'}")
        _ended(ground, seed, engine, place, f"{part} {taken}")
        shutil.rmtree(place, ignore_errors=True)


def _take_away(place: Path, part: str, rng: random.Random) -> str:
    path = {
        "one source": place / "in" / f"{rng.randrange(len(CLIPS_S))}.wav",
        "sources": place / "in",
        "output": place / "out",
        "voice": place / "ws" / "voices" / "Whole",
        "workspace": place / "ws",
    }[part]
    if part == "voice":
        path = next(path.parent.glob("[!.]*"))
    away = path.rename(place / "away")
    if rng.random() < 0.5:
        return "moved"
    shutil.rmtree(away, ignore_errors=True)
    if away.exists():  # a file, or one that was being written into
        if away.is_file():
            away.unlink()
        else:
            shutil.rmtree(away, ignore_errors=True)
    return "deleted"


def _ended(ground: Ground, seed: int, engine: Engine, place: Path, how: str) -> None:
    begun = time.monotonic()
    while engine.alive and time.monotonic() - begun < END_S:
        time.sleep(0.02)
    if engine.alive:
        ground.failed(seed, "it does not end", f"{how}: {engine.said[-500:]}")
        engine.kill()
    code, said = engine.wait(), engine.said
    ground.most("seconds to its end", round(time.monotonic() - begun, 1))
    ground.count(f"exit {code}")
    if code == 2:
        raise AssertionError(f"this is no conversion: {said}")
    if code < 0 or code == 70 or "Traceback" in said or '"INTERNAL"' in said:
        ground.failed(seed, "no sentence", f"{how}: {code} {said[-1500:]}")
    done = [
        event["data"]["output"]
        for event in promises.events_in(said.encode())
        if event["event"] == "item" and event.get("kind") == "converted"
    ]
    if "output" not in how:
        for path in done:
            if not (place / "out" / Path(path).name).is_file():
                ground.failed(seed, "a result is lost", f"{how}: {path}")
    elif code == 0 and "moved" in how:
        names = {one.name for folder in ("out", "away") for one in (place / folder).glob("*.wav")}
        if missing := {Path(path).name for path in done} - names:
            ground.failed(seed, "a result is lost", f"{how}: {missing}")
    if "workspace" in how and (place / "ws").exists():
        ground.failed(seed, "half a workspace was made again", list((place / "ws").rglob("*"))[:5])
    for folder in ("out", "away", "in"):
        for path in (place / folder).rglob("*"):
            if promises.passing(path.name) and "ws" not in how and "workspace" not in how:
                ground.failed(seed, "leftovers", f"{how}: {path}")


ATTACKS = (
    Attack(
        "kill-start",
        "A training from recordings, or its launcher, is killed before or while its run begins.",
        tries=100,
        few=1,
        make=_starts,
        needs=needs,
        shares=shared,
    ),
    Attack(
        "convert-removed",
        "Source, output, voice or workspace is deleted or moved under a conversion.",
        tries=100,
        few=1,
        make=_conversions,
        needs=needs,
        shares=shared,
    ),
)
