"""Harmonic excitation of the Lite voice: a band-limited pulse train at the given pitch."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

NYQUIST_MARGIN = 0.98


def held_pitch(f0: NDArray[np.float32]) -> NDArray[np.float64]:
    """Pitch without gaps: unvoiced frames take a line between their neighbours; 0 if all are."""
    voiced = f0 > 0
    if not voiced.any():
        return np.zeros(len(f0))
    return np.interp(np.arange(len(f0)), np.flatnonzero(voiced), f0[voiced])


def frame_phases(held: NDArray[np.float64], hop: int, sample_rate: int) -> NDArray[np.float64]:
    """Phase of the fundamental at the start of each frame, in turns: (frames,).

    So a long recording can be synthesised in blocks whose pulses fit together: the sum of the
    line between two frames has a closed form.
    """
    step = np.diff(held, append=held[-1:])
    turns = (held * hop + step * (hop - 1) / 2) / sample_rate
    phases: NDArray[np.float64] = np.concatenate([[0.0], np.cumsum(turns)[:-1]])[: len(held)]
    return phases


def pulse_train(
    held: NDArray[np.float64],
    voiced: NDArray[np.bool_],
    hop: int,
    sample_rate: int,
    phase: float = 0.0,
) -> NDArray[np.float32]:
    """All harmonics of the pitch below Nyquist, in phase, with unit power where voiced.

    The sum of N cosines has the closed form (sin((N + 1/2) p) / sin(p / 2) - 1) / 2, the
    Dirichlet kernel, so that the cost does not grow with the number of harmonics.

    Args:
        held: (frames,) Hz without gaps, of `held_pitch`.
        voiced: (frames,) where the pulses sound.
        hop: samples between frames.
        sample_rate: Hz.
        phase: in turns, at the first sample.

    Returns:
        float32 (frames * hop,), zero where unvoiced.
    """
    frames = len(held)
    if not voiced.any():
        return np.zeros(frames * hop, np.float32)
    moments = np.arange(frames * hop) / hop
    pitch = np.interp(moments, np.arange(frames), held)
    turns = (phase + np.concatenate([[0.0], np.cumsum(pitch[:-1] / sample_rate)])) % 1.0
    count = np.floor(sample_rate / 2 * NYQUIST_MARGIN / pitch)
    half = np.pi * turns
    denominator = np.sin(half)
    small = np.abs(denominator) < 1e-6
    ratio = np.sin((2 * count + 1) * half) / np.where(small, 1.0, denominator)
    kernel = (np.where(small, 2 * count + 1, ratio) - 1) / 2
    gate = np.interp(moments, np.arange(frames), voiced.astype(np.float64))
    return (kernel * np.sqrt(2 / np.maximum(count, 1)) * gate).astype(np.float32)
