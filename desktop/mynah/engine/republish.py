"""Publishing another checkpoint of a finished run: verified like any voice, then published."""

import contextlib
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from mynah.engine.checkpoint_ledger import Ledger, model_dir
from mynah.engine.convert.voice import MODEL_FILE
from mynah.engine.run_folder import RunFolder
from mynah.engine.run_stage import StageContext
from mynah.engine.run_steps import RESULT_NAME
from mynah.engine.stages import stages_for
from mynah.project.atomic import UnreadableFileError, read_json, temporary_name, write_json
from mynah.protocol.errors import ErrorCode, MynahError
from mynah.protocol.ports import Control, Reporter

_NEEDED = ("preprocess", "extract", "train", "index")


def publish_checkpoint(
    run: RunFolder, step: int, reporter: Reporter, control: Control
) -> dict[str, Any]:
    """Make a kept checkpoint the voice's newest version; the ones before stay.

    Raises:
        MynahError: BAD_INPUT for a run that is not finished, NOT_FOUND for weights that are not
            kept, VERIFY_FAILED when the voice does not pass its test.
        Interrupted: when it was asked for; nothing is published then.
    """
    ledger = Ledger.load(run.path)
    row = ledger.rows.get(step)
    weights = model_dir(run.path, step) / MODEL_FILE
    if row is None or not weights.is_file():
        raise MynahError(
            ErrorCode.NOT_FOUND,
            f"The weights of step {step} are not kept.",
            hint=f"See `mynah checkpoints {run.run_id}`.",
        )
    summary = _summaries(run.path, _NEEDED)["train"]
    with _own_folder(run.path) as folder:
        for name in ("train", "verify", "publish"):
            (folder / name).mkdir()
        shutil.copyfile(weights, folder / "train" / MODEL_FILE)
        changed = {**summary, "published": {"step": step, "epoch": row.epoch}}
        write_json(folder / "train" / RESULT_NAME, {"summary": changed})
        inputs = {name: run.path / name for name in _NEEDED} | {"train": folder / "train"}
        context = StageContext(
            workspace=run.workspace,
            run_dir=run.path,
            job=run.job,
            out=folder / "verify",
            inputs=inputs,
            checkpoints=run.checkpoints,
            reporter=reporter,
            control=control,
        )
        stages = {stage.name: stage for stage in stages_for(run.job.kind)}
        measured = stages["verify"].run(context)
        after = {**inputs, "verify": folder / "verify"}
        published = stages["publish"].run(replace(context, inputs=after, out=folder / "publish"))
    ledger.published = step
    ledger.save()
    return {**published, "step": step, "measurements": measured}


@contextlib.contextmanager
def _own_folder(run_dir: Path) -> Iterator[Path]:
    """A passing folder in that of a run; its name says whose it is."""
    folder = temporary_name(run_dir)
    folder.mkdir()
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def export_state(run: RunFolder, program: str, folder: Path) -> tuple[Path, Path]:
    """Write the newest saved state of an RVC run as `G_` and `D_` files.

    Args:
        run: Of an RVC voice.
        program: "applio" or "rvc", which count parameters in different orders.
        folder: Made where missing.

    Returns:
        The two files.

    Raises:
        MynahError: NOT_FOUND without a saved state, BAD_CHECKPOINT for a damaged one, EXISTS
            where there are such files, DISK_FULL, NO_PERMISSION.
    """
    from mynah.engine.training.pairs import DamagedPairError, load_pair
    from mynah.engine.training.rvc.foreign import write_pair
    from mynah.engine.training.rvc.starting import newest_own_pair

    pair = newest_own_pair(run.path)
    if pair is None:
        raise MynahError(ErrorCode.NOT_FOUND, f"Run {run.run_id} has no saved state.")
    try:
        parts = load_pair(pair)
    except DamagedPairError as fault:
        raise MynahError(
            ErrorCode.BAD_CHECKPOINT, f"The saved state {pair.name} is damaged: {fault}."
        ) from fault
    there = [folder / f"{letter}_{parts['G']['step']}.pth" for letter in "GD"]
    if any(path.exists() for path in there):
        raise MynahError(
            ErrorCode.EXISTS, f"{folder} already holds {there[0].name} or {there[1].name}."
        )
    return write_pair(folder, parts, "applio" if program == "applio" else "webui")


def _summaries(run_dir: Path, names: Sequence[str]) -> dict[str, dict[str, Any]]:
    try:
        return {name: dict(read_json(run_dir / name / RESULT_NAME)["summary"]) for name in names}
    except (FileNotFoundError, UnreadableFileError, KeyError, TypeError) as fault:
        raise MynahError(
            ErrorCode.BAD_INPUT,
            "The run is not finished: its training and its index must be done.",
            detail=str(fault),
        ) from fault
