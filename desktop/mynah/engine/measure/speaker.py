"""Who speaks: a vector for a voice, and how alike two voices are.

The network is the speaker encoder of Resemblyzer (Apache-2.0), a GE2E encoder (Wan, Wang, Papir,
Lopez Moreno 2018): three LSTM layers over 40 mel bands in windows of 1.6 s. Its weights ship with
the program; see `resources/models/README.md`. The front end below gives the reference's features
without librosa, and leaves out silence by level where the reference asks a voice detector.

Likeness is the cosine of two vectors. All of them are positive, so it lies between 0 and 1. Over 76
recordings of 11 people, nine in ten pairs by one person are above 0.79 and nine in ten by two
people below 0.63. Bringing all to one level lowered the equal error rate from 1.4 to 1.0 %.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
import torch
from safetensors import SafetensorError
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from mynah.engine.features.content import shipped
from mynah.engine.features.logmel import mel_filters
from mynah.engine.features.loudness import HOP, frame_energy
from mynah.engine.run_faults import raise_if_memory
from mynah.protocol.errors import ErrorCode, MynahError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from numpy.typing import NDArray

SPEAKER_FILE = "models/speaker_encoder.safetensors"
SAMPLE_RATE = 16_000
N_FFT = 400
N_MELS = 40
WIDTH = 256
WINDOW_FRAMES = 160  # 1.6 s, the lengths the network was trained on
STEP_FRAMES = 77  # 1.3 windows a second
LEAST_COVER = 0.75  # of the last window that must be sound
LEVEL_DBFS = -22.0  # every recording is brought to it: the bands are not logarithmic
SILENCE_DB = 35.0  # below the loud parts is silence
KEPT_FRAMES = 8  # of 10 ms on both sides of sound


class SpeakerEncoder(nn.Module):
    """Mel power (windows, frames, N_MELS) to vectors (windows, WIDTH) of length 1."""

    def __init__(self) -> None:
        super().__init__()
        self.lstm = nn.LSTM(N_MELS, WIDTH, 3, batch_first=True)
        self.linear = nn.Linear(WIDTH, WIDTH)

    def forward(self, mels: Tensor) -> Tensor:
        """Vectors of windows."""
        _, (hidden, _) = self.lstm(mels)
        return functional.normalize(functional.relu(self.linear(hidden[-1])), dim=1)


class SpeakerModel:
    """The encoder, ready to use."""

    def __init__(self, encoder: SpeakerEncoder) -> None:
        self._encoder = encoder.eval()

    def vector(self, audio: NDArray[np.float32]) -> NDArray[np.float32]:
        """The voice in float32 (samples,) at 16 kHz, without its pauses: (WIDTH,), length 1."""
        return self.vector_of_speech(spoken(audio))

    @torch.inference_mode()
    def vector_of_speech(self, audio: NDArray[np.float32]) -> NDArray[np.float32]:
        """The voice in sound as it is: the mean over windows, as the reference takes it."""
        starts, length = _windows(len(audio))
        padded = np.pad(audio, (0, max(0, length - len(audio))))
        mel = mel_power(torch.from_numpy(np.ascontiguousarray(padded, np.float32)))
        windows = torch.stack([mel[start : start + WINDOW_FRAMES] for start in starts])
        mean: Tensor = self._encoder(windows).mean(0)
        vector: NDArray[np.float32] = functional.normalize(mean, dim=0).numpy()
        return vector

    def voiceprint(self, recordings: Iterable[NDArray[np.float32]]) -> NDArray[np.float32]:
        """The mean vector of several recordings of one person, (WIDTH,), length 1."""
        total: NDArray[np.float32] = np.sum([self.vector(x) for x in recordings], axis=0)
        mean: NDArray[np.float32] = total / np.float32(max(float(np.linalg.norm(total)), 1e-9))
        return mean


def likeness(one: NDArray[np.float32], other: NDArray[np.float32]) -> float:
    """Cosine of two voices, 0 to 1."""
    return float(np.clip(np.dot(one, other), 0.0, 1.0))


def spoken(audio: NDArray[np.float32]) -> NDArray[np.float32]:
    """The parts of (samples,) that are not silence, at LEVEL_DBFS; all of it where none is."""
    energy = frame_energy(audio)
    if not len(energy) or energy.max() <= 0:
        return audio
    loud = energy >= np.percentile(energy, 95) * 10 ** (-SILENCE_DB / 10)
    loud = np.convolve(loud, np.ones(2 * KEPT_FRAMES + 1), "same")[: len(energy)] > 0
    kept = audio[: len(loud) * HOP].reshape(-1, HOP)[loud].ravel()
    rms = float(np.sqrt(np.mean(np.square(kept, dtype=np.float64))))
    return (kept * np.float32(10 ** (LEVEL_DBFS / 20) / max(rms, 1e-9))).astype(np.float32)


def mel_power(audio: Tensor) -> Tensor:
    """Power in 40 Slaney bands every 10 ms, not logarithmic: (samples,) to (frames, N_MELS)."""
    spectrum = torch.stft(
        audio,
        N_FFT,
        HOP,
        window=torch.hann_window(N_FFT),
        pad_mode="constant",
        return_complex=True,
    )
    power = spectrum.real.square() + spectrum.imag.square()
    bands: Tensor = (mel_filters(SAMPLE_RATE, N_FFT, N_MELS) @ power).T
    return bands


def _windows(samples: int) -> tuple[list[int], int]:
    """First frames of the windows of a recording, and the samples that they need."""
    frames = -(-(samples + 1) // HOP)
    starts = list(range(0, max(1, frames - WINDOW_FRAMES + STEP_FRAMES + 1), STEP_FRAMES))
    if len(starts) > 1 and (samples / HOP - starts[-1]) / WINDOW_FRAMES < LEAST_COVER:
        starts.pop()
    return starts, (starts[-1] + WINDOW_FRAMES) * HOP


@lru_cache(maxsize=1)
def load_speaker_model(path: Path | None = None) -> SpeakerModel:
    """Load the encoder from `path`, or the shipped one; kept for the next caller.

    Raises:
        MynahError: MISSING_MODEL where the file is missing or not such an encoder.
    """
    path = path or shipped(SPEAKER_FILE)
    encoder = SpeakerEncoder()
    try:
        encoder.load_state_dict({k: v.float() for k, v in load_file(path).items()})
    except (OSError, RuntimeError, SafetensorError) as error:
        raise_if_memory(error)
        raise MynahError(
            ErrorCode.MISSING_MODEL,
            f"The speaker encoder {path} cannot be used.",
            detail=str(error),
        ) from error
    return SpeakerModel(encoder)
