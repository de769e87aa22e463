"""Saving while the training goes on: what is to be kept is copied, then written by a thread."""

from __future__ import annotations

import time
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, Self

import torch

from mynah.engine.hardware import memory
from mynah.engine.memory import require_room
from mynah.engine.run_faults import is_out_of_memory
from mynah.engine.training.pairs import save_pair

if TYPE_CHECKING:
    from pathlib import Path

Parts = dict[str, dict[str, Any]]
MEMORY_SHARE = 0.5  # of what is free that the copy may take


class PairSaver:
    """Writes pairs one after the other; see `training.pairs`.

    A copy is made where there is memory for it, since the next step changes the tensors in their
    place; where there is not, the training waits. One thread writes all of them, and begins with
    the block: when memory is short a new one cannot be had, or ends before Python knows of it.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._writer = ThreadPoolExecutor(1, "saving")
        self._writing: Future[Path] | None = None
        self._finished: Path | None = None
        self._took, self._bytes = 0.0, 0

    def __enter__(self) -> Self:
        require_room()  # Python waits for ever for a thread that ends for lack of it
        self._writer.submit(time.monotonic).result()
        return self

    def __exit__(self, kind: object, fault: object, trace: object) -> None:
        self._writer.shutdown()  # a fault of it is of less weight than one that is on its way

    @property
    def busy(self) -> bool:
        """Whether one is being written."""
        return self._writing is not None and not self._writing.done()

    @property
    def seconds(self) -> float:
        """How long the last save took, copying and writing."""
        return self._took

    @property
    def bytes(self) -> int:
        """Size of the last one."""
        return self._bytes

    def save(self, step: int, parts: Parts, *, lasting: bool = False) -> None:
        """Begin to save; waits for the one before.

        Raises:
            MynahError: DISK_FULL or NO_PERMISSION, of this one or of the one before.
            DamagedPairError: what was read back is not what was written.
        """
        self.wait()
        start = time.monotonic()
        free = memory().get("available", 0)
        self._bytes = _size(parts)
        try:
            copy = _copied(parts) if self._bytes < MEMORY_SHARE * free else None
        except (MemoryError, RuntimeError) as fault:
            if not is_out_of_memory(fault):
                raise
            copy = None  # what was called free was not to be had
        kept = parts if copy is None else copy
        self._writing = self._writer.submit(self._work, step, kept, lasting, start)
        if copy is None:
            self.wait()

    def _work(self, step: int, parts: Parts, lasting: bool, start: float) -> Path:
        try:
            return save_pair(self._folder, step, parts, lasting=lasting)
        finally:
            self._took = time.monotonic() - start

    def finished(self) -> Path | None:
        """The pair that was finished since the last question.

        Raises:
            MynahError: DISK_FULL or NO_PERMISSION.
            DamagedPairError: what was read back is not what was written.
        """
        if not self.busy:
            self.wait()
        found, self._finished = self._finished, None
        return found

    def wait(self) -> None:
        """Until nothing is being written any more; raises what went wrong as `finished` does."""
        if self._writing is None:
            return
        try:
            self._finished = self._writing.result()
        finally:
            if self._writing.done():
                self._writing = None


def _tensors(value: Any) -> list[torch.Tensor]:
    if isinstance(value, torch.Tensor):
        return [value]
    if isinstance(value, dict):
        return [one for each in value.values() for one in _tensors(each)]
    if isinstance(value, list | tuple):
        return [one for each in value for one in _tensors(each)]
    return []


def _size(parts: Parts) -> int:
    return sum(one.nbytes for one in _tensors(parts))


def _copied(value: Any) -> Any:
    """The same with every tensor copied to the memory of the computer."""
    if isinstance(value, torch.Tensor):
        return value.detach().to("cpu", copy=True)
    if isinstance(value, dict):
        return {key: _copied(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(_copied(one) for one in value)
    return value
