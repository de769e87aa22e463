"""Foreign checkpoints: what can be read, and every way in which one is refused."""

import os
import pickle
import struct
import zipfile
from collections import OrderedDict
from pathlib import Path
from typing import Any

import pytest
import torch

from mynah.engine.formats.safe_checkpoint import read_checkpoint
from mynah.protocol.errors import ErrorCode, MynahError

PLAIN: dict[str, Any] = {
    "weight": OrderedDict(a=torch.arange(6.0).reshape(2, 3), b=torch.ones(2).half()),
    "config": [1, "1", [[1, 3]], None, True, 0.5],
}


class _Attack:
    """A pickle that would run a command when it is opened."""

    def __init__(self, command: str) -> None:
        self.command = command

    def __reduce__(self) -> tuple[Any, tuple[str]]:
        return os.system, (self.command,)


class _StandIn:
    def __setstate__(self, state: dict[str, Any]) -> None:
        pass


class _Foreign:
    pass


def _refusal(path: Path, **options: Any) -> MynahError:
    with pytest.raises(MynahError) as caught:
        read_checkpoint(path, **options)
    assert caught.value.message.count(". ") == 0, "one sentence"
    return caught.value


@pytest.mark.parametrize("zipped", [True, False])
def test_both_containers_are_read(tmp_path: Path, zipped: bool) -> None:
    path = tmp_path / "a voice.pth"
    torch.save(PLAIN, path, _use_new_zipfile_serialization=zipped)

    answer = read_checkpoint(path)

    assert answer["config"] == PLAIN["config"]
    assert torch.equal(answer["weight"]["a"], PLAIN["weight"]["a"])
    assert answer["weight"]["b"].dtype is torch.float16


def test_storages_of_a_graphics_card_come_to_the_processor(tmp_path: Path) -> None:
    plain, tagged = tmp_path / "plain.pth", tmp_path / "tagged.pth"
    torch.save({"a": torch.arange(4.0)}, plain)
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(tagged, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            text = b"X\x03\x00\x00\x00cpu"
            new.writestr(name, data.replace(text, b"X\x06\x00\x00\x00cuda:0"))

    assert read_checkpoint(tagged)["a"].tolist() == [0, 1, 2, 3]


@pytest.mark.parametrize("zipped", [True, False])
def test_code_is_named_and_not_run(tmp_path: Path, zipped: bool) -> None:
    mark = tmp_path / "mark"
    path = tmp_path / "evil.pth"
    torch.save({"weight": _Attack(f"touch {mark}")}, path, _use_new_zipfile_serialization=zipped)

    error = _refusal(path)

    assert error.code is ErrorCode.BAD_INPUT
    assert f"{os.system.__module__}.system" in error.message
    assert not mark.exists()


@pytest.mark.parametrize("protocol", [0, 2, 4])
def test_a_bare_pickle_with_code_is_refused(tmp_path: Path, protocol: int) -> None:
    mark = tmp_path / "mark"
    path = tmp_path / "evil.pth"
    path.write_bytes(pickle.dumps(_Attack(f"touch {mark}"), protocol=protocol))

    error = _refusal(path)

    assert error.code is ErrorCode.BAD_INPUT
    assert not mark.exists()
    if protocol:
        assert "system" in error.message


def test_a_name_that_torch_allows_but_no_voice_needs_is_refused(tmp_path: Path) -> None:
    class Bomb:
        def __reduce__(self) -> tuple[type, tuple[int]]:
            return bytearray, (10**13,)

    path = tmp_path / "bomb.pth"
    torch.save({"weight": Bomb()}, path)

    assert "bytearray" in _refusal(path).message


def test_a_stand_in_takes_the_place_of_a_class(tmp_path: Path) -> None:
    path = tmp_path / "model.pt"
    torch.save({"model": {"a": torch.ones(1)}, "task": _Foreign()}, path)
    name = f"{_Foreign.__module__}.{_Foreign.__qualname__}"

    assert name in _refusal(path).message
    answer = read_checkpoint(path, allowed=((_StandIn, name),))

    assert isinstance(answer["task"], _StandIn)


@pytest.mark.parametrize("zipped", [True, False])
@pytest.mark.parametrize("kept", [0.2, 0.6, 0.98])
def test_a_file_that_is_cut_short(tmp_path: Path, zipped: bool, kept: float) -> None:
    path = tmp_path / "short.pth"
    torch.save({"a": torch.rand(1000)}, path, _use_new_zipfile_serialization=zipped)
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * kept)])

    error = _refusal(path)

    assert error.code is ErrorCode.BROKEN_FILE
    assert "cut short" in error.message


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b"\0" * 5000, "zeros"),
        (b"<!DOCTYPE html><html><body>404</body></html>", "web page"),
        (b"\n <html lang=en>", "web page"),
        (b"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 5\n", "pointer"),
        (b'{"error": "Repository not found"}', "text"),
        (b"RIFF\x24\0\0\0WAVEfmt ", "sound"),
        (b"Rar!\x1a\x07\x01\0" + b"\xff" * 50, "archive"),
        (b"IxF2" + b"\0" * 60, "index"),
        (b'\x10\0\0\0\0\0\0\0{"a": {}}      ', "safetensors"),
        (bytes(range(256)) * 8, "not a model file"),
    ],
)
def test_what_is_no_checkpoint_is_called_what_it_is(
    tmp_path: Path, content: bytes, words: str
) -> None:
    path = tmp_path / "model.pth"
    path.write_bytes(content)

    error = _refusal(path)

    assert error.code is ErrorCode.BAD_INPUT
    assert words in error.message
    assert "model.pth" in error.message


