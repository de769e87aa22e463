"""The small dialogs of the chosen voice: its card, its name, its look."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from mynah.gui import voice_words
from mynah.gui.controllers.voice_changes import CardTexts
from mynah.gui.views.voices.card_dialog import CardDialog
from mynah.gui.views.voices.look_dialog import LookDialog
from mynah.gui.views.voices.voice_name_dialog import VoiceNameDialog
from mynah.project.voices import VoiceStore
from mynah.protocol.errors import MynahError

if TYPE_CHECKING:
    from mynah.gui.controllers.session import Session
    from mynah.gui.controllers.voice_changes import VoiceChanges
    from mynah.gui.models.voice_list import VoiceListModel
    from mynah.gui.models.voice_row import VoiceRow
    from mynah.gui.services.portraits import Portraits
    from mynah.project.voices import VoiceVersion

PICTURES = "*.png *.jpg *.jpeg *.webp *.bmp *.gif"


class VoiceDialogs(QObject):
    """Opens them and hands on what was answered."""

    def __init__(
        self,
        session: Session,
        changes: VoiceChanges,
        voices: VoiceListModel,
        portraits: Portraits,
        window: QWidget,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._changes = changes
        self._voices = voices
        self._portraits = portraits
        self._window = window
        self.look: LookDialog | None = None
        self._looked_at = ""

    def open_card(self, version: VoiceVersion) -> None:
        """Show the card of a version."""
        dialog = CardDialog(version, self._window)
        card = version.card
        before = CardTexts(card.author, card.licence, card.consent, card.notes)
        dialog.saved.connect(
            lambda *texts: self._changes.edit_card(
                version.name, version.version, CardTexts(*texts), before
            )
        )
        dialog.verify_requested.connect(lambda: self._verify(dialog, version))
        self._open(dialog)

    def rename(self, row: VoiceRow) -> None:
        """Ask for another name."""
        dialog = VoiceNameDialog(
            self.tr("Rename “{0}”").format(voice_words.short(row.name)),
            self.tr("Its versions and files stay as they are."),
            self.tr("Rename"),
            row.name,
            self._names(),
            self._window,
            own=row.name,
        )
        dialog.name_chosen.connect(lambda name: self._changes.rename(row.name, name))
        self._open(dialog)

    def duplicate(self, row: VoiceRow) -> None:
        """Ask for the name of a copy."""
        dialog = VoiceNameDialog(
            self.tr("Duplicate “{0}”").format(voice_words.short(row.name)),
            self.tr("The copy begins with the version in use. Deleting one leaves the other."),
            self.tr("Duplicate"),
            self._free_name(self.tr("{0} copy").format(row.name)),
            self._names(),
            self._window,
        )
        dialog.name_chosen.connect(lambda name: self._changes.duplicate(row.name, name))
        self._open(dialog)

    def open_look(self, row: VoiceRow) -> None:
        """Choose picture and colour."""
        self._looked_at = row.name
        dialog = self.look = LookDialog(self._window)
        dialog.show_row(row, self._portraits.get(row))
        dialog.colour_chosen.connect(lambda colour: self._changes.recolour(row.name, colour))
        dialog.picture_removed.connect(lambda: self._changes.set_picture(row.name, None))
        dialog.picture_requested.connect(lambda: self._choose_picture(dialog, row.name))
        dialog.finished.connect(self._on_look_closed)
        self._open(dialog)

    def refresh(self) -> None:
        """The list was read anew, or a picture can be had."""
        row = self._voices.row(self._looked_at)
        if self.look is not None and row is not None:
            self.look.show_row(row, self._portraits.get(row))

    def _choose_picture(self, parent: QWidget, name: str) -> None:
        dialog = QFileDialog(parent, self.tr("Choose a picture of “{0}”").format(name))
        dialog.setObjectName("picture_file")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([self.tr("Pictures ({0})").format(PICTURES)])
        dialog.fileSelected.connect(lambda path: self._changes.set_picture(name, Path(path)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _verify(self, dialog: CardDialog, version: VoiceVersion) -> None:
        store = VoiceStore(self._session.workspace)

        def failed(error: Exception) -> None:
            said = [f"{name} {what}" for name, what in getattr(error, "items", ())]
            reason = error.message if isinstance(error, MynahError) else str(error)
            dialog.show_checked(" ".join([reason, ", ".join(said)]).strip(), good=False)

        self._session.background.run(
            lambda: store.verify(version),
            lambda _none: dialog.show_checked(
                self.tr("Every file is as it was when the voice was published."), good=True
            ),
            failed,
            owner=dialog,
        )

    def _open(self, dialog: QDialog) -> None:
        """What it asks is about a voice of this workspace: with another one it goes."""
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session.workspace_changed.connect(dialog.reject)
        dialog.open()

    def _on_look_closed(self) -> None:
        self.look = None

    def _names(self) -> list[str]:
        return [one.name for one in self._voices.rows]

    def _free_name(self, wanted: str) -> str:
        taken, name, number = set(self._names()), wanted, 2
        while name in taken:
            name, number = f"{wanted} {number}", number + 1
        return name
