"""Weights into a pitch network: every name and shape has to fit."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

import torch
from torch import Tensor, nn

from mynah.protocol.errors import ErrorCode, MynahError

Net = TypeVar("Net", bound=nn.Module)

_NAMED = 8


def load_strictly(build: Callable[[], Net], state: Mapping[str, object], name: str) -> Net:
    """A network in evaluation mode with the weights of `state`, in float32 unless they count.

    Args:
        build: Makes the network; it is called where tensors have no storage, so nothing is drawn
            at random only to be thrown away.
        state: Tensors by name.
        name: Of the file, for people.

    Raises:
        MynahError: BROKEN_FILE where a tensor is missing, unexpected, of another shape or holds
            values that are no numbers.
    """
    with torch.device("meta"):
        network = build()
    wanted = network.state_dict()
    faults = [(key, "is missing") for key in wanted if key not in state]
    faults += [(key, "does not belong there") for key in state if key not in wanted]
    weights: dict[str, Tensor] = {}
    for key, place in wanted.items():
        found = state.get(key)
        if found is None:
            continue
        if not isinstance(found, Tensor) or found.shape != place.shape:
            shape = tuple(found.shape) if isinstance(found, Tensor) else type(found).__name__
            faults.append((key, f"has the shape {shape} instead of {tuple(place.shape)}"))
            continue
        weights[key] = found.to(place.dtype)
        if not torch.isfinite(weights[key]).all():
            faults.append((key, "holds values that are no numbers"))
    if faults:
        raise _wrong(name, faults)
    network.load_state_dict(weights, strict=True, assign=True)
    return network.eval().requires_grad_(requires_grad=False)


def _wrong(name: str, faults: list[tuple[str, str]]) -> MynahError:
    first, why = faults[0]
    others = f", and {len(faults) - 1} more faults" if len(faults) > 1 else ""
    return MynahError(
        ErrorCode.BROKEN_FILE,
        f"{name} does not hold the network it should: {first} {why}{others}.",
        hint="Get the file again; it was not changed.",
        items=faults[:_NAMED],
    )