def test_a_folder_and_a_missing_file(tmp_path: Path) -> None:
    assert "folder" in _refusal(tmp_path).message
    assert _refusal(tmp_path / "none.pth").code is ErrorCode.NOT_FOUND


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "large.pth"
    torch.save({"a": torch.rand(1000)}, path)

    error = _refusal(path, most_bytes=1000)

    assert error.code is ErrorCode.BAD_INPUT
    assert "more than" in error.message


def test_an_ordinary_zip_is_no_checkpoint(tmp_path: Path) -> None:
    path = tmp_path / "voice.pth"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("voice/model.pth", b"x")

    assert "zip archive" in _refusal(path).message


def test_a_compressed_bomb_is_refused_by_its_directory(tmp_path: Path) -> None:
    path = tmp_path / "bomb.pth"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a/data.pkl", pickle.dumps({}, 2))
        archive.writestr("a/data/0", b"\0" * 5_000_000)

    assert "compressed" in _refusal(path).message


def test_a_program_is_no_checkpoint(tmp_path: Path) -> None:
    path = tmp_path / "script.pt"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a/data.pkl", pickle.dumps({}, 2))
        archive.writestr("a/code/__torch__.py", b"")

    assert "TorchScript" in _refusal(path).message


def test_something_else_than_a_dictionary(tmp_path: Path) -> None:
    path = tmp_path / "list.pth"
    torch.save([torch.ones(1)], path)

    assert "list" in _refusal(path).message


def test_a_tensor_that_is_larger_than_its_storage(tmp_path: Path) -> None:
    path = tmp_path / "wide.pth"
    torch.save({"a": torch.ones(1).expand(1 << 40)}, path)

    error = _refusal(path)

    assert error.code is ErrorCode.BROKEN_FILE
    assert "larger" in error.message


def test_a_storage_that_is_larger_than_the_file(tmp_path: Path) -> None:
    plain, path = tmp_path / "plain.pth", tmp_path / "lying.pth"
    torch.save({"a": torch.arange(4.0)}, plain)
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            large = b"J" + struct.pack("<i", 1 << 30)
            new.writestr(name, data.replace(b"K\x04tq", large + b"tq"))

    assert _refusal(path).code is ErrorCode.BROKEN_FILE


def test_reading_leaves_no_name_allowed(tmp_path: Path) -> None:
    path = tmp_path / "model.pt"
    torch.save({"a": torch.ones(1)}, path)

    read_checkpoint(path, allowed=((_StandIn, "somewhere.Class"),))

    assert (_StandIn, "somewhere.Class") not in torch.serialization.get_safe_globals()


def test_a_second_pickle_whose_name_differs_in_case_alone(tmp_path: Path) -> None:
    path = tmp_path / "two.pth"
    torch.save(PLAIN, path)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("two/DATA.PKL", pickle.dumps(_Attack("true"), protocol=2))

    assert "a directory that no checkpoint has" in _refusal(path).message
