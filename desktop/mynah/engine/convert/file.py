"""Converts one file: read, synthesise, level, resample, write; hours at bounded memory."""

from __future__ import annotations

import time
from contextlib import contextmanager
from io import BytesIO
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, Any

import numpy as np
import soundfile

from mynah.audio.decode import DecodeError
from mynah.audio.resample import StreamResampler
from mynah.audio.write import FORMATS, StreamWriter, WriteError
from mynah.engine.between_layers import heard_between_layers
from mynah.engine.convert.envelope import envelope_gain
from mynah.engine.convert.mapped import let_go
from mynah.engine.convert.source import open_source
from mynah.engine.convert.synthesis import shift_semitones
from mynah.engine.features.pitch import pitch_tracker
from mynah.engine.memory import give_back
from mynah.project.disk import disk_errors, refusal
from mynah.project.provenance import speech_tags
from mynah.project.voice_card import weights_sha256
from mynah.protocol.errors import ErrorCode, MynahError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from numpy.typing import NDArray

    from mynah.engine.convert.loaded import LoadedVoice
    from mynah.engine.convert.settings import ConvertSettings
    from mynah.engine.convert.source import Source
    from mynah.engine.features.pitch import PitchTracker
    from mynah.protocol.ports import Control, Reporter

PEAK = 0.99
WRITE_BLOCK_S = 20


def convert_file(
    voice: LoadedVoice,
    in_path: Path,
    out_path: Path,
    settings: ConvertSettings,
    reporter: Reporter,
    control: Control,
    trackers: Callable[[str], PitchTracker] | None = None,
) -> dict[str, Any]:
    """Convert `in_path` to `out_path`, which appears only when it is whole.

    `trackers` gives the tracker for an f0 method, so that one can be kept; without it one is
    made for this file.

    Returns:
        path, voice, voice_sha256 (of its weights), f0_method (empty where the voice follows no
        pitch), seconds, semitones, sample_rate, elapsed_s and real_time_factor.

    Raises:
        MynahError: USAGE for a rate that the format does not know or a setting that the voice
            cannot do, BAD_INPUT for a file that cannot be read, DISK_FULL or NO_PERMISSION for a
            place that cannot be written, MISSING_DEPENDENCY or MISSING_MODEL for the f0 method.
        Interrupted: when it was asked for; nothing is left behind.
    """
    start = time.monotonic()
    _check_output(settings.format, settings.sample_rate or voice.sample_rate)
    voice.remarks(settings)
    tracker = (trackers or pitch_tracker)(settings.f0_method) if voice.follows_pitch else None
    try:
        with disk_errors(out_path):
            out_path.parent.mkdir(parents=True, exist_ok=True)
            with (
                heard_between_layers(control),
                open_source(in_path, out_path.parent, tracker, control) as source,
            ):
                give_back()  # of the tracker
                semitones = shift_semitones(source, voice, settings)
                rate = _write(source, voice, out_path, settings, semitones, reporter, control)
                seconds = source.seconds
    except DecodeError as error:
        raise MynahError(
            ErrorCode.BAD_INPUT,
            f"{in_path.name} cannot be read: {error.message}",
            items=[(str(in_path), error.message)],
        ) from error
    except WriteError as error:
        raise (refusal(error) or MynahError(ErrorCode.BAD_INPUT, str(error))) from error
    elapsed = time.monotonic() - start
    reporter.artifact("audio", out_path)
    return {
        "path": str(out_path),
        "voice": voice.card.name,
        "voice_sha256": weights_sha256(voice.card),
        "f0_method": settings.f0_method if voice.follows_pitch else "",
        "seconds": round(seconds, 3),
        "semitones": semitones,
        "sample_rate": rate,
        "elapsed_s": round(elapsed, 3),
        "real_time_factor": round(elapsed / max(seconds, 0.01), 4),
    }


def _check_output(format_name: str, rate: int) -> None:
    """Refuse what cannot be written before hours are spent on it, such as MP3 at 96 kHz."""
    container, coding = FORMATS[format_name]
    try:
        soundfile.SoundFile(BytesIO(), "w", rate, 1, coding, format=container).close()
    except soundfile.SoundFileError as error:
        raise MynahError(
            ErrorCode.USAGE,
            f"A file of the format {format_name} cannot have {rate} Hz.",
            hint="Choose another rate or another format.",
            detail=str(error),
        ) from error


@contextmanager
def _spooled(
    source: Source,
    voice: LoadedVoice,
    settings: ConvertSettings,
    semitones: float,
    folder: Path,
    reporter: Reporter,
    control: Control,
) -> Iterator[tuple[NDArray[np.float32], float]]:
    """The whole answer at the voice's rate in an unnamed file, and its peak."""
    peak, length = 0.0, 0
    with TemporaryFile(dir=folder) as file:
        for block in voice.synthesise(source, settings, semitones):
            control.raise_if_requested()
            let_go(source.audio)
            file.write(block.tobytes())
            length += len(block)
            peak = max(peak, float(np.abs(block).max(initial=0.0)))
            done = length / voice.sample_rate
            reporter.progress("convert", int(done), int(source.seconds), "s")
        file.flush()
        length = min(length, round(source.seconds * voice.sample_rate))
        yield np.memmap(file, np.float32, "r+", shape=(max(1, length),)), peak


def _write(
    source: Source,
    voice: LoadedVoice,
    out_path: Path,
    settings: ConvertSettings,
    semitones: float,
    reporter: Reporter,
    control: Control,
) -> int:
    rate = voice.sample_rate
    wanted = settings.sample_rate or rate
    folder = out_path.parent
    with _spooled(source, voice, settings, semitones, folder, reporter, control) as (wave, found):
        share = settings.volume_envelope
        peak = _follow(wave, source, rate, share, control) if share < 1 else found
        gain = np.float32(PEAK / peak if peak > PEAK else 1.0)
        resampler = StreamResampler(rate, wanted)
        frames = -(-len(wave) * wanted // rate)
        with StreamWriter(
            out_path,
            wanted,
            format=settings.format,
            expected_frames=frames,
            metadata=speech_tags(voice.card, title=out_path.stem),
        ) as writer:
            step = WRITE_BLOCK_S * rate
            for place in range(0, len(wave), step):
                control.raise_if_requested()
                last = place + step >= len(wave)
                block = np.array(wave[place : place + step]) * gain
                writer.write(resampler.process(block, last=last))
                let_go(wave)
    return wanted


def _follow(
    wave: NDArray[np.float32], source: Source, rate: int, share: float, control: Control
) -> float:
    """Give `wave` (in place) the source's loudness by 1 - `share`; return the new peak."""
    peak = 0.0
    for place, gain in envelope_gain(source.audio, wave, rate, share, control.raise_if_requested):
        part = wave[place : place + len(gain)]
        part *= gain
        peak = max(peak, float(np.abs(part).max(initial=0.0)))
        let_go(wave)
    return peak
