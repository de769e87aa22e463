"""What a workspace holds, read from the disk without the program that is under attack.

Recordings are known by the samples in their WAV file, voices by their weights: so nothing can be
lost or doubled without being seen, wherever it lies and whatever it is called.
"""

from __future__ import annotations

import hashlib
import json
import struct
import zipfile
from collections import defaultdict
from pathlib import Path
from typing import Any

Seen = dict[str, Any]
_KEPT = ("speech-draft.json", "pronunciations.json")
_EMPTY_OF_BIN = "an empty folder in the bin"


def seen(root: Path, more: tuple[Path, ...] = ()) -> tuple[Seen, list[str]]:
    """Everything that a workspace holds, and what in it is in pieces.

    Args:
        root: The workspace.
        more: Other files and folders to look at, such as settings.

    Returns:
        By what it is (``recording <hash>``, ``voice <hash>``, ``set <hash>``, ``export NAME``,
        ``file NAME``), where it is and what belongs to it; and the pieces, in words.
    """
    found: dict[str, list[str]] = defaultdict(list)
    pieces: list[str] = []
    names = _recordings(root, found, pieces)
    _voices(root, found, pieces)
    for path in sorted((root / "datasets").glob("*.json")):
        data = _json(path, pieces)
        ids = [[names.get(e["sample_id"], "gone"), e["held_out"]] for e in data.get("entries", ())]
        key = hashlib.sha256(json.dumps(ids).encode()).hexdigest()[:8]
        found[f"set {key}"].append(str(data.get("name")))
    exports = [path for path in (root / "exports").glob("*") if path.name[:1] != "."]
    for path in sorted([*exports, *more, *root.glob("*.json")]):
        if path.is_dir() and not _shown(path):
            continue  # made for an export that was killed before its name; it shows nothing
        if path.is_dir():
            found[f"export {path.name}"].append(_tree(path))
        elif path.is_file():
            found[f"file {path.name}"].append(_hash(path.read_bytes()))
    active = root / "voices" / "active.json"
    found["active"].append(str(_json(active, pieces).get("name")) if active.exists() else "")
    return {key: sorted(value) for key, value in found.items()}, sorted(pieces)


def leftovers(root: Path, *more: Path) -> list[str]:
    """Names that no finished operation leaves behind."""
    left = []
    for top in (root, *more):
        for path in top.rglob("*"):
            place = path.relative_to(top).as_posix()
            if path.suffix == ".lock":
                continue  # the system gives it back; the file of a single instance stays
            if path.name.startswith((".mynah", ".staging")):
                left.append(place)
            elif (
                path.is_dir() and path.parent.name in ("bin", "voices") and not any(path.iterdir())
            ):
                left.append(f"{place}/ (empty)")
    return sorted(left)


def samples_of(path: Path) -> bytes | None:
    """The bytes of the samples in a WAV file; None where it is torn."""
    data = path.read_bytes()
    if len(data) < 12 or data[:4] != b"RIFF" or data[8:12] != b"WAVE":
        return None
    place = 12
    while place + 8 <= len(data):
        name, size = data[place : place + 4], struct.unpack_from("<I", data, place + 4)[0]
        if name == b"data":
            body = data[place + 8 : place + 8 + size]
            return body if len(body) == size else None
        place += 8 + size + size % 2
    return None


def _recordings(root: Path, found: dict[str, list[str]], pieces: list[str]) -> dict[str, str]:
    names: dict[str, str] = {}
    bins = [path for path in (root / "bin").glob("*") if path.is_dir() and path.name[:1] != "."]
    for folder in (root / "samples", *bins):
        place = "library" if folder.name == "samples" and folder.parent == root else "bin"
        for path in folder.glob("*"):
            sample_id, _, kind = path.name.partition(".")
            if not sample_id or path.is_dir():
                continue
            parts = {
                one
                for one in ("wav", "txt", "meta.json")
                if (folder / f"{sample_id}.{one}").exists()
            }
            if len(parts) < 3:
                if not folder.name.startswith("voice-"):
                    pieces.append(f"{place}: {sample_id} has only {sorted(parts)}")
                continue
            if kind != "wav":
                continue
            body = samples_of(path)
            if body is None or not body.strip(b"\0"):
                pieces.append(f"{place}: {path.name} is torn")
                continue
            meta = _json(folder / f"{sample_id}.meta.json", pieces)
            key = _hash(body)
            names[sample_id] = key
            text = (folder / f"{sample_id}.txt").read_text(encoding="utf-8")
            origin = (meta.get("transcript") or {}).get("origin")
            about = [place, text.strip(), origin, meta.get("decision", ""), meta.get("consent", "")]
            found[f"recording {key}"].append(json.dumps(about))
            if meta.get("audio", {}).get("sha256") != _whole(path):
                pieces.append(f"{place}: {sample_id} is not what its card says")
    return names


def _voices(root: Path, found: dict[str, list[str]], pieces: list[str]) -> None:
    shelves = [("voices", path) for path in (root / "voices").glob("*")]
    shelves += [("bin", path) for path in (root / "bin").glob("voice-*")]
    for place, folder in shelves:
        if not folder.is_dir() or folder.name[:1] == "." or not any(folder.iterdir()):
            continue
        pointer = folder / "current.json"
        current = _json(pointer, pieces) if pointer.exists() else {}
        for version in sorted(folder.glob("v[0-9]*")):
            card = _json(version / "voice.json", pieces)
            for name, record in (card.get("files") or {}).items():
                path = version / name
                if not path.is_file() or _whole(path) != record["sha256"]:
                    pieces.append(f"{place}: {folder.name}/{version.name}/{name} is not whole")
            weights = version / "model.safetensors"
            if not weights.is_file():
                pieces.append(f"{place}: {folder.name}/{version.name} has no weights")
                continue
            used = current.get("version", version.name) == version.name
            name = current.get("name") or card.get("name")
            look = (
                _hash((folder / "look.json").read_bytes())
                if (folder / "look.json").exists()
                else ""
            )
            about = [place, name, version.name, card.get("notes"), look]
            if used:
                found[f"{name} of {place}"].append(version.name)
            found[f"voice {_hash(weights.read_bytes())}"].append(json.dumps(about))


def _json(path: Path, pieces: list[str]) -> dict[str, Any]:
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        pieces.append(f"{path.parent.name}/{path.name}: {error}")
        return {}
    return data if isinstance(data, dict) else {}


def _shown(folder: Path) -> list[Path]:
    return sorted(one for one in folder.rglob("[!.]*") if one.is_file())


def _tree(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in _shown(folder):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0")
        if path.suffix not in {".zip", ".mynahvoice"}:
            digest.update(path.read_bytes())
            continue
        with zipfile.ZipFile(path) as archive:  # whose bytes have the time in them
            for name in archive.namelist():
                digest.update(name.encode() + b"\0" + archive.read(name))
    return digest.hexdigest()[:12]


def _whole(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:12]
