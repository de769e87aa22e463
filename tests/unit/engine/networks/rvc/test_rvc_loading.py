"""Weights of files: what fits is loaded, what does not is refused in one sentence."""

import pytest
import torch

from helpers.rvc_network import small_config, small_synthesizer, speech
from mynah.engine.networks.rvc.loading import load_generator_weights
from mynah.protocol.errors import ErrorCode, MynahError


def small_file(**kind):
    """A voice as files hold it: no posterior encoder, half precision."""
    state = small_synthesizer(**kind).state_dict()
    return {n: t.half() for n, t in state.items() if not n.startswith("enc_q.")}


def newer_names(state):
    g, v = ".parametrizations.weight.original0", ".parametrizations.weight.original1"
    return {n.replace(".weight_g", g).replace(".weight_v", v): t for n, t in state.items()}


def refused(state, config=None):
    with pytest.raises(MynahError) as caught:
        load_generator_weights(config or small_config(), state)
    assert caught.value.code is ErrorCode.BROKEN_FILE
    assert caught.value.message.count(". ") == 0
    return caught.value


@pytest.mark.parametrize("rename", [dict, newer_names])
def test_both_manners_of_naming(rename):
    network = small_synthesizer()
    loaded = load_generator_weights(network.config, rename(network.state_dict()))
    given = speech(network.config)
    assert torch.equal(loaded.infer(**given), network.infer(**given))
    assert list(loaded.state_dict()) == list(network.state_dict())


def test_halves_become_float32_and_the_file_s_own_are_left():
    state = small_file()
    loaded = load_generator_weights(small_config(), state)
    assert {tensor.dtype for tensor in loaded.state_dict().values()} == {torch.float32}
    assert not hasattr(loaded, "enc_q")
    with torch.no_grad():
        loaded.emb_g.weight.zero_()
    assert state["emb_g.weight"].any()
    assert state["emb_g.weight"].dtype == torch.float16


def test_float32_weights_are_not_shared_with_the_file():
    state = small_synthesizer().state_dict()
    loaded = load_generator_weights(small_config(), state)
    with torch.no_grad():
        loaded.emb_g.weight.zero_()
    assert state["emb_g.weight"].any()


@pytest.mark.parametrize("rows", [1, 110])
def test_the_table_decides_how_many_speakers(rows):
    state = small_file() | {"emb_g.weight": torch.randn(rows, 6).half()}
    assert load_generator_weights(small_config(), state).config.speakers == rows


def test_missing_tensor():
    state = small_file()
    del state["dec.conv_post.weight"]
    error = refused(state)
    assert ("dec.conv_post.weight", "missing") in error.items
    assert "1 of" in error.message


def test_a_foreign_tensor():
    error = refused(small_file() | {"dec.mrfs.0.0.conv1.weight": torch.zeros(1)})
    assert error.items == (("dec.mrfs.0.0.conv1.weight", "does not belong"),)


def test_folded_weights_are_refused():
    state = small_file()
    weight = state.pop("dec.ups.0.weight_v")
    del state["dec.ups.0.weight_g"]
    refused(state | {"dec.ups.0.weight": weight})


def test_half_of_a_posterior_encoder():
    state = small_file() | {"enc_q.pre.bias": torch.zeros(8)}
    assert any(name.startswith("enc_q.") for name, _ in refused(state).items)


def test_another_shape():
    error = refused(small_file(), small_config(filter_channels=16))
    assert "instead of" in error.message


def test_another_version():
    error = refused(small_file(version="v1"), small_config(version="v2"))
    assert "enc_p.emb_phone.weight" in error.message


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_damaged_weights(value):
    state = small_file()
    state["dec.conv_pre.weight"][0, 0, 0] = value
    error = refused(state)
    assert "1 of" in error.message
    assert error.items[0][0] == "dec.conv_pre.weight"


def test_weights_that_are_not_floats():
    state = small_file()
    state["dec.conv_pre.weight"] = state["dec.conv_pre.weight"].int()
    assert "not numbers" in refused(state).message


def test_nothing_at_all():
    assert len(refused({}).items) == 20
