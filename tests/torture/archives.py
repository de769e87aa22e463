"""Archives that are traps: names, links, bombs, lies in their headers, damage.

Each holds a good voice beside its trap. Whatever comes of it, it is an import or a refusal in
words; nothing is unpacked outside of the quarantine, and not more than an archive may hold.
"""

import io
import os
import shutil
import stat
import struct
import zipfile
import zlib
from pathlib import Path

from helpers.rvc_files import save_small
from torture import mutations
from torture.attack import Attack
from torture.cell import Cell
from torture.model_files import JOBS, check, not_here, seen

MOST_UNPACKED = 64 << 20  # of these archives, none of which packs more in earnest
LEADS_OUT = (
    *("../a.pth", "../../../../a.pth", "x/../../a.pth", "/var/a.pth", "//host/share/a.pth"),
    *("..\\a.pth", "C:\\a.pth", "C:a.pth", "\\\\?\\C:\\a.pth", "x\\..\\..\\a.pth", "\\a.pth"),
    *("./../a.pth", "x/./../../a.pth", "~/a.pth", "....//a.pth", "x/..\\../a.pth"),
)
ODD = (
    *("CON.pth", "aux.pth", "x/NUL.pth", "com1.json", "LPT9.index", "x/CONIN$.pth", "COM¹.pth"),
    *("a.pth.", "a.pth ", "x /a.pth", "x./a.pth", "a.pth:stream", "a.pth::$DATA", " .pth", "..pth"),
    *("a\n.pth", "a\r.pth", "a\x1b[2J.pth", "a\u202ehtp.exe.pth", "a\u200b.pth", "a\ufeff.pth"),
    *("é.pth", "e\u0301.pth", "\uff0e\uff0e/a.pth", "x" * 300 + ".pth", "é" * 200 + ".pth"),
    *(
        "d/" * 200 + "a.pth",
        "d/" * 2000 + "a.pth",
        "x" * 4096 + ".pth",
        "-rf.pth",
        "$(id).pth",
        "%s%n.pth",
    ),
    *(
        "a.PTH",
        "A.pth",
        "a.pth/",
        "a.pth/b.pth",
        "\u212a.pth",
        "k.pth",
        "K.pth",
        "ﬁ.pth",
        "?.pth",
        "*.pth",
    ),
    *(
        '"<>|.pth',
        "a.pth\0.txt",
        "voice.json",
        "__MACOSX/a.pth",
        ".hidden.pth",
        "a.index",
    ),
)


def _names(rng, good):
    names = rng.sample(ODD, rng.randrange(1, 6)) + rng.sample(LEADS_OUT, rng.choice((0, 0, 1)))
    rng.shuffle(names)
    return mutations.packed([("Anna/Anna.pth", good), *((name, good) for name in names)])


def _leads_out(rng, good):
    return mutations.packed([("Anna.pth", good), (rng.choice(LEADS_OUT), good)])


def _links(rng, good):
    kind = rng.choice((stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR, stat.S_IFBLK, stat.S_IFSOCK))
    link = zipfile.ZipInfo(rng.choice(("x", "x.pth", "Anna", "voice.json")))
    link.create_system, link.external_attr = 3, (kind | 0o777) << 16
    target = rng.choice((b"/etc", b"../..", b"/etc/passwd", b"."))
    return mutations.packed([("Anna.pth", good), (link, target), ("x/Anna.pth", good)])


def _bomb(rng, good):
    size = rng.choice((2, 30)) << 20
    zeros = b"\0" * size
    rows = [("Anna.pth", good), (f"b{rng.choice(('.pth', '.index', '.json', '.txt'))}", zeros)]
    return mutations.packed(rows, zipfile.ZIP_DEFLATED)


def _nested(rng, good):
    inner = _bomb(rng, good)
    for _ in range(rng.choice((1, 3))):
        inner = mutations.packed([("inner.zip", inner), ("a.pth", inner)], zipfile.ZIP_DEFLATED)
    return mutations.packed([("Anna.pth", good), ("more.zip", inner), ("b.pth", inner)])


def _overlapping(rng, good):
    """Many entries of the directory that share one packed part, as Fifield's bomb has them."""
    kernel = zlib.compress(b"\0" * (1 << 20), 9)[2:-4]
    size, crc = rng.choice((1 << 20, 8 << 20, 100)), 0
    local = (
        struct.pack("<4sHHHIIIIHH", b"PK\3\4", 20, 0, 8, 0, crc, len(kernel), size, 5, 0)
        + b"a.pth"
        + kernel
    )
    count = rng.choice((2, 300, 9000))
    rows = [
        struct.pack(
            "<4sHHHHIIIIHHHHHII",
            b"PK\1\2",
            20,
            20,
            0,
            8,
            0,
            crc,
            len(kernel),
            size,
            9,
            0,
            0,
            0,
            0,
            0,
            0,
        )
        + f"{n:05d}.pth".encode()
        for n in range(count)
    ]
    directory = b"".join(rows)
    shown = min(count, 0xFFFF)
    end = struct.pack("<4sHHHHIIH", b"PK\5\6", 0, 0, shown, shown, len(directory), len(local), 0)
    return local + directory + end


