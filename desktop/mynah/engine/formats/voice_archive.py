"""Unpacking a zip from elsewhere: only what a voice consists of, and nothing that leads outside.

One member that leads outside is reason enough to refuse the whole archive: nobody packs such a
thing by accident.
"""

from __future__ import annotations

import contextlib
import errno
import os
import re
import shutil
import stat
import struct
import time
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from mynah.engine.formats.containers import file_size
from mynah.project import atomic
from mynah.project.disk import size_words
from mynah.project.names import safe_name
from mynah.protocol.errors import ErrorCode, MynahError

if TYPE_CHECKING:
    from pathlib import Path

MOST_ARCHIVE_BYTES = 6 << 30
MOST_UNPACKED_BYTES = 6 << 30
MOST_MEMBERS = 5000
MOST_DEPTH = 12
MOST_RATIO = 200  # of unpacked to packed; models do not shrink by half
_SMALL_BYTES = 1 << 20  # below, a high ratio does no harm
_BLOCK = 1 << 20
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
# What reading a damaged archive raises, in the order of how often that was seen.
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    ValueError,
    struct.error,
    NotImplementedError,
    RuntimeError,
)
_WANTED = (".pth", ".pt", ".index", ".safetensors", ".json", ".flac")
_ARCHIVES = (".zip", ".mynahvoice", ".7z", ".rar", ".tar", ".gz", ".tgz", ".bz2", ".xz", ".zst")
_IGNORED = ("__MACOSX",)
_DEVICE = re.compile(r"(con|prn|aux|nul|com\d|lpt\d|conin\$|conout\$)(\..*)?", re.IGNORECASE)


@dataclass(frozen=True)
class Unpacked:
    """What came out of an archive.

    Attributes:
        left: Members that were not unpacked although they may matter, with the reason.
    """

    left: tuple[tuple[str, str], ...] = ()


