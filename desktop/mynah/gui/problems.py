"""What went wrong, in the window's own words: one value that a banner or a panel shows.

The engine tells a code, a message in English with names and numbers, a hint and technical detail.
The words of the code are translated here. Where the window speaks English the engine's message is
shown, which is the more exact one; else the translated words are, and the message moves to the
details.
"""

import errno
import traceback
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Self

from PySide6.QtCore import QCoreApplication

from mynah.gui.translation import QT_TRANSLATE_NOOP
from mynah.project.disk import FAILING
from mynah.protocol.errors import EXPLANATIONS, ErrorCode, MynahError
from mynah.protocol.events import Failed

_CONTEXT = "Problem"
_OF_ERRNO = {
    errno.ENOSPC: ErrorCode.DISK_FULL,
    errno.EDQUOT: ErrorCode.DISK_FULL,
    **dict.fromkeys(FAILING, ErrorCode.DISK_FAILED),
    errno.EACCES: ErrorCode.NO_PERMISSION,
    errno.EPERM: ErrorCode.NO_PERMISSION,
    errno.EROFS: ErrorCode.NO_PERMISSION,
    errno.ENOENT: ErrorCode.NOT_FOUND,
}


@dataclass(frozen=True)
class Remedy:
    """The button that helps.

    Attributes:
        text: Its words, translated.
        run: What it does.
    """

    text: str
    run: Callable[[], None]


@dataclass(frozen=True)
class Problem:
    """Something that went wrong, ready to be shown.

    Attributes:
        title: What happened, in a sentence.
        cause: Why, with the names and numbers there are.
        todo: What to do about it.
        details: Technical text for the folded part; what a report needs.
        code: Name of the error code, empty for what has none.
        remedy: The button that helps, if there is one.
        items: Pairs of a file and the reason why it is part of the problem.
    """

    title: str
    cause: str = ""
    todo: str = ""
    details: str = ""
    code: str = ""
    remedy: Remedy | None = None
    items: tuple[tuple[str, str], ...] = ()

    def with_remedy(self, remedy: Remedy | None) -> Self:
        """The same problem with this button."""
        return replace(self, remedy=remedy)

    @property
    def text(self) -> str:
        """Cause and advice in one paragraph, for places with little room."""
        return " ".join(one for one in (self.cause, self.todo) if one)

    @property
    def report(self) -> str:
        """Everything as plain text, for copying."""
        lines = [f"{self.title} [{self.code}]" if self.code else self.title, self.cause, self.todo]
        listed = [f"{name}: {reason}" for name, reason in self.items]
        return "\n".join(one for one in (*lines, self.details, *listed) if one)

    @property
    def wanted(self) -> bool:
        """Whether somebody asked for it, so that there is nothing to warn about."""
        return self.code in {ErrorCode.CANCELLED, ErrorCode.STOPPED}


def problem_of(error: MynahError | Failed | BaseException, remedy: Remedy | None = None) -> Problem:
    """The problem that an exception or the engine's end event tells of."""
    if isinstance(error, MynahError | Failed):
        return _told(
            str(error.code), error.message, error.hint, error.detail, tuple(error.items), remedy
        )
    code = ErrorCode.INTERNAL
    if isinstance(error, OSError):
        code = _OF_ERRNO.get(error.errno or 0, ErrorCode.INTERNAL)
    if isinstance(error, MemoryError):
        code = ErrorCode.OUT_OF_MEMORY
    stack = "".join(traceback.format_exception(error)).strip()
    message = str(error) if code is not ErrorCode.INTERNAL else ""
    return _told(str(code), message, "", stack, (), remedy)


def words(code: str) -> tuple[str, str, str]:
    """What happened, why, and what to do, translated; of a code of a newer engine, nothing."""
    found = _WORDS.get(code)
    if found is None:
        return "", "", ""
    what, why, todo = (QCoreApplication.translate(_CONTEXT, one) for one in found)
    return what, why, todo


def _told(
    code: str,
    message: str,
    hint: str,
    detail: str,
    items: tuple[tuple[str, str], ...],
    remedy: Remedy | None,
) -> Problem:
    what, why, todo = words(code)
    translated = what != _WORDS.get(code, ("", "", ""))[0]
    details = "\n".join(one for one in (message, hint if hint != todo else "", detail) if one)
    if not what:
        return Problem(message or code, "", hint, details, code, remedy, items)
    if translated or code == ErrorCode.INTERNAL:
        return Problem(what, why, todo, details, code, remedy, items)
    own = hint if hint and hint != _table_hint(code) else todo
    return Problem(what, message or why, own, details, code, remedy, items)


def _table_hint(code: str) -> str:
    """The hint of the command line, which speaks of commands; the window has its own."""
    try:
        return EXPLANATIONS[ErrorCode(code)].todo
    except ValueError:
        return ""


