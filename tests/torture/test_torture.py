"""Each attack with few tries: it works where somebody needs it, and finds nothing broken."""

from __future__ import annotations

import random

import pytest

from torture import run
from torture.arsenal import ATTACKS
from torture.attack import Attack, passage


@pytest.mark.engine
@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.name)
def test_a_few_tries_break_nothing(attack, tmp_path):
    if reason := attack.needs():
        pytest.skip(reason)
    outcome = passage(attack, tmp_path, attack.few, random.randrange(1 << 31))
    assert outcome.tries >= attack.few > 0
    assert outcome.failures == []


def test_a_broken_promise_is_told_and_counted(tmp_path, capsys, monkeypatch):
    def make(ground):
        for seed, rng in ground.each():
            ground.most("worst", rng.random())
            if seed % 2:
                ground.failed(seed, "odd", f"{seed} is odd")

    monkeypatch.setattr(run, "ATTACKS", (Attack("odd", "Numbers are even.", 10, 1, make),))
    results = tmp_path / "results.jsonl"
    assert run.main(["--share", "0.5", "--seed", "1", "--results", str(results)]) == 1
    assert "seed 3: odd: 3 is odd" in capsys.readouterr().out
    assert run.main(["odd", "--tries", "1", "--seed", "2", "--results", str(results)]) == 0
    run.main(["--table", "--results", str(results)])
    said = capsys.readouterr().out
    assert "| odd | Numbers are even. | 6 | 0.0 | 3 x odd | worst 0.9" in said
