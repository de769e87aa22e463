"""Translations: complete, compiled as they are, and true to what the program fills in."""

from __future__ import annotations

import importlib.util
import re
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
I18N = ROOT / "resources" / "i18n"
SCRIPT = ROOT / "packaging" / "translate.py"

# {name}, {0}, {:.1f} for str.format; %n for plural forms; %1 as Qt itself would have them.
PLACEHOLDER = re.compile(r"\{[^{}]*\}|%n|%L?\d")
MNEMONIC = re.compile(r"&([^&\s])")
# One class is one menu or form; only pages that are never seen together may share a letter.
PAGES = {"SettingsDialog": 4}


@dataclass(frozen=True)
class Message:
    """One text and what is said for it: one translation, or one for each plural form."""

    context: str
    source: str
    forms: tuple[str, ...]
    plural: bool


def script():
    spec = importlib.util.spec_from_file_location("mynah_translate_script", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


translate = script()


@pytest.fixture(params=translate.LANGUAGES)
def ts(request) -> Path:
    path = I18N / f"mynah_{request.param}.ts"
    if not path.exists():
        pytest.skip(f"{path.name} is not there yet")
    return path


@pytest.fixture
def messages(ts) -> list[Message]:
    return read(ts)


def read(path: Path) -> list[Message]:
    found = []
    for context in ET.parse(path).getroot().iter("context"):  # noqa: S314 - our own file
        for one in context.iter("message"):
            said = one.find("translation")
            plural = one.get("numerus") == "yes"
            forms = [form.text for form in said.iter("numerusform")] if plural else [said.text]
            found.append(
                Message(
                    context.findtext("name"),
                    one.findtext("source"),
                    tuple(form or "" for form in forms),
                    plural,
                )
            )
    return found


def pairs(messages):
    """(message, form) of every form of every message that is translated."""
    return [(one, form) for one in messages for form in one.forms if form]


def placeholders(text):
    return sorted(PLACEHOLDER.findall(text))


def mnemonics(text):
    return [letter.lower() for letter in MNEMONIC.findall(text.replace("&&", ""))]


def edges(text):
    """Spaces around a text, which joins it to a number."""
    return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]


def test_nothing_is_unfinished(ts):
    assert translate.unfinished(ts) == []


def test_no_translation_is_empty(messages):
    assert messages
    assert [one for one in messages if not all(form.strip() for form in one.forms)] == []


def test_compiled_files_are_in_step(ts, tmp_path):
    compiled = ts.with_suffix(".qm")
    again = tmp_path / compiled.name
    translate.compile_one(ts, again)
    assert again.read_bytes() == compiled.read_bytes(), "run packaging/translate.py compile"


def test_placeholders_agree(messages):
    wrong = []
    for one in messages:
        for number, form in enumerate(one.forms):
            # The form for one thing may say it without the number: "Show the worst".
            optional = ["%n"] if one.plural and number == 0 else []
            expected = placeholders(one.source)
            without = [name for name in expected if name not in optional]
            if placeholders(form) not in (expected, without):
                wrong.append((one.context, one.source, form))
    assert wrong == []


def test_line_breaks_edges_and_ellipses_agree(messages):
    wrong = [
        (one.context, one.source, form)
        for one, form in pairs(messages)
        if form.count("\n") != one.source.count("\n")
        or edges(form) != edges(one.source)
        or form.rstrip().endswith("…") != one.source.rstrip().endswith("…")
    ]
    assert wrong == []


def test_mnemonics_are_where_the_source_has_them(messages):
    wrong = [
        (one.context, one.source, form)
        for one, form in pairs(messages)
        if len(mnemonics(form)) != len(mnemonics(one.source))
    ]
    assert wrong == []


def test_mnemonics_are_unique_in_a_menu_form_or_page(messages):
    for context in {one.context for one in messages}:
        ours = [
            letter
            for one in messages
            if one.context == context and mnemonics(one.source)
            for letter in mnemonics(one.forms[0])
        ]
        most = max((ours.count(letter) for letter in ours), default=0)
        assert most <= PAGES.get(context, 1), (context, sorted(ours))


def test_no_plural_form_is_left_in_brackets(messages):
    assert [
        form for one, form in pairs(messages) if one.plural and re.search(r"\(\w+\)", form)
    ] == []


def test_languages_have_the_same_texts():
    files = [I18N / f"mynah_{name}.ts" for name in translate.LANGUAGES if name != "en"]
    texts = [{(one.context, one.source) for one in read(path)} for path in files if path.exists()]
    assert all(one == texts[0] for one in texts)


def test_plural_forms_are_found_by_the_program(qapp, ts, messages):
    from PySide6.QtCore import QCoreApplication, QTranslator

    translator = QTranslator()
    assert translator.load(str(ts.with_suffix(".qm")))
    plurals = [one for one in messages if one.plural]
    assert plurals
    qapp.installTranslator(translator)
    try:
        for one in plurals:
            for count, form in zip((1, 5), one.forms, strict=True):
                said = QCoreApplication.translate(one.context, one.source, None, count)
                assert said == form.replace("%n", str(count)), one
    finally:
        qapp.removeTranslator(translator)
