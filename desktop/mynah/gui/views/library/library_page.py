"""The library: everything that was recorded, how good each of it is, and the way to more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from mynah.gui import theme
from mynah.gui.models import figures
from mynah.gui.views.library.empty_library import EmptyLibrary
from mynah.gui.views.library.filter_bar import FilterBar
from mynah.gui.views.library.import_panel import ImportPanel
from mynah.gui.views.library.sample_list import SampleList
from mynah.gui.views.parts import (
    Banner,
    EmptyState,
    Page,
    button,
    icon,
    label,
    scrolled,
    tool_button,
)

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from mynah.gui.models.sample_filter import SampleFilter
    from mynah.gui.views.library.thumbnail_delegate import Thumbnails

_NOTICE_MS = 15_000


class LibraryPage(QStackedWidget):
    """List, filters, import; with places for the inspector, the datasets and the recorder.

    Args:
        samples: The filter, with its table set.
        thumbnails: Where waveforms come from.
        parent: Its parent.

    Signals:
        files_requested: Choose files to add.
        folder_requested: Choose a folder to add.
        demo_requested: Add the recordings that come with the program.
        bin_requested: Show the bin.
        undo_requested: Take back what the notice tells of.
        recorder_shown: The recorder came into sight, or went out of it.
    """

    files_requested = Signal()
    folder_requested = Signal()
    demo_requested = Signal()
    bin_requested = Signal()
    undo_requested = Signal()
    recorder_shown = Signal(bool)

    def __init__(
        self, samples: SampleFilter, thumbnails: Thumbnails, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("library_page")
        self.setAccessibleName(self.tr("Library"))
        self._samples = samples
        self._known = False
        self._importing = False
        self._side: QWidget | None = None
        self._side_wanted: bool | None = None
        self._inspector: QWidget | None = None
        self.list = SampleList(samples, thumbnails)
        self.filters = FilterBar(samples)
        self.imports = ImportPanel()
        self.imports.hide()
        self.empty = EmptyLibrary()
        self.notice = Banner("info", action=self.tr("Undo"))
        self.notice.hide()
        self._notice_timer = QTimer(self)
        self._notice_timer.setSingleShot(True)
        self._notice_timer.setInterval(_NOTICE_MS)
        self._main = Page(self.tr("Library"))
        self.addWidget(self._main)
        self._make_header()
        self._make_body()
        self._recorder = QWidget()
        self._recorder_place = QVBoxLayout(self._recorder)
        self._make_recorder()
        self._connect()
        self.show_counts()

    # Slots for what others build

    def set_inspector(self, widget: QWidget) -> None:
        """Put the inspector below the list."""
        self._inspector = widget
        self._left.addWidget(widget)
        self._left.setStretchFactor(0, 3)
        self._left.setStretchFactor(1, 2)
        self._left.setCollapsible(1, True)

    def set_side(self, widget: QWidget) -> None:
        """Put datasets and readiness beside the list."""
        self._side = widget
        self._across.addWidget(widget)
        self._across.setStretchFactor(0, 1)
        self._across.setStretchFactor(1, 0)
        self.side_action.setVisible(True)
        self._side_button.show()
        self._place_side()

    def set_footer(self, widget: QWidget) -> None:
        """Put totals of what is chosen at the foot of the list."""
        self._status.insertWidget(1, widget, 2)

    def set_recorder(self, widget: QWidget) -> None:
        """The page that the record button shows; the way back goes to the end of its heading."""
        if isinstance(widget, Page):
            widget.heading.addWidget(self.back_button)
        else:
            self._recorder_place.addWidget(self.back_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._recorder_place.addWidget(widget, 1)
        self._recorder.setFocusProxy(widget)
        self.record_action.setEnabled(True)

    # What is shown

    def set_known(self, known: bool) -> None:
        """Whether the library was read; before that it is not said to be empty."""
        self._known = known
        self.show_counts()

    def set_importing(self, importing: bool) -> None:
        """Whether recordings are on their way."""
        self._importing = importing
        self.show_counts()

    def show_recorder(self, shown: bool = True) -> None:
        """Show the recorder instead of the list, or the list again."""
        if shown == (self.currentWidget() is self._recorder):
            return
        self.setCurrentWidget(self._recorder if shown else self._main)
        if shown:
            self._recorder.setFocus()
        elif self.list.isVisible():
            self.list.setFocus()
        self.recorder_shown.emit(shown)

    def show_side(self, shown: bool = True) -> None:
        """Show the column on the right, or hide it, as the person wants it."""
        self._side_wanted = shown
        self._place_side()

    def say(self, text: str, *, undo: bool = False) -> None:
        """Tell something in passing, with a way to take it back."""
        self.notice.say("info", text, "", self.tr("Undo") if undo else "")
        self.notice.show()
        self._notice_timer.start()

    def show_bin_count(self, count: int) -> None:
        """Say how many recordings are in the bin."""
        self.bin_button.setText(self.tr("Bin ({0})").format(count) if count else self.tr("Bin"))

    def show_counts(self) -> None:
        """Say how many recordings there are and are shown; without any, say what to do."""
        table = self._samples.table
        count, shown = table.rowCount(), self._samples.rowCount()
        empty = self._known and count == 0 and not self._importing
        left = not empty and self._has_focus(self.empty)
        self._body.setCurrentWidget(self.empty if empty else self._across)
        if left:
            self._main.setFocus()  # until there is a list: nothing else was asked for
        for one in self._header_buttons:
            one.setVisible(not empty)
        self._side_button.setVisible(not empty and self._side is not None)
        self._main.set_subtitle(
            self.tr("Reading the library…") if not self._known and not count else ""
        )
        self.filters.setEnabled(count > 0)
        page = 0 if shown else 1 if count else 2 if self._importing else 0
        self._list_place.setCurrentIndex(page)
        if page == 0 and count and self._main.hasFocus():
            self.list.setFocus()
        words = [self.tr("%n recording(s)", "", count), figures.spoken_length(table.seconds)]
        if shown != count:
            words.append(self.tr("%n shown", "", shown))
        self.totals.setText(" · ".join(words))
        self.totals.setVisible(count > 0)

    @staticmethod
    def _has_focus(place: QWidget) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and place.isAncestorOf(focus)

    # How it is made

    def _make_header(self) -> None:
        self.add_action = self._action("add", "add_files", self.tr("Add files…"))
        self.folder_action = self._action("folder", "add_folder", self.tr("Add a folder…"))
        self.record_action = self._action("mic", "record", self.tr("Record…"))
        self.record_action.setEnabled(False)
        self.bin_action = self._action("trash", "show_bin", self.tr("Show the bin"))
        self.side_action = self._action(
            "list", "show_side", self.tr("Datasets and readiness"), "Ctrl+D"
        )
        self.side_action.setCheckable(True)
        self.side_action.setVisible(False)
        add = button(self.add_action.text(), "primary", "add", name="library_add_files")
        folder = button(self.folder_action.text(), "", "folder", name="library_add_folder")
        record = button(self.record_action.text(), "", "mic", name="library_record")
        for pressed, action in (
            (add, self.add_action),
            (folder, self.folder_action),
            (record, self.record_action),
        ):
            pressed.clicked.connect(action.trigger)
        self.record_action.enabledChanged.connect(record.setEnabled)
        record.setEnabled(False)
        self._header_buttons = (record, folder, add)
        self._side_button = tool_button(
            "list", self.side_action.text(), name="library_side", shortcut="Ctrl+D"
        )
        self._side_button.setCheckable(True)
        self._side_button.hide()
        for one in (*self._header_buttons, self._side_button):
            self._main.actions.addWidget(one)

    def _make_body(self) -> None:
        nothing_clear = button(self.tr("Show all"), "", name="no_match_clear")
        nothing_clear.clicked.connect(self._samples.clear)
        no_match = EmptyState(
            "search",
            self.tr("No recording fits"),
            self.tr("Search for something else, or show all recordings."),
            nothing_clear,
        )
        self._list_place = QStackedWidget()
        self._list_place.addWidget(self.list)
        coming = EmptyState(
            "waveform",
            self.tr("Your recordings appear here"),
            self.tr("Each one is listened to and measured as it comes in."),
        )
        for one in (no_match, coming):
            self._list_place.addWidget(scrolled(one))  # so that they ask for no height
        self.totals = label("", "muted")
        self.bin_button = button(self.tr("Bin"), "quiet", "trash", name="library_bin")
        self._status = QHBoxLayout()
        self._status.setSpacing(theme.M)
        self._status.addWidget(self.totals, 1)
        self._status.addWidget(self.bin_button)
        upper = QWidget()
        column = QVBoxLayout(upper)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.S)
        column.addWidget(self.filters)
        column.addWidget(self._list_place, 1)
        column.addLayout(self._status)
        self._left = QSplitter(Qt.Orientation.Vertical)
        self._left.setObjectName("library_inspector_splitter")
        self._left.setHandleWidth(theme.S)
        self._left.addWidget(upper)
        self._left.setCollapsible(0, False)
        self._across = QSplitter(Qt.Orientation.Horizontal)
        self._across.setObjectName("library_side_splitter")
        self._across.setHandleWidth(theme.L)
        self._across.setChildrenCollapsible(False)
        self._across.addWidget(self._left)
        self._body = QStackedWidget()
        self._body.addWidget(self._across)
        self._body.addWidget(self.empty)
        self._main.content.addWidget(self.notice)
        self._main.content.addWidget(self.imports)
        self._main.content.addWidget(self._body, 1)

    def _make_recorder(self) -> None:
        self._recorder_place.setContentsMargins(0, 0, 0, 0)
        self.back_button = button(
            self.tr("Back to the library"), "", "chevron_left", name="recorder_back"
        )
        self.addWidget(self._recorder)

    def _connect(self) -> None:
        self.add_action.triggered.connect(self.files_requested)
        self.folder_action.triggered.connect(self.folder_requested)
        self.record_action.triggered.connect(lambda: self.show_recorder(True))
        self.back_button.clicked.connect(lambda: self.show_recorder(False))
        self.bin_action.triggered.connect(self.bin_requested)
        self.bin_button.clicked.connect(self.bin_requested)
        self.side_action.triggered.connect(self.show_side)
        self._side_button.clicked.connect(self.show_side)
        self.empty.files_requested.connect(self.files_requested)
        self.empty.folder_requested.connect(self.folder_requested)
        self.empty.record_requested.connect(self.record_action.trigger)
        self.empty.demo_requested.connect(self.demo_requested)
        self.notice.action_triggered.connect(self._on_undo)
        self._notice_timer.timeout.connect(self.notice.hide)
        self.imports.closed.connect(self.list.setFocus)
        # After the layouts have learnt of it.
        self.imports.refused_shown.connect(
            self._place_inspector, Qt.ConnectionType.QueuedConnection
        )
        self.filters.left.connect(self._on_search_left)
        self._samples.shown_changed.connect(self.show_counts)

    def _action(self, picture: str, name: str, text: str, keys: str = "") -> QAction:
        made = QAction(icon(picture), text, self)
        made.setObjectName(name)
        made.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        if keys:
            made.setShortcut(QKeySequence(keys))
        self.addAction(made)
        return made

    def minimumSizeHint(self) -> QSize:
        """As small as it may become: the column on the right goes before the list is cut."""
        smallest = super().minimumSizeHint()
        if self._side is not None and not self._side.isHidden():
            left = self._left.minimumSizeHint().width()
            smallest.setWidth(min(smallest.width(), left + 2 * theme.XL))
        return smallest

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room the column on the right waits until it is asked for."""
        super().resizeEvent(event)
        self._place_side()
        self._place_inspector()

    def _place_side(self) -> None:
        if self._side is None:
            return
        needed = self._left.minimumSizeHint().width() + self._side.sizeHint().width()
        wide = self._main.width() >= needed + self._across.handleWidth() + 2 * theme.XL
        shown = wide if self._side_wanted is None else self._side_wanted
        self._side.setVisible(shown)
        self.side_action.setChecked(shown)
        self._side_button.setChecked(shown)

    def _place_inspector(self) -> None:
        """Where there is little room it makes way for the files that were refused."""
        if self._inspector is None:
            return
        imports, inspector, needed = self.imports, self._inspector, 0
        if imports.show_refused.isChecked() and not imports.isHidden():
            listed = imports.refused_list
            needed = self._main.minimumSizeHint().height()
            needed += listed.maximumHeight() - listed.minimumHeight()
            if inspector.isHidden():
                needed += inspector.minimumSizeHint().height() + self._left.handleWidth()
        inspector.setVisible(self._main.height() >= needed)

    # What happens

    def _on_undo(self) -> None:
        self.notice.hide()
        self.undo_requested.emit()

    def _on_search_left(self) -> None:
        self.list.setFocus()
        if not self.list.currentIndex().isValid() and self._samples.rowCount():
            self.list.selectRow(0)
