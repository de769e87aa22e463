"""A model file as CTranslate2 writes it: a teacher of Whisper tiny's shape, its weights random."""

import struct

import numpy as np
import torch

from mynah.engine.networks.lite.encoder import ContentEncoder
from mynah.engine.pretrain.teacher import _BLOCK_NAMES

TYPES = ("float32", "int8", "int16", "int32", "float16")


def text(value):
    data = value.encode() + b"\0"
    return struct.pack("<H", len(data)) + data


def model_bytes(variables, version=6):
    """The documented layout of binary version 6: see `formats.ctranslate2`."""
    parts = [struct.pack("<I", version), text("WhisperSpec"), struct.pack("<II", 3, len(variables))]
    for name, values in variables.items():
        shape = values.shape
        parts += [text(name), struct.pack("<B", len(shape)), struct.pack(f"<{len(shape)}I", *shape)]
        parts += [struct.pack("<BI", TYPES.index(str(values.dtype)), values.nbytes)]
        parts.append(values.tobytes())
    return b"".join([*parts, struct.pack("<I", 0)])  # no aliases


def teacher_variables(seed=0):
    """Variables of a Whisper tiny encoder by CTranslate2's names, float16, and some others."""
    torch.manual_seed(seed)
    theirs = {ours: name for name, ours in _BLOCK_NAMES.items()}
    variables = {
        "encoder/num_heads": np.array(6, np.int16),
        "encoder/position_encodings/encodings": np.zeros((1500, 384), np.float16),
        "decoder/layer_0/ffn/linear_0/weight": np.zeros((2, 3), np.float32),
    }
    for name, value in ContentEncoder().state_dict().items():
        *path, leaf = name.split(".")
        if path[0] == "blocks":
            path = [f"layer_{path[1]}", theirs[path[2]]]
        elif path[0] == "norm":
            path = ["layer_norm"]
        if "norm" in path[-1]:
            leaf = {"weight": "gamma", "bias": "beta"}[leaf]
        variables["/".join(["encoder", *path, leaf])] = value.numpy().astype(np.float16)
    return variables


def write_teacher(path):
    """Write such a file and return its path."""
    path.write_bytes(model_bytes(teacher_variables()))
    return path
