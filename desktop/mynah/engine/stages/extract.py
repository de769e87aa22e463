"""Extract: content, pitch and energy of every recording, in one pass over each.

Beside the clean content stand versions that a perturbed speaker and the retrieval give: what the
synthesiser will hear in a conversion.
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Any

import numpy as np
from safetensors import SafetensorError
from safetensors.numpy import load_file, save

from mynah.engine.features.analysis import SAMPLE_RATE, Analysis, analyse
from mynah.engine.features.content import load_content_model
from mynah.engine.features.pitch import pitch_tracker
from mynah.engine.features.retrieval import blend_from_others
from mynah.engine.stages.preprocess import ClipSpan, analysis_audio, read_spans
from mynah.project.atomic import write_bytes
from mynah.protocol.errors import ErrorCode, MynahError

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from mynah.engine.run_stage import StageContext

PERTURBED = 2
RETRIEVED = "retrieved.safetensors"


def load_analysis(folder: Path, sample_id: str) -> Analysis:
    """What the stage found of one recording; see `features.analysis.Analysis`."""
    stored = load_file(folder / f"{sample_id}.safetensors")
    return Analysis(stored["content"], stored["f0"], stored["energy"])


def load_retrieved(folder: Path) -> dict[str, NDArray[np.float16]]:
    """Content of each recording as retrieval from the others gives it, (frames, width)."""
    return load_file(folder / RETRIEVED)


class Extract:
    """See the module."""

    name = "extract"
    version = 1
    keeps_folder = True
    needs = ("preprocess",)

    def fingerprint(self, ctx: StageContext) -> dict[str, Any]:
        """Pitch tracker, encoder and seed."""
        return {
            "f0_method": ctx.job.settings.f0_method,
            "encoder": load_content_model().fingerprint,
            "perturbed": PERTURBED,
            "seed": ctx.job.settings.seed,
        }

    def estimate_bytes(self, ctx: StageContext) -> int:
        """Float16 features of each version at 50 Hz, and pitch and energy."""
        return int(ctx.job.seconds * (50 * 384 * 2 * (2 + PERTURBED) + 100 * 12))

    def run(self, ctx: StageContext) -> dict[str, Any]:
        """Write `<id>.safetensors` for every recording that has clips.

        Raises:
            MynahError: NOTHING_USABLE when no voiced speech is found.
        """
        spans = read_spans(ctx.inputs["preprocess"])
        names = list(dict.fromkeys(span.sample_id for span in spans))
        model, tracker = load_content_model(), pitch_tracker(ctx.job.settings.f0_method)
        done = 0.0
        total = sum(span.seconds for span in spans)
        for name in names:
            ctx.control.raise_if_requested()
            path = ctx.out / f"{name}.safetensors"
            if not _whole(path):  # an interrupted extraction goes on where it stopped
                seed = zlib.crc32(name.encode()) + ctx.job.settings.seed
                audio = analysis_audio(ctx.inputs["preprocess"], name)
                found = analyse(audio, model, tracker, PERTURBED, seed)
                arrays: dict[str, NDArray[Any]] = {
                    "content": found.content,
                    "f0": found.f0,
                    "energy": found.energy,
                }
                write_bytes(path, save(arrays))
            done += sum(span.seconds for span in spans if span.sample_id == name)
            ctx.reporter.progress(self.name, int(done), int(total), "s of speech")
        _retrieve(ctx.out, spans)
        voiced = _voiced_pitch(ctx.out, spans)
        if not len(voiced):
            raise MynahError(ErrorCode.NOTHING_USABLE, "There is no voiced speech to train on.")
        return {
            "recordings": len(names),
            "median_f0_hz": round(float(np.median(voiced)), 2),
            "sample_rate": SAMPLE_RATE,
        }


def _whole(path: Path) -> bool:
    try:
        return set(load_file(path)) == {"content", "f0", "energy"}
    except (FileNotFoundError, SafetensorError):
        return False


def _retrieve(folder: Path, spans: list[ClipSpan]) -> None:
    """Blend the first perturbed version of each recording from the clips of all the others."""
    training = [span for span in spans if not span.held_out]
    clean, perturbed = {}, {}
    for name in dict.fromkeys(span.sample_id for span in training):
        content = load_analysis(folder, name).content
        own = [content[0, s.first : s.last] for s in training if s.sample_id == name]
        clean[name], perturbed[name] = np.concatenate(own), content[1]
    write_bytes(folder / RETRIEVED, save(blend_from_others(clean, perturbed)))


def _voiced_pitch(folder: Path, spans: list[ClipSpan]) -> NDArray[np.float32]:
    parts = [np.zeros(0, np.float32)]
    for span in spans:
        if not span.held_out:
            f0 = load_analysis(folder, span.sample_id).f0[2 * span.first : 2 * span.last]
            parts.append(f0[f0 > 0])
    return np.concatenate(parts)
