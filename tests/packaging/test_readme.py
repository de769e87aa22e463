"""The README against the program: codes, commands and links that exist."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from mynah.protocol.exitcodes import MEANINGS

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_exit_codes_are_the_ones_of_the_program():
    rows = dict(re.findall(r"^\| (\d+) \| (.+?) \|$", README, flags=re.MULTILINE))
    assert rows == {str(code.value): words for code, words in MEANINGS.items()}


@pytest.mark.parametrize("link", re.findall(r"\]\(([^)#]+)\)", README))
def test_links_lead_somewhere(link):
    assert link.startswith("https://") or (ROOT / link).exists()


def test_commands_exist():
    from mynah.engine.cli.main import build_parser

    words = build_parser().format_help()
    commands = set(re.findall(r"^mynah ([a-z]+)", README, flags=re.MULTILINE))
    assert len(commands) >= 6
    assert [
        command for command in commands if not re.search(rf"^ +{command}\b", words, re.MULTILINE)
    ] == []


def test_nothing_is_left_to_do_in_the_text():
    assert not re.search(r"\b(TODO|TBD|FIXME|XXX)\b", README)
