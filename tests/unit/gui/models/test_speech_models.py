"""What the page Speak knows: sentences, base voices, pronunciations, lengths."""

import time

import pytest
from PySide6.QtCore import QModelIndex, Qt

from helpers.speaking import BASES
from mynah.gui.models.pronunciation_table import PronunciationTableModel
from mynah.gui.models.sentence_table import LookRole, SentenceColumn, SentenceTableModel
from mynah.gui.models.speech import (
    Base,
    BaseVoices,
    Sentence,
    SentencePlaces,
    SentenceState,
    SpeechChoice,
    TextFacts,
    command_in,
)

pytestmark = pytest.mark.gui


def ready(number, text="Words.", **facts):
    values = {"number": number, "text": text, "path": f"/x/{number}.wav", "seconds": 1.5}
    return Sentence.from_item(values | {"engine": "espeak", "base": "espeak/en-us"} | facts)


def test_words_and_seconds_are_counted():
    assert TextFacts.of("  \n ") == TextFacts(0, 0.0)
    facts = TextFacts.of("It's a fine day, isn't it?")
    assert facts.words == 6
    assert 0.5 < facts.seconds < 4
    assert TextFacts.of("It's a fine day", 2.0).seconds == pytest.approx(
        TextFacts.of("It's a fine day").seconds / 2
    )
    assert TextFacts.of("こんにちは、世界。").words >= 3


def test_a_book_is_counted_at_once():
    text = "The quick brown fox jumps over the lazy dog. " * 12_000
    begun = time.perf_counter()
    facts = TextFacts.of(text)
    assert time.perf_counter() - begun < 0.5
    assert facts.words == 108_000
    assert 8 * 3600 < facts.seconds < 16 * 3600


def test_sentences_find_their_places_even_twice_and_over_line_ends():
    text = "Yes.  No.\nYes. One\nmore thing!"
    places = SentencePlaces(text)
    said = ["Yes.", "No.", "Yes.", "One more thing!", "Not there."]
    found = [places.place(said[: k + 1]) for k in range(len(said))]
    assert found[0] == (0, 4)
    assert found[2] == (10, 14)
    assert text[slice(*found[3])] == "One\nmore thing!"
    assert found[4] == (-1, -1)
    assert SentencePlaces(text).place(said[:3]) == (10, 14)
    assert SentencePlaces(text).place([]) == (-1, -1)


def test_the_command_of_a_hint_can_be_copied():
    hint = "Install it with `sudo apt install espeak-ng`, or your system's way to install it."
    assert command_in(hint) == "sudo apt install espeak-ng"
    assert command_in("Install it: brew install espeak-ng.") == "brew install espeak-ng"
    assert command_in("Download one: `mynah models download x`.") == ""


def test_base_voices_by_language_with_those_that_are_here():
    voices = BaseVoices.from_answer(BASES)
    assert voices.tongues == ("de", "en")
    assert [one.id for one in voices.of_tongue("en")] == [
        "piper/en_US-lessac-medium",
        "espeak/en-us",
    ]
    assert voices.can_speak
    assert voices.engine_name("espeak") == "espeak-ng"
    assert voices.engine_name("other") == "other"
    assert not BaseVoices().can_speak


def test_piper_names_are_said_as_people_say_them():
    base = Base("piper/en_US-hfc_female-medium", "piper", "en_US-hfc_female-medium", "en_US")
    assert base.title == "Hfc female"
    assert Base("espeak/en-us", "espeak", "English (America)", "en-us").title == "English (America)"


def test_the_base_voice_itself_is_not_converted():
    choice = SpeechChoice(settings={"pitch": "match"})
    assert choice.parameters("/w", "Hello.")["settings"] == {}
    asked = SpeechChoice("Anna", base="espeak/en-us", settings={"pitch": "match"})
    parameters = asked.parameters("/w", "Hello.")
    assert parameters["settings"] == {"pitch": "match"}
    assert parameters["engine"] == "auto"  # so that another may speak, and say so
    assert parameters["base"] == "espeak/en-us"


