"""Everything around the work: first start, settings, help, notices, tray, closing, Activity."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QFileDialog, QWidget

from mynah.gui.controllers.activity_controller import ActivityController
from mynah.gui.controllers.banners import Banners
from mynah.gui.controllers.closing_controller import ClosingController
from mynah.gui.controllers.first_start_controller import FirstStartController
from mynah.gui.controllers.help_controller import HelpController
from mynah.gui.controllers.living_run import LivingRun
from mynah.gui.controllers.outcome_controller import OutcomeController
from mynah.gui.controllers.read_only import ReadOnly
from mynah.gui.controllers.session import Session
from mynah.gui.controllers.settings_controller import SettingsController
from mynah.gui.services.notifier import Notifier, TrayNotifier, WindowNotifier
from mynah.gui.services.shortcuts import Shortcuts
from mynah.gui.services.tray import Tray, TrayState, tray_available
from mynah.gui.views.main_window import MainWindow
from mynah.gui.views.parts import icon

if TYPE_CHECKING:
    from mynah.gui.services.crash_report import CrashFound
    from mynah.gui.services.microphone import Microphone

_TRAY_ICONS = {
    TrayState.IDLE: "tray",
    TrayState.RUNNING: "tray_running",
    TrayState.PAUSED: "tray_paused",
    TrayState.ATTENTION: "tray_attention",
}


class DeskController(QObject):
    """Makes the parts and connects them to the window.

    Args:
        session: What all of them share.
        window: The main window.
        shortcuts: The keys of its commands.
        parent: Its parent.
        notifier: Instead of the one that fits this desktop, for tests.
        tray: Whether there is a tray; looked up when not given.
        microphone: Instead of that of the system.

    Attributes:
        activity_view: The page of the section Activity.

    Signals:
        computer_measured: What the engine says about this computer (`mynah doctor`).
    """

    computer_measured = Signal(object)

    def __init__(
        self,
        session: Session,
        window: MainWindow,
        shortcuts: Shortcuts,
        parent: QObject | None = None,
        *,
        notifier: Notifier | None = None,
        tray: bool | None = None,
        microphone: "Microphone | None" = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._window = window
        self._section = ""
        self.help = HelpController(session, window, self)
        self.banners = Banners(session, window, self.help.open_help_bundle, self)
        self.read_only = ReadOnly(session, window, self.banners, self)
        self.living = LivingRun(session, self)
        self.tray = self._make_tray() if (tray_available() if tray is None else tray) else None
        self.first_start = FirstStartController(session, self)
        # Until it is shown: a page without a parent would die by Python's collector, which takes
        # nested layouts apart in an order that Qt's binding does not survive.
        self.first_start.view.setParent(window)
        self.first_start.view.hide()
        self.first_start.left.connect(self._on_first_start_left)
        self.first_start.computer_measured.connect(self.computer_measured)
        window.section_shown.connect(self._on_section_shown)
        self.settings = SettingsController(
            session,
            shortcuts,
            window,
            self.show_first_start,
            self._choose_workspace,
            self,
            microphone=microphone,
        )
        self.activity = ActivityController(session, self)
        self.activity_view = self.activity.view
        self._window_notifier = WindowNotifier(window, window)  # dies with what it looks at
        self.outcomes = OutcomeController(
            session, self.banners, notifier or self._fitting_notifier(), self
        )
        self._window_notifier.noticed.connect(self.outcomes.show_notice)
        self.closing = ClosingController(
            session, window, self.living, self.banners, self.tray, self
        )
        self.outcomes.told.connect(self.closing.show_outcome)

    def start(self, last_crash: "CrashFound | None" = None) -> None:
        """Welcome somebody new, and tell what went wrong at the last start."""
        settings = self._session.settings
        if settings.problem:
            self.banners.show_banner("warn", self.tr("The settings were damaged"), settings.problem)
        if last_crash is not None:
            title = (
                self.tr("Mynah ended unexpectedly last time")
                if last_crash.fatal
                else self.tr("Something went wrong last time")
            )
            self.banners.show_banner(
                "info",
                title,
                self.tr("Your work is kept. What is known about it can be saved for a report."),
                self.tr("Look at it…"),
                self.help.open_help_bundle,
            )
        # Whoever came with files wants to see them; the welcome can wait for another start.
        if not settings.value.first_start_done and not self._session.jobs.active:
            self.show_first_start()

    def close(self) -> None:
        """Take the tray icon away."""
        self.closing.close()

    def open_settings(self) -> None:
        """Show the settings."""
        self.settings.open_settings()

    def open_shortcuts(self) -> None:
        """Show the keys."""
        self.settings.open_shortcuts()

    def open_help_bundle(self) -> None:
        """Show the help report."""
        self.help.open_help_bundle()

    def open_about(self) -> None:
        """Show what this program is."""
        self.help.open_about()

    def show_first_start(self) -> None:
        """Show what this computer can do, and what can be downloaded."""
        self._section = self._window.section or self._section
        self.first_start.prepare(first=not self._session.settings.value.first_start_done)
        self._window.show_page(self.first_start.view)

    def _on_section_shown(self, section: str) -> None:
        """Whoever looks around in the window is no stranger any more."""
        del section
        if self.first_start.shown:
            self._session.settings.update(first_start_done=True)

    def _on_first_start_left(self) -> None:
        self._window.show_section(self._section or self._window.sections[0])

    def _make_tray(self) -> Tray:
        icons = {state: QIcon(icon(name)) for state, name in _TRAY_ICONS.items()}
        return Tray(icons, self)

    def _fitting_notifier(self) -> Notifier:
        if self.tray is None:
            return self._window_notifier
        notifier = TrayNotifier(self.tray.icon, self)
        notifier.opened.connect(self._on_notice_opened)
        return notifier

    def _on_notice_opened(self, run: str) -> None:
        if self.tray is not None:
            self.tray.show_requested.emit()
        self.outcomes.open_run(run)

    def _choose_workspace(self) -> None:
        parent: QWidget = self.settings.settings_dialog or self._window
        dialog = QFileDialog(parent, self.tr("Choose the folder of a workspace"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        opened: Callable[[str], None] = self.first_start.view.folder_chosen.emit
        dialog.fileSelected.connect(opened)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
