import json
import os
import stat
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from helpers.children import posix, wait_for
from mynah.gui.services.single_instance import SingleInstance, instance_name

pytestmark = pytest.mark.gui


@pytest.fixture
def instance(qapp, tmp_path):
    made = []

    def make(workspace="ws", **more):
        one = SingleInstance(tmp_path / "config", tmp_path / workspace, **more)
        one.received = []
        one.message_received.connect(one.received.append)
        made.append(one)
        return one

    yield make
    for one in made:
        one.close()


# A second start is another process: it waits for an answer that this one's event loop gives.
SECOND = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from mynah.gui.services.single_instance import SingleInstance
app = QCoreApplication([])
second = SingleInstance(Path(sys.argv[1]), Path(sys.argv[2]))
if second.try_primary():
    sys.exit(3)
sys.exit(0 if second.forward(sys.argv[3:]) else 4)
"""


def start_second(tmp_path, *files):
    places = [str(tmp_path / "config"), str(tmp_path / "ws")]
    return subprocess.Popen([sys.executable, "-c", SECOND, *places, *files], cwd=tmp_path)


def test_the_name_is_that_of_user_settings_and_workspace(tmp_path):
    name = instance_name(tmp_path, tmp_path / "a")
    assert name == instance_name(tmp_path, tmp_path / "a")
    assert name != instance_name(tmp_path, tmp_path / "b")
    assert name != instance_name(tmp_path / "other", tmp_path / "a")
    assert len(name) < 40  # a socket's path has room for about a hundred characters


def test_a_second_start_hands_its_files_to_the_first(instance, qtbot, tmp_path):
    first = instance()
    assert first.try_primary()
    assert first.try_primary()
    second = start_second(tmp_path, "clip ü.wav", "file:///a%20b.wav")
    wait_for(qtbot, lambda: second.poll() is not None)
    assert second.returncode == 0
    assert first.received == [[str(tmp_path / "clip ü.wav"), "file:///a%20b.wav"]]


def test_another_workspace_has_a_window_of_its_own(instance):
    first, other = instance(), instance("other")
    assert first.try_primary()
    assert other.try_primary()
    assert not instance("third").forward(["x"])


@posix
def test_the_socket_of_a_killed_window_is_no_obstacle(instance, qtbot, tmp_path):
    code = (
        "import sys, time; from PySide6.QtCore import QCoreApplication;"
        "from PySide6.QtNetwork import QLocalServer; app = QCoreApplication([]);"
        "s = QLocalServer(); print(s.listen(sys.argv[1]), flush=True); time.sleep(60)"
    )
    one = instance()
    killed = subprocess.Popen(
        [sys.executable, "-c", code, one.name], stdout=subprocess.PIPE, text=True
    )
    assert killed.stdout.readline().strip() == "True"
    killed.kill()
    killed.communicate()
    assert one.try_primary()
    second = start_second(tmp_path)
    wait_for(qtbot, lambda: second.poll() is not None)
    assert second.returncode == 0
    assert one.received == [[]]


@pytest.mark.parametrize(
    "line",
    [
        b"\xff\xfe\n",
        b"[1]\n",
        json.dumps({"v": 2, "files": []}).encode() + b"\n",
        json.dumps({"v": 1, "files": [3]}).encode() + b"\n",
        json.dumps({"v": 1, "files": ["relative.wav"]}).encode() + b"\n",
        json.dumps({"v": 1, "files": ["/a\0b.wav"]}).encode() + b"\n",
        json.dumps({"v": 1, "files": ["/\ud800.wav"]}).encode() + b"\n",
    ],
)
def test_what_is_no_message_is_refused(instance, qtbot, line):
    first = instance()
    assert first.try_primary()
    socket = QLocalSocket()
    socket.connectToServer(first.name)
    assert socket.waitForConnected(1000)
    socket.write(line)
    socket.flush()
    wait_for(qtbot, lambda: socket.state() == QLocalSocket.LocalSocketState.UnconnectedState)
    assert bytes(socket.readAll().data()) == b"refused\n"
    assert first.received == []


def test_whoever_says_nothing_is_not_waited_for(instance, qtbot):
    first = instance(timeout_ms=50)
    assert first.try_primary()
    socket = QLocalSocket()
    socket.connectToServer(first.name)
    assert socket.waitForConnected(1000)
    wait_for(qtbot, lambda: socket.state() == QLocalSocket.LocalSocketState.UnconnectedState)
    assert first.received == []


def test_a_window_that_does_not_answer_is_not_waited_for(instance):
    one = instance(timeout_ms=50)
    silent = QLocalServer()
    assert silent.listen(one.name)
    assert not one.forward(["x"])
    silent.close()


@pytest.fixture
def temporary(monkeypatch):
    """A temporary folder whose name is short enough for a socket, and no session's folder."""
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    with tempfile.TemporaryDirectory() as folder:
        monkeypatch.setattr(tempfile, "tempdir", folder)
        yield Path(folder)


@posix
def test_nobody_else_can_reach_the_socket(instance, temporary):
    one = instance()
    assert one.try_primary()
    folder = Path(one.name).parent
    assert folder.parent == temporary
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(Path(one.name).stat().st_mode) & 0o077 == 0


@posix
@pytest.mark.parametrize("trap", ["open", "link", "file"])
def test_a_folder_that_others_prepared_is_not_trusted(instance, temporary, trap):
    place, real = temporary / f"mynah-{os.getuid()}", temporary / "real"
    real.mkdir(mode=0o700)
    if trap == "open":
        place.mkdir()
        place.chmod(0o777)
    elif trap == "link":
        place.symlink_to(real)
    else:
        place.write_text("")
    one = instance()
    assert one.name == ""
    assert one.try_primary()  # a window opens, alone
    assert not one.forward(["/x"])
    assert list(real.iterdir()) == []


def test_of_two_that_start_at_once_one_listens(instance):
    first, second = instance(timeout_ms=100), instance(timeout_ms=100)
    first._is_answered = second._is_answered = lambda: False  # both asked before either listened
    assert first.try_primary()
    assert not second.try_primary()
    first.close()
    assert second.try_primary()
