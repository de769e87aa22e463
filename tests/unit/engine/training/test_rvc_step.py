"""The learning step of an RVC voice beside one written from the description."""

import copy

import pytest
import torch

from helpers.naive_rvc.training import NaiveStep
from helpers.rvc_training import noise_clip, small_batches, small_config, small_trainer
from mynah.engine.networks.rvc.config import RvcConfig
from mynah.engine.training.rvc.batches import RvcBatches
from mynah.engine.training.rvc.distributed import Ranks
from mynah.engine.training.rvc.step import RvcStepSettings, RvcTrainer, default_device
from mynah.engine.training.step import DivergedError
from mynah.protocol.errors import ErrorCode, MynahError


def gradients_of(trainer, batch):
    """The losses of a step and copies of both networks' gradients."""
    kept = {}

    def keep(optimizer, network):
        def hook(*_):
            kept[network] = {
                name: p.grad.clone() for name, p in getattr(trainer, network).named_parameters()
            }

        optimizer.register_step_pre_hook(hook)

    keep(trainer.optimizer, "synthesizer")
    keep(trainer.judge_optimizer, "judges")
    losses = trainer.train_step(batch)
    return losses, kept["synthesizer"], kept["judges"]


def stir(trainer):
    """Fresh flows change nothing and fresh biases are alike: make every parameter count."""
    generator = torch.Generator().manual_seed(5)
    for network in (trainer.synthesizer, trainer.judges):
        for parameter in network.parameters():
            noise = torch.randn(parameter.shape, generator=generator)
            parameter.data += 0.03 * noise


def compare(found, expected, tolerance):
    """Within `tolerance` of each tensor's norm; some gradients are zero but for rounding."""
    assert found.keys() == expected.keys()
    rounding = 1e-6 * max(gradient.norm() for gradient in expected.values())
    for name, gradient in expected.items():
        difference = (found[name].to(gradient.dtype) - gradient).norm()
        assert difference <= tolerance * gradient.norm() + rounding, name


@pytest.mark.parametrize(("version", "f0"), [("v2", True), ("v1", False)])
def test_a_step_is_that_of_the_description(version, f0):
    config = small_config(version, f0=f0)
    trainer = small_trainer(config)
    stir(trainer)
    naive = NaiveStep(trainer.synthesizer.state_dict(), trainer.judges.state_dict(), config)
    batches = small_batches(config)
    for number in range(2):  # the second with weights that the optimizers have moved
        losses, generator, judges = gradients_of(trainer, batches.batch(number))
        expected, expected_generator, expected_judges = naive.step(batches.batch(number))
        assert {name: losses[name] for name in expected} == pytest.approx(expected, rel=2e-5)
        compare(generator, expected_generator, 5e-4)
        compare(judges, expected_judges, 5e-4)


def test_a_step_in_bfloat16_is_near_one_in_float32():
    config = small_config("v1")
    losses = {}
    for precision in ("fp32", "bf16"):
        trainer = small_trainer(config, precision=precision)
        losses[precision] = trainer.train_step(small_batches(config).batch(0))
    assert losses["bf16"] == pytest.approx(losses["fp32"], rel=0.05)


def test_a_resumed_training_goes_on_bit_by_bit():
    config, batches = small_config(), small_batches(small_config())
    unbroken = small_trainer(config)
    for number in range(2):
        unbroken.train_step(batches.batch(number))
    unbroken.end_epoch()
    parts = copy.deepcopy(unbroken.parts())
    resumed = small_trainer(config, seed=99)
    resumed.load_parts(parts)
    assert resumed.learning_rate == unbroken.learning_rate < 1e-4
    for trainer in (unbroken, resumed):
        trainer.train_step(batches.batch(2))
    for letter, part in unbroken.parts().items():
        for name, tensor in part["model"].items():
            assert torch.equal(tensor, resumed.parts()[letter]["model"][name]), name
    assert resumed.step == 3


def test_the_same_seed_gives_the_same_weights():
    config = small_config()
    first, second, other = (small_trainer(config, seed=seed) for seed in (1, 1, 2))
    name = "dec.conv_pre.weight"
    weights = [one.synthesizer.state_dict()[name] for one in (first, second, other)]
    assert torch.equal(weights[0], weights[1])
    assert not torch.equal(weights[0], weights[2])


def test_the_state_of_another_voice_is_refused():
    parts = small_trainer(small_config()).parts()
    other = small_trainer(small_config(speakers=2))
    with pytest.raises(MynahError) as caught:
        other.load_parts(parts)
    assert caught.value.code is ErrorCode.BAD_CHECKPOINT


