"""Lines of events, requests and documents made wrong: in fields, in their order, in bytes."""

import copy
import json

DEEP = 3000
_TEXTS = ("", "\0", "\udcff\ud800", "a" * 5000, "../../../etc/passwd", "/dev/zero", "\n{}\n",
          "<img src='file:///etc/passwd'>", "%s%n{0}{x}", "\u2028\u202e", "done", "NaN", "1", "-1",
          "1e999", "training", "NOTHING_USABLE", "CON", "x" * 300 + ".wav")  # fmt: skip
_NUMBERS = (0, -1, 1, 2**31 - 1, 2**31, 2**53, 2**63, 2**64, 10**30, -(10**30), 1e308, -1e308,
            1e-320, 0.5, 10**400, 4 * 10**9)  # fmt: skip


def odd(rng, depth=0):
    """A value of JSON that nobody expects there."""
    kind = rng.randrange(9 if depth < 2 else 6)
    if kind == 0:
        return rng.choice((None, True, False))
    if kind in (1, 2):
        return rng.choice(_NUMBERS)
    if kind in (3, 4):
        return rng.choice(_TEXTS)
    if kind == 5:
        return rng.choice(([], {}, [[]], {"": {}}))
    if kind == 6:
        return [odd(rng, depth + 1) for _ in range(rng.choice((1, 2, 3, 50)))]
    if kind == 7:
        return {rng.choice(_TEXTS): odd(rng, depth + 1) for _ in range(rng.choice((1, 3)))}
    return [["a", "b"], ["a"], "a", {"a": 1}]


def changed(value, rng):
    """A document with a value somewhere in it replaced, taken away, doubled, or misspelt."""
    value = copy.deepcopy(value)
    for _ in range(rng.choice((1, 1, 1, 2, 4))):
        places = list(_places(value))
        if not places:
            return odd(rng)
        holder, key = rng.choice(places)
        way = rng.randrange(8)
        if way == 0 and isinstance(holder, dict):
            del holder[key]
        elif way == 1 and isinstance(holder, dict):
            holder[rng.choice(_TEXTS)] = holder.pop(key)
        elif way == 2 and isinstance(holder, list):
            holder.extend([holder[key]] * rng.choice((1, 100)))
        else:
            holder[key] = odd(rng)
    return value


def _places(value):
    items = value.items() if isinstance(value, dict) else enumerate(value)
    for key, one in list(items):
        yield value, key
        if isinstance(one, dict | list):
            yield from _places(one)


def bytes_of(value):
    """A line or a file of JSON, also where the value is none that JSON allows."""
    return json.dumps(value).encode()


def torn(data, rng):
    """Bytes that are no JSON any more, or no text."""
    way = rng.randrange(13)
    at = rng.randrange(len(data) + 1)
    if way == 0:
        return data[:at]
    if way == 1:
        return data[:at] + rng.randbytes(rng.choice((1, 4, 100))) + data[at:]
    if way == 2:
        return data[:at] + b"\0" * rng.choice((1, 100, 5000)) + data[at:]
    if way == 3:
        return b"[" * DEEP + data
    if way == 4:
        return b'{"a":' * DEEP + data + b"}" * DEEP
    if way == 5:
        return data.replace(b":", b": " + rng.choice((b"NaN", b"Infinity", b"-Infinity")) + b",", 1)
    if way == 6:
        return data[:-1] + b"," + data[1:] if len(data) > 2 else data  # each key twice
    if way == 7:
        return b"\xef\xbb\xbf" + data
    if way == 8:
        return data.decode("utf-8", "replace").encode("utf-16")
    if way == 9:
        return data.replace(b"1", b"1" + b"0" * 5000, 1)
    if way == 10:
        return b""
    if way == 11:
        return data[:at] + b"\xff\xfe\x80" + data[at + 3 :]
    return data * 3


def stream_of(events, rng):
    """Lines of a stream: some changed, some torn, some moved, with noise between them."""
    lines = []
    for event in events:
        chance = rng.random()
        if chance < 0.25:
            lines.append(bytes_of(changed(event, rng)))
        elif chance < 0.32:
            lines.append(torn(bytes_of(event), rng))
        else:
            lines.append(bytes_of(event))
        if rng.random() < 0.06:
            lines.append(
                rng.choice((b"Loading 100%\r", b"\xff\xfe", b"x" * 70_000, b"", b"{", b"[]"))
            )
        if rng.random() < 0.02:
            lines.append(b"y" * (3 << 20))
    if rng.random() < 0.2:
        rng.shuffle(lines)
    if rng.random() < 0.2 and lines:
        lines += [rng.choice(lines)] * rng.choice((1, 50))
    return b"\n".join(lines) + (b"\n" if rng.random() < 0.8 else b"")
