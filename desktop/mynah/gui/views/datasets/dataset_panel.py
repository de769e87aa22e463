"""The column beside the list: the dataset above, what it is enough for below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtWidgets import QStyle, QVBoxLayout, QWidget

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
        self._content = content = QWidget(self)
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
        content.installEventFilter(self)

    def sizeHint(self) -> QSize:
        """Wide enough for its words, whatever the font."""
        words = self.fontMetrics().averageCharWidth() * _WIDTH_IN_LETTERS
        tabs = self.tabs.bar_width + self._beside
        width = max(words, tabs, self.minimumSizeHint().width())
        return QSize(width, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """As wide as the widest button: nothing of it may be cut, since it scrolls only down."""
        width = self._content.minimumSizeHint().width() + self._beside
        return QSize(width, super().minimumSizeHint().height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Longer words in it need more room."""
        if watched is self._content and event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    @property
    def _beside(self) -> int:
        """Room of the scroll bar."""
        return self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent) + theme.XS
