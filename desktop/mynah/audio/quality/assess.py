"""Assessing recordings: file in, verdict with score, reasons and measures out.

A file is read once if it is short and twice if it is long, in blocks, so that memory is bounded:
the first pass finds its peak, its hash and how to mix its channels, the second measures.  Of
recordings above half an hour, blocks spread evenly over it, half an hour in all, are analysed for
what is measured per frame; flat tops and dropouts are looked for everywhere.
"""

from __future__ import annotations

import logging
import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from mynah.audio.decode import (
    MAX_REPAIRED_SHARE,
    AudioInfo,
    AudioReader,
    DecodeError,
    Note,
    Samples,
    blocks,
    content_hash,
    open_audio,
)
from mynah.audio.filters import StreamHighpass
from mynah.audio.mono import ChannelStatistics, MonoPlan
from mynah.audio.quality import measures as measure
from mynah.audio.quality.frames import HOP_SECONDS, FrameAnalyser
from mynah.audio.quality.score import (
    LIMITS,
    WEIGHTS,
    Reason,
    part_scores,
    reason,
    reasons_for,
    total_score,
)
from mynah.audio.quality.voice import Voice, find_voice
from mynah.audio.quality.waveform import FlatTops, GapFinder, LoudnessMeter, LowBand

if TYPE_CHECKING:
    from os import PathLike

BLOCK_FRAMES = 1 << 18
KEPT_SAMPLES = 1 << 24  # 64 MB: up to six minutes of 48 kHz mono are decoded once
SAMPLED_SECONDS = 1800.0
GAP_TOLERANCE = 1e-4  # of the RMS of the whole


