"""Writing voices for other programs, and blending two of them."""

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QAbstractButton, QRadioButton

from helpers.gui_voices import RVC, publish
from helpers.whole_window import nameless
from mynah.gui.models.blend_pairs import obstacle
from mynah.project.voices import VoiceStore
from mynah.protocol.events import Failed

pytestmark = pytest.mark.gui


class HandEngine(QObject):
    """Takes the place of the warm engine; the test answers."""

    def __init__(self, parent):
        super().__init__(parent)
        self.asked = []
        self.cancelled = 0

    def request(self, kind, parameters, done, failed=None, *, owner):
        self.asked.append((kind, parameters, done, failed))
        return self

    def cancel(self):
        self.cancelled += 1

    def answer(self):
        _kind, parameters, done, _failed = self.asked[-1]
        done({"output": parameters["output"]})

    def close(self):
        pass


def press(widget, name):
    button = widget.findChild(QAbstractButton, name)
    assert button is not None, name
    assert button.isEnabled(), name
    button.click()


@pytest.fixture
def exporting(page, session):
    page.select("Ben")
    page.actions.menu["export"].trigger()
    yield page.exports.dialog
    if page.exports.dialog is not None:
        page.exports.dialog.close()


def test_a_lite_voice_is_offered_to_those_who_can_play_it(exporting):
    assert nameless(exporting) == []
    able = {
        one.objectName().removeprefix("export_for_")
        for one in exporting.findChildren(QRadioButton)
        if one.isEnabled()
    }
    assert able == {"mynah", "onnx", "safetensors"}
    refused = exporting.findChild(QRadioButton, "export_for_applio")
    assert "RVC" in refused.accessibleDescription()


def test_an_export_is_written_and_shown(page, session, exporting):
    folders = []
    page.exports._show_folder = folders.append
    exporting.set_folder("/out")
    press(exporting, "export_for_onnx")
    press(exporting, "voice_export_go")
    root = str(session.workspace.root)
    assert session.jobs.last.arguments == [
        *("voices", "export", "--for", "onnx", "--out=/out", "--workspace", root, "--", "Ben")
    ]
    assert exporting.bar.isVisible()
    session.jobs.last.done({"files": ["/out/Ben.onnx"]})
    assert "Ben.onnx" in exporting.outcome.text()
    press(exporting, "voice_export_show")
    assert [str(one) for one in folders] == ["/out/Ben.onnx"]


def test_files_that_are_there_are_replaced_only_when_that_is_meant(page, session, exporting):
    exporting.set_folder("/out")
    press(exporting, "voice_export_go")
    items = (("/out/Ben.zip", "is already there"),)
    session.jobs.last.failed(Failed("EXISTS", "It is there.", "", "", items))
    assert "Ben.zip" in exporting.question.text.text()
    count = len(session.jobs.questions)
    press(exporting, "strip_no")
    assert len(session.jobs.questions) == count
    press(exporting, "voice_export_go")
    session.jobs.last.failed(Failed("EXISTS", "It is there.", "", "", items))
    press(exporting, "strip_yes")
    assert "--replace" in session.jobs.last.arguments


def test_a_failed_export_says_why(session, exporting):
    exporting.set_folder("/out")
    press(exporting, "voice_export_go")
    session.jobs.last.failed(Failed("DISK_FULL", "No room.", "Make some.", "", ()))
    assert "No room. Make some." in exporting.outcome.text()
    assert exporting.go.isEnabled()


def test_closing_the_dialog_ends_the_export(page, session, exporting):
    press(exporting, "voice_export_go")
    question = session.jobs.last
    exporting.cancel.click()
    assert question.cancelled
    assert page.exports.dialog is None


# Blending


@pytest.fixture
def blending(page, session, qtbot):
    publish(session.workspace, "Rolf", card=RVC, content=b"rvc")
    session.engine.close()
    session.engine = HandEngine(session)
    session.voices.reload()
    qtbot.waitUntil(lambda: page.model.rowCount() == 3)
    page.select("Ada")
    page.view.blend.click()
    dialog = page.blends.dialog
    qtbot.waitUntil(lambda: dialog.recording.endswith(".ogg"))
    yield dialog
    page.blends.close()