def is_archive(path: Path) -> bool:
    """Whether a file is a zip of files, and not a checkpoint, which is a zip as well."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
    except (*_DAMAGE, OSError):
        return False
    return not any(len(name.split("/")) <= 2 and name.endswith("data.pkl") for name in names)


def unpack(path: Path, target: Path) -> Unpacked:
    """Unpack the files of voices into an empty folder.

    Args:
        path: The archive.
        target: An existing folder; the members keep their places below it.

    Raises:
        MynahError: BAD_INPUT where the archive is a trap, too large, or protected with a password;
            BROKEN_FILE where it is damaged; DISK_FULL.
    """
    packed = file_size(path, MOST_ARCHIVE_BYTES)
    try:
        with zipfile.ZipFile(path) as archive:
            members = [one for one in archive.infolist() if not one.is_dir()]
            _check(path, members, packed)
            wanted = [one for one in members if is_wanted(one.filename)]
            _check_space(path, target, sum(one.file_size for one in wanted))
            for member in wanted:
                _unpack_one(archive, member, target)
    except (*_DAMAGE, OSError) as error:
        # A directory that points before the file: what cannot be read there is no fault of a disk.
        if isinstance(error, OSError) and error.errno != errno.EINVAL:
            raise
        raise MynahError(
            ErrorCode.BROKEN_FILE,
            f"{path.name} is cut short or damaged.",
            hint="Get the file again; nothing of it was kept.",
            detail=f"{path}: {error}",
        ) from error
    left = [
        (member.filename, "is an archive inside the archive, which is not opened")
        for member in members
        if member.filename.lower().endswith(_ARCHIVES)
    ]
    return Unpacked(tuple(left))


def _check(path: Path, members: list[zipfile.ZipInfo], packed: int) -> None:
    if len(members) > MOST_MEMBERS:
        raise _trap(path, f"has {len(members)} files, and no voice has more than {MOST_MEMBERS}")
    places: set[str] = set()
    folders: set[str] = set()
    for member in members:
        reason = _wrong_name(member.filename)
        if reason:
            raise _trap(path, f"has a file whose name {reason}", member.filename)
        kind = stat.S_IFMT(member.external_attr >> 16)
        if kind and kind != stat.S_IFREG:
            raise _trap(path, "has a link or a device where a file is expected", member.filename)
        if member.flag_bits & 1:
            raise MynahError(
                ErrorCode.BAD_INPUT,
                f"{path.name} is protected with a password.",
                hint="Unpack it yourself, and give the folder.",
            )
        if member.compress_type not in _METHODS:
            raise _trap(path, "has a file packed in an unusual way", member.filename)
        # By the names that they would get: a blank at the end, another way to write the same letter
        # or another slash make no difference on the disk.
        place = _place(member.filename).as_posix().casefold()
        above = {one.as_posix() for one in PurePosixPath(place).parents}
        if place in places or place in folders or not above.isdisjoint(places):
            raise _trap(path, "has two files of the same name", member.filename)
        places.add(place)
        folders |= above
        larger = member.file_size > MOST_RATIO * max(member.compress_size, 1)
        if larger and member.file_size > _SMALL_BYTES:
            raise _trap(path, "has a file that would grow beyond measure", member.filename)
    if sum(one.file_size for one in members) > MOST_UNPACKED_BYTES:
        raise _trap(path, f"would have more than {MOST_UNPACKED_BYTES >> 30} GB unpacked")
    if sum(one.compress_size for one in members) > packed:
        raise _trap(path, "has files that lie on top of each other")


def _wrong_name(name: str) -> str:
    plain = name.replace("\\", "/")
    parts = plain.split("/")
    if plain.startswith("/") or ":" in parts[0]:
        return "is an absolute path"
    if ".." in parts:
        return "leads out of the folder"
    if len(parts) > MOST_DEPTH or any(len(part) > 255 for part in parts):
        return "is too long"
    if any(_DEVICE.fullmatch(part.strip(" .")) for part in parts):
        return "is that of a device"
    if any(ord(letter) < 32 for letter in name):
        return "has control characters"
    return ""


def is_wanted(name: str) -> bool:
    """Whether a member may belong to a voice, by its name."""
    parts = name.replace("\\", "/").split("/")
    if any(part in _IGNORED for part in parts) or parts[-1].startswith("."):
        return False
    return parts[-1].lower().endswith(_WANTED)


def _check_space(path: Path, target: Path, needed: int) -> None:
    free = shutil.disk_usage(target).free
    if needed > free:
        raise MynahError(
            ErrorCode.DISK_FULL,
            f"{path.name} needs {size_words(needed)}, and {size_words(free)} are free.",
        )


def _place(name: str) -> PurePosixPath:
    """Where a member goes, below the folder that is unpacked to."""
    *folders, last = PurePosixPath(name.replace("\\", "/")).parts
    stem, dot, suffix = last.rpartition(".")
    return PurePosixPath(*map(safe_name, folders), safe_name(stem) + dot + suffix)


def _unpack_one(archive: zipfile.ZipFile, member: zipfile.ZipInfo, target: Path) -> None:
    place = target / _place(member.filename)
    with atomic.disk_errors(place):
        place.parent.mkdir(parents=True, exist_ok=True)
        left = member.file_size
        with archive.open(member) as source, place.open("xb") as copy:
            while block := source.read(_BLOCK):
                left -= len(block)
                if left < 0:  # more than the directory said
                    raise zipfile.BadZipFile(f"{member.filename} is longer than it says")
                copy.write(block)
    # The time of a model without a date becomes its date, and must be the same each time.
    with contextlib.suppress(ValueError, OverflowError, OSError):
        stamp = time.mktime((*member.date_time, 0, 0, -1))
        os.utime(place, (stamp, stamp))


def _trap(path: Path, words: str, name: str = "") -> MynahError:
    return MynahError(
        ErrorCode.BAD_INPUT,
        f"{path.name} was not unpacked because it {words}.",
        hint="A packed voice has no such thing; get it from another source.",
        items=[(name[:200], "was refused")] if name else [],
        detail=str(path),
    )
