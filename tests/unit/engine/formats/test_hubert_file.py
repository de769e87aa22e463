import argparse
import json
import os
import pickle

import pytest
import torch

from helpers.tiny_contentvec import (
    TINY,
    class_of,
    tiny_weights,
    write_fairseq,
    write_transformers,
)
from mynah.engine.formats.fairseq import hubert_name
from mynah.engine.formats.hubert_file import read_hubert_file
from mynah.engine.networks.hubert_config import HubertConfig
from mynah.protocol.errors import ErrorCode, MynahError

SMALL = HubertConfig(64, 2, 64, 16, 8, 4, 32)
WEIGHTS = tiny_weights(SMALL)


def refused(path, words, code=ErrorCode.BAD_INPUT):
    with pytest.raises(MynahError, match=words) as caught:
        read_hubert_file(path)
    assert caught.value.code is code
    assert str(caught.value).count(". ") == 0  # one sentence


def equals(path, dtype=torch.float32):
    config, weights = read_hubert_file(path)
    assert config == SMALL
    assert weights.keys() == WEIGHTS.keys()
    for name, tensor in weights.items():
        assert tensor.dtype == torch.float32
        assert torch.equal(tensor, WEIGHTS[name].to(dtype).float())


@pytest.mark.parametrize("legacy", [False, True])
@pytest.mark.parametrize("dtype", [torch.float16, torch.float32])
def test_fairseq_is_read_without_fairseq(tmp_path, legacy, dtype):
    equals(write_fairseq(tmp_path / "hubert_base.pt", WEIGHTS, legacy=legacy, dtype=dtype), dtype)


@pytest.mark.parametrize("new_names", [False, True])
@pytest.mark.parametrize("dtype", [torch.float16, torch.float32])
@pytest.mark.parametrize("name", ["pytorch_model.bin", "model.safetensors"])
def test_transformers_files_are_read_alone_and_in_their_folder(tmp_path, name, dtype, new_names):
    path = write_transformers(tmp_path / name, WEIGHTS, new_names=new_names, dtype=dtype)
    equals(path, dtype)
    equals(tmp_path, dtype)


def test_a_full_network_has_the_tensors_that_the_format_has():
    shapes = HubertConfig().shapes()
    assert len(shapes) == 212  # 213 with masked_spec_embed
    assert sum(torch.Size(one).numel() for one in shapes.values()) + 768 + 504 * 256 == 94_697_600
    assert shapes["encoder.pos_conv_embed.conv.weight_v"] == (768, 48, 128)
    assert shapes["final_proj.weight"] == (256, 768)


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        ("layer_norm.bias", "feature_projection.layer_norm.bias"),
        ("encoder.layer_norm.bias", "encoder.layer_norm.bias"),
        ("encoder.layers.11.self_attn_layer_norm.bias", "encoder.layers.11.layer_norm.bias"),
        ("encoder.layers.3.final_layer_norm.bias", "encoder.layers.3.final_layer_norm.bias"),
        (
            "encoder.layers.3.self_attn.q_proj.weight",
            "encoder.layers.3.attention.q_proj.weight",
        ),
        ("encoder.layers.3.fc2.bias", "encoder.layers.3.feed_forward.output_dense.bias"),
        ("encoder.pos_conv.0.weight_g", "encoder.pos_conv_embed.conv.weight_g"),
        ("feature_extractor.conv_layers.6.0.weight", "feature_extractor.conv_layers.6.conv.weight"),
        (
            "feature_extractor.conv_layers.0.2.weight",
            "feature_extractor.conv_layers.0.layer_norm.weight",
        ),
        (
            "feature_extractor.conv_layers.4.2.1.bias",
            "feature_extractor.conv_layers.4.layer_norm.bias",
        ),
    ],
)
def test_names_of_fairseq(theirs, ours):
    assert hubert_name(theirs) == ours


class Evil:
    """Makes a file when it is unpickled by something that runs code."""

    def __init__(self, canary):
        self.canary = canary

    def __reduce__(self):
        return os.mkdir, (str(self.canary),)


@pytest.mark.parametrize("legacy", [False, True])
def test_code_is_refused_and_not_run(tmp_path, legacy):
    canary = tmp_path / "canary"
    path = tmp_path / "hubert_base.pt"
    torch.save(
        {"model": {}, "task_state": Evil(canary)}, path, _use_new_zipfile_serialization=not legacy
    )
    refused(path, "mkdir")
    path.write_bytes(pickle.dumps(Evil(canary)))
    refused(path, "mkdir")
    assert not canary.exists()


@pytest.mark.parametrize("legacy", [False, True])
def test_settings_of_older_trainings_are_read_as_nothing(tmp_path, legacy):
    path = tmp_path / "hubert_base.pt"
    with class_of("omegaconf.dictconfig", "DictConfig") as made:
        settings = made()
        settings.content = {"task": made()}
        extra = {"args": argparse.Namespace(task="hubert"), "cfg": settings}
        equals(write_fairseq(path, WEIGHTS, legacy=legacy, extra=extra), torch.float16)


