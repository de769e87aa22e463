"""Attacks that begin at once: a process that has loaded everything forks one for each.

What the attacks import takes four seconds of a core, and a nursery eleven; made anew for each of
fifty attacks with a few tries, that is more than all tries together. `Camp` is the suite's end;
run as a program this file is the other.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import traceback
from pathlib import Path

HERE = Path(__file__).resolve()


def possible() -> bool:
    """Whether a process with everything loaded can be forked here without harm."""
    return sys.platform == "linux"


class Camp:
    """Begins attacks, one at a time; close it."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def make(self, argv: list[str], log: Path) -> str:
        """Do `run.py ARGV`; what it printed, which is kept in `log`."""
        if self._process is None:
            # A group of its own, so that all of it can be ended at once.
            self._process = subprocess.Popen(
                [sys.executable, str(HERE)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                start_new_session=True,
            )
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        asked = {"argv": argv, "log": str(log), "environment": dict(os.environ)}
        log.touch()
        try:
            self._process.stdin.write(json.dumps(asked).encode() + b"\n")
            self._process.stdin.flush()
            answer = self._process.stdout.readline()
        except BaseException:  # a test that took too long leaves an attack behind
            self.break_up()
            raise
        if not answer:
            self.break_up()
        return log.read_text("utf-8", "replace")

    def break_up(self) -> None:
        """End it with all that it does; the next attack has a new one."""
        if self._process is not None:
            os.killpg(self._process.pid, signal.SIGKILL)
            self.close()

    def close(self) -> None:
        """End it when what it does is done."""
        process, self._process = self._process, None
        if process is not None:
            process.communicate()


def _write_to(log: str) -> None:
    """Have the output of whoever asks, and nothing to read."""
    kept = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    nothing = os.open(os.devnull, os.O_RDONLY)
    for number, handle in ((0, nothing), (1, kept), (2, kept)):
        os.dup2(handle, number)


def main() -> int:
    """Fork an attack for each line on the standard input."""
    sys.path.insert(0, str(HERE.parents[1]))
    from torture import arsenal, run

    by_name = {attack.name: attack for attack in arsenal.ATTACKS}
    for line in sys.stdin.buffer:
        asked = json.loads(line)
        os.environ.clear()
        os.environ.update(asked["environment"])
        for name in asked["argv"]:
            if name in by_name:
                by_name[name].shares()
        child = os.fork()
        if child == 0:
            code = 70
            try:
                _write_to(asked["log"])
                code = run.main(asked["argv"])
            except BaseException:
                traceback.print_exc()
                raise
            finally:
                sys.stdout.flush()
                sys.stderr.flush()
                os._exit(code)
        ended = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        sys.stdout.write(json.dumps({"ended": ended}) + "\n")
        sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
