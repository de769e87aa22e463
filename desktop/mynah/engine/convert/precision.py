"""Where a voice is computed, and with which numbers."""

from __future__ import annotations

from dataclasses import dataclass

import torch

from mynah.protocol.errors import ErrorCode, MynahError


@dataclass(frozen=True)
class Computing:
    """Device as torch names it, and "fp32", "bf16" or "fp16".

    Attributes:
        device: of everything.
        precision: of the synthesizer.
        content: what the content encoder is asked for; its "auto" looks at its own weights.
    """

    device: str
    precision: str
    content: str = "fp32"


def computing(wanted: str) -> Computing:
    """Decide for this computer.

    "auto" takes bfloat16 where it is computed in hardware: the convolutions of the decoder and
    the products of the content encoder then take half the time. What the decoder says differs
    from float32 by less than its own noise; the encoder looks at what its weights make of it.

    Args:
        wanted: "auto", "fp32", "bf16" or "fp16".

    Raises:
        MynahError: USAGE for fp16 without a graphics card.
    """
    if torch.cuda.is_available():
        fast = "bf16" if torch.cuda.is_bf16_supported() else "fp16"
        return _with_content("cuda", wanted, fast)
    if wanted == "fp16":
        raise MynahError(
            ErrorCode.USAGE,
            "fp16 needs a graphics card, and there is none that torch can use.",
            hint="Choose auto, bf16 or fp32.",
        )
    return _with_content("cpu", wanted, "bf16" if _has_bfloat16() else "fp32")


def lite_precision(wanted: str) -> str:
    """What a Lite voice is computed with, which is on the CPU: "fp32" or "bf16".

    "auto" takes bfloat16 where it is computed in hardware. The features of the encoder then keep
    a cosine of 0.9999 to those of float32, and the answer's difference is 45 dB below it.

    Args:
        wanted: "auto", "fp32", "bf16" or "fp16", which counts as "auto".
    """
    if wanted in {"fp32", "bf16"}:
        return wanted
    return "bf16" if _has_bfloat16() else "fp32"


def _with_content(device: str, wanted: str, fast: str) -> Computing:
    precision = fast if wanted == "auto" else wanted
    if precision != "bf16":  # the encoder knows no fp16
        return Computing(device, precision)
    return Computing(device, precision, wanted)


def _has_bfloat16() -> bool:
    # Without these instructions bfloat16 is slower than float32. torch has no public question.
    if not torch.backends.mkldnn.is_available():
        return False
    asked = ("_is_avx512_bf16_supported", "_is_amx_tile_supported")
    return any(bool(getattr(torch.cpu, name, bool)()) for name in asked)
