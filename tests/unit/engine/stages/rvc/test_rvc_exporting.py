"""What the stages prepared, as a folder of another program."""

import numpy as np

from helpers.small_rvc import fake_extraction
from mynah.engine.formats.rvc_dataset import read_dataset
from mynah.engine.networks.rvc.config import RvcConfig
from mynah.engine.stages.rvc.exporting import export_training
from mynah.engine.stages.rvc.extract import load_features, load_mute, usable_spans
from mynah.engine.stages.rvc.preprocess import RvcPreprocess


def test_every_clip_of_training_is_there(rvc_fresh, tmp_path):
    ctx = rvc_fresh("prepared", sample_rate=32_000)
    RvcPreprocess().run(ctx)
    inputs = ctx.out, tmp_path / "extracted"
    fake_extraction(*inputs)
    spans = [span for span in usable_spans(*inputs) if not span.held_out]
    config = RvcConfig.of("v2", 32_000)
    width = load_mute(inputs[1]).shape[1]
    count = export_training(*inputs, tmp_path / "logs" / "a", "webui", config, mutes=1)
    clips = list(read_dataset(tmp_path / "logs" / "a", width))
    assert count == len(spans)
    assert len(clips) == len(spans) + len({span.speaker for span in spans})
    for span, clip in zip(spans, clips, strict=False):
        assert clip.speaker == span.speaker
        assert len(clip.audio) == 320 * (span.last - span.first)
        cut = load_features(inputs[1], span.sample_id).cut(span)
        np.testing.assert_array_equal(clip.content, cut.content)
        np.testing.assert_array_equal(clip.f0, cut.f0)
