"""Clips in memory, and the batches that are made of them.

A clip holds content at 50 Hz, pitch, and audio as 16-bit numbers: an hour at 40 kHz is 0.3 GB.
Repetition to 100 Hz, the quantised pitch and the spectrogram are made for each batch, the last on
the device that trains.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import Tensor

from mynah.engine.features.coarse import coarse_pitch
from mynah.protocol.errors import ErrorCode, MynahError

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from mynah.engine.networks.rvc.config import RvcConfig

MOST_FRAMES = 900  # 9 s: longer clips are cut there, as in the family
BUCKET_FRAMES = 50  # clips whose lengths differ by less may share a batch
MUTE_FRAMES = 300
MUTES = 2  # clips of silence for each speaker, as in the family
PCM_SCALE = 32768.0


@dataclass(frozen=True)
class RvcClip:
    """One slice of a recording with everything that a step needs; frames are 10 ms.

    Attributes:
        content: float16 (F50, width) at 50 Hz.
        f0: float32 (frames or more,) Hz at 100 Hz, 0 unvoiced.
        audio: float16, float32 or int16 (frames * hop or more,) at the voice's rate. What lies
            beyond the frames is seen by the spectrogram's last windows alone.
        speaker: row of the speakers' table.
        frames: valid ones.
    """

    content: NDArray[np.float16]
    f0: NDArray[np.float32]
    audio: NDArray[np.generic]
    speaker: int
    frames: int


def make_clip(
    config: RvcConfig,
    content: NDArray[np.float16],
    f0: NDArray[np.float32],
    audio: NDArray[np.generic],
    speaker: int = 0,
) -> RvcClip:
    """A clip as long as the shortest of its parts: 3 s have 149 frames of content, so 298.

    Raises:
        MynahError: BAD_INPUT where the content is not of the width that the version takes.
    """
    if content.ndim != 2 or content.shape[1] != config.content_width:
        raise MynahError(
            ErrorCode.BAD_INPUT,
            f"RVC {config.version} voices take content features of width {config.content_width}, "
            f"and these have the shape {content.shape}.",
        )
    frames = min(2 * len(content), len(f0), len(audio) // config.hop, MOST_FRAMES)
    return RvcClip(content[: (frames + 1) // 2], f0[:frames], audio, speaker, frames)


def mute_clip(config: RvcConfig, content: NDArray[np.float16], speaker: int) -> RvcClip:
    """Three seconds of digital silence; `content` is what the encoder makes of them."""
    audio = np.zeros(MUTE_FRAMES * config.hop, np.int16)
    return make_clip(config, content, np.zeros(MUTE_FRAMES, np.float32), audio, speaker)


@dataclass(frozen=True)
class RvcBatch:
    """Tensors of one step, first dimension batch; T is the longest clip's frames of 10 ms.

    The two noises are in the batch because everything random in a step is decided by its number.
    """

    content: Tensor  # float32 (batch, T, width)
    lengths: Tensor  # int64 (batch,) frames
    coarse: Tensor | None  # int64 (batch, T), None for a voice without pitch
    f0: Tensor | None  # float32 (batch, T) Hz
    audio: Tensor  # float32 (batch, samples), samples at least T * hop
    audio_lengths: Tensor  # int64 (batch,) samples
    speaker: Tensor  # int64 (batch,)
    starts: Tensor  # int64 (batch,) first frame of the segment that is decoded
    posterior_noise: Tensor  # float32 (batch, inter_channels, T)
    source_noise: Tensor | None  # float32 (batch, segment samples)

    def to(self, device: torch.device) -> RvcBatch:
        """The same batch on `device`; copies to CUDA do not wait."""
        if device.type == "cpu":
            return self
        pinned = device.type == "cuda"
        moved = {
            name: (value.pin_memory() if pinned else value).to(device, non_blocking=pinned)
            for name, value in vars(self).items()
            if isinstance(value, Tensor)
        }
        return replace(self, **moved)


class RvcBatches:
    """Batches of clips of similar length; every epoch takes each clip once, in another order.

    Which clips, segments and noise a step sees is decided by (seed, step) alone, so that a
    training that was cut off goes on as an unbroken one would, with no generator to save.

    Args:
        clips: those shorter than a segment are left out.
        config: shape of the voice.
        batch_size: clips in a batch of one process.
        seed: of everything random.
        rank: number of this process among those that train together.
        ranks: how many they are; together they take batches of batch_size * ranks clips.

    Raises:
        MynahError: NOTHING_USABLE when all clips are too short.
    """

    def __init__(
        self,
        clips: list[RvcClip],
        config: RvcConfig,
        batch_size: int,
        seed: int,
        rank: int = 0,
        ranks: int = 1,
    ) -> None:
        margin = (config.n_fft - config.hop) // 2  # the spectrogram reflects so much
        self.clips = [
            clip
            for clip in clips
            if clip.frames >= config.segment_frames and len(clip.audio) > margin
        ]
        if not self.clips:
            raise MynahError(
                ErrorCode.NOTHING_USABLE,
                f"No clip is as long as the {config.segment_frames * 10} ms that a step needs.",
                hint="Add longer recordings.",
            )
        self.config, self.size, self.seed = config, batch_size, seed
        self.rank, self.ranks = rank, ranks
        self.seconds = sum(clip.frames for clip in self.clips) / 100
        self._order = lru_cache(maxsize=2)(self._make_order)

    @property
    def steps_per_epoch(self) -> int:
        """Steps in which every clip is seen once."""
        return -(-len(self.clips) // (self.size * self.ranks))

    def _make_order(self, epoch: int) -> NDArray[np.int64]:
        """Numbers of the clips of each batch of an epoch: (steps, clips of all ranks)."""
        rng = np.random.default_rng((self.seed, 0, epoch))
        shuffled = rng.permutation(len(self.clips))
        buckets = np.array([self.clips[i].frames // BUCKET_FRAMES for i in shuffled])
        sorted_clips = shuffled[np.argsort(buckets, kind="stable")]
        together = self.size * self.ranks
        missing = -len(sorted_clips) % together
        # What fills up the last batch is as long as the clips there, if there are such.
        filled = np.resize(sorted_clips[-together:][::-1], missing)
        batches = np.concatenate([sorted_clips, filled]).reshape(-1, together)
        return rng.permutation(batches, axis=0)

    def batch(self, step: int) -> RvcBatch:
        """This process's share of the batch of a step."""
        epoch, place = divmod(step, self.steps_per_epoch)
        first = self.rank * self.size
        mine = self._order(epoch)[place, first : first + self.size]
        # A row's chances depend on its place among the rows of all processes, on nothing else.
        chances = [np.random.default_rng((self.seed, 1, step, first + i)) for i in range(self.size)]
        return _collate([self.clips[index] for index in mine], self.config, chances)


