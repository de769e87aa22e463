"""Taking a voice of Mynah itself out of a folder: whole, or its weights alone."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

from safetensors import SafetensorError, safe_open

from mynah.engine.formats.cards_beside import keep_card, local_date
from mynah.engine.formats.recognise import recognise
from mynah.engine.formats.rvc_index import index_facts, open_rvc_index
from mynah.engine.formats.rvc_voice import (
    KIND,
    MODEL_FILE,
    RvcVoiceFacts,
    build_rvc_voice_folder,
    read_voice_model,
)
from mynah.project import atomic, voice_card
from mynah.protocol.errors import ErrorCode, MynahError

if TYPE_CHECKING:
    from pathlib import Path

    from mynah.engine.formats.voice_bundle import Candidate


def take_own_voice(
    candidate: Candidate, target: Path, entry: dict[str, Any], *, consent: str
) -> None:
    """Check a voice of ours against its card, open its parts, and copy what the card names.

    Args:
        candidate: Whose folder has the card.
        target: An empty folder, which becomes the voice.
        entry: Of the report; what is found is added.
        consent: Goes over that of the card where it is not empty.

    Raises:
        MynahError: VERIFY_FAILED, BROKEN_FILE or BAD_INPUT.
    """
    card, source = candidate.card, candidate.file.path.parent
    if card is None or card.kind not in ("lite", KIND):
        kind = card.kind if card else ""
        raise MynahError(
            ErrorCode.BAD_INPUT, f"The voice in {source.name} is of the unknown kind {kind!r}."
        )
    wrong = voice_card.differences(source, card)
    if wrong or MODEL_FILE not in card.files:
        raise MynahError(
            ErrorCode.VERIFY_FAILED,
            f"The voice {card.name!r} is not as it was published.",
            hint="Get it again; nothing was changed.",
            items=wrong or [(MODEL_FILE, "is missing")],
        )
    entry["facts"] |= {"sample_rate": card.sample_rate, "epoch": card.epochs, "kind": card.kind}
    if card.kind == KIND:
        entry["facts"]["f0"] = card.lineage.get("f0") is not False
    width = _check_own_model(source / MODEL_FILE, card)
    for name in card.files:
        if name.endswith(".index"):
            path = source / name
            open_rvc_index(path, width or index_facts(path).width)
            entry["index"], entry["why_index"] = name, "It is part of the voice."
        elif name.endswith((".pth", ".pt")):
            problem = recognise(source / name).problem
            if problem is not None:
                raise problem
    for name in [*card.files, voice_card.FILE_NAME]:
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        with atomic.disk_errors(target):
            shutil.copyfile(source / name, target / name)
    if card.kind == KIND and not any(name.endswith(".pth") for name in card.files):
        _add_small_model(card, target, entry["name"])
    if consent:
        voice_card.edit(target, {"consent": consent})


def _add_small_model(card: voice_card.VoiceCard, target: Path, name: str) -> None:
    """Write the family's file of a voice that came as its weights alone, and the index's name."""
    config, weights = read_voice_model(target / MODEL_FILE)
    lineage, index = card.lineage, voice_card.index_name(card)
    speakers = lineage.get("speakers")
    median = lineage.get("median_f0_hz")
    facts = RvcVoiceFacts(
        name=name,
        epoch=card.epochs,
        step=card.steps,
        minutes=card.minutes,
        speakers=tuple(map(str, speakers)) if isinstance(speakers, list) else ("",),
        median_f0=float(median) if isinstance(median, int | float) else 0.0,
        unvoiced="filled" if lineage.get("unvoiced") == "filled" else "zero",
        author=card.author,
        creation_date=local_date(card.created_at),
    )
    build_rvc_voice_folder(target, weights, config, facts, target / index if index else None)
    keep_card(card, target, {})


def _check_own_model(path: Path, card: voice_card.VoiceCard) -> int:
    if card.kind == KIND:
        return read_voice_model(path)[0].content_width
    try:
        with safe_open(path, framework="pt") as file:
            list(file.keys())
    except (OSError, SafetensorError) as error:
        raise MynahError(
            ErrorCode.BROKEN_FILE, f"The model of {card.name!r} is damaged.", detail=str(error)
        ) from error
    return 0
