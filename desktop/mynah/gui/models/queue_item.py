"""One recording in the queue of conversions, and what became of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any


class QueueState(StrEnum):
    """Where a recording stands."""

    WAITING = "waiting"
    LOADING = "loading"
    CONVERTING = "converting"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


ENDED = frozenset({QueueState.DONE, QueueState.FAILED, QueueState.CANCELLED})
AT_WORK = frozenset({QueueState.LOADING, QueueState.CONVERTING})


@dataclass(frozen=True)
class Converted:
    """What came out of a conversion.

    Attributes:
        path: The file.
        seconds: Its length.
        elapsed_s: How long it took.
        semitones: By which the pitch was moved.
        f0_method: How the pitch was measured.
        sample_rate: In Hz.
        remarks: Sentences about settings that changed nothing.
    """

    path: Path
    seconds: float = 0.0
    elapsed_s: float = 0.0
    semitones: float = 0.0
    f0_method: str = ""
    sample_rate: int = 0
    remarks: tuple[str, ...] = ()

    @classmethod
    def from_result(
        cls, result: Mapping[str, Any], settings: Mapping[str, Any], remarks: tuple[str, ...]
    ) -> Converted:
        """Read the engine's answer."""
        method = str(result.get("f0_method") or settings.get("f0_method") or "")
        return cls(
            Path(str(result["path"])),
            float(result.get("seconds", 0.0)),
            float(result.get("elapsed_s", 0.0)),
            float(result.get("semitones", 0.0)),
            method,
            int(result.get("sample_rate", 0)),
            remarks,
        )


@dataclass(frozen=True)
class Order:
    """How a recording is to be converted: what was shown when it was asked for.

    Attributes:
        voice: Name of the voice.
        settings: Those of the form.
        folder: Where the result goes, without folders below.
    """

    voice: str
    settings: Mapping[str, Any]
    folder: Path


@dataclass(frozen=True)
class QueueItem:
    """A row of the queue.

    Attributes:
        number: Tells it from all others.
        source: The recording.
        below: Folders below the one that was dropped; they are kept for the result.
        seconds: Its length; None until known.
        state: Where it stands.
        share: How much of it is converted, 0 to 1.
        reason: Why it failed, or what is to be known meanwhile.
        order: How it is converted; None until that was asked for.
        result: What came out.
    """

    number: int
    source: Path
    below: Path = field(default_factory=Path)
    seconds: float | None = None
    state: QueueState = QueueState.WAITING
    share: float = 0.0
    reason: str = ""
    order: Order | None = None
    result: Converted | None = None

    @property
    def ended(self) -> bool:
        """Whether nothing more happens to it by itself."""
        return self.state in ENDED

    @property
    def due(self) -> bool:
        """Whether it waits for its turn."""
        return self.state is QueueState.WAITING and self.order is not None
