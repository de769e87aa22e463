"""Names for screen readers, room for long words, and nothing left behind."""

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
    QTabBar,
    QWidget,
)

from helpers.dataset_widgets import plan, samples, sources
from mynah.gui.models.automatic_choice import AutomaticChoice, preview
from mynah.gui.models.choice_facts import choice_facts
from mynah.gui.translation import StretchedTranslator
from mynah.gui.views.datasets.automatic_dialog import AutomaticDialog
from mynah.gui.views.datasets.dataset_bar import BarState
from mynah.gui.views.datasets.dataset_panel import DatasetPanel
from mynah.gui.views.datasets.export_dialog import ExportDialog
from mynah.gui.views.datasets.name_dialog import NameDialog
from mynah.project.export_formats import Problem

pytestmark = pytest.mark.gui


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
