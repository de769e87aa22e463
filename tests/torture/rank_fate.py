"""What becomes of one of several processes that train together: read and met in that process.

An attack writes `Fate` as JSON where the process looks for it; the process then kills, halts or
starves itself at that exchange with the others, before it, in the middle of it or after it.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import signal
import threading
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from torture.nursery import MARK

WHERE = ("import", "joined", "before", "in", "after")
WHAT = ("kill", "halt", "memory", "native memory", "bug")


@dataclass(frozen=True)
class Fate:
    """Of one process.

    Attributes:
        rank: Its number.
        where: Of `WHERE`; "import" is before it has joined.
        number: Of the exchange.
        what: Of `WHAT`.
        delay: Seconds into the exchange.
    """

    rank: int
    where: str
    number: int
    what: str
    delay: float = 0.0

    def write(self, work: Path) -> None:
        """Leave it for the process; it is met once."""
        _place(work).write_text(json.dumps(asdict(self)), encoding="utf-8")


def met(work: Path) -> float | None:
    """When it was met, by `time.monotonic`, which all processes share; None while it was not."""
    try:
        return float(_place(work).with_suffix(".met").read_text())
    except (OSError, ValueError):
        return None


def forget(work: Path) -> None:
    """Nothing becomes of anybody any more."""
    for path in (_place(work), _place(work).with_suffix(".met")):
        path.unlink(missing_ok=True)


def at_import() -> None:
    """Meet it before the process has joined the others."""
    fate = _mine()
    if fate is not None and fate.where == "import" and multiprocessing.parent_process() is not None:
        _meet(fate)


def awaited(rank: int) -> None:
    """Have it met in this process, if it is this one's."""
    import torch

    fate = _mine()
    if fate is None or fate.rank != rank:
        return
    if fate.where == "joined":
        _meet(fate)
    count = 0
    exchange = torch.distributed.all_reduce

    def all_reduce(*arguments: Any, **named: Any) -> Any:
        nonlocal count
        count += 1
        if count != fate.number:
            return exchange(*arguments, **named)
        if fate.where == "before":
            _meet(fate)
        elif fate.where == "in":
            threading.Timer(fate.delay, _meet, (fate,)).start()
        done = exchange(*arguments, **named)
        if fate.where == "after":
            _meet(fate)
        return done

    torch.distributed.all_reduce = all_reduce  # type: ignore[assignment]


def _place(work: Path) -> Path:
    return work / "fate.json"


def _mine() -> Fate | None:
    try:
        data = json.loads(_place(Path(os.environ[MARK])).read_text(encoding="utf-8"))
    except (OSError, ValueError, KeyError):
        return None
    return Fate(**data)


def _meet(fate: Fate) -> None:
    import torch

    place = _place(Path(os.environ[MARK]))
    if not place.exists():
        return
    place.with_suffix(".met").write_text(str(time.monotonic()))
    place.unlink()
    if fate.what == "kill":
        os.kill(os.getpid(), signal.SIGKILL)
    elif fate.what == "halt":
        os.kill(os.getpid(), signal.SIGSTOP)
    elif fate.what == "memory":
        raise torch.OutOfMemoryError("CUDA out of memory. Tried to allocate 2.00 GiB")
    elif fate.what == "native memory":
        torch.empty(1 << 46, dtype=torch.float32)
    else:
        raise RuntimeError("a fault that nobody has thought of")
