import errno

import pytest
from PySide6.QtCore import QTranslator

from mynah.gui.problems import Problem, Remedy, problem_of, words
from mynah.protocol.errors import EXPLANATIONS, ErrorCode, MynahError
from mynah.protocol.events import Failed

pytestmark = pytest.mark.gui


class Shouting(QTranslator):
    """Stands for a language other than English."""

    def translate(self, context, source, disambiguation=None, n=-1):
        return source.upper()


@pytest.fixture
def other_language(qapp):
    translator = Shouting()
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


@pytest.mark.parametrize("code", list(ErrorCode))
def test_every_code_has_words_of_the_window(code, qapp):
    what, why, todo = words(code)
    assert what.endswith((".", "?"))
    assert why
    assert todo
    assert "--" not in todo
    assert "`" not in todo


def test_a_fault_shows_its_own_message_and_the_windows_advice(qapp):
    problem = problem_of(MynahError(ErrorCode.DISK_FULL, "3 GB are needed, 1 GB is free."))
    assert problem.title == "There is not enough disk space."
    assert problem.cause == "3 GB are needed, 1 GB is free."
    assert problem.todo == words("DISK_FULL")[2]
    assert EXPLANATIONS[ErrorCode.DISK_FULL].todo not in problem.text
    assert problem.code == "DISK_FULL"


def test_a_hint_of_its_own_goes_before_the_tables(qapp):
    problem = problem_of(MynahError(ErrorCode.EXISTS, "There is a voice.", hint="Call it Bo."))
    assert problem.todo == "Call it Bo."


def test_in_another_language_the_translated_words_are_shown(other_language):
    problem = problem_of(Failed("DISK_FULL", "3 GB are needed.", "Free some.", "errno 28"))
    assert problem.title == "THERE IS NOT ENOUGH DISK SPACE."
    assert problem.cause.isupper()
    assert problem.todo.isupper()
    assert "3 GB are needed." in problem.details
    assert "errno 28" in problem.details


def test_a_code_of_a_newer_engine_falls_back_to_its_english(qapp):
    problem = problem_of(Failed("FLOODED", "Water came in.", "Use a towel."))
    assert (problem.title, problem.todo, problem.code) == (
        "Water came in.",
        "Use a towel.",
        "FLOODED",
    )


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (OSError(errno.ENOSPC, "full"), "DISK_FULL"),
        (PermissionError(errno.EACCES, "no"), "NO_PERMISSION"),
        (FileNotFoundError(errno.ENOENT, "gone"), "NOT_FOUND"),
        (MemoryError(), "OUT_OF_MEMORY"),
        (ValueError("odd"), "INTERNAL"),
    ],
)
def test_exceptions_get_the_code_that_fits(error, code, qapp):
    problem = problem_of(error)
    assert problem.code == code
    assert type(error).__name__ in problem.details


def test_a_remedy_is_added_without_changing_the_rest(qapp):
    pressed = []
    problem = problem_of(ValueError("x")).with_remedy(Remedy("Retry", lambda: pressed.append(1)))
    problem.remedy.run()
    assert pressed == [1]
    assert problem.code == "INTERNAL"


def test_the_report_holds_everything(qapp):
    items = (("a.wav", "silent"),)
    report = Problem("T", "C", "D", "stack", "BUSY", None, items).report
    for part in ("T [BUSY]", "C", "D", "stack", "a.wav: silent"):
        assert part in report


def test_what_was_asked_for_is_no_alarm(qapp):
    assert problem_of(Failed("STOPPED", "It was stopped.")).wanted
    assert not problem_of(Failed("BUSY", "Another run.")).wanted
