"""The form of a conversion's settings: the table's words and defaults, and what a voice limits."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItemModel
from PySide6.QtTest import QTest

from mynah.gui.views.convert.option_words import ENDS, WORDS
from mynah.gui.views.convert.settings_form import ConvertSettingsForm
from mynah.project.defaults import CONVERT
from mynah.project.voice_card import FileRecord, VoiceCard
from mynah.project.voices import Voice, VoiceVersion

pytestmark = pytest.mark.gui


def voice(kind="lite", files=("model.safetensors", "a.index"), **lineage):
    card = VoiceCard("Anna", kind, files={one: FileRecord(1, "") for one in files}, lineage=lineage)
    return Voice("Anna", Path("x"), (VoiceVersion("Anna", "v001", Path("x"), card, True),))


@pytest.fixture
def form(qtbot):
    made = ConvertSettingsForm()
    qtbot.addWidget(made)
    made.show()
    return made


def test_settings_have_the_words_of_the_one_table():
    assert {name: (one.label, one.help) for name, one in CONVERT.items()} == dict(WORDS)
    assert {one.name for one in CONVERT.values() if one.maximum == 1.0} <= set(ENDS)


def test_it_begins_with_the_defaults_of_the_table(form):
    expected = {n: o.default for n, o in CONVERT.items() if o.default is not None}
    assert form.settings() == expected


def test_settings_are_given_back_as_they_were_set(form):
    wanted = {
        "pitch": -3.5,
        "index_rate": 0.4,
        "protect": 0.12,
        "volume_envelope": 0.5,
        "formant": 2.0,
        "f0_method": "rmvpe",
        "format": "flac",
        "sample_rate": 44100,
        "precision": "fp32",
        "unvoiced": "filled",
    }
    form.set_settings(wanted)
    assert wanted.items() <= form.settings().items()
    form.set_settings({"sample_rate": 12345})
    assert form.settings()["sample_rate"] == 12345
    with_match = form.settings() | {"pitch": "match"}
    form.set_settings(with_match)
    assert form.settings()["pitch"] == "match"
    assert not form.field("pitch").isEnabled()


def test_the_left_end_of_protect_is_off(form, qtbot):
    slider = form.field("protect").slider
    slider.setFocus()
    with qtbot.waitSignal(form.changed):
        QTest.keyClick(slider, Qt.Key.Key_Right)
    assert form.settings()["protect"] == pytest.approx(0.32)
    assert slider.invertedAppearance()


def test_reset_goes_back_to_the_defaults_and_says_so(form, qtbot):
    form.set_settings({"pitch": "match", "formant": 3.0})
    with qtbot.waitSignal(form.changed):
        form.reset.click()
    assert form.settings()["pitch"] == 0.0
    assert form.settings()["formant"] == 0.0


def test_what_has_no_effect_with_a_voice_is_closed_and_says_why(form):
    form.set_voice(voice(files=("model.safetensors",)))
    assert not form.field("index_rate").isEnabled()
    assert not form.field("protect").isEnabled()
    assert "no index" in form.findChild(object, "reason_index_rate").text()
    assert not form.match.isEnabled()
    form.set_voice(voice(median_f0_hz=200.0))
    assert form.field("index_rate").isEnabled()
    assert form.match.isEnabled()
    assert not form.field("unvoiced").isEnabled()
    form.set_voice(voice("rvc", f0=False))
    assert not form.field("pitch").isEnabled()


def test_a_speaker_is_asked_for_only_where_there_are_several(form):
    form.set_voice(voice("rvc", speakers=[""]))
    assert not form.field("speaker").isVisible()
    form.set_voice(voice("rvc", speakers=["Ann", "Bob"]))
    assert form.field("speaker").isVisible()
    form.set_settings({"speaker": "Bob"})
    assert form.settings()["speaker"] == "Bob"
    form.set_voice(voice("rvc", speakers=[""]))
    assert "speaker" not in form.settings()


def test_methods_without_a_model_cannot_be_chosen(form):
    items = form.field("f0_method").model()
    assert isinstance(items, QStandardItemModel)
    enabled = [items.item(k).isEnabled() for k in range(items.rowCount())]
    assert enabled == [True, False, False, False, False]
    form.set_methods({"rmvpe": "Its model is not here."})
    enabled = [items.item(k).isEnabled() for k in range(items.rowCount())]
    assert enabled == [True, False, True, True, True]
    assert items.item(1).toolTip() == "Its model is not here."


def test_the_rest_is_folded_away(form):
    assert not form.field("formant").isVisible()
    form.more.click()
    assert form.field("formant").isVisible()


def test_without_an_output_there_is_no_format(qtbot):
    form = ConvertSettingsForm(output=False)
    qtbot.addWidget(form)
    assert not {"format", "sample_rate"} & form.settings().keys()


@pytest.mark.parametrize(
    "wrong", [float("nan"), 10**400, "x", None, [1], {"a": 1}, True, float("inf"), 99]
)
def test_a_setting_that_makes_no_sense_is_the_default(form, wrong):
    usual = form.settings()
    form.set_settings({"pitch": wrong, "formant": wrong, "f0_method": wrong, "format": wrong})
    assert form.settings() == usual
