"""Pitch trackers behind one Protocol: float32 Hz every 10 ms, 0 where unvoiced."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import numpy as np

from mynah.protocol.errors import ErrorCode, MynahError

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

SAMPLE_RATE = 16_000
HOP = 160  # 10 ms
LOW_HZ, HIGH_HZ = 50.0, 1100.0  # the search range of the RVC family
SWIFT_CONFIDENCE = 0.5


class PitchTracker(Protocol):
    """Measures the pitch of speech."""

    def track(self, audio: NDArray[np.float32]) -> NDArray[np.float32]:
        """Pitch of float32 (samples,) at 16 kHz: (samples // 160,) Hz, 0 unvoiced."""


def on_grid(
    times: NDArray[np.float64], pitch: NDArray[np.float64], voiced: NDArray[np.bool_], frames: int
) -> NDArray[np.float32]:
    """Resample a pitch track to 10 ms: the logarithm is interpolated inside voiced stretches.

    A frame is voiced when the nearest measured one is. Nothing is interpolated across a gap.
    """
    if frames == 0 or not voiced.any():
        return np.zeros(frames, np.float32)
    moments = np.arange(frames) * (HOP / SAMPLE_RATE)
    nearest = np.clip(np.searchsorted((times[1:] + times[:-1]) / 2, moments), 0, len(times) - 1)
    answer = np.exp(np.interp(moments, times[voiced], np.log(pitch[voiced])))
    below = np.clip(np.searchsorted(times, moments, "right") - 1, 0, len(times) - 1)
    above = np.clip(below + 1, 0, len(times) - 1)
    gap = ~(voiced[below] & voiced[above])
    answer = np.where(gap, pitch[nearest], answer)
    return np.where(voiced[nearest], answer, 0.0).astype(np.float32)


class SwiftTracker:
    """swift-f0 (MIT): a small convolutional network in onnxruntime, 16 ms frames."""

    def __init__(self, threads: int | None = None) -> None:
        from swift_f0 import SwiftF0

        self._detector = SwiftF0(threads=threads, spin=False)

    def track(self, audio: NDArray[np.float32]) -> NDArray[np.float32]:
        """See `PitchTracker.track`."""
        frames = len(audio) // HOP
        if not frames:
            return np.zeros(0, np.float32)
        found = self._detector.detect(audio, SAMPLE_RATE, fmin=LOW_HZ, fmax=HIGH_HZ)
        voiced = np.asarray(found.confidence) >= SWIFT_CONFIDENCE
        pitch = np.asarray(found.pitch_hz, np.float64)
        return on_grid(np.asarray(found.timestamps, np.float64), pitch, voiced, frames)


def _rmvpe() -> PitchTracker:
    from mynah.engine.features.devices import listening_device
    from mynah.engine.features.pitch_rmvpe import RmvpeTracker

    return RmvpeTracker(device=listening_device())


def _fcpe() -> PitchTracker:
    from mynah.engine.features.devices import listening_device
    from mynah.engine.features.pitch_fcpe import FcpeTracker

    return FcpeTracker(device=listening_device())


def _crepe(capacity: str) -> PitchTracker:
    from mynah.engine.features.devices import listening_device
    from mynah.engine.features.pitch_crepe import CrepeTracker

    return CrepeTracker(capacity, device=listening_device())


TRACKERS: dict[str, Callable[[], PitchTracker]] = {
    "swift": SwiftTracker,
    "rmvpe": _rmvpe,
    "fcpe": _fcpe,
    "crepe": lambda: _crepe("full"),
    "crepe-tiny": lambda: _crepe("tiny"),
}


def pitch_tracker(method: str) -> PitchTracker:
    """Build the tracker called `method`.

    Raises:
        MynahError: MISSING_DEPENDENCY where its library cannot be imported, MISSING_MODEL for a
            method whose weights must be downloaded first, BAD_INPUT or BROKEN_FILE where they are
            not what they should be, USAGE for an unknown method.
    """
    if method not in TRACKERS:
        raise MynahError(
            ErrorCode.USAGE,
            f"There is no f0 method {method!r}.",
            hint=f"These are: {', '.join(TRACKERS)}.",
        )
    try:
        return TRACKERS[method]()
    except (ImportError, OSError) as error:
        raise MynahError(
            ErrorCode.MISSING_DEPENDENCY,
            f"The library for the f0 method {method} cannot be loaded.",
            hint="Use --f0-method swift, or install the library as `mynah doctor` says.",
            detail=str(error),
        ) from error
