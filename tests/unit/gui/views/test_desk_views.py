"""Dialogs and pages around the work: every control named, nothing cut, whatever the language."""

import sys
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QScrollArea

from helpers.whole_window import cut, nameless, turn
from mynah.gui import theme
from mynah.gui.models.activity import ActivityTable
from mynah.gui.models.component import Component
from mynah.gui.models.first_start import ComputerFacts, ModelEntry, ModelSet
from mynah.gui.models.shortcut_table import ShortcutRow, ShortcutTable
from mynah.gui.models.storage import PartUse, RunUse, StorageTable
from mynah.gui.problems import Problem, Remedy
from mynah.gui.translation import StretchedTranslator
from mynah.gui.views.activity.activity_page import ActivityPage
from mynah.gui.views.activity.clear_dialog import ClearDialog
from mynah.gui.views.close_dialog import CloseDialog
from mynah.gui.views.first_start.first_start_page import FirstStartPage
from mynah.gui.views.first_start.rvc_card import RvcCard
from mynah.gui.views.help.about_dialog import AboutDialog
from mynah.gui.views.help.help_bundle_dialog import HelpBundleDialog, ReportPart
from mynah.gui.views.help.problem_banner import ProblemBanner
from mynah.gui.views.settings.settings_dialog import SettingsDialog
from mynah.gui.views.settings.shortcuts_dialog import ShortcutsDialog
from mynah.project.activity import KINDS, Entry
from mynah.project.settings import Settings

pytestmark = pytest.mark.gui
SIZE = 1_500_000_000


def settings_page(number):
    def make():
        made = SettingsDialog(Settings())
        made.show_workspace("/somewhere/in/the/documents/Mynah")
        made.show_page(number)
        return made

    return make


def shortcuts():
    model = ShortcutTable()
    model.set_rows([ShortcutRow("a", "File", "Add recordings", "Ctrl+O", "Ctrl+O")])
    made = ShortcutsDialog(model)
    model.setParent(made)
    made.list.selectRow(0)
    return made


def help_report():
    made = HelpBundleDialog()
    made.set_parts([ReportPart("a.log", "Log of the window", "text\n" * 30)])
    return made


def first_start(present):
    def make():
        made = FirstStartPage()
        made.show_folder("/somewhere/in/the/documents/Mynah")
        facts = ComputerFacts("cpu", "x", 8, SIZE * 10, SIZE * 6, 0, SIZE * 90, 190.0)
        made.computer.show_facts(facts)
        made.rvc.show_facts(facts)
        roles = (("contentvec", "content"), ("rmvpe", "pitch"), ("b-g", "base"), ("b-d", "base"))
        models = tuple(
            ModelEntry(
                name, role, "", SIZE, "f54b" * 16, "MIT", "", ("example.org",), "/x", present
            )
            for name, role in roles
        )
        made.rvc.show_sets([ModelSet("rvc-40k", models), ModelSet("rvc-48k", models)])
        return made

    return make


