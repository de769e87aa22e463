"""Looking at files of voices, in a process that may break: see `voice_import`.

Everything is opened and checked here. What passes is put together as the folder of a voice inside
the quarantine; the process that asked only has to publish it.
"""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mynah.engine.confined import as_plain
from mynah.engine.formats.cards_beside import keep_card
from mynah.engine.formats.containers import Container, container_of, read_head
from mynah.engine.formats.recognise import FileKind
from mynah.engine.formats.rvc_extract import extract_small_model
from mynah.engine.formats.rvc_index import open_rvc_index
from mynah.engine.formats.rvc_model import CONTENTVEC, SmallModel, read_small_model
from mynah.engine.formats.rvc_voice import (
    RvcVoiceFacts,
    build_rvc_voice_folder,
    small_model_name,
)
from mynah.engine.formats.voice_archive import is_archive, unpack
from mynah.engine.formats.voice_bundle import Bundle, Candidate, find_voices
from mynah.engine.voice_import_members import members
from mynah.engine.voice_import_own import take_own_voice
from mynah.project import atomic
from mynah.project.names import safe_name
from mynah.project.storing import file_sha256
from mynah.protocol.errors import ErrorCode, MynahError

# One encoder under the names that programs of the family gave it.
_CONTENTVEC_NAMES = frozenset({"contentvec", "contentvec_base", "hubert_base", "hubert"})


@dataclass(frozen=True)
class _Request:
    paths: tuple[Path, ...]
    quarantine: Path
    index: Path | None
    name: str
    speakers: tuple[str, ...]
    unvoiced: str
    consent: str
    extract: bool
    keep: bool

    @classmethod
    def of(cls, data: dict[str, Any]) -> _Request:
        return cls(
            paths=tuple(map(Path, data["paths"])),
            quarantine=Path(data["quarantine"]),
            index=Path(data["index"]) if data.get("index") else None,
            name=data.get("name", ""),
            speakers=tuple(data.get("speakers", ())),
            unvoiced=data.get("unvoiced", ""),
            consent=data.get("consent", ""),
            extract=bool(data.get("extract")),
            keep=bool(data.get("keep")),
        )


def look_at_voices(data: dict[str, Any]) -> dict[str, Any]:
    """Find, open and check the voices in files, folders and archives.

    Args:
        data: `paths`, `quarantine`, and what was asked for; see `voice_import.ImportRequest`.

    Returns:
        `voices`: one entry each, with the prepared `folder` where it can be published;
        `left`: pairs of a file and why it is not used; `members` and `more`, see
        `voice_import_members`.

    Raises:
        MynahError: USAGE where a name was given for several voices; what `find_voices` and
            `unpack` raise where nothing can be looked at.
    """
    request = _Request.of(data)
    roots, left, shown = _unpacked(request)
    bundle = find_voices(roots, extract=request.extract)
    _check_single(request, bundle)
    voices = [
        _looked_at(request, candidate, number, shown)
        for number, candidate in enumerate(bundle.candidates)
    ]
    left += [[_shown(path, shown), reason] for path, reason in bundle.left]
    return {"voices": voices, "left": left, **members(request.paths, shown, _uses(voices, left))}


def _uses(voices: list[dict[str, Any]], left: list[list[str]]) -> dict[str, str]:
    """What is done with each file, by its name for people."""
    uses = dict(left)
    for entry in voices:
        uses[entry["file"]] = f"weights of {entry['name']}"
        if entry["index"]:
            uses[entry["index"]] = f"index of {entry['name']}"
    return uses


def _unpacked(request: _Request) -> tuple[list[Path], list[list[str]], dict[Path, Path]]:
    """Where to look, with archives unpacked; what was left in those, and which folder is whose."""
    roots: list[Path] = []
    left: list[list[str]] = []
    shown: dict[Path, Path] = {}
    for number, path in enumerate(request.paths):
        is_zip = path.is_file() and container_of(read_head(path)) is Container.ZIP
        if not is_zip or not is_archive(path):
            roots.append(path)
            continue
        root = request.quarantine / f"unpacked-{number}" / safe_name(path.stem)
        root.mkdir(parents=True)
        try:
            left += [[f"{path.name}: {name}", reason] for name, reason in unpack(path, root).left]
        except MynahError as error:
            if len(request.paths) == 1:
                raise
            # One bad archive among several is told; the others are looked at.
            shutil.rmtree(root)
            left.append([str(path), error.message])
            continue
        roots.append(root)
        shown[root] = path
    return roots, left, shown


def _check_single(request: _Request, bundle: Bundle) -> None:
    several = len(bundle.candidates) > 1
    for given, what in ((request.name, "name"), (request.index, "index")):
        if given and several:
            names = ", ".join(one.name for one in bundle.candidates)
            raise MynahError(
                ErrorCode.USAGE,
                f"One {what} was given for {len(bundle.candidates)} voices: {names}.",
                hint="Give one voice at a time.",
            )


def _looked_at(
    request: _Request, candidate: Candidate, number: int, shown: dict[Path, Path]
) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "name": request.name or candidate.name,
        "file": _shown(candidate.file.path, shown),
        "what": candidate.file.found.words,
        "facts": dict(candidate.file.found.facts),
        "index": None,
        "why_index": candidate.why,
        "card": "",
        "missing": [],
        "keeps": [],
        "notes": [],
        "problem": None,
        "folder": None,
    }
    target = request.quarantine / f"voice-{number}"
    target.mkdir()
    try:
        if candidate.file.found.problem is not None:
            raise candidate.file.found.problem
        if candidate.card is not None:
            take_own_voice(candidate, target, entry, consent=request.consent)
        else:
            _take_foreign(request, candidate, target, entry, shown)
        entry["folder"] = str(target)
        _tell_missing(candidate, entry)
    except MynahError as error:
        entry["problem"] = as_plain(error)
    if not request.keep or entry["problem"]:
        shutil.rmtree(target)
        entry["folder"] = None
    return entry


