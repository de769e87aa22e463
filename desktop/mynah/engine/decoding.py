"""A process that does nothing but decode sound files for another; see `mynah.audio.apart`.

It is asked on its standard input and ends with it. It has no network where the system allows
that, may write no file, and gets a bounded amount of memory: what it reads comes from strangers.

Nothing that starts threads is imported here before the process is shut in: a thread that is there
already would stay outside, and a process with threads cannot leave the network.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import threading
import time
from pathlib import Path

from mynah.engine import shut_in
from mynah.engine.confined import leave_network, taken_bytes

MEMORY_BYTES = 2 << 30
_PARENT_CHECK_S = 2.0


def main() -> int:
    """Answer until the input ends."""
    leave_network()
    # Whoever takes a decoder over can read files, and has nobody to tell but the one that asks.
    shut_in.reach_only(reads=[Path(os.sep)], writes=(), lists=())
    shut_in.do_nothing_else(changes=False)
    sys.dont_write_bytecode = True
    from mynah.engine.decoder_desk import serve  # with the libraries, and their threads

    _limit()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # ends with the one that asks
    questions = os.fdopen(os.dup(0), "rb", buffering=0)
    answers = os.fdopen(os.dup(1), "wb", buffering=0)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for number in (0, 1):  # what a library prints never comes between the answers
        os.dup2(nowhere, number)
    os.close(nowhere)
    threading.Thread(target=_leave_with_parent, daemon=True).start()
    with contextlib.suppress(OSError, ValueError):
        serve(questions, answers)
    return 0


def _limit() -> None:
    if sys.platform == "win32":
        return
    import resource

    limits = {resource.RLIMIT_CORE: 0, resource.RLIMIT_FSIZE: 0}
    limits[resource.RLIMIT_AS] = taken_bytes() + MEMORY_BYTES
    for kind, most in limits.items():
        with contextlib.suppress(OSError, ValueError):  # some systems have a limit by name alone
            resource.setrlimit(kind, (most, most))


def _leave_with_parent() -> None:
    """End where nobody is left to answer, also in the middle of a file without an end."""
    parent = os.getppid()
    while os.getppid() == parent:
        time.sleep(_PARENT_CHECK_S)
    os._exit(0)
