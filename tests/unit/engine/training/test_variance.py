"""The loss that asks for an envelope as lively as a person's."""

import pytest
import torch

from mynah.engine.training.variance import variance_loss

RATE = 32_000
TOP = torch.tensor([16_000.0, 16_000.0])


def formants(depth, seed=0, top_hz=RATE / 2):
    """Noise (2, one second) whose envelope has formants that change 25 times a second."""
    generator = torch.Generator().manual_seed(seed)
    noise = torch.randn(2, RATE, generator=generator)
    spectra = torch.stft(noise, 1024, 256, window=torch.hann_window(1024), return_complex=True)
    shape = torch.randn(2, 24, 25, generator=torch.Generator().manual_seed(7))
    shape = torch.nn.functional.interpolate(shape[:, None], spectra.shape[1:])[:, 0]
    hertz = torch.linspace(0, RATE / 2, 513)[:, None]
    spectra = spectra * torch.exp(depth * shape * (hertz < top_hz))
    return 0.05 * torch.istft(spectra, 1024, 256, window=torch.hann_window(1024), length=RATE)


def loss(answer, target, top_hz=TOP):
    return variance_loss(answer, target, top_hz, RATE).item()


def test_the_same_is_no_loss_and_flat_formants_are_one():
    target = formants(1.0)
    assert loss(target, target) == pytest.approx(0, abs=1e-6)
    assert loss(formants(1.0, seed=1), target) < 0.1  # other noise through the same formants
    assert loss(formants(0.8), target) > 0.04
    assert loss(formants(0.5), target) > 2 * loss(formants(0.8), target)
    assert loss(formants(1.5), target) > 0.1  # too much is wrong as well


def test_how_loud_it_is_does_not_matter():
    loud = 10 * formants(1.0)
    assert loss(0.5 * loud, loud) < 0.02


def test_its_gradient_makes_flat_formants_livelier():
    answer, target = formants(0.7).requires_grad_(), formants(1.0)
    before = variance_loss(answer, target, TOP, RATE)
    before.backward()
    moved = answer.detach() - 2e-3 * answer.grad / answer.grad.square().mean().sqrt()
    assert loss(moved, target) < before.item()


def test_blind_above_the_recordings_bandwidth():
    target = formants(1.0)
    flat_above = formants(1.0, top_hz=8_000)
    seen = loss(flat_above, target)
    unseen = loss(flat_above, target, TOP / 2)
    assert unseen < seen / 3


def test_silence_gives_a_finite_loss_and_gradient():
    answer = (1e-5 * torch.randn(2, RATE)).requires_grad_()
    value = variance_loss(answer, torch.zeros(2, RATE), TOP, RATE)
    value = value + variance_loss(answer, formants(1.0), TOP, RATE)
    value.backward()
    assert torch.isfinite(value)
    assert torch.isfinite(answer.grad).all()
