"""Telling about outcomes: through the tray where there is one, else inside the window."""

from typing import Protocol

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QSystemTrayIcon, QWidget

from mynah.gui.models.outcomes import Notice, Outcome
from mynah.gui.problems import words


class Notifier(Protocol):
    """Shows one notice, once."""

    def show(self, notice: Notice) -> None:
        """Show it."""


class RecordingNotifier:
    """Keeps what it is given, for tests."""

    def __init__(self) -> None:
        self.notices: list[Notice] = []

    def show(self, notice: Notice) -> None:
        """Keep it."""
        self.notices.append(notice)


class TrayNotifier(QObject):
    """Shows notices as messages of the tray icon.

    Signals:
        opened: A message was clicked; carries the run it is about, empty for the queue of
            conversions.
    """

    opened = Signal(str)

    def __init__(self, icon: QSystemTrayIcon, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self._last: Notice | None = None
        icon.messageClicked.connect(self._on_message_clicked)

    def show(self, notice: Notice) -> None:
        """Show it; a click opens its run."""
        self._last = notice
        title, text = notice_words(notice)
        kind = QSystemTrayIcon.MessageIcon.Information
        fine = notice.outcome in {Outcome.FINISHED, Outcome.CONVERTED} and not notice.failed
        if not fine:
            kind = QSystemTrayIcon.MessageIcon.Warning
        self._icon.showMessage(title, text, kind)

    def _on_message_clicked(self) -> None:
        if self._last is not None:
            self.opened.emit(self._last.run)


class WindowNotifier(QObject):
    """Shows notices inside the window, and asks for a look at it when it is not in front.

    Signals:
        noticed: Show this notice as a banner.
    """

    noticed = Signal(object)

    def __init__(self, window: QWidget, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window = window
        self._unseen = 0
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self._on_focus_changed)

    def show(self, notice: Notice) -> None:
        """Show it as a banner, with a badge on the task bar until the window is looked at."""
        self.noticed.emit(notice)
        if not self._window.isActiveWindow():
            self._unseen += 1
            self._set_badge()
            QApplication.alert(self._window)

    @property
    def unseen(self) -> int:
        """Notices that came while the window was not in front."""
        return self._unseen

    def _on_focus_changed(self) -> None:
        if self._unseen and self._window.isActiveWindow():
            self._unseen = 0
            self._set_badge()

    def _set_badge(self) -> None:
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.setBadgeNumber(self._unseen)


def notice_words(notice: Notice) -> tuple[str, str]:
    """Title and text of a notice, translated."""
    match notice.outcome:
        case Outcome.FINISHED:
            return (
                QCoreApplication.translate("Notice", "“{voice}” is ready").format(
                    voice=notice.voice
                ),
                QCoreApplication.translate(
                    "Notice", "The voice was tried on a recording it never heard, and it works."
                ),
            )
        case Outcome.CONVERTED:
            title = QCoreApplication.translate(
                "Notice", "%n recording(s) converted", "", notice.done
            )
            failed = QCoreApplication.translate(
                "Notice", "%n could not be converted; the queue says why.", "", notice.failed
            )
            return title, failed if notice.failed else ""
        case Outcome.FAILED:
            title = QCoreApplication.translate("Notice", "“{voice}” could not be finished")
        case _ if notice.code == "INTERRUPTED":
            title = QCoreApplication.translate("Notice", "“{voice}” was interrupted")
        case _:
            title = QCoreApplication.translate("Notice", "“{voice}” is paused and needs you")
    what, _why, todo = words(notice.code)
    text = " ".join(one for one in (what or notice.message, todo) if one)
    return title.format(voice=notice.voice), text
