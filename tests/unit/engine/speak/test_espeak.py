import struct

import numpy as np
import pytest

from helpers.installed import needs_espeak
from mynah.engine.control import Control
from mynah.engine.speak import espeak, programs
from mynah.engine.speak.espeak import Espeak
from mynah.project.progress import NoControl
from mynah.protocol.errors import ErrorCode, MynahError


@needs_espeak
def test_the_real_program():
    engine = Espeak()
    assert engine.facts().available
    assert engine.facts().version[0].isdigit()
    listed = {one.id for one in engine.bases()}
    assert {"espeak/en-us", "espeak/de"} <= listed
    assert not any("mb-" in one for one in listed)
    assert engine.choose("en").id == "espeak/en-us"
    assert engine.choose("en_US").id == "espeak/en-us"
    assert engine.choose("de-AT").id == "espeak/de"
    assert engine.choose("xx") is None
    base = engine.base("espeak/en-us+f3")
    speech = engine.speak("Hello there, everybody.", base, 1.0, NoControl())
    slow = engine.speak("Hello there, everybody.", base, 0.5, NoControl())
    assert 1 < len(speech.audio) / speech.sample_rate < 3
    assert len(slow.audio) > 1.5 * len(speech.audio)
    assert 0.05 < np.abs(speech.audio).max() <= 1


def test_other_data_of_the_program_speak_otherwise(program, tmp_path):
    data = tmp_path / "espeak-ng-data"
    data.mkdir()
    (data / "en_dict").write_bytes(b"1")
    program.write_text(program.read_text(encoding="utf-8").replace("/nowhere", str(data)))
    engine = Espeak()
    base = engine.base("espeak/en-us")
    before = engine.fingerprint(base)
    (data / "en_dict").write_bytes(b"12")
    assert engine.fingerprint(base) != before


def test_a_program_in_the_folder_of_the_start_is_not_run(monkeypatch):
    monkeypatch.setattr("shutil.which", lambda _name: "./espeak-ng")
    assert programs.find_program("espeak-ng") is None


def test_the_header_may_lie_about_its_length():
    head = b"RIFF\x00\x00\x00\x00WAVE" + b"LIST" + struct.pack("<I", 3) + b"abc\0"
    head += b"fmt " + struct.pack("<IHHIIHH", 16, 1, 1, 16000, 32000, 2, 16)
    audio, rate = espeak._samples(
        head + b"data\xff\xff\xff\x7f" + struct.pack("<hhh", 1, -2, 3) + b"x"
    )
    assert rate == 16000
    assert (audio * 32768).tolist() == [1, -2, 3]
    assert len(espeak._samples(b"")[0]) == 0
    assert len(espeak._samples(head)[0]) == 0


def test_a_program_that_takes_too_long_or_fails_is_told(program, monkeypatch):
    with pytest.raises(MynahError, match="took too long"):
        programs.run_program([str(program), "-s", "175"], Control(), given=b"slow", seconds=0.3)
    with pytest.raises(MynahError, match="failed") as caught:
        programs.run_program([str(program), "-s", "175"], Control(), given=b"fail")
    assert "exit code 1: no" in caught.value.detail
    with pytest.raises(MynahError) as caught:
        programs.run_program(["/nowhere/espeak-ng"], Control())
    assert caught.value.code is ErrorCode.MISSING_DEPENDENCY


def test_brackets_never_begin_phonemes():
    assert b"[[" not in espeak._spoken("say [[h@'loU]] [[[")
