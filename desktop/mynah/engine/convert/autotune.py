"""The pitch that a voice is asked to speak in: transposed, and pulled to the notes of a piano.

Autotune moves each voiced frame towards the nearest semitone of the equal-tempered scale with
A4 = 440 Hz, by a share of the way in semitones. Unvoiced frames stay unvoiced.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

A4_HZ = 440.0
SEMITONES = 12  # of an octave


def asked_pitch(
    f0: NDArray[np.float32], semitones: float, strength: float = 0.0
) -> NDArray[np.float32]:
    """The pitch (frames,) of a recording in Hz, 0 unvoiced, as a voice shall speak it.

    Args:
        f0: as it was measured.
        semitones: by how much it is transposed.
        strength: of the pull to the nearest semitone after that; 0 none, 1 onto it.
    """
    moved = f0 * np.float32(2 ** (semitones / SEMITONES))
    return autotuned(moved, strength) if strength > 0 else moved


def autotuned(f0: NDArray[np.float32], strength: float) -> NDArray[np.float32]:
    """The pitch (frames,) in Hz, 0 unvoiced, moved by `strength` of its way to the semitone."""
    voiced = f0 > 0
    height = SEMITONES * np.log2(np.where(voiced, f0, A4_HZ).astype(np.float64) / A4_HZ)
    pulled = height + strength * (np.round(height) - height)
    return np.where(voiced, A4_HZ * 2 ** (pulled / SEMITONES), 0.0).astype(np.float32)
