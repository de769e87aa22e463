"""Convolution with five taps at 2.5 times fewer multiplications (Toom 1963, Winograd 1980).

Four outputs at a time are a product of two polynomials, which is known from its values at eight
points: 8 multiplications in place of 20 for every pair of channels. The points are 0, 1, -1, 2,
-2, 1/2, -1/2 and infinity; in float32 the result is five times as far from the exact one as that
of a plain convolution, 1e-6 of its norm, far below what tensor cores call float32. It pays where
channels are many, so that the products are all of the work, and only in float32 on a CPU.

All transforms are sums of a few planes with constant factors. Two points that differ in sign share
the sums over even and over odd places.
"""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor
from torch.nn import functional as F

TAPS, TILE = 5, 4
POINTS = TILE + TAPS - 1
FEWEST_CHANNELS = 512

# Rows of opposite points, and rows that stand alone.
_PAIRS = ((1, 2), (3, 4), (5, 6))
_SINGLES = (0, 7)
_FINITE = (0.0, 1.0, -1.0, 2.0, -2.0, 0.5, -0.5)

_BLOCK_ROWS = 64  # of the taps that are transformed at a time, to stay in the cache

Matrix = tuple[tuple[float, ...], ...]


def _values(coefficients: int) -> list[list[float]]:
    """Rows that give a polynomial's values at the points; infinity gives the last coefficient."""
    rows = [[point**power for power in range(coefficients)] for point in _FINITE]
    return [*rows, [0.0] * (coefficients - 1) + [1.0]]


def _matrices() -> tuple[Matrix, Matrix, Matrix]:
    """Transforms of the taps, of the input and of the output, a row for each point.

    The scale of a point is shared out between taps and input by powers of two, which are exact.
    """
    whole = torch.tensor(_values(POINTS), dtype=torch.float64)
    inputs = torch.linalg.inv(whole).T
    taps = torch.tensor(_values(TAPS), dtype=torch.float64)
    ratio = taps.abs().sum(1) / inputs.abs().sum(1)
    share = (ratio.log2() / 2).round().exp2()[:, None]
    outputs = _values(TILE)
    return (
        tuple(tuple(row) for row in (taps / share).tolist()),
        tuple(tuple(row) for row in (inputs * share).tolist()),
        tuple(tuple(row) for row in outputs),
    )


_TAP_ROWS, _INPUT_ROWS, _OUTPUT_ROWS = _matrices()


def _weighted(planes: list[Tensor], factors: list[float]) -> Tensor:
    """Sum of planes times factors; there is at least one factor that is not zero."""
    total: Tensor | None = None
    for plane, factor in zip(planes, factors, strict=True):
        if factor:
            total = plane * factor if total is None else total.add_(plane, alpha=factor)
    assert total is not None  # noqa: S101
    return total


def _evaluate(rows: Matrix, planes: list[Tensor], out: Tensor) -> None:
    """`out[i]` is the sum of `rows[i][j] * planes[j]`."""
    for row in _SINGLES:
        out[row] = _weighted(planes, list(rows[row]))
    for plus, minus in _PAIRS:
        even = _weighted(planes[::2], list(rows[plus][::2]))
        odd = _weighted(planes[1::2], list(rows[plus][1::2]))
        torch.add(even, odd, out=out[plus])
        # The transposed inverse has its rows of negative points with the signs exchanged.
        if rows[minus][0] * rows[plus][0] >= 0:
            torch.sub(even, odd, out=out[minus])
        else:
            torch.sub(odd, even, out=out[minus])


def _gather(rows: Matrix, values: Tensor) -> list[Tensor]:
    """Transposed `_evaluate`: plane j is the sum of `rows[i][j] * values[i]`."""
    sums, differences = [], []
    for plus, minus in _PAIRS:
        sign = 1.0 if rows[minus][0] * rows[plus][0] >= 0 else -1.0
        sums.append(torch.add(values[plus], values[minus], alpha=sign))
        differences.append(torch.sub(values[plus], values[minus], alpha=sign))
    planes = []
    for j in range(len(rows[0])):
        parts = (differences if j % 2 else sums) + [values[i] for i in _SINGLES]
        factors = [rows[plus][j] for plus, _ in _PAIRS] + [rows[i][j] for i in _SINGLES]
        planes.append(_weighted(parts, factors))
    return planes


