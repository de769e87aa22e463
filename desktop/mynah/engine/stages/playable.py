"""Weights of a checkpoint as a small voice that can be played, with a card."""

from __future__ import annotations

import logging
import shutil
from contextlib import suppress
from typing import TYPE_CHECKING

from safetensors.torch import save

from mynah.engine.checkpoint_ledger import model_dir
from mynah.engine.convert.voice import MODEL_FILE
from mynah.engine.formats.lite_weights import packed
from mynah.engine.networks.lite.synthesizer import SynthesizerConfig
from mynah.project import voice_card
from mynah.project.atomic import (
    disk_errors,
    make_folder,
    read_json,
    sync_dir,
    sync_tree,
    write_bytes,
    write_json,
)
from mynah.project.storing import file_sha256
from mynah.protocol.errors import MynahError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from mynah.engine.checkpoint_ledger import Measured
    from mynah.engine.networks.lite.synthesizer import LiteSynthesizer
    from mynah.engine.run_stage import StageContext

_log = logging.getLogger(__name__)


def published_weights(network: LiteSynthesizer) -> bytes:
    """The file of weights as people get it."""
    return save(packed(network.state_dict()), {"kind": "mynah-lite-voice"})


def write_weights(network: LiteSynthesizer, path: Path) -> None:
    """Write that file.

    Raises:
        MynahError: DISK_FULL or NO_PERMISSION.
    """
    write_bytes(path, published_weights(network))


def keep_weights(ctx: StageContext, row: Measured, fill: Callable[[Path], None]) -> None:
    """Make the voice folder of a measured checkpoint; it appears whole or not at all.

    Args:
        ctx: Of the training.
        row: What was measured.
        fill: Writes the voice's files and its card into a folder.

    Raises:
        MynahError: DISK_FULL or NO_PERMISSION.
    """
    final = model_dir(ctx.run_dir, row.step)
    building = final.with_name(final.name + ".new")
    drop_weights(ctx.run_dir, row.step)
    with disk_errors(building):
        make_folder(building)
        fill(building)
        sync_tree(building)
        building.rename(final)
        sync_dir(final.parent)


def drop_weights(run_dir: Path, step: int) -> None:
    """Remove that folder; it goes out of sight at once, and then from the disk."""
    final = model_dir(run_dir, step)
    gone = final.with_name(final.name + ".new")  # a name that every session sweeps
    shutil.rmtree(gone, ignore_errors=True)
    with suppress(OSError):
        final.rename(gone)
        shutil.rmtree(gone)


def write_lite_card(ctx: StageContext, row: Measured, encoder_sha256: str, folder: Path) -> None:
    """Write the card of a measured checkpoint of a Lite voice, whose weights are in `folder`."""
    card = {
        "kind": ctx.job.kind,
        "run_id": ctx.job.run_id,
        "sample_rate": SynthesizerConfig().sample_rate,
        "epochs": int(row.epoch),
        "steps": row.step,
        "measurements": row.means,
        "lineage": {"encoder_sha256": encoder_sha256, "median_f0_hz": median_pitch(ctx)},
    }
    finished = voice_card.completed(card, ctx.job.voice, folder)
    write_json(folder / voice_card.FILE_NAME, finished.to_dict())


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
