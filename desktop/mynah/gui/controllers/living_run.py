"""Follows the run that is going on, whichever is shown, for the header and the tray."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from mynah.gui.controllers.run_picture import fraction_of, left_of
from mynah.gui.models.header_progress import HeaderProgress
from mynah.gui.models.run_progress import OverallProgress
from mynah.gui.views.train import run_words

if TYPE_CHECKING:
    from mynah.gui.controllers.session import Session
    from mynah.gui.models.run_history import RunHistory
    from mynah.gui.models.run_info import RunInfo

REFRESH_MS = 500


class LivingRun(QObject):
    """The run at work; among several the one that does not wait.

    Signals:
        progress_changed: Its `HeaderProgress`; an empty one when none is going on.
        run_changed: Id of another run; empty for none.
    """

    progress_changed = Signal(object)
    run_changed = Signal(str)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._history: RunHistory | None = None
        self._overall = OverallProgress()
        self.run = ""
        self.progress = HeaderProgress()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(REFRESH_MS)
        self._timer.timeout.connect(self._refresh)
        session.runs.runs_changed.connect(self._on_runs_changed)
        self._on_runs_changed()

    def _on_runs_changed(self) -> None:
        chosen = working(self._session.runs.alive)
        run = chosen.run if chosen is not None else ""
        if run == self.run:
            if run:
                self._refresh()
            return
        if self._history is not None:
            self._history.changed.disconnect(self._on_changed)
            self._history = None
        self.run = run
        if run:
            self._history = self._session.runs.watch(run).history
            self._history.changed.connect(self._on_changed)
        self._refresh()
        self.run_changed.emit(run)

    def _on_changed(self, aspect: str) -> None:
        if aspect in {"state", "stages", "parameters"} and not self._timer.isActive():
            self._timer.start()

    def _refresh(self) -> None:
        found = self._made()
        if found != self.progress:
            self.progress = found
            self.progress_changed.emit(found)

    def _made(self) -> HeaderProgress:
        history, info = self._history, self._session.runs.info(self.run)
        if history is None or info is None:
            return HeaderProgress()
        state = history.state if history.seq else info.state
        voice = history.voice or info.voice
        current = history.current
        left = left_of(history)
        return HeaderProgress(
            run=self.run,
            voice=voice,
            state=state,
            stage=current.name if current is not None else "",
            fraction=fraction_of(history, self._overall),
            eta_s=left,
            text=run_words.header_text(voice, state, history.reason, left),
        )


def working(alive: list[RunInfo]) -> RunInfo | None:
    """The run that uses the computer: not one that waits its turn, and the oldest of those."""
    busy = [info for info in alive if info.state != "queued"]
    candidates = busy or alive
    return candidates[-1] if candidates else None
