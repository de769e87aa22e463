import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import signal

from mynah.audio.filters import StreamHighpass, highpass
from mynah.audio.mono import to_mono
from mynah.audio.normalise import normalise_clip
from mynah.audio.resample import StreamResampler, resample
from mynah.audio.slicer import HopEnergies, Slicer, cut_chunks, frame_rms, slice_silence

RATE = 48000


def noise(seconds, level=0.1, seed=0):
    return (level * np.random.default_rng(seed).standard_normal(round(seconds * RATE))).astype("f4")


def test_a_dead_channel_costs_no_level():
    x = noise(0.5)
    mono, notes = to_mono(np.stack([x, 1e-4 * noise(0.5, seed=1)], 1))
    assert np.array_equal(mono, x)
    assert [note.code for note in notes] == ["dead_channel"]


def test_antiphase_uses_one_channel():
    x = noise(0.5)
    mono, notes = to_mono(np.stack([0.9 * x + 0.2, -x], 1))
    assert np.array_equal(mono, -x)
    assert [note.code for note in notes] == ["antiphase"]


@pytest.mark.parametrize("channels", [1, 2, 6])
def test_otherwise_the_mean(channels):
    x = np.stack([noise(0.2, seed=i) + 0.3 for i in range(channels)], 1)
    mono, notes = to_mono(x)
    assert np.abs(mono - x.mean(axis=1)).max() < 1e-6
    assert notes == ()


def test_silence_stays_silence():
    mono, notes = to_mono(np.zeros((100, 2), np.float32))
    assert not mono.any()
    assert notes == ()


