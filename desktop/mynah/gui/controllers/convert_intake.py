"""Finding the recordings in what was dropped, and how long they are; off the GUI thread."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from mynah.audio.decode import DecodeError, open_audio
from mynah.audio.discover import find_audio
from mynah.gui.models.sample_words import reason_words

if TYPE_CHECKING:
    from mynah.gui.controllers.session import Session
    from mynah.gui.models.queue_item import QueueItem

_log = logging.getLogger(__name__)
_TOGETHER = 24  # files whose lengths are read in one go


@dataclass(frozen=True)
class Recording:
    """A file to convert: where it is, below which folders, or why it cannot be used."""

    path: Path
    below: Path = Path()
    code: str = ""
    text: str = ""


class ConvertIntake(QObject):
    """Looks through files and folders, and then reads lengths, a few files at a time.

    Args:
        session: For its background.
        found: Gets the recordings of one drop, in order.
        measured: Gets lengths in seconds, by the number of the recording.
        parent: Its parent.
    """

    def __init__(
        self,
        session: Session,
        found: Callable[[list[Recording]], None],
        measured: Callable[[dict[int, float]], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._found = found
        self._measured = measured
        self._unmeasured: list[tuple[int, Path]] = []
        self._measuring = False
        self._searching = 0
        self._round = 0  # of drops; an older one is not wanted any more

    @property
    def searching(self) -> bool:
        """Whether a folder is still being looked through."""
        return self._searching > 0

    def take(self, paths: Sequence[str], out: Path) -> None:
        """Look through these; what lies in `out` is a result and no recording."""
        self._searching += 1
        self._session.background.run(
            partial(search, [Path(one) for one in paths], out),
            partial(self._on_found, self._round),
            partial(self._on_failed, self._round),
            owner=self,
            priority=1,
        )

    def measure(self, items: Sequence[QueueItem]) -> None:
        """Read how long these are, soon."""
        self._unmeasured += [(one.number, one.source) for one in items if not one.ended]
        self._measure_next()

    def forget(self) -> None:
        """Want nothing any more of what was dropped, whether found or still looked for."""
        self._unmeasured.clear()
        self._round += 1
        self._searching = 0

    def _on_found(self, round_: int, found: list[Recording]) -> None:
        if round_ != self._round:
            return
        self._searching -= 1
        self._found(found)

    def _on_failed(self, round_: int, error: Exception) -> None:
        if round_ != self._round:
            return
        self._searching -= 1
        self._found([])
        self._session.report_problem(error)

    def _measure_next(self) -> None:
        if self._measuring or not self._unmeasured:
            return
        self._measuring = True
        part, self._unmeasured = self._unmeasured[:_TOGETHER], self._unmeasured[_TOGETHER:]
        self._session.background.run(
            partial(lengths, part), self._on_measured, self._on_not_measured, owner=self
        )

    def _on_not_measured(self, error: Exception) -> None:
        _log.warning("lengths of recordings are not known", exc_info=error)
        self._on_measured({})  # the next ones may be

    def _on_measured(self, found: dict[int, float]) -> None:
        self._measuring = False
        self._measured(found)
        self._measure_next()


def search(paths: Sequence[Path], out: Path) -> list[Recording]:
    """Files and folders as recordings; below a folder its own folders are kept.

    Args:
        paths: What was dropped.
        out: Where results go; what was found in it is left out, unless it was dropped itself.
    """
    found = find_audio(paths)
    roots = [one for one in paths if one.is_dir()]
    named = set(paths)
    place = out.absolute()
    dropped = any(place == one.absolute() for one in roots)
    listed: list[Recording] = []
    for path in found.files:
        if path not in named and not dropped and place in path.absolute().parents:
            continue
        root = next((one for one in roots if one in path.parents), path.parent)
        listed.append(Recording(path, path.parent.relative_to(root)))
    listed += [Recording(one.path, Path(), one.reason, one.text) for one in found.problems]
    return listed


def lengths(files: Sequence[tuple[int, Path]]) -> dict[int, float]:
    """Lengths in seconds as the files state them; a file that cannot be read has none."""
    known: dict[int, float] = {}
    for number, path in files:
        try:
            with open_audio(path) as reader:
                length = reader.info.duration
        except DecodeError:
            continue  # its conversion will say why
        if length is not None and length > 0:
            known[number] = length
    return known


def why_not(one: Recording) -> str:
    """Why a file cannot be used, translated."""
    return reason_words(one.code, one.text).text or one.text
