"""Any exception as one of the faults that have words."""

import errno
import logging
import re
import traceback

from mynah.project.disk import DENIED, refusal
from mynah.project.paths import log_dir
from mynah.protocol.errors import EXPLANATIONS, ErrorCode, MynahError
from mynah.protocol.events import Failed

_log = logging.getLogger(__name__)
_MEMORY_WORDS = (
    "out of memory",
    "not enough memory",
    "can't allocate memory",
    "cannot allocate memory",
    "could not allocate",
    "failed to allocate",
    "unable to allocate",
    "bad_alloc",
    "bad allocation",
    "can't start new thread",  # of Python, which has no room for its stack
)
# oneDNN, which has no room for the code that it writes; of what it cannot do at all it says that
# it could not create "a primitive descriptor".
_NO_ROOM_FOR_CODE = re.compile(r"could not create a primitive(?! desc)")
_NO_ROOM_FOR_LIBRARY = "failed to map segment"  # of the loader, in an ImportError
_NATIVE = ("onnxruntime", "safetensors", "safetensors_rust")  # have classes of their own
LOG_NAME = "mynah.log"


def as_mynah_error(fault: BaseException) -> MynahError:
    """The fault in words; what has none becomes INTERNAL, its traceback goes to the log file."""
    if isinstance(fault, MynahError):
        return fault
    refused = refusal(fault) if isinstance(fault, OSError) else None
    if refused is not None and refused.code is not ErrorCode.NO_PERMISSION:
        return refused
    if is_out_of_memory(fault):
        return _explained(ErrorCode.OUT_OF_MEMORY, fault)
    if isinstance(fault, OSError) and fault.errno in DENIED:
        return MynahError(
            ErrorCode.NO_PERMISSION, f"Not allowed: {fault.filename or fault}.", detail=str(fault)
        )
    if isinstance(fault, OSError) and fault.errno == errno.ENAMETOOLONG:
        return MynahError(
            ErrorCode.USAGE,
            "A name is longer than the disk can hold.",
            hint="Choose a shorter one.",
            detail=str(fault),
        )
    _log.error("%s", "".join(traceback.format_exception(fault)))
    if isinstance(fault, FileNotFoundError):
        return MynahError(
            ErrorCode.NOT_FOUND, f"It is not there: {fault.filename or fault}.", detail=str(fault)
        )
    if isinstance(fault, ModuleNotFoundError) and not (fault.name or "").startswith("mynah"):
        return MynahError(
            ErrorCode.MISSING_DEPENDENCY,
            f"The library {fault.name} is not installed.",
            detail=str(fault),
        )
    return MynahError(
        ErrorCode.INTERNAL,
        f"{EXPLANATIONS[ErrorCode.INTERNAL].what} ({type(fault).__name__}: {fault})"[:500],
        hint=f"The details are in {log_dir() / LOG_NAME}; please report it.",
        detail="".join(traceback.format_exception_only(fault)).strip(),
    )


def failed_event(error: MynahError) -> Failed:
    """The end event of a fault."""
    return Failed(error.code.value, error.message, error.hint, error.detail, error.items)


def is_out_of_memory(fault: BaseException) -> bool:
    """Whether memory ran out, the computer's or a device's."""
    if isinstance(fault, MynahError):
        return fault.code is ErrorCode.OUT_OF_MEMORY
    if isinstance(fault, MemoryError):
        return True
    if isinstance(fault, OSError) and fault.errno == errno.ENOMEM:
        return True
    if isinstance(fault, ImportError) and _NO_ROOM_FOR_LIBRARY in str(fault):
        return True
    # torch and faiss raise RuntimeError for the CPU's memory, and torch a subclass of it for a
    # device's; the message is what tells.
    native = isinstance(fault, RuntimeError) or type(fault).__module__.startswith(_NATIVE)
    words = str(fault).lower()
    told = any(word in words for word in _MEMORY_WORDS) or _NO_ROOM_FOR_CODE.search(words)
    return native and bool(told)


def raise_if_memory(fault: BaseException) -> None:
    """Say that memory ran out, where that is the fault: what was being read may be quite good.

    Raises:
        MynahError: OUT_OF_MEMORY.
    """
    if is_out_of_memory(fault):
        raise as_mynah_error(fault) from fault


def _explained(code: ErrorCode, fault: BaseException) -> MynahError:
    return MynahError(code, EXPLANATIONS[code].what, detail=str(fault)[:2000])
