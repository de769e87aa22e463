"""Bringing voices in: looked at first, kept only when the person says so."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from mynah.gui.models.voice_import_report import (
    FoundVoice,
    VoiceImportReport,
    merged,
    refused,
    report_of,
)
from mynah.gui.views.voices.import_dialog import ImportDialog

if TYPE_CHECKING:
    from mynah.gui.controllers.session import Session
    from mynah.gui.services.engine_answer import EngineAnswer
    from mynah.project.workspace import Workspace
    from mynah.protocol.events import Failed


@dataclass(frozen=True)
class _Order:
    """One command that keeps voices."""

    name: str
    arguments: tuple[str, ...]


class VoiceImportController(QObject):
    """Leads through one import at a time.

    Args:
        session: What all share.
        window: Parent of the dialog.
        parent: Its parent.

    Attributes:
        dialog: The sheet that is open, or None.

    Signals:
        imported: Voices are in the workspace (their names).
    """

    imported = Signal(list)

    def __init__(self, session: Session, window: QWidget, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._window = window
        self.dialog: ImportDialog | None = None
        self._workspace: Workspace = session.workspace
        self._report = VoiceImportReport()
        self._question: EngineAnswer | None = None
        self._orders: deque[_Order] = deque()
        self._total = 0
        self._done: list[str] = []

    def look(self, paths: Sequence[str]) -> None:
        """Look at files and folders; with a sheet that is open, at those as well."""
        wanted = list(dict.fromkeys([*self._report.paths, *paths] if self.dialog else paths))
        if not wanted or self._orders:
            return
        self._workspace = self._session.workspace
        self._report = VoiceImportReport(paths=tuple(wanted))
        dialog = self._shown()
        dialog.show_looking(len(wanted))
        self._ask("import", wanted, partial(self._on_looked, tuple(wanted)))

    def cancel(self) -> None:
        """Put the sheet away; nothing is kept that was not imported yet."""
        if self.dialog is not None:
            self.dialog.reject()

    def _shown(self) -> ImportDialog:
        if self.dialog is None:
            self.dialog = ImportDialog(self._window)
            self.dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            self.dialog.import_requested.connect(self._on_import)
            self.dialog.index_requested.connect(self._choose_index)
            self.dialog.extract_requested.connect(self._on_extract)
            self.dialog.finished.connect(self._on_finished)
            self.dialog.open()
        return self.dialog

    def _ask(self, verb: str, paths: Sequence[str], done: Any, *more: str) -> None:
        if self._question is not None:
            self._question.cancel()
        root = str(self._workspace.root)
        arguments = ["voices", verb, *paths, *more, "--dry-run", "--workspace", root]
        self._question = self._session.jobs.ask(arguments, done, self._on_not_looked, owner=self)

    # What was found

    def _on_looked(self, paths: tuple[str, ...], answer: Mapping[str, Any]) -> None:
        self._question = None
        self._report = report_of(answer, paths)
        self._show_report()

    def _on_not_looked(self, error: Failed) -> None:
        self._question = None
        found = refused(error.message, error.hint, error.detail, error.items)
        kept = tuple(one for one in self._report.voices if one.file)
        self._report = VoiceImportReport((*kept, found), self._report.left, self._report.paths)
        self._show_report()

    def _on_again(self, paths: tuple[str, ...], extract: bool, answer: Mapping[str, Any]) -> None:
        self._question = None
        more = report_of(answer, paths, extract=extract)
        self._report = merged(self._report, more)
        self._show_report()

    def _show_report(self) -> None:
        if self.dialog is not None:
            taken = [one.name for one in self._session.voices.voices]
            self.dialog.show_report(self._report, taken)

    def _on_extract(self, path: str) -> None:
        if self.dialog is not None:
            self.dialog.show_looking(1)
            self._ask("extract", [path], partial(self._on_again, (path,), True))

    def _choose_index(self, found: FoundVoice) -> None:
        dialog = QFileDialog(self.dialog, self.tr("Choose the index of “{0}”").format(found.name))
        dialog.setObjectName("voice_index_file")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([self.tr("Indexes ({0})").format("*.index")])
        dialog.fileSelected.connect(partial(self._on_index_chosen, found))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_index_chosen(self, found: FoundVoice, index: str) -> None:
        if self.dialog is not None:
            self.dialog.show_looking(2)
            verb = "extract" if found.extract else "import"
            done = partial(self._on_again, (found.path,), found.extract)
            self._ask(verb, [found.path], done, "--index", index)

    # Keeping

    def _on_import(self) -> None:
        if self.dialog is None:
            return
        chosen = [(one.found, one.name) for one in self.dialog.entries if one.chosen]
        note = self.dialog.note
        if self._report.apart:
            orders = [self._order(found, name, note) for found, name in chosen]
        else:
            command = ("import", *self._report.paths, *_consent(note))
            orders = [_Order(", ".join(name for _, name in chosen), command)]
        self._orders = deque(orders)
        self._total, self._done = len(orders), []
        self._next()

    def _order(self, found: FoundVoice, name: str, note: str) -> _Order:
        paths = (found.path,) if found.path else self._report.paths
        verb = "extract" if found.extract else "import"
        # Inside an archive or a voice of ours it has no path; the engine finds it there again.
        placed = bool(found.path) and PurePath(found.index).is_absolute()
        index = ("--index", found.index) if placed and not found.own else ()
        return _Order(name, (verb, *paths, f"--name={name}", *index, *_consent(note)))

    def _next(self) -> None:
        if not self._orders:
            self._end()
            return
        order = self._orders[0]
        if self.dialog is not None:
            number = self._total - len(self._orders) + 1
            self.dialog.show_importing(order.name, number, self._total)
        root = str(self._workspace.root)
        self._question = self._session.jobs.ask(
            ["voices", *order.arguments, "--workspace", root],
            self._on_kept,
            self._on_not_kept,
            owner=self,
        )

    def _on_kept(self, answer: Mapping[str, Any]) -> None:
        self._question = None
        for entry in answer.get("voices") or []:
            if entry.get("published"):
                self._done.append(str(entry["published"]["voice"]))
        self._orders.popleft()
        self._next()

    def _on_not_kept(self, error: Failed) -> None:
        self._question = None
        self._session.report_problem(error)
        self._orders.popleft()
        self._next()

    def _end(self) -> None:
        if self._done:
            self.imported.emit(list(self._done))
            self.cancel()
        elif self.dialog is not None:
            self._show_report()  # the reason is told above the page

    def _on_finished(self) -> None:
        if self._question is not None:
            self._question.cancel()
            self._question = None
        if self._orders and self._done:
            self.imported.emit(list(self._done))  # those before the cancel
        self._orders.clear()
        self._report = VoiceImportReport()
        self.dialog = None


def _consent(note: str) -> tuple[str, ...]:
    return (f"--consent={note}",) if note else ()
