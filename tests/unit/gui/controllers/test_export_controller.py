import pytest
import shiboken6
import soundfile
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QPushButton

from helpers.children import QUICK, child_command
from helpers.samples import FakeAssessment, speech_like
from helpers.sound import HandOutput
from mynah.gui.controllers.export_controller import ExportController
from mynah.gui.controllers.session import Session
from mynah.gui.services.engine_jobs import EngineJobs
from mynah.gui.services.player import Player
from mynah.gui.services.settings_store import SettingsStore
from mynah.project.importing import import_paths
from mynah.project.workspace import Workspace

pytestmark = pytest.mark.gui


@pytest.fixture
def session(qtbot, tmp_path):
    """A session with three recordings, one without a transcript."""
    workspace = Workspace.open(tmp_path / "ws ü", create=True)
    folder = tmp_path / "in"
    folder.mkdir()
    for number, seconds in enumerate((2.5, 3.0, 1.5)):
        path = folder / f"s9{number}-{number}.wav"
        soundfile.write(path, speech_like(seconds, 16000, number), 16000)
        if number != 2:
            path.with_suffix(".txt").write_text(f"Sentence {number}.")
    import_paths(workspace, [folder], assess=FakeAssessment)
    made = Session(workspace, SettingsStore(tmp_path / "settings.json"))
    made.player = Player(made, HandOutput())
    with qtbot.waitSignal(made.samples_changed):
        made.reload_samples()
    yield made
    made.close()
    shiboken6.delete(made)  # else it dies in whichever thread collects the garbage


@pytest.fixture
def controller(session, qtbot):
    window = QLabel()
    qtbot.addWidget(window)
    made = ExportController(session, window, session)
    made.folders = []
    made.show_folder = made.folders.append
    return made


def child(widget, kind, name):
    found = widget.findChild(kind, name)
    assert found is not None, name
    return found


def press(widget, name):
    child(widget, QAbstractButton, name).click()


def start_button(controller):
    return child(controller.dialog, QPushButton, "export_start")


def words(widget):
    shown = (one for one in widget.findChildren(QLabel) if not one.isHidden())
    return " ".join(one.text() for one in shown)


def with_child(session):
    """The engine of the session becomes a child that does what its last argument says."""
    program, arguments = child_command()
    session.jobs = EngineJobs(session, command=(program, arguments), ladder=QUICK)


def test_a_report_is_there_before_anything_is_written(controller, session, qtbot):
    controller.open("piper")
    qtbot.waitUntil(start_button(controller).isEnabled)
    assert start_button(controller).text() == "Export 2 recording(s)"
    assert "2 of 3" in words(controller.dialog)
    assert list(session.workspace.exports_dir.iterdir()) == []
    folder = child(controller.dialog, QLineEdit, "export_folder").text()
    assert folder == str(session.workspace.exports_dir / "Library-piper")
    controller.open("sovits")  # one at a time
    assert controller.dialog.windowTitle() == "Export for Piper"
    controller.dialog.reject()
    assert controller.dialog is None


@pytest.mark.engine
def test_the_chosen_clips_are_exported_and_the_folder_can_be_opened(controller, session, qtbot):
    ids = [one.id for one in session.samples.samples if one.transcript]
    session.samples.set_chosen(ids[:1])
    controller.open("piper", "-My set?")
    qtbot.waitUntil(start_button(controller).isEnabled)
    with qtbot.waitSignal(controller.exported, timeout=30_000) as told:
        start_button(controller).click()
    (out,) = told.args
    assert out.startswith(str(session.workspace.exports_dir))
    metadata = (session.workspace.exports_dir / out / "metadata.csv").read_text()
    assert metadata.startswith(f"{ids[0]}|Sentence ")
    assert "1 recording(s) exported" in words(controller.dialog)
    press(controller.dialog, "banner_action")
    assert controller.folders == [out]
    qtbot.waitUntil(lambda: list(session.workspace.cache_dir.glob("export-*")) == [])
    controller.dialog.reject()
    controller.open("piper", "-My set?")
    qtbot.waitUntil(lambda: "earlier export" in words(controller.dialog))
    press(controller.dialog, "export_replace")
    qtbot.waitUntil(start_button(controller).isEnabled)
    controller.dialog.reject()


