"""Shows the result of the selected recording beside its source, and lets both be heard."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale, QObject

from mynah.audio.peaks import peaks
from mynah.gui import training_words as words
from mynah.gui.models import figures
from mynah.gui.services.file_manager import show_in_folder
from mynah.gui.views.convert.result_card import RESULT, SOURCE

if TYPE_CHECKING:
    from collections.abc import Callable

    from mynah.audio.peaks import Peaks
    from mynah.gui.controllers.session import Session
    from mynah.gui.models.queue_item import QueueItem
    from mynah.gui.services.background import Task
    from mynah.gui.views.convert.result_card import ResultCard

_FOLDER = "peaks"
_EXACT_BELOW_S = 60.0


class ConvertResult(QObject):
    """One pair at a time.

    Args:
        session: Its player and background.
        card: Where it is shown.
        parent: Its parent.
        show_folder: Shows a file where it is; replaced in tests.
    """

    def __init__(
        self,
        session: Session,
        card: ResultCard,
        parent: QObject | None = None,
        *,
        show_folder: Callable[[Path], object] = show_in_folder,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._card = card
        self._show_folder = show_folder
        self._shown: tuple[int, Path] | None = None
        self._paths = ("", "")
        self._tasks: list[Task] = []
        player = session.player
        card.wave.sought.connect(self._on_sought)
        card.show_requested.connect(self._on_show)
        player.position_changed.connect(self._on_moment)
        player.source_changed.connect(self._on_source)

    def show_item(self, item: QueueItem | None) -> None:
        """Show a recording that is done; anything else hides the card."""
        result = item.result if item is not None else None
        if item is None or result is None:
            self._hide()
            return
        if self._shown == (item.number, result.path):
            return
        self._shown = (item.number, result.path)
        self._paths = (str(item.source), str(result.path))
        voice = item.order.voice if item.order is not None else ""
        self._card.show_result(
            *self._paths, result.path.name, self._facts(item, voice), result.remarks, result.seconds
        )
        self._card.player.choose(RESULT)
        self._card.wave.show_front(RESULT)
        self._card.wave.show_moment(0.0)
        self._draw()

    def play(self) -> None:
        """Play or pause."""
        if self._shown is not None:
            self._card.player.toggle()

    def hear(self, side: int) -> None:
        """Hear the source (0) or the result (1) at the same position."""
        if self._shown is not None:
            self._card.player.choose(side)
            self._card.wave.show_front(side)

    def switch(self) -> None:
        """Hear the other one."""
        self.hear(SOURCE if self._card.player.path == self._paths[RESULT] else RESULT)

    def _hide(self) -> None:
        if self._shown is None:
            return
        self._shown = None
        if self._session.player.path in self._paths:
            self._session.player.pause()
        self._paths = ("", "")
        self._card.player.set_file("")
        self._card.hide()

    def _facts(self, item: QueueItem, voice: str) -> list[str]:
        result = item.result
        if result is None:
            return []
        moved = QLocale().toString(abs(result.semitones), "f", 1).removesuffix("0")
        moved = moved.removesuffix(QLocale().decimalPoint())
        sign = "" if not result.semitones else "+" if result.semitones > 0 else "\u2212"
        facts = [
            self.tr("Voice “{voice}”").format(voice=voice),
            self.tr("{number} semitones").format(number=f"{sign}{moved}"),
        ]
        if result.f0_method:
            facts.append(self.tr("f0 by {method}").format(method=result.f0_method))
        if result.sample_rate:
            facts.append(figures.rate(result.sample_rate))
        if result.elapsed_s > 0:
            facts.append(
                self.tr("{length} made in {time}").format(
                    length=_span(result.seconds), time=_span(result.elapsed_s)
                )
            )
        return facts

    def _draw(self) -> None:
        for task in self._tasks:
            task.cancel()
        folder = self._session.workspace.cache_dir / _FOLDER
        self._tasks = []
        for side, path in enumerate(self._paths):
            self._card.wave.show_peaks(side, None)
            task = self._session.background.run(
                partial(peaks, path, folder),
                partial(self._on_peaks, side),
                lambda _error: None,  # nothing is drawn; the player says why nothing is heard
                owner=self,
            )
            self._tasks.append(task)

    def _on_peaks(self, side: int, found: Peaks) -> None:
        self._card.wave.show_peaks(side, found)

    def _on_moment(self, seconds: float) -> None:
        if self._mine:
            self._card.wave.show_moment(seconds)

    def _on_source(self, path: str) -> None:
        if self._mine:
            self._card.wave.show_front(RESULT if path == self._paths[RESULT] else SOURCE)

    @property
    def _mine(self) -> bool:
        return self._shown is not None and self._session.player.path in self._paths

    def _on_sought(self, seconds: float) -> None:
        if self._shown is None:
            return
        player = self._session.player
        if self._mine:
            player.seek(seconds)
        else:
            player.load(self._card.player.path, seconds)
        self._card.wave.show_moment(seconds)

    def _on_show(self) -> None:
        if self._shown is not None:
            self._show_folder(self._shown[1])


def _span(seconds: float) -> str:
    """A span of time; short ones with a tenth."""
    if seconds >= _EXACT_BELOW_S:
        return words.duration(seconds)
    return QCoreApplication.translate("ConvertResult", "{s} s").format(
        s=QLocale().toString(seconds, "f", 1)
    )
