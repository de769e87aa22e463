"""Recording: reading a script aloud, take by take, into the library."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QObject, QTimer

from mynah.gui.controllers.microphone_control import MicrophoneControl
from mynah.gui.controllers.record_library import RecordLibrary
from mynah.gui.controllers.script_choice import ScriptChoice
from mynah.gui.controllers.take_keeper import TakeKeeper
from mynah.gui.controllers.take_listening import TakeListening
from mynah.gui.controllers.take_report import (
    LONGEST_MEASURED_SECONDS,
    lost_microphone,
    measure_take,
    measuring,
    prepare,
    report_of,
)
from mynah.gui.models.reading import Reading
from mynah.gui.models.record_state import RecordState, TakeReport
from mynah.gui.models.take_shape import TakeShape
from mynah.gui.problems import Problem
from mynah.gui.services.microphone import Microphone, QtMicrophone
from mynah.gui.services.take_recorder import DiskTooSlowError, TakeRecorder
from mynah.gui.views.record.record_page import RecordPage
from mynah.gui.views.record.wave_view import WaveMode
from mynah.project.takes import Take, Takes

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from mynah.audio.quality.assess import Assessment
    from mynah.gui.controllers.session import Session

Samples = npt.NDArray[np.float32]

START_SKIPPED_SECONDS = 0.1
"""The key that begins a recording clicks; that is not part of it."""
PRECIOUS_SECONDS = 30.0
"""A take of this length is not thrown away by one key: it waits until somebody deletes it."""
_LISTENING = (RecordState.READY, RecordState.ROOM)
_WAVES = {
    RecordState.OFF: WaveMode.OFF,
    RecordState.RECORDING: WaveMode.RECORDING,
    RecordState.ENDING: WaveMode.TAKE,
    RecordState.TAKEN: WaveMode.TAKE,
}


class RecordController(QObject):
    """Everything behind the recording page.

    Args:
        session: What the controllers share.
        parent: Its parent.
        microphone: Instead of that of the system.
        takes: Where takes wait; in the cache unless given.

    Attributes:
        view: The page.
        keeper: What is on its way into the library.
        reading: The script and the place in it.
    """

    def __init__(
        self,
        session: Session,
        parent: QObject | None = None,
        *,
        microphone: Microphone | None = None,
        takes: Takes | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._recorder = TakeRecorder(takes or Takes(), self)
        self.keeper = TakeKeeper(session, self._recorder, self)
        self.reading = Reading(self)
        self.view = RecordPage()
        self._scripts = ScriptChoice(session, self.view, self)
        self._microphone = MicrophoneControl(
            session, microphone or QtMicrophone(self), self.view, self
        )
        self._listening = TakeListening(session.player, self.view.take, self)
        self._library = RecordLibrary(
            session, self.view, self.keeper, self.reading, self._listening, self
        )
        self._shape = TakeShape(self._microphone.rate)
        self._state = RecordState.OFF
        self._take: Take | None = None
        self._report = TakeReport()
        self._keep_wanted = self._lost = self._begun = self._closed = False
        self._skip_frames = 0
        self._connect()
        self._connect_commands()
        QTimer.singleShot(0, self, self.keeper.look_for_left)

    @property
    def state(self) -> RecordState:
        """What the recorder is doing."""
        return self._state

    @property
    def take(self) -> Take | None:
        """The take that waits for a decision."""
        return self._take

    @property
    def commands(self) -> dict[str, QAction]:
        """What can be done by key, by stable names, for the list of shortcuts."""
        return self.view.commands

    def close(self) -> None:
        """Write what is being recorded and let go of the microphone; it is offered next time."""
        if not self._closed:
            self._closed = True
            self._microphone.close()
            self._recorder.close()

    def _connect(self) -> None:
        session, view = self._session, self.view
        self._microphone.heard.connect(self._on_heard)
        self._microphone.painted.connect(self._on_painted)
        self._microphone.opened.connect(self._on_opened)
        self._microphone.closed.connect(self._on_microphone_closed)
        self._microphone.lost.connect(self._on_lost)
        self._microphone.room_checked.connect(self._on_room_checked)
        self._recorder.finished.connect(self._on_finished)
        self._recorder.emptied.connect(self._on_emptied)
        self._recorder.failed.connect(self._on_failed)
        self._recorder.filled.connect(self._on_filled)
        self._scripts.loaded.connect(self.reading.read)
        self._library.consent_given.connect(self._on_consent_given)
        session.workspace_changed.connect(self._on_workspace_changed)
        view.shown.connect(self._on_shown)
        view.hidden.connect(self._on_hidden)
        view.script.script_chosen.connect(self._scripts.choose)
        view.script.own_text_wanted.connect(self._scripts.choose_file)
        view.progress.train_wanted.connect(partial(session.go_to, "train"))

    def _connect_commands(self) -> None:
        table: tuple[tuple[str, Callable[[], None]], ...] = (
            ("record.toggle", self._on_toggle),
            ("record.retake", self._on_retake),
            ("record.keep", self._on_keep),
            ("record.play", self._listening.toggle),
            ("record.skip", self._on_skip),
            ("record.room", self._on_check_room),
            ("record.before", partial(self.reading.step, -1)),
            ("record.after", partial(self.reading.step, 1)),
        )
        for name, act in table:
            self.view.commands[name].triggered.connect(partial(_act, act))

    # The page and the microphone

    def _on_shown(self) -> None:
        if not self._begun:
            self._begun = True
            self._library.read_samples()
            self._scripts.choose_first()
            self._session.background.run(prepare, _nothing, owner=self, priority=-1)
        # After the page is drawn: the sound library takes a tenth of a second to load.
        QTimer.singleShot(0, self._microphone, self._microphone.open)

    def _on_hidden(self) -> None:
        self._stop()
        self._session.player.pause()
        self._microphone.close()

    def _on_opened(self) -> None:
        if self._state in (RecordState.OFF, *_LISTENING):
            self._shape = TakeShape(self._microphone.rate)
            self._set_state(RecordState.READY)

    def _on_microphone_closed(self) -> None:
        if self._state in _LISTENING:
            self._set_state(RecordState.OFF)

    def _on_lost(self) -> None:
        self._lost = self._state is RecordState.RECORDING
        self._stop()

    def _on_heard(self, block: Samples) -> None:
        if self._state is RecordState.RECORDING:
            skipped = min(self._skip_frames, len(block))
            self._skip_frames -= skipped
            if len(block) > skipped:
                self._recorder.append(block[skipped:])
                self._shape.add(block[skipped:])
        elif self._state in _LISTENING:
            self._shape.add(block)

    def _on_painted(self) -> None:
        if self._state is RecordState.RECORDING:
            self.view.take.show_time(self._recorder.seconds)
        if self._state is RecordState.RECORDING or self._state in _LISTENING:
            self._show_wave()

    def _on_check_room(self) -> None:
        if self._state is RecordState.READY:
            self._microphone.check_room()
            self._set_state(RecordState.ROOM)

    def _on_room_checked(self) -> None:
        if self._state is RecordState.ROOM:
            self._set_state(RecordState.READY)

    # Takes

    def _on_toggle(self) -> None:
        if self._state is RecordState.RECORDING:
            self._stop()
        elif self._state is RecordState.TAKEN:
            self._on_retake()
        elif self._state in _LISTENING:
            self._microphone.cancel_check()
            self._record()

    def _record(self) -> None:
        if not self._microphone.running:
            self._microphone.open()
            return
        rate, bits = self._microphone.rate, self._microphone.bits
        self._session.player.pause()
        self._shape = TakeShape(rate)
        self._skip_frames = round(START_SKIPPED_SECONDS * rate)
        self._lost = False
        self._recorder.begin(self.reading.text, self._session.workspace.root, rate, bits)
        self._set_state(RecordState.RECORDING)

    def _stop(self) -> None:
        if self._state is RecordState.RECORDING:
            self._set_state(RecordState.ENDING)
            self._recorder.end()

    def _on_failed(self, error: Exception | Problem) -> None:
        if self._state is RecordState.RECORDING:
            self._set_state(RecordState.ENDING)
        if isinstance(error, DiskTooSlowError):
            error = Problem(
                self.tr("The disk is too slow to record to"),
                self.tr("More sound came in than it could write, so the recording was ended."),
                self.tr("Close programs that use the disk, or use another one, and try again."),
            )
        self._session.report_problem(error)

    def _on_filled(self) -> None:
        self._set_state(RecordState.ENDING)
        self._session.notice_given.emit(
            self.tr("The recording was ended: three hours are as long as one may be.")
        )

    def _on_finished(self, take: Take) -> None:
        self._take = take
        self._listening.set_take(take.path)
        self._report = measuring(take.seconds)
        self._set_state(RecordState.TAKEN)
        if take.seconds <= LONGEST_MEASURED_SECONDS:
            self._session.background.run(
                partial(measure_take, take.path),
                partial(self._on_measured, take),
                owner=self,
                priority=1,
            )

    def _on_measured(self, take: Take, assessment: Assessment) -> None:
        if take is self._take:
            self._report = report_of(assessment)
            self._show_report()

    def _on_emptied(self) -> None:
        if self._state is RecordState.ENDING:
            self._leave_take()

    def _on_retake(self) -> None:
        self._drop()
        self._record()

    def _on_skip(self) -> None:
        self._drop()
        self.reading.go_on()

    def _on_keep(self) -> None:
        take = self._take
        if take is None:
            return
        if not self._library.keep(take):
            self._keep_wanted = True
            return
        self._leave_take()
        self.reading.go_on()

    def _on_consent_given(self) -> None:
        if self._keep_wanted:
            self._on_keep()

    def _drop(self) -> None:
        """Let go of a take: a short one is deleted, a long one waits."""
        take = self._take
        if take is None:
            return
        self._leave_take()
        if take.seconds >= PRECIOUS_SECONDS:
            self.keeper.set_aside(take)
        else:
            self.keeper.delete(take)

    def _leave_take(self) -> None:
        self._take = None
        self._keep_wanted = self._lost = False
        self._listening.set_take(None)
        self._shape = TakeShape(self._microphone.rate)
        running = self._microphone.running
        self._set_state(RecordState.READY if running else RecordState.OFF)
        if not running:
            self._microphone.open()

    def _set_state(self, state: RecordState) -> None:
        self._state = state
        self._microphone.locked = state is RecordState.RECORDING
        self.view.show_state(state)
        self._show_wave()
        if state is RecordState.TAKEN and self._take is not None:
            self.view.take.show_time(self._take.seconds)
            self._show_report()

    def _show_wave(self) -> None:
        mode = _WAVES.get(self._state, WaveMode.LISTENING)
        self.view.take.wave.show_shape(mode, self._shape)

    def _show_report(self) -> None:
        report = lost_microphone(self._report) if self._lost else self._report
        self.view.take.show_report(report)

    def _on_workspace_changed(self) -> None:
        self._stop()
        if self._take is not None:
            self._leave_take()  # it is offered when its workspace is open again
        self.keeper.look_for_left()


def _act(act: Callable[[], None], *_checked: bool) -> None:
    act()


def _nothing(_answer: object) -> None:
    """What was loaded is there when it is needed."""
