"""The column beside the list: the dataset above, what it is enough for below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mynah.gui import theme
from mynah.gui.views.datasets.dataset_bar import DatasetBar
from mynah.gui.views.datasets.provider_tabs import ProviderTabs
from mynah.gui.views.parts import scrolled

if TYPE_CHECKING:
    from mynah.gui.models.dataset_list import DatasetListModel

_WIDTH_IN_LETTERS = 46


class DatasetPanel(QWidget):
    """A narrow column that scrolls."""

    def __init__(self, datasets: DatasetListModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("dataset_panel")
        self.setAccessibleName(self.tr("Dataset and readiness"))
        content = QWidget(self)
        inner = QVBoxLayout(content)
        inner.setContentsMargins(0, 0, theme.S, 0)
        inner.setSpacing(theme.M)
        self.bar = DatasetBar(datasets, content)
        self.tabs = ProviderTabs(content)
        inner.addWidget(self.bar)
        inner.addWidget(self.tabs)
        inner.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scrolled(content))

    def sizeHint(self) -> QSize:
        """Wide enough for its words, whatever the font."""
        width = self.fontMetrics().averageCharWidth() * _WIDTH_IN_LETTERS
        return QSize(width, super().sizeHint().height())
