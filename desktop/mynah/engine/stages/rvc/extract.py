"""Extract for RVC voices: content and pitch, once over each whole recording.

The family runs both over every clip, overlaps and edges included. Here clips are cut from the
features as they are cut from the audio: nothing is computed twice, and a clip's first and last
frames know what is beside them, as they do in a conversion. The pitch of the next recordings is
tracked on a thread of its own meanwhile. What is kept is float16 at 50 Hz and pitch in hertz with
zeros where there is no voice; the quantised pitch follows from it (`features.coarse`).
"""

from __future__ import annotations

from collections.abc import Generator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from safetensors import SafetensorError, safe_open
from safetensors.numpy import load_file, save

from mynah.engine.features.devices import listening_device
from mynah.engine.features.pitch import HOP, pitch_tracker
from mynah.engine.stages.rvc.preprocess import (
    CONTENT_FRAMES,
    RvcSpan,
    analysis_audio,
    read_spans,
)
from mynah.project.atomic import write_bytes
from mynah.protocol.errors import ErrorCode, MynahError

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from mynah.engine.features.contentvec import ContentVec
    from mynah.engine.features.pitch import PitchTracker
    from mynah.engine.job import Job
    from mynah.engine.run_stage import StageContext
    from mynah.protocol.ports import Control

MUTE = "_mute"  # no sample has such a name
MUTE_SAMPLES = 48_000
SAMPLE_RATE = 16_000
AHEAD = 4  # recordings whose pitch may wait for their content
PITCH_FRAMES = 6000  # of a longer recording that are tracked at a time
PITCH_CONTEXT = 100
NOT_NUMBERS = "its features are not all numbers"


