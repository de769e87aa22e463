"""What the window says in passing: problems, notices, and how a run ended."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from mynah.gui.controllers.session import Session
from mynah.gui.problems import Problem
from mynah.gui.views.help.problem_banner import ProblemBanner
from mynah.gui.views.main_window import MainWindow
from mynah.gui.views.parts import Banner

NOTICE_MS = 6000


class Banners(QObject):
    """Puts strips on top of the window and takes them away again.

    Args:
        session: Where problems and notices come from.
        window: Where they are shown.
        save_report: Opens the dialog of the help report.
        parent: Its parent.
    """

    def __init__(
        self,
        session: Session,
        window: MainWindow,
        save_report: Callable[[], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._save_report = save_report
        session.problem_reported.connect(self.show_problem)
        session.notice_given.connect(self.show_notice)

    def show_problem(self, problem: Problem) -> None:
        """Show a problem; the same one again replaces the strip that is there."""
        if problem.wanted:
            return
        for shown in self._window.banners:
            if isinstance(shown, ProblemBanner) and _same(shown.problem, problem):
                self._window.remove_banner(shown)
        banner = ProblemBanner(problem)
        banner.closed.connect(lambda: self._window.remove_banner(banner))
        banner.report_requested.connect(self._save_report)
        banner.copied.connect(copy_text)
        banner.remedy_chosen.connect(lambda: self._on_remedy(banner))
        self._window.add_banner(banner)

    def show_notice(self, text: str) -> None:
        """Show a word in passing; it goes by itself."""
        banner = self.show_banner("info", "", text)
        QTimer.singleShot(NOTICE_MS, banner, lambda: self._window.remove_banner(banner))

    def show_banner(
        self,
        kind: str,
        title: str,
        text: str,
        action: str = "",
        act: Callable[[], None] | None = None,
        closed: Callable[[], None] | None = None,
    ) -> Banner:
        """Show a strip that stays until it is answered.

        Args:
            kind: info, good, warn or bad.
            title: In a few words.
            text: In a sentence.
            action: Words of the button.
            act: What the button does; the strip goes first.
            closed: Told when the person puts it away.
        """
        banner = Banner(kind, title, text, action)

        def on_action() -> None:
            self._window.remove_banner(banner)
            if act is not None:
                act()

        def on_closed() -> None:
            self._window.remove_banner(banner)
            if closed is not None:
                closed()

        banner.action_triggered.connect(on_action)
        banner.closed.connect(on_closed)
        self._window.add_banner(banner)
        return banner

    def remove(self, banner: QWidget) -> None:
        """Take a strip away that is still shown."""
        if banner in self._window.banners:
            self._window.remove_banner(banner)

    def _on_remedy(self, banner: ProblemBanner) -> None:
        remedy = banner.problem.remedy
        self._window.remove_banner(banner)
        if remedy is not None:
            remedy.run()


def copy_text(text: str) -> None:
    """Put a text on the clipboard."""
    QGuiApplication.clipboard().setText(text)


def _same(one: Problem, other: Problem) -> bool:
    return (one.title, one.cause, one.details) == (other.title, other.cause, other.details)
