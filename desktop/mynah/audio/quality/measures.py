"""The measures of quality: each a function with its formula and unit.

They work on `Frames` and on what the collectors of `waveform` gathered, never on files.  A
measure that a recording gives no basis for is NaN.
"""

from __future__ import annotations

import numpy as np
from scipy import signal

from mynah.audio.quality.frames import (
    DIGITAL_SILENCE_DB,
    HOP_SECONDS,
    Floats,
    Frames,
    Singles,
    db_to_power,
    power_to_db,
)
from mynah.audio.quality.voice import Voice, active_level
from mynah.audio.quality.waveform import HUM_RATE, FlatTops, Gap, Samples

NOTHING_DB = -130.0

FLOOR_PERCENTILE = 3.0
FLOOR_SMOOTHING = 5  # frames
FLOOR_BIAS_DB = 2.4  # of that percentile of such frames of white noise; 8 to 48 kHz agree
EDGE_FRAMES = 6  # codecs and fades put less than the room at the ends of a file
NO_PAUSE_DB = 15.0

DECAY_GROUPS_HZ = ((300, 700), (700, 1400), (1400, 2400), (2400, 4000))
DECAY_FRAMES = 8
DECAY_PERCENTILE = 5.0
DECAY_RANGE_DB = 20.0
DECAY_FALLING_DB = 30.0  # a second
DECAY_EVENTS = 3

HUM_WINDOW_SECONDS = 0.5
HUM_PERCENTILE = 15.0
HUM_PROMINENCE_DB = 10.0
HUM_TOP_HZ = 660.0
HUM_WINDOWS = 4000

FLAT_MIN_RUNS = 3
FLAT_MIN_RATIO = 0.2

BAND_ABOVE_FLOOR_DB = 9.0
BAND_BELOW_PEAK_DB = 75.0

GAP_SIDE_DB = 20.0


def noise_floor(frames: Frames) -> Floats:
    """Power of the stationary noise in each band (mean square), shape (bands,).

    Minimum statistics (R. Martin, IEEE Trans. Speech and Audio Processing 9(5), 2001): speech
    leaves gaps in every band, so a low percentile over time (3 %, of power smoothed over 50 ms)
    is noise alone; 2.4 dB make up for its being a low percentile.  Digital silence and the
    60 ms at either end are not the room and do not count.
    """
    bands = frames.bands_db.shape[1]
    live = frames.level_db > DIGITAL_SILENCE_DB
    if len(frames) > 6 * EDGE_FRAMES:
        live[:EDGE_FRAMES] = False
        live[-EDGE_FRAMES:] = False
    if not live.any():
        return np.zeros(bands)
    floor = np.empty(bands)
    for part in frames.band_batches():
        smooth = _smoothed(db_to_power(frames.bands_db[:, part]))
        floor[part] = np.percentile(smooth[live], FLOOR_PERCENTILE, axis=0)
    return floor * 10 ** (FLOOR_BIAS_DB / 10)


def _smoothed(power: Singles) -> Singles:
    """Mean over ``FLOOR_SMOOTHING`` frames around each, along the first axis."""
    half = FLOOR_SMOOTHING // 2
    padded = np.pad(power, ((half, half), (0, 0)), mode="edge")
    total = sum(padded[i : i + len(power)] for i in range(FLOOR_SMOOTHING))
    return np.asarray(total / FLOOR_SMOOTHING, dtype=np.float32)


def signal_to_noise(frames: Frames, voice: Voice, floor: Floats) -> float:
    """SNR = 10 log10(S / N) in dB, at most 100.

    N: `noise_floor`; S: mean power above it of the frames within 10 dB of the active level of
    what is above it.  Both from 60 Hz up, so that an offset is not noise, but rumble and hum,
    which training would hear, are.

    A sung note or a word cut tightly has no frame without voice (all levels within 15 dB): its
    floor would be its own sound.  There the harmonics-to-noise ratio of the voiced frames,
    10 log10(r / (1 - r)) with r their periodicity (Boersma 1993), is a lower bound of the SNR.
    """
    level = frames.level_db
    live = level[level > DIGITAL_SILENCE_DB]
    if not len(live):
        return float("nan")
    noise = max(float(floor.sum()), 1e-13)
    cleaned = np.maximum(db_to_power(level) - np.float32(noise), np.float32(1e-13))
    cleaned_db = power_to_db(cleaned)
    # Of what is above the floor: in loud noise the pauses would count as speech otherwise.
    loud = cleaned_db >= active_level(cleaned_db) - 10.0
    speech = float(cleaned[loud].mean()) if loud.any() else 1e-13
    snr = float(np.clip(10 * np.log10(speech / noise), -20.0, 100.0))
    if np.percentile(live, 95) - np.percentile(live, 5) < NO_PAUSE_DB and voice.voiced.any():
        r = float(np.clip(np.percentile(frames.periodicity[voice.voiced], 75), 0.01, 0.9999))
        snr = max(snr, 10 * np.log10(r / (1 - r)))
    return snr


