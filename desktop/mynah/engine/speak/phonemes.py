"""Text into the sounds that a Piper voice was trained with, and those into its numbers."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mynah.engine.speak.espeak import Espeak
    from mynah.protocol.ports import Control

BOS, PAD, EOS = "^", "_", "$"
MOST_IDS = 4000

# A clause is what espeak-ng makes a line of: up to punctuation that is followed by room or the
# end, or up to a stop of a script that has no room behind it.
_CLAUSE = re.compile(
    r"([.!?:;,\u2026\u061f\u060c]+)[\"'\u201d\u2019)\]\u00bb]*(?=\s|$)"
    r"|([\u3002\uff01\uff1f\uff0c\u3001\uff1b\uff1a])"
)
_MARKS = {
    "\u2026": ".", "\u3002": ".", "\uff01": "!", "\uff1f": "?", "\u061f": "?",
    "\uff0c": ",", "\u3001": ",", "\u060c": ",", "\uff1b": ";", "\uff1a": ":",
}  # fmt: skip
_SWITCH = re.compile(r"\([a-z]{2,3}(?:-[a-z0-9]+)*\)")  # espeak-ng's mark of another language
_ENDS = ".!?"


def clauses_of(text: str) -> list[tuple[str, str]]:
    """Clauses of a sentence, each with the mark that ends it; that of the last may be empty."""
    found, begun = [], 0
    for match in _CLAUSE.finditer(text):
        words = text[begun : match.start()].strip()
        mark = (match.group(1) or match.group(2))[-1]
        if any(letter.isalnum() for letter in words):
            found.append((words, _MARKS.get(mark, mark)))
            begun = match.end()
    rest = text[begun:].strip()
    if any(letter.isalnum() for letter in rest):
        found.append((rest, ""))
    return found or [(text.strip(), "")]


def phonemes_of(text: str, voice: str, espeak: Espeak, control: Control) -> list[str]:
    """Phonemes of a sentence as Piper's voices of the type "espeak" know them.

    The marks between clauses are part of them, with a blank behind those within the sentence.

    Raises:
        MynahError: espeak-ng is not there or has no such voice.
        Interrupted: It was asked to end.
    """
    clauses = clauses_of(text)
    lines = [line for line in espeak.phonemes(text, voice, control) if line]
    if len(lines) != len(clauses):  # the program sees other clauses: one after the other, then
        lines = [" ".join(espeak.phonemes(words, voice, control)) for words, _ in clauses]
    spoken = ""
    for line, (_, mark) in zip(lines, clauses, strict=True):
        spoken += _SWITCH.sub("", line).strip() + mark
        spoken += " " if mark else ""
    return list(unicodedata.normalize("NFD", spoken.strip()))


def letters_of(text: str, known: Mapping[str, Sequence[int]]) -> list[str]:
    """Letters of a text as voices of the type "text" know them: in small ones where those are."""
    letters = list(unicodedata.normalize("NFD", text))
    composed = list(unicodedata.normalize("NFC", text))
    if sum(one.casefold() in known for one in composed) >= len(composed) * 0.9:
        letters = composed
    return [one if one in known else one.casefold() for one in letters]


def to_ids(
    phonemes: Sequence[str], known: Mapping[str, Sequence[int]]
) -> tuple[list[int], tuple[str, ...]]:
    """Numbers of phonemes, a pad after each; and the phonemes that the voice does not know.

    Returns:
        No number at all where none is known. Missing phonemes are there as often as they are
        missing.
    """
    pad = list(known.get(PAD, ()))
    ids = [*known.get(BOS, ()), *pad]
    missing: Counter[str] = Counter()
    spoken = 0
    for phoneme in phonemes[:MOST_IDS]:
        numbers = known.get(phoneme)
        if numbers is None:
            missing[phoneme] += 1
            continue
        ids += [*numbers, *pad]
        spoken += not phoneme.isspace() and phoneme not in _ENDS
    if not spoken:
        return [], tuple(missing.elements())
    return [*ids, *known.get(EOS, ())], tuple(missing.elements())
