"""A request to stop that is heard while a network computes, between two of its layers."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from torch.nn.modules.module import register_module_forward_pre_hook

if TYPE_CHECKING:
    from collections.abc import Iterator

    from torch import nn

    from mynah.protocol.ports import Control


@contextmanager
def heard_between_layers(control: Control) -> Iterator[None]:
    """Raise `Interrupted` out of any network of torch, before its next layer, once asked for.

    A block of a large network takes seconds on a small computer, a layer a fraction of one. The
    layers of all networks of this process ask, whoever runs them: what serves one request at a
    time does not mind. The answers do not change.
    """

    def ask(_module: nn.Module, _inputs: object) -> None:
        control.raise_if_requested()

    handle = register_module_forward_pre_hook(ask)
    try:
        yield
    finally:
        handle.remove()
