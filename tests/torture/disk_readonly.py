"""Workspaces that may only be read: everything is listed and played, nothing is changed."""

from __future__ import annotations

import os
from contextlib import ExitStack
from pathlib import Path

from torture.attack import Attack
from torture.disk_full import Scene, chosen, prepared
from torture.disk_ground import needs_mount
from torture.disk_operations import command
from torture.disk_workspace import picture

SOMEBODY = 12_345
READS = (
    command("voices list", "voices", "list"),
    command("voices show", "voices", "show", "Made"),
    command("voices verify", "voices", "verify", "Made"),
    command("voices bin", "voices", "bin"),
    command("dataset list", "dataset", "list"),
    command("dataset show", "dataset", "show", "Set"),
    command("runs", "runs"),
    command("status", "status", "older"),
    command("storage", "storage"),
    command("pronunciations", "pronunciations", "list"),
    command("readiness", "readiness", "--provider", "piper"),
)
ELSEWHERE = {"check", "export-rvc", "export-voice", "export-onnx", "export-plain", "speak"}
ELSEWHERE |= {f"convert-{kind}" for kind in ("wav", "flac", "mp3", "ogg")}


def protected(ground):
    """Every command on a disk that can only be read, and on a folder of somebody else."""
    with ExitStack() as held:
        scene = Scene(ground, held)
        for seed, rng in ground.each():
            scene.anew()
            operation = rng.choice(READS) if rng.random() < 0.3 else chosen(rng, ground)
            if operation.name in {"settings", "take", "fetched"}:
                continue  # not of the workspace
            if rng.random() < 0.3:
                rng.choice([scene.place.ws / "exports", scene.place.ws / "cache"]).rename(
                    scene.place.out / "away"
                )
            other = rng.random() < 0.5
            how = "of somebody else" if other else "on a disk that can only be read"
            out, home = ground.work / "out", ground.work / "home"
            ended = _tried(scene, operation, other, out, home)
            _judged(ground, seed, operation, ended, f"{operation.name}, {how}")
            if picture(scene.place.ws) != scene.picture:
                ground.failed(seed, "something was changed", f"{operation.name}, {how}")


def _tried(scene, operation, other, out, home):
    for folder in (out, home):
        folder.mkdir(exist_ok=True)
        folder.chmod(0o777)
        for path in folder.rglob("*"):
            path.chmod(0o777)
    scene.picture = picture(scene.place.ws)
    words = [word.replace(str(scene.place.out), str(out)) for word in operation.order(scene.place)]
    words += ["--overwrite"] if operation.name.startswith(("convert", "speak")) else []
    words += ["--replace"] if operation.name.startswith("export-") else []
    if other:
        _open_for_all(scene.place.ws)
        return scene.program.do(*words, home=home, plain=True, limit=90)
    scene.disk.protect()
    try:
        return scene.program.do(*words, home=home, limit=90)
    finally:
        scene.disk.protect(False)


def _open_for_all(folder):
    for root, _, files in os.walk(folder):
        Path(root).chmod(0o755)
        os.chown(root, SOMEBODY, SOMEBODY)
        for name in files:
            Path(root, name).chmod(0o644)
            os.chown(Path(root, name), SOMEBODY, SOMEBODY)


def _judged(ground, seed, operation, ended, where):
    reads = operation in READS or operation.name in ELSEWHERE or operation.quiet
    ground.count("read" if reads else "refused")
    if ended.code is None or ended.code < 0 or ended.code == 70:
        ground.failed(seed, "no sentence", f"{where}: {ended.said}")
    elif reads and ended.code not in {0, 16}:  # 16: an answer of `readiness`
        ground.failed(seed, "it could have been done", f"{where}: {ended.said}")
    elif not reads and ended.code not in {10, 15}:
        ground.failed(seed, "not refused", f"{where}: {ended.said}")
    if "Traceback" in ended.out + ended.err:
        ground.failed(seed, "a traceback", f"{where}: {ended.said}")


ATTACKS = (
    Attack(
        "disk-read-only",
        "Each command on a workspace of a read-only disk, or of somebody else.",
        400,
        4,
        protected,
        needs_mount,
        prepared,
    ),
)
