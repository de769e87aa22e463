"""A published voice, loaded once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from safetensors import SafetensorError
from safetensors.torch import load_file

from mynah.engine.features.content import ContentModel, load_content_model
from mynah.engine.networks.lite.synthesizer import LiteSynthesizer, SynthesizerConfig
from mynah.project.voice_card import VoiceCard, read_card
from mynah.protocol.errors import ErrorCode, MynahError

if TYPE_CHECKING:
    from pathlib import Path

    from mynah.engine.features.retrieval import ContentIndex

MODEL_FILE = "model.safetensors"


@dataclass(frozen=True)
class LoadedVoice:
    """Everything that a conversion needs, in memory.

    Attributes:
        card: see `VoiceCard`.
        synthesizer: in evaluation mode, on the CPU.
        content: the encoder that the voice was trained with.
        index: None where the voice has none.
        median_f0: of the recordings, in Hz.
    """

    card: VoiceCard
    synthesizer: LiteSynthesizer
    content: ContentModel
    index: ContentIndex | None
    median_f0: float

    @property
    def config(self) -> SynthesizerConfig:
        """Rates and sizes."""
        return self.synthesizer.config


def load_voice(folder: Path) -> LoadedVoice:
    """Load the version in `folder`.

    Raises:
        MynahError: NOT_FOUND, BROKEN_FILE, or MISSING_MODEL where the voice needs another content
            encoder than the one at hand, or is of a kind that cannot be played yet.
    """
    card = read_card(folder)
    if card.kind != "lite":
        raise MynahError(
            ErrorCode.MISSING_MODEL,
            f"The voice {card.name!r} is of the kind {card.kind or 'unknown'!r}.",
            hint="Only Lite voices can be played so far.",
        )
    content = load_content_model()
    wanted = card.lineage.get("encoder_sha256")
    if wanted != content.fingerprint:
        raise MynahError(
            ErrorCode.MISSING_MODEL,
            f"The voice {card.name!r} was made with another content encoder.",
            hint="Train it again with this version of Mynah.",
            detail=f"wanted {wanted}, have {content.fingerprint}",
        )
    synthesizer = LiteSynthesizer(SynthesizerConfig())
    try:
        weights = load_file(folder / MODEL_FILE)
        synthesizer.load_state_dict({name: value.float() for name, value in weights.items()})
    except (OSError, RuntimeError, SafetensorError) as error:
        raise MynahError(
            ErrorCode.BROKEN_FILE, f"The model of {card.name!r} cannot be read.", detail=str(error)
        ) from error
    median = card.lineage.get("median_f0_hz")
    return LoadedVoice(
        card,
        synthesizer.eval(),
        content,
        _index(folder, card),
        float(median) if isinstance(median, int | float) else 0.0,
    )


def _index(folder: Path, card: VoiceCard) -> ContentIndex | None:
    from mynah.engine.stages.index import open_index

    names = [name for name in card.files if name.endswith(".index")]
    if not names:
        return None
    try:
        return open_index(folder / names[0])
    except (OSError, RuntimeError) as error:  # the second is what faiss raises on other files
        raise MynahError(
            ErrorCode.BROKEN_FILE, f"The index of {card.name!r} cannot be read.", detail=str(error)
        ) from error
