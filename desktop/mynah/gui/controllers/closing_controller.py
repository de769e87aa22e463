"""Closing the window while a run goes on, and the icon in the tray."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from mynah.gui.controllers.banners import Banners
from mynah.gui.controllers.living_run import LivingRun
from mynah.gui.controllers.session import Session
from mynah.gui.models.header_progress import HeaderProgress
from mynah.gui.models.outcomes import Notice, Outcome
from mynah.gui.services.notifier import notice_words
from mynah.gui.services.tray import Tray, TrayState
from mynah.gui.views.close_dialog import CloseChoice, CloseDialog
from mynah.gui.views.main_window import MainWindow
from mynah.gui.views.unfinished_dialog import UnfinishedDialog
from mynah.protocol.commands import Command

SAVING_MS = 30_000
LINGER_MS = 30 * 60_000


class ClosingController(QObject):
    """Asks what to do with a run, and keeps the program in the tray while one goes on.

    Args:
        session: Its runs and settings.
        window: Asks `may_close` of this.
        living: The run that is going on.
        banners: Says what is being waited for.
        tray: The icon, or None where the desktop has no tray.
        parent: Its parent.
    """

    def __init__(
        self,
        session: Session,
        window: MainWindow,
        living: LivingRun,
        banners: Banners,
        tray: Tray | None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._window = window
        self._living = living
        self._banners = banners
        self._tray = tray
        self._dialog: CloseDialog | None = None
        self._waiting: QWidget | None = None
        self._ending = ""
        self._needs = ""  # the run that waits for somebody
        self._sure = False
        self._losing = False
        self._unfinished: UnfinishedDialog | None = None
        self._had_run = False
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(SAVING_MS)
        self._patience.timeout.connect(self._close_now)
        self._linger = QTimer(self)
        self._linger.setSingleShot(True)
        self._linger.setInterval(LINGER_MS)
        self._linger.timeout.connect(self._on_lingered)
        window.may_close = self.may_close
        living.progress_changed.connect(self._on_progress)
        living.run_changed.connect(self._on_run_changed)
        session.runs.runs_changed.connect(self._on_runs_changed)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.commitDataRequest.connect(self._on_session_ending)
        if tray is not None:
            self._connect_tray(tray)
        self._on_progress(living.progress)
        self._on_run_changed(living.run)

    def may_close(self) -> bool:
        """Whether the window may close now; else it is asked about, or hidden."""
        if self._sure:
            return True
        if not self._losing and not self._stays_in_tray():
            lost = next((text for one in self._session.unfinished if (text := one())), "")
            if lost:
                self._ask_about(lost)
                return False
        if not self._living.run:
            return True
        match self._session.settings.value.on_close:
            case "keep":
                return self._keep()
            case "stop":
                self._end(Command.STOP)
                return False
        self._ask()
        return False

    def show_outcome(self, notice: Notice) -> None:
        """Let the icon say that a run needs somebody, until one looks or it goes on."""
        if self._tray is None or notice.outcome is Outcome.FINISHED:
            return
        self._needs = notice.run
        self._tray.show_run(TrayState.ATTENTION, notice_words(notice)[0])

    def close(self) -> None:
        """Take the icon away."""
        self._linger.stop()
        self._patience.stop()
        if self._tray is not None:
            self._tray.close()

    # Asking

    def _stays_in_tray(self) -> bool:
        """Whether closing would only hide the window, and end nothing."""
        keeps = self._session.settings.value.on_close == "keep"
        return keeps and bool(self._living.run) and self._tray is not None

    def _ask_about(self, lost: str) -> None:
        if self._unfinished is not None:
            self._unfinished.raise_()
            return
        self._show_window()
        self._unfinished = UnfinishedDialog(lost, self._window)
        self._unfinished.finished.connect(self._on_unfinished_answered)
        self._unfinished.open()

    def _on_unfinished_answered(self, answer: int) -> None:
        self._unfinished = None
        if answer == QDialog.DialogCode.Accepted:
            self._losing = True
            self._window.close()  # a run may still have to be asked about
            self._losing = False
            if not self._window.isVisible():
                QApplication.quit()

    def _ask(self) -> None:
        if self._dialog is not None:
            self._dialog.raise_()
            return
        self._show_window()
        progress = self._living.progress
        self._dialog = CloseDialog(
            progress.voice, progress.text, "", tray=self._tray is not None, parent=self._window
        )
        self._dialog.decided.connect(self._on_decided)
        self._dialog.open()

    def _on_decided(self, choice: str, remember: bool) -> None:
        self._dialog = None
        if remember:
            self._session.settings.update(on_close=choice)
        match choice:
            case CloseChoice.KEEP:
                if self._keep():
                    self._close_now()
            case CloseChoice.STOP:
                self._end(Command.STOP)
            case CloseChoice.CANCEL:
                self._end(Command.CANCEL)

    def _keep(self) -> bool:
        """Let the run go on; whether the window may close for good."""
        if self._tray is None:
            return True
        self._window.hide()
        return False

    def _end(self, command: Command) -> None:
        """Ask the run to end, and close once it has."""
        run = self._living.run
        if not run or self._ending == run:
            return
        self._ending = run
        self._session.runs.send(run, command)
        text = (
            self.tr("Saving. The window closes when that is done.")
            if command is Command.STOP
            else self.tr("Cancelling. The window closes when that is done.")
        )
        self._waiting = self._banners.show_banner(
            "info", "", text, self.tr("Stay"), self._stay, self._stay
        )
        self._patience.start()

    def _stay(self) -> None:
        self._ending = ""
        self._waiting = None
        self._patience.stop()

    def _on_runs_changed(self) -> None:
        if self._ending:
            info = self._session.runs.info(self._ending)
            if info is None or not info.alive:
                self._close_now()

    def _close_now(self) -> None:
        self._sure = True
        self._ending = ""
        self._patience.stop()
        if self._waiting is not None:
            self._banners.remove(self._waiting)
            self._waiting = None
        self._window.close()
        if not self._window.isVisible():
            QApplication.quit()  # a window that was hidden closes without ending the program

    # The tray

    def _connect_tray(self, tray: Tray) -> None:
        tray.show_requested.connect(self._show_window)
        tray.pause_requested.connect(self._send(Command.PAUSE))
        tray.resume_requested.connect(self._send(Command.RESUME))
        tray.stop_requested.connect(self._send(Command.STOP))
        tray.quit_requested.connect(self._on_quit_requested)
        tray.show()

    def _send(self, command: Command) -> Callable[[], None]:
        def send() -> None:
            run = self._living.run or (self._needs if command is Command.RESUME else "")
            if run:
                self._session.runs.send(run, command)

        return send

    def _on_quit_requested(self) -> None:
        if self.may_close():
            self._close_now()

    def _on_progress(self, progress: HeaderProgress) -> None:
        if self._tray is None:
            return
        state = TrayState.IDLE
        if not progress.run and self._needs:
            return
        if progress.run:
            self._needs = ""
            state = TrayState.PAUSED if progress.state == "paused" else TrayState.RUNNING
        text = progress.text
        if progress.fraction is not None and text:
            text = self.tr("{text} · {percent} %").format(
                text=text, percent=int(progress.fraction * 100)
            )
        self._tray.show_run(state, text)

    def _on_run_changed(self, run: str) -> None:
        """The program outlives its window only while a run goes on and a tray shows it."""
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.setQuitOnLastWindowClosed(not (run and self._tray is not None))
        before, self._had_run = self._had_run, bool(run)
        if run or not before:
            self._linger.stop()
        elif (
            not self._window.isVisible() and self._tray is not None and self._tray.icon.isVisible()
        ):
            self._linger.start()  # time enough to see how it ended

    def _on_lingered(self) -> None:
        if not self._window.isVisible():
            QApplication.quit()

    def _on_session_ending(self) -> None:
        """The person logs out: a question would only be in the way, and the run is on its own."""
        self._sure = True

    def _show_window(self) -> None:
        self._linger.stop()
        if self._needs:
            self._needs = ""
            self._on_progress(self._living.progress)
        self._window.showNormal() if self._window.isMinimized() else self._window.show()
        self._window.raise_()
        self._window.activateWindow()
