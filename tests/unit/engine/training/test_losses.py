"""The spectral loss and the trainer's single steps."""

import io

import pytest
import torch

from helpers.clips import SMALL, made_clip, small_trainer
from mynah.engine.features.spectra import FLOOR, magnitudes
from mynah.engine.training.clips import ClipBatches, parts_of
from mynah.engine.training.judging import held_out_loss
from mynah.engine.training.losses import RESOLUTIONS_MS, band_mask, spectral_loss
from mynah.engine.training.step import DivergedError
from mynah.protocol.errors import ErrorCode, MynahError

RATE = 32_000


def tone(hz, level=0.1):
    moments = torch.arange(RATE // 4) / RATE
    return level * torch.hann_window(len(moments))[None] * torch.sin(2 * torch.pi * hz * moments)


def loss(answer, target, top_hz=16_000.0):
    return spectral_loss(answer, target, torch.tensor([top_hz]), RATE).item()


def test_equal_signals_have_no_loss_and_others_have():
    target = tone(500)
    assert loss(target, target) == 0
    assert loss(-target, target) == pytest.approx(0, abs=1e-6)  # phase is not asked for
    assert loss(target * 0.5, target) > 0.01
    assert loss(tone(700), target) > loss(target * 0.9, target)


def test_blind_above_the_recordings_bandwidth():
    target = tone(500)
    noisy = target + tone(9000)
    seen, unseen = loss(noisy, target), loss(noisy, target, 4_000.0)
    assert unseen < seen / 10  # what is left are side lobes of the short windows
    assert loss(tone(700), target, 4_000.0) > unseen


def test_mask():
    mask = band_mask(torch.tensor([16_000.0, 8_000.0]), 101, RATE)
    assert mask.shape == (2, 101, 1)
    assert mask[0].sum().item() == 95  # to 94 % of the way
    assert mask[1].sum().item() == 48


def test_silence_gives_a_finite_loss_and_gradient():
    answer = torch.zeros(2, RATE // 4, requires_grad=True)
    target = torch.zeros(2, RATE // 4)
    value = spectral_loss(answer, target, torch.tensor([16_000.0, 16_000.0]), RATE)
    value.backward()
    assert value.item() == 0
    assert torch.isfinite(answer.grad).all()


def test_noise_has_the_same_magnitude_at_every_resolution():
    noise = torch.randn(1, RATE, generator=torch.Generator().manual_seed(0))
    means = [magnitudes(noise, length).square().mean().item() for length in (128, 512, 2048)]
    assert means == pytest.approx([1.0] * 3, rel=0.1)


def test_steps_learn_and_judges_come_in_later():
    trainer = small_trainer(10, adversarial_from=0.5, judge_alone_steps=2, warmup_steps=1)
    batches = ClipBatches([made_clip(120)], SMALL.hop, 24, 2, 0)
    found = [trainer.train_step(batches.batch(0)) for _ in range(10)]
    assert set(found[4]) == {"spectral", "gradient"}
    assert set(found[5]) == {"spectral", "variance", "gradient", "judges"}
    assert {"spectral", "variance", "gradient", "adversarial", "matching"} <= set(found[8])
    assert found[-1]["spectral"] < found[0]["spectral"]
    assert trainer.step == 10


def test_a_resumed_trainer_goes_on_bit_by_bit():
    batches = ClipBatches([made_clip(120)], SMALL.hop, 24, 2, 0)
    whole = small_trainer(8, adversarial_from=0.5, judge_alone_steps=1)
    for _ in range(3):
        whole.train_step(batches.batch(whole.step))
    half = small_trainer(8, adversarial_from=0.5, judge_alone_steps=1)
    half.load_parts(_copied(whole.parts()))
    for trainer in (whole, half):
        torch.rand(5)  # nothing may hang on a generator's state
        while trainer.step < 8:
            trainer.train_step(batches.batch(trainer.step))
    for one, other in zip(_tensors(whole), _tensors(half), strict=True):
        assert torch.equal(one, other)


@pytest.mark.parametrize("step", [0, 6])
def test_a_batch_in_parts_teaches_the_same(step):
    """Also the judges, who learn from the whole batch or not at all."""
    batch = ClipBatches([made_clip(120)], SMALL.hop, 24, 5, 0).batch(0)
    found = []
    for size in (5, 2):
        trainer = small_trainer(8, adversarial_from=0.5, judge_alone_steps=1)
        trainer.step = step
        losses = trainer.train_step(*parts_of(batch, size))
        moments = [trainer.optimizer.state[p]["exp_avg"] for p in trainer.synthesizer.parameters()]
        moments += [one["exp_avg"] for one in trainer.judge_optimizer.state.values()]
        found.append((losses, torch.cat([one.flatten() for one in moments])))
    assert found[0][0].keys() == found[1][0].keys()
    assert found[1][0]["spectral"] == pytest.approx(found[0][0]["spectral"], rel=0.02)
    assert torch.nn.functional.cosine_similarity(found[0][1], found[1][1], dim=0) > 0.99


def _copied(parts):
    buffer = io.BytesIO()
    torch.save(parts, buffer)
    return torch.load(io.BytesIO(buffer.getvalue()), weights_only=True)


def _tensors(trainer):
    networks = (trainer.synthesizer, trainer.mean, trainer.judges)
    return [value for network in networks for value in network.state_dict().values()]


def test_a_step_with_a_nan_leaves_the_weights_alone():
    trainer = small_trainer()
    batch = ClipBatches([made_clip(120)], SMALL.hop, 24, 2, 0).batch(0)
    batch.audio[0, 100] = float("nan")
    before = [value.clone() for value in trainer.synthesizer.state_dict().values()]
    with pytest.raises(DivergedError):
        trainer.train_step(batch)
    after = list(trainer.synthesizer.state_dict().values())
    assert all(map(torch.equal, before, after))
    assert trainer.step == 0


@pytest.mark.parametrize(
    "change",
    [
        lambda parts: parts["G"]["settings"].update(seed=9),
        lambda parts: parts["D"].update(step=5),
        lambda parts: parts["D"]["config"].update(width=99),
        lambda parts: parts["G"]["model"].pop("head.bias"),
        lambda parts: parts.pop("D"),
    ],
)
def test_the_state_of_another_training_is_refused(change):
    trainer = small_trainer()
    parts = _copied(trainer.parts())
    change(parts)
    with pytest.raises(MynahError) as caught:
        trainer.load_parts(parts)
    assert caught.value.code is ErrorCode.BAD_CHECKPOINT


def test_a_base_of_several_speakers_gives_their_mean():
    trainer = small_trainer()
    state = {k: v.clone() for k, v in trainer.synthesizer.state_dict().items()}
    state["speakers.weight"] = torch.stack([torch.zeros(4), torch.full((4,), 2.0)])
    trainer.start_from(state, {})
    assert trainer.synthesizer.speakers.weight.tolist() == [[1.0] * 4]
    assert trainer.mean.speakers.weight.tolist() == [[1.0] * 4]


def test_the_held_out_loss_is_the_same_each_time():
    trainer = small_trainer()
    clips = [made_clip(60, 5)]
    first = held_out_loss(trainer, clips, 24, 7)
    assert first == held_out_loss(trainer, clips, 24, 7) > 0


@pytest.mark.parametrize("samples", [RATE // 4, RATE // 4 + 77])
def test_the_gradient_is_that_of_automatic_differentiation(samples):
    torch.manual_seed(3)
    target, answer = torch.randn(2, 3, samples) * 0.1
    top_hz = torch.tensor([16_000.0, 16_000.0, 4_000.0])
    found = []
    for way in (spectral_loss, _plain_loss):
        asked = answer.clone().requires_grad_()
        value = way(asked, target, top_hz, RATE) * 3
        value.backward()
        found.append((value.item(), asked.grad))
    assert found[0][0] == pytest.approx(found[1][0], rel=1e-5)
    assert torch.nn.functional.cosine_similarity(found[0][1], found[1][1]).min() > 0.9999
    assert torch.allclose(found[0][1].norm(dim=1), found[1][1].norm(dim=1), rtol=1e-3)


def _plain_loss(answer, target, top_hz, rate):
    """The loss as it is told in words, for torch to differentiate."""
    total = 0
    for milliseconds in RESOLUTIONS_MS:
        length = milliseconds * rate // 1000
        made, real = magnitudes(answer, length), magnitudes(target, length)
        mask = band_mask(top_hz, made.shape[1], rate)
        logs = ((made + FLOOR).log() - (real + FLOOR).log()).abs() * mask
        linear = (made - real).abs() * mask / (real * mask).mean((1, 2), True)
        total = total + logs.sum() / (mask.sum() * made.shape[2]) + 0.25 * linear.mean()
    return total / len(RESOLUTIONS_MS)
