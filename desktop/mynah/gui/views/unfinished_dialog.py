"""The question before the window closes while work is not finished that would be lost."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from mynah.gui import theme
from mynah.gui.views.parts import button, label

_LETTERS = 52


class UnfinishedDialog(QDialog):
    """Accepted: close all the same."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("unfinished_dialog")
        self.setWindowTitle(self.tr("Close Mynah"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * _LETTERS)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.XL, theme.L, theme.XL, theme.L)
        column.setSpacing(theme.M)
        column.addWidget(label(self.tr("Not everything is finished"), "heading", self, wrap=True))
        column.addWidget(label(text, "", self, wrap=True))
        row = QHBoxLayout()
        row.addStretch(1)
        leave = button(self.tr("Close all the same"), "danger", name="unfinished_close")
        leave.clicked.connect(self.accept)
        stay = button(self.tr("Stay"), "primary", name="unfinished_stay")
        stay.clicked.connect(self.reject)
        stay.setDefault(True)
        row.addWidget(leave)
        row.addWidget(stay)
        column.addLayout(row)
        stay.setFocus()
