"""A list to pick who speaks: a voice of the workspace, or the base voice itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from mynah.gui.views.parts import ShortCombo

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from mynah.project.voices import Voice

_LETTERS = 16
_NOBODY = ""


class SpeakerChoice(ShortCombo):
    """All voices by name, and an entry for the base voice alone.

    Signals:
        speaker_changed: Another one is chosen, by the person or because the old one is gone; its
            name, empty for the base voice itself.
    """

    speaker_changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", _LETTERS, parent)
        self.rename(self.tr("Voice"))
        self.setObjectName("speaker_choice")
        self._voices: tuple[Voice, ...] = ()
        self._chosen: str | None = None  # None: nobody chose yet, the active voice is offered
        self._list("")
        self.currentIndexChanged.connect(self._on_index_changed)
        self.activated.connect(self._on_activated)

    @property
    def name(self) -> str:
        """The chosen voice; empty for the base voice itself."""
        return str(self.currentData() or _NOBODY)

    @property
    def voice(self) -> Voice | None:
        """The chosen voice; None for the base voice itself."""
        return next((one for one in self._voices if one.name == self.name), None)

    @property
    def chosen(self) -> str | None:
        """What was chosen, also where it is not there (yet); None where nothing was."""
        return self._chosen

    def set_voices(self, voices: Sequence[Voice], active: str) -> None:
        """Show these; what was chosen stays so, else the active one is."""
        before = self.name
        self._voices = tuple(voices)
        self.blockSignals(True)
        self._list(active if self._chosen is None else self._chosen, active)
        self.blockSignals(False)
        self._on_text_changed(self.currentText())
        if self.name != before:
            self.speaker_changed.emit(self.name)

    def choose(self, name: str | None) -> None:
        """Choose by name; None for whatever is active. One that is not there yet is awaited."""
        self._chosen = name
        place = self.findData(name) if name is not None else -1
        if place >= 0:
            self.setCurrentIndex(place)

    def _list(self, wanted: str, otherwise: str = "") -> None:
        self.clear()
        for one in self._voices:
            self.addItem(one.name, one.name)
        self.addItem(self.tr("The base voice itself"), _NOBODY)
        place = self.findData(wanted)
        self.setCurrentIndex(place if place >= 0 else self.findData(otherwise))

    def _on_activated(self, _index: int) -> None:
        self._chosen = self.name

    def _on_index_changed(self) -> None:
        self.speaker_changed.emit(self.name)
