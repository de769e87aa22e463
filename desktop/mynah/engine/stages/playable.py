"""Weights of a checkpoint as a small voice that can be played: fp16, with a card."""

from __future__ import annotations

import logging
import shutil
from typing import TYPE_CHECKING, Any

from safetensors.torch import save

from mynah.engine.checkpoint_ledger import model_dir
from mynah.engine.convert.voice import MODEL_FILE
from mynah.project import voice_card
from mynah.project.atomic import read_json, sync_dir, sync_tree, write_bytes, write_json
from mynah.project.storing import file_sha256
from mynah.protocol.errors import MynahError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from mynah.engine.checkpoint_ledger import Measured
    from mynah.engine.networks.lite.synthesizer import LiteSynthesizer
    from mynah.engine.run_stage import StageContext

_log = logging.getLogger(__name__)


def published_weights(network: LiteSynthesizer) -> bytes:
    """The file of weights as people get it."""
    weights = {name: value.half().contiguous() for name, value in network.state_dict().items()}
    return save(weights, {"kind": "mynah-lite-voice"})


def keep_weights(
    ctx: StageContext,
    row: Measured,
    weights: bytes,
    sample_rate: int,
    lineage: Mapping[str, Any],
) -> None:
    """Make the voice folder of a measured checkpoint; it appears whole or not at all.

    Args:
        ctx: Of the training.
        row: What was measured.
        weights: Content of the file of weights.
        sample_rate: Of the voice, in hertz.
        lineage: What playing needs to know of where the voice comes from.

    Raises:
        MynahError: DISK_FULL or NO_PERMISSION.
    """
    final = model_dir(ctx.run_dir, row.step)
    building = final.with_name(final.name + ".new")
    for folder in (building, final):
        shutil.rmtree(folder, ignore_errors=True)
    write_bytes(building / MODEL_FILE, weights)
    card = {
        "kind": ctx.job.kind,
        "run_id": ctx.job.run_id,
        "sample_rate": sample_rate,
        "epochs": int(row.epoch),
        "steps": row.step,
        "measurements": row.means,
        "lineage": dict(lineage),
    }
    finished = voice_card.completed(card, ctx.job.voice, building)
    write_json(building / voice_card.FILE_NAME, finished.to_dict())
    sync_tree(building)
    building.rename(final)
    sync_dir(final.parent)


def median_pitch(ctx: StageContext) -> float:
    """Median pitch of the recordings, in Hz, as the extraction found it."""
    return float(read_json(ctx.inputs["extract"] / "result.json")["summary"]["median_f0_hz"])


def kept_weights(run_dir: Path, step: int) -> bytes | None:
    """The weights of a checkpoint, when they are there and as they were written."""
    folder = model_dir(run_dir, step)
    try:
        card = voice_card.read_card(folder)
        if card.files[MODEL_FILE].sha256 != file_sha256(folder / MODEL_FILE):
            raise ValueError("other content than was written")
        return (folder / MODEL_FILE).read_bytes()
    except (OSError, KeyError, ValueError, MynahError) as fault:
        _log.warning("the weights of step %s cannot be used: %s", step, fault)
        return None
