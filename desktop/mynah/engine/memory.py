"""Memory that was freed goes back to the system."""

from __future__ import annotations

import ctypes
import sys


def give_back() -> None:
    """Return what is free to the system where the C library keeps it for itself (glibc).

    What was taken for one piece of work lies in other sizes than the next one asks for, so that
    without this the peaks of both add up.
    """
    if sys.platform != "linux":
        return
    try:
        ctypes.CDLL(None).malloc_trim(0)
    except (OSError, AttributeError):
        return  # another C library
