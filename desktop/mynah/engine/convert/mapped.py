"""Files that are read and written as arrays, at bounded memory."""

from __future__ import annotations

import mmap
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_DROP = getattr(mmap, "MADV_DONTNEED", None)


def let_go(audio: NDArray[np.float32]) -> None:
    """Take what was read or written of a mapped file out of this program's memory.

    Nothing is lost: the pages stay with the system as long as it has room, and are read again
    when they are wanted. Without this hours of sound count as memory that the program holds, and
    a limit on it ends the program. Does nothing to an array that is not mapped, or where the
    system has no such advice (there it takes the pages by itself).
    """
    mapping = getattr(audio, "_mmap", None)
    if mapping is not None and _DROP is not None:
        mapping.madvise(_DROP)
