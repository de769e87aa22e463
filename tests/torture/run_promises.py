"""What must hold of a workspace with runs at any moment, read from the files themselves.

None of it asks the product: hashes are computed, sound is decoded and JSON is parsed here.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import soundfile

if TYPE_CHECKING:
    from collections.abc import Iterator

STAGES = ("preprocess", "extract", "train", "index", "verify", "publish")
Broken = tuple[str, str]


def passing(name: str) -> bool:
    """Whether a name says that its file or folder is not finished."""
    return name.startswith((".mynah-", ".staging-")) or name.endswith((".new", ".old", ".part"))


def events_in(data: bytes) -> list[dict[str, Any]]:
    """The whole lines of a journal or of what an engine printed; what is torn is passed over."""
    found = []
    for line in data.split(b"\n"):
        try:
            event = json.loads(line)
        except ValueError:
            continue
        if isinstance(event, dict) and "event" in event:
            found.append(event)
    return found


def kept_promises(run: Path, events: list[dict[str, Any]]) -> Iterator[Broken]:
    """Of what was reported as done in a run: what is not there, or not as it should be."""
    pairs: list[str] = []
    stages: dict[str, str] = {}
    shown: set[str] = set()
    for event in events:
        match event:
            case {"event": "artifact", "kind": "checkpoint", "path": path}:
                pairs = [*pairs, path]
            case {"event": "artifact", "kind": "voice", "path": path}:
                yield from _voice(Path(path))
            case {"event": "artifact", "kind": "preview" | "preview_source", "path": path}:
                shown.add(path)
            case {"event": "stage", "name": name, "state": state}:
                stages[name] = state
                if name == "train" and state == "started":
                    shown.clear()  # what comes after the saved state is made again
    if pairs:
        last = Path(pairs[-1])
        # A newer one takes its place, also one that was whole before it could be reported.
        newer = [one for one in _folders(last.parent, "step-*") if one.name > last.name]
        if not any(not list(_pair(one)) for one in newer):
            yield from (("reported save is lost", words) for words in _pair(last))
    for path in shown:
        yield from (("reported preview is lost", words) for words in _sound(Path(path)))
    for name, state in stages.items():
        if name in STAGES and state in {"done", "skipped"}:
            for words in _stage(run / name):
                yield "finished stage is lost", words


def nothing_half(workspace: Path) -> Iterator[Broken]:
    """What stands under a final name in a workspace although it is not whole."""
    for run in _folders(workspace / "runs"):
        for name in ("job.json", "state.json"):
            path = run / name
            if (name == "job.json" or path.exists()) and _json(path) is None:
                yield "half a file under its name", str(path)
        for pair in _folders(run / "checkpoints", "*/step-*"):
            yield from (("half a save under its name", words) for words in _pair(pair))
        for kept in _folders(run / "measured", "step-*"):
            yield from (("half a checkpoint under its name", w) for w in _card(kept))
        for path in (run / "previews").glob("*.flac"):
            if not passing(path.name):
                yield from (("half a preview under its name", words) for words in _sound(path))
        for stage in STAGES:
            if (run / stage / "result.json").exists():
                yield from (("half a stage under its name", w) for w in _stage(run / stage))
    for voice in _folders(workspace / "voices"):
        for version in _folders(voice, "v*"):
            yield from _voice(version, pointed=False)
        pointer = _json(voice / "current.json")
        if pointer is None and (voice / "current.json").exists():
            yield "half a file under its name", str(voice / "current.json")
        if pointer is not None and not (voice / str(pointer.get("version"))).is_dir():
            yield "the version in use is not there", f"{voice.name}: {pointer}"


def leftovers(workspace: Path) -> list[str]:
    """Everything unfinished that lies in a workspace."""
    return [str(path) for path in workspace.rglob("*") if passing(path.name)]


def weights(workspace: Path, voice: str) -> str:
    """Hash of the published weights of a voice that has one version."""
    versions = sorted(_folders(workspace / "voices" / voice, "v*"))
    return _hash(versions[-1] / "model.safetensors") if versions else ""


def _voice(version: Path, *, pointed: bool = True) -> Iterator[Broken]:
    for words in _card(version):
        yield "published version is not whole", words
    if pointed and _json(version.parent / "current.json") is None:
        yield "published voice has no version in use", str(version)


def _card(folder: Path) -> Iterator[str]:
    card = _json(folder / "voice.json")
    if card is None:
        yield f"{folder}: no readable voice.json"
        return
    for name, record in card["files"].items():
        path = folder / name
        if not path.is_file() or _hash(path) != record["sha256"]:
            yield f"{path} is not what its card says"


def _pair(pair: Path) -> Iterator[str]:
    manifest = _json(pair / "manifest.json")
    if manifest is None:
        yield f"{pair}: no readable manifest"
        return
    for name, record in manifest["files"].items():
        path = pair / name
        if not path.is_file() or _hash(path) != record["sha256"]:
            yield f"{path} is not what its manifest says"


def _stage(folder: Path) -> Iterator[str]:
    result = _json(folder / "result.json")
    if result is None:
        yield f"{folder}: no readable result.json"
        return
    for output in result["outputs"]:
        path = folder / output["path"]
        if not path.is_file() or _hash(path) != output["sha256"]:
            yield f"{path} is not what its result says"


def _sound(path: Path) -> Iterator[str]:
    try:
        if len(soundfile.read(path)[0]) == 0:
            yield f"{path} is empty"
    except (soundfile.SoundFileError, OSError) as fault:
        yield f"{path}: {fault}"


def _folders(place: Path, pattern: str = "*") -> list[Path]:
    return [one for one in place.glob(pattern) if one.is_dir() and not passing(one.name)]


def _json(path: Path) -> dict[str, Any] | None:
    try:
        value = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return None
    return value if isinstance(value, dict) else None


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
