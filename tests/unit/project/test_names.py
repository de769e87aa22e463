import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mynah.project.names import MARK, MAX_BYTES, marked_name, normal, safe_name


@pytest.mark.parametrize("text", ["Ada", "my voice", "Zoë", "声", "a.b-c_d (2)", "v1"])
def test_harmless_names_stay_as_they_are(text):
    assert safe_name(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        ".",
        "..",
        "../x",
        "a/b",
        "a\\b",
        "a:b",
        "CON",
        "nul.txt",
        "com1",
        "a.",
        "a\tb",
        "x" * 300,
        "a\x00b",
        "~",
        "a~b",
        ".hidden",
        "\u202eabc",
        "bad\udcff",
        "声" * 100,
    ],
)
def test_other_names_are_made_legal(text):
    name = safe_name(text)
    assert MARK in name
    assert not set(name) & set('<>:"/\\|?*\x00')
    assert not name.startswith(".")
    assert name == name.rstrip(". ")
    assert len(name.encode()) <= MAX_BYTES


def test_different_texts_have_different_names():
    texts = ["a/b", "a\\b", "a_b", "a:b", "A", "CON", "_CON", "x" * 200, "x" * 201, "x" * MAX_BYTES]
    texts += [marked_name("a/b"), safe_name("a:b"), "", "_", ".", "..", "_."]
    for one, other in itertools.combinations(texts, 2):
        assert safe_name(one) != safe_name(other)


def test_composed_and_decomposed_letters_are_the_same_name():
    assert safe_name("Zoe\u0308") == safe_name("Zoë")


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_two_texts(one, other):
    assert safe_name(one).encode()
    assert (safe_name(one) == safe_name(other)) == (normal(one) == normal(other))
