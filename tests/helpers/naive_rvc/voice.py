"""The synthesizer by its description, one item at a time, in float64 NumPy.

`weights` are arrays by the file's names; arrays are (channels, frames).
"""

import math

import numpy as np

from helpers.naive_rvc.convolutions import (
    conv_transposed,
    leaky,
    normed_conv,
    normed_weight,
    plain_conv,
)


def arrays(state):
    """A state dict's tensors as float64 arrays."""
    return {name: tensor.detach().double().numpy() for name, tensor in state.items()}


def relative_attention(x, weights, name, heads, window=10):
    """Attention over x (channels, frames), every pair of frames by itself."""
    query, key, value = (plain_conv(x, weights, f"{name}.conv_{c}") for c in "qkv")
    rel_k, rel_v = weights[f"{name}.emb_rel_k"][0], weights[f"{name}.emb_rel_v"][0]
    width, frames = len(x) // heads, x.shape[1]
    mixed = np.zeros_like(x)
    for head in range(heads):
        rows = slice(head * width, (head + 1) * width)
        for i in range(frames):
            q = query[rows, i] / math.sqrt(width)
            scores = np.zeros(frames)
            for j in range(frames):
                scores[j] = q @ key[rows, j]
                if abs(j - i) <= window:
                    scores[j] += q @ rel_k[j - i + window]
            shares = np.exp(scores - scores.max())
            shares /= shares.sum()
            for j in range(frames):
                mixed[rows, i] += shares[j] * value[rows, j]
                if abs(j - i) <= window:
                    mixed[rows, i] += shares[j] * rel_v[j - i + window]
    return plain_conv(mixed, weights, f"{name}.conv_o")


def channel_norm(x, weights, name):
    """Layer norm over the channels of every frame."""
    mean, variance = x.mean(axis=0), x.var(axis=0)
    normed = (x - mean) / np.sqrt(variance + 1e-5)
    return normed * weights[f"{name}.gamma"][:, None] + weights[f"{name}.beta"][:, None]


def prior(content, coarse, weights, config):
    """Content (frames, width) and pitch steps to the mean and log deviation."""
    x = content @ weights["enc_p.emb_phone.weight"].T + weights["enc_p.emb_phone.bias"]
    if coarse is not None:
        x = x + weights["enc_p.emb_pitch.weight"][coarse]
    x = leaky(x * math.sqrt(config.hidden_channels), 0.1).T
    encoder, reach = "enc_p.encoder", config.kernel // 2
    for i in range(config.layers):
        y = relative_attention(x, weights, f"{encoder}.attn_layers.{i}", config.heads)
        x = channel_norm(x + y, weights, f"{encoder}.norm_layers_1.{i}")
        y = plain_conv(x, weights, f"{encoder}.ffn_layers.{i}.conv_1", padding=reach)
        y = np.maximum(y, 0)
        y = plain_conv(y, weights, f"{encoder}.ffn_layers.{i}.conv_2", padding=reach)
        x = channel_norm(x + y, weights, f"{encoder}.norm_layers_2.{i}")
    stats = plain_conv(x, weights, "enc_p.proj")
    return np.split(stats, 2)


def wavenet(x, speaker, weights, name, layers):
    """Gated layers of kernel 5; the sum of what they skip."""
    width = len(x)
    shifts = normed_conv(speaker[:, None], weights, f"{name}.cond_layer")
    skips = np.zeros_like(x)
    for i in range(layers):
        y = normed_conv(x, weights, f"{name}.in_layers.{i}", padding=2)
        y = y + shifts[2 * width * i : 2 * width * (i + 1)]
        y = np.tanh(y[:width]) * (1 / (1 + np.exp(-y[width:])))
        y = normed_conv(y, weights, f"{name}.res_skip_layers.{i}")
        if i == layers - 1:
            skips += y
        else:
            x = x + y[:width]
            skips += y[width:]
    return skips


