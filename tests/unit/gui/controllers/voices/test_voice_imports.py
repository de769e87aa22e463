"""Bringing voices in: looked at, named, kept; refusals stay readable; nothing happens unasked."""

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QPlainTextEdit

from helpers.whole_window import nameless
from mynah.protocol.events import Failed

pytestmark = pytest.mark.gui


def found(name, file, **more):
    return {
        "name": name,
        "file": file,
        "what": "a voice",
        "facts": {"version": "v2", "sample_rate": 40000, "f0": True, "epoch": 20},
        "index": None,
        "why_index": "There is no index beside it.",
        "notes": [],
        "problem": None,
        "published": None,
        **more,
    }


def answer(session, voices=(), left=()):
    session.jobs.last.done({"dry_run": True, "voices": list(voices), "left": list(left)})


def kept(session, name):
    published = {"voice": name, "version": "v001", "path": "/x"}
    session.jobs.last.done({"voices": [{"published": published}], "left": []})


def press(widget, name):
    button = widget.findChild(QAbstractButton, name)
    assert button is not None, name
    assert button.isEnabled(), name
    button.click()


def field(dialog, number=0):
    return dialog.findChild(QLineEdit, f"import_name_{number}")


@pytest.fixture
def dialog(page, session):
    """A sheet that looks at two files."""
    page.drop_target.take(["/in/Cid.pth", "/in/Dora.pth"])
    return page.imports.dialog


def test_files_are_looked_at_and_nothing_is_kept(page, session, dialog):
    assert session.asked == [("voices", None)]
    root = str(session.workspace.root)
    assert session.jobs.last.arguments == [
        *("voices", "import", "/in/Cid.pth", "/in/Dora.pth"),
        *("--dry-run", "--workspace", root),
    ]
    assert dialog.isVisible()
    assert dialog.bar.isVisible()
    assert not dialog.go.isVisible()


def test_closing_the_sheet_ends_the_looking(page, session, dialog):
    question = session.jobs.last
    dialog.cancel.click()
    assert question.cancelled
    assert page.imports.dialog is None


def test_each_voice_is_imported_under_its_name_with_its_index_and_the_consent(
    page, session, dialog, qtbot
):
    answer(session, [found("Cid", "/in/Cid.pth", index="/in/c.index"), found("D", "/in/Dora.pth")])
    assert nameless(dialog) == []
    field(dialog, 1).setText("Dora")
    dialog.consent.setText("Her own")
    got = []
    page.imports.imported.connect(got.append)
    dialog.go.click()
    root = str(session.workspace.root)
    first = ["--name=Cid", "--index", "/in/c.index", "--consent=Her own", "--workspace", root]
    assert session.jobs.last.arguments == ["voices", "import", "/in/Cid.pth", *first]
    kept(session, "Cid")
    second = ["--name=Dora", "--consent=Her own", "--workspace", root]
    assert session.jobs.last.arguments == ["voices", "import", "/in/Dora.pth", *second]
    kept(session, "Dora")
    assert got == [["Cid", "Dora"]]
    assert page.imports.dialog is None
    assert page.view.notice.isVisible()


def test_a_voice_that_is_not_ticked_is_not_imported(page, session, dialog):
    answer(session, [found("Cid", "/in/Cid.pth"), found("Dora", "/in/Dora.pth")])
    dialog.entries[0].take.setChecked(False)
    dialog.go.click()
    kept(session, "Dora")
    imports = [one for one in session.jobs.questions if "--dry-run" not in one.arguments]
    assert [one.arguments[2] for one in imports] == ["/in/Dora.pth"]


def test_a_name_that_is_taken_is_said_to_become_a_version(page, session, dialog):
    answer(session, [found("Ada", "/in/Cid.pth")])
    words = dialog.entries[0]._clash.text()
    assert "new version" in words
    assert dialog.go.isEnabled()
    field(dialog).setText("Somebody else")
    assert dialog.entries[0]._clash.text() == ""
    field(dialog).setText("  ")
    assert not dialog.go.isEnabled()


def test_two_voices_of_one_import_cannot_have_one_name(page, session, dialog):
    answer(session, [found("X", "/in/Cid.pth"), found("X", "/in/Dora.pth")])
    assert not dialog.go.isEnabled()
    field(dialog, 0).setText("Y")
    assert dialog.go.isEnabled()


def test_what_is_refused_keeps_its_reason_to_be_copied(page, session, dialog, qapp):
    problem = {
        "code": "BAD_INPUT",
        "message": "Cid.pth would run code.",
        "hint": "Ask for a safetensors copy.",
        "detail": "posix.system",
        "items": [["GLOBAL", "posix system"]],
    }
    answer(session, [found("Cid", "/in/Cid.pth", problem=problem)], [["/in/x.txt", "is a text"]])
    assert not dialog.go.isVisible()
    press(dialog, "import_copy_0")
    copied = qapp.clipboard().text()
    for part in ("/in/Cid.pth", "would run code", "safetensors", "posix.system", "posix system"):
        assert part in copied
    press(dialog, "import_copy_left")
    assert qapp.clipboard().text() == "/in/x.txt: is a text"