_WORDS: Mapping[str, tuple[str, str, str]] = MappingProxyType(
    {
        ErrorCode.USAGE: (
            QT_TRANSLATE_NOOP("Problem", "The engine did not understand what it was asked."),
            QT_TRANSLATE_NOOP("Problem", "A setting or a name has a value that it does not take."),
            QT_TRANSLATE_NOOP("Problem", "Check the settings of this step and try again."),
        ),
        ErrorCode.BAD_INPUT: (
            QT_TRANSLATE_NOOP("Problem", "Something that was given cannot be used."),
            QT_TRANSLATE_NOOP("Problem", "The file or setting is not what this step needs."),
            QT_TRANSLATE_NOOP("Problem", "Correct it and try again."),
        ),
        ErrorCode.NOTHING_USABLE: (
            QT_TRANSLATE_NOOP("Problem", "None of the recordings can be used."),
            QT_TRANSLATE_NOOP("Problem", "Every file was refused; the list gives each reason."),
            QT_TRANSLATE_NOOP("Problem", "Add recordings of one person who speaks clearly."),
        ),
        ErrorCode.NOT_FOUND: (
            QT_TRANSLATE_NOOP("Problem", "It is not there any more."),
            QT_TRANSLATE_NOOP("Problem", "It was moved, renamed or deleted outside Mynah."),
            QT_TRANSLATE_NOOP("Problem", "Look in the bin, or choose something else."),
        ),
        ErrorCode.EXISTS: (
            QT_TRANSLATE_NOOP("Problem", "There is already something of that name."),
            QT_TRANSLATE_NOOP("Problem", "Nothing is overwritten without being asked."),
            QT_TRANSLATE_NOOP("Problem", "Choose another name, or remove the old one first."),
        ),
        ErrorCode.MISSING_MODEL: (
            QT_TRANSLATE_NOOP("Problem", "A model that this needs is not on this computer."),
            QT_TRANSLATE_NOOP("Problem", "It is downloaded or imported once, when you ask for it."),
            QT_TRANSLATE_NOOP("Problem", "Get the model, or use the Lite voice, which needs none."),
        ),
        ErrorCode.MISSING_DEPENDENCY: (
            QT_TRANSLATE_NOOP("Problem", "A part of Mynah that this needs is not installed."),
            QT_TRANSLATE_NOOP("Problem", "The installation is incomplete, or this is an extra."),
            QT_TRANSLATE_NOOP(
                "Problem", 'See "This computer" in the help menu; it says what is missing.'
            ),
        ),
        ErrorCode.OUT_OF_MEMORY: (
            QT_TRANSLATE_NOOP("Problem", "There was not enough memory."),
            QT_TRANSLATE_NOOP(
                "Problem", "The batch is too large, or other programs use the memory."
            ),
            QT_TRANSLATE_NOOP(
                "Problem", "Close other programs or choose a smaller batch size, then resume."
            ),
        ),
        ErrorCode.DISK_FULL: (
            QT_TRANSLATE_NOOP("Problem", "There is not enough disk space."),
            QT_TRANSLATE_NOOP("Problem", "The drive of the workspace is nearly full."),
            QT_TRANSLATE_NOOP(
                "Problem", "Free some space, then resume. What was reached is saved."
            ),
        ),
        ErrorCode.DISK_FAILED: (
            QT_TRANSLATE_NOOP("Problem", "The disk does not work as it should."),
            QT_TRANSLATE_NOOP(
                "Problem", "It reported an error, it was taken out, or the network drive is away."
            ),
            QT_TRANSLATE_NOOP(
                "Problem", "Check the drive and its connection, then try again. Make a backup soon."
            ),
        ),
        ErrorCode.NO_PERMISSION: (
            QT_TRANSLATE_NOOP("Problem", "A file or folder may not be read or written."),
            QT_TRANSLATE_NOOP("Problem", "It belongs to another user, or it is write-protected."),
            QT_TRANSLATE_NOOP("Problem", "Change its permissions, or choose another folder."),
        ),
        ErrorCode.BUSY: (
            QT_TRANSLATE_NOOP("Problem", "Another training is using this workspace."),
            QT_TRANSLATE_NOOP("Problem", "A workspace has room for one training at a time."),
            QT_TRANSLATE_NOOP("Problem", "Wait for it, stop it, or let this one start afterwards."),
        ),
        ErrorCode.NOT_READY: (
            QT_TRANSLATE_NOOP("Problem", "The recordings do not meet the requirements yet."),
            QT_TRANSLATE_NOOP("Problem", "They are too few, too short, or not good enough."),
            QT_TRANSLATE_NOOP(
                "Problem", "The readiness card in the library shows what is missing."
            ),
        ),
        ErrorCode.BAD_CHECKPOINT: (
            QT_TRANSLATE_NOOP("Problem", "A saved training state cannot be read."),
            QT_TRANSLATE_NOOP("Problem", "The file is damaged, or it is of another kind of voice."),
            QT_TRANSLATE_NOOP("Problem", "Resume from an earlier save, or start a new training."),
        ),
        ErrorCode.DIVERGED: (
            QT_TRANSLATE_NOOP("Problem", "The training went wrong: its numbers exploded."),
            QT_TRANSLATE_NOOP("Problem", "The recordings or the settings make it unstable."),
            QT_TRANSLATE_NOOP("Problem", "Check the recordings, or try another seed."),
        ),
        ErrorCode.VERIFY_FAILED: (
            QT_TRANSLATE_NOOP(
                "Problem", "The voice was tried and is not good, so it was not published."
            ),
            QT_TRANSLATE_NOOP(
                "Problem", "It is silent, does not follow the pitch, or does not load."
            ),
            QT_TRANSLATE_NOOP(
                "Problem",
                "Train longer or improve the recordings. The voice you had before is untouched.",
            ),
        ),
        ErrorCode.CANCELLED: (
            QT_TRANSLATE_NOOP("Problem", "It was cancelled."),
            QT_TRANSLATE_NOOP("Problem", "Nothing was published."),
            QT_TRANSLATE_NOOP("Problem", "Start again whenever you like."),
        ),
        ErrorCode.STOPPED: (
            QT_TRANSLATE_NOOP("Problem", "It was stopped."),
            QT_TRANSLATE_NOOP("Problem", "Everything that was reached was saved first."),
            QT_TRANSLATE_NOOP("Problem", "Resume to continue from there."),
        ),
        ErrorCode.INTERRUPTED: (
            QT_TRANSLATE_NOOP("Problem", "The training ended without finishing."),
            QT_TRANSLATE_NOOP(
                "Problem", "It was ended from outside, or the computer was switched off."
            ),
            QT_TRANSLATE_NOOP("Problem", "Resume to continue from the last save."),
        ),
        ErrorCode.NEWER_SCHEMA: (
            QT_TRANSLATE_NOOP("Problem", "This was written by a newer Mynah."),
            QT_TRANSLATE_NOOP(
                "Problem", "Its format is not known to this version. It was not changed."
            ),
            QT_TRANSLATE_NOOP("Problem", "Install the newer version to open it."),
        ),
        ErrorCode.BROKEN_FILE: (
            QT_TRANSLATE_NOOP("Problem", "A file of the workspace is damaged."),
            QT_TRANSLATE_NOOP("Problem", "It was cut short, or changed by another program."),
            QT_TRANSLATE_NOOP("Problem", "Restore it from a backup, or delete what it belongs to."),
        ),
        ErrorCode.ENGINE_MISSING: (
            QT_TRANSLATE_NOOP("Problem", "The engine could not be started."),
            QT_TRANSLATE_NOOP("Problem", "Its program is not where it belongs, or may not be run."),
            QT_TRANSLATE_NOOP("Problem", "Install Mynah again; your recordings and voices stay."),
        ),
        ErrorCode.ENGINE_MISMATCH: (
            QT_TRANSLATE_NOOP("Problem", "The engine is of another version than the window."),
            QT_TRANSLATE_NOOP("Problem", "Only a part of Mynah was updated."),
            QT_TRANSLATE_NOOP("Problem", "Install Mynah again; your recordings and voices stay."),
        ),
        ErrorCode.ENGINE_DIED: (
            QT_TRANSLATE_NOOP("Problem", "The engine ended without a result."),
            QT_TRANSLATE_NOOP(
                "Problem", "It crashed, or it was ended from outside, perhaps for lack of memory."
            ),
            QT_TRANSLATE_NOOP(
                "Problem", "Try again; if it happens again, the details help to find out why."
            ),
        ),
        ErrorCode.DOWNLOAD_FAILED: (
            QT_TRANSLATE_NOOP("Problem", "The download did not succeed."),
            QT_TRANSLATE_NOOP(
                "Problem", "The server cannot be reached, or it sent something else."
            ),
            QT_TRANSLATE_NOOP(
                "Problem", "Try again; it goes on where it stopped. Or take the model from a file."
            ),
        ),
        ErrorCode.ENGINE_MISSING: (
            QT_TRANSLATE_NOOP("Problem", "The engine of Mynah could not be started."),
            QT_TRANSLATE_NOOP("Problem", "A part of the installation is missing or blocked."),
            QT_TRANSLATE_NOOP("Problem", "Install Mynah again. Your recordings and voices stay."),
        ),
        ErrorCode.ENGINE_MISMATCH: (
            QT_TRANSLATE_NOOP("Problem", "The window and the engine are of different versions."),
            QT_TRANSLATE_NOOP("Problem", "An update was not finished."),
            QT_TRANSLATE_NOOP("Problem", "Install Mynah again. Your recordings and voices stay."),
        ),
        ErrorCode.ENGINE_DIED: (
            QT_TRANSLATE_NOOP("Problem", "The engine ended unexpectedly."),
            QT_TRANSLATE_NOOP("Problem", "It crashed, or the system ended it for want of memory."),
            QT_TRANSLATE_NOOP(
                "Problem", "Close other programs and try again; what was saved stays."
            ),
        ),
        ErrorCode.INTERNAL: (
            QT_TRANSLATE_NOOP("Problem", "Something went wrong inside Mynah."),
            QT_TRANSLATE_NOOP(
                "Problem", "This is a fault of the program, not yours. Your work is kept."
            ),
            QT_TRANSLATE_NOOP(
                "Problem", "Try again. If it happens again, save a help report and send it to us."
            ),
        ),
    }
)
