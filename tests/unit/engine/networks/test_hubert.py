"""Our encoder beside that of transformers, with every weight random so that mix-ups show."""

import pytest
import torch

from helpers.tiny_contentvec import tiny_weights
from mynah.engine.networks.hubert import Hubert
from mynah.engine.networks.hubert_config import HubertConfig

SMALL = HubertConfig(
    width=192, layers=12, feed=256, channels=48, position_kernel=128, position_groups=16
)


@pytest.fixture(scope="module")
def theirs():
    """The same network in transformers, and its weights under our names."""
    transformers = pytest.importorskip("transformers")
    weights = tiny_weights(SMALL, seed=3)
    settings = transformers.HubertConfig(
        hidden_size=SMALL.width,
        num_hidden_layers=SMALL.layers,
        num_attention_heads=SMALL.heads,
        intermediate_size=SMALL.feed,
        conv_dim=[SMALL.channels] * 7,
        num_conv_pos_embeddings=SMALL.position_kernel,
        num_conv_pos_embedding_groups=SMALL.position_groups,
    )
    model = transformers.HubertModel(settings).eval()
    start = "encoder.pos_conv_embed.conv."
    named = {name: one for name, one in weights.items() if not name.startswith("final_proj")}
    for old, new in (("weight_g", "original0"), ("weight_v", "original1")):
        named[f"{start}parametrizations.weight.{new}"] = named.pop(f"{start}{old}")
    missing, unexpected = model.load_state_dict(named, strict=False)
    assert (missing, unexpected) == (["masked_spec_embed"], [])
    return model, weights


def audio(samples, clips=1):
    return 0.1 * torch.randn(clips, samples, generator=torch.Generator().manual_seed(samples))


@pytest.mark.parametrize("samples", [400, 16_000, 16_320, 80_000])
@pytest.mark.parametrize("packed", [False, True])
def test_layers_and_projection_are_those_of_transformers(theirs, samples, packed):
    model, weights = theirs
    ours = Hubert(SMALL, weights)
    if packed:
        ours.pack()
    with torch.inference_mode():
        states = model(audio(samples), output_hidden_states=True).hidden_states
        for layer in (0, 9, 12):
            found = ours(audio(samples), layer)
            assert found.shape == states[layer].shape
            assert (found - states[layer]).abs().max() <= 1e-4
        kernel, bias = weights["final_proj.weight"], weights["final_proj.bias"]
        expected = torch.nn.functional.linear(states[9], kernel, bias)
        assert (ours.projection(ours(audio(samples), 9)) - expected).abs().max() <= 1e-4


def test_a_batch_is_that_of_transformers(theirs):
    model, weights = theirs
    with torch.inference_mode():
        expected = model(audio(24_000, 3)).last_hidden_state
        assert (Hubert(SMALL, weights)(audio(24_000, 3), 12) - expected).abs().max() <= 1e-4


@pytest.mark.parametrize("scale", [0.0, 1e-4, 1.0, 30.0])
def test_the_folded_group_norm_holds_at_any_loudness(theirs, scale):
    model, weights = theirs
    loud = scale * audio(16_000) + 0.01  # with an offset, which the norm takes out
    with torch.inference_mode():
        expected = model(loud).last_hidden_state
        assert (Hubert(SMALL, weights)(loud, 12) - expected).abs().max() <= 2e-4


def test_statistics_in_blocks_are_those_of_the_whole(monkeypatch):
    from mynah.engine.networks import hubert

    ours = Hubert(SMALL, tiny_weights(SMALL))
    whole = ours.normalised_first(audio(16_000))
    monkeypatch.setattr(hubert, "_STATISTICS_BLOCK", 501)
    for one, other in zip(whole, ours.normalised_first(audio(16_000)), strict=True):
        torch.testing.assert_close(one, other)
