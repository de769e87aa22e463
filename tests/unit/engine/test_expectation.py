"""What doctor says to expect: by speed, memory, graphics card and models, and never a promise."""

import pytest

from mynah.engine import hardware
from mynah.engine.expectation import expectations


def facts(gflops=206.0, kind="cpu", total=16e9, models=False, lacks=False, **more):
    return {
        "device": {"kind": kind, "name": "Some card"},
        "speed": {"gflops": gflops} if gflops else {},
        "memory": {"total": total, "available": total / 2},
        "models": [{"kind": "lite", "present": True}, {"kind": "rvc", "present": models}],
        "missing": [{"name": "x", "required": lacks}],
        **more,
    }


def lite(**how):
    return expectations(facts(**how))[0]


def rvc(**how):
    return expectations(facts(**how))[1]


def test_a_usual_computer_is_ready_for_lite():
    found = lite()
    assert found["code"] == "lite_ready"
    assert 1000 < found["steps"] < 2000
    assert "24 minutes" in found["text"]


def test_a_slow_one_is_told_the_minutes():
    found = lite(gflops=20.0)
    assert found["code"] == "lite_slow"
    assert found["minutes_needed"] > 60
    assert str(found["minutes_needed"]) in found["text"]


@pytest.mark.parametrize(
    ("how", "code"),
    [
        ({"total": 2e9}, "lite_little_memory"),
        ({"lacks": True}, "lite_missing"),
        ({"gflops": 0}, "lite_ready"),
        ({"kind": "cuda", "gflops": 9000.0}, "lite_ready"),
    ],
)
def test_what_stands_in_the_way_is_said(how, code):
    assert lite(**how)["code"] == code


def test_a_container_limits_the_memory():
    small = facts()
    small["memory"]["limit"] = 1_000_000_000
    assert expectations(small)[0]["code"] == "lite_little_memory"


def test_rvc_is_slow_without_a_card_and_quick_with_one():
    slow, quick = rvc(), rvc(kind="cuda", gflops=20_000.0, models=True)
    assert (slow["code"], quick["code"]) == ("rvc_slow", "rvc_graphics_card")
    assert slow["hours"] > 10 > quick["hours"]
    assert not slow["models_present"]
    assert "nothing is fetched" in slow["text"]
    assert "nothing is fetched" not in quick["text"]
    assert rvc(gflops=0)["hours"] is None


def test_what_cannot_be_trained_yet_is_not_promised():
    found = rvc(models=True)
    assert found["trainable"] or "cannot train" in found["text"]


def test_a_busy_computer_is_said():
    assert "busy" in lite(load=2.0)["text"]
    assert "busy" not in lite(load=0.1)["text"]
    assert "busy" not in lite(load=None)["text"]


def test_this_computer_is_measured():
    memory = hardware.memory()
    assert 0 < memory["available"] <= memory["total"]
    assert hardware.peak_memory() > 1_000_000
    assert hardware.processors() >= 1
    assert hardware.processor_name()
    speed = hardware.measured_speed()
    assert speed["gflops"] > 0.1
    assert speed["gflops_bf16"] > 0.01


def test_the_disk_of_a_folder_that_is_not_there_yet(tmp_path):
    found = hardware.disk(tmp_path / "not" / "yet")
    assert 0 < found["free"] <= found["total"]


def test_a_device_that_fails_has_no_speed():
    assert hardware.measured_speed("cuda:99") == {}
