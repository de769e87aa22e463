"""Who speaks: voices, base voices, and what is missing for them."""

from types import SimpleNamespace

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from helpers.speaking import NO_ESPEAK, FakeProcess, say, use_voices
from mynah.gui.models.speech import BaseVoices
from mynah.project.presets import Preset
from mynah.protocol.events import Progress

pytestmark = pytest.mark.gui


def test_base_voices_are_asked_for_once_when_the_page_is_shown(speak, session):
    kinds = [one.kind for one in session.engine.asked]
    assert kinds.count("bases") == 1
    speak.view.hide()
    speak.view.show()
    assert [one.kind for one in session.engine.asked].count("bases") == 1
    names = [speak.view.panel.base.bases.itemText(k) for k in range(5)]
    assert "Automatic" in names[0]
    assert any("download" in one and "63" in one for one in names)


def test_a_base_voice_that_is_not_here_is_offered_with_size_and_licence(speak, session, qtbot):
    chosen = []
    session.jobs.start = lambda arguments, label="": chosen.append(arguments) or process
    process = FakeProcess()
    base = speak.view.panel.base
    base.bases.setCurrentIndex(base.bases.findData("piper/en_US-lessac-medium"))
    base.bases.activated.emit(base.bases.currentIndex())
    offer = speak.view.panel.offer
    assert offer.isVisible()
    assert "63" in offer.download.text()
    assert "Blizzard" in offer.text.text()
    qtbot.waitUntil(lambda: "huggingface.co" in offer.text.text())
    offer.download.click()
    assert chosen == [["models", "download", "en_US-lessac-medium"]]
    process.event_received.emit(Progress("download", 10, 40, "bytes", None))
    assert offer.meter.value == 0.25
    assert offer.stop.isVisible()
    offer.stop.click()
    assert process.stopped
    process.ended.emit(SimpleNamespace(error=None, ok=True))
    assert [one.kind for one in session.engine.asked].count("bases") == 2


def test_a_missing_espeak_says_what_to_install(speak, session):
    session.engine.bases = NO_ESPEAK
    speak.bases.look()
    offer = speak.view.panel.offer
    assert offer.isVisible()
    offer.copy.click()
    assert QGuiApplication.clipboard().text() == "sudo apt install espeak-ng"
    session.engine.bases = {"engines": [], "bases": []}
    offer.look.click()
    assert not offer.isVisible()


def test_a_piper_voice_is_taken_from_the_disk(speak, session, tmp_path):
    chosen = []
    session.jobs.start = lambda arguments, label="": chosen.append(arguments) or FakeProcess()
    speak.view.panel.piper.click()
    dialog = speak.view.findChild(QFileDialog, "piper_file")
    dialog.fileSelected.emit(str(tmp_path / "mine.onnx"))
    dialog.close()
    assert chosen == [["models", "import", str(tmp_path / "mine.onnx")]]


def test_without_a_voice_the_base_voice_speaks_and_the_page_leads_on(speak, session):
    panel = speak.view.panel
    assert panel.nobody.isVisible()
    assert not panel.fold.isVisible()
    asked = say(speak)
    assert asked.parameters["voice"] == ""
    assert asked.parameters["settings"] == {}
    for button in panel.nobody.findChildren(type(speak.view.speak)):
        button.click()
    assert [section for section, _ in session.went] == ["train", "voices"]


def test_a_voice_is_warmed_and_spoken_with(speak, session, qtbot):
    use_voices(speak, session, "Anna", "Bo")
    assert speak.view.panel.speaker.name == "Anna"
    qtbot.waitUntil(lambda: session.engine.asked[-1].kind == "load")
    assert session.engine.asked[-1].parameters["voice"] == "Anna"
    # So that the first sentence does not wait until it is measured how high the base speaks.
    assert session.engine.asked[-1].parameters["language"] == speak.view.panel.choice.language
    assert session.engine.asked[-1].parameters["base"] == speak.view.panel.choice.base
    asked = say(speak)
    assert asked.parameters["voice"] == "Anna"
    assert asked.parameters["settings"]["pitch"] == "match"
    assert "index_rate" not in asked.parameters["settings"]  # without effect: there is no index
    asked.finish()
    session.go_to("speak", {"voice": "Bo", "text": "Hello."})
    assert speak.view.panel.speaker.name == "Bo"
    assert speak.view.editor.text == "Hello."
    use_voices(speak, session, "Anna")
    assert speak.view.panel.speaker.name == "Anna"


def test_the_base_voice_itself_stays_chosen(speak, session):
    use_voices(speak, session, "Anna")
    speaker = speak.view.panel.speaker
    speaker.setCurrentIndex(speaker.count() - 1)
    speaker.activated.emit(speaker.currentIndex())
    use_voices(speak, session, "Anna", "Bo")
    assert speaker.name == ""


def test_languages_have_their_own_names(speak):
    names = [
        speak.view.panel.base.languages.itemText(k)
        for k in range(speak.view.panel.base.languages.count())
    ]
    assert {"Deutsch", "English"} == set(names)
    assert BaseVoices().tongues == ()


def test_the_pitch_is_said_also_while_its_settings_are_folded(speak, session):
    use_voices(speak, session, "Anna")
    panel = speak.view.panel
    assert "matches" in panel.pitch.text()
    panel.fold.setChecked(True)
    assert not panel.pitch.isVisible()
    assert panel.form.isVisible()
    panel.form.match.setChecked(False)
    panel.form.field("pitch").set_value(-3.0)
    panel.fold.setChecked(False)
    assert "-3" in panel.pitch.text().replace("\u2212", "-")
    assert panel.choice.settings["pitch"] == -3.0


def test_presets_of_the_voice_are_offered(speak, session, qtbot):
    use_voices(speak, session, "Anna")
    panel = speak.view.panel
    panel.show_presets((Preset("Deep", {"pitch": -5.0}),))
    panel.fold.setChecked(True)
    assert panel.presets.isVisible()
    with qtbot.waitSignal(panel.changed):
        panel.presets.setCurrentIndex(1)
        panel.presets.activated.emit(1)
    assert panel.choice.settings["pitch"] == -5.0
    panel.form.match.click()  # not the preset any more
    assert panel.presets.currentIndex() == 0


def test_a_voice_that_came_while_the_list_was_read_is_seen(speak, session, monkeypatch):
    waiting = []
    monkeypatch.setattr(
        session.engine,
        "request",
        lambda kind, _parameters, done, *_args, **_more: waiting.append((kind, done)),
    )
    speak.bases.look()
    speak.bases.look()  # something was downloaded meanwhile
    kind, done = waiting.pop()
    assert (kind, waiting) == ("bases", [])
    done({"engines": [], "bases": []})
    assert [one[0] for one in waiting] == ["bases"]
    waiting.pop()[1]({"engines": [], "bases": []})
    assert waiting == []
