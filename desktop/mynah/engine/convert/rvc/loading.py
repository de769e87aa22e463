"""Loading an RVC voice: from its folder, or straight from a file of the family."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import torch

from mynah.engine.convert.rvc.network import TorchNetwork
from mynah.engine.convert.rvc.precision import Computing, computing
from mynah.engine.convert.rvc.voice import LoadedRvcVoice
from mynah.engine.formats.rvc_index import check_width, index_facts, open_rvc_index
from mynah.engine.formats.rvc_model import CONTENTVEC, SmallModel, read_small_model
from mynah.engine.networks.rvc.inference import for_inference
from mynah.engine.networks.rvc.loading import load_generator_weights
from mynah.project.voice_card import VoiceCard
from mynah.protocol.errors import ErrorCode, MynahError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from torch import Tensor

    from mynah.engine.convert.rvc.encoders import ContentEncoder, Encoders
    from mynah.engine.networks.rvc.config import RvcConfig


@dataclass(frozen=True)
class Parts:
    """What a voice is put together from.

    Attributes:
        card: what it is.
        weights: of the generator, in any precision.
        config: their shape.
        index: file, or None.
        speakers: names by number.
        median_f0: Hz, 0 where nobody knows.
        unvoiced: "zero" or "filled".
    """

    card: VoiceCard
    weights: Mapping[str, Tensor]
    config: RvcConfig
    index: Path | None
    speakers: tuple[str, ...]
    median_f0: float
    unvoiced: str


def load_rvc_voice(
    folder: Path, card: VoiceCard, *, precision: str = "auto", encoders: Encoders | None = None
) -> LoadedRvcVoice:
    """Load the version in `folder`, whose card is `card`; see `load_voice`.

    Raises:
        MynahError: BROKEN_FILE or BAD_INPUT for a model or an index that cannot be used,
            MISSING_MODEL where there is no content encoder, USAGE for a precision that this
            computer does not have.
    """
    return assembled(_parts(folder, card), precision, encoders)


def load_rvc_file(
    path: Path, index: Path | None, *, precision: str = "auto", encoders: Encoders | None = None
) -> LoadedRvcVoice:
    """Load a small `.pth` of the family that was not imported, with or without its index.

    Raises:
        MynahError: see `load_rvc_voice` and `read_small_model`.
    """
    model = read_small_model(path)
    _require_contentvec(model.embedder, model.name or path.stem)
    card = VoiceCard(name=model.name or path.stem, kind="rvc", sample_rate=model.config.sample_rate)
    return assembled(_parts_of(model, card, index), precision, encoders)


def assembled(parts: Parts, precision: str, encoders: Encoders | None) -> LoadedRvcVoice:
    """Build the networks of a voice; what is wrong with its files is found before that."""
    how = computing(precision)
    if parts.index is not None:
        check_width(parts.index, index_facts(parts.index), parts.config.content_width)
    network = torch_network(parts.config, parts.weights, how)
    voice = LoadedRvcVoice(
        parts.card,
        network,
        (encoders or _load_encoder)(how.precision, how.device),
        None,
        parts.median_f0,
        parts.speakers,
        parts.unvoiced,
    )
    if parts.index is None:
        return voice
    return voice.with_index(open_rvc_index(parts.index, parts.config.content_width))


def torch_network(config: RvcConfig, weights: Mapping[str, Tensor], how: Computing) -> TorchNetwork:
    """The networks ready to speak.

    Raises:
        MynahError: BROKEN_FILE for weights that do not fit the shape or are no numbers.
    """
    synthesizer = load_generator_weights(config, weights)
    precision = "fp32" if how.precision == "fp16" else how.precision
    made = for_inference(synthesizer, precision=precision).to(how.device)
    return TorchNetwork(made, synthesizer.config, torch.device(how.device))


def _load_encoder(precision: str, device: str = "cpu") -> ContentEncoder:
    from mynah.engine.features.contentvec import load_contentvec

    return load_contentvec(precision=precision, device=device)


def _parts(folder: Path, card: VoiceCard) -> Parts:
    models = sorted(name for name in card.files if name.endswith(".pth"))
    if not models:
        raise MynahError(ErrorCode.BROKEN_FILE, f"The voice {card.name!r} has no model.")
    index = next((name for name in card.files if name.endswith(".index")), None)
    model = read_small_model(folder / models[0])
    return _parts_of(model, card, None if index is None else folder / index)


def _parts_of(model: SmallModel, card: VoiceCard, index: Path | None) -> Parts:
    """The card's word counts more than the file's."""
    lineage = card.lineage
    speakers = lineage.get("speakers")
    names = [str(one) for one in speakers] if isinstance(speakers, list) else [*model.speakers]
    median = lineage.get("median_f0_hz")
    unvoiced = lineage.get("unvoiced") or model.unvoiced
    return Parts(
        card,
        model.weights,
        model.config,
        index,
        tuple(names) if any(names) else (),
        float(median) if isinstance(median, int | float) else model.median_f0,
        "filled" if unvoiced == "filled" else "zero",
    )


def _require_contentvec(embedder: str, name: str) -> None:
    if embedder.lower() != CONTENTVEC:
        raise MynahError(
            ErrorCode.MISSING_MODEL,
            f"The voice {name!r} was made for the content encoder {embedder!r}, and only "
            "ContentVec can be used.",
            hint="Take a voice that was made with ContentVec, as nearly all are.",
        )
