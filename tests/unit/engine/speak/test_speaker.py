import json
import os
import threading
import time
from dataclasses import fields
from pathlib import Path

import numpy as np
import pytest
import soundfile

from helpers.lite import made_voice
from helpers.piper_voice import HOP, RATE, made_piper
from mynah.engine.control import Control, Interrupted
from mynah.engine.convert import ConvertSettings
from mynah.engine.kept_models import KeptModels
from mynah.engine.reporter import ListReporter
from mynah.engine.speak import speaker
from mynah.engine.speak.keys import sentence_key, voice_fingerprint
from mynah.engine.speak.piper_shelf import piper_dir
from mynah.engine.speak.request import SpeakRequest
from mynah.engine.speak.speaker import Speaker
from mynah.project.pronunciations import Pronunciation, save_pronunciations
from mynah.project.provenance import Provenance, read_provenance
from mynah.project.settings import Settings, save
from mynah.project.voice_card import read_card, weights_sha256
from mynah.protocol.errors import ErrorCode, MynahError
from mynah.protocol.events import Artifact, Item, Progress, Warning_

TEXT = "Hello there. How are you?\n\nFine, thanks."


def cached(answer):
    return [one["cached"] for one in answer["sentences"]]


def test_sentences_come_one_by_one_with_their_pauses(speak, tone, no_espeak):
    answer, reporter = speak()
    items = [event.data for event in reporter.of(Item)]
    assert items == answer["sentences"]
    assert [one["text"] for one in items] == ["Hello there.", "How are you?", "Fine, thanks."]
    assert [one["pause_s"] for one in items] == [0.25, 0.7, 0.0]
    assert [(one["number"], one["total"]) for one in items] == [(1, 3), (2, 3), (3, 3)]
    for one in items:
        audio, rate = soundfile.read(one["path"])
        assert rate == RATE
        assert len(audio) / rate == pytest.approx(one["seconds"], abs=0.001)
        assert (one["engine"], one["base"], one["fallback"]) == ("piper", "piper/tone", "")
    assert answer["seconds"] == pytest.approx(sum(one["seconds"] for one in items) + 0.95, abs=0.01)
    assert answer["first_s"] <= answer["elapsed_s"]
    kinds = [type(event) for event in reporter.events]
    assert kinds.index(Item) < kinds.index(Progress) < len(kinds) - 1


def test_the_second_time_all_comes_out_of_the_cache(speak, tone, no_espeak):
    first, _ = speak()
    again, _ = speak()
    assert (cached(first), cached(again)) == ([False] * 3, [True] * 3)
    assert [one["path"] for one in again["sentences"]] == [
        one["path"] for one in first["sentences"]
    ]
    other, _ = speak("Hello there. Something new.")
    assert cached(other) == [True, False]
    fresh, _ = speak(refresh=True)
    assert cached(fresh) == [False] * 3
    with Path(first["sentences"][0]["path"]).open("r+b") as file:
        file.seek(200)
        file.write(b"broken")
    mended, _ = speak()
    assert cached(mended) == [False, True, True]
    assert soundfile.read(mended["sentences"][0]["path"])[0].any()


def test_each_setting_that_is_heard_makes_another_sentence(tmp_path):
    base = ("text", "engine 1", "en-us", 1.0, "voice", ConvertSettings())
    changes = [
        ("other", *base[1:]),
        (base[0], "engine 2", *base[2:]),
        (*base[:2], "de", *base[3:]),
        (*base[:3], 1.1, *base[4:]),
        (*base[:4], "voice 2", base[5]),
        (*base[:4], "", base[5]),
    ]
    other = {
        "pitch": "match", "index_rate": 0.1, "protect": 0.1, "volume_envelope": 0.5, "formant": 1.0,
        "speaker": "x", "unvoiced": "zero", "precision": "fp32", "f0_method": "rmvpe", "seed": 7,
        "autotune": 0.5,
    }  # fmt: skip
    heard = {one.name for one in fields(ConvertSettings)} - {"format", "sample_rate"}
    changes += [(*base[:5], ConvertSettings(**{name: other[name]})) for name in sorted(heard)]
    keys = {sentence_key(*one) for one in [base, *changes]}
    assert len(keys) == len(changes) + 1
    for same in (ConvertSettings(format="mp3"), ConvertSettings(sample_rate=8000)):
        assert sentence_key(*base[:5], same) == sentence_key(*base)


def test_another_base_or_config_is_another_sentence(speak, tone, no_espeak):
    speak("Hello there.")
    made_piper(piper_dir(), inference={"length_scale": 2.0})
    answer, _ = speak("Hello there.")
    assert cached(answer) == [False]


