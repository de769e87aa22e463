"""Times the pitch trackers."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import torch

from mynah.engine.bench.measure import BenchSettings, Measure, timed
from mynah.engine.features.pitch import PitchTracker, pitch_tracker
from mynah.engine.features.pitch_crepe import CrepeTracker
from mynah.engine.features.pitch_fcpe import FcpeTracker
from mynah.engine.features.pitch_rmvpe import RmvpeTracker
from mynah.engine.networks.pitch.crepe import Crepe, SpectralCrepe
from mynah.engine.networks.pitch.fcpe import Fcpe
from mynah.engine.networks.pitch.rmvpe import Rmvpe
from mynah.protocol.errors import ErrorCode, MynahError

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy as np

# Operations for a second of audio when every convolution is done as the sum that it is. CREPE
# goes below its number by Fourier transforms.
GFLOP = {"rmvpe": 7.17, "fcpe": 2.15, "crepe": 282.0, "crepe-tiny": 7.0}
_MISSING = (ErrorCode.MISSING_MODEL, ErrorCode.MISSING_DEPENDENCY)


def measure(settings: BenchSettings) -> Iterator[Measure]:
    """One row for every tracker that was asked for."""
    audio, seconds = settings.sound.audio, settings.sound.seconds
    for method in settings.trackers:
        tracker, random = _tracker(method)
        tracker.track(audio[:16_000])
        found = timed(partial(tracker.track, audio), settings.repeat)
        plain = 0.0
        if (
            settings.compare
            and isinstance(tracker, CrepeTracker)
            and isinstance(tracker.network, SpectralCrepe)
        ):
            plain = _plainly(method, tracker, audio)
        yield Measure(
            "pitch",
            method,
            found.seconds,
            seconds,
            found.peak,
            GFLOP.get(method, 0.0) * seconds,
            random=random,
            baseline_s=plain,
            baseline="convolutions as sums" if plain else "",
        )


def _plainly(method: str, tracker: CrepeTracker, audio: np.ndarray) -> float:
    """Seconds of the same tracker with the network as the paper writes it."""
    fast = tracker.network
    network = Crepe("full" if method == "crepe" else "tiny").eval()
    tracker.network = network
    try:
        return timed(partial(tracker.track, audio), 1).seconds
    finally:
        tracker.network = fast


def _tracker(method: str) -> tuple[PitchTracker, bool]:
    """The tracker, and whether its weights are random."""
    try:
        return pitch_tracker(method), False
    except MynahError as error:
        if error.code not in _MISSING or method == "swift":
            raise
    torch.manual_seed(0)
    with TemporaryDirectory(prefix="mynah-bench-") as folder:
        path = Path(folder, f"{method}.pt")
        if method == "rmvpe":
            torch.save(Rmvpe().state_dict(), path)
            return RmvpeTracker(path), True
        if method == "fcpe":
            torch.save({"model": Fcpe().state_dict()}, path)
            return FcpeTracker(path), True
        capacity = "full" if method == "crepe" else "tiny"
        torch.save(Crepe(capacity).state_dict(), path)
        return CrepeTracker(capacity, path), True
