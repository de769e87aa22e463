"""How long a joined clip is, drawn against the length that it must have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from mynah.gui import dataset_words, theme
from mynah.project.export_reference import REFERENCE_SECONDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

_SHOWN_SECONDS = 12.0


class LengthGuide(QWidget):
    """A line of time with the allowed stretch shaded and the clips upon it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("length_guide")
        self._lengths: list[float] = []
        self._gap = 0.0
        self._peaks: tuple[float, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.notifier().changed.connect(self.update)

    @property
    def seconds(self) -> float:
        """Length of what is shown."""
        return sum(self._lengths) + self._gap * max(0, len(self._lengths) - 1)

    @property
    def fits(self) -> bool:
        """Whether the clip is neither too short nor too long."""
        low, high = REFERENCE_SECONDS
        return low <= self.seconds <= high

    def show_clips(self, lengths: Sequence[float], gap: float) -> None:
        """Show clips of these lengths with a gap between them; their sound comes later."""
        if (list(lengths), gap) != (self._lengths, self._gap):
            self._lengths, self._gap, self._peaks = list(lengths), gap, ()
        words = self.tr("Length of the reference clip: {length}. {low} to {high} s are needed.")
        low, high = REFERENCE_SECONDS
        length = dataset_words.seconds_exactly(self.seconds)
        self.setAccessibleName(words.format(length=length, low=round(low), high=round(high)))
        self.update()

    def show_peaks(self, peaks: Sequence[float]) -> None:
        """Draw this sound, from the first clip's start to the last one's end."""
        self._peaks = tuple(peaks)
        self.update()

    def sizeHint(self) -> QSize:
        """A strip of some lines of text."""
        return QSize(300, self.fontMetrics().height() * 5)

    def minimumSizeHint(self) -> QSize:
        """The same, narrower."""
        return QSize(160, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the stretch, the clips and the marks."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        words = self.fontMetrics().height() + theme.XS
        track = QRectF(0, 0, self.width() - 1, self.height() - words)
        self._draw_band(painter, track, words)
        self._draw_clips(painter, track)

    def _x(self, seconds: float, track: QRectF) -> float:
        shown = max(_SHOWN_SECONDS, self.seconds * 1.05)
        return track.left() + track.width() * seconds / shown

    def _draw_band(self, painter: QPainter, track: QRectF, words: int) -> None:
        colours = theme.tokens()
        painter.setPen(QPen(colours.border))
        painter.setBrush(colours.window)
        painter.drawRoundedRect(track, 4, 4)
        low, high = (self._x(one, track) for one in REFERENCE_SECONDS)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.accent_soft)
        painter.drawRect(QRectF(low, track.top() + 1, high - low, track.height() - 2))
        painter.setPen(QPen(colours.accent, 1, Qt.PenStyle.DashLine))
        for x, seconds in zip((low, high), REFERENCE_SECONDS, strict=True):
            painter.drawLine(round(x), 0, round(x), round(track.bottom()))
            text = self.tr("{s} s").format(s=round(seconds))
            width = self.fontMetrics().horizontalAdvance(text) + theme.S
            place = QRectF(x - width / 2, track.bottom(), width, words)
            painter.save()
            painter.setPen(colours.muted)
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)
            painter.restore()

    def _draw_clips(self, painter: QPainter, track: QRectF) -> None:
        colours = theme.tokens()
        painter.setPen(Qt.PenStyle.NoPen)
        colour = colours.wave if self.fits else colours.warn
        start, margin = 0.0, track.height() * 0.14
        for length in self._lengths:
            left, right = self._x(start, track), self._x(start + length, track)
            box = QRectF(left, track.top() + margin, right - left, track.height() - 2 * margin)
            shade = type(colour)(colour)
            shade.setAlpha(70 if self._peaks else 150)
            painter.setBrush(shade)
            painter.drawRoundedRect(box, 3, 3)
            start += length + self._gap
        if not self._peaks:
            return
        painter.setPen(QPen(colour, 1))
        end = self._x(self.seconds, track)
        middle, half = track.center().y(), track.height() / 2 - margin
        for number, peak in enumerate(self._peaks):
            x = track.left() + (end - track.left()) * (number + 0.5) / len(self._peaks)
            reach = max(0.5, min(1.0, peak) * half)
            painter.drawLine(round(x), round(middle - reach), round(x), round(middle + reach))
