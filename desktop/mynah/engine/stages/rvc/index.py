"""Index for RVC voices: a faiss index over the voice's own content features (rvc-format 7).

Every program of the family reads it and its vectors. With several speakers there is one index of
all of them: content says what is spoken, the speaker is given apart.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

import numpy as np

from mynah.engine.features.indexing import build_ivf, cell_centres, write_index
from mynah.engine.stages.rvc.extract import (
    content_shape,
    content_version,
    load_features,
    usable_spans,
)
from mynah.engine.stages.rvc.preprocess import CONTENT_FRAMES
from mynah.project.names import safe_name
from mynah.protocol.errors import ErrorCode, MynahError

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from mynah.engine.run_stage import StageContext

MOST_VECTORS = 200_000  # above, centres replace the vectors
CENTRES = 10_000
MOST_READ = 400_000  # that the centres are found from: 40 for each, and 1.2 GB
VECTORS_PER_CELL = 39  # of the family: faiss wants at least as many to train a cell
STORED = ("flat", "fp16")


def rvc_cells(count: int) -> int:
    """Cells of the inverted file for `count` vectors: min(3 sqrt(n), n / 39), at least 1.

    The family takes up to 16 sqrt(n). Its readers look into one cell, so that larger cells find
    more of the true neighbours; and comparing with a few centres and one larger cell is quicker.
    """
    return max(1, min(int(3 * np.sqrt(count)), count // VECTORS_PER_CELL))


def rvc_index_name(voice: str, count: int, version: str, stored: str = "flat") -> str:
    """The family's name: `added_IVF<n>_Flat_nprobe_1_<voice>_<v2|v1>.index`."""
    kind = "SQfp16" if stored == "fp16" else "Flat"
    return f"added_IVF{rvc_cells(count)}_{kind}_nprobe_1_{safe_name(voice)}_{version}.index"


def condensed(vectors: NDArray[np.float32], seed: int) -> NDArray[np.float32]:
    """The vectors in random order, or centres in place of too many."""
    if len(vectors) > MOST_VECTORS:
        return cell_centres(vectors, CENTRES, seed)[0]
    np.random.default_rng(seed).shuffle(vectors)
    return vectors


class RvcIndex:
    """See the module."""

    name = "index"
    version = 1
    keeps_folder = False
    needs = ("preprocess", "extract")

    def fingerprint(self, ctx: StageContext) -> dict[str, Any]:
        """Name, seed, whether there is to be one and how it is stored."""
        settings = ctx.job.settings
        return {
            "kind": "rvc",
            "voice": ctx.job.voice,
            "index": settings.index,
            "seed": settings.seed,
            "stored": _stored(ctx),
        }

    def estimate_bytes(self, ctx: StageContext) -> int:
        """Features at 50 Hz."""
        if not ctx.job.settings.index:
            return 0
        width = 256 if content_version(ctx.job) == "v1" else 768
        size = 2 if _stored(ctx) == "fp16" else 4
        return int(min(ctx.job.seconds * 50, MOST_VECTORS) * (width * size + 8) * 1.1)

    def run(self, ctx: StageContext) -> dict[str, Any]:
        """Write the index file, unless the job wants none.

        Raises:
            MynahError: DISK_FULL; USAGE for a way of storing that there is not.
        """
        settings = ctx.job.settings
        if not settings.index:
            return {"vectors": 0}
        if settings.threads:
            import faiss

            faiss.omp_set_num_threads(settings.threads)
        vectors = condensed(self._vectors(ctx), settings.seed)
        ctx.control.raise_if_requested()
        stored = _stored(ctx)
        file = rvc_index_name(ctx.job.voice, len(vectors), content_version(ctx.job), stored)
        index = build_ivf(vectors, rvc_cells(len(vectors)), settings.seed, half=stored == "fp16")
        write_index(index, ctx.out / file)
        return {"vectors": len(vectors), "file": file}

    def _vectors(self, ctx: StageContext) -> NDArray[np.float32]:
        """Frames of training, each once and at most `MOST_READ`, float32 (frames, width)."""
        masks, width = _masks(ctx)
        counts = [int(mask.sum()) for mask in masks.values()]
        total = sum(counts)
        if not total:
            raise MynahError(ErrorCode.NOTHING_USABLE, "There is nothing to make an index of.")
        chosen = _chosen_rows(total, ctx.job.settings.seed)
        vectors = np.empty((len(chosen), width), np.float32)
        first = filled = 0
        for number, ((name, inside), count) in enumerate(zip(masks.items(), counts, strict=True)):
            ctx.control.raise_if_requested()
            end = int(np.searchsorted(chosen, first + count))
            rows = np.flatnonzero(inside)[chosen[filled:end] - first]
            vectors[filled:end] = load_features(ctx.inputs["extract"], name).content[rows]
            first, filled = first + count, end
            ctx.reporter.progress(self.name, number + 1, len(masks), "recordings")
        return vectors


def _masks(ctx: StageContext) -> tuple[dict[str, NDArray[np.bool_]], int]:
    """Which frames of each recording are in its clips of training, and the features' width."""
    spans = usable_spans(ctx.inputs["preprocess"], ctx.inputs["extract"])
    spans = [span for span in spans if not span.held_out]
    masks, width = {}, 0
    for name, own in groupby(spans, lambda span: span.sample_id):
        frames, width = content_shape(ctx.inputs["extract"], name)
        masks[name] = inside = np.zeros(frames, bool)  # clips overlap; each frame counts once
        for span in own:
            inside[span.first // CONTENT_FRAMES : span.last // CONTENT_FRAMES] = True
    return masks, width


def _chosen_rows(total: int, seed: int) -> NDArray[np.int64]:
    """Numbers of the rows that are read, ascending: all, or a sample that memory has room for."""
    if total <= MOST_READ:
        return np.arange(total)
    rng = np.random.default_rng(seed)
    return np.sort(rng.choice(total, MOST_READ, replace=False, shuffle=False))


def _stored(ctx: StageContext) -> str:
    wanted = str(ctx.job.settings.extra.get("index_stored") or "flat")
    if wanted not in STORED:
        raise MynahError(ErrorCode.USAGE, f"An index cannot be stored as {wanted!r}.")
    return wanted
