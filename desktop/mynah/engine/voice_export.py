"""A voice of the workspace as a file or folder for other programs, or for another Mynah."""

from __future__ import annotations

import re
import shutil
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from mynah.project import atomic, voice_card
from mynah.project.names import safe_name
from mynah.protocol.errors import ErrorCode, MynahError

if TYPE_CHECKING:
    from mynah.project.voices import VoiceVersion

RVC_KIND = "rvc"


def export_voice(version: VoiceVersion, program: str, folder: Path, *, replace: bool) -> list[Path]:
    """Write a version of a voice in the layout of a program.

    - `mynah`: `<name>.zip`, which `voices import` takes;
    - `applio`: `<name>/<name>.pth` and `<name>/<name>.index`, below `logs` where the folder is
      that of the program;
    - `rvc`: `assets/weights/<name>.pth` and `logs/<name>/added_….index` (RVC WebUI).

    Args:
        version: A published version; the caller has verified it.
        program: `mynah` or one of `PROGRAMS`.
        folder: Where to; made when missing.
        replace: Whether files of the same names may be replaced, and an earlier export's index,
            whose name says how many cells it has, removed.

    Returns:
        The files that were written.

    Raises:
        MynahError: BAD_INPUT for a voice that other programs cannot play; EXISTS; DISK_FULL,
            NO_PERMISSION.
    """
    if program == "mynah":
        target = folder / f"{safe_name(version.name)}.zip"
        _check_free([target], replace=replace)
        _pack(version, target)
        return [target]
    pairs = dict(PROGRAMS[program](version, folder))
    if version.card.kind != RVC_KIND or not any(path.suffix == ".pth" for path in pairs):
        raise MynahError(
            ErrorCode.BAD_INPUT,
            f"The voice {version.name!r} is of the kind {version.card.kind!r}, which other "
            "programs cannot play.",
            hint="Export it with --for mynah, or train an RVC voice.",
        )
    stale = _stale_indexes(version, folder, list(pairs.values())) if program == "rvc" else []
    _check_free([*pairs.values(), *stale], replace=replace)
    for source, target in pairs.items():
        with _written(target) as temporary:
            shutil.copyfile(source, temporary)
    for path in stale:
        with atomic.disk_errors(path):
            path.unlink(missing_ok=True)
    return list(pairs.values())


def _for_applio(version: VoiceVersion, folder: Path) -> Iterator[tuple[Path, Path]]:
    name = safe_name(version.name)
    logs = folder / "logs"
    place = (logs if logs.is_dir() else folder) / name
    for path in _files(version, ".pth"):
        yield path, place / f"{name}.pth"
    for path in _files(version, ".index"):
        yield path, place / f"{name}.index"


def _for_rvc(version: VoiceVersion, folder: Path) -> Iterator[tuple[Path, Path]]:
    name = safe_name(version.name)
    for path in _files(version, ".pth"):
        yield path, folder / "assets" / "weights" / f"{name}.pth"
    for path in _files(version, ".index"):
        yield path, folder / "logs" / name / path.name


def _stale_indexes(version: VoiceVersion, folder: Path, targets: list[Path]) -> list[Path]:
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


PROGRAMS: dict[str, Callable[[VoiceVersion, Path], Iterator[tuple[Path, Path]]]] = {
    "applio": _for_applio,
    "rvc": _for_rvc,
}


def _files(version: VoiceVersion, suffix: str) -> list[Path]:
    return [version.dir / name for name in version.card.files if name.endswith(suffix)][:1]


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
    names = [*version.card.files, voice_card.FILE_NAME]
    with _written(target) as temporary, zipfile.ZipFile(temporary, "x") as archive:
        for name in names:  # stored: weights do not shrink
            archive.write(version.dir / name, f"{safe_name(version.name)}/{name}")


@contextmanager
def _written(target: Path) -> Iterator[Path]:
    """A temporary path whose file becomes `target` where nothing is raised."""
    with atomic.disk_errors(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        temporary = atomic.temporary_name(target.parent)
        try:
            yield temporary
            atomic.sync_file(temporary)
            atomic.replace(temporary, target)
        finally:
            temporary.unlink(missing_ok=True)
