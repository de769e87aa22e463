"""Ten thousand recordings: what the GUI thread computes, in its own time and not the machine's."""

import random
import time

import pytest
from PySide6.QtCore import Qt

from helpers.library import fake_sample
from mynah.gui.models.sample_filter import SampleFilter
from mynah.gui.models.sample_row import prepared, warm
from mynah.gui.models.sample_table import Column, SampleTableModel
from mynah.gui.views.library.library_page import LibraryPage

pytestmark = [pytest.mark.gui, pytest.mark.slow]
COUNT, MOST_S = 10_000, 0.1
WORDS = ("the", "quick", "brown", "fox", "jumps", "over", "a", "lazy", "dog", "comes", "home")


@pytest.fixture(scope="module")
def rows():
    dice = random.Random(1)  # noqa: S311 - no secret
    made = prepared(
        (
            fake_sample(
                number,
                duration=dice.uniform(1, 15),
                score=dice.random(),
                transcript=" ".join(dice.choices(WORDS, k=12)),
                day=dice.randint(1, 28),
            )
            for number in range(COUNT)
        ),
        {},
    )
    warm(made)
    return made


@pytest.fixture
def page(qtbot, rows):
    table, proxy = SampleTableModel(), SampleFilter()
    proxy.setSourceModel(table)
    made = LibraryPage(proxy, lambda sample: None)
    proxy.setParent(made)
    table.setParent(made)
    made.table, made.proxy = table, proxy
    made.resize(1100, 700)
    qtbot.addWidget(made)
    made.show()
    made.set_known(True)
    table.set_rows(rows)
    return made


def seconds(qapp, act):
    """The fastest of three, in seconds of this thread, with all that is drawn for it."""
    taken = []
    for number in range(3):
        begun = time.thread_time()
        act(number)
        qapp.processEvents()
        taken.append(time.thread_time() - begun)
    return min(taken)


@pytest.mark.parametrize("column", [Column.NAME, Column.TRANSCRIPT, Column.SCORE, Column.DATE])
@pytest.mark.parametrize("selected", [False, True])
def test_sorting(page, qapp, column, selected):
    if selected:
        page.list.selectAll()
    header = page.list.horizontalHeader()
    taken = seconds(qapp, lambda n: header.setSortIndicator(column, Qt.SortOrder(n % 2)))
    assert taken < MOST_S


def test_filtering(page, qapp):
    words = ("fox", "fo", "o")
    assert seconds(qapp, lambda n: page.proxy.change(text=words[n])) < MOST_S
    verdicts = (frozenset({"warn"}), frozenset(), frozenset({"ok"}))
    assert seconds(qapp, lambda n: page.proxy.change(verdicts=verdicts[n])) < MOST_S


def test_scrolling(page, qapp):
    bar = page.list.verticalScrollBar()
    assert seconds(qapp, lambda n: bar.setValue(n * 4000)) < 0.03


def test_a_batch_of_an_import(page, qapp, rows):
    more = prepared((fake_sample(-n, day=5) for n in range(1, 61)), {})
    kept = page.list.selected_ids()
    assert seconds(qapp, lambda n: page.table.set_rows([*rows, *more[: 20 * (n + 1)]])) < MOST_S
    assert page.list.selected_ids() == kept
