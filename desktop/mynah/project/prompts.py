"""Scripts to read aloud: those that ship with the program, and texts that a person brings.

A script is a list of sentences of a few seconds each. Which of them were recorded is not written
down anywhere: the transcripts of the library tell, so the answer survives deleting, restoring and
importing.
"""

import re
from collections.abc import Container, Iterable
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from mynah.protocol.errors import ErrorCode, MynahError

LANGUAGES = ("en", "de", "es")
"""Languages of the scripts in ``resources/prompts``."""

LONGEST = 220
"""Letters above which a sentence of somebody's own text is divided: some 14 seconds."""
SHORTEST = 40
"""Letters below which it is read together with the next one."""
MAX_BYTES = 4_000_000

_NOT_READ = re.compile(r"[\W_]+")
_QUOTES = "\"'\u00bb\u201d\u2019)\\]"
_SENTENCES = re.compile(
    rf".+?(?:[.!?\u2026]+[{_QUOTES}]*(?=\s|$)|[\u3002\uff01\uff1f]+[{_QUOTES}]*|$)"
)
_PAUSES = re.compile("(?<=[,;:\u2013\u2014])\\s+")


@dataclass(frozen=True)
class Script:
    """Sentences to read.

    Attributes:
        key: Language of a script of the program, or ``own``.
        title: For people.
        prompts: The sentences, in order.
    """

    key: str
    title: str
    prompts: tuple[str, ...]


def load(language: str) -> Script:
    """Read one of the scripts that ship with the program.

    Args:
        language: One of :data:`LANGUAGES`; ``de_AT`` and the like also find theirs.

    Raises:
        MynahError: ``NOT_FOUND`` for a language without a script.
    """
    short = re.split("[-_.]", language.lower())[0]
    if short not in LANGUAGES:
        raise MynahError(ErrorCode.NOT_FOUND, f"There is no script in {language!r}.")
    text = files("mynah.resources").joinpath("prompts", f"{short}.txt").read_text("utf-8")
    title, prompts = "", []
    for line in map(str.strip, text.splitlines()):
        if line.startswith("#"):
            title = line.removeprefix("# title:").strip() if "title:" in line else title
        elif line:
            prompts.append(line)
    return Script(short, title, tuple(prompts))


def best_language(wanted: str) -> str:
    """The language of :data:`LANGUAGES` that suits a locale's name; English otherwise."""
    short = re.split("[-_.]", wanted.lower())[0]
    return short if short in LANGUAGES else LANGUAGES[0]


def from_file(path: Path) -> Script:
    """Make a script of a person's own text file.

    Raises:
        MynahError: ``BAD_INPUT`` when it holds no sentence or is far too large,
            ``NO_PERMISSION`` when it may not be read.
    """
    from mynah.project import transcripts

    try:
        too_large = path.stat().st_size > MAX_BYTES
    except OSError as error:
        raise MynahError(
            ErrorCode.NO_PERMISSION, f"{path.name} could not be read ({error.strerror})."
        ) from error
    text = "" if too_large else transcripts.read(path).text
    prompts = sentences(text)
    if not prompts:
        why = "is too large to be read aloud" if too_large else "holds no sentences"
        raise MynahError(
            ErrorCode.BAD_INPUT, f"{path.name} {why}.", hint="Choose a plain text file (.txt)."
        )
    return Script("own", path.stem, prompts)


def sentences(text: str) -> tuple[str, ...]:
    """Divide a text into sentences that can be read in one breath.

    Paragraphs are never joined; very short sentences are read together with the next, long ones
    are divided at a comma, and where there is none, between two words.
    """
    found: list[str] = []
    for paragraph in text.splitlines():
        plain = " ".join(paragraph.split())
        if any(letter.isalnum() for letter in plain):
            whole = (found.strip() for found in _SENTENCES.findall(plain))
            parts = [part for sentence in whole for part in _divided(sentence)]
            found += _joined(parts)
    return tuple(found)


def same(text: str) -> str:
    """What two texts have in common that read the same: letters and digits alone."""
    return _NOT_READ.sub("", text.casefold())


def said(transcripts: Iterable[str]) -> frozenset[str]:
    """What the transcripts say, as :func:`same` compares it; slow for very many of them."""
    return frozenset(same(text) for text in transcripts) - {""}


def recorded(prompts: Iterable[str], spoken: Container[str]) -> frozenset[int]:
    """Places of the prompts that were spoken, see :func:`said`."""
    return frozenset(place for place, text in enumerate(prompts) if same(text) in spoken)


def _joined(parts: list[str]) -> list[str]:
    found: list[str] = []
    for part in parts:
        if found and len(found[-1]) < SHORTEST and len(found[-1]) + len(part) < LONGEST:
            found[-1] = f"{found[-1]} {part}"
        else:
            found.append(part)
    return [part for part in found if any(letter.isalnum() for letter in part)]


def _divided(sentence: str) -> list[str]:
    if len(sentence) <= LONGEST:
        return [sentence]
    pieces: list[str] = []
    for clause in _PAUSES.split(sentence):
        for word in clause.split(" ") if len(clause) > LONGEST else [clause]:
            if pieces and len(pieces[-1]) + len(word) < LONGEST:
                pieces[-1] = f"{pieces[-1]} {word}"
            else:
                pieces.append(word)
    return pieces