def test_retraining_and_another_index_never_play_old_audio(tmp_path):
    folder = made_voice(tmp_path / "v1")
    before = voice_fingerprint(folder)
    card = json.loads((folder / "voice.json").read_text(encoding="utf-8"))
    index = next(name for name in card["files"] if name.endswith(".index"))
    for name in ("model.safetensors", index):
        changed = json.loads(json.dumps(card))
        changed["files"][name]["sha256"] = "0" * 64
        (folder / "voice.json").write_text(json.dumps(changed), encoding="utf-8")
        assert voice_fingerprint(folder) != before
    changed = json.loads(json.dumps(card)) | {"author": "Ada", "notes": "x", "files": card["files"]}
    (folder / "voice.json").write_text(json.dumps(changed), encoding="utf-8")
    assert voice_fingerprint(folder) == before
    (folder / "voice.json").write_text(json.dumps(card | {"files": {}}), encoding="utf-8")
    plain = voice_fingerprint(folder)
    with (folder / "model.safetensors").open("ab") as file:
        file.write(b"x")
    assert voice_fingerprint(folder) != plain


def test_what_was_replaced_by_hand_is_another_voice(tmp_path, monkeypatch):
    folder = made_voice(tmp_path / "v1")
    before = voice_fingerprint(folder)
    index = next(folder.glob("*.index"))
    os.utime(index, ns=(1, 1))
    assert voice_fingerprint(folder) != before

    card = json.loads((folder / "voice.json").read_text(encoding="utf-8")) | {"kind": "rvc"}
    (folder / "voice.json").write_text(json.dumps(card), encoding="utf-8")
    encoder, tracker = tmp_path / "encoder.safetensors", tmp_path / "rmvpe.pt"
    monkeypatch.setattr("mynah.engine.speak.keys.place_of", lambda _name: encoder)
    monkeypatch.setattr("mynah.engine.speak.keys.f0_model", lambda _method: tracker)
    prints = [voice_fingerprint(folder, "rmvpe")]
    for one in (encoder, tracker):
        one.write_bytes(b"x")
        prints.append(voice_fingerprint(folder, "rmvpe"))
    assert len(set(prints)) == 3


def test_a_sentence_without_a_word_is_a_short_silence(speak, tone, no_espeak, workspace, tmp_path):
    save_pronunciations(workspace, [Pronunciation("um", "")])
    first, _ = speak("Hello there. Um. Fine, thanks.")
    assert soundfile.read(first["sentences"][1]["path"])[0].size > 0
    out = tmp_path / "all.wav"
    again, _ = speak("Hello there. Um. Fine, thanks.", output=str(out))
    assert cached(again) == [True, True, True]
    assert soundfile.info(out).duration == pytest.approx(again["seconds"], abs=0.01)


def test_stopping_is_heard_while_a_voice_is_loaded(speak, tone, no_espeak, tmp_path, monkeypatch):
    folder = made_voice(tmp_path / "voice", index=False)
    control, loading, over = Control(), threading.Event(), threading.Event()

    def slow(*_args, **_more):
        loading.set()
        over.wait(30)

    monkeypatch.setattr(KeptModels, "voice", slow)
    stopper = threading.Thread(
        target=lambda: loading.wait(30) and control.request("cancel", "withdrawn")
    )
    stopper.start()
    try:
        with pytest.raises(Interrupted):
            speak("Hello there.", control, model_dir=str(folder))
    finally:
        over.set()
        stopper.join()


def test_a_voice_is_laid_over_at_its_own_height(speak, tone, no_espeak, tmp_path):
    folder = made_voice(tmp_path / "voice", index=False)
    plain, _ = speak("hello there, how are you")
    answer, reporter = speak("hello there, how are you", model_dir=str(folder))
    one = answer["sentences"][0]
    info = soundfile.SoundFile(one["path"])
    assert info.samplerate == 48_000
    digest = weights_sha256(read_card(folder))
    assert read_provenance(one["path"]) == Provenance("Made", digest, one["base"])
    assert one["seconds"] == pytest.approx(plain["sentences"][0]["seconds"], abs=0.02)
    audio, _ = soundfile.read(one["path"])
    assert np.abs(audio).max() <= 1
    assert reporter.of(Warning_) == []
    higher, _ = speak("hello there, how are you", model_dir=str(folder), settings={"pitch": 5})
    assert higher["sentences"][0]["path"] != one["path"]
    again, _ = speak("hello there, how are you", model_dir=str(folder))
    assert cached(again) == [True]


