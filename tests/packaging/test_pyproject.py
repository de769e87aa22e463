"""pyproject.toml and the constraints against what is really there."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[2]
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PIN = re.compile(r"^([a-z0-9][a-z0-9.-]*)==([0-9][0-9a-z.]*)$")
NOT_INSTALLED = {"fairseq", "mynah"}


def pins() -> dict[str, str]:
    text = (ROOT / "packaging" / "constraints.txt").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    matches = [PIN.match(line) for line in lines]
    assert None not in matches, "every line pins one version exactly"
    return {match[1]: match[2] for match in matches if match}


def requirements() -> list[Requirement]:
    project = PYPROJECT["project"]
    groups = [project["dependencies"], *project["optional-dependencies"].values()]
    return [Requirement(text) for group in groups for text in group]


def test_all_packages_are_listed():
    source = ROOT / "desktop"
    there = {
        ".".join(init.parent.relative_to(source).parts) for init in source.rglob("__init__.py")
    }
    assert set(PYPROJECT["tool"]["setuptools"]["packages"]) == {*there, "mynah.resources"}


def test_every_dependency_is_pinned_to_a_version_that_fits():
    pinned = pins()
    for requirement in requirements():
        name = requirement.name.lower().replace("_", "-")
        if name not in NOT_INSTALLED:
            assert requirement.specifier.contains(pinned[name]), requirement


def test_torch_has_one_version_everywhere():
    torch = next(r for r in requirements() if r.name == "torch")
    assert str(torch.specifier) == f"=={pins()['torch']}"
    script = (ROOT / "packaging" / "dev.py").read_text(encoding="utf-8")
    assert f'TORCH = "torch=={pins()["torch"]}"' in script


def test_no_cuda_and_no_torchaudio_is_pinned():
    assert [name for name in pins() if name.startswith(("nvidia", "torchaudio", "cuda"))] == []


def test_installed_program_knows_the_version():
    import mynah

    assert mynah.__version__ == PYPROJECT["project"]["version"]


def test_hooks_are_local():
    text = (ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8")
    assert set(re.findall(r"repo: *(\S+)", text)) == {"local"}
