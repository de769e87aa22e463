"""The generator's training pass by its description, in PyTorch, so that it has gradients.

`weights` are tensors by the files' names. Batched, and otherwise as plain as can be: weight norm is
computed at every use, relative attention by a table of all distances, slices one by one.
"""

import math

import torch
from torch.nn import functional


def normed(weights, name):
    """Length times direction, the norm over all dimensions but the first."""
    length, direction = weights[f"{name}.weight_g"], weights[f"{name}.weight_v"]
    norm = direction.square().sum(tuple(range(1, direction.dim())), keepdim=True).sqrt()
    return length * direction / norm


def plain(x, weights, name, **how):
    """A convolution that keeps its weight whole."""
    return functional.conv1d(x, weights[f"{name}.weight"], weights.get(f"{name}.bias"), **how)


def conv(x, weights, name, **how):
    """A weight-normed convolution."""
    return functional.conv1d(x, normed(weights, name), weights[f"{name}.bias"], **how)


def frames_mask(lengths, frames, like):
    """(batch, 1, frames): 1 before each end."""
    rows = [[1.0 if t < length else 0.0 for t in range(frames)] for length in lengths.tolist()]
    return torch.tensor(rows, dtype=like.dtype)[:, None]


def attention(x, mask, weights, name, heads, window=10):
    """(batch, channels, frames), with vectors for the distances -10 to 10."""
    batch, channels, frames = x.shape
    width = channels // heads

    def split(letter):
        y = plain(x, weights, f"{name}.conv_{letter}")
        return y.view(batch, heads, width, frames).transpose(2, 3)

    query, key, value = (split(letter) for letter in "qkv")
    table_k, table_v = (weights[f"{name}.emb_rel_{letter}"][0] for letter in "kv")
    distance = torch.arange(frames)[None] - torch.arange(frames)[:, None]
    near = (distance.abs() <= window).to(x.dtype)
    place = distance.clamp(-window, window) + window
    query = query / math.sqrt(width)
    scores = query @ key.transpose(2, 3)
    all_distances = query @ table_k.T  # (batch, heads, frames, 21)
    scores = scores + all_distances.gather(3, place.expand(batch, heads, -1, -1)) * near
    pairs = mask[:, :, :, None] * mask[:, :, None, :]
    shares = scores.masked_fill(pairs == 0, -1e4).softmax(-1)
    mixed = shares @ value
    for offset in range(-window, window + 1):
        share = torch.diagonal(shares, offset, 2, 3)  # of the frames that have such a neighbour
        part = share[..., None] * table_v[offset + window]
        before, after = max(0, -offset), max(0, offset)
        mixed = mixed + functional.pad(part, (0, 0, before, after))[:, :, :frames]
    mixed = mixed.transpose(2, 3).reshape(batch, channels, frames)
    return plain(mixed, weights, f"{name}.conv_o")


def norm(x, weights, name):
    """Layer norm over the channels."""
    y = (x - x.mean(1, True)) / (x.var(1, correction=0, keepdim=True) + 1e-5).sqrt()
    return y * weights[f"{name}.gamma"][:, None] + weights[f"{name}.beta"][:, None]


