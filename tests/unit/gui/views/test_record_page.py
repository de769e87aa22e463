"""The recording page by itself: keys, names, and room for longer words."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QWidget

from mynah.audio.levels import Level, Loudness
from mynah.audio.room import Room, RoomNoise
from mynah.gui import theme
from mynah.gui.models.input_device import InputDevice
from mynah.gui.models.reading import Spot
from mynah.gui.models.record_state import RecordState, TakeReport, Tally
from mynah.gui.models.take_shape import TakeShape
from mynah.gui.translation import StretchedTranslator
from mynah.gui.views.parts.flow_row import FlowRow
from mynah.gui.views.record.record_page import RecordPage
from mynah.gui.views.record.waiting_card import MOST_ROWS, Waiting
from mynah.gui.views.record.wave_view import WaveMode, columns_of
from mynah.project.takes import Take

pytestmark = pytest.mark.gui

SPOT = Spot("en", "Everyday", 1, 100, 12, "A sentence to read aloud.", "The next one.", True)


@pytest.fixture
def page(qtbot):
    made = RecordPage()
    qtbot.addWidget(made)
    made.show_spot(SPOT)
    made.microphone.show_devices([InputDevice("a", "Desk", True), InputDevice("b", "Head")], "")
    made.resize(860, 590)
    made.show()
    made.show_state(RecordState.READY)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def pressed(page):
    """Names of the commands that were given, in order."""
    names = []
    for name, action in page.commands.items():
        action.triggered.connect(lambda _checked, name=name: names.append(name))
    return names


def test_the_page_begins_with_the_keyboard_on_record(page, pressed):
    assert page.focusWidget() is page.take.record
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Space)
    assert pressed == ["record.toggle"]


@pytest.mark.parametrize(
    ("state", "key", "expected"),
    [
        (RecordState.RECORDING, Qt.Key.Key_Space, "record.toggle"),
        (RecordState.TAKEN, Qt.Key.Key_Space, "record.toggle"),
        (RecordState.TAKEN, Qt.Key.Key_R, "record.retake"),
        (RecordState.TAKEN, Qt.Key.Key_Return, "record.keep"),
        (RecordState.TAKEN, Qt.Key.Key_P, "record.play"),
        (RecordState.TAKEN, Qt.Key.Key_S, "record.skip"),
        (RecordState.READY, Qt.Key.Key_S, "record.skip"),
        (RecordState.READY, Qt.Key.Key_N, "record.room"),
        (RecordState.READY, Qt.Key.Key_Right, "record.after"),
        (RecordState.READY, Qt.Key.Key_Left, "record.before"),
        (RecordState.READY, Qt.Key.Key_Return, None),
        (RecordState.RECORDING, Qt.Key.Key_S, None),
        (RecordState.ENDING, Qt.Key.Key_Space, None),
        (RecordState.OFF, Qt.Key.Key_Space, None),
    ],
)
def test_keys_do_what_can_be_done(page, pressed, state, key, expected):
    page.show_state(state)
    QTest.keyClick(page.focusWidget() or page, key)
    assert pressed == ([expected] if expected else [])


def test_a_button_that_was_tabbed_to_keeps_its_space_bar(page, pressed):
    page.show_state(RecordState.TAKEN)
    page.take.play.setFocus()
    QTest.keyClick(page.take.play, Qt.Key.Key_Space)
    assert pressed == ["record.play"]


def test_a_click_leaves_the_keyboard_on_record(page, pressed):
    page.show_state(RecordState.TAKEN)
    QTest.mouseClick(page.take.keep, Qt.MouseButton.LeftButton)
    assert page.focusWidget() is page.take.record
    assert pressed == ["record.keep"]


def test_the_whole_way_of_a_take_leaves_the_keyboard_on_record(page):
    for state in (
        RecordState.RECORDING,
        RecordState.ENDING,
        RecordState.TAKEN,
        RecordState.READY,
        RecordState.ROOM,
        RecordState.READY,
        RecordState.OFF,
        RecordState.READY,
    ):
        page.show_state(state)
        if state is not RecordState.OFF:
            assert page.focusWidget() is page.take.record, state


def test_words_are_typed_into_the_note_and_do_not_record(page, pressed):
    page.consent.show_note("")
    page.consent.field.clear()
    page.consent.field.setFocus()
    QTest.keyClicks(page.consent.field, "My own voice, r s p n")
    assert page.consent.field.toPlainText() == "My own voice, r s p n"
    assert pressed == []


def test_changed_keys_are_written_down(page):
    assert "Space records and stops" in page.take.keys.text()
    page.commands["record.toggle"].setShortcut(QKeySequence("F5"))
    assert page.take.keys.text().startswith("F5 records and stops")
    assert page.take.record.toolTip() == "Record or stop (F5)"
    page.commands["record.skip"].setShortcut(QKeySequence())
    assert "skips" not in page.take.keys.text()


def test_buttons_say_what_they_do_now(page):
    take = page.take
    texts = {}
    for state in (RecordState.READY, RecordState.RECORDING, RecordState.TAKEN):
        page.show_state(state)
        texts[state] = take.record.text()
    assert list(texts.values()) == ["Record", "Stop", "Record again"]
    assert take.keep.property("kind") == "primary"
    take.show_report(TakeReport("warn", "Clipped", "It was too loud."))
    assert take.verdict.isVisible()
    page.show_state(RecordState.READY)
    assert not take.verdict.isVisible()
    assert take.record.property("kind") == "primary"


def test_progress_is_told_in_one_line(page):
    strip = page.progress
    strip.show_progress(SPOT, Tally(14, 83.0, 5, 120.0, 600.0, 0))
    assert strip.words.text() == "12 of 100 · 1:23 min recorded · 2:00 needed for Lite"
    assert not strip.train.isVisible()
    strip.show_progress(SPOT, Tally(3, 150.0, 5, 120.0, 600.0, 1))
    assert "5 recordings needed for Lite" in strip.words.text()
    assert "1 on the way" in strip.words.text()
    strip.show_progress(SPOT, Tally(30, 650.0, 5, 120.0, 600.0, 0))
    assert strip.words.text().endswith("enough for a good Lite voice")
    assert strip.train.isVisible()


@pytest.mark.parametrize("verdict", list(Loudness))
def test_every_level_has_words_and_is_drawn(page, verdict):
    page.microphone.show_level(Level(-6.0, -20.0, -5.0, verdict))
    assert page.microphone.verdict.text()
    assert page.microphone.advice.text()
    page.microphone.level.grab()


@pytest.mark.parametrize("verdict", list(Room))
def test_every_room_has_words(page, verdict):
    page.microphone.show_checking(0.5)
    assert not page.microphone.check.isEnabled()
    page.microphone.show_room(RoomNoise(verdict, -54.2, -50.0, hum=True))
    assert page.microphone.room.text()
    assert page.microphone.room_text.text().startswith("-54 dBFS.")
    assert page.microphone.check.isEnabled()


def test_waiting_recordings_are_listed_a_few_at_a_time(page, tmp_path):
    waiting = [Waiting(Take(tmp_path / f"{n}.wav", f"Text {n}."), "Why.") for n in range(5)]
    page.waiting.show_waiting(waiting)
    assert page.waiting.isVisible()
    assert len(page.waiting.findChildren(QAbstractButton)) == 2 + 2 * MOST_ROWS
    page.waiting.show_waiting([])
    assert not page.waiting.isVisible()


def test_the_wave_is_drawn_in_its_mode(page):
    shape = TakeShape(1000)
    shape.add(columns_of(shape.recent(), 100)[:, 0] + 0.5)
    wave = page.take.wave
    pictures = set()
    for mode in WaveMode:
        wave.show_shape(mode, shape)
        wave.show_moment(0.02 if mode is WaveMode.TAKE else None)
        pictures.add(wave.grab().toImage().cacheKey())
    assert len(pictures) == 4
    wave.show_shape(WaveMode.RECORDING, shape)
    assert chosen(wave, 0.5) == []  # only a take has moments
    wave.show_shape(WaveMode.TAKE, shape)
    assert chosen(wave, 0.5) == [pytest.approx(shape.seconds / 2, rel=0.1)]


def chosen(wave, share):
    got = []
    wave.moment_chosen.connect(got.append)
    place = wave.rect().center()
    place.setX(round(share * wave.width()))
    QTest.mouseClick(wave, Qt.MouseButton.LeftButton, pos=place)
    return got


def test_every_control_has_a_name(page):
    page.waiting.show_waiting([Waiting(Take(page.waiting.__class__, "Text."))])
    for widget in page.findChildren(QWidget):
        if widget.focusPolicy() == Qt.FocusPolicy.NoFocus or not widget.isVisible():
            continue
        if not isinstance(widget, QAbstractButton | QComboBox):
            continue
        name = QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
        assert name, widget.objectName()
        assert widget.objectName(), name


def cut(page):
    """Labels that do not get the room their words need."""
    found = []
    for one in page.findChildren(QLabel):
        if one.isVisible() and one.text():
            need = one.heightForWidth(one.width()) if one.wordWrap() else one.sizeHint().height()
            wide = 0 if one.wordWrap() else one.sizeHint().width()
            if one.height() < need or one.width() < wide:
                found.append(one.text())
    buttons = [one for one in page.findChildren(QAbstractButton) if one.isVisible()]
    return found + [one.text() for one in buttons if one.width() < one.minimumSizeHint().width()]


@pytest.mark.parametrize("larger", [1.0, 2.0])
def test_longer_words_and_larger_letters_are_not_cut(qtbot, qapp, larger):
    stretched = StretchedTranslator()
    font = QApplication.font()
    bigger = QApplication.font()
    bigger.setPointSizeF(font.pointSizeF() * larger)
    qapp.installTranslator(stretched)
    qapp.setFont(bigger)
    try:
        page = RecordPage()
        qtbot.addWidget(page)
        page.show_spot(SPOT)
        page.microphone.show_devices([InputDevice("a", "Desk", True)], "")
        page.progress.show_progress(SPOT, Tally(14, 83.0, 5, 120.0, 600.0, 0))
        page.waiting.show_waiting([Waiting(Take(qtbot, "Text.", seconds=3.0), "Why it was so.")])
        page.resize(860, 590)
        page.show()
        page.show_state(RecordState.TAKEN)
        page.take.show_report(TakeReport("warn", "Clipped", "It was too loud, the peaks are cut."))
        qtbot.waitUntil(lambda: cut(page) == [])
        assert page._area.widget().minimumSizeHint().width() <= page._area.viewport().width()
    finally:
        qapp.removeTranslator(stretched)
        qapp.setFont(font)


def test_a_flowing_row_goes_on_in_the_next_line(qtbot):
    place = QWidget()
    qtbot.addWidget(place)
    row = FlowRow(place)
    labels = [QLabel("x" * 20) for _ in range(3)]
    for one in labels:
        row.addWidget(one)
    line = labels[0].sizeHint()
    wide = 3 * line.width() + 2 * theme.S
    assert row.sizeHint().width() == wide
    assert row.heightForWidth(wide) == line.height()
    assert row.heightForWidth(wide - 1) == 2 * line.height() + theme.S
    assert row.heightForWidth(10) == 3 * line.height() + 2 * theme.S
    row.setGeometry(QRect(5, 7, 2 * line.width() + theme.S, 100))
    assert labels[1].x() == 5 + line.width() + theme.S
    assert (labels[2].x(), labels[2].y()) == (5, 7 + line.height() + theme.S)
    labels[0].hide()
    assert row.sizeHint().width() == 2 * line.width() + theme.S
    assert row.itemAt(3) is None
    assert row.takeAt(0) is not None
    assert row.count() == 2
