"""What the process says that opened a file is not believed: the file may have taken it over."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from mynah.engine import voice_import
from mynah.engine.control import Control
from mynah.engine.voice_import import ImportRequest, import_voices, prepare_voice
from mynah.project.progress import SilentReporter
from mynah.project.voices import VoiceStore
from mynah.project.workspace import Workspace
from mynah.protocol.errors import ErrorCode, MynahError

Make = Callable[[Path], Path]


@pytest.fixture
def precious(tmp_path: Path) -> Path:
    folder = tmp_path / "letters"
    folder.mkdir()
    (folder / "letter.txt").write_text("mine")
    return folder


def _linked(target: Path) -> Make:
    def make(quarantine: Path) -> Path:
        folder = quarantine / "voice-0"
        folder.mkdir()
        (folder / "model.safetensors").symlink_to(target)
        return folder

    return make


def _link_to(target: Path) -> Make:
    def make(quarantine: Path) -> Path:
        (quarantine / "voice-0").symlink_to(target)
        return quarantine / "voice-0"

    return make


@pytest.fixture(params=["elsewhere", "above", "itself", "a link", "a link within"])
def made(request: pytest.FixtureRequest, precious: Path) -> Make:
    """What such a process would give as the folder of a voice."""
    ways: dict[str, Make] = {
        "elsewhere": lambda _: precious,
        "above": lambda quarantine: quarantine / ".." / ".." / ".." / precious.name,
        "itself": lambda quarantine: quarantine / ".",
        "a link": _link_to(precious),
        "a link within": _linked(precious / "letter.txt"),
    }
    return ways[request.param]


def _answering(make: Make) -> Callable[..., dict[str, Any]]:
    def run(_job: str, request: dict[str, Any], _control: Control, **_: Any) -> dict[str, Any]:
        folder = str(make(Path(request["quarantine"])))
        entry = {"name": "Anna", "file": "a.pth", "problem": None, "folder": folder}
        return {"voices": [entry], "left": [], "members": [], "more": 0}

    return run


def test_a_folder_that_it_did_not_make_is_not_moved(
    tmp_path: Path, precious: Path, made: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = VoiceStore(Workspace.open(tmp_path / "ws", create=True))
    monkeypatch.setattr(voice_import, "run_confined", _answering(made))
    request = ImportRequest((tmp_path / "a.pth",))
    with pytest.raises(MynahError) as caught:
        import_voices(store.workspace, request, SilentReporter(), Control())
    assert caught.value.code is ErrorCode.BAD_INPUT
    assert (precious / "letter.txt").read_text() == "mine"
    assert store.list() == []
    assert not list(store.workspace.voices_dir.glob(".staging*"))


def test_nor_is_it_opened(tmp_path: Path, made: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    quarantine = tmp_path / "quarantine"
    quarantine.mkdir()
    monkeypatch.setattr(voice_import, "run_confined", _answering(made))
    with pytest.raises(MynahError) as caught:
        prepare_voice(tmp_path / "a.pth", None, quarantine, Control())
    assert caught.value.code is ErrorCode.BAD_INPUT