@pytest.mark.engine
def test_the_whole_library_goes_to_sovits_with_a_chosen_reference(controller, session, qtbot):
    controller.open("sovits")
    qtbot.waitUntil(start_button(controller).isEnabled)
    picker = controller.dialog.reference
    best = picker.model.chosen()
    assert len(best) == 2
    child(controller.dialog, QLineEdit, "export_speaker").setText("Ada|L")
    picker.model.move(best[0], 1)
    assert picker.reference == tuple(reversed(best))
    qtbot.waitUntil(start_button(controller).isEnabled)
    with qtbot.waitSignal(controller.exported, timeout=30_000) as told:
        start_button(controller).click()
    out = session.workspace.exports_dir / told.args[0]
    assert "|Ada L|en|Sentence " in (out / "Library.list").read_text()
    texts = {one.id: one.transcript for one in session.samples.samples}
    said = " ".join(texts[one] for one in reversed(best))
    assert (out / "reference.txt").read_text().strip() == said
    controller.dialog.reject()


def test_a_reference_that_is_too_short_stands_in_the_way(controller, session, qtbot):
    controller.open("sovits")
    qtbot.waitUntil(start_button(controller).isEnabled)
    picker = controller.dialog.reference
    picker.model.set_chosen(picker.model.chosen()[:1])
    qtbot.waitUntil(lambda: "must be 3 to 10 s" in words(controller.dialog))
    assert not start_button(controller).isEnabled()
    press(picker, "reference_best")
    qtbot.waitUntil(start_button(controller).isEnabled)
    controller.dialog.reject()


def test_the_joined_reference_is_drawn_and_played(controller, session, qtbot):
    controller.open("sovits")
    listening = controller.listening
    qtbot.waitUntil(lambda: listening.clip is not None)
    assert listening.clip.seconds == pytest.approx(5.7, abs=0.01)
    listen = child(controller.dialog, QPushButton, "reference_listen")
    with qtbot.waitSignal(session.player.state_changed):
        listen.click()
    qtbot.waitUntil(lambda: listen.text() == "Stop")
    assert session.player.path == str(listening.clip.path)
    listen.click()
    assert listen.text() == "Listen"
    first = listening.clip.path
    picker = controller.dialog.reference
    picker.model.set_chosen(picker.model.chosen()[:1])
    listen.click()  # is heard as soon as it is joined
    qtbot.waitUntil(lambda: listening.clip is not None and session.player.is_playing)
    assert listening.clip.path != first
    controller.dialog.reject()
    assert not session.player.is_playing
    qtbot.waitUntil(lambda: list(session.workspace.cache_dir.glob("reference-*")) == [])


def test_without_sound_the_reason_is_said(controller, session, qtbot):
    session.player = Player(session, HandOutput(problem="no_device"))
    controller.open("sovits")
    qtbot.waitUntil(lambda: controller.listening.clip is not None)
    listen = child(controller.dialog, QPushButton, "reference_listen")
    assert not listen.isEnabled()
    assert listen.toolTip()
    controller.dialog.reject()


def test_clips_that_are_left_out_can_be_shown_in_the_library(controller, session, qtbot):
    controller.open("piper")
    qtbot.waitUntil(start_button(controller).isEnabled)
    with qtbot.waitSignal(controller.clips_requested) as told:
        press(controller.dialog, "export_show_clips")
    assert told.args[0] == [one.id for one in session.samples.samples if not one.transcript]
    assert controller.dialog is None


def begin(controller, session, qtbot, monkeypatch, behaviour):
    with_child(session)
    monkeypatch.setattr(
        "mynah.gui.models.export_settings.ExportSettings.arguments",
        lambda self, workspace, ids_file: [behaviour],
    )
    controller.open("rvc")
    qtbot.waitUntil(start_button(controller).isEnabled)
    start_button(controller).click()
    qtbot.waitUntil(lambda: controller.process is not None)


def test_an_export_that_crashes_is_said_in_the_dialog(controller, session, qtbot, monkeypatch):
    begin(controller, session, qtbot, monkeypatch, "segfault")
    qtbot.waitUntil(lambda: controller.process is None, timeout=20_000)
    assert start_button(controller).isVisible()
    assert child(controller.dialog, QObject, "banner").isVisible()
    controller.dialog.reject()


def test_an_export_can_be_cancelled(controller, session, qtbot, monkeypatch):
    begin(controller, session, qtbot, monkeypatch, "until_eof")
    press(controller.dialog, "export_cancel")
    qtbot.waitUntil(lambda: controller.process is None, timeout=20_000)
    assert "Nothing was written" in words(controller.dialog)
    controller.dialog.reject()


def test_closing_the_dialog_leaves_the_export_alone(controller, session, qtbot, monkeypatch):
    begin(controller, session, qtbot, monkeypatch, "ok")
    with qtbot.waitSignal(session.notice_given, timeout=20_000):
        controller.dialog.reject()
    assert controller.process is None


def test_another_workspace_closes_the_dialog(controller, session, qtbot, tmp_path):
    controller.open("piper")
    session.open_workspace(Workspace.open(tmp_path / "other", create=True))
    assert controller.dialog is None
