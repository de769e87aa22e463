"""A run that did not come to its end: why, what is saved, what continuing costs, and the button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QToolButton, QWidget

from mynah.gui import theme
from mynah.gui.views.parts import Card, button, icon, label

if TYPE_CHECKING:
    from mynah.gui.problems import Problem


class TroubleCard(Card):
    """What happened, in a few lines; the details are folded.

    Signals:
        continue_requested: Work on the run again.
        remedy_requested: The button of the problem itself was pressed.
    """

    continue_requested = Signal()
    remedy_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._role = "bad"
        head = QHBoxLayout()
        head.setSpacing(theme.S)
        self._sign = QLabel(self)
        head.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        self._what = label("", "heading", self, wrap=True)
        head.addWidget(self._what, 1)
        self.body.addLayout(head)
        self._why = label("", "", self, wrap=True)
        self._todo = label("", "strong", self, wrap=True)
        self._reached = label("", "", self, wrap=True)
        self._cost = label("", "muted", self, wrap=True)
        for one in (self._why, self._reached, self._cost, self._todo):
            self.body.addWidget(one)
        row = QHBoxLayout()
        self.proceed = button(
            self.tr("Continue the training"),
            "primary",
            "play",
            name="trouble_continue",
            parent=self,
        )
        self.remedy = button("", name="trouble_remedy", parent=self)
        self._fold = QToolButton(self)
        self._fold.setObjectName("trouble_details")
        self._fold.setProperty("kind", "quiet")
        self._fold.setCheckable(True)
        self._fold.setText(self.tr("Details"))
        self._fold.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        for widget in (self.proceed, self.remedy, self._fold):
            row.addWidget(widget)
        row.addStretch(1)
        self._copy = button(self.tr("Copy"), "quiet", "copy", name="trouble_copy", parent=self)
        row.addWidget(self._copy)
        self.body.addLayout(row)
        self._details = QPlainTextEdit(self)
        self._details.setObjectName("trouble_text")
        self._details.setAccessibleName(self.tr("Technical details"))
        self._details.setReadOnly(True)
        self._details.setTabChangesFocus(True)
        self._details.setMaximumHeight(self.fontMetrics().height() * 10)
        self.body.addWidget(self._details)
        self.proceed.clicked.connect(self.continue_requested)
        self.remedy.clicked.connect(self.remedy_requested)
        self._fold.toggled.connect(self._on_folded)
        self._copy.clicked.connect(
            lambda: QGuiApplication.clipboard().setText(self._details.toPlainText())
        )
        theme.notifier().changed.connect(self._draw)
        self._on_folded(False)

    def show_problem(
        self, problem: Problem, reached: str, cost: str, *, resumable: bool, grave: bool = True
    ) -> None:
        """Show it.

        Args:
            problem: What happened.
            reached: How far it came, and what of that is saved.
            cost: What continuing costs.
            resumable: Whether it can be continued.
            grave: Whether something is wrong; a run that was stopped is only waiting.
        """
        self._what.setText(problem.title)
        for place, text in (
            (self._why, "" if problem.cause == problem.title else problem.cause),
            (self._reached, reached),
            (self._cost, cost if resumable else ""),
            (self._todo, problem.todo),
        ):
            place.setText(text)
            place.setVisible(bool(text))
        self.proceed.setVisible(resumable)
        self.remedy.setVisible(problem.remedy is not None)
        self.remedy.setText(problem.remedy.text if problem.remedy else "")
        self._details.setPlainText(problem.report)
        self._fold.setVisible(bool(problem.details or problem.items))
        self._copy.setVisible(self._fold.isChecked())
        self._role = "bad" if grave else "warn"
        self.setAccessibleName(f"{problem.title} {problem.cause} {problem.todo}")
        self._draw()

    def _on_folded(self, unfolded: bool) -> None:
        self._details.setVisible(unfolded)
        self._copy.setVisible(unfolded)
        self._fold.setIcon(icon("chevron_down" if unfolded else "chevron_right", "muted"))

    def _draw(self) -> None:
        name = "error" if self._role == "bad" else "info"
        drawn = icon(name, self._role).pixmap(QSize(24, 24), self.devicePixelRatioF())
        self._sign.setPixmap(drawn)
