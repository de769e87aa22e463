"""The main window: it places the side bar, the header, the banners and the sections."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
    QStackedWidget,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from mynah.gui import theme
from mynah.gui.views.drop_overlay import DropOverlay
from mynah.gui.views.side_bar import SideBar
from mynah.gui.views.window_header import WindowHeader

if TYPE_CHECKING:
    from PySide6.QtGui import (
        QCloseEvent,
        QDragEnterEvent,
        QDragLeaveEvent,
        QDragMoveEvent,
        QDropEvent,
        QResizeEvent,
    )

MOST_BANNERS = 3


class MainWindow(QMainWindow):
    """Frame of all sections.

    Signals:
        paths_dropped: Files and folders were dropped (list of paths).
        section_shown: Another section is shown (its key).
    """

    paths_dropped = Signal(list)
    section_shown = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("main_window")
        self.setWindowTitle("Mynah")
        self.setAcceptDrops(True)
        self.setMinimumSize(760, 520)
        self.resize(1180, 760)
        self.may_close: Callable[[], bool] | None = None
        self.drop_words: Callable[[list[str]], str] | None = None
        self.side_bar = SideBar()
        self.side_bar.section_chosen.connect(self.show_section)
        self.header = WindowHeader()
        self._banners = QVBoxLayout()
        self._banners.setContentsMargins(theme.XL, theme.M, theme.XL, 0)
        self._banners.setSpacing(theme.S)
        self._banner_place = QWidget()
        self._banner_place.setLayout(self._banners)
        self._banner_place.hide()
        self._stack = QStackedWidget()
        self._pages: dict[str, QWidget] = {}
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self._banner_place)
        column.addWidget(self._stack, 1)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.side_bar)
        row.addLayout(column, 1)
        centre = QWidget()
        centre.setLayout(row)
        self.setCentralWidget(centre)
        self._overlay = DropOverlay(self)

    # Sections

    def add_section(self, key: str, title: str, icon_name: str, page: QWidget) -> None:
        """Add a section; the first one added is shown."""
        self.side_bar.add_section(key, title, icon_name)
        self._pages[key] = page
        self._stack.addWidget(page)
        _let_files_through(page)
        if len(self._pages) == 1:
            self.show_section(key)
            self.side_bar.focus(key)

    def show_section(self, key: str) -> None:
        """Show a section; an unknown key changes nothing."""
        page = self._pages.get(key)
        if page is None:
            return
        self.side_bar.show_current(key)
        if self.side_bar.isAncestorOf(self.focusWidget()):
            self.side_bar.focus(key)  # the next Tab goes on from the section that is shown
        if self._stack.currentWidget() is not page or len(self._pages) == 1:
            self._stack.setCurrentWidget(page)
            self.section_shown.emit(key)

    def show_page(self, page: QWidget) -> None:
        """Show a page that has no button on the side bar, such as the first start."""
        if self._stack.indexOf(page) < 0:
            self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)

    @property
    def section(self) -> str:
        """Key of the section that is shown; empty for a page without a button."""
        shown = self._stack.currentWidget()
        return next((key for key, page in self._pages.items() if page is shown), "")

    def page(self, key: str) -> QWidget:
        """The page of a section."""
        return self._pages[key]

    @property
    def sections(self) -> tuple[str, ...]:
        """Keys of all sections, in order."""
        return tuple(self._pages)

    # Banners

    def add_banner(self, banner: QWidget) -> None:
        """Show a banner on top; the oldest one goes when there are too many."""
        while len(self.banners) >= MOST_BANNERS:
            self.remove_banner(self.banners[-1])
        self._banners.insertWidget(0, banner)
        banner.show()
        self._banner_place.show()

    def remove_banner(self, banner: QWidget) -> None:
        """Take a banner away for good."""
        self._banners.removeWidget(banner)
        banner.hide()
        banner.deleteLater()
        self._banner_place.setVisible(self._banners.count() > 0)

    @property
    def banners(self) -> list[QWidget]:
        """What is shown, the newest first."""
        items = (self._banners.itemAt(place) for place in range(self._banners.count()))
        found = (item.widget() for item in items if item is not None)
        return [one for one in found if one is not None]

    # Dropping files

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Say that files may be dropped here."""
        paths = _paths(event.mimeData())
        if paths:
            event.acceptProposedAction()
            self._overlay.appear(self.drop_words(paths) if self.drop_words is not None else "")

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Anywhere will do."""
        if _paths(event.mimeData()):
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """They went away again."""
        self._overlay.hide()
        event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand the files on."""
        self._overlay.hide()
        paths = _paths(event.mimeData())
        if paths:
            event.acceptProposedAction()
            self.paths_dropped.emit(paths)

    @property
    def drop_shown(self) -> bool:
        """Whether the drop state is visible."""
        return self._overlay.isVisible()

    # The window itself

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the overlay over everything."""
        super().resizeEvent(event)
        self._overlay.setGeometry(self.rect())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask whether it may close: a run may be going on."""
        if self.may_close is None or self.may_close():
            event.accept()
        else:
            event.ignore()


def _let_files_through(page: QWidget) -> None:
    """Keep fields for text from taking dropped files as words."""
    for field in [page, *page.findChildren(QWidget)]:
        if isinstance(field, QLineEdit | QTextEdit | QPlainTextEdit):
            field.setAcceptDrops(False)


def _paths(data: QMimeData) -> list[str]:
    """Local files and folders in a drag."""
    return [url.toLocalFile() for url in data.urls() if url.isLocalFile()] if data.hasUrls() else []
