import os
from pathlib import Path

import pytest
import soundfile

import mynah
from helpers.samples import FakeAssessment, speech_like
from mynah.project.importing import import_paths
from mynah.project.workspace import Workspace


@pytest.fixture
def python_env():
    """Environment of a child process that can import the package under test."""
    source = str(Path(mynah.__file__).resolve().parents[1])
    return {**os.environ, "PYTHONPATH": source, "OMP_NUM_THREADS": "1"}


@pytest.fixture(autouse=True)
def own_home(tmp_path, monkeypatch):
    monkeypatch.setenv("MYNAH_HOME", str(tmp_path / "home"))


@pytest.fixture
def workspace(tmp_path):
    return Workspace.open(tmp_path / "ws", create=True)


@pytest.fixture
def make_wav(tmp_path):
    """Write a made recording and return its path."""

    def make(name="a.wav", seconds=3.0, rate=16000, seed=0, text=None, **options):
        path = tmp_path / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        soundfile.write(path, speech_like(seconds, rate, seed), rate, **options)
        if text is not None:
            path.with_suffix(".txt").write_text(text, encoding="utf-8")
        return path

    return make


@pytest.fixture
def bring_in(workspace):
    """Import paths with a judge that needs no measuring."""

    def bring(*paths, **options):
        options.setdefault("assess", FakeAssessment)
        return import_paths(options.pop("workspace", workspace), paths, **options)

    return bring
