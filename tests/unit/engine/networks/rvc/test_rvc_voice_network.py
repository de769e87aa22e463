"""The synthesizer against its description written with plain loops, and against itself."""

import numpy as np
import pytest
import torch

from helpers.naive_rvc import voice
from helpers.rvc_network import small_synthesizer, speech
from mynah.engine.networks.rvc import attention, fast_decoder, fused_conv
from mynah.engine.networks.rvc.attention import RelativeAttention
from mynah.engine.networks.rvc.inference import for_inference
from mynah.engine.networks.rvc.source import HarmonicSource, start_phases
from mynah.engine.networks.rvc.synthesizer import cut_segments

CLOSE = 1e-5
KINDS = [{"version": version, "f0": f0} for version in ("v1", "v2") for f0 in (True, False)]


def difference(tensor, array):
    gap = np.abs(tensor.detach().double().numpy() - array).max()
    return gap / max(1, np.abs(array).max())


def naive_audio(network, given, item=0, frames=None):
    frames = frames or given["content"].shape[1]
    samples = frames * network.config.hop
    pitch = network.config.f0
    return voice.speak(
        given["content"][item, :frames].double().numpy(),
        given["coarse"][item, :frames].numpy() if pitch else None,
        given["f0"][item, :frames].double().numpy() if pitch else None,
        given["speaker"][item].item(),
        voice.arrays(network.state_dict()),
        network.config,
        given["noise"][item, :, :frames].double().numpy(),
        given["source_noise"][item, :samples].double().numpy(),
    )


@pytest.mark.parametrize("kind", KINDS)
def test_speaks_as_described(kind):
    network = small_synthesizer(**kind)
    given = speech(network.config, batch=2)
    audio = network.infer(**given)
    assert audio.shape == (2, 1, 40 * 8)
    assert audio.std() > 0.01
    for item in range(2):
        naive = naive_audio(network, given, item)
        assert difference(audio[item], naive) < CLOSE


def test_five_stages():
    network = small_synthesizer(
        upsample_rates=(5, 4, 2, 2, 2),
        upsample_kernels=(7, 8, 4, 4, 4),
        upsample_channels=64,
        sample_rate=16000,
    )
    given = speech(network.config, frames=12)
    assert difference(network.infer(**given)[0], naive_audio(network, given)) < CLOSE


def test_each_item_of_a_batch_as_if_alone():
    network = small_synthesizer()
    given = speech(network.config, batch=2)
    whole = network.infer(**given | {"lengths": torch.tensor([40, 27])})
    assert not whole[1, :, 27 * 8 :].any()
    assert difference(whole[0], naive_audio(network, given, 0)) < CLOSE
    assert difference(whole[1, :, : 27 * 8], naive_audio(network, given, 1, 27)) < CLOSE


@pytest.mark.parametrize(("skip", "length"), [(0, 10), (30, 20), (60, None), (69, 1), (70, 10)])
@pytest.mark.parametrize("lengths", [(80, 80), (80, 75)])
def test_a_part_is_what_the_whole_has_there(skip, length, lengths):
    network = small_synthesizer()
    given = speech(network.config, batch=2, frames=80) | {"lengths": torch.tensor(lengths)}
    whole = network.infer(**given)
    part = network.infer(**given, skip_head=skip, length=length)
    wanted = whole[..., skip * 8 : None if length is None else (skip + length) * 8]
    assert part.shape == wanted.shape
    assert (part - wanted).abs().max() < 1e-6


def test_without_noise_given_it_is_drawn():
    network = small_synthesizer()
    given = speech(network.config) | {"noise": None, "source_noise": None}
    torch.manual_seed(3)
    first = network.infer(**given)
    assert not torch.equal(network.infer(**given), first)
    torch.manual_seed(3)
    assert torch.equal(network.infer(**given), first)


def test_made_ready_for_inference_it_says_the_same():
    network = small_synthesizer()
    given = speech(network.config, batch=2)
    whole = network.infer(**given)
    before = {name: tensor.clone() for name, tensor in network.state_dict().items()}
    ready = for_inference(network)
    assert (ready.infer(**given) - whole).abs().max() < 1e-5
    assert not any("weight_v" in name or "enc_q" in name for name in ready.state_dict())
    assert not any(parameter.requires_grad for parameter in ready.parameters())
    after = network.state_dict()
    assert all(torch.equal(after[name], tensor) for name, tensor in before.items())


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("fused", [True, False])
def test_long_recordings_are_decoded_in_tiles(kind, fused, monkeypatch):
    monkeypatch.setattr(fast_decoder, "NARROW_TILE", 23)
    monkeypatch.setattr(fast_decoder, "WIDE_TILE", 7)
    if not fused:
        monkeypatch.setattr(fused_conv, "fusing", lambda: False)
    network = small_synthesizer(**kind, upsample_kernels=(6, 4))
    given = speech(network.config, frames=100)
    gap = for_inference(network).infer(**given) - network.infer(**given)
    assert gap.abs().max() < 1e-5


