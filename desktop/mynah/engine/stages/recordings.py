"""The recordings of a run as measuring sees them: spans of speech, at two rates, by name."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, Protocol

import numpy as np

from mynah.engine.measure.speaker import SAMPLE_RATE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from mynah.engine.measure.speaker import SpeakerModel

CLIPS = 3
LONGEST_S = 6.0  # of one clip
PRINT_RECORDINGS = 12  # that the voice is known by


class Span(Protocol):
    """A clip of a recording, as any kind of voice cuts it."""

    @property
    def sample_id(self) -> str:
        """The recording."""

    @property
    def held_out(self) -> bool:
        """Whether it is never trained on."""

    @property
    def first(self) -> int:
        """First frame."""

    @property
    def last(self) -> int:
        """Frame after the last."""

    @property
    def gain(self) -> float:
        """Factor of its level."""

    @property
    def seconds(self) -> float:
        """Length."""


class Window(NamedTuple):
    """A piece of a recording, in frames, and its gain."""

    first: int
    last: int
    gain: float


@dataclass(frozen=True)
class Recordings:
    """All of them.

    Attributes:
        spans: In the order of the job.
        frame_s: Seconds that a span counts in.
        analysis: Float32 (samples,) of a recording at 16 kHz, by name.
        target: The same at the voice's rate.
        sample_rate: The voice's, in hertz.
    """

    spans: Sequence[Span]
    frame_s: float
    analysis: Callable[[str], NDArray[np.float32]]
    target: Callable[[str], NDArray[np.float32]]
    sample_rate: int

    @cached_property
    def by_name(self) -> dict[str, list[Span]]:
        """The spans of every recording."""
        found: dict[str, list[Span]] = {}
        for span in self.spans:
            found.setdefault(span.sample_id, []).append(span)
        return found

    @cached_property
    def held_out(self) -> list[str]:
        """Names of those that are never trained on."""
        return [name for name, parts in self.by_name.items() if parts[0].held_out]

    @cached_property
    def trained(self) -> list[str]:
        """Names of the others."""
        return [name for name, parts in self.by_name.items() if not parts[0].held_out]

    def to_measure(self) -> list[str]:
        """The longest held-out ones; where none was held out, trained ones."""

        def length(name: str) -> float:
            return sum(span.seconds for span in self.by_name[name])

        return sorted(self.held_out or self.trained, key=lambda name: -length(name))[:CLIPS]

    def window(self, name: str) -> Window:
        """From the first clip of a recording on, with that clip's gain."""
        spans = self.by_name[name]
        first = spans[0].first
        longest = first + round(LONGEST_S / self.frame_s)
        return Window(first, min(spans[-1].last, longest), spans[0].gain)

    def sound(self, name: str) -> NDArray[np.float32]:
        """That piece at 16 kHz."""
        return self._cut(self.analysis(name), SAMPLE_RATE, self.window(name))

    def source(self, name: str) -> NDArray[np.float32]:
        """That piece at the voice's rate."""
        return self._cut(self.target(name), self.sample_rate, self.window(name))

    def _cut(self, audio: NDArray[np.float32], rate: int, window: Window) -> NDArray[np.float32]:
        per_frame = round(rate * self.frame_s)
        piece = audio[window.first * per_frame : window.last * per_frame]
        return np.asarray(piece, np.float32) * np.float32(window.gain)

    def voiceprint(
        self, model: SpeakerModel, among: Sequence[str] | None = None
    ) -> NDArray[np.float32]:
        """The voice of those that were trained on, or of those `among` them."""
        names = list(self.trained if among is None else among)
        known = names[:: max(1, len(names) // PRINT_RECORDINGS)][:PRINT_RECORDINGS]
        return model.voiceprint(self.sound(name) for name in known)
