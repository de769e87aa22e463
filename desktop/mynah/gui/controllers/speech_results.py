"""What becomes of an order: rows, progress, what fell back, and what is out of date."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QLocale, QObject

from mynah.gui.models import figures
from mynah.gui.models.speech import SentenceState

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mynah.gui.controllers.session import Session
    from mynah.gui.controllers.speaking import Speaking
    from mynah.gui.controllers.speech_playing import SpeechPlaying
    from mynah.gui.models.sentence_table import SentenceTableModel
    from mynah.gui.models.speech import Sentence
    from mynah.gui.views.speak.speak_page import SpeakPage
    from mynah.protocol.events import Failed


class SpeechResults(QObject):
    """Fills the list while sentences come."""

    def __init__(
        self,
        session: Session,
        view: SpeakPage,
        model: SentenceTableModel,
        speaking: Speaking,
        playing: SpeechPlaying,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._view = view
        self._model = model
        self._speaking = speaking
        self._playing = playing
        speaking.began.connect(self._on_began)
        speaking.total_known.connect(model.set_total)
        speaking.sentence_ready.connect(self._on_sentence)
        speaking.warned.connect(session.notice_given.emit)
        speaking.ended.connect(self._on_ended)
        speaking.failed.connect(self._on_failed)
        speaking.cancelled.connect(self._on_cancelled)
        speaking.busy_changed.connect(self._show_possible)
        view.sentences.row_changed.connect(self._show_possible)
        view.show_results(False)
        self._show_possible()

    def set_outdated(self, outdated: bool) -> None:
        """Text or settings are others than those that were spoken, or the same again."""
        if self._speaking.order is None:
            outdated = False
        self._model.set_outdated(outdated)
        banner = self._view.outdated
        if outdated:
            banner.say(
                "info",
                "",
                self.tr(
                    "Text or settings changed since this was spoken. Speaking again makes only "
                    "what is new."
                ),
                self.tr("Speak again"),
            )
        banner.setVisible(outdated and not self._speaking.busy and self._model.rowCount() > 0)

    def forget(self) -> None:
        """Show nothing: another workspace."""
        self._speaking.forget()
        self._playing.begin("")
        self._model.clear()
        for banner in (self._view.fallback, self._view.outdated, self._view.notice):
            banner.hide()
        self._view.show_results(False)
        self._show_possible()

    def _on_began(self) -> None:
        order = self._speaking.order
        self._model.clear()
        self._playing.begin(order.text if order is not None else "")
        self._view.fallback.hide()
        self._view.outdated.hide()
        self._view.show_results(True)
        self._view.show_progress(self.tr("Waiting for the first sentence…"), 0.0)
        if self._view.at_once.isChecked():
            self._playing.playlist.play_from(0)

    def _on_sentence(self, sentence: Sentence) -> None:
        self._model.put(sentence)
        self._playing.put(sentence)
        if sentence.fallback:
            self._show_fallback(sentence.fallback)
        if self._speaking.busy:
            ready, total = self._model.ready, self._model.rowCount()
            words = self.tr("{0} of %n sentence(s)", "", total).format(ready)
            self._view.show_progress(words, ready / max(1, total))
        elif self._playing.playlist.state == "stopped":
            self._playing.play_from(sentence.number - 1)  # it was said again to be heard
        self._show_possible()

    def _on_ended(self, answer: Mapping[str, Any]) -> None:
        self._model.set_total(len(answer.get("sentences", ())) or self._model.rowCount())
        self._playing.playlist.finish()
        fallback = str(answer.get("fallback") or "")
        if fallback:
            self._show_fallback(fallback)
        self._view.show_progress(self._summary(answer), 1.0)
        self._show_possible()

    def _summary(self, answer: Mapping[str, Any]) -> str:
        rows = [one for one in self._model.sentences if one.state is SentenceState.READY]
        parts = [
            self.tr("%n sentence(s)", "", len(rows)),
            figures.spoken_length(self._model.seconds),
        ]
        new = sum(not one.cached for one in rows)
        if not new:
            parts.append(self.tr("all from the cache"))
        elif answer.get("elapsed_s"):
            took = self.tr("%n made in {0} s", "", new)
            parts.append(took.format(QLocale().toString(float(answer["elapsed_s"]), "f", 1)))
        return " · ".join(parts)

    def _on_failed(self, error: Failed) -> None:
        self._model.fail_waiting(error.message)
        self._playing.playlist.finish()
        left = self._model.rowCount() - self._model.ready
        words = self.tr("Not spoken: {0}").format(error.message) if left else error.message
        self._view.show_progress(words, 0.0)
        self._view.show_results(self._model.rowCount() > 0)
        self._show_possible()
        self._session.report_problem(error)

    def _on_cancelled(self) -> None:
        self._model.drop_waiting()
        self._playing.playlist.finish()
        ready = self._model.ready
        self._view.show_progress(self.tr("Stopped after %n sentence(s)", "", ready), 0.0)
        self._view.show_results(ready > 0)
        self._show_possible()

    def _show_fallback(self, why: str) -> None:
        banner = self._view.fallback
        banner.say("warn", self.tr("Another base voice spoke than was chosen"), why)
        banner.show()

    def _show_possible(self) -> None:
        view, busy = self._view, self._speaking.busy
        chosen = self._model.sentence(view.sentences.row)
        ready = self._model.ready
        again = chosen is not None and chosen.state is SentenceState.READY and not busy
        view.show_busy(busy)
        view.transport.show_possible(hear=ready > 0, again=again, save=ready > 0 and not busy)
        total = figures.clock(self._model.seconds) if ready else ""
        view.transport.total.setText(total)
