"""Each measure on made signals, where the truth is known."""

import json
import sys

import numpy as np
import pyloudnorm
import pytest
import soundfile
from scipy import signal

from mynah.audio.quality import score
from mynah.audio.quality.assess import assess, assess_many
from mynah.audio.quality.frames import FrameAnalyser
from mynah.audio.quality.measures import (
    bandwidth,
    decay_time,
    hum_level,
    integrated_loudness,
    noise_floor,
    signal_to_noise,
)
from mynah.audio.quality.voice import active_level, find_voice
from mynah.audio.quality.waveform import GapFinder, LoudnessMeter, LowBand

RATE = 48000


def frames_of(x, rate=RATE):
    analyser = FrameAnalyser(rate)
    for start in range(0, len(x), 7001):  # in uneven blocks, as files come
        analyser.update(x[start : start + 7001].astype(np.float32))
    return analyser.finish()


def noise(seconds, rms, rate=RATE, seed=0):
    return rms * np.random.default_rng(seed).standard_normal(round(seconds * rate))


@pytest.fixture
def judge(tmp_path):
    def judge(x, rate=RATE, subtype="FLOAT", name="a.wav"):
        soundfile.write(tmp_path / name, x, rate, subtype)
        return assess(tmp_path / name)

    return judge


def test_frames_do_not_depend_on_the_blocks(voice):
    x = voice(2)
    whole = FrameAnalyser(RATE)
    whole.update(x)
    a, b = whole.finish(), frames_of(x)
    assert np.array_equal(a.bands_db, b.bands_db)
    assert len(a) == (len(x) - 1920) // 480 + 1


@pytest.mark.parametrize("rate", [8000, 16000, 44100, 96000])
def test_band_levels_add_up(rate):
    frames = frames_of(noise(1, 0.1, rate), rate)
    seen = min(rate / 2, 24000) - 60
    expected = -20 + 10 * np.log10(seen / (rate / 2))
    assert frames.level_db.mean() == pytest.approx(expected, abs=0.5)


def test_active_level_does_not_depend_on_pauses(voice):
    x = voice(4)
    padded = np.concatenate([np.zeros(RATE * 5), x, noise(5, 1e-4)])
    loud, with_pauses = (active_level(frames_of(y).level_db) for y in (x, padded))
    assert with_pauses == pytest.approx(loud, abs=1.0)


@pytest.mark.parametrize("rate", [8000, 16000, 48000])
@pytest.mark.parametrize("snr", [5, 10, 20])
def test_snr(voice, rate, snr):
    x = voice(6, rate)
    clean = frames_of(x, rate)
    level = clean.level_db
    power = np.mean(10 ** (level[level >= find_voice(clean).level_db - 10] / 10))
    frames = frames_of(x + noise(6, np.sqrt(power) * 10 ** (-snr / 20), rate), rate)
    measured = signal_to_noise(frames, find_voice(frames), noise_floor(frames))
    assert measured == pytest.approx(snr, abs=2.0)


@pytest.mark.parametrize("edge", [3000, 6000, 12000])
def test_bandwidth(voice, edge):
    x = voice(4) + 0.1 * voice(4) * noise(4, 1)  # with sound up to 24 kHz where there is voice
    x = signal.sosfilt(signal.ellip(10, 0.1, 90, edge, fs=RATE, output="sos"), x)
    frames = frames_of(x + noise(4, 1e-6))
    voice_found = find_voice(frames)
    assert bandwidth(frames, voice_found, noise_floor(frames)) == pytest.approx(edge, rel=0.2)


def room(seconds, seed=0):
    time = np.arange(round(seconds * RATE)) / RATE
    response = np.random.default_rng(seed).standard_normal(len(time)) * 10 ** (-3 * time / seconds)
    return response / np.sqrt(np.sum(response**2))


def test_decay_grows_with_the_room(voice):
    x = voice(6)
    times = [decay_time(frames_of(x))]
    times += [decay_time(frames_of(signal.fftconvolve(x, room(s)))) for s in (0.4, 0.8, 1.6)]
    assert times == sorted(times)
    assert times[0] < score.LIMITS.decay_s < times[2]


def test_decay_of_a_held_note_is_unknown():
    time = np.arange(RATE * 2) / RATE
    assert np.isnan(decay_time(frames_of(signal.sawtooth(2 * np.pi * 200 * time))))


def low_band(x):
    collector = LowBand(RATE)
    collector.update(x.astype(np.float32), last=True)
    return collector.signal()


@pytest.mark.parametrize("mains", [50, 60])
def test_hum_level(voice, mains):
    x = voice(4)
    time = np.arange(len(x)) / RATE
    hum = 0.02 * np.sin(2 * np.pi * mains * time) + 0.01 * np.sin(6 * np.pi * mains * time)
    assert hum_level(low_band(x)) < -90
    assert hum_level(low_band(x + hum)) == pytest.approx(20 * np.log10(np.std(hum)), abs=1.5)
    shifted = np.sin(2 * np.pi * (mains + 5) * time)
    assert hum_level(low_band(0.02 * shifted)) < -60


