"""Voices from elsewhere: every layout is understood, bad input is refused, nothing is lost."""

import json
import os
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import torch
from safetensors.torch import save_file

from helpers.rvc_files import TINY, save_index, save_small, small_file_data, state_of, tiny
from mynah.engine import voice_import
from mynah.engine.control import Control
from mynah.engine.formats.rvc_model import read_small_model
from mynah.engine.formats.rvc_voice import RvcVoiceFacts, build_rvc_voice_folder, read_voice_model
from mynah.engine.voice_import import ImportRequest, import_voices
from mynah.engine.voice_import_worker import look_at_voices
from mynah.project.progress import SilentReporter
from mynah.project.voices import VoiceStore
from mynah.project.workspace import Workspace
from mynah.protocol.errors import ErrorCode, MynahError

Take = Callable[..., dict[str, Any]]


@pytest.fixture
def store(tmp_path: Path) -> VoiceStore:
    return VoiceStore(Workspace.open(tmp_path / "ws", create=True))


@pytest.fixture
def take(store: VoiceStore, monkeypatch: pytest.MonkeyPatch) -> Take:
    """Import in this process: starting another takes seconds and is tested once."""

    def here(_job: str, request: dict[str, Any], _control: Control, **_: Any) -> dict[str, Any]:
        answer: dict[str, Any] = json.loads(json.dumps(look_at_voices(request)))
        return answer

    monkeypatch.setattr(voice_import, "run_confined", here)

    def run(*paths: Path, **options: Any) -> dict[str, Any]:
        request = ImportRequest(paths, **options)
        return import_voices(store.workspace, request, SilentReporter(), Control())

    return run


def _names(report: dict[str, Any]) -> list[str]:
    return sorted(entry["name"] for entry in report["voices"])


def _refused(take: Take, *paths: Path, **options: Any) -> MynahError:
    with pytest.raises(MynahError) as caught:
        take(*paths, **options)
    assert caught.value.message.count(". ") == 0, "one sentence"
    return caught.value


def _zipped(folder: Path) -> Path:
    return Path(shutil.make_archive(str(folder), "zip", folder))


def test_an_index_that_is_asked_for_counts_for_the_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    model, index = tmp_path / "a.pth", tmp_path / "a.index"
    model.write_bytes(b"")
    with index.open("wb") as file:
        file.truncate(1 << 30)  # takes no room
    given: dict[str, int] = {}

    def broken(*_: Any, memory_bytes: int, **__: Any) -> dict[str, Any]:
        given["memory"] = memory_bytes
        raise MynahError(ErrorCode.BAD_INPUT, "It was looked at.")

    monkeypatch.setattr(voice_import, "run_confined", broken)
    with pytest.raises(MynahError, match="looked at"):
        voice_import.prepare_voice(model, index, tmp_path, Control())
    assert given["memory"] >= 2 << 30


def test_a_model_and_its_index(tmp_path: Path, take: Take, store: VoiceStore) -> None:
    model = save_small(tmp_path / "in" / "Änna_e20_s300.pth", sr=8000)
    index = save_index(tmp_path / "in" / "added_IVF2_Flat_nprobe_1_Änna_v2.index")

    report = take(model, index, speakers=("Ä", "B"), consent="my own voice")

    version = store.latest("Änna")
    files = sorted(version.card.files)
    config, weights = read_voice_model(version.dir / "model.safetensors")
    assert report["voices"][0]["index"] == str(index)
    assert files == ["added_IVF2_Flat_nprobe_1_Änna_v2.index", "model.safetensors", "Änna.pth"]
    assert (version.card.kind, version.card.sample_rate, version.card.epochs) == ("rvc", 8000, 20)
    assert version.card.lineage["speakers"] == ["Ä", "B"]
    assert version.card.consent == "my own voice"
    assert version.card.lineage["origin_file"] == "Änna_e20_s300.pth"
    assert config == TINY
    original = read_small_model(model).weights
    assert all(torch.equal(weights[name], one) for name, one in original.items())
    assert read_small_model(version.dir / "Änna.pth").notes == ()
    assert not list(store.workspace.voices_dir.glob(".staging*"))


