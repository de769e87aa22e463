"""Memory that was freed goes back to the system."""

from __future__ import annotations

import ctypes
import gc
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


def free_unused() -> None:
    """Give back what a paused run does not need; a device's memory only if torch is in use."""
    gc.collect()
    torch = sys.modules.get("torch")
    if torch is not None and torch.cuda.is_available():
        torch.cuda.empty_cache()
