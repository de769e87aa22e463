"""The workspace: one folder that holds everything a person made, and that they can copy.

``workspace.json`` carries the schema version; all other files are found by their place, so a
workspace can be moved, copied and backed up like any folder. A workspace written by a newer
program is refused, or opened for reading only.
"""

import contextlib
import hashlib
import logging
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self

from mynah.project import atomic, leftovers, paths
from mynah.project.locks import FileLock, locked
from mynah.protocol.errors import ErrorCode, MynahError

SCHEMA_VERSION = 1
FILE_NAME = "workspace.json"
OPENER_NAME, OPENER_SUFFIX = "workspace.mynah", ".mynah"
_OPENER = "A double click on this file opens the folder in which it lies as a workspace of Mynah."
_FOLDERS = ("samples", "bin", "datasets", "runs", "voices", "exports", "cache")

_log = logging.getLogger(__name__)


def now() -> str:
    """Return the present time as every file of a workspace writes it: ISO 8601 in UTC."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def folder_of_opener(path: Path | str) -> Path | None:
    """The workspace that a file opens which people double-click; None for any other file."""
    opener = Path(path)
    return opener.absolute().parent if opener.suffix.lower() == OPENER_SUFFIX else None


def check_schema(version: object, known: int, what: str) -> int:
    """Return a file's schema version, or refuse it.

    Args:
        version: The value read from the file; missing counts as 1.
        known: The newest version this program knows.
        what: The file, for the message.

    Raises:
        MynahError: ``NEWER_SCHEMA``, or ``BROKEN_FILE`` when it is no version at all.
    """
    if version is None:
        return 1
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise MynahError(
            ErrorCode.BROKEN_FILE,
            f"{what} does not say which version of its format it has.",
            hint="Restore it from a backup; nothing else was touched.",
            detail=f"schema_version={version!r}",
        )
    if version > known:
        raise MynahError(
            ErrorCode.NEWER_SCHEMA,
            f"{what} was written by a newer Mynah (format {version}, this one knows {known}).",
            hint="Update Mynah to change it. What it holds can be looked at, and is left as it is.",
        )
    return version


@dataclass(frozen=True)
class Workspace:
    """A handle on one workspace folder.

    Attributes:
        root: The folder, absolute.
        read_only: Nothing may be written through this handle.
        info: ``workspace.json`` as read, with keys this program does not know.
    """

    root: Path
    read_only: bool = False
    info: Mapping[str, Any] = field(default_factory=dict, compare=False)

    @classmethod
    def open(cls, path: Path | str, create: bool = False, *, read_only: bool = False) -> Self:
        """Open a workspace, and finish or undo what a killed program left half done in it.

        Args:
            path: The workspace folder.
            create: Make the folder and its parts when they are missing.
            read_only: Write nothing; also opens a workspace of a newer format.

        Raises:
            MynahError: ``NOT_FOUND``, ``NEWER_SCHEMA``, ``BROKEN_FILE`` for a damaged
                ``workspace.json``, ``NO_PERMISSION``, ``DISK_FULL``.
        """
        root = Path(path).expanduser().absolute()
        if not (root / FILE_NAME).exists():
            if not create or read_only:
                raise MynahError(
                    ErrorCode.NOT_FOUND,
                    f"There is no workspace in {root}.",
                    hint="Choose another folder, or import recordings to start one there.",
                )
            cls(root).ensure()
            return cls(root, False, _read_info(root / FILE_NAME))
        info = _read_info(root / FILE_NAME)
        if not read_only:
            check_schema(info.get("schema_version"), SCHEMA_VERSION, str(root / FILE_NAME))
        workspace = cls(root, read_only, info)
        if not read_only:
            workspace.ensure()
        return workspace

    @classmethod
    def open_or_read(cls, path: Path | str, create: bool = False) -> Self:
        """Open a workspace; one that may not be changed for reading only.

        That is one of a newer format, see :attr:`newer`, or one whose folder this person may not
        write into: another's, on a disk that can only be read, in a backup.

        Args:
            path: The workspace folder.
            create: As for :meth:`open`.

        Raises:
            MynahError: As :meth:`open`, except ``NEWER_SCHEMA``.
        """
        root = Path(path).expanduser().absolute()
        if (root / FILE_NAME).exists() and not os.access(root, os.W_OK):
            return cls.open(root, read_only=True)
        try:
            return cls.open(path, create)
        except MynahError as error:
            if error.code is not ErrorCode.NEWER_SCHEMA:
                raise
            return cls.open(path, read_only=True)

    @classmethod
    def plan(cls, path: Path | str) -> Self:
        """Open a workspace, or return a handle on one that is made by the first write.

        Use it where a command may end without having anything to keep: until :meth:`ensure`
        is called nothing exists on the disk that did not exist before.

        Raises:
            MynahError: As :meth:`open`, except ``NOT_FOUND``.
        """
        root = Path(path).expanduser().absolute()
        return cls.open(root) if (root / FILE_NAME).exists() else cls(root)

    @property
    def exists(self) -> bool:
        """Whether the workspace is on the disk."""
        return (self.root / FILE_NAME).exists()

    def ensure(self) -> None:
        """Make whatever part of the workspace is missing.

        Raises:
            MynahError: ``NO_PERMISSION``, ``DISK_FULL``, ``NEWER_SCHEMA`` for a read-only handle,
                ``BAD_INPUT`` when a file is where the folder should be.
        """
        self.require_writable()
        with atomic.disk_errors(self.root):
            try:
                for name in _FOLDERS:
                    (self.root / name).mkdir(parents=True, exist_ok=True)
            except (FileExistsError, NotADirectoryError) as error:
                raise MynahError(
                    ErrorCode.BAD_INPUT,
                    f"{self.root} cannot be a workspace: a file is where a folder should be.",
                    hint="Choose another folder.",
                    detail=str(error),
                ) from error
        if not (self.root / FILE_NAME).exists():
            data = {**self.info, "schema_version": SCHEMA_VERSION, "created_at": now()}
            atomic.write_json(self.root / FILE_NAME, data)
        self._recover()
        if not (self.root / OPENER_NAME).exists():
            try:
                atomic.write_json(self.root / OPENER_NAME, {"about": _OPENER})
            except MynahError as error:  # it is a convenience: what is full must open without it
                _log.warning("%s has no file to open it by: %s", self.root, error)

    def require_writable(self) -> None:
        """Refuse to go on when this handle is for reading only.

        Raises:
            MynahError: ``NEWER_SCHEMA``, or ``NO_PERMISSION`` when somebody asked for that.
        """
        if self.newer:
            check_schema(self.newer, SCHEMA_VERSION, str(self.root / FILE_NAME))
        if self.read_only:
            raise MynahError(
                ErrorCode.NO_PERMISSION,
                f"The workspace {self.root} is open for reading only.",
                hint="Its folder may not be written: change its rights, or copy it to a place "
                "where you may write.",
            )

    def require_writable_at(self, path: Path) -> None:
        """Refuse to write a result into a workspace that is for reading only; others may be.

        Raises:
            MynahError: ``NO_PERMISSION``.
        """
        if self.read_only and path.absolute().is_relative_to(self.root):
            raise MynahError(
                ErrorCode.NO_PERMISSION,
                f"The workspace {self.root} is open for reading only.",
                hint="Choose a folder for the result that lies elsewhere.",
            )

    @property
    def newer(self) -> int:
        """The format of a workspace that only a newer program may change; 0 for any other."""
        version = self.info.get("schema_version")
        newer = self.read_only and isinstance(version, int) and version > SCHEMA_VERSION
        return int(str(version)) if newer else 0

    def update_info(self, **values: Any) -> Self:
        """Set keys of ``workspace.json``, keep all others, and return a handle that knows them."""
        self.require_writable()
        with locked(self.samples_lock):
            data = {**_read_info(self.root / FILE_NAME), **values}
            atomic.write_json(self.root / FILE_NAME, data)
        return type(self)(self.root, self.read_only, data)

    def discard_if_empty(self) -> None:
        """Remove a workspace that was made and then got nothing to hold."""
        lock = FileLock(self.samples_lock)
        with contextlib.suppress(OSError):
            names = {path.name for path in self.samples_dir.iterdir()}
            if names - {leftovers.LOCK_NAME} or not lock.acquire():
                return
            lock.release(remove=True)
            for name in _FOLDERS:
                (self.root / name).rmdir()
            if {entry.name for entry in self.root.iterdir()} <= {FILE_NAME, OPENER_NAME}:
                # One by one: what another program puts there meanwhile must not go with them.
                (self.root / OPENER_NAME).unlink(missing_ok=True)
                (self.root / FILE_NAME).unlink()
                self.root.rmdir()

    def _recover(self) -> None:
        from mynah.project import activity  # it is about workspaces itself

        try:
            mended = leftovers.sweep(self.root)
        except (OSError, MynahError) as error:
            # A workspace on a full or read-only disk must still open; the sweep runs again later.
            _log.warning("leftovers of %s were not swept: %s", self.root, error)
            return
        if mended:
            _log.info(
                "%d changes of an earlier time in %s were brought to an end", mended, self.root
            )
            activity.append(self, "mended", count=mended)

    @property
    def samples_dir(self) -> Path:
        """Samples, three files each."""
        return self.root / "samples"

    @property
    def bin_dir(self) -> Path:
        """Deleted samples and voices, one folder each."""
        return self.root / "bin"

    @property
    def datasets_dir(self) -> Path:
        """Datasets, one JSON file each."""
        return self.root / "datasets"

    @property
    def runs_dir(self) -> Path:
        """Training runs, one folder each."""
        return self.root / "runs"

    @property
    def voices_dir(self) -> Path:
        """Finished voices, one folder each with one folder a version."""
        return self.root / "voices"

    @property
    def exports_dir(self) -> Path:
        """Datasets and voices prepared for other programs."""
        return self.root / "exports"

    @property
    def cache_dir(self) -> Path:
        """Files that can be made again and may be deleted at any time.

        Those of a workspace that is for reading only lie elsewhere: not even a cache is written
        into it.
        """
        if self.read_only:
            name = hashlib.sha256(os.fsencode(self.root)).hexdigest()[:16]
            return paths.cache_dir() / "read-only" / name
        return self.root / "cache"

    @property
    def samples_lock(self) -> Path:
        """The lock held while files of the library change their place."""
        return self.samples_dir / leftovers.LOCK_NAME

    @property
    def voices_lock(self) -> Path:
        """The lock held while a voice is published, renamed or removed."""
        return self.voices_dir / leftovers.LOCK_NAME


def _read_info(path: Path) -> dict[str, Any]:
    try:
        return atomic.read_json(path)
    except atomic.UnreadableFileError as error:
        raise MynahError(
            ErrorCode.BROKEN_FILE,
            f"{path} is damaged.",
            hint="Restore it from a backup, or delete it: the samples and voices do not need it.",
            detail=error.reason,
        ) from error
    except PermissionError as error:
        raise MynahError(
            ErrorCode.NO_PERMISSION,
            f"{path} may not be read.",
            hint="Check the rights of the folder.",
            detail=str(error),
        ) from error