def test_looking_alone_publishes_nothing(tmp_path: Path, take: Take, store: VoiceStore) -> None:
    good = save_small(tmp_path / "in" / "Anna.pth")
    save_small(tmp_path / "in" / "Bert.pth", vocoder="RefineGAN")

    report = take(good.parent, dry_run=True)

    problems = {entry["name"]: entry["problem"] for entry in report["voices"]}
    assert problems["Anna"] is None
    assert "RefineGAN" in problems["Bert"]["message"]
    assert store.list() == []
    assert not list(store.workspace.voices_dir.glob(".staging*"))


def test_logs_of_applio(tmp_path: Path, take: Take, store: VoiceStore) -> None:
    logs = tmp_path / "logs"
    for name in ("Anna", "Bert"):
        for epochs in (10, 200):
            save_small(logs / name / f"{name}_{epochs}e_{epochs * 9}s.pth", epoch=epochs)
        save_index(logs / name / f"{name}.index", count=70)
    torch.save({"model": {"discriminators.0.convs.0.bias": torch.ones(1)}}, logs / "Anna/D_1.pth")
    save_small(logs / "Anna" / "extracted" / "part.pth")

    report = take(logs)

    assert _names(report) == ["Anna", "Bert"]
    assert store.latest("Bert").card.epochs == 200
    assert all(entry["index"].endswith(f"{entry['name']}.index") for entry in report["voices"])
    reasons = {Path(path).name: reason for path, reason in report["left"]}
    assert "Anna_200e_1800s.pth is newer" in reasons["Anna_10e_90s.pth"]
    assert "discriminator" in reasons["D_1.pth"]
    assert "part.pth" not in reasons


def test_places_of_rvc_webui(tmp_path: Path, take: Take, store: VoiceStore) -> None:
    weights, logs = tmp_path / "rvc" / "assets" / "weights", tmp_path / "rvc" / "logs"
    for name in ("Anna", "Annabel"):
        save_small(weights / f"{name}.pth")
        save_index(logs / name / f"added_IVF2_Flat_nprobe_1_{name}_v2.index")
    save_small(weights / "Anna_e5_s100.pth")
    save_index(logs / "Anna" / "trained_IVF2_Flat_nprobe_1_Anna_v2.index", count=0)

    report = take(tmp_path / "rvc")
    indexes = {entry["name"]: Path(entry["index"]).name for entry in report["voices"]}
    alone = take(weights / "Anna_e5_s100.pth", name="Early", dry_run=True)

    assert indexes["Anna"] == "added_IVF2_Flat_nprobe_1_Anna_v2.index"
    assert indexes["Annabel"] == "added_IVF2_Flat_nprobe_1_Annabel_v2.index"
    assert any("without vectors" in reason for _, reason in report["left"])
    assert alone["voices"][0]["index"].endswith("_Anna_v2.index")
    assert [voice.name for voice in store.list()] == ["Anna", "Annabel"]


def test_a_zip_with_odd_names(tmp_path: Path, take: Take, store: VoiceStore) -> None:
    folder = tmp_path / "My Voice"
    save_small(folder / "sub" / "model.pth", model_name="Carla")
    save_index(folder / "other name.index", count=20)
    save_index(folder / "large.index", count=75)
    (folder / "readme.txt").write_text("hello")
    (folder / "more.zip").write_bytes(b"PK")
    path = _zipped(folder)

    report = take(path)

    assert _names(report) == ["Carla"]
    assert report["voices"][0]["file"] == "My Voice.zip: sub/model.pth"
    assert report["left"][0][0] == "My Voice.zip: more.zip"
    assert store.latest("Carla").card.lineage["vectors"] in (0, 75)


