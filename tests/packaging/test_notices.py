"""The notice of what the bundle is made of: every package, its licence, its texts."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).resolve().parents[2] / "packaging" / "notices.py"


@pytest.fixture(scope="module")
def notices():
    spec = importlib.util.spec_from_file_location("packaging_notices", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


class Package:
    """As `importlib.metadata` gives one, made up."""

    version = "1.0"

    def __init__(self, **fields):
        listed = {name: [value] for name, value in fields.items() if isinstance(value, str)}
        self.metadata = Fields({"Name": "Some_Thing", **fields, **listed})


class Fields(dict):
    def get_all(self, name):
        return self.get(name)


def test_all_that_is_needed_is_named_with_a_licence(notices, tmp_path):
    target = tmp_path / "THIRD_PARTY.txt"
    assert notices.main([str(target)]) == 0
    text = target.read_text("utf-8")
    for name in ("torch", "pyside6-essentials", "numpy", "av", "faiss-cpu", "onnxruntime"):
        assert f"\n{name} " in text
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in text
    assert "PYTHON SOFTWARE FOUNDATION LICENSE" in text
    assert text.rstrip().endswith("SOFTWARE.")


def test_ffmpeg_has_the_licence_that_it_states_itself(notices):
    from av._core import library_meta

    from mynah.gui.services.components import COMPONENTS

    assert {part["license"] for part in library_meta.values()} == {"LGPL version 3 or later"}
    assert ("FFmpeg", "LGPL-3.0-or-later") in [one[:2] for one in notices.INSIDE]
    assert dict(COMPONENTS)["av"].endswith("FFmpeg LGPL-3.0")


def test_a_package_that_says_no_licence_is_an_error(notices):
    with pytest.raises(notices.NoticeError, match=r"some-thing 1\.0 says no licence"):
        notices.licence(Package(License="A whole text, " + "word " * 40))


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"License-Expression": "MIT", "License": "other"}, "MIT"),
        ({"Classifier": ["License :: OSI Approved", "License :: OSI Approved :: X"]}, "X"),
        ({"License": "BSD\n\nlong text"}, "BSD"),
    ],
)
def test_where_the_licence_stands(notices, fields, expected):
    assert notices.licence(Package(**fields)) == expected
