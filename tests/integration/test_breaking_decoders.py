"""A recording that breaks its decoder: the import goes on, the warm engine stays, and the window
is told why."""

import json
import subprocess
import sys

import pytest
import soundfile

from helpers import breaking_decoder
from helpers.breaking_decoder import BREAKS
from helpers.lite import made_voice
from helpers.samples import speech_like
from helpers.voicelike import write_voicelike
from mynah.audio import apart
from mynah.audio.decode import DecodeError
from mynah.audio.decoder_program import decode_apart, decode_here
from mynah.gui.controllers.convert_intake import lengths
from mynah.gui.services.engine_command import engine_environment
from mynah.gui.services.pcm_stream import PcmStream
from mynah.protocol.codec import decode
from mynah.protocol.events import Answer, Fault
from mynah.protocol.requests import Request, encode_request

pytestmark = pytest.mark.engine


@pytest.fixture
def breaking(monkeypatch):
    """Decoders of all processes break at files that say so."""
    for name, value in breaking_decoder.environment().items():
        monkeypatch.setenv(name, value)


@pytest.fixture
def recordings(tmp_path):
    folder = tmp_path / "recordings"
    folder.mkdir()
    for number, name in enumerate(("first", BREAKS, "second")):
        soundfile.write(folder / f"{name}.wav", speech_like(2.5, seed=number), 16_000)
    return folder


def mynah(*arguments):
    return subprocess.run(
        [sys.executable, "-m", "mynah.engine", *map(str, arguments)],
        capture_output=True,
        stdin=subprocess.DEVNULL,
        timeout=60,
        check=False,
    )


def test_an_import_goes_on_behind_it(breaking, recordings, tmp_path):
    ended = mynah("import", "-w", tmp_path / "ws", "--json", recordings)
    assert ended.returncode == 0, ended.stderr
    told = [json.loads(line) for line in ended.stdout.splitlines()]
    assert told[-1]["result"]["imported"] == 2
    items = [one["data"] for one in told if one["event"] == "item"]
    (refused,) = [item for item in items if item["verdict"] == "refused"]
    assert refused["path"] == str(recordings / f"{BREAKS}.wav")
    assert refused["reasons"][0]["code"] == "decoder_broke"


def test_a_warm_engine_stays(breaking, recordings, tmp_path):
    voice = made_voice(tmp_path / "voice", name="Anna")
    asked = subprocess.Popen(
        [sys.executable, "-m", "mynah.engine", "serve", "--json"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    requests = [
        Request(
            str(number),
            "convert",
            {
                "model_dir": str(voice),
                "input": str(path),
                "output": str(tmp_path / f"{number}.wav"),
            },
        )
        for number, path in enumerate(
            (
                write_voicelike(tmp_path / f"{BREAKS}.wav", seconds=1.0),
                write_voicelike(tmp_path / "whole.wav", seconds=1.0),
            )
        )
    ]
    said = "".join(encode_request(one) + "\n" for one in requests)
    asked.stdin.write(said.encode())
    asked.stdin.flush()
    ends = []
    while len(ends) < 2:
        line = asked.stdout.readline()
        assert line, "the engine ended"
        event = decode(line).event
        if isinstance(event, Answer | Fault):
            ends.append(event)
    asked.communicate(timeout=60)
    assert [type(one) for one in ends] == [Fault, Answer], ends
    assert ends[0].code == "BAD_INPUT"
    assert "decoder broke" in ends[0].message + ends[0].detail


def test_the_window_s_own_reading_goes_on(breaking, recordings, qtbot):
    decode_apart([sys.executable, "-m", "mynah.engine", "decode"], engine_environment())
    try:
        files = list(enumerate(sorted(recordings.iterdir())))
        known = lengths(files)
        assert sorted(files[number][1].stem for number in known) == ["first", "second"]
        stream = PcmStream(recordings / f"{BREAKS}.wav", 48_000, 2)
        qtbot.waitUntil(lambda: stream.error is not None, timeout=20_000)
        assert isinstance(stream.error, DecodeError)
        assert stream.error.reason == "decoder_broke"
        stream.close()
    finally:
        apart.end_decoders()
        decode_here()
