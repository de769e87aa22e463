"""The bin's dialog: what it lists, restoring, and removing for good."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from mynah.gui.models.bin_table import BinTableModel
from mynah.gui.views.library.bin_dialog import BinDialog
from mynah.project.samples import Library

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from mynah.gui.controllers.deleting import Deleting
    from mynah.gui.controllers.session import Session
    from mynah.gui.services.serial_work import SerialWork
    from mynah.project.samples import BinnedSample


class BinController(QObject):
    """Reads the bin when asked, and does what its dialog asks for.

    Args:
        session: What all share.
        deleting: Brings recordings back.
        edits: Changes of the library, in their order.
        parent: Its parent.

    Signals:
        counted: So many recordings are in the bin.
    """

    counted = Signal(int)

    def __init__(
        self,
        session: Session,
        deleting: Deleting,
        edits: SerialWork,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._deleting = deleting
        self._edits = edits
        self.items = BinTableModel(self)
        self.dialog: BinDialog | None = None
        deleting.bin_changed.connect(self.read)
        session.workspace_changed.connect(self._on_workspace_changed)

    def open(self, parent: QWidget) -> None:
        """Show the bin."""
        if self.dialog is None:
            self.dialog = BinDialog(self.items, parent)
            self.dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            self.dialog.restore_requested.connect(self._deleting.restore)
            self.dialog.purge_requested.connect(self._on_purge_requested)
            self.dialog.destroyed.connect(self._on_closed)
        self.read()
        self.dialog.open()

    def read(self) -> None:
        """List the bin anew."""
        library = Library(self._session.workspace)
        self._edits.run(library.binned, self._on_read, self._session.report_problem, owner=self)

    def _on_read(self, items: Sequence[BinnedSample]) -> None:
        self.items.set_items(items)
        self.counted.emit(len(items))

    def _on_purge_requested(self, entries: list[str]) -> None:
        library = Library(self._session.workspace)
        self._edits.run(
            partial(library.purge_bin, entries=entries),
            lambda _: self.read(),
            self._on_purge_failed,
            owner=self,
        )

    def _on_purge_failed(self, error: Exception) -> None:
        self._session.report_problem(error)
        self.read()

    def _on_closed(self) -> None:
        self.dialog = None

    def _on_workspace_changed(self) -> None:
        if self.dialog is not None:
            self.dialog.close()
        self.items.set_items(())
        self.read()
