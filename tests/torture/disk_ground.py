"""A small disk that can be filled, and a program that works on it in a process of its own."""

from __future__ import annotations

import ctypes
import json
import os
import shutil
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

WHOLE = 768 << 20
PAGE = 4096
PROGRAM = Path(__file__).with_name("disk_program.py")
SHIM = Path(__file__).with_name("disk_shim.c")


def needs_mount():
    """Why no file system can be mounted here, or ""."""
    if sys.platform != "linux" or os.geteuid() != 0:
        return "needs root on Linux, to mount small disks"
    with tempfile.TemporaryDirectory() as folder:
        try:
            _mount("-t", "tmpfs", "-o", "size=64k", "tmpfs", folder)
        except (OSError, subprocess.CalledProcessError):
            return "needs the right to mount file systems"
        _unmount(folder)
    return ""


def needs_shim():
    """Why no call of the system can be made to fail here, or ""."""
    if sys.platform != "linux" or shutil.which("gcc") is None:
        return "needs Linux and gcc, to make single calls fail"
    return ""


class SmallDisk:
    """A tmpfs of its own; its size and its number of files are set while it is in use."""

    def __init__(self, place):
        self.place = Path(place)
        self.place.mkdir(parents=True, exist_ok=True)
        _mount("-t", "tmpfs", "-o", f"size={WHOLE},nr_inodes=100k", "tmpfs", self.place)

    def leave(self, free):
        """Let so many bytes be free, in whole pages."""
        room = os.statvfs(self.place)
        used = (room.f_blocks - room.f_bfree) * room.f_bsize
        self._again(f"size={used + free // PAGE * PAGE}")

    def leave_files(self, free):
        """Let so many new files be possible."""
        room = os.statvfs(self.place)
        self._again(f"nr_inodes={room.f_files - room.f_ffree + free}")

    def relieve(self):
        """Free it again."""
        self._again(f"size={WHOLE},nr_inodes=100k")

    def used(self):
        """Bytes and files that are taken."""
        room = os.statvfs(self.place)
        return (room.f_blocks - room.f_bfree) * room.f_bsize, room.f_files - room.f_ffree

    def protect(self, on=True):
        """Make it a disk that may only be read, or one that may be written."""
        self._again("ro" if on else "rw")

    def close(self):
        _unmount(self.place)

    def _again(self, options):
        _mount("-o", f"remount,{options}", self.place)


@contextmanager
def small_disk(place):
    disk = SmallDisk(place)
    try:
        yield disk
    finally:
        disk.close()


@dataclass(frozen=True)
class Ended:
    """How the program ended: its code (negative for a signal, None when it had to be killed)."""

    code: int | None
    out: str
    err: str
    seconds: float
    calls: int = 0

    @property
    def said(self):
        return f"code {self.code} in {self.seconds:.1f} s\n{self.out[-900:]}\n{self.err[-900:]}"


class Program:
    """Mynah, loaded once; each order is worked on by a fork of it.

    Args:
        work: Folder for what it prints.
        shim: Whether single calls of the system can be made to fail.
    """

    def __init__(self, work, shim=False):
        self._work = Path(work)
        environment = {
            **os.environ,
            "PYTHONPATH": os.pathsep.join(
                [str(PROGRAM.parents[1]), os.environ.get("PYTHONPATH", "")]
            ),
            "OMP_NUM_THREADS": "1",
            "OMP_WAIT_POLICY": "PASSIVE",
            "QT_QPA_PLATFORM": "offscreen",
        }
        if shim:
            environment["LD_PRELOAD"] = str(_built(self._work))
        self._process = subprocess.Popen(
            [sys.executable, str(PROGRAM)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=environment,
            text=True,
        )

    def begin(self, *words, home, limit=60, plain=False, cwd=None, fail=None, environment=None):
        """Let it work on an order (see `disk_program.py`), and go on meanwhile."""
        order = {
            "words": [str(word) for word in words],
            "environment": {"MYNAH_HOME": str(home), **(environment or {})},
            "out": str(self._work / "stdout"),
            "err": str(self._work / "stderr"),
            "limit": limit,
            "plain": plain,
            "cwd": str(cwd or self._work),
            "fail": fail,
        }
        self._process.stdin.write(json.dumps(order) + "\n")
        self._process.stdin.flush()

    def end(self):
        """Wait for its end."""
        answer = json.loads(self._process.stdout.readline())
        out = (self._work / "stdout").read_text(errors="replace")
        err = (self._work / "stderr").read_text(errors="replace")
        return Ended(answer["code"], out, err, answer["seconds"], answer["calls"])

    def do(self, *words, **how):
        self.begin(*words, **how)
        return self.end()

    def close(self):
        self._process.stdin.close()
        self._process.wait(60)
        self._process.stdout.close()


@contextmanager
def program(work, shim=False):
    one = Program(work, shim)
    try:
        yield one
    finally:
        one.close()


def _built(work):
    library = work / "disk_shim.so"
    command = ["gcc", "-shared", "-fPIC", "-O1", "-o", library, SHIM, "-ldl"]
    subprocess.run(command, check=True, timeout=60)
    return library


def _mount(*words):
    command = ["mount", *map(str, words)]
    subprocess.run(command, check=True, timeout=20, capture_output=True)


def _unmount(place):
    flags = 2  # detached, so that an open file does not keep it
    libc = ctypes.CDLL(None, use_errno=True)
    libc.umount2(os.fsencode(str(place)), flags)


def bind(source, target, *, read_only=False):
    """Show a folder at another place too."""
    _mount("--bind", source, target)
    if read_only:
        _mount("-o", "remount,bind,ro", target)


unmount = _unmount
