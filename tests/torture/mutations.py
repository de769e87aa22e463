"""Small changes to files of models that know what the parts of a file are."""

import io
import json
import pickletools
import struct
import warnings
import zipfile

EXTREMES = (0, 1, -1, 2, 255, 256, 65535, 2**31 - 1, -(2**31), 2**32, 2**40, 2**62, 2**63 - 1)
NAMES = (
    *("os system", "posix system", "builtins eval", "builtins bytearray", "builtins getattr"),
    *("torch._utils _rebuild_sparse_tensor", "torch._utils _rebuild_qtensor", "torch load"),
    *(
        "torch FloatStorage",
        "torch HalfStorage",
        "torch ComplexFloatStorage",
        "torch QUInt8Storage",
    ),
    *("torch._utils _rebuild_tensor_v2", "torch._utils _rebuild_tensor", "collections OrderedDict"),
    *(
        "torch.nn.parameter Parameter",
        "torch Size",
        "torch device",
        "_codecs encode",
        "torch float32",
    ),
    *(
        "torch._tensor _rebuild_from_type_v2",
        "torch._utils _rebuild_wrapper_subclass",
        "torch UntypedStorage",
    ),
    *("numpy.core.multiarray _reconstruct", "numpy dtype", "torch.storage _load_from_bytes"),
    *(
        "torch.jit._pickle build_intlist",
        "__builtin__ set",
        "collections Counter",
        "collections defaultdict",
    ),
)
TEXTS = (
    "",
    "0",
    "cpu",
    "cuda:0",
    "meta",
    "weight",
    "../../x",
    "9" * 4000,
    "\0",
    "\ud800\u202e",
    "data.pkl",
)


def raw(data, rng):
    """Change bytes without knowing what they are."""
    data = bytearray(data)
    for _ in range(rng.choice((1, 1, 2, 4, 16))):
        if not data:
            break
        at = rng.randrange(len(data)) if rng.random() < 0.5 else rng.randrange(min(len(data), 400))
        way = rng.randrange(7)
        if way == 0:
            data[at] ^= 1 << rng.randrange(8)
        elif way == 1:
            data[at] = rng.choice((0, 255, 127, 128, rng.randrange(256)))
        elif way == 2:
            del data[at:]
        elif way == 3:
            data[at : at + rng.randrange(1, 64)] = bytes(rng.randrange(64))
        elif way == 4:
            data[at:at] = data[at : at + rng.randrange(1, 200)]
        elif way == 5:
            word = struct.pack(
                "<q", rng.choice(EXTREMES) if rng.random() < 0.8 else rng.randrange(1 << 62)
            )
            size = rng.choice((4, 8))
            data[at : at + size] = word[:size]
        else:
            del data[at : at + rng.randrange(1, 32)]
    return bytes(data)


def pickled(data, rng):
    """Change instructions of a pickle: their order, their arguments, the names that it asks for."""
    parts = _instructions(data)
    if not parts:
        return raw(data, rng)
    for _ in range(rng.choice((1, 1, 2, 3))):
        at = rng.randrange(len(parts))
        name, code, argument = parts[at]
        way = rng.randrange(8)
        if way == 0:
            del parts[at]
        elif way == 1:
            parts.insert(at, parts[rng.randrange(len(parts))])
        elif way == 2:
            other = rng.randrange(len(parts))
            parts[at], parts[other] = parts[other], parts[at]
        elif way == 3:
            opcode = rng.choice(pickletools.opcodes)
            parts.insert(
                at,
                (
                    opcode.name,
                    opcode.code.encode("latin-1") + rng.randbytes(rng.choice((0, 1, 4))),
                    None,
                ),
            )
        else:
            alike = [n for n, one in enumerate(parts) if one[0] in _CHANGED]
            if alike:
                at = rng.choice(alike)
                name, code, argument = parts[at]
            parts[at] = (name, _changed(name, code, argument, rng), argument)
        if not parts:
            break
    return b"".join(code for _, code, _ in parts)


_CHANGED = (
    "GLOBAL",
    "BININT",
    "BININT1",
    "BININT2",
    "LONG1",
    "BINUNICODE",
    "BINGET",
    "LONG_BINGET",
    "BINPUT",
    "NEWTRUE",
    "NEWFALSE",
)


def _changed(name, code, argument, rng):
    if name == "GLOBAL":
        module, _, function = rng.choice(NAMES).partition(" ")
        return f"c{module}\n{function}\n".encode()
    if name in ("BINGET", "BINPUT"):
        return code[:1] + bytes([rng.randrange(256)])
    if name == "LONG_BINGET":
        return code[:1] + struct.pack("<I", rng.randrange(1 << rng.choice((4, 10, 31))))
    if name in ("NEWTRUE", "NEWFALSE"):
        return rng.choice((b"N", b"\x88", b"\x89", b"}", b"]", b"K\x05"))
    if isinstance(argument, str):
        text = rng.choice(TEXTS).encode("utf-8", "surrogatepass")
        return b"X" + struct.pack("<I", len(text)) + text
    if isinstance(argument, int):
        value = rng.choice((*EXTREMES, argument + 1, argument - 1, argument * 2))
        body = value.to_bytes(9, "little", signed=True)
        return b"\x8a\x09" + body
    return code


def _instructions(data):
    places = []
    try:
        for opcode, argument, place in pickletools.genops(data):
            places.append((opcode.name, argument, place))
    except Exception:  # noqa: BLE001 - whatever was read of a broken one
        if not places:
            return []
    ends = [place for _, _, place in places[1:]] + [len(data)]
    return [(n, bytes(data[p:end]), a) for (n, a, p), end in zip(places, ends, strict=True)]


