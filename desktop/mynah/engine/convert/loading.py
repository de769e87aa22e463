"""Loading a voice of any kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mynah.project.voice_card import read_card
from mynah.protocol.errors import ErrorCode, MynahError

if TYPE_CHECKING:
    from pathlib import Path

    from mynah.engine.convert.loaded import LoadedVoice
    from mynah.engine.convert.rvc.encoders import Encoders


def load_voice(
    folder: Path, *, precision: str = "auto", encoders: Encoders | None = None
) -> LoadedVoice:
    """Load the version in `folder`, of whichever kind its card says.

    Args:
        folder: of the version, with `voice.json`.
        precision: of the networks, see `ConvertSettings`.
        encoders: gives content encoders that are loaded already; without it one is loaded.

    Raises:
        MynahError: NOT_FOUND, BROKEN_FILE, or MISSING_MODEL where the voice needs a content
            encoder that is not at hand, or is of a kind that cannot be played.
    """
    card = read_card(folder)
    if card.kind == "lite":
        from mynah.engine.convert.voice import load_lite_voice

        return load_lite_voice(folder, card, precision)
    if card.kind == "rvc":
        from mynah.engine.convert.rvc.loading import load_rvc_voice

        return load_rvc_voice(folder, card, precision=precision, encoders=encoders)
    raise MynahError(
        ErrorCode.MISSING_MODEL,
        f"The voice {card.name!r} is of the kind {card.kind or 'unknown'!r}.",
        hint="Only Lite and RVC voices can be played.",
    )
