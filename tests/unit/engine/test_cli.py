import argparse
import json
import os
import re
import shutil
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import jsonschema
import numpy as np
import pytest
import soundfile

from helpers.fake_stages import expected_sum, fake_stages, make_job
from helpers.samples import speech_like
from mynah.engine import cli
from mynah.engine.cli import launch, train
from mynah.engine.cli.main import build_parser
from mynah.engine.run import create_run, list_runs
from mynah.project.samples import Library
from mynah.project.voices import VoiceStore
from mynah.project.workspace import Workspace
from mynah.protocol.codec import Message, decode
from mynah.protocol.events import Artifact, Done, Failed, Hello, Item, is_end
from mynah.protocol.exitcodes import ExitCode

SCHEMA = json.loads((files("mynah.resources") / "schema" / "events-v1.json").read_text())


@pytest.fixture
def mynah(tmp_path, capfd, monkeypatch):
    """Runs a command in this process; gives its exit code, output and error text."""
    monkeypatch.setattr(launch, "load_stages", fake_stages)
    monkeypatch.setattr(train, "load_stages", fake_stages)

    def run(*args, workspace=True):
        where = ["--workspace", str(tmp_path / "ws")] if workspace else []
        code = cli.main([*map(str, args), *where])
        out, err = capfd.readouterr()
        return code, out, err

    return run


@pytest.fixture
def recordings(tmp_path):
    folder = tmp_path / "my recordings ü"
    folder.mkdir()
    for number in range(6):
        x = speech_like(3.0, seed=number)
        soundfile.write(folder / f"clip {number}.wav", x, 16000, subtype="FLOAT")
    (folder / "broken.wav").write_bytes(b"RIFF no")
    return folder


def events_of(out):
    validator = jsonschema.Draft202012Validator(SCHEMA)
    events = []
    for line in out.splitlines():
        validator.validate(json.loads(line))
        message = decode(line)
        assert isinstance(message, Message), line
        events.append(message.event)
    assert isinstance(events[0], Hello)
    assert [is_end(event) for event in events].count(True) == 1
    assert is_end(events[-1])
    return events


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


def test_nothing_usable_lists_each_file(mynah, tmp_path):
    (tmp_path / "no.wav").write_bytes(b"no")
    for command in ("import", "check"):
        code, out, _ = mynah(command, tmp_path / "no.wav", "--json", workspace=command == "import")
        assert code == ExitCode.BAD_INPUT
        failed = events_of(out)[-1]
        assert failed.code == "NOTHING_USABLE"
        assert failed.items


def test_check_and_import_tell_each_recording_in_words(mynah, recordings):
    code, out, _ = mynah("check", recordings, workspace=False)
    assert code == 0
    assert out.startswith("score  verdict  length     recording\n")
    assert "clip 0.wav" in out
    assert "problem" in out or "refused" in out
    assert "broken.wav" in out
    (recordings / "gone.wav").symlink_to("nowhere.wav")
    code, out, err = mynah("import", recordings)
    assert code == 0
    assert "gone.wav: It is not there" in err
    assert "broken.wav: " in err
    assert re.search(r"clip 0\.wav: \d+% (ok|warn)", err)
    assert re.search(r"^6 imported, .*could not be opened", out)


@pytest.mark.parametrize("command", ["import", "check"])
def test_a_recording_that_was_opened_and_refused_is_listed_too(command, mynah, tmp_path):
    soundfile.write(tmp_path / "silence.wav", np.zeros(48000), 16000)
    code, out, _ = mynah(command, tmp_path, "--json", workspace=command == "import")
    assert code == ExitCode.BAD_INPUT
    assert [name for name, _ in events_of(out)[-1].items] == [str(tmp_path / "silence.wav")]


@pytest.mark.skipif(os.name == "nt", reason="names are bytes elsewhere only")
def test_names_that_are_no_unicode_or_would_steer_a_terminal(mynah, recordings, tmp_path):
    folder = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff"))
    folder.mkdir()
    for number, name in enumerate([b"latin\xe9.wav", b"two\nlines\x1b[31m.wav"]):
        shutil.copy(recordings / f"clip {number}.wav", folder / os.fsdecode(name))
    code, out, err = mynah("check", folder, workspace=False)
    assert code == 0
    assert "2 files: " in out
    assert "refused" not in out
    assert "latin\\udce9.wav" in out
    assert "two\\nlines\\x1b[31m.wav" in out
    code, out, err = mynah("import", folder)
    assert code == 0
    assert "2 imported" in out
    assert "two\\nlines\\x1b[31m.wav" in err
    log = next((tmp_path / "mynah home").rglob("mynah.log"))
    assert "Traceback" not in log.read_text()


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


