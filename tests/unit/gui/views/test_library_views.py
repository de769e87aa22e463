import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QLabel, QStackedWidget, QWidget

from helpers.library import fake_sample
from mynah.gui.models.bin_table import BinTableModel, deleted_at
from mynah.gui.models.import_report import ImportReport, Phase, RefusedFile, RefusedTable
from mynah.gui.models.sample_filter import CHOSEN, SampleFilter
from mynah.gui.models.sample_table import SampleTableModel
from mynah.gui.views.library.bin_dialog import BinDialog
from mynah.gui.views.library.import_panel import ImportPanel
from mynah.gui.views.library.library_page import LibraryPage
from mynah.project.samples import BinnedSample

pytestmark = pytest.mark.gui


@pytest.fixture
def page(qtbot):
    table = SampleTableModel()
    proxy = SampleFilter()
    proxy.setSourceModel(table)
    made = LibraryPage(proxy, lambda sample: None)
    made.table, made.proxy = table, proxy
    window = QStackedWidget()
    proxy.setParent(window)  # both live as long as what shows them
    table.setParent(window)
    window.addWidget(made)
    made.window_of_it = window
    window.resize(1100, 700)
    qtbot.addWidget(window)
    window.show()
    return made


def fill(page, count=6, **values):
    page.table.set_samples([fake_sample(n, duration=60.0, **values) for n in range(count)])
    page.set_known(True)


def press(widget, name):
    found = widget.findChild(QAbstractButton, name)
    assert found is not None, name
    assert found.isVisible(), name
    found.click()


def test_before_it_was_read_nobody_says_that_it_is_empty(page):
    assert not page.empty.isVisible()
    page.set_known(True)
    assert page.empty.isVisible()


def test_an_empty_library_says_what_to_do_how_much_and_that_it_is_safe(page, qtbot):
    page.set_known(True)
    told = " ".join(one.text() for one in page.empty.findChildren(QLabel))
    for words in ("Drop recordings", "2 minutes", "10 minutes", "never changed"):
        assert words in told
    for name, signal in (
        ("empty_add_files", page.files_requested),
        ("empty_add_folder", page.folder_requested),
        ("empty_demo", page.demo_requested),
    ):
        with qtbot.waitSignal(signal):
            press(page, name)


def test_while_the_first_import_goes_on_it_is_not_empty(page):
    page.set_known(True)
    page.set_importing(True)
    assert not page.empty.isVisible()
    page.set_importing(False)
    assert page.empty.isVisible()


def test_totals(page):
    fill(page)
    assert "6 min 0 s" in page.totals.text()
    page.proxy.change(text="3.wav")
    assert "1 shown" in page.totals.text()


def test_nothing_fits_and_the_way_back(page):
    fill(page)
    page.proxy.change(text="nothing has this")
    assert not page.list.isVisible()
    press(page, "no_match_clear")
    assert page.list.isVisible()
    assert page.filters.search.text() == ""


def test_the_recorder_and_back(page, qtbot):
    fill(page)
    assert not page.record_action.isEnabled()
    recorder = QLabel("recorder")
    page.set_recorder(recorder)
    with qtbot.waitSignal(page.recorder_shown, check_params_cb=lambda shown: shown):
        press(page, "library_record")
    assert recorder.isVisible()
    press(page, "recorder_back")
    assert page.list.isVisible()


def test_the_side_goes_where_there_is_no_room_and_comes_when_asked(page):
    fill(page)
    side = QLabel("side")
    side.setMinimumWidth(300)
    page.set_side(side)
    assert side.isVisible()
    page.window_of_it.resize(620, 700)
    assert not side.isVisible()
    press(page, "library_side")
    assert side.isVisible()
    press(page, "library_side")
    assert not side.isVisible()
    page.window_of_it.resize(1400, 700)
    assert not side.isVisible()


def test_the_notice_offers_undo(page, qtbot):
    page.say("Gone", undo=True)
    with qtbot.waitSignal(page.undo_requested):
        press(page.notice, "banner_action")
    assert not page.notice.isVisible()
    page.say("Only said")
    assert not page.notice.action.isVisible()


# The filter bar


