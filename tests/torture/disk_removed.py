"""Folders and disks that go away under a run, and clocks that jump: an end with a sentence."""

from __future__ import annotations

import shutil
import time
from contextlib import ExitStack

from helpers.fake_stages import make_job
from mynah.engine.journal import read_journal
from mynah.engine.run import create_run
from mynah.engine.run_folder import find_run
from mynah.project.workspace import Workspace
from mynah.protocol.events import Progress
from torture.attack import Attack
from torture.disk_full import Scene, prepared
from torture.disk_ground import needs_mount, unmount
from torture.disk_workspace import half_done

SECONDS = 30
PARTS = ("ws", "ws/runs/run", "ws/samples", "ws/runs/run/checkpoints", "ws/voices", "disk")
HOURS = 3600.0


def removed(ground):
    """A part of the workspace is deleted, moved away or unmounted while a run works on it."""
    with ExitStack() as held:
        first = Scene(ground, held)
        for seed, rng in ground.each():
            with ExitStack() as one:
                scene = Scene.of(first, ground, one)
                part = rng.choice(PARTS)
                how = "unmounted" if part == "disk" else rng.choice(["deleted", "moved"])
                scene.anew()
                create_run(Workspace.open(scene.place.ws), make_job("L", "run", delay=0.3))
                scene.program.begin(
                    *("op", "run", scene.place.ws, "run", 0), home=scene.place.home, limit=60
                )
                _wait_for_steps(scene, rng.random())
                _take_away(scene, part, how)
                begun = time.monotonic()
                ended = scene.program.end()
                took = time.monotonic() - begun
                ground.most("seconds", round(took, 1))
                _judged(ground, seed, scene, part, how, ended, took)


def _wait_for_steps(scene, more):
    journal = scene.place.ws / "runs" / "run" / "events.jsonl"
    deadline = time.monotonic() + 40
    while not journal.exists() or b'"checkpoint"' not in journal.read_bytes():
        if time.monotonic() > deadline:
            raise RuntimeError("the run did not begin")
        time.sleep(0.02)
    time.sleep(more)


def _take_away(scene, part, how):
    if how == "unmounted":
        unmount(scene.place.disk)
        return
    place = scene.place.disk / part
    if how == "moved":
        place.rename(scene.place.disk / "away")
    else:
        for _ in range(20):  # it is being written into
            shutil.rmtree(place, ignore_errors=True)
            if not place.exists():
                break


def _judged(ground, seed, scene, part, how, ended, took):
    where = f"{part} {how}"
    ground.count({0: "completed"}.get(ended.code, f"code {ended.code}"))
    if ended.code is None or took > SECONDS:
        ground.failed(seed, "it does not end", f"{where}: {ended.said}")
    elif ended.code < 0 or ended.code == 70 or "Traceback" in ended.out + ended.err:
        ground.failed(seed, "no sentence", f"{where}: {ended.said}")
    elif part in {"ws", "ws/runs/run", "disk"}:
        if ended.code == 0:
            ground.failed(seed, "said to be done", f"{where}: {ended.said}")
        place = scene.place.ws if part != "ws/runs/run" else scene.place.ws / "runs" / "run"
        again = [one for one in place.rglob("*") if one.is_file()] if place.exists() else []
        if again:
            ground.failed(seed, "half a folder was made again", f"{where}: {again[:5]}")
    elif ended.code and not (ended.out + ended.err).strip():
        ground.failed(seed, "no words", where)


def clocks(ground):
    """A clock that jumps while a run works; what it says must not go backwards."""
    with ExitStack() as held:
        scene = Scene(ground, held)
        for seed, rng in ground.each():
            scene.anew()
            create_run(Workspace.open(scene.place.ws), make_job("L", "run", delay=0.02))
            for _ in range(2):
                jump = rng.choice([-1, 1]) * rng.choice([1, 30, 24 * 400, 24 * 365 * 30]) * HOURS
                words = ("op", "jumping", scene.place.ws, "run", f"{jump}", f"{rng.random()}")
                ended = scene.program.do(*words, home=scene.place.home, limit=60)
                if ended.code not in {0, 10}:
                    ground.failed(seed, "it fails", f"{jump / HOURS} h: {ended.said}")
            run = find_run(Workspace.open(scene.place.ws), "run")
            messages = read_journal(run.journal_path)
            times = [message.t for message in messages]
            if times != sorted(times) or min(times) < 0 or max(times) > 120:
                ground.failed(seed, "times go back or jump", times[-5:])
            etas = [m.event.eta_s for m in messages if isinstance(m.event, Progress)]
            if any(eta is not None and not 0 <= eta < HOURS for eta in etas):
                ground.failed(seed, "a time left that is none", etas[-5:])
            if run.status().state != "completed":
                ground.failed(seed, "not completed", run.status().state)
            for one in half_done(scene.place.ws)[:3]:
                ground.failed(seed, "half-done", one)


ATTACKS = (
    Attack(
        "disk-removed",
        "Run, samples, voices, workspace or disk deleted, moved or unmounted under a run.",
        200,
        1,
        removed,
        needs_mount,
        prepared,
    ),
    Attack(
        "disk-clock",
        "The clock set back or ahead by hours to years while a run works, and between.",
        200,
        1,
        clocks,
        needs_mount,
        prepared,
    ),
)
