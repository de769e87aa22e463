"""RVC voices from their folders and files, and whole conversions with them."""

import json
import math
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import soundfile
import torch

from helpers.rvc_voice import LocalEncoder, small_config, small_synthesizer
from helpers.voicelike import voicelike, write_voicelike
from mynah.audio.write import write_audio
from mynah.engine.control import Control
from mynah.engine.convert import ConvertSettings, convert_file, load_voice, precision
from mynah.engine.convert.rvc import loading
from mynah.engine.formats.rvc_voice import RvcVoiceFacts, build_rvc_voice_folder
from mynah.engine.kept_models import MOST_VOICES, KeptModels
from mynah.engine.reporter import ListReporter
from mynah.engine.serve.kinds import Workshop
from mynah.engine.stages.index import build_index
from mynah.project import voice_card
from mynah.protocol.errors import ErrorCode, MynahError

TESTS = Path(__file__).resolve().parents[4]


def encoders(how, device="cpu"):
    """Stands for ContentVec; `how` is a precision that was decided about."""
    assert (how in {"fp32", "bf16", "auto"}, device) == (True, "cpu")
    return LocalEncoder()


def made_folder(folder, *, config=None, index_width=None, spoil=None, **facts):
    """Write the folder of a small voice."""
    config = config or small_config()
    state = small_synthesizer(config).state_dict()
    if spoil:
        spoil(state)
    index = None
    if index_width:
        index = folder.with_suffix(".index")
        vectors = np.random.default_rng(0).standard_normal((100, index_width)).astype(np.float32)
        build_index(vectors, index, 0)
    folder.mkdir(parents=True)
    build_rvc_voice_folder(folder, state, config, RvcVoiceFacts(name="Made", **facts), index)
    return folder


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return made_folder(
        tmp_path_factory.mktemp("voices") / "ä made",
        index_width=256,
        speakers=("Anna", "Ben"),
        median_f0=210.0,
        unvoiced="filled",
    )


@pytest.fixture(scope="module")
def voice(folder):
    return load_voice(folder, precision="fp32", encoders=encoders)


def convert(voice, source, out, **settings):
    reporter = ListReporter()
    convert_file(voice, source, out, ConvertSettings(**settings), reporter, Control())
    return soundfile.read(out, dtype="float32")


def test_a_folder_is_loaded(voice):
    assert (voice.sample_rate, voice.median_f0, voice.unvoiced) == (16_000, 210.0, "filled")
    assert voice.speakers == ("Anna", "Ben")
    assert voice.index.index.ntotal == 100
    assert voice.follows_pitch
    assert voice.card.kind == "rvc"


@pytest.mark.parametrize(
    ("rate", "channels", "seconds"),
    [(44_100, 2, 1.3), (8_000, 1, 1.0), (16_000, 1, 0.1), (48_000, 1, 0.02), (16_000, 1, 1 / 16e3)],
)
def test_rates_channels_and_lengths(voice, tmp_path, rate, channels, seconds):
    audio = voicelike(2.0, rate=rate)[int(0.3 * rate) :][: round(seconds * rate)]
    write_audio(tmp_path / "in.wav", np.repeat(audio[:, None], channels, 1), rate)
    made, made_rate = convert(voice, tmp_path / "in.wav", tmp_path / "out.wav", pitch="match")
    assert made_rate == 16_000
    assert len(made) == math.ceil(len(audio) * 16_000 / rate)
    assert np.isfinite(made).all()


def test_clipped_and_overloaded_recordings(voice, tmp_path):
    loud = np.clip(voicelike(1.0, rate=16_000) * 50, -3, 3)
    soundfile.write(tmp_path / "in.wav", loud, 16_000, "FLOAT")
    made, _ = convert(voice, tmp_path / "in.wav", tmp_path / "out.wav")
    assert 0 < np.abs(made).max() <= 1


def test_samples_that_are_no_numbers_do_not_spread(voice, tmp_path):
    broken = voicelike(1.0, rate=16_000)
    broken[4000:4010] = np.nan
    broken[6000] = np.inf
    soundfile.write(tmp_path / "in.wav", broken, 16_000, "FLOAT")
    try:
        made, _ = convert(voice, tmp_path / "in.wav", tmp_path / "out.wav")
    except MynahError as error:
        assert error.code is ErrorCode.BAD_INPUT  # noqa: PT017
    else:
        assert np.isfinite(made).all()
        assert np.abs(made).max() > 0


def test_silence_stays_silent(voice, tmp_path):
    write_audio(tmp_path / "in.wav", np.zeros(32_000, np.float32), 16_000)
    for settings in ({}, {"volume_envelope": 0.0, "pitch": "match", "formant": 3.0}):
        made, _ = convert(voice, tmp_path / "in.wav", tmp_path / "out.wav", **settings)
        assert len(made) == 32_000
        assert not made.any()


