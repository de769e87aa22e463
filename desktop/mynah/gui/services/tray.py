"""The icon in the tray: how far the run is, and the few things one wants without the window."""

from enum import StrEnum

from PySide6.QtCore import QObject, Signal, SignalInstance
from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import QApplication, QMenu, QSystemTrayIcon

_MOST_TOOLTIP = 120  # Windows cuts at 128


class TrayState(StrEnum):
    """What the icon says."""

    IDLE = "idle"
    RUNNING = "running"
    PAUSED = "paused"
    ATTENTION = "attention"


class Tray(QObject):
    """An icon with a tooltip and a menu. Make one only where :func:`tray_available` says so.

    Signals:
        show_requested: Bring the window to the front.
        pause_requested: Pause the run that goes on.
        resume_requested: Let it go on.
        stop_requested: Save and stop it.
        quit_requested: Leave the program.
    """

    show_requested = Signal()
    pause_requested = Signal()
    resume_requested = Signal()
    stop_requested = Signal()
    quit_requested = Signal()

    def __init__(self, icons: dict[TrayState, QIcon], parent: QObject | None = None) -> None:
        """Make the icon, without showing it yet.

        Args:
            icons: One icon a state.
            parent: Owner.
        """
        super().__init__(parent)
        self._icons = icons
        self.icon = QSystemTrayIcon(icons.get(TrayState.IDLE, QIcon()), self)
        self.icon.activated.connect(self._on_activated)
        self.menu = QMenu()
        self.show_action = self._add(self.tr("Show Mynah"), "tray_show", self.show_requested)
        self.menu.addSeparator()
        self.pause_action = self._add(self.tr("Pause"), "tray_pause", self.pause_requested)
        self.resume_action = self._add(self.tr("Resume"), "tray_resume", self.resume_requested)
        self.stop_action = self._add(self.tr("Stop and save"), "tray_stop", self.stop_requested)
        self.menu.addSeparator()
        self.quit_action = self._add(self.tr("Quit"), "tray_quit", self.quit_requested)
        self.menu.setDefaultAction(self.show_action)
        self.icon.setContextMenu(self.menu)
        self.state = TrayState.IDLE
        self.show_run(TrayState.IDLE)

    def show(self) -> None:
        """Put the icon into the tray."""
        self.icon.show()

    def close(self) -> None:
        """Take the icon and its menu away."""
        self.icon.hide()
        self.menu.clear()
        self.menu.deleteLater()

    def show_run(self, state: TrayState, text: str = "") -> None:
        """Show how the run is.

        Args:
            state: Which icon, and which entries of the menu make sense.
            text: The tooltip below the program's name, such as voice, percent and time left.
        """
        if state is not self.state:
            self.icon.setIcon(self._icons.get(state, self._icons.get(TrayState.IDLE, QIcon())))
        self.state = state
        tooltip = f"Mynah\n{text}" if text else "Mynah"
        if tooltip != self.icon.toolTip():
            self.icon.setToolTip(tooltip[:_MOST_TOOLTIP])
        self.pause_action.setVisible(state is TrayState.RUNNING)
        self.resume_action.setVisible(state in (TrayState.PAUSED, TrayState.ATTENTION))
        self.stop_action.setVisible(state in (TrayState.RUNNING, TrayState.PAUSED))

    def _add(self, text: str, name: str, signal: SignalInstance) -> QAction:
        action = QAction(text, self)
        action.setObjectName(name)
        action.triggered.connect(signal)
        self.menu.addAction(action)
        return action

    def _on_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason in (
            QSystemTrayIcon.ActivationReason.Trigger,
            QSystemTrayIcon.ActivationReason.DoubleClick,
        ):
            self.show_requested.emit()


def tray_available() -> bool:
    """Whether this desktop has a tray; `supportsMessages` is no answer, it always says yes."""
    return QApplication.instance() is not None and QSystemTrayIcon.isSystemTrayAvailable()
