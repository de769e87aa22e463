"""An X server that draws into memory, with a window manager and a tray, for one test."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

import pytest

SCREEN = "1280x860x24"
PROGRAMS = ("Xvfb", "openbox", "trayer", "xdotool")


@dataclass
class XServer:
    """A running server; programs started through it see its display and are ended with it."""

    display: str
    children: list[subprocess.Popen[bytes]] = field(default_factory=list)
    farewells: list[Callable[[], object]] = field(default_factory=list)

    @property
    def environment(self) -> dict[str, str]:
        """For programs that shall appear on it."""
        chosen = {"DISPLAY": self.display, "QT_QPA_PLATFORM": "xcb", "NO_AT_BRIDGE": "1"}
        return {**os.environ, **chosen}

    def start(
        self, command: Sequence[str], extra: Mapping[str, str] | None = None, **options
    ) -> subprocess.Popen[bytes]:
        """Start a program that is killed, with all it started, when the test ends."""
        child = subprocess.Popen(
            command, env={**self.environment, **(extra or {})}, start_new_session=True, **options
        )
        self.children.append(child)
        return child

    def xdotool(self, *arguments: str, check: bool = True) -> str:
        """Move the mouse, press keys, find windows."""
        done = subprocess.run(
            ["xdotool", *arguments],
            env=self.environment,
            capture_output=True,
            text=True,
            check=check,
            timeout=20,
        )
        return done.stdout.strip()

    def window_named(self, name: str, seconds: float = 30.0) -> str:
        """Id of a visible window with this title, waiting for it."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            found = self.xdotool("search", "--onlyvisible", "--name", name, check=False)
            if found:
                return found.splitlines()[-1]
            time.sleep(0.02)
        raise AssertionError(f"no window named {name!r} within {seconds:g} s")


@contextmanager
def x_server(*, tray: bool = True) -> Iterator[XServer]:
    """Start everything, and end it whatever happens."""
    missing = [name for name in PROGRAMS if shutil.which(name) is None]
    if missing:
        words = f"not installed: {', '.join(missing)}"
        # In CI the group must not vanish without a word.
        (pytest.fail if os.environ.get("CI") else pytest.skip)(words)
    reading, writing = os.pipe()
    # Without -noreset the server starts anew, and drops who is just connecting, whenever its last
    # client leaves: the one that looked for a window.
    server = subprocess.Popen(
        [
            "Xvfb",
            "-displayfd",
            str(writing),
            "-screen",
            "0",
            SCREEN,
            "-nolisten",
            "tcp",
            "-noreset",
        ],
        pass_fds=[writing],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    os.close(writing)
    with os.fdopen(reading) as number:
        display = f":{number.readline().strip()}"
    running = XServer(display, [server])
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    try:
        running.start(["openbox"], **quiet)
        if tray:
            _start_tray(running, quiet)
        yield running
    finally:
        for child in reversed(running.children):
            end(child)
        for farewell in running.farewells:
            farewell()


def _start_tray(running: XServer, quiet: Mapping[str, int]) -> None:
    """Start the tray, and once more where it has come up without its window."""
    command = ["trayer", "--edge", "bottom", "--height", "24"]
    child = running.start(command, **quiet)
    try:
        running.window_named("panel", 10)
    except AssertionError:
        end(child)
        running.start(command, **quiet)
        running.window_named("panel")


def end(child: subprocess.Popen[bytes]) -> None:
    """Kill a program and all that it started."""
    try:
        os.killpg(child.pid, signal.SIGKILL)
    except ProcessLookupError:
        child.kill()
    child.wait(10)
