"""Decoders are shut in, and decode every kind of file all the same."""

import multiprocessing
import socket
import sys

import numpy as np
import pytest
import soundfile

from helpers import probing_decoder
from helpers.samples import speech_like
from mynah.audio import apart, decode
from mynah.audio.decode import DecodeError
from mynah.audio.decoder_program import decode_apart, decode_here
from mynah.engine import shut_in
from mynah.engine.decoder_command import decoder_command
from torture.audio_seeds import made_seeds

pytestmark = pytest.mark.engine


@pytest.fixture
def ended():
    yield
    apart.end_decoders()
    decode_here()


def test_every_kind_is_decoded_as_it_is_here(tmp_path, ended):
    seeds = made_seeds(tmp_path)
    assert len(seeds) > 20
    for name, content in seeds.items():
        path = tmp_path / f"{name}.bin"  # its content tells its kind
        path.write_bytes(content)
        path.chmod(0o400)
        decode_apart(decoder_command())
        there = decode.read(path)
        decode_here()
        here = decode.read(path)
        assert np.array_equal(there.samples, here.samples), name
        assert there.info == here.info, name


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have nothing of the kind")
def test_one_that_was_taken_over_changes_nothing_and_reaches_nobody(tmp_path, ended):
    if not _can_be_shut_in():
        pytest.skip("this kernel has no Landlock or no filter of system calls")
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "kept").write_text("kept")
    path = tmp_path / f"{probing_decoder.PROBES}.wav"
    soundfile.write(path, speech_like(0.5, rate=16_000), 16_000)
    before = path.read_bytes(), path.stat()
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        socket.socket(socket.AF_UNIX) as named,
    ):
        named.bind(str(outside / "socket"))
        named.listen()
        port = str(server.getsockname()[1])
        decode_apart([sys.executable, probing_decoder.__file__, str(outside), port])
        with pytest.raises(DecodeError) as told:
            decode.probe(path)
    assert told.value.message == f"21 ways: {probing_decoder.NOTHING}"
    assert sorted(one.name for one in outside.iterdir()) == ["kept", "socket"]
    after = path.read_bytes(), path.stat()
    assert (after[0], after[1].st_mode, after[1].st_mtime_ns) == (
        before[0],
        before[1].st_mode,
        before[1].st_mtime_ns,
    )


def _can_be_shut_in():
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(shut_in.reach_only, ((), (), ())) and pool.apply(shut_in.do_nothing_else)
