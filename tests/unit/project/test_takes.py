"""Takes between the microphone and the library."""

from __future__ import annotations

import json

import numpy as np
import pytest
import soundfile

from mynah.project import atomic, owners
from mynah.project.paths import cache_dir
from mynah.project.takes import Takes

RATE = 48_000


@pytest.fixture
def takes(tmp_path):
    made = Takes(tmp_path / "takes")
    yield made
    made.close()


def recorded(takes, text="Some words.", workspace="/w", seconds=1.0):
    take, file = takes.begin(text, workspace, RATE, 16)
    file.append(np.full(round(seconds * RATE), 0.1, np.float32))
    file.close()
    return take


def test_a_take_is_a_sound_file_with_its_facts(takes):
    take = recorded(takes)
    assert soundfile.info(take.path).duration == 1.0
    facts = json.loads(take.path.with_suffix(".take.json").read_text("utf-8"))
    assert (facts["text"], facts["workspace"], facts["consent"]) == ("Some words.", "/w", "")
    assert not take.path.with_suffix(".txt").exists()


def test_a_kept_take_has_its_transcript_beside_it(takes):
    kept = takes.keep(recorded(takes, "¿Qué tal, Jürgen?"), "my own voice")
    assert kept.kept
    assert kept.path.with_suffix(".txt").read_text("utf-8") == "¿Qué tal, Jürgen?\n"
    takes.discard(kept)
    assert [path.name for path in kept.path.parent.iterdir()] == [".lock"]
    takes.discard(kept)


def test_free_speech_has_no_transcript(takes):
    kept = takes.keep(recorded(takes, ""), "my own voice")
    assert not kept.path.with_suffix(".txt").exists()


def test_takes_of_one_second_have_different_names(takes):
    assert len({recorded(takes, seconds=0.3).path for _ in range(3)}) == 3


def test_takes_of_a_running_program_are_not_offered(takes):
    recorded(takes)
    assert takes.left_behind("/w") == []
    assert Takes(takes.root).left_behind("/w") == []


def test_takes_that_a_program_left_are_offered_by_workspace(takes):
    first = recorded(takes)
    second = takes.keep(recorded(takes, "More."), "consent")
    recorded(takes, workspace="/other")
    takes.close()
    later = Takes(takes.root)
    found = later.left_behind("/w")
    assert [take.path for take in found] == [first.path, second.path]
    assert [take.text for take in found] == ["Some words.", "More."]
    assert [take.kept for take in found] == [False, True]
    assert found[0].seconds == 1.0
    assert len(later.left_behind("/other")) == 1
    for take in found:
        later.discard(take)
    assert later.left_behind("/w") == []
    assert len(later.left_behind("/other")) == 1


def test_a_take_that_was_being_recorded_is_found_with_what_it_had(takes):
    take, file = takes.begin("Words.", "/w", RATE, 24)
    file.append(np.zeros(RATE, np.float32))
    takes.close()
    with take.path.open("ab") as torn:
        torn.write(b"\x01\x02")  # samples that the header does not know of
    assert [one.seconds for one in Takes(takes.root).left_behind("/w")] == [1.0]
    file.close()


def test_folders_with_nothing_in_them_go_away(takes):
    take, file = takes.begin("Words.", "/w", RATE, 24)
    file.close()
    takes.close()
    assert Takes(takes.root).left_behind("/w") == []
    assert not take.path.parent.exists()
    assert Takes(takes.root / "not there").left_behind("/w") == []


def test_damaged_facts_and_sounds_are_not_fatal(takes):
    take = recorded(takes)
    take.path.with_suffix(".take.json").write_text("{", "utf-8")
    (take.path.parent / "odd.wav").write_bytes(b"no sound")
    takes.close()
    found = Takes(takes.root).left_behind("")
    assert [one.path for one in found] == [take.path]


def test_the_folder_may_vanish_while_the_program_runs(takes):
    import shutil

    take = recorded(takes)
    shutil.rmtree(take.path.parent)
    assert recorded(takes).path.exists()


def test_takes_are_in_the_cache(tmp_path):
    made = Takes()
    assert made.root == cache_dir() / "recordings"
    made.close()


def test_a_take_whose_header_a_power_cut_took_is_offered_all_the_same(tmp_path, monkeypatch):
    takes = Takes(tmp_path / "takes")
    take, file = takes.begin("Words.", tmp_path / "ws", 16000, 16)
    file.append(np.full(32000, 0.25, np.float32))
    file.close()
    takes.close()
    monkeypatch.setattr(owners, "_runs", lambda pid: False)
    half = atomic.temporary_name(take.path.parent)
    half.write_bytes(b"half")
    with take.path.open("r+b") as torn:
        torn.write(bytes(44))
    (left,) = Takes(tmp_path / "takes").left_behind(tmp_path / "ws")
    assert (left.seconds, left.text) == (2.0, "Words.")
    assert soundfile.info(left.path).frames == 32000
    assert not half.exists()
    # Where nobody knows how it was recorded it is kept as well.
    take.path.with_suffix(".take.json").unlink()
    with take.path.open("r+b") as torn:
        torn.write(bytes(44))
    assert Takes(tmp_path / "takes").left_behind(tmp_path / "ws") == []
    assert take.path.stat().st_size == 64044
