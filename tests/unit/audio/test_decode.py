import os
import struct

import av
import numpy as np
import pytest
import soundfile

from mynah.audio.containers import sniff
from mynah.audio.decode import DecodeError, blocks, open_audio, probe, read, scan


def tone(rate=48000, seconds=1.0, channels=1):
    time = np.arange(round(rate * seconds)) / rate
    return np.stack([0.5 * np.sin(2 * np.pi * (300 + 50 * c) * time) for c in range(channels)], 1)


def encode(path, container, codec, rate=48000):
    """A second and a half of a tone by FFmpeg's encoder."""
    frame_size = {"aac": 1024, "alac": 4096}.get(codec, 960)
    with av.open(str(path), "w", format=container) as out:
        stream = out.add_stream(codec, rate=rate)
        stream.layout = "mono"
        x = tone(rate, 1.5)[:, 0].astype(np.float32)
        frame = av.AudioFrame.from_ndarray(x[None, :], format="fltp", layout="mono")
        frame.sample_rate = rate
        resampler = av.AudioResampler(stream.codec_context.format, "mono", rate, frame_size)
        for part in [*resampler.resample(frame), *resampler.resample(None)]:
            out.mux(stream.encode(part))
        out.mux(stream.encode(None))
    return path


@pytest.mark.parametrize("rate", [8000, 11025, 37800, 44100, 192000])
@pytest.mark.parametrize("channels", [1, 2, 6])
def test_rates_and_channels(tmp_path, rate, channels):
    x = tone(rate, 0.2, channels)
    soundfile.write(tmp_path / "a.wav", x, rate)
    got = read(tmp_path / "a.wav")
    assert got.samples.shape == x.shape
    assert got.samples.dtype == np.float32
    assert (got.sample_rate, got.info.channels, got.notes) == (rate, channels, ())
    assert np.abs(got.samples - x).max() < 1e-4


@pytest.mark.parametrize(
    ("container", "subtype"),
    [
        ("WAV", s)
        for s in ["PCM_U8", "PCM_16", "PCM_24", "PCM_32", "FLOAT", "DOUBLE", "ULAW", "ALAW"]
    ]
    + [("AIFF", s) for s in ["PCM_S8", "PCM_16", "PCM_24", "FLOAT"]]
    + [("FLAC", "PCM_16"), ("OGG", "VORBIS"), ("OGG", "OPUS"), ("MP3", "MPEG_LAYER_III")]
    + [("RF64", "PCM_16"), ("CAF", "PCM_16"), ("AU", "PCM_16"), ("W64", "FLOAT")],
)
def test_codings_whatever_the_name(tmp_path, container, subtype):
    path = tmp_path / "named.raw"  # says nothing
    soundfile.write(tmp_path / "x", tone(), 48000, subtype, format=container)
    (tmp_path / "x").rename(path)
    got = read(path)
    assert abs(len(got.samples) - 48000) < 3000
    assert got.notes == ()
    assert 0.4 < np.abs(got.samples).max() < 0.6
    assert abs(probe(path).duration - got.info.duration) < 0.1
    assert scan(path).info == got.info


@pytest.mark.parametrize(
    ("container", "codec"),
    [
        ("mp4", "aac"),
        ("adts", "aac"),
        ("webm", "libopus"),
        ("matroska", "pcm_s16le"),
        ("mov", "alac"),
    ],
)
def test_what_libsndfile_cannot(tmp_path, container, codec):
    got = read(encode(tmp_path / "wrong name.wav", container, codec))
    assert abs(got.info.duration - 1.5) < 0.1
    assert got.sample_rate == 48000
    assert np.std(got.samples[20000:50000]) == pytest.approx(0.5 / 2**0.5, rel=0.05)
    assert got.notes == ()


def test_64_bit_integers(tmp_path):
    path = tmp_path / "a.wav"
    data = (tone(8000)[:, 0] * 2**62).astype("<i8").tobytes()
    fmt = struct.pack("<4sIHHIIHH", b"fmt ", 16, 1, 1, 8000, 64000, 8, 64)
    body = b"WAVE" + fmt + struct.pack("<4sI", b"data", len(data)) + data
    path.write_bytes(struct.pack("<4sI", b"RIFF", len(body)) + body)
    assert len(read(path).samples) == 8000


