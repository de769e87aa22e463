"""Jobs for a confined process: one that answers, and three that do not."""

import os
import time
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
