"""The data of an RVC training handed to other programs of the family."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

import numpy as np

from mynah.engine.formats.rvc_dataset import DatasetClip, Layout, write_dataset
from mynah.engine.stages.rvc.extract import load_features, load_mute, usable_spans
from mynah.engine.stages.rvc.preprocess import FRAME_S, analysis_audio, clip_audio, target_audio

if TYPE_CHECKING:
    from pathlib import Path

    from mynah.engine.networks.rvc.config import RvcConfig

SAMPLE_RATE = 16_000


def export_training(
    preprocessed: Path,
    extracted: Path,
    folder: Path,
    layout: Layout,
    config: RvcConfig,
    mutes: int = 2,
) -> int:
    """Write what the stages prepared as an experiment's folder; see `write_dataset`.

    Held-out recordings are not in it.
    """
    clips = _clips(preprocessed, extracted, config.sample_rate)
    return write_dataset(folder, layout, clips, config, load_mute(extracted), mutes=mutes)


def _clips(preprocessed: Path, extracted: Path, rate: int) -> Iterator[DatasetClip]:
    spans = [span for span in usable_spans(preprocessed, extracted) if not span.held_out]
    hop = round(SAMPLE_RATE * FRAME_S)
    for number, (name, own) in enumerate(groupby(spans, lambda span: span.sample_id)):
        features = load_features(extracted, name)
        wide, small = target_audio(preprocessed, name), analysis_audio(preprocessed, name)
        for place, span in enumerate(own):
            cut = features.cut(span)
            yield DatasetClip(
                f"{span.speaker}_{number}_{place}",
                clip_audio(wide, span, rate),
                cut.content,
                cut.f0,
                span.speaker,
                small[span.first * hop : span.last * hop] * np.float32(span.gain),
            )
