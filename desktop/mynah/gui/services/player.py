"""Playing sound files: one at a time, with seeking, a repeated part, and comparing two files.

Everything is counted in samples: a part is repeated without a gap, and `Player.switch_to` goes on
in the other file at the very moment that was heard last.
"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

import numpy as np
from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Signal

from mynah.gui.services.pcm_stream import PcmStream, Samples, Span
from mynah.gui.services.sound_output import Output, QtOutput

TICK_MS = 30
"""While it plays: samples go to the device and the position is told, about 33 times a second."""
STARTING_TICK_MS = 5
AT_END_SECONDS = 0.02
FADE_SECONDS = 0.003


class PlayerState(StrEnum):
    """What a player does."""

    EMPTY = "empty"
    LOADING = "loading"
    STOPPED = "stopped"
    PLAYING = "playing"
    PAUSED = "paused"
    FAILED = "failed"


class Player(QObject):
    """Plays one file at a time; all times are seconds.

    Signals:
        position_changed: Where it is, about 33 times a second while it plays.
        state_changed: A word of `PlayerState`.
        duration_changed: Length of the file, once it is known.
        source_changed: Path of the file, empty for none.
        loop_changed: ``(start, end)`` or ``None``.
        failed: One translated sentence that says why nothing can be heard.
    """

    position_changed = Signal(float)
    state_changed = Signal(str)
    duration_changed = Signal(float)
    source_changed = Signal(str)
    loop_changed = Signal(object)
    failed = Signal(str)

    def __init__(self, parent: QObject | None = None, output: Output | None = None) -> None:
        super().__init__(parent)
        self._output: Output = output if output is not None else QtOutput(self)
        self._path = ""
        self._state = PlayerState.EMPTY
        self._position = 0.0
        self._duration = 0.0
        self._loop: Span | None = None
        self._stream: PcmStream | None = None
        self._wanted = False  # to be heard as soon as there is something
        self._given = 0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_tick)

    @property
    def available(self) -> bool:
        """Whether anything can be heard on this computer."""
        return not self._output.problem()

    @property
    def reason(self) -> str:
        """One translated sentence why nothing can be heard; empty when it can."""
        return _output_words(self._output.problem())

    @property
    def path(self) -> str:
        """The file; empty for none."""
        return self._path

    @property
    def state(self) -> PlayerState:
        """What it does."""
        return self._state

    @property
    def is_playing(self) -> bool:
        """Whether it plays, or will as soon as the file is open."""
        return self._wanted

    @property
    def position(self) -> float:
        """Where it is."""
        return self._position

    @property
    def duration(self) -> float:
        """Length of the file; 0 until it is known."""
        return self._duration

    @property
    def loop(self) -> Span | None:
        """The part that is repeated."""
        return self._loop

    @loop.setter
    def loop(self, span: Span | None) -> None:
        if span == self._loop:
            return
        self._loop = span
        self.loop_changed.emit(span)
        if self._wanted:
            self._restart(self._into_loop(self._position))
        else:
            self._reopen()

    def set_volume(self, volume: float) -> None:
        """Set the volume, 0 to 1."""
        self._output.set_volume(volume)

    def load(self, path: str | Path, start: float = 0.0) -> None:
        """Make a file ready; nothing is heard yet. The loop of the file before is forgotten."""
        self._silence()
        self._set_path(str(path))
        self._set_position(max(0.0, start))
        if not self._path:
            self._set_state(PlayerState.EMPTY)
            return
        self._set_state(PlayerState.LOADING)
        self._open(self._position)

    def clear(self) -> None:
        """Let go of the file."""
        self.load("")

    def close(self) -> None:
        """Let go of the file and of the sound card, for good."""
        self.load("")

    def play_file(self, path: str | Path, start: float = 0.0) -> None:
        """Load a file and play it."""
        self.load(path, start)
        self.play()

    def play(self, start: float | None = None) -> None:
        """Play from ``start``, or go on; from the beginning when it is at the end."""
        if not self._path:
            return
        problem = self._output.problem()
        if problem:
            self._silence()
            self._set_state(PlayerState.STOPPED)
            self.failed.emit(_output_words(problem))
            return
        at_end = self._duration > 0 and self._position >= self._duration - AT_END_SECONDS
        begin = start if start is not None else 0.0 if at_end else self._position
        if self._wanted and start is None:
            return
        self._wanted = True
        self._restart(self._into_loop(begin))

    def pause(self) -> None:
        """Fall silent and stay where it is."""
        if not self._wanted:
            return
        self._follow()
        self._silence()
        self._set_state(PlayerState.PAUSED)

    def toggle(self) -> None:
        """Play or pause."""
        if self._wanted:
            self.pause()
        else:
            self.play()

    def stop(self) -> None:
        """Fall silent and go to the beginning."""
        self._silence()
        self._set_position(0.0)
        if self._path:
            self._set_state(PlayerState.STOPPED)

    def seek(self, seconds: float) -> None:
        """Go to a moment; a player that plays goes on there."""
        if not self._path:
            return
        last = self._duration if self._duration > 0 else seconds
        moment = min(max(0.0, seconds), last)
        if self._wanted:
            self._restart(moment)
        else:
            self._set_position(moment)
            self._reopen()

    def switch_to(self, path: str | Path) -> None:
        """Go on in another file at the same moment, playing or not; the loop is kept."""
        if str(path) == self._path:
            return
        self._follow()
        moment, playing, loop = self._position, self._wanted, self._loop
        self._silence()
        self._set_path(str(path), keep_loop=True)
        self._loop = loop
        self._wanted = playing
        if playing:
            self._restart(moment)
        else:
            self._set_position(moment)
            self._set_state(PlayerState.LOADING)
            self._open(moment)

    def _set_path(self, path: str, *, keep_loop: bool = False) -> None:
        if not keep_loop and self._loop is not None:
            self._loop = None
            self.loop_changed.emit(None)
        self._duration = 0.0
        if path != self._path:
            self._path = path
            self.source_changed.emit(path)

    def _into_loop(self, moment: float) -> float:
        if self._loop is None or self._loop[0] <= moment < self._loop[1]:
            return moment
        return self._loop[0]

    def _restart(self, moment: float) -> None:
        self._output.stop()
        self._set_position(moment)
        stream = self._stream
        fits = stream is not None and self._given == 0 and abs(stream.start - moment) < 1e-4
        if not fits:
            self._open(moment)
        self._timer.start(STARTING_TICK_MS)
        self._on_tick()

    def _open(self, moment: float) -> None:
        self._drop_stream()
        output = self._output
        self._stream = PcmStream(Path(self._path), output.rate, output.channels, moment, self._loop)
        self._timer.start(STARTING_TICK_MS)

    def _drop_stream(self) -> None:
        if self._stream is not None:
            self._stream.close()
            self._stream = None
        self._given = 0

    def _reopen(self) -> None:
        """Let the next play begin elsewhere; a file that is not known yet is still opened."""
        self._drop_stream()
        if self._state is PlayerState.LOADING:
            self._open(self._position)

    def _silence(self) -> None:
        self._wanted = False
        self._timer.stop()
        self._output.stop()
        self._drop_stream()

    def _on_tick(self) -> None:
        stream = self._stream
        if stream is None or not stream.ready:
            return
        if stream.facts is not None and stream.facts.duration != self._duration:
            self._duration = stream.facts.duration
            self.duration_changed.emit(self._duration)
        if stream.error is not None:
            self._fail(stream.error.reason, stream.error.message)
        elif not self._wanted:
            self._timer.stop()
            if self._state is PlayerState.LOADING:
                self._set_state(PlayerState.STOPPED)
        elif self._state is not PlayerState.PLAYING or not self._given:
            self._begin(stream)
        else:
            self._go_on(stream)

    def _begin(self, stream: PcmStream) -> None:
        if not self._output.start():
            self._silence()
            self._set_state(PlayerState.STOPPED)
            self.failed.emit(_output_words("no_device"))
            return
        if (self._output.rate, self._output.channels) != (stream.rate, stream.channels):
            self._open(self._position)  # another device than the one before, with its own rate
            return
        self._timer.start(TICK_MS)
        self._feed(stream)
        self._set_state(PlayerState.PLAYING)

    def _go_on(self, stream: PcmStream) -> None:
        if self._output.failed():
            self.pause()
            self.failed.emit(_output_words("no_device"))
            return
        self._feed(stream)
        self._follow()
        if stream.exhausted and self._output.heard() >= self._given:
            end = stream.seconds_at(self._given)
            self._silence()
            self._duration = max(self._duration, end) if self._duration <= 0 else self._duration
            self._set_position(min(end, self._duration))
            self._set_state(PlayerState.STOPPED)

    def _feed(self, stream: PcmStream) -> None:
        block = stream.take(self._output.room())
        if len(block):
            self._output.write(_without_click(block, stream.rate) if not self._given else block)
            self._given += len(block)

    def _follow(self) -> None:
        """Learn what was heard last."""
        if self._stream is not None and self._given and self._wanted:
            self._set_position(self._stream.seconds_at(self._output.heard()))

    def _fail(self, reason: str, message: str) -> None:
        self._silence()
        self._set_state(PlayerState.FAILED)
        self.failed.emit(_decode_words(reason) or message)

    def _set_position(self, seconds: float) -> None:
        if seconds != self._position:
            self._position = seconds
            self.position_changed.emit(seconds)

    def _set_state(self, state: PlayerState) -> None:
        if state is not self._state:
            self._state = state
            self.state_changed.emit(str(state))


def _without_click(block: Samples, rate: int) -> Samples:
    """Let the first milliseconds come in softly: the middle of a file seldom begins at zero."""
    frames = min(len(block), round(FADE_SECONDS * rate))
    softened = block.copy()
    softened[:frames] *= np.linspace(0.0, 1.0, frames, dtype=np.float32)[:, None]
    return softened


def _output_words(problem: str) -> str:
    if problem == "no_library":
        return QCoreApplication.translate(
            "Player",
            "Sound cannot be played: the sound library of this system is missing. "
            "On Linux, install the package libpulse0 and start Mynah again.",
        )
    if problem:
        return QCoreApplication.translate(
            "Player", "No loudspeaker or headphones were found. Connect one and press Play again."
        )
    return ""


def _decode_words(reason: str) -> str:
    if reason == "vanished":
        return QCoreApplication.translate("Player", "The recording is not there any more.")
    if reason == "permission":
        return QCoreApplication.translate("Player", "The recording may not be read.")
    if reason in ("not_audio", "unreadable", "empty", "nan", "not_a_file"):
        return QCoreApplication.translate(
            "Player", "The recording is damaged and cannot be played."
        )
    return ""
