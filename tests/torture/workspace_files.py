"""Files of a workspace changed on the disk: what is whole beside them is still there."""

import contextlib
import json
import shutil
import sys
import traceback

from helpers.whole_window import made_workspace
from mynah.engine.cli.runs import _facts
from mynah.engine.job import Job, JobEntry, TrainSettings
from mynah.engine.run_folder import create_run, list_runs
from mynah.gui.controllers.session import sets_of
from mynah.gui.models.run_info import RunInfo
from mynah.gui.models.sample_row import prepared
from mynah.gui.models.voice_row import read_rows
from mynah.project import activity, dataset, settings
from mynah.project.samples import Library
from mynah.project.voices import VoiceStore
from mynah.project.workspace import Workspace
from mynah.protocol.errors import MynahError
from torture.attack import Attack
from torture.line_mutations import bytes_of, changed, torn

SAMPLES, SETS, VOICES, RUNS = 4, 2, 2, 2


def attack_files(ground):
    whole = _made(ground.work / "whole")
    files = sorted(
        path.relative_to(whole)
        for path in whole.rglob("*")
        if path.suffix in (".json", ".jsonl") or path.name.endswith(".meta.json")
    )
    place = ground.work / "place"
    shutil.copytree(whole, place)
    for seed, rng in ground.each():
        name = rng.choice(files)
        data = (whole / name).read_bytes()
        (place / name).write_bytes(_wrong(data, name.suffix, rng))
        ground.count(f"at {name.parts[0]}")
        for what, look in _LOOKS.items():
            try:
                look(place, name)
            except AssertionError as error:
                ground.failed(seed, f"{what}: nothing else is lost", f"{name}: {error}")
            except Exception:  # noqa: BLE001 - told as what it is
                ground.failed(seed, f"{what}: no fault", f"{name}: {traceback.format_exc()[-900:]}")
        (place / name).write_bytes(data)


def _made(root):
    workspace = made_workspace(root, samples=SAMPLES, seconds=0.2)
    samples = Library(workspace).list()
    entries = tuple(dataset.Entry(one.id, one.sha256) for one in samples)
    for number in range(SETS):
        dataset.Dataset(f"set {number}", entries).save(workspace)
    for number in range(VOICES):
        with VoiceStore(workspace).staged() as staged:
            (staged / "model.safetensors").write_bytes(b"weights")
            card = {"kind": "lite", "sample_rate": 32_000, "lineage": {"median_f0_hz": 150.0}}
            VoiceStore(workspace).publish(f"Voice {number}", staged, card)
    learnt = tuple(JobEntry(one.id, one.sha256, False, 1.0) for one in samples)
    for number in range(RUNS):
        job = Job(f"run-{number}", "A", "lite", "2026-01-01T10:00:00Z", learnt, TrainSettings())
        run = create_run(workspace, job)
        line = {"v": 1, "seq": 1, "t": 0.0, "event": "state", "state": "training", "reason": ""}
        run.journal_path.write_text(json.dumps(line) + "\n", encoding="utf-8")
    activity.append(workspace, "imported", "a", count=1)
    settings.save(settings.Settings(), root / "settings.json")
    return root


def _wrong(data, suffix, rng):
    if rng.random() < 0.35:
        return torn(data, rng)
    if suffix == ".jsonl":
        lines = data.splitlines() or [b"{}"]
        at = rng.randrange(len(lines))
        lines[at] = bytes_of(changed(json.loads(lines[at]), rng))
        return b"\n".join(lines)
    return bytes_of(changed(json.loads(data), rng))


def _opened(root):
    return Workspace(root)


def _touched(name, folder):
    return name.parts[0] == folder


def _samples(root, name):
    workspace = _opened(root)
    rows = prepared(Library(workspace).list(), {})
    assert all(repr((row.name, row.verdict, row.duration, row.score)) for row in rows)
    assert len(rows) >= SAMPLES - _touched(name, "samples"), f"{len(rows)} samples"


def _sets(root, name):
    belongs = sets_of(_opened(root))
    assert len(set().union(*belongs.values())) >= SETS - _touched(name, "datasets"), belongs
    for one in dataset.names(_opened(root)):
        try:
            dataset.show(_opened(root), one)
        except MynahError:
            assert _touched(name, "datasets"), f"{one} cannot be shown"


def _voices(root, name):
    rows = read_rows(VoiceStore(_opened(root)).list(), "")
    assert all(repr((row.spoken, row.lines)) for row in rows)
    assert len(rows) >= VOICES - _touched(name, "voices"), f"{len(rows)} voices"


def _runs(root, name):
    found = 0
    for run in list_runs(_opened(root)):
        try:
            told = json.loads(json.dumps(_facts(run), default=str))
        except MynahError:
            continue
        RunInfo.from_dict(told)
        found += 1
    assert found >= RUNS - _touched(name, "runs"), f"{found} runs"


def _activity(root, _name):
    activity.read(_opened(root))


def _settings(root, _name):
    settings.load(root / "settings.json")


def _workspace(root, _name):
    with contextlib.suppress(MynahError):
        Workspace.open(root)


_LOOKS = {
    "samples": _samples,
    "datasets": _sets,
    "voices": _voices,
    "runs": _runs,
    "activity": _activity,
    "settings": _settings,
    "workspace": _workspace,
}

FILES = Attack(
    "workspace-files",
    "Each JSON file of a workspace, its runs and voices is changed on the disk: what is unreadable"
    " is said, and nothing else is lost.",
    3_000,
    60,
    attack_files,
    lambda: "" if sys.platform != "win32" else "names of made files",
)
