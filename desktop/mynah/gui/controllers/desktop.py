"""The window as a whole: its sections, made one after the other, and what leads between them.

The library comes first, so that the window shows at once; the plots and the other sections are
made in the pauses of the event loop after that.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from mynah.gui import theme
from mynah.gui.controllers.dropping import DropRouter, DropTarget, are_voices, without_openers
from mynah.gui.controllers.library_controller import LibraryController
from mynah.gui.controllers.session import Session
from mynah.gui.controllers.window_commands import WindowCommands
from mynah.gui.models.computer import Computer
from mynah.gui.services.shortcuts import Shortcuts
from mynah.gui.services.window_state import restore_window, save_window
from mynah.gui.views.main_window import MainWindow
from mynah.project.workspace import Workspace

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QWidget

    from mynah.gui.controllers.convert_controller import ConvertController
    from mynah.gui.controllers.dataset_controller import DatasetController
    from mynah.gui.controllers.desk_controller import DeskController
    from mynah.gui.controllers.inspector_controller import InspectorController
    from mynah.gui.controllers.record_controller import RecordController
    from mynah.gui.controllers.setup_controller import SetupController
    from mynah.gui.controllers.speak_controller import SpeakController
    from mynah.gui.controllers.train_controller import TrainController
    from mynah.gui.controllers.voices_controller import VoicesController
    from mynah.gui.qt_application import MynahApplication
    from mynah.gui.services.crash_report import CrashFound
    from mynah.gui.services.settings_store import SettingsStore


class Desktop(QObject):
    """Everything behind one window.

    Args:
        app: The application.
        settings: The settings.
        root: Folder of the workspace; it is opened, and made where it is missing, by `start`.

    Signals:
        completed: Every section is made.
    """

    completed = Signal()

    def __init__(self, app: MynahApplication, settings: SettingsStore, root: Path) -> None:
        super().__init__(app)
        self._app = app
        self._root = root
        self._files: list[str] = []
        self._closed = False
        # Nothing is written before it is known whether this program may.
        self.session = Session(Workspace(root, read_only=True), settings, self)
        self.window = MainWindow()
        self.shortcuts = Shortcuts(settings, self)
        self.library = LibraryController(self.session, self)
        self.window.add_section("library", self.tr("Library"), "library", self.library.view)
        self.commands = WindowCommands(
            self.window, self.shortcuts, self.session.undo, self._handlers()
        )
        self.commands.add_section("library", self.tr("Library"))
        self._register(self.library.commands, self.tr("Library"), "library")
        self.inspector: InspectorController | None = None
        self.datasets: DatasetController | None = None
        self.recorder: RecordController | None = None
        self.train: TrainController | None = None
        self.desk: DeskController | None = None
        self.convert: ConvertController | None = None
        self.speak: SpeakController | None = None
        self.voices: VoicesController | None = None
        self.drops = DropRouter(
            lambda: self.window.section,
            DropTarget(
                self.tr("Drop to add to your recordings.\nThe originals stay."),
                lambda _paths: True,
                self._import,
            ),
        )
        self._parts: deque[Callable[[], None]] = deque(
            (
                self._make_datasets,
                self._make_inspector,
                self._make_train,
                self._make_convert,
                self._make_speak,
                self._make_voices,
                self._make_desk,
                self._make_recorder,
            )
        )
        self._connect()

    def start(self, files: Sequence[str] = (), last_crash: CrashFound | None = None) -> None:
        """Show the window, read the workspace, and import files that came with the start."""
        self._files = list(files)
        self._last_crash = last_crash
        self.window.header.show_workspace(self._root, self.session.settings.value.recent_workspaces)
        restore_window(self.window)
        self.window.show()
        self.session.open_folder(self._root)
        QTimer.singleShot(0, self, self._make_next)

    def finish(self) -> None:
        """Make every section now; for those who cannot wait for the pauses."""
        while self._parts:
            self._make_part()

    @property
    def complete(self) -> bool:
        """Whether every section is made."""
        return not self._parts

    def open_files(self, files: Sequence[str]) -> None:
        """Come to the front and take these files; they are from another start or the desktop."""
        self.raise_window()
        if files:
            self._take(list(files))

    def raise_window(self) -> None:
        """Bring the window to the front."""
        self.window.setWindowState(self.window.windowState() & ~Qt.WindowState.WindowMinimized)
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()

    def close(self) -> None:
        """End everything that belongs to the window; a run goes on by itself.

        For the end of the program, when no event of the window is being handled any more.
        """
        if self._closed:
            return
        self._closed = True
        self._parts.clear()
        save_window(self.window)
        for made in (self.desk, self.convert, self.speak, self.voices):
            if made is not None:
                made.close()
        if self.recorder is not None:
            self.recorder.close()
        self.session.close()
        self.window.hide()
        self._delete()

    def _delete(self) -> None:
        """Delete what listens before what is listened to, and both before what is shown."""
        for child in reversed(self.children()):
            if child is not self.session and shiboken6.isValid(child):
                shiboken6.delete(child)
        shiboken6.delete(self.session)
        shiboken6.delete(self.window)

    # The sections, in the order in which a person needs them

    def _make_next(self) -> None:
        if self._parts and not self._closed:
            self._make_part()
            QTimer.singleShot(0, self, self._make_next)

    def _make_part(self) -> None:
        self._parts.popleft()()
        if not self._parts:
            self.completed.emit()

    def _make_datasets(self) -> None:
        from mynah.gui.controllers.dataset_controller import DatasetController

        made = self.datasets = DatasetController(self.session, self)
        library = self.library
        library.view.set_side(made.view)
        library.view.set_footer(made.footer)
        made.worst_requested.connect(
            lambda ids: library.show_samples(ids, self.tr("The recordings of lowest quality"))
        )
        made.longest_requested.connect(
            lambda ids: library.show_samples(ids, self.tr("Long enough to be split"))
        )
        made.untranscribed_requested.connect(
            lambda ids: library.show_samples(ids, self.tr("Without a transcript"))
        )
        made.clips_requested.connect(
            lambda ids: library.show_samples(ids, self.tr("Left out of the export"))
        )
        made.recordings_requested.connect(library.add_files)
        made.recording_requested.connect(self._record)

    def _make_inspector(self) -> None:
        from mynah.gui.controllers.inspector_controller import InspectorController

        made = InspectorController(self.session, self, edits=self.library.edits)
        self.inspector = made
        self.library.view.set_inspector(made.view)
        self.library.sample_selected.connect(
            lambda _id: made.show_sample(self.library.current_sample)
        )
        made.show_sample(self.library.current_sample)
        self._wire_inspector(made)

    def _wire_inspector(self, made: InspectorController) -> None:
        """Connect what a recording's reasons and keys ask for."""
        library = self.library
        library.play_requested.connect(made.toggle_sample)
        made.samples_made.connect(library.select)
        made.samples_made.connect(lambda _ids: library.bin.read())
        made.record_requested.connect(lambda _sample: self._record())
        self._register(made.commands, self.tr("Selected recording"), "inspector")

    def _make_train(self) -> None:
        from mynah.gui.controllers.train_controller import TrainController

        made = self.train = TrainController(self.session, self)
        self._add_section("train", self.tr("Train"), "train", made.view)
        self._register(made.commands, self.tr("Train"), "train")
        made.set_can_convert(on=True)
        self._wire_ticks(made.setup)
        made.progress_changed.connect(self._on_progress)
        self._on_progress(made.header_state)

    def _make_convert(self) -> None:
        from mynah.gui.controllers.convert_controller import ConvertController

        made = self.convert = ConvertController(self.session, self)
        self._add_section("convert", self.tr("Convert"), "convert", made.view)
        self._register(made.commands, self.tr("Convert"), "convert")
        self.drops.add("convert", made.drop_target)

    def _make_speak(self) -> None:
        from mynah.gui.controllers.speak_controller import SpeakController

        made = self.speak = SpeakController(self.session, self)
        self._add_section("speak", self.tr("Speak"), "speak", made.view)
        self._register(made.commands, self.tr("Speak"), "speak")
        self.drops.add("speak", made.drop_target)

    def _make_voices(self) -> None:
        from mynah.gui.controllers.voices_controller import VoicesController

        made = self.voices = VoicesController(self.session, self)
        self._add_section("voices", self.tr("Voices"), "voices", made.view)
        self._register(made.commands, self.tr("Voices"), "voices")
        self.drops.add("voices", made.drop_target, voices=True)

    def _register(self, commands: Mapping[str, QAction], group: str, scope: str) -> None:
        for name, action in commands.items():
            self.shortcuts.register(name, action, group, scope=scope)

    def _wire_ticks(self, setup: SetupController) -> None:
        """What is ticked in the library is offered where the training is set up."""
        datasets = self.datasets
        if datasets is None:
            return
        datasets.ticked_changed.connect(setup.show_ticked)
        setup.ticked_requested.connect(lambda: datasets.train(setup.choice.kind))
        setup.show_ticked(datasets.ticked)

    def _make_desk(self) -> None:
        from mynah.gui.controllers.desk_controller import DeskController

        made = self.desk = DeskController(self.session, self.window, self.shortcuts, self)
        self._add_section("activity", self.tr("Activity"), "activity", made.activity_view)
        made.computer_measured.connect(lambda facts: self.set_computer(Computer.from_doctor(facts)))
        made.start(self._last_crash)

    def _make_recorder(self) -> None:
        from mynah.gui.controllers.record_controller import RecordController

        made = self.recorder = RecordController(self.session, self)
        self.library.view.set_recorder(made.view)
        self._register(made.commands, self.tr("Recording"), "record")

    def _add_section(self, key: str, title: str, icon_name: str, page: QWidget) -> None:
        self.window.add_section(key, title, icon_name, page)
        self.commands.add_section(key, title)

    # What leads from one to the other

    def _handlers(self) -> dict[str, Callable[[], object]]:
        library = self.library
        return {
            "library.add_files": lambda: self._in_library(library.add_files),
            "library.add_folder": lambda: self._in_library(library.add_folder),
            "library.record": self._record,
            "library.search": lambda: self._in_library(library.search),
            "library.bin": lambda: self._in_library(library.open_bin),
            "workspace.open": self._choose_workspace,
            "workspace.show_folder": self._show_folder,
            "app.settings": lambda: self._desk().open_settings(),
            "app.quit": self.window.close,
            "help.computer": lambda: self._desk().show_first_start(),
            "help.shortcuts": lambda: self._desk().open_shortcuts(),
            "help.bundle": lambda: self._desk().open_help_bundle(),
            "help.about": lambda: self._desk().open_about(),
        }

    def _connect(self) -> None:
        session, window = self.session, self.window
        session.workspace_changed.connect(self._on_workspace_changed)
        session.section_requested.connect(self._on_section_requested)
        session.settings.field_changed.connect(self._on_setting_changed)
        window.paths_dropped.connect(self.drops.drop)
        window.section_shown.connect(self.shortcuts.show_scope)
        window.drop_words = self.drops.words
        window.header.workspace_chosen.connect(self._open_workspace)
        window.header.browse_requested.connect(self._choose_workspace)
        window.header.folder_requested.connect(self._show_folder)
        window.header.run_requested.connect(lambda: session.go_to("train"))

    def _desk(self) -> DeskController:
        while self.desk is None:
            self._make_part()
        return self.desk

    def _in_library(self, act: Callable[[], object]) -> None:
        self.window.show_section("library")
        act()

    def _record(self) -> None:
        self.finish()
        self._in_library(self.library.open_recorder)

    def _take(self, files: list[str]) -> None:
        """A workspace is opened, voices go to their page, everything else is imported."""
        folder, files = without_openers(files)
        if folder not in (None, str(self.session.workspace.root)):
            self._files = files  # they are for the workspace that comes
            self._open_workspace(folder)
        elif are_voices(files):
            self.finish()
            self.drops.drop(files)
        elif files:
            self._import(files)

    def _import(self, files: list[str]) -> None:
        self._in_library(lambda: self.library.imports.import_paths(files))

    def _choose_workspace(self) -> None:
        dialog = QFileDialog(self.window, self.tr("Choose the folder of a workspace"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly, True)
        dialog.fileSelected.connect(self._open_workspace)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _open_workspace(self, path: str) -> None:
        from pathlib import Path

        self.session.open_folder(Path(path))

    def _show_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.session.workspace.root)))

    def _on_workspace_changed(self, workspace: Workspace) -> None:
        settings = self.session.settings
        recent = settings.value.recent_workspaces
        self.window.header.show_workspace(workspace.root, recent)
        changed = settings.value.with_recent(workspace.root)
        settings.update(workspace=changed.workspace, recent_workspaces=changed.recent_workspaces)
        files, self._files = self._files, []
        if files:
            self._take(files)

    def _on_section_requested(self, section: str, detail: object) -> None:
        if section not in self.window.sections and self._parts:
            self.finish()  # it was not there yet to hear the request
            self.session.go_to(section, detail)
            return
        if section == "first_start":
            self._desk().show_first_start()
            return
        self.window.show_section(section)

    def _on_progress(self, progress: object) -> None:
        text, fraction = getattr(progress, "text", ""), getattr(progress, "fraction", None)
        self.window.header.show_run(text, fraction)

    def _on_setting_changed(self, name: str) -> None:
        if name == "theme":
            theme.apply(self._app, self.session.settings.value.theme)

    def set_computer(self, computer: Computer) -> None:
        """Tell the sections what this computer is."""
        if self.datasets is not None:
            self.datasets.set_computer(computer)
