"""What the processes of a training have that do not speak, in the place of checkpoints."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mynah.engine.stages.checkpoints import Schedule
    from mynah.engine.training.rvc.step import RvcTrainer


class NoCheckpoints:
    """Measures nothing and keeps nothing."""

    seconds = 0.0

    def due(self, step: int) -> bool:  # noqa: ARG002
        """Never."""
        return False

    def seconds_left(self, step: int) -> float:  # noqa: ARG002
        """None."""
        return 0.0

    def begin_at(self, trainer: RvcTrainer) -> None:
        """Nothing."""

    def measure(self, trainer: RvcTrainer) -> None:
        """Nothing."""

    def reschedule(self, schedule: Schedule) -> None:
        """Nothing."""
