from pathlib import Path

import pytest

from mynah.project import atomic, defaults, settings
from mynah.project.settings import Settings
from mynah.protocol.errors import ErrorCode, MynahError


def test_without_a_file_the_defaults_hold():
    assert settings.load() == settings.Loaded(Settings())
    assert not settings.settings_path().exists()


def test_settings_are_saved_and_read_again(tmp_path):
    one = Settings(theme="dark", train={"seed": 7}).with_recent(Path("/a")).with_recent(Path("/b"))
    one = one.with_recent(Path("/a"))
    settings.save(one)
    assert settings.load().settings == one
    assert one.recent_workspaces == ("/a", "/b")
    assert one.workspace == "/a"
    assert settings.settings_path().is_relative_to(tmp_path)


def test_unknown_keys_survive():
    path = settings.settings_path()
    atomic.write_json(path, {"theme": "dark", "future": [1]})
    settings.save(settings.load().settings)
    assert atomic.read_json(path)["future"] == [1]
    settings.save(Settings(theme="light"))
    assert atomic.read_json(path)["future"] == [1]


def test_values_of_a_wrong_type_become_the_default():
    odd = {"theme": 3, "threads": "many", "notifications": 1, "recent_workspaces": "x", "train": []}
    atomic.write_json(settings.settings_path(), odd)
    assert settings.load() == settings.Loaded(Settings())


def test_values_out_of_their_range_become_the_default():
    odd = {"theme": "pink", "threads": 999, "activity_days": -1, "on_close": "explode"}
    atomic.write_json(settings.settings_path(), odd)
    assert settings.load() == settings.Loaded(Settings())


def test_every_default_is_allowed():
    blank = Settings()
    for name in (*settings.CHOICES, *settings.RANGES):
        assert settings.allowed(name, getattr(blank, name))


@pytest.mark.parametrize("content", ["", "{", "[]"])
def test_a_damaged_file_is_set_aside_and_reported(content):
    path = settings.settings_path()
    path.parent.mkdir(parents=True)
    path.write_text(content)
    loaded = settings.load()
    assert loaded.settings == Settings()
    assert settings.BROKEN_NAME in loaded.problem
    assert path.with_name(settings.BROKEN_NAME).read_text() == content
    assert settings.load().problem == ""


def test_settings_of_a_newer_program_are_not_overwritten():
    atomic.write_json(settings.settings_path(), {"schema_version": 99, "theme": "dark"})
    assert settings.load().settings.theme == "dark"
    with pytest.raises(MynahError) as caught:
        settings.save(Settings())
    assert caught.value.code is ErrorCode.NEWER_SCHEMA


@pytest.mark.parametrize("table", ["train", "convert", "dataset"])
def test_every_default_is_allowed_and_has_words(table):
    options = {"train": defaults.TRAIN, "convert": defaults.CONVERT, "dataset": defaults.DATASET}
    for name, option in options[table].items():
        assert option.name == name
        assert defaults.check(table, name, option.default) == option.default
        assert option.label
        assert option.help


@pytest.mark.parametrize(
    ("table", "name", "value"),
    [
        ("convert", "protect", 0.6),
        ("convert", "protect", float("nan")),
        ("convert", "protect", "0.3"),
        ("convert", "protect", True),
        ("convert", "protect", None),
        ("train", "epochs", 0),
        ("train", "epochs", 1.5),
        ("train", "f0_method", "guess"),
        ("train", "index", 1),
        ("train", "sample_rate", 44100),
        ("train", "threads", 0),
    ],
)
def test_values_out_of_range_are_refused(table, name, value):
    with pytest.raises(MynahError) as caught:
        defaults.check(table, name, value)
    assert caught.value.code is ErrorCode.USAGE
    assert caught.value.hint


def test_the_words_of_the_community():
    assert defaults.default("convert", "protect") == 0.33
    assert defaults.default("convert", "index_rate") == 0.75
    assert defaults.default("convert", "volume_envelope") == 1.0
    assert defaults.default("train", "threads") is None
    assert defaults.check("train", "threads", 2) == 2
