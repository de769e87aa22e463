import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import QMenu

from helpers.library import fake_sample
from mynah.gui.models.sample_filter import SampleFilter
from mynah.gui.models.sample_table import Column, SampleTableModel
from mynah.gui.views.library import sample_list
from mynah.gui.views.library.sample_list import SampleList

pytestmark = pytest.mark.gui
ROWS = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows


def samples(count, first=0):
    return [fake_sample(n, duration=n + 1.0, day=n % 28 + 1) for n in range(first, first + count)]


@pytest.fixture
def shown(qtbot):
    table = SampleTableModel()
    table.set_samples(samples(20))
    table.sort(Column.NAME)
    proxy = SampleFilter()
    proxy.setSourceModel(table)
    view = SampleList(proxy, lambda sample: None)
    view.table, view.proxy = table, proxy
    proxy.setParent(view)  # both live as long as what shows them
    table.setParent(view)
    view.resize(1000, 300)
    qtbot.addWidget(view)
    view.show()
    qtbot.waitExposed(view)
    view.setFocus()
    return view


def ids(shown, *rows):
    return [shown.proxy.sample(row).id for row in rows]


def test_keys(shown, qtbot):
    shown.selectRow(2)
    with qtbot.waitSignal(shown.play_requested) as played:
        qtbot.keyClick(shown, Qt.Key.Key_Space)
    assert played.args == ids(shown, 2)
    with qtbot.waitSignal(shown.delete_requested) as deleted:
        qtbot.keyClick(shown, Qt.Key.Key_Delete)
    assert deleted.args == [ids(shown, 2)]
    qtbot.keyClick(shown, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(shown.selected_ids()) == 20


@pytest.mark.parametrize(
    ("key", "modifier"),
    [
        (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier),
        (Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier),
    ],
)
def test_keys_that_choose(shown, qtbot, key, modifier):
    shown.select(ids(shown, 1, 3))
    qtbot.keyClick(shown, key, modifier)
    assert shown.table.chosen() == ids(shown, 1, 3)
    shown.select(ids(shown, 3, 4))
    qtbot.keyClick(shown, key, modifier)
    assert shown.table.chosen() == ids(shown, 1, 3, 4)
    qtbot.keyClick(shown, key, modifier)
    assert shown.table.chosen() == ids(shown, 1)


def test_a_click_anywhere_in_its_cell_changes_the_mark(shown, qtbot):
    cell = shown.visualRect(shown.proxy.index(4, Column.CHOSEN))
    for place in (cell.center(), cell.topLeft() + QPoint(3, 3)):
        before = shown.table.is_chosen(ids(shown, 4)[0])
        qtbot.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert shown.table.is_chosen(ids(shown, 4)[0]) is not before


def test_the_current_sample_is_told_once(shown, qtbot):
    told = []
    shown.sample_chosen.connect(told.append)
    shown.selectRow(5)
    shown.proxy.sort(Column.DURATION, Qt.SortOrder.DescendingOrder)
    assert told == [shown.current_id]


def test_copying_names(shown):
    shown.select(ids(shown, 1, 2))
    shown.copy_action.trigger()
    assert QGuiApplication.clipboard().text() == "1.wav\n2.wav"


def words(menu: QMenu):
    return [action.text() for action in menu.actions() if not action.isSeparator()]


def test_the_menu_offers_what_fits(shown, qtbot):
    shown.select(ids(shown, 1, 2))
    menu = shown.menu()
    assert words(menu) == ["Play", "Include", "Show in folder", "Copy name", "Delete"]
    shown.table.choose(ids(shown, 1))
    assert words(shown.menu())[1:3] == ["Include", "Exclude"]
    shown.table.choose(ids(shown, 2))
    assert words(shown.menu())[1:2] == ["Exclude"]


def test_a_heading_sorts_and_sorts_back(shown, qtbot):
    header = shown.horizontalHeader()
    place = QPoint(header.sectionViewportPosition(Column.SCORE) + 10, header.height() // 2)
    for order in (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder):
        qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert shown.table.sorted_by == (Column.SCORE, order)
    heading = shown.proxy.headerData(Column.SCORE, Qt.Orientation.Horizontal)
    assert heading == "Score ▾"


def test_selection_and_current_survive_a_change_of_everything(shown):
    shown.select(ids(shown, 3, 7))
    kept = shown.selected_ids()
    told = []
    shown.sample_chosen.connect(told.append)
    shown.table.sort(Column.NAME)
    shown.table.beginResetModel()
    shown.table.endResetModel()
    assert shown.selected_ids() == kept
    assert shown.current_id == kept[0]


def test_many_selected_are_carried_over(qtbot, shown, monkeypatch):
    monkeypatch.setattr(sample_list, "_CARRIED_ROWS", 3)
    shown.selectAll()
    everything = set(shown.selected_ids())
    shown.proxy.sort(Column.DURATION, Qt.SortOrder.DescendingOrder)
    assert set(shown.selected_ids()) == everything
    shown.proxy.change(text="1")
    assert set(shown.selected_ids()) == {row.id for row in shown.proxy.shown()}
    shown.proxy.clear()
    assert 0 < len(shown.selected_ids()) < 20


def test_what_is_in_sight_stays_when_rows_come_above_it(shown):
    bar = shown.verticalScrollBar()
    bar.setValue(137)
    row = shown.rowAt(0)
    before = shown.proxy.sample(row).id, shown.rowViewportPosition(row)
    more = [fake_sample(n, day=3) for n in (-1, -2, -3)]
    shown.table.set_samples([*samples(20), *more])
    row = shown.proxy.row_of(before[0])
    assert (before[0], shown.rowViewportPosition(row)) == before
    shown.table.set_samples(samples(20))
    row = shown.proxy.row_of(before[0])
    assert shown.rowViewportPosition(row) == before[1]


def test_at_the_top_new_ones_are_seen(shown):
    shown.table.set_samples([*samples(20), fake_sample(-1)])
    assert shown.verticalScrollBar().value() == 0


@pytest.mark.parametrize("width", [1400, 900, 600, 420])
def test_columns_fit_their_place(shown, qtbot, width):
    shown.resize(width, 300)
    shown.fit_columns()
    header = shown.horizontalHeader()
    seen = [column for column in Column if not header.isSectionHidden(column)]
    assert {Column.CHOSEN, Column.NAME, Column.VERDICT, Column.SCORE} <= set(seen)
    if width >= 600:
        assert sum(map(header.sectionSize, seen)) <= shown.viewport().width()
    assert (Column.DATE in seen) is (width >= 900)


def test_columns_without_anything_to_show_are_hidden(shown):
    shown.resize(1400, 300)
    assert shown.horizontalHeader().isSectionHidden(Column.SETS)
    shown.table.set_sets({ids(shown, 0)[0]: ["one"]})
    shown.fit_columns()
    assert not shown.horizontalHeader().isSectionHidden(Column.SETS)


def test_rows_grow_with_the_font(shown):
    before = shown.rowHeight(0)
    font = shown.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    shown.setFont(font)
    assert shown.rowHeight(0) > 1.8 * before


def test_a_screen_reader_finds_list_and_cells(shown):
    interface = QAccessible.queryAccessibleInterface(shown)
    assert interface.text(QAccessible.Text.Name) == "Recordings"
    children = (interface.child(number) for number in range(40))
    said = {child.text(QAccessible.Text.Name) for child in children if child is not None}
    assert {"0.wav: not chosen", "Waveform of 0.wav", "Added", "Score"} <= said


def test_it_draws_in_both_schemes(shown, qtbot, qapp):
    shown._thumbnails = None
    picture = shown.grab().toImage()
    colours = {
        picture.pixelColor(x, y).rgb()
        for x in range(0, picture.width(), 3)
        for y in range(0, picture.height(), 3)
    }
    assert len(colours) > 8
