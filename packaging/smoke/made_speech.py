"""Made speech for the smoke test: vowels of a buzz through resonances, with pauses between words.

Standard library only, so that it runs on a computer that has nothing but the built program.
"""

from __future__ import annotations

import math
import random
import wave
from array import array
from pathlib import Path

RATE = 32_000
# Hz of the first three formants of a, i, u, e, o.
_VOWELS = (
    (750, 1200, 2600),
    (300, 2250, 3000),
    (320, 800, 2300),
    (450, 1900, 2500),
    (500, 900, 2400),
)
_WIDTHS = (80, 100, 140)
_LEVEL = 0.35


def write_speech(path: Path, seconds: float, seed: int) -> Path:
    """Write a 16-bit mono file at 32 kHz of about so many seconds; its path."""
    chance = random.Random(seed)  # noqa: S311 - sound, not secrets
    samples: list[float] = [0.0] * int(0.2 * RATE)
    while len(samples) < seconds * RATE:
        for _ in range(chance.randint(2, 4)):
            samples += _hiss(chance)
            samples += _vowel(chance)
        samples += [0.0] * int(chance.uniform(0.15, 0.35) * RATE)
    peak = max(map(abs, samples))
    noisy = (one / peak * _LEVEL + chance.gauss(0.0, 1e-4) for one in samples)
    with wave.open(str(path), "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(RATE)
        out.writeframes(array("h", (int(one * 32767) for one in noisy)).tobytes())
    return path


def _vowel(chance: random.Random) -> list[float]:
    count = int(chance.uniform(0.12, 0.3) * RATE)
    first, last = (130 * chance.uniform(0.85, 1.2) for _ in range(2))
    sound, phase = [0.0] * count, 0.0
    for n in range(count):
        phase += (first + (last - first) * n / count) / RATE
        if phase >= 1.0:
            phase -= 1.0
            sound[n] = 1.0
    for centre, width in zip(chance.choice(_VOWELS), _WIDTHS, strict=True):
        radius = math.exp(-math.pi * width / RATE)
        one, two = 2 * radius * math.cos(2 * math.pi * centre / RATE), -radius * radius
        gain, before, earlier = 1 - one - two, 0.0, 0.0
        for n in range(count):
            before, earlier = gain * sound[n] + one * before + two * earlier, before
            sound[n] = before
    peak = max(map(abs, sound)) or 1.0
    edge = int(0.02 * RATE)
    return [value / peak * min(1.0, n / edge, (count - n) / edge) for n, value in enumerate(sound)]


def _hiss(chance: random.Random) -> list[float]:
    count = int(chance.uniform(0.05, 0.1) * RATE)
    noise = [chance.gauss(0.0, 0.1) for _ in range(count)]
    return [(noise[n] - 0.9 * noise[n - 1]) * math.sin(math.pi * n / count) for n in range(count)]
