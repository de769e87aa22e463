import pytest
import shiboken6
from PySide6.QtCore import QObject

from helpers.children import QUICK, child_command, runs, wait_for
from mynah.gui.services.engine_jobs import EngineJobs
from mynah.gui.services.warm_engine import WarmEngine, WarmState

pytestmark = pytest.mark.gui


class Serving(EngineJobs):
    """Starts the child that serves, whatever command it was asked for."""

    def keep(self, arguments, *, label="", farewell=None):
        return super().keep(["serving"], label=label, farewell=farewell)


@pytest.fixture
def jobs(qapp):
    made = Serving(command=child_command(), ladder=QUICK)
    yield made
    made.close_all(0.2)


@pytest.fixture
def engine(jobs):
    made = WarmEngine(jobs=jobs, patience_s=0.2)
    made.states = []
    made.state_changed.connect(made.states.append)
    yield made
    made.close()


class Asker(QObject):
    """Asks and writes down what it is told."""

    def __init__(self, engine):
        super().__init__()
        self.engine = engine
        self.told = []

    def ask(self, kind, **parameters):
        first = parameters.pop("first", False)
        return self.engine.request(
            kind,
            parameters,
            lambda result: self.told.append(("done", kind, result["pid"])),
            lambda error: self.told.append(("failed", kind, error.code)),
            owner=self,
            first=first,
            progress=lambda event: self.told.append(("progress", event.done, event.total)),
            heard=lambda event: self.told.append(("heard", type(event).__name__, event)),
        )


def test_requests_are_answered_in_order_by_one_process(engine, qtbot):
    asker = Asker(engine)
    assert engine.state is WarmState.OFF
    for kind in ("one", "fail", "two"):
        asker.ask(kind)
    assert engine.pending == 3
    wait_for(qtbot, lambda: engine.pending == 0)
    kinds = [(what, kind) for what, kind, _ in asker.told if what != "progress"]
    assert kinds == [("done", "one"), ("failed", "fail"), ("done", "two")]
    assert ("progress", 1, 2) in asker.told
    assert asker.told[1][2] == asker.told[-1][2]
    assert engine.states == ["loading", "ready", "busy", "ready"]


def test_parts_and_warnings_are_passed_on_before_the_answer(engine, qtbot):
    asker = Asker(engine)
    asker.ask("items")
    wait_for(qtbot, lambda: engine.pending == 0)
    told = [one[:2] for one in asker.told if one[0] != "progress"]
    assert told == [("heard", "Item"), ("heard", "Warning_"), ("done", "items")]
    assert next(one[2] for one in asker.told if one[1] == "Item").data == {"number": 1}


def test_an_urgent_one_goes_first(engine, qtbot):
    asker = Asker(engine)
    asker.ask("usual")
    asker.ask("urgent", first=True)
    wait_for(qtbot, lambda: engine.pending == 0)
    assert [kind for what, kind, _ in asker.told if what == "done"] == ["urgent", "usual"]


def test_the_queue_survives_a_crash(engine, qtbot):
    asker = Asker(engine)
    crashes = []
    engine.crashed.connect(lambda: crashes.append(engine.pending))
    asker.ask("one")
    asker.ask("crash")
    asker.ask("two")
    wait_for(qtbot, lambda: engine.pending == 0)
    assert len(crashes) == 2  # it was tried twice
    ends = [(what, kind) for what, kind, _ in asker.told if what != "progress"]
    assert ends == [("done", "one"), ("failed", "crash"), ("done", "two")]
    assert asker.told[-1][2] != asker.told[1][2]  # another process
    assert ("failed", "crash", "ENGINE_DIED") in asker.told
    assert "off" in engine.states


def test_one_that_crashed_the_engine_once_is_tried_again(engine, qtbot, tmp_path):
    asker = Asker(engine)
    asker.ask("crash once", flag=str(tmp_path / "flag"))
    wait_for(qtbot, lambda: engine.pending == 0)
    assert asker.told[-1][:2] == ("done", "crash once")


