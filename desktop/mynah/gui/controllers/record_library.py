"""Between the recorder and the library: consent, what is on its way, what waits, the sum of it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from mynah.gui.models.record_state import Tally
from mynah.project.prompts import said
from mynah.project.readiness import PROVIDERS

if TYPE_CHECKING:
    from mynah.gui.controllers.session import Session
    from mynah.gui.controllers.take_keeper import TakeKeeper
    from mynah.gui.controllers.take_listening import TakeListening
    from mynah.gui.models.reading import Reading
    from mynah.gui.services.background import Task
    from mynah.gui.views.record.record_page import RecordPage
    from mynah.project.takes import Take


class RecordLibrary(QObject):
    """Keeps takes with a note on consent, and shows what became of them.

    Signals:
        consent_given: There is a note now; what was to be kept can be.
    """

    consent_given = Signal()

    def __init__(
        self,
        session: Session,
        view: RecordPage,
        keeper: TakeKeeper,
        reading: Reading,
        listening: TakeListening,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._view = view
        self._keeper = keeper
        self._reading = reading
        self._listening = listening
        self._arrived: list[str] = []
        self._counting: Task | None = None
        keeper.coming_changed.connect(self.show_progress)
        keeper.arrived.connect(self._on_arrived)
        keeper.refused.connect(self._on_refused)
        keeper.waiting_changed.connect(self._on_waiting_changed)
        keeper.found.connect(self._on_found)
        view.waiting.keep_wanted.connect(self._on_keep_waiting)
        view.waiting.play_wanted.connect(self._on_play_waiting)
        view.waiting.delete_wanted.connect(self._on_delete_waiting)
        view.waiting.delete_all_wanted.connect(self._on_delete_all_waiting)
        view.consent.consent_given.connect(self._on_consent_given)
        session.settings.field_changed.connect(self._on_setting_changed)
        session.samples_changed.connect(self.read_samples)
        reading.changed.connect(self._on_reading_changed)
        self._show_consent()

    def keep(self, take: Take) -> bool:
        """Put a take into the library; False when the note on consent is asked for first."""
        note = self._note()
        if not note:
            self._view.insist_on_consent()
            return False
        self._reading.add_coming(take.text)
        self._keeper.keep(take, note)
        if self._reading.finished:
            self._session.notice_given.emit(self.tr("Every sentence of this script is recorded."))
        return True

    def read_samples(self) -> None:
        """Learn what the library holds; of thousands of samples that takes a moment."""
        if self._counting is not None:
            self._counting.cancel()
        transcripts = [one.transcript for one in self._session.samples.samples]
        arrived = tuple(self._arrived)
        self._counting = self._session.background.run(
            partial(said, transcripts), partial(self._on_said, arrived), owner=self
        )
        self.show_progress()

    def show_progress(self) -> None:
        """Say how much there is."""
        rows, coming = self._session.samples.rows, self._keeper.coming
        rules = PROVIDERS["lite"]
        tally = Tally(
            len(rows) + len(coming),
            sum(row.duration for row in rows) + sum(one.seconds for one in coming),
            rules.min_samples,
            rules.min_duration,
            rules.recommended_duration,
            len(coming),
        )
        self._view.progress.show_progress(self._reading.spot, tally)

    def _on_said(self, arrived: Sequence[str], spoken: frozenset[str]) -> None:
        self._counting = None
        self._reading.set_said(spoken)
        # A take that arrived counted as coming until the library was read anew.
        for text in arrived:
            self._arrived.remove(text)
            self._reading.remove_coming(text)

    def _note(self) -> str:
        return self._session.settings.value.consent_note

    def _show_consent(self) -> None:
        self._view.consent.show_note(self._note())

    def _on_setting_changed(self, name: str) -> None:
        if name == "consent_note":
            self._show_consent()

    def _on_consent_given(self, note: str) -> None:
        self._session.settings.update(consent_note=note)
        self._show_consent()
        self.consent_given.emit()
        self._view.setFocus()

    def _on_reading_changed(self) -> None:
        self._view.show_spot(self._reading.spot)
        self.show_progress()

    def _on_arrived(self, take: Take) -> None:
        self._arrived.append(take.text)

    def _on_refused(self, take: Take) -> None:
        self._reading.remove_coming(take.text)

    def _on_found(self, count: int) -> None:
        words = self.tr("%n recording(s) of an earlier time wait on the page Record.", "", count)
        self._session.notice_given.emit(words)

    def _on_waiting_changed(self) -> None:
        self._view.waiting.show_waiting(self._keeper.waiting)

    def _on_keep_waiting(self) -> None:
        if not self._note():
            self._view.insist_on_consent()
            return
        for one in self._keeper.waiting:
            self.keep(one.take)

    def _on_play_waiting(self, take: Take) -> None:
        player = self._session.player
        if player.path == str(take.path):
            player.toggle()
        else:
            player.play_file(take.path)

    def _on_delete_waiting(self, take: Take) -> None:
        self._listening.let_go(take.path)
        self._keeper.delete(take)

    def _on_delete_all_waiting(self) -> None:
        for one in self._keeper.waiting:
            self._on_delete_waiting(one.take)
