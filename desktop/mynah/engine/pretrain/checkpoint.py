"""Checkpoint of a pretraining: model, optimizer and step, replaced in one rename."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import torch

from mynah.engine.run_faults import raise_if_memory
from mynah.project.atomic import write_bytes
from mynah.protocol.errors import ErrorCode, MynahError

if TYPE_CHECKING:
    from pathlib import Path

    from torch import nn


class PretrainCheckpoint:
    """Loads what `folder/checkpoint.pt` holds on construction, and saves it when asked.

    Raises:
        MynahError: BAD_CHECKPOINT for a file that is damaged or of other settings; it is never
            replaced by a fresh start in silence.
    """

    def __init__(
        self,
        folder: Path,
        model: nn.Module,
        optimizer: torch.optim.Optimizer,
        settings: dict[str, Any],
    ) -> None:
        self.path = folder / "checkpoint.pt"
        self.model, self.optimizer = model, optimizer
        self.settings = {k: v for k, v in settings.items() if k != "save_every_s"}
        self.step = 0
        folder.mkdir(parents=True, exist_ok=True)
        if self.path.exists():
            self._load()

    def _load(self) -> None:
        try:
            saved = torch.load(self.path, map_location="cpu", weights_only=True)
            if saved["settings"] != self.settings:
                raise ValueError("it was made with other settings")
            self.model.load_state_dict(saved["model"])
            self.optimizer.load_state_dict(saved["optimizer"])
            self.step = saved["step"]
        except Exception as error:  # torch.load raises nearly anything on a damaged file
            raise_if_memory(error)
            raise MynahError(ErrorCode.BAD_CHECKPOINT, f"{self.path}: {error}") from error

    def save(self) -> None:
        """Write everything and rename it into place."""
        buffer = io.BytesIO()
        torch.save(
            {
                "model": self.model.state_dict(),
                "optimizer": self.optimizer.state_dict(),
                "step": self.step,
                "settings": self.settings,
            },
            buffer,
        )
        write_bytes(self.path, buffer.getvalue())
