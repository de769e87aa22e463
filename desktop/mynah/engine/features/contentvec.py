"""Content features of RVC voices: ContentVec (Qian et al. 2022), 50 frames a second.

What a voice of version 2 was made with is the output of the last of twelve layers (768 wide), of
version 1 that of the ninth through `final_proj` (256 wide); recordings go in as they are, without
padding or normalisation. One program of the family takes the twelfth layer for version 1 too: its
features fit no other program's voices, so that is not copied.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import file_digest
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

import numpy as np
import torch

from mynah.engine.features.content_precision import bf16_is_close
from mynah.engine.formats.hubert_file import IN_FOLDER, model_file, read_hubert_file
from mynah.engine.networks.hubert import Hubert
from mynah.engine.networks.hubert_config import HOP, RECEPTIVE, frames_of
from mynah.project.catalogue import place_of
from mynah.project.paths import models_dir
from mynah.protocol.errors import ErrorCode, MynahError

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray
    from torch import Tensor

Precision = Literal["fp32", "bf16"]
SAMPLE_RATE = 16_000
WIDTHS = {"v1": 256, "v2": 768}
LAYERS = {"v1": 9, "v2": 12}
WHOLE_FRAMES = 1500  # 30 s: up to here a recording goes through in one piece
WINDOW_FRAMES = 800  # 16 s: longest pieces that HuBERT was trained on
CONTEXT_FRAMES = 100  # 2 s on both sides that are computed and thrown away
BATCH_SAMPLES = 24 * SAMPLE_RATE  # of all clips that go through together
_FOLDERS = ("contentvec", "hubert_base")  # as transformers writes them, below the models' folder


@dataclass(frozen=True)
class ContentVec:
    """The encoder, ready to use.

    Attributes:
        hubert: The network.
        path: The file that its weights came from.
        precision: Of the large products; the features are float32 in any case.
    """

    hubert: Hubert
    path: Path
    precision: Precision = "fp32"

    @cached_property
    def fingerprint(self) -> str:
        """SHA-256 of the weights file in hexadecimal."""
        with self.path.open("rb") as file:
            return file_digest(file, "sha256").hexdigest()

    def features(self, audio: NDArray[np.float32], version: str = "v2") -> NDArray[np.float32]:
        """Content of a recording, float32 (samples,) at 16 kHz, of any length.

        Up to 30 s the answer is that of the network for the whole recording. Longer ones go
        through in windows of up to 16 s with 2 s of context on both sides, so that memory does not
        grow with the length. The convolutions and their normalisation over the whole recording
        come out the same; what changes is that a frame attends to the 2 to 18 s around it instead
        of to everything, and that the positional convolution (2.6 s wide) sees 1.3 s on either
        side within its window, which the context covers. Measured on a minute of speech with random
        weights: the mean cosine to the features of the whole minute is 0.998, where cutting it into
        the clips of 3 s that the family trains on gives 0.983.

        Args:
            audio: The recording.
            version: ``v1`` or ``v2``.

        Returns:
            float32 (frames, 256 or 768): 48000 samples give 149 frames, 16000 give 49; fewer than
            400 samples give none.

        Raises:
            MynahError: BAD_INPUT where the encoder has no such features, or the recording holds
                numbers that are none.
        """
        return self.features_of([audio], version)[0]

    @torch.inference_mode()
    def features_of(
        self, clips: Sequence[NDArray[np.float32]], version: str = "v2"
    ) -> list[NDArray[np.float32]]:
        """Content of several recordings of the same length, computed together.

        Args:
            clips: float32 (samples,) each, at 16 kHz.
            version: ``v1`` or ``v2``.

        Returns:
            For each what `features` gives.

        Raises:
            ValueError: The lengths differ.
            MynahError: See `features`.
        """
        self._require(version)
        samples = {len(clip) for clip in clips}
        if len(samples) > 1:
            raise ValueError("clips of different lengths")
        if not clips or not frames_of(len(clips[0])):
            return [np.zeros((0, WIDTHS[version]), np.float32) for _ in clips]
        together = max(1, BATCH_SAMPLES // len(clips[0]))
        found: list[NDArray[np.float32]] = []
        for start in range(0, len(clips), together):
            some = clips[start : start + together]
            audio = _tensor(some[0][None] if len(some) == 1 else np.stack(some))
            parts = [part.cpu() for _, part in self._parts(audio, version)]
            found.extend((parts[0] if len(parts) == 1 else torch.cat(parts, 1)).numpy())
        return found

    def pieces(
        self, audio: NDArray[np.float32], version: str = "v2"
    ) -> Iterator[tuple[int, NDArray[np.float32]]]:
        """The rows of `features` in order, a window at a time, for recordings of hours.

        Yields:
            Number of the first frame, and float32 (frames, 256 or 768).

        Raises:
            MynahError: See `features`.
        """
        self._require(version)
        if frames_of(len(audio)):
            with torch.inference_mode():
                sound = _tensor(audio[None])
            for start, part in self._parts(sound, version):
                yield start, part[0].cpu().numpy()

    def _parts(self, audio: Tensor, version: str) -> Iterator[tuple[int, Tensor]]:
        """First frame and features (batch, some frames, width) of float32 (batch, samples)."""
        frames = frames_of(audio.shape[1])
        if frames <= WHOLE_FRAMES:
            yield 0, self._window(audio, None, version)
            return
        with torch.inference_mode():
            first = self.hubert.normalised_first(audio.to(self._device))
        count = -(-frames // WINDOW_FRAMES)
        edges = [frames * number // count for number in range(count + 1)]
        for start, stop in pairwise(edges):
            begin, end = max(0, start - CONTEXT_FRAMES), min(frames, stop + CONTEXT_FRAMES)
            part = audio[:, begin * HOP : (end - 1) * HOP + RECEPTIVE]
            yield start, self._window(part, first, version)[:, start - begin : stop - begin]

    @torch.inference_mode()
    def _window(self, audio: Tensor, first: tuple[Tensor, Tensor] | None, version: str) -> Tensor:
        hubert = self.hubert
        layer = min(LAYERS[version], hubert.config.layers)
        found: Tensor = hubert(audio.to(self._device), layer, first)
        if version == "v1" and hubert.projection is not None:
            found = hubert.projection(found).float()
        return found

    @property
    def _device(self) -> torch.device:
        return self.hubert.norm.weight.device

    def _require(self, version: str) -> None:
        if version not in WIDTHS:
            raise ValueError(f"version {version}")
        config = self.hubert.config
        width = config.projection if version == "v1" else config.width
        if width != WIDTHS[version]:
            what = f"{width} wide instead of {WIDTHS[version]}" if width else "not in it"
            raise MynahError(
                ErrorCode.BAD_INPUT,
                f"{self.path.name} cannot be used for RVC {version}: its features are {what}.",
                hint="The ContentVec that `mynah models download contentvec` fetches has both.",
                detail=str(self.path),
            )


def _tensor(audio: NDArray[np.float32]) -> Tensor:
    """float32 (batch, samples) for the network.

    Raises:
        MynahError: BAD_INPUT where it holds numbers that are none.
    """
    if not bool(np.isfinite(audio).all()):
        raise MynahError(ErrorCode.BAD_INPUT, "A recording holds numbers that are none.")
    sound = np.ascontiguousarray(audio, np.float32)
    return torch.from_numpy(sound if sound.flags.writeable else sound.copy())


def load_contentvec(
    path: Path | None = None, precision: str = "fp32", device: str = "cpu"
) -> ContentVec:
    """Load the encoder.

    Args:
        path: Its file or folder; None for the one among the models of this computer.
        precision: ``fp32``, ``bf16``, or ``auto``: bf16 where the processor computes in it and
            the features stay what they are (:mod:`mynah.engine.features.content_precision`).
        device: As torch names it.

    Raises:
        MynahError: MISSING_MODEL where there is none; otherwise see `read_hubert_file`.
    """
    file = encoder_file(path)
    config, weights = read_hubert_file(file)
    # DistilHuBERT has the same names and widths. Narrow networks are made for trials alone.
    if config.feed == 3072 and config.layers != LAYERS["v2"]:
        raise MynahError(
            ErrorCode.BAD_INPUT,
            f"{file.name} is not a ContentVec or HuBERT base model: it has {config.layers} layers "
            f"instead of {LAYERS['v2']}.",
            detail=str(file),
        )
    if chosen_precision(precision, device) == "bf16":
        hubert = Hubert(config, weights, torch.bfloat16).to(device).eval().pack()
        if precision == "bf16" or bf16_is_close(file, config, weights, hubert, device):
            return ContentVec(hubert, file, "bf16")
    return ContentVec(Hubert(config, weights).to(device).eval().pack(), file, "fp32")


def encoder_file(path: Path | None = None) -> Path:
    """The file that `load_contentvec` would read.

    Raises:
        MynahError: MISSING_MODEL where there is none.
    """
    return model_file(path or _here())


def chosen_precision(precision: str, device: str = "cpu") -> Precision:
    """What `load_contentvec` makes of ``auto`` there, unless the weights do not bear it."""
    if precision == "bf16" or (precision == "auto" and computes_in_bf16(device)):
        return "bf16"
    return "fp32"


def computes_in_bf16(device: str) -> bool:
    """Whether products in bfloat16 are faster than in float32 there."""
    if device.startswith("cuda"):
        return bool(torch.cuda.is_bf16_supported())
    if device != "cpu" or not torch.backends.mkldnn.is_available():
        return False
    return bool(torch.cpu._is_avx512_bf16_supported())  # noqa: SLF001


def _here() -> Path:
    found = place_of("contentvec")
    if found is not None:
        return found
    for name in _FOLDERS:
        folder = models_dir() / name
        if any((folder / one).is_file() for one in IN_FOLDER):
            return folder
    raise MynahError(
        ErrorCode.MISSING_MODEL,
        f"An RVC voice needs the content encoder ContentVec, which is not in {models_dir()}.",
        hint="`mynah models download contentvec` fetches it, or `mynah models import` takes it "
        "from a file.",
    )
