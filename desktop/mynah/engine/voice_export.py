"""A voice of the workspace as a file or folder for other programs, or for another Mynah."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mynah.engine.export_layouts import LAYOUTS, card_file, stale_indexes
from mynah.project import atomic, voice_card
from mynah.project.names import safe_name
from mynah.protocol.errors import ErrorCode, MynahError

if TYPE_CHECKING:
    from mynah.project.voices import VoiceVersion

PACKED_SUFFIX = ".mynahvoice"
RVC_KIND, LITE_KIND = "rvc", "lite"
PROGRAMS = ("mynah", "applio", "rvc", "w-okada", "onnx", "safetensors")
_OF_THE_FAMILY = ("applio", "rvc", "w-okada")


def export_voice(version: VoiceVersion, program: str, folder: Path, *, replace: bool) -> list[Path]:
    """Write a version of a voice in the layout of a program, with its card.

    - `mynah`: `<name>.mynahvoice`, a zip, which `voices import` takes and a double click opens;
    - `onnx`: `<name>/<name>.onnx` and, where there is one, `<name>.index`;
    - the others: see `export_layouts`.

    Args:
        version: A published version; the caller has verified it.
        program: One of `PROGRAMS`.
        folder: Where to; made when missing.
        replace: Whether files of the same names may be replaced, and an earlier export's index,
            whose name says how many cells it has, removed.

    Returns:
        The files that were written.

    Raises:
        MynahError: BAD_INPUT for a voice that the program cannot play; EXISTS; DISK_FULL,
            NO_PERMISSION; MISSING_DEPENDENCY for ONNX without its library.
    """
    if program == "mynah":
        target = folder / f"{safe_name(version.name)}{PACKED_SUFFIX}"
        _check_free([target], replace=replace)
        _pack(version, target)
        return [target]
    if program == "onnx":
        return _export_onnx(version, folder, replace=replace)
    pairs = list(LAYOUTS[program](version, folder))
    family = any(target.suffix == ".pth" for _, target in pairs)
    if program in _OF_THE_FAMILY and not (version.card.kind == RVC_KIND and family):
        raise MynahError(
            ErrorCode.BAD_INPUT,
            f"The voice {version.name!r} is of the kind {version.card.kind!r}, which other "
            "programs cannot play.",
            hint="Export it with --for mynah, safetensors or onnx, or train an RVC voice.",
        )
    targets = [target for _, target in pairs]
    stale = stale_indexes(version, folder, targets) if program == "rvc" else []
    _check_free([*targets, *stale], replace=replace)
    for source, target in pairs:
        _put(source, target)
    for path in stale:
        with atomic.disk_errors(path):
            path.unlink(missing_ok=True)
    return targets


def _export_onnx(version: VoiceVersion, folder: Path, *, replace: bool) -> list[Path]:
    from mynah.engine.onnx.writing import require_onnx

    name = safe_name(version.name)
    place = folder / name
    index = voice_card.index_name(version.card) if version.card.kind == RVC_KIND else ""
    network, card = place / f"{name}.onnx", place / voice_card.FILE_NAME
    targets = [network, *([place / f"{name}.index"] if index else []), card]
    _check_free(targets, replace=replace)
    require_onnx()
    _put(_as_onnx(version), network)
    if index:
        _put(version.dir / index, targets[1])
    _put(card_file(version), card)
    return targets


def _as_onnx(version: VoiceVersion) -> bytes:
    card = version.card
    about: dict[str, Any] = {
        "name": version.name,
        "version": version.version,
        "weights_sha256": voice_card.weights_sha256(card),
        "author": card.author,
        "licence": card.licence,
        "consent": card.consent,
        "made_by_ai": card.made_by_ai,
    }
    from mynah.engine.onnx.writing import lite_as_onnx, rvc_as_onnx

    path = version.dir / voice_card.WEIGHTS_FILE
    if card.kind == RVC_KIND:
        from mynah.engine.formats.rvc_voice import read_voice_model
        from mynah.engine.networks.rvc.loading import load_generator_weights

        return rvc_as_onnx(load_generator_weights(*read_voice_model(path)), about)
    if card.kind == LITE_KIND:
        from mynah.engine.convert.voice import lite_synthesizer

        return lite_as_onnx(lite_synthesizer(path, card), about)
    raise MynahError(
        ErrorCode.BAD_INPUT,
        f"The voice {version.name!r} is of the kind {card.kind!r}, which cannot be exported so.",
    )


def _check_free(targets: list[Path], *, replace: bool) -> None:
    there = [path for path in targets if path.exists()]
    if there and not replace:
        raise MynahError(
            ErrorCode.EXISTS,
            f"{there[0]} is already there.",
            hint="Choose another folder, or add --replace.",
            items=[(str(path), "is already there") for path in there],
        )


def _pack(version: VoiceVersion, target: Path) -> None:
    place = safe_name(version.name)
    with _written(target) as temporary, _new_zip(temporary) as archive:
        for name in version.card.files:  # stored: weights do not shrink
            archive.write(version.dir / name, f"{place}/{name}")
        archive.writestr(f"{place}/{voice_card.FILE_NAME}", card_file(version))


def _new_zip(path: Path) -> zipfile.ZipFile:
    """A zip whose files may be of a time that it has no number for, such as 1970."""
    return zipfile.ZipFile(path, "x", strict_timestamps=False)


def _put(source: Path | bytes, target: Path) -> None:
    with _written(target) as temporary:
        if isinstance(source, Path):
            shutil.copyfile(source, temporary)
        else:
            temporary.write_bytes(source)


@contextmanager
def _written(target: Path) -> Iterator[Path]:
    """A temporary path whose file becomes `target` where nothing is raised."""
    with atomic.disk_errors(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        atomic.remove_abandoned(target.parent)
        temporary = atomic.temporary_name(target.parent)
        try:
            yield temporary
            atomic.sync_file(temporary)
            atomic.replace(temporary, target)
        finally:
            temporary.unlink(missing_ok=True)
