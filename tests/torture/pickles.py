"""Pickles that call code, in every container and by every way in which a file is opened.

The forks that open them are not confined, so that a call would leave its mark. Beside the marks
the interpreter tells of each step out (`cell`): a process, a socket, a file that is written.
"""

import hashlib
import io
import json
import os
import pickle
import struct
import subprocess
import sys
import tarfile
import zipfile

import numpy as np
import torch

from helpers.piper_voice import made_piper
from mynah.engine.formats.containers import LEGACY_MAGIC
from torture import mutations
from torture.attack import Attack
from torture.cell import Cell
from torture.model_files import JOBS, check, not_here, seen
from torture.pickle_ways import ways

_SHADOWED = (
    *(
        "torch",
        "numpy",
        "faiss",
        "safetensors",
        "onnxruntime",
        "json",
        "pickle",
        "zipfile",
        "ctypes",
    ),
    *(
        "multiprocessing",
        "sitecustomize",
        "usercustomize",
        "encodings",
        "mynah",
        "typing",
        "struct",
    ),
)


def _zipped(evil, clean):
    return {
        "zip": mutations.packed(
            [("a/data.pkl", evil), ("a/version", b"3\n"), ("a/data/0", b"\0" * 64)]
        ),
        "zip, name in capitals": mutations.packed(
            [("a/data.pkl", clean), ("a/DATA.PKL", evil), ("a/version", b"3\n")]
        ),
        "zip, capitals first": mutations.packed(
            [("a/Data.pkl", evil), ("a/data.pkl", clean), ("a/version", b"3\n")]
        ),
        "zip, twice": mutations.packed([("a/data.pkl", clean), ("a/data.pkl", evil)]),
        "zip, another folder first": mutations.packed(
            [("b/version", b"3\n"), ("b/x/data.pkl", evil), ("a/data.pkl", clean)]
        ),
        "zip in a zip": mutations.packed(
            [("a/data.pkl", mutations.packed([("a/data.pkl", evil)]))]
        ),
        "zip, packed": mutations.packed([("a/data.pkl", evil)], zipfile.ZIP_DEFLATED),
        "zip, at its end": mutations.packed([("a/data.pkl", clean)])
        + mutations.packed([("a/data.pkl", evil)]),
        "zip with a program before it": b"#!/bin/sh\n" + mutations.packed([("a/data.pkl", evil)]),
        "TorchScript": mutations.packed(
            [
                ("a/data.pkl", clean),
                ("a/constants.pkl", evil),
                ("a/code/__torch__.py", b"def f(): pass"),
            ]
        ),
        "model of version 1": mutations.packed([("model.json", b"{}"), ("a/attributes.pkl", evil)]),
        "packed voice": mutations.packed([("voice/a.pth", evil), ("voice/voice.json", b"{}")]),
        "npz": mutations.packed([("weight.npy", _npy(evil))]),
    }


def _npy(evil):
    head = b"{'descr': '|O', 'fortran_order': False, 'shape': (1,), }"
    head += b" " * (-(len(head) + 11) % 64) + b"\n"
    return b"\x93NUMPY\x01\x00" + struct.pack("<H", len(head)) + head + evil


def _tar(evil):
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w:", format=tarfile.PAX_FORMAT) as archive:
        for name in ("sys_info", "pickle", "storages", "tensors"):
            entry = tarfile.TarInfo(name)
            entry.size = len(evil)
            archive.addfile(entry, io.BytesIO(evil))
    return made.getvalue()


def _old(evil, clean, place):
    parts = [
        LEGACY_MAGIC,
        pickle.dumps(1001, 2),
        pickle.dumps({"little_endian": True}, 2),
        clean,
        pickle.dumps([], 2),
    ]
    if place:
        parts[place] = evil
    else:
        parts.append(evil)
    return b"".join(parts)


def containers(evil):
    """Every file that holds the pickle, by what it is."""
    clean = pickle.dumps({"weight": {}, "model": {}}, 2)
    return {
        "bare": evil,
        **_zipped(evil, clean),
        **{f"old, part {n}": _old(evil, clean, n) for n in range(5)},
        "old tar": _tar(evil),
        "old tar, called like old": LEGACY_MAGIC + _tar(evil)[len(LEGACY_MAGIC) :],
        "npy": _npy(evil),
        "safetensors": struct.pack("<Q", 40) + b'{"a":{"dtype":"F32","shape":[],"x":1}   }' + evil,
        "index": b"IwFl" + evil,
        "json": b'{"a": "' + evil + b'"}',
    }


def _checkpoint(folder, data):
    """A checkpoint of a run, whose manifest says that it is whole."""
    folder.mkdir()
    files = {}
    for name in ("G.pt", "D.pt"):
        (folder / name).write_bytes(data)
        files[name] = {"size": len(data), "sha256": hashlib.sha256(data).hexdigest()}
    (folder / "manifest.json").write_text(json.dumps({"files": files, "step": 1}))
    return "pair", {"folder": str(folder)}


