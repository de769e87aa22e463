"""The page Convert: the queue and its result beside the settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from mynah.gui import theme
from mynah.gui.views.convert.queue_card import QueueCard
from mynah.gui.views.convert.result_card import ResultCard
from mynah.gui.views.convert.settings_panel import SettingsPanel
from mynah.gui.views.parts import EmptyState, EngineState, Page, VoiceChoice, button, scrolled

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent, QShowEvent

    from mynah.gui.models.queue_table import QueueTableModel
    from mynah.gui.views.parts.player_bar import PlayerLike

_NO_LIMIT = 16_777_215  # Qt's word for no limit
_PANEL_LETTERS = 46
_LEAST_LETTERS = 135  # below that, settings and queue take turns


class ConvertPage(Page):
    """Frame of the parts.

    Signals:
        shown: The page came into view.
        train_requested: There is no voice: make one.
        import_requested: There is no voice: bring one.
    """

    shown = Signal()
    train_requested = Signal()
    import_requested = Signal()

    def __init__(
        self, queue: QueueTableModel, player: PlayerLike, parent: QWidget | None = None
    ) -> None:
        super().__init__("", "", parent)
        self.title.setText(self.tr("Convert"))
        self.setAccessibleName(self.tr("Convert"))
        self.engine = EngineState(self)
        self.voice = VoiceChoice(self)
        self.swap = button(self.tr("Settings"), "", "settings", name="convert_swap", parent=self)
        self.swap.setCheckable(True)
        self.swap.toggled.connect(self._arrange)
        for one in (self.engine, self.voice, self.swap):
            self.actions.addWidget(one)
        self.queue = QueueCard(queue)
        self.result = ResultCard(player)
        self.panel = SettingsPanel()
        work = QWidget()
        column = QVBoxLayout(work)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.M)
        column.addWidget(self.queue, 3)
        column.addWidget(self.result, 2)
        self._work = scrolled(work)
        self._side = scrolled(self.panel)
        self._side.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.M)
        row.addWidget(self._work, 1)
        row.addWidget(self._side)
        train = button(self.tr("Train a voice"), "primary", "train", name="convert_train")
        train.clicked.connect(self.train_requested)
        bring = button(self.tr("Import a voice"), "", "voices", name="convert_import")
        bring.clicked.connect(self.import_requested)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(
            EmptyState(
                "voices",
                self.tr("No voice yet"),
                self.tr(
                    "Converting speaks your recordings with a voice. Train one from recordings, or "
                    "import one that you have."
                ),
                train,
                bring,
            )
        )
        self._stack.addWidget(both)
        self.content.addWidget(self._stack, 1)
        self.show_voices(any_voice=False)
        self._arrange()

    def show_voices(self, *, any_voice: bool) -> None:
        """Show the work where there is a voice, else how to get one."""
        self._stack.setCurrentIndex(1 if any_voice else 0)
        self.engine.setVisible(any_voice)
        self.voice.setVisible(any_voice)
        self._arrange()

    @property
    def narrow(self) -> bool:
        """Whether settings and queue take turns."""
        return self.width() < self.fontMetrics().averageCharWidth() * _LEAST_LETTERS

    def showEvent(self, event: QShowEvent) -> None:
        """Say that somebody looks."""
        super().showEvent(event)
        self.shown.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the room there is."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        narrow, works = self.narrow, self._stack.currentIndex() == 1
        self.swap.setVisible(narrow and works)
        settings = narrow and self.swap.isChecked()
        self._work.setVisible(not settings)
        self._side.setVisible(settings or not narrow)
        bar = self._side.verticalScrollBar().sizeHint().width()
        usual = self.fontMetrics().averageCharWidth() * _PANEL_LETTERS
        wide = max(usual, self.panel.minimumSizeHint().width()) + bar + theme.XS
        self._side.setMaximumWidth(_NO_LIMIT if narrow else wide)
        self._side.setMinimumWidth(0 if narrow else wide)
