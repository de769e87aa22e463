"""What tests of speaking share: a voice of letters, and a program that stands for espeak-ng."""

import stat
import sys

import pytest

from helpers.piper_voice import made_piper
from mynah.engine.control import Control
from mynah.engine.kept_models import KeptModels
from mynah.engine.reporter import ListReporter
from mynah.engine.speak import espeak
from mynah.engine.speak.piper_shelf import piper_dir
from mynah.engine.speak.request import SpeakRequest
from mynah.engine.speak.speaker import Speaker
from mynah.project.workspace import Workspace

TEXT = "Hello there. How are you?\n\nFine, thanks."

# Says a tone of a length that goes with the text, or the phonemes of one, as espeak-ng would.
FAKE = """#!{python}
import math, struct, sys
args, text = sys.argv[1:], ""
if "--version" in args:
    print("eSpeak NG text-to-speech: 9.9  Data at: /nowhere"); sys.exit()
if "--voices" in args:
    print("Pty Language Age/Gender VoiceName File Other")
    print(" 5 en-us --/M English_(America) gmw/en-US (en 3)")
    print(" 5 de --/M German gmw/de")
    print(" 5 en --/M mbrola-1 mb/mb-1"); sys.exit()
text = sys.stdin.buffer.read().decode()
if "slow" in text:
    import time; time.sleep(30)
if "fail" in text:
    sys.exit("no")
if "--ipa" in args:
    print(text.strip().lower()); sys.exit()
speed = int(args[args.index("-s") + 1]) / 175
count = int(len(text) * 1200 / speed)
data = b"".join(struct.pack("<h", int(9000 * math.sin(i * 0.06))) for i in range(count))
head = b"RIFF\\xff\\xff\\xff\\x7fWAVEfmt " + struct.pack("<IHHIIHH", 16, 1, 1, 22050, 44100, 2, 16)
sys.stdout.buffer.write(head + b"data\\xff\\xff\\xff\\x7f" + data)
"""


@pytest.fixture(autouse=True)
def own_home(tmp_path, monkeypatch):
    monkeypatch.setenv("MYNAH_HOME", str(tmp_path / "home"))
    monkeypatch.setattr("mynah.engine.speak.piper.require_checked", lambda *_: None)


@pytest.fixture
def program(tmp_path, monkeypatch):
    """A program that stands for espeak-ng."""
    if sys.platform == "win32":
        pytest.skip("a script is no program there")
    path = tmp_path / "bin" / "espeak-ng"
    path.parent.mkdir()
    path.write_text(FAKE.replace("{python}", sys.executable), encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setattr(espeak, "find_espeak", lambda: path)
    return path


@pytest.fixture
def no_espeak(monkeypatch):
    monkeypatch.setattr(espeak, "find_espeak", lambda: None)


@pytest.fixture
def tone():
    return made_piper(piper_dir())


@pytest.fixture
def workspace(tmp_path):
    return Workspace.open(tmp_path / "ws", create=True)


@pytest.fixture
def speak(workspace):
    """Speaks; gives the answer and what was reported."""

    def run(text=TEXT, control=None, **parameters):
        reporter = ListReporter()
        given = {"text": text, "workspace": str(workspace.root), "voice": "", **parameters}
        request = SpeakRequest.checked(given)
        made = Speaker(KeptModels())
        return made.speak(request, reporter, control or Control()), reporter

    return run
