"""Weights of a base into a network that is about to learn."""

from __future__ import annotations

from typing import TYPE_CHECKING

import torch
from torch import Tensor, nn

from mynah.engine.networks.rvc.loading import with_classic_names
from mynah.protocol.errors import ErrorCode, MynahError

if TYPE_CHECKING:
    from collections.abc import Mapping

MOST_LISTED = 20


def load_strictly(network: nn.Module, state: Mapping[str, Tensor], what: str) -> None:
    """Copy tensors of any float precision and either naming of weight norm into a network.

    Args:
        network: keeps its own precision and device.
        state: exactly the network's tensors, by name.
        what: name of the network for the sentence of an error.

    Raises:
        MynahError: BROKEN_FILE as `check_strictly`.
    """
    given = with_classic_names(state)
    check_strictly(network, given, what)
    network.load_state_dict(given)


def check_strictly(network: nn.Module, given: Mapping[str, Tensor], what: str) -> None:
    """Refuse tensors, under classic names, that are not exactly those of a network.

    Raises:
        MynahError: BROKEN_FILE where a tensor is missing, strange, of another shape or holds
            values that are not numbers; the names are among its items.
    """
    own = network.state_dict()
    faults = [(name, "missing") for name in own if name not in given]
    faults += [(name, "does not belong") for name in given if name not in own]
    for name, tensor in given.items():
        if name in own and tensor.shape != own[name].shape:
            faults.append((name, f"{list(tensor.shape)} instead of {list(own[name].shape)}"))
        elif name in own and not bool(torch.isfinite(tensor).all()):
            faults.append((name, "holds values that are not numbers"))
    if faults:
        name, reason = faults[0]
        raise MynahError(
            ErrorCode.BROKEN_FILE,
            f"This is not a whole {what}: {len(faults)} tensors do not fit, "
            f"among them {name} ({reason}).",
            items=faults[:MOST_LISTED],
        )
