"""The export: its report, its form, and the reference clip."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QWidget,
)

from helpers.dataset_widgets import child, plan, press, sources, words
from helpers.library import fake_sample
from mynah.gui import dataset_words
from mynah.gui.problems import Problem as Shown
from mynah.gui.training_words import number
from mynah.gui.views.datasets.export_dialog import ExportDialog
from mynah.gui.views.datasets.export_form import LIBRARY
from mynah.gui.views.datasets.reference_picker import ReferencePicker
from mynah.project.export_formats import Problem
from mynah.project.export_reference import Part, Reference

pytestmark = pytest.mark.gui


@pytest.fixture
def dialog(qtbot):
    made = ExportDialog("piper", sources())
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_report_comes_before_the_export(dialog, qtbot):
    start = child(dialog, QPushButton, "export_start")
    assert not start.isEnabled()
    assert "trained in Piper" in words(dialog)
    left_out = Problem("1", "a.wav", "error", "no_transcript", "")
    dialog.show_plan(plan(of=4, problems=(left_out, Problem("2", "b", "warning", "length", ""))))
    assert start.isEnabled()
    assert "3 of 4 recording(s)" in words(dialog)
    assert "1 left out" in words(dialog)
    assert f"{number(22050)} Hz" in words(dialog)
    assert "without a header" in words(dialog)
    assert child(dialog, QAbstractItemView, "export_problems").model().rowCount() == 2
    with qtbot.waitSignal(dialog.clips_requested) as told:
        press(dialog, "export_show_clips")
    assert told.args == [["1"]]
    dialog.show_plan(plan())
    assert "Nothing is left out" in words(dialog)


def test_what_stands_in_the_way_is_said_and_replacing_offered(dialog, qtbot):
    blocker = Problem("", "", "error", "target_exists", "English.")
    dialog.show_plan(plan(target="replaceable", blocking=(blocker,)))
    assert not child(dialog, QPushButton, "export_start").isEnabled()
    assert "earlier export is in this folder" in words(dialog)
    assert not dialog.form.replace
    with qtbot.waitSignal(dialog.changed):
        press(dialog, "export_replace")
    assert dialog.form.replace
    dialog.show_waiting()
    assert not child(dialog, QPushButton, "export_start").isEnabled()
    dialog.show_plan(plan(target="replaceable"))
    assert "will be replaced" in words(dialog)
    dialog.show_plan(plan())
    assert not dialog.form.replace


def test_the_folder_follows_what_is_exported_until_it_is_named(dialog):
    assert dialog.form.folder == "/exports/Narrator"
    press(dialog, "export_source_library")
    assert (dialog.form.source, dialog.form.folder) == (LIBRARY, "/exports/Library")
    dialog.form.set_folder("/mine")
    press(dialog, "export_source_chosen")
    assert dialog.form.folder == "/mine"
    assert dialog.form.rate == 22050


def test_without_a_choice_the_library_is_exported(qtbot):
    made = ExportDialog("rvc", sources(chosen=0))
    qtbot.addWidget(made)
    assert made.form.source == LIBRARY
    assert not child(made, QRadioButton, "export_source_chosen").isEnabled()
    assert made.form.rate == 0


def test_progress_cancel_and_the_ends_of_an_export(dialog, qtbot):
    dialog.show_plan(plan())
    with qtbot.waitSignal(dialog.export_requested):
        press(dialog, "export_start")
    dialog.show_running(34, 178)
    assert "34 of 178" in words(dialog)
    assert not child(dialog, QPushButton, "export_start").isVisible()
    with qtbot.waitSignal(dialog.cancel_requested):
        press(dialog, "export_cancel")
    dialog.show_cancelled()
    assert "Nothing was written" in words(dialog)
    dialog.show_failed(Shown("The disk is full.", "Because.", "Free some."))
    assert "Because. Free some." in words(dialog)
    assert child(dialog, QPushButton, "export_start").isEnabled()
    dialog.show_done(3, "/x", "Use it so.")
    assert "/x\nUse it so." in words(dialog)
    with qtbot.waitSignal(dialog.open_requested):
        press(dialog, "banner_action")
    assert not child(dialog, QPushButton, "export_start").isVisible()


def test_speaker_and_language_are_asked_for_sovits_only(dialog, qtbot):
    made = ExportDialog("sovits", sources())
    qtbot.addWidget(made)
    assert made.form.language == "en"
    child(made, QComboBox, "export_language").setCurrentText("de")
    assert made.form.language == "de"
    child(made, QComboBox, "export_language").setCurrentIndex(2)
    assert made.form.language == "ja"
    with qtbot.waitSignal(made.changed):
        child(made, QLineEdit, "export_speaker").setText("Ada ")
    assert made.form.speaker == "Ada"
    assert dialog.findChild(QLineEdit, "export_speaker") is None


@pytest.fixture
def picker(qtbot):
    made = ReferencePicker()
    qtbot.addWidget(made)
    made.model.set_parts(
        [
            Part(fake_sample(number, score=0.9 - number / 100), f"Text {number}.", length)
            for number, length in enumerate((2.0, 3.0, 6.0))
        ]
    )
    return made


def tick(picker, row, checked=True):
    state = Qt.CheckState.Checked if checked else Qt.CheckState.Unchecked
    picker.model.setData(picker.model.index(row, 0), state, Qt.ItemDataRole.CheckStateRole)


def test_the_best_clips_are_shown_until_others_are_ticked(picker, qtbot):
    best = Reference((picker.model.part(0), picker.model.part(1)))
    with qtbot.assertNotEmitted(picker.reference_changed):
        picker.show_reference(best)
    assert picker.reference is None
    assert "“Text 0. Text 1.”" in words(picker)
    assert dataset_words.seconds_exactly(5.2) in words(picker)
    assert "Good length" in words(picker)
    with qtbot.waitSignal(picker.reference_changed):
        tick(picker, 2)
    assert len(picker.reference) == 3
    assert "Too long" in words(picker)
    picker.show_reference(best)
    assert len(picker.reference) == 3
    with qtbot.waitSignal(picker.reference_changed):
        press(picker, "reference_best")
    assert picker.reference is None
    picker.show_reference(best)
    assert len(picker.model.chosen()) == 2


def test_gap_and_order_of_the_reference_can_be_changed(picker, qtbot):
    tick(picker, 0)
    assert "Too short" in words(picker)
    tick(picker, 1)
    with qtbot.waitSignal(picker.reference_changed):
        child(picker, QAbstractSpinBox, "reference_gap").setValue(0.7)
    assert picker.gap == 0.7
    assert dataset_words.seconds_exactly(5.7) in words(picker)
    earlier = child(picker, QAbstractButton, "reference_earlier")
    table = child(picker, QAbstractItemView, "reference_clips")
    assert not earlier.isEnabled()
    table.setCurrentIndex(picker.model.index(1, 0))
    assert earlier.isEnabled()
    earlier.click()
    assert "“Text 1. Text 0.”" in words(picker)
    assert not earlier.isEnabled()
    press(picker, "reference_later")
    assert "“Text 0. Text 1.”" in words(picker)
    tick(picker, 0, checked=False)
    tick(picker, 1, checked=False)
    assert "No recording is ticked" in words(picker)
    assert picker.reference == ()


def test_a_reference_can_be_heard_where_there_is_sound(picker, qtbot):
    tick(picker, 1)
    listen = child(picker, QPushButton, "reference_listen")
    with qtbot.waitSignal(picker.listen_requested):
        listen.click()
    picker.show_playing(True)
    assert listen.text() == "Stop"
    picker.show_playing(False)
    picker.show_sound_problem("There is no sound device.")
    assert not listen.isEnabled()
    assert listen.toolTip() == "There is no sound device."


def test_the_guide_shows_length_clips_and_sound(picker):
    guide = child(picker, QWidget, "length_guide")
    guide.resize(400, 80)
    empty = guide.grab().toImage()
    tick(picker, 1)
    one = guide.grab().toImage()
    picker.show_peaks((0.1, 1.0, 0.5))
    heard = guide.grab().toImage()
    assert empty != one
    assert one != heard
    assert "3 to 10 s" in guide.accessibleName()
    tick(picker, 2)
    tick(picker, 0)
    assert not guide.fits
    assert guide.seconds == pytest.approx(11.4)
