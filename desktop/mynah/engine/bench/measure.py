"""What is measured of a stage, and how: the best of several times, the peak of memory, floors."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from mynah.audio.decode import DecodeError, read
from mynah.audio.resample import resample
from mynah.engine.hardware import measured_speed, peak_memory
from mynah.protocol.errors import ErrorCode, MynahError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from numpy.typing import NDArray

ANALYSIS_RATE = 16_000
COPIED_BYTES = 1 << 27
SHORTEST_S = 1.0


@dataclass(frozen=True)
class Machine:
    """What this computer does at most, measured.

    Attributes:
        gflops: Thousand millions of float32 operations a second in matrix products.
        gflops_bf16: The same in bfloat16.
        copied: Thousand millions of bytes copied a second.
    """

    gflops: float
    gflops_bf16: float
    copied: float

    @classmethod
    def measured(cls) -> Machine:
        """Of this computer; takes about two seconds."""
        speed = measured_speed()
        source, target = (np.ones(COPIED_BYTES, np.uint8) for _ in range(2))
        seconds = best(lambda: np.copyto(target, source), 5)
        return cls(
            speed.get("gflops", 0.0), speed.get("gflops_bf16", 0.0), COPIED_BYTES / seconds / 1e9
        )


@dataclass(frozen=True)
class Measure:
    """One row of the table.

    Attributes:
        stage: Which part of the work.
        what: Which way of doing it.
        seconds: It took.
        audio_s: Seconds of audio that it was done for; 0 where that means nothing.
        peak: Bytes that the process had in memory at most meanwhile; 0 where unknown.
        gflop: Counted operations, in thousand millions; 0 where they were not counted.
        bf16: Whether they are done in bfloat16.
        random: Whether random weights stood in for those of a model that is not here.
        baseline_s: Seconds of the plain way of doing it; 0 where there is none.
        baseline: That way, in words.
    """

    stage: str
    what: str
    seconds: float
    audio_s: float = 0.0
    peak: int = 0
    gflop: float = 0.0
    bf16: bool = False
    random: bool = False
    baseline_s: float = 0.0
    baseline: str = ""

    def floor(self, machine: Machine) -> float:
        """Seconds of the counted operations at the machine's peak; 0 where unknown."""
        peak = machine.gflops_bf16 if self.bf16 else machine.gflops
        return self.gflop / peak if peak else 0.0

    def to_dict(self, machine: Machine) -> dict[str, Any]:
        """For programs; what is unknown is None."""
        floor = self.floor(machine)
        return {
            "stage": self.stage,
            "what": self.what,
            "seconds": round(self.seconds, 4),
            "audio_s": round(self.audio_s, 3) or None,
            "times_real_time": round(self.audio_s / self.seconds, 2) if self.audio_s else None,
            "peak_bytes": self.peak or None,
            "gflop": round(self.gflop, 2) or None,
            "floor_s": round(floor, 4) or None,
            "random_weights": self.random,
            "baseline": self.baseline or None,
            "baseline_s": round(self.baseline_s, 4) or None,
            "times_baseline": round(self.baseline_s / self.seconds, 2) if self.baseline_s else None,
        }


@dataclass(frozen=True)
class Sound:
    """What everything is timed on.

    Attributes:
        paths: The files.
        audio: float32 (samples,) at 16 kHz, all of them one after the other.
    """

    paths: tuple[Path, ...]
    audio: NDArray[np.float32]

    @property
    def seconds(self) -> float:
        """Length of it all."""
        return len(self.audio) / ANALYSIS_RATE

    @classmethod
    def of(cls, paths: Iterable[Path]) -> Sound:
        """The sound in these files.

        Raises:
            MynahError: BAD_INPUT for a file that cannot be read, NOTHING_USABLE for less than a
                second.
        """
        paths, parts = tuple(paths), []
        for path in paths:
            try:
                found = read(path)
            except (DecodeError, OSError) as error:
                raise MynahError(
                    ErrorCode.BAD_INPUT, f"{path.name} cannot be read.", detail=str(error)
                ) from error
            mono = np.ascontiguousarray(found.samples.mean(1))
            parts.append(resample(mono, found.sample_rate, ANALYSIS_RATE))
        audio = np.concatenate(parts) if parts else np.zeros(0, np.float32)
        if len(audio) < SHORTEST_S * ANALYSIS_RATE:
            raise MynahError(
                ErrorCode.NOTHING_USABLE, "There is less than a second of audio to measure with."
            )
        return cls(paths, audio)


@dataclass(frozen=True)
class BenchSettings:
    """What is measured with.

    Attributes:
        sound: The audio.
        repeat: Times that each work is done; the shortest time counts.
        compare: Whether the plain ways of doing it are timed too.
        trackers: Methods of pitch.
        batch: Clips in a step of learning.
        sample_rate: Of the RVC voice.
        version: Of the RVC voice.
        precisions: "fp32" and "bf16", or one of them.
        vectors: In the index.
        queries: Searched in it.
    """

    sound: Sound
    repeat: int = 2
    compare: bool = False
    trackers: tuple[str, ...] = ()
    batch: int = 4
    sample_rate: int = 40_000
    version: str = "v2"
    precisions: tuple[str, ...] = ("fp32", "bf16")
    vectors: int = 90_000
    queries: int = 6_000


@dataclass
class Timing:
    """The shortest of several times, and the memory that all of them took at most."""

    seconds: float = float("inf")
    peak: int = field(default=0)


def timed(work: Callable[[], object], repeat: int) -> Timing:
    """Do the work so many times."""
    counting = _forget_peak()
    seconds = best(work, repeat)
    return Timing(seconds, _peak() if counting else peak_memory())


def best(work: Callable[[], object], repeat: int) -> float:
    """The shortest time of so many: other programs can only make it longer."""
    shortest = float("inf")
    for _ in range(max(1, repeat)):
        start = time.perf_counter()
        work()
        shortest = min(shortest, time.perf_counter() - start)
    return shortest


def _forget_peak() -> bool:
    """Let Linux count the peak of memory anew; False where that is not possible."""
    try:
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    except OSError:
        return False
    return bool(_peak())


def _peak() -> int:
    for row in Path("/proc/self/status").read_text(encoding="ascii", errors="replace").splitlines():
        if row.startswith("VmHWM:"):
            return int(row.split()[1]) * 1024
    return 0
