"""Several processes that train one voice as a run does."""

import os
from types import SimpleNamespace

import pytest
import torch

from helpers import rvc_companion
from mynah.engine.control import Control
from mynah.engine.formats.rvc_voice import read_voice_model
from mynah.engine.reporter import ListReporter
from mynah.engine.stages.rvc import companions as together
from mynah.engine.stages.rvc.companions import companions, process_count
from mynah.engine.stages.rvc.train import RvcTrain
from mynah.engine.training.pairs import load_newest_pair
from mynah.engine.training.smaller import ask_smaller, asked_smaller
from mynah.protocol.errors import ErrorCode, MynahError
from mynah.protocol.events import Progress, Warning_
from mynah.protocol.exitcodes import ExitCode
from mynah.protocol.ports import Interrupted


def test_one_process_unless_there_are_cards_or_it_is_asked_for(monkeypatch):
    assert process_count(3) == 3
    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    assert process_count(0) == 1
    monkeypatch.setattr(torch.cuda, "is_available", lambda: True)
    monkeypatch.setattr(torch.cuda, "device_count", lambda: 4)
    assert process_count(0) == 4


class Asking(ListReporter):
    """Asks for a stop at a step."""

    def __init__(self, control, step):
        super().__init__()
        self.control, self.step = control, step

    def _write(self, event):
        super()._write(event)
        if isinstance(event, Progress) and event.done == self.step:
            self.control.request("stop")


@pytest.mark.slow
@pytest.mark.usefixtures("small_rvc", "quick_probe")
def test_two_processes_stop_and_go_on_and_make_one_voice(rvc_fresh, monkeypatch):
    def with_narrow(ctx, count, work):
        return companions(ctx, count, rvc_companion.take_part)

    monkeypatch.setattr("mynah.engine.stages.rvc.train.companions", with_narrow)
    settings = {"extra": {"processes": 2, "mutes": 2}, "epochs": 3, "batch_size": 1}
    control = Control()
    first = rvc_fresh("first", Asking(control, 3), control, **settings)
    with pytest.raises(Interrupted):
        RvcTrain().run(first)
    pair = load_newest_pair(first.checkpoints / ("f" * 16), ListReporter())
    assert pair["G"]["step"] == 3
    second = rvc_fresh("second", **settings)
    summary = RvcTrain().run(second)
    assert summary["processes"] == 2
    assert summary["epochs"] == 3.0
    warnings = {event.code for event in second.reporter.of(Warning_)}
    assert warnings == {"FROM_SCRATCH", "OPEN_LOOPBACK"}  # this process has the whole network
    _, weights = read_voice_model(second.out / "model.safetensors")
    assert all(torch.isfinite(value).all() for value in weights.values())


class Started:
    """A process that never comes to the meeting."""

    def __init__(self, exitcode):
        self.exitcode, self.ended = exitcode, False

    def start(self):
        pass

    def join(self, timeout):
        assert self.ended or self.exitcode is not None, "nobody told it to end"

    def is_alive(self):
        return self.exitcode is None and not self.ended

    def terminate(self):
        self.ended = True


@pytest.fixture
def starting(monkeypatch):
    """The others are what the test gives."""

    def gives(exitcode):
        process = Started(exitcode)
        context = SimpleNamespace(Process=lambda **_: process)
        monkeypatch.setattr(together.multiprocessing, "get_context", lambda _: context)
        return process

    return gives


def test_a_process_that_ends_before_it_joins_is_said_at_once(rvc_fresh, starting):
    starting(7)
    begun = pytest.raises(MynahError)
    with begun as caught, companions(rvc_fresh(), 2, ends_at_once):
        pass
    assert caught.value.code is ErrorCode.INTERNAL
    assert "(7)" in caught.value.message


def test_a_stop_is_heard_while_others_have_not_joined(rvc_fresh, starting):
    process, control = starting(None), Control()
    control.request("stop")
    with pytest.raises(Interrupted), companions(rvc_fresh("one", None, control), 2, ends_at_once):
        pass
    assert process.ended


def ends_at_once(ctx, ranks):
    """Takes no part."""
    os._exit(7)


@pytest.mark.slow
def test_a_process_that_ends_early_is_said_and_nothing_hangs(rvc_fresh, monkeypatch):
    monkeypatch.setattr(together, "END_S", 1.0)
    begun = pytest.raises(MynahError)
    with begun as caught, companions(rvc_fresh(), 2, ends_at_once) as ranks:
        ranks.mean(torch.ones(1))
    assert caught.value.code is ErrorCode.INTERNAL
    assert "7" in caught.value.message


@pytest.mark.parametrize("asked_itself", [True, False])
def test_another_process_without_memory_halves_the_batch_once(tmp_path, asked_itself):
    ctx = SimpleNamespace(checkpoints=tmp_path, run_dir=tmp_path)
    heard = asked_smaller(tmp_path)
    if asked_itself:
        ask_smaller(tmp_path, heard)
    ended = SimpleNamespace(exitcode=int(ExitCode.OUT_OF_MEMORY))
    with pytest.raises(MynahError) as caught:
        together._require_alive(ctx, [ended], heard)
    assert caught.value.code is ErrorCode.OUT_OF_MEMORY
    assert asked_smaller(tmp_path) == 1
