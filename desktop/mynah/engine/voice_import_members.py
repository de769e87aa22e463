"""What lies in the files that somebody wants to import: every one, with its size and its use."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from mynah.engine.formats.voice_archive import is_wanted
from mynah.project import voice_card

MOST_LISTED = 500
_NO_USE = "is no part of a voice"
_CARD = "says what a voice is"


def members(
    paths: Sequence[Path], unpacked: Mapping[Path, Path], uses: Mapping[str, str]
) -> dict[str, Any]:
    """List files, members of archives among them.

    Args:
        paths: What was given.
        unpacked: Archives by the folder that each was unpacked to.
        uses: What is done with a file, by the name under which people know it.

    Returns:
        `members`: entries of `file`, `size` in bytes and `use`; `more`: how many there are
        beyond those that are listed.
    """
    archives = set(unpacked.values())
    listed: list[dict[str, Any]] = []
    more = 0
    for path in paths:
        found = _in_archive(path) if path in archives else _in_folder(path)
        for name, size, wanted in found:
            if len(listed) < MOST_LISTED:
                use = uses.get(name) or (_CARD if _is_card(name) else "")
                listed.append({"file": name, "size": size, "use": use or _unused(wanted)})
            else:
                more += 1
    return {"members": listed, "more": more}


def _unused(wanted: bool) -> str:
    return "is not used" if wanted else _NO_USE


def _is_card(name: str) -> bool:
    return name.replace("\\", "/").rpartition("/")[2] == voice_card.FILE_NAME


def _in_archive(path: Path) -> list[tuple[str, int, bool]]:
    with zipfile.ZipFile(path) as archive:
        return [
            (f"{path.name}: {one.filename}", one.file_size, is_wanted(one.filename))
            for one in archive.infolist()
            if not one.is_dir()
        ]


def _in_folder(path: Path) -> list[tuple[str, int, bool]]:
    if not path.is_dir():
        return [(str(path), path.stat().st_size, True)]
    found: list[tuple[str, int, bool]] = []
    for place, folders, names in os.walk(path):
        folders.sort()
        for name in sorted(names):
            file = Path(place, name)
            try:
                found.append((str(file), file.lstat().st_size, is_wanted(name)))
            except OSError:
                continue
        if len(found) > 20 * MOST_LISTED:  # somebody gave a whole disk
            break
    return found