def test_every_knob_at_its_ends(voice, tmp_path):
    source = write_voicelike(tmp_path / "in.wav", seconds=1.2)
    plain, _ = convert(voice, source, tmp_path / "plain.wav")
    for settings in (
        *({"pitch": 24.0}, {"pitch": -24.0}, {"formant": 12.0}, {"formant": -12.0}),
        *({"index_rate": 0.0}, {"index_rate": 1.0, "protect": 0.0}, {"volume_envelope": 0.0}),
        *({"unvoiced": "zero"}, {"speaker": "Ben"}, {"sample_rate": 44_100}, {"format": "flac"}),
    ):
        made, rate = convert(
            voice, source, tmp_path / f"out.{settings.get('format', 'wav')}", **settings
        )
        assert np.isfinite(made).all()
        assert len(made) / rate == pytest.approx(len(plain) / 16_000, abs=1e-3)
        if rate == 16_000 and "format" not in settings:
            assert np.abs(made - plain).max() > 1e-3


def test_bfloat16_says_the_same(folder, voice, tmp_path):
    source = write_voicelike(tmp_path / "in.wav", seconds=1.2)
    lower = load_voice(folder, precision="bf16", encoders=encoders)
    one, _ = convert(voice, source, tmp_path / "fp32.wav")
    other, _ = convert(lower, source, tmp_path / "bf16.wav")
    assert np.corrcoef(one, other)[0, 1] > 0.99


def test_precisions(monkeypatch):
    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    with pytest.raises(MynahError) as caught:
        precision.computing("fp16")
    assert caught.value.code is ErrorCode.USAGE
    for has, wanted in ((True, "bf16"), (False, "fp32")):
        monkeypatch.setattr(precision, "_has_bfloat16", lambda has=has: has)
        content = "auto" if has else "fp32"
        assert precision.computing("auto") == precision.Computing("cpu", wanted, content)
        assert precision.computing("bf16") == precision.Computing("cpu", "bf16", "bf16")
        assert precision.computing("fp32") == precision.Computing("cpu", "fp32", "fp32")


def refusal(folder, **how):
    with pytest.raises(MynahError) as caught:
        load_voice(folder, **how)
    return caught.value


def test_files_that_cannot_be_used(folder, tmp_path, monkeypatch):
    model = folder / "model.safetensors"
    missing = tmp_path / "missing"
    missing.mkdir()
    (missing / "voice.json").write_bytes((folder / "voice.json").read_bytes())
    assert refusal(missing, encoders=encoders).code is ErrorCode.NOT_FOUND
    (missing / "model.safetensors").write_bytes(model.read_bytes()[:1000])
    assert refusal(missing, encoders=encoders).code is ErrorCode.BROKEN_FILE
    (missing / "model.safetensors").write_bytes(model.read_bytes())
    assert refusal(missing, encoders=encoders).code is ErrorCode.NOT_FOUND  # its index
    other = json.loads((folder / "voice.json").read_text(encoding="utf-8"))
    name = next(name for name in other["files"] if name.endswith(".index"))
    build_index(np.random.default_rng(0).random((50, 768)).astype("f4"), missing / name, 0)
    fault = refusal(missing, encoders=encoders)
    assert fault.code is ErrorCode.BAD_INPUT
    assert "768" in fault.message
    assert "256" in fault.message
    monkeypatch.setenv("MYNAH_HOME", str(tmp_path / "home"))
    fault = refusal(folder)
    assert fault.code is ErrorCode.MISSING_MODEL
    assert "mynah models download contentvec" in fault.hint


def test_a_voice_without_pitch(tmp_path):
    voice = load_voice(
        made_folder(tmp_path / "v", config=small_config(f0=False)), encoders=encoders
    )
    source = write_voicelike(tmp_path / "in.wav", seconds=0.6)

    def none(method):
        raise AssertionError(method)

    out = tmp_path / "out.wav"
    asked = ConvertSettings(pitch="match", protect=0.2)
    facts = convert_file(voice, source, out, asked, ListReporter(), Control(), trackers=none)
    assert facts["semitones"] == 0
    assert np.abs(soundfile.read(out)[0]).max() > 0


def test_a_warm_engine_keeps_a_few_voices(tmp_path, monkeypatch):
    from mynah.engine.features import contentvec

    loaded = []

    def load(path=None, precision="fp32", device="cpu"):
        loaded.append(precision)
        return LocalEncoder()

    monkeypatch.setattr(contentvec, "load_contentvec", load)
    source = write_voicelike(tmp_path / "in.wav", seconds=0.5)
    folders = [made_folder(tmp_path / f"v{number}") for number in range(MOST_VOICES + 1)]
    workshop = Workshop()
    reporter = ListReporter()
    for number, one in enumerate([*folders, folders[-1]]):
        asked = {"input": str(source), "output": str(tmp_path / f"{number}.wav")}
        settings = {"formant": 1.0, "precision": "fp32", "speaker": "1"}
        told = workshop.work(
            "convert",
            {**asked, "model_dir": str(one), "settings": settings},
            reporter,
            Control(),
        )
        assert told["sample_rate"] == 16_000
    assert loaded == ["fp32"]
    assert workshop.work("forget", {}, reporter, Control()) == {"voices": MOST_VOICES}
    assert workshop.work("forget", {}, reporter, Control()) == {"voices": 0}
    wrong = {**asked, "overwrite": True, "model_dir": str(folders[0])}
    with pytest.raises(MynahError) as caught:
        workshop.work("convert", {**wrong, "settings": {"speaker": "9"}}, reporter, Control())
    assert caught.value.code is ErrorCode.USAGE


