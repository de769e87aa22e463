"""Whole conversions with a voice made by construction: lengths, joints, formats, faults, memory."""

import errno
import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import soundfile
from safetensors.torch import load_file, save_file

from helpers.lite import made_voice
from helpers.voicelike import voicelike, write_voicelike
from mynah.audio.resample import resample
from mynah.audio.write import WriteError, write_audio
from mynah.engine.control import Control
from mynah.engine.convert import ConvertSettings, convert_file, load_voice, synthesis
from mynah.engine.convert import file as converting
from mynah.engine.features.pitch import pitch_tracker
from mynah.engine.reporter import ListReporter
from mynah.protocol.errors import ErrorCode, MynahError
from mynah.protocol.events import Artifact, Progress
from mynah.protocol.ports import Interrupted

TESTS = Path(__file__).resolve().parents[1]
FRAME_S = 0.02


@pytest.fixture(scope="module")
def voice(tmp_path_factory):
    return load_voice(made_voice(tmp_path_factory.mktemp("voices") / "made"))


@pytest.fixture(scope="module")
def speech_file(tmp_path_factory):
    return write_voicelike(tmp_path_factory.mktemp("speech") / "ä b.wav", seconds=2.5)


def convert(voice, source, out, reporter=None, control=None, **settings):
    settings = ConvertSettings(**settings)
    reporter = reporter or ListReporter()
    return convert_file(voice, source, out, settings, reporter, control or Control())


def answer(path):
    audio, rate = soundfile.read(path, dtype="float32")
    return audio, rate


def test_a_recording_is_converted(voice, speech_file, tmp_path):
    reporter = ListReporter()
    out = tmp_path / "new folder" / "ü.wav"
    facts = convert(voice, speech_file, out, reporter)
    audio, rate = answer(out)
    assert rate == facts["sample_rate"] == 48_000
    assert len(audio) / rate == pytest.approx(2.5, abs=FRAME_S)
    assert facts["seconds"] == pytest.approx(2.5, abs=0.01)
    assert facts["path"] == str(out)
    assert reporter.of(Artifact)[-1].path == str(out)
    assert reporter.of(Progress)
    assert 0.01 < np.sqrt(np.mean(audio**2)) < 0.5
    assert [p.name for p in out.parent.iterdir()] == ["ü.wav"]
    assert "Mynah" in soundfile.SoundFile(out).comment


@pytest.mark.parametrize(
    ("rate", "channels", "seconds"),
    [(44_100, 2, 1.3), (8_000, 1, 1.3), (16_000, 1, 0.1), (48_000, 3, 0.5), (32_000, 1, 0.02)],
)
def test_rates_channels_and_lengths(voice, tmp_path, rate, channels, seconds):
    audio = voicelike(2.0, rate=rate)[int(0.3 * rate) :][: round(seconds * rate)]
    source, out = tmp_path / "in.wav", tmp_path / "out.wav"
    write_audio(source, np.repeat(audio[:, None], channels, 1), rate)
    convert(voice, source, out)
    made, _ = answer(out)
    assert made.ndim == 1
    assert len(made) / 48_000 == pytest.approx(seconds, abs=2 / 48_000)
    assert np.isfinite(made).all()


@pytest.mark.parametrize("samples", [1, 100, 319])
def test_next_to_nothing(voice, tmp_path, samples):
    source, out = tmp_path / "in.wav", tmp_path / "out.wav"
    write_audio(source, np.full(samples, 0.1, np.float32), 16_000)
    convert(voice, source, out)
    assert len(answer(out)[0]) == 3 * samples


def test_silence_stays_nearly_silent(voice, tmp_path):
    source, out = tmp_path / "in.wav", tmp_path / "out.wav"
    write_audio(source, np.zeros(16_000, np.float32), 16_000)
    convert(voice, source, out, volume_envelope=0.0, pitch="match")
    made, _ = answer(out)
    assert np.abs(made).max() == 0  # the source's loudness is none
    convert(voice, source, out)
    assert np.abs(answer(out)[0]).max() < 0.05


def test_noise_alone_has_no_pulses(voice, tmp_path):
    source, out = tmp_path / "in.wav", tmp_path / "out.wav"
    noise = np.random.default_rng(0).standard_normal(24_000).astype(np.float32) * 0.1
    write_audio(source, noise, 16_000)
    convert(voice, source, out, pitch="match")
    made, _ = answer(out)
    assert np.isfinite(made).all()
    assert np.sqrt(np.mean(made**2)) < 0.02


