import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt

from helpers.library import fake_sample
from mynah.gui.models.sample_table import Column, SampleRole, SampleTableModel, SortRole

pytestmark = pytest.mark.gui
ASCENDING, DESCENDING = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder


def samples(count, first=0, **values):
    return [
        fake_sample(n, duration=float(n + 1), day=n % 28 + 1, **values)
        for n in range(first, first + count)
    ]


@pytest.fixture
def model():
    made = SampleTableModel()
    made.set_samples(samples(6))
    return made


def names(model):
    return [model.row(n).name for n in range(model.rowCount())]


def counted(model):
    told = []
    model.rowsInserted.connect(lambda _, a, b: told.append(("in", a, b)))
    model.rowsRemoved.connect(lambda _, a, b: told.append(("out", a, b)))
    model.modelReset.connect(lambda: told.append(("reset",)))
    return told


def test_it_is_a_proper_model_while_it_changes(qtmodeltester):
    model = SampleTableModel()
    qtmodeltester.check(model)
    model.set_samples(samples(20))
    model.sort(Column.DURATION, ASCENDING)
    model.set_samples(samples(15, first=4))
    model.set_chosen([model.sample(0).id])
    model.sort(Column.NAME, DESCENDING)
    model.set_sets({model.sample(1).id: ["narrator"]})
    model.remove([model.sample(2).id, model.sample(5).id])
    model.set_samples([])
    model.set_samples(samples(3))


def test_newest_first(model):
    assert names(model) == [f"{n}.wav" for n in (5, 4, 3, 2, 1, 0)]


def test_a_small_change_inserts_and_removes_only_that(model):
    told = counted(model)
    kept = QPersistentModelIndex(model.index(2, Column.NAME))
    model.set_samples([s for s in samples(8) if s.original_name != "5.wav"])
    assert told == [("out", 0, 0), ("in", 0, 1)]
    assert kept.data() == "3.wav"
    assert names(model) == [f"{n}.wav" for n in (7, 6, 4, 3, 2, 1, 0)]


def test_the_same_samples_again_tell_nothing(model, qtbot):
    told = counted(model)
    with qtbot.assertNotEmitted(model.dataChanged):
        model.set_samples(samples(6))
    assert told == []


def test_a_changed_sample_is_told_as_changed(model, qtbot):
    changed = samples(6)
    changed[3] = fake_sample(3, duration=4.0, day=4, transcript="Something else")
    told = counted(model)
    with qtbot.waitSignal(model.dataChanged) as signal:
        model.set_samples(changed)
    row = signal.args[0].row()
    assert model.index(row, Column.TRANSCRIPT).data() == "Something else"
    assert told == []


def test_a_change_of_everything_is_one_reset():
    model = SampleTableModel()
    model.set_samples(samples(600))
    model.sort(Column.DURATION)
    told = counted(model)
    model.set_samples(samples(600)[::2])
    assert told[-1] == ("reset",)
    assert model.rowCount() == 300


@pytest.mark.parametrize("order", [ASCENDING, DESCENDING])
@pytest.mark.parametrize("column", list(Column))
def test_new_rows_come_to_their_place(column, order):
    model = SampleTableModel()
    all_of_them = samples(40)
    model.set_samples(all_of_them[::3])
    model.sort(column, order)
    model.set_samples(all_of_them)
    keys = [model.index(row, column).data(SortRole) for row in range(40)]
    assert keys == sorted(keys, reverse=order == DESCENDING)


def test_sorting_keeps_what_is_held(model):
    held = QPersistentModelIndex(model.index(0, Column.NAME))
    model.sort(Column.DURATION, ASCENDING)
    assert names(model) == [f"{n}.wav" for n in range(6)]
    assert (held.row(), held.data()) == (5, "5.wav")
    assert model.row_of(model.sample(5).id) == 5


def test_names_sort_as_people_count():
    model = SampleTableModel()
    model.set_samples([fake_sample(n) for n in (10, 9, 100, 1)])
    model.sort(Column.NAME, ASCENDING)
    assert names(model) == ["1.wav", "9.wav", "10.wav", "100.wav"]


def test_choosing_by_check_mark(model, qtbot):
    index = model.index(1, Column.CHOSEN)
    assert index.flags() & Qt.ItemFlag.ItemIsUserCheckable
    with qtbot.waitSignal(model.chosen_changed):
        assert model.setData(index, Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    assert model.chosen() == [model.sample(1).id]
    with qtbot.assertNotEmitted(model.chosen_changed):
        model.set_chosen(model.chosen())
    model.choose([model.sample(0).id])
    assert model.chosen() == [model.sample(0).id, model.sample(1).id]
    model.choose([model.sample(0).id], False)
    assert model.chosen() == [model.sample(1).id]
    assert not model.setData(model.index(1, Column.NAME), 2, Qt.ItemDataRole.CheckStateRole)


def test_a_deleted_and_restored_sample_is_chosen_again(model, qtbot):
    wanted = model.sample(2).id
    model.set_chosen([wanted])
    with qtbot.waitSignal(model.chosen_changed):
        model.remove([wanted])
    assert model.chosen() == []
    with qtbot.waitSignal(model.chosen_changed):
        model.set_samples(samples(6))
    assert model.chosen() == [wanted]


def test_what_the_cells_say():
    model = SampleTableModel()
    sample = fake_sample(7, duration=65.2, score=0.876, transcript="Two\nlines")
    model.set_sets({sample.id: ["narrator", "tests"]})
    model.set_samples([sample])
    shown = [model.index(0, column).data() for column in Column]
    assert shown[2:9] == [
        "7.wav",
        "Two lines",
        "Good",
        "87 %",
        "1:05",
        "44.1 kHz",
        "narrator, tests",
    ]
    assert model.index(0, 0).data(SampleRole) == sample
    assert model.find(sample.id) is model.sample(0)
    assert model.find("nothing") is None


@pytest.mark.parametrize("column", list(Column))
def test_every_cell_says_something_to_a_screen_reader(model, column):
    assert model.index(0, column).data(Qt.ItemDataRole.AccessibleTextRole)
    assert model.headerData(column, Qt.Orientation.Horizontal, Qt.ItemDataRole.AccessibleTextRole)


@pytest.mark.parametrize("column", [Column.CHOSEN, Column.WAVEFORM, Column.VERDICT, Column.SCORE])
def test_pictures_have_tool_tips(model, column):
    assert model.index(0, column).data(Qt.ItemDataRole.ToolTipRole)


def test_no_children_and_no_odd_answers(model):
    assert model.rowCount(model.index(0, 0)) == 0
    assert model.columnCount(model.index(0, 0)) == 0
    assert model.data(QModelIndex()) is None
    assert model.flags(QModelIndex()) == Qt.ItemFlag.NoItemFlags
    assert model.row_of("nothing") == -1
    assert model.headerData(0, Qt.Orientation.Vertical) is None
    model.sort(-1)
