"""The inspector: shows the selected sample, plays it, and passes on what is to be done with it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QObject, QTimer, Signal

from mynah.audio.decode import DecodeError
from mynah.gui.controllers.edit_controller import EditController
from mynah.gui.controllers.sound_loader import SoundLoader
from mynah.gui.models.sample_words import reason_words
from mynah.gui.views.inspector import reason_list
from mynah.gui.views.inspector.inspector_view import InspectorView
from mynah.project import decisions
from mynah.project.cutting import waiting_words
from mynah.protocol.errors import ErrorCode

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from mynah.gui.controllers.session import Session
    from mynah.gui.services.serial_work import SerialWork
    from mynah.project.sample import Sample

_LOOP_MS = 200
_ZOOM = 1.6


class InspectorController(QObject):
    """Connects the inspector with the session.

    Args:
        session: What all share.
        parent: Its parent.
        edits: Changes of the library, in their order, shared with whoever else changes it.

    Attributes:
        view: The panel.
        edits: Cuts, decisions and transcripts.

    Signals:
        samples_made: Ids of samples that should be selected now.
        record_requested: The same shall be said again (the `Sample`).
    """

    samples_made = Signal(list)
    record_requested = Signal(object)

    def __init__(
        self, session: Session, parent: QObject | None = None, *, edits: SerialWork | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._sample: Sample | None = None
        self._moment = 0.0
        self.view = InspectorView()
        self.edits = EditController(session, edits, self)
        self._loader = SoundLoader(session, self)
        self._loop_soon = QTimer(self)
        self._loop_soon.setSingleShot(True)
        self._loop_soon.setInterval(_LOOP_MS)
        self._loop_soon.timeout.connect(self._apply_loop)
        self._connect()

    @property
    def commands(self) -> dict[str, QAction]:
        """Every command, by the name under which its keys are kept."""
        return {
            f"inspector.{action.objectName().removeprefix('inspector_')}": action
            for action in self.view.commands.all()
        }

    @property
    def sample(self) -> Sample | None:
        """The sample that is shown."""
        return self._sample

    def show_sample(self, sample: Sample | None) -> None:
        """Show a sample, or none."""
        before, same = self._sample, _is_same(self._sample, sample)
        if not same:
            self.view.transcript.save()  # of the one before; leaving it is leaving the field
        self._sample = sample
        if sample is None:
            self._leave(before)
            self.view.show_nothing()
            return
        self.view.show_sample(sample)
        if not same:
            self._leave(before)
            self._begin(sample)
        elif self.view.transcript.is_changed:
            return  # the person is writing
        about = sample.meta.get("transcript")
        origin = str(about.get("origin", "")) if isinstance(about, dict) else ""
        self.view.show_transcript(sample.transcript, origin, waiting_words(sample))

    def toggle_sample(self, sample_id: str) -> None:
        """Play a sample, or stop; what the space bar in the list asks for."""
        player, sample = self._session.player, self._session.samples.find(sample_id)
        if sample is None or player.is_playing:
            player.pause()
        elif self._sample is not None and sample.id == self._sample.id:
            self._toggle()
        else:
            player.play_file(sample.path)

    # Showing

    def _begin(self, sample: Sample) -> None:
        self._moment = 0.0
        self.view.sound.clear(sample.duration)
        self.view.show_sound()
        self.view.show_selection(None)
        self.view.show_time(0.0, sample.duration)
        self.view.show_pitch_words("")
        self.view.say("")
        self._on_state()
        self._loader.load(sample.path, sample.sha256)

    def _leave(self, sample: Sample | None) -> None:
        self._loader.stop()
        if sample is not None and self._session.player.path == str(sample.path):
            self._session.player.clear()

    def _on_peaks(self, peaks: object) -> None:
        self.view.sound.show_peaks(peaks)  # type: ignore[arg-type]
        if self.view.pitch_words == "":
            self.view.show_pitch_words(self.tr("Measuring pitch…"))

    def _on_broken(self, error: Exception) -> None:
        if isinstance(error, DecodeError):
            words = reason_words(error.reason, error.message)
            self.view.show_no_sound(words.text, words.action)
        else:
            self.view.show_no_sound(self.tr("This recording cannot be shown."), str(error))

    def _on_pitch(self, hop: float, hertz: npt.NDArray[np.float32]) -> None:
        self.view.sound.show_pitch(hop, hertz)
        voiced = hertz[hertz > 0]
        if not len(voiced):
            self.view.show_pitch_words(self.tr("No pitch was found."))
            return
        low, middle, high = (round(float(one)) for one in np.percentile(voiced, (5, 50, 95)))
        words = self.tr("Pitch {0} to {1} Hz, mostly {2} Hz")
        self.view.show_pitch_words(words.format(low, high, middle))

    def _on_no_pitch(self, error: object) -> None:
        code = getattr(error, "code", "")
        if code in (ErrorCode.MISSING_DEPENDENCY, ErrorCode.MISSING_MODEL):
            words = self.tr("No pitch: a part of Mynah's engine is missing.")
        elif code == ErrorCode.INTERRUPTED:
            words = self.tr("No pitch: Mynah's engine did not start.")
        else:
            words = self.tr("The pitch could not be measured.")
        self.view.show_pitch_words(words, str(getattr(error, "message", "") or error))

    # Playing

    def _toggle(self) -> None:
        sample, player = self._sample, self._session.player
        if sample is None:
            return
        if player.path != str(sample.path):
            player.load(sample.path, self._moment)
            self._apply_loop()
        player.toggle()

    def _is_mine(self) -> bool:
        return self._sample is not None and self._session.player.path == str(self._sample.path)

    def _on_position(self, seconds: float) -> None:
        if self._is_mine() and self._sample is not None:
            self._moment = seconds
            self.view.sound.set_position(seconds, follow=self._session.player.is_playing)
            self.view.show_time(seconds, self._sample.duration)

    def _on_state(self) -> None:
        self.view.show_playing(self._is_mine() and self._session.player.is_playing)

    def _on_failed(self, sentence: str) -> None:
        if self._is_mine():
            self.view.say(sentence)

    def _seek(self, seconds: float) -> None:
        if self._sample is None:
            return
        self._moment = seconds
        if self._is_mine():
            self._session.player.seek(seconds)
        self.view.sound.set_position(seconds)
        self.view.show_time(seconds, self._sample.duration)

    def _apply_loop(self) -> None:
        if not self._is_mine() or self._sample is None:
            return
        wanted = self.view.commands.loop.isChecked()
        span = self.view.sound.selection or (0.0, self._sample.duration)
        self._session.player.loop = span if wanted else None

    # What is asked for

    def _mark(self, *, start: bool) -> None:
        sound, sample = self.view.sound, self._sample
        if sample is None:
            return
        first, last = sound.selection or (0.0, sample.duration)
        if start:
            sound.set_selection((self._moment, last if last > self._moment else sample.duration))
        else:
            sound.set_selection((first if first < self._moment else 0.0, self._moment))

    def _on_trim(self) -> None:
        if self._sample is not None and self.view.sound.selection is not None:
            self.edits.trim(self._sample, self.view.sound.selection)

    def _on_split(self) -> None:
        if self._sample is not None:
            self.edits.split(self._sample, self._moment)

    def _on_trim_silence(self) -> None:
        if self._sample is not None:
            self.edits.trim_silence(self._sample)

    def _on_action(self, action: str) -> None:
        sample = self._sample
        if sample is None:
            return
        acts = {
            reason_list.TRIM_SILENCE: partial(self.edits.trim_silence, sample),
            reason_list.SHORTEN_PAUSES: partial(self.edits.shorten_pauses, sample),
            reason_list.EXCLUDE: partial(self.edits.decide, sample, decisions.EXCLUDE),
            reason_list.KEEP: partial(self.edits.decide, sample, decisions.KEEP),
            reason_list.RECORD: partial(self.record_requested.emit, sample),
        }
        acts[action]()

    def _on_withdrawn(self) -> None:
        if self._sample is not None:
            self.edits.decide(self._sample, decisions.NONE)

    def _on_transcript(self, text: str) -> None:
        if self._sample is not None:
            self.edits.set_transcript(self._sample, text)

    def _on_workspace_changed(self) -> None:
        self.show_sample(None)
        self._loader.forget()

    # Connections

    def _connect(self) -> None:
        view, commands, player = self.view, self.view.commands, self._session.player
        for action, act in (
            (commands.play, self._toggle),
            (commands.zoom_in, lambda: view.sound.zoom(_ZOOM)),
            (commands.zoom_out, lambda: view.sound.zoom(1 / _ZOOM)),
            (commands.fit, view.sound.fit),
            (commands.mark_start, lambda: self._mark(start=True)),
            (commands.mark_end, lambda: self._mark(start=False)),
            (commands.unselect, lambda: view.sound.set_selection(None)),
            (commands.trim, self._on_trim),
            (commands.trim_silence, self._on_trim_silence),
            (commands.split, self._on_split),
        ):
            action.triggered.connect(act)
        commands.loop.toggled.connect(self._apply_loop)
        view.action_requested.connect(self._on_action)
        view.decision_withdrawn.connect(self._on_withdrawn)
        view.transcript.edited.connect(self._on_transcript)
        player.position_changed.connect(self._on_position)
        player.state_changed.connect(self._on_state)
        player.source_changed.connect(self._on_state)
        player.failed.connect(self._on_failed)
        self.edits.working_changed.connect(view.show_working)
        self.edits.nothing_to_do.connect(view.say)
        self.edits.samples_made.connect(self.samples_made)
        self._session.workspace_changed.connect(self._on_workspace_changed)
        self._connect_sound()

    def _connect_sound(self) -> None:
        """Connect the plots; made now, so that the first recording does not wait for them."""
        sound, loader = self.view.sound, self._loader
        sound.seek_requested.connect(self._seek)
        sound.selection_changed.connect(self.view.show_selection)
        sound.selection_changed.connect(lambda _span: self._loop_soon.start())
        sound.detail_wanted.connect(loader.load_detail)
        loader.peaks_loaded.connect(self._on_peaks)
        loader.close_up_loaded.connect(sound.show_close_up)
        loader.picture_loaded.connect(
            lambda picture, fine: sound.show_spectrogram(picture, fine=fine)
        )
        loader.pitch_loaded.connect(self._on_pitch)
        loader.pitch_failed.connect(self._on_no_pitch)
        loader.failed.connect(self._on_broken)


def _is_same(before: Sample | None, after: Sample | None) -> bool:
    """Whether two samples have the same sound."""
    if before is None or after is None:
        return before is after
    return (before.path, before.sha256) == (after.path, after.sha256)
