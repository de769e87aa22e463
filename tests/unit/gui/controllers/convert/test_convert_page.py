"""The page Convert around its queue: voices, loading, results, presets, folders, blind tests."""

import os

import pytest
import soundfile
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from helpers.watchdog import files_touched
from helpers.whole_window import cut, nameless
from mynah.gui import theme
from mynah.gui.controllers import settings_test
from mynah.gui.controllers.dropping import DropRouter
from mynah.gui.translation import StretchedTranslator
from mynah.gui.views.main_window import MainWindow
from mynah.project import activity
from mynah.project.presets import Preset, load_presets
from mynah.project.voices import VoiceStore
from mynah.project.workspace import Workspace

pytestmark = pytest.mark.gui


def convert(page, session, qtbot, *paths):
    page.add([str(one) for one in paths])
    qtbot.waitUntil(lambda: page.queue.rowCount() >= len(paths))
    while page.runner.going:
        qtbot.waitUntil(lambda: session.converter.open is not None)
        session.converter.answer()


def test_the_voice_is_loaded_before_it_is_needed(page, session, qtbot):
    qtbot.waitUntil(lambda: len(session.converter.loads) == 1)
    asked = session.converter.loads[0].parameters
    assert (asked["voice"], asked["f0_method"]) == ("Anna", "swift")
    page.view.voice.choose("Bella")
    qtbot.waitUntil(lambda: len(session.converter.loads) == 2)
    assert session.converter.loads[1].parameters["voice"] == "Bella"


def test_files_are_dropped_on_the_window(page, session, recordings, qtbot):
    window = MainWindow()
    qtbot.addWidget(window)
    window.add_section("convert", "Convert", "convert", page.view)
    window.show()
    router = DropRouter(lambda: window.section, page.drop_target)
    router.add("convert", page.drop_target)
    window.paths_dropped.connect(router.drop)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(recordings))])
    how = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton)
    none = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(window, QDragEnterEvent(QPointF(200, 200), *how, none))
    QApplication.sendEvent(window, QDropEvent(QPointF(200, 200), *how, none))
    qtbot.waitUntil(lambda: page.queue.rowCount() == 4)
    assert not page.drop_target.takes(["/x/voice.pth"])
    page.view.setParent(None)


def test_a_result_is_seen_and_heard_beside_its_source(page, session, recordings, qtbot):
    convert(page, session, qtbot, recordings / "a.wav")
    card, player = page.view.result, session.player
    assert card.isVisible()
    qtbot.waitUntil(lambda: card.wave.seconds > 0)
    facts = card.findChild(QLabel, "result_facts").text()
    assert "Anna" in facts
    assert "+3 semitones" in facts
    assert "swift" in facts
    table = page.view.queue.table
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Space)
    made = str(page.queue.at(0).result.path)
    assert (player.path, player.is_playing) == (made, True)
    player.seek(0.4)
    QTest.keyClick(table, Qt.Key.Key_A)
    assert player.switches == [(made, str(recordings / "a.wav"), 0.4)]
    QTest.keyClick(table, Qt.Key.Key_X)
    assert player.path == made
    QTest.mouseClick(card.wave, Qt.MouseButton.LeftButton, pos=card.wave.rect().center())
    assert player.position == pytest.approx(0.5, abs=0.02)


def test_remarks_stand_on_the_result(page, session, recordings, qtbot):
    page.add([str(recordings / "a.wav")])
    qtbot.waitUntil(lambda: session.converter.open is not None)
    session.converter.warn("A Lite voice is not computed in fp16; it is in fp32.")
    session.converter.answer()
    assert "fp32" in page.view.result.findChild(QLabel, "result_remarks").text()


def test_nothing_is_heard_of_a_row_that_is_gone(page, session, recordings, qtbot):
    convert(page, session, qtbot, recordings / "a.wav")
    page.result.play()
    page.view.queue.clear.click()
    assert not session.player.is_playing
    assert not page.view.result.isVisible()


def test_presets_are_saved_chosen_and_deleted(page, session, qtbot, workspace):
    bar, form = page.view.panel.presets, page.view.panel.form
    form.set_settings({"pitch": 7.0, "protect": 0.2})
    bar.save.click()
    QTest.keyClicks(bar.name, "Bright")
    QTest.keyClick(bar.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bar.current == "Bright")
    assert load_presets(workspace, "Anna")[0].settings["pitch"] == 7.0
    form.reset.click()
    assert bar.current == ""
    bar.combo.setCurrentIndex(1)
    bar.combo.activated.emit(1)
    assert form.settings()["pitch"] == 7.0
    page.view.voice.choose("Bella")
    assert bar.combo.count() == 1
    page.view.voice.choose("Anna")
    qtbot.waitUntil(lambda: bar.current == "Bright")
    bar.delete.click()
    qtbot.waitUntil(lambda: bar.combo.count() == 1)
    assert load_presets(workspace, "Anna") == ()


