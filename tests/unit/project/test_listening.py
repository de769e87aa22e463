"""Blind listening tests: their order, their honesty, and that they are kept."""

import json

import pytest

from mynah.project.listening import (
    ListeningTest,
    guessing_probability,
    listening_path,
    load_tests,
    save_test,
)
from mynah.project.workspace import Workspace
from mynah.protocol.errors import ErrorCode, MynahError


@pytest.mark.parametrize(
    ("a", "b", "p"),
    [(0, 0, 1.0), (5, 5, 1.0), (10, 0, 2 / 1024), (0, 10, 2 / 1024), (7, 3, 0.34375), (1, 0, 1.0)],
)
def test_probability_of_guessing_is_that_of_two_sided_coin_tosses(a, b, p):
    assert guessing_probability(a, b) == pytest.approx(p)


def test_each_state_is_heard_first_equally_often_and_the_order_is_not_always_the_same():
    orders = {ListeningTest.prepare((1, 2), 10, seed=seed).trials for seed in range(10)}
    assert len(orders) > 1
    for trials in orders:
        assert sum(trial.first == "a" for trial in trials) == 5


def test_clips_are_spread_over_the_trials():
    test = ListeningTest.prepare((1, 2), 9, clips=3, seed=1)
    assert sorted(trial.clip for trial in test.trials) == [0, 0, 0, 1, 1, 1, 2, 2, 2]


def test_answers_count_for_the_state_behind_the_name():
    test = ListeningTest.prepare((100, 200), 8, seed=3)
    while (trial := test.current) is not None:
        test.answer(1 if trial.first == "b" else 2)
    result = test.result()
    assert (result.a, result.b, result.neither) == (0, 8, 0)
    assert result.preferred == "b"
    assert result.convincing


def test_a_small_difference_convinces_nobody():
    test = ListeningTest.prepare((100, 200), 4, seed=3)
    for _ in range(4):
        assert test.current is not None
        test.answer(1 if test.current.first == "a" else 2)
    assert test.result().preferred == "a"
    assert not test.result().convincing


def test_other_answers_are_refused():
    test = ListeningTest.prepare((1, 2), 1)
    with pytest.raises(ValueError, match="3"):
        test.answer(3)
    test.answer(0)
    with pytest.raises(ValueError, match="1"):
        test.answer(1)
    assert test.result().neither == 1


def test_tests_are_kept_with_the_run_and_torn_lines_harm_nothing(tmp_path):
    workspace = Workspace.open(tmp_path / "ws", create=True)
    (workspace.runs_dir / "r1").mkdir()
    test = ListeningTest.prepare((100, 200), 2, seed=1)
    test.answer(1)
    test.answer(1)
    save_test(workspace, "r1", test)
    with listening_path(workspace, "r1").open("ab") as file:
        file.write(b'{"torn')
    save_test(workspace, "r1", test)
    stored = load_tests(workspace, "r1")
    assert [one.steps for one in stored] == [(100, 200)] * 2
    assert stored[0].result == test.result()
    first = json.loads(listening_path(workspace, "r1").read_text().splitlines()[0])
    assert [one["answer"] for one in first["trials"]] == [1, 1]


def test_a_run_that_is_gone_is_said(tmp_path):
    workspace = Workspace.open(tmp_path / "ws", create=True)
    assert load_tests(workspace, "nowhere") == []
    test = ListeningTest.prepare((1, 2), 1)
    test.answer(0)
    with pytest.raises(MynahError) as refused:
        save_test(workspace, "nowhere", test)
    assert refused.value.code is ErrorCode.NOT_FOUND