def test_what_is_inside_what_is_missing_and_what_is_kept_is_said(page, session, dialog):
    voice = found("Cid", "/in/Cid.pth", missing=["index", "licence"], keeps=["author"])
    members = [{"file": "/in/Cid.pth", "size": 55_000_000, "use": "weights of Cid"}]
    session.jobs.last.done({"voices": [voice], "left": [], "members": members, "more": 3})
    texts = [one.text() for one in dialog.entries[0].findChildren(QLabel)]
    assert "Missing: index, licence" in texts
    assert "Its card is kept: author" in texts
    inside = dialog.findChild(QPlainTextEdit, "import_member_list")
    assert inside.isHidden()
    press(dialog, "import_members")
    assert not inside.isHidden()
    assert "/in/Cid.pth · 55.0 MB · weights of Cid" in inside.toPlainText()
    assert "3" in inside.toPlainText().splitlines()[-1]


def test_files_that_cannot_be_looked_at_are_refused_in_the_sheet(page, session, dialog):
    session.jobs.last.failed(Failed("NOT_FOUND", "There is no file.", "Look again.", "", ()))
    assert page.imports.dialog is dialog
    assert not dialog.go.isVisible()
    assert session.problems == []
    assert "There is no file." in dialog.entries[0].found.reason


def test_a_voice_is_taken_out_of_a_saved_training_state(page, session, dialog):
    reason = "is a training state; `mynah voices extract` takes the voice out of it"
    answer(session, [found("Cid", "/in/Cid.pth")], [["/in/G_2333.pth", reason]])
    field(dialog).setText("Typed before")
    press(dialog, "extract_0")
    assert session.jobs.last.arguments[:3] == ["voices", "extract", "/in/G_2333.pth"]
    answer(session, [found("G", "/in/G_2333.pth")])
    assert [one.name for one in dialog.entries] == ["Typed before", "G"]
    dialog.entries[0].take.setChecked(False)
    dialog.go.click()
    assert session.jobs.last.arguments[:4] == ["voices", "extract", "/in/G_2333.pth", "--name=G"]


def test_another_index_is_looked_at_before_it_is_taken(page, session, dialog):
    answer(session, [found("Cid", "/in/Cid.pth")])
    page.imports._on_index_chosen(dialog.entries[0].found, "/else/other.index")
    assert session.jobs.last.arguments[2:5] == ["/in/Cid.pth", "--index", "/else/other.index"]
    answer(session, [found("Cid", "/in/Cid.pth", index="/else/other.index")])
    assert dialog.entries[0].found.index == "/else/other.index"
    assert len(dialog.entries) == 1


def test_an_index_that_does_not_fit_leaves_the_voice_as_it_was(page, session, dialog):
    answer(session, [found("Cid", "/in/Cid.pth")])
    page.imports._on_index_chosen(dialog.entries[0].found, "/else/other.index")
    session.jobs.last.failed(Failed("BAD_INPUT", "It is of 256 values.", "", "", ()))
    assert [one.found.good for one in dialog.entries] == [True, False]
    assert dialog.go.isEnabled()


def test_several_voices_of_one_archive_come_together(page, session):
    page.imports.look(["/in/all.zip"])
    dialog = page.imports.dialog
    answer(session, [found("Cid", "all.zip: a/Cid.pth"), found("Eva", "all.zip: b/Eva.pth")])
    assert not field(dialog).isEnabled()
    dialog.go.click()
    root = str(session.workspace.root)
    assert session.jobs.last.arguments == ["voices", "import", "/in/all.zip", "--workspace", root]


def test_the_only_voice_of_an_archive_can_be_named(page, session):
    page.imports.look(["/in/one.zip"])
    answer(session, [found("Cid", "one.zip: a/Cid.pth", index="one.zip: a/c.index")])
    field(page.imports.dialog).setText("Cecil")
    page.imports.dialog.go.click()
    assert session.jobs.last.arguments[2:4] == ["/in/one.zip", "--name=Cecil"]
    assert "--index" not in session.jobs.last.arguments


def test_a_voice_of_mynah_is_imported_as_its_folder(page, session):
    page.imports.look(["/in/folder"])
    card = {"kind": "lite", "sample_rate": 32000}
    answer(session, [found("Eva", "/in/folder/v001/model.safetensors", facts=card)])
    page.imports.dialog.go.click()
    assert session.jobs.last.arguments[2] == "/in/folder/v001"


def test_what_fails_is_told_and_the_rest_goes_on(page, session, dialog):
    answer(session, [found("Cid", "/in/Cid.pth"), found("Dora", "/in/Dora.pth")])
    dialog.go.click()
    session.jobs.last.failed(Failed("DISK_FULL", "No room.", "", "", ()))
    assert len(session.problems) == 1
    got = []
    page.imports.imported.connect(got.append)
    kept(session, "Dora")
    assert got == [["Dora"]]


def test_more_files_that_are_dropped_join_the_sheet(page, session, dialog):
    answer(session, [found("Cid", "/in/Cid.pth")])
    page.drop_target.take(["/in/added.index"])
    assert page.imports.dialog is dialog
    paths = session.jobs.last.arguments[2:5]
    assert paths == ["/in/Cid.pth", "/in/Dora.pth", "/in/added.index"]


def test_another_workspace_puts_the_sheet_away(page, session, dialog, qtbot, tmp_path):
    session.open_folder(tmp_path / "another")
    qtbot.waitUntil(lambda: page.imports.dialog is None)
    assert session.jobs.last.cancelled


def test_an_index_in_a_folder_with_a_colon_is_taken(page, session, dialog):
    index = "/in/My: voices/Cid.index"
    answer(session, [found("Cid", "/in/Cid.pth", index=index)])
    press(dialog, "voice_import_go")
    assert index in session.jobs.last.arguments
