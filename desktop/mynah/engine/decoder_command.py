"""How the engine starts a decoder of its own: the same program, told to be one."""

import sys

from mynah.project import frozen

COMMAND = "decode"


def decoder_command() -> list[str]:
    """The program and its arguments; what it does is in `mynah.engine.decoding`."""
    if not frozen.is_frozen():
        return [sys.executable, "-P", "-m", "mynah.engine", COMMAND]
    engine = ["--engine"] if sys.platform == "darwin" else []
    return [sys.executable, *engine, COMMAND]
