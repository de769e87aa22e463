"""A private copy of standard output for the events, safe from everything else that prints."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TextIO


@contextmanager
def private_stdout() -> Iterator[TextIO]:
    """Keep a copy of file descriptor 1 for the caller alone and point 1 itself to standard error.

    Whatever prints by mistake (Python code, C libraries, child processes) then ends up in the log
    text and never between the events.
    """
    sys.stdout.flush()
    kept = os.dup(1)
    _ensure_open(2)
    os.dup2(2, 1)
    stdout_before, sys.stdout = sys.stdout, sys.stderr
    stream = os.fdopen(kept, "w", encoding="utf-8", newline="\n")
    try:
        yield stream
    finally:
        sys.stdout = stdout_before
        os.dup2(kept, 1)
        with suppress(OSError):  # the reader left first, or its disk is full: nobody to tell
            stream.close()


def _ensure_open(descriptor: int) -> None:
    """A program started without standard error gets one that goes nowhere."""
    try:
        os.fstat(descriptor)
    except OSError:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        if nowhere != descriptor:
            os.dup2(nowhere, descriptor)
            os.close(nowhere)
