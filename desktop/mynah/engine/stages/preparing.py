"""What the preprocessing of every kind of voice shares: recordings side by side, faults listed."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

import numpy as np

from mynah.audio.decode import DecodeError
from mynah.audio.prepare import ANALYSIS_RATE, Prepared, prepare
from mynah.engine.hardware import processors
from mynah.project.atomic import write_json
from mynah.protocol.errors import ErrorCode, MynahError

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from mynah.engine.job import JobEntry
    from mynah.engine.run_stage import StageContext


class Clip(Protocol):
    """A clip of a recording, as any kind of voice cuts it."""

    @property
    def held_out(self) -> bool:
        """Whether it is never trained on."""

    @property
    def seconds(self) -> float:
        """Length."""


T = TypeVar("T", bound=Clip)
MOST_THREADS = 8  # more would only wait for the disk


class Cut(Protocol[T]):
    """Finds the clips of a prepared recording."""

    def __call__(self, entry: JobEntry, found: Prepared, small: Path) -> list[T]:
        """The clips; `small` is the file of the recording at 16 kHz.

        Raises:
            UnusableError: there are none, and why.
        """


class UnusableError(Exception):
    """A recording without a clip; its text says why."""


class _GivenUpError(Exception):
    """Another recording ended the stage."""


@dataclass(frozen=True)
class Cutting(Generic[T]):
    """The clips of all recordings in the order of the job, and what was left out with reasons."""

    clips: list[T]
    problems: list[tuple[str, str]]

    def save(self, path: Path) -> dict[str, Any]:
        """Write the table of clips; what the stage says of itself is returned.

        Raises:
            MynahError: NOTHING_USABLE when no clip to train on is left, with the reasons.
        """
        training = [clip for clip in self.clips if not clip.held_out]
        if not training:
            raise MynahError(
                ErrorCode.NOTHING_USABLE, "No clip is left to train on.", items=self.problems
            )
        write_json(path, {"clips": [asdict(clip) for clip in self.clips]})  # type: ignore[call-overload]
        held_out = sum(clip.seconds for clip in self.clips if clip.held_out)
        return {
            "clips": len(training),
            "seconds": round(sum(clip.seconds for clip in training), 2),
            "held_out_seconds": round(held_out, 2),
            "left_out": len(self.problems),
        }


def target_path(folder: Path, sample_id: str) -> Path:
    """File of a recording at the voice's rate."""
    return folder / f"{sample_id}.target.npy"


def analysis_path(folder: Path, sample_id: str) -> Path:
    """File of a recording at 16 kHz."""
    return folder / f"{sample_id}.16k.npy"


def target_audio(folder: Path, sample_id: str) -> NDArray[np.float32]:
    """One recording at the voice's rate, float32 (samples,), memory-mapped."""
    audio: NDArray[np.float32] = np.load(target_path(folder, sample_id), mmap_mode="r")
    return audio


def analysis_audio(folder: Path, sample_id: str) -> NDArray[np.float32]:
    """One recording at 16 kHz, float32 (samples,)."""
    audio: NDArray[np.float32] = np.load(analysis_path(folder, sample_id))
    return audio


def stored_bytes(seconds: float, rate: int) -> int:
    """Space of two float copies of recordings."""
    return int(seconds * 4 * (rate + ANALYSIS_RATE))


def prepare_recordings(ctx: StageContext, stage: str, rate: int, cut: Cut[T]) -> Cutting[T]:
    """Write every recording of the job at `rate` and at 16 kHz, and cut it.

    Recordings are prepared side by side, and one that is most of the work on several threads.
    One that cannot be used is warned about and leaves no files.

    Raises:
        Interrupted: When asked.
        OSError: The disk is full.
    """
    entries = ctx.job.entries
    threads = min(ctx.job.settings.threads or processors(), MOST_THREADS)
    one = _One(ctx, rate, cut, sum(entry.seconds for entry in entries) / threads, threads)
    done: dict[int, list[T] | str] = {}
    with ThreadPoolExecutor(threads, "recording") as pool:
        futures = {pool.submit(one, entry): place for place, entry in enumerate(entries)}
        try:
            for number, future in enumerate(as_completed(futures), 1):
                done[futures[future]] = future.result()
                ctx.reporter.progress(stage, number, len(entries), "recordings")
        except BaseException:
            one.given_up.set()
            pool.shutdown(wait=True, cancel_futures=True)
            raise
    problems = [
        (entry.sample_id, reason)
        for place, entry in enumerate(entries)
        if isinstance(reason := done[place], str)
    ]
    for sample_id, reason in problems:
        ctx.reporter.warning("LEFT_OUT", f"{sample_id}: {reason}")
    clips: list[T] = []
    for place in range(len(entries)):
        if isinstance(found := done[place], list):
            clips += found
    return Cutting(clips, problems)


class _One(Generic[T]):
    """Prepares one recording; its clips, or why there are none."""

    def __init__(
        self, ctx: StageContext, rate: int, cut: Cut[T], share: float, threads: int
    ) -> None:
        self._ctx, self._rate, self._cut = ctx, rate, cut
        self._share, self._threads = share, threads
        self.given_up = threading.Event()

    def __call__(self, entry: JobEntry) -> list[T] | str:
        """See the class."""
        out = self._ctx.out
        target, small = target_path(out, entry.sample_id), analysis_path(out, entry.sample_id)
        try:
            found = prepare(
                self._ctx.workspace.samples_dir / f"{entry.sample_id}.wav",
                self._rate,
                target,
                small,
                overlapped=self._threads > 1 and entry.seconds > self._share,
                goes_on=self._goes_on,
            )
            return self._cut(entry, found, small)
        except (DecodeError, UnusableError) as error:
            for path in (target, small):
                path.unlink(missing_ok=True)
            return str(error).rstrip(".")

    def _goes_on(self) -> None:
        self._ctx.control.raise_if_requested()
        if self.given_up.is_set():
            raise _GivenUpError
