"""How words are to be spoken: a list of a word and the spelling that an engine says right.

The list is `pronunciations.json` in the workspace. Whole words are replaced whatever their case,
the longest first, so that "Ada Lovelace" wins over "Ada".
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mynah.project import atomic
from mynah.project.locks import locked
from mynah.project.workspace import Workspace, check_schema
from mynah.protocol.errors import ErrorCode, MynahError

SCHEMA_VERSION = 1
FILE_NAME = "pronunciations.json"
BROKEN_NAME = "pronunciations.broken.json"
MOST_LETTERS = 200
MOST_ENTRIES = 5000


@dataclass(frozen=True)
class Pronunciation:
    """A word, or several, and what is said instead; an empty spelling says nothing."""

    word: str
    spelling: str


@dataclass(frozen=True)
class LoadedPronunciations:
    """The list, and what was wrong with its file (empty when nothing was)."""

    entries: tuple[Pronunciation, ...]
    problem: str = ""


def pronunciations_path(workspace: Workspace) -> Path:
    """Where the list is."""
    return workspace.root / FILE_NAME


def load_pronunciations(workspace: Workspace) -> tuple[Pronunciation, ...]:
    """The list in the order of the words; see `read_pronunciations` for what may be wrong."""
    return read_pronunciations(workspace).entries


def read_pronunciations(workspace: Workspace) -> LoadedPronunciations:
    """Read the list. A damaged file is set aside under another name and reported.

    Raises:
        MynahError: ``NEWER_SCHEMA``.
    """
    path = pronunciations_path(workspace)
    try:
        data = atomic.read_json(path)
    except FileNotFoundError:
        return LoadedPronunciations(())
    except OSError as error:
        return LoadedPronunciations((), f"{path} could not be read ({error.strerror}).")
    except atomic.UnreadableFileError as error:
        return LoadedPronunciations((), _set_aside(path, workspace, error.reason))
    check_schema(data.get("schema_version"), SCHEMA_VERSION, str(path))
    rows = data.get("pronunciations")
    if not isinstance(rows, list):
        return LoadedPronunciations((), _set_aside(path, workspace, "it holds no list"))
    good = [entry for entry in map(_entry, rows) if entry is not None]
    left = len(rows) - len(good)
    problem = f"{left} entries of {path} make no sense and are left out." if left else ""
    return LoadedPronunciations(_sorted(good), problem)


def save_pronunciations(
    workspace: Workspace,
    entries: Iterable[Pronunciation],
    seen: Iterable[Pronunciation] | None = None,
) -> tuple[Pronunciation, ...]:
    """Write the list; of two entries for a word the later one stays.

    Args:
        workspace: Where it is.
        entries: The list as it is to be.
        seen: The list as it was before it was changed. Only what differs between the two is
            changed in the file, so that words that another program wrote meanwhile stay. Without
            it the list is exactly `entries`.

    Returns:
        The list as it is now.

    Raises:
        MynahError: ``USAGE`` for a word that is empty or too long, ``NEWER_SCHEMA``,
            ``NO_PERMISSION``, ``DISK_FULL``, ``BUSY``.
    """
    workspace.require_writable()
    wanted = {_folded(one.word): one for one in map(checked, entries)}
    with locked(workspace.samples_lock):
        path = pronunciations_path(workspace)
        found = read_pronunciations(workspace)
        if seen is not None:
            before = {_folded(one.word): one for one in seen}
            there = {_folded(one.word): one for one in found.entries}
            changed = {key: one for key, one in wanted.items() if before.get(key) != one}
            gone = before.keys() - wanted.keys()
            kept = {key: one for key, one in there.items() if key not in gone}
            wanted = {**kept, **changed}
        if len(wanted) > MOST_ENTRIES:
            raise MynahError(ErrorCode.USAGE, f"At most {MOST_ENTRIES} pronunciations can be kept.")
        chosen = _sorted(wanted.values())
        atomic.write_json(path, _content(path, chosen))
    return chosen


def _content(path: Path, entries: Iterable[Pronunciation]) -> dict[str, Any]:
    """The file with these entries, and with what is not known here of the file that is there."""
    try:
        data = atomic.read_json(path)
    except (FileNotFoundError, atomic.UnreadableFileError):
        data = {}
    rows = data.get("pronunciations")
    known: dict[str, Mapping[str, Any]] = {}
    strange = []
    for row in rows if isinstance(rows, list) else []:
        entry = _entry(row)
        if entry is None:
            strange.append(row)
        else:
            known[_folded(entry.word)] = row
    written = [
        {**known.get(_folded(one.word), {}), "word": one.word, "spelling": one.spelling}
        for one in entries
    ]
    return {**data, "schema_version": SCHEMA_VERSION, "pronunciations": [*written, *strange]}


def checked(entry: Pronunciation) -> Pronunciation:
    """The entry with single blanks.

    Raises:
        MynahError: ``USAGE`` for a word that is empty or holds no letter or digit, or for a text
            that is too long.
    """
    word, spelling = _plain(entry.word), _plain(entry.spelling)
    if not any(letter.isalnum() for letter in word):
        raise MynahError(ErrorCode.USAGE, "A word to be spoken otherwise needs a letter or digit.")
    if max(len(word), len(spelling)) > MOST_LETTERS:
        raise MynahError(
            ErrorCode.USAGE, f"Words and spellings have at most {MOST_LETTERS} letters."
        )
    return Pronunciation(word, spelling)


def same_word(one: str, other: str) -> bool:
    """Whether two words are the same for the list."""
    return _folded(one) == _folded(other)


class Replacements:
    """The list, ready to be used on any number of sentences."""

    def __init__(self, entries: Iterable[Pronunciation]) -> None:
        self._spellings = {_folded(one.word): one.spelling for one in entries}
        words = sorted(self._spellings, key=len, reverse=True)
        # Not within a longer word: letters, digits and marks (accents) on neither side.
        pattern = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in words)
        self._pattern = re.compile(rf"(?<![\w\u0300-\u036f])(?:{pattern})(?![\w\u0300-\u036f])")

    def __call__(self, text: str) -> str:
        """The text as it is to be spoken."""
        if not self._spellings:
            return text
        composed = unicodedata.normalize("NFC", text)
        folded, places = _folding(composed)
        parts, begun = [], 0
        for match in self._pattern.finditer(folded):
            first, last = places[match.start()], places[match.end()]
            if first < begun or places[match.start() - 1 : match.start()] == [first]:
                continue  # within a letter that folds to several, such as the ligature of f and i
            spelling = self._spellings[" ".join(match.group().split())]
            parts += [composed[begun:first], spelling]
            begun = last
        return "".join([*parts, composed[begun:]])


def _folding(text: str) -> tuple[str, list[int]]:
    """The text without case, and for each of its letters (and its end) the place in `text`."""
    letters: list[str] = []
    places: list[int] = []
    for number, letter in enumerate(text):
        folded = letter.casefold()
        letters.append(folded)
        places += [number] * len(folded)
    return "".join(letters), [*places, len(text)]


def _folded(word: str) -> str:
    return unicodedata.normalize("NFC", _plain(word)).casefold()


def _plain(text: str) -> str:
    return " ".join(text.split())


def _sorted(entries: Iterable[Pronunciation]) -> tuple[Pronunciation, ...]:
    last = {_folded(one.word): one for one in entries}
    return tuple(last[word] for word in sorted(last))


def _entry(row: object) -> Pronunciation | None:
    if not isinstance(row, dict):
        return None
    word, spelling = row.get("word"), row.get("spelling")
    if not isinstance(word, str) or not isinstance(spelling, str):
        return None
    try:
        return checked(Pronunciation(word, spelling))
    except MynahError:
        return None


def _set_aside(path: Path, workspace: Workspace, reason: str) -> str:
    aside = path.with_name(BROKEN_NAME)
    if not workspace.read_only:
        try:
            atomic.replace(path, aside)
        except OSError:
            return f"{path} is damaged ({reason})."
        return f"The list of pronunciations was damaged and is now in {aside}."
    return f"{path} is damaged ({reason})."
