"""Converting a few recordings with a voice, right after it was made: choose files, get files."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from mynah.audio.containers import AUDIO_SUFFIXES
from mynah.gui.problems import problem_of
from mynah.gui.services.file_manager import show_in_folder
from mynah.project.names import safe_name
from mynah.protocol.events import Item, Progress

if TYPE_CHECKING:
    from mynah.gui.controllers.banners import Banners
    from mynah.gui.controllers.session import Session
    from mynah.gui.services.engine_process import EngineProcess, Outcome
    from mynah.gui.views.parts import Banner
    from mynah.protocol.events import Event


class QuickConvert(QObject):
    """One conversion after the other, told about in a banner.

    The pitch is moved to the register of the voice: whoever has just made one wants to hear it.

    Args:
        session: What all share.
        window: Parent of the file dialog.
        banners: Where progress and result are shown.
        parent: Its parent.
        show_folder: Shows a file where it is; replaced in tests.
    """

    def __init__(
        self,
        session: Session,
        window: QWidget,
        banners: Banners,
        parent: QObject | None = None,
        *,
        show_folder: Callable[[Path], object] = show_in_folder,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._window = window
        self._banners = banners
        self._show_folder = show_folder
        self._banner: Banner | None = None
        self._made: list[Path] = []

    def choose(self, voice: str) -> None:
        """Let the person choose what shall be spoken by `voice`."""
        patterns = " ".join(f"*{suffix}" for suffix in sorted(AUDIO_SUFFIXES))
        dialog = QFileDialog(self._window, self.tr("Choose what “{0}” shall say").format(voice))
        dialog.setObjectName("convert_files")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilters(
            [self.tr("Recordings ({0})").format(patterns), self.tr("All files (*)")]
        )
        dialog.filesSelected.connect(partial(self.convert, voice))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def convert(self, voice: str, files: list[str]) -> EngineProcess:
        """Convert files; the results come into a folder of their own among the exports."""
        moment = QDateTime.currentDateTime().toString("yyyy-MM-dd HH-mm-ss")
        root = self._session.workspace.root
        folder = root / "exports" / f"{safe_name(voice)} {moment}"
        out = folder / f"{Path(files[0]).stem}.wav" if len(files) == 1 else folder
        command = ["convert", "--workspace", str(root), "--match-pitch", "--out", str(out)]
        process = self._session.jobs.start([*command, voice, *files], label="convert")
        self._made = []
        self._show(self.tr("Converting with “{0}”").format(voice), self.tr("It begins…"), process)
        process.event_received.connect(self._on_event)
        process.ended.connect(partial(self._on_ended, voice))
        return process

    def _show(self, title: str, text: str, process: EngineProcess) -> None:
        self._put_away()
        self._banner = self._banners.show_banner(
            "info", title, text, self.tr("Stop"), process.stop_politely
        )

    def _put_away(self) -> None:
        if self._banner is not None:
            self._banners.remove(self._banner)
            self._banner = None

    def _on_event(self, event: Event) -> None:
        if isinstance(event, Item) and event.kind == "converted":
            self._made.append(Path(str(event.data["path"])))
        elif isinstance(event, Progress) and event.stage == "files" and self._banner is not None:
            self._banner.say_text(
                self.tr("{0} of %n recording(s)", "", event.total).format(event.done)
            )

    def _on_ended(self, voice: str, outcome: Outcome) -> None:
        self._put_away()
        if not outcome.ok:
            if outcome.error is not None:
                self._session.report_problem(problem_of(outcome.error))
            return
        problems = outcome.result.get("problems", [])
        left = [str(one[0]) for one in problems] if isinstance(problems, list | tuple) else []
        text = self.tr("The pitch was moved to that of the voice.")
        if left:
            text = self.tr("Not converted: {0}").format(", ".join(Path(one).name for one in left))
        self._banners.show_banner(
            "warn" if left else "good",
            self.tr("%n recording(s) converted with “{0}”", "", len(self._made)).format(voice),
            text,
            self.tr("Show the result"),
            self._on_show if self._made else None,
        )

    def _on_show(self) -> None:
        self._show_folder(self._made[0])
