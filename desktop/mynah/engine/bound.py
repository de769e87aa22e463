"""Processes that end when the one that started them is gone, however that went.

A process that is killed cannot end its children, and these would go on: to hold memory and a
processor for hours over a file that nobody waits for any more.
"""

import ctypes
import multiprocessing
import os
import pickle
import signal
import sys
import threading
from contextlib import suppress
from multiprocessing.connection import wait

_ON_PARENTS_DEATH = 1  # PR_SET_PDEATHSIG of prctl(2)
_ORPHANED = 70


def end_with_parent() -> None:
    """End this process, which `multiprocessing` started, as soon as its parent is gone.

    Linux does that at once, also in the middle of a library's work; elsewhere a thread waits for
    the parent. On Linux the thread of the parent that started this process must outlive it.
    """
    parent = multiprocessing.parent_process()
    if parent is None:
        return
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):  # a system library without it; the thread remains
            ctypes.CDLL(None).prctl(_ON_PARENTS_DEATH, signal.SIGKILL, 0, 0, 0)
    sentinel = parent.sentinel

    def watch() -> None:
        wait([sentinel])
        os._exit(_ORPHANED)

    threading.Thread(target=watch, name="parent", daemon=True).start()


def call(work: bytes) -> None:
    """What a process starts with that is bound from its first moment on.

    Args:
        work: A function and its arguments, pickled by the process that started this one: to read
            them imports whatever they need, which can take many seconds.
    """
    end_with_parent()
    function, arguments = pickle.loads(work)  # noqa: S301 - our own, and never from a file
    function(*arguments)