def test_the_table_of_sentences_is_a_good_model(qtmodeltester):
    model = SentenceTableModel()
    qtmodeltester.check(model)
    model.set_total(4)
    model.put(ready(2))
    model.put(ready(1, cached=True))
    model.put(ready(6))  # more than was said
    assert model.rowCount() == 6
    model.set_playing(5)
    model.set_total(5)
    assert model.playing == -1
    model.fail_waiting("It broke.")
    model.set_outdated(True)
    model.set_names(BaseVoices.from_answer(BASES))
    states = [one.state for one in model.sentences]
    assert states == [SentenceState.READY] * 2 + [SentenceState.FAILED] * 3
    model.clear()
    assert model.rowCount() == 0
    assert model.data(QModelIndex()) is None


def words(model, row, column):
    return model.data(model.index(row, column))


def test_a_row_says_who_spoke_and_whether_it_is_new():
    model = SentenceTableModel()
    model.set_names(BaseVoices.from_answer(BASES))
    model.set_total(3)
    assert words(model, 2, SentenceColumn.SOURCE) == "waiting…"
    model.put(ready(1))
    model.put(ready(2, cached=True, fallback="Lessac is not here."))
    assert words(model, 0, SentenceColumn.SOURCE) == "new · espeak-ng · English (America)"
    assert words(model, 1, SentenceColumn.SOURCE).startswith("kept")
    assert words(model, 0, SentenceColumn.LENGTH) == "1.5 s"
    spoken = model.index(1, SentenceColumn.SOURCE)
    assert "Lessac is not here." in model.data(spoken, Qt.ItemDataRole.ToolTipRole)
    assert "Lessac is not here." in model.data(spoken, Qt.ItemDataRole.AccessibleTextRole)
    assert model.data(spoken, LookRole).icon == "warning"
    model.set_playing(0)
    state = model.index(0, SentenceColumn.STATE)
    assert model.data(state, LookRole).icon == "play"
    assert model.data(state, Qt.ItemDataRole.AccessibleTextRole) == "1, playing"


def test_ready_sentences_can_be_dragged_out_as_files():
    model = SentenceTableModel()
    model.set_total(3)
    model.put(ready(1, "One."))
    model.put(ready(2, "Two."))
    assert model.flags(model.index(0, 0)) & Qt.ItemFlag.ItemIsDragEnabled
    assert not model.flags(model.index(2, 0)) & Qt.ItemFlag.ItemIsDragEnabled
    data = model.mimeData([model.index(row, column) for row in range(3) for column in range(4)])
    assert [url.toLocalFile() for url in data.urls()] == ["/x/1.wav", "/x/2.wav"]
    assert data.text() == "One.\nTwo."


def test_what_waits_goes_when_nobody_wants_it():
    model = SentenceTableModel()
    model.set_total(3)
    model.put(ready(1))
    model.drop_waiting()
    assert [one.number for one in model.sentences] == [1]
    assert model.seconds == pytest.approx(1.5)
    model.put(ready(1, seconds=2.0, pause_s=0.5))
    assert (model.ready, model.seconds) == (1, pytest.approx(2.5))
    model.clear()
    assert (model.ready, model.seconds) == (0, 0.0)


def test_pronunciations_are_a_good_model(qtmodeltester):
    model = PronunciationTableModel()
    qtmodeltester.check(model)
    model.set_entries([("Zoe", "zo-ee"), ("anna", "Ah na")])
    assert model.entries == (("anna", "Ah na"), ("Zoe", "zo-ee"))
    assert model.add(" New  word ", "spoken") == 2
    assert model.entries[2] == ("New word", "spoken")
    assert model.add("ZOE", "so") == 1  # known, whatever the size of its letters
    assert model.entries[1] == ("Zoe", "so")
    model.remove(0)
    model.remove(17)
    assert [word for word, _ in model.entries] == ["Zoe", "New word"]


def test_editing_a_pronunciation_refuses_what_makes_no_sense(qtbot):
    model = PronunciationTableModel()
    model.set_entries([("Anna", "ah na"), ("Bo", "bow")])
    with qtbot.waitSignal(model.edited):
        assert model.setData(model.index(0, 1), "anner")
    assert not model.setData(model.index(0, 0), "  ")
    assert not model.setData(model.index(0, 0), "bo")
    assert model.setData(model.index(1, 1), "")  # such a word is not spoken at all
    assert model.entries == (("Anna", "anner"), ("Bo", ""))
