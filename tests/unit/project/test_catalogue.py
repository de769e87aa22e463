import dataclasses
import hashlib
import json

import pytest

from helpers.file_server import serving
from mynah.engine.cli import models_command
from mynah.engine.cli.main import main
from mynah.engine.cli.models import require_models, rvc_models, set_name
from mynah.project import catalogue as shelf
from mynah.project.catalogue import (
    OLDER_SETS,
    SETS,
    CatalogueModel,
    catalogue,
    import_model,
    models_named,
    models_of_set,
    place_of,
    received,
)
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
    names = {one.name for one in models}
    for one in models:
        small = one.file.endswith(".json")
        assert one.size > (1000 if small else 1_000_000) or (one.size == 0 and not one.sha256)
        assert not one.sha256 or len(bytes.fromhex(one.sha256)) == 32
        assert all(address.startswith("https://") for address in one.addresses)
        assert len(one.addresses) > 1
        assert len(set(one.addresses)) == len(one.addresses)
        assert one.purpose.endswith(".")
        assert set(one.needed_for) <= {*SETS, *OLDER_SETS}
        assert one.stands_for in names | {""}
        assert one.role in ("base", "content", "pitch", "tts")
        assert (one.role in ("base", "tts")) == bool(one.pair)
        # What training and everybody else needs is known exactly.
        assert one.sha256 or one.file.startswith(("bases/", "piper/"))


def test_a_piper_voice_is_two_files_of_one_name():
    voices = {}
    for one in catalogue():
        if one.role == "tts":
            voices.setdefault(one.pair, []).append(one)
    assert {"en_US-lessac-medium", "de_DE-thorsten-medium", "fr_FR-siwis-medium"} <= set(voices)
    for name, halves in voices.items():
        assert [one.file for one in halves] == [f"piper/{name}.onnx", f"piper/{name}.onnx.json"]
        assert len({one.licence for one in halves}) == 1
        assert all(one.addresses[0].endswith(f"/{one.file.split('/')[1]}") for one in halves)
        assert [one.name for one in models_named([name])] == [one.name for one in halves]
        assert shelf.pair_files(name) == []  # nothing to train from, even where it is here


def test_bases_are_pairs_in_a_folder_of_their_name():
    pairs = {}
    for one in catalogue():
        if one.role == "base":
            pairs.setdefault(one.pair, []).append(one)
    assert {"base-v2-40k", "base-v1-48k", "base-v2-32k-nof0", "titan-40k", "klm4-48k"} <= set(pairs)
    for name, halves in pairs.items():
        assert [one.name for one in halves] == [f"{name}-g", f"{name}-d"]
        assert len({(one.version, one.sample_rate, one.f0) for one in halves}) == 1
        assert f"{halves[0].sample_rate // 1000}k" in name
        if halves[0].file.startswith("bases/"):
            assert {one.path.parent for one in halves} == {models_dir() / "bases" / name}
        assert find_base_files(halves) == [one.path for one in halves]


def find_base_files(halves):
    """What training takes when it is given the name of the base."""
    from mynah.engine.training.rvc.bases import find_base

    for one in halves:
        one.path.parent.mkdir(parents=True, exist_ok=True)
        one.path.write_bytes(b"x")
    pair = find_base(halves[0].pair, halves[0].version, halves[0].sample_rate)
    return [pair.generator, pair.discriminator]


@pytest.mark.parametrize("name", [*SETS, *OLDER_SETS])
def test_a_set_is_what_training_asks_for(name):
    models = models_named([name])
    assert sorted(one.role for one in models) == ["base", "base", "content", "pitch"]
    *older, rate = name.removeprefix("rvc-").split("-")
    version, hertz = older[0] if older else "v2", int(rate.removesuffix("k")) * 1000
    assert set_name(hertz, version) == name
    with pytest.raises(MynahError, match="needs 4 models") as caught:
        require_models("rvc", hertz, "rmvpe", {"version": version})
    assert name in caught.value.hint
    for one in models:
        one.path.parent.mkdir(parents=True, exist_ok=True)
        one.path.write_bytes(b"x")
    require_models("rvc", hertz, "rmvpe", {"version": version})


@pytest.mark.parametrize("extra", [{"base": "none"}, {"base": "mine"}, {"start_from": "/a"}])
def test_a_base_of_ones_own_needs_no_official_one(extra):
    assert [one.name for one in rvc_models(base="mine", f0_method="swift")] == ["ContentVec"]
    with pytest.raises(MynahError, match="needs a model that is not in") as caught:
        require_models("rvc", 40_000, "swift", extra)
    assert caught.value.items[0][0] == "ContentVec"


def test_what_stands_for_a_model_is_enough():
    other = models_named(["contentvec-hf"])[0]
    assert place_of("contentvec") is None
    other.path.parent.mkdir(parents=True)
    with other.path.open("wb") as file:
        file.truncate(other.size)
    assert place_of("contentvec") == other.path
    names = [one.name for one in models_of_set("rvc-40k", catalogue())]
    assert names == ["contentvec-hf", "rmvpe", "base-v2-40k-g", "base-v2-40k-d"]


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


