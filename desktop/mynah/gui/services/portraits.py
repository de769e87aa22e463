"""Pictures of voices, read and made small in the background, and kept."""

from __future__ import annotations

from collections import OrderedDict
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QImage, QImageReader

if TYPE_CHECKING:
    from mynah.gui.models.voice_row import VoiceRow
    from mynah.gui.services.background import Background

SIDE = 192
"""Pixels of a kept picture, which is square."""
MOST_BYTES = 32 << 20
MOST_PIXELS = 100_000_000
_KEPT = 300
FORMATS = ("jpeg", "png", "bmp", "gif", "webp")
"""Kinds of pictures that are read; others, such as SVG, would be given far more code."""
_Key = tuple[str, int]


class Portraits(QObject):
    """Keeps the pictures that were asked for lately.

    Args:
        background: Where files are read.
        parent: Its parent.

    Signals:
        portrait_made: One that was asked for can be had now (its path).
    """

    portrait_made = Signal(str)

    def __init__(self, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._made: OrderedDict[_Key, QImage | None] = OrderedDict()
        self._asked: set[_Key] = set()

    def get(self, row: VoiceRow) -> QImage | None:
        """The picture of a voice; None while it is not read, which asks for it, or has none."""
        if row.picture is None:
            return None
        key = (str(row.picture), row.stamp)
        if key in self._made:
            self._made.move_to_end(key)
            return self._made[key]
        if key not in self._asked:
            self._asked.add(key)
            path = row.picture
            self._background.run(
                lambda: read_portrait(path),
                lambda image: self._on_read(key, image),
                lambda _error: self._on_read(key, None),
                owner=self,
                priority=-1,
            )
        return None

    def _on_read(self, key: _Key, image: QImage | None) -> None:
        self._asked.discard(key)
        self._made[key] = image
        while len(self._made) > _KEPT:
            self._made.popitem(last=False)
        if image is not None:
            self.portrait_made.emit(key[0])


def read_portrait(path: Path) -> QImage | None:
    """The picture of a voice, `SIDE` pixels square; None where it is none, or too large."""
    try:
        if path.stat().st_size > MOST_BYTES:
            return None
    except OSError:
        return None
    return cut_portrait(path, SIDE)


def cut_portrait(path: Path, side: int) -> QImage | None:
    """The middle of a picture as a square.

    Args:
        path: A file of one of `FORMATS`, by its content.
        side: Pixels of the result.

    Returns:
        None where it is no picture, or one of too many pixels.
    """
    reader = QImageReader(str(path))
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    found = bytes(reader.format().data()).decode("ascii", "replace")
    size = reader.size()
    if found not in FORMATS or not size.isValid():
        return None
    if size.width() * size.height() > MOST_PIXELS:
        return None
    if min(size.width(), size.height()) > side:
        reader.setScaledSize(size.scaled(side, side, Qt.AspectRatioMode.KeepAspectRatioByExpanding))
    image = reader.read()
    if image.isNull():
        return None
    least = min(image.width(), image.height())
    corner = QRect((image.width() - least) // 2, (image.height() - least) // 2, least, least)
    return image.copy(corner).scaled(
        QSize(side, side),
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