@pytest.mark.parametrize("semitones", [-12, 0, 7])
def test_the_pitch_is_moved(voice, speech_file, tmp_path, semitones):
    out = tmp_path / "out.wav"
    convert(voice, speech_file, out, pitch=float(semitones), sample_rate=16_000)
    tracker = pitch_tracker("swift")
    asked = tracker.track(resample(answer(speech_file)[0], 32_000, 16_000))
    made = tracker.track(answer(out)[0])
    count = min(len(asked), len(made))
    both = (asked[:count] > 0) & (made[:count] > 0)
    moved = 12 * np.log2(made[:count][both] / asked[:count][both])
    assert np.median(moved) == pytest.approx(semitones, abs=0.5)


def test_autotune_sings_on_the_notes(voice, tmp_path):
    source, out = tmp_path / "in.wav", tmp_path / "out.wav"
    pitch = 440 * 2 ** (np.linspace(-15.4, -10.6, 48_000) / 12)  # a slow glide from D#3 on
    phase = 2 * np.pi * np.cumsum(pitch) / 16_000
    tone = sum(0.1 / k * np.sin(k * phase) for k in range(1, 8))
    write_audio(source, tone.astype(np.float32), 16_000)

    def off_the_notes(strength):
        convert(voice, source, out, autotune=strength, sample_rate=16_000)
        found = pitch_tracker("swift").track(answer(out)[0])
        height = 12 * np.log2(found[found > 0] / 440)
        assert len(height) > 200
        return float(np.median(np.abs(height - np.round(height))))

    assert off_the_notes(0.0) > 0.18  # evenly between the notes it would be 0.25
    assert off_the_notes(1.0) < 0.05


def test_a_recording_in_blocks_has_no_clicks_at_its_joints(voice, tmp_path, monkeypatch):
    source, whole, parts = (tmp_path / f"{n}.wav" for n in ("in", "whole", "parts"))
    tone = 0.1 * np.sin(2 * np.pi * 140 * np.arange(16_000 * 6) / 16_000)  # no pause to cut at
    tone += 0.1 * np.sin(2 * np.pi * 280 * np.arange(16_000 * 6) / 16_000)
    write_audio(source, tone.astype(np.float32), 16_000)
    convert(voice, source, whole, index_rate=0.0)
    monkeypatch.setattr(synthesis, "BLOCK_FRAMES", 120)
    monkeypatch.setattr(synthesis, "SEARCH_FRAMES", 20)
    convert(voice, source, parts, index_rate=0.0)
    one, other = answer(whole)[0], answer(parts)[0]
    assert len(one) == len(other) == 48_000 * 6
    # This voice hears nothing but pitch, so only its faint noise may differ between the two.
    inner = slice(3200, -3200)
    assert np.abs(one - other)[inner].max() < 0.03
    assert np.corrcoef(one[inner], other[inner])[0, 1] > 0.999
    jumps = [np.abs(np.diff(audio[inner])).max() for audio in (one, other)]
    assert jumps[1] < jumps[0] * 1.05


@pytest.mark.parametrize("kind", ["wav", "flac", "mp3", "ogg"])
def test_formats(voice, speech_file, tmp_path, kind):
    out = tmp_path / f"out.{kind}"
    convert(voice, speech_file, out, format=kind)
    info = soundfile.info(out)
    expected = {"wav": "WAV", "flac": "FLAC", "mp3": "MP3", "ogg": "OGG"}
    assert info.format == expected[kind]
    assert info.duration == pytest.approx(2.5, abs=0.1)


@pytest.mark.parametrize("rate", [8_000, 22_050, 48_000])
def test_output_rates(voice, speech_file, tmp_path, rate):
    out = tmp_path / "out.wav"
    assert convert(voice, speech_file, out, sample_rate=rate)["sample_rate"] == rate
    info = soundfile.info(out)
    assert info.samplerate == rate
    assert info.duration == pytest.approx(2.5, abs=FRAME_S)


