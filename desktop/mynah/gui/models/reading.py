"""Where somebody is in a script: the sentence that is read now, and those that were recorded."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from mynah.project.prompts import Script, recorded, said

FREE = Script("free", "", ())
"""No script: somebody speaks freely."""


@dataclass(frozen=True)
class Spot:
    """What a page shows of a script.

    Attributes:
        key: Of the script: a language, ``own``, or ``free``.
        title: Of the script.
        place: Number of the sentence, from 0.
        total: Number of sentences; 0 for free speech.
        done: How many were recorded.
        text: The sentence; empty for free speech.
        following: The one after it; empty at the end.
        is_done: Whether this one was recorded.
    """

    key: str = FREE.key
    title: str = ""
    place: int = 0
    total: int = 0
    done: int = 0
    text: str = ""
    following: str = ""
    is_done: bool = False


class Reading(QObject):
    """A script, a place in it, and what of it is recorded.

    Signals:
        changed: Anything of it.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._script = FREE
        self._place = 0
        self._said: frozenset[str] = frozenset()
        self._coming: list[str] = []  # kept, and on their way into the library
        self._done: frozenset[int] = frozenset()

    @property
    def script(self) -> Script:
        """What is read."""
        return self._script

    @property
    def text(self) -> str:
        """The sentence of now; empty for free speech."""
        prompts = self._script.prompts
        return prompts[self._place] if prompts else ""

    @property
    def finished(self) -> bool:
        """Whether every sentence was recorded."""
        return bool(self._script.prompts) and len(self._done) == len(self._script.prompts)

    @property
    def spot(self) -> Spot:
        """What a page shows."""
        prompts = self._script.prompts
        after = self._after(self._place) if prompts else None
        return Spot(
            self._script.key,
            self._script.title,
            self._place,
            len(prompts),
            len(self._done),
            self.text,
            prompts[after] if after is not None else "",
            self._place in self._done,
        )

    def read(self, script: Script) -> None:
        """Begin with another script, at its first sentence that was not recorded."""
        self._script = script
        self._place = 0
        self._count()
        if 0 in self._done:
            self._place = self._after(0) or 0
        self.changed.emit()

    def set_said(self, said: frozenset[str]) -> None:
        """Learn what the library holds, see :func:`mynah.project.prompts.said`."""
        if said == self._said:
            return
        self._said = said
        first = not self._done and self._place == 0 and not self._coming
        self._count()
        if first and 0 in self._done:  # the library came after the script
            self._place = self._after(0) or 0
        self.changed.emit()

    def add_coming(self, text: str) -> None:
        """A recording of this text is on its way into the library."""
        if text:
            self._coming.append(text)
            self._count()
            self.changed.emit()

    def remove_coming(self, text: str) -> None:
        """It arrived, or it was refused."""
        if text in self._coming:
            self._coming.remove(text)
            self._count()
            self.changed.emit()

    def step(self, by: int) -> None:
        """Go to a neighbour."""
        last = max(0, len(self._script.prompts) - 1)
        self._go(min(last, max(0, self._place + by)))

    def go_on(self) -> None:
        """Go to the next sentence that was not recorded; stay when there is none."""
        after = self._after(self._place)
        if after is not None:
            self._go(after)

    def _go(self, place: int) -> None:
        if place != self._place:
            self._place = place
            self.changed.emit()

    def _after(self, place: int) -> int | None:
        """The next place that is not done, from the beginning again after the end."""
        total = len(self._script.prompts)
        order = (*range(place + 1, total), *range(place))
        return next((one for one in order if one not in self._done), None)

    def _count(self) -> None:
        self._done = recorded(self._script.prompts, self._said | said(self._coming))
