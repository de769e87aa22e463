"""Index: a faiss index over the voice's own content features, in the RVC family's form.

The vectors are stored as 4 bits a value of what is left beside the centre of their cell. That is
an eighth of the size, and what is retrieved is blended of eight neighbours anyway: a voice sounds
as like its owner, to the third digit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from mynah.engine.features.retrieval import ContentIndex
from mynah.engine.formats.index_layout import check_layout
from mynah.engine.stages.extract import load_analysis
from mynah.engine.stages.preprocess import read_spans
from mynah.project.atomic import write_bytes
from mynah.project.names import safe_name

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from mynah.engine.run_stage import StageContext

MOST_VECTORS = 200_000  # above, k-means centres replace the vectors (rvc-format 7)
CENTRES = 10_000
BLOCK = 8192
VECTORS_PER_CELL = 39  # faiss wants at least as many to train a cell


def cells(count: int) -> int:
    """Cells of the inverted file for `count` vectors: min(16 sqrt(n), n / 39), at least 1."""
    return max(1, min(int(16 * np.sqrt(count)), count // VECTORS_PER_CELL))


def index_name(voice: str, count: int) -> str:
    """File name of the family: `added_IVF<n>_SQ4_nprobe_1_<voice>_lite.index`."""
    return f"added_IVF{cells(count)}_SQ4_nprobe_1_{safe_name(voice)}_lite.index"


def build_index(vectors: NDArray[np.float32], path: Path, seed: int) -> None:
    """Write the index of float32 (n, width) to `path`."""
    import faiss

    if len(vectors) > MOST_VECTORS:
        means = faiss.Kmeans(vectors.shape[1], CENTRES, niter=20, seed=seed)
        means.train(vectors)
        vectors = np.asarray(means.centroids, np.float32)
    else:
        vectors = vectors[np.random.default_rng(seed).permutation(len(vectors))]
    index = faiss.index_factory(vectors.shape[1], f"IVF{cells(len(vectors))},SQ4")
    index.train(vectors)
    for start in range(0, len(vectors), BLOCK):
        index.add(vectors[start : start + BLOCK])
    # Through bytes, since faiss opens no path beyond ASCII on Windows and hides a full disk.
    write_bytes(path, faiss.serialize_index(index).tobytes())


def open_index(path: Path) -> ContentIndex:
    """Read an index of ours, or of a workspace that came from elsewhere.

    Raises:
        OSError: it cannot be read.
        RuntimeError: it is not a faiss index, or one that cannot be right.
    """
    import faiss

    try:
        check_layout(path)
    except ValueError as error:
        raise RuntimeError(str(error)) from error
    return ContentIndex(faiss.deserialize_index(np.fromfile(path, np.uint8)))


class Index:
    """See the module."""

    name = "index"
    version = 2
    keeps_folder = False
    needs = ("preprocess", "extract")

    def fingerprint(self, ctx: StageContext) -> dict[str, Any]:
        """Name, seed and whether there is to be one."""
        settings = ctx.job.settings
        return {"voice": ctx.job.voice, "index": settings.index, "seed": settings.seed}

    def estimate_bytes(self, ctx: StageContext) -> int:
        """Half a byte a value at 50 Hz, and the centres in float32."""
        vectors = int(ctx.job.seconds * 50)
        return vectors * (384 // 2 + 8) + cells(vectors) * 384 * 4 if ctx.job.settings.index else 0

    def run(self, ctx: StageContext) -> dict[str, Any]:
        """Write the index file, unless the job wants none."""
        if not ctx.job.settings.index:
            return {"vectors": 0}
        spans = [s for s in read_spans(ctx.inputs["preprocess"]) if not s.held_out]
        parts = []
        names = list(dict.fromkeys(span.sample_id for span in spans))
        for number, name in enumerate(names, 1):
            ctx.control.raise_if_requested()
            content = load_analysis(ctx.inputs["extract"], name).content[0]
            inside = np.zeros(len(content), bool)  # chunks overlap; each frame counts once
            for span in (s for s in spans if s.sample_id == name):
                inside[span.first : span.last] = True
            parts.append(content[inside].astype(np.float32))
            ctx.reporter.progress(self.name, number, len(names), "recordings")
        vectors = np.concatenate(parts)
        held = len(vectors) if len(vectors) <= MOST_VECTORS else CENTRES
        file = index_name(ctx.job.voice, held)
        build_index(vectors, ctx.out / file, ctx.job.settings.seed)
        return {"vectors": held, "file": file}
