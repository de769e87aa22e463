"""Reading PyTorch checkpoints from elsewhere: plain containers of numbers, never code.

A checkpoint is a pickle, and a pickle is a program. It is looked at before it is opened: size,
kind of file, the directory of the zip, and every name that the pickle asks for. Only then does
`torch.load(weights_only=True)` read it, with a short fixed list of names. What it gives is looked
at again, because a tensor may claim to be larger than what is stored for it.
"""

from __future__ import annotations

import pickle
import pickletools
import struct
import warnings
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING, Any

import torch

from mynah.engine.formats.containers import (
    Container,
    container_of,
    file_size,
    read_head,
    wrong_container,
)
from mynah.engine.run_faults import is_out_of_memory
from mynah.protocol.errors import ErrorCode, MynahError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

MOST_BYTES = 3 << 30
MOST_PICKLE_BYTES = 16 << 20  # a discriminator with its optimizer has 0.2 MB
MOST_MEMBERS = 50_000
MOST_NESTED = 100_000  # containers inside a checkpoint
LEGACY_PICKLES = 5  # magic number, version, facts of the system, the object, storage keys
_ZIP_OVERHEAD = 2048  # of the sizes that the parts of a stored zip may declare beyond the file's
_NAMED = 6

_STORAGES = tuple(
    f"{name}Storage"
    for name in ("BFloat16", "Bool", "Byte", "Char", "Double", "Float", "Half", "Int", "Long")
)
_DTYPES = ("float16", "bfloat16", "float32", "float64", "int32", "int64", "uint8", "bool")
# What a container of numbers needs. Far less than torch allows: `bytearray(10**12)` and tensors
# made by their size alone are on torch's list.
INERT = frozenset(
    [
        "collections.OrderedDict",
        "_codecs.encode",
        "torch._utils._rebuild_tensor_v2",
        "torch._utils._rebuild_tensor",
        "torch._utils._rebuild_parameter",
        "torch.nn.parameter.Parameter",
        "torch.Size",
        "torch.device",
        *(f"torch.{name}" for name in (*_STORAGES, *_DTYPES)),
        *(f"torch.cuda.{name}" for name in _STORAGES),
    ]
)

StandIn = tuple[type, str]


class _CutShortError(Exception):
    """A pickle ends before its end, or is none."""


def read_checkpoint(
    path: Path,
    *,
    allowed: Sequence[StandIn] = (),
    most_bytes: int = MOST_BYTES,
    shapes_only: bool = False,
) -> dict[str, Any]:
    """Read a checkpoint in the zip or in the older container of PyTorch onto the CPU.

    Args:
        path: The file.
        allowed: Pairs of an inert class and the full name in the file that it stands for, e.g.
            `(Inert, "fairseq.data.dictionary.Dictionary")`.
        most_bytes: Larger files are refused unread.
        shapes_only: Tensors come without their data (on the device "meta"), which is quick and
            takes no memory.

    Returns:
        The dictionary that the file holds, with its tensors as they were stored.

    Raises:
        MynahError: NOT_FOUND; BAD_INPUT where it is something else, too large, or asks for code;
            BROKEN_FILE where it is cut short or damaged.
    """
    size = file_size(path, most_bytes)
    kind = container_of(read_head(path))
    if kind is Container.ZIP:
        asked = _names_in_zip(path, size)
    elif kind is Container.LEGACY:
        asked = _names_in_legacy(path)
    elif kind is Container.PICKLE:
        asked = _names_in_bare_pickle(path)
    else:
        raise wrong_container(path, kind)
    _refuse_code(path, asked - INERT - {name for _, name in allowed})
    if kind is Container.PICKLE:
        raise wrong_container(path, kind)
    answer = _load(path, allowed, "meta" if shapes_only else "cpu")
    if not isinstance(answer, dict) or not all(isinstance(key, str) for key in answer):
        raise MynahError(
            ErrorCode.BAD_INPUT,
            f"{path.name} holds no model: a dictionary was expected, not {type(answer).__name__}.",
            detail=str(path),
        )
    _check_tensors(path, answer, size)
    return answer


def tensors_in(value: object) -> Iterator[torch.Tensor]:
    """Every tensor in nested dictionaries, lists and tuples, each once.

    Raises:
        ValueError: There are more containers than any checkpoint has.
    """
    waiting: list[object] = [value]
    seen: set[int] = set()
    while waiting:
        one = waiting.pop()
        if isinstance(one, torch.Tensor | dict | list | tuple):
            if id(one) in seen:
                continue
            seen.add(id(one))
        if len(seen) > MOST_NESTED:
            raise ValueError(f"more than {MOST_NESTED} parts")
        if isinstance(one, torch.Tensor):
            yield one
        elif isinstance(one, dict):
            waiting.extend(one.values())
        elif isinstance(one, list | tuple):
            waiting.extend(one)


def broken(path: Path, words: str, detail: object = "") -> MynahError:
    """A file that is what it should be, but damaged."""
    return MynahError(
        ErrorCode.BROKEN_FILE,
        f"{path.name} {words}.",
        hint="Get the file again; it was not changed.",
        detail=f"{path}: {detail}" if detail else str(path),
    )


