"""Memory that a step frees is kept for the next one."""

from __future__ import annotations

import ctypes
import sys

# Parameters of glibc's mallopt(3).
_TRIM_THRESHOLD, _MMAP_MAX = -1, -4
_MOST = 2**31 - 1


def keep_freed_memory() -> bool:
    """Let glibc keep large blocks that are freed, in place of giving them back to the system.

    Otherwise every tensor of more than 32 MB is new memory, which the system clears page by page:
    a twentieth of a step's time on a CPU. The peak stays what it was, since a step needs the same
    blocks as the one before. For processes that do little else than train.

    Returns:
        Whether there was such an allocator.
    """
    if sys.platform != "linux":
        return False
    try:
        mallopt = ctypes.CDLL(None).mallopt
    except (AttributeError, OSError):  # another C library
        return False
    return bool(mallopt(_MMAP_MAX, 0)) and bool(mallopt(_TRIM_THRESHOLD, _MOST))
