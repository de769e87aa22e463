"""How far the queue of conversions is, and how long it may still take."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mynah.gui.models.queue_item import AT_WORK, QueueState

if TYPE_CHECKING:
    from mynah.gui.models.queue_item import QueueItem

_LEAST_HEARD_S = 2.0  # of work, before a speed is worth a word


@dataclass(frozen=True)
class QueueProgress:
    """Of the recordings that were asked for since the queue was idle.

    Attributes:
        total: How many there are.
        ended: How many are done, failed or cancelled.
        done: How many are done.
        failed: How many failed.
        share: Of the whole sound, 0 to 1.
        left_s: Seconds that are left; None while nothing can be said.
    """

    total: int = 0
    ended: int = 0
    done: int = 0
    failed: int = 0
    share: float = 0.0
    left_s: float | None = None

    @property
    def going(self) -> bool:
        """Whether something is left to do."""
        return self.ended < self.total


def queue_progress(items: Iterable[QueueItem], worked_s: float) -> QueueProgress:
    """Sum up.

    Args:
        items: The recordings that were asked for since the queue was idle.
        worked_s: Seconds that were spent on them so far.
    """
    asked = [one for one in items if one.order is not None]
    known = [one.seconds for one in asked if one.seconds is not None]
    usual = max(1.0, sum(known) / len(known)) if known else 1.0
    whole = heard = past = 0.0
    counts = dict.fromkeys(QueueState, 0)
    for one in asked:
        counts[one.state] += 1
        length = max(0.1, usual if one.seconds is None else one.seconds)
        share = 1.0 if one.ended else one.share if one.state in AT_WORK else 0.0
        whole += length
        past += length * share
        if one.state is QueueState.DONE or one.state in AT_WORK:
            heard += length * share  # what failed at once says nothing about the speed
    ended = (
        sum(counts[one] for one in QueueState if one not in AT_WORK) - counts[QueueState.WAITING]
    )
    left = None
    if heard > 0 and worked_s > _LEAST_HEARD_S:
        left = (whole - past) * worked_s / heard
    return QueueProgress(
        len(asked),
        ended,
        counts[QueueState.DONE],
        counts[QueueState.FAILED],
        past / whole if whole else 0.0,
        left,
    )
