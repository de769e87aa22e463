"""Keeps ``True`` and ``None`` alive where Qt's binding lets go of them once too often.

PySide6 6.12.0 takes one reference away from ``True`` with each ``Signal.emit()``, and one from
``None`` with each call of a method that returns nothing, such as ``QTimer.start()`` (and never
gives it back). Since Python 3.12 these cannot die; before, the process ends with "bool_dealloc:
deallocating True or False" after some hundred signals, or with "none_dealloc". So a few more
references are noted down than anything can use up, which is what Python 3.12 does for all of them.
"""

import ctypes
import sys

_PLENTY = 1 << 40


def keep_true_alive() -> bool:
    """Give the lasting values references for centuries of signals; whether it was needed."""
    if sys.version_info >= (3, 12) or sys.implementation.name != "cpython":
        return False
    if sys.getrefcount(True) >= _PLENTY // 2:
        return False
    for one in (True, False, None):
        count = ctypes.c_ssize_t.from_address(id(one))
        # A build of Python that keeps its counts elsewhere is left alone.
        if abs(count.value - sys.getrefcount(one)) > 8:
            return False
        count.value += _PLENTY
    return True
