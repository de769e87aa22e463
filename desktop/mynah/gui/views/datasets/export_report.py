"""The report on an export: before it, what would be written and what would be left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from mynah.gui import dataset_words, theme
from mynah.gui.models.export_problems import CLIP, REASON, WHAT, ExportProblemModel
from mynah.gui.views.parts import Card, Pill, button, label
from mynah.project.export_plan import REPLACEABLE

if TYPE_CHECKING:
    from mynah.project.export_plan import ExportPlan

_ROWS_SHOWN = 5


class ExportReportCard(Card):
    """Totals, what is in the way, and a table of clips with reasons.

    Signals:
        clips_requested: Show these clips in the library (a list of ids).
    """

    clips_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.set_title(self.tr("Report"))
        head = QHBoxLayout()
        self._figure = label("", "figure", self, wrap=True)
        self._pill = Pill(parent=self)
        head.addWidget(self._figure, 1)
        head.addWidget(self._pill)
        self.body.addLayout(head)
        self._more = label("", "", self, wrap=True)
        self.body.addWidget(self._more)
        self._blocking = QVBoxLayout()
        self._blocking.setSpacing(theme.XS)
        self.body.addLayout(self._blocking)
        self._counts = label("", "muted", self, wrap=True)
        self.body.addWidget(self._counts)
        self.model = ExportProblemModel(self)
        self._table = self._make_table()
        self.body.addWidget(self._table, 1)
        self._ids: list[str] = []
        self._show_clips = button("", "", "search", name="export_show_clips", parent=self)
        self._show_clips.clicked.connect(lambda: self.clips_requested.emit(list(self._ids)))
        row = QHBoxLayout()
        row.addWidget(self._show_clips)
        row.addStretch(1)
        self.body.addLayout(row)
        self.show_waiting()

    def show_waiting(self) -> None:
        """Say that the clips are being looked at."""
        self._pill.show_state(self.tr("Looking at the clips…"))

    def show_plan(self, plan: ExportPlan) -> None:
        """Show what would be written."""
        self._show_figures(plan)
        self._show_blocking(plan)
        errors, warnings = len(plan.errors), len(plan.warnings)
        left_out = self.tr("%n left out or missing", "", errors)
        look = self.tr("%n to look at", "", warnings)
        self._counts.setText(f"{left_out} · {look}" if errors or warnings else "")
        self._counts.setVisible(bool(errors or warnings))
        self.model.set_problems(plan.problems)
        self._table.setVisible(bool(plan.problems))
        self._ids = list(dict.fromkeys(one.sample_id for one in plan.errors if one.sample_id))
        self._show_clips.setVisible(bool(self._ids))
        self._show_clips.setText(self.tr("Show the %n left out", "", len(self._ids)))

    def _show_figures(self, plan: ExportPlan) -> None:
        if plan.written == plan.of:
            figure = dataset_words.clips(plan.written)
        else:
            words = self.tr("{written} of {clips}")
            figure = words.format(written=plan.written, clips=dataset_words.clips(plan.of))
        self._figure.setText(f"{figure} · {dataset_words.length(plan.seconds)}")
        words = self.tr("About {size} on the disk; {free} are free.")
        size = dataset_words.size(plan.size)
        self._more.setText(words.format(size=size, free=dataset_words.size(plan.free)))
        if plan.blocking:
            self._pill.show_state(self.tr("Not yet"), "warn")
        elif plan.ok:
            self._pill.show_state(self.tr("All fits"), "good")
        else:
            self._pill.show_state(self.tr("Can be written"), "good")

    def _show_blocking(self, plan: ExportPlan) -> None:
        while (item := self._blocking.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        for one in plan.blocking:
            text = dataset_words.problem(one.code, one.text)
            self._blocking.addWidget(label(text, "bad", self, wrap=True))
        if plan.target == REPLACEABLE and not plan.blocking:
            text = self.tr("The earlier export in this folder will be replaced.")
            self._blocking.addWidget(label(text, "warn", self, wrap=True))

    def _make_table(self) -> QTableView:
        table = QTableView(self)
        table.setObjectName("export_problems")
        table.setAccessibleName(self.tr("Clips with a remark"))
        table.setModel(self.model)
        table.verticalHeader().hide()
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setResizeContentsPrecision(50)
        for column in (WHAT, CLIP):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(REASON, QHeaderView.ResizeMode.Stretch)
        rows = table.verticalHeader().defaultSectionSize() * _ROWS_SHOWN
        table.setMinimumHeight(rows + header.sizeHint().height())
        return table
