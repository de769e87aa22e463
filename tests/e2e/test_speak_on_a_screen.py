"""The page Speak on a real X server, by the keyboard alone: from typed words to a file.

Here the base voice itself speaks; a trained voice does in `test_window_on_a_screen`.
"""

from __future__ import annotations

import pytest

from helpers.spoken_words import type_and_save, word_error_rate
from helpers.xserver import x_server
from mynah.project.atomic import write_json
from mynah.project.provenance import read_provenance

TEXT = (
    "The old captain walked slowly along the harbour in the evening light. "
    "Every ship was waiting for the morning wind."
)
pytestmark = [pytest.mark.xvfb, pytest.mark.slow, pytest.mark.engine]


@pytest.fixture
def screen():
    with x_server() as server:
        yield server


@pytest.mark.timeout(240)
def test_typed_words_become_a_file_that_is_understood(screen, tmp_path, home_of_its_own):
    settings = {"schema_version": 1, "first_start_done": True}
    write_json(home_of_its_own / "config" / "settings.json", settings)
    path, voice = type_and_save(screen, tmp_path / "my workspace", TEXT)
    assert voice == ""
    assert read_provenance(path).base.startswith("espeak/")
    assert word_error_rate(TEXT, path) < 0.2
