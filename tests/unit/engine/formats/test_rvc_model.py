"""The small `.pth`: every variant that is passed around, and what is written for others."""

import hashlib
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import torch
from torch import Tensor

from helpers.rvc_files import TINY, save_small, small_file_data, state_of, tiny
from mynah.engine.formats.rvc_model import (
    SmallModel,
    file_rate,
    read_small_model,
    write_small_model,
)
from mynah.engine.networks.rvc.config import RvcConfig
from mynah.protocol.errors import ErrorCode, MynahError

_G, _V = ".parametrizations.weight.original0", ".parametrizations.weight.original1"


def _plain(tensors: dict[str, Tensor]) -> dict[str, Tensor]:
    return {name: one.half() for name, one in tensors.items() if not name.startswith("enc_q")}


def _refusal(path: Path, code: ErrorCode = ErrorCode.BAD_INPUT) -> MynahError:
    with pytest.raises(MynahError) as caught:
        read_small_model(path)
    assert caught.value.code is code
    assert "voice.pth" in caught.value.message
    return caught.value


def test_what_is_written_is_read_and_is_plain(tmp_path: Path) -> None:
    path = tmp_path / "voice.pth"
    model = SmallModel(
        _plain(state_of()),
        TINY,
        name="Änna",
        epoch=12,
        step=340,
        speakers=("a", "", "c"),
        median_f0=180.5,
        unvoiced="zero",
        dataset_length="00:12:30",
    )

    write_small_model(path, model)
    data = torch.load(path, map_location="cpu", weights_only=True)
    answer = read_small_model(path)

    assert data["sr"] == "8k"
    assert data["f0"] == 1
    assert data["version"] == "v2"
    assert data["info"] == "12epoch"
    assert data["vocoder"] == "HiFi-GAN"
    assert data["embedder_model"] == "contentvec"
    assert data["speakers_id"] == 3
    assert data["speaker_info"] == [{"id": 0, "name": "a"}, {"id": 2, "name": "c"}]
    assert datetime.strptime(data["creation_date"], "%Y-%m-%dT%H:%M:%S.%f")
    text = f"Änna-12-340-8000-v2-{data['config']}"
    assert data["model_hash"] == hashlib.sha256(text.encode()).hexdigest()
    assert all(one.dtype is torch.float16 for one in data["weight"].values())
    assert not any("enc_q" in name or "parametrizations" in name for name in data["weight"])
    assert (answer.name, answer.epoch, answer.step) == ("Änna", 12, 340)
    assert answer.speakers == ("a", "", "c")
    assert (answer.median_f0, answer.unvoiced) == (180.5, "zero")
    assert answer.notes == ()
    assert all(torch.equal(answer.weights[name], one) for name, one in data["weight"].items())
    assert [entry.name for entry in tmp_path.iterdir()] == ["voice.pth"]


def test_views_of_large_storages_are_not_written_whole(tmp_path: Path) -> None:
    state = _plain(state_of())
    wide = torch.zeros(1_000_000, dtype=torch.float16)
    name = "enc_p.emb_phone.bias"
    state[name] = wide[: len(state[name])]

    write_small_model(tmp_path / "voice.pth", SmallModel(state, TINY))

    assert (tmp_path / "voice.pth").stat().st_size < 1_000_000


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, {}),
        ({"sr": 8000, "f0": True}, {}),
        ({"sr": "8K"}, {}),
        ({"sr": "8000"}, {}),
        ({"version": ..., "f0": ..., "info": ..., "sr": ...}, {"epoch": 0}),
        ({"vocoder": "HiFi-GAN", "epoch": 7, "step": 99, "model_name": "x"}, {"epoch": 7}),
        ({"overtrain_info": "Smoothed loss 1.2", "author": None}, {"author": ""}),
        ({"author": "None"}, {"author": ""}),
        ({"epoch": "many", "step": True, "speakers_id": "two"}, {"step": 0, "speakers": ("",)}),
        ({"model_name": "a\nb\x1b[31m"}, {"name": "a b [31m"}),
    ],
)
def test_older_and_newer_variants(
    tmp_path: Path, changes: dict[str, Any], expected: dict[str, Any]
) -> None:
    answer = read_small_model(save_small(tmp_path / "voice.pth", **changes))

    assert answer.config == TINY
    assert {name: getattr(answer, name) for name in expected} == expected


@pytest.mark.parametrize("version", ["v1", "v2"])
@pytest.mark.parametrize("f0", [True, False])
def test_versions_with_and_without_pitch(tmp_path: Path, version: str, f0: bool) -> None:
    config = tiny(version, f0=f0)

    said = read_small_model(save_small(tmp_path / "voice.pth", config))
    unsaid = read_small_model(save_small(tmp_path / "voice.pth", config, version=..., f0=...))

    assert said.config == unsaid.config == config


@pytest.mark.parametrize("rows", [1, 109, 110])
def test_the_rows_of_the_table_decide_how_many_speakers(tmp_path: Path, rows: int) -> None:
    items = TINY.to_list()
    items[15] = 109
    path = save_small(tmp_path / "voice.pth", tiny(speakers=rows), config=items)

    answer = read_small_model(path)

    assert answer.config.speakers == rows
    assert bool(answer.notes) == (rows != 109)


def test_newer_names_of_weight_norm(tmp_path: Path) -> None:
    data = small_file_data()
    newer = {
        name.replace(".weight_g", _G).replace(".weight_v", _V): tensor
        for name, tensor in data["weight"].items()
    }
    assert newer.keys() != data["weight"].keys()

    answer = read_small_model(save_small(tmp_path / "voice.pth", weight=newer))

    assert set(answer.weights) == set(data["weight"])
    assert answer.notes


