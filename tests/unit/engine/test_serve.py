import io
import json
import queue
import subprocess
import sys
import threading

import numpy as np
import pytest
import soundfile

from helpers.samples import speech_like
from mynah.engine.control import Control, Interrupted
from mynah.engine.reporter import ListReporter
from mynah.engine.serve import analysis, loop, serve
from mynah.engine.serve.inbox import Inbox
from mynah.engine.serve.kinds import Workshop
from mynah.protocol.codec import Message, decode
from mynah.protocol.errors import ErrorCode, MynahError
from mynah.protocol.events import Answer, Begun, Done, Fault, Hello, Progress, Stage, Warning_
from mynah.protocol.requests import Request, Withdrawal, encode_request


class Pretending(Workshop):
    """Does what the kind of the request says."""

    def work(self, kind, parameters, reporter, control):
        if kind == "bug":
            raise ZeroDivisionError("a bug")
        if kind == "fault":
            raise MynahError(ErrorCode.BAD_INPUT, "bad", items=[("a", "b")])
        if kind == "wait":
            reporter.log("waiting")
            while True:
                control.raise_if_requested()
        reporter.progress(kind, 1, 2)
        reporter.progress(kind, 2, 2)
        return {"kind": kind, **parameters}


@pytest.fixture(autouse=True)
def pretending(monkeypatch):
    monkeypatch.setattr(loop, "Workshop", Pretending)


def lines(*requests):
    said = [r if isinstance(r, str) else encode_request(r) for r in requests]
    return "".join(line + "\n" for line in said).encode()


def served(stream, idle_s=5.0):
    reporter, control = ListReporter(), Control()
    result = serve(reporter, control, stream, idle_s=idle_s)
    return reporter, result


class Slowly(io.RawIOBase):
    """A stream whose lines come when they are said."""

    def __init__(self):
        self._lines = queue.Queue()

    def read(self, size=-1):
        return self._lines.get()

    def say(self, *requests):
        for line in lines(*requests).splitlines(keepends=True):
            self._lines.put(line)

    def put(self, data):
        self._lines.put(data)

    def end(self):
        self._lines.put(b"")


def test_requests_are_answered_in_order():
    stream = Slowly()
    stream.say(Request("1", "one", {"x": 1}), Request("2", "fault"), Request("3", "two"))
    reporter, result = served(stream, idle_s=0.6)
    kinds = [type(event) for event in reporter.events]
    assert kinds == [
        *(Begun, Stage, Progress, Progress, Stage, Answer),
        *(Begun, Stage, Stage, Fault),
        *(Begun, Stage, Progress, Progress, Stage, Answer),
    ]
    first, second = reporter.of(Answer)
    assert first == Answer("1", {"kind": "one", "x": 1})
    assert second.id == "3"
    (fault,) = reporter.of(Fault)
    assert (fault.id, fault.code, fault.items) == ("2", "BAD_INPUT", (("a", "b"),))
    assert result == {"answered": 2, "failed": 1, "reason": "idle"}


def test_a_request_of_many_megabytes_is_refused_and_the_next_one_answered():
    stream = Slowly()
    for _ in range(40):
        stream.put(b"x" * (1 << 20))
    stream.put(b"\n")
    stream.say(Request("1", "one", {"x": 1}))
    reporter, result = served(stream, idle_s=0.6)
    told = next(event for event in reporter.events if isinstance(event, Warning_))
    assert "longer than" in told.text
    assert result["answered"] == 1


def test_a_bug_costs_only_its_request():
    stream = Slowly()
    stream.say(Request("1", "bug"), "no request", Request("2", "one"))
    reporter, result = served(stream, idle_s=0.6)
    assert reporter.of(Fault)[0].code == "INTERNAL"
    assert "not understood" in reporter.of(Warning_)[0].text
    assert result["answered"] == 1


def test_the_end_of_the_input_ends_the_work_on_it():
    stream = Slowly()
    stream.say(Request("1", "wait"))
    reporter = ListReporter()
    ended = threading.Timer(0.2, stream.end)
    ended.start()
    result = serve(reporter, Control(), stream, idle_s=60)
    assert reporter.of(Fault)[0].code == "CANCELLED"
    assert result["reason"] == "ended"


