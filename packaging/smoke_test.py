"""Try a built Mynah as a person would use it, without a screen: bundle, installed package, AppDir.

    python3 packaging/smoke_test.py dist/mynah            a folder with the program in it
    python3 packaging/smoke_test.py /usr/bin/mynah        an installed package
    python3 packaging/smoke_test.py Mynah.AppDir          a folder with AppRun in it
    python3 packaging/smoke_test.py "COMMAND ..."         any command that starts the program

The window opens and imports recordings, a small voice is trained, converts, speaks where espeak-ng
is, goes out and comes in again; then the window is asked to end. Everything happens in a temporary
home and workspace and in an environment of its own. It fails where a step fails, where anything
that was said names a missing library, and where a process is left. Standard library only; one line
a step.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent / "smoke"))

from made_speech import write_speech
from trial import SmokeError, Trial, command_of, sound_seconds

TINY_VOICE = Path(__file__).resolve().parent / "smoke" / "tiny_voice.pth"
RECORDINGS = 8
SECONDS_EACH = 5.0


def main(argv: Sequence[str] | None = None) -> int:
    """Run all steps; 0 where the program is whole."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("program", help="a folder, a program, or a command")
    parser.add_argument("--platform", default="offscreen", help="of Qt: offscreen, xcb, wayland")
    parser.add_argument("--patience", type=float, default=600.0, help="seconds for a step")
    parser.add_argument("--keep", type=Path, help="work in this folder and keep it")
    options = parser.parse_args(argv)
    folder = options.keep or Path(tempfile.mkdtemp(prefix="mynah smoke "))
    folder.mkdir(parents=True, exist_ok=True)
    trial = None
    # Whoever ends this script ends what it started: an exception runs what is below.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        command = command_of(options.program)
        trial = Smoke(command, folder.absolute(), options.platform, options.patience)
        trial.run()
    except SmokeError as error:
        tell(f"FAILED: {error}")
        return 1
    finally:
        if trial is not None:
            trial.end_everything()
        if options.keep is None:
            shutil.rmtree(folder, ignore_errors=True)
    tell("the program is whole")
    return 0


