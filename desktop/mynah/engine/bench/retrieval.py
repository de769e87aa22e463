"""Times the index: building and searching."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from mynah.engine.bench.measure import BenchSettings, Measure, best, timed
from mynah.engine.features.indexing import build_ivf
from mynah.engine.features.retrieval import ContentIndex
from mynah.engine.stages.rvc.index import rvc_cells

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

WIDTH = 768
CENTRES = 3000  # sounds that the made features lie around


def measure(settings: BenchSettings) -> Iterator[Measure]:
    """A row for building and one for searching."""
    vectors, queries = _made(settings.vectors, settings.queries)
    indexes: list[Any] = []

    def build() -> None:
        indexes[:] = [build_ivf(vectors, rvc_cells(len(vectors)), 0)]

    found = timed(build, settings.repeat)
    plain, family = (0.0, None) if not settings.compare else _as_the_family(vectors)
    words = "k-means of the whole, 16 sqrt(n) cells" if settings.compare else ""
    yield Measure(
        "index",
        f"{len(vectors)} vectors built",
        found.seconds,
        peak=found.peak,
        random=True,
        baseline_s=plain,
        baseline=words,
    )
    searching = ContentIndex(indexes[0])
    found = timed(lambda: searching.retrieved(queries), settings.repeat)
    plain = 0.0 if family is None else best(lambda: _search_as_the_family(family, queries), 1)
    yield Measure(
        "index",
        f"{len(queries)} vectors searched",
        found.seconds,
        peak=found.peak,
        random=True,
        baseline_s=plain,
        baseline="all vectors reconstructed first" if settings.compare else "",
    )


def _made(count: int, queries: int) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    rng = np.random.default_rng(0)
    centres = rng.standard_normal((CENTRES, WIDTH), np.float32)
    chosen = rng.integers(0, CENTRES, count + queries)
    found = centres[chosen] + 0.5 * rng.standard_normal((count + queries, WIDTH), np.float32)
    return found[:count], found[count:]


def _as_the_family(vectors: NDArray[np.float32]) -> tuple[float, Any]:
    import faiss

    cells = max(1, min(int(16 * np.sqrt(len(vectors))), len(vectors) // 39))
    made: list[Any] = []

    def build() -> None:
        index = faiss.index_factory(WIDTH, f"IVF{cells},Flat")
        index.train(vectors)
        index.add(vectors)
        made[:] = [index]

    return best(build, 1), made[0]


def _search_as_the_family(index: Any, queries: NDArray[np.float32]) -> NDArray[np.float32]:
    vectors = index.reconstruct_n(0, index.ntotal)
    distances, numbers = index.search(queries, 8)
    weights = np.square(1 / np.maximum(distances, 1e-8))
    weights /= weights.sum(1, keepdims=True)
    answer: NDArray[np.float32] = np.sum(vectors[numbers] * weights[..., None], 1)
    return answer