def _dataset(folder, data):
    """A training that another program prepared."""
    folder.mkdir()
    (folder / "filelist.txt").write_text("x.wav|x.npy|x.npy|x.npy|0")
    (folder / "config.json").write_text('{"data": {"sample_rate": 40000}}')
    (folder / "3_feature768").mkdir()
    for name in ("x.npy", "x.wav"):
        (folder / name).write_bytes(data)
    return "dataset", {"folder": str(folder)}


def _voice(folder, data, rng):
    folder.mkdir()
    for name in ("model.safetensors", "a.index", "a.pth"):
        (folder / name).write_bytes(data)
    row = {"size": len(data), "sha256": hashlib.sha256(data).hexdigest()}
    files = dict.fromkeys(("model.safetensors", "a.index", "a.pth"), row)
    kind = rng.choice(("rvc", "lite"))
    (folder / "voice.json").write_text(json.dumps({"kind": kind, "files": files}))
    if rng.random() < 0.5:
        return "loaded", {"folder": str(folder)}
    return "voices", {"paths": [str(folder)], "keep": True}


def _piper(folder, data):
    path = made_piper(folder)
    path.write_bytes(data)
    return "piper", {"path": str(path), "alone": False}


def _asked(rng, given, data):
    """One of the ways in which the product opens files."""
    entry = rng.randrange(9)
    if entry == 0:
        return _checkpoint(given / "step-1", data)
    if entry == 1:
        return _dataset(given / "set", data)
    if entry == 2:
        return _voice(given / "voice", data, rng)
    if entry == 3:
        return _piper(given / "piper", data)
    ending = rng.choice((".pth", ".pth", ".pt", ".safetensors", ".index", ".zip", ".bin", ".json"))
    path = given / f"Anna{ending}"
    path.write_bytes(data)
    job = rng.choice(("voices", "known", "base", "training", "encoder", "index", "pitch"))
    paths = [str(rng.choice((path, given)))]
    return job, {"paths": paths, "file": str(path), "keep": True, "extract": True}


def make(ground):
    """See the module."""
    marks = ground.work / "marks"
    marks.mkdir()
    names = list(ways(marks / "x"))
    ground.notes["ways"] = len(names)
    with Cell(ground.work / "home", [JOBS]) as cell:
        for seed, rng in ground.each():
            mark = marks / f"m{seed}"
            way = names[seed % len(names)]
            evil = ways(mark)[way]
            mark.with_suffix(".py").write_text(f"open({str(mark)!r}, 'w').close()")
            mark.with_suffix(".inner").write_bytes(ways(mark)["reduce os.system, protocol 2"])
            held = containers(evil)
            container = rng.choice([*held])
            given, quarantine = (ground.work / f"{name}{seed}" for name in ("given", "quarantine"))
            given.mkdir()
            quarantine.mkdir()
            job, request = _asked(rng, given, held[container])
            request |= {"quarantine": str(quarantine), "own": [str(quarantine)]}
            kind = f"{way} in {container} by {job}"
            before = seen(given)
            end = cell.open(f"{JOBS}:{job}", request)
            if mark.exists():
                ground.failed(seed, "code ran", kind)
            if seen(given) != before:
                ground.failed(seed, "what was given was changed", kind)
            check(ground, seed, kind, end)
    _shadowed(ground)


def _shadowed(ground):
    """Files named like libraries, where the person's voices are and the engine is started."""
    folder, mark = ground.work / "shadowed", ground.work / "shadow"
    folder.mkdir()
    for name in _SHADOWED:
        (folder / f"{name}.py").write_text(f"open({str(mark)!r}, 'a').write({name!r} + ' ')\n")
    (folder / "x.pth").write_text(f"import os; open({str(mark)!r}, 'a').write('site ')\n")
    np.save(folder / "x.npy", np.zeros(1))
    torch.save({"weight": {"a": torch.zeros(1)}}, folder / "Anna.pth")
    from mynah.engine.cli.launch import engine_command as for_runs
    from mynah.gui.services.engine_command import engine_command as for_window

    program, first = for_window()
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    imports = ["voices", "import", "Anna.pth", "--workspace", str(ground.work / "ws")]
    for command in ([program, *first, *imports], [*for_runs(), "--version"]):
        subprocess.run(
            command,
            cwd=folder,
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=120,
            check=False,
        )
    if mark.exists():
        ground.failed(
            ground.seed, "a file beside the voice was taken for a library", mark.read_text()
        )


ATTACKS = (
    Attack(
        "pickles",
        "Code-calling pickles in every container, by every way in, without confinement: none runs"
        " (a mark each, and the interpreter's own report of steps out).",
        3000,
        24,
        make,
        not_here,
    ),
)
