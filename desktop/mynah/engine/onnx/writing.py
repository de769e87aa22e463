"""Writing the network of a voice as an ONNX file.

RVC voices get the inputs, the output and the metadata that w-okada's voice changer looks for (facts
of its `export2onnx.py` and `RVCModelSlotGenerator.py`): `feats`, `p_len`, `pitch`, `pitchf`, `sid`
to `audio`. The noise that such a voice needs is drawn inside the file; `noise_scale` and
`source_noise_scale` are inputs with a default value, and at 0 the same input always gives the same
samples. Lite voices take their noise as an input.
"""

from __future__ import annotations

import io
import json
import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import torch

from mynah import __version__
from mynah.engine.onnx.lite_network import LiteForOnnx
from mynah.engine.onnx.rvc_network import RvcForOnnx
from mynah.project.frozen import way_to_install
from mynah.protocol.errors import ErrorCode, MynahError

if TYPE_CHECKING:
    from torch import Tensor, nn

    from mynah.engine.networks.lite.synthesizer import LiteSynthesizer
    from mynah.engine.networks.rvc.config import RvcConfig
    from mynah.engine.networks.rvc.synthesizer import RvcSynthesizer

OPSET = 17  # the newest that the tracer writes and that programs of 2023 read
NOISE_SCALE = 0.66666
SEEDS = (1, 2)  # of the noise in the file; a new session begins it anew
_TRACED_FRAMES = 64
_FRAMES = "frames"


def require_onnx() -> None:
    """Refuse before any work where the library that writes the files is not there.

    Raises:
        MynahError: MISSING_DEPENDENCY.
    """
    try:
        import onnx  # noqa: F401
    except ImportError as error:
        raise MynahError(
            ErrorCode.MISSING_DEPENDENCY,
            "Writing ONNX files needs the library onnx, which is not installed.",
            hint=way_to_install("pip install 'mynah[onnx]'"),
            detail=str(error),
        ) from error


def rvc_as_onnx(synthesizer: RvcSynthesizer, about: Mapping[str, Any]) -> bytes:
    """The file of an RVC voice.

    Args:
        synthesizer: in float32; it is changed.
        about: of the voice, for the metadata.

    Raises:
        MynahError: MISSING_DEPENDENCY.
    """
    require_onnx()
    import onnx

    model = onnx.load_from_string(rvc_traced(synthesizer))
    _draw_noise(model, synthesizer.config)
    metadata = {**wokada_metadata(synthesizer.config), "mynah": dict(about)}
    return _finished(model, metadata)


def rvc_traced(synthesizer: RvcSynthesizer) -> bytes:
    """The file of an RVC voice whose noises are inputs, `noise` and `source_noise`."""
    config, frames = synthesizer.config, _TRACED_FRAMES
    feats = torch.zeros(1, frames, config.content_width)
    p_len, sid = torch.tensor([frames]), torch.tensor([0])
    noise = torch.zeros(1, config.inter_channels, frames)
    names, given = ["feats", "p_len"], [feats, p_len]
    axes = {"feats": {1: _FRAMES}, "noise": {2: _FRAMES}, "audio": {0: "samples"}}
    if config.f0:
        names += ["pitch", "pitchf"]
        given += [torch.ones(1, frames, dtype=torch.long), torch.full((1, frames), 200.0)]
        axes |= {"pitch": {1: _FRAMES}, "pitchf": {1: _FRAMES}, "source_noise": {1: "samples"}}
    names, given = [*names, "sid", "noise"], [*given, sid, noise]
    if config.f0:
        names, given = [*names, "source_noise"], [*given, torch.zeros(1, frames * config.hop)]
    return _traced(RvcForOnnx(synthesizer), given, names, axes)


