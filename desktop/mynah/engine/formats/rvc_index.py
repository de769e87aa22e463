"""Search indexes of RVC voices (rvc-format 7): looked at first, opened with bounds, checked after.

An index is read by faiss itself. Before that its header is read here: the kinds that the family
writes (IVF with flat or scalar-quantised lists, flat, scalar-quantised) and the width; and
`index_layout` compares all that the file says of its parts.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from mynah.engine.features.retrieval import ContentIndex, holds_numbers
from mynah.engine.formats.containers import (
    Container,
    container_of,
    file_size,
    read_head,
    wrong_container,
)
from mynah.engine.formats.index_layout import check_layout
from mynah.engine.run_faults import raise_if_memory
from mynah.protocol.errors import ErrorCode, MynahError

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

MOST_BYTES = 4 << 30
WIDTHS = {256: "v1", 768: "v2"}
_HEADER = struct.Struct("<4siqqq?i")  # kind, width, vectors, two unused numbers, trained, metric
_LISTS = struct.Struct("<QQ4s")  # lists, lists searched, kind of the quantiser
_PLAIN = {b"IxF2": "Flat", b"IxFI": "Flat", b"IxSQ": "SQ"}
_INVERTED = {b"IwFl": "IVF,Flat", b"IwSq": "IVF,SQ"}
_METRIC_L2 = 1
_SLACK = 1 << 20  # bytes that a vector inside the file may declare beyond the file's size


@dataclass(frozen=True)
class IndexFacts:
    """What the header of an index says.

    Attributes:
        kind: `IVF,Flat`, `IVF,SQ`, `Flat` or `SQ`.
        width: Of the features, in values.
        vectors: How many it holds.
        lists: Cells of the inverted file; 0 where it has none.
        searched: Cells that are looked into for each query (nprobe).
    """

    kind: str
    width: int
    vectors: int
    lists: int = 0
    searched: int = 0

    @property
    def version(self) -> str:
        """The version of the voices whose features are this wide; empty where there is none."""
        return WIDTHS.get(self.width, "")


def index_facts(path: Path) -> IndexFacts:
    """Read the header of an index file.

    Raises:
        MynahError: NOT_FOUND; BAD_INPUT where it is no index, one of another kind, or one without
            vectors; BROKEN_FILE where it is cut short.
    """
    size = file_size(path, MOST_BYTES)
    head = read_head(path)
    container = container_of(head)
    if container is not Container.INDEX:
        raise _not_an_index(path, container)
    kind = head[:4]
    needed = _HEADER.size + (_LISTS.size if kind in _INVERTED else 0)
    if len(head) < needed:
        raise _broken(path, "is cut short")
    _, width, vectors, _, _, _, metric = _HEADER.unpack_from(head)
    if kind not in _PLAIN and kind not in _INVERTED:
        raise _refused(path, "is a search index of a kind that RVC voices do not have")
    if metric != _METRIC_L2:
        raise _refused(path, "measures nearness in another way than the indexes of RVC voices")
    if vectors == 0:
        raise _refused(
            path,
            "is an index without vectors, as it is while it is made",
            'Take the file whose name begins with "added_" instead of "trained_".',
        )
    # No kind stores less than four bits a value.
    if not 0 < width <= 1 << 14 or vectors < 0 or vectors * width > 2 * size:
        raise _broken(path, "is cut short or damaged")
    if kind in _PLAIN:
        return IndexFacts(_PLAIN[kind], width, vectors)
    lists, searched, quantiser = _LISTS.unpack_from(head, _HEADER.size)
    if quantiser not in _PLAIN:
        raise _refused(path, "is a search index of a kind that RVC voices do not have")
    if not 0 < lists * width <= size:
        raise _broken(path, "is cut short or damaged")
    return IndexFacts(_INVERTED[kind], width, vectors, lists, searched)


def open_rvc_index(path: Path, width: int) -> ContentIndex:
    """Open an index for a voice that takes features of `width` values.

    More cells are searched than the file says where it says one; see `ContentIndex`.

    Raises:
        MynahError: As `index_facts`, and BAD_INPUT where the index is of another width.
    """
    facts = index_facts(path)
    check_width(path, facts, width)
    try:
        check_layout(path)
    except (ValueError, OSError) as error:
        raise _broken(path, "is cut short or damaged", error) from error
    index = _read(path)
    if index.d != facts.width or index.ntotal != facts.vectors:
        raise _broken(path, "is damaged")
    if facts.lists and not _numbered_in_order(index):
        raise _broken(path, "numbers its vectors in a way that cannot be used")
    if not holds_numbers(index):
        raise _broken(path, "holds vectors that are not numbers")
    return ContentIndex(index)


def check_width(path: Path, facts: IndexFacts, width: int) -> None:
    """Compare an index with the voice that it is to serve.

    Raises:
        MynahError: BAD_INPUT, saying both widths.
    """
    if facts.width == width:
        return
    own, wanted = (
        f"{value} values ({WIDTHS[value]})" if value in WIDTHS else f"{value} values"
        for value in (facts.width, width)
    )
    raise MynahError(
        ErrorCode.BAD_INPUT,
        f"{path.name} is of features of {own}, and the voice takes features of {wanted}.",
        hint="Take the index that was made with this voice, or import the voice without one.",
        detail=str(path),
    )


def _read(path: Path) -> Any:  # faiss has no types
    import faiss

    before = faiss.get_deserialization_vector_byte_limit()
    faiss.set_deserialization_vector_byte_limit(path.stat().st_size + _SLACK)
    try:
        # By a function that reads, since faiss opens no path beyond ASCII on Windows.
        with path.open("rb") as file:
            reader = faiss.PyCallbackIOReader(file.read)  # type: ignore[attr-defined]
            return faiss.read_index(reader)
    except (OSError, RuntimeError, MemoryError) as error:
        raise_if_memory(error)  # faiss is held to the size of the file, whatever it claims
        raise _broken(path, "is cut short or damaged", error) from error
    finally:
        faiss.set_deserialization_vector_byte_limit(before)


def _numbered_in_order(index: Any) -> bool:
    """Whether the vectors are numbered 0, 1, 2 ... in some order: other numbers lead astray."""
    import faiss

    lists = index.invlists
    parts: list[NDArray[np.int64]] = []
    for number in range(index.nlist):
        count = lists.list_size(number)
        if count:
            parts.append(faiss.rev_swig_ptr(lists.get_ids(number), count).copy())
    numbers = np.sort(np.concatenate(parts)) if parts else np.empty(0, np.int64)
    return np.array_equal(numbers, np.arange(index.ntotal))


def _not_an_index(path: Path, kind: Container) -> MynahError:
    error = wrong_container(path, kind)
    words = error.message.replace("not a model", "not a search index")
    if kind in (Container.OTHER, Container.LEGACY):
        words = f"{path.name} is not a search index."
    return MynahError(error.code, words, hint=error.hint, detail=error.detail)


def _refused(path: Path, words: str, hint: str = "") -> MynahError:
    return MynahError(
        ErrorCode.BAD_INPUT,
        f"{path.name} {words}.",
        hint=hint or "Import the voice without it; it works without an index.",
        detail=str(path),
    )


def _broken(path: Path, words: str, detail: object = "") -> MynahError:
    return MynahError(
        ErrorCode.BROKEN_FILE,
        f"{path.name} {words}.",
        hint="Get the file again, or import the voice without it.",
        detail=f"{path}: {detail}" if detail else str(path),
    )
