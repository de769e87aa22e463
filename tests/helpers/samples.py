"""Made recordings and a judge that needs no measuring."""

import numpy as np


def speech_like(seconds=3.0, rate=16000, seed=0):
    """Syllable-like bursts of a harmonic tone over faint noise, float32, shape (frames,)."""
    rng = np.random.default_rng(seed)
    t = np.arange(int(seconds * rate)) / rate
    f0 = 120 + 30 * np.sin(2 * np.pi * 0.7 * t + seed)
    phase = 2 * np.pi * np.cumsum(f0) / rate
    tone = sum(np.sin(phase * k) / k for k in range(1, 20))
    syllables = np.clip(np.sin(2 * np.pi * 2.5 * t), 0, 1) ** 0.5
    x = 0.15 * tone * syllables + 0.0004 * rng.standard_normal(t.size)
    return x.astype(np.float32)


class FakeAssessment:
    """Refuses files whose name starts with ``bad``; the score is in the name: ``s80-...``."""

    def __init__(self, path):
        self.verdict = "refused" if path.name.startswith("bad") else "ok"
        score = (
            int(path.name[1:3]) / 100 if path.name[:1] == "s" and path.name[1:3].isdigit() else 0.9
        )
        refusal = {"code": "noise", "text": "Too noisy.", "action": "Record it again."}
        self.data = {
            "path": str(path),
            "verdict": self.verdict,
            "score": score,
            "reasons": [refusal] if self.verdict == "refused" else [],
            "measures": {"snr_db": float("inf"), "hum_db": float("nan")},
        }

    def to_dict(self):
        return self.data
