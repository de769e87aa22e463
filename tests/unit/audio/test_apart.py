"""Decoders in processes of their own: the same samples as here, and faults that stay there."""

import os
import sys
from pathlib import Path

import numpy as np
import pytest
import soundfile

from helpers import breaking_decoder
from helpers.stand_in import stand_in
from mynah.audio import apart, backends, decode
from mynah.audio.decode import DecodeError
from mynah.audio.decoder_program import decode_apart, decode_here
from mynah.audio.excerpts import excerpts
from mynah.audio.peaks import peaks
from mynah.audio.tags import read_tags
from mynah.audio.write import write_audio

pytestmark = pytest.mark.engine


@pytest.fixture
def apart_here():
    decode_apart([sys.executable, breaking_decoder.__file__])
    yield
    apart.end_decoders()
    decode_here()


def noise(path, frames=40_000, channels=2, subtype="PCM_16"):
    samples = np.random.default_rng(1).uniform(-0.5, 0.5, (frames, channels))
    soundfile.write(path, samples, 16_000, subtype=subtype)
    return path


@pytest.mark.parametrize(
    "name", ["a.wav", "a.flac", "a.ogg", "a.mp3", "a.opus", "a.m4a", "a.aiff", "grün \udcff.wav"]
)
def test_the_same_comes_from_a_process_apart(name, tmp_path, apart_here):
    path = tmp_path / name
    if os.name == "nt" and "\udcff" in name:
        pytest.skip("names are Unicode here")
    samples = np.random.default_rng(1).uniform(-0.5, 0.5, (50_000, 2)).astype(np.float32)
    if path.suffix == ".m4a":
        path = write_m4a(path, samples)
    elif path.suffix in (".aiff", ".opus"):
        soundfile.write(
            path, samples, 48_000, format={".opus": "OGG"}.get(path.suffix),
            subtype={".opus": "OPUS"}.get(path.suffix),
        )  # fmt: skip
    elif "\udcff" in name:
        noise(tmp_path / "b.wav").rename(path)
    else:
        write_audio(path, samples, 48_000, format=path.suffix[1:])
    there = decode.read(path)
    with decode.open_audio(path) as reader:
        reader.skip(20_000)
        later = reader.read(1000)
    tags = read_tags(path)
    decode_here()
    here = decode.read(path)
    assert np.array_equal(there.samples, here.samples)
    assert (there.info, there.notes) == (here.info, here.notes)
    with decode.open_audio(path) as reader:
        reader.skip(20_000)
        assert np.array_equal(later, reader.read(1000))
    assert tags == read_tags(path)


def write_m4a(path, samples):
    import av

    with av.open(str(path), "w", format="mp4") as container:
        stream = container.add_stream("aac", rate=48_000, layout="stereo")
        frame = av.AudioFrame.from_ndarray(samples.T.copy(), format="fltp", layout="stereo")
        frame.sample_rate = 48_000
        for packet in (*stream.encode(frame), *stream.encode(None)):
            container.mux(packet)
    return path


def test_wide_samples_lose_nothing(tmp_path, apart_here):
    for subtype, kind in (("PCM_32", "int32"), ("DOUBLE", "float64")):
        path = noise(tmp_path / f"{subtype}.wav", subtype=subtype)
        source = backends.open_source(path, kind)
        read = source.read(50_000)
        source.close()
        assert np.array_equal(read, soundfile.read(path, dtype=kind)[0])


def test_what_is_no_audio_is_told_without_a_process(tmp_path, apart_here, monkeypatch):
    monkeypatch.setattr(apart.Decoders, "lend", lambda _self: pytest.fail("a process was asked"))
    (tmp_path / "text.wav").write_text("no sound")
    for name, reason in (("text.wav", "not_audio"), ("gone.wav", "vanished"), (".", "not_a_file")):
        with pytest.raises(DecodeError) as raised:
            decode.probe(tmp_path / name)
        assert raised.value.reason == reason


