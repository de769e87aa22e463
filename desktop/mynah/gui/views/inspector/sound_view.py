"""Waveform above, spectrogram with the pitch below, one time scale, selection and playhead."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from mynah.audio.peaks import BASE_SAMPLES, Pairs, Peaks
from mynah.gui import theme
from mynah.gui.models.time_range import TimeRange
from mynah.gui.views.inspector.sound_canvas import SoundCanvas

if TYPE_CHECKING:
    from mynah.audio.spectrogram import Spectrogram

Span = tuple[float, float]
Floats = npt.NDArray[np.float32]

_SETTLE_MS = 120
_STEP, _PAGE = 0.02, 0.9
_LEAST_FULL_SCALE = 0.2


class SoundView(QWidget):
    """Shows one recording.

    Signals:
        seek_requested: The person wants to hear another moment (seconds).
        selection_changed: A stretch was selected: ``(start, end)`` or ``None``.
        detail_wanted: What is in view holds still: start, end, pixels. Finer data may come.
    """

    seek_requested = Signal(float)
    selection_changed = Signal(object)
    detail_wanted = Signal(float, float, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sound_view")
        self.setAccessibleName(self.tr("Waveform and spectrogram"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.range = TimeRange()
        self.selection: Span | None = None
        self._peaks: Peaks | None = None
        self._close_up: tuple[float, float, Pairs] | None = None
        self._scale: tuple[float, float] | None = None
        self._pitch: tuple[float, Floats] | None = None
        self._position = 0.0
        self._build()
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE_MS)
        self._settle.timeout.connect(self._on_settled)

    # What is shown

    def clear(self, duration: float = 0.0) -> None:
        """Show nothing yet of a recording of this length."""
        self._peaks = self._close_up = self._pitch = self._scale = None
        self._canvas.image.clear()
        self._canvas.fine.clear()
        self._canvas.wave.show_pairs(0.0, 1.0, np.zeros((0, 2), np.float32), 1)
        self._canvas.curve.setData([], [])
        self.set_selection(None)
        self.set_position(0.0)
        self._look(TimeRange.whole(duration))

    def show_peaks(self, peaks: Peaks) -> None:
        """Show the waveform."""
        self._peaks = peaks
        top = peaks.levels[-1]
        loudest = float(np.abs(top).max()) if len(top) else 0.0
        scale = min(1.02, max(_LEAST_FULL_SCALE, 1.08 * loudest))
        self._canvas.wave_box.setYRange(-scale, scale, padding=0)
        duration = peaks.frames / peaks.sample_rate
        whole = self.range.is_whole
        self._look(TimeRange.whole(duration) if whole else self.range)

    def show_close_up(self, start: float, step: float, pairs: Pairs) -> None:
        """Show a stretch finer than the pyramid has it."""
        self._close_up = (start, step, pairs)
        self._draw_wave()

    def show_spectrogram(self, picture: Spectrogram, fine: bool = False) -> None:
        """Show the spectrogram of all, or a fine one of a stretch over it."""
        image = self._canvas.fine if fine else self._canvas.image
        image.setImage(picture.levels, autoLevels=False, levels=(0, 255))
        image.setRect(QRectF(picture.start, 0.0, picture.end - picture.start, 1.0))
        if self._scale is None:
            self._scale = (picture.lowest, picture.highest)
            self._canvas.pitch_axis.show_scale(*self._scale)
            self._draw_pitch()

    def show_pitch(self, hop: float, hertz: Floats) -> None:
        """Show the pitch: Hz every ``hop`` seconds, 0 where there is none."""
        self._pitch = (hop, hertz)
        self._draw_pitch()

    def set_position(self, seconds: float, *, follow: bool = False) -> None:
        """Move the playhead; ``follow`` turns the page when it leaves what is in view."""
        self._position = seconds
        self._canvas.show_position(seconds)
        if follow and not self.range.start <= seconds <= self.range.end:
            self._look(self.range.around(seconds))

    def set_selection(self, span: Span | None) -> None:
        """Select a stretch, or nothing."""
        if span is not None:
            first, last = (min(max(0.0, one), self.range.duration) for one in sorted(span))
            span = (first, last) if last > first else None
        if span == self.selection:
            return
        self.selection = span
        self._canvas.show_selection(span)
        self.selection_changed.emit(span)

    # What is in view

    def zoom(self, factor: float, at: float | None = None) -> None:
        """Closer or further away, around the playhead where that is in view."""
        if at is None and self.range.start <= self._position <= self.range.end:
            at = self._position
        self._look(self.range.zoomed(factor, at))

    def fit(self) -> None:
        """Everything in view; what is selected, where it was everything already."""
        if self.range.is_whole and self.selection is not None:
            self._look(self.range.fitting(*self.selection))
        else:
            self._look(TimeRange.whole(self.range.duration))

    def move_by(self, seconds: float) -> None:
        """Later or earlier."""
        self._look(self.range.moved(seconds))

    @property
    def pixels(self) -> int:
        """Width of what is drawn."""
        return max(1, int(self._canvas.wave_box.width() * self.devicePixelRatioF()))

    def sizeHint(self) -> QSize:
        """Room for both to be read."""
        return QSize(420, 220)

    def minimumSizeHint(self) -> QSize:
        """The least that shows anything."""
        return QSize(220, 130)

    def changeEvent(self, event: QEvent) -> None:
        """Follow light and dark."""
        super().changeEvent(event)
        if theme.is_colour_change(event):
            self._canvas.take_colours()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Show the frame, and in it where the keys go."""
        del event
        tokens = theme.tokens()
        painter = QPainter(self)
        painter.setPen(tokens.accent if self.hasFocus() else tokens.border)
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go a little further, with Shift they select; pages and ends go far."""
        span, here = self.range.span, self._position
        steps = {
            Qt.Key.Key_Left: here - _STEP * span,
            Qt.Key.Key_Right: here + _STEP * span,
            Qt.Key.Key_PageUp: here - _PAGE * span,
            Qt.Key.Key_PageDown: here + _PAGE * span,
            Qt.Key.Key_Home: 0.0,
            Qt.Key.Key_End: self.range.duration,
        }
        wanted = steps.get(Qt.Key(event.key()))
        if wanted is None:
            super().keyPressEvent(event)
            return
        wanted = min(max(0.0, wanted), self.range.duration)
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.set_selection((self._anchor(here), wanted))
        self._look(self.range.around(wanted))
        self.seek_requested.emit(wanted)

    def _anchor(self, here: float) -> float:
        """Where a selection by keys began: its edge on the other side of the playhead."""
        if self.selection is None:
            return here
        first, last = self.selection
        return first if abs(last - here) < abs(first - here) else last

    def _build(self) -> None:
        self._canvas = SoundCanvas(self)
        for box in self._canvas.boxes:
            box.clicked.connect(self._on_clicked)
            box.selected.connect(self._on_selected)
            box.zoomed.connect(self.zoom)
            box.moved.connect(self.move_by)
        self._canvas.resized.connect(self._on_resized)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.addWidget(self._canvas)

    def _look(self, wanted: TimeRange) -> None:
        self.range = wanted
        if wanted.span > 0:
            self._canvas.show_range(wanted.start, wanted.end)
        self._draw_wave()
        self._draw_pitch()
        self._settle.start()

    def _draw_wave(self) -> None:
        peaks, shown = self._peaks, self.range
        if peaks is None or shown.span <= 0:
            return
        if self._close_up is not None and self._is_close():
            start, step, pairs = self._close_up
            if start <= shown.start + step and start + step * len(pairs) >= shown.end - step:
                self._canvas.wave.show_pairs(start, step, pairs, 2 * self.pixels)
                return
        rate = peaks.sample_rate
        first, last = int(shown.start * rate), int(np.ceil(shown.end * rate))
        pairs, begin, width = peaks.window(first, last, self.pixels)
        self._canvas.wave.show_pairs(begin / rate, width / rate, pairs, self.pixels)

    def _is_close(self) -> bool:
        """Whether there are fewer pairs in the pyramid than pixels."""
        peaks = self._peaks
        if peaks is None:
            return False
        return self.range.span * peaks.sample_rate < BASE_SAMPLES * self.pixels

    def _draw_pitch(self) -> None:
        if self._pitch is None or self._scale is None or self.range.span <= 0:
            return
        hop, hertz = self._pitch
        first = max(0, int(self.range.start / hop) - 1)
        part = hertz[first : int(self.range.end / hop) + 2]
        stride = max(1, len(part) // (2 * self.pixels))
        part = part[::stride]
        lowest, highest = self._scale
        low = np.log(lowest)
        with np.errstate(divide="ignore"):
            heights = (np.log(part.astype(np.float64)) - low) / (np.log(highest) - low)
        heights[part <= 0] = np.nan
        self._canvas.curve.setData((first + stride * np.arange(len(part))) * hop, heights)

    def _on_settled(self) -> None:
        if self.range.span > 0:
            self.detail_wanted.emit(self.range.start, self.range.end, self.pixels)

    def _on_resized(self) -> None:
        self._draw_wave()
        self._settle.start()

    def _on_clicked(self, seconds: float) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.seek_requested.emit(min(max(0.0, seconds), self.range.duration))

    def _on_selected(self, first: float, last: float, ended: bool) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.set_selection((first, last))
        if ended and self.selection is not None:
            self.seek_requested.emit(self.selection[0])
