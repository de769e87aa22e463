"""How much a recording sounds like a person: a cosine of two voices."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import gettempdir
from typing import TYPE_CHECKING, Any

import numpy as np

from mynah.audio.decode import DecodeError
from mynah.engine.convert.source import spool
from mynah.engine.measure.speaker import SAMPLE_RATE, likeness, load_speaker_model
from mynah.protocol.errors import ErrorCode, MynahError

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from mynah.protocol.ports import Control

LISTENED_S = 120  # of each recording; more tells nothing new of a voice


def similarity(path: Path, others: Sequence[Path], control: Control) -> dict[str, Any]:
    """Likeness of the voice in `path` to the one in `others`, 0 to 1.

    Raises:
        MynahError: USAGE without others, NOT_FOUND or BAD_INPUT for what cannot be read.
        Interrupted: when it was asked for.
    """
    if not others:
        raise MynahError(ErrorCode.USAGE, "There is nothing to compare the recording with.")
    model = load_speaker_model()
    heard = []
    for one in (path, *others):
        control.raise_if_requested()
        heard.append(model.vector(_audio(one, control)))
    total = np.sum(heard[1:], axis=0)
    print_of_others = total / max(float(np.linalg.norm(total)), 1e-9)
    return {"similarity": likeness(heard[0], print_of_others.astype(np.float32))}


def _audio(path: Path, control: Control) -> NDArray[np.float32]:
    """The beginning of a recording, float32 (samples,) at 16 kHz."""
    if not path.exists():
        raise MynahError(ErrorCode.NOT_FOUND, f"{path} is not there.")
    try:
        with spool(path, Path(gettempdir()), control) as file:
            file.seek(0)
            return np.frombuffer(file.read(LISTENED_S * SAMPLE_RATE * 4), np.float32)
    except DecodeError as error:
        raise MynahError(ErrorCode.BAD_INPUT, f"{path.name}: {error.message}") from error
