"""Jobs for a confined process: some answer, some do not."""

import os
import socket
import time
from pathlib import Path
from typing import Any

from mynah.protocol.errors import ErrorCode, MynahError


def answer(request: dict[str, Any]) -> dict[str, Any]:
    """Give back what was asked, and who answers."""
    return {**request, "pid": os.getpid()}


def refuse(request: dict[str, Any]) -> dict[str, Any]:
    """Refuse in words."""
    raise MynahError(ErrorCode.BROKEN_FILE, f"{request['file']} is damaged.", items=[("a", "b")])


def die(_request: dict[str, Any]) -> dict[str, Any]:
    """End as a library does that breaks over a file."""
    os._exit(11)


def swell(_request: dict[str, Any]) -> dict[str, Any]:
    """Take more memory than any limit allows."""
    return {"size": len(bytearray(1 << 40))}


def sleep(_request: dict[str, Any]) -> dict[str, Any]:
    """Never answer."""
    time.sleep(60)
    return {}


def network(request: dict[str, Any]) -> dict[str, Any]:
    """Try to reach a server on this computer, and to write a file."""
    try:
        socket.create_connection(("127.0.0.1", request["port"]), 5).close()
        reached = True
    except OSError:
        reached = False
    path = Path(request["folder"], "written")
    path.write_text("here", encoding="ascii")
    return {"reached": reached, "owner": path.stat().st_uid}
