import pytest

from helpers.desk_session import DOCTOR, MODELS, good, plain, titles
from mynah.gui.services.crash_report import CrashFound
from mynah.gui.services.engine_process import Outcome as Ended
from mynah.gui.services.engine_process import ProcessState
from mynah.protocol.events import Cancelled, Failed, Progress, Stage

pytestmark = pytest.mark.gui


def test_somebody_new_is_welcomed_and_goes_on_to_the_library(make_desk, session, window, qtbot):
    desk = make_desk()
    desk.start()
    assert window.section == ""
    page = desk.first_start.view
    assert "Welcome" in page.title.text()
    session.jobs.answer(["doctor"], DOCTOR)
    session.jobs.answer(["models", "list"], MODELS)
    assert "Lite" in page.computer.verdict.text()
    assert page.rvc.download.text() == "Download 2.0 kB"
    assert session.jobs.started == []  # nothing is fetched unasked
    page.start.click()
    assert window.section == "library"
    assert session.settings.value.first_start_done


def test_somebody_known_is_not_welcomed_again(make_desk, session, window):
    session.settings.update(first_start_done=True)
    desk = make_desk()
    desk.start()
    assert window.section == "library"
    desk.show_first_start()
    assert "This computer" in desk.first_start.view.title.text()
    desk.first_start.view.start.click()
    assert window.section == "library"


def test_whoever_comes_with_files_sees_them_and_no_welcome(make_desk, session, window):
    session.jobs.active = (plain(),)
    make_desk().start()
    assert window.section == "library"


def test_looking_at_another_section_ends_the_welcome(make_desk, session, window):
    make_desk().start()
    window.show_section("activity")
    assert session.settings.value.first_start_done


def test_a_download_is_asked_for_shown_stopped_and_looked_at_again(make_desk, session, window):
    desk = make_desk()
    desk.start()
    window.show()
    session.jobs.answer(["models", "list"], MODELS)
    rvc = desk.first_start.view.rvc
    assert "example.org" in rvc.where.text()
    rvc.download.click()
    process = session.jobs.started[0]
    assert process.arguments == ["models", "download", "rvc-40k"]
    process.event_received.emit(Stage("one"))
    process.event_received.emit(Progress("download", 500, 1000, "bytes", 30.0))
    assert rvc._rows["one"].meter.value == 0.5
    assert "less than a minute" in rvc.progress.text()
    rvc.stop.click()
    assert process.stopped
    process.ended.emit(Ended(ProcessState.CANCELLED, Cancelled("stopped")))
    assert [one[0][:2] for one in session.jobs.questions].count(["models", "list"]) == 2
    assert session.problems == []


def test_a_failed_download_is_told(make_desk, session):
    desk = make_desk()
    desk.start()
    session.jobs.answer(["models", "list"], MODELS)
    desk.first_start.view.rvc.download.click()
    failed = Failed("DOWNLOAD_FAILED", "It broke off.")
    session.jobs.started[0].ended.emit(Ended(ProcessState.FAILED, failed, error=failed))
    assert session.problems[0].code == "DOWNLOAD_FAILED"


def test_a_model_is_taken_from_a_file(make_desk, session, qtbot):
    desk = make_desk()
    desk.start()
    desk.first_start.view.model_file_chosen.emit("one", "/x/one.pt")
    assert session.jobs.started[0].arguments == ["models", "import", "one", "/x/one.pt"]
    with qtbot.waitSignal(desk.first_start.models_changed):
        session.jobs.started[0].ended.emit(good())


def test_another_folder_is_opened(make_desk, session, tmp_path):
    desk = make_desk()
    desk.first_start.view.folder_chosen.emit(str(tmp_path))
    assert session.opened == [tmp_path]


def test_a_crash_of_the_last_start_is_told_quietly(make_desk, session, window, tmp_path):
    session.settings.update(first_start_done=True)
    desk = make_desk()
    desk.start(CrashFound("stack", tmp_path / "x", fatal=True))
    assert "ended unexpectedly" in titles(window)[0]
    window.banners[0].action.click()
    assert desk.help.bundle_dialog is not None
    desk.help.bundle_dialog.close()
