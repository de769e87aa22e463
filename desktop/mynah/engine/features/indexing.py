"""Building search indexes of content features: inverted files that every reader of faiss opens.

The costly part is the centres of the cells. Lloyd's iterations run on the principal components of
the features, which hold most of their variance in a twelfth of their width; the last ones run on
the features themselves, but measure only the centres that are nearest among the components. What
is stored are the features as they are, each in the cell of its nearest centre.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import numpy as np

from mynah.project.atomic import disk_errors, replace, temporary_name

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    Vectors = NDArray[np.float32]

COMPONENTS = 64
COARSE_ITERATIONS = 12
FINE_ITERATIONS = 8
CANDIDATES = 8  # centres that are measured in full width
_SAMPLE = 8192  # vectors that the components are found from
_BLOCK = 1 << 14


def build_ivf(vectors: Vectors, cells: int, seed: int, *, half: bool = False) -> Any:
    """An index over float32 (n, width) by squared Euclidean distance that searches one cell.

    Args:
        vectors: C-contiguous and finite; stored in their order.
        cells: How many, at most n.
        seed: The same one gives the same index on the same machine.
        half: Store float16 instead of float32: half the size, errors of 5e-4.
    """
    import faiss

    centres, nearest = cell_centres(vectors, cells, seed)
    count, width = vectors.shape
    quantiser = faiss.IndexFlatL2(width)
    quantiser.add(centres)
    index: Any
    if half:
        kind = faiss.ScalarQuantizer.QT_fp16
        index = faiss.IndexIVFScalarQuantizer(quantiser, width, cells, kind, faiss.METRIC_L2, False)
        index.train(vectors[:1])  # half precision has nothing to learn
    else:
        index = faiss.IndexIVFFlat(quantiser, width, cells)
    index.is_trained = True
    index.nprobe = 1
    for start in range(0, count, _BLOCK):
        part, cell = vectors[start : start + _BLOCK], nearest[start : start + _BLOCK]
        index.add_core(len(part), faiss.swig_ptr(part), None, faiss.swig_ptr(cell))
    return index


def write_index(index: Any, path: Path) -> None:
    """Write an index file, whole or not at all, without a copy of it in memory.

    Raises:
        MynahError: DISK_FULL or NO_PERMISSION.
    """
    import faiss

    faults: list[OSError] = []
    with disk_errors(path):
        temporary = temporary_name(path.parent)
        try:
            # Through a function, since faiss opens no path beyond ASCII on Windows.
            with temporary.open("xb") as file:

                def put(data: bytes) -> None:
                    try:
                        if not faults:
                            file.write(data)
                    except OSError as fault:
                        faults.append(fault)

                faiss.write_index(index, faiss.PyCallbackIOWriter(put))  # type: ignore[attr-defined]
                if faults:
                    raise faults[0]
                file.flush()
                os.fsync(file.fileno())
            replace(temporary, path)
        finally:
            temporary.unlink(missing_ok=True)


def cell_centres(vectors: Vectors, count: int, seed: int) -> tuple[Vectors, NDArray[np.int64]]:
    """Centres (count, width) by k-means, and the number of the nearest for every vector (n,)."""
    import faiss

    if count == 1:
        return vectors.mean(0, keepdims=True), np.zeros(len(vectors), np.int64)
    components = principal(vectors, seed)
    narrow = np.ascontiguousarray(vectors @ components.T)
    means = faiss.Kmeans(
        narrow.shape[1],
        count,
        niter=COARSE_ITERATIONS,
        seed=seed,
        min_points_per_centroid=1,
    )
    means.train(narrow)
    nearest = means.index.search(narrow, 1)[1][:, 0]
    del narrow
    centres = _means(vectors, nearest, count)
    for _ in range(FINE_ITERATIONS):
        centres = _means(vectors, _nearest(vectors, centres, components), count)
    return centres, _nearest(vectors, centres, components)


def principal(vectors: Vectors, seed: int) -> Vectors:
    """The directions of the largest variance, (components, width), from a sample of the vectors."""
    size = min(len(vectors), _SAMPLE)
    sample = vectors[np.sort(np.random.default_rng(seed).choice(len(vectors), size, replace=False))]
    centred = sample - sample.mean(0)
    _, directions = np.linalg.eigh(centred.T @ centred)
    return np.ascontiguousarray(directions[:, ::-1][:, :COMPONENTS].T, dtype=np.float32)


def _nearest(vectors: Vectors, centres: Vectors, components: Vectors) -> NDArray[np.int64]:
    """The nearest centre of each vector among those that are near by the components."""
    import faiss

    turned = faiss.LinearTransform(vectors.shape[1], len(components), False)
    faiss.copy_array_to_vector(components.reshape(-1), turned.A)
    turned.is_trained = True
    narrow = faiss.IndexPreTransform(turned, faiss.IndexFlatL2(len(components)))
    index = faiss.IndexRefineFlat(narrow)
    index.k_factor = min(CANDIDATES, len(centres))
    index.add(centres)
    parts = [
        index.search(vectors[start : start + _BLOCK], 1)[1][:, 0]
        for start in range(0, len(vectors), _BLOCK)
    ]
    return np.concatenate(parts)


def _means(vectors: Vectors, nearest: NDArray[np.int64], count: int) -> Vectors:
    """Means of the vectors of every cell; a cell without any takes over a vector of the largest."""
    order = np.argsort(nearest, kind="stable")
    sizes = np.bincount(nearest, minlength=count)
    ends = np.cumsum(sizes)
    centres = np.empty((count, vectors.shape[1]), np.float32)
    for cell in np.flatnonzero(sizes):
        own = order[ends[cell] - sizes[cell] : ends[cell]]
        centres[cell] = vectors[own].mean(0)
    empty = np.flatnonzero(sizes == 0)
    largest = np.argsort(-sizes, kind="stable")[: len(empty)]
    for cell, full in zip(empty, largest, strict=False):
        centres[cell] = vectors[order[ends[full] - 1]]
    return centres
