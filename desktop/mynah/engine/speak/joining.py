"""All sentences of a text in one file, with their pauses: written as they come, whole or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from mynah.audio.resample import resample
from mynah.audio.write import StreamWriter, WriteError
from mynah.project.disk import refusal
from mynah.protocol.errors import ErrorCode, MynahError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path
    from types import TracebackType
    from typing import Self

    from numpy.typing import NDArray


class Joined:
    """A file that sentences are added to; it appears when the context is left without a fault.

    Args:
        path: Of the file; its folder is made.
        format_name: "wav", "flac", "mp3" or "ogg".
        sample_rate: Of the file in Hz; None takes that of the first sentence.
        tags: Of the file.
        letters: Of the whole text, from which its length is guessed.
    """

    def __init__(
        self,
        path: Path,
        format_name: str,
        sample_rate: int | None,
        tags: Mapping[str, str],
        letters: int,
    ) -> None:
        self._path = path
        self._format = format_name
        self._rate = sample_rate
        self._tags = tags
        self._letters = letters
        self._writer: StreamWriter | None = None

    def add(self, audio: NDArray[np.float32], sample_rate: int, pause_s: float) -> None:
        """Add a sentence, float32 (samples,), and the silence after it.

        Raises:
            MynahError: USAGE for a rate that the format does not know, DISK_FULL, NO_PERMISSION.
        """
        rate = self._rate or sample_rate
        if self._writer is None:
            self._rate, self._writer = rate, self._opened(rate)
        try:
            self._writer.write(resample(audio, sample_rate, rate))
            self._writer.write(np.zeros(round(pause_s * rate), np.float32))
        except WriteError as error:
            raise self._fault(error) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._writer is None:
            return
        if kind is not None:
            self._writer.discard()
            return
        try:
            self._writer.close()
        except WriteError as fault:
            raise self._fault(fault) from fault

    def _opened(self, rate: int) -> StreamWriter:
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            seconds = self._letters / 8  # slower than anybody speaks
            return StreamWriter(
                self._path,
                rate,
                format=self._format,
                metadata=self._tags,
                expected_frames=round(seconds * rate),
            )
        except ValueError as error:
            raise MynahError(
                ErrorCode.USAGE,
                f"A file of the format {self._format} cannot have {rate} Hz.",
                hint="Choose another rate or another format.",
                detail=str(error),
            ) from error
        except (WriteError, OSError) as error:
            raise self._fault(error) from error

    def _fault(self, error: OSError) -> MynahError:
        words = f"{self._path} could not be written."
        told = refusal(error, self._path)
        return told or MynahError(ErrorCode.NO_PERMISSION, words, detail=str(error))
