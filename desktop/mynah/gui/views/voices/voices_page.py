"""The page Voices: the gallery, the chosen voice beside it, and what brings voices in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from mynah.gui import theme
from mynah.gui.models.voice_list import VoiceOrder
from mynah.gui.views.parts import Banner, EmptyState, Page, ShortCombo, button, icon, label
from mynah.gui.views.voices.gallery import VoiceGallery

if TYPE_CHECKING:
    from mynah.gui.models.voice_list import VoiceFilter
    from mynah.gui.views.voices.portrait import Pictures
    from mynah.gui.views.voices.voice_panel import VoicePanel

_NOTICE_MS = 15_000
_PANEL_LETTERS = 96
_LIST, _EMPTY, _READING = range(3)


class VoicesPage(Page):
    """Gallery and panel.

    Args:
        voices: The searched and sorted list.
        pictures: Where pictures come from.
        panel: Shows the chosen voice.
        parent: Its parent.

    Signals:
        import_requested: Choose voices to bring in.
        folder_requested: Choose a folder to bring voices in from.
        blend_requested: Blend two voices.
        bin_requested: Show the bin.
        train_requested: Go where voices are made.
        undo_requested: Take back what the notice tells of.
    """

    import_requested = Signal()
    folder_requested = Signal()
    blend_requested = Signal()
    bin_requested = Signal()
    train_requested = Signal()
    undo_requested = Signal()

    def __init__(
        self,
        voices: VoiceFilter,
        pictures: Pictures,
        panel: VoicePanel,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", "", parent)
        self.title.setText(self.tr("Voices"))
        self.setAccessibleName(self.tr("Voices"))
        self.setObjectName("voices_page")
        self._voices = voices
        self.panel = panel
        self.gallery = VoiceGallery(voices, pictures)
        self.notice = Banner("info", action=self.tr("Undo"))
        self.notice.hide()
        self._notice_timer = QTimer(self)
        self._notice_timer.setSingleShot(True)
        self._notice_timer.setInterval(_NOTICE_MS)
        self._notice_timer.timeout.connect(self.notice.hide)
        self.notice.action_triggered.connect(self.undo_requested)
        self._make_actions()
        self.content.addWidget(self.notice)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._make_list())
        self._stack.addWidget(self._make_empty())
        self._stack.addWidget(label(self.tr("Reading the voices…"), "muted", self))
        self.content.addWidget(self._stack, 1)
        self.show_count(0, known=False)

    def _make_actions(self) -> None:
        # In the order in which they stand, which is that of the Tab key.
        self.bin = button(self.tr("Bin"), "quiet", "trash", name="voices_bin", parent=self)
        self.blend = button(self.tr("Blend…"), "", "compare", name="voices_blend", parent=self)
        self.bring = button(self.tr("Import…"), "", "download", name="voices_import", parent=self)
        for one, signal in (
            (self.bin, self.bin_requested),
            (self.blend, self.blend_requested),
        ):
            one.clicked.connect(signal)
        menu = QMenu(self.bring)
        menu.addAction(icon("file"), self.tr("Files…"), self.import_requested.emit)
        menu.addAction(icon("folder"), self.tr("A folder…"), self.folder_requested.emit)
        self.bring.setMenu(menu)
        for one in (self.bin, self.blend, self.bring):
            self.actions.addWidget(one, 0, Qt.AlignmentFlag.AlignTop)

    def _make_list(self) -> QWidget:
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.S)
        self.search = QLineEdit(left)
        self.search.setObjectName("voices_search")
        self.search.setAccessibleName(self.tr("Search voices"))
        self.search.setPlaceholderText(self.tr("Search"))
        self.search.setClearButtonEnabled(True)
        sign = self.search.addAction(
            icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition
        )
        sign.setText(self.tr("Search"))
        self.search.textChanged.connect(self._on_search)
        self.order = ShortCombo(self.tr("Sorted by"), 8, left)
        self.order.setObjectName("voices_order")
        self.order.addItem(self.tr("By name"), VoiceOrder.NAME)
        self.order.addItem(self.tr("Newest first"), VoiceOrder.NEWEST)
        self.order.currentIndexChanged.connect(
            lambda _place: self._voices.set_order(VoiceOrder(self.order.currentData()))
        )
        row = QHBoxLayout()
        row.setSpacing(theme.S)
        row.addWidget(self.search, 1)
        row.addWidget(self.order)
        column.addLayout(row)
        self._nothing = label("", "muted", left, wrap=True)
        self._nothing.hide()
        column.addWidget(self._nothing)
        column.addWidget(self.gallery, 1)
        self._across = QSplitter(Qt.Orientation.Horizontal, self)
        self._across.setChildrenCollapsible(False)
        self._across.setHandleWidth(theme.L)
        self._across.addWidget(left)
        self._across.addWidget(self.panel)
        # The panel is words: wider than a column of a book they are hard to read.
        self.panel.setMaximumWidth(self.fontMetrics().averageCharWidth() * _PANEL_LETTERS)
        self._across.setStretchFactor(0, 3)
        self._across.setStretchFactor(1, 2)
        return self._across

    def _make_empty(self) -> QWidget:
        train = button(
            self.tr("Train a voice"), "primary", "train", name="voices_train", parent=self
        )
        files = button(
            self.tr("Import files…"), "", "download", name="voices_first_import", parent=self
        )
        folder = button(
            self.tr("Import a folder…"), "", "folder", name="voices_first_folder", parent=self
        )
        train.clicked.connect(self.train_requested)
        files.clicked.connect(self.import_requested)
        folder.clicked.connect(self.folder_requested)
        return EmptyState(
            "voices",
            self.tr("No voice yet"),
            self.tr(
                "Train one from your recordings, or bring one in: drop a .pth, a .zip, a folder "
                "of Applio or RVC, or a voice of Mynah on this window. Nothing in it is run."
            ),
            train,
            files,
            folder,
            parent=self,
        )

    def show_count(self, count: int, *, known: bool = True) -> None:
        """How many voices there are; `known` once they were read."""
        self._stack.setCurrentIndex(_LIST if count else _EMPTY if known else _READING)
        self.set_subtitle(self.tr("%n voice(s) in this workspace", "", count) if count else "")
        self.blend.setVisible(count > 0)
        self._show_nothing()

    def show_bin_count(self, count: int) -> None:
        """How many voices are in the bin."""
        self.bin.setText(self.tr("Bin ({0})").format(count) if count else self.tr("Bin"))

    def show_panel(self, *, on: bool) -> None:
        """Whether a voice is chosen."""
        self.panel.setVisible(on)

    def clear_search(self) -> None:
        """Show all voices again."""
        with QSignalBlocker(self.search):
            self.search.clear()
        self._on_search("")

    def say(self, words: str, *, undo: bool = False, kind: str = "info") -> None:
        """Tell something in passing."""
        self.notice.say(kind, words, "", self.tr("Undo") if undo else "")
        self.notice.show()
        self._notice_timer.start()

    def _on_search(self, text: str) -> None:
        self._voices.search(text)
        self._show_nothing()
        if self._voices.rowCount() and not self.gallery.current_name:
            self.gallery.setCurrentIndex(self._voices.index(0, 0))

    def _show_nothing(self) -> None:
        found = self._voices.rowCount() > 0 or not self.search.text()
        self._nothing.setText("" if found else self.tr("No voice has these words."))
        self._nothing.setVisible(not found)