@pytest.mark.parametrize("network", ["synthesizer", "judges"])
def test_what_is_not_finite_changes_no_weights(network):
    config = small_config()
    trainer = small_trainer(config)
    poisoned = next(getattr(trainer, network).parameters())
    poisoned.data.view(-1)[0] = torch.nan
    before = {k: v.clone() for k, v in getattr(trainer, network).state_dict().items()}
    with pytest.raises(DivergedError):
        trainer.train_step(small_batches(config).batch(0))
    for name, tensor in getattr(trainer, network).state_dict().items():
        assert torch.equal(tensor.nan_to_num(7), before[name].nan_to_num(7)), name
    assert trainer.step == 0


def test_smaller_batches_are_possible_at_any_step():
    config = small_config()
    trainer = small_trainer(config)
    trainer.train_step(small_batches(config, size=4).batch(0))
    trainer.train_step(small_batches(config, size=1).batch(1))
    assert trainer.step == 2


def test_a_step_that_broke_off_does_not_spoil_the_next_one(monkeypatch):
    config = small_config()
    trainer, batches = small_trainer(config), small_batches(config)
    trainer.scaler = torch.amp.GradScaler("cpu", init_scale=8.0)

    def out_of_memory(*_):
        raise RuntimeError("out of memory")

    with monkeypatch.context() as patch:
        patch.setattr(trainer, "_teach_generator", out_of_memory)
        with pytest.raises(RuntimeError, match="out of memory"):
            trainer.train_step(batches.batch(0))
    assert trainer.train_step(batches.batch(0))["gradient"] > 0
    assert trainer.scaler.get_scale() == 8


def test_an_infinite_gradient_of_another_process_skips_the_step_here_too():
    class BesideAnInfiniteOne(Ranks):
        def average_gradients(self, parameters):
            for parameter in parameters:
                if parameter.grad is not None:
                    parameter.grad.fill_(torch.inf)

    config = small_config()
    trainer, batches = small_trainer(config, BesideAnInfiniteOne()), small_batches(config)
    trainer.scaler = torch.amp.GradScaler("cpu", init_scale=8.0)
    before = copy.deepcopy(trainer.synthesizer.state_dict())
    assert trainer.train_step(batches.batch(0))["gradient"] == torch.inf
    assert trainer.scaler.get_scale() == 4
    for name, tensor in trainer.synthesizer.state_dict().items():
        assert torch.equal(tensor, before[name]), name


def test_processes_share_graphics_cards_where_they_are_more(monkeypatch):
    monkeypatch.setattr(torch.cuda, "is_available", lambda: True)
    monkeypatch.setattr(torch.cuda, "device_count", lambda: 2)
    assert [default_device(rank).index for rank in range(4)] == [0, 1, 0, 1]


def test_half_precision_needs_cuda():
    with pytest.raises(MynahError) as caught:
        RvcTrainer(small_config(), RvcStepSettings(precision="fp16"), torch.device("cpu"))
    assert caught.value.code is ErrorCode.BAD_INPUT


def test_a_base_is_taken_strictly():
    config = small_config()
    base, trainer = small_trainer(config, seed=3), small_trainer(config, seed=4)
    halves = {
        name.replace(".weight_g", ".parametrizations.weight.original0").replace(
            ".weight_v", ".parametrizations.weight.original1"
        ): tensor.half()
        for name, tensor in base.synthesizer.state_dict().items()
    }
    trainer.start_from(halves, base.judges.state_dict())
    name = "dec.ups.0.weight_v"
    expected = base.synthesizer.state_dict()[name].half().float()
    assert torch.equal(trainer.synthesizer.state_dict()[name], expected)
    missing = dict(base.synthesizer.state_dict())
    missing.pop(name)
    with pytest.raises(MynahError) as caught:
        trainer.start_from(missing, None)
    assert caught.value.code is ErrorCode.BROKEN_FILE
    assert list(caught.value.items) == [(name, "missing")]


@pytest.mark.slow
def test_a_whole_step_at_40_khz_is_that_of_the_description():
    config = RvcConfig.of("v2", 40_000, speakers=2)
    trainer = RvcTrainer(config, RvcStepSettings(), torch.device("cpu"))
    parts = trainer.parts()
    naive = NaiveStep(parts["G"]["model"], parts["D"]["model"], config, dtype=torch.float32)
    batch = RvcBatches([noise_clip(config, 0.5)], config, 1, seed=3).batch(0)
    losses, generator, judges = gradients_of(trainer, batch)
    expected, expected_generator, expected_judges = naive.step(batch)
    assert {name: losses[name] for name in expected} == pytest.approx(expected, rel=1e-5)
    compare(generator, expected_generator, 2e-3)
    compare(judges, expected_judges, 2e-3)