@pytest.mark.parametrize("rate", [8000, 44100, 48000])
def test_loudness_agrees_with_pyloudnorm(voice, rate):
    x = np.concatenate([voice(5, rate), np.zeros(rate * 2), 0.1 * voice(5, rate)])
    meter = LoudnessMeter(rate)
    for start in range(0, len(x), 5000):
        meter.update(x[start : start + 5000])
    expected = pyloudnorm.Meter(rate, filter_class="DeMan").integrated_loudness(x)
    assert integrated_loudness(meter.powers()) == pytest.approx(expected, abs=0.2)


def test_gaps_are_found_across_blocks():
    x = noise(2, 0.1).astype(np.float32)
    starts = [10_000, 47_000, 48_000 + 2000, 90_000]
    for start in starts:
        x[start : start + 1000] = 0.3  # held, not zero
    finder = GapFinder(RATE, 1e-6)
    for begin in range(0, len(x), 12_000):
        finder.update(x[begin : begin + 12_000])
    assert [gap.start for gap in finder.gaps] == starts
    assert all(gap.after > 0.005 for gap in finder.gaps)


def made_noises(rate):
    count = rate * 3
    time = np.arange(count) / rate
    white = np.random.default_rng(0).standard_normal(count)
    spectrum = np.fft.rfft(white)
    hertz = np.maximum(np.fft.rfftfreq(count, 1 / rate), 20)
    sine = np.sin
    turn = 2 * np.pi * time
    return {
        "white": white,
        "pink": np.fft.irfft(spectrum / hertz**0.5, count),
        "brown": np.fft.irfft(spectrum / hertz, count),
        "waves": np.fft.irfft(spectrum / hertz, count) * (1 + 0.8 * sine(turn * 3)),
        "rumble": signal.sosfilt(signal.butter(4, 500, fs=rate, output="sos"), white),
        "tone": sine(220 * turn),
        "high tone": sine(3500 * turn),
        "tone in noise": sine(1000 * turn) + 0.05 * white,
        "chirp": signal.chirp(time, 100, 3, 1000),
        "square": np.sign(sine(150 * turn)),
        "beeps": sine(880 * turn) * (sine(2 * turn) > 0),
        "two tones": sine(770 * turn) + sine(1336 * turn),
        "siren": sine(440 * turn + 5 * sine(5 * turn)),
        "hum": sine(50 * turn) + 0.5 * sine(150 * turn) + 0.01 * white,
        "clicks": (np.arange(count) % (rate // 3) == 0).astype(float),
        "impulse": (np.arange(count) == rate).astype(float),
    }


@pytest.mark.parametrize("rate", [16000, 48000])
@pytest.mark.parametrize("name", list(made_noises(8000)))
def test_what_is_no_voice_is_refused(judge, name, rate):
    x = made_noises(rate)[name]
    found = judge(0.3 * x / np.abs(x).max(), rate)
    assert (found.verdict, found.codes, found.score) == ("refused", ("no_speech",), 0.0)


@pytest.mark.parametrize("offset", [0.0, 0.5])
def test_silence_is_refused(judge, offset):
    assert judge(np.full(RATE, offset)).codes == ("silence",)


def test_a_voice_is_fine(judge, voice):
    found = judge(voice())
    assert (found.verdict, found.codes, found.mended) == ("ok", (), ())
    assert found.score > 0.8
    assert found.speech_seconds > 2
    assert set(found.parts) == set(score.WEIGHTS)
    assert json.loads(json.dumps(found.to_dict(), allow_nan=False))["verdict"] == "ok"


def test_faults_are_named(judge, voice):
    x = voice().astype(float)
    time = np.arange(len(x)) / RATE
    level = np.sqrt(np.mean(x[np.abs(x) > 0.05] ** 2))
    broken = x.copy()
    for start in range(20_000, len(x) - 3000, 24_000):
        broken[start : start + 2400] = 0
    for code, y in {
        "clipping": np.clip(4 * x, -1, 1),
        "noise": x + noise(4, 0.2 * level),
        "hum": x + 0.3 * level * np.sin(2 * np.pi * 60 * time),
        "quiet": x * 0.004,
        "reverb": 0.5 * signal.fftconvolve(x, room(1.2)),
        "dropouts": broken,
        "short": x[:30_000],
    }.items():
        found = judge(y, subtype="FLOAT")
        assert found.verdict == "warn", code
        assert code in found.codes
        (why,) = (reason for reason in found.reasons if reason.code == code)
        assert why.text.endswith(".")
        assert why.action.endswith(".")
        assert found.score < judge(x).score


def test_clipping_below_full_scale_and_in_one_channel(judge, voice):
    clipped = 0.2 * np.clip(3 * voice(), -0.5, 0.5)
    assert "clipping" in judge(np.stack([clipped, 0.2 * voice()], 1), subtype="PCM_16").codes


@pytest.mark.parametrize("subtype", ["PCM_U8", "ULAW", "PCM_16"])
def test_coarse_samples_are_not_clipping(judge, voice, subtype):
    assert "clipping" not in judge(voice(rate=8000), 8000, subtype).codes
    assert "clipping" not in judge(0.005 * voice(), RATE, "PCM_16").codes


def test_a_low_rate_is_named(judge, voice):
    assert {"low_rate", "narrow_band"} <= set(judge(voice(rate=8000), 8000).codes)


def test_what_importing_mends_is_no_fault(judge, voice):
    x = voice()
    silence = np.zeros(RATE * 3)
    for code, y in {
        "dc_offset": x + 0.2,
        "leading_silence": np.concatenate([silence, x, silence]),
        "dead_channel": np.stack([x, 0 * x], 1),
        "antiphase": np.stack([x, -x], 1),
        "over_full_scale": 5 * x,
    }.items():
        found = judge(y)
        assert (found.verdict, found.codes) == ("ok", ()), code
        assert code in [note.code for note in found.mended]
        assert found.measures["snr_db"] == pytest.approx(judge(x).measures["snr_db"], abs=3)


def test_long_recordings_give_the_same_in_two_passes(judge, voice, monkeypatch):
    x = np.stack([voice(8), voice(8)], 1)
    once = judge(x)
    monkeypatch.setattr("mynah.audio.quality.assess.KEPT_SAMPLES", 1000)
    monkeypatch.setattr("mynah.audio.quality.assess.BLOCK_FRAMES", 30_000)
    twice = judge(x)
    assert twice.sha256 == once.sha256
    assert twice.measures == pytest.approx(once.measures, rel=0.02, abs=0.3, nan_ok=True)
    monkeypatch.setattr("mynah.audio.quality.assess.SAMPLED_SECONDS", 3.0)
    sampled = judge(x)
    assert sampled.speech_seconds == pytest.approx(once.speech_seconds, rel=0.3)
    assert sampled.verdict == "ok"


def test_copies_are_flagged_whatever_their_container(tmp_path, voice):
    x = (32000 * voice()).astype(np.int16)
    for name, data in {
        "a.wav": x,
        "b.flac": x,
        "c.wav": x // 2,
        "d.wav": 0 * x,
        "e.wav": 0 * x,
    }.items():
        soundfile.write(tmp_path / name, data, RATE, "PCM_16")
    done = []
    found = assess_many(sorted(tmp_path.iterdir()), on_result=lambda count, one: done.append(count))
    assert [one.codes for one in found] == [(), ("duplicate",), (), ("silence",), ("silence",)]
    assert found[1].verdict == "warn"
    assert done == [1, 2, 3, 4, 5]
    again = assess_many([tmp_path / "c.wav"], known={found[2].sha256: "old"})
    assert "old" in again[0].reasons[0].text
    assert assess_many([tmp_path / "c.wav"], stop=lambda: True) == []


@pytest.mark.parametrize("content", [b"", b"text" * 99, b"RIFF\0\0\0\0WAVE", b"fLaC" + bytes(99)])
def test_broken_files_are_refused_not_raised(tmp_path, content):
    (tmp_path / "a.wav").write_bytes(content)
    for path in (tmp_path / "a.wav", tmp_path / "gone.wav", tmp_path):
        found = assess(path)
        assert (found.verdict, found.info) == ("refused", None)
        assert len(found.reasons) == 1


def test_tiny_files_do_not_break_anything(judge, voice):
    x = voice()[20_000:]
    for count in (1, 2, 100, 1919, 1920, 5000, 9000):
        for rate in (8000, 48000):
            assert judge(x[:count], rate).verdict in ("refused", "warn")


def test_weights_are_one_table():
    assert sum(part.weight for part in score.WEIGHTS.values()) == pytest.approx(1.0)
    assert score.total_score(dict.fromkeys(score.WEIGHTS, 1.0)) == pytest.approx(1.0)
    worst = score.part_scores({part.measure: part.worst for part in score.WEIGHTS.values()})
    assert set(worst.values()) == {0.0}
    unknown = score.part_scores({})
    assert set(unknown.values()) == {1.0}


def test_a_fault_that_nobody_foresaw_costs_one_recording(judge, tmp_path, voice, monkeypatch):
    judge(voice(2), name="good.wav")
    judge(voice(3), name="odd.wav")
    assessing = sys.modules[assess.__module__]
    measured = assessing._assess

    def odd(path, survey):
        if path.name == "odd.wav":
            raise ZeroDivisionError("nobody thought of it")
        return measured(path, survey)

    monkeypatch.setattr(assessing, "_assess", odd)
    bad, good = assess_many([tmp_path / "odd.wav", tmp_path / "good.wav"])
    assert (bad.verdict, bad.codes) == ("refused", ("unmeasured",))
    assert good.verdict != "refused"
