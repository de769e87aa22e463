"""The shape of the tree: short files, described packages, no names that say nothing."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "desktop" / "mynah"
SOURCES = sorted(
    path
    for folder in ("desktop", "packaging", "resources", "tests")
    for path in (ROOT / folder).rglob("*.py")
)
LONGEST = 400


def test_there_are_sources():
    assert len(SOURCES) > 50


def test_no_file_is_longer_than_one_idea():
    lengths = {
        str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines())
        for path in SOURCES
    }
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST} == {}


@pytest.mark.parametrize("folder", ["packaging", "installer", "tests"])
def test_folders_of_scripts_are_no_packages(folder):
    # `packaging` is also the name of a library: as a package it would hide it from setuptools.
    assert list((ROOT / folder).rglob("__init__.py")) == []


def test_every_package_says_what_lives_there():
    folders = {path.parent for path in PACKAGE.rglob("*.py")}
    undescribed = [
        str(folder.relative_to(ROOT))
        for folder in folders
        if not (init := folder / "__init__.py").is_file()
        or len(ast.get_docstring(ast.parse(init.read_text(encoding="utf-8"))) or "") < 40
    ]
    assert undescribed == []


def test_nothing_is_called_utils():
    vague = {"utils", "util", "helpers", "misc", "common"}
    assert [path for path in PACKAGE.rglob("*") if path.stem in vague] == []
