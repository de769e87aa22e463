"""The section Speak."""

from __future__ import annotations

from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QFileDialog

from mynah.gui.controllers.base_voices import BaseVoicesController
from mynah.gui.controllers.dropping import DropTarget
from mynah.gui.controllers.engine_pill import EnginePill
from mynah.gui.controllers.f0_methods import show_f0_methods
from mynah.gui.controllers.pronunciations import Pronunciations
from mynah.gui.controllers.speak_commands import SpeakCommands
from mynah.gui.controllers.speaking import Order, Speaking
from mynah.gui.controllers.speech_draft_keeper import SpeechDraftKeeper
from mynah.gui.controllers.speech_playing import SpeechPlaying
from mynah.gui.controllers.speech_results import SpeechResults
from mynah.gui.controllers.speech_room import SpeechRoom
from mynah.gui.controllers.speech_saving import SpeechSaving
from mynah.gui.models.sentence_table import SentenceTableModel
from mynah.gui.views.speak.speak_page import SpeakPage
from mynah.project.presets import load_presets
from mynah.project.text_files import SUFFIXES, read_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QAction

    from mynah.gui.controllers.session import Session
    from mynah.project.presets import Preset

SECTION = "speak"
_WARM_MS = 300  # somebody may walk through the list of voices


class SpeakController(QObject):
    """Builds the section and leads through it.

    Attributes:
        view: The page.
    """

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.model = SentenceTableModel(self)
        view = self.view = SpeakPage(self.model)
        self.speaking = Speaking(session, self)
        self.playing = SpeechPlaying(session, view, self.model, self)
        self.results = SpeechResults(session, view, self.model, self.speaking, self.playing, self)
        self.bases = BaseVoicesController(session, view, self)
        self.pronunciations = Pronunciations(session, view, self)
        self.saving = SpeechSaving(session, view, self)
        self.room = SpeechRoom(session, view.panel.cache, self)
        self.draft = SpeechDraftKeeper(session, view, self)
        self._pill = EnginePill(session.engine, view.engine, session.notice_given.emit, self)
        self._commands = SpeakCommands(view, self)
        self._wanted: Mapping[str, Any] | None = None  # until the draft was read
        self._warming = QTimer(self)
        self._warming.setSingleShot(True)
        self._warming.setInterval(_WARM_MS)
        self._warming.timeout.connect(self._warm)
        self._connect()
        self._show_voices()

    @property
    def commands(self) -> dict[str, QAction]:
        """Every command, by the name under which its keys are kept."""
        return self._commands.actions

    @property
    def drop_target(self) -> DropTarget:
        """What the page does with dropped files: a text is spoken."""
        return DropTarget(
            self.tr("Drop to speak this text."),
            self._takes,
            lambda paths: self.open_text(paths[0]),
        )

    def speak(self) -> None:
        """Speak what stands in the field, as it is chosen beside it."""
        order = self._order()
        if not any(one.isalnum() for one in order.text):
            self._session.notice_given.emit(self.tr("Type or paste a text first."))
            self.view.editor.field.setFocus()
            return
        self.saving.cancel()
        self.draft.save()
        self.speaking.speak(order)

    def open_text(self, path: str) -> None:
        """Show the text of a file."""
        self._session.background.run(
            lambda: read_text(Path(path)),
            self.view.editor.set_text,
            self._session.report_problem,
            owner=self,
        )

    def choose_text(self) -> None:
        """Let the person pick a text file."""
        dialog = QFileDialog(self.view, self.tr("Choose a text"))
        dialog.setObjectName("speak_text_file")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        patterns = " ".join(f"*{one}" for one in sorted(SUFFIXES))
        dialog.setNameFilters([self.tr("Texts ({0})").format(patterns), self.tr("All files (*)")])
        dialog.fileSelected.connect(self.open_text)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def close(self) -> None:
        """End what belongs to the page."""
        self._warming.stop()
        self.speaking.cancel()
        self.saving.cancel()
        self.playing.playlist.stop()
        self.draft.close()

    def _connect(self) -> None:
        session, view = self._session, self.view
        panel, transport = view.panel, view.transport
        view.shown.connect(self._on_shown)
        view.speak.clicked.connect(self.speak)
        view.cancel.clicked.connect(self.speaking.cancel)
        view.outdated.action_triggered.connect(self.speak)
        view.editor.open_requested.connect(self.choose_text)
        view.editor.text_changed.connect(self._check)
        transport.again.clicked.connect(self._on_again)
        transport.save.clicked.connect(self._on_save)
        panel.changed.connect(self._check)
        panel.speaker_changed.connect(self._on_speaker)
        panel.train_requested.connect(lambda: session.go_to("train"))
        panel.voices_requested.connect(lambda: session.go_to("voices"))
        self.bases.known.connect(self.model.set_names)
        self.pronunciations.changed.connect(self._check)
        self.draft.shown.connect(self._on_draft)
        self.speaking.ended.connect(lambda _answer: self.room.look())
        session.voices.voices_changed.connect(self._show_voices)
        session.workspace_changed.connect(self._on_workspace)
        session.section_requested.connect(self._on_section_requested)

    def _order(self) -> Order:
        panel = self.view.panel
        pairs = self.pronunciations.pairs
        return Order(self.view.editor.text, panel.choice, pairs, panel.version)

    def _takes(self, paths: Sequence[str]) -> bool:
        return len(paths) == 1 and PurePath(paths[0]).suffix.lower() in SUFFIXES

    def _check(self) -> None:
        """Whether the results are still those of the page."""
        self.view.editor.set_speed(self.view.panel.speed.value())
        made = self.speaking.order
        self.results.set_outdated(made is not None and made != self._order())

    def _show_voices(self) -> None:
        voices = self._session.voices
        self.view.panel.show_voices(voices.voices, voices.active)
        self._check()

    def _on_shown(self) -> None:
        """Somebody looks: the engine is warmed while they read."""
        self.room.look()
        if not self.bases.looked:
            self.bases.look()
        self._warming.start()
        self._read_presets()  # the page Convert may have saved one
        show_f0_methods(self._session, self.view.panel.form)

    def _on_speaker(self, _name: str) -> None:
        self._read_presets()
        self._warming.start()

    def _read_presets(self) -> None:
        workspace, name = self._session.workspace, self.view.panel.speaker.name
        if not name:
            return

        def show(found: tuple[str, tuple[Preset, ...]]) -> None:
            if workspace is self._session.workspace and found[0] == self.view.panel.speaker.name:
                self.view.panel.show_presets(found[1])

        self._session.background.run(
            lambda: (name, load_presets(workspace, name)),
            show,
            self._session.report_problem,
            owner=self,
        )

    def _warm(self) -> None:
        """Load the voice ahead of its first sentence; what is wrong with it is told then."""
        choice = self.view.panel.choice
        if not choice.voice or not self.view.isVisible() or self.speaking.busy:
            return
        parameters: dict[str, Any] = {
            "workspace": str(self._session.workspace.root),
            "voice": choice.voice,
            "base": choice.base,
            "language": choice.language,
        }
        for key in ("f0_method", "precision"):
            if key in choice.settings:
                parameters[key] = choice.settings[key]
        self._session.engine.request("load", parameters, lambda _answer: None, owner=self)

    def _on_again(self) -> None:
        one = self.model.sentence(self.view.sentences.row)
        if one is None:
            return
        if self._session.player.path == one.path:
            self._session.player.clear()  # a file that is open cannot be replaced everywhere
        self.speaking.say_again(one)

    def _on_save(self) -> None:
        order = self.speaking.order
        if order is not None:
            self.saving.ask(order, tuple(self.model.sentences))

    def _on_workspace(self) -> None:
        self.saving.forget()
        self.results.forget()

    def _on_section_requested(self, section: str, detail: object) -> None:
        if section != SECTION or not isinstance(detail, dict):
            return
        self._wanted = detail if self.draft.reading else None
        self._take(detail)

    def _on_draft(self) -> None:
        wanted, self._wanted = self._wanted, None
        if wanted is not None:
            self._take(wanted)
        self._check()

    def _take(self, detail: Mapping[str, Any]) -> None:
        """What another page asked for."""
        if detail.get("voice"):
            self.view.panel.speaker.choose(str(detail["voice"]))
        if detail.get("text"):
            self.view.editor.set_text(str(detail["text"]))
