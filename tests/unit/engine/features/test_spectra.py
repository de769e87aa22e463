"""What is kept between calls must serve conversions and learning alike, in any order."""

import torch

from mynah.engine.features import logmel, spectra


def test_learning_works_after_a_conversion_filled_the_caches():
    spectra.window.cache_clear()
    logmel.mel_filters.cache_clear()
    with torch.inference_mode():
        spectra.log_mel_bands(torch.randn(1, 4000), 512, 20, 16_000)
    audio = torch.randn(1, 4000, requires_grad=True)
    spectra.log_mel_bands(audio, 512, 20, 16_000).sum().backward()
    assert torch.isfinite(audio.grad).all()


def test_magnitudes_of_noise_are_the_same_at_every_resolution():
    noise = torch.randn(1, 160_000, generator=torch.Generator().manual_seed(1))
    means = [spectra.magnitudes(noise, length).mean().item() for length in (128, 512, 2048)]
    assert max(means) / min(means) < 1.05
