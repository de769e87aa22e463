"""fairseq's HuBERT and ContentVec checkpoints, read without fairseq.

Such a file is a dictionary with the network under ``model`` and, beside it, what the training
needed: dictionaries of labels, settings, histories. Those are objects of fairseq's and OmegaConf's
classes; a fixed list of names is read as empty stand-ins, and a file that asks for anything else
is refused by `safe_checkpoint`.

The names are those of `fairseq.models.hubert.HubertModel`; `hubert_names` translates them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mynah.engine.formats.safe_checkpoint import StandIn


class Nothing:
    """Stands for an object of a class that is not here: takes what a file says and keeps none."""

    def __new__(cls, *_arguments: object, **_named: object) -> Nothing:
        """An object, whatever the file would make it from."""
        return object.__new__(cls)

    def __init__(self, *_arguments: object, **_named: object) -> None:
        """Keep nothing."""

    def __setstate__(self, _state: object) -> None:
        """Keep nothing."""


_NAMES = (
    "fairseq.data.dictionary.Dictionary",
    "argparse.Namespace",
    *(f"omegaconf.{name}" for name in ("dictconfig.DictConfig", "listconfig.ListConfig")),
    *(f"omegaconf.base.{name}" for name in ("ContainerMetadata", "Metadata")),
    *(f"omegaconf.nodes.{kind}Node" for kind in ("Any", "String", "Integer", "Float", "Boolean")),
    "omegaconf.nodes.EnumNode",
    "typing.Any",
)
STAND_INS: tuple[StandIn, ...] = tuple((Nothing, name) for name in _NAMES)
"""Everything that such a file may ask for besides tensors and plain containers."""

UNUSED = frozenset({"mask_emb", "label_embs_concat"})
"""What only the training needed."""

_PLACES = (
    (r"feature_extractor\.conv_layers\.(\d+)\.0\.", r"feature_extractor.conv_layers.\1.conv."),
    (
        r"feature_extractor\.conv_layers\.(\d+)\.2\.(?:1\.)?",
        r"feature_extractor.conv_layers.\1.layer_norm.",
    ),
    (r"layer_norm\.", "feature_projection.layer_norm."),
    (r"post_extract_proj\.", "feature_projection.projection."),
    (r"encoder\.pos_conv\.0\.", "encoder.pos_conv_embed.conv."),
    (r"encoder\.layers\.(\d+)\.self_attn\.", r"encoder.layers.\1.attention."),
    (r"encoder\.layers\.(\d+)\.self_attn_layer_norm\.", r"encoder.layers.\1.layer_norm."),
    (r"encoder\.layers\.(\d+)\.fc1\.", r"encoder.layers.\1.feed_forward.intermediate_dense."),
    (r"encoder\.layers\.(\d+)\.fc2\.", r"encoder.layers.\1.feed_forward.output_dense."),
)
_TRANSLATIONS = tuple((re.compile(pattern), place) for pattern, place in _PLACES)


def is_fairseq(names: Iterable[str]) -> bool:
    """Whether tensors are named as fairseq names them."""
    return "post_extract_proj.weight" in names


def hubert_name(name: str) -> str:
    """Name of a fairseq tensor in transformers' `HubertModel`; unknown ones stay as they are."""
    for pattern, place in _TRANSLATIONS:
        if found := pattern.match(name):
            return found.expand(place) + name[found.end() :]
    return name