def speech_share(voice: Voice) -> float:
    """Speech frames / frames between the first and the last of them, 0..1."""
    first, last = voice.span
    return 0.0 if last <= first or not voice.found else float(voice.speech[first:last].mean())


def bandwidth(frames: Frames, voice: Voice, floor: Floats) -> float:
    """Highest frequency of the voice in Hz.

    Upper edge of the highest band whose 98th percentile over the speech frames lies 9 dB above
    `noise_floor` and not more than 75 dB below the strongest band (beyond that lie the
    quantisation noise and the skirts of resamplers).
    """
    if not voice.speech.any():
        return 0.0
    strong = np.empty(frames.bands_db.shape[1])
    for part in frames.band_batches():
        bands = frames.bands_db[voice.speech, part].astype(np.float32)
        strong[part] = np.percentile(bands, 98, axis=0)
    enough = strong >= np.maximum(
        power_to_db(floor) + BAND_ABOVE_FLOOR_DB, strong.max() - BAND_BELOW_PEAK_DB
    )
    where = np.flatnonzero(enough)
    return float(frames.edges[where[-1] + 1]) if len(where) else 0.0


def decay_time(frames: Frames) -> float:
    """Reverberation as the time in s in which the fastest decays would fall by 60 dB.

    60 / |slope|, the slope in dB/s being the 5th percentile of the slopes of regression lines
    over all 80 ms that start within 20 dB of the loudest and stay above the floor; median of
    four bands from 300 to 4000 Hz.  No sound ends faster than the room lets it, so the fastest
    decays are the room's (R. Ratnam et al., JASA 114(5), 2003; T. Prego et al., "A blind
    algorithm for reverberation-time estimation using subband decomposition", 2012).  It is
    biased towards the early decay: dry speech gives 0.12-0.2 s, rooms with a reverberation time
    of 0.5 s heard from afar 0.4 s, with 0.8 s 0.5 s, with 1.2 s 0.6 s.  NaN without decays.
    """
    time = (np.arange(DECAY_FRAMES) - (DECAY_FRAMES - 1) / 2) * HOP_SECONDS
    regression = time / np.square(time).sum()
    slopes: list[float] = []
    for low, high in DECAY_GROUPS_HZ:
        level = frames.group_level_db(low, high)
        level = level[level > DIGITAL_SILENCE_DB]
        slope = _fast_slope(level, regression)
        if slope is not None:
            slopes.append(slope)
    return 60.0 / max(1.0, -float(np.median(slopes))) if slopes else float("nan")


def _fast_slope(level: Singles, regression: Floats) -> float | None:
    if len(level) < 3 * DECAY_FRAMES:
        return None
    floor, loud = np.percentile(level, (5, 95))
    if loud - floor < DECAY_RANGE_DB:  # a held note, a machine: nothing ever ends
        return None
    windows = np.lib.stride_tricks.sliding_window_view(level, DECAY_FRAMES)
    usable = (
        (windows[:, -1] > max(floor + 6.0, loud - 45.0))
        & (windows[:, 0] > loud - 20.0)
        & (windows[:, 0] > floor + 15.0)
    )
    slopes = windows @ regression
    falling = usable & (slopes < -DECAY_FALLING_DB)
    if np.count_nonzero(np.diff(falling.astype(np.int8), prepend=0) == 1) < DECAY_EVENTS:
        return None
    return float(np.percentile(slopes[usable], DECAY_PERCENTILE))


