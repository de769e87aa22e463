"""A process that opens files, each in a fork of its own, and tells how that ended.

Starting Python with the learning libraries takes seconds; a fork of a process that has them takes
hundredths. Each fork is confined as the product confines its own children, unless it is asked for
bare: then a file that gets code to run leaves its mark, which the confinement would keep it from.
"""

import contextlib
import importlib
import json
import os
import resource
import select
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1]
# What no reading of a file has a use for, as the interpreter tells of it.
_STEPS_OUT = (
    *("os.system", "os.exec", "os.fork", "os.forkpty", "os.posix_spawn", "os.spawn", "pty.spawn"),
    *("subprocess.Popen", "socket.connect", "socket.bind", "socket.sendto", "webbrowser.open"),
    *("ctypes.dlopen", "ctypes.cdata", "os.kill", "code.__new__", "builtins.input"),
)
_CHANGES = (
    *("os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.symlink", "os.link", "os.chmod"),
    *("os.truncate", "os.chown", "shutil.rmtree", "shutil.move"),
)


@dataclass(frozen=True)
class End:
    """How opening a file ended.

    Attributes:
        how: "answered", "refused" with a MynahError, "raised" something else, "killed" by a
            signal, "hung" beyond the time.
        words: Of the error, or the number of the signal.
        answer: What the job gave.
        seconds: Of the processor that it took.
        memory: Most of it in use, MB.
        steps: What it did that reading does not need.
    """

    how: str
    words: str = ""
    answer: dict = field(default_factory=dict)
    seconds: float = 0.0
    memory: float = 0.0
    steps: tuple = ()


class Cell:
    """Use as a context; `modules` are imported once, at the start."""

    def __init__(self, home, modules):
        home.mkdir(parents=True, exist_ok=True)
        path = os.pathsep.join([str(TESTS), *filter(None, sys.path)])
        threads = {f"{name}_NUM_THREADS": "1" for name in ("OMP", "MKL", "OPENBLAS")}
        # A file may have a million faults, of which the libraries tell on their own.
        with (home / "said").open("wb") as said:
            self.process = subprocess.Popen(
                [sys.executable, "-P", "-m", "torture.cell", *modules],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=said,
                cwd=home,
                env={**os.environ, **threads, "PYTHONPATH": path, "HOME": str(home)},
                text=True,
            )

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.wait(30)
        self.process.stdout.close()

    def open(self, job, request, places=None, *, seconds=120.0, memory=2 << 30):
        """Let a fork do a job.

        Args:
            job: `package.module:function`.
            request: What it is given.
            places: Paths to read, to write, to list; None for a bare fork.
            seconds: After which it counts as hung.
            memory: Bytes that it may take beyond what it has.
        """
        shown = places and [[str(path) for path in paths] for paths in places]
        asked = {"job": job, "request": request, "places": shown}
        self.process.stdin.write(json.dumps({**asked, "seconds": seconds, "memory": memory}) + "\n")
        self.process.stdin.flush()
        told = json.loads(self.process.stdout.readline())
        return End(**{**told, "steps": tuple(told["steps"])})


def main():
    """In the cell: fork for each line."""
    out = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    for module in sys.argv[1:]:
        importlib.import_module(module)
    for line in sys.stdin:
        out.write(json.dumps(_opened(json.loads(line))) + "\n")
        out.flush()


def _opened(asked):
    here, there = os.pipe()
    begun = time.monotonic()
    pid = os.fork()
    if pid == 0:
        try:
            os.close(here)
            data = json.dumps(_worked(asked)).encode()
            with os.fdopen(there, "wb") as file:
                file.write(data)
        finally:
            os._exit(0)
    os.close(there)
    told, hung = _heard(here, begun + asked["seconds"])
    if hung:
        os.kill(pid, signal.SIGKILL)
    _, status, used = os.wait4(pid, 0)
    # Of the processor, since other programs may keep this one waiting.
    took = round(used.ru_utime + used.ru_stime, 2)
    facts = {"seconds": took, "memory": used.ru_maxrss / 1000}
    if hung:
        return {"how": "hung", "steps": [], **facts}
    if os.WIFSIGNALED(status) or not told:
        return {"how": "killed", "words": f"signal {os.WTERMSIG(status)}", "steps": [], **facts}
    return {**json.loads(told), **facts}


def _heard(here, until):
    """What the fork says, and whether the time was over before it ended."""
    parts = []
    with os.fdopen(here, "rb", buffering=0) as file:
        while left := max(0.0, until - time.monotonic()):
            if select.select([file], [], [], left)[0]:
                part = file.read(1 << 16)
                if not part:
                    return b"".join(parts), False
                parts.append(part)
    return b"", True


def _worked(asked):
    from mynah.engine import confined, shut_in
    from mynah.protocol.errors import MynahError

    steps = []
    module, _, function = asked["job"].partition(":")
    work = getattr(importlib.import_module(module), function)
    if asked["places"] is not None:
        shut_in.end_with_parent(os.getppid())
        confined.confine(asked["places"])
        confined.limit(asked["memory"])
        own = asked["places"][1]
    else:
        own = asked["request"].get("own", [])
        most = Path("/proc/self/statm").read_text(encoding="ascii").split()[0]
        bound = int(most) * resource.getpagesize() + asked["memory"]
        resource.setrlimit(resource.RLIMIT_AS, (bound, resource.RLIM_INFINITY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    sys.addaudithook(lambda event, about: _notice(steps, own, event, about))
    try:
        return {"how": "answered", "answer": work(asked["request"]), "steps": steps}
    except MynahError as error:
        words = f"{error.code}: {error.message} | {error.detail}"[:600]
        return {"how": "refused", "words": words, "steps": steps}
    except MemoryError as error:
        return {"how": "refused", "words": f"MemoryError: {error}"[:300], "steps": steps}
    except BaseException as error:  # noqa: BLE001 - whatever it is, it is told
        place = error.__traceback__
        while place.tb_next is not None:
            place = place.tb_next
        where = f"{Path(place.tb_frame.f_code.co_filename).name}:{place.tb_lineno}"
        words = f"{type(error).__name__} at {where}: {error}"[:600]
        return {"how": "raised", "words": words, "steps": steps}


def _notice(steps, own, event, about):
    writes = event == "open" and isinstance(about[2], int) and about[2] & (os.O_WRONLY | os.O_RDWR)
    if event in _STEPS_OUT:
        steps.append(f"{event} {about!r}"[:200])
    elif event in _CHANGES or writes:
        with contextlib.suppress(TypeError, ValueError):
            path = os.path.abspath(os.fsdecode(about[0]))  # noqa: PTH100 - links stay
            inside = any(path == one or path.startswith(f"{one}/") for one in own)
            if not inside and path != os.devnull:
                steps.append(f"{event} {path}"[:200])


if __name__ == "__main__":
    main()
