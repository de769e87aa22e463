"""Speech to train the shared models on: a folder with `metadata.csv` (file, speaker)."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mynah.audio.decode import DecodeError, read
from mynah.audio.mono import to_mono
from mynah.audio.resample import resample
from mynah.protocol.errors import ErrorCode, MynahError

if TYPE_CHECKING:
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    from mynah.protocol.ports import Reporter

HELD_OUT_EVERY = 20  # every 20th clip is kept from training, to measure on


@dataclass(frozen=True)
class Utterance:
    """One recording of one speaker: mono float32 (samples,) at `sample_rate`."""

    name: str
    speaker: str
    audio: NDArray[np.float32]
    sample_rate: int
    source_rate: int


def load_corpus(
    folder: Path, sample_rate: int, reporter: Reporter, max_seconds: float = 28.0
) -> list[Utterance]:
    """Read every file that `metadata.csv` lists, cut to `max_seconds`, at one rate.

    Raises:
        MynahError: BAD_INPUT without a metadata.csv, NOTHING_USABLE when no file can be read.
    """
    table = folder / "metadata.csv"
    if not table.is_file():
        raise MynahError(ErrorCode.BAD_INPUT, f"{folder} has no metadata.csv (file, speaker, ...)")
    with table.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    utterances, problems = [], []
    for number, row in enumerate(rows, 1):
        try:
            decoded = read(folder / row["file"])
        except DecodeError as error:
            problems.append((row["file"], error.message))
            continue
        mono, _ = to_mono(decoded.samples)
        mono = mono[: int(max_seconds * decoded.sample_rate)]
        audio = resample(mono - mono.mean(), decoded.sample_rate, sample_rate)
        utterances.append(
            Utterance(row["file"], row["speaker"], audio, sample_rate, decoded.sample_rate)
        )
        reporter.progress("corpus", number, len(rows), "files")
    for name, reason in problems:
        reporter.warning("unreadable", f"{name}: {reason}")
    if not utterances:
        raise MynahError(ErrorCode.NOTHING_USABLE, f"nothing readable in {folder}", items=problems)
    return utterances


def held_out_split(utterances: list[Utterance]) -> tuple[list[Utterance], list[Utterance]]:
    """Split into (training, held out): every HELD_OUT_EVERY-th is held out."""
    held = utterances[::HELD_OUT_EVERY]
    kept = [u for n, u in enumerate(utterances) if n % HELD_OUT_EVERY]
    return kept, held
