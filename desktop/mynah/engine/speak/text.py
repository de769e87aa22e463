"""Text into sentences, each short enough to be made at once, and the pauses between them.

There are libraries that split better (sentencex of Wikimedia is well kept), but none bounds the
length of what it gives, and each brings another compiled part for what a page of rules does well
enough to be spoken: a sentence that is joined to the next sounds right, one that is cut at "Dr."
does not. So where it is unclear, nothing is cut.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

MOST_WEIGHT = 200
"""Letters of a sentence; a wide one (of Chinese, say) counts for three, since it takes as long.

About 12 s of speech: what is made at once bounds how soon a stop is heard."""

CLAUSE_SHARE = 0.4
"""Pause within a sentence that was too long, as a share of the one between sentences."""

_PARAGRAPH = re.compile(r"\n[ \t]*\n\s*")
_LIST_LINE = re.compile(r"\n(?=[ \t]*(?:[-*\u2022\u2013]|\d{1,3}[.)]|#{1,6})[ \t])")
# A stop, with closing quotes and brackets, and either room behind it or a script without room.
_STOP = re.compile(
    r"(?:[.!?\u2026\u061f\u06d4\u0964\u0965]+[\"'\u201d\u2019\u00bb)\]]*(?=\s|$))"
    r"|(?:[\u3002\uff01\uff1f\uff61]+[\u201d\u2019\u300d\u300f\uff09\"')]*)"
)
_CLAUSE = re.compile(r"[,;:\u2014\u2013\u3001\uff0c\uff1b\uff1a\u060c]+(?=\s|[^\x00-\x7f]|$)")
_LAST_WORD = re.compile(r"(\S+)$")
_DOTTED = re.compile(r"^(?:[^\W\d_]\.)+[^\W\d_]$")
_OPENING = "\"'\u201c\u2018\u00ab\u201e(["
_WIDE = frozenset("WF")
_WORDS = (
    "mr mrs ms mx dr prof st sr jr rev hon gen col capt lt sgt gov sen rep pres vs etc eg ie cf al "
    "approx dept est fig figs eds vol vols pp inc ltd co corp ave blvd rd jan feb apr jun jul aug "
    "sep sept oct nov dec bzw ca usw nr str hr fr bspw ggf inkl evtl abb bd jh tel mme mlle sra "
    "srta ud uds sig dott avv dhr mevr drs bijv"
)
_ABBREVIATIONS = frozenset(_WORDS.split())
_BEFORE_NUMBERS = frozenset({"no", "nos", "p", "art", "ch", "sec", "vers", "kap", "s"})
_ORDINALS = frozenset({"de", "da", "no", "nb", "nn", "fi", "cs", "sk", "pl", "hu", "hr", "sl"})
"""Languages that write a number of order with a dot, as in "3. Mai"."""


@dataclass(frozen=True)
class Sentence:
    """One thing to say.

    Attributes:
        text: As it was typed, with single blanks.
        ending: What follows: "clause" (the sentence goes on), "sentence", "paragraph" or "end".
    """

    text: str
    ending: str

    def pause_s(self, sentence: float, paragraph: float) -> float:
        """Seconds of silence after it."""
        known = {"clause": sentence * CLAUSE_SHARE, "sentence": sentence, "paragraph": paragraph}
        return known.get(self.ending, 0.0)


def sentences_of(text: str, language: str = "en-us") -> list[Sentence]:
    """Split a text. Nothing is lost but control characters, and the order is kept.

    What has no letter, digit or symbol that could be said goes with a neighbour. A text without
    any gives nothing.
    """
    found: list[Sentence] = []
    for paragraph in _PARAGRAPH.split(cleaned(text)):
        lines = [" ".join(line.split()) for line in _LIST_LINE.split(paragraph)]
        whole = _with_words([part for line in lines for part in _cut_at_stops(line, language)])
        if not whole:
            if found and any(lines):  # a row of stars between two chapters
                found[-1] = Sentence(f"{found[-1].text} {' '.join(filter(None, lines))}", "")
            elif any(lines):
                found.append(Sentence(" ".join(filter(None, lines)), ""))
            continue
        for number, sentence in enumerate(whole, 1):
            *firsts, last = _with_words(_shortened(sentence))
            found += [Sentence(one, "clause") for one in firsts]
            found.append(Sentence(last, "paragraph" if number == len(whole) else "sentence"))
    return _ended(found)


def cleaned(text: str) -> str:
    """The text with one kind of line end, without control characters and half letters."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2029", "\n\n")
    text = text.replace("\u2028", "\n").replace("\x0b", "\n").replace("\x0c", "\n\n")
    return "".join(
        letter
        for letter in text
        if letter in "\n\t" or (letter != "\ufeff" and unicodedata.category(letter) not in _DROPPED)
    )


