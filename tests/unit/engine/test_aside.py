"""Loading aside: what it gives, what it raises, and that nobody waits for it once withdrawn."""

import threading

import pytest

from mynah.engine.control import Control, Interrupted
from mynah.engine.kept_models import KeptModels
from mynah.engine.serve.aside import heard_meanwhile
from mynah.protocol.errors import ErrorCode, MynahError


def test_what_is_made_or_goes_wrong_comes_back():
    assert heard_meanwhile(lambda: 3, Control()) == 3
    assert heard_meanwhile(lambda: None, Control()) is None

    def missing():
        raise MynahError(ErrorCode.MISSING_MODEL, "not there")

    with pytest.raises(MynahError, match="not there"):
        heard_meanwhile(missing, Control())


def test_a_withdrawal_does_not_wait_for_it_and_what_is_loaded_is_kept(monkeypatch):
    begun, go_on = threading.Event(), threading.Event()
    control, kept, loaded = Control(), KeptModels(), []

    def slow(method):
        begun.set()
        control.request("cancel")
        assert go_on.wait(20)
        loaded.append(method)
        return object()

    monkeypatch.setattr("mynah.engine.features.pitch.pitch_tracker", slow)
    with pytest.raises(Interrupted):
        heard_meanwhile(lambda: kept.tracker("swift"), control)
    assert begun.is_set()
    assert not loaded  # it still works, with nobody waiting
    go_on.set()
    # The next one waits for the same work and does not begin it anew.
    heard_meanwhile(lambda: kept.tracker("swift"), Control())
    assert loaded == ["swift"]
