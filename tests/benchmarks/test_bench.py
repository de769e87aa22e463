"""The benchmarks run, each once on little sound, so that they work when somebody needs them."""

from __future__ import annotations

import json

import bench
import numpy as np
import pytest

RATE = 8000


@pytest.mark.parametrize(
    "benchmark", [b for b in bench.BENCHMARKS if b.audio_seconds], ids=lambda b: b.name
)
def test_what_is_timed_still_exists(benchmark, tmp_path, monkeypatch):
    speech = bench.made_speech
    monkeypatch.setattr(
        bench, "made_speech", lambda seconds, rate=bench.RATE: speech(min(seconds, 3.0), rate)
    )
    assert bench.measure(benchmark, 1, tmp_path).seconds > 0


def test_made_sound_is_finite_and_not_clipped():
    x = bench.made_speech(2.0, RATE)
    assert x.shape == (2 * RATE,)
    assert np.isfinite(x).all()
    assert 0.1 < abs(x).max() < 1


def test_a_measurement_can_be_compared_with_an_earlier_one(tmp_path, monkeypatch, capsys):
    quick = bench.Benchmark("quick", 1.0, lambda folder: lambda: None)
    monkeypatch.setattr(bench, "BENCHMARKS", [quick])
    saved = tmp_path / "then.json"
    assert bench.main(["--repeat", "1", "--out", str(saved)]) == 0
    then = json.loads(saved.read_text())
    then[0]["seconds"] = 1.0
    saved.write_text(json.dumps(then))
    assert bench.main(["--repeat", "1", "--against", str(saved)]) == 0
    assert " x" in capsys.readouterr().out