def _collate(
    clips: list[RvcClip], config: RvcConfig, chances: list[np.random.Generator]
) -> RvcBatch:
    """Tensors of `clips`, padded with zeros, and what is random about each of them."""
    frames = max(clip.frames for clip in clips)
    samples = max(frames * config.hop, *(len(clip.audio) for clip in clips))
    rows, segment = len(clips), config.segment_frames
    content = np.zeros((rows, frames, config.content_width), np.float32)
    f0 = np.zeros((rows, frames), np.float32)
    audio = np.zeros((rows, samples), np.float32)
    posterior_noise = np.zeros((rows, config.inter_channels, frames), np.float32)
    source_noise = np.zeros((rows, segment * config.hop), np.float32)
    starts = []
    for row, (clip, rng) in enumerate(zip(clips, chances, strict=True)):
        content[row, : clip.frames] = np.repeat(clip.content, 2, 0)[: clip.frames]
        f0[row, : clip.frames] = clip.f0
        scale = PCM_SCALE if clip.audio.dtype == np.int16 else 1.0
        audio[row, : len(clip.audio)] = clip.audio.astype(np.float32) / np.float32(scale)
        starts.append(int(rng.random() * (clip.frames - segment + 1)))
        shape = config.inter_channels, clip.frames
        posterior_noise[row, :, : clip.frames] = rng.standard_normal(shape, np.float32)
        source_noise[row] = rng.standard_normal(source_noise.shape[1:], np.float32)
    return RvcBatch(
        content=torch.from_numpy(content),
        lengths=torch.tensor([clip.frames for clip in clips]),
        coarse=torch.from_numpy(coarse_pitch(f0)) if config.f0 else None,
        f0=torch.from_numpy(f0) if config.f0 else None,
        audio=torch.from_numpy(audio),
        audio_lengths=torch.tensor([len(clip.audio) for clip in clips]),
        speaker=torch.tensor([clip.speaker for clip in clips]),
        starts=torch.tensor(starts),
        posterior_noise=torch.from_numpy(posterior_noise),
        source_noise=torch.from_numpy(source_noise) if config.f0 else None,
    )
