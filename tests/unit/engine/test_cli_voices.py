import json
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
import soundfile

from helpers.events import events_of
from helpers.samples import speech_like
from mynah.project.voice_card import read_card
from mynah.project.voices import VoiceStore
from mynah.project.workspace import Workspace
from mynah.protocol.exitcodes import ExitCode


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
    from mynah.engine import convert
    from mynah.engine.convert import loading
    from mynah.protocol.errors import ErrorCode, MynahError

    def convert_file(voice, in_path, out_path, settings, reporter, control, trackers):
        control.raise_if_requested()
        if in_path.stem.startswith("bad"):
            raise MynahError(ErrorCode.BAD_INPUT, "It is bad.")
        if in_path.stem.startswith("needs"):
            raise MynahError(ErrorCode.MISSING_DEPENDENCY, "A library is not there.")
        if in_path.stem.startswith("odd"):
            raise ZeroDivisionError("nobody thought of it")
        x, rate = soundfile.read(in_path)
        soundfile.write(out_path, x / 2, rate)
        return {"settings": str(settings)}

    monkeypatch.setattr(
        loading,
        "load_voice",
        lambda folder, **how: SimpleNamespace(card=read_card(folder), remarks=lambda _settings: ()),
    )
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
    assert (code, out.splitlines()) == (0, [str(tmp_path / "o.flac"), "1 converted"])
    assert np.abs(soundfile.read(tmp_path / "o.flac")[0]).max() < np.abs(x).max()
    again = ("convert", "Anna", tmp_path / "in" / "a.wav", "-o", tmp_path / "o.flac")
    assert mynah(*again)[0] == ExitCode.BAD_INPUT
    assert mynah(*again, "--overwrite")[0] == 0
    code, out, _ = mynah("convert", "Anna", tmp_path / "in", "-o", tmp_path / "out", "--json")
    assert code == 0
    result = events_of(out)[-1].result
    assert {str(p.relative_to(tmp_path)) for p in (tmp_path / "out").rglob("*.wav")} == {
        str(Path("out", "a.wav")),
        str(Path("out", "sub", "a.wav")),
    }
    assert len(result["problems"]) == 1
    gone = tmp_path / "gone.wav"
    code, out, err = mynah("convert", "Anna", tmp_path / "in", gone, "-o", tmp_path / "out 2")
    assert code == 0
    assert "2 converted, 2 could not be" in out
    assert "gone.wav: It is not there" in err
    assert "bad.wav: It is bad." in err
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


def test_a_conversion_that_gives_nothing_leaves_nothing(mynah, voice, tmp_path):
    soundfile.write(tmp_path / "bad.wav", speech_like(1.0), 16000)
    code, _, err = mynah("convert", "Anna", tmp_path / "bad.wav", "-o", tmp_path / "new" / "deep")
    assert code == ExitCode.BAD_INPUT
    assert "bad.wav: It is bad." in err
    assert not (tmp_path / "new").exists()
    (tmp_path / "file").write_text("in the way")
    out = tmp_path / "file" / "o.wav"
    code, _, err = mynah("convert", "Anna", tmp_path / "bad.wav", "-o", out)
    assert code == ExitCode.BAD_INPUT
    assert f"Nothing can be written to {tmp_path / 'file'}" in err


def test_a_fault_of_all_files_ends_all_and_one_nobody_foresaw_ends_one(mynah, voice, tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    for name in ("good", "needs", "odd"):
        soundfile.write(folder / f"{name}.wav", speech_like(1.0), 16000)
    code, _, err = mynah("convert", "Anna", folder / "needs.wav", "-o", tmp_path / "o")
    assert code == ExitCode.MISSING_MODEL
    assert "A library is not there." in err
    code, out, err = mynah("convert", "Anna", folder / "odd.wav", "-o", tmp_path / "o")
    assert code == ExitCode.BUG
    assert "Traceback" not in err
    (folder / "needs.wav").unlink()
    code, out, _ = mynah("convert", "Anna", folder, "-o", tmp_path / "o")
    assert code == 0
    assert "1 converted, 1 could not be" in out
