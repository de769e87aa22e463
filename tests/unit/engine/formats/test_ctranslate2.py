"""CTranslate2's model file: reads back what is documented, and refuses everything else in words."""

import struct

import numpy as np
import pytest
from hypothesis import given, strategies

from helpers.teacher import TYPES, model_bytes, teacher_variables, write_teacher
from mynah.engine.formats.ctranslate2 import read_variables
from mynah.engine.networks.lite.encoder import ContentEncoder
from mynah.engine.pretrain.teacher import load_teacher, teacher_features
from mynah.protocol.errors import ErrorCode, MynahError

VARIABLES = {
    "a/weight": np.arange(6, dtype=np.float32).reshape(2, 3),
    "scalar": np.array(6, np.int16),
    "ü": np.arange(8, dtype=np.int8).reshape(2, 2, 2),
    "half": np.array([0.5, -1], np.float16),
    "none": np.zeros((0, 4), np.int32),
}


def refused(path):
    with pytest.raises(MynahError) as caught:
        read_variables(path)
    assert caught.value.code is ErrorCode.MISSING_MODEL
    assert path.name in caught.value.message


def test_every_type_and_shape_reads_back(tmp_path):
    path = tmp_path / "model.bin"
    path.write_bytes(model_bytes(VARIABLES))
    found = read_variables(path)
    assert list(found) == list(VARIABLES)
    for name, values in VARIABLES.items():
        assert found[name].dtype == values.dtype
        np.testing.assert_array_equal(found[name], values)
    assert {str(values.dtype) for values in VARIABLES.values()} == set(TYPES)


def test_every_cut_is_noticed(tmp_path):
    path = tmp_path / "model.bin"
    data = model_bytes(VARIABLES)[:-4]  # without the aliases, which are not read
    for length in range(len(data)):
        path.write_bytes(data[:length])
        refused(path)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK\x03\x04" * 20,
        model_bytes(VARIABLES, version=5),
        model_bytes({"x": np.zeros((1,) * 5, np.float32)}),
        b"\6\0\0\0" + b"\xff" * 100,
    ],
)
def test_something_else_is_refused(tmp_path, data):
    path = tmp_path / "model.bin"
    path.write_bytes(data)
    refused(path)


def test_a_missing_file_is_refused(tmp_path):
    refused(tmp_path / "none.bin")


@pytest.mark.parametrize("shape", [(65_535, 16_383), (2**32 - 1,) * 4, (2**31, 2)])
def test_a_claim_of_more_than_the_file_holds_is_refused(tmp_path, shape):
    head = model_bytes({"x": np.zeros(1, np.float32)})
    head = head[: head.index(b"x\0") + 2]
    size = int(np.prod(shape, dtype=np.int64)) * 4 % 2**32
    claim = struct.pack(f"<B{len(shape)}IBI", len(shape), *shape, 0, size)
    path = tmp_path / "model.bin"
    path.write_bytes(head + claim + b"\0" * 50)
    refused(path)


@given(place=strategies.integers(0, 10_000), bit=strategies.integers(0, 7))
def test_a_flipped_bit_is_refused_or_stays_in_its_place(tmp_path, place, bit):
    data = bytearray(model_bytes(VARIABLES))
    data[place % len(data)] ^= 1 << bit
    path = tmp_path / "model.bin"
    path.write_bytes(data)
    try:
        found = read_variables(path)
    except MynahError:
        return
    assert len(found) <= len(VARIABLES)


def test_the_teacher_is_read_into_the_encoder(tmp_path):
    path = write_teacher(tmp_path / "model.bin")
    teacher = load_teacher(path)
    assert not teacher.training
    assert set(teacher.state_dict()) == set(ContentEncoder().state_dict())
    known = teacher_variables()["encoder/layer_2/ffn/linear_1/weight"]
    np.testing.assert_array_equal(
        teacher.state_dict()["blocks.2.feed_out.weight"].numpy(), known.astype(np.float32)
    )
    audio = np.random.default_rng(0).standard_normal(16_000).astype(np.float32)
    found = teacher_features(teacher, audio)
    assert found.shape == (50, 384)
    assert found.isfinite().all()


@pytest.mark.parametrize(
    "change",
    [
        lambda v: v.pop("encoder/conv1/weight"),
        lambda v: v.update({"encoder/conv1/bias": np.zeros(3, np.float32)}),
        lambda v: v.update({"encoder/layer_0/attention/linear_0/weight": np.zeros(1, np.float32)}),
        lambda v: v.update({"encoder/layer_9/ffn/linear_0/bias": np.zeros(1, np.float32)}),
    ],
)
def test_a_teacher_of_another_shape_is_refused(tmp_path, change):
    variables = teacher_variables()
    change(variables)
    path = tmp_path / "model.bin"
    path.write_bytes(model_bytes(variables))
    with pytest.raises(MynahError) as caught:
        load_teacher(path)
    assert caught.value.code is ErrorCode.MISSING_MODEL
