"""A recording gives the same sound in whichever blocks it is converted."""

from dataclasses import replace

import numpy as np
import pytest
import soundfile
import torch

from helpers.lite import made_voice
from helpers.voicelike import write_voicelike
from mynah.engine.control import Control
from mynah.engine.convert import ConvertSettings, convert_file, load_voice, synthesis
from mynah.engine.features.moments import ContentMoments
from mynah.engine.networks.lite.synthesizer import LiteSynthesizer, SynthesizerConfig
from mynah.engine.reporter import ListReporter


def converted(voice, source, out):
    convert_file(voice, source, out, ConvertSettings(), ListReporter(), Control())
    return soundfile.read(out, dtype="float32")[0]


@pytest.mark.parametrize("length", [250, 700])
def test_the_sound_does_not_depend_on_the_blocks(tmp_path, monkeypatch, length):
    """With a network that listens: what it is told, its pulses and its noise stay as they are."""
    torch.manual_seed(0)
    network = LiteSynthesizer(SynthesizerConfig(width=16, blocks=2, speaker=4))
    torch.nn.init.normal_(network.head.weight, std=0.3)
    network.content_deviation.fill_(1.0)
    made = replace(load_voice(made_voice(tmp_path / "voice")), synthesizer=network.eval())
    made = replace(made, moments=ContentMoments(np.zeros(384, "f4"), np.ones(384, "f4"), 0))
    source = write_voicelike(tmp_path / "in.wav", seconds=21.0)
    whole = converted(made, source, tmp_path / "whole.wav")
    monkeypatch.setattr(synthesis, "BLOCK_FRAMES", length)
    parts = converted(made, source, tmp_path / "parts.wav")
    difference = 20 * np.log10(np.std(whole - parts) / np.std(whole))
    assert difference < -60
