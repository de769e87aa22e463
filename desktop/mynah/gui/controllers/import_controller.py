"""Bringing recordings in: one import after the other in the engine, shown in the panel."""

from __future__ import annotations

import os
import tempfile
from collections import deque
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from mynah.gui.models.import_report import ImportReport, Phase
from mynah.project.samples import Library
from mynah.protocol.errors import MynahError

if TYPE_CHECKING:
    from mynah.gui.controllers.session import Session
    from mynah.gui.services.engine_process import EngineProcess, Outcome
    from mynah.gui.services.serial_work import SerialWork
    from mynah.gui.views.library.import_panel import ImportPanel
    from mynah.project.workspace import Workspace
    from mynah.protocol.events import Event

_SHOWING_MS = 100
_RELOADING_MS = 1500
# Windows takes 32,767 characters; what is longer goes into a file.
_LONGEST_COMMAND = 8000


class ImportController(QObject):
    """Imports what is dropped, chosen or handed over by the command line.

    Args:
        session: What all share.
        panel: Where it is shown.
        edits: Changes of the library, in their order.
        parent: Its parent.

    Signals:
        begun: An import begins.
        finished: An import ended (its `ImportReport`).
        samples_shown: The person wants to see these samples (ids).
    """

    begun = Signal()
    finished = Signal(object)
    samples_shown = Signal(list)

    def __init__(
        self,
        session: Session,
        panel: ImportPanel,
        edits: SerialWork,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._panel = panel
        self._edits = edits
        self._queue: deque[list[str]] = deque()
        self._process: EngineProcess | None = None
        self._workspace: Workspace = session.workspace
        self._list_file: Path | None = None
        self._note = ""
        self._noted = ""  # the note that the engine was told
        self._begun = False
        self.report = ImportReport(Phase.DONE)
        self._showing = self._timer(_SHOWING_MS, self._show)
        self._reloading = self._timer(_RELOADING_MS, session.reload_samples)
        panel.cancel_requested.connect(self.cancel)
        panel.closed.connect(panel.hide)
        panel.consent_given.connect(self._on_consent_given)
        panel.sample_list_requested.connect(self._on_list_requested)
        panel.training_requested.connect(lambda: session.go_to("train"))
        session.workspace_changed.connect(self._on_workspace_changed)

    @property
    def going(self) -> bool:
        """Whether something is being imported."""
        return self._begun

    def import_paths(self, paths: Sequence[str]) -> None:
        """Import files and folders, after what is being imported already."""
        wanted = [path for path in paths if path]
        if not wanted:
            return
        self._queue.append(wanted)
        if self._begun:
            self._show()
        else:
            self._next()

    def cancel(self) -> None:
        """Stop after the file that is being read; what was added stays."""
        self._queue.clear()
        if self._process is not None:
            self.report.phase = Phase.STOPPING
            self._show()
            self._process.stop_politely()

    # How one begins

    def _next(self) -> None:
        if not self._queue:
            return
        paths = self._queue.popleft()
        self._begun = True
        self._workspace = self._session.workspace
        self._note = self._noted = self._session.settings.value.consent_note
        self.report = ImportReport(Phase.LOOKING)
        self._panel.begin(self._note, remembered=bool(self._note))
        self._show()
        self._panel.show()
        self.begun.emit()
        if sum(len(path) + 3 for path in paths) <= _LONGEST_COMMAND:
            self._start(paths)
            return
        self._session.background.run(
            partial(_write_list, paths), self._on_listed, self._on_not_begun, owner=self
        )

    def _on_listed(self, file: Path) -> None:
        self._list_file = file
        self._start(["--from", str(file)])

    def _on_not_begun(self, error: Exception) -> None:
        self._session.report_problem(error)
        self.report.phase = Phase.BROKEN
        self._finish()

    def _start(self, what: Sequence[str]) -> None:
        arguments = ["import", "--workspace", str(self._workspace.root)]
        if self._note:
            arguments.append(f"--consent={self._note}")
        process = self._session.jobs.start([*arguments, *what], label=self.tr("Add recordings"))
        self._process = process
        process.event_received.connect(self._on_event)
        process.ended.connect(self._on_ended)

    # While it goes on

    def _on_event(self, event: Event) -> None:
        before = self.report.done
        stopping = self.report.phase is Phase.STOPPING
        self.report.take(event)
        if stopping and self.report.phase is Phase.READING:
            self.report.phase = Phase.STOPPING
        if not self._showing.isActive():
            self._showing.start()
        if self.report.done != before and not self._reloading.isActive():
            self._reloading.start()

    def _show(self) -> None:
        self._panel.show_report(self.report, len(self._queue))

    # How it ends

    def _on_ended(self, outcome: Outcome) -> None:
        self._process = None
        if self.report.going:  # it never said how it ended
            self.report.phase = Phase.STOPPED if outcome.error is None else Phase.BROKEN
        if outcome.error is not None and self.report.phase is not Phase.NOTHING:
            self._session.report_problem(outcome.error)
        self._finish()

    def _finish(self) -> None:
        self._begun = False
        self._showing.stop()
        self._reloading.stop()
        if self._list_file is not None:
            file, self._list_file = self._list_file, None
            self._session.background.run(partial(_remove, file), _ignore, owner=self)
        self._show()
        if self._workspace == self._session.workspace:
            self._session.reload_samples()
        if self._note != self._noted:
            self._keep_note()
        self.finished.emit(self.report)
        self._next()

    def _keep_note(self) -> None:
        """Write the note that was given after the engine had been told another."""
        note, ids, workspace = self._note, tuple(self.report.imported), self._workspace
        self._noted = note
        if not ids:
            return
        self._edits.run(
            partial(_note_all, workspace, ids, note),
            lambda _: self._panel.consent.show_kept(),
            self._session.report_problem,
            owner=self,
        )

    def _on_consent_given(self, note: str, remember: bool) -> None:
        settings = self._session.settings
        if remember:
            settings.update(consent_note=note)
        elif settings.value.consent_note == note:
            settings.update(consent_note="")
        self._note = note
        if not self._begun:
            self._keep_note()

    def _on_list_requested(self) -> None:
        self.samples_shown.emit(list(self.report.imported))

    def _on_workspace_changed(self) -> None:
        self.cancel()
        self._panel.hide()

    def _timer(self, milliseconds: int, then: Callable[[], None]) -> QTimer:
        made = QTimer(self)
        made.setSingleShot(True)
        made.setInterval(milliseconds)
        made.timeout.connect(then)
        return made


def _write_list(paths: Sequence[str]) -> Path:
    handle, name = tempfile.mkstemp(prefix="mynah-import-", suffix=".list")
    with os.fdopen(handle, "wb") as file:
        file.write(b"".join(os.fsencode(path) + b"\0" for path in paths))
    return Path(name)


def _remove(file: Path) -> None:
    file.unlink(missing_ok=True)


def _ignore(result: object) -> None:
    del result


def _note_all(workspace: Workspace, ids: Sequence[str], note: str) -> None:
    library = Library(workspace)
    for sample_id in ids:
        try:
            library.update_meta(sample_id, consent=note)
        except MynahError as error:
            if error.code != "NOT_FOUND":  # deleted meanwhile
                raise
