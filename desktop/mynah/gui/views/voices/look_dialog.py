"""Chooses the colour and the picture of a voice."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QColorDialog, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from mynah.gui import theme
from mynah.gui.views.datasets.sheet import Sheet
from mynah.gui.views.parts import button, label
from mynah.gui.views.voices.portrait import Portrait

if TYPE_CHECKING:
    from mynah.gui.models.voice_row import VoiceRow

_SIDE = 28


class LookDialog(Sheet):
    """The face of a voice, large, with what can be changed of it; every change is done at once.

    Signals:
        colour_chosen: A colour, as ``#rrggbb``.
        picture_requested: Choose a picture.
        picture_removed: Show its initials instead.
    """

    colour_chosen = Signal(str)
    picture_requested = Signal()
    picture_removed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.setObjectName("voice_look_dialog")
        self.set_title(self.tr("Picture and colour"))
        self._shown: VoiceRow | None = None
        self.face = Portrait(6.0, self)
        self.picture = button(self.tr("Choose a picture…"), "", "folder", name="look_picture")
        self.remove = button(self.tr("No picture"), "", "remove", name="look_no_picture")
        side = QVBoxLayout()
        side.setSpacing(theme.S)
        for one in (self.picture, self.remove):
            side.addWidget(one, 0, Qt.AlignmentFlag.AlignLeft)
        side.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(theme.L)
        row.addWidget(self.face, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(side, 1)
        self.body.addLayout(row)
        self.body.addWidget(label(self.tr("Colour of its tile"), "strong", self))
        self._swatches: list[QToolButton] = []
        swatches = QHBoxLayout()
        swatches.setSpacing(theme.XS)
        for colour, name in self._colours():
            swatches.addWidget(self._swatch(colour, name))
        swatches.addStretch(1)
        self.body.addLayout(swatches)
        other = button(self.tr("Another colour…"), "", name="look_other", parent=self)
        self.body.addWidget(other, 0, Qt.AlignmentFlag.AlignLeft)
        said = self.tr(
            "A picture is kept small, without what its file tells about place and camera."
        )
        self.body.addWidget(label(said, "muted", self, wrap=True))
        self.body.addStretch(1)
        self.add_cancel(self.tr("Close"))
        self.picture.clicked.connect(self.picture_requested)
        self.remove.clicked.connect(self.picture_removed)
        other.clicked.connect(self._on_other)

    def _colours(self) -> tuple[tuple[str, str], ...]:
        return (
            ("#0b7a68", self.tr("Green")),
            ("#2f6db5", self.tr("Blue")),
            ("#6b4fb3", self.tr("Violet")),
            ("#b0417f", self.tr("Pink")),
            ("#b3402e", self.tr("Red")),
            ("#b4690e", self.tr("Orange")),
            ("#8a7a1f", self.tr("Olive")),
            ("#52606d", self.tr("Grey")),
        )

    def _swatch(self, colour: str, name: str) -> QToolButton:
        made = QToolButton(self)
        made.setObjectName(f"look_{colour[1:]}")
        made.setIcon(_filled(colour))
        made.setIconSize(QSize(_SIDE, _SIDE))
        made.setCheckable(True)
        made.setAccessibleName(name)
        made.setToolTip(name)
        made.clicked.connect(partial(self.colour_chosen.emit, colour))
        made.setProperty("colour", colour)
        self._swatches.append(made)
        return made

    def show_row(self, row: VoiceRow, image: QImage | None) -> None:
        """Show how a voice looks now."""
        self._shown = row
        self.face.show_face(row.colour, row.initials, image)
        self.remove.setEnabled(row.picture is not None)
        for one in self._swatches:
            one.setChecked(one.property("colour") == row.colour.lower())

    def _on_other(self) -> None:
        dialog = QColorDialog(self)
        dialog.setObjectName("look_colours")
        dialog.setOption(QColorDialog.ColorDialogOption.DontUseNativeDialog, True)
        if self._shown is not None:
            dialog.setCurrentColor(QColor(self._shown.colour))
        dialog.colorSelected.connect(lambda colour: self.colour_chosen.emit(colour.name()))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def _filled(colour: str) -> QIcon:
    picture = QPixmap(_SIDE, _SIDE)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawRoundedRect(QRectF(0, 0, _SIDE, _SIDE), _SIDE / 5, _SIDE / 5)
    painter.end()
    return QIcon(picture)