@pytest.mark.parametrize("kernels", [(5, 4, 4, 4, 2), (7, 10, 4, 4, 4)])
def test_up_sampling_by_phases(kernels):
    network = small_synthesizer(
        upsample_rates=(5, 4, 2, 2, 2),
        upsample_kernels=kernels,
        upsample_channels=64,
        sample_rate=16000,
    )
    given = speech(network.config, frames=9)
    gap = for_inference(network).infer(**given) - network.infer(**given)
    assert gap.abs().max() < 1e-5


@pytest.mark.parametrize("precision", ["bf16", "fp16"])
def test_lower_precision_is_near_and_its_excitation_exact(precision, monkeypatch):
    if precision == "fp16":  # of graphics cards, which have no fused convolutions
        monkeypatch.setattr(fused_conv, "fusing", lambda: False)
    network = small_synthesizer()
    given = speech(network.config)
    ready = for_inference(network, precision=precision)
    whole = network.infer(**given)
    audio = ready.infer(**given)
    assert audio.dtype == torch.float32
    assert 0 < (audio - whole).abs().max() < 0.05
    assert ready.dec.m_source(given["f0"]).dtype == torch.float32


@pytest.mark.parametrize("frames", [1, 5, 11, 40])
@pytest.mark.parametrize("scores", [1 << 19, 1])
def test_relative_attention(frames, scores, monkeypatch):
    monkeypatch.setattr(attention, "MOST_SCORES", scores)
    torch.manual_seed(0)
    layer = RelativeAttention(8, 2)
    x = torch.randn(2, frames, 8)
    weights = {f"a.{name}": array for name, array in voice.arrays(layer.state_dict()).items()}
    with torch.inference_mode():
        out = layer(x, None)
    learning = layer(x, torch.ones(2, 1, frames))
    for item in range(2):
        naive = voice.relative_attention(x[item].double().numpy().T, weights, "a", 2)
        assert difference(out[item], naive.T) < CLOSE
        assert difference(learning[item], naive.T) < CLOSE


def test_long_attention_in_blocks_is_the_same():
    torch.manual_seed(0)
    layer = RelativeAttention(8, 2)
    x = torch.randn(1, 700, 8)
    with torch.inference_mode():
        assert (layer(x, None) - layer(x, torch.ones(1, 1, 700))).abs().max() < 1e-6
        blocks = layer(x, None)
    assert (layer(x, None) - blocks).abs().max() < 1e-5


def test_masked_frames_are_not_heard_by_others():
    torch.manual_seed(0)
    layer = RelativeAttention(8, 2)
    x = torch.randn(1, 30, 8)
    mask = torch.cat([torch.ones(1, 1, 20), torch.zeros(1, 1, 10)], dim=2)
    alone = layer(x[:, :20], None)
    assert (layer(x, mask)[:, :20] - alone).abs().max() < 1e-6


def test_posterior_and_flow():
    network = small_synthesizer()
    spec = torch.rand(2, 9, 30)
    speakers = network.emb_g(torch.tensor([0, 2])).unsqueeze(2)
    noise = torch.randn(2, 8, 30)
    drawn = network.enc_q(spec, torch.tensor([30, 30]), speakers, noise)
    forward = network.flow(drawn.latent, drawn.mask, speakers)
    weights = voice.arrays(network.state_dict())
    for item in range(2):
        row = speakers[item, :, 0].detach().double().numpy()
        mean, log_deviation = voice.posterior(spec[item].double().numpy(), row, weights)
        latent = mean + np.exp(log_deviation) * noise[item].double().numpy()
        assert difference(drawn.mean[item], mean) < CLOSE
        assert difference(drawn.log_deviation[item], log_deviation) < CLOSE
        assert difference(drawn.latent[item], latent) < CLOSE
        assert difference(forward[item], voice.flow(latent, row, weights)) < CLOSE
        back = voice.flow_inverse(voice.flow(latent, row, weights), row, weights)
        assert np.abs(back - latent).max() < 1e-12
    assert (network.flow.inverse(forward, None, speakers) - drawn.latent).abs().max() < CLOSE


