"""Whether a bundle has to be built again."""

from __future__ import annotations

import importlib.util
import subprocess
from pathlib import Path

import pytest

SCRIPT = Path(__file__).resolve().parents[2] / "packaging" / "tried.py"
PYPROJECT = (
    '[project]\nname = "x"\n[tool.setuptools]\npackages = []\n[tool.ruff]\nline-length = 9\n'
)


@pytest.fixture
def tried(tmp_path, monkeypatch):
    spec = importlib.util.spec_from_file_location("packaging_tried", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    for name in ("packaging/build.py", "packaging/release.md", "installer/a.iss", "desktop/a.py"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(name)
    (tmp_path / "pyproject.toml").write_text(PYPROJECT)
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    monkeypatch.setattr(module, "ROOT", tmp_path)
    monkeypatch.setattr(module, "NOTE", tmp_path / "packaging" / "tried.txt")
    return module


def test_what_was_never_tried_is_built(tried, capsys):
    assert tried.main([]) == 1
    assert "has changed" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("name", "text", "again"),
    [
        ("packaging/build.py", "other", True),
        ("packaging/new.py", "new", True),
        ("installer/a.iss", "other", True),
        ("pyproject.toml", PYPROJECT.replace('"x"', '"y"'), True),
        ("pyproject.toml", PYPROJECT.replace("9", "8"), False),
        ("packaging/release.md", "other", False),
        ("desktop/a.py", "other", False),
    ],
)
def test_what_changed_since_decides(tried, tmp_path, name, text, again):
    assert tried.main(["--write"]) == 0
    assert tried.main([]) == 0
    (tmp_path / name).write_text(text)
    assert tried.main([]) == int(again)
