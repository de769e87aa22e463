"""What a file is by its first bytes, and whether it is as long as its own header says.

A name is a claim, not a fact: browsers save Ogg as ``.webm``, people rename ``.mp3`` to ``.wav``.
Only kinds in ``KINDS`` are ever handed to a decoder, which also keeps playlist and script
formats (which may refer to other files or hosts) away from the demuxers.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import BinaryIO

SNIFF_BYTES = 4096
UNKNOWN_SIZES = (0, 0x7FFFFFFF, 0xFFFFFFFF)  # what streaming writers leave in a chunk header
AUDIO_SUFFIXES = frozenset(
    (  # noqa: SIM905 - thirty quoted strings read worse
        ".wav .wave .flac .mp3 .mp2 .ogg .oga .opus .m4a .m4b .mp4 .aac .aif .aiff .aifc .webm "
        ".mka .mkv .mov .wma .asf .caf .au .snd .w64 .rf64 .amr .ac3 .3gp .wv"
    ).split()
)


@dataclass(frozen=True)
class Kind:
    """A container: its short name, FFmpeg's name of its demuxer, and who reads it first."""

    name: str
    demuxer: str
    sndfile: bool


WAV = Kind("wav", "wav", True)
W64 = Kind("w64", "w64", True)
AIFF = Kind("aiff", "aiff", True)
FLAC = Kind("flac", "flac", True)
OGG = Kind("ogg", "ogg", True)
MP3 = Kind("mp3", "mp3", True)
AU = Kind("au", "au", True)
CAF = Kind("caf", "caf", True)
MP4 = Kind("mp4", "mov", False)
AAC = Kind("aac", "aac", False)
MATROSKA = Kind("matroska", "matroska", False)
ASF = Kind("asf", "asf", False)
AMR = Kind("amr", "amr", False)
AC3 = Kind("ac3", "ac3", False)
WAVPACK = Kind("wavpack", "wv", False)

_ASF_GUID = bytes.fromhex("3026b2758e66cf11a6d900aa0062ce6c")
_W64_GUID = bytes.fromhex("726966662e91cf11a5d628db04c10000")
_MPEG1_KBPS = {
    1: (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    2: (0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384),
}
_MPEG2_KBPS = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)
_MPEG_RATES = {3: (44100, 48000, 32000), 2: (22050, 24000, 16000), 0: (11025, 12000, 8000)}


def sniff(head: bytes) -> Kind | None:
    """The kind of file that starts with ``head`` (its first ``SNIFF_BYTES``), or None."""
    if head[:4] in (b"RIFF", b"RF64", b"RIFX", b"BW64") and head[8:12] == b"WAVE":
        return WAV
    if head[:4] == b"FORM" and head[8:12] in (b"AIFF", b"AIFC"):
        return AIFF
    if head[4:8] == b"ftyp" or head[4:8] == b"moov":
        return MP4
    for magic, kind in (
        (b"fLaC", FLAC),
        (b"OggS", OGG),
        (b"ID3", _after_id3(head)),
        (b"\x1a\x45\xdf\xa3", MATROSKA),
        (_ASF_GUID, ASF),
        (_W64_GUID, W64),
        (b".snd", AU),
        (b"caff", CAF),
        (b"#!AMR", AMR),
        (b"\x0b\x77", AC3),
        (b"wvpk", WAVPACK),
    ):
        if head.startswith(magic):
            return kind
    return _sniff_mpeg(head)


def _after_id3(head: bytes) -> Kind:
    """What follows an ID3v2 tag; MP3 where the tag is longer than what was read."""
    size = 0
    for byte in head[6:10]:
        size = (size << 7) | (byte & 0x7F)
    rest = head[10 + size :]
    if rest.startswith(b"fLaC"):
        return FLAC
    if len(rest) > 2 and rest[0] == 0xFF and rest[1] & 0xF6 == 0xF0:
        return AAC
    return MP3


def _sniff_mpeg(head: bytes) -> Kind | None:
    """MPEG audio has no magic number: look for a frame, and for the next where it must be."""
    if len(head) > 2 and head[0] == 0xFF and head[1] & 0xF6 == 0xF0:
        return AAC
    if _mpeg_frame_bytes(head, 0):
        return MP3
    start = head.find(b"\xff", 1)
    while 0 <= start < len(head) - 4:
        size = _mpeg_frame_bytes(head, start)
        follower = start + size
        if size and _mpeg_frame_bytes(head, follower) and head[start + 1] == head[follower + 1]:
            return MP3
        start = head.find(b"\xff", start + 1)
    return None


def _mpeg_frame_bytes(data: bytes, at: int) -> int:
    """Bytes of the MPEG layer II or III frame whose header is at ``at``; 0 if there is none."""
    if len(data) < at + 4 or data[at] != 0xFF or data[at + 1] & 0xE0 != 0xE0:
        return 0
    version, layer = (data[at + 1] >> 3) & 3, (data[at + 1] >> 1) & 3
    kbps_index, rate_index = data[at + 2] >> 4, (data[at + 2] >> 2) & 3
    # Layer I is left out on purpose: a UTF-16 byte order mark looks like it.
    if version == 1 or layer not in (1, 2) or kbps_index in (0, 15) or rate_index == 3:
        return 0
    rate = _MPEG_RATES[version][rate_index]
    kbps = _MPEG1_KBPS[layer][kbps_index] if version == 3 else _MPEG2_KBPS[kbps_index]
    factor = 72 if layer == 1 and version != 3 else 144
    return factor * kbps * 1000 // rate + ((data[at + 2] >> 1) & 1)


def promises_more(file: BinaryIO, kind: Kind) -> bool:
    """Whether the sample chunk of a WAV or AIFF file is said to be longer than the file is.

    Sizes that streaming writers leave behind (0, all ones) promise nothing.
    """
    if kind not in (WAV, AIFF):
        return False
    file.seek(0, 2)
    total = file.tell()
    file.seek(0)
    head = file.read(12)
    if head[:4] in (b"RF64", b"BW64"):
        return False
    order = "<" if head[:4] == b"RIFF" else ">"
    position = 12
    while position + 8 <= total:
        file.seek(position)
        name, size = struct.unpack(order + "4sI", file.read(8))
        if name in (b"data", b"SSND"):
            return size not in UNKNOWN_SIZES and position + 8 + size > total
        position += 8 + size + (size & 1)
    return False
