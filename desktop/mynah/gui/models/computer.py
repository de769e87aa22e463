"""What was found on this computer, as far as choosing a kind of voice needs it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Computer:
    """Facts of this computer.

    Attributes:
        graphics_card: Whether there is one that trainings can use.
        rvc_models: Whether all models that RVC needs are there.
    """

    graphics_card: bool = False
    rvc_models: bool = False

    @classmethod
    def from_doctor(cls, facts: Mapping[str, Any]) -> Computer:
        """Read them from the answer of ``mynah doctor --json``."""
        device = facts.get("device")
        kind = device.get("kind") if isinstance(device, Mapping) else ""
        models = facts.get("models")
        listed = [one for one in models if isinstance(one, Mapping)] if models else []
        rvc = [one for one in listed if one.get("kind") == "rvc"]
        return cls(kind in {"cuda", "mps"}, bool(rvc) and all(one.get("present") for one in rvc))

    @property
    def suggested_kind(self) -> str:
        """RVC only where it is quick and complete; Lite runs everywhere."""
        return "rvc" if self.graphics_card and self.rvc_models else "lite"
