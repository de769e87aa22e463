"""A built program at work: started in surroundings of its own, listened to, and ended whole."""

from __future__ import annotations

import contextlib
import json
import os
import re
import shlex
import shutil
import signal
import subprocess
import time
import wave
from collections.abc import Callable
from pathlib import Path
from typing import Any

MARK = "MYNAH_SMOKE_TEST"
# What a program says that lacks a part of itself, whatever comes of it.
MISSING = re.compile(
    r"cannot open shared object|cannot load library|could not load library"
    r"|DLL load failed|image not found|Library not loaded|Library not found"
    r"|No module named|ModuleNotFoundError|PackageNotFoundError|undefined symbol"
    r"|version `[^']+' not found|Could not (?:find|load) the Qt platform plugin"
    r"|no Qt platform plugin could be initialized|Failed to extract|Failed to execute script"
    r"|No QtMultimedia backends? found|Could not load the Qt|QFactoryLoader"
    r"|plugin .* is not compatible|Unable to find torch_shm"
    r"|Fontconfig error|Cannot mix incompatible Qt",
    re.IGNORECASE,
)
# Said where a computer has no such sound server; Qt goes on with the next.
HARMLESS = re.compile(r"pipewire|PulseAudioService|libjack", re.IGNORECASE)
# Of our environment the program sees these alone.
KEPT_VARIABLES = (
    *("PATH", "LANG", "TMPDIR", "DISPLAY", "XAUTHORITY", "WAYLAND_DISPLAY"),
    *("SYSTEMROOT", "WINDIR", "COMSPEC"),
)


class SmokeError(Exception):
    """What is wrong with the built program."""


def command_of(program: str) -> list[str]:
    """The command that starts what was named."""
    path = Path(program)
    if path.is_dir():
        places = ("AppRun", "mynah", "mynah.exe", "Contents/MacOS/mynah")
        for place in (path / name for name in places):
            if place.is_file():
                return [str(place.absolute())]
        raise SmokeError(f"{path} holds no program")
    if path.is_file():
        return [str(path.absolute())]
    words = shlex.split(program)
    found = shutil.which(words[0]) if words else None
    if found is None:
        raise SmokeError(f"there is no {program}")
    return [found, *words[1:]]


