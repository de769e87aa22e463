"""A cache of the library's many small files, so that 10,000 samples are listed at once.

One SQLite file in ``cache/``. A row counts only while the inode, size and time of both small
files are those it was made from. Files are the truth: whatever goes wrong with the cache, the
library is read without it.
"""

import contextlib
import logging
import sqlite3
from collections.abc import Iterable, Mapping
from pathlib import Path

FILE_NAME = "samples.sqlite"
_VERSION = 1
_SCHEMA = (
    "CREATE TABLE IF NOT EXISTS samples (id TEXT PRIMARY KEY, stamp TEXT, meta TEXT, text TEXT)"
)

_log = logging.getLogger(__name__)

Row = tuple[str, str, str]
"""Stamp, content of ``.meta.json``, transcript."""


class SampleCache:
    """Rows by sample id.

    Args:
        folder: The workspace's cache folder; it need not exist.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE_NAME

    def load(self) -> dict[str, Row]:
        """Return all rows; none when there is no usable cache."""
        if not self._path.is_file():
            return {}
        try:
            with contextlib.closing(self._connect()) as database:
                rows = database.execute("SELECT id, stamp, meta, text FROM samples")
                return {str(row[0]): (str(row[1]), str(row[2]), str(row[3])) for row in rows}
        except sqlite3.Error as error:
            self._give_up(error)
            return {}

    def update(self, changed: Mapping[str, Row], gone: Iterable[str]) -> None:
        """Write changed rows and remove the rows of samples that are gone."""
        if not self._path.parent.is_dir():
            return
        try:
            with contextlib.closing(self._connect()) as database, database:
                database.execute(_SCHEMA)
                database.execute(f"PRAGMA user_version = {_VERSION}")
                database.executemany("DELETE FROM samples WHERE id = ?", [(key,) for key in gone])
                database.executemany(
                    "INSERT OR REPLACE INTO samples VALUES (?, ?, ?, ?)",
                    [(key, *row) for key, row in changed.items()],
                )
        except sqlite3.Error as error:
            self._give_up(error)

    def _connect(self) -> sqlite3.Connection:
        database = sqlite3.connect(self._path, timeout=0.2)
        # A lost cache is made again; it is not worth waiting for the disk.
        database.execute("PRAGMA synchronous = OFF")
        version = database.execute("PRAGMA user_version").fetchone()[0]
        if version not in (0, _VERSION):
            database.close()
            raise sqlite3.DatabaseError(f"cache of version {version}")
        return database

    def _give_up(self, error: sqlite3.Error) -> None:
        _log.info("sample cache not used: %s", error)
        if isinstance(error, sqlite3.OperationalError):
            return  # busy, or the disk refuses: the file itself may be good
        # With what SQLite keeps beside it, which it would otherwise put into the next file.
        for end in ("", "-journal"):
            with contextlib.suppress(OSError):
                self._path.with_name(self._path.name + end).unlink(missing_ok=True)
