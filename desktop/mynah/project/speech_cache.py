"""Sentences that were spoken, kept in the workspace so that saying them again costs nothing.

Below `cache/speech` each sentence is two files: the audio, and its facts with the SHA-256 of the
audio. The facts are written last; audio without them, or with other bytes than they say, is not
used. Nothing here is needed: all of it may be deleted at any time.

The limit is kept while files are added: what was not used for longest goes first. The file that
was just added stays whatever the limit is, so that who asked for it can play it.
"""

import contextlib
import hashlib
import os
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mynah.project import atomic
from mynah.project.workspace import Workspace

FOLDER = "speech"
FACTS_SUFFIX = ".json"
_STALE_S = 3600.0


@dataclass(frozen=True)
class KeptSpeech:
    """A sentence of the cache: its audio, and what was written down about it."""

    path: Path
    facts: Mapping[str, Any]


class SpeechCache:
    """The spoken sentences of a workspace.

    Args:
        folder: Where they are; made when the first is kept.
        limit: Bytes that all of them may take.
        suffix: Of the audio files.
    """

    def __init__(self, folder: Path, limit: int, suffix: str = ".flac") -> None:
        self._folder = folder
        self._limit = limit
        self._suffix = suffix
        self._size: int | None = None  # looked up once, then counted

    def find(self, key: str) -> KeptSpeech | None:
        """The sentence of a key, whole; None where it is not there or broken."""
        path, noted = self._places(key)
        try:
            facts = atomic.read_json(noted)
            digest = hashlib.sha256(path.read_bytes()).hexdigest()
            if facts.get("sha256") != digest:
                return None
            for one in (noted, path):
                os.utime(one)
        except (OSError, atomic.UnreadableFileError):
            return None
        return KeptSpeech(path, facts)

    def keep(self, key: str, audio: bytes, facts: Mapping[str, Any]) -> KeptSpeech:
        """Add a sentence, then remove those used least recently until the limit is kept.

        Raises:
            MynahError: ``DISK_FULL``, ``NO_PERMISSION``.
        """
        path, noted = self._places(key)
        known = {**facts, "sha256": hashlib.sha256(audio).hexdigest()}
        before = _size_of(path) + _size_of(noted)
        atomic.write_bytes(path, audio)
        atomic.write_json(noted, known)
        if self._size is not None:
            self._size += _size_of(path) + _size_of(noted) - before
        self._make_room(key)
        return KeptSpeech(path, known)

    def _places(self, key: str) -> tuple[Path, Path]:
        return self._folder / f"{key}{self._suffix}", self._folder / f"{key}{FACTS_SUFFIX}"

    def _make_room(self, just_made: str) -> None:
        if self._size is not None and self._size <= self._limit:
            return
        entries = _entries(self._folder)
        self._size = sum(size for _, size, _ in entries.values())
        for name, (_, size, paths) in sorted(entries.items(), key=lambda one: one[1][0]):
            if self._size <= self._limit:
                break
            if name != just_made:
                _remove(paths)
                self._size -= size


def speech_folder(workspace: Workspace) -> Path:
    """Where the spoken sentences of a workspace are."""
    return workspace.cache_dir / FOLDER


def speech_size(workspace: Workspace) -> tuple[int, int]:
    """How many sentences the cache holds, and how many bytes they take."""
    entries = _entries(speech_folder(workspace))
    return len(entries), sum(size for _, size, _ in entries.values())


def clear_speech(workspace: Workspace) -> tuple[int, int]:
    """Remove every spoken sentence; return how many are gone, and their bytes.

    Raises:
        MynahError: ``NO_PERMISSION``.
    """
    workspace.require_writable()
    before = speech_size(workspace)
    for _, _, paths in _entries(speech_folder(workspace)).values():
        _remove(paths)
    left = speech_size(workspace)  # what is open elsewhere stays on Windows
    return before[0] - left[0], before[1] - left[1]


def _entries(folder: Path) -> dict[str, tuple[int, int, list[Path]]]:
    """By key: when it was used last, bytes, files. Temporary files that were left behind go."""
    found: dict[str, tuple[int, int, list[Path]]] = {}
    try:
        listed = list(os.scandir(folder))
    except FileNotFoundError:
        return found
    for entry in listed:
        path = Path(entry.path)
        try:
            status = entry.stat()
        except FileNotFoundError:  # another program made room
            continue
        if atomic.is_temporary(path):
            if time.time() - status.st_mtime > _STALE_S:
                _remove([path])
            continue
        used, size, paths = found.get(path.stem, (0, 0, []))
        last = max(used, status.st_mtime_ns)
        found[path.stem] = (last, size + status.st_size, [*paths, path])
    return found


def _remove(paths: Iterable[Path]) -> None:
    for path in paths:
        with contextlib.suppress(OSError):  # open elsewhere on Windows: it goes the next time
            path.unlink(missing_ok=True)


def _size_of(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
