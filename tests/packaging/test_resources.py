"""What ships: found by importlib.resources, inside the wheel, and the demo is as described."""

from __future__ import annotations

import importlib.resources
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
import soundfile

ROOT = Path(__file__).resolve().parents[2]
RESOURCES = ROOT / "resources"
LARGEST_DEMO = 4_000_000


def test_resources_are_found_at_run_time():
    demo = importlib.resources.files("mynah.resources") / "demo" / "demo_001.ogg"
    assert demo.read_bytes()[:4] == b"OggS"


def test_demo_has_speech_and_text_enough(demo):
    clips = sorted(demo.glob("*.ogg"))
    assert len(clips) >= 40
    assert sum(soundfile.info(clip).duration for clip in clips) >= 5 * 60
    assert sum(path.stat().st_size for path in demo.iterdir()) <= LARGEST_DEMO


@pytest.mark.parametrize("folder", ["demo", "demo_source"])
def test_every_demo_clip_is_sound_with_a_transcript(folder):
    clips = sorted((RESOURCES / folder).glob("*.ogg"))
    assert clips
    for clip in clips:
        samples, _ = soundfile.read(clip)
        assert 0.1 < abs(samples).max() <= 1, clip
        assert len(clip.with_suffix(".txt").read_text(encoding="utf-8").split()) > 10, clip
    texts = sorted((RESOURCES / folder).glob("*.txt"))
    assert [text.stem for text in texts] == [clip.stem for clip in clips]


@pytest.mark.packaging
def test_wheel_is_complete(tmp_path):
    # From a copy: setuptools leaves its build folders in the tree that it builds from.
    tree = tmp_path / "tree with spaces"
    no_caches = shutil.ignore_patterns("__pycache__", "*.egg-info")
    for folder in ("desktop", "resources"):
        shutil.copytree(ROOT / folder, tree / folder, ignore=no_caches)
    for file in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / file, tree / file)
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps"]
    command += ["--no-build-isolation", "--wheel-dir", str(tmp_path), str(tree)]
    built = subprocess.run(command, capture_output=True, text=True, check=False, timeout=240)
    assert built.returncode == 0, built.stderr
    names = set(zipfile.ZipFile(next(tmp_path.glob("*.whl"))).namelist())
    modules = {
        path.relative_to(tree / "desktop").as_posix() for path in (tree / "desktop").rglob("*.py")
    }
    resources = {
        f"mynah/resources/{path.relative_to(tree / 'resources').as_posix()}"
        for path in (tree / "resources").rglob("*")
        if path.is_file()
    }
    assert modules | resources | {"mynah/py.typed"} <= names
    assert [name for name in names if not name.startswith(("mynah/", "mynah-"))] == []
