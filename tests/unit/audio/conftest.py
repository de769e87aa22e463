"""Made signals for the tests of sound."""

import numpy as np
import pytest
from scipy import signal


def made_voice(seconds=4.0, rate=48000, seed=0):
    """Something a detector takes for speech: pulses through formants, in words with pauses."""
    rng = np.random.default_rng(seed)
    count = round(seconds * rate)
    time = np.arange(count) / rate
    pitch = 140 + 30 * np.sin(2 * np.pi * 0.7 * time) + 8 * np.sin(2 * np.pi * 3.1 * time)
    phase = np.cumsum(pitch) / rate
    x = np.diff(np.floor(phase), prepend=0.0) + 0.02 * rng.standard_normal(count)
    out = np.zeros(count)
    for centre, width, gain in ((600, 90, 1.0), (1300, 120, 0.6), (2600, 200, 0.4)):
        if centre < rate / 2 - width:
            b, a = signal.iirpeak(centre, centre / width, fs=rate)
            out += gain * signal.lfilter(b, a, x)
    words = (np.sin(2 * np.pi * 1.9 * time) > -0.5) & ((time % 2.0) < 1.7)
    smooth = signal.lfilter(*signal.butter(2, 25, fs=rate), words.astype(float))
    out *= smooth * (1 + 0.3 * np.sin(2 * np.pi * 4 * time))
    return (0.4 * out / np.abs(out).max() + 1e-4 * rng.standard_normal(count)).astype(np.float32)


@pytest.fixture(scope="session")
def voice():
    return made_voice