@pytest.mark.parametrize("suffix", ["wav", "flac", "mp3", "ogg"])
def test_one_file_of_all_sentences_with_pauses(speak, tone, no_espeak, tmp_path, suffix):
    out = tmp_path / "new" / f"all.{suffix}"
    answer, reporter = speak(output=str(out), settings={"sample_rate": 32000})
    sound = soundfile.SoundFile(out)
    assert sound.samplerate == 32000
    assert sound.frames / 32000 == pytest.approx(answer["seconds"], abs=0.1)
    assert read_provenance(out) == Provenance(base=answer["base"])
    assert [event.path for event in reporter.of(Artifact)] == [str(out)]
    audio = sound.read()
    first, pause = answer["sentences"][0]["seconds"], answer["sentences"][0]["pause_s"]
    middle = audio[int((first + 0.05) * 32000) : int((first + pause - 0.05) * 32000)]
    assert np.abs(middle).max() < 0.01
    assert np.abs(audio).max() > 0.1


def test_an_output_that_is_there_or_cannot_be(speak, tone, no_espeak, tmp_path):
    out = tmp_path / "a.wav"
    out.write_bytes(b"mine")
    with pytest.raises(MynahError) as caught:
        speak(output=str(out))
    assert caught.value.code is ErrorCode.EXISTS
    assert out.read_bytes() == b"mine"
    speak(output=str(out), overwrite=True)
    assert out.stat().st_size > 1000
    with pytest.raises(MynahError, match="cannot have 96000 Hz"):
        speak(output=str(tmp_path / "b.mp3"), settings={"sample_rate": 96000})
    with pytest.raises(MynahError, match="no format"):
        speak(output=str(tmp_path / "b.xyz"))
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_file()) == ["a.wav"]


