"""The section Activity: reading the journal, measuring room, giving some of it back."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QFileSystemWatcher, QObject, QTimer

from mynah.gui import activity_words
from mynah.gui.controllers.session import Session
from mynah.gui.models import figures
from mynah.gui.models.activity import ActivityTable
from mynah.gui.models.run_info import RunInfo
from mynah.gui.models.storage import PartUse, RunUse, StorageTable
from mynah.gui.views.activity.activity_page import ActivityPage
from mynah.gui.views.activity.clear_dialog import ClearDialog
from mynah.project import activity, atomic
from mynah.project.activity import Entry
from mynah.project.storage import purge
from mynah.project.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Sequence

_GATHER_MS = 300


class ActivityController(QObject):
    """Fills the section when it is looked at, and keeps it up while it is.

    Args:
        session: Its workspace is told about.
        parent: Its parent.

    Attributes:
        view: The page.
    """

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.table = ActivityTable(self)
        self.storage = StorageTable(self)
        self.view = ActivityPage(self.table, self.storage)
        self._sizes: dict[str, dict[str, Any]] = {}
        self._stale = True
        self._files = QFileSystemWatcher(self)
        self._files.fileChanged.connect(self._on_journal_changed)
        self._gather = QTimer(self)
        self._gather.setSingleShot(True)
        self._gather.setInterval(_GATHER_MS)
        self._gather.timeout.connect(self._read_journal)
        self.view.journal.run_requested.connect(self._on_run_requested)
        self.view.journal.export_requested.connect(self._on_export_requested)
        self.view.storage.run_requested.connect(self._on_run_requested)
        self.view.storage.refresh_requested.connect(self.measure)
        self.view.storage.clear_requested.connect(self._on_clear_requested)
        self.view.storage.empty_requested.connect(self._on_empty_requested)
        self.view.installEventFilter(self)
        session.workspace_changed.connect(self._on_workspace_changed)
        session.runs.runs_changed.connect(self._on_runs_changed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Read when the section is first looked at."""
        if watched is self.view and event.type() == QEvent.Type.Show and self._stale:
            self.refresh()
        return super().eventFilter(watched, event)

    def refresh(self) -> None:
        """Read the journal and measure."""
        self._stale = False
        self._read_journal()
        self.measure()

    def measure(self) -> None:
        """Ask the engine what takes how much room."""
        workspace = self._session.workspace
        self._session.jobs.ask(
            ["storage", "--workspace", str(workspace.root)],
            partial(self._on_measured, workspace),
            lambda _failed: self._on_measured(workspace, {}),  # no workspace yet: nothing in it
            owner=self,
        )

    def forget_old(self) -> None:
        """Drop what is older than the settings want kept."""
        days = self._session.settings.value.activity_days
        workspace = self._session.workspace
        self._session.background.run(
            partial(activity.forget_old, workspace, days), lambda _count: None, owner=self
        )

    def _on_workspace_changed(self) -> None:
        self._stale = True
        self._sizes = {}
        self.table.set_entries([])
        self.storage.set_runs([])
        self.forget_old()
        if self.view.isVisible():
            self.refresh()

    # The journal

    def _on_journal_changed(self, path: str) -> None:
        del path
        self._gather.start()

    def _read_journal(self) -> None:
        workspace = self._session.workspace
        self._session.background.run(
            partial(activity.read, workspace), partial(self._on_read, workspace), owner=self
        )

    def _on_read(self, workspace: Workspace, entries: list[Entry]) -> None:
        if workspace is not self._session.workspace:
            return
        self.table.set_entries(entries)
        if self._files.files():
            self._files.removePaths(self._files.files())
        if entries:  # a file that is not there cannot be watched; the next look finds it
            self._files.addPath(str(activity.path_of(workspace)))

    def _on_run_requested(self, run: str) -> None:
        self._session.go_to("train", {"run": run})

    def _on_export_requested(self, path: str) -> None:
        entries = self.view.journal.filter.entries()
        self._session.background.run(
            partial(_write, entries, Path(path)),
            lambda _nothing: self._session.notice_given.emit(
                self.tr("Saved in {path}").format(path=path)
            ),
            self._session.report_problem,
            owner=self,
        )

    # Room

    def _on_measured(self, workspace: Workspace, answer: dict[str, Any]) -> None:
        if workspace is not self._session.workspace:
            return
        parts = answer.get("parts")
        self.view.storage.show_parts(
            [PartUse.from_dict(one) for one in (parts if isinstance(parts, list) else [])]
        )
        runs = answer.get("runs")
        self._sizes = {
            str(one.get("run")): one
            for one in (runs if isinstance(runs, list) else [])
            if isinstance(one, dict)
        }
        self._on_runs_changed()

    def _on_runs_changed(self) -> None:
        if self._sizes or self.storage.rowCount():
            self.storage.set_runs([self._use_of(info) for info in self._session.runs.runs])

    def _use_of(self, info: RunInfo) -> RunUse:
        size = self._sizes.get(info.run, {})
        return RunUse(
            run=info.run,
            voice=info.voice,
            state=info.state,
            reason=info.reason,
            created_at=info.created_at,
            alive=info.alive,
            resumable=info.resumable,
            record=int(size.get("record") or 0),
            checkpoints=int(size.get("checkpoints") or 0),
            work=int(size.get("work") or 0),
        )

    def _on_clear_requested(self, runs: list[str], everything: bool) -> None:
        uses = [use for use in map(self._known, runs) if use is not None]
        lines = [
            f"{use.voice or use.run}: {figures.size(use.total if everything else use.clearable)}"
            for use in uses
        ]
        if everything:
            title = self.tr("Delete %n training(s)?", "", len(uses))
            text = self.tr("Curves, log and saved states go for good. Voices that came of it stay.")
            action = self.tr("Delete")
        else:
            title = self.tr("Clear the work of %n training(s)?", "", len(uses))
            text = self.tr(
                "Clips and saved states go for good, so that it cannot be continued and no other "
                "state of it published. Its voice, its curves and its log stay."
            )
            action = self.tr("Clear")
        self._confirm(title, text, lines, action, partial(self._clear, runs, everything))

    def _known(self, run: str) -> RunUse | None:
        row = next(
            (at for at in range(self.storage.rowCount()) if self.storage.run(at).run == run), -1
        )
        return self.storage.run(row) if row >= 0 else None

    def _clear(self, runs: "Sequence[str]", everything: bool) -> None:
        root = str(self._session.workspace.root)
        more = ["--all"] if everything else []
        self._session.jobs.ask(
            ["clear", *runs, *more, "--workspace", root],
            self._on_cleared,
            self._session.report_problem,
            owner=self,
        )

    def _on_cleared(self, answer: dict[str, Any]) -> None:
        freed = answer.get("freed")
        size = figures.size(freed) if isinstance(freed, int) else ""
        self._session.notice_given.emit(self.tr("{size} given back").format(size=size))
        self._session.runs.refresh()
        self.measure()

    def _on_empty_requested(self, part: str) -> None:
        name = activity_words.part_name(part)
        self._confirm(
            self.tr("Empty “{part}”?").format(part=name),
            self.tr("What is in it goes for good.")
            if part != "cache"
            else self.tr("It is made again when it is needed."),
            [],
            self.tr("Empty"),
            partial(self._empty, part),
        )

    def _empty(self, part: str) -> None:
        self._session.background.run(
            partial(purge, self._session.workspace, [part]),
            lambda _usage: self.measure(),
            self._session.report_problem,
            owner=self,
        )

    def _confirm(self, title: str, text: str, lines: list[str], action: str, act: Any) -> None:
        dialog = ClearDialog(title, text, lines, action, self.view)
        dialog.confirmed.connect(act)
        dialog.open()


def _write(entries: list[Entry], path: Path) -> None:
    json = path.suffix.casefold() == ".json"
    text = activity.as_json(entries) if json else activity.as_csv(entries)
    with atomic.disk_errors(path):
        atomic.write_text(path, text)
