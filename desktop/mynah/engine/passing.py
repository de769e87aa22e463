"""Folders of the system's place for temporary files that are gone after their use.

A process that is killed leaves its folder there, with a whole voice in it perhaps, and some
systems never clear that place. The next process removes what is older than a day.
"""

import contextlib
import os
import shutil
import stat
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

PREFIX = "mynah-"
OLD_SECONDS = 24 * 3600.0


@contextlib.contextmanager
def passing_folder(purpose: str) -> Iterator[Path]:
    """A folder of that purpose, which is a part of its name."""
    prefix = f"{PREFIX}{purpose}-"
    _remove_abandoned(prefix)
    with tempfile.TemporaryDirectory(prefix=prefix, ignore_cleanup_errors=True) as made:
        yield Path(made)


def _remove_abandoned(prefix: str) -> None:
    for path in Path(tempfile.gettempdir()).glob(f"{prefix}*"):
        with contextlib.suppress(OSError):
            info = path.lstat()
            own = os.name != "posix" or info.st_uid == os.getuid()
            if own and stat.S_ISDIR(info.st_mode) and time.time() - info.st_mtime > OLD_SECONDS:
                shutil.rmtree(path)
