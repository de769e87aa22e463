import pytest

from mynah.gui.models.run_info import RunInfo


def test_a_run_as_the_engine_lists_it():
    info = RunInfo.from_dict(
        {
            "run": "r1",
            "voice": "Ada",
            "kind": "lite",
            "dataset": None,
            "state": "interrupted",
            "reason": "killed",
            "alive": False,
            "resumable": True,
            "stage": "train",
            "stages": {
                "train": {"state": "started", "done": 5, "total": 20, "unit": "steps", "eta_s": 9},
                "odd": 3,
            },
            "saved": {"path": "/x", "t": 80.0},
            "t": 100.5,
            "seq": 70,
            "error": {"code": "DIVERGED", "message": "It exploded."},
            "later": "unknown",
        }
    )
    assert (info.run, info.voice, info.dataset, info.state) == ("r1", "Ada", "", "interrupted")
    assert info.resumable
    assert (info.current.done, info.current.total, info.current.eta_s) == (5, 20, 9.0)
    assert info.unsaved_s == pytest.approx(20.5)
    assert (info.error_code, info.error, info.seq) == ("DIVERGED", "It exploded.", 70)


def test_a_damaged_run_has_a_name_and_a_reason():
    info = RunInfo.from_dict({"run": "r2", "state": "damaged", "reason": "broken", "saved": None})
    assert (info.run, info.state, info.reason) == ("r2", "damaged", "broken")
    assert info.saved_s is None
    assert info.current is None
    assert not info.alive