@pytest.mark.parametrize("f0", [True, False])
def test_training_pass(f0):
    network = small_synthesizer(f0=f0)
    config = network.config
    given = speech(config, batch=2, frames=50)
    spec, lengths, starts = torch.rand(2, 9, 50), torch.tensor([50, 44]), torch.tensor([3, 12])
    noise, segment = torch.randn(2, 8, 50), config.segment_frames
    source_noise = torch.randn(2, segment * config.hop)
    made = network.training_pass(
        given["content"], lengths, given["coarse"], given["f0"], spec, lengths, given["speaker"],
        starts, posterior_noise=noise, source_noise=source_noise,
    )  # fmt: skip
    weights = voice.arrays(network.state_dict())
    assert made.mask.sum(dim=(1, 2)).tolist() == [50, 44]
    for item, frames in enumerate(lengths.tolist()):
        row = weights["emb_g.weight"][given["speaker"][item]]
        mean, log_deviation = voice.posterior(spec[item, :, :frames].double().numpy(), row, weights)
        latent = mean + np.exp(log_deviation) * noise[item, :, :frames].double().numpy()
        m_p, logs_p = voice.prior(
            given["content"][item, :frames].double().numpy(),
            given["coarse"][item, :frames].numpy() if f0 else None,
            weights,
            config,
        )
        cut = slice(starts[item], starts[item] + segment)
        excitation = None
        if f0:
            excitation = voice.source(
                given["f0"][item, cut].double().numpy(),
                source_noise[item].double().numpy(), weights, config.hop, config.sample_rate,
            )  # fmt: skip
        audio = voice.decode(latent[:, cut], excitation, row, weights, config)
        assert difference(made.audio[item], audio) < CLOSE
        assert difference(made.m_q[item, :, :frames], mean) < CLOSE
        assert difference(made.logs_q[item, :, :frames], log_deviation) < CLOSE
        assert difference(made.m_p[item, :, :frames], m_p) < CLOSE
        assert difference(made.logs_p[item, :, :frames], logs_p) < CLOSE
        assert difference(made.z_p[item, :, :frames], voice.flow(latent, row, weights)) < CLOSE


def test_every_parameter_learns():
    network = small_synthesizer().train()
    given = speech(network.config, frames=40)
    made = network.training_pass(
        given["content"], given["lengths"], given["coarse"], given["f0"], torch.rand(1, 9, 40),
        given["lengths"], given["speaker"], torch.tensor([4]),
    )  # fmt: skip
    total = sum(part.square().sum() for part in made[:-1])
    total.backward()
    unmoved = [
        name
        for name, parameter in network.named_parameters()
        if parameter.grad is None or not parameter.grad.any()
    ]
    # A shift of every key by the same vector changes no softmax.
    assert all(name.endswith("conv_k.bias") for name in unmoved)


def test_source_over_a_minute_does_not_drift():
    layer = HarmonicSource(400, 40000)
    torch.nn.init.constant_(layer.l_linear.weight, 1.0)
    torch.nn.init.zeros_(layer.l_linear.bias)
    frames = 6000
    f0 = 120 + 100 * torch.sin(torch.arange(frames) / 37.0)[None]
    f0[:, 2000:2100] = 0
    phases = start_phases(f0, 400, 40000)[0].double()
    exact = np.concatenate([[0], np.cumsum(f0[0].double().numpy() / 100)])[:-1] % 1
    gap = np.abs(phases.numpy() - exact)
    assert np.minimum(gap, 1 - gap).max() < 1e-4
    tail = layer(f0[:, 5990:], torch.zeros(1, 4000), phases[None, 5990:].float())
    whole = layer(f0, torch.zeros(1, frames * 400))
    assert torch.equal(whole[..., -4000:], tail)


def test_source_as_described():
    layer = HarmonicSource(80, 8000)
    f0 = torch.tensor([[100.0, 250.0, 0.0, 0.0, 1100.0, 50.0]])
    noise = torch.randn(1, 480)
    weights = {f"dec.m_source.{k}": v for k, v in voice.arrays(layer.state_dict()).items()}
    naive = voice.source(f0[0].double().numpy(), noise[0].double().numpy(), weights, 80, 8000)
    assert difference(layer(f0, noise)[0], naive) < 1e-6
    with torch.autocast("cpu", torch.bfloat16):
        assert torch.equal(layer(f0, noise), layer(f0, noise).float())
        assert difference(layer(f0, noise)[0], naive) < 1e-6


def test_segments_are_cut_at_their_own_starts():
    x = torch.arange(20.0).view(2, 1, 10)
    assert cut_segments(x, torch.tensor([0, 6]), 3).tolist() == [[[0, 1, 2]], [[16, 17, 18]]]
    assert cut_segments(x[:, 0], torch.tensor([7, 2]), 2).tolist() == [[7, 8], [12, 13]]
