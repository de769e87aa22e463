"""Datasets beside the list: which one is open, what is ticked, and what that is enough for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand

from mynah.gui.controllers.automatic_controller import AutomaticController
from mynah.gui.controllers.dataset_saving import DatasetSaving, load_datasets
from mynah.gui.controllers.export_controller import ExportController
from mynah.gui.controllers.readiness_controller import ReadinessController
from mynah.gui.models.dataset_list import DatasetListModel
from mynah.gui.models.set_changes import ids_of
from mynah.gui.views.datasets.dataset_bar import BarState
from mynah.gui.views.datasets.dataset_panel import DatasetPanel
from mynah.gui.views.datasets.totals_footer import TotalsFooter

if TYPE_CHECKING:
    from collections.abc import Callable

    from mynah.gui.controllers.session import Session
    from mynah.gui.models.computer import Computer
    from mynah.project.dataset import Dataset
    from mynah.project.selection import Selection


@dataclass(frozen=True)
class Choice:
    """Which dataset is open and which clips are ticked."""

    name: str
    ids: tuple[str, ...]
    selection: Selection | None = None


class DatasetController(QObject):
    """Connects the panel and the footer with the session.

    Attributes:
        view: The panel, for the side slot of the library page.
        footer: Totals, for the foot of the list.

    Signals:
        worst_requested: Show these clips, the worst first (a list of ids).
        longest_requested: Show these clips, which are long enough to be split (a list of ids).
        untranscribed_requested: Show these clips, which have no transcript (a list of ids).
        clips_requested: Show these clips, which an export leaves out (a list of ids).
        recordings_requested: Choose files to add.
        recording_requested: Go to the recorder.
        current_changed: Name of the dataset that is open; empty for none.
        ticked_changed: How many recordings are ticked; 0 also when all of them are.
    """

    worst_requested = Signal(object)
    longest_requested = Signal(object)
    untranscribed_requested = Signal(object)
    clips_requested = Signal(object)
    recordings_requested = Signal()
    recording_requested = Signal()
    current_changed = Signal(str)
    ticked_changed = Signal(int)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._current = ""
        self._wanted = ""  # the dataset to be opened once the list holds it
        self._after: Callable[[], None] | None = None  # once the changes are saved
        self._busy = False
        self.datasets = DatasetListModel(self)
        self.view = DatasetPanel(self.datasets)
        self.footer = TotalsFooter()
        self.readiness = ReadinessController(session, self.view.tabs, self)
        self.saving = DatasetSaving(session, self.datasets, self.view, self)
        self.automatic = AutomaticController(session, self.view, self)
        self.export = ExportController(session, self.view, self)
        self._connect_session()
        self._connect_bar()
        self._connect_parts()
        self._on_workspace_changed()

    @property
    def current(self) -> str:
        """Name of the dataset that is open; empty for none."""
        return self._current

    @property
    def changed(self) -> bool:
        """Whether the ticks differ from the dataset that is open."""
        return self._state().changed

    @property
    def ticked(self) -> int:
        """How many recordings are ticked; 0 also when all of them are."""
        samples = self._session.samples
        count = len(samples.chosen())
        return count if count < samples.rowCount() else 0

    def train(self, kind: str) -> None:
        """Go on to training with what is ticked: what is not saved as a dataset is saved first."""
        self._on_train(kind)

    def set_computer(self, computer: Computer) -> None:
        """Say what was found on this computer; it suggests a kind of voice."""
        self.readiness.set_computer(computer)

    def open_dataset(self, name: str) -> None:
        """Tick the clips of a dataset; asks first when the open one has changes."""
        state = self._state()
        if self._current and state.changed and state.chosen:
            self._after = partial(self._open, name)
            self.saving.save_changes(self._current, self._session.samples.chosen(), leaving=True)
            return
        self._open(name)

    def choose_automatically(self) -> None:
        """Open the dialog for it."""
        self.automatic.open(self.readiness.provider)

    def apply(self, choice: Choice) -> None:
        """Open a dataset and tick clips, without asking; undo and redo come here."""
        kept = self.datasets.dataset(choice.name)
        self._set_current(choice.name if kept is not None else "")
        self.saving.remember(choice.selection)
        how = choice.selection.how if choice.selection else kept.selection if kept else {}
        seed = how.get("seed")
        if isinstance(seed, int):
            self.readiness.set_seed(seed)
        self._session.samples.set_chosen(choice.ids)
        self._show_state()

    def _connect_session(self) -> None:
        self._session.workspace_changed.connect(self._on_workspace_changed)
        self._session.datasets_changed.connect(self._load)
        self._session.samples_changed.connect(self._show_state)
        self._session.samples.chosen_changed.connect(self._show_state)

    def _connect_bar(self) -> None:
        bar = self.view.bar
        bar.set_requested.connect(self.open_dataset)
        bar.automatic_requested.connect(self.choose_automatically)
        bar.save_requested.connect(self._on_save)
        bar.save_as_requested.connect(self._on_save_as)
        bar.revert_requested.connect(lambda: self._open(self._current))
        bar.rename_requested.connect(lambda: self.saving.rename(self._current))
        bar.delete_requested.connect(lambda: self.saving.delete(self._current))
        bar.all_requested.connect(self._on_all)
        bar.none_requested.connect(self._on_none)

    def _connect_parts(self) -> None:
        readiness, tabs = self.readiness, self.view.tabs
        readiness.facts_changed.connect(self.footer.show_totals)
        readiness.worst_requested.connect(self.worst_requested)
        readiness.longest_requested.connect(self.longest_requested)
        readiness.untranscribed_requested.connect(self.untranscribed_requested)
        readiness.recordings_requested.connect(self.recordings_requested)
        readiness.recording_requested.connect(self.recording_requested)
        readiness.automatic_requested.connect(self.automatic.open)
        tabs.train_requested.connect(self._on_train)
        tabs.export_requested.connect(self._on_export)
        self.export.clips_requested.connect(self.clips_requested)
        self.automatic.choice_made.connect(self._on_choice_made)
        self.saving.saved.connect(self._on_saved)
        self.saving.renamed.connect(self._on_renamed)
        self.saving.deleted.connect(self._on_deleted)
        self.saving.discarded.connect(self._go_on)
        self.saving.abandoned.connect(self._on_abandoned)
        self.saving.busy_changed.connect(self._on_busy_changed)

    def _on_workspace_changed(self) -> None:
        self.datasets.set_datasets([])
        self.saving.remember(None)
        self._wanted = ""
        self._set_current("")
        self._load()

    def _load(self) -> None:
        workspace = self._session.workspace
        self._session.background.run(
            partial(load_datasets, workspace),
            lambda found: self._on_loaded(found) if workspace is self._session.workspace else None,
            self._session.report_problem,
            owner=self,
        )

    def _on_loaded(self, found: list[Dataset]) -> None:
        self.datasets.set_datasets(found)
        if self._wanted and self.datasets.dataset(self._wanted) is not None:
            self._set_current(self._wanted)
            self._wanted = ""
            self._go_on()
        elif self._current and self.datasets.dataset(self._current) is None and not self._wanted:
            self._set_current("")
        self._show_state()

    def _open(self, name: str) -> None:
        kept = self.datasets.dataset(name)
        ids = tuple(ids_of(kept)) if kept is not None else ()
        words = self.tr("Open “{name}”").format(name=name) if name else self.tr("Close dataset")
        self._do(words, Choice(name, ids))

    def _do(self, words: str, choice: Choice) -> None:
        samples = self._session.samples
        before = Choice(self._current, tuple(samples.chosen()))
        known = {one.id for one in samples.samples}
        wanted = tuple(one for one in choice.ids if one in known)
        after = Choice(choice.name, wanted, choice.selection)
        if (before.name, set(before.ids)) == (after.name, set(after.ids)):
            self.apply(after)
            return
        self._session.undo.push(_ChoiceCommand(self, words, before, after))

    def _on_save(self) -> None:
        ids = self._session.samples.chosen()
        if self._current:
            self.saving.save_changes(self._current, ids)
        else:
            self.saving.save_new(ids)

    def _on_save_as(self) -> None:
        self.saving.save_new(self._session.samples.chosen())

    def _on_all(self) -> None:
        ids = tuple(one.id for one in self._session.samples.samples)
        self._do(self.tr("Tick the whole library"), Choice(self._current, ids))

    def _on_none(self) -> None:
        self._do(self.tr("Tick nothing"), Choice(self._current, ()))

    def _on_choice_made(self, selection: Selection) -> None:
        ids = tuple(one.sample_id for one in selection.entries)
        self._do(self.tr("Choose automatically"), Choice(self._current, ids, selection))

    def _on_saved(self, name: str) -> None:
        self._wanted = name
        self._session.notice_given.emit(self.tr("“{name}” is saved.").format(name=name))

    def _on_renamed(self, name: str, new: str) -> None:
        if name == self._current:
            self._wanted = new

    def _on_deleted(self, name: str) -> None:
        words = self.tr("The dataset “{name}” is deleted; its recordings are still here.")
        self._session.notice_given.emit(words.format(name=name))

    def _go_on(self) -> None:
        after, self._after = self._after, None
        if after is not None:
            after()

    def _on_abandoned(self) -> None:
        self._after = None
        self._show_state()

    def _on_busy_changed(self, busy: bool) -> None:
        self._busy = busy
        self._show_state()

    def _on_train(self, kind: str) -> None:
        """A training takes a dataset: a choice that is not saved is saved first."""
        state = self._state()
        if state.chosen and (state.changed or not state.name):
            self._after = partial(self._train, kind)
            self._on_save()
        else:
            self._train(kind)

    def _train(self, kind: str) -> None:
        self._session.go_to("train", {"kind": kind, "dataset": self._current})

    def _on_export(self, provider: str) -> None:
        self.export.open(provider, self._current)

    def _set_current(self, name: str) -> None:
        if name != self._current:
            self._current = name
            self.current_changed.emit(name)

    def _state(self) -> BarState:
        chosen, samples = self._session.samples.chosen(), self._session.samples
        kept = self.datasets.dataset(self._current)
        had = set(ids_of(kept)) if kept is not None else set()
        ticked = set(chosen)
        gone = sum(samples.find(one) is None for one in had)
        return BarState(
            self._current,
            len(chosen),
            samples.rowCount(),
            len(ticked - had) if kept is not None else 0,
            len(had - ticked) - gone,
            gone,
            self._busy,
        )

    def _show_state(self) -> None:
        self.view.bar.show_state(self._state())
        self.ticked_changed.emit(self.ticked)


class _ChoiceCommand(QUndoCommand):
    def __init__(
        self, controller: DatasetController, words: str, before: Choice, after: Choice
    ) -> None:
        super().__init__(words)
        self._controller, self._before, self._after = controller, before, after

    def redo(self) -> None:
        """Tick the clips that were chosen."""
        self._controller.apply(self._after)

    def undo(self) -> None:
        """Tick the clips that were ticked before."""
        self._controller.apply(self._before)
