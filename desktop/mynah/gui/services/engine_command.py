"""Where the engine is: the one place that knows how it is started from source and when frozen."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping

from mynah.project import frozen


def engine_command() -> tuple[str, list[str]]:
    """The program and first arguments of the engine.

    From source it is the engine's package under the same interpreter, which must not take a file of
    the current folder for a library (`-P`); frozen it is the program
    beside this one, which holds no Qt; on macOS a bundle has one program, which is told what to be.
    """
    if not frozen.is_frozen():
        return sys.executable, ["-P", "-m", "mynah.engine"]
    return frozen.engine_program()


def engine_environment(base: Mapping[str, str] | None = None) -> dict[str, str]:
    """What the engine's process finds in its environment."""
    # A bundle's engine makes its own places anew, and keeps what was there before for espeak-ng.
    environment = frozen.outer_environment(os.environ if base is None else base)
    # Text is UTF-8 whatever the locale says, and nothing waits in a buffer.
    environment |= {"PYTHONUTF8": "1", "PYTHONUNBUFFERED": "1", "PYTHONSAFEPATH": "1"}
    # These move the window's own files or Qt; a child has no use for them.
    for name in ("QT_PLUGIN_PATH", "QT_QPA_PLATFORM_PLUGIN_PATH"):
        environment.pop(name, None)
    return environment
