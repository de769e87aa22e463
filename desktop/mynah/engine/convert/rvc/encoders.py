"""What an RVC voice needs of a content encoder, and how it gets one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

FRAME = 320  # samples between two frames at 16 kHz
FIELD = 400  # samples that one frame is made of: n samples give (n - 400) // 320 + 1 frames


class ContentEncoder(Protocol):
    """ContentVec, or something that answers like it."""

    def features(self, audio: NDArray[np.float32], version: str = "v2") -> NDArray[np.float32]:
        """Features of float32 (samples,) at 16 kHz: float32 (frames, 768), 256 for "v1"."""


class Encoders(Protocol):
    """Gives the content encoder that computes with a precision on a device."""

    def __call__(self, precision: str, device: str = "cpu") -> ContentEncoder:
        """Load it, or give the one that is loaded; `precision` is "fp32", "bf16" or "auto"."""
