"""Pretraining on a made corpus with a made teacher: a few steps, resumed, and files that load."""

import csv
from dataclasses import replace

import numpy as np
import pytest
import torch
from safetensors.torch import load_file

from helpers.teacher import write_teacher
from helpers.voicelike import write_voicelike
from mynah.engine.control import Control
from mynah.engine.features.content import load_content_model
from mynah.engine.networks.lite.synthesizer import SynthesizerConfig
from mynah.engine.pretrain import teacher
from mynah.engine.pretrain.base import BaseTraining, pretrain_base
from mynah.engine.pretrain.encoder import EncoderTraining, pretrain_encoder
from mynah.engine.reporter import ListReporter
from mynah.engine.stages import train
from mynah.engine.training.plan import TrainingPlan
from mynah.protocol.errors import ErrorCode, MynahError
from mynah.protocol.events import Progress, Warning_
from mynah.protocol.ports import Interrupted

ENCODER = EncoderTraining(
    total_steps=3, batch_seconds=2.0, lengths=(1.0,), warmup_steps=1, save_every_s=1e9
)
BASE = BaseTraining(total_steps=3, batch_size=2, frames=24, perturbed=1, save_every_s=1e9)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    """Four clips of two speakers, and a row whose file is missing."""
    folder = tmp_path_factory.mktemp("corpus")
    rows = [("gone.wav", "low")]
    for number, (speaker, pitch) in enumerate([("low", 110), ("high", 210)] * 2):
        name = f"{number}.wav"
        rate = 24_000 if number else 32_000
        write_voicelike(folder / name, seconds=1.5, rate=rate, pitch=pitch, seed=number)
        rows.append((name, speaker))
    with (folder / "metadata.csv").open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([("file", "speaker"), *rows])
    return folder


@pytest.fixture
def made_teacher(tmp_path, monkeypatch):
    path = write_teacher(tmp_path / "teacher.bin")
    monkeypatch.setattr(teacher, "teacher_path", lambda: path)


class Asking(ListReporter):
    """Asks for a stop at a step."""

    def __init__(self, control, stage, step):
        super().__init__()
        self.control, self.stage_name, self.step = control, stage, step

    def _write(self, event):
        super()._write(event)
        if isinstance(event, Progress) and (event.stage, event.done) == (
            self.stage_name,
            self.step,
        ):
            self.control.request("stop")


def stopped_and_resumed(pretrain, name, corpus, tmp_path, settings):
    """The files of an unbroken training, and of one that was stopped at step 1."""
    outs = [tmp_path / "whole.safetensors", tmp_path / "parts.safetensors"]
    reporter = ListReporter()
    pretrain(corpus, tmp_path / "whole", outs[0], settings, reporter, Control())
    assert [event.code for event in reporter.of(Warning_)] == ["unreadable"]
    control = Control()
    asking = Asking(control, name, 1)
    with pytest.raises(Interrupted):
        pretrain(corpus, tmp_path / "parts", outs[1], settings, asking, control)
    assert not outs[1].exists()
    result = pretrain(corpus, tmp_path / "parts", outs[1], settings, ListReporter(), Control())
    assert result["steps"] == settings.total_steps
    return outs


@pytest.mark.usefixtures("made_teacher")
def test_the_encoder(corpus, tmp_path):
    whole, parts = stopped_and_resumed(pretrain_encoder, "encoder", corpus, tmp_path, ENCODER)
    assert whole.read_bytes() == parts.read_bytes()
    model = load_content_model(whole)
    found = model.features(np.zeros(16_000, np.float32))
    assert found.shape == (50, 384)
    assert np.isfinite(found).all()
    assert {value.dtype for value in load_file(whole).values()} == {torch.float16}
    other = replace(ENCODER, learning_rate=1.0)
    with pytest.raises(MynahError) as caught:
        pretrain_encoder(corpus, tmp_path / "parts", parts, other, ListReporter(), Control())
    assert caught.value.code is ErrorCode.BAD_CHECKPOINT
    checkpoint = tmp_path / "parts" / "checkpoint.pt"
    checkpoint.write_bytes(checkpoint.read_bytes()[:-1000])
    with pytest.raises(MynahError) as caught:
        pretrain_encoder(corpus, tmp_path / "parts", parts, ENCODER, ListReporter(), Control())
    assert caught.value.code is ErrorCode.BAD_CHECKPOINT


def test_the_base(corpus, tmp_path, monkeypatch):
    whole, parts = stopped_and_resumed(pretrain_base, "base", corpus, tmp_path, BASE)
    assert whole.read_bytes() == parts.read_bytes()
    weights = load_file(whole)
    assert weights["G.speakers.weight"].shape == (2, 128)
    assert any(name.startswith("D.") for name in weights)
    monkeypatch.setattr(train, "shipped", lambda name: whole)
    voice = train.new_trainer(SynthesizerConfig(), TrainingPlan(10, 0, 2))
    mean = weights["G.speakers.weight"].float().mean(0)
    torch.testing.assert_close(voice.synthesizer.speakers.weight[0].detach(), mean)


def test_a_base_goes_on_from_another(corpus, tmp_path):
    first, second = tmp_path / "first.safetensors", tmp_path / "second.safetensors"
    for out, start in ((first, None), (second, first)):
        folder = tmp_path / out.stem
        pretrain_base(corpus, folder, out, BASE, ListReporter(), Control(), start=start)
    old, new = (load_file(path)["G.blocks.0.widen.weight"].float() for path in (first, second))
    assert 0 < (new - old).abs().max() < 0.1  # not the random ones of another start
    first.write_bytes(first.read_bytes()[:1000])
    with pytest.raises(MynahError) as caught:
        pretrain_base(corpus, folder, second, BASE, ListReporter(), Control(), start=first)
    assert caught.value.code is ErrorCode.BROKEN_FILE


def test_a_corpus_without_a_table_or_sound(tmp_path):
    for content, code in ((None, ErrorCode.BAD_INPUT), ("a.wav,x", ErrorCode.NOTHING_USABLE)):
        if content:
            (tmp_path / "metadata.csv").write_text("file,speaker\n" + content)
        with pytest.raises(MynahError) as caught:
            pretrain_base(tmp_path, tmp_path / "w", tmp_path / "o", BASE, ListReporter(), Control())
        assert caught.value.code is code


def test_a_teacher_that_is_not_installed(monkeypatch):
    monkeypatch.setattr(teacher, "find_spec", lambda name: None)
    with pytest.raises(MynahError) as caught:
        teacher.teacher_path()
    assert caught.value.code is ErrorCode.MISSING_DEPENDENCY
