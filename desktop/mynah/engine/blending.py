"""Two voices mixed to one: every number of the networks is a mean of both, by shares.

That is how the RVC family blends (facts of Applio's `model_blender`): linear interpolation of the
tensors, the tables of speakers cut to the smaller. It sounds like a voice only where both networks
have the same shape and were trained on the same features from a common start.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mynah import __version__
from mynah.engine.formats.rvc_voice import (
    KIND,
    MODEL_FILE,
    RvcVoiceFacts,
    build_rvc_voice_folder,
    read_voice_model,
)
from mynah.engine.networks.rvc.loading import SPEAKER_TABLE
from mynah.project import atomic, voice_card
from mynah.protocol.errors import ErrorCode, MynahError

if TYPE_CHECKING:
    from torch import Tensor

    from mynah.engine.networks.rvc.config import RvcConfig
    from mynah.project.voices import VoiceStore, VoiceVersion

LITE_KIND = "lite"
_MUST_AGREE = {
    LITE_KIND: (("encoder_sha256", "content encoder"), ("base_sha256", "base model")),
    KIND: (("embedder", "embedder"),),
}


@dataclass(frozen=True)
class Blend:
    """What is to be mixed.

    Attributes:
        first: A voice.
        second: Another one of the same kind and shape.
        ratio: Share of the second, 0 to 1.
        name: What the new voice is called.
    """

    first: VoiceVersion
    second: VoiceVersion
    ratio: float
    name: str

    @property
    def larger(self) -> VoiceVersion:
        """The voice with the larger share, the first where both have the same."""
        return self.second if self.ratio > 0.5 else self.first

    @property
    def words(self) -> str:
        """What it is, for people."""
        share = round(self.ratio * 100)
        return f"{100 - share} % {self.first.name}, {share} % {self.second.name}"


def check_blend(blend: Blend) -> None:
    """Refuse what can be seen to be no blend before any weights are read.

    Raises:
        MynahError: USAGE for a ratio outside 0 to 1; BAD_INPUT with each reason.
    """
    if not 0.0 <= blend.ratio <= 1.0:  # also false for what is no number
        raise MynahError(
            ErrorCode.USAGE,
            f"The ratio is {blend.ratio}, outside 0 to 1.",
            hint="0 is all of the first voice, 1 all of the second.",
        )
    cards = blend.first.card, blend.second.card
    reasons = []
    if cards[0].kind != cards[1].kind:
        reasons.append(("kind", f"one is {cards[0].kind!r}, the other {cards[1].kind!r}"))
    elif cards[0].kind not in _MUST_AGREE:
        reasons.append(("kind", f"voices of the kind {cards[0].kind!r} cannot be blended"))
    else:
        for key, words in _MUST_AGREE[cards[0].kind]:
            if cards[0].lineage.get(key) != cards[1].lineage.get(key):
                reasons.append((words, "is not the same"))
    if cards[0].sample_rate != cards[1].sample_rate:
        rates = f"{cards[0].sample_rate} Hz and {cards[1].sample_rate} Hz"
        reasons.append(("sample rate", f"{rates} do not go together"))
    _refuse(blend, reasons)


def build_blend(blend: Blend, folder: Path) -> dict[str, Any]:
    """Fill an empty folder with the files of the blended voice, the card's draft among them.

    The index is that of the voice with the larger share: an index of both would pull every sound
    towards whichever voice happens to be nearer.

    Returns:
        The card's draft.

    Raises:
        MynahError: as `check_blend`; BAD_INPUT where the networks differ in their shape; what
            reading and writing raise.
    """
    check_blend(blend)
    if blend.first.card.kind == KIND:
        return _build_rvc(blend, folder)
    return _build_lite(blend, folder)


def blend_voices(store: VoiceStore, blend: Blend) -> VoiceVersion:
    """Publish the blend as a new voice.

    Raises:
        MynahError: EXISTS; as `build_blend` and `VoiceStore.publish`.
    """
    check_blend(blend)
    store.check_new(blend.name)
    store.verify(blend.first)
    store.verify(blend.second)
    with store.staged() as staged:
        build_blend(blend, staged)
        return store.publish(blend.name, staged, new=True)


def mixed(
    first: Mapping[str, Tensor], second: Mapping[str, Tensor], ratio: float
) -> dict[str, Tensor]:
    """Tensor for tensor (1 - ratio) * first + ratio * second, in the precision of the first.

    The tables of speakers are cut to the smaller one; all else has the same shape.
    """
    result = {}
    for name, mine in first.items():
        other = second[name]
        if name == SPEAKER_TABLE:
            rows = min(len(mine), len(other))
            mine, other = mine[:rows], other[:rows]  # noqa: PLW2901
        result[name] = mine.float().lerp(other.float(), ratio).to(mine.dtype).contiguous()
    return result


def _build_rvc(blend: Blend, folder: Path) -> dict[str, Any]:
    config, mine = read_voice_model(blend.first.dir / MODEL_FILE)
    other_config, other = read_voice_model(blend.second.dir / MODEL_FILE)
    _refuse(blend, _different_shapes(config, other_config))
    card = blend.larger.card
    speakers = blend.first.card.lineage.get("speakers")
    index = _index_of(blend.larger)
    facts = RvcVoiceFacts(
        name=blend.name,
        speakers=tuple(map(str, speakers))[: min(config.speakers, other_config.speakers)]
        if isinstance(speakers, list)
        else ("",),
        median_f0=_median(blend),
        unvoiced="filled" if card.lineage.get("unvoiced") == "filled" else "zero",
        embedder=str(card.lineage.get("embedder") or "contentvec"),
        author=_joined(blend, "author"),
        info=blend.words,
        consent=_joined(blend, "consent"),
        licence=_joined(blend, "licence"),
        lineage=_lineage(blend, index),
    )
    return build_rvc_voice_folder(folder, mixed(mine, other, blend.ratio), config, facts, index)


def _different_shapes(first: RvcConfig, second: RvcConfig) -> list[tuple[str, str]]:
    """What differs, but for the rows of speakers."""
    reasons = []
    if first.version != second.version:
        reasons.append(("version", f"one is {first.version}, the other {second.version}"))
    if first.sample_rate != second.sample_rate:
        reasons.append(("sample rate", f"{first.sample_rate} and {second.sample_rate} Hz"))
    if first.f0 != second.f0:
        reasons.append(("pitch", "one follows a pitch, the other does not"))
    mine, other = first.to_list(), second.to_list()
    mine[15] = other[15] = 0
    if not reasons and mine != other:
        reasons.append(("shape", "the networks have different sizes"))
    return reasons


def _build_lite(blend: Blend, folder: Path) -> dict[str, Any]:
    from safetensors.torch import save

    from mynah.engine.formats.lite_weights import packed
    from mynah.engine.networks.lite.synthesizer import MOMENTS

    mine, other = (_lite_weights(one) for one in (blend.first, blend.second))
    for name in set(MOMENTS) & (mine.keys() ^ other.keys()):
        # Between what is known and what is not lies nothing: a voice of an earlier version.
        mine.pop(name, None)
        other.pop(name, None)
    if {n: t.shape for n, t in mine.items()} != {n: t.shape for n, t in other.items()}:
        _refuse(blend, [("shape", "the networks have different sizes")])
    atomic.write_bytes(folder / MODEL_FILE, save(packed(mixed(mine, other, blend.ratio))))
    index = _index_of(blend.larger)
    if index is not None:
        _copy(index, folder / index.name)
    card = blend.first.card
    common = ("encoder_sha256", "base_sha256")
    data = {
        "kind": LITE_KIND,
        "sample_rate": card.sample_rate,
        "author": _joined(blend, "author"),
        "licence": _joined(blend, "licence"),
        "consent": _joined(blend, "consent"),
        "lineage": {
            "mynah": __version__,
            **{key: card.lineage[key] for key in common if key in card.lineage},
            "median_f0_hz": _median(blend),
            **_lineage(blend, index),
        },
    }
    final = voice_card.completed(data, blend.name, folder)
    atomic.write_json(folder / voice_card.FILE_NAME, final.to_dict())
    return final.to_dict()


def _lite_weights(version: VoiceVersion) -> dict[str, Tensor]:
    from safetensors import SafetensorError
    from safetensors.torch import load_file

    from mynah.engine.formats.lite_weights import unpacked

    try:
        return unpacked(load_file(version.dir / MODEL_FILE))
    except (OSError, ValueError, SafetensorError) as error:
        raise MynahError(
            ErrorCode.BROKEN_FILE,
            f"The model of {version.name!r} cannot be read.",
            detail=str(error),
        ) from error


def _lineage(blend: Blend, index: Path | None) -> dict[str, Any]:
    parts = [
        {
            "name": one.name,
            "version": one.version,
            "weights_sha256": voice_card.weights_sha256(one.card),
            "share": round(share, 4),
        }
        for one, share in ((blend.first, 1 - blend.ratio), (blend.second, blend.ratio))
    ]
    more = {}
    digests = {one.card.lineage.get("embedder_sha256") for one in (blend.first, blend.second)}
    if len(digests) == 1 and None not in digests:
        more["embedder_sha256"] = digests.pop()
    return {
        "blend": parts,
        "ratio": blend.ratio,
        "index_of": blend.larger.name if index is not None else "",
        **more,
    }


def _median(blend: Blend) -> float:
    """Pitch between both, as the ear hears it; the one that is known where only one is."""
    medians = [one.card.lineage.get("median_f0_hz") for one in (blend.first, blend.second)]
    first, second = (float(m) if isinstance(m, int | float) and m > 0 else 0.0 for m in medians)
    if not first or not second:
        return first or second
    logs = (1 - blend.ratio) * math.log(first) + blend.ratio * math.log(second)
    return round(math.exp(logs), 1)


def _joined(blend: Blend, key: str) -> str:
    """What both cards say, each once, with whose it is where they differ."""
    said = [(one.name, str(getattr(one.card, key))) for one in (blend.first, blend.second)]
    if said[0][1] == said[1][1]:
        return said[0][1]
    return "; ".join(f"{name}: {text or 'nothing said'}" for name, text in said)


def _index_of(version: VoiceVersion) -> Path | None:
    name = voice_card.index_name(version.card)
    return version.dir / name if name else None


def _copy(source: Path, target: Path) -> None:
    import shutil

    with atomic.disk_errors(target):
        shutil.copyfile(source, target)


def _refuse(blend: Blend, reasons: list[tuple[str, str]]) -> None:
    if reasons:
        words = "; ".join(f"{what}: {why}" for what, why in reasons)
        raise MynahError(
            ErrorCode.BAD_INPUT,
            f"{blend.first.name!r} and {blend.second.name!r} cannot be blended. {words}.",
            hint="Blend two voices of the same kind, version and sample rate.",
            items=reasons,
        )
