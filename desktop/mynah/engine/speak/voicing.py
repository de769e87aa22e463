"""One spoken sentence laid over by a voice: a conversion in memory, without files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from mynah.audio.filters import highpass
from mynah.audio.resample import resample
from mynah.engine.convert.envelope import envelope_gain
from mynah.engine.convert.source import FRAME, Source
from mynah.engine.convert.synthesis import shift_semitones
from mynah.engine.features.analysis import SAMPLE_RATE
from mynah.engine.features.loudness import HOP, frame_energy, loudness

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from mynah.engine.convert.loaded import LoadedVoice
    from mynah.engine.convert.settings import ConvertSettings
    from mynah.engine.features.pitch import PitchTracker
    from mynah.engine.speak.engines import Speech
    from mynah.protocol.ports import Control

PEAK = 0.99
QUIET = 10 ** (-50 / 20)
"""What is below this share of the peak at either end is silence."""
LEAD_S, TAIL_S = 0.03, 0.08


def trimmed(audio: NDArray[np.float32], sample_rate: int) -> NDArray[np.float32]:
    """Audio (samples,) without the silence at its ends, so that pauses are those asked for."""
    level = np.abs(audio)
    loud = np.flatnonzero(level > QUIET * float(level.max(initial=0.0)))
    if not len(loud):
        return audio[:0]
    first = max(0, int(loud[0]) - int(LEAD_S * sample_rate))
    return audio[first : int(loud[-1]) + 1 + int(TAIL_S * sample_rate)]


def source_of(speech: Speech, tracker: PitchTracker | None, control: Control) -> Source:
    """What a conversion needs to know of some speech; without a tracker all is unvoiced.

    The contours are those that `open_source` measures in a file.
    """
    audio = resample(speech.audio, speech.sample_rate, SAMPLE_RATE)
    length = len(audio)
    whole = max(1, -(-length // FRAME)) * FRAME
    audio = np.pad(audio, (0, whole - length)).astype(np.float32)
    filtered = highpass(audio, SAMPLE_RATE, zero_phase=True)
    control.raise_if_requested()
    frames = whole // HOP
    f0, energy = np.zeros(frames, np.float32), np.zeros(frames)
    if tracker is not None:
        pitch = tracker.track(filtered)[:frames]
        f0[: len(pitch)] = pitch
    power = frame_energy(filtered)[:frames]
    energy[: len(power)] = power
    return Source(filtered, f0, loudness(energy), energy, length)


def median_pitch(speech: Speech, tracker: PitchTracker, control: Control) -> float:
    """Median of the pitch in Hz; 0 where there is none."""
    f0 = source_of(speech, tracker, control).f0
    voiced = f0[f0 > 0]
    return float(np.median(voiced)) if len(voiced) else 0.0


def voiced_by(
    voice: LoadedVoice,
    speech: Speech,
    settings: ConvertSettings,
    tracker: PitchTracker | None,
    base_f0: float,
    control: Control,
) -> NDArray[np.float32]:
    """The speech as the voice says it, float32 (samples,) at the voice's rate.

    Args:
        voice: Which speaks.
        speech: Of an engine.
        settings: See `ConvertSettings`; format and rate are not used.
        tracker: For the f0 method; None for a voice that follows no pitch.
        base_f0: Median pitch of the engine's voice in Hz: with the pitch "match" all sentences
            are moved by as much. 0 measures each sentence.
        control: May interrupt.

    Raises:
        Interrupted: It was asked to end.
    """
    source = source_of(speech, tracker, control)
    control.raise_if_requested()
    if settings.pitch == "match" and base_f0 > 0 and voice.median_f0 > 0:
        semitones = float(round(12 * np.log2(voice.median_f0 / base_f0)))
    else:
        semitones = shift_semitones(source, voice, settings)
    parts = []
    for part in voice.synthesise(source, settings, semitones):
        control.raise_if_requested()
        parts.append(part)
    wave = np.concatenate(parts) if parts else np.zeros(0, np.float32)
    wave = wave[: round(source.seconds * voice.sample_rate)]
    if settings.volume_envelope < 1:
        share = settings.volume_envelope
        for place, gain in envelope_gain(source.audio, wave.copy(), voice.sample_rate, share):
            wave[place : place + len(gain)] *= gain
    return wave


def bounded(audio: NDArray[np.float32]) -> NDArray[np.float32]:
    """Audio whose peak is at most PEAK."""
    peak = float(np.abs(audio).max(initial=0.0))
    return audio * np.float32(PEAK / peak) if peak > PEAK else audio
