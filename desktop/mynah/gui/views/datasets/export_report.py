"""The report on an export: before it, what would be written and what would be left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QTableView,
    QWidget,
)

from mynah.gui import dataset_words, theme
from mynah.gui.models.export_problems import CLIP, REASON, WHAT, ExportProblemModel
from mynah.gui.views.datasets.export_contents import ExportContents
from mynah.gui.views.parts import Card, Pill, button, label, set_kind
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
        self._blocking = label("", "bad", self, wrap=True)
        self.body.addWidget(self._blocking)
        self._contents = ExportContents(self)
        self.body.addWidget(self._contents)
        self._counts = label("", "strong", self, wrap=True)
        self.body.addSpacing(theme.S)
        self.body.addWidget(self._counts)
        self.model = ExportProblemModel(self)
        self._table = self._make_table()
        self.body.addWidget(self._table, 100)
        self._ids: list[str] = []
        self._show_clips = button("", "", "search", name="export_show_clips", parent=self)
        self._show_clips.clicked.connect(lambda: self.clips_requested.emit(list(self._ids)))
        row = QHBoxLayout()
        row.addWidget(self._show_clips)
        row.addStretch(1)
        self.body.addLayout(row)
        self.body.addStretch(1)
        self._table.hide()
        self._show_clips.hide()
        self.show_waiting()

    def show_waiting(self) -> None:
        """Say that the clips are being looked at."""
        self._pill.show_state(self.tr("Looking at the recordings…"))

    def show_plan(self, plan: ExportPlan) -> None:
        """Show what would be written."""
        self._show_figures(plan)
        self._show_blocking(plan)
        self._contents.setVisible(plan.written > 0)
        self._contents.show_plan(plan)
        self._counts.setText(self._counted(plan))
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

    def _counted(self, plan: ExportPlan) -> str:
        if not plan.problems:
            return self.tr("Nothing is left out, and there is nothing to look at.")
        left_out = self.tr("%n left out or missing", "", len(plan.errors))
        to_look_at = self.tr("%n to look at", "", len(plan.warnings))
        pairs = ((left_out, plan.errors), (to_look_at, plan.warnings))
        return " · ".join(words for words, problems in pairs if problems)

    def _show_blocking(self, plan: ExportPlan) -> None:
        lines = [dataset_words.problem(one.code, one.text) for one in plan.blocking]
        set_kind(self._blocking, "bad" if lines else "warn")
        if plan.target == REPLACEABLE and not lines:
            lines = [self.tr("The earlier export in this folder will be replaced.")]
        self._blocking.setText("\n".join(lines))
        self._blocking.setVisible(bool(lines))

    def _make_table(self) -> QTableView:
        table = QTableView(self)
        table.setObjectName("export_problems")
        table.setAccessibleName(self.tr("Recordings with a remark"))
        table.setModel(self.model)
        table.verticalHeader().hide()
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setResizeContentsPrecision(50)
        for column in (WHAT, CLIP):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(REASON, QHeaderView.ResizeMode.Stretch)
        rows = table.verticalHeader().defaultSectionSize() * _ROWS_SHOWN
        table.setMinimumHeight(rows + header.sizeHint().height())
        return table
