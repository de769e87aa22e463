"""Every measure of speed, on a little audio and with narrow networks."""

import json

import numpy as np
import pytest
import soundfile
import torch

from helpers.voicelike import vowel
from mynah.engine.bench import content, conversion, learning, pitch, preparing, retrieval
from mynah.engine.bench.measure import BenchSettings, Machine, Measure, Sound, timed
from mynah.engine.cli.main import main
from mynah.engine.features import pitch_weights
from mynah.engine.networks.hubert_config import HubertConfig
from mynah.engine.networks.pitch import crepe
from mynah.engine.networks.rvc.config import RvcConfig
from mynah.protocol.errors import ErrorCode, MynahError
from mynah.protocol.exitcodes import ExitCode

RATE = 16_000
MACHINE = Machine(100.0, 200.0, 10.0)
NARROW = RvcConfig(
    spec_channels=1025,
    inter_channels=8,
    hidden_channels=8,
    filter_channels=8,
    layers=1,
    upsample_channels=16,
    resblock_kernels=(3,),
    resblock_dilations=((1, 3, 5),),
    upsample_rates=(10, 10, 2, 2),
    upsample_kernels=(16, 16, 4, 4),
    speakers=2,
    gin_channels=8,
    sample_rate=40_000,
    version="v2",
    f0=True,
)
SMALL_ENCODER = HubertConfig(width=768, layers=12, feed=64, channels=32, position_groups=16)


@pytest.fixture
def recording(tmp_path):
    sound = vowel(np.full(3 * RATE, 150.0), RATE, (500, 1500, 2500, 3500))
    path = tmp_path / "speech.wav"
    soundfile.write(path, 0.1 * sound / np.abs(sound).max(), RATE)
    return path


@pytest.fixture
def settings(recording):
    return BenchSettings(
        Sound.of([recording]),
        repeat=1,
        trackers=("swift",),
        batch=2,
        precisions=("fp32",),
        vectors=200,
        queries=10,
    )


def rows(found):
    found = [one.to_dict(MACHINE) for one in found]
    assert all(one["seconds"] > 0 for one in found)
    json.dumps(found)
    return found


def test_a_row_says_how_far_from_the_floor_and_the_baseline_it_is():
    row = Measure("pitch", "x", 2.0, 10.0, 5, 50.0, baseline_s=4.0, baseline="plain")
    found = row.to_dict(MACHINE)
    assert (found["times_real_time"], found["floor_s"], found["times_baseline"]) == (5, 0.5, 2)
    assert Measure("pitch", "x", 2.0, gflop=50.0, bf16=True).floor(MACHINE) == 0.25
    unknown = Measure("index", "x", 2.0).to_dict(MACHINE)
    assert unknown["times_real_time"] is unknown["floor_s"] is unknown["times_baseline"] is None


def test_the_shortest_time_and_the_most_memory_count():
    lengths = iter([3_000_000, 10])

    def work():
        np.ones(next(lengths))

    found = timed(work, 2)
    assert 0 < found.seconds < 0.05
    assert found.peak > 20_000_000


def test_audio_that_is_none_is_refused(tmp_path):
    (tmp_path / "words.wav").write_text("no sound")
    with pytest.raises(MynahError) as caught:
        Sound.of([tmp_path / "words.wav"])
    assert caught.value.code is ErrorCode.BAD_INPUT
    with pytest.raises(MynahError) as caught:
        Sound.of([])
    assert caught.value.code is ErrorCode.NOTHING_USABLE


def test_preparing_and_pitch(settings):
    assert rows(preparing.measure(settings))[0]["times_real_time"] > 0
    found = rows(pitch.measure(settings))
    assert [(one["what"], one["random_weights"]) for one in found] == [("swift", False)]


def test_random_weights_stand_in_and_the_plain_way_is_timed(settings, monkeypatch):
    monkeypatch.setattr(pitch_weights, "find_spec", lambda name: None)
    monkeypatch.setitem(crepe.CHANNELS, "tiny", (1, 4, 4, 4, 4, 4, 4))
    for name, value in {"trackers": ("crepe-tiny",), "compare": True}.items():
        object.__setattr__(settings, name, value)
    (found,) = rows(pitch.measure(settings))
    assert found["random_weights"]
    assert found["times_baseline"] > 0


def test_content(settings):
    (found,) = rows(content.measure(settings, SMALL_ENCODER))
    assert found["what"] == "fp32"
    assert found["random_weights"]


def test_a_step(settings):
    (found,) = rows(learning.measure(settings, NARROW, judges_divisor=16))
    assert "batch 2" in found["what"]
    assert found["gflop"] > 0
    assert torch.is_grad_enabled()


def test_a_conversion_cold_and_warm(settings):
    cold, warm = rows(conversion.measure(settings, NARROW, SMALL_ENCODER))
    assert cold["what"].endswith("fp32 cold")
    assert warm["what"].endswith("fp32 warm")


def test_an_index_beside_the_familys(settings):
    object.__setattr__(settings, "compare", True)
    built, searched = rows(retrieval.measure(settings))
    assert built["what"] == "200 vectors built"
    assert built["baseline_s"] > 0
    assert searched["baseline_s"] > 0


def test_the_command_prints_a_table_and_json(recording, capfd, monkeypatch):
    monkeypatch.setattr(Machine, "measured", classmethod(lambda cls: MACHINE))
    common = ["bench", "--audio", str(recording), "--stages", "pitch", "preprocess"]
    common += ["--f0-methods", "swift", "--repeat", "1"]
    assert main(common) == ExitCode.OK
    out = capfd.readouterr().out
    assert "matrix products 100.0 GFLOP/s" in out
    assert [row.split()[0] for row in out.splitlines()[-2:]] == ["preprocess", "pitch"]
    assert main([*common, "--json"]) == ExitCode.OK
    facts = json.loads(capfd.readouterr().out)
    assert [one["stage"] for one in facts["measures"]] == ["preprocess", "pitch"]
    assert facts["audio_s"] == 3