def posterior(spec, speaker, weights):
    """Magnitudes (bins, frames) to the mean and log deviation."""
    x = plain_conv(spec, weights, "enc_q.pre")
    x = wavenet(x, speaker, weights, "enc_q.enc", 16)
    return np.split(plain_conv(x, weights, "enc_q.proj"), 2)


def _shift(first, speaker, weights, n):
    x = plain_conv(first, weights, f"flow.flows.{n}.pre")
    x = wavenet(x, speaker, weights, f"flow.flows.{n}.enc", 3)
    return plain_conv(x, weights, f"flow.flows.{n}.post")


def flow(z, speaker, weights):
    """Four times: shift the second half by what the first says, then flip the channels."""
    for n in (0, 2, 4, 6):
        first, second = np.split(z, 2)
        z = np.concatenate([first, second + _shift(first, speaker, weights, n)])[::-1]
    return z


def flow_inverse(z, speaker, weights):
    """The same backwards."""
    for n in (6, 4, 2, 0):
        first, second = np.split(z[::-1], 2)
        z = np.concatenate([first, second - _shift(first, speaker, weights, n)])
    return z


def source(f0, noise, weights, hop, sample_rate):
    """Pitch (frames,) to the excitation (1, frames * hop), sample by sample."""
    samples, phase = [], 0.0
    for hertz in f0:
        for _ in range(hop):
            phase = (phase + hertz / sample_rate) % 1.0
            voiced = hertz > 0
            level = 0.003 if voiced else 0.1 / 3
            wave = 0.1 * math.sin(2 * math.pi * phase) if voiced else 0.0
            samples.append(wave + level * noise[len(samples)])
    scale = weights["dec.m_source.l_linear.weight"].item()
    shift = weights["dec.m_source.l_linear.bias"].item()
    return np.tanh(np.array(samples)[None] * scale + shift)


def resblock(x, weights, name, kernel, dilations):
    """Three pairs of convolutions, each pair added."""
    for i, step in enumerate(dilations):
        y = leaky(x, 0.1)
        y = normed_conv(
            y, weights, f"{name}.convs1.{i}", dilation=step, padding=(kernel - 1) * step // 2
        )
        y = normed_conv(leaky(y, 0.1), weights, f"{name}.convs2.{i}", padding=kernel // 2)
        x = x + y
    return x


def decode(z, excitation, speaker, weights, config):
    """Latents (channels, frames) and an excitation or None to samples (1, frames * hop)."""
    x = plain_conv(z, weights, "dec.conv_pre", padding=3)
    x = x + plain_conv(speaker[:, None], weights, "dec.cond")
    blocks = list(zip(config.resblock_kernels, config.resblock_dilations, strict=True))
    for stage, (rate, kernel) in enumerate(
        zip(config.upsample_rates, config.upsample_kernels, strict=True)
    ):
        x = conv_transposed(
            leaky(x, 0.1),
            normed_weight(weights, f"dec.ups.{stage}"),
            weights[f"dec.ups.{stage}.bias"],
            rate,
            (kernel - rate) // 2,
        )
        if excitation is not None:
            stride = math.prod(config.upsample_rates[stage + 1 :])
            x = x + plain_conv(
                excitation,
                weights,
                f"dec.noise_convs.{stage}",
                stride=stride,
                padding=stride // 2 if stride > 1 else 0,
            )
        x = sum(
            resblock(x, weights, f"dec.resblocks.{len(blocks) * stage + j}", *shape)
            for j, shape in enumerate(blocks)
        ) / len(blocks)
    x = plain_conv(leaky(x, 0.01), weights, "dec.conv_post", padding=3)
    return np.tanh(x)


def speak(content, coarse, f0, speaker, weights, config, noise, source_noise, scale=0.66666):
    """The whole of inference for one item."""
    row = weights["emb_g.weight"][speaker]
    mean, log_deviation = prior(content, coarse, weights, config)
    z = flow_inverse(mean + np.exp(log_deviation) * noise * scale, row, weights)
    excitation = None
    if f0 is not None:
        excitation = source(f0, source_noise, weights, config.hop, config.sample_rate)
    return decode(z, excitation, row, weights, config)
