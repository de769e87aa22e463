"""What is to be spoken and how: the parameters of a request or command, checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mynah.engine.convert.settings import ConvertSettings
from mynah.engine.serve.parameters import check_output, named_path
from mynah.project import defaults
from mynah.project.paths import cache_dir
from mynah.project.pronunciations import Pronunciation, read_pronunciations
from mynah.project.settings import load
from mynah.project.speech_cache import FOLDER, speech_folder
from mynah.project.voices import VoiceStore
from mynah.project.workspace import Workspace
from mynah.protocol.errors import ErrorCode, MynahError

if TYPE_CHECKING:
    from typing import Self

MOST_LETTERS = 5_000_000
"""Of a text: about five books."""

_OWN = ("engine", "base", "language", "speed", "sentence_pause", "paragraph_pause")


@dataclass(frozen=True)
class SpeakRequest:
    """One text to speak; words and ranges stand in `project.defaults.SPEAK`.

    Attributes:
        text: As it was typed.
        engine: "auto", "piper" or "espeak".
        base: Id of a voice of an engine; empty to choose by the language.
        language: Of the text.
        speed: 1 is the usual one.
        sentence_pause: Seconds between sentences.
        paragraph_pause: Seconds between paragraphs.
        voice_dir: Version of the voice; None for the engine's voice itself.
        settings: Of the conversion, and format and rate of the output.
        cache: Folder of the sentences.
        cache_bytes: Limit of the cache.
        pronunciations: Words that are spelled otherwise.
        output: File that all sentences are joined into; None for none.
        refresh: Make everything anew.
        remarks: What the person should know of the request itself.
    """

    text: str
    engine: str
    base: str
    language: str
    speed: float
    sentence_pause: float
    paragraph_pause: float
    voice_dir: Path | None
    settings: ConvertSettings
    cache: Path
    cache_bytes: int
    pronunciations: tuple[Pronunciation, ...] = ()
    output: Path | None = None
    refresh: bool = False
    remarks: tuple[str, ...] = field(default_factory=tuple)

    @classmethod
    def checked(cls, parameters: Mapping[str, Any]) -> Self:
        """A request from what a program or a person gave; what is missing has its default.

        Raises:
            MynahError: USAGE for a value that is out of its range, EXISTS for an output that is
                there, NOT_FOUND for a voice or workspace.
        """
        text = parameters.get("text")
        if not isinstance(text, str) or len(text) > MOST_LETTERS:
            raise MynahError(
                ErrorCode.USAGE, f"A text of at most {MOST_LETTERS} letters is needed to speak."
            )
        given = parameters.get("settings") or {}
        if not isinstance(given, Mapping):
            raise MynahError(ErrorCode.USAGE, "The settings of the voice are no settings.")
        own, how = _own(parameters, given), dict(given)
        for name in _OWN:
            how.pop(name, None)
        output = named_path(parameters, "output") if parameters.get("output") else None
        if output is not None:
            how.setdefault("format", output.suffix.lstrip(".").lower() or "wav")
            check_output(output, how["format"], overwrite=bool(parameters.get("overwrite")))
        how = {**defaults.SPOKEN, **how}
        workspace = None
        if parameters.get("workspace"):
            workspace = Workspace.open_or_read(named_path(parameters, "workspace"))
            if output is not None:
                workspace.require_writable_at(output)
        words, problem = _words(workspace)
        return cls(
            text,
            str(own["engine"]),
            str(own["base"]),
            str(own["language"]) or str(defaults.default("speak", "language")),
            float(own["speed"]),
            float(own["sentence_pause"]),
            float(own["paragraph_pause"]),
            _voice_dir(parameters, workspace),
            ConvertSettings.checked(**how),
            speech_folder(workspace) if workspace else cache_dir() / FOLDER,
            load().settings.speech_cache_mb * 1_000_000,
            words,
            output,
            bool(parameters.get("refresh")),
            (problem,) if problem else (),
        )


def _own(parameters: Mapping[str, Any], settings: Mapping[str, Any]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for name in _OWN:
        value = parameters.get(name, settings.get(name))
        if value is None:
            value = defaults.default("speak", name)
        values[name] = defaults.check("speak", name, value)
    return values


def _voice_dir(parameters: Mapping[str, Any], workspace: Workspace | None) -> Path | None:
    if parameters.get("model_dir"):
        return named_path(parameters, "model_dir")
    name, version = str(parameters.get("voice") or ""), parameters.get("version")
    if not name:
        return None
    if workspace is None:
        raise MynahError(ErrorCode.USAGE, "The request does not say workspace.")
    store = VoiceStore(workspace)
    return (store.version(name, str(version)) if version else store.latest(name)).dir


def _words(workspace: Workspace | None) -> tuple[tuple[Pronunciation, ...], str]:
    if workspace is None:
        return (), ""
    found = read_pronunciations(workspace)
    return found.entries, found.problem
