"""Several processes that train one voice: each has its rows of a batch, all have equal weights.

Started by `torch.distributed.run`, which tells every process its rank through the environment.
Nothing here differs for one process: then every function gives back what it got.
"""

from __future__ import annotations

import os
import sys
import time
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import torch
from torch import Tensor, distributed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

BUCKET_BYTES = 32 << 20  # gradients are sent together up to this size
# The others stand in the next exchange while the first tries batches, measures or, under a
# launcher, prepares the recordings; the 10 minutes that are NCCL's own would end them there.
PATIENCE = timedelta(hours=2)
POLL_S = 0.5


@dataclass(frozen=True)
class Ranks:
    """This process among those that train together.

    Attributes:
        rank: its number; 0 is the one that speaks and writes.
        count: how many there are.
        local: its number on this computer, which is that of its GPU.
    """

    rank: int = 0
    count: int = 1
    local: int = 0

    @property
    def speaks(self) -> bool:
        """Whether this process reports and saves for all."""
        return self.rank == 0

    def average_gradients(self, parameters: Iterable[torch.nn.Parameter]) -> None:
        """Replace every gradient by its mean over the processes."""
        if self.count == 1:
            return
        bucket: list[Tensor] = []
        size = 0
        for parameter in parameters:
            if parameter.grad is None:
                continue
            bucket.append(parameter.grad)
            size += parameter.grad.nbytes
            if size >= BUCKET_BYTES:
                self._average(bucket)
                bucket, size = [], 0
        if bucket:
            self._average(bucket)

    def _average(self, gradients: list[Tensor]) -> None:
        flat = torch.cat([gradient.reshape(-1) for gradient in gradients])
        distributed.all_reduce(flat)
        flat /= self.count
        parts = flat.split([gradient.numel() for gradient in gradients])
        for gradient, part in zip(gradients, parts, strict=True):
            gradient.copy_(part.view_as(gradient))

    def mean(self, values: Tensor) -> Tensor:
        """Mean of a tensor over the processes."""
        if self.count > 1:
            distributed.all_reduce(values)
            values = values / self.count
        return values

    def any(self, here: bool) -> bool:
        """Whether it holds in any process: for what all must do alike, such as stopping."""
        if self.count == 1:
            return here
        device = "cuda" if distributed.get_backend() == "nccl" else "cpu"
        flag = torch.tensor([float(here)], device=device)
        distributed.all_reduce(flag, distributed.ReduceOp.MAX)
        return bool(flag.item())

    def wait(self) -> None:
        """Until all processes are here, for example until the first has written a file."""
        if self.count > 1:
            distributed.barrier()

    def finish(self) -> None:
        """Leave the group."""
        if self.count > 1:
            distributed.destroy_process_group()


def join(store: Path, rank: int, count: int, watch: Callable[[], None] = lambda: None) -> Ranks:
    """Join the `count` processes of this computer that meet at the file `store`.

    As `start`, but without a launcher, and heard by no other computer: they meet in a file, and
    speak through the loopback device where its name is known.

    Args:
        store: The file.
        rank: Number of this process.
        count: Of all.
        watch: Called by the first of them while it waits for the others; ends that by raising.
    """
    if count == 1:
        return Ranks()
    on_gpus = torch.cuda.device_count() >= count and distributed.is_nccl_available()
    if on_gpus:
        torch.cuda.set_device(rank)
    loopback = {"linux": "lo", "darwin": "lo0"}.get(sys.platform)
    if loopback is not None:
        for name in ("GLOO_SOCKET_IFNAME", "NCCL_SOCKET_IFNAME"):
            os.environ.setdefault(name, loopback)
    # Not as a URI, in which torch takes %20 for three letters of the name.
    meeting = distributed.FileStore(str(store.absolute()), count)  # type: ignore[attr-defined]
    if rank:
        meeting.set(_ready(rank), "1")
    else:
        _await_others(meeting, count, watch)
    distributed.init_process_group(
        "nccl" if on_gpus else "gloo",
        timeout=PATIENCE,
        store=meeting,
        rank=rank,
        world_size=count,
    )
    return Ranks(rank, count, rank)


def _ready(rank: int) -> str:
    return f"ready {rank}"


def _await_others(meeting: Any, count: int, watch: Callable[[], None]) -> None:
    """Until all are at the store: torch's own waiting hears neither a stop nor of a death."""
    missing = [_ready(rank) for rank in range(1, count)]
    while not meeting.check(missing):
        watch()
        time.sleep(POLL_S)


def start() -> Ranks:
    """Join the group that `torch.distributed.run` started this process for.

    With CUDA the processes speak NCCL, each with a GPU of its own; else Gloo.
    """
    count = int(os.environ.get("WORLD_SIZE", "1"))
    if count == 1:
        return Ranks()
    _Group.joined = True
    ranks = Ranks(int(os.environ["RANK"]), count, int(os.environ.get("LOCAL_RANK", "0")))
    on_gpus = torch.cuda.is_available() and distributed.is_nccl_available()
    if on_gpus:
        torch.cuda.set_device(ranks.local)
    distributed.init_process_group("nccl" if on_gpus else "gloo", timeout=PATIENCE)
    return ranks


class _Group:
    """Of this process."""

    joined = False


def joined() -> bool:
    """Whether this process has been in the launcher's group, if only for a time."""
    return _Group.joined


def launched() -> int:
    """How many processes `torch.distributed.run` started; 0 for a process of nobody's."""
    return int(os.environ["WORLD_SIZE"]) if "TORCHELASTIC_RUN_ID" in os.environ else 0


def given_by_first(what: object) -> Any:
    """What the first process gives all the others here; they give None and take it."""
    held = [what]
    distributed.broadcast_object_list(held)
    return held[0]
