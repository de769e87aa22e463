"""Moving recordings to the bin and back, at once in the list and in order on the disk."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand

from mynah.project.samples import Library
from mynah.protocol.errors import ErrorCode, MynahError

if TYPE_CHECKING:
    from mynah.gui.controllers.session import Session
    from mynah.gui.services.serial_work import SerialWork
    from mynah.project.workspace import Workspace


@dataclass
class Moved:
    """What became of several recordings.

    Attributes:
        entries: Entry in the bin by sample id; of a restoration, the entries restored.
        missing: How many were not there any more.
        error: What ended it early, if something did.
    """

    entries: dict[str, str] = field(default_factory=dict)
    missing: int = 0
    error: MynahError | None = None


class DeleteCommand(QUndoCommand):
    """A deletion on the undo stack.

    Attributes:
        ids: The recordings.
        in_sets: How many of them belonged to a dataset.
        entries: Their places in the bin, by id; known when the files have moved.
    """

    def __init__(
        self,
        text: str,
        ids: Sequence[str],
        delete: Callable[[DeleteCommand], None],
        restore: Callable[[DeleteCommand], None],
        in_sets: int = 0,
    ) -> None:
        super().__init__(text)
        self.ids = tuple(ids)
        self.in_sets = in_sets
        self.entries: dict[str, str] = {}
        self._delete, self._restore = delete, restore

    def redo(self) -> None:
        """Delete."""
        self._delete(self)

    def undo(self) -> None:
        """Restore."""
        self._restore(self)


class Deleting(QObject):
    """Deletes and restores.

    Args:
        session: What all share.
        edits: Changes of the library, in their order.
        parent: Its parent.

    Signals:
        deleted: Recordings are in the bin (the `DeleteCommand`).
        restored: Recordings are back (ids).
        bin_changed: Something came into the bin or out of it.
        already_gone: So many were to come back and had been removed for good.
    """

    deleted = Signal(object)
    restored = Signal(list)
    bin_changed = Signal()
    already_gone = Signal(int)

    def __init__(self, session: Session, edits: SerialWork, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._edits = edits

    def delete(self, ids: Sequence[str]) -> None:
        """Move recordings to the bin; it can be undone."""
        there = [one for one in ids if self._session.samples.row_of(one) >= 0]
        if there:
            samples = self._session.samples
            in_sets = sum(bool(samples.row(samples.row_of(one)).sets) for one in there)
            text = self.tr("Delete %n recording(s)", "", len(there))
            self._session.undo.push(
                DeleteCommand(text, there, self._move, self._bring_back, in_sets)
            )

    def restore(self, entries: Sequence[str], then: Callable[[], None] | None = None) -> None:
        """Bring back what the bin's dialog lists; it is not undone by itself."""
        self._edits.run(
            partial(restore_all, self._session.workspace, tuple(entries)),
            partial(self._on_restored, then),
            self._session.report_problem,
            owner=self,
        )

    def _move(self, command: DeleteCommand) -> None:
        self._session.samples.remove(command.ids)  # at once; the files follow
        self._edits.run(
            partial(delete_all, self._session.workspace, command.ids),
            partial(self._on_deleted, command),
            self._on_failed,
            owner=self,
        )
        self.deleted.emit(command)

    def _bring_back(self, command: DeleteCommand) -> None:
        workspace = self._session.workspace
        self._edits.run(
            # The entries are known only when the deletion before has been done.
            lambda: restore_all(workspace, tuple(command.entries.values())),
            partial(self._on_restored, None),
            self._on_failed,
            owner=self,
        )

    def _on_deleted(self, command: DeleteCommand, moved: Moved) -> None:
        command.entries = moved.entries
        if moved.error is not None:
            self._session.report_problem(moved.error)
        self._session.reload_samples()
        self.bin_changed.emit()

    def _on_restored(self, then: Callable[[], None] | None, moved: Moved) -> None:
        if moved.error is not None:
            self._session.report_problem(moved.error)
        if moved.missing:
            self.already_gone.emit(moved.missing)
        self._session.reload_samples()
        self.restored.emit(list(moved.entries))
        self.bin_changed.emit()
        if then is not None:
            then()

    def _on_failed(self, error: Exception) -> None:
        self._session.report_problem(error)
        self._session.reload_samples()


def delete_all(workspace: Workspace, ids: Sequence[str]) -> Moved:
    """Move samples to the bin; one that cannot be moved ends it, what was moved counts."""
    library, moved = Library(workspace), Moved()
    for sample_id in ids:
        try:
            moved.entries[sample_id] = library.delete(sample_id)
        except MynahError as error:
            if error.code != ErrorCode.NOT_FOUND:
                moved.error = error
                break
            moved.missing += 1
    return moved


def restore_all(workspace: Workspace, entries: Sequence[str]) -> Moved:
    """Move samples back from the bin; one that cannot be restored does not end it."""
    library, moved = Library(workspace), Moved()
    for entry in entries:
        try:
            moved.entries[library.restore(entry).id] = entry
        except MynahError as error:
            if error.code == ErrorCode.NOT_FOUND:
                moved.missing += 1
            else:
                moved.error = error
    return moved
