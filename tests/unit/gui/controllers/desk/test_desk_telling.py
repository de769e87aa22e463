import pytest
from PySide6.QtGui import QGuiApplication

from helpers.desk_session import INTERRUPTED, run_info, titles
from mynah.gui.models.outcomes import Notice, Outcome
from mynah.gui.problems import Problem, Remedy
from mynah.gui.services.notifier import notice_words
from mynah.gui.views.help.problem_banner import ProblemBanner
from mynah.project import activity
from mynah.protocol.events import Done, Failed

pytestmark = pytest.mark.gui


def test_a_problem_is_one_strip_however_often_it_is_told(make_desk, session, window):
    make_desk()
    for _ in range(3):
        session.report_problem(ValueError("odd"))
    assert len(window.banners) == 1
    assert isinstance(window.banners[0], ProblemBanner)


def test_details_are_folded_and_can_be_copied(make_desk, session, window, qtbot):
    make_desk()
    window.show()
    session.report_problem(ValueError("odd"))
    banner = window.banners[0]
    assert not banner.folded.isVisible()
    banner.more.click()
    assert banner.folded.isVisible()
    banner.copied.emit(banner.problem.report)
    assert "ValueError: odd" in QGuiApplication.clipboard().text()


def test_the_remedy_is_one_click_and_the_strip_goes(make_desk, session, window):
    make_desk()
    pressed = []
    session.report_problem(Problem("T", remedy=Remedy("Mend", lambda: pressed.append(1))))
    window.banners[0].remedy.click()
    assert pressed == [1]
    assert window.banners == []


def test_what_was_asked_for_is_not_told(make_desk, session, window):
    make_desk()
    session.report_problem(Failed("CANCELLED", "It was cancelled."))
    assert window.banners == []


def test_a_notice_is_shown(make_desk, session, window):
    make_desk()
    session.notice_given.emit("Saved.")
    assert titles(window) == ["Saved."]


def finish(session, *, state="completed", event=None, **facts):
    session.runs.set_runs(run_info(alive=True))
    session.runs.watchers["r1"].event_received.emit(event or Done())
    session.runs.set_runs(run_info(state=state, **facts))


def test_a_finished_run_is_told_once(make_desk, session, notifier):
    make_desk(notifier=notifier)
    finish(session)
    session.runs.set_runs(run_info(state="completed"), run_info("r0", state="completed"))
    assert [one.outcome for one in notifier.notices] == [Outcome.FINISHED]


def test_success_is_not_told_before_the_proof_of_life(make_desk, session, notifier):
    make_desk(notifier=notifier)
    session.runs.set_runs(run_info(alive=True))
    session.runs.set_runs(run_info(state="verifying", alive=True))
    session.runs.set_runs(run_info(state="completed"))
    assert notifier.notices == []


def test_what_is_replayed_is_not_told(make_desk, session, notifier):
    make_desk(notifier=notifier)
    session.runs.set_runs(run_info(alive=True))
    session.runs.watchers["r1"].is_live = False
    session.runs.watchers["r1"].event_received.emit(Done())
    session.runs.set_runs(run_info(state="completed"))
    assert notifier.notices == []


def test_without_a_tray_the_window_says_it_and_opens_the_run(make_desk, session, window):
    make_desk()
    finish(session, state="failed", event=Failed("DIVERGED", "It exploded."))
    assert len(window.banners) == 1
    window.banners[0].action.click()
    assert session.went == [("train", {"run": "r1"})]


def test_who_wants_no_notifications_gets_a_quiet_strip(make_desk, session, window, notifier):
    session.settings.update(notifications=False)
    make_desk(notifier=notifier)
    finish(session)
    assert notifier.notices == []
    assert "ready" in titles(window)[0]


def test_an_interrupted_run_is_announced_with_what_continuing_costs(
    make_desk, session, window, qtbot
):
    make_desk()
    session.runs.set_runs(run_info(stage="train", **INTERRUPTED))
    qtbot.waitUntil(lambda: len(window.banners) == 1)
    assert "Bo" in titles(window)[0]
    assert "1 min" in titles(window)[0]
    window.banners[0].action.click()
    assert session.runs.resumed == [("r1", False)]
    assert window.banners == []


def test_a_stopped_run_is_not_announced(make_desk, session, window, qtbot):
    make_desk()
    session.runs.set_runs(run_info(reason="stopped", **INTERRUPTED))
    session.background.close()
    assert window.banners == []


def test_what_was_put_away_is_not_announced_again(make_desk, session, window, qtbot):
    make_desk()
    session.runs.set_runs(run_info(**INTERRUPTED))
    qtbot.waitUntil(lambda: len(window.banners) == 1)
    window.banners[0].closed.emit()
    told = {("run_interrupted", "r1")}
    qtbot.waitUntil(lambda: activity.known_runs(session.workspace, ["run_interrupted"]) == told)
    session.workspace_changed.emit(session.workspace)
    session.runs.set_runs(run_info("r1", voice="Bo again", **INTERRUPTED))
    with qtbot.assertNotEmitted(window.section_shown, wait=50):
        pass
    assert window.banners == []


def test_a_long_queue_of_conversions_is_told_once(make_desk, session, notifier):
    make_desk(notifier=notifier)
    session.outcome_given.emit(Notice(Outcome.CONVERTED, "", "Anna", done=40, failed=2))
    (told,) = notifier.notices
    title, text = notice_words(told)
    assert "40" in title
    assert "2" in text


def test_the_notice_of_a_queue_leads_to_it(make_desk, session, window):
    make_desk(tray=False)
    session.outcome_given.emit(Notice(Outcome.CONVERTED, "", "Anna", done=40))
    window.banners[0].action.click()
    assert session.went[-1][0] == "convert"
