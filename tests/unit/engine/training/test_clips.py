"""Batches are decided by seed and step alone, and what a clip lacks is filled up."""

import dataclasses

import numpy as np
import pytest
import torch

from helpers.clips import SMALL, made_clip
from mynah.engine.networks.lite.source import pulse_train
from mynah.engine.training.clips import ClipBatches, make_clip


def same(one, other):
    return all(
        torch.equal(getattr(one, field.name), getattr(other, field.name))
        for field in dataclasses.fields(one)
    )


def batches(seed=1, clips=None, size=4, frames=96):
    clips = clips or [made_clip(120 + 20 * n, n) for n in range(3)]
    return ClipBatches(clips, SMALL.hop, frames, size, seed)


def test_a_batch_is_decided_by_seed_and_step():
    first = batches()
    forwards = [first.batch(step) for step in range(4)]
    np.random.default_rng().random()
    torch.rand(3)
    again = batches()
    backwards = [again.batch(step) for step in reversed(range(4))][::-1]
    assert all(map(same, forwards, backwards))
    assert not same(forwards[0], forwards[1])
    assert not same(forwards[0], batches(seed=2).batch(0))


def test_shapes():
    batch = batches().batch(0)
    assert batch.content.shape == (4, 48, 8)
    assert batch.f0.shape == batch.loudness.shape == (4, 96)
    assert batch.audio.shape == batch.pulses.shape == batch.noise.shape == (4, 96 * SMALL.hop)
    assert batch.speaker.dtype == torch.long
    kinds = {getattr(batch, n).dtype for n in ("content", "f0", "audio", "pulses", "noise")}
    assert kinds == {torch.float32}


def test_all_parts_of_a_row_are_of_the_same_moment():
    clip = made_clip(400, versions=1)
    found = batches(clips=[clip], size=8).batch(3)
    for row in range(8):
        start = round(found.loudness[row, 0].item() * 399)
        assert start % 2 == 0
        part = clip.audio[start * SMALL.hop : (start + 96) * SMALL.hop].astype(np.float32)
        np.testing.assert_array_equal(found.audio[row].numpy(), part)
        content = clip.content[0, start // 2 : start // 2 + 48].astype(np.float32)
        np.testing.assert_array_equal(found.content[row].numpy(), content)


def test_content_is_a_version_or_between_the_clean_one_and_another():
    clip = made_clip(96)
    clip.content[:] = np.arange(3, dtype=np.float16)[:, None, None]
    values = torch.cat([batches(clips=[clip], size=8).batch(n).content[:, 0, 0] for n in range(8)])
    assert values.min() >= 0
    assert values.max() <= 2
    assert {0.0, 1.0, 2.0} <= set(values.tolist())
    assert any(value not in (0.0, 1.0, 2.0) for value in values.tolist())


@pytest.mark.parametrize("frames", [2, 50, 94])
def test_a_short_clip_is_padded(frames):
    clip = made_clip(frames, versions=1)
    batch = batches(clips=[clip], size=2).batch(0)
    assert batch.f0.shape == (2, 96)
    for name in ("audio", "pulses"):
        assert getattr(batch, name)[:, frames * SMALL.hop :].abs().max() == 0
    for name in ("f0", "loudness"):
        assert getattr(batch, name)[:, frames:].abs().max() == 0
    last = torch.from_numpy(clip.content[0, -1].astype(np.float32))
    assert torch.equal(batch.content[0, -1], last)


def test_long_clips_come_as_often_as_their_length():
    clips = [made_clip(96, 0, speaker=0), made_clip(960, 1, speaker=1)]
    made = batches(clips=clips, size=16)
    speakers = torch.cat([made.batch(n).speaker for n in range(20)]).float()
    assert speakers.mean().item() == pytest.approx(10 / 11, abs=0.06)


def test_steps_per_epoch():
    made = batches(clips=[made_clip(960)], size=2, frames=96)
    assert made.seconds == pytest.approx(9.6)
    assert made.steps_per_epoch == 5
    assert batches(clips=[made_clip(2)], size=64).steps_per_epoch == 1


def test_a_clip_is_cut_to_what_all_parts_have():
    clip = make_clip(
        SMALL,
        np.zeros((2, 10, 8), np.float16),
        np.full(19, 150, np.float32),
        np.zeros(30, np.float32),
        np.zeros(17 * SMALL.hop + 5, np.float32),
        0,
        8000.0,
    )
    assert clip.frames == 16
    assert clip.content.shape == (2, 8, 8)
    assert clip.audio.shape == clip.pulses.shape == (16 * SMALL.hop,)
    whole = pulse_train(np.full(16, 150.0), np.ones(16, bool), SMALL.hop, SMALL.sample_rate)
    np.testing.assert_allclose(clip.pulses.astype(np.float32), whole, rtol=1e-3, atol=1e-4)