def test_kept_models_are_loaded_anew_when_they_change(tmp_path, monkeypatch):
    kept = KeptModels()
    monkeypatch.setattr(KeptModels, "encoder", lambda self, *how: LocalEncoder())
    folder = made_folder(tmp_path / "v")
    first = kept.voice(folder, "fp32")
    assert kept.voice(folder, "fp32") is first
    os.utime(folder / "voice.json", ns=(1, 1))
    assert kept.voice(folder, "fp32") is first
    voice_card.edit(folder, {"author": "Ännä"})
    renamed = kept.voice(folder, "fp32")
    assert renamed.card.author == "Ännä"  # what is written into files is what the card says now
    assert renamed.network is first.network
    assert kept.voice(folder, "fp32") is renamed
    os.utime(folder / "model.safetensors", ns=(1, 1))
    assert kept.voice(folder, "fp32").network is not first.network
    assert kept.tracker("swift") is kept.tracker("swift")


def test_an_index_that_is_found_by_itself_may_be_replaced(tmp_path, monkeypatch):
    monkeypatch.setattr(loading, "load_rvc_file", lambda *args, **how: object())
    kept, model = KeptModels(), tmp_path / "Anna.pth"
    index = tmp_path / "added_IVF2_Flat_nprobe_1_Anna_v2.index"
    model.write_bytes(b"x")

    def load(given=None):
        return kept.file_voice(model, given, "fp32", Control())

    bare = load()
    assert load() is bare
    index.write_bytes(b"x")
    first = load()
    assert first is not bare
    assert load() is first
    os.utime(index, ns=(1, 1))
    second = load()
    assert second is not first
    assert load(index) is not second
    (tmp_path / "Other.index").write_bytes(b"x")
    assert load() is second


@pytest.mark.slow
def test_a_file_speaks_without_being_imported(folder, tmp_path, monkeypatch, mynah):
    from mynah.engine.features import contentvec

    monkeypatch.setattr(contentvec, "load_contentvec", lambda **how: LocalEncoder())
    source = write_voicelike(tmp_path / "in.wav", seconds=0.5)
    model = tmp_path / "elsewhere" / "Anna.pth"
    model.parent.mkdir()
    model.write_bytes(next(folder.glob("*.pth")).read_bytes())
    index = next(folder.glob("*.index"))
    out = tmp_path / "out.wav"
    code, _, err = mynah("convert", model, source, "-o", out, "--index", index, "--pitch", 3)
    assert code == 0, err
    assert np.abs(soundfile.read(out)[0]).max() > 0
    model.write_bytes(b"no model")
    code, _, err = mynah("convert", model, source, "-o", out, "--overwrite")
    assert code != 0
    assert "Anna.pth" in err
    assert mynah("convert", tmp_path / "none.pth", source, "-o", tmp_path / "b.wav")[0] != 0
    assert mynah("convert", "Anna", source, "-o", tmp_path / "b.wav", "--index", index)[0] != 0


CHILD = """
import resource, sys
from pathlib import Path
sys.path.insert(0, {tests!r})
import numpy as np
from helpers.rvc_voice import EchoNetwork, made_rvc_voice
from mynah.engine.control import Control
from mynah.engine.convert import ConvertSettings, convert_file
from mynah.engine.reporter import ListReporter

class Quick:  # the pitch tracker and the encoder are bounded by the blocks they are given
    def track(self, audio):
        assert len(audio) <= 23 * 16_000
        return np.full(len(audio) // 160, 120.0, np.float32)

voice = made_rvc_voice(EchoNetwork())
peaks = []
for name in sys.argv[1:]:
    voice.network.told.clear()
    convert_file(voice, Path(name), Path(name + ".out.flac"), ConvertSettings(
        format="flac", volume_envelope=0.5), ListReporter(), Control(),
        trackers=lambda method: Quick())
    assert max(voice.content.heard) < 15 * 16_000
    peaks.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
print(*peaks)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="measures memory as Linux does")
def test_memory_does_not_grow_with_the_recording(tmp_path):
    piece = voicelike(10.0, rate=16_000)
    for minutes in (1, 6):
        write_audio(tmp_path / f"{minutes}.flac", np.tile(piece, 6 * minutes), 16_000, "flac")
    names = [str(tmp_path / f"{minutes}.flac") for minutes in (1, 6)]
    command = [sys.executable, "-c", CHILD.format(tests=str(TESTS)), *names]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=200)
    assert done.returncode == 0, done.stderr
    short, long = map(int, done.stdout.split())
    # Five minutes more: 19 MB of answer and 19 MB of source are mapped from files and may count.
    assert long - short < 70
