"""The application object: its names, its look, and files that the desktop asks it to open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFileOpenEvent, QIcon
from PySide6.QtWidgets import QApplication

from mynah import __version__
from mynah.gui import theme
from mynah.gui.views.parts.icons import icon

if TYPE_CHECKING:
    from collections.abc import Sequence

APPLICATION_ID = "io.github.mynah.Mynah"


class MynahApplication(QApplication):
    """QApplication with Mynah's names and look.

    Signals:
        file_opened: The desktop asks to open a file (its path); macOS does so by an event.
    """

    file_opened = Signal(str)

    def __init__(self, arguments: Sequence[str] = ()) -> None:
        super().__init__(list(arguments) or ["mynah"])
        self.setApplicationName("mynah")
        self.setApplicationDisplayName("Mynah")
        self.setApplicationVersion(__version__)
        self.setDesktopFileName(APPLICATION_ID)
        theme.apply(self)
        self.setWindowIcon(QIcon(icon("mynah")))

    def event(self, event: QEvent) -> bool:
        """Take files that were dropped on the program's icon."""
        if isinstance(event, QFileOpenEvent):
            self.file_opened.emit(event.file())
            return True
        return super().event(event)