def test_typing_filters(page, qtbot):
    fill(page)
    page.filters.begin_search()
    qtbot.keyClicks(page.filters.search, "4.wav")
    qtbot.waitUntil(lambda: page.proxy.rowCount() == 1)
    with qtbot.waitSignal(page.filters.left):
        qtbot.keyClick(page.filters.search, Qt.Key.Key_Return)
    assert page.list.current_id == page.proxy.sample(0).id
    press(page, "clear_filters")
    assert page.proxy.rowCount() == 6


def pick(combo, data):
    combo.setCurrentIndex(combo.findData(data))
    combo.activated.emit(combo.currentIndex())


def test_picking_filters(page):
    fill(page)
    page.table.set_sets({page.table.sample(0).id: ["narrator"]})
    page.filters.fill()
    pick(page.filters.dataset, "set:narrator")
    assert page.proxy.criteria.dataset == "narrator"
    assert page.proxy.rowCount() == 1
    pick(page.filters.dataset, CHOSEN)
    assert (page.proxy.criteria.choice, page.proxy.criteria.dataset) == (CHOSEN, "")
    pick(page.filters.dataset, "")
    pick(page.filters.verdict, "warn")
    assert page.proxy.rowCount() == 0
    page.proxy.clear()
    assert page.filters.verdict.currentData() == ""


def test_a_reason_that_nothing_has_any_more_is_still_shown_as_asked_for(page):
    fill(page)
    page.proxy.change(dataset="gone")
    assert page.filters.dataset.currentText() == "gone"


def test_some_samples_are_announced(page):
    fill(page)
    page.proxy.change(ids=frozenset({page.table.sample(0).id}), title="The worst")
    assert page.filters.strip.isVisible()
    press(page.filters.strip, "banner_action")
    assert not page.filters.strip.isVisible()
    assert page.proxy.rowCount() == 6


# The import panel


@pytest.fixture
def panel(qtbot):
    made = ImportPanel()
    qtbot.addWidget(made)
    made.resize(800, 400)
    made.show()
    return made


def test_progress_and_stop(panel, qtbot):
    panel.begin("", remembered=False)
    panel.show_report(ImportReport(Phase.LOOKING))
    assert (panel.bar.minimum(), panel.bar.maximum()) == (0, 0)
    panel.show_report(ImportReport(Phase.READING, 3, 10, seconds_left=42.0), waiting=1)
    assert panel.heading.text() == "Adding recordings: 3 of 10"
    assert "about 42 s left" in panel.text.text()
    assert (panel.bar.value(), panel.bar.maximum()) == (3, 10)
    with qtbot.waitSignal(panel.cancel_requested):
        press(panel, "import_cancel")
    panel.show_report(ImportReport(Phase.STOPPING, 3, 10))
    assert not panel.cancel.isEnabled()


def test_the_summary_and_what_was_refused(panel, qtbot):
    refused = [
        RefusedFile("/x/notes.wav", "not_audio", "English words."),
        RefusedFile("/x/odd.wav", "code_of_tomorrow", "It is odd.", "Make it even."),
    ]
    panel.show_report(ImportReport(Phase.DONE, 9, 9, ["a"] * 6, 1, refused))
    assert "6" in panel.heading.text()
    assert not panel.refused_list.isVisible()
    press(panel, "import_show_refused")
    assert panel.refused_list.isVisible()
    cells = [[panel.refused.index(row, col).data() for col in range(3)] for row in range(2)]
    assert cells[0][0] == "notes.wav"
    assert cells[1] == ["odd.wav", "It is odd.", "Make it even."]
    press(panel, "import_copy_refused")
    assert QGuiApplication.clipboard().text().splitlines()[1].startswith("/x/odd.wav\tIt is odd.")
    with qtbot.waitSignal(panel.closed):
        press(panel, "import_close")


def test_nothing_usable_shows_the_list_at_once(panel):
    report = ImportReport(Phase.NOTHING, refused=[RefusedFile("/x/a.wav", "", "Too short.")])
    panel.show_report(report)
    assert panel.refused_list.isVisible()
    assert not panel.consent.isVisible()


def test_consent_is_given_and_remembered(panel, qtbot):
    panel.begin("", remembered=False)
    panel.show_report(ImportReport(Phase.READING, 1, 2))
    panel.consent.note.setCurrentIndex(0)
    with qtbot.waitSignal(panel.consent_given) as given:
        panel.consent.note.activated.emit(0)
    assert given.args == ["My own voice", False]
    with qtbot.waitSignal(panel.consent_given) as given:
        panel.consent.remember.click()
    assert given.args == ["My own voice", True]
    panel.begin("Somebody", remembered=True)
    assert panel.consent.note.currentText() == "Somebody"