def test_only_voices_that_fit_can_be_blended(session, blending):
    assert nameless(blending) == []
    assert (blending.first, blending.second) == ("Ada", "Ben")
    place = blending._second.findData("Rolf")
    item = blending._second.model().item(place)
    assert not item.isEnabled()
    assert "RVC" in item.text()
    blending.choose("Rolf")
    assert blending.second == ""
    assert not blending.go.isEnabled()
    assert not blending.listen.isEnabled()
    assert blending._why.text()


def test_reasons_are_named(session):
    store = VoiceStore(session.workspace)
    changed = {**RVC, "lineage": {**RVC["lineage"], "version": "v1"}}
    for name, card in (("R1", RVC), ("R2", RVC), ("R3", changed)):
        publish(session.workspace, name, card=card, content=name.encode())
    one, two, other, lite = (store.show(name) for name in ("R1", "R2", "R3", "Ada"))
    assert obstacle(one, two) == ""
    assert "v1" in obstacle(one, other)
    assert "Lite" in obstacle(one, lite)
    assert obstacle(one, one)


def test_the_blend_and_both_originals_are_made_to_be_heard(page, session, blending, qtbot):
    blending.slider.setValue(30)
    blending.listen.click()
    ratios = []
    for _ in range(3):
        kind, parameters, _done, _failed = session.engine.asked[-1]
        assert kind == "blend"
        assert (parameters["first"], parameters["second"]) == ("Ada", "Ben")
        ratios.append(parameters["ratio"])
        session.engine.answer()
    assert ratios == [0.3, 0.0, 1.0]
    outputs = [one[1]["output"] for one in session.engine.asked]
    assert session.player.path == outputs[0]
    press(blending, "blend_side_first")
    assert session.player.path == outputs[1]
    press(blending, "blend_side_second")
    assert session.player.path == outputs[2]
    blending.slider.setValue(40)  # what was heard is not this blend
    assert blending.player.path == ""
    blending.listen.click()
    assert session.engine.asked[-1][1]["ratio"] == 0.4
    session.engine.answer()
    assert len(session.engine.asked) == 4  # both originals are kept
    blending.slider.setValue(30)
    assert blending.player.path


def test_a_change_meanwhile_ends_what_is_being_made(session, blending):
    blending.listen.click()
    blending.slider.setValue(10)
    assert session.engine.cancelled == 1
    assert blending.listen.isEnabled()


def test_what_cannot_be_heard_is_said(session, blending):
    blending.listen.click()
    session.engine.asked[-1][3](Failed("BAD_INPUT", "They differ.", "Take others.", "", ()))
    assert blending.message.text() == "They differ. Take others."
    assert blending.listen.isEnabled()


def test_a_blend_is_made_and_shown(page, session, blending, qtbot):
    assert blending.name == "Ada + Ben"
    blending.slider.setValue(25)
    blending.go.click()
    root = str(session.workspace.root)
    assert session.jobs.last.arguments == [
        *("voices", "blend", "--ratio", "0.25", "--name=Ada + Ben", "--workspace", root),
        *("--", "Ada", "Ben"),
    ]
    publish(session.workspace, "Ada + Ben", content=b"mixed")
    session.jobs.last.done({})
    assert page.blends.dialog is None
    qtbot.waitUntil(lambda: page.current is not None and page.current.name == "Ada + Ben")


def test_a_blend_that_fails_leaves_the_dialog(page, session, blending):
    blending.go.click()
    session.jobs.last.failed(Failed("EXISTS", "The name is taken.", "", "", ()))
    assert page.blends.dialog is blending
    assert "taken" in blending.message.text()
    assert blending.go.isEnabled()


def test_what_was_made_for_listening_goes_with_the_dialog(page, session, blending, qtbot):
    folder = page.blends._folder
    assert folder.is_dir()
    page.blends.close()
    qtbot.waitUntil(lambda: not folder.exists())
