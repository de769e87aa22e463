"""Jobs for a confined process: some answer, some do not."""

import ctypes
import os
import socket
import sys
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


def stay(request: dict[str, Any]) -> dict[str, Any]:
    """Say who this is, and stay in a library that hears nothing."""
    Path(request["file"]).write_text(f"{os.getpid()}\n")
    time.sleep(120)
    return {}


def stay_without_the_system(request: dict[str, Any]) -> dict[str, Any]:
    """The same where the system does not end children of the dead."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, 0, 0, 0, 0)
    return stay(request)
