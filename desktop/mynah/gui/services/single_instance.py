"""One window a workspace: a second start hands its files to the first and ends."""

from __future__ import annotations

import getpass
import hashlib
import json
import logging
import os
import stat
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from mynah.project.locks import FileLock

_log = logging.getLogger(__name__)
_VERSION = 1
_MOST_BYTES = 4 * 1024 * 1024
_TIMEOUT_MS = 2000
_PAUSE_S = 0.05
_LONGEST_PATH = 100  # of a socket; systems allow 103 or 107 bytes


def server_name(name: str) -> str:
    """Where the window of an instance listens; empty where that would not be safe.

    A socket that lies open in the temporary folder could be made by anybody before us: then our
    windows would not start, and hand the names of their files to a stranger. So it lies in a
    folder that nobody else can enter. On Windows it is a pipe for its user alone.
    """
    if sys.platform == "win32":
        return name
    folder = _private_folder()
    path = str(folder / name) if folder is not None else ""
    return path if len(os.fsencode(path)) <= _LONGEST_PATH else ""


def _private_folder() -> Path | None:
    """The session's own folder, or one of ours among the temporary ones."""
    given = os.environ.get("XDG_RUNTIME_DIR", "")
    if given and Path(given).is_absolute() and _is_private(Path(given)):
        return Path(given)
    made = Path(tempfile.gettempdir(), f"mynah-{_user_id()}")
    try:
        made.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        _log.warning("%s: %s", made, error)
    return made if _is_private(made) else None


def _is_private(folder: Path) -> bool:
    """Whether a folder, and no link to one, belongs to this user and to nobody else."""
    try:
        status = folder.lstat()
    except OSError:
        return False
    closed = stat.S_ISDIR(status.st_mode) and not stat.S_IMODE(status.st_mode) & 0o077
    return closed and status.st_uid == _user_id()


def _user_id() -> int:
    return os.getuid() if sys.platform != "win32" else 0


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
        name = instance_name(config_dir, workspace)
        self.name = server_name(name)
        self._lock = FileLock(config_dir / f".{name}.lock")
        self._timeout_ms = timeout_ms
        self._server: QLocalServer | None = None
        self._talks: dict[QLocalSocket, bytearray] = {}

    def try_primary(self) -> bool:
        """Become the one that listens; False when another one does already."""
        if self._server is not None:
            return True
        if not self.name:
            _log.warning("no other window can find this one: there is no safe place for a socket")
            return True
        # Of two that start at the same moment, one would take the socket of the other for the
        # leftover of a killed one.
        if not self._hold() or self._is_answered():
            self._lock.release()
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
        deadline = time.monotonic() + self._timeout_ms / 1000
        socket = QLocalSocket()
        socket.connectToServer(self.name)
        while not socket.waitForConnected(self._timeout_ms):
            if time.monotonic() > deadline:
                return False
            time.sleep(_PAUSE_S)  # it may be starting at this moment
            socket.connectToServer(self.name)
        message = {"v": _VERSION, "files": [_absolute(file) for file in files]}
        socket.write(json.dumps(message).encode("ascii") + b"\n")
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
        self._lock.release(remove=True)

    def _hold(self) -> bool:
        """Take the lock that one window of this name holds; where none can be had, without."""
        try:
            self._lock.path.parent.mkdir(parents=True, exist_ok=True)
            return self._lock.acquire()
        except OSError as error:
            _log.warning("%s: %s", self._lock.path, error)
            return True

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
    if not isinstance(files, list) or not all(_is_path(file) for file in files):
        return None
    return files


def _is_path(file: object) -> bool:
    """Whether this is what :func:`_absolute` makes, and a name that a file can have."""
    if not isinstance(file, str) or "\0" in file:
        return False
    try:
        os.fsencode(file)
    except UnicodeEncodeError:
        return False
    return file.startswith("file:") or Path(file).is_absolute()