def _take_foreign(
    request: _Request,
    candidate: Candidate,
    target: Path,
    entry: dict[str, Any],
    shown: dict[Path, Path],
) -> None:
    path = candidate.file.path
    if candidate.file.found.kind is FileKind.SMALL:
        model = read_small_model(path)
    else:
        model = extract_small_model(path, entry["name"])
    _check_embedder(path, model)
    _check_speakers(request, model)
    entry["notes"] += model.notes
    index = _index(request, candidate, model, entry)
    entry["index"] = _shown(index, shown) if index else None
    if request.keep:
        facts = _facts(request, candidate, model, entry, index)
        build_rvc_voice_folder(target, model.weights, model.config, facts, index)
        if candidate.beside is not None:
            with atomic.disk_errors(target):  # the very file, whose hash the card names
                shutil.copyfile(path, target / small_model_name(entry["name"]))
            keep_card(candidate.beside, target, _asked(request))


def _tell_missing(candidate: Candidate, entry: dict[str, Any]) -> None:
    """Say what a voice comes without: none of it is needed, all of it is worth knowing."""
    if not entry["index"]:
        entry["missing"].append("index")
    if entry["facts"].get("f0") is False:
        entry["missing"].append("pitch")
    card = candidate.card or candidate.beside
    if card is None:
        entry["missing"].append("card")
        return
    entry["card"] = "It is part of the voice." if candidate.card else "It names this very file."
    said = ("author", "licence", "consent", "notes", "measurements", "lineage")
    entry["keeps"] += [name for name in said if getattr(card, name)]
    entry["missing"] += [
        name for name in ("author", "licence", "consent") if not getattr(card, name)
    ]


def _index(
    request: _Request, candidate: Candidate, model: SmallModel, entry: dict[str, Any]
) -> Path | None:
    if request.index is not None:
        open_rvc_index(request.index, model.config.content_width)
        entry["why_index"] = "It was asked for."
        return request.index
    found = candidate.index
    if found is None:
        return None
    try:
        open_rvc_index(found.path, model.config.content_width)
    except MynahError as error:
        entry["why_index"] = f"{error.message} The voice works without it."
        return None
    return found.path


def _check_embedder(path: Path, model: SmallModel) -> None:
    said = model.embedder.replace("\\", "/").rstrip("/").rpartition("/")[2].casefold()
    if said not in _CONTENTVEC_NAMES:
        raise MynahError(
            ErrorCode.BAD_INPUT,
            f"{path.name} was trained on features of {model.embedder!r}, not of ContentVec.",
            hint="With ContentVec it would speak nonsense; such voices cannot be used yet.",
        )


def _check_speakers(request: _Request, model: SmallModel) -> None:
    if len(request.speakers) > model.config.speakers:
        raise MynahError(
            ErrorCode.USAGE,
            f"{len(request.speakers)} names were given for {model.config.speakers} speakers.",
        )


def _facts(
    request: _Request,
    candidate: Candidate,
    model: SmallModel,
    entry: dict[str, Any],
    index: Path | None,
) -> RvcVoiceFacts:
    path = candidate.file.path
    lineage: dict[str, Any] = {
        "origin_file": path.name,
        "origin_sha256": file_sha256(path),
        "origin_kind": str(candidate.file.found.kind),
        "origin_name": model.name,
        "origin_created": model.creation_date,
    }
    if model.info and not re.fullmatch(r"\d+\s*epochs?", model.info):
        lineage["origin_info"] = model.info
    if model.extra:
        lineage["origin_extra"] = dict(model.extra)
    if index is not None:
        lineage |= {"origin_index": index.name, "origin_index_sha256": file_sha256(index)}
    asked = request.unvoiced if request.unvoiced in ("zero", "filled") else ""
    return RvcVoiceFacts(
        name=entry["name"],
        epoch=model.epoch,
        step=model.step,
        minutes=_minutes(model.dataset_length),
        speakers=request.speakers or model.speakers,
        median_f0=model.median_f0,
        unvoiced="filled" if asked == "filled" else "zero" if asked else model.unvoiced,
        embedder=CONTENTVEC,
        author=model.author,
        licence=str(model.extra.get("licence") or model.extra.get("license") or ""),
        info=model.info,
        creation_date=model.creation_date or _date_of(path),
        consent=request.consent,
        lineage=lineage,
    )


def _asked(request: _Request) -> dict[str, Any]:
    return {
        "speakers": list(request.speakers),
        "unvoiced": request.unvoiced,
        "consent": request.consent,
    }


def _shown(path: Path, unpacked: dict[Path, Path]) -> str:
    """A path as the person knows it: inside the archive that it came out of."""
    for root, archive in unpacked.items():
        if path.is_relative_to(root):
            return f"{archive.name}: {path.relative_to(root).as_posix()}"
    return str(path)


def _minutes(clock: str) -> float:
    parts = clock.split(":")
    if len(parts) != 3 or not all(part.isdigit() for part in parts):
        return 0.0
    hours, minutes, seconds = map(int, parts)
    return hours * 60 + minutes + seconds / 60


def _date_of(path: Path) -> str:
    from datetime import datetime

    stamp = datetime.fromtimestamp(path.stat().st_mtime)
    return stamp.isoformat(timespec="microseconds")
