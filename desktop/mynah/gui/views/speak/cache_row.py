"""How much room spoken sentences take, and the way to free it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mynah.gui import theme
from mynah.gui.models import figures
from mynah.gui.views.parts import button, label
from mynah.gui.views.parts.flow_row import flow_widget

MEGABYTE = 1_000_000


class CacheRow(QWidget):
    """Size and limit in words, a button that frees it.

    Signals:
        clear_requested: Delete the kept sentences.
    """

    clear_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.S, 0, 0)
        column.setSpacing(theme.XS)
        self.words = label("", "muted", self, wrap=True)
        self.words.setObjectName("speak_cache")
        self.clear = button("", "quiet", "trash", name="speak_cache_clear", parent=self)
        self.clear.setToolTip(
            self.tr("Sentences that are spoken again are made anew; saved files stay")
        )
        self.clear.clicked.connect(self.clear_requested)
        column.addWidget(self.words)
        column.addWidget(flow_widget(self.clear))
        self.show_size(0, 0)

    def show_size(self, size: int, limit_mb: int) -> None:
        """Show what is kept, in bytes, and the limit."""
        self.words.setText(
            self.tr(
                "Spoken sentences are kept: {size} of at most {limit}. The limit is among the "
                "settings."
            ).format(size=figures.size(size), limit=figures.size(limit_mb * MEGABYTE))
        )
        self.words.setVisible(limit_mb > 0)
        self.clear.setText(self.tr("Clear {size}").format(size=figures.size(size)))
        self.clear.setVisible(size > 0)
