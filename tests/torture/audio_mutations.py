"""Sound files made wrong: their headers lie, their parts are torn, doubled, swapped and spliced."""

import struct

from torture.audio_fields import layout

SUFFIXES = (".wav", ".flac", ".ogg", ".mp3", ".aiff", ".m4a", ".opus", ".raw", ".webm", ".txt", "")
_NUMBERS = (
    0, 1, 2, 3, 7, 8, 15, 16, 24, 32, 64, 65, 127, 128, 255, 256, 1024, 1025, 4096, 8000, 32767,
    32768, 48_000, 65_535, 65_536, 384_000, 768_001, 1_000_000_000, 0x7FFFFFFF, 0x80000000,
    0x80000001, 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFF8, 1 << 40, 1 << 62, (1 << 63) - 1, 1 << 63,
    (1 << 64) - 1,
)  # fmt: skip


def mutated(seeds, rng):
    """One file: its name of a kind, its content, its suffix, and what was done."""
    kind = rng.choice(sorted(seeds))
    data, done = bytearray(seeds[kind]), []
    for _ in range(rng.choice((1, 1, 1, 2, 2, 3, 5))):
        way = rng.choices(_WAYS, _SHARES)[0]
        data = way(data, rng, seeds)
        done.append(way.__name__.strip("_"))
    if rng.random() < 0.7:
        data = sealed(data)
    suffix = "." + kind[:4] if rng.random() < 0.3 else rng.choice(SUFFIXES)
    return kind, bytes(data), suffix, done


def sealed(data):
    """With the sums of pages and frames made right, so that what is wrong inside is read."""
    if data[:4] == b"OggS":
        return _ogg_sealed(data)
    if data[:4] == b"fLaC":
        return _flac_sealed(data)
    return data


def _numbers(data, rng, _seeds):
    fields, _ = layout(bytes(data))
    fields = [one for one in fields if one.at + one.size <= len(data)]
    for _ in range(min(len(fields), rng.choice((1, 1, 1, 2, 4)))):
        field = rng.choice(fields)
        before = int.from_bytes(data[field.at : field.at + field.size], field.order)
        choice = rng.random()
        if choice < 0.5:
            number = rng.choice(_NUMBERS)
        elif choice < 0.75:
            number = before + rng.choice((-256, -16, -2, -1, 1, 2, 16, 256))
        elif choice < 0.85:
            number = before * 2
        else:
            number = rng.getrandbits(field.size * 8)
        number %= 1 << field.size * 8
        data[field.at : field.at + field.size] = number.to_bytes(field.size, field.order)
    return data


def _part_twice(data, rng, _seeds):
    part = _a_part(data, rng)
    many = rng.choice((1, 1, 2, 50))
    return data[: part[1]] + data[part[0] : part[1]] * many + data[part[1] :]


def _part_lost(data, rng, _seeds):
    first, last = _a_part(data, rng)
    return data[:first] + data[last:]


def _parts_swapped(data, rng, _seeds):
    (a, b), (c, d) = sorted((_a_part(data, rng), _a_part(data, rng)))
    if c < b:
        return data
    return data[:a] + data[c:d] + data[b:c] + data[a:b] + data[d:]


def _part_emptied(data, rng, _seeds):
    first, last = _a_part(data, rng)
    first = min(last, first + rng.choice((0, 4, 8, 12)))
    fill = rng.choice((0, 0xFF, 0x7F, 0x80))
    return data[:first] + bytes([fill]) * (last - first) + data[last:]


def _part_nested(data, rng, _seeds):
    """Parts within parts within parts, as deep as a reader would have to follow them."""
    first, last = _a_part(data, rng)
    head = bytes(data[first : first + 8])
    return data[:first] + head * rng.choice((2, 20, 2000)) + data[first:last] + data[last:]


def _cut_off(data, rng, _seeds):
    return data[
        : rng.choice((rng.randrange(len(data) + 1), rng.randrange(min(200, len(data) + 1))))
    ]


def _bits(data, rng, _seeds):
    within = len(data) if rng.random() < 0.5 else min(len(data), 300)
    for _ in range(rng.choice((1, 2, 8, 64))):
        if within:
            data[rng.randrange(within)] ^= 1 << rng.randrange(8)
    return data


