"""What a place says when there is nothing in it yet: what it is for, and what to do next."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from mynah.gui import theme
from mynah.gui.views.parts.icons import icon
from mynah.gui.views.parts.label import label

_ICON = 48


class EmptyState(QWidget):
    """An icon, a title, a sentence, and the buttons that lead on, in the middle of the place."""

    def __init__(
        self,
        icon_name: str,
        title: str,
        text: str = "",
        *actions: QWidget,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon_name = icon_name
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.XL, theme.XL, theme.XL, theme.XL)
        column.setSpacing(theme.M)
        column.addStretch(2)
        self._picture = QLabel(self)
        self._picture.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.title = label(title, "heading", self, wrap=True)
        self.text = label(text, "muted", self, wrap=True)
        for one in (self._picture, self.title, self.text):
            if isinstance(one, QLabel):
                one.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(one)
        self.text.setVisible(bool(text))
        row = QHBoxLayout()
        row.setSpacing(theme.S)
        row.addStretch(1)
        for action in actions:
            row.addWidget(action)
        row.addStretch(1)
        column.addSpacing(theme.S)
        column.addLayout(row)
        column.addStretch(3)
        self._draw()
        theme.notifier().changed.connect(self._draw)

    def set_words(self, title: str, text: str) -> None:
        """Say something else."""
        self.title.setText(title)
        self.text.setText(text)
        self.text.setVisible(bool(text))

    def _draw(self) -> None:
        picture = icon(self._icon_name, "muted").pixmap(
            QSize(_ICON, _ICON), self.devicePixelRatioF()
        )
        self._picture.setPixmap(picture)