def test_withdrawing_what_is_worked_on_and_what_waits():
    stream = Slowly()
    stream.say(Request("1", "wait"), Request("2", "wait"), Request("3", "one"))
    stream.say(Withdrawal("2"), Withdrawal("1"))
    reporter, result = served(stream, idle_s=0.6)
    assert [fault.id for fault in reporter.of(Fault)] == ["1", "2"]
    assert [answer.id for answer in reporter.of(Answer)] == ["3"]
    assert result["failed"] == 2


def test_a_signal_ends_it():
    stream, control = Slowly(), Control()
    control.request("stop", "signal")
    assert serve(ListReporter(), control, stream, idle_s=60)["reason"] == "stopped"
    stream.end()


def test_the_whole_engines_end_is_every_requests_end():
    stream, control = Slowly(), Control()
    inbox = Inbox(stream, control)
    own = inbox.begin(Request("1", "x"))
    own.raise_if_requested()
    control.request("stop")
    assert own.requested == "stop"
    with pytest.raises(Interrupted):
        own.raise_if_requested()
    stream.end()


@pytest.fixture
def recording(tmp_path):
    path = tmp_path / "clip ü.wav"
    soundfile.write(path, speech_like(2.0), 16000)
    return path


class Counting:
    """A pitch tracker that says 100 Hz and counts."""

    def __init__(self):
        self.calls = 0

    def track(self, audio):
        self.calls += 1
        return np.full(len(audio) // 160, 100.0, np.float32)


def test_an_analysis_is_made_once(recording, tmp_path):
    tracker = Counting()
    first = analysis.analyse(recording, tmp_path / "cache", tracker, Control())
    again = analysis.analyse(recording, tmp_path / "cache", tracker, Control())
    assert (first["cached"], again["cached"], tracker.calls) == (False, True, 1)
    assert first["path"] == again["path"]
    with np.load(first["path"]) as found:
        assert found["f0"].dtype == found["times"].dtype == np.float32
        assert found["f0"].shape == found["times"].shape == (200,)
        assert np.all(found["f0"] == 100)
        assert found["times"][-1] == pytest.approx(1.99)
    assert first["seconds"] == pytest.approx(2.0)
    soundfile.write(recording, speech_like(1.0), 16000)  # another recording of that name
    assert not analysis.analyse(recording, tmp_path / "cache", tracker, Control())["cached"]


def test_the_oldest_analyses_go(recording, tmp_path, monkeypatch):
    monkeypatch.setattr(analysis, "MOST_FILES", 2)
    tracker = Counting()
    for k in range(4):
        copy = tmp_path / f"{k}.wav"
        copy.write_bytes(recording.read_bytes())
        last = analysis.analyse(copy, tmp_path / "cache", tracker, Control())
    left = list((tmp_path / "cache" / "analysis").iterdir())
    assert len(left) == 2
    assert last["path"] in {str(path) for path in left}


def test_what_cannot_be_analysed(tmp_path):
    with pytest.raises(MynahError) as caught:
        analysis.analyse(tmp_path / "none.wav", tmp_path, Counting(), Control())
    assert caught.value.code is ErrorCode.NOT_FOUND
    (tmp_path / "broken.wav").write_bytes(b"RIFF no")
    with pytest.raises(MynahError) as caught:
        analysis.analyse(tmp_path / "broken.wav", tmp_path, Counting(), Control())
    assert caught.value.code is ErrorCode.BAD_INPUT


@pytest.mark.parametrize(
    ("kind", "parameters"),
    [
        ("nonsense", {}),
        ("analyse", {}),
        ("assess", {"path": 3}),
        ("similarity", {"path": "/a.wav", "others": "/b.wav"}),
        ("similarity", {"path": "/a.wav", "others": []}),
        ("convert", {"input": "/a.wav", "output": "/a.wav", "voice": "x"}),
        ("convert", {"input": "/a.wav", "output": "/b.wav", "settings": 3}),
        ("convert", {"input": "/a.wav", "output": "/b.wav", "voice": "x"}),
        ("convert", {"input": "/a.wav", "output": "/b.wav", "settings": {"match_pitch": True}}),
        ("convert", {"input": "/a.wav", "output": "/b.wav", "settings": {"cls": 1}}),
        ("convert", {"input": "/a.wav", "output": "/b.wav", "settings": {"format": "mp3"}}),
        ("convert", {"input": "/a.wav", "output": "/b.wav", "settings": {"format": ["wav"]}}),
        ("convert", {"input": "/a.wav", "output": "/b\0.wav"}),
        ("speak", {"text": "Hi.", "settings": {"match_pitch": True}}),
        ("speak", {"text": "Hi.", "output": 5}),
        ("speak", {"text": "Hi.", "output": "/b\0.wav"}),
        ("speak", {"text": "Hi.", "workspace": 7}),
        ("speak", {"text": "Hi.", "model_dir": 7}),
    ],
)
def test_what_is_not_said_or_unknown_is_usage(kind, parameters):
    with pytest.raises(MynahError) as caught:
        Workshop().work(kind, parameters, ListReporter(), Control())
    assert caught.value.code is ErrorCode.USAGE


def test_nothing_is_overwritten_unasked(recording):
    asked = {"input": "/a.wav", "output": str(recording), "model_dir": "/none"}
    with pytest.raises(MynahError) as caught:
        Workshop().work("convert", asked, ListReporter(), Control())
    assert caught.value.code is ErrorCode.EXISTS
    with pytest.raises(MynahError) as caught:
        Workshop().work("convert", asked | {"overwrite": True}, ListReporter(), Control())
    assert caught.value.code is ErrorCode.NOT_FOUND
    folder = {"output": str(recording.parent), "overwrite": True}  # said before it is converted
    with pytest.raises(MynahError, match="is a folder") as caught:
        Workshop().work("convert", asked | folder, ListReporter(), Control())
    assert caught.value.code is ErrorCode.EXISTS


def test_assessing_and_forgetting(recording):
    workshop = Workshop()
    told = workshop.work("assess", {"path": str(recording)}, ListReporter(), Control())
    assert told["verdict"] in {"ok", "warn", "refused"}
    assert json.dumps(told)
    assert workshop.work("forget", {}, ListReporter(), Control()) == {"voices": 0}


def test_a_recording_is_most_like_itself(recording, tmp_path):
    def ask(*others):
        asked = {"path": str(recording), "others": [str(other) for other in others]}
        return Workshop().work("similarity", asked, ListReporter(), Control())["similarity"]

    assert ask(recording) == pytest.approx(1.0, abs=1e-4)
    noise = tmp_path / "noise.wav"
    soundfile.write(noise, np.random.default_rng(0).normal(0, 0.1, 32000), 16000)
    assert ask(noise) < ask(recording, noise) < ask(recording)
    with pytest.raises(MynahError) as caught:
        ask(tmp_path / "none.wav")
    assert caught.value.code is ErrorCode.NOT_FOUND


@pytest.mark.engine
def test_the_command_speaks_the_protocol_and_ends_with_its_input(recording):
    asked = lines(
        Request("a", "assess", {"path": str(recording)}),
        Request("b", "nonsense"),
    )
    engine = subprocess.Popen(
        [sys.executable, "-m", "mynah.engine", "serve", "--json", "--control", "stdin"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    engine.stdin.write(asked)
    engine.stdin.flush()
    events = []
    while sum(isinstance(event, Answer | Fault) for event in events) < 2:
        message = decode(engine.stdout.readline())
        assert isinstance(message, Message)
        events.append(message.event)
    rest, _ = engine.communicate()
    events += [decode(line).event for line in rest.splitlines()]
    assert engine.returncode == 0
    assert isinstance(events[0], Hello)
    assert [event.id for event in events if isinstance(event, Answer | Fault)] == ["a", "b"]
    assert events[-1] == Done({"answered": 1, "failed": 1, "reason": "ended"})


def test_people_are_told_that_it_is_not_for_them(mynah):
    code, _, err = mynah("serve", workspace=False)
    assert code == 2
    assert "speaks to programs" in err
