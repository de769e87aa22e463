"""Which clips a step sees, and how they are laid side by side."""

import numpy as np
import pytest
import torch

from helpers.rvc_training import noise_clip, small_clips, small_config
from mynah.engine.training.rvc.batches import RvcBatches, make_clip, mute_clip
from mynah.protocol.errors import ErrorCode, MynahError

CONFIG = small_config()


def same(first, second):
    return all(torch.equal(getattr(first, name), getattr(second, name)) for name in vars(first))


def test_a_clip_is_as_long_as_its_shortest_part():
    content = np.zeros((149, 768), np.float16)
    clip = make_clip(CONFIG, content, np.zeros(301, np.float32), np.zeros(3 * 4800, np.int16))
    assert clip.frames == 298
    assert len(clip.audio) == 3 * 4800  # its end is there for the last windows of the spectrogram


def test_content_of_another_version_is_refused():
    with pytest.raises(MynahError) as caught:
        make_clip(
            CONFIG,
            np.zeros((9, 256), np.float16),
            np.zeros(18, np.float32),
            np.zeros(900, np.int16),
        )
    assert caught.value.code is ErrorCode.BAD_INPUT


def test_a_batch_is_decided_by_seed_and_step():
    clips = small_clips(CONFIG)
    first, second = (RvcBatches(clips, CONFIG, 2, seed=5) for _ in range(2))
    second.batch(0)  # what was asked before does not matter
    assert same(first.batch(4), second.batch(4))
    assert not same(first.batch(4), first.batch(5))
    assert not same(first.batch(4), RvcBatches(clips, CONFIG, 2, seed=6).batch(4))


def test_an_epoch_sees_every_clip():
    clips = [noise_clip(CONFIG, 0.4 + 0.01 * (i % 20), i) for i in range(41)]
    batches = RvcBatches(clips, CONFIG, 4, seed=1)
    assert batches.steps_per_epoch == 11
    for epoch in (0, 1):
        seen = set()
        for step in range(epoch * 11, epoch * 11 + 11):
            seen |= {audio[:50].numpy().tobytes() for audio in batches.batch(step).audio}
        assert len(seen) == 41


def test_clips_of_similar_length_are_together():
    clips = [noise_clip(CONFIG, seconds, i) for i in range(4) for seconds in (0.4, 1.2, 2.6)]
    batches = RvcBatches(clips, CONFIG, 4, seed=1)
    for step in range(3):
        assert len(set(batches.batch(step).lengths.tolist())) == 1


def test_rows_hold_their_clip_and_zeros():
    clips = small_clips(CONFIG, 2)
    batch = RvcBatches(clips, CONFIG, 2, seed=1).batch(0)
    for row in range(2):
        clip = next(c for c in clips if c.frames == batch.lengths[row])
        assert batch.speaker[row] == clip.speaker
        length = clip.frames
        assert np.array_equal(
            batch.content[row, :length].numpy(), np.repeat(clip.content, 2, 0)[:length]
        )
        assert not batch.content[row, length:].any()
        assert np.array_equal(batch.f0[row, :length].numpy(), clip.f0)
        audio = batch.audio[row, : len(clip.audio)].numpy() * 32768
        assert np.allclose(audio, clip.audio)
        assert 0 <= batch.starts[row] <= length - CONFIG.segment_frames
        assert not batch.posterior_noise[row, :, length:].any()


def test_ranks_share_the_batch_of_one_process():
    clips = small_clips(CONFIG, 6)
    whole = RvcBatches(clips, CONFIG, 4, seed=1).batch(1)
    for rank in range(2):
        part = RvcBatches(clips, CONFIG, 2, seed=1, rank=rank, ranks=2).batch(1)
        rows = slice(2 * rank, 2 * rank + 2)
        frames = part.content.shape[1]
        assert torch.equal(part.starts, whole.starts[rows])
        assert torch.equal(part.source_noise, whole.source_noise[rows])
        assert torch.equal(part.posterior_noise, whole.posterior_noise[rows, :, :frames])


def test_short_clips_are_left_out():
    clips = [noise_clip(CONFIG, 0.2), noise_clip(CONFIG, 0.6)]
    assert len(RvcBatches(clips, CONFIG, 1, seed=1).clips) == 1
    with pytest.raises(MynahError) as caught:
        RvcBatches(clips[:1], CONFIG, 1, seed=1)
    assert caught.value.code is ErrorCode.NOTHING_USABLE


def test_a_mute_clip_is_three_silent_seconds():
    clip = mute_clip(CONFIG, np.ones((149, 768), np.float16), 2)
    assert (clip.frames, clip.speaker) == (298, 2)
    assert not clip.audio.any()
    assert not clip.f0.any()


def test_a_voice_without_pitch_gets_none():
    config = small_config(f0=False)
    batch = RvcBatches(small_clips(config), config, 2, seed=1).batch(0)
    assert (batch.coarse, batch.f0, batch.source_noise) == (None, None, None)
