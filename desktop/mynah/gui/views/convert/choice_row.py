"""One of several values to choose; those that cannot be chosen now say why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItemModel

from mynah.gui.views.parts import ShortCombo

if TYPE_CHECKING:
    from PySide6.QtGui import QWheelEvent
    from PySide6.QtWidgets import QWidget

    from mynah.project.defaults import Value

_LETTERS = 10


class ChoiceRow(ShortCombo):
    """A list whose entries can be closed one by one."""

    def __init__(self, name: str, help_text: str, parent: QWidget | None = None) -> None:
        super().__init__(name, _LETTERS, parent)
        self.setAccessibleDescription(help_text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def set_choices(self, choices: Sequence[tuple[Value, str]]) -> None:
        """Offer these values with their words; the chosen one stays where it is among them."""
        before = self.currentData()
        self.blockSignals(True)
        self.clear()
        for value, words in choices:
            self.addItem(words, value)
        self.setCurrentIndex(max(0, self.findData(before)))
        self.blockSignals(False)
        self._on_text_changed(self.currentText())

    def close_choices(self, reasons: Mapping[Value, str]) -> None:
        """Let these not be chosen, and say why in their tool tips; all others can be."""
        items = self.model()
        if not isinstance(items, QStandardItemModel):
            return
        for row in range(self.count()):
            reason = reasons.get(self.itemData(row), "")
            items.item(row).setEnabled(not reason)
            items.item(row).setToolTip(reason)

    @property
    def value(self) -> Value:
        """The chosen value."""
        chosen: Value = self.currentData()
        return chosen

    def set_value(self, value: Value) -> None:
        """Choose a value without telling about it; an unknown one is the first."""
        self.blockSignals(True)
        self.setCurrentIndex(max(0, self.findData(value)))
        self.blockSignals(False)
        self._on_text_changed(self.currentText())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """A wheel over it scrolls the page, unless it has the focus."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
