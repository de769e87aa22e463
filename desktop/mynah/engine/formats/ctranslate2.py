"""Reader of CTranslate2's `model.bin` (binary version 6), for the teacher of the content encoder.

The layout (little endian, strings as uint16 length with a trailing NUL) is that of
`ctranslate2.specs.ModelSpec.save`: version, spec name, revision, number of variables, and for
each its name, rank, dimensions, type and bytes. Reading it directly keeps CTranslate2 itself out
of the program.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, BinaryIO

import numpy as np

from mynah.protocol.errors import ErrorCode, MynahError

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

BINARY_VERSION = 6
MAX_RANK = 4
TYPES = (np.float32, np.int8, np.int16, np.int32, np.float16)


def _number(file: BinaryIO, code: str) -> int:
    size = struct.calcsize("<" + code)
    data = file.read(size)
    if len(data) != size:
        raise EOFError
    value: int = struct.unpack("<" + code, data)[0]
    return value


def _string(file: BinaryIO) -> str:
    return file.read(_number(file, "H"))[:-1].decode("utf-8")


def _variable(file: BinaryIO) -> tuple[str, NDArray[np.generic]]:
    name = _string(file)
    rank = _number(file, "B")
    if rank > MAX_RANK:
        raise ValueError(f"variable {name} has {rank} dimensions")
    shape = [_number(file, "I") for _ in range(rank)]
    dtype = np.dtype(TYPES[_number(file, "B")])
    size = _number(file, "I")
    if size != int(np.prod(shape, dtype=np.int64)) * dtype.itemsize:
        raise ValueError(f"variable {name} has {size} bytes for shape {shape}")
    return name, np.frombuffer(file.read(size), dtype).reshape(shape)


def read_variables(path: Path) -> dict[str, NDArray[np.generic]]:
    """Return every variable of a CTranslate2 model by its name, e.g. `encoder/conv1/weight`.

    Raises:
        MynahError: MISSING_MODEL where the file is missing or not such a model.
    """
    try:
        with path.open("rb") as file:
            version = _number(file, "I")
            if version != BINARY_VERSION:
                raise ValueError(f"binary version {version}, expected {BINARY_VERSION}")
            _string(file)
            _number(file, "I")
            return dict(_variable(file) for _ in range(_number(file, "I")))
    except (OSError, EOFError, ValueError, IndexError, UnicodeDecodeError) as error:
        raise MynahError(
            ErrorCode.MISSING_MODEL, f"{path} is not a CTranslate2 model: {error}"
        ) from error