def prior(content, coarse, lengths, weights, config):
    """Mean and log deviation, (batch, latent, frames)."""
    x = content @ weights["enc_p.emb_phone.weight"].T + weights["enc_p.emb_phone.bias"]
    if coarse is not None:
        x = x + weights["enc_p.emb_pitch.weight"][coarse]
    x = functional.leaky_relu(x * math.sqrt(config.hidden_channels), 0.1).transpose(1, 2)
    mask = frames_mask(lengths, x.shape[2], x)
    x = x * mask
    for i in range(config.layers):
        y = attention(x, mask, weights, f"enc_p.encoder.attn_layers.{i}", config.heads)
        x = norm(x + y, weights, f"enc_p.encoder.norm_layers_1.{i}")
        name = f"enc_p.encoder.ffn_layers.{i}"
        y = plain(x * mask, weights, f"{name}.conv_1", padding=config.kernel // 2)
        y = plain(y.relu() * mask, weights, f"{name}.conv_2", padding=config.kernel // 2)
        x = norm(x + y * mask, weights, f"enc_p.encoder.norm_layers_2.{i}")
    return (plain(x * mask, weights, "enc_p.proj") * mask).chunk(2, 1)


def wavenet(x, mask, speaker, weights, name, layers):
    """Gated layers; the sum of what they skip."""
    width, skips = x.shape[1], torch.zeros_like(x)
    shifts = conv(speaker, weights, f"{name}.cond_layer")
    for i in range(layers):
        y = conv(x, weights, f"{name}.in_layers.{i}", padding=2)
        y = y + shifts[:, 2 * width * i : 2 * width * (i + 1)]
        y = conv(
            y[:, :width].tanh() * y[:, width:].sigmoid(), weights, f"{name}.res_skip_layers.{i}"
        )
        if i == layers - 1:
            skips = skips + y
        else:
            x = (x + y[:, :width]) * mask
            skips = skips + y[:, width:]
    return skips * mask


def posterior(spec, lengths, speaker, noise, weights):
    """A drawn latent, mean, log deviation and mask."""
    mask = frames_mask(lengths, spec.shape[2], spec)
    x = plain(spec, weights, "enc_q.pre") * mask
    x = wavenet(x, mask, speaker, weights, "enc_q.enc", 16)
    mean, deviation = (plain(x, weights, "enc_q.proj") * mask).chunk(2, 1)
    return (mean + noise * deviation.exp()) * mask, mean, deviation, mask


def flow(z, mask, speaker, weights):
    """Shift one half by what the other says, flip the channels, four times."""
    for n in (0, 2, 4, 6):
        first, second = z.chunk(2, 1)
        x = plain(first, weights, f"flow.flows.{n}.pre") * mask
        x = wavenet(x, mask, speaker, weights, f"flow.flows.{n}.enc", 3)
        shift = plain(x, weights, f"flow.flows.{n}.post") * mask
        z = torch.cat([first, shift + second * mask], 1).flip(1)
    return z


def source(f0, noise, weights, config):
    """Pitch (batch, frames) to the excitation (batch, 1, samples)."""
    hop, rate = config.hop, config.sample_rate
    before = torch.cumsum(f0.double() * hop / rate, 1) - f0.double() * hop / rate
    inside = f0.double()[:, :, None] * torch.arange(1, hop + 1) / rate
    wave = torch.sin(2 * math.pi * ((before[:, :, None] + inside) % 1.0)).flatten(1)
    voiced = (f0 > 0).double().repeat_interleave(hop, 1)
    wave = 0.1 * wave * voiced + (0.003 * voiced + 0.1 / 3 * (1 - voiced)) * noise
    weight, bias = (weights[f"dec.m_source.l_linear.{part}"] for part in ("weight", "bias"))
    return torch.tanh(wave.to(weight.dtype) * weight[0] + bias)[:, None]


def resblock(x, weights, name, kernel, dilations):
    """Three times: add what two convolutions make of it."""
    for i, step in enumerate(dilations):
        y = functional.leaky_relu(x, 0.1)
        how = {"dilation": step, "padding": (kernel - 1) * step // 2}
        y = functional.leaky_relu(conv(y, weights, f"{name}.convs1.{i}", **how), 0.1)
        x = x + conv(y, weights, f"{name}.convs2.{i}", padding=kernel // 2)
    return x


def decode(z, excitation, speaker, weights, config):
    """Latents to samples (batch, 1, frames * hop)."""
    x = plain(z, weights, "dec.conv_pre", padding=3) + plain(speaker, weights, "dec.cond")
    blocks = list(zip(config.resblock_kernels, config.resblock_dilations, strict=True))
    shapes = list(zip(config.upsample_rates, config.upsample_kernels, strict=True))
    for stage, (rate, kernel) in enumerate(shapes):
        x = functional.leaky_relu(x, 0.1)
        name, padding = f"dec.ups.{stage}", (kernel - rate) // 2
        x = functional.conv_transpose1d(
            x, normed(weights, name), weights[f"{name}.bias"], stride=rate, padding=padding
        )
        if excitation is not None:
            stride = math.prod(config.upsample_rates[stage + 1 :])
            how = {"stride": stride, "padding": stride // 2 if stride > 1 else 0}
            x = x + plain(excitation, weights, f"dec.noise_convs.{stage}", **how)
        parts = [
            resblock(x, weights, f"dec.resblocks.{len(blocks) * stage + j}", *shape)
            for j, shape in enumerate(blocks)
        ]
        x = sum(parts) / len(parts)
    return torch.tanh(plain(functional.leaky_relu(x, 0.01), weights, "dec.conv_post", padding=3))


def cut(x, starts, length):
    """(batch, ..., time) at each row's own start."""
    return torch.stack(
        [row[..., s : s + length] for row, s in zip(x, starts.tolist(), strict=True)]
    )


def training_pass(batch, spec, weights, config):
    """Audio of the segments, and the latents that the divergence needs."""
    speaker = weights["emb_g.weight"][batch.speaker][:, :, None]
    dtype = speaker.dtype
    content, noise = batch.content.to(dtype), batch.posterior_noise.to(dtype)
    m_p, logs_p = prior(content, batch.coarse, batch.lengths, weights, config)
    z, _, logs_q, mask = posterior(spec, batch.lengths, speaker, noise, weights)
    z_p = flow(z, mask, speaker, weights)
    excitation = None
    if config.f0:
        f0 = cut(batch.f0, batch.starts, config.segment_frames)
        excitation = source(f0, batch.source_noise, weights, config)
    audio = decode(
        cut(z, batch.starts, config.segment_frames), excitation, speaker, weights, config
    )
    return audio, z_p, logs_q, m_p, logs_p, mask
