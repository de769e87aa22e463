"""Voices for other programs, and the way back."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from helpers.rvc_files import TINY, save_index, save_small, state_of
from mynah.engine import voice_import
from mynah.engine.formats.rvc_model import read_small_model
from mynah.engine.formats.rvc_voice import RvcVoiceFacts, build_rvc_voice_folder
from mynah.engine.voice_export import export_voice
from mynah.engine.voice_import_worker import look_at_voices
from mynah.project.voices import VoiceStore, VoiceVersion
from mynah.project.workspace import Workspace
from mynah.protocol.errors import ErrorCode, MynahError
from mynah.protocol.exitcodes import ExitCode


@pytest.fixture
def store(tmp_path: Path) -> VoiceStore:
    return VoiceStore(Workspace.open(tmp_path / "ws", create=True))


@pytest.fixture
def anna(tmp_path: Path, store: VoiceStore) -> VoiceVersion:
    staged = store.stage()
    index = save_index(tmp_path / "any.index")
    build_rvc_voice_folder(staged, state_of(), TINY, RvcVoiceFacts("Anna", epoch=3), index)
    return store.publish("Anna", staged)


def _below(folder: Path) -> list[str]:
    return sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())


def test_layouts_of_other_programs(tmp_path: Path, anna: VoiceVersion) -> None:
    (tmp_path / "applio" / "logs").mkdir(parents=True)

    export_voice(anna, "applio", tmp_path / "applio", replace=False)
    export_voice(anna, "rvc", tmp_path / "rvc", replace=False)

    index = "added_IVF2_Flat_nprobe_1_Anna_v2.index"
    names = ["Anna.index", "Anna.pth", "voice.json"]
    assert _below(tmp_path / "applio") == [f"logs/Anna/{name}" for name in names]
    assert _below(tmp_path / "rvc") == [
        "assets/weights/Anna.pth",
        f"logs/Anna/{index}",
        "logs/Anna/voice.json",
    ]
    assert read_small_model(tmp_path / "rvc" / "assets" / "weights" / "Anna.pth").epoch == 3


def test_nothing_is_replaced_unasked(tmp_path: Path, anna: VoiceVersion) -> None:
    export_voice(anna, "applio", tmp_path / "out", replace=False)

    with pytest.raises(MynahError) as caught:
        export_voice(anna, "applio", tmp_path / "out", replace=False)

    assert caught.value.code is ErrorCode.EXISTS
    assert len(export_voice(anna, "applio", tmp_path / "out", replace=True)) == 3


def test_an_older_index_does_not_stay_beside_the_new_one(
    tmp_path: Path, anna: VoiceVersion
) -> None:
    logs = tmp_path / "rvc" / "logs" / "Anna"
    logs.mkdir(parents=True)
    older = logs / "added_IVF256_Flat_nprobe_1_Anna_v2.index"
    others = ["trained_IVF256_Flat_nprobe_1_Anna_v2.index", "added_IVF9_Flat_nprobe_1_Ann_v2.index"]
    for name in (older.name, *others):
        (logs / name).write_bytes(b"x")

    with pytest.raises(MynahError) as caught:
        export_voice(anna, "rvc", tmp_path / "rvc", replace=False)
    kept = older.exists()
    export_voice(anna, "rvc", tmp_path / "rvc", replace=True)

    assert caught.value.code is ErrorCode.EXISTS
    assert [where for where, _ in caught.value.items] == [str(older)]
    assert kept
    new = "added_IVF2_Flat_nprobe_1_Anna_v2.index"
    assert sorted(path.name for path in logs.iterdir()) == sorted([new, *others, "voice.json"])


def test_a_lite_voice_stays_here(tmp_path: Path, store: VoiceStore) -> None:
    staged = store.stage()
    (staged / "model.safetensors").write_bytes(b"x")
    version = store.publish("Lea", staged, {"kind": "lite"})

    with pytest.raises(MynahError, match="cannot play"):
        export_voice(version, "rvc", tmp_path / "out", replace=False)

    assert (
        export_voice(version, "mynah", tmp_path / "out", replace=False)[0].name == "Lea.mynahvoice"
    )


def test_there_and_back_by_the_command_line(
    mynah: Any, tmp_path: Path, anna: VoiceVersion, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        voice_import, "run_confined", lambda _job, request, _control, **_: look_at_voices(request)
    )
    out = tmp_path / "out"

    code, text, _ = mynah("voices", "export", "Anna", "-o", str(out), "--json")
    packed = json.loads(text)["files"][0]
    looked = mynah("voices", "import", packed, "--dry-run", "--json")
    taken = mynah("voices", "import", packed, "--name", "Again")
    code_two, shown, _ = mynah("voices", "show", "Again", "--json")

    assert (code, looked[0], taken[0], code_two) == (0, 0, 0, 0)
    assert json.loads(looked[1])["voices"][0]["problem"] is None
    assert json.loads(shown)["versions"][0]["card"]["files"] == anna.card.to_dict()["files"]


def test_refusals_by_the_command_line(
    mynah: Any, tmp_path: Path, store: VoiceStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        voice_import, "run_confined", lambda _job, request, _control, **_: look_at_voices(request)
    )
    bad = save_small(tmp_path / "Bert.pth", vocoder="RefineGAN")

    code, text, _ = mynah("voices", "import", str(bad), "--json")
    error = json.loads(text)["error"]

    assert code == ExitCode.BAD_INPUT
    assert "RefineGAN" in error["message"]
    assert store.list() == []


def test_files_older_than_zips_can_be_packed(tmp_path: Path, anna: VoiceVersion) -> None:
    for name in anna.card.files:
        os.utime(anna.dir / name, (0, 0))
    (path,) = export_voice(anna, "mynah", tmp_path / "out", replace=False)
    assert path.stat().st_size > 0