def test_voices_list_show_verify_rollback(mynah, tmp_path):
    store = VoiceStore(Workspace.open(tmp_path / "ws", create=True))
    for content in (b"one", b"two"):
        staged = store.stage()
        (staged / "model.safetensors").write_bytes(content)
        store.publish("Anna", staged, {"kind": "lite"})
    code, out, _ = mynah("voices", "list", "--json")
    voice = json.loads(out)["voices"][0]
    assert (code, voice["name"], len(voice["versions"])) == (0, "Anna", 2)
    assert "(in use)" in mynah("voices", "show", "Anna")[1]
    assert mynah("voices", "rollback", "Anna")[0] == 0
    code, out, _ = mynah("voices", "show", "Anna", "--json")
    assert json.loads(out)["current"] == voice["versions"][0]["version"]
    assert mynah("voices", "verify", "Anna")[0] == 0
    (store.latest("Anna").dir / "model.safetensors").write_bytes(b"bad")
    code, out, _ = mynah("voices", "verify", "Anna", "--json")
    assert code == ExitCode.VERIFY_FAILED
    assert json.loads(out)["error"]["items"]


@pytest.fixture
def voice(tmp_path, monkeypatch):
    """A voice whose conversion halves the loudness, or fails for files named bad."""
    import mynah.engine.convert as convert
    from mynah.protocol.errors import ErrorCode, MynahError

    def convert_file(voice, in_path, out_path, settings, reporter, control):
        control.raise_if_requested()
        if in_path.stem.startswith("bad"):
            raise MynahError(ErrorCode.BAD_INPUT, "It is bad.")
        x, rate = soundfile.read(in_path)
        soundfile.write(out_path, x / 2, rate)
        return {"settings": str(settings)}

    monkeypatch.setattr(convert, "load_voice", lambda folder: folder)
    monkeypatch.setattr(convert, "convert_file", convert_file)
    store = VoiceStore(Workspace.open(tmp_path / "ws", create=True))
    staged = store.stage()
    (staged / "model.safetensors").write_bytes(b"x")
    store.publish("Anna", staged, {"kind": "lite"})


def test_convert_one_file_and_several(mynah, voice, tmp_path):
    x = speech_like(1.0)
    for name in ("a", "bad", "sub/a"):
        path = tmp_path / "in" / f"{name}.wav"
        path.parent.mkdir(parents=True, exist_ok=True)
        soundfile.write(path, x, 16000)
    code, out, _ = mynah("convert", "Anna", tmp_path / "in" / "a.wav", "-o", tmp_path / "o.flac")
    assert (code, out.strip()) == (0, str(tmp_path / "o.flac"))
    assert np.abs(soundfile.read(tmp_path / "o.flac")[0]).max() < np.abs(x).max()
    again = ("convert", "Anna", tmp_path / "in" / "a.wav", "-o", tmp_path / "o.flac")
    assert mynah(*again)[0] == ExitCode.BAD_INPUT
    assert mynah(*again, "--overwrite")[0] == 0
    code, out, _ = mynah("convert", "Anna", tmp_path / "in", "-o", tmp_path / "out", "--json")
    assert code == 0
    result = events_of(out)[-1].result
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == ["a.wav", "a_2.wav"]
    assert len(result["problems"]) == 1
    code, _, _ = mynah("convert", "Anna", tmp_path / "in" / "bad.wav", "-o", tmp_path / "b.wav")
    assert code == ExitCode.BAD_INPUT
    into_itself = tmp_path / "in" / "a.wav"
    code, _, _ = mynah("convert", "Anna", into_itself, "-o", into_itself, "--overwrite")
    assert code == ExitCode.USAGE
    assert mynah("convert", "Nobody", into_itself, "-o", tmp_path)[0] == ExitCode.NOT_FOUND
    several = (into_itself, tmp_path / "in" / "bad.wav")
    assert mynah("convert", "Anna", *several, "-o", tmp_path / "one.wav")[0] == ExitCode.USAGE
    assert (
        mynah("convert", "Anna", into_itself, "-o", tmp_path, "--protect", 2)[0] == ExitCode.USAGE
    )


def test_doctor_answers_in_one_document(mynah):
    code, out, _ = mynah("doctor", "--json")
    facts = json.loads(out)
    assert code in {ExitCode.OK, ExitCode.MISSING_MODEL}
    assert facts["packages"]["numpy"]
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
