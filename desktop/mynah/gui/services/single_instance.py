"""One window a workspace: a second start hands its files to the first and ends."""

from __future__ import annotations

import getpass
import hashlib
import json
import logging
import time
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_log = logging.getLogger(__name__)
_VERSION = 1
_MOST_BYTES = 4 * 1024 * 1024
_TIMEOUT_MS = 2000


def instance_name(config_dir: Path, workspace: Path) -> str:
    """The same for the same user, settings and workspace, and for nobody else."""
    who = "\0".join((getpass.getuser(), str(config_dir.absolute()), str(workspace.absolute())))
    return "mynah-" + hashlib.sha256(who.encode("utf-8", "surrogatepass")).hexdigest()[:24]


class SingleInstance(QObject):
    """The first window listens, later ones talk to it.

    Args:
        config_dir: Folder of the settings.
        workspace: Folder of the workspace.
        parent: Its parent.
        timeout_ms: How long the other side may take for a message.

    Signals:
        message_received: A second start handed over files, perhaps none: show the window.
    """

    message_received = Signal(list)

    def __init__(
        self,
        config_dir: Path,
        workspace: Path,
        parent: QObject | None = None,
        *,
        timeout_ms: int = _TIMEOUT_MS,
    ) -> None:
        super().__init__(parent)
        self.name = instance_name(config_dir, workspace)
        self._timeout_ms = timeout_ms
        self._server: QLocalServer | None = None
        self._talks: dict[QLocalSocket, bytearray] = {}

    def try_primary(self) -> bool:
        """Become the one that listens; False when another one does already."""
        if self._server is not None:
            return True
        if self._is_answered():
            return False
        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        if not server.listen(self.name):
            # A killed window leaves its socket behind; nobody answered on it.
            QLocalServer.removeServer(self.name)
            if not server.listen(self.name):
                _log.warning("no other window can find this one: %s", server.errorString())
                return True  # better two windows than none
        server.newConnection.connect(self._on_connection)
        self._server = server
        return True

    def forward(self, files: Sequence[str | Path]) -> bool:
        """Hand files to the window that listens; whether it took them. Waits for its answer."""
        socket = QLocalSocket()
        socket.connectToServer(self.name)
        if not socket.waitForConnected(self._timeout_ms):
            return False
        message = {"v": _VERSION, "files": [_absolute(file) for file in files]}
        socket.write(json.dumps(message).encode("ascii") + b"\n")
        deadline = time.monotonic() + self._timeout_ms / 1000
        while not socket.canReadLine():
            left = int((deadline - time.monotonic()) * 1000)
            if left <= 0 or not socket.waitForReadyRead(left):
                break
        answer = bytes(socket.readAll().data())
        socket.abort()
        return answer.strip() == b"taken"

    def close(self) -> None:
        """Listen no longer."""
        for socket in list(self._talks):
            socket.abort()
        self._talks.clear()
        if self._server is not None:
            self._server.close()
            self._server = None

    def _is_answered(self) -> bool:
        socket = QLocalSocket()
        socket.connectToServer(self.name)
        answered = socket.waitForConnected(self._timeout_ms)
        socket.abort()
        return answered

    def _on_connection(self) -> None:
        while self._server is not None and self._server.hasPendingConnections():
            socket = self._server.nextPendingConnection()
            self._talks[socket] = bytearray()
            socket.readyRead.connect(self._on_readable)
            socket.disconnected.connect(self._on_disconnected)
            # Whoever connects and says nothing is not waited for.
            QTimer.singleShot(self._timeout_ms, socket, socket.abort)
            self._read(socket)

    def _on_readable(self) -> None:
        socket = self.sender()
        if isinstance(socket, QLocalSocket):
            self._read(socket)

    def _on_disconnected(self) -> None:
        socket = self.sender()
        if isinstance(socket, QLocalSocket):
            self._talks.pop(socket, None)
            socket.deleteLater()

    def _read(self, socket: QLocalSocket) -> None:
        said = self._talks.get(socket)
        if said is None:
            return
        said += bytes(socket.readAll().data())
        if len(said) > _MOST_BYTES:
            socket.abort()
            return
        line, end, _ = said.partition(b"\n")
        if not end:
            return
        files = _files_in(bytes(line))
        if files is None:
            socket.write(b"refused\n")
        else:
            socket.write(b"taken\n")
        socket.flush()
        socket.disconnectFromServer()
        if files is not None:
            self.message_received.emit(files)


def _absolute(file: str | Path) -> str:
    """What the other window understands, which was started in another folder."""
    text = str(file)
    return text if text.startswith("file:") else str(Path(text).absolute())


def _files_in(line: bytes) -> list[str] | None:
    """The files of a message; None for one of another version or of something else."""
    try:
        message = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(message, dict) or message.get("v") != _VERSION:
        return None
    files = message.get("files")
    if not isinstance(files, list) or not all(isinstance(file, str) for file in files):
        return None
    return files
