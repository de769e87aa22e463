import json

import pytest

from helpers.fake_stages import Train, fake_stages, make_job
from mynah.engine import oom_kill
from mynah.engine.attach import attach
from mynah.engine.control import Control
from mynah.engine.journal import Journal
from mynah.engine.oom_kill import begin_watching, killed_for_memory
from mynah.engine.reporter import ListReporter
from mynah.engine.run import create_run, execute
from mynah.engine.run_faults import as_mynah_error, is_out_of_memory, raise_if_memory
from mynah.engine.training.smaller import asked_smaller
from mynah.project.workspace import Workspace
from mynah.protocol.errors import ErrorCode, MynahError
from mynah.protocol.events import Failed, Hello, Stage, State
from mynah.protocol.exitcodes import ExitCode


@pytest.fixture
def counter(tmp_path, monkeypatch):
    path = tmp_path / "memory.events"
    path.write_text("low 0\noom 5\noom_kill 3\n")
    monkeypatch.setattr(oom_kill, "_counters", lambda: [tmp_path / "none", path])
    return path


def test_only_an_end_for_lack_of_memory_since_the_beginning_counts(tmp_path, counter):
    assert not killed_for_memory(tmp_path)
    begin_watching(tmp_path)
    assert not killed_for_memory(tmp_path)
    counter.write_text("oom 9\noom_kill 4\n")
    assert killed_for_memory(tmp_path)
    facts = json.loads((tmp_path / oom_kill.NAME).read_text())
    (tmp_path / oom_kill.NAME).write_text(json.dumps({**facts, "boot": "another"}))
    assert not killed_for_memory(tmp_path)


def test_what_is_written_there_makes_nobody_read_another_file(tmp_path, counter):
    begin_watching(tmp_path)
    facts = json.loads((tmp_path / oom_kill.NAME).read_text())
    other = tmp_path / "secret"
    other.write_text("oom_kill 99\n")
    (tmp_path / oom_kill.NAME).write_text(json.dumps({**facts, "counter": str(other)}))
    assert not killed_for_memory(tmp_path)


def test_who_was_ended_for_lack_of_memory_is_told_so_and_goes_on_with_half(tmp_path, counter):
    run = create_run(Workspace.open(tmp_path / "w", create=True), make_job())
    begin_watching(run.path)
    journal = Journal(run.journal_path)
    for event in (Hello(1, "0", 1), State("training"), Stage("train")):
        journal.emit(event)
    journal.close()  # and nothing more: it was killed
    counter.write_text("oom_kill 4\n")
    told = []
    code = attach(run, lambda event, seq, t: told.append(event), start_grace_s=0)
    assert code is ExitCode.OUT_OF_MEMORY
    assert isinstance(told[-1], Failed)
    assert "lack of memory" in told[-1].message
    assert "half the batch" in told[-1].hint
    assert run.status().state == "interrupted"
    asked = []

    class Seeing(Train):
        def run(self, ctx):
            asked.append(asked_smaller(ctx.checkpoints))
            return super().run(ctx)

    stages = [Seeing() if one.name == "train" else one for one in fake_stages()]
    execute(run, stages, ListReporter(), Control())
    assert asked == [1]


class NativeFault(Exception):  # noqa: N818 - as onnxruntime names its own
    __module__ = "onnxruntime.capi.onnxruntime_pybind11_state"


@pytest.mark.parametrize(
    "fault",
    [
        MemoryError("std::bad_alloc"),
        RuntimeError("std::bad_alloc"),
        RuntimeError("DefaultCPUAllocator: can't allocate memory: you tried to allocate 9 bytes"),
        OSError(12, "Cannot allocate memory"),
        NativeFault("[ONNXRuntimeError] : 6 : RUNTIME_EXCEPTION : Failed to allocate memory"),
        NativeFault("bad allocation"),
    ],
)
def test_lack_of_memory_is_known_in_all_its_words(fault):
    assert is_out_of_memory(fault)
    assert as_mynah_error(fault).code is ErrorCode.OUT_OF_MEMORY
    with pytest.raises(MynahError):
        raise_if_memory(fault)


@pytest.mark.parametrize(
    "fault", [ValueError("out of memory"), OSError(2, "x"), RuntimeError("a bug"), NativeFault("x")]
)
def test_other_faults_are_none(fault):
    assert not is_out_of_memory(fault)
    raise_if_memory(fault)