@dataclass(frozen=True)
class RvcFeatures:
    """What an RVC voice learns from beside the audio.

    Attributes:
        content: float16 (frames, 768 or 256) at 50 Hz.
        f0: float32 (2 frames or more,) Hz at 100 Hz, 0 unvoiced.
    """

    content: NDArray[np.float16]
    f0: NDArray[np.float32]

    def cut(self, span: RvcSpan) -> RvcFeatures:
        """Those of a clip."""
        content = slice(span.first // CONTENT_FRAMES, span.last // CONTENT_FRAMES)
        return RvcFeatures(self.content[content], self.f0[span.first : span.last])


def load_features(folder: Path, sample_id: str) -> RvcFeatures:
    """What the stage found of one recording.

    Raises:
        FileNotFoundError: it was left out.
        SafetensorError: the file is damaged.
    """
    stored = load_file(folder / f"{sample_id}.safetensors")
    return RvcFeatures(stored["content"], stored["f0"])


def content_shape(folder: Path, sample_id: str) -> tuple[int, int]:
    """Frames and width of a recording's content, without reading it; raises as above."""
    with safe_open(folder / f"{sample_id}.safetensors", "numpy") as file:
        frames, width = file.get_slice("content").get_shape()
    return frames, width


def load_mute(folder: Path) -> NDArray[np.float16]:
    """Content of three seconds of digital silence, float16 (149, width)."""
    return load_features(folder, MUTE).content


def usable_spans(preprocessed: Path, extracted: Path) -> list[RvcSpan]:
    """The clips of recordings that have features, in the order of the job."""
    spans = read_spans(preprocessed)
    have = {s.sample_id for s in spans if _path(extracted, s.sample_id).exists()}
    return [span for span in spans if span.sample_id in have]


def content_version(job: Job) -> str:
    """Version of the voice that decides its content: v2 (768 wide) or v1 (256)."""
    return str(job.settings.extra.get("version") or "v2")


class RvcExtract:
    """See the module."""

    name = "extract"
    version = 1
    keeps_folder = True
    needs = ("preprocess",)

    def fingerprint(self, ctx: StageContext) -> dict[str, Any]:
        """Pitch tracker, encoder, its precision and the version of the features."""
        from mynah.engine.features import contentvec

        path, precision = _encoder(ctx.job)
        with contentvec.encoder_file(path).open("rb") as file:
            digest = file_digest(file, "sha256").hexdigest()
        return {
            "kind": "rvc",
            "version": content_version(ctx.job),
            "f0_method": ctx.job.settings.f0_method,
            "encoder": digest,
            "precision": contentvec.chosen_precision(precision, listening_device()),
        }

    def estimate_bytes(self, ctx: StageContext) -> int:
        """Float16 features at 50 Hz and float32 pitch at 100 Hz."""
        width = 256 if content_version(ctx.job) == "v1" else 768
        return int(ctx.job.seconds * (50 * width * 2 + 100 * 4)) + 149 * width * 2

    def run(self, ctx: StageContext) -> dict[str, Any]:
        """Write `<id>.safetensors` for every recording that has clips, and that of silence.

        What an interrupted extraction left is not computed again.

        Raises:
            MynahError: NOTHING_USABLE when no voiced speech is found; see `load_contentvec` and
                `pitch_tracker` for models that are not there.
        """
        spans = read_spans(ctx.inputs["preprocess"])
        encoder = _load(ctx)
        version = content_version(ctx.job)
        if not _whole(_path(ctx.out, MUTE)):
            silence = np.zeros(MUTE_SAMPLES, np.float32)
            content = _content(encoder, silence, version, ctx.control)
            _write(ctx.out, MUTE, RvcFeatures(content, np.zeros(MUTE_SAMPLES // HOP, np.float32)))
        lengths: dict[str, float] = {}
        for span in spans:
            lengths[span.sample_id] = lengths.get(span.sample_id, 0.0) + span.seconds
        done, total, left_out = 0.0, sum(lengths.values()), []
        with closing(_extracted(ctx, spans, encoder, version)) as recordings:
            for name, found in recordings:
                if found is not None and not _finite(found):
                    left_out.append((name, NOT_NUMBERS))
                    ctx.reporter.warning("LEFT_OUT", f"{name}: {NOT_NUMBERS}")
                elif found is not None:
                    _write(ctx.out, name, found)
                done += lengths[name]
                ctx.reporter.progress(self.name, int(done), int(total), "s of speech")
        return self._summary(ctx, encoder, left_out)

    def _summary(
        self, ctx: StageContext, encoder: ContentVec, left_out: list[tuple[str, str]]
    ) -> dict[str, Any]:
        spans = usable_spans(ctx.inputs["preprocess"], ctx.out)
        f0 = _training_pitch(ctx.out, spans)
        voiced = f0[f0 > 0]
        if not len(voiced):
            raise MynahError(
                ErrorCode.NOTHING_USABLE,
                "There is no voiced speech to train on.",
                items=left_out,
            )
        return {
            "recordings": len({span.sample_id for span in spans}),
            "left_out": len(left_out),
            "median_f0_hz": round(float(np.median(voiced)), 2),
            "voiced": round(len(voiced) / len(f0), 3),
            "unvoiced": "zero",
            "version": content_version(ctx.job),
            "embedder_sha256": encoder.fingerprint,
            "sample_rate": SAMPLE_RATE,
        }


def _encoder(job: Job) -> tuple[Path | None, str]:
    """Where the encoder is, None for the place of models, and the precision it computes in."""
    given = job.settings.extra.get("encoder")
    wanted = job.settings.extra.get("precision")
    return (Path(str(given)) if given else None), "fp32" if wanted == "fp32" else "auto"


def _load(ctx: StageContext) -> ContentVec:
    import torch

    from mynah.engine.features.contentvec import load_contentvec

    if ctx.job.settings.threads:
        torch.set_num_threads(ctx.job.settings.threads)
    return load_contentvec(*_encoder(ctx.job), listening_device())


def _extracted(
    ctx: StageContext, spans: list[RvcSpan], encoder: ContentVec, version: str
) -> Generator[tuple[str, RvcFeatures | None], None, None]:
    """Recordings one after the other; None for one that was done before."""
    gains: dict[str, float] = {}
    for span in spans:  # the level that the whole recording would be given
        gains[span.sample_id] = min(gains.get(span.sample_id, np.inf), span.gain)
    tracker: PitchTracker | None = None
    folder = ctx.inputs["preprocess"]

    def sound(name: str) -> NDArray[np.float32]:
        return analysis_audio(folder, name) * np.float32(gains[name])

    missing = [name for name in gains if not _whole(_path(ctx.out, name))]
    if missing:
        tracker = pitch_tracker(ctx.job.settings.f0_method)

    def pitch(name: str) -> NDArray[np.float32]:
        if tracker is None:
            return np.zeros(0, np.float32)
        return track_whole(tracker, sound(name), ctx.control)

    with ThreadPoolExecutor(1, "pitch") as pool:
        waiting = {name: pool.submit(pitch, name) for name in missing[:AHEAD]}
        coming = iter(missing[AHEAD:])
        try:
            for name in gains:
                ctx.control.raise_if_requested()
                if name not in waiting:
                    yield name, None
                    continue
                content = _content(encoder, sound(name), version, ctx.control)
                f0 = waiting.pop(name).result()
                if (following := next(coming, None)) is not None:
                    waiting[following] = pool.submit(pitch, following)
                yield name, RvcFeatures(content, f0)
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def _content(
    encoder: ContentVec, audio: NDArray[np.float32], version: str, control: Control
) -> NDArray[np.float16]:
    """Content of a whole recording; a request is heard between two windows of it."""
    from mynah.engine.features.contentvec import WIDTHS
    from mynah.engine.networks.hubert_config import frames_of

    found = np.zeros((frames_of(len(audio)), WIDTHS[version]), np.float16)
    for first, part in encoder.pieces(audio, version):
        found[first : first + len(part)] = _halved(part)
        if first + len(part) < len(found):  # what is done is worth keeping
            control.raise_if_requested()
    return found


def track_whole(
    tracker: PitchTracker, audio: NDArray[np.float32], control: Control
) -> NDArray[np.float32]:
    """Pitch of a recording of any length, (samples // 160,), a minute at a time.

    A second beside each piece is tracked with it and thrown away.

    Raises:
        Interrupted: when it was asked for.
    """
    frames = len(audio) // HOP
    if frames <= PITCH_FRAMES + 2 * PITCH_CONTEXT:
        return tracker.track(audio)
    parts = []
    for start in range(0, frames, PITCH_FRAMES):
        control.raise_if_requested()
        stop = min(frames, start + PITCH_FRAMES)
        begin, end = max(0, start - PITCH_CONTEXT), min(frames, stop + PITCH_CONTEXT)
        found = tracker.track(audio[begin * HOP : end * HOP])
        parts.append(found[start - begin : stop - begin])
    return np.concatenate(parts)


def _path(folder: Path, name: str) -> Path:
    return folder / f"{name}.safetensors"


def _write(folder: Path, name: str, found: RvcFeatures) -> None:
    arrays: dict[str, NDArray[Any]] = {"content": found.content, "f0": found.f0}
    write_bytes(_path(folder, name), save(arrays))


def _whole(path: Path) -> bool:
    try:
        return set(load_file(path)) == {"content", "f0"}
    except (FileNotFoundError, SafetensorError):
        return False


def _halved(content: NDArray[np.float32]) -> NDArray[np.float16]:
    with np.errstate(over="ignore"):  # what is too large becomes infinite, and is found as such
        return content.astype(np.float16)


def _finite(found: RvcFeatures) -> bool:
    return bool(np.isfinite(found.content).all() and np.isfinite(found.f0).all())


def _training_pitch(folder: Path, spans: list[RvcSpan]) -> NDArray[np.float32]:
    training = [span for span in spans if not span.held_out]
    parts = [load_features(folder, span.sample_id).cut(span).f0 for span in training]
    return np.concatenate([np.zeros(0, np.float32), *parts])