_DROPPED = frozenset({"Cc", "Cs", "Cn", "Co"})


def has_words(text: str) -> bool:
    """Whether there is anything to say: a letter, a digit, or a sign with a name of its own."""
    return any(unicodedata.category(letter)[0] in "LN" or _is_sign(letter) for letter in text)


def _is_sign(letter: str) -> bool:
    return unicodedata.category(letter) in ("So", "Sc") or letter in "%&@+=<>\u00b1\u00d7\u00f7"


def _ended(found: list[Sentence]) -> list[Sentence]:
    if not any(has_words(one.text) for one in found):
        return []
    if not has_words(found[0].text):  # a wordless beginning goes with what follows
        found[:2] = [Sentence(f"{found[0].text} {found[1].text}", found[1].ending)]
    endings = [one.ending or "paragraph" for one in found[:-1]] + ["end"]
    return [Sentence(one.text, how) for one, how in zip(found, endings, strict=True)]


def _cut_at_stops(text: str, language: str) -> list[str]:
    parts, begun = [], 0
    for stop in _STOP.finditer(text):
        if _is_end(text, begun, stop, language):
            parts.append(text[begun : stop.end()].strip())
            begun = stop.end()
    parts.append(text[begun:].strip())
    return [part for part in parts if part]


def _is_end(text: str, begun: int, stop: re.Match[str], language: str) -> bool:
    following = text[stop.end() :].lstrip().lstrip(_OPENING)[:1]
    marks = stop.group().rstrip("\"'\u201d\u2019\u00bb)]")
    if following.islower():  # "Really?" he said
        return False
    if marks != ".":
        return True
    before = _LAST_WORD.search(text[begun : stop.start()])
    if before is None:
        return False
    word = before.group(1).lstrip(_OPENING + "-\u2013\u2014")
    bare = word.casefold().replace(".", "")
    alone = len(word) == 1 and word.isalpha() and word.isupper() and word != "I"
    if alone or bare in _ABBREVIATIONS or _DOTTED.match(word):
        return not following
    if bare in _BEFORE_NUMBERS and following.isdecimal():
        return False
    if word.isdecimal() and len(word) <= 2:
        first = not text[begun : stop.start()].removesuffix(word).strip()
        return not (first or language.partition("-")[0].casefold() in _ORDINALS)
    return True


def _with_words(parts: list[str]) -> list[str]:
    """Parts that can be said; one that cannot is joined to the one before, or else the next."""
    joined: list[str] = []
    waiting = ""
    for part in parts:
        if not has_words(part):
            if joined:
                joined[-1] = f"{joined[-1]} {part}"
            else:
                waiting = f"{waiting} {part}".strip()
            continue
        joined.append(f"{waiting} {part}".strip())
        waiting = ""
    return joined


def _shortened(sentence: str) -> list[str]:
    """A sentence in pieces of at most MOST_WEIGHT: at commas, else at blanks, else anywhere."""
    pieces = []
    rest = sentence
    while (bound := _reach(rest)) < len(rest):
        commas = [m.end() for m in _CLAUSE.finditer(rest, bound // 3, bound)]
        blank = rest.rfind(" ", bound // 3, bound)
        cut = commas[-1] if commas else blank if blank > 0 else _whole_letter(rest, bound)
        pieces.append(rest[:cut].strip())
        rest = rest[cut:].strip()
    return [piece for piece in [*pieces, rest] if piece] or [sentence]


def _reach(text: str) -> int:
    """How many letters of a text may be one piece."""
    if len(text) * 3 <= MOST_WEIGHT:
        return len(text)
    weight = 0
    for number, letter in enumerate(text):
        weight += 3 if unicodedata.east_asian_width(letter) in _WIDE else 1
        if weight > MOST_WEIGHT:
            return number
    return len(text)


def _whole_letter(text: str, bound: int) -> int:
    """The last place up to `bound` that does not part a letter from its marks."""
    place = bound
    while place > 1 and (
        unicodedata.combining(text[place])
        or text[place - 1] == "\u200d"
        or text[place] in "\u200d\ufe0f\ufe0e"
    ):
        place -= 1
    return place if place > 1 else bound
