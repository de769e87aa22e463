"""Whole recordings of every kind that is mutated: short, so that thousands are read in a minute."""

import io
import struct

import av
import numpy as np
import soundfile

from helpers.samples import speech_like
from mynah.audio.write import StreamWriter

RATE = 16_000
_PCM = "PCM_16"


def made_seeds(folder):
    """Content of a whole file for each kind, by name of the kind."""
    mono = speech_like(1.3, rate=RATE)
    stereo = np.stack([mono, np.roll(mono, 31) * 0.8], axis=1).astype(np.float32)
    seeds = {}
    for name, samples, container, subtype, rate in (
        ("wav", mono, "WAV", _PCM, RATE),
        ("wav24", stereo, "WAVEX", "PCM_24", 44_100),
        ("wavfloat", stereo, "WAV", "FLOAT", 48_000),
        ("wavdouble", mono, "WAV", "DOUBLE", RATE),
        ("wavadpcm", mono, "WAV", "IMA_ADPCM", RATE),
        ("wavgsm", mono, "WAV", "GSM610", 8000),
        ("rf64", mono, "RF64", _PCM, RATE),
        ("w64", mono, "W64", _PCM, RATE),
        ("flac", mono, "FLAC", _PCM, RATE),
        ("flac24", stereo, "FLAC", "PCM_24", 48_000),
        ("vorbis", mono, "OGG", "VORBIS", RATE),
        ("opus", mono, "OGG", "OPUS", 48_000),
        ("mp3", mono, "MP3", "MPEG_LAYER_III", RATE),
        ("aiff", mono, "AIFF", _PCM, RATE),
        ("aifc", stereo, "AIFF", "FLOAT", RATE),
        ("au", mono, "AU", _PCM, RATE),
        ("caf", mono, "CAF", _PCM, RATE),
    ):
        kept = io.BytesIO()
        soundfile.write(kept, samples, rate, format=container, subtype=subtype)
        seeds[name] = kept.getvalue()
    tagged = folder / "tagged.mp3"
    with StreamWriter(
        tagged, RATE, 1, "mp3", metadata={"title": "A", "comment": "B" * 60}
    ) as writer:
        writer.write(mono[:, None])
    seeds["mp3tagged"] = tagged.read_bytes()
    tagged.unlink()
    seeds["bwf"] = _with_chunks(seeds["wav"])
    seeds["flacpicture"] = _with_picture(seeds["flac"])
    for name, container, codec in (
        ("m4a", "mp4", "aac"),
        ("m4aalac", "mp4", "alac"),
        ("m4afrag", "mp4", "aac"),
        ("adts", "adts", "aac"),
        ("webm", "webm", "libopus"),
        ("ac3", "ac3", "ac3"),
        ("wma", "asf", "wmav2"),
        ("wv", "wv", "wavpack"),
    ):
        made = _by_av(mono, container, codec, fragmented=name == "m4afrag")
        if made:
            seeds[name] = made
    return seeds


def _with_chunks(wav):
    """A WAV file with the chunks that broadcasters, cutters and taggers write."""
    chunks = {
        b"bext": bytes(602),
        b"cue ": struct.pack("<I6I", 1, 1, 0, 0, 0, 0, 100),
        b"LIST": b"INFOINAM" + struct.pack("<I", 4) + b"name",
        b"smpl": struct.pack("<9I6I", 0, 0, 62500, 60, 0, 0, 0, 1, 0, 1, 0, 0, 100, 0, 0),
        b"fact": struct.pack("<I", len(wav) // 2),
    }
    extra = b"".join(name + struct.pack("<I", len(data)) + data for name, data in chunks.items())
    body = wav[8:36] + extra + wav[36:]
    return b"RIFF" + struct.pack("<I", len(body)) + body


def _with_picture(flac):
    """A FLAC file with a picture, comments, a table of places to jump to, and padding."""
    picture = struct.pack(">II", 3, 9) + b"image/png" + struct.pack(">I", 0)
    picture += struct.pack(">5I", 8, 8, 24, 0, 64) + bytes(64)
    seek = struct.pack(">QQH", 0, 0, 4096) * 4
    blocks = b"".join(
        bytes([kind]) + len(data).to_bytes(3, "big") + data
        for kind, data in ((6, picture), (3, seek), (2, b"test" + bytes(20)), (1, bytes(50)))
    )
    return flac[:4] + bytes([flac[4] & 0x7F]) + flac[5:42] + blocks + flac[42:]


def _by_av(mono, container, codec, *, fragmented):
    kept = io.BytesIO()
    options = {"movflags": "frag_keyframe+empty_moov"} if fragmented else {}
    rate = 48_000 if codec in ("libopus", "ac3") else RATE
    try:
        with av.open(kept, "w", format=container, options=options) as out:
            stream = out.add_stream(codec, rate=rate, layout="mono")
            frame = av.AudioFrame.from_ndarray(mono[None].copy(), format="fltp", layout="mono")
            frame.sample_rate = RATE
            wanted = stream.codec_context.format.name
            resampler = av.AudioResampler(wanted, "mono", rate, stream.codec_context.frame_size)
            for part in (*resampler.resample(frame), *resampler.resample(None)):
                out.mux(stream.encode(part))
            out.mux(stream.encode(None))
    except (av.FFmpegError, ValueError):
        return b""  # this build of FFmpeg has no such writer
    return kept.getvalue()
