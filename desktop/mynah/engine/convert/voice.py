"""A published Lite voice, loaded once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import torch
from safetensors import SafetensorError
from safetensors.torch import load_file

from mynah.engine.convert.precision import lite_precision
from mynah.engine.convert.silence import hushed
from mynah.engine.convert.synthesis import synthesise
from mynah.engine.features.content import ContentModel, load_content_model
from mynah.engine.features.moments import ContentMoments
from mynah.engine.formats.lite_weights import unpacked
from mynah.engine.networks.lite.synthesizer import (
    LiteSynthesizer,
    SynthesizerConfig,
    with_moments,
)
from mynah.engine.run_faults import raise_if_memory
from mynah.engine.training.fitness import unfit
from mynah.protocol.errors import ErrorCode, MynahError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path
    from typing import Self

    import numpy as np
    from numpy.typing import NDArray

    from mynah.engine.convert.settings import ConvertSettings
    from mynah.engine.convert.source import Source
    from mynah.engine.features.retrieval import ContentIndex
    from mynah.project.voice_card import VoiceCard

MODEL_FILE = "model.safetensors"


@dataclass(frozen=True)
class LoadedLiteVoice:
    """Everything that a conversion needs, in memory; a `LoadedVoice`.

    Attributes:
        card: see `VoiceCard`.
        synthesizer: in evaluation mode, on the CPU.
        content: the encoder that the voice was trained with.
        index: None where the voice has none.
        median_f0: of the recordings, in Hz.
        moments: of the content of the recordings; None in voices of earlier versions.
        precision: "fp32" or "bf16", of the products in the networks.
    """

    card: VoiceCard
    synthesizer: LiteSynthesizer
    content: ContentModel
    index: ContentIndex | None
    median_f0: float
    moments: ContentMoments | None = None
    precision: str = "fp32"

    @property
    def config(self) -> SynthesizerConfig:
        """Rates and sizes."""
        return self.synthesizer.config

    @property
    def sample_rate(self) -> int:
        """Of what it speaks, in Hz."""
        return self.config.sample_rate

    @property
    def follows_pitch(self) -> bool:
        """A Lite voice always does."""
        return True

    def numbers(self) -> torch.autocast:
        """Within it the networks compute as `precision` says."""
        return torch.autocast("cpu", torch.bfloat16, enabled=self.precision == "bf16")

    def remarks(self, settings: ConvertSettings) -> Sequence[str]:
        """See `LoadedVoice.remarks`; a Lite voice has one speaker and one way to go silent."""
        name = self.card.name
        if settings.speaker not in (None, "", "0", name):
            raise MynahError(
                ErrorCode.USAGE,
                f"The voice {name!r} has no speaker {settings.speaker!r}.",
                hint="A Lite voice has one speaker; leave the setting out.",
            )
        words = []
        if settings.unvoiced is not None:
            words.append("A Lite voice has no policy for unvoiced pitch; the setting has no effect")
        if settings.precision == "fp16":
            words.append(f"A Lite voice is not computed in fp16; it is in {self.precision}")
        return [f"{one}." for one in words]

    def synthesise(
        self, source: Source, settings: ConvertSettings, semitones: float
    ) -> Iterator[NDArray[np.float32]]:
        """See `LoadedVoice.synthesise`."""
        waves = synthesise(source, self, settings, semitones)
        return hushed(waves, source.energy, self.sample_rate)

    def with_card(self, card: VoiceCard) -> Self:
        """See `LoadedVoice.with_card`."""
        return replace(self, card=card)

    def with_index(self, index: ContentIndex) -> Self:
        """See `LoadedVoice.with_index`."""
        if index.index.d != self.config.content:
            raise MynahError(
                ErrorCode.BROKEN_FILE,
                f"The index holds features of width {index.index.d}, but the voice "
                f"{self.card.name!r} has features of width {self.config.content}.",
            )
        return replace(self, index=index)


def load_lite_voice(folder: Path, card: VoiceCard, precision: str = "auto") -> LoadedLiteVoice:
    """Load the version in `folder`, whose card is `card`; for `precision` see `lite_precision`.

    Raises:
        MynahError: BROKEN_FILE, or MISSING_MODEL where the voice needs another content encoder
            than the one at hand.
    """
    content = load_content_model()
    wanted = card.lineage.get("encoder_sha256")
    if wanted != content.fingerprint:
        raise MynahError(
            ErrorCode.MISSING_MODEL,
            f"The voice {card.name!r} was made with another content encoder.",
            hint="Train it again with this version of Mynah.",
            detail=f"wanted {wanted}, have {content.fingerprint}",
        )
    synthesizer = lite_synthesizer(folder / MODEL_FILE, card)
    median = card.lineage.get("median_f0_hz")
    voice = LoadedLiteVoice(
        card,
        synthesizer,
        content,
        None,
        float(median) if isinstance(median, int | float) else 0.0,
        _moments(synthesizer),
        lite_precision(precision),
    )
    index = _index(folder, card)
    return voice if index is None else voice.with_index(index)


def lite_synthesizer(path: Path, card: VoiceCard) -> LiteSynthesizer:
    """The network of a Lite voice by its file, in evaluation mode and float32.

    Raises:
        MynahError: BROKEN_FILE.
    """
    try:
        synthesizer = LiteSynthesizer(SynthesizerConfig.at(card.sample_rate))
        weights = unpacked(load_file(path))
        synthesizer.load_state_dict(with_moments(weights, synthesizer.config))
    except (OSError, ValueError, RuntimeError, SafetensorError) as error:
        raise_if_memory(error)
        raise MynahError(
            ErrorCode.BROKEN_FILE, f"The model of {card.name!r} cannot be read.", detail=str(error)
        ) from error
    name = unfit(synthesizer.state_dict())
    if name:
        raise MynahError(
            ErrorCode.BROKEN_FILE,
            f"The model of {card.name!r} is damaged: it holds what is no number.",
            hint="Go back to an earlier version of the voice, or train it again.",
            detail=name,
        )
    return synthesizer.eval()


def _moments(synthesizer: LiteSynthesizer) -> ContentMoments | None:
    mean, deviation = synthesizer.content_mean.numpy(), synthesizer.content_deviation.numpy()
    return ContentMoments(mean, deviation, 0) if (deviation > 0).all() else None


def _index(folder: Path, card: VoiceCard) -> ContentIndex | None:
    from mynah.engine.stages.index import open_index

    names = [name for name in card.files if name.endswith(".index")]
    if not names:
        return None
    try:
        return open_index(folder / names[0])
    except (OSError, RuntimeError) as error:  # the second is what faiss raises on other files
        raise_if_memory(error)
        raise MynahError(
            ErrorCode.BROKEN_FILE, f"The index of {card.name!r} cannot be read.", detail=str(error)
        ) from error
