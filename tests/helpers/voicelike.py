"""Made speech: vowels of a pulse train through formants, hissed consonants and pauses."""

import numpy as np
from scipy.signal import lfilter

from mynah.audio.write import write_audio

FORMANTS = (  # Hz of the first four, of a, i, u, e, o
    (750, 1200, 2600, 3500),
    (300, 2250, 3000, 3700),
    (320, 800, 2300, 3400),
    (450, 1900, 2500, 3500),
    (500, 900, 2400, 3400),
)
BANDWIDTHS = (80, 100, 140, 200)


def vowel(pitch, rate, formants):
    """Pulses at a pitch (samples,) in Hz, tilted as a voice's, through resonances."""
    phase = np.cumsum(pitch / rate)
    pulses = np.diff(np.floor(phase), prepend=0.0)
    x = lfilter([1.0], [1.0, -0.96], pulses)
    for centre, width in zip(formants, BANDWIDTHS, strict=True):
        radius = np.exp(-np.pi * width / rate)
        poles = [1, -2 * radius * np.cos(2 * np.pi * centre / rate), radius**2]
        x = lfilter([sum(poles)], poles, x)
    return x


def voicelike(seconds=4.0, rate=32_000, pitch=130.0, seed=0):
    """Float32 (samples,): words of a few syllables with pauses between them, and a faint floor."""
    rng = np.random.default_rng(seed)
    parts, length, wanted = [np.zeros(int(0.15 * rate))], 0, int(seconds * rate)
    while length < wanted:
        for _ in range(int(rng.integers(2, 5))):
            hiss = rng.standard_normal(int(rng.uniform(0.05, 0.1) * rate))
            hiss = lfilter([1.0, -0.9], [1.0], hiss) * np.hanning(len(hiss)) * 0.03
            count = int(rng.uniform(0.12, 0.3) * rate)
            line = np.linspace(*rng.uniform(0.85, 1.2, 2), count) * pitch
            line *= 1 + 0.004 * np.cumsum(rng.standard_normal(count)) / np.sqrt(rate)
            sound = vowel(line, rate, FORMANTS[int(rng.integers(5))])
            sound *= 0.12 / np.sqrt(np.mean(sound**2))
            edge = int(0.02 * rate)
            sound[:edge] *= np.linspace(0, 1, edge)
            sound[-edge:] *= np.linspace(1, 0, edge)
            parts += [hiss, sound]
        parts.append(np.zeros(int(rng.uniform(0.15, 0.35) * rate)))
        length = sum(map(len, parts))
    x = np.concatenate(parts)[:wanted]
    return (x + 1e-4 * rng.standard_normal(wanted)).astype(np.float32)


def write_voicelike(path, **how):
    """Write such speech as a 16-bit file and return its path."""
    path.parent.mkdir(parents=True, exist_ok=True)
    write_audio(path, voicelike(**how), how.get("rate", 32_000))
    return path
