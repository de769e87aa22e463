"""The saved states of a training: plot, table, and in words which is best and by how much."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from mynah.gui import training_words as words
from mynah.gui.views.parts import Card, button, label
from mynah.gui.views.train.checkpoint_plot import CheckpointPlot

if TYPE_CHECKING:
    from mynah.gui.models.checkpoint_table import Checkpoint, CheckpointTableModel

_MOST_ROWS = 8


class CheckpointCard(Card):
    """What was saved, and how good it was.

    Signals:
        listen_requested: Hear the preview of a step.
        blind_test_requested: Compare two states without knowing which is which.
        publish_requested: Make another state (its step) the voice.
    """

    listen_requested = Signal(int)
    blind_test_requested = Signal()
    publish_requested = Signal(int)

    def __init__(self, model: CheckpointTableModel, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Saved states"), parent)
        self.model = model
        self._can_publish = self._busy = False
        self._natural: float | None = None
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
        header.setStretchLastSection(True)
        self.table.activated.connect(self._on_activated)
        self.table.selectionModel().selectionChanged.connect(self._offer_publishing)
        self._plot_place = QVBoxLayout()
        self.body.addLayout(self._plot_place)
        self.body.addWidget(self.table)
        self._test = button(
            self.tr("Blind listening test…"), "", "headphones", name="blind_test", parent=self
        )
        self._test.setToolTip(self.tr("Hear two saved states without knowing which is which"))
        self._test.clicked.connect(self.blind_test_requested)
        self.publish = button(
            self.tr("Make this one the voice"), "", "voices", name="publish_state", parent=self
        )
        self.publish.setToolTip(
            self.tr("Proves and publishes the selected state as the voice's next version")
        )
        self.publish.clicked.connect(self._on_publish)
        row = QHBoxLayout()
        row.addWidget(self._test)
        row.addWidget(self.publish)
        row.addStretch(1)
        self.body.addLayout(row)
        self._explained = label(
            self.tr(
                "Points: half similarity, four tenths intelligibility, one tenth pitch, on "
                "recordings kept aside. Naturalness is for your ears."
            ),
            "muted",
            self,
            wrap=True,
        )
        self.body.addWidget(self._explained)
        self._history = label("", "muted", self, wrap=True)
        self._history.hide()
        self.body.addWidget(self._history)
        model.rowsInserted.connect(self.refresh)
        model.dataChanged.connect(self.refresh)
        model.modelReset.connect(self.refresh)
        self.refresh()
        self._offer_publishing()

    def refresh(self) -> None:
        """Show the model as it is now."""
        checkpoints = self.model.checkpoints
        self.table.setVisible(bool(checkpoints))
        self._fit_table(len(checkpoints))
        self._draw(checkpoints)
        self._best.setText(self._best_words(checkpoints))
        with_preview = sum(bool(one.preview) for one in checkpoints)
        self._test.setVisible(with_preview >= 2)
        self._explained.setVisible(any(one.score is not None for one in checkpoints))
        self._offer_publishing()

    def show_publishing(self, *, possible: bool, busy: bool = False) -> None:
        """Whether another state can be made the voice, and whether one is being made it."""
        self._can_publish = possible and not busy
        self._busy = busy
        self._offer_publishing()

    def show_natural(self, similarity: float | None) -> None:
        """How similar the recordings themselves are to the voice."""
        self._natural = similarity
        if self.plot is not None:
            self.plot.show_natural(similarity)

    def show_tests(self, text: str) -> None:
        """Say what earlier blind tests of this run gave; empty for none."""
        self._history.setText(text)
        self._history.setVisible(bool(text))

    def _fit_table(self, rows: int) -> None:
        """As tall as its rows, as long as they are few."""
        shown = min(max(rows, 2), _MOST_ROWS)
        tall = self.table.verticalHeader().defaultSectionSize() * shown
        tall += self.table.horizontalHeader().sizeHint().height() + 2 * self.table.frameWidth()
        bar = self.table.horizontalScrollBar()
        self.table.setFixedHeight(tall + (bar.sizeHint().height() if bar.maximum() else 0))

    def _draw(self, checkpoints: tuple[Checkpoint, ...]) -> None:
        measured = any(one.measured for one in checkpoints)
        if measured and self.plot is None:  # made late, since it takes a while
            self.plot = CheckpointPlot(self)
            self.plot.step_clicked.connect(self._select)
            self.plot.show_natural(self._natural)
            self._plot_place.addWidget(self.plot)
        if self.plot is not None:
            self.plot.setVisible(measured)
            self.plot.show_checkpoints(checkpoints)

    def _best_words(self, checkpoints: tuple[Checkpoint, ...]) -> str:
        found = self.model.lead
        if not checkpoints:
            return self.tr("At each save you can hear here how far it has come.")
        if found is None:
            return self.tr("%n saved state(s).", "", len(checkpoints))
        step = words.number(found.best.step)
        if found.lead is None or len(checkpoints) < 2:
            return self.tr("The best so far is step {step}.").format(step=step)
        lead = words.number(found.lead * 100, 1)
        if found.margin is None:
            margin = self.tr("it cannot be said how sure that is")
        else:
            margin = self.tr("give or take {points}").format(
                points=words.number(found.margin * 100, 1)
            )
        if found.in_doubt:
            text = self.tr(
                "The best so far is step {step}, {lead} of 100 points ahead of the next, {margin}. "
                "That can be chance: trust your ears."
            )
        else:
            text = self.tr(
                "The best so far is step {step}, {lead} of 100 points ahead of the next, {margin}."
            )
        return text.format(step=step, lead=lead, margin=margin)

    @property
    def selected(self) -> Checkpoint | None:
        """The state that is selected."""
        rows = self.table.selectionModel().selectedRows()
        return self.model.checkpoint(rows[0].row()) if rows else None

    def _offer_publishing(self) -> None:
        self.publish.setVisible(self._can_publish or self._busy)
        self.publish.setText(
            self.tr("Publishing…") if self._busy else self.tr("Make this one the voice")
        )
        one = self.selected
        usable = one is not None and bool(one.model) and one.step != self.model.published
        self.publish.setEnabled(self._can_publish and usable)

    def _on_publish(self) -> None:
        if self.selected is not None:
            self.publish_requested.emit(self.selected.step)

    def _select(self, step: int) -> None:
        row = self.model.row_of(step)
        if row >= 0:
            self.table.selectRow(row)

    def _on_activated(self, index: QModelIndex) -> None:
        self.listen_requested.emit(self.model.checkpoint(index.row()).step)
