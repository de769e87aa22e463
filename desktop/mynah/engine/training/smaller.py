"""What one session of a training leaves to the next: that its batches did not fit the memory.

Where memory is short the training itself halves its batch. But who is ended by the system for lack
of memory, or while others wait for its gradients, can only leave word.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mynah.project.atomic import UnreadableFileError, read_json, write_json

if TYPE_CHECKING:
    from pathlib import Path

_NAME = "smaller-batch.json"


def ask_smaller(checkpoints: Path, heard: int | None = None) -> None:
    """Have the batch halved once more when the training of this folder goes on.

    Args:
        checkpoints: Its folder.
        heard: What `asked_smaller` gave when this process began. Several processes that run out
            of memory in the same step then ask for one halving together.
    """
    checkpoints.mkdir(exist_ok=True)
    before = asked_smaller(checkpoints)
    before = before if heard is None else min(before, heard)
    write_json(checkpoints / _NAME, {"times": before + 1})


def asked_smaller(checkpoints: Path) -> int:
    """How often the batch is to be halved before the next step."""
    try:
        times = read_json(checkpoints / _NAME).get("times")
    except (FileNotFoundError, UnreadableFileError):
        return 0
    return min(times, 30) if type(times) is int and times > 0 else 0


def smaller_is_saved(checkpoints: Path) -> None:
    """The saved state knows the smaller batch."""
    (checkpoints / _NAME).unlink(missing_ok=True)


def halved_words(before: int, after: int, why: str = "") -> str:
    """What is told of it."""
    reason = why or "There was not enough memory for a step."
    return f"{reason} Batch size is now {after}, before it was {before}; the training goes on."
