"""Bars: how much of something there is, and where it would be enough."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from mynah.gui import theme
from mynah.gui.views.parts.label import label


class Meter(QWidget):
    """A thin bar from 0 to 1, in the colour of a theme token; a mark may show what is enough."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value = 0.0
        self._mark: float | None = None
        self._role = "accent"
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_value(self, value: float, role: str = "accent", mark: float | None = None) -> None:
        """Show `value` of 0 to 1; a value out of that is drawn at the end."""
        shown = min(1.0, max(0.0, value if value == value else 0.0))
        if (shown, role, mark) != (self._value, self._role, self._mark):
            self._value, self._role, self._mark = shown, role, mark
            self.update()

    @property
    def value(self) -> float:
        """What is shown, 0 to 1."""
        return self._value

    def sizeHint(self) -> QSize:
        """Thin and as wide as there is room."""
        return QSize(80, 8)

    def minimumSizeHint(self) -> QSize:
        """Half of that."""
        return QSize(24, 8)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw groove, bar and mark."""
        del event
        colours = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        height = 6.0
        groove = QRectF(0, (self.height() - height) / 2, self.width(), height)
        painter.setBrush(colours.raised)
        painter.drawRoundedRect(groove, 3, 3)
        if self._value > 0:
            bar = QRectF(groove)
            bar.setWidth(max(height, groove.width() * self._value))
            painter.setBrush(getattr(colours, self._role))
            painter.drawRoundedRect(bar, 3, 3)
        if self._mark is not None and 0 < self._mark < 1:
            painter.setBrush(colours.text)
            painter.drawRect(QRectF(groove.width() * self._mark - 1, groove.top() - 1, 2, 8))


class RuleBar(QWidget):
    """One rule: its words, what there is of what is needed, a bar, and room for a button."""

    actions: QHBoxLayout  # type: ignore[assignment]  # not the list of keys of a QWidget

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        row = QHBoxLayout()
        self.title = label(title, "", self, wrap=True)
        self.figures = label("", "muted", self)
        row.addWidget(self.title, 1)
        row.addWidget(self.figures)
        column.addLayout(row)
        self.meter = Meter(self)
        column.addWidget(self.meter)
        self.actions = QHBoxLayout()
        self.actions.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self.actions)

    def show_rule(self, title: str, figures: str, value: float, *, ok: bool) -> None:
        """Show the rule; `value` is what there is as a share of what is needed."""
        self.title.setText(title)
        self.figures.setText(figures)
        self.meter.show_value(value, "good" if ok else "warn")
        self.setAccessibleName(f"{title}: {figures}")
