"""Which file a conversion is written to, decided before anything is written."""

import os
import tempfile
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from mynah.audio.containers import AUDIO_SUFFIXES
from mynah.audio.discover import Problem, find_audio
from mynah.project.atomic import disk_errors
from mynah.project.defaults import CONVERT, OUTPUT_FORMATS
from mynah.protocol.errors import ErrorCode, MynahError

_KNOWN = f"It can be {', '.join(OUTPUT_FORMATS)}."


@dataclass(frozen=True)
class Places:
    """What to convert and where to.

    Attributes:
        pairs: Source and target, in order; no target is a source.
        problems: What was named or found and cannot be converted.
        format: Type of the files to write.
    """

    pairs: tuple[tuple[Path, Path], ...]
    problems: tuple[Problem, ...]
    format: str


def places(
    inputs: Sequence[Path], out: Path, audio_format: str | None, *, overwrite: bool
) -> Places:
    """Find the recordings and decide on a place for each.

    One file goes to `out` when that is named like a sound file; all else goes into the folder
    `out`, below which the folders of an input folder are kept. What lies in `out` already is no
    input, so that a second conversion does not convert the first one's results.

    Raises:
        MynahError: NOTHING_USABLE without any recording, USAGE where `out` does not suit the
            inputs or a source would be overwritten, EXISTS.
    """
    out = out.expanduser()
    kind = _format(out, audio_format)
    found = find_audio(inputs)
    files = [path for path in found.files if path in inputs or not _inside(path, inputs, out)]
    if not files:
        items = [(str(problem.path), problem.text) for problem in found.problems]
        raise MynahError(
            ErrorCode.NOTHING_USABLE,
            "There is nothing to convert.",
            hint="Name sound files, or folders that hold some.",
            items=items,
        )
    if _names_a_file(out):
        if len(inputs) > 1 or inputs[0].is_dir():
            what = "there are several inputs" if len(inputs) > 1 else f"{inputs[0]} is a folder"
            raise MynahError(
                ErrorCode.USAGE,
                f"{out} names one file, but {what}.",
                hint="Give a folder with --out.",
            )
        pairs = [(files[0], out)]
    else:
        pairs = _into_folder(files, inputs, out, kind)
    _refuse_losses(pairs, overwrite=overwrite)
    return Places(tuple(pairs), found.problems, kind)


class OutputFolders:
    """Makes folders when they are needed, and takes back those that stayed empty."""

    def __init__(self) -> None:
        self._ready: set[Path] = set()
        self._made: list[Path] = []

    def make(self, folder: Path) -> None:
        """Make a folder and see that a file can be written there.

        Raises:
            MynahError: NO_PERMISSION or DISK_FULL where that is not possible.
        """
        if folder in self._ready:
            return
        missing = [path for path in (folder, *folder.parents) if not path.exists()]
        try:
            with disk_errors(folder):
                folder.mkdir(parents=True, exist_ok=True)
                self._made += reversed(missing)
                with tempfile.TemporaryFile(dir=folder):
                    pass
        except OSError as fault:
            raise MynahError(
                ErrorCode.NO_PERMISSION,
                f"Nothing can be written to {folder}: {fault.strerror}.",
                hint="Choose another --out.",
                detail=str(fault),
            ) from fault
        self._ready.add(folder)

    def take_back(self) -> None:
        """Remove what was made here and is empty."""
        for folder in reversed(self._made):
            with suppress(OSError):
                folder.rmdir()


def _format(out: Path, asked: str | None) -> str:
    suffix = out.suffix.lower()
    if out.is_dir() or suffix not in AUDIO_SUFFIXES:
        return asked or str(CONVERT["format"].default)
    named = suffix.lstrip(".")
    if named not in OUTPUT_FORMATS:
        raise MynahError(
            ErrorCode.USAGE, f"{out.name}: {named} files cannot be written.", hint=_KNOWN
        )
    if asked and asked != named:
        raise MynahError(
            ErrorCode.USAGE,
            f"{out.name} is named like {named}, but --format says {asked}.",
            hint="Change one of the two.",
        )
    return named


def _names_a_file(out: Path) -> bool:
    return out.suffix.lower() in AUDIO_SUFFIXES and not out.is_dir()


def _inside(path: Path, inputs: Sequence[Path], out: Path) -> bool:
    """Whether a file was found in `out`, which itself lies in one of the folders to convert."""
    place = out.absolute()
    return place in path.absolute().parents and all(place != one.absolute() for one in inputs)


def _into_folder(
    files: Iterable[Path], inputs: Sequence[Path], out: Path, audio_format: str
) -> list[tuple[Path, Path]]:
    roots = [path for path in inputs if path.is_dir()]
    taken: set[str] = set()
    pairs: list[tuple[Path, Path]] = []
    for source in files:
        root = next((path for path in roots if path in source.parents), source.parent)
        below = source.parent.relative_to(root)
        name, count = source.stem, 1
        while str(below / name).casefold() in taken:
            count += 1
            name = f"{source.stem}_{count}"
        taken.add(str(below / name).casefold())
        pairs.append((source, out / below / f"{name}.{audio_format}"))
    return pairs


def _refuse_losses(pairs: Sequence[tuple[Path, Path]], *, overwrite: bool) -> None:
    # Any source, not only its own: a target may be the next file to be read.
    sources = {_identity(source) for source, _ in pairs}
    lost = [(str(t), "it is one of the inputs") for _, t in pairs if _identity(t) in sources]
    if lost:
        raise MynahError(
            ErrorCode.USAGE,
            "An input would be overwritten.",
            hint="Choose another --out; Mynah never replaces what it reads.",
            items=lost,
        )
    folders = [(str(target), "it is a folder") for _, target in pairs if target.is_dir()]
    there = [(str(t), "it is there already") for _, t in pairs if os.path.lexists(t)]
    if folders or (there and not overwrite):
        count = len(folders or there)
        raise MynahError(
            ErrorCode.EXISTS,
            f"{count} of the files to write {'is' if count == 1 else 'are'} there already.",
            hint="Choose another --out" + ("." if folders else ", or add --overwrite."),
            items=folders or there,
        )


def _identity(path: Path) -> tuple[int, int] | str:
    try:
        status = path.stat()
    except OSError:
        return os.path.realpath(path)
    return (status.st_dev, status.st_ino) if status.st_ino else os.path.realpath(path)
