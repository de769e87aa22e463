"""An index built from features and searched, as a process: `python -m mynah.engine.bench.index`.

`build FOLDER OUT` takes all `.npy` files of a folder, `search INDEX QUERIES` answers one; `compare`
holds the building against that of the family in one process, by time and by the true neighbours
that are found.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from mynah.engine.features.indexing import build_ivf, write_index
from mynah.engine.features.retrieval import NEIGHBOURS, ContentIndex
from mynah.engine.stages.rvc.index import condensed, rvc_cells, rvc_index_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

_ADDED = 8192  # vectors that the family adds at a time
_EXACT = 1000  # queries whose true neighbours are found


def build_from(folder: Path, out: Path) -> dict[str, Any]:
    """Build and write the index of all `.npy` files of a folder."""
    parts = [np.load(path) for path in sorted(folder.glob("*.npy"))]
    vectors = condensed(np.concatenate(parts).astype(np.float32, copy=False), seed=1)
    del parts
    path = out / rvc_index_name("bench", len(vectors), "v2")
    write_index(build_ivf(vectors, rvc_cells(len(vectors)), 1), path)
    return {"vectors": len(vectors), "file": str(path)}


def search_in(path: Path, queries: Path) -> dict[str, Any]:
    """Open an index and answer all queries of a `.npy` file."""
    from mynah.engine.formats.rvc_index import open_rvc_index

    asked = np.load(queries).astype(np.float32, copy=False)
    answers = open_rvc_index(path, asked.shape[1]).retrieved(asked)
    return {"queries": len(asked), "finite": bool(np.isfinite(answers).all())}


def compare(vectors: NDArray[np.float32], queries: NDArray[np.float32]) -> dict[str, Any]:
    """Processor seconds and recall of the family's way of building and searching, and of ours."""
    import faiss

    exact = faiss.IndexFlatL2(vectors.shape[1])
    exact.add(vectors)
    near = exact.search(queries[:_EXACT], NEIGHBOURS)[1]
    results: dict[str, Any] = {"vectors": len(vectors), "queries": len(queries)}
    start = time.process_time()
    cells = max(1, min(int(16 * np.sqrt(len(vectors))), len(vectors) // 39))
    theirs = faiss.index_factory(vectors.shape[1], f"IVF{cells},Flat")
    theirs.train(vectors)
    for at in range(0, len(vectors), _ADDED):
        theirs.add(vectors[at : at + _ADDED])
    all_of_it = theirs.reconstruct_n(0, theirs.ntotal)
    distances, numbers = theirs.search(queries, NEIGHBOURS)
    weights = np.square(1 / np.maximum(distances, 1e-6))
    weights /= weights.sum(1, keepdims=True)
    np.sum(all_of_it[numbers] * weights[..., None], axis=1)
    results["family_s"] = round(time.process_time() - start, 2)
    results["family_recall"] = _recall(theirs, queries, near)
    start = time.process_time()
    ours = build_ivf(vectors, rvc_cells(len(vectors)), 1)
    built = time.process_time() - start
    results["recall_in_one_cell"] = _recall(ours, queries, near)
    start = time.process_time()
    ContentIndex(ours).retrieved(queries)
    results["mynah_s"] = round(built + time.process_time() - start, 2)
    results["mynah_recall"] = _recall(ours, queries, near)
    results["ratio"] = round(results["family_s"] / results["mynah_s"], 2)
    return results


def _recall(index: Any, queries: NDArray[np.float32], near: NDArray[np.int64]) -> float:
    found = index.search(queries[: len(near)], NEIGHBOURS)[1]
    shares = [len(set(a) & set(b)) / NEIGHBOURS for a, b in zip(near, found, strict=True)]
    return round(float(np.mean(shares)), 4)


def main(argv: Sequence[str] | None = None) -> int:
    """Do one of the three and write what it says of itself as JSON."""
    parser = argparse.ArgumentParser(description="Build, search or compare indexes.")
    parser.add_argument("what", choices=("build", "search", "compare"))
    parser.add_argument("first", type=Path)
    parser.add_argument("second", type=Path)
    given = parser.parse_args(argv)
    if given.what == "build":
        result = build_from(given.first, given.second)
    elif given.what == "search":
        result = search_in(given.first, given.second)
    else:
        parts = [np.load(path) for path in sorted(given.first.glob("*.npy"))]
        vectors = np.concatenate(parts).astype(np.float32)
        result = compare(vectors, np.load(given.second).astype(np.float32))
    sys.stdout.write(json.dumps(result) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
