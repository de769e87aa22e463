"""Files of RVC voices made for tests: tiny shapes, random weights."""

import dataclasses
from collections import OrderedDict
from pathlib import Path
from typing import Any

import faiss
import numpy as np
import torch
from torch import Tensor

from mynah.engine.networks.rvc.config import RvcConfig
from mynah.engine.networks.rvc.synthesizer import RvcSynthesizer

TINY = RvcConfig(
    spec_channels=33,
    upsample_rates=(10, 8),
    upsample_kernels=(20, 16),
    sample_rate=8000,
    version="v2",
    f0=True,
    speakers=3,
    inter_channels=4,
    hidden_channels=8,
    filter_channels=8,
    layers=1,
    resblock_kernels=(3,),
    resblock_dilations=((1, 3, 5),),
    upsample_channels=8,
    gin_channels=4,
)


def tiny(version: str = "v2", *, f0: bool = True, speakers: int = 3) -> RvcConfig:
    """A tiny shape of a version."""
    return dataclasses.replace(
        TINY, version="v1" if version == "v1" else "v2", f0=f0, speakers=speakers
    )


def state_of(config: RvcConfig = TINY, seed: int = 0) -> dict[str, Tensor]:
    """A whole generator's state with random weights."""
    with torch.random.fork_rng():
        torch.manual_seed(seed)
        return dict(RvcSynthesizer(config).state_dict())


def small_file_data(config: RvcConfig = TINY, /, **changes: Any) -> dict[str, Any]:
    """The dictionary that the classic program writes; keys changed to `...` are left out."""
    weights = {
        name: tensor.half() for name, tensor in state_of(config).items() if "enc_q" not in name
    }
    data: dict[str, Any] = OrderedDict(weight=weights)
    data["config"] = config.to_list()
    data["info"] = "20epoch"
    data["sr"] = config.rate_name
    data["f0"] = int(config.f0)
    data["version"] = str(config.version)
    data |= changes
    return {key: value for key, value in data.items() if value is not ...}


def save_small(path: Path, config: RvcConfig = TINY, /, **changes: Any) -> Path:
    """Write `small_file_data`."""
    path.parent.mkdir(parents=True, exist_ok=True)
    torch.save(small_file_data(config, **changes), path)
    return path


def save_index(path: Path, width: int = 768, count: int = 80, *, kind: str = "IVF2,Flat") -> Path:
    """Write an index of random vectors; one without vectors where `count` is 0."""
    path.parent.mkdir(parents=True, exist_ok=True)
    vectors = np.random.default_rng(0).normal(size=(80, width)).astype(np.float32)
    index = faiss.index_factory(width, kind)
    index.train(vectors)
    if count:
        index.add(vectors[:count])
    path.write_bytes(faiss.serialize_index(index).tobytes())
    return path