def test_folded_weight_norm(tmp_path: Path) -> None:
    state = {name: tensor.clone() for name, tensor in state_of().items() if "enc_q" not in name}
    state["dec.ups.0.weight_v"][0] = 0.5
    state["dec.ups.0.weight_g"][0] = 0.0  # a row of silence once it is folded
    folded: dict[str, Tensor] = {}
    for name, tensor in state.items():
        if name.endswith("weight_v"):
            gain = state[name[:-2] + "_g"]
            folded[name[:-2]] = torch._weight_norm(tensor, gain, 0)
        elif not name.endswith("weight_g"):
            folded[name] = tensor
    path = save_small(tmp_path / "voice.pth", weight=folded)

    answer = read_small_model(path)

    assert set(answer.weights) == set(state)
    for name, tensor in folded.items():
        if name + "_v" in state:
            made = torch._weight_norm(answer.weights[name + "_v"], answer.weights[name + "_g"], 0)
            assert torch.allclose(made, tensor, atol=1e-6)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"config": TINY.to_list()[:17]}, "17 items"),
        ({"config": [*TINY.to_list(), 1]}, "19 items"),
        ({"config": ...}, "no configuration"),
        ({"weight": ...}, "no weights"),
        ({"weight": {}}, "no weights"),
        ({"weight": {"a": 1}}, "no weights"),
        ({"version": "v1"}, "says that it is v1, but takes features of 768 values, as v2"),
        ({"version": "v3"}, '"v3"'),
        ({"f0": 0}, "without a pitch"),
        ({"vocoder": "RefineGAN"}, "RefineGAN"),
        ({"vocoder": "MRF HiFi-GAN"}, "MRF HiFi-GAN"),
        ({"config": [*TINY.to_list()[:17], 48000]}, "not 48000 Hz"),
        ({"config": ["x"] * 18}, "resblocks"),
    ],
)
def test_contradictions_are_refused(tmp_path: Path, changes: dict[str, Any], words: str) -> None:
    error = _refusal(save_small(tmp_path / "voice.pth", **changes))

    assert words in error.message


@pytest.mark.parametrize(
    ("part", "vocoder"),
    [
        ("dec.mrfs.0.0.layers.0.conv1.weight", "MRF"),
        ("dec.upsamples.0.weight_v", "MRF"),
        ("dec.mel_conv.weight_v", "RefineGAN"),
        ("dec.downsample_blocks.0.conv.weight_v", "RefineGAN"),
    ],
)
def test_a_foreign_decoder_is_known_by_its_tensors(tmp_path: Path, part: str, vocoder: str) -> None:
    weights = {**small_file_data()["weight"], part: torch.zeros(1)}

    error = _refusal(save_small(tmp_path / "voice.pth", weight=weights))

    assert vocoder in error.message
    assert "noise" in error.hint


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_weights_that_are_no_numbers(tmp_path: Path, value: float) -> None:
    data = small_file_data()
    data["weight"]["dec.conv_pre.weight"][0, 0, 0] = value
    path = save_small(tmp_path / "voice.pth", weight=data["weight"])

    error = _refusal(path, ErrorCode.BROKEN_FILE)

    assert "not numbers" in error.message
    assert error.items[0][0] == "dec.conv_pre.weight"


def test_missing_strange_and_misshapen_tensors_are_named(tmp_path: Path) -> None:
    data = small_file_data()["weight"]
    lost = {name: one for name, one in data.items() if name != "dec.conv_post.weight"}
    error = _refusal(save_small(tmp_path / "voice.pth", weight=lost), ErrorCode.BROKEN_FILE)
    assert error.items[0][0] == "dec.conv_post.weight"

    strange = {**data, "dec.other.weight": torch.ones(1)}
    error = _refusal(save_small(tmp_path / "voice.pth", weight=strange), ErrorCode.BROKEN_FILE)
    assert error.items[0][0] == "dec.other.weight"

    items = TINY.to_list()
    items[14] = [12, 16]  # the kernels of another rate
    error = _refusal(save_small(tmp_path / "voice.pth", config=items), ErrorCode.BROKEN_FILE)
    assert "does not fit" in error.message


def test_a_contradicting_label_of_the_rate_is_noted(tmp_path: Path) -> None:
    answer = read_small_model(save_small(tmp_path / "voice.pth", sr="48k"))

    assert answer.config.sample_rate == 8000
    assert "48000" in answer.notes[0]


@pytest.mark.parametrize(
    ("value", "rate"),
    [(40000, 40000), ("40k", 40000), ("48K", 48000), ("32000", 32000), (True, 0), (None, 0)],
)
def test_rates_in_every_spelling(value: object, rate: int) -> None:
    assert file_rate(value) == rate


def test_values_too_large_for_half_precision_are_refused(tmp_path: Path) -> None:
    state = dict(state_of())
    state["dec.conv_pre.bias"] = torch.full_like(state["dec.conv_pre.bias"], 1e6)

    with pytest.raises(MynahError, match=r"dec\.conv_pre\.bias"):
        write_small_model(tmp_path / "voice.pth", SmallModel(state, TINY))

    assert not list(tmp_path.iterdir())


def test_a_full_size_voice_goes_through_unchanged(tmp_path: Path) -> None:
    config = RvcConfig.of("v2", 40_000)
    weights = _plain(state_of(config))
    path = tmp_path / "voice.pth"

    write_small_model(path, SmallModel(weights, config, name="voice"))
    answer = read_small_model(path)

    assert abs(path.stat().st_size - 55_185_555) < 100_000
    assert answer.config == config
    assert len(answer.weights) == 457
    assert all(torch.equal(answer.weights[name], one) for name, one in weights.items())
