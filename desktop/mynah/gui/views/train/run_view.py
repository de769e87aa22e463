"""A run: its head, trouble or result, stages and curves, saved states and listening, the log."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from mynah.gui import theme
from mynah.gui.views.parts import Card, scrolled
from mynah.gui.views.train.checkpoint_card import CheckpointCard
from mynah.gui.views.train.columns import Columns
from mynah.gui.views.train.curve_card import CurveCard
from mynah.gui.views.train.listen_card import ListenCard
from mynah.gui.views.train.log_panel import LogPanel
from mynah.gui.views.train.result_card import ResultCard
from mynah.gui.views.train.stage_list import StageList
from mynah.gui.views.train.status_card import StatusCard
from mynah.gui.views.train.training_figures import TrainingFigures
from mynah.gui.views.train.trouble_card import TroubleCard

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from mynah.gui.models.checkpoint_table import CheckpointTableModel
    from mynah.gui.models.log_model import LogModel
    from mynah.gui.models.stage_table import StageTableModel

_LOG_SHARE = 0.35


class RunView(QWidget):
    """Places the cards of a run; each of them tells and takes for itself.

    Signals:
        shown: It came to the front.
    """

    shown = Signal()

    def __init__(
        self,
        stages: StageTableModel,
        checkpoints: CheckpointTableModel,
        log: LogModel,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self.status = StatusCard()
        self.trouble = TroubleCard()
        self.result = ResultCard()
        self.stages = StageList(stages)
        self.figures = TrainingFigures()
        self.curves = CurveCard()
        self.checkpoints = CheckpointCard(checkpoints)
        self.listen = ListenCard()
        self.log = LogPanel(log)
        self.trouble.hide()
        self.result.hide()
        self._splitter = QSplitter(Qt.Orientation.Vertical)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(scrolled(self._made_content()))
        self._splitter.addWidget(self.log)
        self._splitter.setStretchFactor(0, 1)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.M)
        self._column.addWidget(self.status)
        self._column.addWidget(self._splitter, 1)
        self.log.folded.connect(self._on_log_folded)
        self._on_log_folded(True)

    def event(self, event: QEvent) -> bool:
        """Keep the room that broken lines need, which a stack of pages does not ask for."""
        handled = super().event(event)
        if event.type() in {QEvent.Type.LayoutRequest, QEvent.Type.Resize}:
            self.setMinimumHeight(max(0, self._column.minimumHeightForWidth(self.width())))
        return handled

    def showEvent(self, event: QShowEvent) -> None:
        """Tell that somebody looks."""
        super().showEvent(event)
        self.shown.emit()

    def _made_content(self) -> QWidget:
        stage_card = Card(self.tr("Stages"))
        stage_card.body.addWidget(self.stages)
        stage_card.body.addSpacing(theme.M)
        stage_card.body.addWidget(self.figures)
        columns = Columns(least=40)
        columns.add(_stack(stage_card, self.listen), 2)
        columns.add(_stack(self.curves, self.checkpoints), 3)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.L)
        column.addWidget(self.trouble)
        column.addWidget(self.result)
        column.addWidget(columns)
        column.addStretch(1)
        return content

    def _on_log_folded(self, folded: bool) -> None:
        head = self.log.minimumSizeHint().height()
        self.log.setMaximumHeight(head if folded else 16777215)  # Qt's own largest size
        if not folded:
            whole = self._splitter.height()
            low = round(whole * _LOG_SHARE)
            self._splitter.setSizes([whole - low, low])


def _stack(*cards: QWidget) -> QWidget:
    """Cards one below the other."""
    place = QWidget()
    column = QVBoxLayout(place)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.L)
    for card in cards:
        column.addWidget(card)
    column.addStretch(1)
    return place
