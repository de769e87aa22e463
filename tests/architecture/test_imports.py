"""Who may import whom: the contracts of pyproject.toml, and what lazy imports hide from them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
QT = ("PySide6", "shiboken6", "pyqtgraph")
LEARNING = ("torch", "librosa", "torchcrepe", "fairseq", "faiss", "onnxruntime", "swift_f0")

# Imports packages with all their modules while some libraries are refused as if not installed,
# and prints what was tried and what is loaded at the end.
IMPORT_ALL = """
import importlib, json, pkgutil, sys

refused, packages = sys.argv[1].split(","), sys.argv[2:]
tried = []

class Refuse:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in refused:
            tried.append(name)
            raise ModuleNotFoundError(f"{name} may not be imported here", name=name)

sys.meta_path.insert(0, Refuse())
names = []
for package in packages:
    module = importlib.import_module(package)
    names.append(package)
    for found in pkgutil.walk_packages(getattr(module, "__path__", []), package + "."):
        importlib.import_module(found.name)
        names.append(found.name)
print(json.dumps({"imported": names, "tried": tried, "loaded": sorted(sys.modules)}))
"""


def import_all(*packages: str, refused: tuple[str, ...]) -> dict[str, list[str]]:
    child = subprocess.run(
        [sys.executable, "-c", IMPORT_ALL, ",".join(refused), *packages],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert child.returncode == 0, child.stderr
    return json.loads(child.stdout)


def test_import_contracts():
    program = "import importlinter.cli as cli; cli.lint_imports_command()"
    done = subprocess.run(
        [sys.executable, "-c", program, "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_engine_imports_without_qt():
    answer = import_all("mynah.engine", refused=QT)
    assert len(answer["imported"]) > 10
    assert answer["tried"] == []


@pytest.mark.parametrize("package", ["mynah.protocol", "mynah.audio", "mynah.project"])
def test_parts_below_the_engine_import_without_the_learning_libraries(package):
    answer = import_all(package, refused=(*QT, *LEARNING))
    assert len(answer["imported"]) > 1
    assert answer["tried"] == []


def test_protocol_needs_only_the_standard_library():
    loaded = import_all("mynah.protocol", refused=("numpy",))["loaded"]
    foreign = {name.partition(".")[0] for name in loaded} - set(sys.stdlib_module_names)
    # What an editable installation puts into every process is not the protocol's doing.
    foreign = {name for name in foreign if not name.startswith(("__editable__", "__main__"))}
    bare = subprocess.run(
        [sys.executable, "-c", "import sys; print(*sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    )
    foreign -= {name.partition(".")[0] for name in bare.stdout.split()}
    assert foreign == {"mynah"}


def test_command_line_starts_without_the_learning_libraries():
    program = "import sys, mynah.__main__; print(*sys.modules)"
    child = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert child.returncode == 0, child.stderr
    loaded = {name.partition(".")[0] for name in child.stdout.split()}
    assert loaded.isdisjoint({*LEARNING, *QT})


def test_window_imports_without_the_learning_libraries():
    answer = import_all("mynah.gui", refused=LEARNING)
    assert len(answer["imported"]) > 10
    assert answer["tried"] == []
