"""A network of its own for a run whose processes talk to each other, on Linux.

Processes that train together speak through the loopback device, without a password: in the network
of the computer every user of it could speak to them. In one that this process made, and that its
children are born into, there is nobody else.
"""

from __future__ import annotations

import os
import socket
import struct
import sys
from contextlib import suppress
from pathlib import Path

from mynah.engine.confined import leave_network

_GET_FLAGS, _SET_FLAGS, _UP = 0x8913, 0x8914, 0x1  # SIOCGIFFLAGS, SIOCSIFFLAGS, IFF_UP
_REQUEST = struct.Struct("16sh14x")  # the name of a device and its flags


class _Here:
    """Of this process."""

    private = False


def is_private() -> bool:
    """Whether the loopback device of this process is its own and its children's."""
    return _Here.private


def make_private() -> bool:
    """Move this process into a network that has a loopback device alone; tell whether it is there.

    To be called while there is one thread, since a user without rights cannot otherwise. A child
    tries it first: some systems give a process a new network and then no right to use it.
    """
    if sys.platform != "linux" or _Here.private:
        return _Here.private
    try:
        child = os.fork()
    except OSError:
        return False
    if child == 0:
        done = 1
        with suppress(BaseException):
            done = 0 if _moved() else 1
        os._exit(done)
    if os.waitpid(child, 0)[1] == 0:
        _Here.private = _moved()
    return _Here.private


def would_help(kind: str, processes: int) -> bool:
    """Whether a run of that kind of voice has processes that speak through the loopback device.

    Those with a graphics card each stay where they are: a system may have to load a card's driver
    for them, with rights that a process in a namespace has not. A launcher's have their own means.
    """
    apart = kind == "rvc" and processes > 1 and "TORCHELASTIC_RUN_ID" not in os.environ
    return apart and _cards() < processes


def _cards() -> int:
    """NVIDIA's graphics cards, counted without the learning libraries."""
    with suppress(OSError):
        return sum(1 for _ in Path("/proc/driver/nvidia/gpus").iterdir())
    return 0


def _moved() -> bool:
    if sys.platform == "win32" or not leave_network():
        return False
    import fcntl

    try:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asked:
            found = fcntl.ioctl(asked, _GET_FLAGS, _REQUEST.pack(b"lo", 0))
            flags = _REQUEST.unpack(found)[1]
            fcntl.ioctl(asked, _SET_FLAGS, _REQUEST.pack(b"lo", flags | _UP))
    except OSError:
        return False
    return True