class Trial:
    """The program at work in a folder of its own."""

    def __init__(self, command: list[str], folder: Path, platform: str, patience: float) -> None:
        self.command = command
        self.folder = folder
        self.patience = patience
        self.workspace = folder / "work space ü"
        self.home = folder / "home"
        self.ready = folder / "ready.json"
        self.token = f"{os.getpid()}-{time.time_ns()}"
        self.window: subprocess.Popen[bytes] | None = None
        self.said: list[Path] = []
        kept = {name: os.environ[name] for name in KEPT_VARIABLES if name in os.environ}
        self.environment = {
            **kept,
            MARK: self.token,
            "HOME": str(self.home),
            "USERPROFILE": str(self.home),
            "XDG_RUNTIME_DIR": str(self.home / "run"),
            "MYNAH_HOME": str(self.home / "mynah"),
            "MYNAH_TELL_READY": str(self.ready),
            "QT_QPA_PLATFORM": platform,
            # What a desktop says about another Qt must not reach ours.
            "QT_PLUGIN_PATH": str(folder / "plugins of another Qt"),
        }

    def where(self, option: str = "-w") -> list[str]:
        """The option that names the workspace."""
        return [option, str(self.workspace)]

    def start(
        self, name: str, *arguments: str, own_output: Path | None = None
    ) -> subprocess.Popen[bytes]:
        """Start the program; what it says goes into a file, its output into one of its own."""
        said = self.folder / f"said by {name}.log"
        self.said.append(said)
        with said.open("wb") as log:
            out = own_output.open("wb") if own_output else log
            try:
                return subprocess.Popen(
                    [*self.command, *arguments],
                    stdin=subprocess.DEVNULL,
                    stdout=out,
                    stderr=log,
                    env=self.environment,
                    cwd=self.folder,
                    start_new_session=True,
                )
            except OSError as error:
                raise SmokeError(f"{self.command[0]} could not be started: {error}") from error
            finally:
                if own_output:
                    out.close()

    def call(self, name: str, *arguments: str) -> str:
        """Run a command that must succeed; what it wrote to standard output."""
        result = self.folder / f"result of {name}.txt"
        self.said.append(result)
        process = self.start(name, *arguments, own_output=result)
        try:
            code = process.wait(self.patience)
        except subprocess.TimeoutExpired:
            process.kill()  # what it started itself is ended with everything else
            process.wait()
            raise SmokeError(f"{name} took more than {self.patience:.0f} s") from None
        text = _text(result)
        if code != 0:
            said = _text(self.folder / f"said by {name}.log")
            raise SmokeError(f"{name} ended with {code}\n{text[-1500:]}{said[-3000:]}")
        return text

    def work(self, name: str, *arguments: str) -> dict[str, Any]:
        """Run a command that tells events; it must end with the event `done`."""
        lines = self.call(name, *arguments, "--json", *self.where()).splitlines()
        events = [json.loads(line) for line in lines if line.strip()]
        last = events[-1] if events else {}
        if last.get("event") != "done":
            raise SmokeError(f"{name} did not end with done but with {last}")
        return last

    def wait(
        self, condition: Callable[[], bool], fault: str, process: subprocess.Popen[bytes] | None
    ) -> None:
        """Wait until something is so, while a process lives."""
        deadline = time.monotonic() + self.patience
        while not condition():
            if process is not None and process.poll() is not None:
                said = self.everything_said()[-3000:]
                raise SmokeError(f"{fault}: the process ended with {process.returncode}\n{said}")
            if time.monotonic() > deadline:
                raise SmokeError(f"{fault} in {self.patience:.0f} s")
            time.sleep(0.02)

    def require_voice(self, name: str) -> None:
        """Fail where the workspace has no voice of this name."""
        if not list((self.workspace / "voices").glob(f"{name}/*/voice.json")):
            raise SmokeError(f"there is no voice {name} in the workspace")

    def everything_said(self) -> str:
        """What the program wrote anywhere until now, logs and the journals of runs included."""
        logs = [*self.said, *self.home.rglob("*.log"), *self.workspace.glob("runs/*/*.log")]
        return "\n".join(_text(path) for path in logs if path.is_file())

    def refuse_markers(self) -> None:
        """Fail where anything that was said so far names a missing part."""
        for line in self.everything_said().splitlines():
            if MISSING.search(line) and not HARMLESS.search(line):
                raise SmokeError(f"a part is missing: {line.strip()[:300]}")

    def living(self) -> list[tuple[int, str]]:
        """Processes that come from this trial, by what is in their environment."""
        found = []
        mark = f"{MARK}={self.token}".encode()
        for folder in Path("/proc").glob("[0-9]*"):
            try:
                if mark in (folder / "environ").read_bytes().split(b"\0"):
                    name = _text(folder / "cmdline").replace("\0", " ")
                    found.append((int(folder.name), name.strip()[:120]))
            except OSError:  # it ended meanwhile, or is another person's
                continue
        return found

    def end_everything(self) -> None:
        """Leave no process behind, whatever went wrong."""
        if self.window is not None and self.window.poll() is None:
            self.window.kill()
            self.window.wait()
        deadline = time.monotonic() + 10
        while (left := self.living()) and time.monotonic() < deadline:
            for pid, _name in left:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
            time.sleep(0.05)


def sound_seconds(path: Path) -> float:
    """Length of a WAV file in seconds.

    Raises:
        SmokeError: It is no such file, or it is silent or empty.
    """
    try:
        with wave.open(str(path), "rb") as sound:
            frames, rate = sound.getnframes(), sound.getframerate()
            data = sound.readframes(frames)
    except (OSError, EOFError, wave.Error) as error:
        raise SmokeError(f"{path.name} is no sound: {error}") from error
    if frames < rate // 2 or len(set(data)) < 10:
        raise SmokeError(f"{path.name} is empty or silent")
    return frames / rate


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace")