@pytest.mark.parametrize(("kind", "rate"), [("mp3", 96_000), ("mp3", 12_345)])
def test_a_rate_that_the_format_does_not_know_is_refused_at_once(
    voice, speech_file, tmp_path, kind, rate
):
    with pytest.raises(MynahError) as caught:
        convert(voice, speech_file, tmp_path / f"out.{kind}", format=kind, sample_rate=rate)
    assert caught.value.code is ErrorCode.USAGE
    assert list(tmp_path.iterdir()) == []


def test_the_volume_follows_the_source(voice, tmp_path):
    source, out = tmp_path / "in.wav", tmp_path / "out.wav"
    audio = voicelike(6.0, rate=16_000)
    audio[48_000:] *= 0.05
    write_audio(source, audio, 16_000)

    def step(**settings):
        convert(voice, source, out, **settings)
        made, rate = answer(out)
        loud, quiet = (made[int(a * rate) : int(b * rate)] for a, b in ((0.5, 2.5), (3.5, 5.5)))
        return 10 * np.log10(np.mean(loud**2) / np.mean(quiet**2))

    assert step(volume_envelope=1.0) < 6  # this voice hears no loudness
    assert step(volume_envelope=0.0) == pytest.approx(26, abs=4)
    assert 6 < step(volume_envelope=0.5) < 20


def test_the_same_seed_gives_the_same_bytes(voice, speech_file, tmp_path):
    contents = []
    for number, seed in enumerate((3, 3, 4)):
        out = tmp_path / f"{number}.wav"
        convert(voice, speech_file, out, seed=seed)
        contents.append(answer(out)[0].tobytes())
    assert contents[0] == contents[1]
    assert contents[0] != contents[2]


@pytest.mark.parametrize("content", [None, b"", b"no sound at all" * 50])
def test_a_broken_file_is_named(voice, tmp_path, content):
    source, out = tmp_path / "bad.wav", tmp_path / "out.wav"
    if content is not None:
        source.write_bytes(content)
    with pytest.raises(MynahError) as caught:
        convert(voice, source, out)
    assert caught.value.code is ErrorCode.BAD_INPUT
    ((name, reason),) = caught.value.items
    assert name == str(source)
    assert reason
    assert {p.name for p in tmp_path.iterdir()} <= {"bad.wav"}


@pytest.mark.parametrize("when", ["at once", "while it speaks", "while it writes"])
def test_an_interruption_leaves_nothing_behind(voice, speech_file, tmp_path, monkeypatch, when):
    control = Control()
    out = tmp_path / "out.wav"
    out.write_bytes(b"from before")
    if when == "at once":
        control.request("stop")
    if when == "while it speaks":
        original = type(voice).synthesise

        def asking(*args):
            for block in original(*args):
                control.request("cancel")
                yield block

        monkeypatch.setattr(type(voice), "synthesise", asking)
    if when == "while it writes":

        class Asking(converting.StreamWriter):
            def __enter__(self):
                control.request("stop")
                return super().__enter__()

        monkeypatch.setattr(converting, "StreamWriter", Asking)
    with pytest.raises(Interrupted):
        convert(voice, speech_file, out, control=control)
    assert [p.name for p in tmp_path.iterdir()] == ["out.wav"]
    assert out.read_bytes() == b"from before"


def test_a_full_disk_leaves_nothing_behind(voice, speech_file, tmp_path, monkeypatch):
    def full(self, block):
        raise WriteError(Path("x"), "No space left on device", errno.ENOSPC)

    monkeypatch.setattr(converting.StreamWriter, "write", full)
    with pytest.raises(MynahError) as caught:
        convert(voice, speech_file, tmp_path / "out.wav")
    assert caught.value.code is ErrorCode.DISK_FULL
    assert list(tmp_path.iterdir()) == []


def test_voices_that_cannot_be_played(tmp_path):
    folder = made_voice(tmp_path / "a", index=False)
    assert load_voice(folder).index is None
    card = json.loads((folder / "voice.json").read_text())

    def code_with(**changes):
        (folder / "voice.json").write_text(json.dumps({**card, **changes}))
        with pytest.raises(MynahError) as caught:
            load_voice(folder)
        return caught.value.code

    assert code_with(kind="sung") is ErrorCode.MISSING_MODEL
    assert code_with(lineage={"encoder_sha256": "0"}) is ErrorCode.MISSING_MODEL
    (folder / "model.safetensors").write_bytes(b"\0" * 100)
    assert code_with() is ErrorCode.BROKEN_FILE
    with pytest.raises(MynahError) as caught:
        load_voice(tmp_path / "none")
    assert caught.value.code is ErrorCode.NOT_FOUND