@pytest.mark.parametrize(
    "use",
    [
        decode.probe,
        decode.scan,
        decode.read,
        lambda path: peaks(path, path.parent / "peaks"),
        read_tags,
        lambda path: excerpts(path, path.parent / "parts"),
    ],
)
def test_a_decoder_that_dies_costs_its_file(use, tmp_path, apart_here):
    good = noise(tmp_path / "good.wav")
    if use is read_tags:  # its own way to the file
        use = decode.scan
    with pytest.raises(DecodeError) as raised:
        use(noise(tmp_path / f"{breaking_decoder.BREAKS}.wav"))
    assert raised.value.reason == "decoder_broke"
    assert decode.scan(good).info.frames == 40_000


def test_a_decoder_that_hangs_is_ended(tmp_path, apart_here, monkeypatch):
    monkeypatch.setattr(apart, "PATIENCE_S", 0.5)
    with pytest.raises(DecodeError) as raised:
        decode.probe(noise(tmp_path / f"{breaking_decoder.HOLDS}.wav"))
    assert raised.value.reason == "decoder_stuck"
    monkeypatch.setattr(apart, "PATIENCE_S", 60.0)
    assert decode.scan(noise(tmp_path / "good.wav")).info.frames == 40_000


def test_what_a_decoder_says_is_not_believed(tmp_path, apart_here):
    with pytest.raises(DecodeError):
        decode.scan(noise(tmp_path / f"{breaking_decoder.LIES}.wav"))
    assert decode.scan(noise(tmp_path / "good.wav")).info.frames == 40_000


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"\xff" * 8,
        b"\x02\0\0\0\0\0\0\0[]",
        b"\x02\0\0\0\0\0\0\0{]",
        b"\x02\0\0\0\0\0\0\0{}",
        b"\x0d\0\0\0\0\0\0\0" + b'{"notes": 17}',
    ],
)
def test_nonsense_in_place_of_a_decoder(answer, tmp_path):
    program = (
        f"import sys; sys.stdout.buffer.write({answer!r}); sys.stdout.flush();"
        "sys.stdin.buffer.read(1)"
    )
    decode_apart([sys.executable, "-c", program])
    try:
        with pytest.raises(DecodeError):
            decode.probe(noise(tmp_path / "a.wav"))
    finally:
        apart.end_decoders()
        decode_here()


def test_no_program_is_told(tmp_path):
    decode_apart([str(tmp_path / "nothing")])
    try:
        with pytest.raises(DecodeError, match="cannot be started"):
            decode.probe(noise(tmp_path / "a.wav"))
    finally:
        apart.end_decoders()
        decode_here()


def test_decoders_are_used_again_and_end(tmp_path, apart_here):
    path = noise(tmp_path / "a.wav")
    with decode.open_audio(path), decode.open_audio(path):
        pass
    pool = apart._pool()
    first = set(pool._idle)
    assert len(first) == 2
    for _ in range(5):
        decode.probe(path)
    assert set(pool._idle) == first
    apart.end_decoders()
    assert all(one._process.poll() is not None for one in first)


def test_one_that_was_ended_while_it_waited_costs_no_file(tmp_path, apart_here):
    path = noise(tmp_path / "a.wav")
    first = decode.scan(path).sha256
    (waiting,) = apart._pool()._idle
    waiting._process.kill()
    waiting._process.wait()
    assert decode.scan(path).sha256 == first


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_fork_asks_no_decoder_of_its_parent(tmp_path, apart_here, monkeypatch):
    path = noise(tmp_path / "a.wav")
    decode.scan(path)
    here, mine = os.getpid(), apart._pool()
    forked = stand_in(os, getpid=lambda: here + 1)
    monkeypatch.setattr(apart, "os", forked)
    forks = apart._pool()
    assert forks is not mine
    forks.close()
    monkeypatch.undo()
    (waiting,) = mine._idle
    assert waiting._process.poll() is None
    mine.close()


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="needs /proc")
def test_a_decoder_may_write_nothing_and_has_bounded_memory(tmp_path, apart_here):
    with decode.open_audio(noise(tmp_path / "a.wav")):
        (decoder,) = apart._pool()._busy
        limits = Path(f"/proc/{decoder._process.pid}/limits").read_text()
    for line in limits.splitlines():
        if line.startswith(("Max file size", "Max core file size")):
            assert line.split()[-3:-1] == ["0", "0"] or " 0 " in line
        if line.startswith("Max address space"):
            assert "unlimited" not in line
