"""What looking at files of voices came to: what can be kept, what cannot, and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import Any

from PySide6.QtCore import QCoreApplication

from mynah.gui import training_words as words
from mynah.gui.models import figures
from mynah.project.voice_card import MOST_COUNTED

translate = QCoreApplication.translate
_EXTRACT = "voices extract"


@dataclass(frozen=True)
class FoundVoice:
    """One voice that was found.

    Attributes:
        name: What it would be called.
        file: Its model, as the person knows it.
        what: What it is, in the engine's words.
        facts: Rate, version, epochs and such in words.
        index: Path of the index that goes with it; empty for none.
        why_index: Why this index, or why none.
        notes: What else is to be known.
        missing: What it comes without, in words.
        keeps: What its own card says that is kept, in words; empty where it has no card.
        problem: Why it is refused, what to do, and the details; empty where it is good.
        path: What is given to the engine to get this voice alone; empty where that cannot be.
        extract: Whether it has to be taken out of a saved training state.
        own: Whether it is a voice of Mynah, which brings its card.
    """

    name: str
    file: str
    what: str = ""
    facts: str = ""
    index: str = ""
    why_index: str = ""
    notes: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    keeps: tuple[str, ...] = ()
    problem: tuple[str, ...] = ()
    path: str = ""
    extract: bool = False
    own: bool = False

    @property
    def good(self) -> bool:
        """Whether it can be imported."""
        return not self.problem

    @property
    def reason(self) -> str:
        """Why it is refused, to be copied."""
        return "\n".join((self.file, *self.problem))


@dataclass(frozen=True)
class LeftFile:
    """A file that is no voice, or is not used.

    Attributes:
        path: The file.
        reason: Why it is not used.
        can_extract: Whether a voice can be taken out of it.
    """

    path: str
    reason: str
    can_extract: bool = False


@dataclass(frozen=True)
class VoiceImportReport:
    """All that was found.

    Attributes:
        voices: The voices.
        left: Everything else.
        paths: What was looked at.
        members: Every file inside, a line each: name, size and use.
    """

    voices: tuple[FoundVoice, ...] = ()
    left: tuple[LeftFile, ...] = ()
    paths: tuple[str, ...] = ()
    members: tuple[str, ...] = ()

    @property
    def apart(self) -> bool:
        """Whether each good voice can be imported by itself, under a name of its own."""
        good = [one for one in self.voices if one.good]
        return len(self.voices) == 1 or all(one.path for one in good)

    @property
    def left_text(self) -> str:
        """What is not used, to be copied."""
        return "\n".join(f"{one.path}: {one.reason}" for one in self.left)


def report_of(
    answer: Mapping[str, Any], paths: Sequence[str], *, extract: bool = False
) -> VoiceImportReport:
    """Read what `voices import --dry-run --json` or `voices extract` answered."""
    voices = [_voice(entry, extract) for entry in answer.get("voices") or []]
    if len(voices) == 1 and len(paths) == 1 and not voices[0].path:
        voices = [replace(voices[0], path=paths[0])]  # the only one in its archive
    left = []
    for entry in answer.get("left") or []:
        path, reason = str(entry[0]), str(entry[1])
        can = _EXTRACT in reason and PurePath(path).is_absolute()
        left.append(LeftFile(path, _without_command(reason), can))
    return VoiceImportReport(tuple(voices), tuple(left), tuple(paths), _members(answer))


def merged(before: VoiceImportReport, more: VoiceImportReport) -> VoiceImportReport:
    """A report with what was found in a second look: files that were left become voices."""
    files = {one.file for one in more.voices}
    voices = tuple(one for one in before.voices if one.file not in files)
    left = tuple(one for one in before.left if one.path not in files)
    return replace(before, voices=voices + more.voices, left=left)


def refused(message: str, hint: str, detail: str, items: Sequence[tuple[str, str]]) -> FoundVoice:
    """The report of files that could not be looked at at all."""
    said = [message, hint, *(f"{path}: {reason}" for path, reason in items), detail]
    return FoundVoice("", "", problem=tuple(one for one in said if one))


def _voice(entry: Mapping[str, Any], extract: bool) -> FoundVoice:
    facts = entry.get("facts") or {}
    file = str(entry.get("file") or "")
    own = "kind" in facts
    path = ""
    if PurePath(file).is_absolute():
        path = str(PurePath(file).parent) if own else file
    return FoundVoice(
        name=str(entry.get("name") or ""),
        file=file,
        what=str(entry.get("what") or ""),
        facts=_facts(facts),
        index=str(entry.get("index") or ""),
        why_index=str(entry.get("why_index") or ""),
        notes=tuple(str(note) for note in entry.get("notes") or ()),
        missing=tuple(_part(str(one)) for one in entry.get("missing") or ()),
        keeps=tuple(_part(str(one)) for one in entry.get("keeps") or ()),
        problem=_problem(entry.get("problem")),
        path=path,
        extract=extract,
        own=own,
    )


def _members(answer: Mapping[str, Any]) -> tuple[str, ...]:
    lines = [
        f"{one.get('file')} · {figures.size(int(one.get('size') or 0))} · "
        f"{_without_command(str(one.get('use') or ''))}"
        for one in answer.get("members") or []
    ]
    if answer.get("more"):
        lines.append(translate("VoiceImport", "and %n more", None, int(answer["more"])))
    return tuple(lines)


def _part(word: str) -> str:
    """A part of a voice or of its card, as people call it."""
    return {
        "index": translate("VoiceImport", "index"),
        "pitch": translate("VoiceImport", "pitch (it does not follow a melody)"),
        "card": translate("VoiceImport", "voice card"),
        "author": translate("VoiceImport", "author"),
        "licence": translate("VoiceImport", "licence"),
        "consent": translate("VoiceImport", "consent"),
        "notes": translate("VoiceImport", "notes"),
        "measurements": translate("VoiceImport", "measurements"),
        "lineage": translate("VoiceImport", "lineage"),
    }.get(word, word)


def _problem(problem: Mapping[str, Any] | None) -> tuple[str, ...]:
    if not problem:
        return ()
    items = [f"{name}: {reason}" for name, reason in problem.get("items") or ()]
    parts = [problem.get("message"), problem.get("hint"), *items, problem.get("detail")]
    return tuple(str(one) for one in parts if one)


def _facts(facts: Mapping[str, Any]) -> str:
    parts = [str(facts.get("kind") or ""), str(facts.get("version") or "")]
    if facts.get("sample_rate"):
        parts.append(figures.rate(_count(facts["sample_rate"])))
    if "f0" in facts:
        follows = translate("VoiceImport", "follows pitch")
        flat = translate("VoiceImport", "does not follow pitch")
        parts.append(follows if facts["f0"] else flat)
    if facts.get("epoch"):
        parts.append(translate("VoiceImport", "%n epoch(s)", None, _count(facts["epoch"])))
    if facts.get("step"):
        number = words.number(_count(facts["step"]))
        parts.append(translate("VoiceImport", "{0} steps").format(number))
    if facts.get("speakers") and isinstance(facts["speakers"], int) and facts["speakers"] > 1:
        parts.append(translate("VoiceImport", "%n speaker row(s)", None, _count(facts["speakers"])))
    return ", ".join(one for one in parts if one)


def _count(value: Any) -> int:
    """A number of a foreign file, as far as it can be shown."""
    return min(max(0, int(value)), MOST_COUNTED)


def _without_command(reason: str) -> str:
    """The reason for a window: without what would be typed into a terminal."""
    if _EXTRACT not in reason:
        return reason
    found = reason.partition(";")[0].strip()
    return translate("VoiceImport", "{0}. It is no voice, but holds one.").format(found)
