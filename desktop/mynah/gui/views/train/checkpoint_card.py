"""The saved states of a training: plot, table, and in words which is best and by how much."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QVBoxLayout, QWidget

from mynah.gui import training_words as words
from mynah.gui.models.checkpoint_table import CheckpointColumn
from mynah.gui.views.parts import Card, button, label
from mynah.gui.views.train.checkpoint_plot import CheckpointPlot

if TYPE_CHECKING:
    from mynah.gui.models.checkpoint_table import Checkpoint, CheckpointTableModel

_CLEAR = 0.02  # a lead in similarity below this can be chance


class CheckpointCard(Card):
    """What was saved, and how good it was.

    Signals:
        listen_requested: Hear the preview of a step.
        blind_test_requested: Compare two states without knowing which is which.
    """

    listen_requested = Signal(int)
    blind_test_requested = Signal()

    def __init__(self, model: CheckpointTableModel, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Saved states"), parent)
        self._model = model
        self._best = label("", "", self, wrap=True)
        self.body.addWidget(self._best)
        self.plot: CheckpointPlot | None = None
        self.table = QTableView(self)
        self.table.setObjectName("checkpoint_table")
        self.table.setAccessibleName(self.tr("Saved states"))
        self.table.setModel(model)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(False)
        self.table.verticalHeader().hide()
        header = self.table.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(CheckpointColumn.MARK, QHeaderView.ResizeMode.Stretch)
        self.table.setMinimumHeight(self.fontMetrics().height() * 8)
        self.table.activated.connect(self._on_activated)
        self._plot_place = QVBoxLayout()
        self.body.addLayout(self._plot_place)
        self.body.addWidget(self.table, 1)
        self._test = button(
            self.tr("Blind listening test…"), "", "headphones", name="blind_test", parent=self
        )
        self._test.setToolTip(self.tr("Hear two saved states without knowing which is which"))
        self._test.clicked.connect(self.blind_test_requested)
        self.body.addWidget(self._test, 0, Qt.AlignmentFlag.AlignLeft)
        self._history = label("", "muted", self, wrap=True)
        self._history.hide()
        self.body.addWidget(self._history)
        model.rowsInserted.connect(self.refresh)
        model.dataChanged.connect(self.refresh)
        model.modelReset.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the model as it is now."""
        checkpoints = self._model.checkpoints
        self.table.setVisible(bool(checkpoints))
        self._draw(checkpoints)
        self._best.setText(self._best_words(checkpoints))
        with_preview = sum(bool(one.preview) for one in checkpoints)
        self._test.setVisible(with_preview >= 2)

    def show_tests(self, text: str) -> None:
        """Say what earlier blind tests of this run gave; empty for none."""
        self._history.setText(text)
        self._history.setVisible(bool(text))

    def _draw(self, checkpoints: tuple[Checkpoint, ...]) -> None:
        measured = any(one.measured for one in checkpoints)
        if measured and self.plot is None:  # made late, since it takes a while
            self.plot = CheckpointPlot(self)
            self.plot.step_clicked.connect(self._select)
            self._plot_place.addWidget(self.plot)
        if self.plot is not None:
            self.plot.setVisible(measured)
            self.plot.show_checkpoints(checkpoints)

    def _best_words(self, checkpoints: tuple[Checkpoint, ...]) -> str:
        best = self._model.best
        if not checkpoints:
            return self.tr("At each save you can hear here how far it has come.")
        if best is None:
            return self.tr("%n saved state(s).", "", len(checkpoints))
        step = words.number(best.step)
        if best.margin is None or len(checkpoints) < 2:
            return self.tr("The best so far is step {step}.").format(step=step)
        points = words.number(abs(best.margin) * 100, 1)
        if abs(best.margin) < _CLEAR:
            text = self.tr(
                "The best so far is step {step}, but only {points} points ahead of the next: "
                "that can be chance. Your ears decide."
            )
        else:
            text = self.tr("The best so far is step {step}, {points} points ahead of the next.")
        return text.format(step=step, points=points)

    def _select(self, step: int) -> None:
        row = self._model.row_of(step)
        if row >= 0:
            self.table.selectRow(row)

    def _on_activated(self, index: QModelIndex) -> None:
        self.listen_requested.emit(self._model.checkpoint(index.row()).step)
