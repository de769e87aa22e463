"""A cache of the library's many small files, so that 10,000 samples are listed at once.

One SQLite file in ``cache/``. A row counts only while the inode, size and time of both small
files are those it was made from. Files are the truth: whatever goes wrong with the cache, the
library is read without it. SQLite reads zeros where a power cut left its file too short, and calls
the pages that hold the rest of a long row sound, so each row carries a checksum.
"""

import contextlib
import logging
import sqlite3
import zlib
from collections.abc import Iterable, Mapping
from pathlib import Path

FILE_NAME = "samples.sqlite"
_VERSION = 2
_SCHEMA = (
    "CREATE TABLE IF NOT EXISTS samples "
    "(id TEXT PRIMARY KEY, stamp TEXT, meta TEXT, text TEXT, crc INTEGER)"
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
                rows = database.execute("SELECT id, stamp, meta, text, crc FROM samples")
                return dict(_whole(*row) for row in rows)
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
                    "INSERT OR REPLACE INTO samples VALUES (?, ?, ?, ?, ?)",
                    [(key, *row, _crc(key, row)) for key, row in changed.items()],
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


def _crc(key: str, row: Row) -> int:
    return zlib.crc32("\0".join((key, *row)).encode("utf-8", "surrogatepass"))


def _whole(key: object, stamp: object, meta: object, text: object, crc: object) -> tuple[str, Row]:
    """A row as it was written; a torn file has values of any kind."""
    row = (str(stamp), str(meta), str(text))
    if _crc(str(key), row) != crc:
        raise sqlite3.DatabaseError(f"the row {key!r} is torn")
    return str(key), row
