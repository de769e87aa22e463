"""Shutting this process in on Linux: which files it reaches, and that it reaches nothing else.

Landlock (Linux 5.13 and later, no rights needed) takes away all files but those that are named. A
filter of system calls takes away sockets of every kind, other programs, further processes and the
memory of others. Both hold for libraries as for Python, cannot be undone, and are put on before a
library has started a thread. Where the kernel lacks one, the other one is put on all the same.

Sources: landlock(7), seccomp(2), the kernel's headers; `linux/filter.h` for the instructions.
"""

from __future__ import annotations

import ctypes
import errno
import os
import platform
import struct
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_CREATE, _ADD, _RESTRICT = 444, 445, 446  # of Landlock, on every architecture
_READ_FILE, _READ_DIR = 1 << 2, 1 << 3
_WRITE_FILE, _TRUNCATE, _EVERY = 1 << 1, 1 << 14, (1 << 16) - 1
_ALL_BY_VERSION = {1: (1 << 13) - 1, 2: (1 << 14) - 1, 3: (1 << 15) - 1, 4: (1 << 15) - 1}
_NO_TCP, _NO_ABSTRACT_NO_SIGNALS = 3, 3
_RUN_A_FILE, _DEVICE_CALLS = 1, 1 << 15
_OF_FILES = _WRITE_FILE | _READ_FILE | _TRUNCATE
# What libraries read that lies beside themselves: where others are, the time zone, the processor.
_SYSTEM = (
    *("/usr", "/lib", "/lib32", "/lib64", "/nix/store", "/gnu/store", "/run/current-system"),
    *("/etc/ld.so.cache", "/etc/localtime", "/etc/ssl/openssl.cnf", "/etc/alternatives"),
    *("/proc/self", "/proc/cpuinfo", "/proc/meminfo", "/proc/stat", "/proc/sys"),
    *("/sys/devices/system", "/sys/fs/cgroup", "/dev/zero", "/dev/urandom", "/dev/random"),
)

_SET_NO_NEW_RIGHTS, _SET_FILTER = 38, 22
_FILTER_MODE = 2
_ALLOW, _REFUSE = 0x7FFF0000, 0x00050000
_LOAD, _EQUAL, _AT_LEAST, _ANY_BIT, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_THREAD = 0x10000  # of clone(2)
_FOREIGN_CALLS = 0x40000000  # x32 on x86-64
_CLONE3 = 435
# socket socketpair bind listen accept accept4 connect, execve execveat, fork vfork, kill, ptrace,
# process_vm_readv process_vm_writev, mount umount2 unshare setns, bpf perf_event_open,
# add_key request_key keyctl, userfaultfd, io_uring_setup, pidfd_send_signal pidfd_open pidfd_getfd
_REFUSED = {
    "x86_64": (
        0xC000003E,
        56,
        (
            *(41, 53, 49, 50, 43, 288, 42, 59, 322, 57, 58, 62, 101, 310, 311, 165, 166, 272, 308),
            *(321, 298, 248, 249, 250, 323, 425, 424, 434, 438),
        ),
    ),
    "aarch64": (
        0xC00000B7,
        220,
        (
            *(198, 199, 200, 201, 202, 242, 203, 221, 281, 129, 117, 270, 271, 40, 39, 97, 268),
            *(280, 241, 217, 218, 219, 282, 425, 424, 434, 438),
        ),
    ),
}


