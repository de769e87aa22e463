"""Stand-ins for a caller that neither listens nor interrupts."""

from collections.abc import Mapping
from typing import Any

from mynah.protocol.ports import Control, Interrupted, Reporter, RequestKind

__all__ = ["Control", "Interrupted", "NoControl", "Reporter", "SilentReporter"]


class SilentReporter:
    """A reporter nobody listens to."""

    def stage(self, name: str, state: str = "started") -> None:
        """Do nothing."""

    def progress(
        self, stage: str, done: int, total: int, unit: str = "items", eta_s: float | None = None
    ) -> None:
        """Do nothing."""

    def metric(self, name: str, value: float, step: int) -> None:
        """Do nothing."""

    def artifact(self, kind: str, path: object) -> None:
        """Do nothing."""

    def item(self, kind: str, data: Mapping[str, Any]) -> None:
        """Do nothing."""

    def log(self, text: str, level: str = "info") -> None:
        """Do nothing."""

    def warning(self, code: str, text: str) -> None:
        """Do nothing."""


class NoControl:
    """A control that never asks for anything."""

    @property
    def requested(self) -> RequestKind | None:
        """Always ``None``."""
        return None

    def raise_if_requested(self) -> None:
        """Do nothing."""
