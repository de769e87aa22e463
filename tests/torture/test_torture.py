"""Each attack with few tries: it works where somebody needs it, and finds nothing broken."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from torture import run
from torture.arsenal import ATTACKS
from torture.attack import Attack
from torture.camp import Camp, possible

SCRIPT = Path(run.__file__)


@pytest.fixture(scope="session")
def camp():
    """Where attacks are forked from a process that has loaded everything; none elsewhere."""
    if not possible():
        yield None
        return
    camp = Camp()
    yield camp
    camp.close()


@pytest.mark.engine
@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.name)
def test_a_few_tries_break_nothing(attack, tmp_path, camp):
    if reason := attack.needs():
        pytest.skip(reason)
    outcome = made(attack, tmp_path / "first", [], camp)
    if outcome["failures"]:
        if camp is not None:
            camp.break_up()  # what others share with it may be broken, too
        # A busy computer can pass a limit of time once; what is broken breaks again by its seed.
        again = made(attack, tmp_path / "again", ["--seed", str(outcome["seed"])])
        if not again["failures"]:  # told in the closing lines, so that somebody looks
            pytest.skip(f"failed once and not again by its seed: {outcome['failures'][:2]}")
        outcome = again
    assert outcome["tries"] >= attack.few > 0
    assert outcome["failures"] == []


def made(attack, work, more, camp=None):
    """Outcome of an attack in a process of its own: forks of one that ran many tests are large."""
    work.mkdir()
    results = work / "results.jsonl"
    argv = [attack.name, "--tries", str(attack.few), *more]
    argv += ["--work", str(work), "--results", str(results)]
    if camp is not None:
        said = camp.make(argv, work / "attack.log")
    else:
        command = [sys.executable, str(SCRIPT), *argv]
        said = subprocess.run(command, capture_output=True, text=True, check=False).stderr
    if not results.is_file() and camp is not None:
        camp.break_up()
    assert results.is_file(), said
    return json.loads(results.read_text("utf-8"))


@pytest.mark.skipif(not possible(), reason="attacks are not forked here")
def test_one_that_ends_badly_is_told_and_the_next_is_made(tmp_path):
    own = Camp()  # the one that all share has much that would have to be made again
    try:
        assert "no such attack: nobody's" in own.make(["nobody's"], tmp_path / "1.log")
        results = tmp_path / "results.jsonl"
        outcome = {"name": "odd", "about": "", "tries": 1, "seconds": 1.0, "failures": []}
        results.write_text(json.dumps({**outcome, "notes": {}}), "utf-8")
        said = own.make(["--table", "--results", str(results)], tmp_path / "2.log")
        assert "| odd |" in said
    finally:
        own.break_up()


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
