"""Times the content encoder."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import torch

from mynah.engine.bench.measure import BenchSettings, Measure, timed
from mynah.engine.features.contentvec import ContentVec, load_contentvec
from mynah.engine.networks.hubert import Hubert
from mynah.engine.networks.hubert_config import HubertConfig
from mynah.protocol.errors import ErrorCode, MynahError

if TYPE_CHECKING:
    from collections.abc import Iterator

# HuBERT base for a second of audio: convolutions 4.9, positions 0.5, transformer 8.5.
GFLOP = 13.9


def measure(settings: BenchSettings, config: HubertConfig | None = None) -> Iterator[Measure]:
    """One row for each precision; `config` is the shape of random weights, for trials."""
    audio, seconds = settings.sound.audio, settings.sound.seconds
    for precision in settings.precisions:
        encoder, random = loaded(precision, config)
        version = "v2" if encoder.hubert.config.layers >= 12 else "v1"
        work = partial(encoder.features, audio, version)
        found = timed(work, settings.repeat)
        yield Measure(
            "content",
            precision,
            found.seconds,
            seconds,
            found.peak,
            GFLOP * seconds if config is None else 0.0,
            precision == "bf16",
            random,
        )


def loaded(precision: str, config: HubertConfig | None = None) -> tuple[ContentVec, bool]:
    """ContentVec, or the same network with random weights where it is not here."""
    if config is None:
        try:
            return load_contentvec(precision=precision), False
        except MynahError as error:
            if error.code is not ErrorCode.MISSING_MODEL:
                raise
    config = config or HubertConfig()
    generator = torch.Generator().manual_seed(0)
    weights = {}
    for name, shape in config.shapes().items():
        flat = "norm" in name or name.endswith("weight_g")
        drawn = torch.randn(shape, generator=generator) * 0.02
        weights[name] = drawn + 1.0 if flat and name.endswith(("weight", "weight_g")) else drawn
    dtype = torch.bfloat16 if precision == "bf16" else torch.float32
    hubert = Hubert(config, weights, dtype).eval().pack()
    return ContentVec(hubert, Path("random"), "bf16" if precision == "bf16" else "fp32"), True
