"""A run with measured checkpoints, without a training."""

import soundfile

from helpers.fake_stages import make_job
from helpers.lite import made_voice
from mynah.engine.checkpoint_ledger import Ledger, Measured, model_dir, preview_path
from mynah.engine.run import create_run

REFERENCE = {"clips": ["a", "b", "c"], "held_out": True, "natural_similarity": 0.9}


def clip(similarity):
    return {"similarity": similarity, "pitch_error": 5.0, "intelligibility": 0.9}


def measured_run(workspace, table, kept=(), run_id="run1", whole=()):
    """A run whose ledger holds `table` (step to similarities), with folders of the kept steps."""
    run = create_run(workspace, make_job(run_id=run_id))
    rows = {
        step: Measured(step, step / 10, tuple(clip(value) for value in values))
        for step, values in table.items()
    }
    Ledger(run.path, "f" * 64, REFERENCE, None, rows).save()
    for step in table:
        path = preview_path(run.path, step)
        path.parent.mkdir(exist_ok=True)
        soundfile.write(path, [0.0] * 800, 32_000)
    for step in kept:
        model_dir(run.path, step).mkdir(parents=True)
    for step in whole:
        made_voice(model_dir(run.path, step), index=False)
    return run
