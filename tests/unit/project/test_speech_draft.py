"""The text of the page Speak survives a start, and other programs' texts are read."""

import json

import pytest

from mynah.project.speech_draft import FILE_NAME, SpeechDraft, load_draft, save_draft
from mynah.project.text_files import MAX_BYTES, read_text
from mynah.project.workspace import Workspace
from mynah.protocol.errors import ErrorCode, MynahError


@pytest.fixture
def workspace(tmp_path):
    return Workspace.open(tmp_path / "w", create=True)


def test_a_draft_comes_back(workspace):
    draft = SpeechDraft("Hello.", "Anna", "espeak/en-us", "en", 1.25, False, {"pitch": 2.0})
    save_draft(workspace, draft)
    assert load_draft(workspace) == draft
    assert load_draft(Workspace.open(workspace.root, read_only=True)) == draft


@pytest.mark.parametrize(
    "content", ["", "{", "[]", '{"speed": "fast", "voice": 3, "settings": [], "text": null}']
)
def test_a_damaged_draft_is_none(workspace, content):
    (workspace.root / FILE_NAME).write_text(content)
    assert load_draft(workspace) == SpeechDraft()


def test_nothing_is_written_where_there_is_no_workspace(tmp_path):
    save_draft(Workspace.plan(tmp_path / "nowhere"), SpeechDraft("Hello."))
    assert not (tmp_path / "nowhere").exists()


def test_nothing_is_written_into_a_workspace_for_reading(workspace):
    save_draft(Workspace.open(workspace.root, read_only=True), SpeechDraft("Hello."))
    assert not (workspace.root / FILE_NAME).exists()
    save_draft(workspace, SpeechDraft("Hello."))
    assert json.loads((workspace.root / FILE_NAME).read_text())["schema_version"] == 1


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("Grüße\r\nan alle".encode(), "Grüße\nan alle"),
        (b"\xef\xbb\xbfMarked", "Marked"),
        ("Zwei Bytes ü".encode("utf-16"), "Zwei Bytes ü"),
        ("alt: ü €".encode("cp1252"), "alt: ü €"),
        (b"odd \x81 byte", "odd \x81 byte"),
    ],
)
def test_texts_of_other_programs_are_read(tmp_path, data, text):
    path = tmp_path / "text.txt"
    path.write_bytes(data)
    assert read_text(path) == text


def test_what_is_no_text_is_refused_with_a_reason(tmp_path):
    path = tmp_path / "text.txt"
    path.write_bytes(b"PK\0\0")
    with pytest.raises(MynahError) as told:
        read_text(path)
    assert told.value.code is ErrorCode.BAD_INPUT
    with pytest.raises(MynahError) as told:
        read_text(tmp_path / "none.txt")
    assert told.value.code is ErrorCode.NOT_FOUND
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(MynahError) as told:
        read_text(path)
    assert told.value.code is ErrorCode.BAD_INPUT
