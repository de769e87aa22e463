"""Which samples are shown: words, verdict, reasons, dataset, or a list of their own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
    Signal,
)

from mynah.gui.models.sample_table import SampleTableModel

if TYPE_CHECKING:
    from mynah.gui.models.sample_row import SampleRow
    from mynah.project.sample import Sample

CHOSEN, NOT_CHOSEN, NO_SET = "chosen", "not_chosen", "none"


@dataclass(frozen=True)
class Criteria:
    """What a sample must fulfil to be shown; empty ones ask for nothing.

    Attributes:
        text: Words that all occur in the name, the transcript or the id.
        verdicts: One of these.
        codes: At least one of these reasons.
        dataset: Member of this dataset.
        choice: ``chosen``, ``not_chosen``, or ``none`` for those in no dataset.
        ids: One of these; None for all.
        title: What the samples of `ids` are, in words for people.
    """

    text: str = ""
    verdicts: frozenset[str] = frozenset()
    codes: frozenset[str] = frozenset()
    dataset: str = ""
    choice: str = ""
    ids: frozenset[str] | None = None
    title: str = ""

    @property
    def empty(self) -> bool:
        """Whether everything is shown."""
        return self == Criteria(text=self.text, title=self.title) and not self.text.strip()


class SampleFilter(QSortFilterProxyModel):
    """The samples that fulfil the criteria, in the order of the model.

    Sorting is left to the model: it sorts 10,000 rows in a few milliseconds, where a proxy would
    ask for every comparison.

    Signals:
        criteria_changed: Something else is asked for.
        shown_changed: Other samples are shown, or their order is different.
        arranging: Many rows are about to change their place, or to come and go, at once.
        arranged: They have done so.
    """

    criteria_changed = Signal()
    shown_changed = Signal()
    arranging = Signal()
    arranged = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._criteria = Criteria()
        self._words: tuple[str, ...] = ()
        self._open = True
        self._table: SampleTableModel | None = None
        for told in (self.rowsInserted, self.rowsRemoved, self.modelReset, self.layoutChanged):
            told.connect(self._on_shown_changed)

    def setSourceModel(self, model: QAbstractItemModel) -> None:
        """Filter this table."""
        if self._table is not None:
            self._table.chosen_changed.disconnect(self._on_chosen_changed)
        self._table = model if isinstance(model, SampleTableModel) else None
        super().setSourceModel(model)
        if self._table is not None:
            self._table.chosen_changed.connect(self._on_chosen_changed)

    # What is asked for

    @property
    def criteria(self) -> Criteria:
        """What is asked for now."""
        return self._criteria

    def set_criteria(self, criteria: Criteria) -> None:
        """Ask for something else."""
        if criteria == self._criteria:
            return
        before = self._criteria
        others = replace(before, title="") != replace(criteria, title="")
        if others:
            self.arranging.emit()
        self._criteria = criteria
        self._words = tuple(criteria.text.casefold().split())
        self._open = criteria.empty
        if others:
            # Of all ways to say so the one that keeps the selection, and tells the views once:
            # `invalidateFilter` tells of every gap by itself.
            self.invalidate()
            self.arranged.emit()
        self.criteria_changed.emit()

    def change(self, **criteria: Any) -> None:
        """Change some criteria and keep the others."""
        self.set_criteria(replace(self._criteria, **criteria))

    def clear(self) -> None:
        """Show everything."""
        self.set_criteria(Criteria())

    # What is shown

    @property
    def table(self) -> SampleTableModel:
        """The table behind it."""
        assert self._table is not None, "no table was set"  # noqa: S101 - a fault of the caller
        return self._table

    def sample(self, row: int) -> Sample:
        """The sample of a shown row."""
        return self.table.sample(self.mapToSource(self.index(row, 0)).row())

    def row(self, row: int) -> SampleRow:
        """The sample of a shown row, with what is shown of it."""
        return self.table.row(self.mapToSource(self.index(row, 0)).row())

    def row_of(self, sample_id: str) -> int:
        """Row of a sample; -1 when it is not shown."""
        row = self.table.row_of(sample_id)
        if row < 0:
            return -1
        return self.mapFromSource(self.table.index(row, 0)).row()

    def shown(self) -> list[SampleRow]:
        """Everything that is shown, in order."""
        return [row for row in self.table.rows if self._open or self._accepts(row)]

    def ids(self, rows: Iterable[int]) -> list[str]:
        """Ids of shown rows."""
        return [self.sample(row).id for row in rows]

    # What Qt asks for

    def filterAcceptsRow(
        self, source_row: int, source_parent: QModelIndex | QPersistentModelIndex
    ) -> bool:
        """Whether a row of the table fulfils the criteria."""
        del source_parent
        return self._open or self._table is None or self._accepts(self._table.rows[source_row])

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Let the table sort itself."""
        if self._table is not None:
            self.arranging.emit()
            self._table.sort(column, order)
            self.arranged.emit()

    def _accepts(self, row: SampleRow) -> bool:
        asked = self._criteria
        if asked.ids is not None and row.id not in asked.ids:
            return False
        if asked.verdicts and row.verdict not in asked.verdicts:
            return False
        if asked.codes and asked.codes.isdisjoint(row.codes):
            return False
        if asked.dataset and asked.dataset not in row.sets:
            return False
        if asked.choice and not self._choice_fits(row):
            return False
        return not self._words or all(word in row.searched for word in self._words)

    def _choice_fits(self, row: SampleRow) -> bool:
        if self._criteria.choice == NO_SET:
            return not row.sets
        wanted = self._criteria.choice == CHOSEN
        return self._table is None or self._table.is_chosen(row.id) == wanted

    def _on_chosen_changed(self) -> None:
        if self._criteria.choice in (CHOSEN, NOT_CHOSEN):
            self.invalidate()

    def _on_shown_changed(self) -> None:
        self.shown_changed.emit()
