"""Settings under names: choose one, save what is shown, delete one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from mynah.gui import theme
from mynah.gui.views.parts import ShortCombo, button, label, tool_button

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from mynah.project.presets import Preset

_LETTERS = 10
_LONGEST = 60


class PresetBar(QWidget):
    """A list of presets of the chosen voice.

    Signals:
        chosen: Use a preset (its name).
        save_requested: Keep what is shown under a name.
        delete_requested: Delete a preset (its name).
    """

    chosen = Signal(str)
    save_requested = Signal(str)
    delete_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("preset_bar")
        self._presets: tuple[Preset, ...] = ()
        self.combo = ShortCombo(self.tr("Preset"), _LETTERS, self)
        self.combo.setObjectName("preset_combo")
        self.combo.activated.connect(self._on_activated)
        self.save = tool_button("add", self.tr("Save as a preset"), name="preset_save", parent=self)
        self.save.clicked.connect(self._on_save)
        self.delete = tool_button(
            "trash", self.tr("Delete this preset"), name="preset_delete", parent=self
        )
        self.delete.clicked.connect(self._on_delete)
        self.name = QLineEdit(self)
        self.name.setObjectName("preset_name")
        self.name.setAccessibleName(self.tr("Name of the preset"))
        self.name.setPlaceholderText(self.tr("Name of the preset"))
        self.name.setMaxLength(_LONGEST)
        self.name.returnPressed.connect(self._on_named)
        self.keep = button(self.tr("Save"), "", name="preset_keep", parent=self)
        self.keep.setEnabled(False)
        self.keep.clicked.connect(self._on_named)
        self.name.textChanged.connect(self._on_typed)
        row = QHBoxLayout()
        row.setSpacing(theme.XS)
        row.addWidget(self.combo, 1)
        row.addWidget(self.save)
        row.addWidget(self.delete)
        self._naming = QWidget(self)
        naming = QHBoxLayout(self._naming)
        naming.setContentsMargins(0, 0, 0, 0)
        naming.setSpacing(theme.XS)
        naming.addWidget(self.name, 1)
        naming.addWidget(self.keep)
        self._naming.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.XS)
        column.addWidget(label(self.tr("Preset of this voice"), "strong", self, wrap=True))
        column.addLayout(row)
        column.addWidget(self._naming)
        self.show_presets((), "")

    @property
    def current(self) -> str:
        """Name of the chosen preset; empty for none."""
        return str(self.combo.currentData() or "")

    def show_presets(self, presets: Sequence[Preset], current: str) -> None:
        """Offer these; one of them, or none, is what is shown."""
        self._presets = tuple(presets)
        self.combo.blockSignals(True)
        self.combo.clear()
        none = self.tr("None") if presets else self.tr("None saved yet")
        self.combo.addItem(none, "")
        for one in presets:
            self.combo.addItem(one.name, one.name)
        self.combo.setCurrentIndex(max(0, self.combo.findData(current)))
        self.combo.blockSignals(False)
        self.combo.setEnabled(bool(presets))
        self.delete.setEnabled(bool(self.current))

    def show_current(self, name: str) -> None:
        """Say which preset is what is shown; empty for none."""
        self.combo.blockSignals(True)
        self.combo.setCurrentIndex(max(0, self.combo.findData(name)))
        self.combo.blockSignals(False)
        self.delete.setEnabled(bool(self.current))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape puts the field for a name away."""
        if event.key() == Qt.Key.Key_Escape and self._naming.isVisible():
            self._naming.hide()
            self.save.setFocus()
        else:
            super().keyPressEvent(event)

    def _on_activated(self) -> None:
        self.delete.setEnabled(bool(self.current))
        self.chosen.emit(self.current)

    def _on_save(self) -> None:
        self._naming.setVisible(not self._naming.isVisible())
        if self._naming.isVisible():
            self.name.setText(self.current)
            self.name.selectAll()
            self.name.setFocus()

    def _on_typed(self, text: str) -> None:
        self.keep.setEnabled(bool(text.strip()))

    def _on_named(self) -> None:
        name = self.name.text().strip()
        if name:
            self._naming.hide()
            self.save.setFocus()
            self.save_requested.emit(name)

    def _on_delete(self) -> None:
        if self.current:
            self.delete_requested.emit(self.current)
