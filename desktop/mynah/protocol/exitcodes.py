"""The numbers a `mynah` process ends with. The end event says the same in words."""

from enum import IntEnum

from mynah.protocol.errors import ErrorCode


class ExitCode(IntEnum):
    """Meaning of a return code, the same for every command."""

    OK = 0
    USAGE = 2
    BAD_INPUT = 10
    MISSING_MODEL = 11
    OUT_OF_MEMORY = 12
    DISK_FULL = 13
    BUSY = 14
    NOT_FOUND = 15
    NOT_READY = 16
    VERIFY_FAILED = 17
    CANCELLED = 20
    STOPPED = 21
    BUG = 70


MEANINGS: dict[ExitCode, str] = {
    ExitCode.OK: "done",
    ExitCode.USAGE: "the command line is wrong",
    ExitCode.BAD_INPUT: "an input cannot be used (a file, a setting, a folder without permission)",
    ExitCode.MISSING_MODEL: "a model or a program that is needed is not on this computer",
    ExitCode.OUT_OF_MEMORY: "not enough memory",
    ExitCode.DISK_FULL: "not enough disk space; a run is paused and can be resumed",
    ExitCode.BUSY: "another run is using the workspace",
    ExitCode.NOT_FOUND: "no such run, voice, dataset or file",
    ExitCode.NOT_READY: "the recordings do not meet the requirements",
    ExitCode.VERIFY_FAILED: "a result was checked and is not good",
    ExitCode.CANCELLED: "cancelled; nothing was published",
    ExitCode.STOPPED: "stopped or interrupted; what was reached is saved and can be resumed",
    ExitCode.BUG: "a fault in Mynah; the log file has the details",
}

_OF_ERROR: dict[ErrorCode, ExitCode] = {
    ErrorCode.USAGE: ExitCode.USAGE,
    ErrorCode.BAD_INPUT: ExitCode.BAD_INPUT,
    ErrorCode.NOTHING_USABLE: ExitCode.BAD_INPUT,
    ErrorCode.NOT_FOUND: ExitCode.NOT_FOUND,
    ErrorCode.EXISTS: ExitCode.BAD_INPUT,
    ErrorCode.MISSING_MODEL: ExitCode.MISSING_MODEL,
    ErrorCode.MISSING_DEPENDENCY: ExitCode.MISSING_MODEL,
    ErrorCode.OUT_OF_MEMORY: ExitCode.OUT_OF_MEMORY,
    ErrorCode.DISK_FULL: ExitCode.DISK_FULL,
    ErrorCode.DISK_FAILED: ExitCode.BAD_INPUT,
    ErrorCode.NO_PERMISSION: ExitCode.BAD_INPUT,
    ErrorCode.BUSY: ExitCode.BUSY,
    ErrorCode.NOT_READY: ExitCode.NOT_READY,
    ErrorCode.BAD_CHECKPOINT: ExitCode.VERIFY_FAILED,
    ErrorCode.DIVERGED: ExitCode.VERIFY_FAILED,
    ErrorCode.VERIFY_FAILED: ExitCode.VERIFY_FAILED,
    ErrorCode.CANCELLED: ExitCode.CANCELLED,
    ErrorCode.STOPPED: ExitCode.STOPPED,
    ErrorCode.INTERRUPTED: ExitCode.STOPPED,
    ErrorCode.NEWER_SCHEMA: ExitCode.BAD_INPUT,
    ErrorCode.BROKEN_FILE: ExitCode.BAD_INPUT,
    ErrorCode.ENGINE_MISSING: ExitCode.MISSING_MODEL,
    ErrorCode.ENGINE_MISMATCH: ExitCode.MISSING_MODEL,
    ErrorCode.ENGINE_DIED: ExitCode.STOPPED,
    ErrorCode.DOWNLOAD_FAILED: ExitCode.MISSING_MODEL,
    ErrorCode.INTERNAL: ExitCode.BUG,
}


def exit_code_for(code: ErrorCode | str) -> ExitCode:
    """Exit code of an error code; codes that a newer engine may have added count as bugs."""
    try:
        return _OF_ERROR[ErrorCode(code)]
    except (ValueError, KeyError):
        return ExitCode.BUG
