"""A warm engine with a real voice: what it loads ahead, what it answers, in which order, and how a
request is withdrawn in the middle of its work."""

import json
import shutil
import subprocess
import sys

import numpy as np
import pytest
import soundfile

from helpers.lite import made_voice
from helpers.voicelike import voicelike, write_voicelike
from mynah.audio.write import write_audio
from mynah.engine.control import Control
from mynah.engine.reporter import ListReporter
from mynah.engine.serve.kinds import Workshop
from mynah.project.provenance import read_provenance
from mynah.project.voice_card import read_card, weights_sha256
from mynah.project.voices import VoiceStore
from mynah.project.workspace import Workspace
from mynah.protocol.codec import decode
from mynah.protocol.errors import ErrorCode, MynahError
from mynah.protocol.events import Answer, Begun, Fault, Progress
from mynah.protocol.ports import Interrupted
from mynah.protocol.requests import Request, Withdrawal, encode_request


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return made_voice(tmp_path_factory.mktemp("voices") / "made", name="Ännä")


class Engine:
    """A real `mynah serve`."""

    def __init__(self):
        self.process = subprocess.Popen(
            [sys.executable, "-m", "mynah.engine", "serve", "--json", "--control", "stdin"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self.events = []

    def say(self, *said):
        for one in said:
            self.process.stdin.write(encode_request(one).encode() + b"\n")
        self.process.stdin.flush()

    def until(self, wanted):
        """The next event that `wanted` says yes to; all are remembered."""
        while True:
            line = self.process.stdout.readline()
            assert line, "the engine ended"
            self.events.append(decode(line).event)
            if wanted(self.events[-1]):
                return self.events[-1]


@pytest.fixture
def engine():
    made = Engine()
    yield made
    made.process.communicate()


def ask(kind, parameters, control=None):
    return Workshop().work(kind, parameters, ListReporter(), control or Control())


def test_a_voice_is_loaded_ahead(folder):
    workshop = Workshop()
    told = workshop.work("load", {"model_dir": str(folder)}, ListReporter(), Control())
    assert told == {
        "voice": "Ännä",
        "voice_sha256": weights_sha256(read_card(folder)),
        "kind": "lite",
        "sample_rate": 48_000,
        "median_f0": 150.0,
        "seconds": told["seconds"],
    }
    assert told["seconds"] >= 0
    assert json.dumps(told)
    assert workshop.work("forget", {}, ListReporter(), Control()) == {"voices": 1}


def test_loading_finds_what_is_wrong_ahead(folder, tmp_path):
    for parameters, code in (
        ({}, ErrorCode.USAGE),
        ({"model_dir": str(tmp_path)}, ErrorCode.NOT_FOUND),
        ({"model_dir": str(folder), "f0_method": "guess"}, ErrorCode.USAGE),
        ({"model_dir": str(folder), "precision": "fp8"}, ErrorCode.USAGE),
    ):
        with pytest.raises(MynahError) as caught:
            ask("load", parameters)
        assert caught.value.code is code


def test_loading_hears_a_withdrawal(folder):
    control = Control()
    control.request("cancel")
    with pytest.raises(Interrupted):
        ask("load", {"model_dir": str(folder)}, control)


def test_a_conversion_says_which_voice_and_how(folder, tmp_path):
    source = write_voicelike(tmp_path / "in.wav", seconds=1.5, pitch=140.0)
    out = tmp_path / "out.mp3"
    reporter = ListReporter()
    parameters = {"model_dir": str(folder), "input": str(source), "output": str(out)}
    parameters["settings"] = {"pitch": "match", "autotune": 0.5}
    told = Workshop().work("convert", parameters, reporter, Control())
    digest = weights_sha256(read_card(folder))
    assert len(digest) == 64
    assert (told["voice"], told["voice_sha256"]) == ("Ännä", digest)
    assert (told["semitones"], told["f0_method"]) == (1.0, "swift")
    found = read_provenance(out)
    assert (found.voice, found.weights_sha256) == ("Ännä", digest)
    assert {event.stage for event in reporter.of(Progress)} == {"convert"}
    assert reporter.of(Progress)[-1].total == 1  # whole seconds of the source


@pytest.mark.engine
def test_a_withdrawal_is_heard_between_two_blocks(engine, folder, tmp_path):
    """By the order of events: whoever waited for the end of the file would say all of its
    progress first, and the next request would wait behind it."""
    place = tmp_path / "place"
    place.mkdir()
    long, short, minutes = (place / f"{name}.flac" for name in ("long", "short", "minutes"))
    piece = voicelike(20.0, rate=16_000)
    write_audio(long, np.tile(piece, 90), 16_000, "flac")  # half an hour
    write_audio(short, piece[:16_000], 16_000, "flac")

    def asked(number, source):
        out = place / f"{number}.wav"
        parameters = {"model_dir": str(folder), "input": str(source), "output": str(out)}
        return Request(number, "convert", parameters)

    # While it is decoded and its pitch is measured, which says nothing yet.
    engine.say(asked("1", long), asked("2", short))
    engine.until(lambda event: isinstance(event, Begun))
    engine.say(Withdrawal("1"))
    engine.until(lambda event: isinstance(event, Answer))
    assert [type(event) for event in engine.events if isinstance(event, Answer | Fault)] == [
        Fault,
        Answer,
    ]
    assert not [e for e in engine.events if isinstance(e, Progress) and e.total > 1]
    # While it speaks.
    write_audio(minutes, np.tile(piece, 12), 16_000, "flac")
    engine.say(asked("3", minutes), asked("4", short))
    engine.until(lambda event: isinstance(event, Progress) and event.total == 240)
    engine.say(Withdrawal("3"))
    fault = engine.until(lambda event: isinstance(event, Fault | Answer))
    assert (type(fault), fault.id, fault.code) == (Fault, "3", "CANCELLED")
    assert engine.until(lambda event: isinstance(event, Fault | Answer)).id == "4"
    assert max(e.done for e in engine.events if isinstance(e, Progress) and e.total == 240) < 200
    left = {path.name for path in place.iterdir()}
    assert left == {"long.flac", "short.flac", "minutes.flac", "2.wav", "4.wav"}


@pytest.mark.engine
def test_a_queue_loses_nothing_and_keeps_its_order(engine, folder, tmp_path):
    """The short form of tests/benchmarks/queue_of_files.py."""
    sources = []
    for number in range(12):
        source = tmp_path / f"{number}.wav"
        write_audio(source, voicelike(0.5 + 0.05 * number, rate=16_000, seed=number), 16_000)
        if number == 5:
            source.write_bytes(b"RIFF and no more")
        sources.append(source)
    for number, source in enumerate(sources):
        out = tmp_path / "out" / source.name
        parameters = {"model_dir": str(folder), "input": str(source), "output": str(out)}
        engine.say(Request(str(number), "convert", parameters))
    answers = [
        engine.until(lambda event: isinstance(event, Answer | Fault)) for _ in range(len(sources))
    ]
    assert [answer.id for answer in answers] == [str(number) for number in range(12)]
    assert [answer.id for answer in answers if isinstance(answer, Fault)] == ["5"]
    made = {path.name: soundfile.info(path).duration for path in (tmp_path / "out").iterdir()}
    assert set(made) == {source.name for source in sources} - {"5.wav"}
    for number in set(range(12)) - {5}:
        assert made[f"{number}.wav"] == pytest.approx(0.5 + 0.05 * number, abs=0.001)


def test_a_renamed_voice_speaks_under_its_new_name(folder, tmp_path):
    workspace = Workspace.open(tmp_path / "ws", create=True)
    shutil.copytree(folder, workspace.voices_dir / "v" / "v001")
    store, workshop = VoiceStore(workspace), Workshop()
    source = write_voicelike(tmp_path / "in.wav", seconds=0.6, pitch=140.0)
    for number, name in enumerate(("Ännä", "Bea")):
        if number:
            store.rename("Ännä", name)
        out = tmp_path / f"{number}.wav"
        asked = {"workspace": str(workspace.root), "voice": name}
        asked |= {"input": str(source), "output": str(out)}
        told = workshop.work("convert", asked, ListReporter(), Control())
        assert told["voice"] == name
        assert read_provenance(out).voice == name
