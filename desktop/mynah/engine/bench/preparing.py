"""Times recordings made ready to train an RVC voice on."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from mynah.audio.prepare import prepare
from mynah.engine.bench.measure import BenchSettings, Measure, timed
from mynah.engine.job import JobEntry
from mynah.engine.stages.rvc.preprocess import cut_recording

if TYPE_CHECKING:
    from collections.abc import Iterator


def measure(settings: BenchSettings) -> Iterator[Measure]:
    """One row: decoding, filtering, both rates, finding the clips."""
    found = timed(partial(_prepared, settings), settings.repeat)
    rate = f"{settings.sample_rate // 1000} and 16 kHz"
    yield Measure("preprocess", rate, found.seconds, settings.sound.seconds, found.peak)


def _prepared(settings: BenchSettings) -> None:
    rate = settings.sample_rate
    with TemporaryDirectory(prefix="mynah-bench-") as folder:
        for path in settings.sound.paths:
            wide, narrow = Path(folder, "wide.npy"), Path(folder, "narrow.npy")
            found = prepare(path, rate, wide, narrow, overlapped=True)
            entry = JobEntry(path.stem, "", held_out=False, seconds=0.0)
            # Without silences, so that a recording too short for a clip is no fault here.
            if found.small_length > rate // 2:
                cut_recording(rate, "auto", entry, found)
