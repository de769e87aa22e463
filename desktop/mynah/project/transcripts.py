"""Reading the text that lies beside a recording, in whatever encoding it was saved."""

import codecs
from dataclasses import dataclass
from pathlib import Path

MAX_BYTES = 1_000_000
_SUFFIXES = (".txt", ".TXT", ".Txt")


@dataclass(frozen=True)
class Transcript:
    """A text, and what had to be assumed to read it.

    Attributes:
        text: The text, lines ended by a line feed, outer blanks removed; empty when there is none.
        encoding: How it was decoded; empty when there was no file.
        note: A sentence for the person when the reading was a guess or failed, else empty.
    """

    text: str = ""
    encoding: str = ""
    note: str = ""


def beside(recording: Path) -> Path | None:
    """Return the text file that belongs to a recording: same folder and name, ``.txt``."""
    for suffix in _SUFFIXES:
        for path in (recording.with_suffix(suffix), recording.with_name(recording.name + suffix)):
            if path.is_file():
                return path
    return None


def read(path: Path) -> Transcript:
    """Read a text file as UTF-8 with or without byte order mark, UTF-16 with one, or Latin-1.

    Args:
        path: The text file.

    Returns:
        The text; an unreadable or absurdly large file gives an empty one with a note.
    """
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        return Transcript(note=f"{path.name} could not be read ({error.strerror}).")
    if len(data) > MAX_BYTES:
        return Transcript(note=f"{path.name} is too large to be a transcript.")
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text = data.decode("utf-16", errors="replace")
        return Transcript(_tidy(text), "utf-16")
    try:
        return Transcript(_tidy(data.decode("utf-8-sig")), "utf-8")
    except UnicodeDecodeError:
        note = f"{path.name} is not UTF-8; it was read as Latin-1. Check its accented letters."
        return Transcript(_tidy(data.decode("latin-1")), "latin-1", note)


def read_beside(recording: Path) -> Transcript:
    """Read the text that belongs to a recording; an empty one when there is none."""
    try:
        path = beside(recording)
    except (OSError, ValueError):
        return Transcript()
    return read(path) if path is not None else Transcript()


def _tidy(text: str) -> str:
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    return text.strip()
