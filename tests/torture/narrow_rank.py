"""What the other processes of a training do in attacks: the same, as narrow as the first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpers import rvc_companion, small_rvc
from mynah.engine.stages.rvc import kind, order, train

if TYPE_CHECKING:
    from mynah.engine.run_stage import StageContext
    from mynah.engine.training.rvc.distributed import Ranks


def narrow_rvc() -> None:
    """RVC networks of a few channels, and measures that take no time."""
    original = order.RvcOrder.config

    def config(self: order.RvcOrder, rows: int = 109) -> Any:
        return small_rvc.narrow(original(self, rows))

    order.RvcOrder.config = config  # type: ignore[method-assign]
    train.new_trainer = small_rvc.small_trainer
    train.computes_in_bf16 = lambda device: False
    kind.rvc_run_probe = rvc_companion.quick_probe  # type: ignore[assignment]


def take_part(ctx: StageContext, ranks: Ranks) -> Any:
    """In a process of its own, where nothing has been made narrow yet."""
    narrow_rvc()
    return train.learn(ctx, ranks)