def test_an_engine_that_left_for_lack_of_work_is_started_again(engine, qtbot):
    asker = Asker(engine)
    asker.ask("leave")
    asker.ask("two")
    wait_for(qtbot, lambda: engine.pending == 0)
    assert asker.told[-1][:2] == ("done", "two")


def test_withdrawing_one_that_waits_and_one_that_is_worked_on(engine, qtbot):
    asker = Asker(engine)
    current, waiting, last = asker.ask("wait"), asker.ask("one"), asker.ask("two")
    wait_for(qtbot, lambda: engine.state is WarmState.BUSY)
    waiting.cancel()
    assert engine.pending == 2
    current.cancel()
    wait_for(qtbot, lambda: engine.pending == 0)
    assert [told[:2] for told in asker.told if told[0] != "progress"] == [("done", "two")]
    last.cancel()


def test_work_that_cannot_be_left_is_ended_with_its_engine(engine, qtbot):
    asker = Asker(engine)
    stuck = asker.ask("stick")
    asker.ask("two")
    wait_for(qtbot, lambda: engine.state is WarmState.BUSY)
    stuck.cancel()
    wait_for(qtbot, lambda: engine.pending == 0)
    assert [told[:2] for told in asker.told if told[0] != "progress"] == [("done", "two")]


def test_an_engine_that_does_not_start_fails_what_waits(qtbot, tmp_path):
    jobs = EngineJobs(command=(str(tmp_path / "nothing"), []))
    engine = WarmEngine(jobs=jobs)
    asker = Asker(engine)
    asker.ask("one")
    asker.ask("two")
    wait_for(qtbot, lambda: len(asker.told) == 2)
    assert {told[2] for told in asker.told} == {"ENGINE_MISSING"}
    assert engine.state is WarmState.OFF
    engine.close()


def test_an_engine_that_dies_at_once_is_not_started_for_ever(qtbot):
    class Dying(EngineJobs):
        def keep(self, arguments, *, label="", farewell=None):
            return super().keep(["answering"], label=label, farewell=farewell)

    engine = WarmEngine(jobs=Dying(command=child_command(), ladder=QUICK))
    asker = Asker(engine)
    asker.ask("one")
    wait_for(qtbot, lambda: asker.told)
    assert asker.told == [("failed", "one", "ENGINE_DIED")]
    engine.close()


def test_nobody_is_told_who_is_gone(engine, qtbot):
    asker, stays = Asker(engine), Asker(engine)
    asker.ask("one")
    asker.ask("two")
    stays.ask("three")
    engine.state_changed.connect(lambda state: state == "busy" and shiboken6.delete(asker))
    wait_for(qtbot, lambda: engine.pending == 0)
    assert asker.told == []
    assert stays.told[-1][:2] == ("done", "three")


def test_closing_ends_the_process(jobs, qtbot):
    engine = WarmEngine(jobs=jobs)
    asker = Asker(engine)
    asker.ask("one")
    wait_for(qtbot, lambda: engine.pending == 0)
    pid = asker.told[-1][2]
    engine.close()
    wait_for(qtbot, lambda: not runs(pid))
    wait_for(qtbot, lambda: engine.state is WarmState.OFF)
    asker.ask("two")
    assert engine.state is WarmState.OFF


def test_one_that_the_engine_never_begins_is_given_up(engine, qtbot):
    asker = Asker(engine)
    asker.ask("crash before it begins")
    asker.ask("after it")
    wait_for(qtbot, lambda: len([one for one in asker.told if one[0] != "progress"]) == 2)
    assert asker.told[0] == ("failed", "crash before it begins", "ENGINE_DIED")
    assert asker.told[-1][:2] == ("done", "after it")


def test_an_answer_that_is_not_understood_is_told_and_the_next_one_comes(engine, qtbot):
    asker, told = Asker(engine), []
    engine.request(
        "odd",
        {},
        lambda result: told.append(result["missing"]),
        lambda error: told.append(error.code),
        owner=asker,
    )
    asker.ask("after it")
    wait_for(qtbot, lambda: asker.told and asker.told[-1][:2] == ("done", "after it"))
    assert told == ["ENGINE_MISMATCH"]