def test_the_list_of_refused_is_a_proper_model(qtmodeltester):
    model = RefusedTable()
    qtmodeltester.check(model)
    model.set_files([RefusedFile("a"), RefusedFile("b", "noise")])
    model.set_files([])


# The bin


def binned(number, size=1000):
    sample = fake_sample(number)
    return BinnedSample(f"20260102T030405000Z-{sample.id}-ab12", sample, size)


@pytest.fixture
def dialog(qtbot):
    items = BinTableModel()
    items.set_items([binned(1), binned(2, 2_500_000), binned(3)])
    made = BinDialog(items)
    made.items = items
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_bin_is_a_proper_model(qtmodeltester):
    model = BinTableModel()
    qtmodeltester.check(model)
    model.set_items([binned(1), binned(2)])
    model.set_items([])


def test_when_something_was_deleted():
    assert deleted_at("20260102T030405000Z-abc-ab12") == 1767323045.0
    assert deleted_at("voice-ab12-name") == 0.0


def test_restoring(dialog, qtbot):
    assert not dialog.restore.isEnabled()
    dialog.list.selectRow(1)
    assert "2.5 MB" in dialog.totals.text()
    with qtbot.waitSignal(dialog.restore_requested) as asked:
        press(dialog, "bin_restore")
    assert asked.args == [[dialog.items.entries()[1]]]


@pytest.mark.parametrize(("name", "rows"), [("bin_purge", [1]), ("bin_empty", [0, 1, 2])])
def test_removing_for_good_is_asked_with_counts_and_sizes(dialog, qtbot, name, rows):
    dialog.list.selectRow(1)
    press(dialog, name)
    assert str(len(rows)) in dialog.question.title.text()
    assert "2.5 MB" in dialog.question.text.text()
    press(dialog, "purge_keep")
    assert not dialog.question.isVisible()
    press(dialog, name)
    with qtbot.waitSignal(dialog.purge_requested) as asked:
        press(dialog, "purge_confirm")
    assert asked.args == [dialog.items.entries(rows)]


def test_the_bin_by_keys(dialog, qtbot):
    dialog.list.selectRow(0)
    dialog.list.setFocus()
    with qtbot.waitSignal(dialog.restore_requested):
        qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Delete)
    assert dialog.question.isVisible()


def test_an_empty_bin_says_so(dialog):
    dialog.items.set_items([])
    assert not dialog.list.isVisible()
    assert not dialog.empty.isEnabled()


def test_refused_files_are_listed_whole_where_the_inspector_makes_way(page, qtbot):
    inspector = QWidget()
    inspector.setMinimumHeight(200)
    page.set_inspector(inspector)
    fill(page)
    page.window_of_it.resize(900, 520)
    files = [RefusedFile(f"/{n}.wav", "empty") for n in range(6)]
    page.imports.show_report(ImportReport(Phase.DONE, imported=["a"], refused=files))
    page.imports.show()
    assert inspector.isVisible()
    press(page.imports, "import_show_refused")
    qtbot.waitUntil(lambda: not inspector.isVisible())
    listed = page.imports.refused_list
    copy = page.imports.findChild(QAbstractButton, "import_copy_refused")
    qtbot.waitUntil(lambda: copy.geometry().top() >= listed.geometry().bottom())
    page.imports.hide()  # done with
    qtbot.waitUntil(inspector.isVisible)
    page.imports.show()
    qtbot.waitUntil(lambda: not inspector.isVisible())
    page.window_of_it.resize(1100, 1000)
    qtbot.waitUntil(inspector.isVisible)


def test_the_focus_goes_from_the_empty_library_to_the_list(page, qtbot):
    page.set_known(True)
    page.window_of_it.activateWindow()
    page.empty.findChild(QAbstractButton, "empty_add_files").setFocus()
    qtbot.waitUntil(lambda: page.empty.isAncestorOf(page.window_of_it.focusWidget()))
    page.set_importing(True)
    assert not page.list.hasFocus()
    fill(page)
    qtbot.waitUntil(page.list.hasFocus)
    page.imports.show_report(ImportReport(Phase.DONE, imported=["a"]))
    page.imports.show()
    done = page.imports.findChild(QAbstractButton, "import_close")
    done.setFocus()
    done.click()
    assert page.list.hasFocus()
