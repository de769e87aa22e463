"""Content encoders of few weights in the exact formats of the real one, for tests."""

import sys
import types
from contextlib import contextmanager

import torch

from mynah.engine.networks.hubert_config import HubertConfig

TINY = HubertConfig(
    width=768, layers=2, feed=64, channels=16, position_kernel=8, position_groups=16
)
"""As wide as a real one for RVC v2, with few and thin layers."""

FAIRSEQ = (
    ("feature_projection.layer_norm.", "layer_norm."),
    ("feature_projection.projection.", "post_extract_proj."),
    ("encoder.pos_conv_embed.conv.", "encoder.pos_conv.0."),
    (".conv.weight", ".0.weight"),
    ("conv_layers.0.layer_norm.", "conv_layers.0.2."),
    (".attention.", ".self_attn."),
    (".feed_forward.intermediate_dense.", ".fc1."),
    (".feed_forward.output_dense.", ".fc2."),
)


def tiny_weights(config=TINY, seed=0):
    """Random weights by transformers' names, older weight norm; norms and biases are random too."""
    generator = torch.Generator().manual_seed(seed)
    weights = {}
    for name, shape in config.shapes().items():
        value = torch.randn(shape, generator=generator)
        if len(shape) == 1:
            value = 0.1 * value + (1.0 if name.endswith("norm.weight") else 0.0)
        elif not name.endswith("weight_g"):
            value = value / value[0].numel() ** 0.5
        else:
            value = value.abs() + 0.5
        weights[name] = value
    return weights


def fairseq_names(weights):
    """The same weights as fairseq names them."""
    found = {}
    for name, tensor in weights.items():
        own = name
        for ours, theirs in FAIRSEQ:
            own = own.replace(ours, theirs)
        if own.startswith("encoder.layers.") and name.split(".")[3] == "layer_norm":
            own = own.replace(".layer_norm.", ".self_attn_layer_norm.")
        found[own] = tensor
    return found


def write_fairseq(path, weights, *, legacy=False, dtype=torch.float16, extra=None):
    """A checkpoint as fairseq writes it, with the one object of its own class."""
    with class_of("fairseq.data.dictionary", "Dictionary") as dictionary:
        tasks = dictionary()
        tasks.symbols, tasks.count, tasks.indices = ["<s>"], [1], {"<s>": 0}
        network = {name: one.to(dtype) for name, one in fairseq_names(weights).items()}
        network["mask_emb"] = torch.zeros(768, dtype=dtype)
        network["label_embs_concat"] = torch.zeros(4, 256, dtype=dtype)
        whole = {
            "args": None,
            "cfg": {"task": {"_name": "hubert_pretraining", "normalize": False}},
            "model": network,
            "criterion": None,
            "optimizer_history": [{"num_updates": 3}],
            "task_state": {"dictionaries": [tasks]},
            "extra_state": {"train_iterator": {"epoch": 1}},
            **(extra or {}),
        }
        torch.save(whole, path, _use_new_zipfile_serialization=not legacy)
    return path


def write_transformers(path, weights, *, new_names=False, dtype=torch.float32):
    """A `pytorch_model.bin` or `model.safetensors`, by the ending of `path`."""
    from safetensors.torch import save_file

    network = {name: one.to(dtype) for name, one in weights.items()}
    network["masked_spec_embed"] = torch.zeros(768, dtype=dtype)
    if new_names:
        start = "encoder.pos_conv_embed.conv."
        for old, new in (("weight_g", "original0"), ("weight_v", "original1")):
            network[f"{start}parametrizations.weight.{new}"] = network.pop(f"{start}{old}")
    if path.suffix == ".safetensors":
        save_file(network, path)
    else:
        torch.save(network, path)
    return path


@contextmanager
def class_of(module, name):
    """A class that a pickle names as `module.name`, for as long as it is written."""
    parts = module.split(".")
    names = [".".join(parts[: end + 1]) for end in range(len(parts))]
    names = [one for one in names if one not in sys.modules]
    made = type(name, (), {"__module__": module})
    for one in names:
        sys.modules[one] = types.ModuleType(one)
    setattr(sys.modules[module], name, made)
    try:
        yield made
    finally:
        for one in names:
            del sys.modules[one]
