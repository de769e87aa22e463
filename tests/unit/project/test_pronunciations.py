import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mynah.engine.cli import main
from mynah.project.pronunciations import (
    BROKEN_NAME,
    Pronunciation,
    Replacements,
    load_pronunciations,
    pronunciations_path,
    read_pronunciations,
    save_pronunciations,
)
from mynah.protocol.errors import ErrorCode, MynahError
from mynah.protocol.exitcodes import ExitCode


def replaced(text, **words):
    return Replacements([Pronunciation(*one) for one in words.items()])(text)


def test_the_list_is_kept(workspace):
    assert load_pronunciations(workspace) == ()
    entries = [Pronunciation("Zoë", "zo ee"), Pronunciation("Ada  Lovelace", "ay da")]
    save_pronunciations(workspace, entries)
    assert load_pronunciations(workspace) == (
        Pronunciation("Ada Lovelace", "ay da"),
        Pronunciation("Zoë", "zo ee"),
    )
    save_pronunciations(workspace, [*entries, Pronunciation("ZOË", "zo")])
    assert load_pronunciations(workspace)[-1] == Pronunciation("ZOË", "zo")


@pytest.mark.parametrize("word", ["", "  ", "!!", "x" * 300])
def test_a_word_that_is_none_is_refused(workspace, word):
    with pytest.raises(MynahError) as caught:
        save_pronunciations(workspace, [Pronunciation(word, "a")])
    assert caught.value.code is ErrorCode.USAGE


@pytest.mark.parametrize("content", ["{", "[]", '{"pronunciations": 5}', "\x00"])
def test_a_damaged_file_is_set_aside_and_told(workspace, content):
    path = pronunciations_path(workspace)
    path.write_text(content, encoding="utf-8")
    found = read_pronunciations(workspace)
    assert found.entries == ()
    assert BROKEN_NAME in found.problem
    assert (workspace.root / BROKEN_NAME).read_text(encoding="utf-8") == content
    assert read_pronunciations(workspace).problem == ""
    save_pronunciations(workspace, [Pronunciation("a", "b")])
    assert len(load_pronunciations(workspace)) == 1


def test_entries_that_make_no_sense_are_left_out_and_told(workspace):
    rows = [{"word": "a", "spelling": "b"}, {"word": 5, "spelling": "x"}, "c", {"word": "d"}]
    path = pronunciations_path(workspace)
    path.write_text(json.dumps({"schema_version": 1, "pronunciations": rows}), encoding="utf-8")
    found = read_pronunciations(workspace)
    assert found.entries == (Pronunciation("a", "b"),)
    assert found.problem.startswith("3 entries")


def test_a_list_of_a_newer_program_is_refused(workspace):
    pronunciations_path(workspace).write_text('{"schema_version": 99}', encoding="utf-8")
    with pytest.raises(MynahError) as caught:
        load_pronunciations(workspace)
    assert caught.value.code is ErrorCode.NEWER_SCHEMA


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nginx and NGINX, nginx.", "engine x and engine x, engine x."),
        ("nginxes mynginx nginx_2", "nginxes mynginx nginx_2"),
        ("(nginx)", "(engine x)"),
        ("STRASSE und straße", "street und street"),
        ("A B  c!", "letters!"),
        ("cafe\u0301 Café", "coffee coffee"),
        ("cafes", "cafes"),
        ("", ""),
        ("İstanbul nginx", "İstanbul engine x"),
        ("ﬁn fin", "ﬁn fin"),
    ],
)
def test_whole_words_are_replaced_whatever_their_case(text, expected):
    words = {"nginx": "engine x", "Straße": "street", "a b c": "letters", "café": "coffee"}
    assert replaced(text, **words, i="eye") == expected


def test_the_longest_wins_and_a_spelling_is_not_replaced_again():
    assert (
        replaced("Ada Lovelace and Ada", **{"ada": "x", "ada lovelace": "ada y"}) == "ada y and x"
    )
    assert replaced("a b", a="b", b="a") == "b a"
    assert replaced("C++ is it", **{"C++": "see plus plus"}) == "see plus plus is it"


@given(st.text(max_size=200))
def test_a_text_without_the_word_stays(text):
    assert replaced(text, qqzzqq="x") == unicodedata.normalize("NFC", text)


def test_the_commands(workspace, capfd):
    where = ["--workspace", str(workspace.root)]
    assert main(["pronunciations", "set", "SQL", "sequel", *where]) == ExitCode.OK
    assert main(["pronunciations", "set", "Ada", "ay da", *where]) == ExitCode.OK
    capfd.readouterr()
    assert main(["pronunciations", "list", "--json", *where]) == ExitCode.OK
    rows = json.loads(capfd.readouterr().out)["pronunciations"]
    assert rows == [{"word": "Ada", "spelling": "ay da"}, {"word": "SQL", "spelling": "sequel"}]
    assert main(["pronunciations", "remove", "sql", *where]) == ExitCode.OK
    assert main(["pronunciations", "remove", "sql", *where]) == ExitCode.NOT_FOUND
    assert [one.word for one in load_pronunciations(workspace)] == ["Ada"]
    pronunciations_path(workspace).write_text("{", encoding="utf-8")
    capfd.readouterr()
    assert main(["pronunciations", "list", *where]) == ExitCode.OK
    assert "damaged" in capfd.readouterr().err
