import json
from dataclasses import replace

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt

from helpers.library import fake_sample
from mynah.gui.models.sample_filter import CHOSEN, NO_SET, NOT_CHOSEN, SampleFilter
from mynah.gui.models.sample_table import Column, SampleTableModel

pytestmark = pytest.mark.gui


def judged(number, codes, verdict="warn", **values):
    sample = fake_sample(number, **values)
    meta = json.loads(sample.meta_text)
    meta["assessment"]["verdict"] = verdict
    meta["assessment"]["reasons"] = [{"code": code, "text": code} for code in codes]
    return replace(sample, meta_text=json.dumps(meta))


@pytest.fixture
def table():
    made = SampleTableModel()
    made.set_samples(
        [
            judged(1, ["noise"], transcript="The North wind"),
            judged(2, ["noise", "hum"], transcript="and the SUN"),
            judged(3, [], "ok", transcript="were disputing"),
            judged(4, ["clipping"], transcript="north again"),
        ]
    )
    made.sort(Column.NAME)
    return made


@pytest.fixture
def proxy(table):
    made = SampleFilter()
    made.setSourceModel(table)
    made.keep = table
    return made


def names(proxy):
    listed = [proxy.row(n).name[0] for n in range(proxy.rowCount())]
    assert listed == [row.name[0] for row in proxy.shown()]
    return "".join(listed)


@pytest.mark.parametrize(
    ("criteria", "shown"),
    [
        ({}, "1234"),
        ({"text": "north"}, "14"),
        ({"text": "NORTH wind"}, "1"),
        ({"text": "3.wav"}, "3"),
        ({"verdicts": frozenset({"ok"})}, "3"),
        ({"verdicts": frozenset({"warn"}), "text": "sun"}, "2"),
        ({"codes": frozenset({"hum", "clipping"})}, "24"),
        ({"dataset": "set"}, "2"),
        ({"choice": NO_SET}, "134"),
        ({"choice": CHOSEN}, "3"),
        ({"choice": NOT_CHOSEN}, "124"),
    ],
)
def test_what_is_shown(table, proxy, criteria, shown):
    table.set_sets({table.sample(1).id: ["set"]})
    table.set_chosen([table.sample(2).id])
    proxy.change(**criteria)
    assert names(proxy) == shown
    proxy.clear()
    assert names(proxy) == "1234"


def test_a_list_of_its_own(table, proxy):
    proxy.change(ids=frozenset({table.sample(0).id, table.sample(3).id}), title="The worst")
    assert names(proxy) == "14"
    assert not proxy.criteria.empty


def test_what_is_chosen_later_is_shown_then(table, proxy):
    proxy.change(choice=CHOSEN)
    assert names(proxy) == ""
    table.choose([table.sample(0).id])
    assert names(proxy) == "1"


def test_the_selection_survives_filter_and_sorting(table, proxy):
    selection = QItemSelectionModel(proxy)
    rows = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    for row in (1, 2):
        selection.select(proxy.index(row, 0), rows)
    proxy.change(codes=frozenset({"hum"}))
    assert [proxy.row(i.row()).name for i in selection.selectedRows()] == ["2.wav"]
    proxy.sort(Column.NAME, Qt.SortOrder.DescendingOrder)
    proxy.clear()
    assert [proxy.row(i.row()).name for i in selection.selectedRows()] == ["2.wav"]


def test_rows_are_found_in_both_directions(table, proxy):
    proxy.change(text="north")
    assert proxy.row_of(table.sample(3).id) == 1
    assert proxy.row_of(table.sample(1).id) == -1
    assert proxy.row_of("nothing") == -1
    assert proxy.ids([1, 0]) == [table.sample(3).id, table.sample(0).id]


def test_it_is_a_proper_model_while_it_changes(table, qtmodeltester):
    proxy = SampleFilter()
    proxy.setSourceModel(table)
    qtmodeltester.check(proxy)
    proxy.change(text="north")
    table.set_samples([fake_sample(n, transcript="north" * (n % 2)) for n in range(30)])
    proxy.sort(Column.SCORE, Qt.SortOrder.AscendingOrder)
    proxy.change(verdicts=frozenset({"ok"}))
    table.remove([table.sample(0).id])
    proxy.clear()
    table.set_samples([])


def test_it_tells_once_what_is_asked(proxy, qtbot):
    with qtbot.waitSignal(proxy.criteria_changed):
        proxy.change(text="a")
    with qtbot.assertNotEmitted(proxy.criteria_changed):
        proxy.change(text="a")
