"""A tiny Piper voice: a real ONNX network whose answer tells what it was given."""

import json

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

RATE = 22050
HOP = 512
LETTERS = " abcdefghijklmnopqrstuvwxyz.,!?'"
IDS = {"_": [0], "^": [1], "$": [2]} | {one: [n] for n, one in enumerate(LETTERS, 3)}


def expected_hz(ids, speaker=0):
    """The tone that the network answers with."""
    return 100 + sum(ids) % 400 + 50 * speaker


def piper_network(*, speakers=1, output=TensorProto.FLOAT, inputs=("input", "input_lengths")):
    """A tone of HOP samples a number and length scale, as high as the sum of the numbers says."""
    constants = {
        "hop": np.float32(HOP),
        "zero": np.float32(0),
        "one": np.float32(1),
        "base": np.float32(100),
        "most": np.float32(400),
        "step": np.float32(2 * np.pi / RATE),
        "per_speaker": np.float32(50),
        "level": np.float32(0.3),
        "index": np.array(1, np.int64),
        "shape": np.array([1, 1, 1, -1], np.int64),
        "flat": np.array([], np.int64),
    }
    node = helper.make_node
    nodes = [
        node("Cast", [inputs[1]], ["count_1"], to=TensorProto.FLOAT),
        node("Reshape", ["count_1", "flat"], ["count"]),
        node("Gather", ["scales", "index"], ["length_scale"]),
        node("Mul", ["count", "hop"], ["plain_length"]),
        node("Mul", ["plain_length", "length_scale"], ["length"]),
        node("Range", ["zero", "length", "one"], ["times"]),
        node("ReduceSum", [inputs[0]], ["sum_int"], keepdims=0),
        node("Cast", ["sum_int"], ["sum"], to=TensorProto.FLOAT),
        node("Mod", ["sum", "most"], ["rest"], fmod=1),
        node("Add", ["rest", "base"], ["plain_hz"]),
    ]
    given = [
        helper.make_tensor_value_info(inputs[0], TensorProto.INT64, [1, "t"]),
        helper.make_tensor_value_info(inputs[1], TensorProto.INT64, [1]),
        helper.make_tensor_value_info("scales", TensorProto.FLOAT, [3]),
    ]
    hz = "plain_hz"
    if speakers > 1:
        given.append(helper.make_tensor_value_info("sid", TensorProto.INT64, [1]))
        nodes += [
            node("Cast", ["sid"], ["sid_1"], to=TensorProto.FLOAT),
            node("Reshape", ["sid_1", "flat"], ["sid_0"]),
            node("Mul", ["sid_0", "per_speaker"], ["more"]),
            node("Add", ["plain_hz", "more"], ["hz"]),
        ]
        hz = "hz"
    nodes += [
        node("Mul", [hz, "step"], ["turn"]),
        node("Mul", ["times", "turn"], ["phase"]),
        node("Sin", ["phase"], ["wave"]),
        node("Mul", ["wave", "level"], ["quiet"]),
        node("Reshape", ["quiet", "shape"], ["shaped"]),
        node("Cast", ["shaped"], ["output"], to=output),
    ]
    tensors = [numpy_helper.from_array(np.asarray(v), k) for k, v in constants.items()]
    answer = helper.make_tensor_value_info("output", output, [1, 1, 1, "n"])
    graph = helper.make_graph(nodes, "tone", given, [answer], tensors)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)])
    model.ir_version = 8
    onnx.checker.check_model(model)
    return model


def piper_config(*, speakers=1, kind="text", language="en_US", **changes):
    """What stands in the JSON file of such a voice."""
    config = {
        "audio": {"sample_rate": RATE, "quality": "medium"},
        "espeak": {"voice": "en-us"},
        "phoneme_type": kind,
        "inference": {"noise_scale": 0.6, "length_scale": 1.0, "noise_w": 0.8},
        "num_speakers": speakers,
        "speaker_id_map": {f"s{n}": n for n in range(speakers)} if speakers > 1 else {},
        "phoneme_id_map": IDS,
        "language": {"code": language},
        "dataset": "tone",
    }
    return config | changes


def made_piper(folder, name="tone", *, speakers=1, network=None, **config):
    """Write the two files of a voice; return the network's."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.onnx"
    onnx.save(network or piper_network(speakers=speakers), path)
    words = json.dumps(piper_config(speakers=speakers, **config))
    path.with_name(f"{name}.onnx.json").write_text(words, encoding="utf-8")
    return path
