"""What would be removed, before it is."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QVBoxLayout, QWidget

from mynah.gui import theme
from mynah.gui.views.parts import button, label


class ClearDialog(QDialog):
    """Lists what goes, and how much room that gives.

    Signals:
        confirmed: Remove it.
    """

    confirmed = Signal()

    def __init__(
        self,
        title: str,
        text: str,
        lines: Sequence[str],
        action: str,
        parent: QWidget | None = None,
    ) -> None:
        """Ask about something that cannot be undone.

        Args:
            title: What would be done, as a question.
            text: What that means.
            lines: What would go, one entry each.
            action: Words of the button.
            parent: The window.
        """
        super().__init__(parent)
        self.setObjectName("clear_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 60)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.XL, theme.XL, theme.XL, theme.L)
        column.setSpacing(theme.M)
        column.addWidget(label(title, "heading", wrap=True))
        column.addWidget(label(text, wrap=True))
        if lines:
            listed = QListWidget()
            listed.setObjectName("clear_list")
            listed.setAccessibleName(self.tr("What would be removed"))
            listed.addItems(list(lines))
            listed.setMaximumHeight(self.fontMetrics().lineSpacing() * 10)
            column.addWidget(listed)
        self.go = button(action, "danger", "trash", name="clear_go")
        self.go.clicked.connect(self._on_go)
        keep = button(self.tr("Keep"), name="clear_keep")
        keep.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.setSpacing(theme.S)
        row.addStretch(1)
        row.addWidget(keep)
        row.addWidget(self.go)
        column.addLayout(row)
        keep.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """Be as high as the words need at this width."""
        super().showEvent(event)
        layout = self.layout()
        if layout is not None:
            self.resize(self.width(), layout.totalHeightForWidth(self.width()))

    def _on_go(self) -> None:
        self.confirmed.emit()
        self.accept()
