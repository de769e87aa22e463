"""Retrieval: content features replaced by a blend of the voice's own nearest ones.

The weights are those of the RVC family (rvc-format 7): inverse squares of faiss' squared distance
to eight neighbours; distances are held above a floor, so that an exact hit is not NaN.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

NEIGHBOURS = 8
CLOSEST = 1e-6  # squared distance
SEARCHED = 2048  # frames at a time
CELLS = 4
MOST_VECTORS = 20_000  # searched exhaustively while training features are made


def blend(
    distances: NDArray[np.float32], numbers: NDArray[np.int64], vectors: NDArray[np.float32]
) -> NDArray[np.float32]:
    """Weighted mean of the found vectors: (frames, k) and (vectors, width) to (frames, width).

    Neighbours that faiss did not find (number -1) weigh nothing; where none was found the row is
    NaN, and the caller keeps its own feature.
    """
    return blended(distances, numbers, vectors[numbers])


def blended(
    distances: NDArray[np.float32], numbers: NDArray[np.int64], found: NDArray[np.float32]
) -> NDArray[np.float32]:
    """`blend` of the vectors that were found themselves, (frames, k, width)."""
    weights = (1 / np.maximum(distances, CLOSEST).astype(np.float64)) ** 2
    weights = np.where(numbers >= 0, weights, 0.0)
    total = weights.sum(1, keepdims=True)
    with np.errstate(invalid="ignore"):
        weights = (weights / total).astype(np.float32)
    # What was not found is not a number, and would stay so at a weight of nothing.
    used = np.where(numbers[..., None] >= 0, found, np.float32(0))
    answer: NDArray[np.float32] = np.matmul(weights[:, None], used)[:, 0]
    return answer


class ContentIndex:
    """A faiss index over content features.

    Where the file leaves it at one cell, as all of the family do, four are searched: of the true
    eight neighbours two fifths lie in the nearest cell, and seven tenths in four.
    """

    def __init__(self, index: Any) -> None:  # faiss has no types
        self.index = index
        searched = getattr(index, "nprobe", None)
        if searched is not None and (searched <= 1 or searched > index.nlist):
            index.nprobe = min(CELLS if searched <= 1 else searched, index.nlist)

    @cached_property
    def vectors(self) -> NDArray[np.float32]:
        """All its vectors by number, float32 (n, width): a copy as large as the index."""
        found: NDArray[np.float32] = self.index.reconstruct_n(0, self.index.ntotal)
        return found

    def retrieved(self, content: NDArray[np.float32]) -> NDArray[np.float32]:
        """The voice's own features that stand for `content` (frames, width)."""
        answer = np.array(content, np.float32, order="C")
        for start in range(0, len(answer), SEARCHED):
            part = answer[start : start + SEARCHED]
            # With the vectors that were found alone: all of them would take longer than the search.
            distances, numbers, vectors = self.index.search_and_reconstruct(part, NEIGHBOURS)
            found = blended(distances, numbers, vectors)
            np.copyto(part, found, where=np.isfinite(found))
        return answer


def holds_numbers(index: Any) -> bool:
    """Whether all vectors of a faiss index are finite; those of inverted files are not copied."""
    import faiss

    types = {4 * index.d: np.float32, 2 * index.d: np.float16}
    lists = getattr(index, "invlists", None)
    if lists is None or lists.code_size not in types:
        return bool(np.isfinite(index.reconstruct_n(0, index.ntotal)).all())
    for number in range(index.nlist):
        size = lists.list_size(number) * lists.code_size
        if size:
            codes = faiss.rev_swig_ptr(lists.get_codes(number), size)
            if not np.isfinite(codes.view(types[lists.code_size])).all():
                return False
    return True


def blend_from_others(
    clean: dict[str, NDArray[np.float16]], queries: dict[str, NDArray[np.float16]]
) -> dict[str, NDArray[np.float16]]:
    """Retrieval of every recording's frames from the clean frames of the other recordings.

    Retrieval from a recording itself would give back what was put in, which a conversion never
    sees. With one recording alone there are no others, and its own features are returned.
    """
    import faiss

    owners = np.concatenate([np.full(len(v), n) for n, v in enumerate(clean.values())])
    vectors = np.concatenate(list(clean.values())).astype(np.float32)
    if len(vectors) > MOST_VECTORS:
        kept = np.sort(np.random.default_rng(0).choice(len(vectors), MOST_VECTORS, replace=False))
        owners, vectors = owners[kept], vectors[kept]
    index = faiss.IndexFlatL2(vectors.shape[1])
    index.add(vectors)
    answers = {}
    for number, (name, query) in enumerate(queries.items()):
        asked = query.astype(np.float32)
        near = min(len(vectors), 6 * NEIGHBOURS)
        distances, numbers = index.search(asked, near)
        foreign = np.where(owners[numbers] != number, distances, np.inf)
        order = np.argsort(foreign, axis=1)[:, :NEIGHBOURS]
        distances = np.take_along_axis(foreign, order, 1)
        numbers = np.where(np.isfinite(distances), np.take_along_axis(numbers, order, 1), -1)
        found = blend(np.where(numbers >= 0, distances, 1.0), numbers, vectors)
        answers[name] = np.where(np.isfinite(found), found, asked).astype(np.float16)
    return answers
