import dataclasses
import hashlib
import json

import pytest

from helpers.file_server import serving
from mynah.engine.cli import models_command
from mynah.engine.cli.main import main
from mynah.engine.cli.models import rvc_models
from mynah.project import catalogue as shelf
from mynah.project.catalogue import SETS, CatalogueModel, catalogue, import_model, models_named
from mynah.project.paths import models_dir
from mynah.protocol.errors import ErrorCode, MynahError
from mynah.protocol.exitcodes import ExitCode

CONTENT = b"weights" * 5000
SMALL = CatalogueModel(
    "small",
    "folder/small.pth",
    "base",
    "For tests.",
    ("rvc-40k",),
    len(CONTENT),
    hashlib.sha256(CONTENT).hexdigest(),
    "MIT",
    "",
    ("https://example.org/small.pth",),
)


def test_the_list_is_sound():
    models = catalogue()
    assert len({one.name for one in models}) == len(models)
    assert len({one.file for one in models}) == len(models)
    for one in models:
        assert one.size > 1_000_000
        assert not one.sha256 or len(bytes.fromhex(one.sha256)) == 32
        assert all(address.startswith("https://") for address in one.addresses)
        assert one.addresses
        assert one.purpose.endswith(".")
        assert set(one.needed_for) <= set(SETS)


@pytest.mark.parametrize("name", SETS)
def test_a_set_is_what_training_asks_for(name):
    models = models_named([name])
    assert sorted(one.role for one in models) == ["base", "base", "content", "pitch"]
    for one in models:
        one.path.parent.mkdir(parents=True, exist_ok=True)
        one.path.write_bytes(b"")
    rate = int(name.removeprefix("rvc-").removesuffix("k")) * 1000
    assert [one.name for one in rvc_models(rate) if one.found() is None] == []


def test_a_place_outside_the_folder_is_refused():
    data = {**SMALL.to_dict(), "file": "../evil.pth"}
    with pytest.raises(ValueError, match="no place"):
        CatalogueModel.from_dict(data)


def test_a_name_that_is_not_there_says_what_is():
    with pytest.raises(MynahError) as caught:
        models_named(["nothing"])
    assert caught.value.code is ErrorCode.NOT_FOUND
    assert "rmvpe" in caught.value.hint


def test_a_model_is_taken_from_a_file(tmp_path):
    source = tmp_path / "mine.pth"
    source.write_bytes(CONTENT)
    assert import_model(SMALL, source) == models_dir() / "folder" / "small.pth"
    assert SMALL.present
    assert source.exists()


@pytest.mark.parametrize("content", [CONTENT + b"x", bytes(len(CONTENT))])
def test_another_file_is_refused(tmp_path, content):
    source = tmp_path / "mine.pth"
    source.write_bytes(content)
    with pytest.raises(MynahError) as caught:
        import_model(SMALL, source)
    assert caught.value.code is ErrorCode.BAD_INPUT
    assert not SMALL.present
    assert not (models_dir() / "folder").exists() or not list(SMALL.path.parent.iterdir())


def test_a_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(MynahError) as caught:
        import_model(SMALL, tmp_path / "nothing")
    assert caught.value.code is ErrorCode.NOT_FOUND


@pytest.fixture
def only_small(monkeypatch):
    """A catalogue of one small model, and the function that says where it can be had."""

    def use(*addresses):
        model = dataclasses.replace(SMALL, addresses=tuple(addresses) or SMALL.addresses)
        for module in (shelf, models_command):
            monkeypatch.setattr(module, "catalogue", lambda: [model])
        return model

    return use


def answered(capfd):
    return [json.loads(line) for line in capfd.readouterr().out.splitlines() if line.strip()]


def test_the_command_downloads_a_set(only_small, capfd):
    with serving(CONTENT, "breaks_off", "good") as server:
        model = only_small(server.address)
        assert main(["models", "download", "rvc-40k", "--json"]) == ExitCode.OK
    events = answered(capfd)
    assert model.path.read_bytes() == CONTENT
    assert events[0]["event"] == "hello"
    assert events[-1]["result"]["downloaded"] == ["small"]
    assert any(one["event"] == "progress" and one["unit"] == "bytes" for one in events)
    assert main(["models", "download", "small"]) == ExitCode.OK
    assert "already" in capfd.readouterr().out


def test_the_command_says_when_it_cannot(only_small, capfd):
    with serving(CONTENT, "status:404") as server:
        only_small(server.address)
        assert main(["models", "download", "small", "--json"]) == ExitCode.MISSING_MODEL
    last = answered(capfd)[-1]
    assert (last["event"], last["code"]) == ("failed", "DOWNLOAD_FAILED")


def test_the_command_lists_imports_and_verifies(only_small, capfd, tmp_path):
    model = only_small()
    assert main(["models", "list", "--json"]) == ExitCode.OK
    listed = json.loads(capfd.readouterr().out)
    assert listed["models"][0]["present"] is False
    assert listed["sets"][0]["missing"] == ["small"]
    source = tmp_path / "mine.pth"
    source.write_bytes(CONTENT)
    assert main(["models", "import", "small", str(source)]) == ExitCode.OK
    assert main(["models", "verify"]) == ExitCode.OK
    assert "small: good" in capfd.readouterr().out
    model.path.write_bytes(bytes(len(CONTENT)))
    assert main(["models", "verify", "small"]) == ExitCode.VERIFY_FAILED
    assert main(["models", "list"]) == ExitCode.OK
    assert "Licence: MIT" in capfd.readouterr().out