def _names_in_zip(path: Path, size: int) -> set[str]:
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
            _check_directory(path, members, size)
            names = [one.filename for one in members]
            pickles = [name for name in names if name.split("/", 1)[-1] == "data.pkl"]
            if not pickles:
                raise wrong_container(path, Container.ZIP)
            if len(pickles) > 1:
                raise broken(path, "has more than one directory")
            if any("/code/" in name or name.endswith("/constants.pkl") for name in names):
                raise MynahError(
                    ErrorCode.BAD_INPUT,
                    f"{path.name} is a TorchScript program, not a container of weights.",
                    detail=str(path),
                )
            if archive.getinfo(pickles[0]).file_size > MOST_PICKLE_BYTES:
                raise broken(path, "has a directory of impossible size")
            return _names_asked_for(BytesIO(archive.read(pickles[0])))
    except (zipfile.BadZipFile, EOFError, OSError, _CutShortError) as error:
        raise broken(path, "is cut short or damaged", error) from error
    except (NotImplementedError, RuntimeError, ValueError, struct.error) as error:
        raise broken(path, "is not a zip file that PyTorch writes", error) from error


def _check_directory(path: Path, members: list[zipfile.ZipInfo], size: int) -> None:
    # As PyTorch looks for them: without regard to case. Another one than was looked at here would
    # be opened otherwise.
    names = {one.filename.lower() for one in members}
    if len(members) > MOST_MEMBERS or len(names) != len(members):
        raise broken(path, "has a directory that no checkpoint has")
    if any(one.compress_type != zipfile.ZIP_STORED or one.flag_bits & 1 for one in members):
        raise MynahError(
            ErrorCode.BAD_INPUT,
            f"{path.name} is a compressed archive, not a checkpoint as PyTorch writes it.",
            hint="Unpack it, or give a packed voice to `mynah voices import`.",
            detail=str(path),
        )
    # Stored parts that together are larger than the file lie on top of each other.
    if sum(one.file_size for one in members) > size + _ZIP_OVERHEAD:
        raise broken(path, "declares more data than it has")


def _names_in_legacy(path: Path) -> set[str]:
    with path.open("rb") as file:
        start = BytesIO(file.read(MOST_PICKLE_BYTES))
    names: set[str] = set()
    try:
        for _ in range(LEGACY_PICKLES):
            names |= _names_asked_for(start)
    except _CutShortError as error:
        # A name that is asked for before the place of the damage is told about all the same.
        if names - INERT:
            return names
        raise broken(path, "is cut short or damaged", error) from error
    return names


def _names_in_bare_pickle(path: Path) -> set[str]:
    with path.open("rb") as file:
        start = BytesIO(file.read(MOST_PICKLE_BYTES))
    try:
        return _names_asked_for(start)
    except _CutShortError as error:
        raise wrong_container(path, Container.PICKLE) from error


def _names_asked_for(stream: BytesIO) -> set[str]:
    """Full names of what one pickle imports; it is read as a list of instructions, never run."""
    names: set[str] = set()
    texts: list[str] = ["", ""]
    try:
        for opcode, argument, _ in pickletools.genops(stream):
            if opcode.name in ("GLOBAL", "INST"):
                names.add(str(argument).replace(" ", "."))
            elif opcode.name == "STACK_GLOBAL":
                names.add(".".join(texts[-2:]))
            elif isinstance(argument, str):
                texts = [texts[-1], argument]
    except (ValueError, EOFError, UnicodeError, IndexError, OverflowError) as error:
        if names - INERT:
            return names
        raise _CutShortError(str(error)) from error
    return names


def _refuse_code(path: Path, names: set[str]) -> None:
    if not names:
        return
    shown = sorted(names)[:_NAMED]
    listed = ", ".join(name[:80] for name in shown) + (" …" if len(names) > _NAMED else "")
    raise MynahError(
        ErrorCode.BAD_INPUT,
        f"{path.name} was not opened because it asks for program code: {listed}.",
        hint="A voice needs no code. Nothing of it was run; get the file from another source.",
        detail=str(path),
        items=[(name, "is asked for") for name in shown],
    )


def _load(path: Path, allowed: Sequence[StandIn], device: str) -> object:
    try:
        with torch.serialization.safe_globals(list(allowed)), warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of old containers and typed storages
            return torch.load(path, map_location=device, weights_only=True)
    except pickle.UnpicklingError as error:
        raise MynahError(
            ErrorCode.BAD_INPUT,
            f"{path.name} is not a plain container of weights, so it was not opened.",
            detail=f"{path}: {error}",
        ) from error
    # The unpickler of torch meets whatever is in the file, so that any error can come out of it.
    except Exception as error:
        if is_out_of_memory(error):
            words = f"There is not enough memory to open {path.name}."
            raise MynahError(ErrorCode.OUT_OF_MEMORY, words, detail=str(error)) from error
        raise broken(path, "is cut short or damaged", error) from error


def _check_tensors(path: Path, value: object, size: int) -> None:
    try:
        for tensor in tensors_in(value):
            if tensor.layout is not torch.strided or tensor.device.type not in ("cpu", "meta"):
                raise broken(path, "holds tensors of a kind that no voice has")
            held = min(tensor.untyped_storage().nbytes(), size)
            if tensor.numel() * tensor.element_size() > held:
                raise broken(path, "holds tensors that claim to be larger than they are")
    except ValueError as error:
        raise broken(path, "is nested in a way that no checkpoint is", error) from error
