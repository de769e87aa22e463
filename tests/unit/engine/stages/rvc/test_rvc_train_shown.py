"""An RVC training as people see it: curves, measured checkpoints, and a voice at its end."""

import pytest
import torch

from mynah.engine.checkpoint_ledger import Ledger, model_dir
from mynah.engine.formats.rvc_model import read_small_model
from mynah.engine.formats.rvc_voice import read_voice_model
from mynah.engine.stages.rvc.train import RvcTrain
from mynah.protocol.events import Metric, Progress, Warning_


def metrics(ctx, name):
    return [event.value for event in ctx.reporter.of(Metric) if event.name == name]


@pytest.mark.usefixtures("small_rvc")
def test_a_training_from_start_to_end(rvc_fresh):
    ctx = rvc_fresh()
    summary = RvcTrain().run(ctx)
    assert "FROM_SCRATCH" in [event.code for event in ctx.reporter.of(Warning_)]
    progress = ctx.reporter.of(Progress)
    assert progress[-1].done == progress[-1].total == summary["steps"]
    assert summary["steps"] % 4 == 0  # whole epochs
    assert summary["epochs"] == 4.0
    assert summary["batch_size"] == 2
    names = {event.name for event in ctx.reporter.of(Metric)}
    assert names >= {"mel", "kl", "fm", "loss_g", "loss_d", "gradient", "learning_rate"}
    assert names >= {"seconds_per_epoch", "epoch", "batch_size"}
    assert names >= {"similarity", "pitch_error", "intelligibility"}
    assert metrics(ctx, "learning_rate")[-1] == pytest.approx(1e-4 * 0.999875**4)
    config, weights = read_voice_model(ctx.out / "model.safetensors")
    assert config.speakers == 109
    assert {value.dtype for value in weights.values()} == {torch.float16}
    assert not any(name.startswith("enc_q") for name in weights)
    ledger = Ledger.load(ctx.run_dir)
    assert [row.epoch for row in ledger.rows.values()] == [2.0, 4.0]
    small = read_small_model(model_dir(ctx.run_dir, summary["steps"]) / "Test ü.pth")
    assert (small.epoch, small.step) == (4, summary["steps"])
    assert small.speakers == ("A", "B")
    assert summary["published"]["step"] in ledger.rows
