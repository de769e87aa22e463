"""Whether the sound server of a Linux desktop still answers.

Qt 6.12 ends the whole program (an assertion in libpulse) when a device is opened after the server
died, as it does when it is restarted or crashes. Asking its socket first avoids that.
"""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path

_SECONDS = 0.2


class SoundServer:
    """Remembers where the server answered when sound was first wanted.

    Without such a place, as on other systems or with a server in the network, nothing is known and
    the server counts as alive.
    """

    def __init__(self) -> None:
        self._path = next((path for path in _places() if _answers(path)), None)

    def alive(self) -> bool:
        """Whether it answers now, as far as that can be known."""
        return self._path is None or _answers(self._path)


def _places() -> list[Path]:
    if not sys.platform.startswith("linux"):
        return []
    named = os.environ.get("PULSE_SERVER", "")
    if named:
        return [Path(named.removeprefix("unix:"))] if named.startswith(("unix:", "/")) else []
    runtime = os.environ.get("XDG_RUNTIME_DIR") or f"/run/user/{os.getuid()}"
    folder = os.environ.get("PULSE_RUNTIME_PATH") or f"{runtime}/pulse"
    return [Path(folder) / "native", Path("/var/run/pulse/native")]


def _answers(path: Path) -> bool:
    try:
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as client:
            client.settimeout(_SECONDS)
            client.connect(str(path))
    except OSError:
        return False
    return True
