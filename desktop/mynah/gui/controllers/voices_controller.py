"""The section Voices: the gallery, the chosen voice, and the way in and out for voices."""

from __future__ import annotations

from functools import partial
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from mynah.audio.containers import AUDIO_SUFFIXES
from mynah.gui import voice_words
from mynah.gui.controllers.dropping import DropTarget
from mynah.gui.controllers.voice_actions import VoiceActions
from mynah.gui.controllers.voice_bin_controller import VoiceBinController
from mynah.gui.controllers.voice_blend_controller import VoiceBlendController
from mynah.gui.controllers.voice_changes import VoiceChanges
from mynah.gui.controllers.voice_dialogs import VoiceDialogs
from mynah.gui.controllers.voice_export_controller import VoiceExportController
from mynah.gui.controllers.voice_import_controller import VoiceImportController
from mynah.gui.models.voice_list import VoiceFilter, VoiceListModel
from mynah.gui.models.voice_row import VoiceRow, read_rows
from mynah.gui.services.file_manager import show_in_folder
from mynah.gui.services.portraits import Portraits
from mynah.gui.views.voices.voice_panel import VoicePanel
from mynah.gui.views.voices.voices_page import VoicesPage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QAction

    from mynah.gui.controllers.session import Session

SECTION = "voices"


