"""Blending two voices: a preview by the warm engine, then the voice itself."""

from __future__ import annotations

import shutil
import tempfile
from collections import deque
from collections.abc import Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from mynah.audio.containers import AUDIO_SUFFIXES
from mynah.gui.models.voice_row import sample_of
from mynah.gui.views.voices.blend_dialog import BLEND, FIRST, SECOND, BlendDialog

if TYPE_CHECKING:
    from mynah.gui.controllers.session import Session
    from mynah.gui.services.engine_answer import EngineAnswer
    from mynah.gui.services.warm_engine import Request
    from mynah.project.voices import Voice
    from mynah.protocol.events import Failed

Key = tuple[str, str, float, str]
"""First voice, second voice, share of the second, recording."""


class VoiceBlendController(QObject):
    """Leads through one blend at a time.

    Args:
        session: What all share.
        window: Parent of the dialog.
        parent: Its parent.

    Attributes:
        dialog: The dialog that is open, or None.

    Signals:
        made: A voice was made (its name).
    """

    made = Signal(str)

    def __init__(self, session: Session, window: QWidget, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._window = window
        self.dialog: BlendDialog | None = None
        self._folder: Path | None = None
        self._made: dict[Key, str] = {}
        self._wanted: deque[Key] = deque()
        self._request: Request | None = None
        self._question: EngineAnswer | None = None
        self._count = 0
        session.workspace_changed.connect(self.close)

    def open(self, voices: Sequence[Voice], first: str) -> None:
        """Ask which voices are to be blended."""
        if self.dialog is not None:
            return
        dialog = self.dialog = BlendDialog(voices, self._session.player, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.choose(first)
        dialog.listen_requested.connect(self._on_listen)
        dialog.side_requested.connect(self._show_side)
        dialog.settings_changed.connect(self._on_settings_changed)
        dialog.file_requested.connect(self._choose_file)
        dialog.blend_requested.connect(self._on_blend)
        dialog.finished.connect(self._on_finished)
        dialog.show_ready("")
        dialog.open()
        session = self._session
        session.background.run(
            lambda: (_offered(voices), Path(tempfile.mkdtemp(prefix="mynah-blend-"))),
            self._on_offered,
            session.report_problem,
            owner=self,
        )

    def close(self) -> None:
        """Put the dialog away."""
        if self.dialog is not None:
            self.dialog.reject()

    # Listening

    def _on_offered(self, found: tuple[list[tuple[str, str, str]], Path]) -> None:
        offered, folder = found
        if self.dialog is None:
            self._remove(folder)
            return
        self._folder = folder
        samples = {"sample": self.tr("The sample of {0}"), "demo": self.tr("Example sentence {0}")}
        self.dialog.offer_recordings(
            [(samples[kind].format(name), path) for kind, name, path in offered]
        )

    def _keys(self) -> dict[str, Key]:
        """What each of the three is made with."""
        dialog = self.dialog
        if dialog is None:
            return {}
        pair, recording = (dialog.first, dialog.second), dialog.recording
        shares = {BLEND: dialog.ratio, FIRST: 0.0, SECOND: 1.0}
        return {side: (*pair, share, recording) for side, share in shares.items()}

    def _on_listen(self) -> None:
        if self.dialog is None or self._folder is None:
            return
        missing = [key for key in self._keys().values() if key not in self._made]
        self._wanted = deque(dict.fromkeys(missing))
        if self._request is not None:
            self._request.cancel()
            self._request = None
        self._next()

    def _next(self) -> None:
        dialog, folder = self.dialog, self._folder
        if dialog is None or folder is None:
            return
        if not self._wanted:
            dialog.show_listening(busy=False)
            self._show_side(dialog.side, play=True)
            return
        key = self._wanted[0]
        first, second, ratio, recording = key
        self._count += 1
        target = str(folder / f"{self._count}.wav")
        dialog.show_listening(busy=True, words=self.tr("Converting for listening…"))
        self._request = self._session.engine.request(
            "blend",
            {
                "workspace": str(self._session.workspace.root),
                "first": first,
                "second": second,
                "ratio": ratio,
                "input": recording,
                "output": target,
                "settings": {"pitch": "match"},
            },
            lambda answer: self._on_heard(key, target, answer),
            self._on_not_heard,
            owner=dialog,
        )

    def _on_heard(self, key: Key, target: str, answer: Mapping[str, Any]) -> None:
        self._request = None
        self._made[key] = str(answer.get("output") or target)
        if self._wanted and self._wanted[0] == key:
            self._wanted.popleft()
        self._next()

    def _on_not_heard(self, error: Failed) -> None:
        self._request = None
        self._wanted.clear()
        if self.dialog is not None:
            self.dialog.show_listening(busy=False)
            self.dialog.say(f"{error.message} {error.hint}".strip(), "bad")

    def _show_side(self, side: str, *, play: bool = False) -> None:
        dialog, player = self.dialog, self._session.player
        path = self._made.get(self._keys().get(side, ("", "", 0.0, "")), "")
        if dialog is None or not path:
            return
        if player.path in self._made.values():
            player.switch_to(path)  # goes on at the same moment
        dialog.show_ready(path)
        if play and not player.is_playing:
            player.play_file(path)

    def _on_settings_changed(self) -> None:
        """What was made before is heard no more; it stays for when the settings come back."""
        keys = self._keys()
        if self.dialog is None or not keys:
            return
        if self._request is not None:
            self._request.cancel()
            self._request = None
            self._wanted.clear()
            self.dialog.show_listening(busy=False)
        ready = all(key in self._made for key in keys.values())
        self.dialog.show_ready(self._made[keys[self.dialog.side]] if ready else "")

    def _choose_file(self) -> None:
        patterns = " ".join(f"*{suffix}" for suffix in sorted(AUDIO_SUFFIXES))
        chooser = QFileDialog(self.dialog, self.tr("Choose a recording to listen with"))
        chooser.setObjectName("blend_file")
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.setNameFilters([self.tr("Recordings ({0})").format(patterns)])
        chooser.fileSelected.connect(self._on_file_chosen)
        chooser.finished.connect(chooser.deleteLater)
        chooser.open()

    def _on_file_chosen(self, path: str) -> None:
        if self.dialog is not None:
            self.dialog.add_recording(Path(path).name, path)

    # Making

    def _on_blend(self) -> None:
        dialog = self.dialog
        if dialog is None or self._question is not None:
            return
        name = dialog.name
        dialog.show_making(busy=True)
        dialog.say(self.tr("The voice is being made…"))
        root = str(self._session.workspace.root)
        options = ["--ratio", f"{dialog.ratio:.2f}", f"--name={name}", "--workspace", root]
        self._question = self._session.jobs.ask(
            ["voices", "blend", *options, "--", dialog.first, dialog.second],
            lambda _answer: self._on_made(name),
            self._on_not_made,
            owner=dialog,
        )

    def _on_made(self, name: str) -> None:
        self._question = None
        self.close()
        self.made.emit(name)

    def _on_not_made(self, error: Failed) -> None:
        self._question = None
        if self.dialog is not None:
            self.dialog.show_making(busy=False)
            self.dialog.say(f"{error.message} {error.hint}".strip(), "bad")

    def _on_finished(self) -> None:
        if self._request is not None:
            self._request.cancel()
        if self._question is not None:
            self._question.cancel()
        player = self._session.player
        if player.path in self._made.values():
            player.clear()  # its file goes
        self._request = self._question = None
        self._made.clear()
        self._wanted.clear()
        folder, self._folder, self.dialog = self._folder, None, None
        if folder is not None:
            self._remove(folder)

    def _remove(self, folder: Path) -> None:
        self._session.background.run(
            lambda: shutil.rmtree(folder, ignore_errors=True), lambda _none: None, owner=self
        )


def _offered(voices: Sequence[Voice]) -> list[tuple[str, str, str]]:
    """Recordings to listen with: kind, name and path."""
    demo = Path(str(files("mynah.resources").joinpath("demo_source")))
    found = [
        ("demo", str(number), str(path))
        for number, path in enumerate(sorted(demo.glob("*.ogg")), 1)
    ]
    for voice in voices:
        sample = sample_of(voice.current)
        if sample is not None:
            found.append(("sample", voice.name, str(sample)))
    return found
