"""Error codes, the one table of words that explains them, and the exception that carries them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mynah.protocol.exitcodes import ExitCode


class ErrorCode(StrEnum):
    """Stable names of what can go wrong. Adding is fine; renaming is a new protocol version."""

    USAGE = "USAGE"
    BAD_INPUT = "BAD_INPUT"
    NOTHING_USABLE = "NOTHING_USABLE"
    NOT_FOUND = "NOT_FOUND"
    EXISTS = "EXISTS"
    MISSING_MODEL = "MISSING_MODEL"
    MISSING_DEPENDENCY = "MISSING_DEPENDENCY"
    OUT_OF_MEMORY = "OUT_OF_MEMORY"
    DISK_FULL = "DISK_FULL"
    DISK_FAILED = "DISK_FAILED"
    NO_PERMISSION = "NO_PERMISSION"
    BUSY = "BUSY"
    NOT_READY = "NOT_READY"
    BAD_CHECKPOINT = "BAD_CHECKPOINT"
    DIVERGED = "DIVERGED"
    VERIFY_FAILED = "VERIFY_FAILED"
    CANCELLED = "CANCELLED"
    STOPPED = "STOPPED"
    INTERRUPTED = "INTERRUPTED"
    NEWER_SCHEMA = "NEWER_SCHEMA"
    BROKEN_FILE = "BROKEN_FILE"
    DOWNLOAD_FAILED = "DOWNLOAD_FAILED"
    ENGINE_MISSING = "ENGINE_MISSING"
    ENGINE_MISMATCH = "ENGINE_MISMATCH"
    ENGINE_DIED = "ENGINE_DIED"
    INTERNAL = "INTERNAL"


@dataclass(frozen=True, slots=True)
class Explanation:
    """Words for one error code: what happened, why it usually happens, what to do."""

    what: str
    why: str
    todo: str


EXPLANATIONS: Mapping[ErrorCode, Explanation] = MappingProxyType(
    {
        ErrorCode.USAGE: Explanation(
            "The command was not understood.",
            "An option or a name is missing or misspelt.",
            "Add --help to the command to see what it takes.",
        ),
        ErrorCode.BAD_INPUT: Explanation(
            "An input cannot be used.",
            "The file or setting is not what this step needs.",
            "Correct it and try again.",
        ),
        ErrorCode.NOTHING_USABLE: Explanation(
            "None of the recordings can be used.",
            "Every file was refused; the list gives each reason.",
            "Add recordings of clear speech in wav, flac, mp3, ogg, m4a, aiff or webm.",
        ),
        ErrorCode.NOT_FOUND: Explanation(
            "It is not there.",
            "The name is misspelt, or it was moved or deleted.",
            "List what there is and choose from it.",
        ),
        ErrorCode.EXISTS: Explanation(
            "There is already something of that name.",
            "Nothing is overwritten without being asked.",
            "Choose another name or remove the old one first.",
        ),
        ErrorCode.MISSING_MODEL: Explanation(
            "A model that this needs is not on this computer.",
            "It is downloaded or imported once, and that has not been done.",
            "Import the model or choose the Lite voice, which needs none.",
        ),
        ErrorCode.MISSING_DEPENDENCY: Explanation(
            "A program or library that this needs is not installed.",
            "The installation is incomplete or this feature needs an extra.",
            "Run `mynah doctor`; it says what is missing and how to get it.",
        ),
        ErrorCode.OUT_OF_MEMORY: Explanation(
            "There was not enough memory.",
            "The batch is too large, or other programs use the memory.",
            "Use a smaller batch size or close other programs, then resume.",
        ),
        ErrorCode.DISK_FULL: Explanation(
            "There is not enough disk space.",
            "The drive of the workspace is nearly full.",
            "Free some space, then resume; what was reached is saved.",
        ),
        ErrorCode.DISK_FAILED: Explanation(
            "The disk does not work as it should.",
            "It reported an error, it was taken out, or the network drive is away.",
            "Check the drive and its connection, then try again; make a backup soon.",
        ),
        ErrorCode.NO_PERMISSION: Explanation(
            "A file or folder may not be read or written.",
            "It belongs to another user or is write-protected.",
            "Change its permissions or choose another folder.",
        ),
        ErrorCode.BUSY: Explanation(
            "Another run is using this workspace.",
            "One run at a time trains in a workspace.",
            "Wait for it, stop it, or add --queue to start afterwards.",
        ),
        ErrorCode.NOT_READY: Explanation(
            "The recordings do not meet the requirements.",
            "There are too few, they are too short, or their quality is too low.",
            "See `mynah readiness`; it lists each rule and what is missing.",
        ),
        ErrorCode.BAD_CHECKPOINT: Explanation(
            "A saved training state cannot be read.",
            "The file is damaged or belongs to another kind of voice.",
            "Resume from an earlier save or start a new run.",
        ),
        ErrorCode.DIVERGED: Explanation(
            "The training went wrong: its numbers exploded.",
            "The recordings or the settings make it unstable.",
            "Check the recordings; use a smaller learning rate or another seed.",
        ),
        ErrorCode.VERIFY_FAILED: Explanation(
            "The result was tried and is not good, so it was not published.",
            "The voice is silent, does not follow the pitch, or does not load.",
            "Train longer or improve the recordings; the previous voice is untouched.",
        ),
        ErrorCode.CANCELLED: Explanation(
            "It was cancelled.",
            "Somebody asked for it.",
            "Nothing was published. Start again when you like.",
        ),
        ErrorCode.STOPPED: Explanation(
            "It was stopped.",
            "Somebody asked for it, and everything reached was saved first.",
            "Resume to continue from there.",
        ),
        ErrorCode.INTERRUPTED: Explanation(
            "The run ended without finishing.",
            "Its process was ended from outside, or the computer was switched off.",
            "Resume to continue from the last save.",
        ),
        ErrorCode.NEWER_SCHEMA: Explanation(
            "This was written by a newer Mynah.",
            "Its format is not known to this version.",
            "Install the newer version to open it. It was not changed.",
        ),
        ErrorCode.BROKEN_FILE: Explanation(
            "A file of the workspace is damaged.",
            "It was cut short or changed by another program.",
            "Restore it from a backup or delete what it belongs to.",
        ),
        ErrorCode.ENGINE_MISSING: Explanation(
            "The engine could not be started.",
            "Its program is not where it belongs, or may not be run.",
            "Install Mynah again; your recordings and voices are not touched by that.",
        ),
        ErrorCode.ENGINE_MISMATCH: Explanation(
            "The engine is of another version than the window.",
            "Only a part of Mynah was updated.",
            "Install Mynah again; your recordings and voices are not touched by that.",
        ),
        ErrorCode.ENGINE_DIED: Explanation(
            "The engine ended without a result.",
            "It crashed, or it was ended from outside, for example for lack of memory.",
            "Try again; if it happens again, the details help to find out why.",
        ),
        ErrorCode.DOWNLOAD_FAILED: Explanation(
            "The download did not succeed.",
            "The server cannot be reached, or what it sent is not what was expected.",
            "Try again; it goes on where it stopped. Or import the model from a file.",
        ),
        ErrorCode.INTERNAL: Explanation(
            "Something went wrong inside Mynah.",
            "This is a fault of the program.",
            "The log file has the details; please report it.",
        ),
    }
)


class MynahError(Exception):
    """A foreseeable fault, told to the user in words and never as a traceback.

    Attributes:
        code: Stable name of the fault.
        message: What happened, in one sentence, with names and numbers.
        hint: What to do about it; empty means the table's words for the code.
        detail: Technical text for the folded part of a report.
        items: Pairs of a file and the reason why it is part of the fault.
    """

    def __init__(
        self,
        code: ErrorCode,
        message: str,
        *,
        hint: str = "",
        detail: str = "",
        items: Sequence[tuple[str, str]] = (),
    ) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.hint = hint or EXPLANATIONS[code].todo
        self.detail = detail
        self.items = tuple((str(name), str(reason)) for name, reason in items)

    @property
    def exit_code(self) -> "ExitCode":
        """Number that the process ends with because of this fault."""
        from mynah.protocol.exitcodes import exit_code_for

        return exit_code_for(self.code)
