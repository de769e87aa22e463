"""A process that is given one thing after the other, and may die of any of them."""

import contextlib
import json
import os
import queue
import subprocess
import sys
import threading
from pathlib import Path


class Worker:
    """One such process.

    Args:
        script: The program, beside this file.
        folder: Its argument, and its place for temporary files.
        patience_s: How long an answer may take.
    """

    def __init__(self, script, folder, patience_s):
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self._patience_s = patience_s
        environment = dict(os.environ, TMPDIR=str(folder), PYTHONPATH=os.pathsep.join(sys.path))
        self.process = subprocess.Popen(
            [sys.executable, str(Path(__file__).with_name(script)), str(folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=environment,
            text=True,
        )
        self._lines, self._said = queue.Queue(), []
        threading.Thread(target=self._read, daemon=True).start()
        threading.Thread(target=self._hear, daemon=True).start()

    def _read(self):
        with self.process.stdout as stream:
            for line in stream:
                self._lines.put(line)
        self._lines.put("")

    def _hear(self):
        with self.process.stderr as stream:
            for line in stream:
                self._said = [*self._said[-20:], line]

    def ask(self, what):
        """What came of it: a dictionary; or in words why there is none, and then it is gone."""
        try:
            self.process.stdin.write(json.dumps(what) + "\n")
            self.process.stdin.flush()
            line = self._lines.get(timeout=self._patience_s)
        except queue.Empty:
            self.process.kill()
            self.end()
            return f"no answer within {self._patience_s} s"
        except OSError:
            line = ""
        if line:
            return json.loads(line)
        self.end()
        return f"ended with {self.process.returncode}: {''.join(self._said)[-1500:]}"

    def end(self):
        """Let it end, and see to it."""
        with contextlib.suppress(OSError):  # it was gone before
            self.process.stdin.close()
        try:
            self.process.wait(15)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
