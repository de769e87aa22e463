"""The clips that an RVC voice learns from, in memory: speech, and a little silence."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

import numpy as np

from mynah.engine.stages.rvc.extract import load_features, load_mute, usable_spans
from mynah.engine.stages.rvc.preprocess import clip_audio, target_audio
from mynah.engine.training.fitness import has_numbers_only, say_left_out
from mynah.engine.training.rvc.batches import PCM_SCALE, RvcClip, make_clip, mute_clip

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from mynah.engine.networks.rvc.config import RvcConfig
    from mynah.engine.run_stage import StageContext


def load_clips(ctx: StageContext, config: RvcConfig, mutes: int) -> list[RvcClip]:
    """Clips to train on, with `mutes` silent ones for each speaker."""
    prepared, extracted = ctx.inputs["preprocess"], ctx.inputs["extract"]
    more = (config.n_fft - config.hop) // 2
    spans = [span for span in usable_spans(prepared, extracted) if not span.held_out]
    clips: list[RvcClip] = []
    left_out: list[str] = []
    for name, of_one in groupby(spans, key=lambda span: span.sample_id):
        audio = target_audio(prepared, name)
        features = load_features(extracted, name)
        for span in of_one:
            cut = features.cut(span)
            sound = _pcm(clip_audio(audio, span, config.sample_rate, more))
            clip = make_clip(config, cut.content, cut.f0, sound, span.speaker)
            if has_numbers_only(clip):
                clips.append(clip)
            else:
                left_out.append(name)
    say_left_out(ctx.reporter, list(dict.fromkeys(left_out)))
    if mutes:
        silence = load_mute(extracted)
        for speaker in sorted({span.speaker for span in spans}):
            clips += [mute_clip(config, silence, speaker)] * mutes
    return clips


def _pcm(audio: NDArray[np.float32]) -> NDArray[np.int16]:
    """Half the memory of float32, with noise 98 dB below full scale."""
    audio = np.nan_to_num(audio)  # whole numbers have no place for what is none
    limited = np.clip(np.rint(audio * np.float32(PCM_SCALE)), -PCM_SCALE, PCM_SCALE - 1)
    pcm: NDArray[np.int16] = limited.astype(np.int16)
    return pcm
