"""RMVPE from the description of its file: plain functions over the tensors by their names."""

import numpy as np
import torch
from torch.nn import functional


def activation(state, mel):
    """(1, mels, T), T a multiple of 32, to (T, 360)."""
    x = norm(state, "unet.encoder.bn", mel.transpose(1, 2)[:, None])
    kept = []
    for level in range(5):
        x = chain(state, f"unet.encoder.layers.{level}.conv", x)
        kept.append(x)
        batch, channels, rows, columns = x.shape
        x = x.reshape(batch, channels, rows // 2, 2, columns // 2, 2).mean((3, 5))
    for level in range(4):
        x = chain(state, f"unet.intermediate.layers.{level}.conv", x)
    for level in range(5):
        name = f"unet.decoder.layers.{level}"
        kernel = state[f"{name}.conv1.0.weight"]
        x = functional.conv_transpose2d(x, kernel, stride=2, padding=1, output_padding=1)
        x = norm(state, f"{name}.conv1.1", x).clamp_min(0)
        x = chain(state, f"{name}.conv2", torch.cat([x, kept[4 - level]], 1))
    x = functional.conv2d(x, state["cnn.weight"], state["cnn.bias"], padding=1)
    rows = torch.cat([x[0, channel] for channel in range(3)], 1)
    there = gru(state, rows, "")
    back = gru(state, rows.flip(0), "_reverse").flip(0)
    both = torch.cat([there, back], 1)
    return torch.sigmoid(both @ state["fc.1.weight"].T + state["fc.1.bias"])


def chain(state, name, x):
    for number in range(4):
        block = f"{name}.{number}"
        past = x
        if f"{block}.shortcut.weight" in state:
            past = functional.conv2d(
                x, state[f"{block}.shortcut.weight"], state[f"{block}.shortcut.bias"]
            )
        for place in (0, 3):
            x = functional.conv2d(x, state[f"{block}.conv.{place}.weight"], padding=1)
            x = norm(state, f"{block}.conv.{place + 1}", x).clamp_min(0)
        x = x + past
    return x


def norm(state, name, x):
    mean, variance = state[f"{name}.running_mean"], state[f"{name}.running_var"]
    scaled = (x - mean[:, None, None]) / torch.sqrt(variance + 1e-5)[:, None, None]
    return scaled * state[f"{name}.weight"][:, None, None] + state[f"{name}.bias"][:, None, None]


def gru(state, rows, ending):
    part = {
        key: state[f"fc.0.gru.{key}_l0{ending}"]
        for key in ("weight_ih", "weight_hh", "bias_ih", "bias_hh")
    }
    hidden, answer = torch.zeros(part["weight_hh"].shape[1]), []
    for row in rows:
        heard = part["weight_ih"] @ row + part["bias_ih"]
        past = part["weight_hh"] @ hidden + part["bias_hh"]
        reset, update, new = zip(heard.chunk(3), past.chunk(3), strict=True)
        gate = torch.sigmoid(sum(update))
        fresh = torch.tanh(new[0] + torch.sigmoid(sum(reset)) * new[1])
        hidden = (1 - gate) * fresh + gate * hidden
        answer.append(hidden)
    return torch.stack(answer)


def mel(audio):
    """Log-mel (128, 1 + samples // 160) by a plain sum for every frame."""
    padded = np.pad(audio.astype(np.float64), 512, "reflect")
    window = 0.5 - 0.5 * np.cos(2 * np.pi * np.arange(1024) / 1024)
    frames = [
        np.abs(np.fft.rfft(padded[at : at + 1024] * window)) for at in range(0, len(audio) + 1, 160)
    ]
    low, high = (2595 * np.log10(1 + hz / 700) for hz in (30, 8000))
    edges = 700 * (10 ** (np.linspace(low, high, 130) / 2595) - 1)
    answer = np.zeros((128, len(frames)))
    for band in range(128):
        left, middle, right = edges[band : band + 3]
        for bin_number in range(513):
            hz = bin_number * 8000 / 512
            height = min((hz - left) / (middle - left), (right - hz) / (right - middle))
            if height > 0:
                weight = height * 2 / (right - left)
                answer[band] += [weight * frame[bin_number] for frame in frames]
    return np.log(np.maximum(answer, 1e-5))


def pitch(heard):
    """(T, 360) to Hz, frame by frame."""
    answer = []
    for frame in heard:
        if max(frame) <= 0.03:
            answer.append(0.0)
            continue
        middle = int(np.argmax(frame))
        near = [k for k in range(middle - 4, middle + 5) if 0 <= k < 360]
        cents = [20 * k + 1997.3794084376191 for k in near]
        weights = [frame[k] for k in near]
        mean = sum(w * c for w, c in zip(weights, cents, strict=True)) / sum(weights)
        answer.append(10 * 2 ** (mean / 1200))
    return np.array(answer)
