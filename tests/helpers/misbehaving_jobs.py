"""Jobs for a confined process: some answer, some do not."""

import contextlib
import ctypes
import os
import socket
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np

from mynah.protocol.errors import ErrorCode, MynahError

_TGKILL = {"x86_64": 234, "aarch64": 131}


def answer(request: dict[str, Any]) -> dict[str, Any]:
    """Give back what was asked, and who answers."""
    return {**request, "pid": os.getpid()}


def refuse(request: dict[str, Any]) -> dict[str, Any]:
    """Refuse in words."""
    raise MynahError(ErrorCode.BROKEN_FILE, f"{request['file']} is damaged.", items=[("a", "b")])


def die(_request: dict[str, Any]) -> dict[str, Any]:
    """End as a library does that breaks over a file."""
    os._exit(11)


def swell(_request: dict[str, Any]) -> dict[str, Any]:
    """Take more memory than any limit allows."""
    return {"size": len(bytearray(1 << 40))}


def sleep(_request: dict[str, Any]) -> dict[str, Any]:
    """Never answer."""
    time.sleep(60)
    return {}


def network(request: dict[str, Any]) -> dict[str, Any]:
    """Try to reach a server on this computer, and to write a file."""
    try:
        socket.create_connection(("127.0.0.1", request["port"]), 5).close()
        reached = True
    except OSError:
        reached = False
    path = Path(request["folder"], "written")
    path.write_text("here", encoding="ascii")
    return {"reached": reached, "owner": path.stat().st_uid}


def stay(request: dict[str, Any]) -> dict[str, Any]:
    """Say who this is, and stay in a library that hears nothing."""
    Path(request["file"]).write_text(f"{os.getpid()}\n")
    time.sleep(120)
    return {}


def stay_without_the_system(request: dict[str, Any]) -> dict[str, Any]:
    """The same where the system does not end children of the dead."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, 0, 0, 0, 0)
    return stay(request)


def escape(request: dict[str, Any]) -> dict[str, Any]:
    """Try every way out; give the names of those that led somewhere."""
    import resource  # not on every system

    outside, parent = Path(request["outside"]), os.getppid()
    abstract, here = request["abstract"], ("127.0.0.1", request["port"])

    def connected(family: int, kind: int, place: Any) -> None:
        with socket.socket(family, kind) as one:
            one.settimeout(2)
            one.connect(place)

    def sent() -> None:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as one:
            one.sendto(b"x", here)

    def forked() -> None:
        if os.fork() == 0:
            os._exit(0)

    def in_a_thread() -> None:
        with ThreadPoolExecutor(1) as pool:
            pool.submit((outside / "secret").read_text).result()

    ways = {
        "read": (outside / "secret").read_text,
        "read by a library": lambda: np.fromfile(outside / "secret", np.uint8),
        "read in a thread": in_a_thread,
        "list": lambda: list(outside.iterdir()),
        "write": lambda: (outside / "made").write_text("x"),
        "append": lambda: (outside / "secret").open("a").close(),
        "cut": lambda: os.truncate(outside / "secret", 0),
        "remove": (outside / "removed").unlink,
        "folder": (outside / "folder").mkdir,
        "link out": lambda: os.link(outside / "secret", "secret"),
        "symlink": lambda: (Path("s").symlink_to(outside / "secret"), Path("s").read_text()),
        "rename": lambda: Path("mine").rename(outside / "mine"),
        "temporary": lambda: Path("/tmp/mynah-escaped").write_text("x"),  # noqa: S108 - a way out
        "change what is given": lambda: Path(request["given"]).write_text("x"),
        "environment of the parent": lambda: Path(f"/proc/{parent}/environ").read_bytes(),
        "memory of the parent": lambda: Path(f"/proc/{parent}/mem").open("rb").close(),
        "connect": lambda: connected(
            socket.AF_INET, socket.SOCK_STREAM, ("127.0.0.1", request["port"])
        ),
        "datagram": sent,
        "name service": lambda: socket.getaddrinfo("localhost.localdomain.example", 80),
        "abstract socket": lambda: connected(socket.AF_UNIX, socket.SOCK_STREAM, abstract),
        "socket in a folder": lambda: connected(
            socket.AF_UNIX, socket.SOCK_STREAM, str(outside / "socket")
        ),
        "pair of sockets": socket.socketpair,
        "shell": lambda: subprocess.run(["/bin/true"], check=True),
        "exec": lambda: os.posix_spawn("/bin/true", ["true"], {}),
        "fork": forked,
        "signal": lambda: os.kill(parent, 0),
        "signal of a thread": lambda: _refused(
            ctypes.CDLL(None, use_errno=True).syscall(
                _TGKILL[os.uname().machine], parent, parent, 0
            )
        ),
        "limits of the parent": lambda: resource.prlimit(parent, resource.RLIMIT_CORE, (0, 0)),
        "trace": lambda: _refused(ctypes.CDLL(None, use_errno=True).ptrace(16, parent, 0, 0)),
        "name space": lambda: _refused(ctypes.CDLL(None, use_errno=True).unshare(0x10000000)),
        "token": lambda: os.environ["SECRET_TOKEN"],
    }
    Path("mine").write_text("x")
    out = []
    for name, way in ways.items():
        with contextlib.suppress(OSError, KeyError, subprocess.SubprocessError):
            way()
            out.append(name)
    held = []
    for place in Path("/proc/self/fd").iterdir():
        with contextlib.suppress(OSError):
            held.append(str(place.readlink()))
    read = Path(request["given"]).read_text()
    return {"out": out, "tried": len(ways), "files": held, "read": read}


def _refused(answer: int) -> None:
    if answer != 0:
        raise OSError("refused")
