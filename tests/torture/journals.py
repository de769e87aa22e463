"""Journals, states and commands of runs, changed, into `attach`, `status` and `runs`."""

import json
import shutil
import sys

from mynah.engine.job import Job, JobEntry, TrainSettings
from mynah.engine.run_folder import create_run
from mynah.project.workspace import Workspace
from mynah.protocol.codec import Message, decode
from mynah.protocol.events import is_end
from torture import line_events
from torture.attack import Attack
from torture.cell import Cell
from torture.line_mutations import bytes_of, changed, stream_of, torn
from torture.model_files import not_here

JOB = "torture.journal_jobs"
SECONDS, MEGABYTES = 60.0, 600
_FAULT = 70  # of the program itself


def attack_journals(ground):
    root = ground.work / "ws"
    workspace = Workspace.open(root, create=True)
    entry = JobEntry("0" * 16, "0" * 64, False, 1.0)
    job = Job("run-1", "Anna", "lite", "2026-01-01T10:00:00Z", (entry,), TrainSettings())
    run = create_run(workspace, job)
    kept = ground.work / "kept"
    shutil.copytree(run.path, kept)
    with Cell(ground.work / "home", [JOB]) as cell:
        for seed, rng in ground.each():
            shutil.rmtree(run.path)
            shutil.copytree(kept, run.path)
            journal = _spoil(run, rng)
            ground.count("lines", journal.count(b"\n") + 1)
            asked = {"workspace": str(root), "run": "run-1", "own": [str(run.path)]}
            asked["out"] = str(ground.work / "home" / "out")
            asked["own"].append(asked["out"])
            end = cell.open(f"{JOB}:look", asked, None, seconds=SECONDS, memory=1 << 30)
            _judge(ground, seed, end, journal)


def _spoil(run, rng):
    """What the run said is changed; with it, now and then, its state, its job and its commands."""
    lines = line_events.run_stream()
    if rng.random() < 0.3:
        lines = [line for line in lines if line["event"] not in ("done", "hello")]
    journal = stream_of([{**line, "seq": n + 1} for n, line in enumerate(lines)], rng)
    run.journal_path.write_bytes(journal)
    status = run.status().to_dict() if rng.random() < 0.4 else None
    if status is not None:
        if rng.random() < 0.5:
            status["offset"] = rng.choice((0, len(journal), len(journal) // 2, 1 << 60, -5))
        state = bytes_of(changed(status, rng))
        run.state_path.write_bytes(torn(state, rng) if rng.random() < 0.3 else state)
    if rng.random() < 0.3:
        command = {"v": 1, "cmd": rng.choice(("stop", "resume", "cancel", "x"))}
        run.commands_path.write_bytes(stream_of([command] * 5, rng))
    if rng.random() < 0.2:
        path = run.path / "job.json"
        path.write_bytes(bytes_of(changed(json.loads(path.read_bytes()), rng)))
    return journal


def _judge(ground, seed, end, journal):
    ground.count(end.how)
    ground.most("seconds", end.seconds)
    ground.most("MB", round(end.memory))
    if end.how != "answered":
        ground.failed(seed, f"{end.how} instead of told", end.words)
        return
    if end.memory > MEGABYTES:
        ground.failed(seed, "memory is bounded", f"{end.memory} MB of {len(journal)} bytes")
    for command, (code, said) in end.answer.items():
        ground.count(f"{command} {code}")
        if code == _FAULT:
            ground.failed(seed, f"{command}: no fault of the program", said[-600:])
        lines = [decode(line) for line in said.splitlines() if line.strip()]
        if command.startswith("attach"):
            ends = [one for one in lines if isinstance(one, Message) and is_end(one.event)]
            if len(ends) != 1 or lines[-1] is not ends[0]:
                ground.failed(seed, f"{command}: one end, and last", said[-600:])


JOURNALS = Attack(
    "journals",
    "Changed journals, states, commands, jobs of a run are read by `attach`, `status` and `runs`:"
    " each says what it can, and ends once; no fault, no hang, bounded memory.",
    1_000,
    8,
    attack_journals,
    lambda: not_here() if sys.platform != "win32" else "needs fork",
)
