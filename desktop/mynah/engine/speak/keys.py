"""What a spoken sentence depends on, as the name of its file in the cache."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from mynah import __version__
from mynah.project.catalogue import place_of
from mynah.project.f0_models import f0_model
from mynah.project.storing import file_sha256
from mynah.project.voice_card import HEARD_SUFFIXES, read_card

if TYPE_CHECKING:
    from pathlib import Path

    from mynah.engine.convert.settings import ConvertSettings

VERSION = 3
"""Of the code that speaks: raised when the same text would sound otherwise."""

_OF_THE_FILE = ("format", "sample_rate")  # settings of the output, not of the sentence


def voice_fingerprint(folder: Path, f0_method: str = "") -> str:
    """Everything that a voice is computed with: weights, index, and the models that help it.

    The files are known by the SHA-256 of the card and by their size and time: what somebody put in
    the place of one by hand is another voice, though the card does not know it.

    Args:
        folder: Version of the voice.
        f0_method: What measures the pitch; empty where nothing does.

    Raises:
        MynahError: NOT_FOUND or BROKEN_FILE for a card that cannot be read.
    """
    card = read_card(folder)
    files = {
        name: record.sha256
        for name, record in card.files.items()
        if PurePosixPath(name).suffix.lower() in HEARD_SUFFIXES
    }
    if not files:  # a card of another program: the files themselves are asked
        found = (one for one in sorted(folder.rglob("*")) if one.suffix.lower() in HEARD_SUFFIXES)
        files = {one.relative_to(folder).as_posix(): file_sha256(one) for one in found}
    helpers = [f0_model(f0_method) if f0_method else None]
    if card.kind == "rvc":
        helpers.append(place_of("contentvec"))
    facts = {
        "files": files,
        "written": [_state(folder / name) for name in sorted(files)],
        "helpers": [_state(one) for one in helpers],
        "median": card.lineage.get("median_f0_hz"),
        "kind": card.kind,
    }
    return json.dumps(facts, sort_keys=True)


def sentence_key(
    text: str,
    base: str,
    language: str,
    speed: float,
    voice: str,
    settings: ConvertSettings,
) -> str:
    """The key of a sentence.

    Args:
        text: What is said, after replacements.
        base: Fingerprint of the engine and its voice.
        language: Of the text.
        speed: 1 is the usual one.
        voice: Fingerprint of the voice; empty for the engine's voice itself.
        settings: Of the conversion.
    """
    how = asdict(settings) if voice else {}
    for name in _OF_THE_FILE:
        how.pop(name, None)
    facts = [VERSION, __version__, text, base, language, float(speed), voice, how]
    plain = json.dumps(facts, sort_keys=True, ensure_ascii=True)
    return hashlib.sha256(plain.encode("ascii")).hexdigest()[:40]


def _state(path: Path | None) -> list[int]:
    """Size and time of a file; nothing where there is none."""
    if path is None:
        return []
    try:
        status = path.stat()
    except OSError:
        return []
    return [status.st_size, status.st_mtime_ns]
