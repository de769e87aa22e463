"""Child processes of tests: the one that misbehaves, and whether one still runs."""

import os
import sys
from pathlib import Path

import pytest

from mynah.gui.services.child_process import Ladder

CHILD = Path(__file__).with_name("misbehaving_engine.py")
FAKE_ENGINE = Path(__file__).with_name("fake_engine.py")
QUICK = Ladder(ask_s=0.3, terminate_s=0.3, kill_s=2.0, linger_s=0.3)
posix = pytest.mark.skipif(os.name != "posix", reason="signals and groups of POSIX")


def child_command():
    """The child; -S and -E leave nothing but the interpreter, which then starts at once."""
    return sys.executable, ["-S", "-E", str(CHILD)]


def fake_engine_command():
    """The real command line with stages that only pretend."""
    return sys.executable, [str(FAKE_ENGINE)]


def runs(pid):
    """Whether there is such a process; one that is dead and not yet buried does not count."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return False
    return stat.rpartition(")")[2].split()[0] not in {"Z", "X"}


def wait_for(qtbot, condition, timeout=20_000):
    """Wait until it is so; anything that is true counts, as a list that is no longer empty."""
    qtbot.waitUntil(lambda: bool(condition()), timeout=timeout)
