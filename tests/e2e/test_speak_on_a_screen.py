"""The page Speak on a real X server, by the keyboard alone: from typed words to a file.

Here the base voice itself speaks; a voice that was just trained does in `test_window_on_a_screen`.
With `MYNAH_SPEAK_WORKSPACE`, the folder of a workspace that holds one trained voice, that voice
does; the workspace is copied first.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from helpers.spoken_words import type_and_save, word_error_rate
from helpers.xserver import x_server
from mynah.project.atomic import write_json
from mynah.project.provenance import read_provenance

TEXT = (
    "The children walked to the river in the morning. They carried bread and water in a large "
    "basket. There was a large garden behind our school. Every morning the children watered the "
    "flowers and the young trees. In summer they picked apples and carried them into the kitchen. "
    "The teacher made a cake, and everybody got a piece of it."
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
    workspace, given = tmp_path / "my workspace", os.environ.get("MYNAH_SPEAK_WORKSPACE")
    if given:
        workspace.mkdir()
        shutil.copy(Path(given) / "workspace.json", workspace)
        shutil.copytree(Path(given) / "voices", workspace / "voices")
    path, voice = type_and_save(screen, workspace, TEXT)
    assert bool(voice) is bool(given)
    assert read_provenance(path).voice == voice
    assert read_provenance(path).base.startswith("espeak/")
    assert word_error_rate(TEXT, path) < 0.2
