"""Files known by what they hold; shapes decide the rate of a training state."""

from pathlib import Path

import pytest
import torch

from helpers.rvc_files import TINY, save_index, save_small, small_file_data, state_of
from mynah.engine.formats.recognise import FileKind, recognise
from mynah.engine.formats.rvc_extract import extract_small_model
from mynah.engine.formats.rvc_voice import write_voice_model
from mynah.engine.formats.rvc_weights import config_of, plain_weights
from mynah.engine.networks.rvc.config import RvcConfig
from mynah.engine.networks.rvc.synthesizer import RvcSynthesizer
from mynah.protocol.errors import MynahError

FAMILY = [
    ("v1", 32_000),
    ("v1", 40_000),
    ("v1", 48_000),
    ("v2", 32_000),
    ("v2", 40_000),
    ("v2", 48_000),
]


@pytest.mark.parametrize(("version", "rate"), FAMILY)
@pytest.mark.parametrize("f0", [True, False])
def test_the_shapes_of_a_generator_tell_its_rate(version: str, rate: int, f0: bool) -> None:
    config = RvcConfig.of(version, rate, f0=f0, speakers=5)
    with torch.device("meta"):
        state = RvcSynthesizer(config).state_dict()

    assert config_of(state) == config
    if f0 or (version, rate) not in {("v1", 32_000), ("v1", 48_000)}:
        assert config_of(plain_weights(state)) == config
    else:
        with pytest.raises(ValueError, match="several"):
            config_of(plain_weights(state))


def _kind(path: Path, data: object) -> FileKind:
    torch.save(data, path)
    return recognise(path).kind


def test_kinds_of_checkpoints(tmp_path: Path) -> None:
    path = tmp_path / "model.pth"
    judges = {"discriminators.0.convs.0.bias": torch.ones(1)}
    expected = {
        FileKind.TRAINING_D: {"model": judges, "optimizer": {}, "iteration": 3},
        FileKind.BASE_D: {"model": judges},
        FileKind.CONTENTVEC: {"feature_extractor.conv_layers.0.conv.weight": torch.ones(1)},
        FileKind.RMVPE: {"unet.encoder.bn.weight": torch.ones(1)},
        FileKind.UNKNOWN: {"something": torch.ones(1)},
    }
    assert {kind: _kind(path, data) for kind, data in expected.items()} == {k: k for k in expected}


def test_a_small_voice_and_its_problem(tmp_path: Path) -> None:
    good = recognise(save_small(tmp_path / "a.pth"))
    bad = recognise(save_small(tmp_path / "b.pth", version="v1"))

    assert (good.kind, good.facts["version"], good.facts["sample_rate"]) == ("small", "v2", 8000)
    assert good.problem is None
    assert bad.kind is FileKind.SMALL
    assert bad.problem is not None


def test_an_index_and_a_model_of_ours(tmp_path: Path) -> None:
    index = recognise(save_index(tmp_path / "added.index"))
    empty = recognise(save_index(tmp_path / "trained.index", count=0))
    weights = {name: one for name, one in state_of().items() if "enc_q" not in name}
    write_voice_model(tmp_path / "model.safetensors", TINY, weights)

    assert (index.kind, index.facts["version"], index.facts["vectors"]) == ("index", "v2", 80)
    assert empty.problem is not None
    assert recognise(tmp_path / "model.safetensors").kind is FileKind.MYNAH


def test_a_page_instead_of_a_model(tmp_path: Path) -> None:
    path = tmp_path / "voice.pth"
    path.write_text("<html>not found</html>")

    answer = recognise(path)

    assert answer.kind is FileKind.UNKNOWN
    assert answer.problem is not None
    assert "web page" in answer.problem.message


def test_a_voice_is_taken_out_of_a_training_state(tmp_path: Path) -> None:
    config = RvcConfig.of("v2", 32_000, speakers=2)
    state = state_of(config)
    path = tmp_path / "G_123.pth"
    torch.save({"model": state, "iteration": 9, "optimizer": {}, "learning_rate": 1e-4}, path)

    found = recognise(path)
    model = extract_small_model(path, "Anna")

    assert found.kind is FileKind.TRAINING_G
    assert found.facts == {
        "epoch": 9,
        "version": "v2",
        "sample_rate": 32_000,
        "f0": True,
        "speakers": 2,
    }
    assert model.config == config
    assert (model.name, model.epoch) == ("Anna", 9)
    assert not any(name.startswith("enc_q") for name in model.weights)
    assert torch.equal(model.weights["dec.conv_pre.bias"], state["dec.conv_pre.bias"])


def test_no_voice_is_taken_out_of_what_holds_none(tmp_path: Path) -> None:
    path = tmp_path / "D_123.pth"
    torch.save({"model": {"discriminators.0.convs.0.bias": torch.ones(1)}}, path)
    with pytest.raises(MynahError, match=r"D_123\.pth"):
        extract_small_model(path, "Anna")

    torch.save(small_file_data(), path)
    with pytest.raises(MynahError, match="no generator"):
        extract_small_model(path, "Anna")