@given(
    st.integers(0, 3000), st.sampled_from([8000, 16000, 22050, 44100, 48000, 96000]),
    st.sampled_from([16000, 32000, 40000, 48000]),
)  # fmt: skip
def test_resampled_length(count, old, new):
    y = resample(np.ones(count, np.float32), old, new)
    assert len(y) == -(-count * new // old)
    assert y.dtype == np.float32


@given(st.lists(st.integers(1, 5000), min_size=1, max_size=8))
def test_resampling_in_blocks_is_resampling(sizes):
    x = noise(1.0)[: sum(sizes)]
    stream = StreamResampler(48000, 16000)
    edges = np.cumsum([0, *sizes])
    parts = [stream.process(x[a:b]) for a, b in itertools.pairwise(edges)]
    parts.append(stream.process(x[:0], last=True))
    joined = np.concatenate(parts)
    assert len(joined) == len(resample(x, 48000, 16000))
    assert np.abs(joined - resample(x, 48000, 16000)).max() < 1e-4


def test_resampling_keeps_a_tone():
    time = np.arange(48000) / 48000
    y = resample(np.sin(2 * np.pi * 440 * time).astype("f4"), 48000, 16000)
    expected = np.sin(2 * np.pi * 440 * np.arange(16000) / 16000)
    assert np.abs(y - expected)[200:-200].max() < 1e-3


def gain_at(hertz, **options):
    x = np.sin(2 * np.pi * hertz * np.arange(RATE * 2) / RATE).astype("f4")
    y = highpass(x, RATE, **options)
    return 20 * np.log10(np.std(y[RATE // 2 : -RATE // 2]) / np.std(x))


def test_highpass_response():
    assert gain_at(48) == pytest.approx(-3.0, abs=0.1)
    assert gain_at(48, zero_phase=True) == pytest.approx(-6.0, abs=0.1)
    assert gain_at(24) == pytest.approx(-30.1, abs=0.3)
    assert gain_at(1000) == pytest.approx(0.0, abs=0.01)


@pytest.mark.parametrize("rate", [16000, 40000, 48000])
@pytest.mark.parametrize("count", [1, 5, 63, 64, 65, 2048, 2049, 300_001])
def test_highpass_equals_the_recursion(rate, count):
    x = noise(7.0, 0.2)[:count] + 0.3
    sections = signal.butter(5, 48, "highpass", fs=rate, output="sos")
    wide = x.astype(np.float64)
    assert np.abs(highpass(x, rate) - signal.sosfilt(sections, wide)).max() < 1e-7
    both = signal.sosfiltfilt(sections, wide, padlen=min(18, count - 1))
    assert np.abs(highpass(x, rate, zero_phase=True) - both).max() < 3e-7


@pytest.mark.parametrize("order", [1, 2, 3, 4, 7])
def test_highpass_of_other_orders(order):
    x = noise(0.2)
    sections = signal.butter(order, 300, "highpass", fs=RATE, output="sos")
    assert np.abs(highpass(x, RATE, 300, order) - signal.sosfilt(sections, x)).max() < 1e-6


@pytest.mark.parametrize("cutoff", [0, -1, RATE / 2, RATE])
def test_highpass_refuses_an_impossible_cutoff(cutoff):
    with pytest.raises(ValueError, match="not possible"):
        highpass(noise(0.1), RATE, cutoff)


def test_highpass_in_blocks_is_the_highpass():
    x = noise(0.5) + 0.5
    stream = StreamHighpass(RATE, at_rest=True)
    parts = [stream.process(part) for part in np.split(x, [0, 7, 1000, 9000])]
    assert np.abs(np.concatenate(parts) - highpass(x, RATE)).max() < 1e-7


def test_highpass_of_tiny_clips():
    for count in (0, 1, 2, 10):
        x = np.ones(count, np.float32)
        assert len(highpass(x, RATE)) == len(highpass(x, RATE, zero_phase=True)) == count


def test_stream_highpass_takes_an_offset_away_without_a_thump():
    x = noise(0.5, 0.01) + 0.5
    stream = StreamHighpass(RATE)
    y = np.concatenate([stream.process(x[:1000]), stream.process(x[1000:])])
    assert np.abs(y).max() < 0.1


def test_levels_in_blocks_are_the_levels():
    x = noise(0.7)
    energies = HopEnergies(720)
    for part in np.split(x, [0, 5, 719, 720, 5000]):
        energies.update(part)
    assert energies.frame_rms() == pytest.approx(frame_rms(x, 720), abs=1e-12)


def test_normalise():
    x = noise(0.1)
    peak = np.abs(x).max()
    y = normalise_clip(x)
    assert y is not None
    assert np.abs(y - (x / peak * 0.675 + 0.25 * x)).max() < 1e-6
    for bad in (np.zeros(5), np.full(5, 2.6), np.array([1, np.nan]), np.array([np.inf]), []):
        assert normalise_clip(np.asarray(bad, np.float32)) is None


def slow_rms(x, hop):
    padded = np.pad(x.astype(float), 2 * hop)
    starts = range(0, len(padded) - 4 * hop + 1, hop)
    return np.array([np.sqrt(np.mean(padded[s : s + 4 * hop] ** 2)) for s in starts])


@pytest.mark.parametrize("count", [720, 7200, 7201, 10079, 50000])
def test_levels_equal_those_of_overlapping_frames(count):
    x = noise(2)[:count]
    assert frame_rms(x, 720) == pytest.approx(slow_rms(x, 720), abs=1e-9)


def test_long_silences_are_cut_and_half_a_second_is_kept():
    silence = np.zeros(RATE * 3, np.float32)
    x = np.concatenate([silence, noise(2), silence, noise(2, seed=1), silence])
    (a, b), (c, d) = slice_silence(x, RATE)
    assert 2.4 * RATE < a < 3 * RATE < 5 * RATE < b < 5.6 * RATE
    assert 7.4 * RATE < c < 8 * RATE < 10 * RATE < d < 10.6 * RATE


def test_short_silences_and_short_clips_are_not_cut():
    gap = np.zeros(round(RATE * 0.3), np.float32)
    x = np.concatenate([noise(2), gap, noise(2)])
    assert slice_silence(x, RATE) == [(0, len(x))]
    x = np.concatenate([noise(0.8), np.zeros(RATE // 2, np.float32), noise(0.8)])
    assert slice_silence(x, RATE) == [(0, len(x))]


def test_a_middling_silence_is_cut_at_its_quietest_and_nothing_is_lost():
    gap = np.zeros(round(RATE * 0.48), np.float32)
    x = np.concatenate([noise(2), gap, noise(2)])
    (a, b), (c, d) = slice_silence(x, RATE)
    assert (a, b, d) == (0, c, len(x))
    assert 2.0 * RATE < b < 2.48 * RATE


def test_nothing_to_cut():
    assert slice_silence(np.zeros(0, np.float32), RATE) == []
    assert slice_silence(np.zeros(80, np.float32), RATE) == [(0, 80)]


@given(st.lists(st.tuples(st.floats(0.02, 2.5), st.booleans()), min_size=1, max_size=12))
def test_spans_are_ordered_and_hold_everything_loud(parts):
    rate = 4000
    rng = np.random.default_rng(0)
    x = np.concatenate(
        [rng.standard_normal(round(s * rate)) * (0.2 if loud else 1e-4) for s, loud in parts]
    ).astype(np.float32)
    spans = slice_silence(x, rate)
    flat = [edge for span in spans for edge in span]
    assert flat == sorted(flat)
    assert all(0 <= a < b <= len(x) for a, b in spans)
    kept = np.zeros(len(x), bool)
    for a, b in spans:
        kept[a:b] = True
    assert np.abs(x[~kept]).max(initial=0) < 0.01 or len(x) < 2 * Slicer().hop_samples(rate)


@given(
    st.integers(0, 10**5), st.integers(0, 10**6), st.sampled_from([16000, 40000, 48000]),
    st.sampled_from([(3.0, 0.3), (3.7, 0.3), (1.0, 0.0)]),
)  # fmt: skip
def test_chunks_cover_the_span(start, length, rate, shape):
    piece, overlap = shape
    spans = cut_chunks(start, start + length, rate, piece, overlap)
    if not length:
        assert spans == []
        return
    assert spans[0][0] == start
    assert spans[-1][1] == start + length
    for (a, b), (c, _) in itertools.pairwise(spans):
        assert b - a == int(piece * rate)
        assert a < c <= b
    assert spans[-1][1] - spans[-1][0] <= (piece + overlap) * rate + 1


def test_chunks_of_the_family():
    assert cut_chunks(0, 10 * 40000, 40000) == [
        (0, 120000), (108000, 228000), (216000, 336000), (324000, 400000),
    ]  # fmt: skip
