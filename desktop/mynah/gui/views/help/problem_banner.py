"""A problem as one quiet strip: what happened, what to do, the button, and the rest folded."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from mynah.gui import theme
from mynah.gui.problems import Problem
from mynah.gui.views.parts import button, icon, label, set_kind, tool_button

_MOST_LINES = 10


class ProblemBanner(QFrame):
    """Shows one problem.

    Signals:
        remedy_chosen: The button that helps was pressed.
        report_requested: The person wants to save a help report.
        copied: The details were asked for as text.
        closed: It was put away.
    """

    remedy_chosen = Signal()
    report_requested = Signal()
    copied = Signal(str)
    closed = Signal()

    def __init__(self, problem: Problem, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self.problem = problem
        self._kind = "warn" if problem.wanted or problem.code == "INTERRUPTED" else "bad"
        set_kind(self, self._kind)
        self.setAccessibleName(problem.title)
        self.setAccessibleDescription(problem.text)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.M, theme.S, theme.S, theme.S)
        column.setSpacing(theme.S)
        column.addLayout(self._make_head())
        self.folded = self._make_folded()
        column.addWidget(self.folded)
        theme.notifier().changed.connect(self._draw)
        self._draw()

    def _make_head(self) -> QHBoxLayout:
        problem = self.problem
        self._icon = QLabel(self)
        title = label(problem.title, "strong", wrap=True)
        title.setObjectName("problem_title")
        text = label(problem.text, wrap=True)
        text.setObjectName("problem_text")
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        text.setVisible(bool(problem.text))
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(title)
        words.addWidget(text)
        row = QHBoxLayout()
        row.setSpacing(theme.M)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self.remedy = button(problem.remedy.text if problem.remedy else "", name="problem_remedy")
        self.remedy.setVisible(problem.remedy is not None)
        self.remedy.clicked.connect(self.remedy_chosen)
        self.more = button(self.tr("Details"), "quiet", name="problem_details")
        self.more.setCheckable(True)
        self.more.setVisible(bool(problem.details or problem.items))
        self.more.toggled.connect(self._on_more)
        close = tool_button("close", self.tr("Close"), name="problem_close")
        close.clicked.connect(self._on_close)
        for one in (self.remedy, self.more, close):
            row.addWidget(one, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _make_folded(self) -> QWidget:
        place = QWidget()
        text = QPlainTextEdit()
        text.setObjectName("problem_details_text")
        text.setAccessibleName(self.tr("Technical details"))
        text.setReadOnly(True)
        text.setTabChangesFocus(True)
        text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        problem = self.problem
        listed = [f"{name}: {reason}" for name, reason in problem.items]
        text.setPlainText("\n".join(one for one in (problem.code, problem.details, *listed) if one))
        lines = min(_MOST_LINES, max(2, text.document().blockCount()))
        text.setFixedHeight(text.fontMetrics().lineSpacing() * lines + 2 * theme.L)
        copy = button(self.tr("Copy"), "quiet", "copy", name="problem_copy")
        copy.clicked.connect(lambda: self.copied.emit(problem.report))
        report = button(self.tr("Save a help report…"), "quiet", "help", name="problem_report")
        report.clicked.connect(self.report_requested)
        row = QHBoxLayout()
        row.addWidget(copy)
        row.addWidget(report)
        row.addStretch(1)
        column = QVBoxLayout(place)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.XS)
        column.addWidget(text)
        column.addLayout(row)
        place.hide()
        return place

    def _on_more(self, shown: bool) -> None:
        self.folded.setVisible(shown)
        self.more.setText(self.tr("Fewer details") if shown else self.tr("Details"))

    def _on_close(self) -> None:
        self.hide()
        self.closed.emit()

    def _draw(self) -> None:
        name, role = ("warning", "warn") if self._kind == "warn" else ("error", "bad")
        drawn = icon(name, role).pixmap(QSize(20, 20), self.devicePixelRatioF())
        self._icon.setPixmap(drawn)