_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Assessment:
    """How good a recording is.

    Attributes:
        path: of the file.
        verdict: ``ok``, ``warn`` or ``refused``.
        score: 0..1; 0 when refused.
        reasons: why not simply ok; ``info`` ones do not change the verdict.
        mended: faults that importing takes away: ``dc_offset``, ``dead_channel``,
            ``antiphase``, ``leading_silence``, ``over_full_scale``, ``nan``.
        parts: each part of the score, 0..1, by name (`mynah.audio.quality.score.WEIGHTS`).
        measures: the numbers behind them, with their units in the names.
        info: facts of the file; None where it could not be opened.
        sha256: of the decoded audio; empty where there is none.
        speech_seconds: how much of it is voice.
    """

    path: Path
    verdict: str
    score: float
    reasons: tuple[Reason, ...] = ()
    mended: tuple[Note, ...] = ()
    parts: Mapping[str, float] = field(default_factory=dict)
    measures: Mapping[str, float] = field(default_factory=dict)
    info: AudioInfo | None = None
    sha256: str = ""
    speech_seconds: float = 0.0

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the reasons."""
        return tuple(item.code for item in self.reasons)

    def to_dict(self) -> dict[str, Any]:
        """As JSON can hold it: numbers that do not exist are None."""
        return {
            "path": str(self.path),
            "verdict": self.verdict,
            "score": round(self.score, 4),
            "reasons": [asdict(item) for item in self.reasons],
            "mended": [asdict(item) for item in self.mended],
            "parts": {name: round(value, 4) for name, value in self.parts.items()},
            "measures": {
                name: round(float(value), 6) if math.isfinite(value) else None
                for name, value in self.measures.items()
            },
            "info": asdict(self.info) if self.info else None,
            "sha256": self.sha256,
            "speech_seconds": round(self.speech_seconds, 3),
        }


def assess(path: str | PathLike[str]) -> Assessment:
    """Assesses one recording.  A file that cannot be used is refused, never an exception."""
    path = Path(path)
    try:
        survey = _survey(path)
        return _assess(path, survey)
    except DecodeError as error:
        refusal = reason(error.reason, error.message, severity="refuse")
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - a fault nobody foresaw costs only its file
        _log.exception("%s could not be measured", path)
        refusal = reason("unmeasured", f"It could not be measured: {error!r}.", severity="refuse")
    return Assessment(path, "refused", 0.0, (refusal,))


def assess_many(
    paths: Iterable[str | PathLike[str]],
    *,
    on_result: Callable[[int, Assessment], None] | None = None,
    stop: Callable[[], bool] | None = None,
    known: Mapping[str, str] | None = None,
) -> list[Assessment]:
    """Assesses recordings in order and flags copies of earlier ones (warn: ``duplicate``).

    Args:
        paths: of the files.
        on_result: called after each with the number done and the assessment.
        stop: asked before each; True ends early with what there is.
        known: hash of decoded audio -> name, of recordings that are there already.
    """
    seen = dict(known or {})
    results: list[Assessment] = []
    for path in paths:
        if stop is not None and stop():
            break
        result = flag_duplicate(assess(path), seen)
        results.append(result)
        if on_result is not None:
            on_result(len(results), result)
    return results


def flag_duplicate(result: Assessment, seen: dict[str, str]) -> Assessment:
    """Adds the reason ``duplicate`` where ``seen`` (hash -> name) has the same audio.

    A recording that is new is added to ``seen``; refused ones neither count nor are flagged.
    """
    if result.verdict == "refused" or not result.sha256:
        return result
    if result.sha256 not in seen:
        seen[result.sha256] = result.path.name
        return result
    flag = reason("duplicate", seen[result.sha256])
    return replace(result, verdict="warn", reasons=(*result.reasons, flag))


@dataclass(frozen=True)
class _Survey:
    """What the first pass finds; ``kept`` are the blocks of a short file."""

    info: AudioInfo
    notes: tuple[Note, ...]
    sha256: str
    plan: MonoPlan
    highest: Samples
    lowest: Samples
    offset: float
    rms: float
    kept: tuple[Samples, ...] | None

    @property
    def peak(self) -> float:
        return float(max(self.highest.max(), -self.lowest.min()))

    def blocks(self, path: Path) -> Iterator[Samples]:
        return iter(self.kept) if self.kept is not None else blocks(path, BLOCK_FRAMES)


def _survey(path: Path) -> _Survey:
    with open_audio(path) as reader:
        info = reader.info
        digest = content_hash(info.sample_rate, info.channels)
        statistics = ChannelStatistics(info.channels)
        highest = np.full(info.channels, -np.inf, np.float32)
        lowest = np.full(info.channels, np.inf, np.float32)
        kept: list[Samples] | None = []
        while len(block := reader.read(BLOCK_FRAMES)):
            digest.update(np.ascontiguousarray(block).data)
            statistics.update(block)
            for channel in range(info.channels):  # numpy is slow along the first axis of two
                highest[channel] = max(highest[channel], block[:, channel].max())
                lowest[channel] = min(lowest[channel], block[:, channel].min())
            if kept is not None:
                kept.append(block)
                if reader.frames_read * info.channels > KEPT_SAMPLES:
                    kept = None
        _check(reader)
        frames = reader.frames_read
    plan = statistics.plan()
    return _Survey(
        info=replace(info, frames=frames, duration=frames / info.sample_rate),
        notes=(*reader.notes, *plan.notes),
        sha256=digest.hexdigest(),
        plan=plan,
        highest=highest,
        lowest=lowest,
        offset=float(plan.weights @ statistics.mean),
        rms=statistics.rms,
        kept=None if kept is None else tuple(kept),
    )


def _check(reader: AudioReader) -> None:
    if not reader.frames_read:
        raise DecodeError("empty", "The file holds no audio.")
    total = reader.frames_read * reader.info.channels
    if reader.non_finite > MAX_REPAIRED_SHARE * total:
        share = reader.non_finite / total
        raise DecodeError("nan", f"{share:.0%} of the samples are not numbers.")


def _assess(path: Path, survey: _Survey) -> Assessment:
    info = survey.info
    alternating = max(survey.peak - abs(survey.offset), 1e-9)
    if 20 * math.log10(alternating) < LIMITS.silent_peak_db:
        return _refused(path, survey, {}, reason("silence", severity="refuse"))
    voice, numbers = _measure(path, survey)
    if not voice.found:
        return _refused(path, survey, numbers, reason("no_speech", severity="refuse"))
    if info.duration < LIMITS.refused_s:
        short = reason("short", info.duration, severity="refuse")
        return _refused(path, survey, numbers, short)
    reasons = reasons_for(numbers)
    reasons += [reason(note.code, note.text) for note in survey.notes if note.code in _FAULTS]
    parts = part_scores(numbers)
    warned = any(item.severity == "warn" for item in reasons)
    return Assessment(
        path,
        "warn" if warned else "ok",
        total_score(parts),
        tuple(reasons),
        _mended(survey, numbers),
        parts,
        numbers,
        info,
        survey.sha256,
        numbers["speech_s"],
    )


_FAULTS = ("truncated", "nan")


def _refused(path: Path, survey: _Survey, numbers: Mapping[str, float], why: Reason) -> Assessment:
    return Assessment(
        path,
        "refused",
        0.0,
        (why,),
        parts=dict.fromkeys(WEIGHTS, 0.0),
        measures=numbers,
        info=survey.info,
        sha256=survey.sha256,
    )


def _measure(path: Path, survey: _Survey) -> tuple[Voice, dict[str, float]]:
    rate = survey.info.sample_rate
    highpass = StreamHighpass(rate)
    analyser = FrameAnalyser(rate)
    tops = FlatTops(survey.highest, survey.lowest)
    gaps = GapFinder(rate, GAP_TOLERANCE * survey.rms)
    loudness = LoudnessMeter(rate)
    low_band = LowBand(rate)
    gain = np.float32(min(1.0, 1.0 / survey.peak))
    every = max(1, math.ceil(survey.info.duration / SAMPLED_SECONDS))
    for index, block in enumerate(survey.blocks(path)):
        tops.update(block)
        mono = survey.plan.mix(block) * gain
        gaps.update(mono)
        if index % every:
            continue
        # As training hears it: without the offset and what lies below the voice.
        filtered = highpass.process(mono)
        analyser.update(filtered)
        loudness.update(filtered)
        low_band.update(filtered)
    low_band.update(np.zeros(0, np.float32), last=True)
    frames = analyser.finish()
    voice = find_voice(frames)
    floor = measure.noise_floor(frames)
    first, last = voice.span
    drops = measure.dropouts(gaps.gaps, voice.level_db)
    seen = len(frames) * HOP_SECONDS
    speech = voice.speech_seconds * max(1.0, survey.info.duration / seen if every > 1 else 1.0)
    numbers = {
        "duration_s": survey.info.duration,
        "sample_rate": float(rate),
        "speech_s": speech,
        "speech_share": measure.speech_share(voice),
        "silence_before_s": first * HOP_SECONDS,
        "silence_after_s": (len(frames) - last) * HOP_SECONDS if last else 0.0,
        "speech_level_db": voice.level_db,
        "loudness_lufs": measure.integrated_loudness(loudness.powers()),
        "peak_db": 20 * math.log10(max(survey.peak, 1e-9)),
        "rms_db": 20 * math.log10(max(survey.rms, 1e-9)),
        "snr_db": measure.signal_to_noise(frames, voice, floor),
        "clipped_share": measure.clipped_share(tops),
        "bandwidth_hz": measure.bandwidth(frames, voice, floor),
        "decay_s": measure.decay_time(frames),
        "hum_db": measure.hum_level(low_band.signal()) - voice.level_db,
        "dropouts": float(drops),
        "dropouts_per_minute": 60.0 * drops / max(1.0, speech),
        "offset": survey.offset,
    }
    return voice, {name: float(value) for name, value in numbers.items()}


def _mended(survey: _Survey, numbers: Mapping[str, float]) -> tuple[Note, ...]:
    notes = [note for note in survey.notes if note.code in ("dead_channel", "antiphase", "nan")]
    if survey.peak > 1.0:
        over = numbers["peak_db"]
        text = f"The peak is {over:.1f} dB over full scale; the file is scaled, not clipped."
        notes.append(Note("over_full_scale", text))
    if abs(survey.offset) >= LIMITS.offset:
        text = f"An offset of {survey.offset:+.2f} is taken away."
        notes.append(Note("dc_offset", text))
    before, after = numbers["silence_before_s"], numbers["silence_after_s"]
    if max(before, after) >= LIMITS.edge_silence_s:
        text = f"Silence is cut off: {before:.1f} s before the voice, {after:.1f} s after it."
        notes.append(Note("leading_silence", text))
    return tuple(notes)
