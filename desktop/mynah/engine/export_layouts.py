"""Where other programs look for the files of a voice: names and folders, for each of them.

Every layout takes the card along, as `voice.json` at a place where the program does not mind it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mynah.project import atomic, voice_card
from mynah.project.names import safe_name
from mynah.protocol.errors import ErrorCode, MynahError

if TYPE_CHECKING:
    from mynah.project.voices import VoiceVersion

WOKADA_SLOTS = 500
_WOKADA_SETTINGS = "params.json"

Pairs = Iterator[tuple[Path | bytes, Path]]
"""What is written, a file of the voice or its content, and where to."""


def for_applio(version: VoiceVersion, folder: Path) -> Pairs:
    """`<name>/<name>.pth` and `<name>.index`, below `logs` where the folder is the program's."""
    name = safe_name(version.name)
    logs = folder / "logs"
    place = (logs if logs.is_dir() else folder) / name
    yield from _named(version, place, name)
    yield card_file(version), place / voice_card.FILE_NAME


def for_rvc(version: VoiceVersion, folder: Path) -> Pairs:
    """`assets/weights/<name>.pth` and `logs/<name>/added_….index` of RVC WebUI."""
    name = safe_name(version.name)
    for path in _files(version, ".pth"):
        yield path, folder / "assets" / "weights" / f"{name}.pth"
    for path in _files(version, ".index"):
        yield path, folder / "logs" / name / path.name
    yield card_file(version), folder / "logs" / name / voice_card.FILE_NAME


def for_wokada(version: VoiceVersion, folder: Path) -> Pairs:
    """A slot of w-okada's voice changer (its `ModelSlot` and `RVCModelSlotGenerator`).

    Where the folder is that program's `model_dir`, or holds one, it is the first slot that is
    free, and the voice is there at the next start. Elsewhere it is a folder of the voice's name,
    whose `.pth` and `.index` can be uploaded, or which is copied to `model_dir` under a number.
    """
    name = safe_name(version.name)
    place = _slots(folder)
    place = folder / name if place is None else place / _free_slot(place, version)
    yield from _named(version, place, name)
    indexed = bool(_files(version, ".index"))
    settings = json.dumps(wokada_slot(version, name, indexed=indexed), indent=4)
    yield settings.encode("ascii"), place / _WOKADA_SETTINGS
    yield card_file(version), place / voice_card.FILE_NAME


def for_safetensors(version: VoiceVersion, folder: Path) -> Pairs:
    """`<name>/model.safetensors`, the weights alone, with a card that names no other file."""
    place = folder / safe_name(version.name)
    weights = voice_card.WEIGHTS_FILE
    card = named_card(version)
    files = {name: record for name, record in card["files"].items() if name == weights}
    yield version.dir / weights, place / weights
    yield _as_json({**card, "files": files}), place / voice_card.FILE_NAME


LAYOUTS: Mapping[str, Callable[[VoiceVersion, Path], Pairs]] = {
    "applio": for_applio,
    "rvc": for_rvc,
    "w-okada": for_wokada,
    "safetensors": for_safetensors,
}


def stale_indexes(version: VoiceVersion, folder: Path, targets: list[Path]) -> list[Path]:
    """Indexes of this voice in the WebUI's folder under other names: it takes any it finds."""
    name = safe_name(version.name)
    place = folder / "logs" / name
    ours = re.compile(rf"added_.+_nprobe_\d+_{re.escape(name)}_v[12]\.index")
    found = sorted(place.iterdir()) if place.is_dir() else []
    return [
        path
        for path in found
        if ours.fullmatch(path.name) and path not in targets and path.is_file()
    ]


def card_file(version: VoiceVersion) -> bytes:
    """The card as it stands with the voice; the hashes in it say which files it is about."""
    return _as_json(named_card(version))


def named_card(version: VoiceVersion) -> dict[str, Any]:
    """The card under the name that the voice has now, by which an import will call it."""
    return {**version.card.to_dict(), "name": version.name}


def wokada_slot(version: VoiceVersion, name: str, *, indexed: bool) -> dict[str, Any]:
    """What `params.json` of a slot says."""
    card, lineage = version.card, version.card.lineage
    second, pitch = lineage.get("version") != "v1", lineage.get("f0") is not False
    licence = card.licence
    speakers = lineage.get("speakers")
    named = speakers if isinstance(speakers, list) and any(speakers) else ["target"]
    return {
        "slotIndex": -1,
        "voiceChangerType": "RVC",
        "name": version.name,
        "description": card.notes,
        "credit": card.author,
        "termsOfUseUrl": licence if licence.startswith(("http://", "https://")) else "",
        "iconFile": "",
        "speakers": {str(number): str(one) for number, one in enumerate(named)},
        "modelFile": f"{name}.pth",
        "indexFile": f"{name}.index" if indexed else "",
        "defaultTune": 0,
        "defaultIndexRatio": 0,
        "defaultProtect": 0.5,
        "isONNX": False,
        "modelType": ("pyTorchRVCv2" if second else "pyTorchRVC") + ("" if pitch else "Nono"),
        "samplingRate": card.sample_rate,
        "f0": pitch,
        "embChannels": 768 if second else 256,
        "embOutputLayer": 12 if second else 9,
        "useFinalProj": not second,
        "deprecated": False,
        "embedder": "hubert_base",
        "sampleId": "",
        "version": "v2" if second else "v1",
    }


def _named(version: VoiceVersion, place: Path, name: str) -> Pairs:
    for suffix in (".pth", ".index"):
        for path in _files(version, suffix):
            yield path, place / f"{name}{suffix}"


def _files(version: VoiceVersion, suffix: str) -> list[Path]:
    return [version.dir / name for name in version.card.files if name.endswith(suffix)][:1]


def _slots(folder: Path) -> Path | None:
    """The `model_dir` that a folder is or holds."""
    for place in (folder, folder / "model_dir"):
        used = place.is_dir() and any(
            path.name.isdigit() and (path / _WOKADA_SETTINGS).is_file() for path in place.iterdir()
        )
        if used or (place.name == "model_dir" and place.is_dir()):
            return place
    return None


def _free_slot(place: Path, version: VoiceVersion) -> str:
    """Number of the slot that has this voice already, else of the first that is free."""
    free = ""
    for number in map(str, range(WOKADA_SLOTS)):
        slot = place / number
        if _slot_name(slot) == version.name:
            return number
        if not free and not (slot.is_dir() and any(slot.iterdir())):
            free = number
    if free:
        return free
    raise MynahError(
        ErrorCode.EXISTS,
        f"All {WOKADA_SLOTS} slots in {place} are taken.",
        hint="Empty one there, or export to another folder and upload the files.",
    )


def _slot_name(slot: Path) -> str:
    try:
        data = atomic.read_json(slot / _WOKADA_SETTINGS)
    except (OSError, atomic.UnreadableFileError):
        return ""
    return str(data.get("name") or "")


def _as_json(data: Mapping[str, Any]) -> bytes:
    return atomic.json_text(data).encode("utf-8", errors="replace")
