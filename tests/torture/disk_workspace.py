"""A workspace with a little of everything, and what must be true of it whatever was done to it."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path

import numpy as np
import soundfile

from helpers.fake_stages import make_job
from helpers.lite import made_voice
from helpers.samples import speech_like
from helpers.voicelike import write_voicelike
from mynah.engine.run import create_run
from mynah.engine.run_folder import list_runs
from mynah.project import dataset, settings
from mynah.project.importing import import_paths
from mynah.project.samples import Library
from mynah.project.selection import select
from mynah.project.voices import VoiceStore
from mynah.project.workspace import Workspace
from mynah.protocol.errors import MynahError

LEFT_OVER = (".mynah-", ".staging-")
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c6360f8cfc0f01f00050001ff56c72f0d0000000049454e44ae426082"
)


def make_material(folder):
    """Recordings and files that lie elsewhere, on a disk with room."""
    for number in range(3):
        write_voicelike(folder / "in" / f"{number}.wav", seconds=2.4, seed=number)
    for number, name in enumerate(("a.wav", "b.flac")):
        path = folder / "more" / name
        path.parent.mkdir(exist_ok=True)
        sound = speech_like(2.6, 44_100, 20 + number)
        soundfile.write(path, np.stack([sound, sound], 1), 44_100)
    (folder / "picture.png").write_bytes(PNG + bytes(40_000))
    return folder


def make_workspace(root, material):
    """Three samples and one in the bin, a set, two voices and one in the bin, a run, settings."""
    workspace = Workspace.open(root, create=True)
    for path in sorted((material / "in").iterdir()):
        path.with_suffix(".txt").write_text(f"The words of recording {path.stem}.")
    import_paths(workspace, [material / "in"], consent="mine")
    library = Library(workspace)
    select(library, seed=1).dataset("Set").save(workspace)
    extra = material / "extra.wav"
    soundfile.write(extra, speech_like(2.0, 16_000, 9), 16_000)
    import_paths(workspace, [extra])
    library.delete(next(one.id for one in library.list() if one.original_name == "extra.wav"))
    store = VoiceStore(workspace)
    for name, seed in (("Made", 0), ("Other", 1), ("Gone", 2)):
        folder = made_voice(material / "voices" / name, name=name, seed=seed)
        staged = store.stage()
        shutil.copytree(folder, staged, dirs_exist_ok=True)
        card = json.loads((staged / "voice.json").read_text())
        (staged / "voice.json").unlink()
        store.publish(name, staged, {key: card[key] for key in ("kind", "sample_rate", "lineage")})
    store.delete("Gone")
    create_run(workspace, make_job("Older", "older"))
    return workspace


def picture(root):
    """Every file below a folder by its relative name, with the hash of its content."""
    return {
        path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


def half_done(root):
    """What is half-written or left behind below a workspace; empty when all is well."""
    found = []
    for path in root.rglob("*"):
        name = path.name
        if name.startswith(LEFT_OVER) or name.endswith((".new", ".old", ".part")):
            found.append(f"left behind: {path.relative_to(root)}")
        elif name.endswith(".json") and "cache" not in path.parts:
            try:
                json.loads(path.read_text(encoding="utf-8"))
            except ValueError as error:
                found.append(f"torn: {path.relative_to(root)} ({error})")
    workspace = Workspace.open(root, read_only=True)
    library = Library(workspace)
    found += [f"problem: {one.path.name} ({one.reason})" for one in library.problems()]
    found += _sounds([*library.list(), *(one.sample for one in library.binned())])
    store = VoiceStore(workspace)
    for voice in store.list():
        for version in voice.versions:
            try:
                store.verify(version)
            except (MynahError, OSError) as error:
                found.append(f"voice {voice.name} {version.dir.name}: {error}")
    for name in dataset.names(workspace):
        shown = dataset.show(workspace, name, verify=True)
        there = {one.sample.id for one in library.binned()}
        bad = [e.entry.sample_id for e in shown.entries if e.state != "ok"]
        found += [f"set {name}: {one} is not as it was chosen" for one in bad if one not in there]
    for run in list_runs(workspace):
        run.status()
    return found


def _sounds(samples):
    found = []
    for sample in samples:
        folder = sample.path.parent if sample.path else None
        if folder is None:
            continue
        if not sample.path.is_file():
            found.append(f"sample {sample.id} has lost its recording")
            continue
        digest = hashlib.sha256(sample.path.read_bytes()).hexdigest()
        if digest != sample.meta["audio"]["sha256"]:
            found.append(f"sample {sample.id} has other bytes than were imported")
    return found


_PACKED = {".mynahvoice", ".zip", ".pth", ".onnx", ".safetensors"}


def torn_outputs(folder):
    """Files below a folder of results that cannot be read to their end."""
    found = []
    for path in folder.rglob("*"):
        if path.name.startswith(LEFT_OVER):
            found.append(f"left behind: {path.name}")
        elif path.suffix in {".wav", ".flac", ".mp3", ".ogg"}:
            try:
                frames = len(soundfile.read(path)[0])
            except (soundfile.SoundFileError, OSError) as error:
                found.append(f"{path.name}: {error}")
            else:
                if not frames:
                    found.append(f"{path.name} is empty")
        elif path.suffix in _PACKED and not path.stat().st_size:
            found.append(f"{path.name} is empty")
    return found


def settings_ok(home):
    """Whether the settings can be read."""
    loaded = settings.load(Path(home) / "config" / settings.FILE_NAME)
    return loaded.problem