def test_of_several_indexes_the_fitting_one_is_taken(tmp_path: Path, take: Take) -> None:
    folder = tmp_path / "Anna"
    save_small(folder / "Anna.pth")
    save_index(folder / "added_Anna_v1.index", width=256)
    save_index(folder / "added_IVF2_Flat_nprobe_1_Anna_v2.index", count=40)
    save_index(folder / "added_IVF3_Flat_nprobe_1_Anna_v2.index", count=60)

    entry = take(folder, dry_run=True)["voices"][0]

    assert entry["index"].endswith("IVF3_Flat_nprobe_1_Anna_v2.index")
    assert "most vectors" in entry["why_index"]


@pytest.mark.parametrize("count", [0, 80])
def test_a_voice_goes_without_an_index_that_does_not_fit(
    tmp_path: Path, take: Take, store: VoiceStore, count: int
) -> None:
    save_small(tmp_path / "in" / "Anna.pth")
    save_index(tmp_path / "in" / "Anna.index", width=256 if count else 768, count=count)

    report = take(tmp_path / "in")

    assert report["voices"][0]["index"] is None
    assert (
        "values" in report["voices"][0]["why_index"]
        or "added_" in str(report["left"])
        or ("without vectors" in report["voices"][0]["why_index"])
    )
    assert store.latest("Anna").card.lineage["vectors"] == 0


def test_a_voice_of_ours_comes_back(tmp_path: Path, take: Take, store: VoiceStore) -> None:
    staged = store.stage()
    facts = RvcVoiceFacts("Anna", epoch=4, minutes=3.5, consent="hers")
    index = save_index(tmp_path / "x.index")
    build_rvc_voice_folder(staged, state_of(), TINY, facts, index)
    (staged / "sample.flac").write_bytes(b"fLaC")
    version = store.publish("Anna", staged)
    path = _zipped(version.dir)

    take(path, name="Anna again")
    again = store.latest("Anna again")
    assert (again.card.epochs, again.card.consent) == (4, "hers")
    assert sorted(again.card.files) == sorted(version.card.files)

    with (version.dir / "model.safetensors").open("r+b") as file:
        file.seek(-4, os.SEEK_END)
        file.write(b"\1\2\3\4")
    error = _refused(take, version.dir.parent)
    assert error.code is ErrorCode.VERIFY_FAILED


def test_a_lite_voice_comes_back(tmp_path: Path, take: Take, store: VoiceStore) -> None:
    staged = store.stage()
    save_file({"a": torch.ones(2)}, staged / "model.safetensors")
    save_index(staged / "added_x_lite.index", width=384)
    version = store.publish("Lea", staged, {"kind": "lite"})
    before = dict(version.card.files)
    path = _zipped(version.dir).rename(tmp_path / "Lea.zip")
    store.delete("Lea")

    take(path)

    assert dict(store.latest("Lea").card.files) == before


def test_a_voice_of_ours_without_its_model(tmp_path: Path, take: Take, store: VoiceStore) -> None:
    folder = tmp_path / "Lea"
    folder.mkdir()
    (folder / "voice.json").write_text('{"schema_version": 1, "kind": "lite", "name": "Lea"}')

    error = _refused(take, folder)

    assert error.code is ErrorCode.VERIFY_FAILED
    assert store.list() == []


def _truncated(path: Path) -> None:
    save_small(path)
    path.write_bytes(path.read_bytes()[:-3000])


def _renamed(path: Path) -> None:
    path.write_bytes(b"RIFF\0\0\0\0WAVE" + b"\0" * 99)


def _oversized(path: Path) -> None:
    save_small(path)
    with path.open("r+b") as file:
        file.truncate(5 << 30)  # sparse


def _code(path: Path) -> None:
    class Attack:
        def __reduce__(self) -> tuple[Any, tuple[str]]:
            return os.system, (f"touch {path.parent / 'ran'}",)

    torch.save({**small_file_data(), "config": Attack()}, path)


