"""Runs on a disk that fills up: paused with numbers, and completed when there is room again."""

from __future__ import annotations

import hashlib
from contextlib import ExitStack

from helpers.fake_stages import make_job
from mynah.engine.journal import read_journal
from mynah.engine.run import create_run
from mynah.engine.run_folder import find_run
from mynah.project.voices import VoiceStore
from mynah.project.workspace import Workspace
from mynah.protocol.events import Failed, Stage, is_end
from torture.attack import Attack
from torture.disk_full import NUMBERS, Scene, prepared
from torture.disk_ground import needs_mount
from torture.disk_workspace import half_done, picture


def runs(ground):
    """A run whose disk has some room, but not enough, at one or more points of its way."""
    with ExitStack() as held:
        scene = Scene(ground, held)
        whole, used = None, ()
        for seed, rng in ground.each():
            before = scene.anew()
            create_run(Workspace.open(scene.place.ws), make_job("Learnt", "run"))
            if whole is None:
                used = scene.disk.used()
                ended = _go(scene, 0)
                if ended.code:
                    raise RuntimeError(f"the run fails by itself: {ended.said}")
                whole = (
                    _weights(scene),
                    [b - a for a, b in zip(used, scene.disk.used(), strict=True)],
                )
                before = scene.anew()
                create_run(Workspace.open(scene.place.ws), make_job("Learnt", "run"))
            weights, need = whole
            for attempt in range(rng.randint(1, 4)):
                names = rng.random() < 0.2
                if names:
                    scene.disk.leave_files(rng.randrange(need[1] + 4))
                else:
                    scene.disk.leave(rng.randrange(round(need[0] * 1.2)))
                ended = _go(scene, rng.choice([0, 0, 30_000]))
                said = f"attempt {attempt}: {ended.said}"
                if not _judged(ground, seed, scene, ended, said):
                    break
                if ended.code == 0:
                    break
            scene.disk.relieve()
            if find_run(Workspace.open(scene.place.ws), "run").status().state != "completed":
                ended = _go(scene, 0)
                if ended.code:
                    ground.failed(seed, "it does not go on after space was freed", ended.said)
                    continue
            if _weights(scene) != weights:
                ground.failed(seed, "other weights than those of an unbroken run", ended.said)
            left = [one for one in half_done(scene.place.ws) if ".old" not in one]
            if left:
                ground.failed(seed, "left behind", left[:4])
            now = picture(scene.disk.place)
            lost = [
                n for n in before if now.get(n) != before[n] and "cache" not in n and "log" not in n
            ]
            if [one for one in lost if not one.endswith(("activity.jsonl", ".lock"))]:
                ground.failed(seed, "what was there before is lost", lost)


def _judged(ground, seed, scene, ended, said):
    """What must hold after a run that may have found no room; whether it can be gone on with."""
    ground.count({0: "completed", 13: "paused"}.get(ended.code, "other"))
    run = find_run(Workspace.open(scene.place.ws, read_only=True), "run")
    if ended.code is None:
        ground.failed(seed, "it hangs", said)
    elif ended.code not in {0, 13}:
        ground.failed(seed, "another exit code", said)
    elif ended.code == 13:
        if not NUMBERS.search(ended.out + ended.err):
            ground.failed(seed, "no numbers in the words", said)
        events = [m.event for m in read_journal(run.journal_path)]
        begun = [e.name for e in events if isinstance(e, Stage) and e.state == "started"]
        ground.count(f"in {begun[-1]}" if begun else "before all stages")
        status = run.status()
        if status.sessions and status.started and not (events and is_end(events[-1])):
            ground.count("ends that no journal has")
            if status.state not in {"paused", "interrupted", "queued"}:
                ground.failed(seed, "a state that is not so", f"{status.state}; {said}")
        elif status.sessions:
            if status.state != "paused":
                ground.failed(seed, "it is not paused", f"{status.state}; {said}")
            if isinstance(events[-1], Failed) and not NUMBERS.search(events[-1].message):
                ground.failed(seed, "no numbers in the journal", events[-1].message)
    if "Traceback" in ended.out + ended.err:
        ground.failed(seed, "a traceback", said)
        return False
    return ended.code in {0, 13}


def rebuilt(name):
    """Whether a file is one that anything may write."""
    return "cache" in name or "logs/" in name or name.endswith(("activity.jsonl", ".lock"))


def _go(scene, margin):
    words = ("op", "run", scene.place.ws, "run", margin)
    return scene.program.do(*words, home=scene.place.home, limit=60)


def _weights(scene):
    version = VoiceStore(Workspace.open(scene.place.ws, read_only=True)).latest("Learnt")
    return hashlib.sha256((version.dir / "model.safetensors").read_bytes()).hexdigest()


ATTACKS = (
    Attack(
        "disk-run",
        "A run whose disk fills up in any stage, up to four times; then there is room.",
        400,
        2,
        runs,
        needs_mount,
        prepared,
    ),
)
