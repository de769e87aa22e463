"""Mutated files of models through every way in which the product opens them.

Each file is opened in a fork that is confined as the product's own children are. Whatever it
holds, it is refused in words or it is a voice that speaks: no crash, no traceback, no hang, no
memory beyond the limit, and no file changed outside of the folder that was given.
"""

import functools
import json
import os
import shutil
import struct
import sys
from pathlib import Path

import torch
from safetensors.torch import save as save_tensors

from helpers.piper_voice import made_piper
from helpers.rvc_files import TINY, save_index, save_small, state_of
from mynah.engine.formats.rvc_voice import RvcVoiceFacts, build_rvc_voice_folder
from mynah.project import voice_card
from torture import mutations
from torture.attack import Attack
from torture.cell import Cell

JOBS = "torture.model_jobs"
MOST_MB = 1500.0
SECONDS, MOST_SECONDS = 120.0, 15.0


def not_here():
    """Why this cannot be done on this system."""
    return "" if hasattr(os, "fork") and sys.platform == "linux" else "needs fork and Landlock"


class Originals:
    """Whole files of each kind, small ones."""

    def __init__(self, folder):
        self.folder = folder
        folder.mkdir()
        state = state_of(TINY)
        save_small(folder / "small.pth", model_name="Anna", epoch=3)
        training = {"model": state, "iteration": 3, "optimizer": {"state": {}, "param_groups": []}}
        torch.save({**training, "learning_rate": 1e-4}, folder / "G_1.pth")
        torch.save(
            torch.load(folder / "small.pth"),
            folder / "old.pth",
            _use_new_zipfile_serialization=False,
        )
        for number, kind in enumerate(("IVF2,Flat", "Flat", "IVF2,SQ8", "IVF2,SQfp16", "SQ8")):
            save_index(folder / f"{number}.index", 16, kind=kind)
        save_index(folder / "voice.index", 768)
        build_rvc_voice_folder(
            self.made("voice"), state, TINY, RvcVoiceFacts("Anna"), folder / "voice.index"
        )
        made_piper(folder / "piper")
        (folder / "encoder.safetensors").write_bytes(
            save_tensors({f"encoder.layers.{n}.fc1.weight": torch.zeros(4, 4) for n in range(3)})
        )
        lite = self.made("lite")
        shutil.copy(folder / "0.index", lite / "a.index")

    def made(self, name):
        path = self.folder / name
        path.mkdir()
        return path

    @functools.cache  # noqa: B019 - as long as one passage
    def data(self, name):
        return (self.folder / name).read_bytes()


def _checkpoint(first, rng, target):
    name = rng.choice(("small.pth", "small.pth", "G_1.pth"))
    data = first.data(name)
    data = mutations.raw(data, rng) if rng.random() < 0.2 else mutations.checkpoint(data, rng)
    path = target / "Anna.pth"
    path.write_bytes(data)
    return _ways(path, rng, () if name == "small.pth" else ("base", "training", "encoder"))


def _legacy(first, rng, target):
    data = first.data("old.pth")
    path = target / "Anna.pth"
    head = min(len(data), 6000)
    way = mutations.pickled if rng.random() < 0.7 else mutations.raw
    path.write_bytes(data[:58] + way(data[58:head], rng) + data[head:])
    return _ways(path, rng)


def _ways(path, rng, more=()):
    job = rng.choice(("voices", "voices", "known", *more))
    request = {"paths": [str(path)], "keep": True, "extract": True, "file": str(path)}
    return job, request


def _index(first, rng, target):
    name = f"{rng.randrange(5)}.index"
    data = first.data(name)
    path = target / "a.index"
    path.write_bytes(_index_bytes(data, rng))
    return rng.choice(("index", "known")), {"file": str(path), "width": rng.choice((16, 16, 0))}


def _index_bytes(data, rng):
    """Numbers of 1, 4 and 8 bytes where an index has them, or nested and foreign kinds."""
    if rng.random() < 0.15:
        return mutations.raw(data, rng)
    changed = bytearray(data)
    marks = [n for mark in (b"ilar", b"full", b"IxF2") for n in mutations._all(data, mark)]
    for _ in range(rng.choice((1, 1, 2, 3))):
        near = rng.choice((0, 0, *marks, len(data) - 700))
        at = max(0, near + rng.randrange(-24, 64))
        size = rng.choice((1, 4, 8))
        change = rng.choice((*mutations.EXTREMES, 80, 16, 81, 17))
        changed[at : at + size] = struct.pack("<q", change)[:size]
    if rng.random() < 0.2:
        kinds = (
            b"IxPT",
            b"IHNf",
            b"IwPQ",
            b"IxRF",
            b"IxMp",
            b"IxM2",
            b"IwSh",
            b"ilod",
            b"sprs",
            b"IxFI",
        )
        at = rng.choice((0, 0, *marks))
        changed[at : at + 4] = rng.choice(kinds)
    if rng.random() < 0.05:
        return bytes(changed[:53]) * 2000 + bytes(changed)
    return bytes(changed)