def first_start_busy():
    made = first_start(present=False)()
    made.rvc.show_busy(True)
    made.rvc.show_progress("contentvec", SIZE // 3, SIZE, "2 min left", checking=False)
    return made


def activity(tab):
    def make():
        journal, storage = ActivityTable(), StorageTable()
        made = ActivityPage(journal, storage)
        journal.setParent(made)
        storage.setParent(made)
        now = datetime.now(UTC).isoformat()
        journal.set_entries([Entry(now, kind, "A voice", count=3) for kind in KINDS])
        storage.set_runs([RunUse("r1", "Bo", "completed", work=SIZE)])
        parts = ("samples", "bin", "datasets", "runs", "voices", "exports", "cache")
        made.storage.show_parts([PartUse(part, 3, SIZE) for part in parts])
        made.storage.table.selectRow(0)
        made.tabs.setCurrentIndex(tab)
        return made

    return make


def problem():
    made = ProblemBanner(
        Problem("It broke.", "Because.", "Mend it.", "a\nb", "BUSY", Remedy("Mend it now", print))
    )
    made.more.click()
    return made


VIEWS = {
    "settings-general": settings_page(0),
    "settings-recording": settings_page(1),
    "settings-computer": settings_page(2),
    "settings-workspace": settings_page(3),
    "shortcuts": shortcuts,
    "about": lambda: AboutDialog([Component("numpy", "2.0", "BSD-3-Clause")]),
    "help": help_report,
    "close": lambda: CloseDialog("Bo", "Learning the voice, 40 %", "", tray=True),
    "close-no-tray": lambda: CloseDialog("Bo", "", "", tray=False),
    "clear": lambda: ClearDialog("Delete 2 trainings?", "They go.", ["Bo: 3 GB"], "Delete"),
    "first-start": first_start(present=False),
    "first-start-ready": first_start(present=True),
    "first-start-busy": first_start_busy,
    "journal": activity(0),
    "storage": activity(1),
    "problem": problem,
}


@pytest.fixture(params=["plain", "stretched", "large"])
def manner(request, qapp):
    """English, words of forty per cent more, and letters of twice the size."""
    theme.apply(qapp, "light")
    font, translator = qapp.font(), None
    if request.param == "stretched":
        translator = StretchedTranslator(qapp)
        qapp.installTranslator(translator)
    if request.param == "large":
        doubled = qapp.font()
        doubled.setPointSizeF(font.pointSizeF() * 2)
        qapp.setFont(doubled)
    yield request.param
    qapp.setFont(font)
    if translator is not None:
        qapp.removeTranslator(translator)


@pytest.mark.parametrize("name", VIEWS)
def test_nothing_is_cut_and_everything_is_named(name, manner, qtbot):
    view = VIEWS[name]()
    qtbot.addWidget(view)
    view.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    if not isinstance(view, QDialog):
        view.resize(900, 640)
    view.show()
    turn()
    turn()
    assert cut(view) == []
    assert nameless(view) == []
    for area in view.findChildren(QScrollArea):
        assert area.horizontalScrollBar().maximum() == 0, area
    if manner == "plain":
        assert view.width() <= 940


@pytest.mark.parametrize("name", ["settings-general", "shortcuts", "help", "close", "clear"])
def test_dialogs_are_left_by_escape(name, qtbot):
    view = VIEWS[name]()
    qtbot.addWidget(view)
    view.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    view.open()
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert not view.isVisible()


def test_the_journal_says_when_there_is_nothing(qtbot):
    page = ActivityPage(ActivityTable(), StorageTable())
    qtbot.addWidget(page)
    page.show()
    assert page.journal.stack.currentIndex() == 1
    assert not page.journal.export.isEnabled()


def test_an_entry_of_a_run_leads_to_it(qtbot):
    table = ActivityTable()
    page = ActivityPage(table, StorageTable())
    qtbot.addWidget(page)
    table.set_entries([Entry(datetime.now(UTC).isoformat(), "run_failed", "Bo", run="r7")])
    with qtbot.waitSignal(page.journal.run_requested) as heard:
        page.journal.table.activated.emit(page.journal.filter.index(0, 0))
    assert heard.args == ["r7"]


@pytest.mark.parametrize("trainable", [True, False])
def test_nobody_downloads_for_what_cannot_be_trained_yet(qtbot, trainable):
    card = RvcCard()
    qtbot.addWidget(card)
    card.show()
    expect = [{"kind": "rvc", "trainable": trainable}]
    card.show_facts(ComputerFacts.from_doctor({"expect": expect, "speed": {"gflops": 10.0}}))
    assert card.not_yet.isVisible() is not trainable


@pytest.mark.parametrize(("bundled", "device"), [(True, "cpu"), (True, "cuda"), (False, "cpu")])
def test_a_bundle_on_a_processor_names_the_other_build(qtbot, monkeypatch, bundled, device):
    monkeypatch.setattr(sys, "frozen", bundled, raising=False)
    made = FirstStartPage()
    qtbot.addWidget(made)
    made.computer.show_facts(ComputerFacts(device, "x", 8))
    assert made.computer.other_build.isVisibleTo(made.computer) is (bundled and device == "cpu")
    assert "pip install mynah" in made.computer.other_build.text()