def test_settings_are_remembered(page, session):
    form = page.view.panel.form
    form.set_settings({"pitch": "match", "format": "ogg"})
    form.changed.emit()
    assert session.settings.value.convert == {"pitch": "match", "format": "ogg"}


def test_results_go_where_one_wants(page, session, recordings, qtbot, tmp_path):
    page.folders._keep(str(tmp_path / "mine"))
    convert(page, session, qtbot, recordings / "a.wav")
    assert page.queue.at(0).result.path == tmp_path / "mine" / "a.wav"
    assert session.settings.value.convert_folder == str(tmp_path / "mine")
    page.view.panel.output.usual.click()
    assert page.folders.folder == session.workspace.exports_dir / "Anna"


def test_a_voice_that_was_just_made_is_matched(page, session):
    session.go_to("convert", {"voice": "Bella"})
    assert page.view.voice.name == "Bella"
    assert page.view.panel.form.settings()["pitch"] == 0.0
    session.go_to("convert", {"voice": "Anna", "match": True})
    assert page.view.voice.name == "Anna"
    assert page.view.panel.form.settings()["pitch"] == "match"


def test_files_come_from_elsewhere(page, session, recordings, qtbot):
    session.go_to("convert", {"voice": "Bella", "files": [str(recordings / "a.wav")]})
    qtbot.waitUntil(lambda: session.converter.open is not None)
    assert session.converter.open.parameters["voice"] == "Bella"


def test_two_settings_are_compared_blind(page, session, recordings, qtbot, monkeypatch):
    monkeypatch.setattr(session, "engine", session.converter)
    convert(page, session, qtbot, recordings / "a.wav")
    form, panel = page.view.panel.form, page.view.panel
    form.set_settings({"pitch": 2.0})
    panel.keep.click()
    form.set_settings({"pitch": -2.0})
    panel.blind.click()
    qtbot.waitUntil(lambda: page.test.dialog is not None)
    dialog = page.test.dialog
    dialog._count.setValue(5)
    dialog.begin.click()
    pitches = {}
    for _ in range(2):
        qtbot.waitUntil(lambda: session.converter.open is not None)
        asked = session.converter.open.parameters
        pitches[asked["output"]] = asked["settings"]["pitch"]
        session.converter.answer()
    assert sorted(pitches.values()) == [-2.0, 2.0]
    for _ in range(5):
        dialog.findChild(QPushButton, "hear_1").click()
        first = pitches[session.player.path]
        dialog.findChild(QPushButton, "hear_2").click()
        dialog.findChild(QPushButton, "answer_1" if first == 2.0 else "answer_2").click()
    assert "Those remembered" in dialog._verdict.text()
    dialog.findChild(QPushButton, "blind_use").click()
    assert form.settings()["pitch"] == 2.0
    assert page.test.dialog is None


def test_a_test_that_cannot_be_made_says_why(page, session, recordings, qtbot, monkeypatch):
    monkeypatch.setattr(session, "engine", session.converter)
    convert(page, session, qtbot, recordings / "a.wav")
    page.view.panel.form.set_settings({"pitch": 4.0})
    page.view.panel.blind.click()
    qtbot.waitUntil(lambda: page.test.dialog is not None)
    page.test.dialog.begin.click()
    qtbot.waitUntil(lambda: session.converter.open is not None)
    session.converter.fail("MISSING_MODEL", "The encoder is not here.")
    dialog = page.test.dialog
    assert "could not be made" in dialog._verdict.text()
    assert dialog._counts.text()
    assert dialog.findChild(QPushButton, "blind_use").isHidden()
    dialog.reject()


def test_no_file_is_read_on_the_thread_of_the_window(page, session, recordings, qtbot, workspace):
    convert(page, session, qtbot, recordings / "a.wav")
    bar = page.view.panel.presets
    with files_touched(workspace.root) as here, files_touched(recordings) as there:
        page.add([str(recordings)])
        qtbot.waitUntil(lambda: session.converter.open is not None)
        page.view.queue.cancel.click()
        page.view.queue.table.selectRow(0)
        bar.save.click()
        bar.name.setText("Soft")
        bar.keep.click()
        qtbot.waitUntil(lambda: bar.current == "Soft")
        page.view.voice.choose("Bella")
        assert session.background.wait(10_000)
        QApplication.processEvents()
    assert here.seen == []
    assert there.seen == []


def test_a_broken_recording_cannot_be_compared_and_that_is_said(page, session, recordings, qtbot):
    page.add([str(recordings / "broken.wav")])
    qtbot.waitUntil(lambda: page.queue.rowCount() == 1)
    page.view.queue.table.selectRow(0)
    page.view.panel.form.set_settings({"pitch": 4.0})
    with qtbot.waitSignal(session.problem_reported) as told:
        page.view.panel.blind.click()
    assert told.args[0].code == "BAD_INPUT"
    assert page.test.dialog is None


