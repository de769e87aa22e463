"""Zips from elsewhere: what comes out of them, and the traps that are refused whole."""

import stat
import struct
import zipfile
from pathlib import Path

import numpy as np
import pytest
import torch

from mynah.engine.formats.voice_archive import is_archive, unpack
from mynah.protocol.errors import ErrorCode, MynahError


def _zip(path: Path, files: dict[str, bytes], compression: int = zipfile.ZIP_STORED) -> Path:
    with zipfile.ZipFile(path, "w", compression) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name), content, compression)
    return path


def _refusal(path: Path, tmp_path: Path) -> MynahError:
    target = tmp_path / "inner" / "target"
    target.mkdir(parents=True, exist_ok=True)
    with pytest.raises(MynahError) as caught:
        unpack(path, target)
    assert not list(target.rglob("*"))
    assert sorted(one.name for one in tmp_path.iterdir()) == ["inner", path.name]
    return caught.value


def _files_below(folder: Path) -> dict[str, bytes]:
    return {
        one.relative_to(folder).as_posix(): one.read_bytes()
        for one in folder.rglob("*")
        if one.is_file()
    }


def test_the_files_of_a_voice_come_out(tmp_path: Path) -> None:
    wanted = {"Änna/model.pth": b"1", "Änna/added_IVF2.index": b"2", "deep\\er\\b.PTH": b"3"}
    other = {"readme.txt": b"x", "__MACOSX/._model.pth": b"x", "more/inner.zip": b"PK"}
    path = _zip(tmp_path / "voice.zip", wanted | other)
    target = tmp_path / "target"
    target.mkdir()

    answer = unpack(path, target)

    assert sorted(_files_below(target).values()) == [b"1", b"2", b"3"]
    assert answer.left == (("more/inner.zip", answer.left[0][1]),)


@pytest.mark.parametrize(
    "name",
    [
        "../evil.pth",
        "a/../../evil.pth",
        "/etc/evil.pth",
        "C:/evil.pth",
        "..\\evil.pth",
        "a/NUL.pth",
        "com1/evil.pth",
        "a\x07.pth",
        "d/" * 20 + "a.pth",
    ],
)
def test_names_that_lead_outside(tmp_path: Path, name: str) -> None:
    error = _refusal(_zip(tmp_path / "voice.zip", {"good.pth": b"1", name: b"2"}), tmp_path)

    assert error.code is ErrorCode.BAD_INPUT
    assert "name" in error.message


def test_links_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "voice.zip"
    info = zipfile.ZipInfo("a.pth")
    info.create_system = 3
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(info, "/etc/passwd")

    assert "link" in _refusal(path, tmp_path).message


def test_a_bomb(tmp_path: Path) -> None:
    path = _zip(tmp_path / "voice.zip", {"a.pth": b"\0" * 3_000_000}, zipfile.ZIP_DEFLATED)

    assert "beyond measure" in _refusal(path, tmp_path).message


def test_a_member_that_is_longer_than_it_says(tmp_path: Path) -> None:
    path = _zip(tmp_path / "voice.zip", {"a.pth": bytes(range(256)) * 40}, zipfile.ZIP_DEFLATED)
    data = bytearray(path.read_bytes())
    for mark, place in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        struct.pack_into("<I", data, data.index(mark) + place, 100)
    path.write_bytes(data)
    target = tmp_path / "target"
    target.mkdir()

    with pytest.raises(MynahError):
        unpack(path, target)


def test_two_members_of_one_name(tmp_path: Path) -> None:
    path = _zip(tmp_path / "voice.zip", {"a.pth": b"1", "A.pth": b"2"})

    assert "same name" in _refusal(path, tmp_path).message


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("\u00e9.pth", "e\u0301.pth"),
        ("x/a.pth", "x\\a.pth"),
        ("x/a.pth", "./x//a.pth"),
        ("x /a.pth", "x/a.pth"),
        ("x.pth", "x.pth/y.pth"),
        ("x.pth/y.pth", "X.pth"),
    ],
)
def test_two_members_that_would_be_one_on_the_disk(tmp_path: Path, first: str, second: str) -> None:
    path = _zip(tmp_path / "two.zip", {first: b"a", second: b"b"})

    assert "two files of the same name" in _refusal(path, tmp_path).message


def test_a_password(tmp_path: Path) -> None:
    path = _zip(tmp_path / "voice.zip", {"a.pth": b"123"})
    data = bytearray(path.read_bytes())
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + place] |= 1
    path.write_bytes(data)

    assert "password" in _refusal(path, tmp_path).message


def test_a_zip_that_is_cut_short(tmp_path: Path) -> None:
    path = _zip(tmp_path / "voice.zip", {"a.pth": b"123" * 1000})
    path.write_bytes(path.read_bytes()[:-200])

    assert _refusal(path, tmp_path).code is ErrorCode.BROKEN_FILE


@pytest.mark.parametrize("place", [60, 200, 400])
def test_damaged_compression(tmp_path: Path, place: int) -> None:
    content = np.random.default_rng(0).integers(0, 40, 3000).astype(np.uint8).tobytes()
    path = _zip(tmp_path / "voice.zip", {"a.pth": content}, zipfile.ZIP_DEFLATED)
    data = bytearray(path.read_bytes())
    data[place : place + 20] = b"\xff" * 20
    path.write_bytes(data)
    target = tmp_path / "target"
    target.mkdir()

    with pytest.raises(MynahError) as caught:
        unpack(path, target)

    assert caught.value.code is ErrorCode.BROKEN_FILE


def test_unusual_compression(tmp_path: Path) -> None:
    path = _zip(tmp_path / "voice.zip", {"a.pth": b"1" * 99}, zipfile.ZIP_LZMA)

    assert "unusual" in _refusal(path, tmp_path).message


def test_a_checkpoint_is_no_archive(tmp_path: Path) -> None:
    torch.save({"a": torch.ones(1)}, tmp_path / "model.pth")

    assert not is_archive(tmp_path / "model.pth")
    assert is_archive(_zip(tmp_path / "voice.zip", {"a.pth": b"1"}))


def test_a_directory_that_points_before_the_file_is_damage(tmp_path: Path) -> None:
    path, target = tmp_path / "a.zip", tmp_path / "target"
    target.mkdir()
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.pth", b"weights")
    data = bytearray(path.read_bytes())
    start = int.from_bytes(data[-6:-2], "little")
    data[-6:-2] = (start + 60).to_bytes(4, "little")
    path.write_bytes(bytes(data))
    with pytest.raises(MynahError) as caught:
        unpack(path, target)
    assert caught.value.code is ErrorCode.BROKEN_FILE
    assert not list(target.iterdir())
