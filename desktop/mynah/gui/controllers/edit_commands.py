"""Changes of a sample on the undo stack. Each was done before it is pushed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QUndoCommand

Step = Callable[["DoneCommand"], None]


class DoneCommand(QUndoCommand):
    """Something that was done in the background and can be taken back there.

    Args:
        text: What it was, for the Edit menu.
        take_back: Begins to take it back.
        do_again: Begins to do it again.
    """

    def __init__(self, text: str, take_back: Step, do_again: Step) -> None:
        super().__init__(text)
        self._take_back, self._do_again = take_back, do_again
        self._pushed = False

    def redo(self) -> None:
        """Do it again; being pushed does nothing, since it is done."""
        if self._pushed:
            self._do_again(self)
        self._pushed = True

    def undo(self) -> None:
        """Take it back."""
        self._take_back(self)
