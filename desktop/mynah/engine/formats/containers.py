"""What kind of file something is, by its first bytes: nothing is decoded and nothing is trusted.

Model files are often not what their name says: a page of an error in place of the download, the
pointer that stands for a large file in a repository, an archive that still has to be unpacked.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from mynah.protocol.errors import ErrorCode, MynahError

if TYPE_CHECKING:
    from pathlib import Path

HEAD_BYTES = 1024
# torch.save before 1.6 and with _use_new_zipfile_serialization=False: a pickle of this number.
LEGACY_MAGIC = b"\x80\x02\x8a\nl\xfc\x9cF\xf9 j\xa8P\x19."


class Container(StrEnum):
    """How the bytes of a file are packed."""

    ZIP = "zip"
    LEGACY = "legacy"
    PICKLE = "pickle"
    SAFETENSORS = "safetensors"
    INDEX = "index"
    WEB_PAGE = "web page"
    POINTER = "pointer"
    ARCHIVE = "archive"
    SOUND = "sound"
    TEXT = "text"
    ZEROS = "zeros"
    EMPTY = "empty"
    OTHER = "other"


WORDS = {
    Container.ZIP: "is a zip archive, not a model",
    Container.LEGACY: "is a PyTorch checkpoint",
    Container.PICKLE: "is a Python pickle, not a PyTorch checkpoint",
    Container.SAFETENSORS: "is a safetensors file, not a PyTorch checkpoint",
    Container.INDEX: "is a search index, not a model",
    Container.WEB_PAGE: "is a web page, not a model",
    Container.POINTER: "is a pointer to a file that was not downloaded, not a model",
    Container.ARCHIVE: "is an archive that has to be unpacked first",
    Container.SOUND: "is a sound recording, not a model",
    Container.TEXT: "is a text, not a model",
    Container.ZEROS: "holds nothing but zeros",
    Container.EMPTY: "is empty",
    Container.OTHER: "is not a model file that is known here",
}
_HINTS = {
    Container.WEB_PAGE: "The download gave a page instead of the file; download it again.",
    Container.POINTER: "Download the file itself (`git lfs pull`, or the link of the raw file).",
    Container.ZEROS: "The download or the disk failed; get the file again.",
    Container.EMPTY: "The download or the disk failed; get the file again.",
    Container.ZIP: "A packed voice goes through `mynah voices import`.",
    Container.ARCHIVE: "Unpack it, and give the folder or the files.",
}
_STARTS = (
    (b"PK\x03\x04", Container.ZIP),
    (b"PK\x05\x06", Container.ZIP),
    (LEGACY_MAGIC, Container.LEGACY),
    (b"version https://git-lfs", Container.POINTER),
    (b"Ix", Container.INDEX),
    (b"Iw", Container.INDEX),
    (b"IH", Container.INDEX),
    (b"IB", Container.INDEX),
    (b"7z\xbc\xaf\x27\x1c", Container.ARCHIVE),
    (b"Rar!", Container.ARCHIVE),
    (b"\x1f\x8b", Container.ARCHIVE),
    (b"BZh", Container.ARCHIVE),
    (b"\xfd7zXZ", Container.ARCHIVE),
    (b"\x28\xb5\x2f\xfd", Container.ARCHIVE),
    (b"RIFF", Container.SOUND),
    (b"fLaC", Container.SOUND),
    (b"OggS", Container.SOUND),
    (b"ID3", Container.SOUND),
)
_PAGES = (b"<!doctype", b"<html", b"<?xml", b"<head", b"<body", b"<script", b"<error")


def container_of(head: bytes) -> Container:
    """Tell what a file is from its first `HEAD_BYTES` bytes (all of it where it is shorter)."""
    if not head:
        return Container.EMPTY
    for start, kind in _STARTS:
        if head.startswith(start):
            return kind
    if head[:1] == b"\x80" and len(head) > 1 and head[1] <= 5:
        return Container.PICKLE
    # safetensors: the length of its JSON header in eight bytes, then the header.
    if len(head) > 9 and head[8:9] == b"{" and int.from_bytes(head[:8], "little") < 1 << 28:
        return Container.SAFETENSORS
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if text[:10].lower().startswith(_PAGES):
        return Container.WEB_PAGE
    if not head.strip(b"\0"):
        return Container.ZEROS
    return Container.TEXT if _is_text(head) else Container.OTHER


def _is_text(head: bytes) -> bool:
    try:
        head.decode("utf-8")
    except UnicodeDecodeError as error:
        # The last letter may have been cut in two by the end of the head.
        return len(head) == HEAD_BYTES and error.start > len(head) - 4
    return not any(byte < 9 or 13 < byte < 32 for byte in head)


def file_size(path: Path, most_bytes: int) -> int:
    """Size of a regular file in bytes.

    Raises:
        MynahError: NOT_FOUND, NO_PERMISSION; BAD_INPUT for a folder or device, for an empty file
            and for one of more than `most_bytes`.
    """
    try:
        if path.is_dir():
            raise MynahError(ErrorCode.BAD_INPUT, f"{path.name} is a folder, not a file.")
        status = path.stat()
    except FileNotFoundError as error:
        raise MynahError(ErrorCode.NOT_FOUND, f"There is no file {path}.") from error
    except OSError as error:
        raise _unreadable(path, error) from error
    if not path.is_file():  # reading from a pipe or a device may never end
        raise MynahError(ErrorCode.BAD_INPUT, f"{path.name} is not a regular file.")
    if status.st_size == 0:
        raise wrong_container(path, Container.EMPTY)
    if status.st_size > most_bytes:
        raise MynahError(
            ErrorCode.BAD_INPUT,
            f"{path.name} has {status.st_size / 1e6:,.0f} MB, more than the "
            f"{most_bytes / 1e6:,.0f} MB that such a file can have.",
            detail=str(path),
        )
    return status.st_size


def read_head(path: Path) -> bytes:
    """First `HEAD_BYTES` bytes of a file.

    Raises:
        MynahError: NOT_FOUND or NO_PERMISSION.
    """
    try:
        with path.open("rb") as file:
            return file.read(HEAD_BYTES)
    except FileNotFoundError as error:
        raise MynahError(ErrorCode.NOT_FOUND, f"There is no file {path}.") from error
    except OSError as error:
        raise _unreadable(path, error) from error


def wrong_container(path: Path, kind: Container) -> MynahError:
    """The refusal of a file that is something else, in words."""
    return MynahError(
        ErrorCode.BAD_INPUT,
        f"{path.name} {WORDS[kind]}.",
        hint=_HINTS.get(kind, ""),
        detail=str(path),
    )


def _unreadable(path: Path, error: OSError) -> MynahError:
    return MynahError(
        ErrorCode.NO_PERMISSION, f"{path.name} cannot be read.", detail=f"{path}: {error}"
    )
