"""Whether the process that holds a lock still works: it touches the file every few seconds."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from mynah.engine.lock import Holder, process_start, read_holder
from mynah.protocol.events import Event, Log, Warning_

_HALTED = frozenset({"T", "t"})


class Beats:
    """Looks at the heartbeat of a lock.

    Args:
        path: The lock file.
        silent_s: How long the holder may give no sign.
    """

    def __init__(self, path: Path, silent_s: float) -> None:
        self._path, self._silent_s = path, silent_s
        self._seen, self._quiet, self._told = -1, 0.0, False

    def look(self, elapsed: float) -> Event | None:
        """What is new, `elapsed` seconds after the last look: silence, or the end of it."""
        try:
            now = self._path.stat().st_mtime_ns
        except OSError:
            return None  # it ended, or its disk is away: both are told elsewhere
        if now != self._seen:
            told, self._told = self._told, False
            quiet, self._quiet, self._seen = self._quiet, 0.0, now
            return Log("info", f"Its process answers again, after {quiet:.0f} s.") if told else None
        self._quiet += elapsed
        if self._told or self._quiet < self._silent_s:
            return None
        self._told = True
        holder = read_holder(self._path)
        why = (
            "was halted from outside"
            if holder is not None and is_halted(holder)
            else "was halted, or its disk does not answer"
        )
        words = f"The process of the run has given no sign for {self._quiet:.0f} s: it {why}."
        return Warning_("STALLED", f"{words} What was saved is kept.")


def is_halted(holder: Holder) -> bool:
    """Whether the process stands still by a signal (SIGSTOP); False where that is not known."""
    if sys.platform != "linux" or process_start(holder.pid) != holder.process_start:
        return False
    try:
        stat = Path(f"/proc/{holder.pid}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False
    return stat.rpartition(")")[2].split()[0] in _HALTED


def wake(holder: Holder) -> None:
    """Let the run's own process go on if it was halted, so that it hears what it is asked."""
    if sys.platform != "win32" and is_halted(holder):
        try:
            os.kill(holder.pid, signal.SIGCONT)
        except OSError:
            return  # somebody else's, or gone
