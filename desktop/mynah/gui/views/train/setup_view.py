"""The set-up of a training: three columns, and one button that names the next thing to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QTimer, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from mynah.gui import theme
from mynah.gui.models.next_step import Next, Step
from mynah.gui.views.parts import button, label, scrolled
from mynah.gui.views.train import check_words
from mynah.gui.views.train.columns import Columns
from mynah.gui.views.train.kind_card import KindCard
from mynah.gui.views.train.material_card import MaterialCard
from mynah.gui.views.train.preflight_card import PreflightCard

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

_NARROW = 90  # letters
_WAITING = frozenset({Step.WAIT, Step.STARTING})


class SetupView(QWidget):
    """Recordings, kind, checks, and the main button.

    Signals:
        step_requested: The main or the second button was pressed (a `Step`).
    """

    step_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.material = MaterialCard()
        self.kind = KindCard()
        self.preflight = PreflightCard()
        columns = Columns()
        columns.add(self.material)
        columns.add(self.kind)
        columns.add(self.preflight)
        content = QWidget()
        inner = QVBoxLayout(content)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(columns)
        inner.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.M)
        self._content = content
        self._area = scrolled(content)
        column.addWidget(self._area, 1)
        column.addWidget(self._footer())
        self.kind.unfolded.connect(self._on_unfolded)
        self._next = Next(Step.WAIT)
        self.show_next(self._next, "")

    def _footer(self) -> QWidget:
        footer = QFrame(self)
        footer.setObjectName("card")
        self._foot = QBoxLayout(QBoxLayout.Direction.LeftToRight, footer)
        self._foot.setContentsMargins(theme.L, theme.M, theme.L, theme.M)
        self._foot.setSpacing(theme.M)
        self._summary = label("", "", footer, wrap=True)
        self._foot.addWidget(self._summary, 1)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        self.second = button("", "quiet", name="train_second", parent=footer)
        self.second.clicked.connect(self._on_second)
        buttons.addWidget(self.second)
        self.primary = button("", "primary", name="train_primary", parent=footer)
        self.primary.clicked.connect(self._on_primary)
        buttons.addWidget(self.primary)
        self._foot.addLayout(buttons)
        footer.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        return footer

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the summary above the buttons where there is little room."""
        super().resizeEvent(event)
        narrow = event.size().width() < self.fontMetrics().averageCharWidth() * _NARROW
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._foot.setDirection(down if narrow else across)

    def show_next(self, following: Next, summary: str) -> None:
        """Name the next thing to do; `summary` says why, or what would be trained."""
        self._next = following
        self._summary.setText(summary)
        self.primary.setText(self._words(following))
        self.primary.setEnabled(following.step not in _WAITING)
        self.second.setVisible(following.otherwise is not None)
        self.second.setText(self._second_words(following))

    def _words(self, following: Next) -> str:
        if following.step == Step.FIX:
            return check_words.fix(following.fix) or self.tr("Look again")
        names = {
            Step.WAIT: self.tr("Counting the recordings…"),
            Step.ADD_RECORDINGS: self.tr("Add recordings"),
            Step.CHOOSE_RECORDINGS: self.tr("Choose recordings"),
            Step.CHOOSE_NAME: self.tr("Choose a name"),
            Step.CHECK: self.tr("Check this computer"),
            Step.STOP_CHECK: self.tr("Stop the check"),
            Step.TRAIN: self.tr("Train my voice"),
            Step.STARTING: self.tr("Starting…"),
            Step.SHOW_RUN: self.tr("Show the running training"),
            Step.CONTINUE: self.tr("Continue the training"),
        }
        return names[following.step]

    def _second_words(self, following: Next) -> str:
        if following.otherwise is None:
            return ""
        return {
            Step.SHOW_RUN: self.tr("Train this one afterwards"),
            Step.CONTINUE: self.tr("Begin anew"),
        }.get(following.step, self.tr("Train without the check"))

    def _on_unfolded(self, fold: QWidget) -> None:
        """Bring what was opened into sight, once it has its place."""

        def scroll() -> None:
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
            top = fold.mapTo(self._content, QPoint(0, 0)).y()
            self._area.verticalScrollBar().setValue(top - theme.S)

        QTimer.singleShot(0, self, scroll)

    def _on_primary(self) -> None:
        self.step_requested.emit(self._next.step)

    def _on_second(self) -> None:
        if self._next.otherwise is not None:
            self.step_requested.emit(self._next.otherwise)
