"""Exported and imported again, a voice is the one it was: weights and card."""

import json
import zipfile
from pathlib import Path
from typing import Any

import onnxruntime
import pytest
import torch

from helpers.lite import made_voice
from helpers.rvc_files import TINY, save_index, save_small, state_of, tiny
from mynah.engine import voice_import
from mynah.engine.control import Control
from mynah.engine.formats.rvc_model import read_small_model
from mynah.engine.formats.rvc_voice import RvcVoiceFacts, build_rvc_voice_folder
from mynah.engine.voice_export import PROGRAMS, export_voice
from mynah.engine.voice_import import ImportRequest, import_voices
from mynah.engine.voice_import_worker import look_at_voices
from mynah.project.progress import SilentReporter
from mynah.project.voice_card import weights_sha256
from mynah.project.voices import VoiceStore, VoiceVersion
from mynah.project.workspace import Workspace
from mynah.protocol.errors import ErrorCode, MynahError

SAID = {
    "author": "Ann",
    "licence": "CC BY 4.0",
    "consent": "my own voice",
    "notes": "breathy; “soft”",
    "measurements": {"similarity": 0.9},
    "epochs": 12,
    "steps": 340,
    "minutes": 11.5,
    "run_id": "run-1",
    "made_by_ai": True,
}
OF_THE_FAMILY = ("applio", "rvc", "w-okada")


@pytest.fixture(autouse=True)
def in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        voice_import, "run_confined", lambda _job, request, _control, **_: look_at_voices(request)
    )


@pytest.fixture
def store(tmp_path: Path) -> VoiceStore:
    return VoiceStore(Workspace.open(tmp_path / "ws", create=True))


@pytest.fixture
def other(tmp_path: Path) -> VoiceStore:
    return VoiceStore(Workspace.open(tmp_path / "elsewhere", create=True))


def rvc(store: VoiceStore, config: Any = TINY, name: str = "Anna") -> VoiceVersion:
    facts = RvcVoiceFacts(name, median_f0=210.0, speakers=("Anna", "Bea"), unvoiced="filled")
    with store.staged() as staged:
        index = save_index(store.workspace.cache_dir / "any.index", config.content_width)
        build_rvc_voice_folder(staged, state_of(config), config, facts, index)
        (staged / "sample.flac").write_bytes(b"fLaC")
        return store.publish(name, staged, SAID)


def lite(store: VoiceStore, tmp_path: Path) -> VoiceVersion:
    return store.publish("Lea", made_voice(tmp_path / "made", name="Lea"), SAID)


def taken(store: VoiceStore, *paths: Path, **more: Any) -> VoiceVersion:
    request = ImportRequest(tuple(paths), **more)
    report = import_voices(store.workspace, request, SilentReporter(), Control())
    (entry,) = report["voices"]
    assert entry["problem"] is None
    return store.latest(entry["published"]["voice"])


def without(card: Any, *keys: str) -> dict[str, Any]:
    return {key: value for key, value in card.to_dict().items() if key not in keys}


@pytest.mark.parametrize("program", [one for one in PROGRAMS if one != "onnx"])
@pytest.mark.parametrize("version", ["v1", "v2"])
def test_an_rvc_voice_comes_back_as_it_was(
    store: VoiceStore, other: VoiceStore, tmp_path: Path, program: str, version: str
) -> None:
    before = rvc(store, tiny(version))
    files = export_voice(before, program, tmp_path / "out", replace=False)

    after = taken(other, tmp_path / "out" if program != "mynah" else files[0])

    assert weights_sha256(after.card) == weights_sha256(before.card)
    mine, theirs = (read_small_model(one.dir / "Anna.pth") for one in (before, after))
    assert mine.config == theirs.config
    assert mine.weights.keys() == theirs.weights.keys()
    assert all(torch.equal(value, theirs.weights[name]) for name, value in mine.weights.items())
    if program == "mynah":
        assert after.card == before.card  # byte for byte, the sample and the index among them
    elif program == "safetensors":
        changed = {**before.card.lineage, "vectors": 0}  # it comes without its index
        assert without(after.card, "files", "lineage") == without(before.card, "files", "lineage")
        assert dict(after.card.lineage) == changed
    else:
        assert without(after.card, "files") == without(before.card, "files")
        kept = {name: record for name, record in before.card.files.items() if "sample" not in name}
        assert dict(after.card.files) == kept


@pytest.mark.parametrize("program", OF_THE_FAMILY)
def test_a_single_model_finds_its_card(
    store: VoiceStore, other: VoiceStore, tmp_path: Path, program: str
) -> None:
    before = rvc(store)
    files = export_voice(before, program, tmp_path / "out", replace=False)
    model = next(path for path in files if path.suffix == ".pth")
    after = taken(other, model, name="Else")
    assert without(after.card, "files", "name") == without(before.card, "files", "name")


def test_a_zip_of_an_export_keeps_the_card(
    store: VoiceStore, other: VoiceStore, tmp_path: Path
) -> None:
    before = rvc(store)
    files = export_voice(before, "rvc", tmp_path / "out", replace=False)
    with zipfile.ZipFile(tmp_path / "packed.zip", "w") as archive:
        for path in files:
            archive.write(path, path.relative_to(tmp_path / "out").as_posix())
    after = taken(other, tmp_path / "packed.zip")
    assert without(after.card, "files") == without(before.card, "files")


