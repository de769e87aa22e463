"""How a run ended: its trouble with the way on, or the finished voice with its proof."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from mynah.gui.controllers.run_picture import is_alive, is_resumable, reached_of
from mynah.gui.problems import Problem, problem_of
from mynah.gui.views.train import run_words
from mynah.protocol.errors import ErrorCode
from mynah.protocol.events import Failed

if TYPE_CHECKING:
    from mynah.gui.controllers.session import Session
    from mynah.gui.models.run_history import RunHistory
    from mynah.gui.models.run_info import RunInfo
    from mynah.gui.views.train.result_card import Finished
    from mynah.gui.views.train.run_view import RunView


class RunEnding(QObject):
    """Fills the cards of the end.

    Attributes:
        can_convert: Whether the window has a page to convert with a voice.
    """

    def __init__(self, session: Session, view: RunView, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._view = view
        self._finished: Finished | None = None
        self._problem: Problem | None = None
        self.can_convert = False
        view.result.sample_requested.connect(self._on_sample)
        view.result.folder_requested.connect(self._on_folder)
        view.result.convert_requested.connect(self._on_convert)
        view.trouble.remedy_requested.connect(self._on_remedy)
        session.player.state_changed.connect(lambda _state: self._show_playing())
        session.player.source_changed.connect(lambda _path: self._show_playing())
        session.player.failed.connect(self._on_unheard)

    def clear(self) -> None:
        """No run is shown, or another one."""
        self._finished = self._problem = None
        self._view.result.hide()
        self._view.trouble.hide()

    def show(self, history: RunHistory, info: RunInfo | None) -> None:
        """Show how it ended, if it did."""
        if is_alive(history, info):
            self.clear()
            return
        if history.state == "completed":
            self._show_finished(history)
        else:
            self._show_trouble(history, info)

    def _show_finished(self, history: RunHistory) -> None:
        self._view.trouble.hide()
        found = run_words.finished(history.voice, history.result, can_convert=self.can_convert)
        if found != self._finished:
            self._finished = found
            self._view.result.show_finished(found)
            self._view.result.show_unheard("")
            self._show_playing()
        self._view.result.show()

    def _show_trouble(self, history: RunHistory, info: RunInfo | None) -> None:
        self._view.result.hide()
        problem, grave = problem_of_run(history)
        resumable = is_resumable(history, info)
        at = reached_of(history, info)
        self._problem = problem
        self._view.trouble.show_problem(
            problem,
            run_words.reached(at),
            run_words.cost(at),
            resumable=resumable,
            grave=grave,
        )
        self._view.trouble.show()

    def _on_remedy(self) -> None:
        if self._problem is not None and self._problem.remedy is not None:
            self._problem.remedy.run()

    def _on_sample(self) -> None:
        if self._finished is None:
            return
        player = self._session.player
        self._view.result.show_unheard("")
        if player.path == self._finished.sample:
            player.toggle()
        else:
            player.play_file(self._finished.sample)

    def _on_unheard(self, words: str) -> None:
        if self._finished is not None and self._session.player.path == self._finished.sample:
            self._view.result.show_unheard(words)

    def _on_folder(self) -> None:
        if self._finished is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(self._finished.folder))

    def _on_convert(self) -> None:
        if self._finished is not None:
            self._session.go_to("convert", {"voice": self._finished.voice, "match": True})

    def _show_playing(self) -> None:
        player = self._session.player
        own = self._finished is not None and player.path == self._finished.sample
        self._view.result.show_playing(playing=own and player.is_playing)


def problem_of_run(history: RunHistory) -> tuple[Problem, bool]:
    """Why a run is not finished, and whether something is wrong."""
    if history.state == "cancelled":
        title, todo = run_words.cancelled_words()
        return Problem(title, todo=todo, code=ErrorCode.CANCELLED), False
    if history.state == "interrupted" and history.reason == "stopped":
        title, todo = run_words.stopped_words()
        return Problem(title, todo=todo, code=ErrorCode.STOPPED), False
    if history.error is not None:
        return problem_of(history.error), True
    return problem_of(Failed(ErrorCode.INTERRUPTED.value, "")), True
