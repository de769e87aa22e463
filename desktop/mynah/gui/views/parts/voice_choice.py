"""A list to pick a voice from, the same on every page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from mynah.gui.views.parts.short_combo import ShortCombo

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from mynah.project.voices import Voice

_LETTERS = 16


class VoiceChoice(ShortCombo):
    """All voices of the workspace by name; the choice stays when the list is read anew.

    Signals:
        voice_changed: Another voice is chosen, by the person or because the old one is gone; its
            name, empty for none.
    """

    voice_changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", _LETTERS, parent)
        self.rename(self.tr("Voice"))
        self.setObjectName("voice_choice")
        self._voices: tuple[Voice, ...] = ()
        self.currentIndexChanged.connect(self._on_index_changed)
        self.setEnabled(False)

    @property
    def name(self) -> str:
        """Model name of the chosen voice; empty where there is none."""
        return str(self.currentData() or "")

    @property
    def voice(self) -> Voice | None:
        """The chosen voice."""
        return next((one for one in self._voices if one.name == self.name), None)

    def set_voices(self, voices: Sequence[Voice], active: str) -> None:
        """Show these; the one chosen before stays chosen, else the active one is."""
        before = self.name
        self._voices = tuple(voices)
        self.blockSignals(True)
        self.clear()
        for one in voices:
            self.addItem(one.name, one.name)
        place = self.findData(before) if before else -1
        self.setCurrentIndex(place if place >= 0 else self.findData(active))
        self.blockSignals(False)
        self.setEnabled(bool(voices))
        self._on_text_changed(self.currentText())
        if self.name != before:
            self.voice_changed.emit(self.name)

    def choose(self, name: str) -> None:
        """Choose a voice by its name; an unknown one changes nothing."""
        place = self.findData(name)
        if place >= 0:
            self.setCurrentIndex(place)

    def _on_index_changed(self) -> None:
        self.voice_changed.emit(self.name)