def _nan(path: Path) -> None:
    data = small_file_data()
    data["weight"]["emb_g.weight"][0, 0] = float("nan")
    torch.save(data, path)


def _another_rate(path: Path) -> None:
    items = TINY.to_list()
    save_small(path, config=[*items[:17], 16000])


def _other_features(path: Path) -> None:
    save_small(path, tiny("v1"), version="v2")


def _other_encoder(path: Path) -> None:
    save_small(path, embedder_model="spin-v2")


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (_truncated, "cut short"),
        (_renamed, "sound"),
        (_oversized, "more than"),
        (_code, "system"),
        (_nan, "not numbers"),
        (_another_rate, "not 16000 Hz"),
        (_other_features, "256 values"),
        (_other_encoder, "spin-v2"),
    ],
)
def test_bad_input_is_one_sentence_and_loses_nothing(
    tmp_path: Path, take: Take, store: VoiceStore, make: Callable[[Path], None], words: str
) -> None:
    take(save_small(tmp_path / "Anna.pth"))
    before = {path: path.stat().st_mtime_ns for path in store.show("Anna").dir.rglob("*")}
    bad = tmp_path / "bad" / "Anna.pth"
    bad.parent.mkdir()
    make(bad)
    size = bad.stat().st_size

    error = _refused(take, bad)

    assert words in error.message
    assert error.message.count("Anna.pth") == 1
    assert {path: path.stat().st_mtime_ns for path in store.show("Anna").dir.rglob("*")} == before
    assert [path.name for path in bad.parent.iterdir()] == ["Anna.pth"]
    assert bad.stat().st_size == size
    assert not list(store.workspace.voices_dir.glob(".staging*"))


def test_an_index_that_was_asked_for_must_fit(tmp_path: Path, take: Take) -> None:
    model = save_small(tmp_path / "Anna.pth")

    error = _refused(take, model, index=save_index(tmp_path / "a.index", width=256))

    assert "256 values (v1)" in error.message


def test_a_trap_is_refused_whole(tmp_path: Path, take: Take, store: VoiceStore) -> None:
    path = tmp_path / "voice.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.write(save_small(tmp_path / "Anna.pth"), "Anna.pth")
        archive.writestr("../../evil.pth", b"x")

    assert "leads out" in _refused(take, path).message
    assert store.list() == []


def test_one_name_for_two_voices(tmp_path: Path, take: Take) -> None:
    for name in ("Anna", "Bert"):
        save_small(tmp_path / "in" / f"{name}.pth")

    error = _refused(take, tmp_path / "in", name="Carl")

    assert error.code is ErrorCode.USAGE
    assert "Anna, Bert" in error.message


def test_a_training_state_points_to_extraction(tmp_path: Path, take: Take) -> None:
    folder = tmp_path / "logs" / "Anna"
    folder.mkdir(parents=True)
    torch.save({"model": state_of(), "optimizer": {}, "iteration": 1}, folder / "G_1.pth")

    error = _refused(take, folder)

    assert "sample rates" in error.items[0][1] or "extract" in error.items[0][1]


def test_a_second_import_of_the_same_is_no_new_version(
    tmp_path: Path, take: Take, store: VoiceStore
) -> None:
    model = save_small(tmp_path / "Anna.pth")

    take(model)
    take(model)
    packed = _zipped(save_small(tmp_path / "Bert" / "Bert.pth").parent)
    take(packed)
    take(packed)

    assert [len(voice.versions) for voice in store.list()] == [1, 1]


@pytest.mark.slow
def test_through_a_process_of_its_own(tmp_path: Path, store: VoiceStore) -> None:
    save_small(tmp_path / "in" / "Anna.pth")
    _code(tmp_path / "in" / "Evil.pth")
    request = ImportRequest((tmp_path / "in",))

    report = import_voices(store.workspace, request, SilentReporter(), Control())

    assert store.latest("Anna").card.kind == "rvc"
    assert "system" in report["left"][0][1]
    assert not (tmp_path / "in" / "ran").exists()