def test_the_card_of_another_voice_is_not_believed(
    store: VoiceStore, other: VoiceStore, tmp_path: Path
) -> None:
    export_voice(rvc(store), "applio", tmp_path / "out", replace=False)
    save_small(tmp_path / "out" / "Anna" / "Anna.pth", author="Mallory")
    after = taken(other, tmp_path / "out")
    assert after.card.author == "Mallory"
    assert after.card.consent == ""
    assert after.card.lineage["origin_file"] == "Anna.pth"


def test_what_is_asked_for_goes_over_the_card(
    store: VoiceStore, other: VoiceStore, tmp_path: Path
) -> None:
    export_voice(rvc(store), "applio", tmp_path / "out", replace=False)
    after = taken(other, tmp_path / "out", consent="as agreed", unvoiced="zero")
    assert after.card.consent == "as agreed"
    assert after.card.lineage["unvoiced"] == "zero"
    assert after.card.author == "Ann"


def test_importing_an_export_again_makes_no_new_version(
    store: VoiceStore, other: VoiceStore, tmp_path: Path
) -> None:
    for program in ("applio", "safetensors"):
        export_voice(rvc(store), program, tmp_path / program, replace=False)
        first = taken(other, tmp_path / program)
        assert taken(other, tmp_path / program).version == first.version


@pytest.mark.parametrize("program", ["mynah", "safetensors"])
def test_a_lite_voice_comes_back_as_it_was(
    store: VoiceStore, other: VoiceStore, tmp_path: Path, program: str
) -> None:
    before = lite(store, tmp_path)
    files = export_voice(before, program, tmp_path / "out", replace=False)
    after = taken(other, files[0] if program == "mynah" else tmp_path / "out")
    name = "model.safetensors"
    assert (after.dir / name).read_bytes() == (before.dir / name).read_bytes()
    assert without(after.card, "files") == without(before.card, "files")
    if program == "mynah":
        assert after.card == before.card


@pytest.mark.parametrize("kind", ["rvc", "lite"])
def test_an_onnx_file_is_written_with_its_card_and_not_taken_back(
    store: VoiceStore, other: VoiceStore, tmp_path: Path, kind: str
) -> None:
    version = rvc(store) if kind == "rvc" else lite(store, tmp_path)
    files = export_voice(version, "onnx", tmp_path / "out", replace=False)
    index = [f"{version.name}.index"] if kind == "rvc" else []
    assert [path.name for path in files] == [f"{version.name}.onnx", *index, "voice.json"]
    run = onnxruntime.InferenceSession(str(files[0]), providers=["CPUExecutionProvider"])
    said = json.loads(run.get_modelmeta().custom_metadata_map["metadata"])
    assert said["mynah"]["weights_sha256"] == weights_sha256(version.card)
    assert said["mynah"]["consent"] == "my own voice"
    with pytest.raises(MynahError) as caught:
        taken(other, tmp_path / "out")
    assert "ONNX" in str(caught.value.items)
    with pytest.raises(MynahError) as caught:
        export_voice(version, "onnx", tmp_path / "out", replace=False)
    assert caught.value.code is ErrorCode.EXISTS


@pytest.mark.parametrize("program", OF_THE_FAMILY)
def test_other_programs_cannot_play_a_lite_voice(
    store: VoiceStore, tmp_path: Path, program: str
) -> None:
    with pytest.raises(MynahError, match="cannot play"):
        export_voice(lite(store, tmp_path), program, tmp_path / "out", replace=False)
    assert not (tmp_path / "out").exists()


def test_a_slot_of_the_voice_changer(store: VoiceStore, tmp_path: Path) -> None:
    version, slots = rvc(store), tmp_path / "model_dir"
    (slots / "0").mkdir(parents=True)
    (slots / "0" / "params.json").write_text('{"voiceChangerType": "RVC", "name": "Theirs"}')
    (slots / "1").mkdir()

    files = export_voice(version, "w-okada", tmp_path, replace=False)

    assert {path.parent for path in files} == {slots / "1"}
    said = json.loads((slots / "1" / "params.json").read_text(encoding="utf-8"))
    assert (said["voiceChangerType"], said["modelType"]) == ("RVC", "pyTorchRVCv2")
    assert (said["modelFile"], said["indexFile"]) == ("Anna.pth", "Anna.index")
    assert (said["samplingRate"], said["embChannels"], said["f0"]) == (8000, 768, True)
    assert (said["credit"], said["speakers"]) == ("Ann", {"0": "Anna", "1": "Bea"})
    with pytest.raises(MynahError) as caught:  # the same voice goes to its own slot
        export_voice(version, "w-okada", slots, replace=False)
    assert caught.value.code is ErrorCode.EXISTS
    again = export_voice(version, "w-okada", slots, replace=True)
    assert again == files
    plain = export_voice(version, "w-okada", tmp_path / "out", replace=False)
    assert {path.parent for path in plain} == {tmp_path / "out" / "Anna"}


@pytest.mark.parametrize("program", [one for one in PROGRAMS if one != "onnx"])
def test_a_renamed_voice_is_passed_on_under_its_new_name(
    store: VoiceStore, other: VoiceStore, tmp_path: Path, program: str
) -> None:
    rvc(store)
    store.rename("Anna", "Zoë")
    before = store.latest("Zoë")
    files = export_voice(before, program, tmp_path / "out", replace=False)
    after = taken(other, tmp_path / "out" if program != "mynah" else files[0])
    assert (after.name, after.card.name) == ("Zoë", "Zoë")
    assert weights_sha256(after.card) == weights_sha256(before.card)
