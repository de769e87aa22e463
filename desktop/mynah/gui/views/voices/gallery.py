"""The voices as tiles: in one column where there is little room, in several where there is more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from mynah.gui.models.voice_list import VoiceRole
from mynah.gui.views.voices.voice_delegate import VoiceDelegate, tile_height

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from mynah.gui.models.voice_list import VoiceFilter
    from mynah.gui.views.voices.portrait import Pictures

Index = QModelIndex | QPersistentModelIndex
_LETTERS = 52  # a tile is at least as wide where there are several columns


class VoiceGallery(QListView):
    """The list of voices.

    Args:
        voices: The searched and sorted list.
        pictures: Where pictures come from.
        parent: Its parent.

    Signals:
        voice_chosen: Another voice is the current one (its name; empty for none).
        play_requested: Play the sample of a voice, or pause it.
        open_requested: Go to what can be done with the current voice.
    """

    voice_chosen = Signal(str)
    play_requested = Signal(str)
    open_requested = Signal()

    def __init__(
        self, voices: VoiceFilter, pictures: Pictures, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._voices = voices
        self._tiles = VoiceDelegate(pictures, self)
        self.setObjectName("voice_gallery")
        self.setAccessibleName(self.tr("Voices"))
        self.setModel(voices)
        self.setItemDelegate(self._tiles)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.setWordWrap(False)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setStyleSheet("QListView { border: none; background: transparent; }")
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 30)
        self._tiles.play_pressed.connect(self.play_requested)
        self.activated.connect(lambda _index: self.open_requested.emit())

    @property
    def current_name(self) -> str:
        """Name of the current voice; empty for none."""
        return str(self.currentIndex().data(VoiceRole.NAME) or "")

    def choose(self, name: str) -> bool:
        """Make a voice the current one and bring it into sight; whether it is there."""
        index = self._voices.index_of(name)
        if not index.isValid():
            return False
        self.selectionModel().setCurrentIndex(
            index, QItemSelectionModel.SelectionFlag.ClearAndSelect
        )
        self.scrollTo(index)
        return True

    def show_playing(self, name: str) -> None:
        """Which voice is heard; empty for none."""
        if name != self._tiles.playing:
            self._tiles.playing = name
            self.viewport().update()

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell which voice is the current one."""
        super().currentChanged(current, previous)
        self.voice_chosen.emit(str(current.data(VoiceRole.NAME) or ""))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the tiles the whole width."""
        self._fit()
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on to what can be done with the voice."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current_name:
            self.open_requested.emit()
        else:
            super().keyPressEvent(event)

    def _fit(self) -> None:
        width = self.viewport().width() - 1
        columns = max(1, width // (self.fontMetrics().averageCharWidth() * _LETTERS))
        self._tiles.width = width // columns
        self.setGridSize(QSize(width // columns, tile_height(self.fontMetrics())))