class _Taps(torch.autograd.Function):
    """(out, in, 5) taps to their (8, out, in) values at the points."""

    @staticmethod
    def forward(ctx: Any, weight: Tensor) -> Tensor:  # noqa: ARG004
        planes = weight.permute(2, 0, 1).contiguous()
        values = weight.new_empty(POINTS, *weight.shape[:2])
        for first in range(0, len(weight), _BLOCK_ROWS):
            block = slice(first, first + _BLOCK_ROWS)
            _evaluate(_TAP_ROWS, list(planes[:, block]), values[:, block])
        return values

    @staticmethod
    def backward(ctx: Any, *gradients: Tensor) -> Tensor:  # noqa: ARG004
        (gradient,) = gradients
        planes = gradient.new_empty(TAPS, *gradient.shape[1:])
        for first in range(0, gradient.shape[1], _BLOCK_ROWS):
            block = slice(first, first + _BLOCK_ROWS)
            for tap, plane in enumerate(_gather(_TAP_ROWS, gradient[:, block])):
                planes[tap, block] = plane
        return planes.permute(1, 2, 0).contiguous()


class _Convolution(torch.autograd.Function):
    """(batch, in, rows, time) and the values of the taps to (batch, out, rows, time).

    Inside, planes are (channels, tiles, batch, rows): then a plane that is a tile later is a piece
    of memory, and all that follows the channels is one side of a matrix product.
    """

    @staticmethod
    def forward(ctx: Any, x: Tensor, taps: Tensor) -> Tensor:
        batch, channels, rows, length = x.shape
        tiles = -(-length // TILE)
        phases = _phases(F.pad(x, (TAPS // 2, (tiles + 1) * TILE - length - TAPS // 2)))
        values = x.new_empty(POINTS, channels, tiles, batch, rows)
        _evaluate(_INPUT_ROWS, [*phases[:, :, :-1], *phases[:, :, 1:]], values)
        values = values.flatten(2)
        ctx.save_for_backward(values, taps)
        ctx.shape = x.shape
        planes = torch.stack(_gather(_OUTPUT_ROWS, torch.bmm(taps, values)))
        return _joined(planes.view(TILE, -1, tiles, batch, rows))[..., :length].contiguous()

    @staticmethod
    def backward(ctx: Any, *gradients: Tensor) -> tuple[Tensor | None, Tensor | None]:
        (gradient,) = gradients
        values, taps = ctx.saved_tensors
        batch, channels, rows, length = ctx.shape
        tiles = -(-length // TILE)
        phases = _phases(F.pad(gradient, (0, tiles * TILE - length)))
        answers = phases.new_empty(POINTS, *phases.shape[1:])
        _evaluate(_OUTPUT_ROWS, list(phases), answers)
        answers = answers.flatten(2)
        for_x = for_taps = None
        if ctx.needs_input_grad[1]:
            for_taps = torch.empty_like(taps)
            for one, answer, value in zip(for_taps, answers, values, strict=True):
                torch.mm(answer, value.t(), out=one)  # faster by one than as a batch
        if ctx.needs_input_grad[0]:
            planes = _gather(_INPUT_ROWS, torch.bmm(taps.transpose(1, 2), answers))
            whole = gradient.new_zeros(TILE, channels, tiles + 1, batch, rows)
            for place, plane in enumerate(planes):
                first, phase = divmod(place, TILE)
                whole[phase, :, first : first + tiles] += plane.view(channels, tiles, batch, rows)
            for_x = _joined(whole)[..., TAPS // 2 : TAPS // 2 + length].contiguous()
        return for_x, for_taps


def _phases(x: Tensor) -> Tensor:
    """(batch, channels, rows, tiles * 4) to (4, channels, tiles, batch, rows)."""
    phases: Tensor = x.unflatten(3, (-1, TILE)).permute(4, 1, 3, 0, 2).contiguous()
    return phases


def _joined(phases: Tensor) -> Tensor:
    """The inverse of `_phases`."""
    joined: Tensor = phases.permute(3, 1, 4, 2, 0).flatten(3)
    return joined


def suits(weight: Tensor, stride: int | tuple[int, int]) -> bool:
    """Whether these taps (out, in, 5) are better applied in this way."""
    return (
        weight.shape[2] == TAPS
        and stride in {1, (1, 1)}
        and weight.device.type == "cpu"
        and min(weight.shape[:2]) >= FEWEST_CHANNELS
        and not torch.is_autocast_enabled("cpu")
    )


def prepared_taps(weight: Tensor) -> Tensor:
    """Taps (out, in, 5) in the form that `convolve` takes: (8, out, in)."""
    values: Tensor = _Taps.apply(weight)  # type: ignore[no-untyped-call]
    return values


def convolve(x: Tensor, taps: Tensor, bias: Tensor) -> Tensor:
    """Convolve along the last dimension with as much zero padding as keeps the length.

    Args:
        x: float32 (batch, in, rows, time).
        taps: float32 (8, out, in) of `prepared_taps`.
        bias: (out,).

    Returns:
        float32 (batch, out, rows, time).
    """
    answer: Tensor = _Convolution.apply(x, taps)  # type: ignore[no-untyped-call]
    return answer + bias[:, None, None]