@pytest.mark.parametrize(
    "name", ["a b 'c' \"d\".wav", "new\nline.wav", "🎤 声.wav", "x" * 200 + ".wav"]
)
def test_names(tmp_path, name):
    soundfile.write(tmp_path / "a.wav", tone(), 48000)
    (tmp_path / "a.wav").rename(tmp_path / name)
    assert len(read(tmp_path / name).samples) == 48000


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "empty"),
        (b"just a text " * 50, "not_audio"),
        ("\ufeffUTF-16 text".encode("utf-16") * 20, "not_audio"),
        (b"#EXTM3U\n#EXT-X-TARGETDURATION:1\nfile:///etc/passwd\n", "not_audio"),
        (b"RIFF\x24\0\0\0WAVEfmt ", "unreadable"),
        (b"fLaC" + bytes(200), "unreadable"),
        (b"OggS" + bytes(200), "unreadable"),
        (b"ID3\x04" + bytes(200), "unreadable"),
        (b"\0\0\0\x20ftypM4A " + bytes(300), "unreadable"),
        (b"\x1a\x45\xdf\xa3" + bytes(300), "unreadable"),
        (b"\xff\xf1" + bytes(300), "unreadable"),
    ],
)
def test_broken_content_is_refused_with_a_reason(tmp_path, content, why):
    path = tmp_path / "a.wav"
    path.write_bytes(content)
    with pytest.raises(DecodeError) as caught:
        read(path)
    assert caught.value.reason == why
    assert caught.value.message.endswith(".")


def test_what_is_not_a_file(tmp_path):
    os.mkfifo(tmp_path / "pipe.wav")  # opening it would wait for ever
    (tmp_path / "loop.wav").symlink_to(tmp_path / "loop.wav")
    for name, why in [
        ("pipe.wav", "not_a_file"),
        (".", "not_a_file"),
        ("gone.wav", "vanished"),
        ("loop.wav", "unreadable"),
        ("nul\0.wav", "unreadable"),
        ("x" * 300, "unreadable"),
    ]:
        with pytest.raises(DecodeError) as caught:
            open_audio(tmp_path / name)
        assert caught.value.reason == why


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="everything may be read")
def test_no_permission(tmp_path):
    soundfile.write(tmp_path / "a.wav", tone(), 48000)
    (tmp_path / "a.wav").chmod(0)
    with pytest.raises(DecodeError, match="ermission"):
        read(tmp_path / "a.wav")


def test_no_samples(tmp_path):
    soundfile.write(tmp_path / "a.wav", np.zeros(0), 48000)
    for reader in (read, scan):
        with pytest.raises(DecodeError) as caught:
            reader(tmp_path / "a.wav")
        assert caught.value.reason == "empty"


