"""The list of voices that all pages share."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject, QThread

from mynah.gui.services.background import Background
from mynah.gui.services.voices import VoicesService
from mynah.project.active_voice import FILE_NAME, active_voice, set_active_voice
from mynah.project.voices import VoiceStore
from mynah.project.workspace import Workspace

pytestmark = pytest.mark.gui


@pytest.fixture
def workspace(tmp_path):
    return Workspace.open(tmp_path / "ws ü", create=True)


@pytest.fixture
def service(qapp, workspace, qtbot):
    parent = QObject()
    background = Background(parent)
    made = VoicesService(parent, background)
    with qtbot.waitSignals([made.voices_changed] * 2):  # emptied, then read
        made.set_workspace(workspace)
    yield made
    made.close()
    background.close()


def publish(workspace, name):
    store = VoiceStore(workspace)
    staged = store.stage()
    (staged / "model.safetensors").write_bytes(name.encode())
    return store.publish(name, staged, {"kind": "lite", "sample_rate": 32000})


def reload(service, qtbot):
    with qtbot.waitSignal(service.voices_changed):
        service.reload()


def test_a_published_voice_appears(service, workspace, qtbot):
    assert service.voices == ()
    assert service.active == ""
    publish(workspace, "Béla")
    publish(workspace, "Anna")
    reload(service, qtbot)
    assert [one.name for one in service.voices] == ["Anna", "Béla"]
    assert service.voice("Be\u0301la").name == "Béla"  # however it is composed
    assert service.voice("nobody") is None


def test_the_first_voice_is_offered_until_one_is_chosen(service, workspace, qtbot):
    publish(workspace, "Anna")
    publish(workspace, "Ben")
    reload(service, qtbot)
    assert service.active == "Anna"
    with qtbot.waitSignal(service.voices_changed):
        service.set_active("Ben")
    assert service.active == "Ben"
    assert active_voice(workspace) == "Ben"
    VoiceStore(workspace).delete("Ben")
    reload(service, qtbot)
    assert service.active == "Anna"


def test_a_broken_mark_is_no_mark(workspace):
    publish(workspace, "Anna")
    assert active_voice(workspace) == ""
    set_active_voice(workspace, "Anna")
    (workspace.voices_dir / FILE_NAME).write_text('{"name": "An')
    assert active_voice(workspace) == ""


def test_the_list_is_read_off_the_thread_of_the_window(service, workspace, qtbot, monkeypatch):
    threads = []
    listed = VoiceStore.list
    monkeypatch.setattr(
        VoiceStore, "list", lambda store: threads.append(QThread.currentThread()) or listed(store)
    )
    reload(service, qtbot)
    assert threads
    assert service.thread() not in threads


def test_another_workspace_shows_its_own_voices(service, workspace, qtbot, tmp_path):
    publish(workspace, "Anna")
    reload(service, qtbot)
    other = Workspace.open(tmp_path / "other", create=True)
    with qtbot.waitSignals([service.voices_changed] * 2):
        service.set_workspace(other)
    assert service.voices == ()


def test_what_another_program_does_is_followed(service, workspace, qtbot):
    publish(workspace, "Anna")
    qtbot.waitUntil(lambda: [one.name for one in service.voices] == ["Anna"])
    publish(workspace, "Ben")
    VoiceStore(workspace).rename("Anna", "Zoe")
    qtbot.waitUntil(lambda: [one.name for one in service.voices] == ["Ben", "Zoe"])
    VoiceStore(workspace).edit_card("Zoe", notes="New.")
    qtbot.waitUntil(lambda: service.voice("Zoe").current.card.notes == "New.")
    VoiceStore(workspace).use("Zoe")
    qtbot.waitUntil(lambda: service.active == "Zoe")
    VoiceStore(workspace).delete("Ben")
    qtbot.waitUntil(lambda: [one.name for one in service.voices] == ["Zoe"])
