"""The folder of an RVC voice: our own model file, the family's `.pth`, the index, the card's draft.

`model.safetensors` is what is played here. The `.pth` and the `added_….index` beside it are for
every other program of the family: both can be copied out as they are.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from safetensors import SafetensorError, safe_open
from safetensors.torch import save

from mynah import __version__
from mynah.engine.formats.rvc_index import IndexFacts, check_width, index_facts
from mynah.engine.formats.rvc_model import (
    CONTENTVEC,
    SmallModel,
    Unvoiced,
    half_precision,
    write_small_model,
)
from mynah.engine.formats.rvc_weights import plain_weights
from mynah.engine.networks.rvc.config import RvcConfig
from mynah.engine.networks.rvc.loading import checked_weights
from mynah.project import atomic, voice_card
from mynah.project.names import safe_name
from mynah.protocol.errors import ErrorCode, MynahError

if TYPE_CHECKING:
    from pathlib import Path

    from torch import Tensor

MODEL_FILE = "model.safetensors"
KIND = "rvc"
METADATA_KEY = "mynah"


@dataclass(frozen=True)
class RvcVoiceFacts:
    """What is known of a voice beside its weights.

    Attributes:
        name: Model name, any text.
        epoch: Trained.
        step: Trained.
        minutes: Of recordings.
        speakers: Names in the order of their rows; "" where unnamed.
        median_f0: Hz of the recordings; 0 where not known.
        unvoiced: Pitch of unvoiced frames in training; "" where not known, and then taken for zero.
        embedder: Content encoder by the family's name.
        author: Who made it.
        info: Free text of the `.pth`; the epochs where it is empty.
        creation_date: For the `.pth`, ISO 8601 with microseconds; now where it is empty.
        run_id: The run that made it; empty for an imported voice.
        consent: Whose voice it is and what they agreed to.
        licence: What others may do with it.
        measurements: For the card.
        lineage: Further keys of the card's lineage, e.g. `embedder_sha256`, `base_sha256`.
    """

    name: str
    epoch: int = 0
    step: int = 0
    minutes: float = 0.0
    speakers: tuple[str, ...] = ("",)
    median_f0: float = 0.0
    unvoiced: Unvoiced = ""
    embedder: str = CONTENTVEC
    author: str = ""
    info: str = ""
    creation_date: str = ""
    run_id: str = ""
    consent: str = ""
    licence: str = ""
    measurements: Mapping[str, Any] = field(default_factory=dict)
    lineage: Mapping[str, Any] = field(default_factory=dict)


def build_rvc_voice_folder(
    folder: Path,
    synth_state: Mapping[str, Tensor],
    config: RvcConfig,
    facts: RvcVoiceFacts,
    index_path: Path | None = None,
) -> dict[str, Any]:
    """Fill a folder with the files of a voice that can be published.

    Args:
        folder: Must exist; files of these names are replaced.
        synth_state: State of the generator in any float precision, with or without `enc_q`.
        config: Its shape; the speaker rows are counted in the state.
        facts: What goes into the `.pth` and the card.
        index_path: An `added_…` index; it is copied under the family's name for this voice.

    Returns:
        The card's draft, which also stands in the folder as `voice.json`.

    Raises:
        MynahError: BROKEN_FILE or BAD_INPUT where the weights do not fit the shape or are not
            numbers, or the index is none or of another width; DISK_FULL, NO_PERMISSION.
    """
    config, checked = checked_weights(config, plain_weights(synth_state))
    weights = half_precision(checked)
    write_voice_model(folder / MODEL_FILE, config, weights)
    index = _copy_index(folder, index_path, config, facts.name) if index_path else None
    small = SmallModel(
        weights=weights,
        config=config,
        name=facts.name,
        epoch=facts.epoch,
        step=facts.step,
        info=facts.info,
        embedder=facts.embedder,
        speakers=facts.speakers or ("",),
        author=facts.author,
        dataset_length=_clock(facts.minutes),
        creation_date=facts.creation_date,
        median_f0=facts.median_f0,
        unvoiced=facts.unvoiced,
    )
    write_small_model(folder / small_model_name(facts.name), small)
    card = _card(config, facts, index)
    (folder / voice_card.FILE_NAME).unlink(missing_ok=True)
    final = voice_card.completed(card, facts.name, folder)
    atomic.write_json(folder / voice_card.FILE_NAME, final.to_dict())
    return final.to_dict()


def small_model_name(name: str) -> str:
    """File name of the `.pth` of a voice."""
    return f"{safe_name(name)}.pth"


def index_file_name(name: str, version: str, facts: IndexFacts) -> str:
    """File name under which other programs find the index of a voice (rvc-format 7)."""
    kind = facts.kind.replace("IVF,", f"IVF{facts.lists}_")
    return f"added_{kind}_nprobe_{max(facts.searched, 1)}_{safe_name(name)}_{version}.index"


def write_voice_model(path: Path, config: RvcConfig, weights: Mapping[str, Tensor]) -> None:
    """Write `model.safetensors`: the weights as they are, and the shape as its metadata.

    Raises:
        MynahError: DISK_FULL or NO_PERMISSION.
    """
    about = {
        "kind": KIND,
        "version": str(config.version),
        "f0": config.f0,
        "config": config.to_list(),
    }
    # One key alone: the library writes several in another order each time, and the same voice
    # must give the same file.
    atomic.write_bytes(path, save(dict(weights), metadata={METADATA_KEY: json.dumps(about)}))


def read_voice_model(path: Path) -> tuple[RvcConfig, dict[str, Tensor]]:
    """Read `model.safetensors` of an RVC voice: its shape, and its weights in their precision.

    Raises:
        MynahError: NOT_FOUND; BROKEN_FILE where it is damaged or not such a file.
    """
    try:
        with safe_open(path, framework="pt") as file:
            metadata = file.metadata() or {}
            weights = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118
    except FileNotFoundError as error:
        raise MynahError(ErrorCode.NOT_FOUND, f"There is no file {path}.") from error
    except (OSError, SafetensorError, ValueError) as error:
        raise MynahError(
            ErrorCode.BROKEN_FILE, f"{path} is cut short or damaged.", detail=str(error)
        ) from error
    try:
        about = json.loads(metadata.get(METADATA_KEY, ""))
        if not isinstance(about, dict) or about.get("kind") != KIND:
            raise ValueError("It is of another kind.")
        config = RvcConfig.from_list(
            about.get("config", ()), str(about.get("version")), about.get("f0") is True
        )
    except (ValueError, TypeError, RecursionError) as error:
        raise MynahError(
            ErrorCode.BROKEN_FILE,
            f"{path} does not hold the model of an RVC voice.",
            detail=str(error),
        ) from error
    return checked_weights(config, weights)


def _copy_index(folder: Path, index_path: Path, config: RvcConfig, name: str) -> IndexFacts:
    facts = index_facts(index_path)
    check_width(index_path, facts, config.content_width)
    target = folder / index_file_name(name, config.version, facts)
    if target != index_path:
        with atomic.disk_errors(target):
            shutil.copyfile(index_path, target)
    return facts


def _card(config: RvcConfig, facts: RvcVoiceFacts, index: IndexFacts | None) -> dict[str, Any]:
    return {
        "kind": KIND,
        "run_id": facts.run_id,
        "sample_rate": config.sample_rate,
        "minutes": round(facts.minutes, 2),
        "epochs": facts.epoch,
        "steps": facts.step,
        "author": facts.author,
        "licence": facts.licence,
        "consent": facts.consent,
        "measurements": dict(facts.measurements),
        "lineage": {
            "mynah": __version__,
            "version": str(config.version),
            "f0": config.f0,
            "speakers": list(facts.speakers or ("",)),
            "speaker_rows": config.speakers,
            "embedder": facts.embedder,
            "unvoiced": facts.unvoiced or "zero",
            "median_f0_hz": facts.median_f0,
            "vectors": index.vectors if index else 0,
            **facts.lineage,
        },
    }


def _clock(minutes: float) -> str:
    seconds = round(minutes * 60)
    return f"{seconds // 3600:02d}:{seconds % 3600 // 60:02d}:{seconds % 60:02d}" if seconds else ""