@pytest.mark.parametrize("container", ["WAV", "AIFF", "FLAC", "webm"])
def test_a_file_cut_short_gives_what_is_there(tmp_path, container):
    path = tmp_path / "a"
    if container == "webm":
        encode(path, "webm", "libopus")
    else:
        x = tone(seconds=4) + 0.1 * np.random.default_rng(0).standard_normal((192000, 1))
        soundfile.write(path, x, 48000, format=container)
    whole = read(path)
    data = path.read_bytes()
    path.write_bytes(data[: len(data) * 6 // 10])
    got = read(path)
    assert [note.code for note in got.notes] == ["truncated"]
    assert 0.3 * len(whole.samples) < len(got.samples) < 0.7 * len(whole.samples)
    assert np.array_equal(got.samples, whole.samples[: len(got.samples)])
    assert "truncated" in {note.code for note in scan(path).notes}


def test_streamed_wav_without_a_length_is_not_cut_short(tmp_path):
    path = tmp_path / "a.wav"
    soundfile.write(path, tone(), 48000)
    data = bytearray(path.read_bytes())
    at = data.index(b"data") + 4
    data[at : at + 4] = b"\xff\xff\xff\xff"
    path.write_bytes(data)
    got = read(path)
    assert (len(got.samples), got.notes) == (48000, ())


def test_numbers_that_are_none_are_repaired_or_refused(tmp_path):
    x = tone().astype(np.float32)
    x[1000], x[2000] = np.nan, np.inf
    soundfile.write(tmp_path / "a.wav", x, 48000, "FLOAT")
    got = read(tmp_path / "a.wav")
    assert [note.code for note in got.notes] == ["nan"]
    assert np.abs(got.samples[1000] - x[999]) < 0.05
    assert scan(tmp_path / "a.wav").non_finite == 2
    x[:5000] = np.nan
    soundfile.write(tmp_path / "a.wav", x, 48000, "FLOAT")
    with pytest.raises(DecodeError) as caught:
        read(tmp_path / "a.wav")
    assert caught.value.reason == "nan"


def test_floats_over_one_are_scaled_not_clipped(tmp_path):
    x = tone() * 5
    soundfile.write(tmp_path / "a.wav", x, 48000, "FLOAT")
    got = read(tmp_path / "a.wav")
    assert [note.code for note in got.notes] == ["over_full_scale"]
    assert np.abs(got.samples * np.abs(x).max() - x).max() < 1e-5
    found = scan(tmp_path / "a.wav")
    gained = np.concatenate(list(blocks(tmp_path / "a.wav", 999, gain=1 / found.peak)))
    assert np.abs(gained - got.samples).max() < 1e-6


def test_blocks_overlap_and_cover(tmp_path):
    soundfile.write(tmp_path / "a.flac", tone(channels=2), 48000)
    whole = read(tmp_path / "a.flac").samples
    position = 0
    for block in blocks(tmp_path / "a.flac", 5000, overlap=700):
        assert np.array_equal(block, whole[position : position + 5000])
        position += 4300
    assert position + 700 >= len(whole)
    assert len(read(tmp_path / "a.flac", max_seconds=0.5).samples) == 24000
    with pytest.raises(ValueError, match="overlap"):
        next(blocks(tmp_path / "a.flac", 10, overlap=10))


def test_the_hash_is_of_the_content_not_of_the_container(tmp_path):
    x = (tone() * 32000).astype(np.int16)
    soundfile.write(tmp_path / "a.flac", x, 48000)
    soundfile.write(tmp_path / "b.wav", x, 48000)
    soundfile.write(tmp_path / "c.wav", x, 44100)
    a, b, c = (scan(tmp_path / name).sha256 for name in ("a.flac", "b.wav", "c.wav"))
    assert a == b != c


def test_reading_leaves_the_file_alone(tmp_path):
    path = tmp_path / "a.wav"
    soundfile.write(path, tone(), 48000)
    before = path.read_bytes(), path.stat().st_mtime_ns
    read(path)
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before


def test_sniffing_mpeg_after_rubbish(tmp_path):
    soundfile.write(tmp_path / "a.mp3", tone(), 44100, format="MP3")
    data = (tmp_path / "a.mp3").read_bytes()
    found = sniff((bytes(300) + data)[:4096])
    assert found is not None
    assert found.name == "mp3"
    assert sniff(b"\xff\xd8\xff\xe0" + bytes(range(256)) * 12) is None  # a photograph


def test_packets_are_joined_to_blocks(tmp_path):
    with open_audio(encode(tmp_path / "a.m4a", "mp4", "aac")) as reader:
        assert len(reader.read(50_000)) == 50_000


def test_a_damaged_flac_in_which_one_cannot_jump_is_read_through(tmp_path):
    path = tmp_path / "a.flac"
    samples = np.random.default_rng(1).uniform(-0.5, 0.5, 60_000).astype(np.float32)
    soundfile.write(path, samples, 16_000, format="FLAC")
    data = bytearray(path.read_bytes())
    data[-20_000:-12_000] = bytes(8000)  # frames in which one arrives by jumping
    path.write_bytes(data)
    for start in (0, 10_000, 45_000, 50_000, 59_000, 60_000):
        with open_audio(path) as reader:
            reader.skip(start)
            while len(reader.read(4096)):
                pass
            assert reader.frames_read <= 60_000


def test_samples_beyond_all_measure_are_no_numbers(tmp_path):
    path = tmp_path / "a.wav"
    samples = np.random.default_rng(1).uniform(-0.5, 0.5, 60_000).astype(np.float32)
    samples[100:110] = 3e38
    soundfile.write(path, samples, 16_000, subtype="FLOAT")
    found = scan(path)
    assert found.non_finite == 10
    assert found.peak < 1


def test_a_file_that_unfolds_without_end_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("mynah.audio.decode._UNFOLDED_FREELY", 1 << 20)
    path = tmp_path / "silence.flac"
    soundfile.write(path, np.zeros(1_000_000, np.int16), 16_000, format="FLAC")
    assert path.stat().st_size < 4_000
    with pytest.raises(DecodeError) as raised:
        scan(path)
    assert raised.value.reason == "too_long"
