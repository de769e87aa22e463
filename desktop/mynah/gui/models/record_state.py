"""What the recorder is doing, and what is known of a take."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class RecordState(StrEnum):
    """What the recorder is doing."""

    OFF = "off"  # no microphone
    READY = "ready"
    ROOM = "room"  # it listens to the room
    RECORDING = "recording"
    ENDING = "ending"  # the end of a take is being written
    TAKEN = "taken"


@dataclass(frozen=True)
class TakeReport:
    """What was found in a take, in words.

    Attributes:
        kind: good, warn, bad, or empty while it is measured.
        title: A word or two.
        text: Facts and advice.
    """

    kind: str = ""
    title: str = ""
    text: str = ""


@dataclass(frozen=True)
class Tally:
    """How much there is.

    Attributes:
        samples: In the library.
        seconds: Of them altogether.
        needed_samples: For a Lite voice.
        needed_seconds: For a Lite voice.
        better_seconds: From which a Lite voice is good.
        coming: Recordings on their way into the library.
    """

    samples: int = 0
    seconds: float = 0.0
    needed_samples: int = 0
    needed_seconds: float = 0.0
    better_seconds: float = 0.0
    coming: int = 0

    @property
    def enough(self) -> bool:
        """Whether a Lite voice can be trained."""
        return self.samples >= self.needed_samples and self.seconds >= self.needed_seconds

    @property
    def share(self) -> float:
        """Of what is needed, 0 to 1; of what is better once there is enough."""
        if self.enough:
            return min(1.0, self.seconds / max(1.0, self.better_seconds))
        parts = (
            self.seconds / max(1.0, self.needed_seconds),
            self.samples / max(1, self.needed_samples),
        )
        return min(1.0, *parts)