def test_a_link_takes_no_room(tmp_path):
    source = tmp_path / "mine.pth"
    source.write_bytes(CONTENT)
    assert import_model(SMALL, source, link=True).samefile(source)
    SMALL.path.unlink()
    source.write_bytes(bytes(len(CONTENT)))
    with pytest.raises(MynahError):
        import_model(SMALL, source, link=True)
    assert list(SMALL.path.parent.iterdir()) == []


def test_a_link_that_the_disk_cannot_make_is_a_copy(tmp_path, monkeypatch):
    def refuse(source, target):
        raise OSError("no links here")

    monkeypatch.setattr(shelf.os, "link", refuse)
    source = tmp_path / "mine.pth"
    source.write_bytes(CONTENT)
    assert not import_model(SMALL, source, link=True).samefile(source)


def test_a_file_of_unknown_checksum_is_remembered(tmp_path):
    model = dataclasses.replace(SMALL, sha256="", size=0)
    source = tmp_path / "mine.pth"
    source.write_bytes(CONTENT)
    import_model(model, source)
    assert received() == {"small": SMALL.sha256}
    (models_dir() / shelf.RECEIVED_FILE).write_text("{", encoding="utf-8")
    assert received() == {}
    import_model(model, source)
    assert received() == {"small": SMALL.sha256}


@pytest.mark.parametrize(
    "models", [{"small": 5}, {"small": "sha256"}, {"small": {"sha256": [1]}}, ["small"], 7]
)
def test_what_makes_no_sense_in_the_list_of_received_files_is_passed_over(tmp_path, models):
    model = dataclasses.replace(SMALL, sha256="", size=0)
    source = tmp_path / "mine.pth"
    source.write_bytes(CONTENT)
    path = models_dir() / shelf.RECEIVED_FILE
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({"models": models}), encoding="utf-8")
    assert received() == {}
    import_model(model, source)
    assert received() == {"small": SMALL.sha256}


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


def test_a_base_without_a_checksum_comes_with_a_warning(only_small, capfd, monkeypatch):
    monkeypatch.setattr(models_command, "_look_at", lambda *_: lambda path: "")
    with serving(CONTENT) as server:
        model = dataclasses.replace(only_small(server.address), sha256="", size=0)
        for module in (shelf, models_command):
            monkeypatch.setattr(module, "catalogue", lambda: [model])
        assert main(["models", "download", "small", "--json"]) == ExitCode.OK
    warnings = [one for one in answered(capfd) if one["event"] == "warning"]
    assert [one["code"] for one in warnings] == ["UNKNOWN_CHECKSUM"]
    assert main(["models", "verify"]) == ExitCode.OK
    assert "small: good" in capfd.readouterr().out
    model.path.write_bytes(CONTENT[::-1])
    assert main(["models", "verify"]) == ExitCode.VERIFY_FAILED
    model.path.unlink()
    with serving(CONTENT[:-1]) as server:
        other = dataclasses.replace(model, addresses=(server.address,))
        for module in (shelf, models_command):
            monkeypatch.setattr(module, "catalogue", lambda: [other])
        capfd.readouterr()
        assert main(["models", "download", "small", "--json"]) == ExitCode.OK
    codes = [one["code"] for one in answered(capfd) if one["event"] == "warning"]
    assert codes == ["UNKNOWN_CHECKSUM", "CHANGED_MODEL"]


def test_what_something_here_stands_for_is_not_fetched_with_a_set(capfd, monkeypatch):
    stands = {"stands_for": "small", "needed_for": ()}
    other = dataclasses.replace(SMALL, name="other", file="other.pth", **stands)
    other.path.parent.mkdir(parents=True)
    other.path.write_bytes(CONTENT)
    with serving(CONTENT) as server:
        small = dataclasses.replace(SMALL, addresses=(server.address,))
        for module in (shelf, models_command):
            monkeypatch.setattr(module, "catalogue", lambda: [small, other])
        assert main(["models", "download", "rvc-40k", "--json"]) == ExitCode.OK
        assert answered(capfd)[-1]["result"]["downloaded"] == []
        assert server.requests == []
        assert main(["models", "download", "small", "--json"]) == ExitCode.OK
        assert len(server.requests) == 1


def test_what_is_no_base_is_not_kept_under_its_name(only_small, capfd, monkeypatch):
    page = b"<!doctype html><title>Sign in</title>" + b" " * 2000
    with serving(page) as server:
        model = dataclasses.replace(only_small(server.address), sha256="", size=0)
        for module in (shelf, models_command):
            monkeypatch.setattr(module, "catalogue", lambda: [model])
        assert main(["models", "download", "small", "--json"]) == ExitCode.MISSING_MODEL
    assert "web page" in answered(capfd)[-1]["items"][0][1]
    assert not model.path.exists()
    assert received() == {}


def test_the_list_of_everything_keeps_what_the_window_reads(capfd):
    assert main(["models", "list", "--json"]) == ExitCode.OK
    listed = json.loads(capfd.readouterr().out)
    assert [one["name"] for one in listed["sets"]] == list(SETS)
    assert [one["name"] for one in listed["older_sets"]] == list(OLDER_SETS)
    assert all(one["size"] > 10**8 and len(one["models"]) == 4 for one in listed["sets"])
    assert listed["bases"] == []
    assert main(["models", "list"]) == ExitCode.OK
    assert "size not known" in capfd.readouterr().out