CHILD = """
import resource, sys
from dataclasses import replace
from pathlib import Path
sys.path.insert(0, {tests!r})
import numpy as np
from mynah.engine.control import Control
from mynah.engine.convert import ConvertSettings, convert_file, load_voice, synthesis
from mynah.engine.networks.lite.synthesizer import LiteSynthesizer, SynthesizerConfig
from mynah.engine.reporter import ListReporter
import mynah.engine.convert.file as converting

class Quick:  # the pitch tracker and the encoder are bounded by the blocks they are given
    def track(self, audio):
        assert len(audio) <= 23 * 16_000
        return np.full(len(audio) // 160, 120.0, np.float32)

converting.pitch_tracker = lambda method: Quick()
synthesis._content = lambda source, voice, settings, block: np.zeros(
    ((block.end - block.begin) // 2, 384), np.float32)
voice = load_voice(Path(sys.argv[1]))

class Fast:  # the network, too, sees one block at a time
    config = voice.synthesizer.config

    def __call__(self, content, f0, loudness, speaker, pulses, noise):
        assert f0.shape[1] < 2000
        return 0.1 * pulses + 0.01 * noise

voice = replace(voice, synthesizer=Fast())
peaks = []
for name in sys.argv[2:]:
    convert_file(voice, Path(name), Path(name + ".out.flac"), ConvertSettings(
        format="flac", volume_envelope=0.5), ListReporter(), Control())
    peaks.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
print(*peaks)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="measures memory as Linux does")
def test_memory_does_not_grow_with_the_recording(tmp_path):
    folder = made_voice(tmp_path / "voice", index=False)
    piece = voicelike(10.0, rate=16_000)
    for minutes in (1, 10):
        write_audio(tmp_path / f"{minutes}.flac", np.tile(piece, 6 * minutes), 16_000, "flac")
    names = [str(tmp_path / f"{minutes}.flac") for minutes in (1, 10)]
    command = [sys.executable, "-c", CHILD.format(tests=str(TESTS)), str(folder), *names]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=200)
    assert done.returncode == 0, done.stderr
    short, long = map(int, done.stdout.split())
    # Nine minutes more are 69 MB of answer and 35 MB of source, which are mapped from files.
    assert long - short < 60, done.stdout
    assert soundfile.info(names[1] + ".out.flac").duration == pytest.approx(600, abs=FRAME_S)


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_a_voice_of_no_numbers_is_refused_and_never_heard(tmp_path, value):
    folder = made_voice(tmp_path / "made", index=False)
    weights = load_file(folder / "model.safetensors")
    weights["head.bias"][7] = value
    save_file(weights, folder / "model.safetensors")
    with pytest.raises(MynahError) as caught:
        load_voice(folder)
    assert caught.value.code is ErrorCode.BROKEN_FILE
    assert "no number" in caught.value.message


def test_sound_of_no_numbers_is_never_written(voice, speech_file, tmp_path, monkeypatch):
    forward = type(voice.synthesizer).forward

    def spoilt(self, *given):
        wave = forward(self, *given)
        wave[..., 100] = float("nan")
        return wave

    monkeypatch.setattr(type(voice.synthesizer), "forward", spoilt)
    for envelope in (0.0, 1.0):
        with pytest.raises(MynahError) as caught:
            convert(voice, speech_file, tmp_path / "out" / "x.wav", volume_envelope=envelope)
        assert caught.value.code is ErrorCode.VERIFY_FAILED
    assert list((tmp_path / "out").iterdir()) == []


def test_a_pitch_that_is_none_counts_as_unvoiced(voice, speech_file, tmp_path):
    class Tracker:
        def track(self, audio):
            pitch = np.full(-(-len(audio) // 160), 150.0, np.float32)
            pitch[::7], pitch[1::7], pitch[2::7] = np.nan, np.inf, -1e30
            return pitch

    out = tmp_path / "x.wav"
    settings, reporter = ConvertSettings(), ListReporter()
    convert_file(voice, speech_file, out, settings, reporter, Control(), lambda name: Tracker())
    heard, _ = answer(out)
    assert 0.001 < np.abs(heard).mean() < 0.5
