"""Whether what is to be kept of a training consists of numbers."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from torch import Tensor

if TYPE_CHECKING:
    from mynah.protocol.ports import Reporter


def unfit(parts: Mapping[str, Any]) -> str:
    """Name of the first value in nested `parts` that is not finite; empty where all are."""
    together: dict[tuple[torch.device, torch.dtype], list[tuple[str, Tensor]]] = defaultdict(list)
    for name, value in _numbers(parts, ""):
        if isinstance(value, float):
            if not math.isfinite(value):
                return name
        elif value.is_floating_point() and value.numel():
            together[value.device, value.dtype].append((name, value.detach()))
    for named in together.values():
        # The greatest magnitude of each: a sum of squares would overflow in good weights too.
        tops = torch._foreach_norm([one for _, one in named], math.inf)  # noqa: SLF001
        finite = torch.isfinite(torch.stack(tops))
        if not bool(finite.all()):
            return named[int(torch.nonzero(~finite)[0])][0]
    return ""


def beyond_half(weights: Mapping[str, Tensor]) -> str:
    """Name of the first of `weights` that is infinite in float16, as voices are published."""
    return unfit({name: one.half() for name, one in weights.items() if one.is_floating_point()})


def _numbers(value: Any, name: str) -> Iterator[tuple[str, Tensor | float]]:
    if isinstance(value, Tensor | float):
        yield name, value
    elif isinstance(value, Mapping):
        for key, one in value.items():
            yield from _numbers(one, f"{name}.{key}" if name else str(key))
    elif isinstance(value, list | tuple):
        for number, one in enumerate(value):
            yield from _numbers(one, f"{name}.{number}")


def has_numbers_only(clip: object) -> bool:
    """Whether all arrays of a clip are finite; one that is not would spoil every batch it is in."""
    arrays = (value for value in vars(clip).values() if isinstance(value, np.ndarray))
    return all(bool(np.isfinite(array).all()) for array in arrays)


def say_left_out(reporter: Reporter, names: Collection[str]) -> None:
    """Tell of recordings a part of which is not numbers, and is not learnt from."""
    if names:
        words = f"Parts of these recordings are not numbers and were left out: {', '.join(names)}."
        reporter.warning("NOT_NUMBERS", words)


def drop_unfinished(optimizer: torch.optim.Optimizer) -> None:
    """Forget moments of which only a part was made when memory ran out; AdamW begins them anew."""
    for parameter, state in list(optimizer.state.items()):
        if "exp_avg_sq" not in state:
            del optimizer.state[parameter]
    optimizer.zero_grad(set_to_none=True)