def lite_as_onnx(synthesizer: LiteSynthesizer, about: Mapping[str, Any]) -> bytes:
    """The file of a Lite voice: content, f0, loudness, speaker, pulses, noise to audio.

    Args:
        synthesizer: in evaluation mode, in float32.
        about: of the voice, for the metadata.

    Raises:
        MynahError: MISSING_DEPENDENCY.
    """
    require_onnx()
    import onnx

    config, frames = synthesizer.config, _TRACED_FRAMES
    names = ["content", "f0", "loudness", "speaker", "pulses", "noise"]
    given = [
        torch.zeros(1, frames // 2, config.content),
        torch.full((1, frames), 200.0),
        torch.zeros(1, frames),
        torch.tensor([0]),
        torch.zeros(1, frames * config.hop),
        torch.zeros(1, frames * config.hop),
    ]
    axes = {"content": {1: "content_frames"}, "f0": {1: _FRAMES}, "loudness": {1: _FRAMES}}
    axes |= {name: {1: "samples"} for name in ("pulses", "noise", "audio")}
    model = onnx.load_from_string(_traced(LiteForOnnx(synthesizer), given, names, axes))
    metadata = {
        "application": "mynah",
        "modelType": "lite",
        "samplingRate": config.sample_rate,
        "hop": config.hop,
        "embChannels": config.content,
        "inputs": {
            "content": "features of Mynah's content encoder, 50 frames a second",
            "f0": "Hz, 100 frames a second, 0 where unvoiced",
            "loudness": "of Mynah's loudness features, 100 frames a second",
            "speaker": "0",
            "pulses": "pulse train of the pitch, frames * hop samples",
            "noise": "normal noise, frames * hop samples",
        },
        "mynah": dict(about),
    }
    return _finished(model, metadata)


def wokada_metadata(config: RvcConfig) -> dict[str, Any]:
    """What w-okada's voice changer wants to know; 2.1 says that samples are clipped inside."""
    second = config.version == "v2"
    kind = ("pyTorchRVCv2" if second else "pyTorchRVC") + ("" if config.f0 else "Nono")
    return {
        "application": "VC_CLIENT",
        "version": "2.1",
        "modelType": kind,
        "samplingRate": config.sample_rate,
        "f0": config.f0,
        "embChannels": config.content_width,
        "embedder": "hubert_base",
        "embOutputLayer": 12 if second else 9,
        "useFinalProj": not second,
    }


def _traced(
    network: nn.Module,
    given: Sequence[Tensor],
    names: Sequence[str],
    axes: Mapping[str, Mapping[int, str]],
) -> bytes:
    file = io.BytesIO()
    # With gradients enabled attention is one block, whatever the length.
    with _quiet(), torch.enable_grad():
        torch.onnx.export(
            network.eval().requires_grad_(requires_grad=False),
            tuple(given),
            file,  # type: ignore[arg-type]
            input_names=list(names),
            output_names=["audio"],
            dynamic_axes={name: dict(places) for name, places in axes.items()},
            opset_version=OPSET,
            # The newer one needs a second library and takes ten times as long for the same graph.
            dynamo=False,
        )
    return file.getvalue()


@contextmanager
def _quiet() -> Iterator[None]:
    """The tracer warns of every length that it takes for a constant; the tests know better."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def _draw_noise(model: Any, config: RvcConfig) -> None:
    """Replace the inputs of noise by nodes that draw it, of the length of the other inputs."""
    from onnx import TensorProto, helper

    graph = model.graph
    nodes = [
        helper.make_node("Shape", ["feats"], ["mynah_length"], start=1, end=2),
        _constant("mynah_one", [1]),
        _constant("mynah_latent", [config.inter_channels]),
        helper.make_node(
            "Concat", ["mynah_one", "mynah_latent", "mynah_length"], ["mynah_shape_0"], axis=0
        ),
    ]
    noises = [("noise", "noise_scale", NOISE_SCALE)]
    if config.f0:
        nodes += [
            _constant("mynah_hop", [config.hop]),
            helper.make_node("Mul", ["mynah_length", "mynah_hop"], ["mynah_samples"]),
            helper.make_node("Concat", ["mynah_one", "mynah_samples"], ["mynah_shape_1"], axis=0),
        ]
        noises.append(("source_noise", "source_noise_scale", 1.0))
    for number, (name, scale, value) in enumerate(noises):
        zeros, drawn = f"mynah_zeros_{number}", f"mynah_drawn_{number}"
        nodes += [
            helper.make_node("ConstantOfShape", [f"mynah_shape_{number}"], [zeros]),
            helper.make_node("RandomNormalLike", [zeros], [drawn], seed=float(SEEDS[number])),
            helper.make_node("Mul", [drawn, scale], [name]),
        ]
        # An input that has a value: programs that do not know it need not give it.
        graph.input.remove(next(one for one in graph.input if one.name == name))
        graph.input.append(helper.make_tensor_value_info(scale, TensorProto.FLOAT, []))
        graph.initializer.append(helper.make_tensor(scale, TensorProto.FLOAT, [], [value]))
    for node in reversed(nodes):
        graph.node.insert(0, node)


def _constant(name: str, values: list[int]) -> Any:
    from onnx import TensorProto, helper

    tensor = helper.make_tensor(name, TensorProto.INT64, [len(values)], values)
    return helper.make_node("Constant", [], [name], value=tensor)


def _finished(model: Any, metadata: Mapping[str, Any]) -> bytes:
    """The bytes of the file with its metadata, checked."""
    import onnx

    model.producer_name, model.producer_version = "mynah", __version__
    entry = model.metadata_props.add()
    entry.key, entry.value = "metadata", json.dumps(metadata, ensure_ascii=False)
    onnx.checker.check_model(model)
    return bytes(model.SerializeToString())
