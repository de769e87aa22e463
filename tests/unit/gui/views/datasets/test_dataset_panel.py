"""The bar, the footer, readiness, and the dialogs of a dataset."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPushButton,
    QTabBar,
    QWidget,
)

from helpers.dataset_widgets import child, press, samples, words
from mynah.gui import dataset_words
from mynah.gui.models.automatic_choice import AutomaticChoice, preview
from mynah.gui.models.choice_facts import choice_facts
from mynah.gui.models.computer import Computer
from mynah.gui.models.set_changes import set_changes
from mynah.gui.views.datasets.automatic_dialog import AutomaticDialog
from mynah.gui.views.datasets.changes_dialog import DISCARD, ChangesDialog
from mynah.gui.views.datasets.dataset_bar import BarState
from mynah.gui.views.datasets.name_dialog import NameDialog
from mynah.gui.views.datasets.totals_footer import TotalsFooter
from mynah.project.dataset import Dataset, Entry

pytestmark = pytest.mark.gui


def test_the_bar_says_what_to_do_next(bar):
    save = child(bar, QPushButton, "dataset_save")
    bar.show_state(BarState())
    assert "empty" in words(bar)
    assert not child(bar, QPushButton, "dataset_automatic").isEnabled()
    bar.show_state(BarState(library=10))
    assert "choose automatically" in words(bar)
    assert not save.isVisible()
    bar.show_state(BarState(library=10, chosen=3))
    assert "not saved" in words(bar)
    assert save.isVisible()
    bar.show_state(BarState("Narrator", 3, 10))
    assert "as saved" in words(bar)
    assert not save.isVisible()


def test_the_bar_tells_how_the_ticks_differ(bar):
    bar.show_state(BarState("Narrator", 5, 10, added=2, removed=1, gone=4))
    assert "2 added, 1 taken out, 4 deleted" in words(bar)
    assert child(bar, QPushButton, "dataset_save").isVisible()
    bar.show_state(BarState("Narrator", 5, 10, added=2, busy=True))
    assert not child(bar, QPushButton, "dataset_save").isEnabled()


def test_another_dataset_is_asked_for_and_not_taken(bar, qtbot):
    bar.show_state(BarState("Narrator", 3, 10))
    combo = child(bar, QComboBox, "dataset_list")
    with qtbot.waitSignal(bar.set_requested) as told:
        combo.activated.emit(2)
    assert told.args == ["Singing"]
    assert combo.currentIndex() == 1  # until it is really open
    with qtbot.assertNotEmitted(bar.set_requested):
        combo.activated.emit(1)


@pytest.mark.parametrize(
    ("name", "signal"),
    [
        ("dataset_automatic", "automatic_requested"),
        ("dataset_save", "save_requested"),
    ],
)
def test_the_buttons_of_the_bar_say_what_is_wanted(bar, qtbot, name, signal):
    bar.show_state(BarState("Narrator", 3, 10, added=1))
    with qtbot.waitSignal(getattr(bar, signal)):
        press(bar, name)


@pytest.mark.parametrize("name", ["save_as", "revert", "rename", "delete", "all", "none"])
def test_the_menu_of_the_bar_says_what_is_wanted(bar, qtbot, name):
    bar.show_state(BarState("Narrator", 3, 10, added=1))
    (action,) = (one for one in bar._menu.actions() if one.objectName() == f"dataset_{name}")
    with qtbot.waitSignal(getattr(bar, f"{name}_requested")):
        action.trigger()
    bar.show_state(BarState())
    assert not action.isEnabled()


def test_the_footer_adds_up(qtbot):
    footer = TotalsFooter()
    qtbot.addWidget(footer)
    some = samples(20, duration=30.0, score=0.85)
    footer.show_totals(choice_facts([], []))
    assert footer.isHidden()
    footer.show_totals(choice_facts(some, []))
    assert "Tick the recordings" in words(footer)
    footer.show_totals(choice_facts(some, [one.id for one in some[:10]]))
    assert dataset_words.length(300) in words(footer)
    assert dataset_words.quality(0.85) in words(footer)
    assert "held out" in footer.accessibleName()


def test_every_failing_rule_has_a_button_that_says_what_is_missing(panel, qtbot):
    some = samples(70, duration=6.0, score=0.9)
    panel.tabs.show_kind("rvc")
    panel.tabs.show_facts(choice_facts(some, [one.id for one in some[:38]]))
    library = child(panel, QPushButton, "fix_duration_library")
    assert library.text() == "Record 3 more minute(s)"
    chosen = child(panel, QPushButton, "fix_samples_chosen")
    assert chosen.text() == "Choose 12 more recording(s)"
    with qtbot.waitSignal(panel.tabs.fix_requested) as told:
        chosen.click()
    assert (told.args[0].action, told.args[0].count) == ("choose", 12)
    assert child(panel, QPushButton, "fix_samples_library").isHidden()
    bar = child(panel, QWidget, "rule_samples_chosen")
    assert "38" in bar.accessibleName()
    assert bar.accessibleDescription() == "Not met"


def test_the_same_rules_for_all_that_is_needed_of_each(panel):
    some = [*samples(12, score=0.95), *samples(30, score=0.5, transcript="")[12:]]
    panel.tabs.show_facts(choice_facts(some, [one.id for one in some]))
    panel.tabs.choose_tab("sovits")
    page = child(panel, QWidget, "provider_sovits")
    assert child(page, QPushButton, "fix_quality_each_chosen").text() == "Show the 18 worst"
    assert "not here" in words(page)
    piper = child(panel, QWidget, "provider_piper")
    assert child(piper, QPushButton, "fix_transcripts_library").text() == "Write 18 transcript(s)"
    assert child(piper, QPushButton, "fix_samples_library").text() == "Add 70 more recording(s)"
    assert child(piper, QPushButton, "fix_quality_library").text().startswith("Show the ")


def test_an_empty_library_has_one_pair_of_buttons_and_shows_what_is_needed(panel, qtbot):
    panel.tabs.show_facts(choice_facts([], []))
    page = child(panel, QWidget, "provider_rvc")
    assert "at least 5" in words(page)
    for one in page.findChildren(QPushButton):
        assert not one.objectName().startswith("fix_") or one.isHidden()
    with qtbot.waitSignal(panel.tabs.recordings_requested):
        press(page, "readiness_add")
    with qtbot.waitSignal(panel.tabs.recording_requested):
        press(page, "readiness_record")
    assert not child(page, QPushButton, "export_rvc").isEnabled()


def test_lite_and_rvc_have_their_own_rules_and_the_choice_is_explained(panel, qtbot):
    panel.tabs.show_facts(choice_facts(samples(10, duration=20.0), []))
    page = child(panel, QWidget, "provider_rvc")
    assert panel.tabs.kind.kind == "lite"
    assert "at least 5" in words(page)
    assert "Ready" in words(page)
    panel.tabs.kind.show_computer(Computer())
    assert "Lite is the better choice" in words(page)
    with qtbot.waitSignal(panel.tabs.kind_chosen) as told:
        press(page, "kind_rvc")
    assert told.args == ["rvc"]
    assert "at least 50" in words(page)
    assert "downloaded once" in words(page)
    with qtbot.waitSignal(panel.tabs.train_requested) as told:
        press(page, "dataset_train")
    assert told.args == ["rvc"]


@pytest.mark.parametrize(
    ("card", "models", "text"),
    [(True, True, "choose RVC"), (True, False, "Lite is ready now"), (False, True, "days")],
)
def test_why_a_kind_of_voice_is_suggested(panel, card, models, text):
    panel.tabs.kind.show_computer(Computer(card, models))
    assert text in words(panel.tabs.kind)


def test_tabs_show_which_is_ready_and_one_page_at_a_time(panel, qtbot):
    panel.tabs.show_facts(choice_facts(samples(10, duration=20.0), []))
    tabs = child(panel, QTabBar, "provider_tabs")
    assert tabs.count() == 3
    assert not tabs.tabIcon(0).isNull()
    assert tabs.tabIcon(2).isNull()
    assert "missing" in tabs.tabToolTip(2)
    with qtbot.waitSignal(panel.tabs.tab_chosen) as told:
        panel.tabs.choose_tab("piper")
    assert told.args == ["piper"]
    assert child(panel, QWidget, "provider_rvc").isHidden()
    with qtbot.waitSignal(panel.tabs.export_requested) as told:
        press(panel, "export_piper")
    assert told.args == ["piper"]
    panel.tabs.choose_tab("nonsense")
    assert not child(panel, QWidget, "provider_piper").isHidden()


def test_nothing_is_taken_before_the_button_is_pressed(qtbot):
    some = samples(30, duration=10.0)
    dialog = AutomaticDialog(AutomaticChoice(minimum_score=0.5))
    qtbot.addWidget(dialog)
    take = dialog.answer("take")
    assert not take.isEnabled()
    dialog.show_preview(preview(some, dialog.choice, "lite"))
    assert take.isEnabled()
    assert take.text() == "Choose 30 recording(s)"
    assert "no more recordings" in words(dialog)
    assert "Enough for Lite" in words(dialog)
    with qtbot.waitSignal(dialog.choice_changed) as told:
        child(dialog, QAbstractSpinBox, "automatic_target").setValue(2.5)
    assert told.args[0] == AutomaticChoice(target_minutes=2.5, minimum_score=0.5)
    assert not take.isEnabled()
    found = preview(some, dialog.choice, "lite")
    dialog.show_preview(found)
    assert "target length is reached" in words(dialog)
    with qtbot.waitSignal(dialog.choice_made) as told:
        take.click()
    assert told.args == [found]


def test_a_choice_of_nothing_cannot_be_taken(qtbot):
    dialog = AutomaticDialog(AutomaticChoice())
    qtbot.addWidget(dialog)
    child(dialog, QAbstractSpinBox, "automatic_score").setValue(100)
    child(dialog, QComboBox, "automatic_strategy").setCurrentIndex(2)
    assert dialog.choice.strategy == "random"
    dialog.show_preview(preview(samples(5), dialog.choice, "lite"))
    assert not dialog.answer("take").isEnabled()
    assert "Lower it" in words(dialog)
    dialog.show_preview(preview([], dialog.choice, "lite"))
    assert "no recordings" in words(dialog)


def test_a_name_is_asked_for_once_and_a_taken_one_is_said(qtbot):
    dialog = NameDialog("Save", "", "Save", taken=["Narrator"], may_replace=True)
    qtbot.addWidget(dialog)
    field = child(dialog, QLineEdit, "dataset_name")
    assert not dialog.answer("name").isEnabled()
    field.setText("  narrator ")
    assert "what changes" in words(dialog)
    with qtbot.waitSignal(dialog.name_chosen) as told:
        dialog.answer("name").click()
    assert told.args == ["Narrator"]


def test_renaming_does_not_take_a_name_that_is_used(qtbot):
    dialog = NameDialog("Rename", "", "Rename", name="Narrator", taken=["Narrator", "Singing"])
    qtbot.addWidget(dialog)
    dialog.show()
    field, button = child(dialog, QLineEdit, "dataset_name"), dialog.answer("name")
    assert not button.isEnabled()
    for text, able in (("Singing", False), ("NARRATOR", True), ("Other", True), (" ", False)):
        field.setText(text)
        assert button.isEnabled() is able, text
    field.setText(" Other ")
    with qtbot.waitSignal(dialog.name_chosen) as told:
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert told.args == ["Other"]


def test_what_changes_is_shown_before_a_dataset_is_replaced(qtbot):
    some = samples(10)
    kept = Dataset("x", tuple(Entry(one, "") for one in [*(it.id for it in some[:6]), "gone"]))
    changes = set_changes(kept, some, [one.id for one in some[2:9]], 1234)
    dialog = ChangesDialog("Save?", changes, leaving=True, parent=None)
    qtbot.addWidget(dialog)
    added = child(dialog, QAbstractItemView, "added_clips")
    assert added.model().rowCount() == 3
    assert child(dialog, QAbstractItemView, "removed_clips").model().rowCount() == 2
    assert "deleted from the library" in words(dialog)
    with qtbot.waitSignal(dialog.answered) as told:
        press(dialog, f"answer_{DISCARD}")
    assert told.args == [DISCARD]
    assert not dialog.isVisible()
