"""Weights of the family's files into a synthesizer: a wrong file is refused, never heard."""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Callable, Collection, Mapping
from typing import TYPE_CHECKING, Any

import torch
from torch import Tensor
from torch.overrides import TorchFunctionMode

from mynah.engine.networks.rvc.synthesizer import RvcSynthesizer
from mynah.protocol.errors import ErrorCode, MynahError

if TYPE_CHECKING:
    from mynah.engine.networks.rvc.config import RvcConfig

SPEAKER_TABLE = "emb_g.weight"
POSTERIOR = "enc_q."
_NEWER_NAMES = {
    ".parametrizations.weight.original0": ".weight_g",
    ".parametrizations.weight.original1": ".weight_v",
}
_MOST_LISTED = 20
_DRAWING = frozenset(
    ("normal_", "uniform_", "kaiming_uniform_", "xavier_uniform_", "zeros_", "ones_")
)


def load_generator_weights(config: RvcConfig, state: Mapping[str, Tensor]) -> RvcSynthesizer:
    """A synthesizer with a file's weights, in float32.

    The speaker table's rows decide how many speakers there are. Newer names of weight norm are
    understood. The posterior encoder may be left out, as in voices that are passed on.

    Args:
        config: shape; its number of speakers is not believed.
        state: tensors by name, in any float precision; not changed.

    Raises:
        MynahError: BROKEN_FILE where tensors are missing, do not belong, have another shape or
            hold NaN; the names are among its items.
    """
    config, weights = checked_weights(config, state)
    posterior = any(name.startswith(POSTERIOR) for name in weights)
    with _Undrawn():
        synthesizer = RvcSynthesizer(config, posterior=posterior)
    own = {name: tensor.detach().to(torch.float32, copy=True) for name, tensor in weights.items()}
    synthesizer.load_state_dict(own, assign=True)
    return synthesizer


def checked_weights(
    config: RvcConfig, state: Mapping[str, Tensor]
) -> tuple[RvcConfig, dict[str, Tensor]]:
    """The shape with the speaker rows there are, and the tensors under their classic names.

    Nothing is built and nothing is copied; tensors without data ("meta") are not looked into.

    Raises:
        MynahError: BROKEN_FILE as `load_generator_weights`.
    """
    weights = with_classic_names(state)
    table = weights.get(SPEAKER_TABLE)
    if table is not None and table.dim() == 2 and len(table):
        config = dataclasses.replace(config, speakers=len(table))
    posterior = any(name.startswith(POSTERIOR) for name in weights)
    _check(weights, _expected(config, posterior))
    return config, weights


@functools.lru_cache(maxsize=4)
def _expected(config: RvcConfig, posterior: bool) -> Mapping[str, Tensor]:
    """The tensors of a shape, without data."""
    with _Undrawn():
        state = RvcSynthesizer(config, posterior=posterior).state_dict()
    return {name: torch.empty(tensor.shape, device="meta") for name, tensor in state.items()}


class _Undrawn(TorchFunctionMode):
    """Networks are built without drawing weights: the memory they ask for is never touched.

    On the device "meta" any sum of theirs imports torch's decompositions of its operations, one
    to two seconds of a short conversion.
    """

    def __torch_function__(
        self,
        func: Callable[..., Any],
        types: Collection[type],
        args: tuple[Any, ...] = (),
        kwargs: dict[str, Any] | None = None,
    ) -> Any:
        """Answer a call of torch."""
        given = kwargs or {}
        if func is torch.randn:
            return torch.empty(*args, **given)
        if getattr(func, "__name__", "") in _DRAWING:
            return given["tensor"] if "tensor" in given else args[0]
        return func(*args, **given)


def with_classic_names(state: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """The same tensors with weight norm named ``weight_g`` and ``weight_v``."""
    return {_classic_name(name): tensor for name, tensor in state.items()}


def _classic_name(name: str) -> str:
    for newer, classic in _NEWER_NAMES.items():
        if name.endswith(newer):
            return name.removesuffix(newer) + classic
    return name


def _check(weights: Mapping[str, Tensor], expected: Mapping[str, Tensor]) -> None:
    missing = [(name, "missing") for name in expected if name not in weights]
    strange = [(name, "does not belong") for name in weights if name not in expected]
    if missing or strange:
        raise _broken(
            f"The file is not an RVC voice of this kind: {len(missing)} of {len(expected)} tensors "
            f"are missing and {len(strange)} do not belong.",
            missing + strange,
        )
    shapes = [
        (name, f"{list(tensor.shape)} instead of {list(expected[name].shape)}")
        for name, tensor in weights.items()
        if tensor.shape != expected[name].shape
    ]
    if shapes:
        name, reason = shapes[0]
        raise _broken(
            f"The file's configuration does not fit its weights: {name} is {reason}.", shapes
        )
    unusable = [
        (name, "holds values that are not numbers")
        for name, tensor in weights.items()
        if not tensor.is_floating_point()
        or not (tensor.is_meta or bool(torch.isfinite(tensor).all()))
    ]
    if unusable:
        raise _broken(
            f"The file's weights are damaged: {len(unusable)} of {len(weights)} tensors hold "
            "values that are not numbers.",
            unusable,
        )


def _broken(sentence: str, items: list[tuple[str, str]]) -> MynahError:
    return MynahError(ErrorCode.BROKEN_FILE, sentence, items=items[:_MOST_LISTED])
