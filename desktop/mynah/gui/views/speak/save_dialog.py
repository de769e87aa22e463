"""How the spoken text is saved: one file or one for each sentence, which format, and where."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QRadioButton, QWidget

from mynah.gui.views.datasets.sheet import Sheet
from mynah.gui.views.parts import ShortCombo, breakable, button, label
from mynah.project.defaults import OUTPUT_FORMATS

SAVE = "save"
_LETTERS = 14


@dataclass(frozen=True)
class SaveOrder:
    """What was chosen.

    Attributes:
        each: A file for each sentence, instead of one for all.
        format: One of `OUTPUT_FORMATS`.
        place: A folder, or a file where the person chose one; empty for the usual folder.
        overwrite: Whether a file that is there may be replaced: it was asked.
    """

    each: bool
    format: str
    place: str = ""
    overwrite: bool = False


class SaveDialog(Sheet):
    """Asks, and hands over the answer.

    Signals:
        save_requested: Save so (a `SaveOrder`).
        browse_requested: Choose another place; a folder (True) or a file (False).
    """

    save_requested = Signal(object)
    browse_requested = Signal(bool)

    def __init__(self, folder: str, count: int, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.setObjectName("speak_save_dialog")
        self.set_title(self.tr("Save what was spoken"))
        self.set_text(self.tr("%n sentence(s), with the pauses between them.", "", count))
        self._usual, self._place, self._overwrite = folder, "", False
        self.one = QRadioButton(self.tr("All in &one file"))
        self.one.setObjectName("speak_save_one")
        self.each = QRadioButton(self.tr("&Each sentence in a file of its own, numbered"))
        self.each.setObjectName("speak_save_each")
        self.one.setChecked(True)
        self._kinds = QButtonGroup(self)
        for radio in (self.one, self.each):
            self._kinds.addButton(radio)
            self.body.addWidget(radio)
        self.format = ShortCombo(self.tr("Format"), _LETTERS)
        self.format.setObjectName("speak_save_format")
        names = {
            "wav": self.tr("WAV: plays everywhere"),
            "flac": self.tr("FLAC: smaller, nothing lost"),
            "mp3": self.tr("MP3: small"),
            "ogg": self.tr("Ogg: small, free"),
        }
        for one in OUTPUT_FORMATS:
            self.format.addItem(names.get(one, one), one)
        title = QLabel(self.tr("&Format"))
        title.setBuddy(self.format)
        row = QHBoxLayout()
        row.addWidget(title)
        row.addWidget(self.format, 1)
        self.body.addLayout(row)
        place = QHBoxLayout()
        self._where = label("", "muted", wrap=True)
        self._where.setObjectName("speak_save_place")
        place.addWidget(self._where, 1)
        browse = button(self.tr("Another place…"), "", "folder", name="speak_save_browse")
        browse.clicked.connect(lambda: self.browse_requested.emit(self.each.isChecked()))
        place.addWidget(browse)
        self.body.addLayout(place)
        self.body.addWidget(
            label(
                self.tr("The files say that they were made by a computer, and with which voice."),
                "muted",
                wrap=True,
            )
        )
        self.add_cancel()
        self.add_answer(SAVE, self.tr("Save"), "primary", "export")
        self.answered.connect(self._on_answered)
        self._kinds.buttonToggled.connect(lambda *_: self.show_place(""))
        self.format.activated.connect(self._on_format)
        self.show_place("")

    def show_place(self, place: str, *, overwrite: bool = False) -> None:
        """Save there; empty for the usual folder."""
        self._place, self._overwrite = place, overwrite
        self._where.setText(self.tr("To {place}").format(place=breakable(place or self._usual)))
        found = self.format.findData(PurePath(place).suffix.lstrip(".").lower()) if place else -1
        if found >= 0 and not self.each.isChecked():
            self.format.setCurrentIndex(found)

    @property
    def order(self) -> SaveOrder:
        """What is chosen now."""
        chosen = str(self.format.currentData())
        return SaveOrder(self.each.isChecked(), chosen, self._place, self._overwrite)

    def _on_format(self) -> None:
        """A chosen file takes the ending of its format; whether it is there was not asked."""
        if self._place and not self.each.isChecked():
            changed = PurePath(self._place).with_suffix(f".{self.format.currentData()}")
            self.show_place(str(changed))

    def _on_answered(self, key: str) -> None:
        if key == SAVE:
            self.save_requested.emit(self.order)
