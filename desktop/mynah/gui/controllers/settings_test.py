"""Two settings of a voice against each other by ear, on parts of a recording of one's own."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from mynah.audio.decode import DecodeError
from mynah.audio.excerpts import excerpts
from mynah.gui.controllers.blind_test import BlindTest
from mynah.gui.controllers.sentence_maker import FOLDER, SentenceMaker, Side
from mynah.gui.models.candidate import Candidate
from mynah.gui.views.blind_test_dialog import BlindTestDialog
from mynah.protocol.errors import ErrorCode, MynahError

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from mynah.gui.controllers.session import Session
    from mynah.gui.services.background import Task

Named = tuple[str, Mapping[str, Any]]
_OF_THE_FILE = ("format", "sample_rate")
_PREFIX = "settings-"
_MOST_KEPT = 20  # recordings whose parts stay


class SettingsTest(QObject):
    """One test at a time.

    Signals:
        preferred: Go on with these settings.
    """

    preferred = Signal(object)

    def __init__(self, session: Session, window: QWidget, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._window = window
        self._candidates: list[Named] = []
        self._parts: list[Path] = []
        self._folder = Path()
        self._voice = ""
        self._test: BlindTest | None = None
        self._cutting: Task | None = None
        self.dialog: BlindTestDialog | None = None

    def open(self, voice: str, source: Path, candidates: Sequence[Named]) -> None:
        """Cut parts out of a recording, then ask which settings are compared.

        Args:
            voice: Its name.
            source: The recording.
            candidates: Names and settings; what is shown comes first, and the second is proposed.
        """
        if self.dialog is not None or len(candidates) < 2:
            return
        self.cancel()  # parts of another recording that are still being cut
        self._voice, self._candidates = voice, list(candidates)
        key = hashlib.sha256(str(source).encode("utf-8", "surrogateescape")).hexdigest()[:16]
        self._folder = self._session.workspace.cache_dir / FOLDER / f"{_PREFIX}{key}"
        self._cutting = self._session.background.run(
            partial(_parts, source, self._folder),
            self._on_parts,
            partial(self._on_unreadable, source),
            owner=self,
        )

    def cancel(self) -> None:
        """Ask nothing any more: another recording is meant, or another workspace is open."""
        if self._cutting is not None:
            self._cutting.cancel()
            self._cutting = None
        if self.dialog is not None:
            self.dialog.reject()

    def _on_unreadable(self, source: Path, error: Exception) -> None:
        self._cutting = None
        if isinstance(error, DecodeError):
            reason = f"{source.name} cannot be read: {error.message}"
            error = MynahError(ErrorCode.BAD_INPUT, reason, items=[(str(source), error.message)])
        self._session.report_problem(error)

    def _on_parts(self, parts: list[Path]) -> None:
        self._cutting = None
        self._parts = parts
        listed = [Candidate(k, name) for k, (name, _) in enumerate(self._candidates)]
        self.dialog = BlindTestDialog(
            listed,
            self.tr(
                "You hear parts of the selected recording, converted with both settings, in an "
                "order that nobody knows. Nothing is made equally loud."
            ),
            (0, 1),
            self._window.window(),
        )
        self._test = BlindTest(
            self._session,
            self.dialog,
            self._maker,
            lambda key: self._candidates[key][0],
            (self.tr("Use the better settings"), self.tr("Use them all the same")),
            self,
        )
        self._test.preferred.connect(lambda key: self.preferred.emit(self._candidates[key][1]))
        self._test.closed.connect(self._on_closed)

    def _maker(self, first: int, second: int) -> SentenceMaker:
        sides = (self._side(first), self._side(second))
        return SentenceMaker(self._session, self._folder, sides, self._parts, parent=self)

    def _side(self, key: int) -> Side:
        chosen = self._candidates[key][1]
        settings = {name: value for name, value in chosen.items() if name not in _OF_THE_FILE}
        workspace = str(self._session.workspace.root)
        parameters: dict[str, Any] = {
            "workspace": workspace,
            "voice": self._voice,
            "settings": settings,
        }
        # Its files are part of it: after another training, or with another voice of the name,
        # nothing old is heard.
        voice = self._session.voices.voice(self._voice)
        hashes = []
        if voice is not None:
            parameters["version"] = voice.current.version
            hashes = sorted(one.sha256 for one in voice.current.card.files.values())
        text = json.dumps([parameters, hashes], sort_keys=True, default=str)
        return Side(hashlib.sha256(text.encode()).hexdigest()[:16], parameters)

    def _on_closed(self) -> None:
        self.dialog = None
        if self._test is not None:
            self._test.deleteLater()
            self._test = None


def _parts(source: Path, folder: Path) -> list[Path]:
    """Parts of a recording; what was made of others long ago goes, so that it does not add up."""
    made = excerpts(source, folder)
    others = [one for one in folder.parent.glob(f"{_PREFIX}*") if one != folder]
    others.sort(key=lambda one: one.stat().st_mtime_ns, reverse=True)
    for old in others[_MOST_KEPT:]:
        shutil.rmtree(old, ignore_errors=True)
    return made