def hum_level(low_band: Samples) -> float:
    """Power of mains hum in dBFS; -130 where there is none.

    Sum of the lines at multiples of 50 or of 60 Hz (whichever is more, up to 660 Hz) that stand
    10 dB above their neighbourhood in the 15th percentile over time of a spectrogram with
    windows of 0.5 s.  A voice does not hold a pitch to 2 Hz for 85 % of the time; mains do.
    The fundamental or two harmonics must be there.

    Args:
        low_band: the signal at 2 kHz, shape (n,).
    """
    size = round(HUM_WINDOW_SECONDS * HUM_RATE)
    if len(low_band) < size:
        return NOTHING_DB
    # Windows overlap by three quarters; less in long recordings, which have enough of them.
    hop = max(size // 4, min(size, len(low_band) // HUM_WINDOWS))
    frequencies, _, power = signal.spectrogram(
        low_band, HUM_RATE, "hann", size, size - hop, scaling="spectrum"
    )
    steady = np.percentile(power, HUM_PERCENTILE, axis=1)
    levels = power_to_db(steady)
    step = float(frequencies[1])
    return max(_lines(levels, step, mains) for mains in (50.0, 60.0))


def _lines(levels: Singles, step: float, mains: float) -> float:
    total, found, fundamental = 0.0, 0, False
    for harmonic in range(1, int(HUM_TOP_HZ / mains) + 1):
        at = round(harmonic * mains / step)
        peak = float(levels[at])
        if peak < max(levels[at - 1], levels[at + 1]):  # a neighbour leaking in: a held note
            continue
        around = np.concatenate((levels[at - 10 : at - 3], levels[at + 4 : at + 11]))
        if peak - float(np.median(around)) >= HUM_PROMINENCE_DB and peak > -100.0:
            total += 10 ** (peak / 10)
            found += 1
            fundamental = fundamental or harmonic == 1
    if not (fundamental or found >= 2):
        return NOTHING_DB
    return float(10 * np.log10(max(total, 1e-13)))


def clipped_share(tops: FlatTops) -> float:
    """Share of the samples that stand in flat tops, 0..1, of the worst channel.

    Clipping leaves runs of equal samples at the extremes, at full scale or, if the level was
    changed afterwards, anywhere below it.  Counted where there are at least three runs and the
    flat samples are 20 % or more of those between 90 % of the extreme and it: a natural
    amplitude density falls towards its end, also with coarse quantisation, a clipped one piles
    up there (T. Otani et al., on the histogram of clipped speech; J. Eaton and P. Naylor,
    "Detection of clipping in coded speech signals", EUSIPCO 2013).
    """
    if not tops.frames:
        return 0.0
    real = (tops.runs >= FLAT_MIN_RUNS) & (tops.flat >= FLAT_MIN_RATIO * tops.near)
    return float(np.where(real, tops.flat, 0).sum(axis=0).max() / tops.frames)


def dropouts(gaps: list[Gap], speech_level_db: float) -> int:
    """Number of interruptions: 5 to 500 ms without any change, in the midst of sound.

    Both sides must be within 20 dB of the speech level; a noise gate also leaves zeros, but
    closes on what has faded away.
    """
    enough = 10 ** ((speech_level_db - GAP_SIDE_DB) / 10)
    return sum(gap.before >= enough and gap.after >= enough for gap in gaps)


def integrated_loudness(powers: Floats) -> float:
    """Loudness in LUFS after ITU-R BS.1770-4 of a mono signal.

    -0.691 + 10 log10 of the mean K-weighted power of 400 ms blocks (75 % overlap) that are above
    -70 LUFS and not more than 10 LU below the mean of those.  Without any such block, of all.

    Args:
        powers: K-weighted mean square of each 100 ms.
    """
    if not len(powers):
        return NOTHING_DB
    blocks = np.convolve(powers, np.full(4, 0.25), mode="valid") if len(powers) >= 4 else powers
    loudness = -0.691 + 10 * np.log10(np.maximum(blocks, 1e-13))
    gated = blocks[loudness > -70.0]
    if not len(gated):
        return float(-0.691 + 10 * np.log10(max(float(blocks.mean()), 1e-13)))
    threshold = -0.691 + 10 * np.log10(gated.mean()) - 10.0
    gated = blocks[loudness > max(threshold, -70.0)]
    return float(-0.691 + 10 * np.log10(gated.mean()))
