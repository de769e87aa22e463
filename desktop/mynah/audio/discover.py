"""Finding the sound files in what a person dropped: files, folders, links, broken things."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from mynah.audio.containers import AUDIO_SUFFIXES, SNIFF_BYTES, sniff

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


@dataclass(frozen=True)
class Problem:
    """A path that cannot be used.

    Attributes:
        path: as found.
        reason: ``vanished``, ``permission``, ``not_a_file``, ``empty``, ``not_audio``,
            ``no_audio_here`` (a folder without sound files) or ``unreadable``.
        text: one sentence for people.
    """

    path: Path
    reason: str
    text: str


@dataclass(frozen=True)
class Found:
    """Sound files, what could not be used, and how many other files were passed over."""

    files: tuple[Path, ...]
    problems: tuple[Problem, ...]
    passed_over: int = 0


@dataclass
class _Walk:
    files: list[Path] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    passed_over: int = 0
    seen: set[tuple[int, int] | str] = field(default_factory=set)

    def problem(self, path: Path, reason: str, text: str) -> None:
        self.problems.append(Problem(path, reason, text))

    def failed(self, path: Path, error: OSError | ValueError) -> None:
        if isinstance(error, FileNotFoundError):
            self.problem(path, "vanished", "It is not there, or it is a link that leads nowhere.")
        elif isinstance(error, PermissionError):
            self.problem(path, "permission", "No permission to read it.")
        else:
            self.problem(path, "unreadable", f"It could not be read: {error}.")

    def first_visit(self, path: Path, status: os.stat_result) -> bool:
        """Whether this file or folder was not met before, under whatever name."""
        key: tuple[int, int] | str = (status.st_dev, status.st_ino)
        if not status.st_ino:  # file systems without inode numbers
            key = os.path.realpath(path)
        if key in self.seen:
            return False
        self.seen.add(key)
        return True


def find_audio(paths: Iterable[str | os.PathLike[str]]) -> Found:
    """Walks files and folders and lists what holds audio, by content, in order of name.

    Links are followed, each place once, so loops end.  In a folder, files that neither are audio
    nor claim to be by their name are passed over in silence; a file that was named by the
    caller, or that has the name of a sound file, is a problem when it is not one.  Hard links to
    the same content count once.
    """
    walk = _Walk()
    for path in map(Path, paths):
        _visit_root(walk, path)
    return Found(tuple(walk.files), tuple(walk.problems), walk.passed_over)


def _visit_root(walk: _Walk, path: Path) -> None:
    try:
        status = path.stat()
    except (OSError, ValueError) as error:
        walk.failed(path, error)
        return
    if not stat.S_ISDIR(status.st_mode):
        _visit_file(walk, path, status, named=True)
        return
    before = len(walk.files), len(walk.problems), len(walk.seen)
    if not walk.first_visit(path, status):
        return
    _walk_folder(walk, path)
    if (len(walk.files), len(walk.problems)) == before[:2]:
        walk.problem(path, "no_audio_here", "There are no sound files in this folder.")


def _walk_folder(walk: _Walk, root: Path) -> None:
    # A stack instead of recursion: folders can be nested deeper than Python recurses.
    stack = [root]
    while stack:
        folder = stack.pop()
        subfolders: list[Path] = []
        for path in _listed(walk, folder):
            if path.name.startswith("._"):  # resource forks of macOS on foreign disks
                continue
            try:
                status = path.stat()
            except (OSError, ValueError) as error:
                walk.failed(path, error)
                continue
            if not stat.S_ISDIR(status.st_mode):
                _visit_file(walk, path, status, named=False)
            elif walk.first_visit(path, status):
                subfolders.append(path)
        stack.extend(reversed(subfolders))


def _listed(walk: _Walk, folder: Path) -> Sequence[Path]:
    try:
        with os.scandir(folder) as entries:
            return sorted((Path(entry.path) for entry in entries), key=lambda path: path.name)
    except OSError as error:
        walk.failed(folder, error)
        return ()


def _visit_file(walk: _Walk, path: Path, status: os.stat_result, named: bool) -> None:
    claims = named or path.suffix.lower() in AUDIO_SUFFIXES
    if not stat.S_ISREG(status.st_mode):
        if claims:
            walk.problem(path, "not_a_file", "This is a pipe or a device, not a file.")
        return
    if not walk.first_visit(path, status):
        return
    try:
        with path.open("rb") as file:
            kind = sniff(file.read(SNIFF_BYTES))
    except OSError as error:
        walk.failed(path, error)
        return
    if kind is not None:
        walk.files.append(path)
    elif not claims:
        walk.passed_over += 1
    elif status.st_size == 0:
        walk.problem(path, "empty", "The file is empty (zero bytes).")
    else:
        walk.problem(path, "not_audio", "The content is not audio in a known format.")