def reach_only(reads: Iterable[Path], writes: Iterable[Path], lists: Iterable[Path]) -> bool:
    """Take every file away from this thread and those it starts but what is named here.

    Beside that stay the program's own files and those that libraries need. What is not there, or
    only comes to be later, stays out of reach.

    Args:
        reads: Files and folders, with all below them.
        writes: Folders in which files may be made, read, changed and removed.
        lists: Folders of which the names may be read, also of those below.

    Returns:
        Whether the system could do it.
    """
    if sys.platform != "linux":
        return False
    call = ctypes.CDLL(None, use_errno=True).syscall
    version = call(_CREATE, None, ctypes.c_size_t(0), ctypes.c_uint32(1))
    if version < 1:
        return False
    handled = _ALL_BY_VERSION.get(version, _EVERY)
    rules = struct.pack(
        "<QQQ",
        handled,
        _NO_TCP if version >= 4 else 0,
        _NO_ABSTRACT_NO_SIGNALS if version >= 6 else 0,
    )
    size = 24 if version >= 6 else 16 if version >= 4 else 8
    ruleset = call(_CREATE, rules, ctypes.c_size_t(size), ctypes.c_uint32(0))
    if ruleset < 0:
        return False
    try:
        reading = _READ_FILE | _READ_DIR
        changing = handled & ~(_RUN_A_FILE | _DEVICE_CALLS)
        for path in (*map(Path, _SYSTEM), *_own_places(), *reads):
            _permit(call, ruleset, path, reading & handled)
        for path in writes:
            _permit(call, ruleset, path, changing)
        for path in lists:
            _permit(call, ruleset, path, _READ_DIR)
        _permit(call, ruleset, Path(os.devnull), (_READ_FILE | _WRITE_FILE) & handled)
        _no_new_rights()
        return bool(call(_RESTRICT, ctypes.c_int(ruleset), ctypes.c_uint32(0)) == 0)
    finally:
        os.close(ruleset)


def do_nothing_else() -> bool:
    """Take from this thread and those it starts: sockets, programs, processes, others' memory.

    Returns:
        Whether the system could do it.
    """
    known = _REFUSED.get(platform.machine())
    if sys.platform != "linux" or known is None:
        return False
    code = _program(*known)
    steps = ctypes.create_string_buffer(code, len(code))
    program = struct.pack("@HxxxxxxP", len(code) // 8, ctypes.addressof(steps))
    _no_new_rights()
    filtered = ctypes.CDLL(None).prctl(_SET_FILTER, _FILTER_MODE, program, 0, 0)
    return bool(filtered == 0)


def _no_new_rights() -> None:
    ctypes.CDLL(None).prctl(_SET_NO_NEW_RIGHTS, 1, 0, 0, 0)


def _own_places() -> list[Path]:
    """Where this program, Python and the libraries are."""
    texts = [*sys.path, sys.prefix, sys.base_prefix, sys.exec_prefix, sys.base_exec_prefix]
    texts += os.environ.get("LD_LIBRARY_PATH", "").split(":")
    texts += [str(getattr(sys, "_MEIPASS", ""))]
    package = Path(__file__).resolve().parents[1]
    own = [package, (package / "resources").resolve(), Path(sys.executable).resolve().parent]
    return [*own, *(Path(text) for text in texts if text)]


def _permit(call: ctypes._NamedFuncPointer, ruleset: int, path: Path, rights: int) -> None:
    try:
        place = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:  # what is not there needs no rule
        return
    try:
        if not path.is_dir():
            rights &= _OF_FILES
        rule = struct.pack("<Qi", rights, place)
        call(_ADD, ctypes.c_int(ruleset), ctypes.c_int(1), rule, ctypes.c_uint32(0))
    finally:
        os.close(place)


def _program(architecture: int, clone: int, refused: tuple[int, ...]) -> bytes:
    """The filter: each instruction is a code, two distances to jump by, and a number."""
    step = struct.Struct("<HBBI").pack
    refuse = step(_RETURN, 0, 0, _REFUSE | errno.EPERM)
    tests = [step(_EQUAL, 0, 1, one) + refuse for one in refused]
    return b"".join(
        [
            step(_LOAD, 0, 0, 4),
            step(_EQUAL, 1, 0, architecture),
            refuse,
            step(_LOAD, 0, 0, 0),
            step(_AT_LEAST, 0, 1, _FOREIGN_CALLS),
            refuse,
            # The C library falls back to clone, whose flags can be looked at.
            step(_EQUAL, 0, 1, _CLONE3),
            step(_RETURN, 0, 0, _REFUSE | errno.ENOSYS),
            *tests,
            step(_EQUAL, 0, 3, clone),
            step(_LOAD, 0, 0, 16),
            step(_ANY_BIT, 1, 0, _THREAD),
            refuse,
            step(_RETURN, 0, 0, _ALLOW),
        ]
    )
