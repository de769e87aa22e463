"""The command as a desktop starts it: files to import, and a second start hands over its own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import soundfile

from helpers.samples import speech_like
from mynah.__main__ import is_for_window
from mynah.gui.application import READY_VARIABLE
from mynah.project.atomic import write_json

pytestmark = [pytest.mark.gui, pytest.mark.engine]
MYNAH = [sys.executable, "-m", "mynah"]


@pytest.mark.parametrize(
    ("arguments", "window"),
    [
        ([], True),
        (["/somewhere/a.wav"], True),
        (["file:///somewhere/a.wav"], True),
        (["a.wav"], True),
        (["./train"], True),
        (["--workspace", "/somewhere"], True),
        (["train", "--voice", "a.b"], False),
        (["import", "/somewhere/a.wav"], False),
        (["--help"], False),
        (["--version"], False),
    ],
)
def test_what_opens_the_window_and_what_is_a_command(arguments, window):
    assert is_for_window(arguments) is window


@pytest.fixture
def settled(home_of_its_own):
    settings = {"schema_version": 1, "first_start_done": True}
    write_json(home_of_its_own / "config" / "settings.json", settings)


def start(workspace: Path, *files: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [*MYNAH, "--workspace", str(workspace), *map(str, files)],
        env={**os.environ, READY_VARIABLE: "1"},
        stderr=subprocess.PIPE,
    )


def names_in(workspace: Path) -> int:
    return len(list((workspace / "samples").glob("*.meta.json")))


def until(condition, seconds: float = 60.0) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it never came true"
        time.sleep(0.1)


@pytest.mark.usefixtures("settled")
def test_files_are_imported_and_a_second_start_hands_over_its_own(tmp_path):
    workspace = tmp_path / "a workspace"
    first, second = tmp_path / "one ü.wav", tmp_path / "two.wav"
    for number, path in enumerate((first, second)):
        soundfile.write(path, speech_like(3.0, seed=number), 16000)
    window = start(workspace, first)
    try:
        for line in window.stderr:
            if line.startswith(b"ready"):
                break
        until(lambda: names_in(workspace) == 1)
        with start(workspace, second) as other:
            other.stderr.read()
            assert other.wait(20) == 0  # it did not open a window of its own
        until(lambda: names_in(workspace) == 2)
        assert window.poll() is None
    finally:
        window.terminate()
        window.communicate(timeout=20)
    assert window.returncode == 0  # asked to end, it ended as if it had been closed


# While a training goes on, a window that is closed asks, and stays until somebody answers.
ASKING = """
import sys
from mynah.gui import application
make = application.open_window
def make_asking(app, settings, root):
    desktop = make(app, settings, root)
    def ask():
        desktop.window.may_close = lambda: False
        print("asks", flush=True)
    desktop.completed.connect(ask)
    return desktop
application.open_window = make_asking
sys.exit(application.main(["--workspace", sys.argv[1]]))
"""


@pytest.mark.usefixtures("settled")
@pytest.mark.skipif(os.name != "posix", reason="Windows delivers no such signal to a window")
def test_a_program_that_is_told_to_end_asks_nobody(tmp_path):
    command = [sys.executable, "-c", ASKING, str(tmp_path / "a workspace")]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as window:
        try:
            assert window.stdout.readline() == b"asks\n"
            window.send_signal(signal.SIGTERM)
            assert window.wait(20) == 0
        finally:
            window.kill()
