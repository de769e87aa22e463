# ruff: noqa: RUF001 - full stops of other scripts are what is tested
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mynah.engine.speak.text import MOST_WEIGHT, cleaned, has_words, sentences_of


def texts(text, language="en-us"):
    return [one.text for one in sentences_of(text, language)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        ("Dr. Smith met Mrs. Jones. They left.", ["Dr. Smith met Mrs. Jones.", "They left."]),
        ("It cost 3.50 euros. Cheap.", ["It cost 3.50 euros.", "Cheap."]),
        ("J. R. R. Tolkien wrote. He did.", ["J. R. R. Tolkien wrote.", "He did."]),
        ('"Really?" he said. "Yes."', ['"Really?" he said.', '"Yes."']),
        ("Wait... what? Oh.", ["Wait... what?", "Oh."]),
        ("I said no. Then I left.", ["I said no.", "Then I left."]),
        ("See no. 5 there. Good.", ["See no. 5 there.", "Good."]),
        ("e.g. this one. Fine.", ["e.g. this one.", "Fine."]),
        ("So am I. You too.", ["So am I.", "You too."]),
        ("吃饭了吗？我吃了。好。", ["吃饭了吗？", "我吃了。", "好。"]),
        ("1. First item\n2. Second item", ["1. First item", "2. Second item"]),
        ("Hard\nwrapped line. Next.", ["Hard wrapped line.", "Next."]),
        ("Fine 😀. Next \U0001f600!", ["Fine 😀.", "Next \U0001f600!"]),
        ("a\x00b\x07c\ufeff.", ["abc."]),
        ("...", []),
        ("", []),
        ("***\n\nChapter one.", ["*** Chapter one."]),
    ],
)
def test_sentences(text, expected):
    assert texts(text) == expected


def test_a_number_of_order_is_no_end_in_german():
    assert texts("Am 3. Mai kam er. Gut.", "de") == ["Am 3. Mai kam er.", "Gut."]
    assert texts("It was 30. Maybe more.", "en") == ["It was 30.", "Maybe more."]


def test_pauses_follow_sentences_and_paragraphs():
    found = sentences_of("One. Two.\n\nThree.\r\n\r\nFour.")
    assert [one.ending for one in found] == ["sentence", "paragraph", "paragraph", "end"]
    assert [one.pause_s(0.25, 0.7) for one in found] == [0.25, 0.7, 0.7, 0.0]


def test_a_long_sentence_is_cut_at_commas_and_goes_on():
    long = ", ".join(f"this is the part with the number {n}" for n in range(40)) + "."
    found = sentences_of(long)
    assert len(found) > 3
    assert all(len(one.text) <= MOST_WEIGHT for one in found)
    assert all(one.text.endswith(",") for one in found[:-1])
    assert {one.ending for one in found[:-1]} == {"clause"}
    assert " ".join(one.text for one in found) == long
    assert 0 < found[0].pause_s(0.25, 0.7) < 0.25


def test_wide_letters_count_for_more():
    assert len(texts("吃" * 300)) > len(texts("a" * 300))


ANY = st.text(
    st.one_of(
        st.sampled_from(list("aB1 .,!?;:\n\r\t\"'()…。！、—-*#\u0301\u200d\ufe0f\U0001f600")),
        st.characters(),
    ),
    max_size=600,
)


@given(ANY)
def test_nothing_is_lost_and_the_order_is_kept(text):
    found = sentences_of(text)
    kept = "".join("".join(one.text.split()) for one in found)
    wanted = "".join(cleaned(text).split())
    assert kept == (wanted if has_words(cleaned(text)) else "")


@given(ANY)
def test_every_sentence_can_be_said_and_is_short(text):
    found = sentences_of(text)
    for one in found:
        assert has_words(one.text)
        assert one.text == " ".join(one.text.split())
        assert not any(unicodedata.category(letter) in ("Cc", "Cs") for letter in one.text)
    assert [one.ending for one in found].count("end") == bool(found)


@given(st.text(st.sampled_from("ab ,.吃"), max_size=3000))
def test_no_sentence_of_words_is_long(text):
    for one in sentences_of(text):
        assert len(one.text) <= MOST_WEIGHT + 60
