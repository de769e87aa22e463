"""The voices of the workspace as all pages see them: read off the GUI thread, one list for all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from mynah.gui.services.folder_watch import FolderWatch
from mynah.project.active_voice import active_voice
from mynah.project.names import normal
from mynah.project.voices import VoiceStore

if TYPE_CHECKING:
    from mynah.gui.services.background import Background
    from mynah.project.voices import Voice
    from mynah.project.workspace import Workspace

_GATHER_MS = 60  # several changes in a row are one reading


class VoicesService(QObject):
    """Keeps the list of voices.

    Args:
        parent: Its parent.
        background: Where files are read.

    Signals:
        voices_changed: The list or the active voice was read anew.
        failed: Why it could not be read (an exception).
    """

    voices_changed = Signal()
    failed = Signal(object)

    def __init__(self, parent: QObject, background: Background) -> None:
        super().__init__(parent)
        self._background = background
        self._workspace: Workspace | None = None
        self._voices: tuple[Voice, ...] = ()
        self._chosen = ""
        self._gather = QTimer(self)
        self._gather.setSingleShot(True)
        self._gather.setInterval(_GATHER_MS)
        self._gather.timeout.connect(self._read)
        self._watch = FolderWatch(self)  # a terminal publishes, renames and deletes voices too
        self._watch.changed.connect(lambda: self._read(quiet=True))

    @property
    def voices(self) -> tuple[Voice, ...]:
        """All voices that can be used, by name."""
        return self._voices

    @property
    def active(self) -> str:
        """The voice that is offered first: the chosen one, else the only or first; may be empty."""
        names = [one.name for one in self._voices]
        return self._chosen if self._chosen in names else next(iter(names), "")

    def voice(self, name: str) -> Voice | None:
        """The voice of that name, or None."""
        wanted = normal(name)
        return next((one for one in self._voices if normal(one.name) == wanted), None)

    def set_workspace(self, workspace: Workspace) -> None:
        """Show the voices of another workspace."""
        self._workspace = workspace
        self._voices, self._chosen = (), ""
        self.voices_changed.emit()
        self._watch.watch([workspace.voices_dir])
        self._read()

    def reload(self) -> None:
        """Read the list anew, soon."""
        self._gather.start()

    def set_active(self, name: str) -> None:
        """Choose the voice that is offered first."""
        workspace = self._workspace
        if workspace is None:
            return
        self._background.run(
            lambda: VoiceStore(workspace).use(name),
            lambda _before: self.reload(),
            self.failed.emit,
            owner=self,
        )

    def close(self) -> None:
        """Read nothing any more."""
        self._gather.stop()
        self._watch.close()

    def _read(self, *, quiet: bool = False) -> None:
        """Read the list; a quiet reading is told only when something is different."""
        workspace = self._workspace
        if workspace is None:
            return

        def read() -> tuple[Workspace, tuple[Voice, ...], str]:
            if not workspace.exists:
                return workspace, (), ""
            return workspace, tuple(VoiceStore(workspace).list()), active_voice(workspace)

        self._background.run(
            read, lambda found: self._on_read(found, quiet=quiet), self.failed.emit, owner=self
        )

    def _on_read(self, found: tuple[Workspace, tuple[Voice, ...], str], *, quiet: bool) -> None:
        workspace, voices, chosen = found
        if workspace is not self._workspace:
            return
        same = (voices, chosen) == (self._voices, self._chosen)
        self._voices, self._chosen = voices, chosen
        folders = [place for one in voices for place in (one.dir, one.current.dir)]
        self._watch.watch([workspace.voices_dir, *folders])
        if not (quiet and same):
            self.voices_changed.emit()
