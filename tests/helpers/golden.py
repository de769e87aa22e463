"""The workspace of `tests/data/schema`, as the program wrote it that first had its format."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

SCHEMA = Path(__file__).resolve().parents[1] / "data" / "schema"
VERSIONS = sorted(int(path.name) for path in SCHEMA.iterdir())
MARK = "of a newer program"
RUN = "20250131-142530123-3f9a"


def golden(version: int, target: Path) -> Path:
    """A copy of the workspace of a version, and of its home beside it; returns the workspace."""
    shutil.copytree(SCHEMA / str(version), target, dirs_exist_ok=True)
    return target / "workspace"


def marked(value: Any) -> Any:
    """The same JSON with a key that nobody knows in every object."""
    if isinstance(value, dict):
        return {**{key: marked(one) for key, one in value.items()}, MARK: {"deep": [1, None]}}
    return [marked(one) for one in value] if isinstance(value, list) else value


def mark_all(root: Path) -> dict[Path, int]:
    """Put unknown keys into every JSON file; returns how many each has."""
    counts = {}
    for path in sorted(root.rglob("*.json")):
        data = marked(json.loads(path.read_text("utf-8")))
        if path.name == "voice.json":
            data["files"].pop(MARK)  # its keys are names of files
        path.write_text(json.dumps(data), "utf-8")
        counts[path] = marks_in(path)
    return counts


def marks_in(path: Path) -> int:
    """How many unknown keys a file has."""
    return path.read_text("utf-8").count(f'"{MARK}"')


def tree(root: Path) -> dict[str, bytes]:
    """Every file below a folder, byte for byte, and every folder."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes() if path.is_file() else b"folder"
        for path in sorted(root.rglob("*"))
    }