class VoicesController(QObject):
    """Builds the section and leads through it.

    `session.go_to("voices", detail)` takes ``{"voice": name}``, ``{"import": paths}`` and the bare
    words ``bin`` and ``import``.

    Attributes:
        view: The page.
    """

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._wanted = ""
        self._shown: VoiceRow | None = None
        self.model = VoiceListModel(self)
        self.filter = VoiceFilter(self.model, self)
        self.portraits = Portraits(session.background, self)
        self.actions = VoiceActions(self)
        self.panel = VoicePanel(session.player, self.actions.menu)
        self.view = VoicesPage(self.filter, self.portraits.get, self.panel)
        self.changes = VoiceChanges(session, self)
        self.bin = VoiceBinController(session, self.changes, self)
        self.dialogs = VoiceDialogs(
            session, self.changes, self.model, self.portraits, self.view, self
        )
        self.imports = VoiceImportController(session, self.view, self)
        self.exports = VoiceExportController(session, self.view, self)
        self.blends = VoiceBlendController(session, self.view, self)
        self._connect()
        self._on_voices_changed()
        self.bin.read()

    @property
    def commands(self) -> dict[str, QAction]:
        """Every command, by the name under which its keys are kept."""
        return self.actions.commands

    @property
    def drop_target(self) -> DropTarget:
        """What the page does with dropped files."""
        words = self.tr("Drop to look at these voices.\nNothing is kept before you say so.")
        return DropTarget(words, self._takes, self._take)

    @property
    def current(self) -> VoiceRow | None:
        """The voice that is shown."""
        return self._shown

    def close(self) -> None:
        """End what belongs to the page."""
        self.blends.close()

    def select(self, name: str) -> None:
        """Show a voice, now or when it comes."""
        self._wanted = name
        self._select_wanted()

    # What is connected

    def _connect(self) -> None:
        session, page, panel = self._session, self.view, self.panel
        page.gallery.voice_chosen.connect(self._on_chosen)
        page.gallery.play_requested.connect(self._on_play)
        page.gallery.open_requested.connect(panel.focus_first)
        page.import_requested.connect(self.choose_files)
        page.folder_requested.connect(self.choose_folder)
        page.blend_requested.connect(self._on_blend)
        page.bin_requested.connect(lambda: self.bin.open(page))
        page.train_requested.connect(lambda: session.go_to("train", "setup"))
        page.undo_requested.connect(self._on_undo)
        panel.convert_requested.connect(partial(self._go_with_voice, "convert"))
        panel.speak_requested.connect(partial(self._go_with_voice, "speak"))
        panel.use_requested.connect(lambda: self._with_row(lambda row: self.changes.use(row.name)))
        panel.version_requested.connect(self._on_version)
        self.actions.add_to(page, page.gallery)
        self.actions.connect_all(
            {
                "card": lambda: self._with_row(
                    lambda row: self.dialogs.open_card(row.voice.current)
                ),
                "rename": lambda: self._with_row(self.dialogs.rename),
                "duplicate": lambda: self._with_row(self.dialogs.duplicate),
                "look": lambda: self._with_row(self.dialogs.open_look),
                "export": lambda: self._with_row(lambda row: self.exports.open(row.voice)),
                "show_folder": lambda: self._with_row(
                    lambda row: show_in_folder(row.voice.current.dir)
                ),
                "run": self._on_open_run,
                "delete": lambda: self._with_row(lambda row: self.changes.delete(row.name)),
                "search": page.search.setFocus,
                "play": lambda: self._with_row(lambda row: self._on_play(row.name)),
            }
        )
        self.changes.done.connect(self._on_done)
        self.bin.counted.connect(page.show_bin_count)
        self.bin.restored.connect(self.select)
        self.imports.imported.connect(self._on_imported)
        self.blends.made.connect(self._on_made)
        self.portraits.portrait_made.connect(self._on_portrait)
        session.voices.voices_changed.connect(self._on_voices_changed)
        session.section_requested.connect(self._on_section_requested)
        session.runs.runs_changed.connect(self._show_run_action)
        session.workspace_changed.connect(self._on_workspace_changed)
        session.undo.indexChanged.connect(self._on_undo_moved)
        session.player.state_changed.connect(lambda _state: self._show_playing())
        session.player.source_changed.connect(lambda _path: self._show_playing())

    # The list

    def _on_voices_changed(self) -> None:
        voices, active = self._session.voices.voices, self._session.voices.active
        self._session.background.run(
            lambda: (voices, read_rows(voices, active)),
            self._on_read,
            self._session.report_problem,
            owner=self,
        )

    def _on_read(self, found: tuple[Sequence[Any], tuple[VoiceRow, ...]]) -> None:
        voices, rows = found
        if voices is not self._session.voices.voices:
            return  # it was read again meanwhile
        chosen = self.view.gallery.current_name
        self.model.set_rows(rows)
        self.view.show_count(len(rows))
        if self._wanted:
            self._select_wanted()
        elif self.view.gallery.current_name != chosen and chosen:
            self.view.gallery.choose(chosen)
        if not self.view.gallery.current_name and self.filter.rowCount():
            active = next((one.name for one in rows if one.active), "")
            if not self.view.gallery.choose(active):
                self.view.gallery.setCurrentIndex(self.filter.index(0, 0))
        self._on_chosen(self.view.gallery.current_name)
        self.dialogs.refresh()

    def _select_wanted(self) -> None:
        if not self._wanted or self.model.row(self._wanted) is None:
            return
        name, self._wanted = self._wanted, ""
        if not self.view.gallery.choose(name):
            self.view.clear_search()
            self.view.gallery.choose(name)

    def _on_chosen(self, name: str) -> None:
        row = self.model.row(name) if name else None
        self.actions.set_enabled(on=row is not None)
        self.view.show_panel(on=row is not None)
        if row != self._shown:
            self._shown = row
            if row is not None:
                self.panel.show_row(row, self.portraits.get(row))
        self._show_run_action()

    def _on_portrait(self, path: str) -> None:
        self.model.touch(path)
        row = self._shown
        if row is not None and str(row.picture) == path:
            self.panel.show_picture(row, self.portraits.get(row))
        self.dialogs.refresh()

    def _with_row(self, act: Any) -> None:
        if self._shown is not None:
            act(self._shown)

    # What is asked for

    def choose_files(self) -> None:
        """Let the person choose files of voices."""
        dialog = QFileDialog(self.view, self.tr("Import voices"))
        dialog.setObjectName("voice_files")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        known = "*.mynahvoice *.pth *.pt *.index *.zip *.safetensors"
        dialog.setNameFilters([self.tr("Voices ({0})").format(known), self.tr("All files (*)")])
        dialog.filesSelected.connect(self.imports.look)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def choose_folder(self) -> None:
        """Let the person choose a folder of voices."""
        dialog = QFileDialog(self.view, self.tr("Import a folder of voices"))
        dialog.setObjectName("voice_folder")
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly, False)
        dialog.filesSelected.connect(self.imports.look)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _takes(self, paths: Sequence[str]) -> bool:
        """On this page folders and files of other names are looked at as well; no recordings."""
        return bool(paths) and not any(
            PurePath(one).suffix.lower() in AUDIO_SUFFIXES for one in paths
        )

    def _take(self, paths: list[str]) -> None:
        self._session.go_to(SECTION)
        self.imports.look(paths)

    def _go_with_voice(self, section: str) -> None:
        if self._shown is not None:
            self._session.go_to(section, {"voice": self._shown.name})

    def _on_blend(self) -> None:
        first = self._shown.name if self._shown is not None else ""
        self.blends.open(self._session.voices.voices, first)

    def _on_version(self, version: str) -> None:
        if self._shown is None:
            return
        voice = self._shown.voice
        chosen = next((one for one in voice.versions if one.version == version), None)
        if chosen is None:
            return
        words = self.tr("“{0}” uses {1} now.").format(voice.name, voice_words.version(version))
        self.changes.use_version(chosen, voice.current, words)

    def _run_of_shown(self) -> str:
        if self._shown is None or not self._shown.card.run_id:
            return ""
        run = self._shown.card.run_id
        known = {info.run for info in self._session.runs.runs}
        return run if run in known else ""

    def _on_open_run(self) -> None:
        run = self._run_of_shown()
        if run:
            self._session.go_to("train", {"run": run})

    def _show_run_action(self) -> None:
        self.actions.menu["run"].setVisible(bool(self._run_of_shown()))

    # Listening

    def _on_play(self, name: str) -> None:
        row, player = self.model.row(name), self._session.player
        if row is None or row.sample is None:
            return
        if player.path == str(row.sample):
            player.toggle()
        else:
            player.play_file(row.sample)

    def _show_playing(self) -> None:
        player = self._session.player
        playing = (
            one.name
            for one in self.model.rows
            if player.is_playing and one.sample is not None and str(one.sample) == player.path
        )
        self.view.gallery.show_playing(next(playing, ""))

    # What happened

    def _on_done(self, words: str, shown: str) -> None:
        if shown:
            self.select(shown)
        if words:
            self.view.say(words, undo=True)

    def _on_imported(self, names: list[str]) -> None:
        self._session.voices.reload()
        self.view.say(self.tr("%n voice(s) imported.", "", len(names)), kind="good")
        if names:
            self.select(names[-1])

    def _on_made(self, name: str) -> None:
        self._session.voices.reload()
        self.view.say(self.tr("“{0}” was blended.").format(name), kind="good")
        self.select(name)

    def _on_undo(self) -> None:
        if self._session.undo.canUndo():
            self._session.undo.undo()
        self.view.notice.hide()

    def _on_undo_moved(self, index: int) -> None:
        # What the notice offers to take back must be what would be taken back.
        last = self._session.undo.command(index - 1) if index > 0 else None
        if not self._is_last(last) and self.view.notice.action.isVisible():
            self.view.notice.hide()

    def _is_last(self, command: object) -> bool:
        ours = self.changes.last
        return ours is not None and shiboken6.isValid(ours) and command is ours

    def _on_workspace_changed(self) -> None:
        self._wanted = ""
        self._shown = None
        self.changes.last = None
        self.view.notice.hide()
        self.view.clear_search()
        self.view.show_count(0, known=False)
        self.imports.cancel()

    def _on_section_requested(self, section: str, detail: Any) -> None:
        if section != SECTION or not detail:
            return
        if detail == "bin":
            self.bin.open(self.view)
        elif detail == "import":
            self.choose_files()
        elif isinstance(detail, dict) and detail.get("import"):
            self.imports.look([str(path) for path in detail["import"]])
        elif isinstance(detail, dict) and detail.get("voice"):
            self.select(str(detail["voice"]))