def _noise(data, rng, _seeds):
    if len(data) < 2:
        return data
    first = rng.randrange(len(data))
    size = rng.choice((1, 4, 16, 300, 4000))
    data[first : first + size] = rng.randbytes(min(size, len(data) - first))
    return data


def _inserted(data, rng, _seeds):
    at = rng.randrange(len(data) + 1)
    size = rng.choice((1, 3, 16, 1000, 70_000))
    return data[:at] + (bytes(size) if rng.random() < 0.5 else rng.randbytes(size)) + data[at:]


def _lost(data, rng, _seeds):
    at = rng.randrange(len(data) + 1)
    return data[:at] + data[at + rng.choice((1, 2, 16, 1000)) :]


def _spliced(data, rng, seeds):
    other = seeds[rng.choice(sorted(seeds))]
    at, there = rng.randrange(len(data) + 1), rng.randrange(len(other))
    return data[:at] + other[there:]


def _joined(data, rng, seeds):
    other = seeds[rng.choice(sorted(seeds))]
    return bytearray(other) + data if rng.random() < 0.5 else data + other


def _wrapped(data, rng, _seeds):
    """Behind a tag that says how long it is, or says it wrongly."""
    size = rng.choice((0, 10, len(data), 0x0FFFFFFF))
    said = bytes(size >> shift & 0x7F for shift in (21, 14, 7, 0))
    return bytearray(b"ID3\x04\0\0" + said + bytes(min(size, 10))) + data


def _not_numbers(data, rng, _seeds):
    """Samples that are no numbers, or far too large."""
    start = rng.randrange(44, max(45, len(data)))
    start -= start % 4
    words = (b"\x00\x00\xc0\x7f", b"\x00\x00\x80\xff", b"\xff\xff\x7f\x7f", b"\x01\x00\x00\x00")
    count = rng.choice((1, 100, 20_000))
    end = min(len(data), start + 4 * count)
    data[start:end] = (rng.choice(words) * count)[: end - start]
    return data


def _emptied(_data, _rng, _seeds):
    return bytearray()


_WAYS = (
    _numbers, _part_twice, _part_lost, _parts_swapped, _part_emptied, _part_nested, _cut_off,
    _bits, _noise, _inserted, _lost, _spliced, _joined, _wrapped, _not_numbers, _emptied,
)  # fmt: skip
_SHARES = (40, 5, 5, 4, 4, 3, 6, 8, 6, 4, 4, 5, 3, 2, 3, 0.3)


def _a_part(data, rng):
    _, parts = layout(bytes(data))
    parts = [one for one in parts if 0 <= one.start < one.end <= len(data)]
    if parts:
        part = rng.choice(parts)
        return part.start, part.end
    first = rng.randrange(len(data) + 1)
    return first, min(len(data), first + rng.choice((4, 64, 1000)))


def _ogg_sealed(data):
    at = 0
    while at + 27 <= len(data) and data[at : at + 4] == b"OggS":
        count = data[at + 26]
        body = at + 27 + count
        end = body + sum(data[at + 27 : body])
        if end > len(data):
            break
        data[at + 22 : at + 26] = bytes(4)
        data[at + 22 : at + 26] = struct.pack("<I", _ogg_sum(data[at:end]))
        at = end
    return data


def _ogg_table():
    table = []
    for number in range(256):
        value = number << 24
        for _ in range(8):
            value = (value << 1 ^ (0x04C11DB7 if value & 0x80000000 else 0)) & 0xFFFFFFFF
        table.append(value)
    return table


_OGG_TABLE = _ogg_table()


def _ogg_sum(page):
    value = 0
    for byte in page:
        value = (value << 8 ^ _OGG_TABLE[value >> 24 ^ byte]) & 0xFFFFFFFF
    return value


def _flac_sealed(data):
    """Headers of frames of the commonest form: four bytes, a number of one byte, a sum."""
    at = data.find(b"\xff\xf8", 42)
    while 0 <= at < len(data) - 8:
        extra = {6: 1, 7: 2}.get(data[at + 2] >> 4, 0)
        extra += {12: 1, 13: 2, 14: 2}.get(data[at + 2] & 15, 0)
        end = at + 5 + extra
        if end < len(data):
            value = 0
            for byte in data[at:end]:
                value ^= byte
                for _ in range(8):
                    value = (value << 1 ^ (0x07 if value & 0x80 else 0)) & 0xFF
            data[end] = value
        at = data.find(b"\xff\xf8", at + 8)
    return data