def _many(rng, good):
    count = rng.choice((100, 6000, 9000))
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("Anna.pth", good)
        for number in range(count):
            archive.writestr(zipfile.ZipInfo(f"{number}{rng.choice(('.pth', '.txt'))}"), b"")
    return made.getvalue()


def _alike(rng, good):
    """Names that one file system or another takes for one."""
    pairs = (
        *(("é.pth", "e\u0301.pth"), ("a.pth", "A.pth"), ("ß.pth", "SS.pth"), ("a.pth", "a.pth ")),
        *(
            ("x/a.pth", "x\\a.pth"),
            ("x/a.pth", "x//a.pth"),
            ("x/a.pth", "./x/a.pth"),
            ("x", "x/a.pth"),
        ),
        *(
            ("a.pth", "a.pth"),
            ("x/a.pth", "X/A.pth"),
            ("\u212a.pth", "k.pth"),
            ("x.pth", "x.pth/y.pth"),
        ),
        *((" a.pth", "a.pth"), ("x /a.pth", "x/a.pth"), ("x.pth/y.pth", "x.pth")),
    )
    return mutations.packed([(name, good) for name in rng.choice(pairs)])


def _lies(rng, good):
    rows = [("Anna.pth", good), ("b.index", b"IwFl" + b"\0" * 300), ("c.json", b"{}")]
    method = rng.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED))
    return mutations.headers(mutations.packed(rows, method), rng)


def _packed_oddly(rng, good):
    method = rng.choice((zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA, zipfile.ZIP_DEFLATED))
    data = mutations.packed([("Anna.pth", good)], method)
    return mutations.raw(data, rng) if rng.random() < 0.7 else data


def _locked(_rng, good):
    data = bytearray(mutations.packed([("Anna.pth", good), ("b.pth", good)]))
    for mark, place in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        data[data.index(mark) + place] |= 1
    return bytes(data)


KINDS = (
    *(
        _names,
        _names,
        _leads_out,
        _links,
        _bomb,
        _nested,
        _overlapping,
        _many,
        _alike,
        _lies,
        _lies,
    ),
    *(_packed_oddly, _locked),
)


def make(ground):
    """See the module."""
    good = save_small(ground.work / "good.pth").read_bytes()
    with Cell(ground.work / "home", [JOBS]) as cell:
        for seed, rng in ground.each():
            given, quarantine = ground.work / "given", ground.work / "quarantine"
            for folder in (given, quarantine):
                shutil.rmtree(folder, ignore_errors=True)
                folder.mkdir()
            make_one = KINDS[seed % len(KINDS)]
            path = given / "Anna.zip"
            path.write_bytes(make_one(rng, good))
            # Now and then with nothing but the product's own checks between a trap and the files.
            places = None if seed // len(KINDS) % 2 else ([given], [quarantine], [given])
            before = seen(ground.work)
            request = {"paths": [str(path)], "quarantine": str(quarantine), "keep": True}
            request["own"] = [str(quarantine)]
            end = cell.open(f"{JOBS}:voices", request, places)
            kind = make_one.__name__.strip("_")
            check(ground, seed, kind, end)
            ground.count(f"{kind} {end.how}")
            if seen(ground.work) != before:
                ground.failed(seed, "files outside of the quarantine were changed", kind)
            _look_through(ground, seed, kind, quarantine)


def _look_through(ground, seed, kind, quarantine):
    total = 0
    for place, _, names in os.walk(quarantine):
        for name in names:
            status = Path(place, name).lstat()
            total += status.st_size
            if not stat.S_ISREG(status.st_mode):
                ground.failed(seed, "something else than a file was unpacked", f"{kind}: {name}")
    ground.most("MB unpacked", round(total / 1e6))
    if total > MOST_UNPACKED:
        ground.failed(seed, "more was unpacked than is packed in earnest", f"{kind}: {total}")


ATTACKS = (
    Attack(
        "archives",
        "Zips that are traps (names, links, bombs, overlaps, lies): an import or a refusal in words"
        " nothing outside the quarantine.",
        2000,
        13,
        make,
        not_here,
    ),
)
