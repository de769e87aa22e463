"""A network that is all in one file, and those that point to others from any place."""

import onnx
import pytest
from onnx import TensorProto, helper

from helpers.piper_voice import piper_network
from mynah.engine.speak.onnx_parts import points_elsewhere
from mynah.engine.speak.piper import open_session
from mynah.protocol.errors import MynahError


def _outside(place="../../secret"):
    tensor = TensorProto(name="w", data_type=TensorProto.FLOAT, dims=[4])
    tensor.data_location = TensorProto.EXTERNAL
    entry = tensor.external_data.add()
    entry.key, entry.value = "location", place
    return tensor


def _in_a_branch(network):
    answer = helper.make_tensor_value_info("y", TensorProto.FLOAT, [4])
    inner = helper.make_graph([], "inner", [], [answer], [_outside()])
    network.graph.node.add(op_type="If", output=["z"]).attribute.add(
        name="then_branch", type=onnx.AttributeProto.GRAPH
    ).g.CopyFrom(inner)


def _in_a_constant(network):
    attribute = network.graph.node.add(op_type="Constant", output=["z"]).attribute.add(name="value")
    attribute.t.CopyFrom(_outside("beside.bin"))


def _in_a_function(network):
    network.functions.add(name="f").node.add(op_type="Constant").attribute.add(
        name="value"
    ).t.CopyFrom(_outside())


@pytest.mark.parametrize(
    "spoil",
    [
        lambda network: network.graph.initializer.append(_outside()),
        lambda network: network.graph.sparse_initializer.add().values.CopyFrom(_outside()),
        _in_a_branch,
        _in_a_constant,
        _in_a_function,
    ],
)
def test_a_network_that_points_to_other_files_is_no_voice(tmp_path, spoil):
    network, path = piper_network(), tmp_path / "tone.onnx"
    path.write_bytes(network.SerializeToString())
    assert not points_elsewhere(path)
    spoil(network)
    path.write_bytes(network.SerializeToString())

    with pytest.raises(MynahError, match="in another file"):
        open_session(path)


def test_what_is_no_network_is_refused_in_words(tmp_path):
    path = tmp_path / "tone.onnx"
    for data in (b"\xff" * 40, b"\x3a\x7f", piper_network().SerializeToString()[:-3]):
        path.write_bytes(data)
        with pytest.raises(MynahError, match="is no ONNX network"):
            open_session(path)
