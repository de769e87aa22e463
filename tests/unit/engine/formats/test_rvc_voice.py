"""The folder of an RVC voice: complete, plain, and the same each time."""

from pathlib import Path

import pytest
import torch

from helpers.rvc_files import TINY, save_index, state_of
from mynah.engine.formats.rvc_model import read_small_model
from mynah.engine.formats.rvc_voice import (
    MODEL_FILE,
    RvcVoiceFacts,
    build_rvc_voice_folder,
    read_voice_model,
)
from mynah.project import voice_card
from mynah.protocol.errors import ErrorCode, MynahError

FACTS = RvcVoiceFacts(
    "Änna/B",
    epoch=5,
    step=70,
    minutes=12.5,
    speakers=("a", "b"),
    median_f0=170.0,
    unvoiced="filled",
    creation_date="2026-01-02T03:04:05.678901",
    run_id="r1",
    lineage={"embedder_sha256": "abc", "base_sha256": "def"},
)


def test_everything_is_in_the_folder(tmp_path: Path) -> None:
    index = save_index(tmp_path / "any.index")
    folder = tmp_path / "voice"
    folder.mkdir()

    card = build_rvc_voice_folder(folder, state_of(), TINY, FACTS, index)

    names = sorted(path.name for path in folder.iterdir())
    small = read_small_model(next(folder.glob("*.pth")))
    config, weights = read_voice_model(folder / MODEL_FILE)
    assert len(names) == 4
    assert any(name.startswith("added_IVF2_Flat_nprobe_1_Änna_B") for name in names)
    assert (small.name, small.unvoiced, small.speakers) == ("Änna/B", "filled", ("a", "b"))
    assert small.dataset_length == "00:12:30"
    assert config == small.config == TINY
    assert all(torch.equal(small.weights[name], one) for name, one in weights.items())
    assert all(one.dtype is torch.float16 for one in weights.values())
    assert not any(name.startswith("enc_q") for name in weights)
    assert card["lineage"]["base_sha256"] == "def"
    assert card["lineage"]["vectors"] == 80
    assert voice_card.differences(folder, voice_card.read_card(folder)) == []


def test_the_same_voice_gives_the_same_files(tmp_path: Path) -> None:
    cards = []
    for name in ("one", "two"):
        folder = tmp_path / name
        folder.mkdir()
        cards.append(build_rvc_voice_folder(folder, state_of(), TINY, FACTS))

    assert cards[0]["files"] == cards[1]["files"]


def test_weights_of_another_shape_and_an_index_of_another_width(tmp_path: Path) -> None:
    state = state_of()
    del state["dec.conv_post.weight"]
    with pytest.raises(MynahError) as caught:
        build_rvc_voice_folder(tmp_path, state, TINY, FACTS)
    assert caught.value.items[0][0] == "dec.conv_post.weight"

    index = save_index(tmp_path / "a.index", width=256)
    with pytest.raises(MynahError, match="256 values"):
        build_rvc_voice_folder(tmp_path, state_of(), TINY, FACTS, index)


def test_a_model_that_is_damaged_or_of_another_kind(tmp_path: Path) -> None:
    build_rvc_voice_folder(tmp_path, state_of(), TINY, FACTS)
    path = tmp_path / MODEL_FILE
    data = path.read_bytes()
    path.write_bytes(data[:-100])
    with pytest.raises(MynahError) as caught:
        read_voice_model(path)
    assert caught.value.code is ErrorCode.BROKEN_FILE

    path.write_bytes(data.replace(b'\\"kind\\": \\"rvc\\"', b'\\"kind\\": \\"xyz\\"'))
    with pytest.raises(MynahError, match="does not hold"):
        read_voice_model(path)