class Smoke(Trial):
    """What a person does with the program, step by step."""

    def run(self) -> None:
        """All steps, one after the other."""
        begun = time.monotonic()
        (self.home / "run").mkdir(parents=True, exist_ok=True, mode=0o700)
        settings = self.home / "mynah" / "config" / "settings.json"
        settings.parent.mkdir(parents=True, exist_ok=True)
        settings.write_text('{"schema_version": 1, "first_start_done": true}', encoding="utf-8")
        for title, step in self.steps():
            started = time.monotonic()
            found = step()
            self.refuse_markers()
            tell(f"{time.monotonic() - started:7.1f} s  {title}{f': {found}' if found else ''}")
        tell(f"{time.monotonic() - begun:7.1f} s  together")

    def steps(self) -> Iterator[tuple[str, Callable[[], str]]]:
        """What is done, in words, and how."""
        yield "speech is made", self.make_speech
        yield "the version", self.ask_version
        yield "what the computer can do", self.ask_doctor
        yield "the window opens", self.open_window
        yield "the window imports recordings by its engine", self.wait_for_import
        yield "a second start hands its files to the window", self.hand_over
        yield "a voice is trained", self.train
        yield "the voice converts", self.convert
        yield "the voice speaks", self.speak
        yield "the voice goes out as zip and comes in again", self.out_and_in
        yield "the voice goes out as ONNX", self.as_onnx
        yield "a .pth comes in and goes out", self.pth_in_and_out
        yield "the window ends when asked", self.close_window
        yield "a crash is told at the next start", self.crash_and_start
        yield "nothing is left running", self.require_nothing_left

    # The steps.

    def make_speech(self) -> str:
        """Recordings of somebody who does not exist."""
        for number in range(RECORDINGS):
            write_speech(self.folder / f"speech {number}.wav", SECONDS_EACH, number)
        write_speech(self.folder / "source.wav", 2.0, 99)
        return f"{RECORDINGS} files"

    def ask_version(self) -> str:
        """The program knows its own version, which is in its metadata."""
        answer = self.call("version", "--version").strip()
        if not re.fullmatch(r"mynah \d+\.\d+\.\d+\S*", answer) or answer == "mynah 0.0.0":
            raise SmokeError(f"--version says {answer!r}")
        return answer

    def ask_doctor(self) -> str:
        """Everything that the engine needs is in the program."""
        facts = json.loads(self.call("doctor", "doctor", "--json", *self.where()))
        lost = [one["name"] for one in facts["missing"] if one["required"]]
        lost += [name for name, found in facts["optional"].items() if found is None]
        if lost:
            raise SmokeError(f"not in the program: {', '.join(lost)}")
        return f"torch {facts['packages']['torch']}, {facts['device']['kind']}"

    def open_window(self) -> str:
        """The window takes in recordings and reacts."""
        files = [str(self.folder / f"speech {number}.wav") for number in range(RECORDINGS)]
        return f"{self.begin_window('window', files):.2f} s from the start of the process"

    def begin_window(self, name: str, files: Sequence[str] = ()) -> float:
        """Start the window and wait until it reacts, which it says in a file; the seconds."""
        self.ready.unlink(missing_ok=True)
        begun = time.monotonic()
        self.window = self.start(name, *self.where("--workspace"), *files)
        self.wait(self.ready.is_file, "the window did not become ready", self.window)
        seconds = time.monotonic() - begun
        event = json.loads(self.ready.read_text(encoding="utf-8"))
        if event["event"] != "ready":
            raise SmokeError(f"the window says {event}")
        return seconds

    def wait_for_import(self) -> str:
        """The window was given recordings, and its engine puts them into the library."""
        samples = self.workspace / "samples"

        def all_there() -> bool:
            return len(list(samples.glob("*.meta.json"))) >= RECORDINGS

        self.wait(all_there, "the recordings did not arrive in the workspace", self.window)
        return f"{RECORDINGS} samples"

    def hand_over(self) -> str:
        """There is one window a workspace: a second start gives it the files and ends."""
        before = len(list((self.workspace / "samples").glob("*.meta.json")))
        self.call("a second start", *self.where("--workspace"), str(self.folder / "source.wav"))

        def arrived() -> bool:
            return len(list((self.workspace / "samples").glob("*.meta.json"))) > before

        self.wait(arrived, "the window did not take the files of a second start", self.window)
        return ""

    def train(self) -> str:
        """The shortest real training."""
        result = self.work(
            "train", "train", "--voice", "Smoke", "--epochs", "1", "--batch-size", "2"
        )
        voice = self.workspace / "voices" / "Smoke" / "v001"
        for name in ("voice.json", "model.safetensors"):
            if not (voice / name).is_file():
                raise SmokeError(f"the training ended without {voice / name} ({result})")
        return f"{(voice / 'model.safetensors').stat().st_size / 1e6:.0f} MB"

    def convert(self) -> str:
        """A recording in the trained voice."""
        out = self.folder / "converted.wav"
        self.work("convert", "convert", "Smoke", str(self.folder / "source.wav"), "-o", str(out))
        return f"{sound_seconds(out):.1f} s of sound"

    def speak(self) -> str:
        """A sentence in the trained voice, by espeak-ng, which is a program of the system."""
        if shutil.which("espeak-ng", path=self.environment.get("PATH")) is None:
            return "left out, espeak-ng is not here"
        out = self.folder / "spoken.wav"
        self.work("speak", "speak", "Smoke", "Everything is in its place.", "-o", str(out))
        return f"{sound_seconds(out):.1f} s of sound"

    def out_and_in(self) -> str:
        """A voice leaves and comes back; it is opened by a confined process."""
        exports = self.folder / "exports"
        self.call("export zip", "voices", "export", "Smoke", "-o", str(exports), *self.where())
        made = exports / "Smoke.mynahvoice"
        self.call("import zip", "voices", "import", str(made), "--name", "Again", *self.where())
        self.require_voice("Again")
        return f"{made.stat().st_size / 1e6:.0f} MB"

    def as_onnx(self) -> str:
        """A voice for other programs."""
        exports = self.folder / "exports"
        self.call(
            "export onnx",
            "voices",
            "export",
            "Smoke",
            "--for",
            "onnx",
            "-o",
            str(exports),
            *self.where(),
        )
        made = exports / "Smoke" / "Smoke.onnx"
        if not made.is_file():
            raise SmokeError(f"there is no {made}")
        return f"{made.stat().st_size / 1e6:.0f} MB"

    def pth_in_and_out(self) -> str:
        """A file that the export made once; it is opened by a confined process."""
        exports = self.folder / "exports"
        self.call(
            "import pth", "voices", "import", str(TINY_VOICE), "--name", "Tiny", *self.where()
        )
        self.require_voice("Tiny")
        self.call(
            "export pth",
            "voices",
            "export",
            "Tiny",
            "--for",
            "applio",
            "-o",
            str(exports),
            *self.where(),
        )
        made = exports / "Tiny" / "Tiny.pth"
        self.call(
            "import pth again", "voices", "import", str(made), "--name", "Tiny again", *self.where()
        )
        self.require_voice("Tiny again")
        return f"{made.stat().st_size / 1e3:.0f} kB"

    def close_window(self) -> str:
        """The window ends by itself when it is asked to."""
        window = self.window
        if window is None or window.poll() is not None:
            raise SmokeError("the window ended by itself")
        if os.name == "nt":
            subprocess.run(["taskkill", "/PID", str(window.pid)], check=False, capture_output=True)
        else:
            window.terminate()
        try:
            code = window.wait(60)
        except subprocess.TimeoutExpired:
            raise SmokeError("the window did not end when it was asked to") from None
        if code != 0:
            raise SmokeError(f"the window ended with {code}")
        return ""

    def crash_and_start(self) -> str:
        """A window that crashes leaves a report, which the next one finds."""
        if os.name == "nt":
            return "left out, there is no such signal here"
        self.begin_window("crash")
        window = self.window
        if window is not None:
            window.send_signal(signal.SIGABRT)
            window.wait(60)
        self.begin_window("start after it")
        found = self.home / "mynah" / "logs" / "crash-seen.txt"
        if not found.is_file() or "Fatal Python error" not in found.read_text(encoding="utf-8"):
            raise SmokeError("a window that crashed left no report, or the next did not find it")
        return self.close_window()

    def require_nothing_left(self) -> str:
        """Every process that was started is gone."""
        deadline = time.monotonic() + 20
        while (left := self.living()) and time.monotonic() < deadline:
            time.sleep(0.2)
        if left:
            raise SmokeError("left running: " + ", ".join(f"{pid} {name}" for pid, name in left))
        return ""


def tell(text: str) -> None:
    """One line, at once."""
    print(f"[smoke] {text}", flush=True)


if __name__ == "__main__":
    raise SystemExit(main())
