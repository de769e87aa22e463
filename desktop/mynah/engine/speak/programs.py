"""Finding and running other programs: without a shell, bounded in time, ended when asked."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from mynah.engine.bound import child_ends_with_us
from mynah.project.frozen import outer_environment
from mynah.protocol.errors import ErrorCode, MynahError

if TYPE_CHECKING:
    from mynah.protocol.ports import Control

SECONDS = 60.0
_TICK_S = 0.05


def find_program(name: str, places: Sequence[Path] = ()) -> Path | None:
    """A program on PATH, or in one of the folders where installers put it."""
    found = shutil.which(name)
    if found and Path(found).is_absolute():  # not what lies in the folder that we were started in
        return Path(found)
    ending = ".exe" if sys.platform == "win32" else ""
    usual = (place / f"{name}{ending}" for place in places)
    return next((path for path in usual if os.access(path, os.X_OK) and path.is_file()), None)


def run_program(
    command: Sequence[str],
    control: Control,
    *,
    given: bytes = b"",
    seconds: float = SECONDS,
) -> bytes:
    """Run a program and return what it wrote.

    Args:
        command: The program and its arguments.
        control: A request there ends the program.
        given: What it reads.
        seconds: After which it is ended.

    Raises:
        MynahError: MISSING_DEPENDENCY where it cannot be started, BAD_INPUT where it
            took too long or failed.
        Interrupted: Something was asked for; the program is gone.
    """
    name = Path(command[0]).stem
    hidden = getattr(subprocess, "CREATE_NO_WINDOW", 0)
    try:
        process = subprocess.Popen(  # noqa: S603 - no shell, and the program was looked for
            list(command),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=outer_environment(),
            creationflags=hidden,
            preexec_fn=child_ends_with_us(),  # noqa: PLW1509 - see there
        )
    except OSError as error:
        raise MynahError(
            ErrorCode.MISSING_DEPENDENCY, f"{name} could not be started.", detail=str(error)
        ) from error
    try:
        out, said = _heard(process, given, control, time.monotonic() + seconds)
    finally:
        _end(process)
    if process.returncode:
        raise MynahError(
            ErrorCode.BAD_INPUT,
            f"{name} failed.",
            detail=f"exit code {process.returncode}: {said[-500:].decode(errors='replace')}",
        )
    return out


def _heard(
    process: subprocess.Popen[bytes], given: bytes, control: Control, until: float
) -> tuple[bytes, bytes]:
    first: bytes | None = given
    while True:
        control.raise_if_requested()
        try:
            return process.communicate(first, timeout=_TICK_S)
        except subprocess.TimeoutExpired:
            first = None  # it goes on with what it was given
            if time.monotonic() > until:
                name = Path(str(process.args[0] if isinstance(process.args, list) else "")).stem
                raise MynahError(
                    ErrorCode.BAD_INPUT, f"{name} took too long and was ended."
                ) from None


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        process.kill()
        with contextlib.suppress(OSError, ValueError):
            process.communicate()