@pytest.fixture
def stretched(qapp):
    """Every text is forty per cent longer."""
    translator = StretchedTranslator(qapp)
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


@pytest.fixture
def large_font(qapp):
    """A font of twice the size."""
    before, font = qapp.font(), qapp.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    qapp.setFont(font)
    theme.apply(qapp, "light")
    yield
    qapp.setFont(before)
    theme.apply(qapp)


def look(page, size):
    """Names and words of both sides of the page at a size of it."""
    page.view.resize(*size)
    page.view.panel.form.more.setChecked(True)
    for settings in (False, True):
        page.view.swap.setChecked(settings)
        for _ in range(4):
            QApplication.processEvents()
        assert nameless(page.view) == []
        assert cut(page.view) == []


@pytest.mark.parametrize("size", [(620, 440), (768, 520), (1500, 900)])
def test_everything_is_named_and_nothing_is_cut(page, session, recordings, qtbot, size):
    convert(page, session, qtbot, recordings / "a.wav")
    page.add([str(recordings / "broken.wav")])
    qtbot.waitUntil(lambda: page.queue.rowCount() == 2)
    look(page, size)
    page.view.queue.table.selectRow(1)
    look(page, size)


@pytest.mark.parametrize("size", [(768, 520), (1500, 900)])
@pytest.mark.usefixtures("stretched")
def test_longer_words_are_not_cut(page, session, recordings, qtbot, size):
    convert(page, session, qtbot, recordings / "a.wav")
    look(page, size)


@pytest.mark.parametrize("size", [(1000, 600), (1700, 900)])
@pytest.mark.usefixtures("large_font")
def test_larger_letters_are_not_cut(page, session, recordings, qtbot, size):
    convert(page, session, qtbot, recordings / "a.wav")
    look(page, size)


def test_the_journal_says_what_was_converted(page, session, recordings, qtbot, workspace):
    convert(page, session, qtbot, recordings / "a.wav", recordings / "b.flac")
    entries = lambda: [one for one in activity.read(workspace) if one.kind == "converted"]  # noqa: E731
    qtbot.waitUntil(lambda: bool(entries()))
    assert [(one.subject, one.count) for one in entries()] == [("Anna", 2)]


def test_without_a_voice_it_says_how_to_get_one(page, session, tmp_path, qtbot):
    went = []
    session.section_requested.connect(lambda section, _detail: went.append(section))
    session.open_folder(tmp_path / "empty")
    train = page.view.findChild(QPushButton, "convert_train")
    qtbot.waitUntil(train.isVisible)
    train.click()
    page.view.findChild(QPushButton, "convert_import").click()
    assert went == ["train", "voices"]


def test_presets_of_another_workspace_are_not_shown(page, session, workspace, qtbot):
    page.presets._on_loaded(Workspace(workspace.root), "Anna", (Preset("Old", {}),))
    assert page.presets.presets == ()
    page.presets._on_loaded(session.workspace, "Anna", (Preset("Own", {}),))
    assert [one.name for one in page.presets.presets] == ["Own"]


def test_the_recording_that_was_asked_for_last_is_compared(page, recordings, qtbot):
    settings = [("one", {"pitch": 1.0}), ("two", {"pitch": 2.0})]
    page.test.open("Anna", recordings / "a.wav", settings)
    page.test.open("Bella", recordings / "b.flac", settings)
    qtbot.waitUntil(lambda: page.test.dialog is not None)
    assert [soundfile.info(one).duration for one in page.test._parts] == [2.0]
    page.test.cancel()
    assert page.test.dialog is None


def test_another_voice_of_the_name_makes_other_sounds_to_compare(page, session, workspace, qtbot):
    page.test._voice, page.test._candidates = "Anna", [("one", {"pitch": 1.0})]
    before = page.test._side(0)
    assert before.parameters["version"] == "v001"
    store = VoiceStore(workspace)
    store.purge(store.delete("Anna"))
    staged = store.stage()
    (staged / "model.safetensors").write_bytes(b"others")
    store.publish("Anna", staged, {"kind": "lite"})
    session.voices.reload()
    qtbot.waitUntil(lambda: page.test._side(0).key != before.key)


def test_parts_of_recordings_that_were_compared_long_ago_go(recordings, tmp_path):
    for number in range(25):
        old = tmp_path / f"settings-{number}"
        old.mkdir()
        os.utime(old, (number, number))
    made = settings_test._parts(recordings / "a.wav", tmp_path / "settings-new")
    assert [one.parent.name for one in made] == ["settings-new"]
    left = {one.name for one in tmp_path.glob("settings-*")}
    assert left == {"settings-new", *(f"settings-{number}" for number in range(5, 25))}
