from types import SimpleNamespace

import numpy as np
import pytest
import torch

from mynah.engine.reporter import ListReporter
from mynah.engine.training.fitness import (
    beyond_half,
    drop_unfinished,
    has_numbers_only,
    unfit,
)
from mynah.engine.training.pairs import load_newest_pair, save_pair
from mynah.engine.training.smaller import ask_smaller, asked_smaller, smaller_is_saved
from mynah.protocol.errors import ErrorCode, MynahError
from mynah.protocol.events import Warning_


@pytest.mark.parametrize("value", [float("nan"), float("inf"), -float("inf")])
@pytest.mark.parametrize("place", ["model", "optimizer", "clock"])
def test_what_is_no_number_is_found_wherever_it_is(value, place):
    parts = {
        "G": {"model": {"w": torch.ones(3, dtype=torch.float16)}, "step": 3},
        "D": {"optimizer": {"state": {0: {"exp_avg": torch.ones(2)}}, "groups": [{"lr": 0.1}]}},
        "clock": {"seconds": 1.0},
    }
    assert unfit(parts) == ""
    if place == "model":
        parts["G"]["model"]["w"][1] = value
    elif place == "optimizer":
        parts["D"]["optimizer"]["state"][0]["exp_avg"][0] = value
    else:
        parts["clock"]["seconds"] = value
    assert place in unfit(parts)


def test_large_numbers_whole_ones_and_nothing_are_numbers():
    assert unfit({"a": torch.full((2,), 3e38), "b": torch.ones(2, dtype=torch.int64)}) == ""
    assert unfit({"a": torch.empty(0), "b": None, "c": [1, "x"], "d": torch.tensor(1e-45)}) == ""


def test_what_half_precision_cannot_hold_is_named():
    fits = {"a": torch.tensor([6.5e4, 1e-9]), "count": torch.tensor([10**9])}
    assert beyond_half(fits) == ""
    assert beyond_half({**fits, "b": torch.tensor([0.0, -7e4])}) == "b"


def test_a_saved_state_of_no_numbers_is_passed_over_and_said(tmp_path):
    save_pair(tmp_path, 1, {"G": {"w": torch.ones(2)}})
    save_pair(tmp_path, 2, {"G": {"w": torch.tensor([1.0, float("nan")])}})
    said = ListReporter()
    assert torch.equal(load_newest_pair(tmp_path, said)["G"]["w"], torch.ones(2))
    assert [e.code for e in said.of(Warning_)] == ["BAD_CHECKPOINT"]
    assert "G.w" in said.of(Warning_)[0].text


@pytest.mark.parametrize(
    "fault", [MemoryError(), RuntimeError("DefaultCPUAllocator: can't allocate memory")]
)
def test_a_state_that_does_not_fit_the_memory_is_not_called_damaged(tmp_path, monkeypatch, fault):
    save_pair(tmp_path, 1, {"G": {"w": torch.ones(2)}})
    save_pair(tmp_path, 2, {"G": {"w": torch.ones(2)}})

    def load(*args, **named):
        raise fault

    monkeypatch.setattr(torch, "load", load)
    with pytest.raises((MemoryError, MynahError)) as caught:
        load_newest_pair(tmp_path, ListReporter())
    if isinstance(caught.value, MynahError):
        assert caught.value.code is ErrorCode.OUT_OF_MEMORY


def test_moments_of_which_half_was_made_are_begun_anew():
    parameter = torch.nn.Parameter(torch.ones(2))
    optimizer = torch.optim.AdamW([parameter])
    optimizer.state[parameter] = {"step": torch.tensor(0.0)}  # memory ran out after this
    parameter.grad = torch.ones(2)
    drop_unfinished(optimizer)
    assert parameter.grad is None
    parameter.grad = torch.ones(2)
    optimizer.step()
    assert "exp_avg_sq" in optimizer.state[parameter]


def test_a_clip_with_one_value_that_is_no_number_is_none():
    clip = SimpleNamespace(audio=np.ones(4, np.float16), f0=np.ones(2), speaker=1)
    assert has_numbers_only(clip)
    clip.f0[1] = np.inf
    assert not has_numbers_only(clip)


def test_word_of_a_smaller_batch_is_left_until_it_is_saved(tmp_path):
    assert asked_smaller(tmp_path) == 0
    ask_smaller(tmp_path)
    ask_smaller(tmp_path)
    assert asked_smaller(tmp_path) == 2
    smaller_is_saved(tmp_path)
    assert asked_smaller(tmp_path) == 0
    (tmp_path / "smaller-batch.json").write_text('{"times": true}')
    assert asked_smaller(tmp_path) == 0
