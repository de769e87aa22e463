"""`mynah provenance`: what it prints of files with a note, without one, and of no sound."""

import json

import numpy as np
import soundfile

from mynah.audio.write import write_audio
from mynah.project.provenance import PROGRAM, speech_tags
from mynah.project.voice_card import FileRecord, VoiceCard
from mynah.protocol.exitcodes import ExitCode

DIGEST = "0a" * 32
SOUND = (0.1 * np.sin(np.arange(16_000) / 9)).astype(np.float32)


def noted(path, kind):
    card = VoiceCard(name="Jürgen", files={"model.safetensors": FileRecord(1, DIGEST)})
    write_audio(path, SOUND, 16_000, kind, metadata=speech_tags(card, base="espeak/de"))
    return path


def test_for_people(mynah, tmp_path):
    soundfile.write(tmp_path / "plain.wav", SOUND, 16_000)
    (tmp_path / "broken.wav").write_bytes(b"no sound at all")
    made = noted(tmp_path / "a.mp3", "mp3")
    files = (made, tmp_path / "plain.wav", tmp_path / "broken.wav")
    code, out, _ = mynah("provenance", *files, workspace=False)
    assert code == 0
    for said in ("synthetic speech", "voice: Jürgen", DIGEST, "espeak/de", f"made with: {PROGRAM}"):
        assert said in out
    assert "says nothing of where it comes from" in out
    assert "broken.wav" in out


def test_for_programs(mynah, tmp_path):
    soundfile.write(tmp_path / "plain.wav", SOUND, 16_000)
    made = noted(tmp_path / "a.ogg", "ogg")
    code, out, _ = mynah("provenance", made, tmp_path / "plain.wav", "--json", workspace=False)
    assert code == 0
    one, other = json.loads(out)["files"]
    assert one == {
        "path": str(made),
        "synthetic": True,
        "voice": "Jürgen",
        "weights_sha256": DIGEST,
        "base": "espeak/de",
        "program": PROGRAM,
    }
    assert other["synthetic"] is False
    assert other["voice"] == ""


def test_nothing_that_can_be_read(mynah, tmp_path):
    code, out, err = mynah("provenance", tmp_path / "none.wav", "--json", workspace=False)
    assert code == ExitCode.BAD_INPUT
    assert json.loads(out)["error"]["code"] == "BAD_INPUT"
    assert "none.wav" in err
