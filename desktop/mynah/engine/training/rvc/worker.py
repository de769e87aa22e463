r"""A run on several graphics cards, perhaps of several computers, through PyTorch's launcher.

    python -m torch.distributed.run --nproc-per-node 2 \
        -m mynah.engine.training.rvc.worker resume RUN --workspace FOLDER --json

The first process is the engine with these arguments, and speaks as it always does. The others wait
until its run comes to the training, get their share of it there, and end with it. Without a
launcher the run's own process starts the others (`stages.rvc.companions`).
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from mynah.engine.training.rvc.distributed import given_by_first, joined, start
from mynah.protocol.ports import Interrupted

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from mynah.engine.run_stage import StageContext
    from mynah.engine.training.rvc.distributed import Ranks


def first(work: Callable[[], int]) -> int:
    """Do the first process's work; others that were not needed are let go."""
    try:
        return work()
    finally:
        if not joined():
            ranks = start()
            given_by_first(None)
            ranks.finish()


def other(work: Callable[[StageContext, Ranks], Any]) -> int:
    """Wait for a share of the training and do it, silently."""
    ranks = start()
    share = given_by_first(None)
    if share is not None:
        with suppress(Interrupted):  # the first one says so
            work(share.context(), ranks)
    ranks.finish()
    return 0


def main(arguments: Sequence[str]) -> int:
    """Be one of the processes; `arguments` are those of `mynah`."""
    if os.environ.get("RANK", "0") == "0":
        from mynah.engine import cli

        return first(lambda: int(cli.main(list(arguments))))
    from mynah.engine.stages.rvc.train import learn

    return other(learn)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
