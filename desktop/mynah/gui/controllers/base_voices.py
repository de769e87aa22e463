"""Which base voices there are, and bringing more of them: by download, or from the disk."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from mynah.gui import training_words
from mynah.gui.controllers.banners import copy_text
from mynah.gui.models.speech import BaseVoices
from mynah.project.catalogue import models_named
from mynah.protocol.errors import MynahError
from mynah.protocol.events import Progress

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mynah.gui.controllers.session import Session
    from mynah.gui.services.engine_process import EngineProcess, Outcome
    from mynah.gui.views.speak.speak_page import SpeakPage
    from mynah.protocol.events import Failed

_ESPEAK = "espeak"


class BaseVoicesController(QObject):
    """Fills the lists and looks after what is missing.

    Signals:
        known: The base voices were read (`BaseVoices`).
    """

    known = Signal(object)

    def __init__(self, session: Session, view: SpeakPage, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._view = view
        self.voices = BaseVoices()
        self._asking = self._looked = self._again = False
        self._fetching: EngineProcess | None = None
        self._hosts: dict[str, str] = {}
        panel = view.panel
        panel.base.changed.connect(self.show_offer)
        panel.piper_requested.connect(self.choose_piper)
        panel.offer.download_requested.connect(self.download)
        panel.offer.stop_requested.connect(self._on_stop)
        panel.offer.copy_requested.connect(copy_text)
        panel.offer.look_requested.connect(self.look)

    @property
    def looked(self) -> bool:
        """Whether the engine was asked already."""
        return self._looked or self._asking

    def look(self) -> None:
        """Ask the engine which base voices there are."""
        if self._asking:
            self._again = True  # what is asked may be older than what has come
            return
        self._asking, self._again = True, False
        self._session.engine.request("bases", {}, self._on_bases, self._on_failed, owner=self)

    def download(self, model: str) -> None:
        """Fetch a voice of the catalogue; the person pressed the button with its size."""
        self._begin(["models", "download", model])

    def choose_piper(self) -> None:
        """Let the person pick a Piper voice."""
        dialog = QFileDialog(self._view, self.tr("Choose a Piper voice"))
        dialog.setObjectName("piper_file")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([self.tr("Piper voices (*.onnx)"), self.tr("All files (*)")])
        dialog.fileSelected.connect(self.bring_piper)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def bring_piper(self, path: str) -> None:
        """Take in a Piper voice from the disk."""
        self._begin(["models", "import", str(Path(path))])

    def show_offer(self) -> None:
        """Show what is missing for the chosen base voice, if anything is."""
        offer, chosen = self._view.panel.offer, self._view.panel.base.chosen
        if self._fetching is not None:
            return
        engine = self.voices.engine(chosen.engine) if chosen is not None else None
        if chosen is not None and not chosen.installed:
            offer.show_download(chosen, self._hosts.get(chosen.model, ""))
            self._look_for_host(chosen.model)
        elif engine is not None and not engine.available:
            offer.show_engine(engine)
        elif self.voices.engines and not self.voices.can_speak:
            lacking = self.voices.engine(_ESPEAK)
            offer.show_engine(lacking if lacking is not None else self.voices.engines[0])
        else:
            offer.put_away()

    def _look_for_host(self, model: str) -> None:
        """Say which server would be asked: that belongs to what a person agrees to."""
        if model in self._hosts:
            return
        self._hosts[model] = ""

        def show(host: str) -> None:
            self._hosts[model] = host
            if host:
                self.show_offer()

        self._session.background.run(lambda: _host_of(model), show, owner=self)

    def _on_bases(self, answer: Mapping[str, Any]) -> None:
        self._asking, self._looked = False, True
        self.voices = BaseVoices.from_answer(answer)
        self._view.panel.base.show_voices(self.voices)
        self.show_offer()
        self.known.emit(self.voices)
        if self._again:
            self.look()

    def _on_failed(self, error: Failed) -> None:
        self._asking = self._again = False
        self._session.report_problem(error)

    def _begin(self, arguments: list[str]) -> None:
        if self._fetching is not None:
            self._session.notice_given.emit(
                self.tr("Another voice is still being fetched. Wait for it, or stop it.")
            )
            return
        process = self._session.jobs.start(arguments, label=" ".join(arguments[:2]))
        self._fetching = process
        process.event_received.connect(self._on_event)
        process.ended.connect(self._on_ended)
        self._view.panel.offer.show_progress(0, 0, checking=False)

    def _on_stop(self) -> None:
        if self._fetching is not None:
            self._fetching.stop_politely()

    def _on_event(self, event: object) -> None:
        if isinstance(event, Progress):
            left = training_words.time_left(event.eta_s) if event.eta_s else ""
            self._view.panel.offer.show_progress(
                int(event.done), int(event.total), checking=event.stage == "verify", left=left
            )

    def _on_ended(self, outcome: Outcome) -> None:
        self._fetching = None
        self.show_offer()
        if outcome.error is not None:
            self._session.report_problem(outcome.error)
        elif outcome.ok:
            self._session.notice_given.emit(self.tr("The base voice is here and was checked."))
        self.look()


def _host_of(model: str) -> str:
    """The server that a model would come from; empty where the catalogue does not know it."""
    try:
        addresses = [address for one in models_named([model]) for address in one.addresses[:1]]
    except MynahError:
        return ""
    return next((host for host in (urlsplit(one).hostname for one in addresses) if host), "")
