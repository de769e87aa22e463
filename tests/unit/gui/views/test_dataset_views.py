import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QFont
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QTabBar,
    QWidget,
)

from helpers.library import fake_sample
from mynah.gui import dataset_words
from mynah.gui.models.automatic_choice import AutomaticChoice, preview
from mynah.gui.models.choice_facts import choice_facts
from mynah.gui.models.computer import Computer
from mynah.gui.models.dataset_list import DatasetListModel
from mynah.gui.models.set_changes import set_changes
from mynah.gui.problems import Problem as Shown
from mynah.gui.training_words import number
from mynah.gui.translation import StretchedTranslator
from mynah.gui.views.datasets.automatic_dialog import AutomaticDialog
from mynah.gui.views.datasets.changes_dialog import DISCARD, ChangesDialog
from mynah.gui.views.datasets.dataset_bar import BarState, DatasetBar
from mynah.gui.views.datasets.dataset_panel import DatasetPanel
from mynah.gui.views.datasets.export_dialog import ExportDialog
from mynah.gui.views.datasets.export_form import CHOSEN, LIBRARY, ExportSource
from mynah.gui.views.datasets.name_dialog import NameDialog
from mynah.gui.views.datasets.reference_picker import ReferencePicker
from mynah.gui.views.datasets.totals_footer import TotalsFooter
from mynah.project.dataset import Dataset, Entry
from mynah.project.export_formats import Problem
from mynah.project.export_plan import ExportPlan
from mynah.project.export_reference import Part, Reference

pytestmark = pytest.mark.gui


def samples(count, **values):
    return [fake_sample(number, **values) for number in range(count)]


def child(widget, kind, name):
    found = widget.findChild(kind, name)
    assert found is not None, name
    return found


def press(widget, name):
    child(widget, QAbstractButton, name).click()


def words(widget):
    shown = (one for one in widget.findChildren(QLabel) if not one.isHidden())
    return " ".join(one.text() for one in shown)


@pytest.fixture
def datasets():
    model = DatasetListModel()
    model.set_datasets([Dataset("Narrator", ()), Dataset("Singing", ())])
    return model


@pytest.fixture
def bar(qtbot, datasets):
    made = DatasetBar(datasets)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def panel(qtbot, datasets):
    made = DatasetPanel(datasets)
    qtbot.addWidget(made)
    return made


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
    assert "Tick the clips" in words(footer)
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
    assert chosen.text() == "Choose 12 more clip(s)"
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
    assert child(piper, QPushButton, "fix_samples_library").text() == "Add 70 more clip(s)"
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
    assert take.text() == "Choose 30 clip(s)"
    assert "no more clips" in words(dialog)
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


def sources(chosen=3):
    return {
        CHOSEN: ExportSource("Narrator", chosen, "/exports/Narrator"),
        LIBRARY: ExportSource("Library", 9, "/exports/Library"),
    }


def plan(provider="piper", **more):
    values = {
        "out": "/x",
        "target": "free",
        "rate": 22050,
        "written": 3,
        "of": 3,
        "seconds": 9.0,
        "size": 400_000,
        "free": 10**9,
    }
    return ExportPlan(provider, **{**values, **more})


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
    assert "3 of 4 clip(s)" in words(dialog)
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
    assert "No clip is ticked" in words(picker)
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


def made_widgets(datasets):
    yield DatasetPanel(datasets)
    yield AutomaticDialog(AutomaticChoice())
    for provider in ("piper", "sovits", "rvc"):
        yield ExportDialog(provider, sources())
    yield NameDialog("a", "b", "c")


def test_every_control_has_a_name_for_screen_readers_and_tests(datasets, qtbot):
    kinds = (QAbstractButton, QComboBox, QAbstractSpinBox, QLineEdit, QAbstractItemView, QTabBar)
    for widget in made_widgets(datasets):
        qtbot.addWidget(widget)
        for kind in kinds:
            for one in widget.findChildren(kind):
                if one.objectName().startswith("qt_") or one.focusPolicy() == Qt.NoFocus:
                    continue
                if one.window() is not widget:  # the list of a combo box
                    continue
                read = QAccessible.queryAccessibleInterface(one)
                if isinstance(one.parent(), QComboBox | QAbstractSpinBox | QAbstractItemView):
                    continue
                name = read.text(QAccessible.Text.Name) or one.accessibleName()
                assert name or one.isHidden(), (widget, one, one.objectName())
                assert one.objectName() or one.isHidden(), (widget, one, name)


@pytest.fixture
def stretched(qapp):
    """Every text is forty per cent longer, in letters of twice the size."""
    translator, font = StretchedTranslator(), qapp.font()
    large = QFont(font)
    large.setPointSizeF(font.pointSizeF() * 2)
    qapp.installTranslator(translator)
    qapp.setFont(large)
    yield
    qapp.setFont(font)
    qapp.removeTranslator(translator)


def cut(widget):
    """Labels and buttons that are shown narrower or lower than their words."""
    for one in widget.findChildren(QWidget):
        if not isinstance(one, QLabel | QAbstractButton) or not one.isVisible():
            continue
        if one.objectName().startswith("qt_") or not one.text():
            continue
        wanted = one.minimumSizeHint().width()
        if isinstance(one, QLabel) and not one.wordWrap():
            wanted = one.sizeHint().width()
        if one.width() < wanted or one.height() < one.minimumSizeHint().height():
            yield one.objectName(), one.text(), one.size(), wanted


def test_long_words_in_large_letters_are_not_cut(stretched, datasets, qtbot):
    some = [*samples(12, score=0.95), *samples(30, score=0.5, transcript="")[12:]]
    facts = choice_facts(some, [one.id for one in some[5:]])
    panel = DatasetPanel(datasets)
    qtbot.addWidget(panel)
    panel.bar.show_state(BarState("Narrator", 5, 10, added=2, removed=1, gone=4))
    for kind in ("lite", "rvc"):
        panel.tabs.show_kind(kind)
        panel.tabs.show_facts(facts)
        for tab in ("rvc", "sovits", "piper"):
            panel.tabs.choose_tab(tab)
            panel.resize(panel.sizeHint().width(), 700)
            panel.show()
            qtbot.waitUntil(lambda: panel.width() >= panel.minimumSizeHint().width())
            assert list(cut(panel)) == []
    assert panel.sizeHint().width() < 1000


@pytest.mark.parametrize("provider", ["piper", "sovits", "rvc"])
def test_the_export_dialog_has_room_for_long_words(stretched, qtbot, provider):
    made = ExportDialog(provider, sources())
    qtbot.addWidget(made)
    left_out = Problem("1", "a.wav", "error", "no_transcript", "")
    made.show_plan(plan(provider, of=4, problems=(left_out,)))
    made.show()
    assert list(cut(made)) == []


def test_the_automatic_dialog_has_room_for_long_words(stretched, qtbot):
    made = AutomaticDialog(AutomaticChoice())
    qtbot.addWidget(made)
    made.show_preview(preview(samples(30), made.choice, "lite"))
    made.show()
    assert list(cut(made)) == []


def test_no_widget_is_left_when_a_dialog_is_gone(datasets, qtbot):
    for widget in made_widgets(datasets):
        inner = widget.findChildren(QWidget)
        widget.deleteLater()
        qtbot.waitUntil(lambda one=widget: not shiboken6.isValid(one))
        assert not any(shiboken6.isValid(one) for one in inner)