def test_the_limit_is_kept_while_a_long_text_is_made(speak, tone, no_espeak, workspace):
    save(Settings(speech_cache_mb=10))
    spoken = speak()[0]["sentences"]
    one = sum(path.stat().st_size for path in workspace.cache_dir.glob("speech/*")) // 3
    folder = workspace.cache_dir / "speech"
    for number in range(12_000_000 // (1 << 20)):
        (folder / f"old{number}.flac").write_bytes(bytes(1 << 20))
        os.utime(folder / f"old{number}.flac", (0, 0))
    answer, _reporter = speak(" ".join(f"this is number {'x' * n}." for n in range(1, 30)))
    assert sum(path.stat().st_size for path in folder.iterdir()) <= 10_000_000
    assert not (folder / "old0.flac").exists()
    assert all(Path(each["path"]).exists() for each in answer["sentences"])
    assert all(Path(each["path"]).exists() for each in spoken)
    assert one > 0


def test_a_sentence_is_there_when_it_is_said_however_small_the_limit(
    speak, tone, no_espeak, monkeypatch, tmp_path
):
    found = []

    class Watching(ListReporter):
        def item(self, kind, data):
            found.append(Path(data["path"]).exists())

    request = SpeakRequest.checked({"text": TEXT, "voice": "", "output": str(tmp_path / "a.wav")})
    object.__setattr__(request, "cache_bytes", 1)
    answer = Speaker(KeptModels()).speak(request, Watching(), Control())
    assert found == [True] * 3
    assert len(list(request.cache.glob("*.flac"))) == 1
    assert soundfile.info(tmp_path / "a.wav").duration == pytest.approx(answer["seconds"], abs=0.1)


def test_words_are_spoken_as_they_are_spelled(speak, tone, no_espeak, workspace):
    plain, _ = speak("Hello SQL.")
    save_pronunciations(workspace, [Pronunciation("sql", "sequel")])
    answer, _ = speak("Hello SQL.")
    one = answer["sentences"][0]
    assert one["text"] == "Hello SQL."
    assert one["seconds"] - plain["sentences"][0]["seconds"] == pytest.approx(
        3 * 2 * HOP / RATE, abs=0.05
    )
    assert cached(speak("Hello sequel.")[0]) == [True]


def test_a_damaged_list_of_words_is_told(speak, tone, no_espeak, workspace):
    (workspace.root / "pronunciations.json").write_text("{", encoding="utf-8")
    _, reporter = speak("Hello.")
    assert "pronunciations" in reporter.of(Warning_)[0].text


def test_sounds_that_were_left_out_are_told_also_out_of_the_cache(speak, tone, no_espeak):
    for _ in range(2):
        answer, reporter = speak("Hello © there ©.")
        assert answer["sentences"][0]["missing"] == 2
        (warning,) = reporter.of(Warning_)
        assert warning.code == "MISSING_SOUNDS"
        assert "2 of the sounds" in warning.text


def test_nothing_to_say(speak, tone):
    for text in ("", " \n ", "... !!"):
        with pytest.raises(MynahError) as caught:
            speak(text)
        assert caught.value.code is ErrorCode.BAD_INPUT
        assert "letter" in caught.value.hint  # and not what is said of refused recordings


def test_espeak_speaks_where_there_is_no_piper_voice(speak, program):
    answer, _ = speak("Hello there.", speed=1.0)
    one = answer["sentences"][0]
    assert (one["engine"], one["base"], one["fallback"]) == ("espeak", "espeak/en-us", "")
    fast, _ = speak("Hello there.", speed=2.0)
    assert fast["sentences"][0]["seconds"] == pytest.approx(one["seconds"] / 2, abs=0.1)


def test_auto_takes_piper_of_the_language_and_says_what_it_could_not(speak, program, tone):
    assert speak("Hello.")[0]["base"] == "piper/tone"
    german, _ = speak("Hallo.", language="de")
    assert german["base"] == "espeak/de"
    assert "No Piper voice for de" in german["sentences"][0]["fallback"]
    assert german["fallback"] == german["sentences"][0]["fallback"]
    absent, _ = speak("Hello.", base="piper/en_US-amy-medium")
    assert absent["base"] == "espeak/en-us"
    assert "not on this computer" in absent["fallback"]


def test_what_piper_cannot_say_espeak_says_and_it_is_told(speak, program, tone):
    answer, _ = speak("Hello there. 吃了。")
    first, second = answer["sentences"]
    assert (first["engine"], first["fallback"]) == ("piper", "")
    assert second["engine"] == "espeak"
    assert "could not speak this" in second["fallback"]
    with pytest.raises(MynahError, match="knows no sound"):
        speak("Hello there. 吃了。", engine="piper")


@pytest.mark.parametrize(
    ("parameters", "code", "hint"),
    [
        ({"engine": "espeak"}, ErrorCode.MISSING_DEPENDENCY, "nstall"),
        ({"engine": "piper"}, ErrorCode.MISSING_MODEL, "mynah models download"),
        ({}, ErrorCode.MISSING_DEPENDENCY, "nstall"),
        ({"base": "piper/en_US-amy-medium"}, ErrorCode.MISSING_MODEL, "en_US-amy-medium"),
        ({"base": "piper/nobody"}, ErrorCode.NOT_FOUND, "--list"),
        ({"engine": "piper", "base": "espeak/en"}, ErrorCode.USAGE, "belong"),
        ({"engine": "festival"}, ErrorCode.USAGE, "auto"),
        ({"base": "festival/a"}, ErrorCode.USAGE, "auto"),
        ({"speed": 3}, ErrorCode.USAGE, "0.5 to 2"),
    ],
)
def test_what_is_not_there_is_an_error_with_what_to_do(speak, no_espeak, parameters, code, hint):
    with pytest.raises(MynahError) as caught:
        speak("Hello.", **parameters)
    assert caught.value.code is code
    assert hint in caught.value.hint


def test_a_language_that_nobody_speaks(speak, program):
    with pytest.raises(MynahError, match="no voice for the language 'xx'"):
        speak("Hello.", language="xx")
    with pytest.raises(MynahError, match="no voice 'en-us;rm'"):
        speak("Hello.", base="espeak/en-us;rm")


class After(Control):
    """Asks to end some time after the work began."""

    def __init__(self, seconds):
        super().__init__()
        self._at = time.monotonic() + seconds

    def raise_if_requested(self):
        if time.monotonic() > self._at:
            raise Interrupted("cancel")


def test_a_program_that_hangs_is_ended_when_asked(speak, program, tmp_path):
    begun = time.monotonic()
    with pytest.raises(Interrupted):
        speak("Good. This is slow.", control=After(0.6), output=str(tmp_path / "a.wav"))
    assert time.monotonic() - begun < 5
    assert not list(tmp_path.glob("*.wav"))
    assert not [path for path in tmp_path.iterdir() if path.is_file()]


def test_how_high_a_base_speaks_is_measured_ahead(speak, tone, monkeypatch):
    measured = []
    monkeypatch.setattr(speaker, "median_pitch", lambda *_: measured.append(1) or 200.0)
    made = Speaker(KeptModels())
    for _ in range(2):
        made.warm_base("auto", "", "en-us", "swift", Control())
    assert measured == [1]
    made.warm_base("auto", "piper/nobody", "xx", "swift", Control())  # told when it shall speak
    assert measured == [1]


def test_a_withdrawal_is_heard_while_the_voice_is_loaded(speak, tone, monkeypatch):
    control, go_on = Control(), threading.Event()

    def load(_self, _folder, _precision="auto"):
        control.request("cancel")
        assert go_on.wait(20)

    monkeypatch.setattr(KeptModels, "voice", load)
    with pytest.raises(Interrupted):
        Speaker(KeptModels()).load(Path("nowhere"), "auto", control)
    go_on.set()
