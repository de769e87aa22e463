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
import time
from contextlib import suppress
from multiprocessing.connection import wait

from mynah.protocol.asker import ASKER_VARIABLE

_LOOK_S = 1.0
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
    _die_with_parent()
    sentinel = parent.sentinel

    def watch() -> None:
        wait([sentinel])
        os._exit(_ORPHANED)

    threading.Thread(target=watch, name="parent", daemon=True).start()


def end_with_asker() -> None:
    """End this process as soon as the one that wants its answer is gone, if one has said so.

    What it does is broken off as by a kill: the next opening of the workspace clears it up. On
    Windows nothing ends it; it answers nobody and ends by itself.
    """
    asker = os.environ.pop(ASKER_VARIABLE, "")  # it is not for the children of this process
    if not asker.isdecimal() or sys.platform == "win32":
        return
    number = int(asker)
    _die_with_parent()
    if os.getppid() != number:
        os._exit(_ORPHANED)
    if sys.platform == "linux":
        return

    def watch() -> None:
        while os.getppid() == number:
            time.sleep(_LOOK_S)
        os._exit(_ORPHANED)

    threading.Thread(target=watch, name="asker", daemon=True).start()


def _die_with_parent() -> None:
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):  # a system library without it
            ctypes.CDLL(None).prctl(_ON_PARENTS_DEATH, signal.SIGKILL, 0, 0, 0)


def call(work: bytes) -> None:
    """What a process starts with that is bound from its first moment on.

    Args:
        work: A function and its arguments, pickled by the process that started this one: to read
            them imports whatever they need, which can take many seconds.
    """
    end_with_parent()
    function, arguments = pickle.loads(work)  # noqa: S301 - our own, and never from a file
    function(*arguments)
