import os
from pathlib import Path

import pytest

from mynah.project import storage
from mynah.project.speech_cache import SpeechCache, clear_speech, speech_folder, speech_size

AUDIO = b"x" * 1000


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "speech"


def age(folder, key, seconds):
    for path in folder.glob(f"{key}*"):
        os.utime(path, (path.stat().st_atime, path.stat().st_mtime - seconds))


def names(folder):
    return sorted({path.stem for path in folder.iterdir()})


def test_what_was_kept_is_found(folder):
    cache = SpeechCache(folder, 10**6)
    assert cache.find("a") is None
    kept = cache.keep("a", AUDIO, {"frames": 5})
    found = SpeechCache(folder, 10**6).find("a")
    assert found.path == kept.path == folder / "a.flac"
    assert found.path.read_bytes() == AUDIO
    assert found.facts["frames"] == 5


@pytest.mark.parametrize("broken", ["audio", "short", "facts", "no facts", "no audio"])
def test_a_broken_entry_is_none_and_made_anew(folder, broken):
    cache = SpeechCache(folder, 10**6)
    cache.keep("a", AUDIO, {})
    audio, facts = folder / "a.flac", folder / "a.json"
    match broken:
        case "audio":
            audio.write_bytes(b"y" * len(AUDIO))
        case "short":
            audio.write_bytes(AUDIO[:-1])
        case "facts":
            facts.write_text("{", encoding="utf-8")
        case "no facts":
            facts.unlink()
        case "no audio":
            audio.unlink()
    assert cache.find("a") is None
    cache.keep("a", AUDIO, {})
    assert cache.find("a") is not None


def test_the_limit_is_kept_and_the_least_recently_used_goes_first(folder):
    size = SpeechCache(folder, 10**6).keep("a", AUDIO, {}).path.stat().st_size
    one = size + (folder / "a.json").stat().st_size
    cache = SpeechCache(folder, 3 * one)
    for key in "bc":
        cache.keep(key, AUDIO, {})
    for seconds, key in ((300, "a"), (200, "b"), (100, "c")):
        age(folder, key, seconds)
    assert cache.find("a") is not None  # used now
    cache.keep("d", AUDIO, {})
    assert names(folder) == ["a", "c", "d"]
    cache.keep("e", AUDIO, {})
    assert names(folder) == ["a", "d", "e"]


def test_what_was_just_made_stays_however_small_the_limit(folder):
    cache = SpeechCache(folder, 10)
    for key in "abc":
        assert cache.keep(key, AUDIO, {}).path.exists()
        assert names(folder) == [key]


def test_making_an_entry_again_is_not_counted_twice(folder):
    one = 1100
    cache = SpeechCache(folder, 3 * one)
    for _ in range(10):
        cache.keep("a", AUDIO, {})
    cache.keep("b", AUDIO, {})
    assert names(folder) == ["a", "b"]


def test_what_another_program_left_half_written_goes_after_a_while(folder):
    cache = SpeechCache(folder, 10**6)
    cache.keep("a", AUDIO, {})
    from mynah.project.atomic import temporary_name

    old, new = temporary_name(folder), temporary_name(folder)
    for path in (old, new):
        path.write_bytes(AUDIO)
    os.utime(old, (0, 0))
    SpeechCache(folder, 10**6).keep("b", AUDIO, {})
    assert not old.exists()
    assert new.exists()


def test_size_and_clearing(workspace):
    assert speech_size(workspace) == (0, 0)
    cache = SpeechCache(speech_folder(workspace), 10**6)
    for key in "ab":
        cache.keep(key, AUDIO, {})
    count, size = speech_size(workspace)
    assert count == 2
    assert size > 2 * len(AUDIO)
    parts = {one.part: one for one in storage.usage(workspace)}
    assert parts["cache"].size >= size
    assert clear_speech(workspace) == (count, size)
    assert speech_size(workspace) == (0, 0)


def test_emptying_the_cache_of_the_workspace_takes_it_too(workspace):
    SpeechCache(speech_folder(workspace), 10**6).keep("a", AUDIO, {})
    storage.purge(workspace, ["cache"])
    assert speech_size(workspace) == (0, 0)


def test_what_could_not_be_removed_is_not_said_to_be_gone(workspace, monkeypatch):
    folder = speech_folder(workspace)
    folder.mkdir(parents=True)
    for name in ("open.flac", "free.flac"):
        (folder / name).write_bytes(b"12345")
    true = Path.unlink

    def unlink(path, missing_ok=False):
        if path.name == "open.flac":
            raise PermissionError(13, "in use")
        true(path, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", unlink)
    assert clear_speech(workspace) == (1, 5)