@pytest.mark.parametrize("legacy", [False, True])
def test_an_object_of_any_other_class_is_refused_by_name(tmp_path, legacy):
    path = tmp_path / "hubert_base.pt"
    with class_of("fairseq.tasks.unheard_of", "Thing") as made:
        write_fairseq(path, WEIGHTS, legacy=legacy, extra={"criterion": made()})
        refused(path, "fairseq.tasks.unheard_of.Thing")
    refused(path, "fairseq.tasks.unheard_of.Thing")


@pytest.mark.parametrize("legacy", [False, True])
def test_a_file_that_is_cut_short(tmp_path, legacy):
    path = write_fairseq(tmp_path / "hubert_base.pt", WEIGHTS, legacy=legacy)
    path.write_bytes(path.read_bytes()[:-5000])
    refused(path, "cut short or damaged", ErrorCode.BROKEN_FILE)


def test_a_safetensors_file_that_is_cut_short(tmp_path):
    path = write_transformers(tmp_path / "model.safetensors", WEIGHTS)
    path.write_bytes(path.read_bytes()[:-5000])
    refused(path, "cut short or damaged", ErrorCode.BROKEN_FILE)


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"RIFF....WAVE", "a sound recording"), (b"<!doctype html>", "web page"), (b"", "is empty")],
)
def test_a_file_that_is_only_called_so(tmp_path, content, words):
    path = tmp_path / "hubert_base.pt"
    path.write_bytes(content)
    refused(path, words)


def test_a_file_and_a_folder_that_are_not_there(tmp_path):
    refused(tmp_path / "hubert_base.pt", "no file", ErrorCode.NOT_FOUND)
    refused(tmp_path, "no content encoder", ErrorCode.NOT_FOUND)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"encoder.layers.1.layer_norm.bias": None}, "it has no encoder.layers.1.layer_norm.bias"),
        ({"quantizer.vars": torch.zeros(3)}, "quantizer.vars, which HuBERT base does not have"),
        ({"final_proj.bias": torch.zeros(3)}, "has the shape"),
        (
            {"feature_extractor.conv_layers.1.layer_norm.weight": torch.ones(16)},
            "it is a large HuBERT",
        ),
        ({"feature_projection.projection.weight": None}, "it has no"),
        (
            {"feature_extractor.conv_layers.0.conv.weight": torch.zeros(16, 1, 9)},
            "has the shape",
        ),
    ],
)
def test_another_network_is_refused(tmp_path, change, words):
    weights = {name: one for name, one in (WEIGHTS | change).items() if one is not None}
    refused(write_transformers(tmp_path / "pytorch_model.bin", weights), words)


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_weights_that_are_no_numbers(tmp_path, value):
    weights = dict(WEIGHTS)
    weights["encoder.layer_norm.bias"] = torch.full((64,), value)
    refused(
        write_fairseq(tmp_path / "hubert_base.pt", weights), "not numbers", ErrorCode.BROKEN_FILE
    )


@pytest.mark.parametrize(
    ("file", "settings", "words"),
    [
        ("config.json", {"feat_extract_norm": "layer"}, "feat_extract_norm is layer"),
        ("config.json", {"do_stable_layer_norm": True}, "do_stable_layer_norm"),
        ("config.json", {"num_attention_heads": 2, "hidden_size": 64}, "2 attention heads"),
        ("preprocessor_config.json", {"do_normalize": True}, "normalised recordings"),
    ],
)
def test_settings_that_the_network_does_not_follow(tmp_path, file, settings, words):
    path = write_transformers(tmp_path / "pytorch_model.bin", WEIGHTS)
    (tmp_path / file).write_text(json.dumps(settings), encoding="utf-8")
    refused(path, words)


def test_settings_of_the_real_one_are_fine(tmp_path):
    write_transformers(tmp_path / "pytorch_model.bin", WEIGHTS)
    settings = {
        "feat_extract_norm": "group",
        "do_stable_layer_norm": False,
        "hidden_act": "gelu",
        "layer_norm_eps": 1e-05,
        "conv_kernel": [10, 3, 3, 3, 3, 2, 2],
        "conv_stride": [5, 2, 2, 2, 2, 2, 2],
        "classifier_proj_size": 256,
    }
    (tmp_path / "config.json").write_text(json.dumps(settings), encoding="utf-8")
    (tmp_path / "preprocessor_config.json").write_text('{"do_normalize": false}', encoding="utf-8")
    equals(tmp_path)


def test_settings_that_cannot_be_read(tmp_path):
    write_transformers(tmp_path / "pytorch_model.bin", WEIGHTS)
    (tmp_path / "config.json").write_text("{", encoding="utf-8")
    refused(tmp_path, "cannot be read", ErrorCode.BROKEN_FILE)


def test_the_tiny_one_is_as_wide_as_a_real_one():
    assert (TINY.width, TINY.projection, TINY.heads) == (768, 256, 12)
