"""Saving, renaming and deleting datasets: the questions before, and the work in the background."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from mynah.gui.models.set_changes import SetChanges, set_changes
from mynah.project import dataset
from mynah.project.dataset import Dataset
from mynah.project.samples import Library
from mynah.project.selection import Selection, choose

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QDialog, QWidget

    from mynah.gui.controllers.session import Session
    from mynah.gui.models.dataset_list import DatasetListModel
    from mynah.project.workspace import Workspace


class DatasetSaving(QObject):
    """Asks for names and shows what changes, then writes.

    Args:
        session: The session.
        datasets: The datasets there are.
        window: A widget of the window that the questions belong to.
        parent: Its parent.

    Signals:
        saved: A dataset was written; its name.
        renamed: Old and new name.
        deleted: Name of a dataset that was deleted.
        discarded: The changes to the open dataset are not wanted.
        abandoned: A question was closed without an answer, or its answer could not be carried out.
        busy_changed: Whether something is being written.
    """

    saved = Signal(str)
    renamed = Signal(str, str)
    deleted = Signal(str)
    discarded = Signal()
    abandoned = Signal()
    busy_changed = Signal(bool)

    def __init__(
        self,
        session: Session,
        datasets: DatasetListModel,
        window: QWidget,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._datasets = datasets
        self._window = window
        self._selection: Selection | None = None
        self._dialog: QDialog | None = None

    @property
    def dialog(self) -> QDialog | None:
        """The question that is open."""
        return self._dialog

    def remember(self, selection: Selection | None) -> None:
        """Keep how the ticked clips were chosen, to be stored with them while they stay so."""
        self._selection = selection

    def save_new(self, ids: Sequence[str], name: str = "") -> None:
        """Ask for a name, and save under it; a taken name shows what changes first."""
        from mynah.gui.views.datasets.name_dialog import NameDialog

        made = NameDialog(
            self.tr("Save as a dataset"),
            self.tr("A dataset is a named choice. The recordings themselves stay where they are."),
            self.tr("Save"),
            name=name or self._free_name(),
            taken=self._datasets.names(),
            may_replace=True,
            parent=self._window,
        )
        made.name_chosen.connect(lambda chosen: self._on_name(chosen, ids))
        self._show(made)

    def save_changes(self, name: str, ids: Sequence[str], *, leaving: bool = False) -> None:
        """Show what changes in a dataset, and save it when that is wanted."""
        kept = self._datasets.dataset(name)
        if kept is None:
            self.save_new(ids, name)
            return
        samples = self._session.samples.samples
        work = partial(set_changes, kept, samples, list(ids), _seed_of(kept))
        self._session.background.run(
            work,
            lambda changes: self._show_changes(changes, ids, leaving=leaving),
            self._session.report_problem,
            owner=self,
        )

    def rename(self, name: str) -> None:
        """Ask for another name."""
        from mynah.gui.views.datasets.name_dialog import NameDialog

        made = NameDialog(
            self.tr("Rename “{name}”").format(name=name),
            "",
            self.tr("Rename"),
            name=name,
            taken=self._datasets.names(),
            parent=self._window,
        )
        made.name_chosen.connect(lambda new: self._rename(name, new))
        self._show(made)

    def delete(self, name: str) -> None:
        """Ask, then delete."""
        from mynah.gui.views.datasets.sheet import Sheet

        made = Sheet(
            self.tr("Delete the dataset “{name}”?").format(name=name),
            self.tr(
                "Only the choice is deleted: its recordings stay in the library, and voices that "
                "were trained with it stay as they are."
            ),
            self._window,
        )
        made.add_cancel()
        made.add_answer("delete", self.tr("Delete dataset"), "danger", "trash")
        made.answered.connect(lambda: self._delete(name))
        self._show(made)

    def _show(self, made: QDialog) -> None:
        if self._dialog is not None:
            self._dialog.close()
        self._dialog = made
        made.finished.connect(lambda result: self._on_finished(made, result))
        made.open()

    def _on_finished(self, made: QDialog, result: int) -> None:
        if self._dialog is made:
            self._dialog = None
        made.deleteLater()
        if result == 0:
            self.abandoned.emit()

    def _show_changes(self, changes: SetChanges, ids: Sequence[str], *, leaving: bool) -> None:
        from mynah.gui.views.datasets.changes_dialog import DISCARD, REPLACE, ChangesDialog

        if not changes.any:
            self._write(changes.name, ids)
            return
        words = self.tr("Save the changes to “{name}”?")
        made = ChangesDialog(
            words.format(name=changes.name), changes, leaving=leaving, parent=self._window
        )

        def answer(key: str) -> None:
            if key == REPLACE:
                self._write(changes.name, ids)
            elif key == DISCARD:
                self.discarded.emit()
            else:
                self.save_new(ids)

        made.answered.connect(answer)
        self._show(made)

    def _on_name(self, name: str, ids: Sequence[str]) -> None:
        if self._datasets.dataset(name) is not None:
            self.save_changes(name, ids)
        else:
            self._write(name, ids)

    def _write(self, name: str, ids: Sequence[str]) -> None:
        workspace, kept = self._session.workspace, self._datasets.dataset(name)
        work = partial(write_dataset, workspace, name, list(ids), kept, self._selection)
        self._do(work, lambda _none: self._tell(lambda: self.saved.emit(name)))

    def _rename(self, name: str, new: str) -> None:
        work = partial(dataset.rename, self._session.workspace, name, new)
        self._do(work, lambda made: self._tell(lambda: self.renamed.emit(name, made.name)))

    def _delete(self, name: str) -> None:
        work = partial(dataset.delete, self._session.workspace, name)
        self._do(work, lambda _none: self._tell(lambda: self.deleted.emit(name)))

    def _do(self, work: Callable[[], object], done: Callable[[Dataset], None]) -> None:
        def failed(error: Exception) -> None:
            self.busy_changed.emit(False)
            self.abandoned.emit()
            self._session.report_problem(error)

        self.busy_changed.emit(True)
        self._session.background.run(work, done, failed, owner=self)

    def _tell(self, tell: Callable[[], None]) -> None:
        self.busy_changed.emit(False)
        tell()
        self._session.datasets_changed.emit()
        self._session.reload_samples()  # the list shows to which datasets a clip belongs

    def _free_name(self) -> str:
        taken = {one.casefold() for one in self._datasets.names()}
        name = self.tr("My voice")
        number = 2
        free = name
        while free.casefold() in taken:
            free = f"{name} {number}"
            number += 1
        return free


def write_dataset(
    workspace: Workspace,
    name: str,
    ids: Sequence[str],
    kept: Dataset | None,
    selection: Selection | None,
) -> None:
    """Write a dataset of these clips; not for the GUI thread.

    Args:
        workspace: Where to.
        name: Its name.
        ids: The clips; those that were deleted meanwhile are left out.
        kept: The dataset of this name that is there now, which is replaced.
        selection: How they were chosen, if that is still what they are.
    """
    library = Library(workspace)
    known = {sample.id for sample in library.list()}
    there = [one for one in ids if one in known]
    if selection is None or {one.sample_id for one in selection.entries} != set(there):
        seed = _seed_of(kept) if kept is not None else _seed_of(selection)
        selection = choose(library, there, seed=seed)
    made = selection.dataset(name)
    if kept is not None:
        made = replace(made, created_at=kept.created_at, extra=kept.extra)
    made.save(workspace, replace=kept is not None, seen=kept)


def load_datasets(workspace: Workspace) -> list[Dataset]:
    """Read all datasets that this program can read; not for the GUI thread."""
    return list(dataset.readable(workspace))


def _seed_of(one: Dataset | Selection | None) -> int:
    from mynah.gui.models.choice_facts import DEFAULT_SEED

    how = one.selection if isinstance(one, Dataset) else one.how if one is not None else {}
    seed = how.get("seed")
    return seed if isinstance(seed, int) else DEFAULT_SEED
