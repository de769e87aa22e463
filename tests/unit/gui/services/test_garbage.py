"""Cycles with QObjects in them die on the GUI thread, whoever allocates."""

from __future__ import annotations

import gc
import threading

import pytest
from PySide6.QtCore import QObject

from mynah.gui.services.garbage import GuiThreadCollector

pytestmark = pytest.mark.gui


@pytest.fixture
def collector(qapp):
    made = GuiThreadCollector()
    yield made
    made.close()


class Traced:
    """Notes the thread in which it is destroyed."""

    def __init__(self, died_in: list[int]) -> None:
        self.own = self
        self.child = QObject()
        self._died_in = died_in

    def __del__(self) -> None:
        self._died_in.append(threading.get_ident())


def allocate() -> None:
    for _ in range(200):
        [[[]] for _ in range(1000)]


def test_a_busy_thread_collects_nothing(collector):
    died_in: list[int] = []
    Traced(died_in)
    worker = threading.Thread(target=allocate)
    worker.start()
    worker.join()
    assert died_in == []
    gc.collect()
    assert died_in == [threading.get_ident()]


def test_it_collects_when_python_would_have(collector):
    died_in: list[int] = []
    Traced(died_in)
    kept = [[] for _ in range(gc.get_threshold()[0] + 10)]
    collector.collect_if_due()
    assert died_in == [threading.get_ident()]
    assert len(kept) > 0


def test_closing_gives_it_back(qapp):
    gc.enable()
    made = GuiThreadCollector()
    assert not gc.isenabled()
    made.close()
    assert gc.isenabled()
    gc.disable()


def test_who_collects_already_goes_on_doing_so(collector):
    inner = GuiThreadCollector()
    inner.close()
    assert not gc.isenabled()
