"""Scripts to read: those that ship, and texts of one's own."""

from __future__ import annotations

import re

import pytest

from mynah.project import prompts
from mynah.protocol.errors import ErrorCode, MynahError

SYLLABLES_A_SECOND = {"en": 4.2, "de": 4.6, "es": 5.3}
LETTERS = {
    "en": "abcdefghijklmnopqrstuvwyz",
    "de": "abcdefghijklmnopqrstuvwzäöüß",
    "es": "abcdefghijlmnopqrstuvxyzñáéíóú",
}


@pytest.mark.parametrize("language", prompts.LANGUAGES)
def test_a_script_has_a_hundred_different_sentences_of_a_few_seconds(language):
    script = prompts.load(language)
    assert script.key == language
    assert script.title
    assert len(script.prompts) >= 100
    assert len({prompts.same(text) for text in script.prompts}) == len(script.prompts)
    for text in script.prompts:
        syllables = len(re.findall("[aeiouyáéíóúäöü]+", text.lower()))
        assert 3 <= syllables / SYLLABLES_A_SECOND[language] <= 9, text


@pytest.mark.parametrize("language", prompts.LANGUAGES)
def test_a_script_can_be_read_aloud(language):
    for text in prompts.load(language).prompts:
        assert not re.search(r"[\d\"()\[\]/&%#@*_]", text), text
        assert text[0].isupper() or text[0] in "¿¡", text
        assert text[-1] in ".!?", text
        assert "  " not in text
        assert text == text.strip()


@pytest.mark.parametrize("language", prompts.LANGUAGES)
def test_the_first_quarter_already_has_every_letter_and_a_question(language):
    text = "".join(prompts.load(language).prompts[:30]).lower()
    assert not set(LETTERS[language]) - set(text)
    assert "?" in text


def test_english_has_the_rare_sounds():
    words = set(re.findall(r"[a-z]+", " ".join(prompts.load("en").prompts).lower()))
    for sound in (
        {"treasure", "measured", "pleasure", "usually", "vision"},
        {"boy", "noisy", "choir", "voice", "enjoy"},
        {"judge", "jury", "bridge", "junction", "orange"},
        {"thin", "thousand", "thread", "thunder"},
        {"breathe", "weather", "both", "other"},
    ):
        assert len(words & sound) >= 3


def test_locales_find_their_script():
    assert prompts.load("de_AT").key == "de"
    assert prompts.best_language("es-MX") == "es"
    assert prompts.best_language("fr_FR") == "en"
    with pytest.raises(MynahError) as caught:
        prompts.load("fr")
    assert caught.value.code is ErrorCode.NOT_FOUND


def test_recorded_are_those_that_a_transcript_says():
    script = ("One sentence, said.", "Another one.", "A third!")
    assert prompts.recorded(script, prompts.said(["one sentence said", "", "A THIRD"])) == {0, 2}
    assert prompts.recorded(("...",), prompts.said([""])) == frozenset()


def test_own_text_is_divided_into_sentences():
    text = "Hello there. This is the second sentence, which is longer.\n\n  New one?  Yes!\n--"
    assert prompts.sentences(text) == (
        "Hello there. This is the second sentence, which is longer.",
        "New one? Yes!",
    )


def test_quotation_marks_stay_with_their_sentence():
    text = "\u201cIt is a long way to the sea from here.\u201d"
    text += " He said so twice (and meant it.) Then rest."
    assert prompts.sentences(text) == (
        "\u201cIt is a long way to the sea from here.\u201d",
        "He said so twice (and meant it.) Then rest.",
    )


def test_languages_without_spaces_are_divided_too():
    sentence = "\u6587" * 45 + "\u3002"
    assert prompts.sentences(sentence * 2) == (sentence, sentence)


def test_long_sentences_are_divided_at_commas_or_between_words():
    clause = "and then something else happened that nobody had expected"
    found = prompts.sentences(", ".join([clause] * 8) + ".")
    assert len(found) == 3
    assert all(len(text) <= prompts.LONGEST for text in found)
    assert " ".join(found) == ", ".join([clause] * 8) + "."
    assert all(len(text) <= prompts.LONGEST for text in prompts.sentences("word " * 200))


def test_own_file(tmp_path):
    file = tmp_path / "My book.txt"
    file.write_text("Ein Satz, den ich gern vorlese, auch zweimal.\n", encoding="utf-8")
    assert prompts.from_file(file) == prompts.Script(
        "own", "My book", ("Ein Satz, den ich gern vorlese, auch zweimal.",)
    )


def test_own_file_that_is_no_text(tmp_path):
    empty = tmp_path / "empty.txt"
    empty.write_text(" \n", encoding="utf-8")
    for path, code in ((empty, ErrorCode.BAD_INPUT), (tmp_path / "no", ErrorCode.NO_PERMISSION)):
        with pytest.raises(MynahError) as caught:
            prompts.from_file(path)
        assert caught.value.code is code
