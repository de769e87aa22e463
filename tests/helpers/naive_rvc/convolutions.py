"""Convolutions and weight norm by their definitions, in float64 NumPy."""

import numpy as np


def conv(x, weight, bias=None, stride=1, padding=0, dilation=1):
    """Convolve x (channels, time) with weight (out, channels, kernel)."""
    out, _, kernel = weight.shape
    padded = np.pad(x, ((0, 0), (padding, padding)))
    steps = (padded.shape[1] - dilation * (kernel - 1) - 1) // stride + 1
    result = np.zeros((out, steps))
    for t in range(steps):
        for k in range(kernel):
            result[:, t] += weight[:, :, k] @ padded[:, t * stride + k * dilation]
    return result if bias is None else result + bias[:, None]


def conv_transposed(x, weight, bias, stride, padding):
    """Scatter every x (channels, time) over the output by weight (channels, out, kernel)."""
    _, out, kernel = weight.shape
    steps = x.shape[1]
    whole = np.zeros((out, (steps - 1) * stride + kernel))
    for t in range(steps):
        for k in range(kernel):
            whole[:, t * stride + k] += weight[:, :, k].T @ x[:, t]
    return whole[:, padding : whole.shape[1] - padding] + bias[:, None]


def normed_weight(weights, name):
    """The weight that a length and a direction stand for."""
    direction, length = weights[f"{name}.weight_v"], weights[f"{name}.weight_g"]
    weight = np.zeros_like(direction)
    for i in range(len(direction)):
        weight[i] = direction[i] / np.sqrt((direction[i] ** 2).sum()) * length[i].item()
    return weight


def normed_conv(x, weights, name, **how):
    """Convolve with a weight-normed layer."""
    return conv(x, normed_weight(weights, name), weights[f"{name}.bias"], **how)


def plain_conv(x, weights, name, **how):
    """Convolve with a layer that keeps its weight whole."""
    return conv(x, weights[f"{name}.weight"], weights.get(f"{name}.bias"), **how)


def leaky(x, slope):
    """Leaky ReLU."""
    return np.where(x > 0, x, slope * x)
