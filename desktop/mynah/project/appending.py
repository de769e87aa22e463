"""Opening files of a workspace that grow line by line, such as journals.

All others are written anew and renamed into place, which a link there does not survive. But what is
appended to a link lands in the file that it leads to: in a workspace from a stranger that can be
any file of the person, and the lines hold names that the stranger has chosen.
"""

import errno
import os
from pathlib import Path
from typing import BinaryIO

from mynah.protocol.errors import ErrorCode, MynahError


def open_appending(path: Path, buffering: int = -1) -> BinaryIO:
    """Open a file for writing at its end; it is made when missing.

    Args:
        path: The file.
        buffering: As for :func:`open`.

    Raises:
        MynahError: ``BROKEN_FILE`` where it is a link.
        OSError: The system refused it.
    """
    return open(path, "ab", buffering=buffering, opener=no_link)


def no_link(path: str | os.PathLike[str], flags: int) -> int:
    """Open a file that is no link; a descriptor, with `flags` as :func:`os.open` takes them.

    Raises:
        MynahError: ``BROKEN_FILE`` where it is a link.
        OSError: The system refused it.
    """
    try:
        return os.open(path, flags | getattr(os, "O_NOFOLLOW", 0), 0o666)
    except OSError as error:
        if error.errno in {errno.ELOOP, errno.EMLINK} and Path(path).is_symlink():
            raise MynahError(
                ErrorCode.BROKEN_FILE,
                f"{Path(path)} is a link to another place, and should be a file.",
                hint="Put a copy of the file in its place, and try again.",
            ) from error
        raise
