"""Speech of formant synthesis made as bright as speech of people.

espeak-ng's speech falls off above 3.5 kHz: against 80 recordings of as many people (LibriSpeech,
long-term average spectrum at 16 kHz) it lacks 7 dB at 4 kHz and 10 dB at 7 kHz, and is within
2 dB between 300 Hz and 3.5 kHz. Content encoders have heard people alone and mistake its
consonants. With a shelf that gives back what is missing, Whisper tiny heard 16 % of the words of a
converted text wrong instead of 19 %.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

SHELF_DB = 9.0
LOW_HZ, HIGH_HZ = 2200.0, 5600.0  # the shelf rises between them


def brightened(audio: NDArray[np.float32], sample_rate: int) -> NDArray[np.float32]:
    """The speech with a high shelf of `SHELF_DB`, of zero phase; float32 (samples,).

    It may be louder than full scale. The whole is transformed at once: sentences are short.
    """
    if not len(audio):
        return audio
    frequencies = np.fft.rfftfreq(len(audio), 1 / sample_rate)
    octaves = np.log2(np.maximum(frequencies, 1.0) / LOW_HZ) / np.log2(HIGH_HZ / LOW_HZ)
    rise = 0.5 - 0.5 * np.cos(np.pi * np.clip(octaves, 0.0, 1.0))
    spectrum = np.fft.rfft(audio) * 10 ** (SHELF_DB * rise / 20)
    return np.fft.irfft(spectrum, len(audio)).astype(np.float32)
