"""The high-pass filter that takes offset and rumble away before training and conversion.

The filter is recursive, but works on blocks by matrix products: what a block makes of its input
and of the state before it is linear, so one product gives the answers of thousands of blocks and
another one their states (block recursion, Burrus 1972). That is as fast as a compiled loop, needs
numpy alone, which every program here has loaded anyway, and leaves the other threads running.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

Samples = npt.NDArray[np.float32]
Matrix = npt.NDArray[np.float64]

_STRIDE = 1 << 17  # samples a turn: bounds the float64 copies of long recordings
_BLOCK = 64
_GROUP = 32  # blocks whose states come from one product
_ALONE = 1 << 18  # multiplications up to which OpenBLAS starts no threads


def butterworth_highpass(sample_rate: int, cutoff: float, order: int) -> list[Matrix]:
    """Sections of a digital Butterworth high-pass (bilinear transform, Butterworth 1930).

    Second-order sections: at 48 Hz of 48 kHz the polynomial form loses most of its digits.

    Returns:
        One array (b0, b1, b2, a1, a2) a section, with a gain of 1 at half the sample rate.

    Raises:
        ValueError: where the cutoff does not lie between 0 and half the sample rate.
    """
    if not 0 < cutoff < sample_rate / 2:
        raise ValueError(f"a cutoff of {cutoff} Hz is not possible at {sample_rate} Hz")
    warped = np.tan(np.pi * cutoff / sample_rate)
    sections = []
    for number in range((order + 1) // 2):
        angle = np.pi * (2 * number + order + 1) / (2 * order)
        pole = warped / np.exp(1j * angle)
        pole = (1 + pole) / (1 - pole)
        if 2 * number + 1 == order:  # the real one of an odd order
            a1 = -pole.real
            sections.append(np.array([(1 - a1) / 2, (a1 - 1) / 2, 0.0, a1, 0.0]))
        else:
            a1, a2 = -2 * pole.real, abs(pole) ** 2
            gain = (1 - a1 + a2) / 4
            sections.append(np.array([gain, -2 * gain, gain, a1, a2]))
    return sections


@dataclass(frozen=True)
class _Blocks:
    """The filter as matrices on row vectors; n is the length of the state.

    Attributes:
        answer: (block, block), from the input of a block to its output.
        echo: (n, block), from the state before a block to its output.
        drive: (block, n), from the input of a block to the state after it.
        powers: (block + 1, n, n), what 0 ... block samples without input make of a state.
        carry: (group + 1, n, n), the same for 0 ... group blocks.
        spread: (group * n, group * n), from the drives of a group's blocks to their states after.
        rest: (n,), the state when an input of 1 has stood for ever.
    """

    answer: Matrix
    echo: Matrix
    drive: Matrix
    powers: Matrix
    carry: Matrix
    spread: Matrix
    rest: Matrix

    def run(self, x: Samples, state: Matrix) -> tuple[Matrix, Matrix]:
        """Filters (frames,) from a state on; the output in float64 and the state after it."""
        whole = len(x) // _BLOCK
        y = np.empty(len(x))
        blocks = x[: whole * _BLOCK].astype(np.float64).reshape(whole, _BLOCK)
        states, state = self._states(_product(blocks, self.drive), state)
        answers = _product(blocks, self.answer)
        answers += _product(states, self.echo)
        y[: whole * _BLOCK] = answers.reshape(-1)
        tail = x[whole * _BLOCK :].astype(np.float64)
        left = len(tail)
        y[whole * _BLOCK :] = tail @ self.answer[:left, :left] + state @ self.echo[:, :left]
        return y, tail @ self.drive[_BLOCK - left :] + state @ self.powers[left]

    def _states(self, drives: Matrix, state: Matrix) -> tuple[Matrix, Matrix]:
        """The states before blocks with these drives (blocks, n), and the one after the last."""
        count, width = drives.shape
        padded = np.zeros((-(-count // _GROUP), _GROUP * width))
        padded.reshape(-1)[: count * width] = drives.reshape(-1)
        inside = _product(padded, self.spread).reshape(len(padded), _GROUP, width)
        states = np.empty((len(padded), _GROUP + 1, width))
        for group, grown in enumerate(inside):
            states[group] = state @ self.carry
            states[group, 1:] += grown
            state = states[group, min(_GROUP, count - group * _GROUP)]
        return states[:, :_GROUP].reshape(-1, width)[:count], state


@lru_cache(maxsize=32)
def _blocks(sample_rate: int, cutoff: float, order: int) -> _Blocks:
    step, feed, look, through = _state_space(butterworth_highpass(sample_rate, cutoff, order))
    width = len(step)
    powers = _powers(step, _BLOCK)
    impulse = np.concatenate(([through], [feed @ powers[i] @ look for i in range(_BLOCK - 1)]))
    answer = np.zeros((_BLOCK, _BLOCK))
    for row in range(_BLOCK):
        answer[row, row:] = impulse[: _BLOCK - row]
    carry = _powers(powers[_BLOCK], _GROUP)
    spread = np.zeros((_GROUP, width, _GROUP, width))
    for source in range(_GROUP):
        for target in range(source, _GROUP):
            spread[source, :, target] = carry[target - source]
    return _Blocks(
        answer=answer,
        echo=np.stack([powers[i] @ look for i in range(_BLOCK)], axis=1),
        drive=np.stack([feed @ powers[_BLOCK - 1 - i] for i in range(_BLOCK)]),
        powers=powers,
        carry=carry,
        spread=spread.reshape(_GROUP * width, -1),
        rest=np.asarray(np.linalg.solve(np.eye(width) - step.T, feed), np.float64),
    )


def _state_space(sections: list[Matrix]) -> tuple[Matrix, Matrix, Matrix, float]:
    """The cascade as s' = s step + x feed, y = s look + through x, two states a section."""
    width = 2 * len(sections)
    # Every column is linear in (s, x), so the unit vectors tell all of it.
    after, out = np.zeros((width + 1, width)), np.eye(width + 1)[:, width]
    unit = np.eye(width + 1)[:, :width]
    for number, (b0, b1, b2, a1, a2) in enumerate(sections):
        into = out
        out = b0 * into + unit[:, 2 * number]  # direct form II, transposed
        after[:, 2 * number] = b1 * into - a1 * out + unit[:, 2 * number + 1]
        after[:, 2 * number + 1] = b2 * into - a2 * out
    return after[:width], after[width], out[:width], float(out[width])


