"""Loading an RVC voice: from its folder, or straight from a file of the family."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import torch

from mynah.engine.convert.precision import Computing, computing
from mynah.engine.convert.rvc.network import TorchNetwork
from mynah.engine.convert.rvc.voice import LoadedRvcVoice
from mynah.engine.formats.rvc_index import check_width, index_facts, open_rvc_index
from mynah.engine.formats.rvc_voice import MODEL_FILE, read_voice_model
from mynah.engine.memory import give_back
from mynah.engine.networks.rvc.inference import for_inference
from mynah.engine.networks.rvc.loading import load_generator_weights
from mynah.engine.passing import passing_folder
from mynah.engine.voice_import import prepare_voice
from mynah.project.voice_card import VoiceCard, read_card

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from torch import Tensor

    from mynah.engine.convert.rvc.encoders import ContentEncoder, Encoders
    from mynah.engine.networks.rvc.config import RvcConfig
    from mynah.protocol.ports import Control


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
    path: Path,
    index: Path | None,
    control: Control,
    *,
    precision: str = "auto",
    encoders: Encoders | None = None,
) -> LoadedRvcVoice:
    """Load a small `.pth` of the family that was not imported, with or without its index.

    The files are opened in a process with limits, as those of an import are.

    Raises:
        MynahError: see `load_rvc_voice` and `prepare_voice`.
        Interrupted: when it was asked for.
    """
    with passing_folder("voice") as quarantine:
        folder = prepare_voice(path, index, quarantine, control)
        return load_rvc_voice(folder, read_card(folder), precision=precision, encoders=encoders)


def assembled(parts: Parts, precision: str, encoders: Encoders | None) -> LoadedRvcVoice:
    """Build the networks of a voice; what is wrong with its files is found before that."""
    how = computing(precision)
    if parts.index is not None:
        check_width(parts.index, index_facts(parts.index), parts.config.content_width)
    network = torch_network(parts.config, parts.weights, how)
    voice = LoadedRvcVoice(
        parts.card,
        network,
        (encoders or _load_encoder)(how.content, how.device),
        None,
        parts.median_f0,
        parts.speakers,
        parts.unvoiced,
    )
    give_back()  # copies in other precisions and orders
    if parts.index is None:
        return voice
    return voice.with_index(open_rvc_index(parts.index, parts.config.content_width))


def torch_network(config: RvcConfig, weights: Mapping[str, Tensor], how: Computing) -> TorchNetwork:
    """The networks ready to speak.

    Raises:
        MynahError: BROKEN_FILE for weights that do not fit the shape or are no numbers.
    """
    synthesizer = load_generator_weights(config, weights)
    made = for_inference(synthesizer, precision=how.precision).to(how.device)
    return TorchNetwork(made, synthesizer.config, torch.device(how.device))


def _load_encoder(precision: str, device: str = "cpu") -> ContentEncoder:
    from mynah.engine.features.contentvec import load_contentvec

    return load_contentvec(precision=precision, device=device)


def _parts(folder: Path, card: VoiceCard) -> Parts:
    config, weights = read_voice_model(folder / MODEL_FILE)
    lineage = card.lineage
    speakers, median = lineage.get("speakers"), lineage.get("median_f0_hz")
    index = next((name for name in card.files if name.endswith(".index")), None)
    return Parts(
        card,
        weights,
        config,
        None if index is None else folder / index,
        _names(speakers if isinstance(speakers, list) else ()),
        float(median) if isinstance(median, int | float) else 0.0,
        _policy(lineage.get("unvoiced")),
    )


def _names(speakers: Iterable[object]) -> tuple[str, ...]:
    names = tuple(str(one) for one in speakers)
    return names if any(names) else ()


def _policy(unvoiced: object) -> str:
    return "filled" if unvoiced == "filled" else "zero"
