"""What a look at foreign files tells before anything is kept."""

import json
import pickle
import zipfile
from collections import OrderedDict
from pathlib import Path
from typing import Any

import pytest
import torch

from helpers.rvc_files import TINY, save_index, save_small, state_of, tiny
from mynah.engine import voice_import
from mynah.engine.control import Control
from mynah.engine.formats.rvc_voice import RvcVoiceFacts, build_rvc_voice_folder
from mynah.engine.voice_export import export_voice
from mynah.engine.voice_import import ImportRequest, import_voices
from mynah.engine.voice_import_worker import look_at_voices
from mynah.project.progress import SilentReporter
from mynah.project.voices import VoiceStore
from mynah.project.workspace import Workspace
from mynah.protocol.errors import MynahError


@pytest.fixture
def store(tmp_path: Path) -> VoiceStore:
    return VoiceStore(Workspace.open(tmp_path / "ws", create=True))


@pytest.fixture
def look(store: VoiceStore, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setattr(
        voice_import,
        "run_confined",
        lambda _job, request, _control, **_: json.loads(json.dumps(look_at_voices(request))),
    )

    def run(*paths: Path, **more: Any) -> dict[str, Any]:
        request = ImportRequest(paths, **{"dry_run": True, **more})
        report = import_voices(store.workspace, request, SilentReporter(), Control())
        assert store.list() == [] or more or any(one["older"] for one in report["voices"])
        return report

    return run


def uses(report: dict[str, Any]) -> dict[str, str]:
    return {Path(one["file"]).name: one["use"] for one in report["members"]}


def made(store: VoiceStore, name: str = "Anna", **facts: Any) -> Any:
    with store.staged() as staged:
        build_rvc_voice_folder(staged, state_of(), TINY, RvcVoiceFacts(name, **facts))
        return store.publish(name, staged)


def test_a_model_alone(look: Any, tmp_path: Path) -> None:
    path = save_small(
        tmp_path / "Anna.pth", tiny(f0=False), author="Ann", licence="CC0", mood="low"
    )
    report = look(path)
    (entry,) = report["voices"]
    assert (entry["missing"], entry["card"]) == (["index", "pitch", "card"], "")
    assert (entry["becomes"], entry["older"], entry["published"]) == ("v001", "", None)
    assert report["members"] == [
        {"file": str(path), "size": path.stat().st_size, "use": "weights of Anna"}
    ]


def test_what_a_foreign_model_says_goes_into_the_card(
    look: Any, tmp_path: Path, store: Any
) -> None:
    path = save_small(
        tmp_path / "Anna.pth",
        author="Ann",
        info="made on a boat",
        dataset_length="00:11:30",
        licence="CC0",
        mood="low",
    )
    look(path, dry_run=False)
    card = store.latest("Anna").card
    assert (card.author, card.licence, card.minutes) == ("Ann", "CC0", 11.5)
    assert card.lineage["origin_info"] == "made on a boat"
    assert card.lineage["origin_extra"] == {"licence": "CC0", "mood": "low"}


def test_an_index_alone_is_no_voice(look: Any, tmp_path: Path) -> None:
    report = look(save_index(tmp_path / "Anna.index"))
    assert report["voices"] == []
    assert "belongs to no voice" in report["left"][0][1]
    assert uses(report) == {"Anna.index": report["left"][0][1]}


def test_a_zip_with_folders_and_what_a_mac_leaves_in_it(look: Any, tmp_path: Path) -> None:
    model = save_small(tmp_path / "Anna.pth")
    index = save_index(tmp_path / "added_IVF2_Flat_nprobe_1_Anna_v2.index")
    with zipfile.ZipFile(tmp_path / "packed.zip", "w") as archive:
        archive.write(model, "voice/deep/Anna.pth")
        archive.write(index, f"voice/deep/{index.name}")
        archive.writestr("__MACOSX/voice/deep/._Anna.pth", b"junk")
        archive.writestr("voice/__MACOSX/Other.pth", b"junk")
        archive.writestr("voice/read me.txt", b"hello")
        archive.writestr("voice/more.7z", b"7z")
    report = look(tmp_path / "packed.zip")
    (entry,) = report["voices"]
    assert entry["index"] == f"packed.zip: voice/deep/{index.name}"
    assert [one["file"] for one in report["members"]] == [
        "packed.zip: voice/deep/Anna.pth",
        f"packed.zip: voice/deep/{index.name}",
        "packed.zip: __MACOSX/voice/deep/._Anna.pth",
        "packed.zip: voice/__MACOSX/Other.pth",
        "packed.zip: voice/read me.txt",
        "packed.zip: voice/more.7z",
    ]
    said = [one["use"] for one in report["members"]]
    assert said[:2] == ["weights of Anna", "index of Anna"]
    assert set(said[2:5]) == {"is no part of a voice"}
    assert "archive inside" in said[5]
    assert report["members"][0]["size"] == model.stat().st_size


def test_folders_of_applio_and_of_the_webui(look: Any, tmp_path: Path) -> None:
    applio = tmp_path / "applio" / "logs" / "Anna"
    save_small(applio / "Anna_10e_100s.pth")
    save_small(applio / "Anna_20e_200s.pth")
    save_index(applio / "Anna.index")
    webui = tmp_path / "webui"
    save_small(webui / "assets" / "weights" / "Bea.pth")
    save_index(webui / "logs" / "Bea" / "added_IVF2_Flat_nprobe_1_Bea_v2.index")

    first, second = look(tmp_path / "applio"), look(webui)

    said = uses(first)
    assert said["Anna_20e_200s.pth"] == "weights of Anna"
    assert "older state" in said["Anna_10e_100s.pth"]
    assert said["Anna.index"] == "index of Anna"
    assert [one["missing"] for one in (first["voices"] + second["voices"])] == [["card"], ["card"]]


def test_voices_of_mynah_tell_what_their_cards_keep(
    look: Any, tmp_path: Path, store: VoiceStore
) -> None:
    version = made(store, author="Ann")
    (packed,) = export_voice(version, "mynah", tmp_path / "out", replace=False)
    for source in (packed, version.dir):
        (entry,) = look(source)["voices"]
        assert entry["keeps"] == ["author", "lineage"]
        assert entry["missing"] == ["index", "licence", "consent"]
        assert (entry["becomes"], entry["older"]) == ("v002", "v001")


def test_a_clash_of_names_is_told(look: Any, tmp_path: Path, store: VoiceStore) -> None:
    made(store)
    report = look(save_small(tmp_path / "Anna.pth", info="another"))
    assert (report["voices"][0]["becomes"], report["voices"][0]["older"]) == ("v002", "v001")


class Harmful:
    def __reduce__(self) -> Any:
        return (print, ("this must never be said",))


def test_what_is_refused_says_why(look: Any, tmp_path: Path, capfd: Any) -> None:
    good = save_small(tmp_path / "in" / "Good.pth").read_bytes()
    torch.save({"weight": OrderedDict(), "x": Harmful()}, tmp_path / "in" / "Code.pth")
    (tmp_path / "in" / "Plain.pth").write_bytes(pickle.dumps(Harmful()))
    (tmp_path / "in" / "Short.pth").write_bytes(good[: len(good) // 2])
    torch.save({"model": state_of(), "iteration": 3, "optimizer": {}}, tmp_path / "in" / "G_3.pth")
    torch.save(
        {"model": {"discriminators.0.x": torch.zeros(1)}, "optimizer": {}},
        tmp_path / "in" / "D_3.pth",
    )
    report = look(tmp_path / "in")
    assert [one["name"] for one in report["voices"] if not one["problem"]] == ["Good"]
    said = {**uses(report)}
    assert "voices extract" in said["G_3.pth"] or "cannot be used" in said["G_3.pth"]
    assert "discriminator" in said["D_3.pth"]
    for name in ("Code.pth", "Plain.pth", "Short.pth"):
        assert len(said[name]) > 20
        assert said[name] != "is not used"
    assert "this must never be said" not in capfd.readouterr().out


def test_a_very_large_folder_is_counted_and_not_listed(look: Any, tmp_path: Path) -> None:
    for number in range(520):
        (tmp_path / "many").mkdir(exist_ok=True)
        (tmp_path / "many" / f"{number}.txt").write_text("x")
    save_small(tmp_path / "many" / "Anna.pth")
    report = look(tmp_path / "many")
    assert (len(report["members"]), report["more"]) == (500, 21)


def test_the_command_prints_it_all(mynah: Any, look: Any, tmp_path: Path) -> None:
    path = save_small(tmp_path / "Anna.pth")
    code, out, _ = mynah("voices", "import", str(path), "--dry-run")
    assert code == 0
    assert "Anna: can be imported" in out
    assert "missing: index, card" in out
    assert f"{path.stat().st_size:,} bytes: weights of Anna" in out


def test_nothing_usable_is_an_error_unless_one_only_looks(look: Any, tmp_path: Path) -> None:
    path = save_index(tmp_path / "Anna.index")
    with pytest.raises(MynahError):
        look(path, dry_run=False)
    assert look(path)["left"]


def test_one_bad_archive_does_not_hide_the_others(look: Any, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "bad.zip", "w") as archive:
        archive.writestr("../../out.pth", b"x")
    good = save_small(tmp_path / "Anna.pth")
    report = look(tmp_path / "bad.zip", good)
    assert [one["name"] for one in report["voices"]] == ["Anna"]
    assert "leads out of the folder" in uses(report)["bad.zip"]
    with pytest.raises(MynahError, match="leads out"):
        look(tmp_path / "bad.zip")
