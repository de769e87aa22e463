"""Where the headers of sound files hold lengths, counts, rates and kinds: what to lie about."""

import itertools
from dataclasses import dataclass

from mynah.audio.containers import sniff

_MP4_FOLDERS = {b"moov", b"trak", b"mdia", b"minf", b"stbl", b"udta", b"dinf", b"moof", b"traf",
                b"mvex", b"edts"}  # fmt: skip
_W64_HEAD = 24


@dataclass(frozen=True)
class Field:
    """A number in a file: where, how many bytes, and in which order they come."""

    at: int
    size: int
    order: str


@dataclass(frozen=True)
class Part:
    """A piece with a header of its own: a chunk, an atom, a page, a block, a frame."""

    start: int
    end: int


def layout(data):
    """Fields and parts of a file; none of one that is no sound file."""
    kind = sniff(data[:4096])
    reader = {
        "wav": _riff, "aiff": _aiff, "w64": _w64, "flac": _flac, "ogg": _ogg, "mp3": _mp3,
        "mp4": _mp4, "caf": _caf, "au": _au, "matroska": _matroska, "aac": _mp3, "asf": _asf,
        "wavpack": _wavpack,
    }.get(kind.name if kind else "")  # fmt: skip
    return reader(data) if reader else ([Field(k, 4, "big") for k in range(0, 64, 4)], [])


def _dense(fields, start, end, order):
    """Every place of a small header, as numbers of one, two and four bytes."""
    for at in range(start, end):
        fields.append(Field(at, 1, order))
        if at % 2 == start % 2:
            fields += [Field(at, 2, order), Field(at, 4, order)]


def _chunks(data, order, rest):
    fields, parts, at = [Field(4, 4, order)], [], 12
    while at + 8 <= len(data):
        size = int.from_bytes(data[at + 4 : at + 8], order)
        name, end = data[at : at + 4], min(len(data), at + 8 + size + size % 2)
        fields += [Field(at, 4, order), Field(at + 4, 4, order)]
        if name not in rest:
            _dense(fields, at + 8, min(end, at + 8 + 64), order)
        parts.append(Part(at, end))
        at = end
    return fields, parts


def _riff(data):
    return _chunks(data, "big" if data[:4] == b"RIFX" else "little", (b"data",))


def _aiff(data):
    return _chunks(data, "big", ())


def _w64(data):
    fields, parts, at = [Field(16, 8, "little")], [], 40
    while at + _W64_HEAD <= len(data):
        size = max(_W64_HEAD, int.from_bytes(data[at + 16 : at + 24], "little"))
        end = min(len(data), at + (size + 7) // 8 * 8)
        fields += [Field(at, 4, "little"), Field(at + 16, 8, "little")]
        if data[at : at + 4] != b"data":
            _dense(fields, at + _W64_HEAD, end, "little")
        parts.append(Part(at, end))
        at = end
    return fields, parts


def _flac(data):
    fields, parts, at, last = [], [], 4, False
    while not last and at + 4 <= len(data):
        last, size = bool(data[at] & 0x80), int.from_bytes(data[at + 1 : at + 4], "big")
        end = min(len(data), at + 4 + size)
        fields += [Field(at, 1, "big"), Field(at + 1, 3, "big")]
        _dense(fields, at + 4, min(end, at + 40), "big")
        parts.append(Part(at, end))
        at = end
    start = data.find(b"\xff\xf8", at)
    while start >= 0:
        following = data.find(b"\xff\xf8", start + 8)
        _dense(fields, start, start + 8, "big")
        parts.append(Part(start, following if following > 0 else len(data)))
        start = following
    return fields, parts


def _ogg(data):
    fields, parts, at = [], [], data.find(b"OggS")
    while at >= 0:
        following = data.find(b"OggS", at + 4)
        end = following if following > 0 else len(data)
        fields += [Field(at + 4, 1, "little"), Field(at + 5, 1, "little")]
        fields += [Field(at + 6, 8, "little"), Field(at + 14, 4, "little")]
        fields += [Field(at + 18, 4, "little"), Field(at + 26, 1, "little")]
        _dense(fields, at + 27, min(end, at + 40), "little")
        if len(parts) < 3:  # headers of the codec
            _dense(fields, at + 28, min(end, at + 100), "little")
        parts.append(Part(at, end))
        at = following
    return fields, parts


def _mp3(data):
    fields, parts, at = [], [], 0
    if data[:3] == b"ID3":
        _dense(fields, 3, 60, "big")
        size = 0
        for byte in data[6:10]:
            size = size << 7 | byte & 0x7F
        parts.append(Part(0, 10 + size))
        at = 10 + size
    start = data.find(b"\xff", at)
    while 0 <= start < len(data) - 4 and len(parts) < 200:
        following = data.find(data[start : start + 2], start + 24)
        _dense(fields, start, start + 4, "big")
        if len(parts) < 2:
            _dense(fields, start + 4, min(len(data), start + 200), "big")  # Xing, LAME
        parts.append(Part(start, following if following > 0 else len(data)))
        start = following
    return fields, parts


def _mp4(data):
    fields, parts = [], []

    def walk(start, stop):
        at = start
        while at + 8 <= stop:
            size = int.from_bytes(data[at : at + 4], "big")
            name, end = data[at + 4 : at + 8], min(stop, at + max(8, size))
            fields.extend([Field(at, 4, "big"), Field(at + 4, 4, "big")])
            parts.append(Part(at, end))
            if name in _MP4_FOLDERS:
                walk(at + 8, end)
            elif name != b"mdat":
                _dense(fields, at + 8, min(end, at + 8 + 96), "big")
            at = end

    walk(0, len(data))
    return fields, parts


def _caf(data):
    fields, parts, at = [Field(4, 2, "big"), Field(6, 2, "big")], [], 8
    while at + 12 <= len(data):
        size = int.from_bytes(data[at + 4 : at + 12], "big")
        end = min(len(data), at + 12 + size)
        fields += [Field(at, 4, "big"), Field(at + 4, 8, "big")]
        if data[at : at + 4] != b"data":
            _dense(fields, at + 12, min(end, at + 76), "big")
        parts.append(Part(at, end))
        at = end
    return fields, parts


def _au(data):
    return [Field(k, 4, "big") for k in range(0, 24, 4)], [Part(0, 24), Part(24, len(data))]


def _matroska(data):
    fields = []
    _dense(fields, 0, min(len(data), 500), "big")
    starts = [0, 5, 40, 100, 300, *range(500, len(data), 700)]
    return fields, [Part(*pair) for pair in itertools.pairwise(starts)]


def _asf(data):
    fields = []
    _dense(fields, 16, min(len(data), 700), "little")
    return fields, [Part(k, min(len(data), k + 3200)) for k in range(0, len(data), 3200)]


def _wavpack(data):
    fields, parts, at = [], [], data.find(b"wvpk")
    while at >= 0:
        following = data.find(b"wvpk", at + 4)
        _dense(fields, at + 4, min(len(data), at + 48), "little")
        parts.append(Part(at, following if following > 0 else len(data)))
        at = following
    return fields, parts
