"""The section Convert: recordings come in, are converted, and are heard beside their source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import partial
from itertools import count
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer

from mynah.gui.controllers.convert_commands import ConvertCommands
from mynah.gui.controllers.convert_folders import ConvertFolders
from mynah.gui.controllers.convert_intake import ConvertIntake, Recording, why_not
from mynah.gui.controllers.convert_result import ConvertResult
from mynah.gui.controllers.convert_runner import ConvertRunner
from mynah.gui.controllers.dropping import DropTarget, are_voices
from mynah.gui.controllers.engine_pill import EnginePill
from mynah.gui.controllers.f0_methods import show_f0_methods
from mynah.gui.controllers.presets import PresetsController
from mynah.gui.controllers.settings_test import SettingsTest
from mynah.gui.models.outcomes import Notice, Outcome
from mynah.gui.models.queue_item import Order, QueueItem, QueueState
from mynah.gui.models.queue_table import QueueTableModel
from mynah.gui.models.voice_limits import MATCH, voice_limits
from mynah.gui.plain_tip import plain_tip
from mynah.gui.services.file_manager import show_in_folder
from mynah.gui.views.convert.convert_page import ConvertPage
from mynah.project import activity
from mynah.project.defaults import CONVERT

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from mynah.gui.controllers.session import Session
    from mynah.gui.models.queue_progress import QueueProgress
    from mynah.protocol.events import Failed

SECTION = "convert"
_LOAD_MS = 300  # whoever goes through the list of voices wants only the last one loaded
_LOADED_WITH = ("f0_method", "precision")
_LONG_S, _MANY = 20.0, 10


class ConvertController(QObject):
    """Builds the section and leads through it.

    Attributes:
        view: The page.
        queue: The recordings.
        runner: Works through them.
    """

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._numbers = count(1)
        self._remembered: Mapping[str, Any] | None = None
        self._wanted, self._matching = "", False
        self._workspace = session.workspace
        self._converted: Counter[str] = Counter()  # since the queue was idle, by voice
        self.queue = QueueTableModel(self)
        self.view = ConvertPage(self.queue, session.player)
        self.runner = ConvertRunner(session, self.queue, self)
        self.intake = ConvertIntake(session, self._on_found, self.queue.set_lengths, self)
        self.result = ConvertResult(session, self.view.result, self)
        panel = self.view.panel
        self.folders = ConvertFolders(session, panel.output, self.view, self)
        self.presets = PresetsController(session, panel.presets, panel.form, self)
        self.test = SettingsTest(session, self.view, self)
        self._commands = ConvertCommands(self.view, self.result, self)
        self._pill = EnginePill(session.converter, self.view.engine, None, self)
        self._load = QTimer(self)
        self._load.setSingleShot(True)
        self._load.setInterval(_LOAD_MS)
        self._load.timeout.connect(self._on_load)
        panel.form.set_settings(session.settings.value.convert)
        self._connect()
        session.unfinished.append(self._unfinished)
        self._on_voices()

    @property
    def commands(self) -> dict[str, QAction]:
        """Every command, by the name under which its keys are kept."""
        return self._commands.actions

    @property
    def drop_target(self) -> DropTarget:
        """What the page does with dropped files."""
        words = self.tr("Drop to convert.\nWhole folders, too.")
        return DropTarget(words, self._takes, self.add)

    def close(self) -> None:
        """End what belongs to the page."""
        self._load.stop()
        self.intake.forget()
        self.runner.stop()
        self._write_down()

    def add(self, paths: Sequence[str]) -> None:
        """Put files and folders into the queue; folders are looked through first."""
        if paths:
            self.intake.take(paths, self.folders.folder)
            self._on_progress(self.runner.progress)

    def _connect(self) -> None:
        session, view = self._session, self.view
        session.voices.voices_changed.connect(self._on_voices)
        session.workspace_changed.connect(self._on_workspace_changed)
        session.section_requested.connect(self._on_section_requested)
        view.shown.connect(self._on_shown)
        view.voice.voice_changed.connect(self._on_voice)
        view.train_requested.connect(lambda: session.go_to("train"))
        view.import_requested.connect(lambda: session.go_to("voices"))
        queue = view.queue
        queue.add_requested.connect(self.folders.choose_files)
        queue.folder_requested.connect(self.folders.choose_folder)
        queue.convert_requested.connect(self._on_convert)
        queue.cancel_requested.connect(self._on_cancel)
        queue.again_requested.connect(self._on_again)
        queue.remove_requested.connect(self.runner.remove)
        queue.clear_requested.connect(self._on_clear)
        queue.show_requested.connect(self._on_show_files)
        queue.table.chosen.connect(self._on_chosen)
        self.folders.paths_chosen.connect(self.add)
        self.runner.progressed.connect(self._on_progress)
        self.runner.finished.connect(self._on_finished)
        self.runner.item_ended.connect(self._on_item_ended)
        view.panel.form.changed.connect(self._on_settings)
        view.panel.keep_requested.connect(self._on_keep)
        view.panel.blind_requested.connect(self._on_blind)
        self.test.preferred.connect(self._on_preferred)

    def _takes(self, paths: Sequence[str]) -> bool:
        return bool(self.view.voice.name) and not are_voices(paths)

    # Voices

    def _on_voices(self) -> None:
        voices = self._session.voices
        self.view.show_voices(any_voice=bool(voices.voices))
        self.view.voice.set_voices(voices.voices, voices.active)
        self._take_wanted()
        self.view.panel.form.set_voice(self.view.voice.voice)

    def _on_voice(self, name: str) -> None:
        self.view.panel.form.set_voice(self.view.voice.voice)
        self.presets.show_voice(name)
        self.folders.show_voice(name)
        if self.view.isVisible():
            self._load.start()

    def _on_shown(self) -> None:
        self._load.start()
        show_f0_methods(self._session, self.view.panel.form)

    def _on_load(self) -> None:
        """Load the voice before it is needed; the queue loads what it needs by itself."""
        voice = self.view.voice.name
        if not voice or self.runner.going or not self.view.isVisible():
            return
        parameters = {"workspace": str(self._session.workspace.root), "voice": voice}
        settings = self.view.panel.form.settings()
        parameters |= {key: settings[key] for key in _LOADED_WITH if key in settings}
        self._session.converter.request(
            "load",
            parameters,
            lambda _result: None,
            self._on_load_failed,
            owner=self,
        )

    def _on_load_failed(self, error: Failed) -> None:
        """The first conversion will tell it, too, if it is still so then."""
        self.view.engine.setToolTip(plain_tip(error.message))

    # The queue

    def _order(self) -> Order:
        settings = self.view.panel.form.settings()
        limits = voice_limits(self.view.voice.voice)
        used = {key: value for key, value in settings.items() if key not in limits.without_effect}
        return Order(self.view.voice.name, used, self.folders.folder)

    def _on_found(self, found: list[Recording]) -> None:
        items = [
            QueueItem(
                next(self._numbers),
                one.path,
                one.below,
                state=QueueState.FAILED if one.code else QueueState.WAITING,
                reason=why_not(one) if one.code else "",
            )
            for one in found
        ]
        self.queue.append(items)
        self.intake.measure(items)
        if self.view.queue.at_once.isChecked() and self.view.voice.name:
            self.runner.order([one.number for one in items if not one.ended], self._order())
        self._on_progress(self.runner.progress)

    def _on_convert(self) -> None:
        waiting = [one for one in self.queue.items if one.state is QueueState.WAITING]
        self.runner.order([one.number for one in waiting if one.order is None], self._order())

    def _on_cancel(self, numbers: list[int]) -> None:
        ordered = [one.number for one in self.queue.items if one.order is not None]
        self.runner.cancel(numbers or [one for one in ordered if self._is_open(one)])

    def _is_open(self, number: int) -> bool:
        item = self.queue.item(number)
        return item is not None and not item.ended

    def _on_again(self, numbers: list[int]) -> None:
        self.runner.order([one for one in numbers if not self._is_open(one)], self._order())

    def _on_clear(self) -> None:
        self.runner.remove([one.number for one in self.queue.items if one.ended])

    def _on_show_files(self, numbers: list[int]) -> None:
        for number in numbers:
            item = self.queue.item(number)
            if item is not None and item.result is not None:
                show_in_folder(item.result.path)
                return

    def _on_progress(self, progress: QueueProgress) -> None:
        self.view.queue.show_progress(progress, searching=self.intake.searching)

    def _on_item_ended(self, number: int) -> None:
        self._on_converted(number)
        table = self.view.queue.table
        if not table.numbers:
            table.show_number(number)  # so that the first result is heard with one key
        elif table.current == number:
            self._on_chosen()

    def _on_finished(self, progress: QueueProgress, seconds: float) -> None:
        self.view.queue.show_ended(progress, seconds)
        self._write_down()
        long = seconds >= _LONG_S or progress.total >= _MANY
        if long and progress.done + progress.failed:
            notice = Notice(
                Outcome.CONVERTED,
                "",
                self.view.voice.name,
                done=progress.done,
                failed=progress.failed,
            )
            self._session.outcome_given.emit(notice)

    def _on_converted(self, number: int) -> None:
        item = self.queue.item(number)
        if item is not None and item.result is not None and item.order is not None:
            self._converted[item.order.voice] += 1

    def _write_down(self) -> None:
        """Tell the journal how many recordings each voice said."""
        counts, self._converted = self._converted, Counter()
        workspace = self._workspace  # where they were, whatever is open by now
        for voice, number in counts.items():
            self._session.background.run(
                partial(activity.append, workspace, "converted", voice, count=number),
                lambda _entry: None,
                owner=self,
            )

    def _on_chosen(self) -> None:
        item = self.queue.item(self.view.queue.table.current)
        self.result.show_item(item)
        self.view.panel.show_comparable(has_source=item is not None)

    def _unfinished(self) -> str:
        progress = self.runner.progress
        if not self.runner.going or not progress.going:
            return ""
        return self.tr(
            "%n recording(s) in the queue of conversions are not converted yet. The queue is not "
            "kept; what is converted already stays.",
            "",
            progress.total - progress.ended,
        )

    # Settings

    def _on_settings(self) -> None:
        shown = self.view.panel.form.settings()
        changed = {
            name: value
            for name, value in shown.items()
            if name in CONVERT and value != CONVERT[name].default
        }
        self._session.settings.update(convert=changed)

    def _on_keep(self) -> None:
        self._remembered = self.view.panel.form.settings()
        self._session.notice_given.emit(
            self.tr("Remembered. Change what you like, then compare both with “Blind A/B”.")
        )

    def _on_blind(self) -> None:
        item = self.queue.item(self.view.queue.table.current)
        if item is None or not self.view.voice.name:
            return
        shown = self.view.panel.form.settings()
        others: list[tuple[str, Mapping[str, Any]]] = []
        if self._remembered is not None and self._remembered != shown:
            others.append((self.tr("Those remembered"), self._remembered))
        others += [(one.name, one.settings) for one in self.presets.presets]
        defaults = {n: one.default for n, one in CONVERT.items() if one.default is not None}
        others.append((self.tr("The defaults"), defaults))
        self.test.open(
            self.view.voice.name, item.source, [(self.tr("Those shown now"), shown), *others]
        )

    def _on_preferred(self, settings: Mapping[str, Any]) -> None:
        self.view.panel.form.set_settings(settings)
        self.view.panel.form.changed.emit()

    # From elsewhere

    def _on_workspace_changed(self) -> None:
        self.runner.stop()
        self._write_down()
        self._workspace = self._session.workspace
        self.test.cancel()
        self.intake.forget()
        self.queue.clear()
        self.result.show_item(None)
        self._remembered = None
        self.presets.show_voice(self.view.voice.name)
        self.folders.show_voice(self.view.voice.name)
        self._on_progress(self.runner.progress)

    def _on_section_requested(self, section: str, detail: object) -> None:
        if section != SECTION or not isinstance(detail, Mapping):
            return
        voice = str(detail.get("voice") or "")
        self._wanted, self._matching = voice, bool(detail.get("match"))
        self._take_wanted()
        files = detail.get("files")
        if isinstance(files, Sequence) and not isinstance(files, str):
            self.add([str(one) for one in files])

    def _take_wanted(self) -> None:
        """Choose the voice that somebody asked for, as soon as it is listed.

        The pitch is moved to that of a voice that was just made, which one wants to hear.
        """
        voice = self._session.voices.voice(self._wanted) if self._wanted else None
        if voice is None:
            return
        self.view.voice.choose(voice.name)
        matching, self._wanted, self._matching = self._matching, "", False
        if matching and MATCH not in voice_limits(voice).without_effect:
            form = self.view.panel.form
            form.set_settings({**form.settings(), "pitch": MATCH})
            form.changed.emit()
