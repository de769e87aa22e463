"""What takes room, and giving some of it back."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QSortFilterProxyModel, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from mynah.gui import activity_words, theme
from mynah.gui.models import figures
from mynah.gui.models.storage import PartUse, RowRole, RunUse, SortRole, StorageColumn, StorageTable
from mynah.gui.views.parts import Card, Meter, button, label, scrolled

EMPTIABLE = ("bin", "exports", "cache")


class StorageView(QWidget):
    """Bars of the parts of the workspace, and its trainings with their sizes.

    Signals:
        refresh_requested: Measure again.
        run_requested: Show a training (its id).
        clear_requested: Give back the room of trainings (ids, whether all of it).
        empty_requested: Empty a part of the workspace (its name).
    """

    refresh_requested = Signal()
    run_requested = Signal(str)
    clear_requested = Signal(list, bool)
    empty_requested = Signal(str)

    def __init__(self, model: StorageTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._proxy = QSortFilterProxyModel(self)
        self._proxy.setSourceModel(model)
        self._proxy.setSortRole(SortRole)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, theme.M, theme.M, 0)
        column.setSpacing(theme.M)
        column.addWidget(self._make_parts())
        column.addWidget(self._make_runs(), 1)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(scrolled(inside))
        self._show_buttons()

    def _make_parts(self) -> Card:
        card = Card(self.tr("What takes room"))
        self.total = label("", "muted", wrap=True)
        self.total.setObjectName("storage_total")
        refresh = button(self.tr("Measure again"), "quiet", "refresh", name="storage_refresh")
        refresh.clicked.connect(self.refresh_requested)
        head = QHBoxLayout()
        head.addWidget(self.total, 1)
        head.addWidget(refresh)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.M)
        self._grid.setVerticalSpacing(theme.S)
        self._grid.setColumnStretch(1, 1)
        card.body.addLayout(head)
        card.body.addLayout(self._grid)
        return card

    def _make_runs(self) -> Card:
        card = Card(self.tr("Trainings"))
        card.body.addWidget(
            label(
                self.tr(
                    "A training that is over needs its work no longer: its voice is published, and "
                    "its curves and its log stay."
                ),
                "muted",
                wrap=True,
            )
        )
        self.table = QTableView()
        self.table.setObjectName("storage_runs")
        self.table.setAccessibleName(self.tr("Trainings and their sizes"))
        self.table.setModel(self._proxy)
        self.table.setSortingEnabled(True)
        self.table.sortByColumn(StorageColumn.SIZE, Qt.SortOrder.DescendingOrder)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(False)
        self.table.setMinimumHeight(self.fontMetrics().lineSpacing() * 12)
        self.table.verticalHeader().hide()
        header = self.table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.table.selectionModel().selectionChanged.connect(self._show_buttons)
        self._proxy.modelReset.connect(self._show_buttons)
        self._proxy.dataChanged.connect(self._show_buttons)
        self.table.activated.connect(self._on_activated)
        self.clear = button(self.tr("Clear work…"), "", "disk", name="storage_clear")
        self.clear.clicked.connect(lambda: self._ask(everything=False))
        self.delete = button(self.tr("Delete…"), "danger", "trash", name="storage_delete")
        self.delete.clicked.connect(lambda: self._ask(everything=True))
        row = QHBoxLayout()
        row.setSpacing(theme.S)
        row.addStretch(1)
        row.addWidget(self.clear)
        row.addWidget(self.delete)
        card.body.addWidget(self.table, 1)
        card.body.addLayout(row)
        return card

    def show_parts(self, parts: Sequence[PartUse]) -> None:
        """Show how much each part takes."""
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        whole = sum(one.size for one in parts)
        self.total.setText(self.tr("{size} in this workspace").format(size=figures.size(whole)))
        largest = max((one.size for one in parts), default=0) or 1
        line = self.clear.sizeHint().height()  # rows without a button are as high as the others
        for row, one in enumerate(parts):
            self._grid.setRowMinimumHeight(row, line)
            meter = Meter()
            meter.show_value(one.size / largest)
            meter.setAccessibleName(activity_words.part_name(one.part))
            self._grid.addWidget(label(activity_words.part_name(one.part)), row, 0)
            self._grid.addWidget(meter, row, 1)
            size = label(figures.size(one.size), "muted")
            self._grid.addWidget(size, row, 2, Qt.AlignmentFlag.AlignRight)
            if one.part in EMPTIABLE:
                self._grid.addWidget(self._empty_button(one), row, 3)

    def chosen(self) -> list[RunUse]:
        """The trainings that are selected."""
        rows = self.table.selectionModel().selectedRows()
        return [index.data(RowRole) for index in rows]

    def _empty_button(self, one: PartUse) -> QWidget:
        made = button(self.tr("Empty…"), "quiet", name=f"storage_empty_{one.part}")
        made.setAccessibleName(
            self.tr("Empty: {part}").format(part=activity_words.part_name(one.part))
        )
        made.setEnabled(one.size > 0)
        made.clicked.connect(lambda: self.empty_requested.emit(one.part))
        return made

    def _show_buttons(self) -> None:
        chosen = self.chosen()
        clearable = sum(one.clearable for one in chosen)
        self.clear.setEnabled(clearable > 0)
        self.delete.setEnabled(bool(chosen) and not any(one.alive for one in chosen))

    def _ask(self, *, everything: bool) -> None:
        chosen = self.chosen()
        runs = [one.run for one in chosen if everything or one.clearable]
        if runs:
            self.clear_requested.emit(runs, everything)

    def _on_activated(self, index: QModelIndex) -> None:
        run = index.data(RowRole)
        if run is not None:
            self.run_requested.emit(run.run)
