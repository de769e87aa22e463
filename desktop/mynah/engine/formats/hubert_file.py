"""HuBERT base and ContentVec files of every kind that is passed around, under one set of names.

- fairseq's ``.pt`` (:mod:`mynah.engine.formats.fairseq`), also without what surrounds the network;
- transformers' ``pytorch_model.bin`` and ``model.safetensors``, alone or in their folder, with the
  weight norm of the positional convolution under its old or its new names.

Whatever precision a file has, its tensors are given in float32. What a network of another kind
would need and ours does not do is refused: layer norms between the convolutions (large models),
normalised input, other activations.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import torch
from safetensors import SafetensorError
from safetensors.torch import load_file
from torch import Tensor

from mynah.engine.formats.containers import Container, container_of, file_size, read_head
from mynah.engine.formats.fairseq import STAND_INS, UNUSED, hubert_name, is_fairseq
from mynah.engine.formats.safe_checkpoint import broken, read_checkpoint
from mynah.engine.networks.hubert_config import KERNELS, STRIDES, HubertConfig
from mynah.engine.run_faults import raise_if_memory
from mynah.protocol.errors import ErrorCode, MynahError

if TYPE_CHECKING:
    from pathlib import Path

MOST_BYTES = 2 << 30  # a training checkpoint of HuBERT base with its optimizer has 1.1 GB
IN_FOLDER = ("model.safetensors", "pytorch_model.bin", "hubert_base.pt")
"""Names of a model's file inside a folder, the preferred one first."""

_UNUSED = UNUSED | {"masked_spec_embed"}
_NEW_NORM = {
    "parametrizations.weight.original0": "weight_g",
    "parametrizations.weight.original1": "weight_v",
}
# What `config.json` may say only in one way, and what it means where it says nothing.
_FIXED: Mapping[str, object] = {
    "feat_extract_norm": "group",
    "do_stable_layer_norm": False,
    "conv_bias": False,
    "hidden_act": "gelu",
    "feat_extract_activation": "gelu",
    "layer_norm_eps": 1e-5,
    "conv_kernel": list(KERNELS),
    "conv_stride": list(STRIDES),
}


def model_file(path: Path) -> Path:
    """The file with the weights: `path` itself, or the one in the folder `path`.

    Raises:
        MynahError: NOT_FOUND.
    """
    if not path.is_dir():
        return path
    found = next((path / name for name in IN_FOLDER if (path / name).is_file()), None)
    if found is None:
        raise MynahError(
            ErrorCode.NOT_FOUND,
            f"There is no content encoder in {path}.",
            hint=f"One of {', '.join(IN_FOLDER)} was expected.",
        )
    return found


def read_hubert_file(path: Path) -> tuple[HubertConfig, dict[str, Tensor]]:
    """Read a content encoder.

    Args:
        path: The file, or a folder as transformers writes it.

    Returns:
        Its shape, and its tensors in float32 by the names of `HubertConfig.shapes`.

    Raises:
        MynahError: NOT_FOUND; BAD_INPUT where it is something else, asks for code or is another
            network; BROKEN_FILE where it is damaged or holds numbers that are none.
    """
    file = model_file(path)
    _check_settings(file)
    weights = {name: tensor.float() for name, tensor in _named_alike(_tensors(file)).items()}
    if "feature_extractor.conv_layers.1.layer_norm.weight" in weights:
        raise _another(file, "it is a large HuBERT, and RVC voices are made with the base size")
    try:
        config = HubertConfig.of(weights)
    except ValueError as error:
        raise _another(file, str(error)) from error
    if not all(bool(torch.isfinite(tensor).all()) for tensor in weights.values()):
        raise broken(file, "holds weights that are not numbers")
    return config, weights


def _another(file: Path, why: str) -> MynahError:
    return MynahError(
        ErrorCode.BAD_INPUT,
        f"{file.name} is not a ContentVec or HuBERT base model: {why}.",
        hint="`mynah models download contentvec` fetches the one that RVC voices are made with.",
        detail=str(file),
    )


def _tensors(file: Path) -> dict[str, Tensor]:
    file_size(file, MOST_BYTES)
    if container_of(read_head(file)) is Container.SAFETENSORS:
        try:
            return load_file(file)
        except (SafetensorError, OSError, RuntimeError) as error:
            raise_if_memory(error)
            raise broken(file, "is cut short or damaged", error) from error
    found: dict[str, Any] = read_checkpoint(file, allowed=STAND_INS, most_bytes=MOST_BYTES)
    inner = found.get("model", found)
    if not isinstance(inner, Mapping):
        raise _another(file, "it holds no network")
    return {
        name: value
        for name, value in inner.items()
        if isinstance(name, str) and isinstance(value, Tensor)
    }


def _named_alike(found: Mapping[str, Tensor]) -> dict[str, Tensor]:
    renamed: dict[str, Tensor] = {}
    fairseq = is_fairseq(found)
    for name, tensor in found.items():
        own = hubert_name(name) if fairseq else name.removeprefix("hubert.")
        for new, old in _NEW_NORM.items():
            if own == f"encoder.pos_conv_embed.conv.{new}":
                own = f"encoder.pos_conv_embed.conv.{old}"
        if own not in _UNUSED:
            renamed[own] = tensor
    return renamed


def _check_settings(file: Path) -> None:
    """Refuse what the settings beside the file say and this network does not do."""
    settings = _settings(file.with_name("config.json"))
    for key, only in _FIXED.items():
        if settings.get(key, only) != only:
            raise _another(file, f"its {key} is {settings[key]} instead of {only}")
    heads, width = settings.get("num_attention_heads"), settings.get("hidden_size")
    if isinstance(heads, int) and isinstance(width, int) and heads * 64 != width:
        raise _another(file, f"it has {heads} attention heads for a width of {width}")
    if _settings(file.with_name("preprocessor_config.json")).get("do_normalize", False):
        raise _another(file, "it expects normalised recordings, and RVC voices do not normalise")


def _settings(path: Path) -> dict[str, Any]:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        raise broken(path, "beside the model cannot be read", error) from error
    return found if isinstance(found, dict) else {}