def _workspace(first, rng, target):
    """A voice in a workspace of somebody else: its model, its index or its card is spoiled."""
    folder = target / "voice"
    shutil.copytree(first.folder / "voice", folder)
    card = json.loads((folder / "voice.json").read_text())
    way = rng.randrange(3)
    if way == 0:
        model = folder / "model.safetensors"
        model.write_bytes(mutations.safetensors(model.read_bytes(), rng))
    elif way == 1:
        path = next(folder.glob("*.index"))
        path.write_bytes(_index_bytes(path.read_bytes(), rng))
    if way < 2:  # whoever spoils a file writes its hash as well
        files = voice_card.record_files(folder)
        card["files"] = {n: {"size": r.size, "sha256": r.sha256} for n, r in files.items()}
        (folder / "voice.json").write_text(json.dumps(card))
    else:
        (folder / "voice.json").write_bytes(mutations.text_of(mutations.value(card, rng), rng))
    if rng.random() < 0.5:
        return "loaded", {"folder": str(folder)}
    return "voices", {"paths": [str(folder)], "keep": True}


def _safetensors(first, rng, target):
    path = target / "Anna.safetensors"
    name = rng.choice(("voice/model.safetensors", "encoder.safetensors"))
    path.write_bytes(mutations.safetensors(first.data(name), rng))
    job = rng.choice(("known", "encoder", "voices"))
    return job, {"paths": [str(path)], "file": str(path), "keep": True}


def _piper(first, rng, target):
    path = target / "tone.onnx"
    network, config = first.data("piper/tone.onnx"), json.loads(first.data("piper/tone.onnx.json"))
    words = json.dumps(config).encode()
    if rng.random() < 0.6:
        network = mutations.raw(network, rng)
    else:
        words = mutations.text_of(mutations.value(config, rng), rng)
    path.write_bytes(network)
    path.with_name("tone.onnx.json").write_bytes(words)
    return "piper", {"path": str(path), "alone": False}


KINDS = {
    "pth": (_checkpoint, 5),
    "old pth": (_legacy, 3),
    "index": (_index, 5),
    "workspace": (_workspace, 4),
    "safetensors": (_safetensors, 3),
    "piper": (_piper, 2),
}


def make(ground):
    """See the module."""
    first = Originals(ground.work / "originals")
    kinds = [name for name, (_, share) in KINDS.items() for _ in range(share)]
    home = ground.work / "home"
    with Cell(home, [JOBS]) as cell:
        for seed, rng in ground.each():
            kind = kinds[seed % len(kinds)]
            _one(
                ground,
                cell,
                seed,
                kind,
                KINDS[kind][0](first, rng, _emptied(ground.work / "given")),
            )


def _emptied(folder):
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    return folder


def _one(ground, cell, seed, kind, asked):
    job, request = asked
    given = ground.work / "given"
    quarantine = _emptied(ground.work / "quarantine")
    before = seen(ground.work)
    request["quarantine"] = str(quarantine)
    end = cell.open(
        f"{JOBS}:{job}", request, ([given], [quarantine], [given]), seconds=SECONDS, memory=1 << 30
    )
    check(ground, seed, f"{kind}, {job}", end)
    if seen(ground.work) != before:
        ground.failed(seed, "files outside the folder were changed", kind)


def check(ground, seed, kind, end):
    """Keep what broke of the promises, and the figures."""
    ground.count(end.how)
    ground.most("seconds", end.seconds)
    ground.most("MB", round(end.memory))
    if end.how in ("raised", "killed", "hung"):
        ground.failed(seed, f"{end.how}: {kind}", end.words)
    if end.seconds > MOST_SECONDS:
        ground.failed(seed, f"too long: {kind}", f"{end.seconds} s of the processor, {end.words}")
    if end.memory > MOST_MB:
        ground.failed(seed, f"too much memory: {kind}", f"{end.memory:.0f} MB, {end.words}")
    if end.steps:
        ground.failed(seed, f"stepped out: {kind}", "; ".join(end.steps))


def seen(folder):
    """Every file there but those in the quarantine and what the cell says, with size and time."""
    found = []
    for place, _, names in os.walk(folder):
        if Path(place).is_relative_to(folder / "quarantine"):
            continue
        for name in names:
            status = Path(place, name).lstat()
            if name != "said":
                found.append((place, name, status.st_size, status.st_mtime_ns))
    return sorted(found)


ATTACKS = (
    Attack(
        "model-files",
        "Mutated .pth, .index, safetensors, ONNX, JSON by every way in: refused or usable, no crash"
        " no hang, bounded memory, nothing touched outside.",
        5000,
        24,
        make,
        not_here,
    ),
)