def _product(rows: Matrix, matrix: Matrix) -> Matrix:
    """``rows @ matrix`` in pieces so small that BLAS starts no threads.

    Threads cost ten times more than they save here, and recordings are prepared side by side.
    """
    count, width = rows.shape
    piece = max(1, _ALONE // matrix.size)
    whole = count // piece * piece
    out = np.empty((count, matrix.shape[1]))
    np.matmul(
        rows[:whole].reshape(-1, piece, width),
        matrix,
        out=out[:whole].reshape(-1, piece, matrix.shape[1]),
    )
    if whole < count:
        out[whole:] = rows[whole:] @ matrix
    return out


def _powers(matrix: Matrix, most: int) -> Matrix:
    powers = [np.eye(len(matrix))]
    for _ in range(most):
        powers.append(powers[-1] @ matrix)
    return np.stack(powers)


def highpass(
    x: Samples,
    sample_rate: int,
    cutoff: float = 48.0,
    order: int = 5,
    zero_phase: bool = False,
) -> Samples:
    """Butterworth high-pass of a mono signal (frames,), computed in float64.

    Args:
        x: float32 samples.
        sample_rate: in Hz.
        cutoff: -3 dB point in Hz (-6 dB with ``zero_phase``).
        order: of the filter.
        zero_phase: forward and backward, as the RVC family does before conversion; otherwise
            causal from a state of rest, as it does before training.

    Returns:
        float32 of the same length.

    Raises:
        ValueError: where the cutoff does not lie below half the sample rate.
    """
    blocks = _blocks(sample_rate, cutoff, order)
    if not len(x):
        return x
    if zero_phase:
        return _both_ways(x, blocks, order)
    return _filtered(x, blocks, np.zeros(len(blocks.rest)))[0]


def _both_ways(x: Samples, blocks: _Blocks, order: int) -> Samples:
    """Forward and backward, the ends continued by their point reflection (Gustafsson 1996)."""
    # As long as scipy's sosfiltfilt makes it by itself, less for clips that are shorter.
    padding = min(3 * (order + 1), len(x) - 1)
    before = 2 * x[0] - x[padding:0:-1]
    after = 2 * x[-1] - x[-2 : -(padding + 2) : -1] if padding else x[:0]
    y = np.concatenate((before, x, after))
    for _ in range(2):
        y = _filtered(y, blocks, blocks.rest * float(y[0]))[0][::-1]
    return np.ascontiguousarray(y[padding : padding + len(x)])


def _filtered(x: Samples, blocks: _Blocks, state: Matrix) -> tuple[Samples, Matrix]:
    out = np.empty(len(x), np.float32)
    for start in range(0, len(x), _STRIDE):
        part, state = blocks.run(x[start : start + _STRIDE], state)
        out[start : start + _STRIDE] = part
    return out, state


class StreamHighpass:
    """The causal filter of `highpass` for a signal that comes in blocks."""

    def __init__(
        self, sample_rate: int, cutoff: float = 48.0, order: int = 5, *, at_rest: bool = False
    ) -> None:
        """`at_rest`: start as `highpass` does; what comes out, joined, is then equal to it.

        Otherwise it starts as if the first sample had stood for ever, so that an offset gives no
        thump.
        """
        self._blocks = _blocks(sample_rate, cutoff, order)
        self._state = np.zeros(len(self._blocks.rest)) if at_rest else None

    def process(self, block: Samples) -> Samples:
        """Filters the next samples, shape (n,)."""
        if not len(block):
            return block
        if self._state is None:
            self._state = self._blocks.rest * float(block[0])
        y, self._state = _filtered(block, self._blocks, self._state)
        return y
