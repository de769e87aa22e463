"""The dialog of the bin of voices: what it lists, restoring, and removing for good."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from mynah.gui.models.voice_bin_table import VoiceBinTable
from mynah.gui.views.voices.voice_bin_dialog import VoiceBinDialog
from mynah.project.voices import VoiceStore
from mynah.protocol.errors import ErrorCode, MynahError

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from mynah.gui.controllers.session import Session
    from mynah.gui.controllers.voice_changes import VoiceChanges
    from mynah.project.voices import BinnedVoice
    from mynah.project.workspace import Workspace


class VoiceBinController(QObject):
    """Reads the bin when asked, and does what its dialog asks for.

    Signals:
        counted: So many voices are in the bin.
        restored: A voice is back (its name).
    """

    counted = Signal(int)
    restored = Signal(str)

    def __init__(
        self, session: Session, changes: VoiceChanges, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._changes = changes
        self.items = VoiceBinTable(self)
        self.dialog: VoiceBinDialog | None = None
        changes.bin_changed.connect(self.read)
        session.workspace_changed.connect(self._on_workspace_changed)

    def open(self, parent: QWidget) -> None:
        """Show the bin."""
        if self.dialog is None:
            self.dialog = VoiceBinDialog(self.items, parent)
            self.dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            self.dialog.restore_requested.connect(self._on_restore_requested)
            self.dialog.purge_requested.connect(self._on_purge_requested)
            self.dialog.finished.connect(self._on_closed)
        self.read()
        self.dialog.open()

    def read(self) -> None:
        """List the bin anew."""
        workspace = self._session.workspace
        self._changes.work.run(
            lambda: _binned(workspace), self._on_read, self._session.report_problem, owner=self
        )

    def _on_read(self, items: Sequence[BinnedVoice]) -> None:
        self.items.set_items(items)
        self.counted.emit(len(items))

    def _on_restore_requested(self, folders: list[Path]) -> None:
        store = VoiceStore(self._session.workspace)
        self._changes.work.run(
            lambda: [_restored(store, one) for one in folders],
            self._on_restored,
            self._on_failed,
            owner=self,
        )

    def _on_restored(self, found: list[str]) -> None:
        self._session.voices.reload()
        self.read()
        if found:
            self.restored.emit(found[-1])

    def _on_purge_requested(self, folders: list[Path]) -> None:
        store = VoiceStore(self._session.workspace)
        self._changes.work.run(
            lambda: _purge(store, folders),
            lambda _none: self.read(),
            self._on_failed,
            owner=self,
        )

    def _on_failed(self, error: Exception) -> None:
        self._session.report_problem(error)
        self._session.voices.reload()
        self.read()

    def _on_closed(self) -> None:
        self.dialog = None

    def _on_workspace_changed(self) -> None:
        if self.dialog is not None:
            self.dialog.close()
        self.items.set_items(())
        self.read()


def _binned(workspace: Workspace) -> list[BinnedVoice]:
    return VoiceStore(workspace).binned() if workspace.exists else []


def _purge(store: VoiceStore, folders: Sequence[Path]) -> None:
    for one in folders:
        store.purge(one)


def _restored(store: VoiceStore, folder: Path) -> str:
    """Bring a voice back; under another name where a new voice has its own by now."""
    try:
        return store.restore(folder).name
    except MynahError as error:
        if error.code != ErrorCode.EXISTS:
            raise
    name = next((one.name for one in store.binned() if one.dir == folder), folder.name)
    taken = {one.name for one in store.list()}
    number = 2
    while f"{name} {number}" in taken:
        number += 1
    return store.restore(folder, f"{name} {number}").name
