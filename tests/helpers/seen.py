"""What a driven window says, line by line, for the test that started it."""

from __future__ import annotations

import json
import subprocess
import threading
import time
from queue import Empty, Queue


class Seen:
    """What a driven window says."""

    def __init__(self, child: subprocess.Popen[bytes]) -> None:
        self.child = child
        self.all: list[dict] = []
        self._lines: Queue[bytes] = Queue()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        with self.child.stdout as lines:
            for line in lines:
                self._lines.put(line)

    def close(self) -> None:
        """Read to the end of a child that was ended."""
        self._reader.join(10)

    def until(self, saw: str, seconds: float) -> dict:
        """Wait for it; everything that came before stays in `all`."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            try:
                fact = json.loads(self._lines.get(timeout=0.2))
            except Empty:
                if self.child.poll() is not None and self._lines.empty():
                    break
                continue
            self.all.append(fact)
            if fact["saw"] == saw:
                return fact
        raise AssertionError(f"never saw {saw!r}, only {self.all}")
