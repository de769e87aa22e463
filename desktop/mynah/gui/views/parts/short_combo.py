"""A list to pick from that may be narrower than its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter, QWidget

from mynah.gui import theme
from mynah.gui.plain_tip import plain_tip

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


class ShortCombo(QComboBox):
    """Ends its words with an ellipsis where there is no room, and tells them in its tool tip.

    Args:
        name: What is picked, for screen readers and the tool tip.
        letters: Room for so many letters at least.
        parent: Its parent.
    """

    def __init__(self, name: str, letters: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self.setAccessibleName(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(letters)
        self.currentTextChanged.connect(self._on_text_changed)
        self._on_text_changed(self.currentText())

    def rename(self, name: str) -> None:
        """Call what is picked by another name."""
        self._name = name
        self.setAccessibleName(name)
        self._on_text_changed(self.currentText())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw as the style does, with shorter words."""
        del event
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        room = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox,
            option,
            QStyle.SubControl.SC_ComboBoxEditField,
            self,
        )
        option.currentText = self.fontMetrics().elidedText(
            option.currentText, Qt.TextElideMode.ElideRight, room.width() - theme.XS
        )
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def _on_text_changed(self, text: str) -> None:
        self.setToolTip(plain_tip(f"{self._name}: {text}" if text else self._name))
