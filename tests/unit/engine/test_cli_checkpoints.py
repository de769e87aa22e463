"""Measured checkpoints by the command line: listed, rendered, published."""

import json

import pytest
import soundfile

from helpers.events import events_of
from helpers.measured import measured_run
from helpers.voicelike import write_voicelike
from mynah.engine import republish
from mynah.engine.checkpoint_ledger import Ledger, model_dir
from mynah.engine.cli import checkpoints
from mynah.engine.stages.index import build_index
from mynah.project.workspace import Workspace
from mynah.protocol.exitcodes import ExitCode

CLEAR = {10: (0.5, 0.5, 0.5), 20: (0.8, 0.8, 0.81), 30: (0.7, 0.7, 0.7)}


@pytest.fixture
def workspace(tmp_path):
    return Workspace.open(tmp_path / "ws", create=True)


def test_they_are_listed_with_the_best(mynah, workspace):
    run = measured_run(workspace, CLEAR, kept=[20, 30])
    code, out, _ = mynah("checkpoints", "run1", "--json")
    found = json.loads(out)
    assert code == 0
    assert (found["best"], found["in_doubt"], found["published"]) == (20, False, None)
    assert found["reference"]["natural_similarity"] == 0.9
    rows = {row["step"]: row for row in found["checkpoints"]}
    assert list(rows) == [10, 20, 30]
    assert rows[10]["model"] == ""
    assert rows[20]["model"] == str(model_dir(run.path, 20))
    assert rows[20]["lead"] > rows[20]["margin"] > 0
    assert rows[30]["preview"].endswith("preview-30.flac")
    code, out, _ = mynah("checkpoints")
    assert "best" in out
    assert "weights not kept" in out
    assert "in doubt" not in out


def test_doubt_is_said(mynah, workspace):
    measured_run(workspace, {1: (0.5, 0.9, 0.5), 2: (0.6, 0.7, 0.7)})
    assert "in doubt" in mynah("checkpoints")[1]


def test_a_run_without_any_says_so(mynah, workspace):
    measured_run(workspace, {})
    code, out, _ = mynah("checkpoints", "run1", "--json")
    assert (code, json.loads(out)["checkpoints"]) == (0, [])
    assert "no measured checkpoint" in mynah("checkpoints")[1]
    assert mynah("checkpoints", "other", "--json")[0] == ExitCode.NOT_FOUND


@pytest.mark.parametrize("step", ["20", "best", "last"])
def test_one_speaks_a_recording(mynah, workspace, tmp_path, step):
    run = measured_run(workspace, CLEAR, whole=[20, 30])
    source = write_voicelike(tmp_path / "in.wav", seconds=1.5)
    target = tmp_path / "out" / "said.flac"
    code, out, _ = mynah("render", "run1", step, source, "-o", target, "--json")
    result = events_of(out)[-1].result
    assert code == 0
    assert result["step"] == (30 if step == "last" else 20)
    assert result["index"] is False
    assert soundfile.info(target).duration == pytest.approx(1.5, abs=0.02)
    assert mynah("render", "run1", step, source, "-o", target)[0] != 0  # nothing is replaced
    if step == "last":
        import numpy as np

        (run.path / "index").mkdir()
        vectors = np.random.default_rng(0).standard_normal((50, 384)).astype(np.float32)
        build_index(vectors, run.path / "index" / "x.index", 0)
        code, out, _ = mynah("render", "run1", "30", source, "-o", target, "--overwrite", "--json")
        assert events_of(out)[-1].result["index"] is True


@pytest.mark.parametrize("command", ["render", "publish"])
@pytest.mark.parametrize(
    ("step", "code"),
    [("10", ExitCode.NOT_FOUND), ("99", ExitCode.NOT_FOUND), ("x", ExitCode.USAGE)],
)
def test_what_is_not_kept_is_refused(mynah, workspace, tmp_path, command, step, code):
    measured_run(workspace, CLEAR, kept=[20])
    source = write_voicelike(tmp_path / "in.wav", seconds=1.0)
    args = [step, source, "-o", tmp_path / "a.wav"] if command == "render" else ["--step", step]
    found, out, _ = mynah(command, "run1", *args, "--json")
    assert found == code
    if code == ExitCode.NOT_FOUND:
        assert "20" in events_of(out)[-1].hint
    assert not (tmp_path / "a.wav").exists()


def test_an_unfinished_run_publishes_nothing(mynah, workspace):
    measured_run(workspace, CLEAR, whole=[20])
    code, out, _ = mynah("publish", "run1", "--json")
    assert code == ExitCode.BAD_INPUT
    assert "not finished" in events_of(out)[-1].message


def test_publishing_tells_what_it_made(mynah, workspace, monkeypatch):
    measured_run(workspace, CLEAR, kept=[20])

    def publish(run, step, reporter, control):
        return {"voice": "Test", "version": "v002", "step": step}

    monkeypatch.setattr(republish, "publish_checkpoint", publish)
    code, out, _ = mynah("publish", "run1", "--step", "best", "--json")
    assert (code, events_of(out)[-1].result["step"]) == (0, 20)
    assert "v002" in mynah("publish", "run1", "--step", "20")[1]


def test_the_words_explain_the_score():
    assert "naturalness" in checkpoints.EXPLAINED


def test_a_ledger_is_what_was_saved(workspace):
    run = measured_run(workspace, CLEAR)
    first = Ledger.load(run.path)
    first.save()
    assert Ledger.load(run.path) == first