def members(data):
    """Names and contents of a zip."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [(one.filename, archive.read(one)) for one in archive.infolist()]


def packed(rows, method=zipfile.ZIP_STORED):
    """A zip of names and contents, doubled names as well."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of names that are there already, which is the point
        for name, content in rows:
            archive.writestr(_row(name), content, method)
    return made.getvalue()


def _row(name):
    return zipfile.ZipInfo(name) if isinstance(name, str) else name


def checkpoint(data, rng):
    """Change a zipped checkpoint: its pickle, its parts, their names, or the headers of the zip."""
    way = rng.randrange(10)
    rows = members(data)
    if way < 5:
        rows = [(n, pickled(c, rng) if n.endswith("data.pkl") else c) for n, c in rows]
    elif way == 5:
        at = rng.randrange(len(rows))
        name, content = rows[at]
        rows[at] = (
            name,
            rng.choice((raw(content, rng), content * 2, b"", content[: len(content) // 2])),
        )
    elif way == 6:
        del rows[rng.randrange(len(rows))]
    elif way == 7:
        at = rng.randrange(len(rows))
        name, content = rows[at]
        other = rng.choice(
            (
                name.upper(),
                "x/" + name,
                name + "/",
                "../" + name,
                "/" + name,
                name.replace("/", "\\"),
            )
        )
        rows.insert(
            rng.choice((0, at, len(rows))),
            (other, rng.choice((content, b"", pickled(content, rng)))),
        )
    elif way == 8:
        return packed(rows, zipfile.ZIP_DEFLATED)
    else:
        return headers(packed(rows), rng)
    return packed(rows)


def headers(data, rng):
    """Let the headers of a zip lie: sizes, places, names, ways of packing, counts."""
    data = bytearray(data)
    marks = (b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06")
    found = [at for mark in marks for at in _all(data, mark)]
    for _ in range(rng.choice((1, 2, 3))):
        at = rng.choice(found) + rng.randrange(4, 46)
        size = rng.choice((1, 2, 4))
        value = rng.choice((0, 1, 0xFFFFFFFF, 0x7FFFFFFF, rng.randrange(1 << 32)))
        data[at : at + size] = struct.pack("<I", value)[:size]
    return bytes(data)


def _all(data, mark):
    at = data.find(mark)
    while at >= 0:
        yield at
        at = data.find(mark, at + 1)


def safetensors(data, rng):
    """Change the header of a safetensors file: places, shapes, types, names, its own length."""
    size = struct.unpack_from("<Q", data)[0]
    header, body = json.loads(data[8 : 8 + size]), data[8 + size :]
    names = [name for name in header if name != "__metadata__"]
    way = rng.randrange(9)
    one = header[rng.choice(names)]
    if way == 0:
        one["data_offsets"] = [rng.choice(EXTREMES), rng.choice(EXTREMES)]
    elif way == 1:
        one["data_offsets"] = header[rng.choice(names)]["data_offsets"]
    elif way == 2:
        one["shape"] = [rng.choice(EXTREMES) for _ in range(rng.randrange(5))]
    elif way == 3:
        one["dtype"] = rng.choice(
            ("F64", "F16", "BF16", "I64", "BOOL", "F8_E4M3", "F4", "C64", "U64", "x")
        )
    elif way == 4:
        header = value(header, rng)
    elif way == 5:
        about = header.get("__metadata__", {})
        for key in about:
            about[key] = json.dumps(value(json.loads(about[key]), rng))
    elif way == 6:
        header[rng.choice((*TEXTS, "enc_p.x"))] = header.pop(rng.choice(names))
    if way == 7:
        return struct.pack("<q", rng.choice(EXTREMES)) + data[8:]
    if way == 8:
        return raw(data, rng)
    text = json.dumps(header).encode("utf-8", "surrogatepass")
    if rng.random() < 0.1:
        text = text[:-1] + b',"twice":1,"twice":2}'
    text += b" " * (-len(text) % 8)
    return struct.pack("<Q", len(text)) + text + body


def value(data, rng):
    """Change a value somewhere in what JSON holds."""
    places = []
    waiting = [data]
    while waiting:
        one = waiting.pop()
        keys = one if isinstance(one, dict) else range(len(one)) if isinstance(one, list) else ()
        places += [(one, key) for key in keys]
        waiting += [one[key] for key in keys]
    if not places or rng.random() < 0.03:
        return rng.choice(ODD)
    for _ in range(rng.choice((1, 1, 2, 4))):
        holder, key = rng.choice(places)
        holder[key] = rng.choice((*ODD, *TEXTS, *EXTREMES))
        if isinstance(holder, dict) and rng.random() < 0.2:
            holder[rng.choice(TEXTS)] = holder.pop(key)
            break
    return data


ODD = (
    *(
        None,
        True,
        False,
        0,
        -1,
        1e308,
        -1e-320,
        10**40,
        [],
        {},
        [[]],
        "",
        "x" * 5000,
        ["a"],
        [1, 2],
    ),
    *(
        {"a": 1},
        float("nan"),
        float("inf"),
        {"schema_version": 10**9},
        [[[[[[[]]]]]]],
        "\ud800",
        [None] * 3,
    ),
)


def text_of(data, rng):
    """JSON as text, now and then spoiled as text."""
    text = json.dumps(data).encode("utf-8", "surrogatepass")
    way = rng.random()
    if way < 0.1:
        return raw(text, rng)
    if way < 0.13:
        return b"[" * 100_000
    if way < 0.15:
        return b'{"a":' * 50_000
    if way < 0.17:
        return b"\xef\xbb\xbf" + text
    if way < 0.19:
        return text.decode("utf-8", "replace").encode("utf-16")
    return text
