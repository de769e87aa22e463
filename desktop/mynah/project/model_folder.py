"""Models in a folder of another program: which of the catalogue lie there, and taking them over.

Applio keeps them below `rvc/models`, RVC WebUI below `assets`; older copies of either keep them
elsewhere. So a file is known by its size and its SHA-256 wherever it lies and whatever it is
called. A file that the catalogue has no SHA-256 of is only suspected by its name, and not taken.
"""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from mynah.project.catalogue import CatalogueModel, digest_of
from mynah.project.progress import NoControl, SilentReporter
from mynah.protocol.errors import ErrorCode, MynahError
from mynah.protocol.ports import Control, Reporter

ENDINGS = frozenset({".pt", ".pth", ".bin", ".safetensors"})
LEAST_BYTES = 1_000_000
DEEPEST = 9
# Environments and other people's work: nothing of the catalogue lies there, and they are large.
_PASSED_OVER = frozenset(
    {"__pycache__", "conda-meta", "env", "logs", "node_modules", "runtime", "site-packages", "venv"}
)
_MODEL_FOLDERS = ("pretrain", "hubert", "embedder", "contentvec", "rmvpe", "predictor")


@dataclass(frozen=True)
class FolderFind:
    """What a folder holds.

    Attributes:
        program: Whose folder it looks like; empty for neither.
        known: Models and the file that each is.
        suspected: Models without a known SHA-256 and the file that is called like it.
        others: Files among the models there that the catalogue does not know.
    """

    program: str
    known: tuple[tuple[CatalogueModel, Path], ...]
    suspected: tuple[tuple[CatalogueModel, Path], ...]
    others: tuple[Path, ...]


def look_through(
    folder: Path,
    models: Sequence[CatalogueModel],
    reporter: Reporter | None = None,
    control: Control | None = None,
) -> FolderFind:
    """Look for models of the catalogue.

    Args:
        folder: Of Applio, of RVC WebUI, or any.
        models: What to look for.
        reporter: Told about files that are read.
        control: May interrupt.

    Raises:
        MynahError: ``NOT_FOUND`` when there is no such folder.
        Interrupted: It was asked to end.
    """
    if not folder.is_dir():
        raise MynahError(ErrorCode.NOT_FOUND, f"There is no folder {folder}.")
    reporter, control = reporter or SilentReporter(), control or NoControl()
    known: dict[str, tuple[CatalogueModel, Path]] = {}
    suspected: dict[str, tuple[CatalogueModel, Path]] = {}
    others: list[Path] = []
    for path, size in _files(folder, control):
        model = _known(path, size, models, reporter, control)
        likely = _suspected(path, size, models) if model is None else None
        if model is not None:
            known.setdefault(model.name, (model, path))
        elif likely is not None:
            suspected.setdefault(likely.name, (likely, path))
        elif any(word in part.lower() for part in path.parts[-4:-1] for word in _MODEL_FOLDERS):
            others.append(path)
    return FolderFind(
        _program(folder), tuple(known.values()), tuple(suspected.values()), tuple(others)
    )


def _program(folder: Path) -> str:
    if (folder / "rvc" / "models").is_dir():
        return "Applio"
    if any((folder / "assets" / name).is_dir() for name in ("pretrained_v2", "hubert", "weights")):
        return "RVC WebUI"
    return ""


def _files(folder: Path, control: Control) -> Iterator[tuple[Path, int]]:
    for where, folders, names in os.walk(folder):
        control.raise_if_requested()
        depth = len(Path(where).relative_to(folder).parts)
        folders[:] = sorted(
            name
            for name in folders
            if depth < DEEPEST and name not in _PASSED_OVER and not name.startswith(".")
        )
        for name in sorted(names):
            path = Path(where, name)
            if path.suffix.lower() not in ENDINGS:
                continue
            try:
                size = path.stat().st_size
            except OSError:  # a link that leads nowhere, or a file that went away
                continue
            if size >= LEAST_BYTES and path.is_file():
                yield path, size


def _known(
    path: Path, size: int, models: Sequence[CatalogueModel], reporter: Reporter, control: Control
) -> CatalogueModel | None:
    fitting = {one.sha256: one for one in models if one.sha256 and one.size == size}
    if not fitting:
        return None
    try:
        return fitting.get(digest_of(path, reporter, control))
    except OSError as error:
        reporter.log(f"{path} cannot be read: {error}", "warning")
        return None


def _suspected(path: Path, size: int, models: Sequence[CatalogueModel]) -> CatalogueModel | None:
    for one in models:
        if not one.sha256 and Path(one.file).name == path.name and one.size in (0, size):
            return one
    return None
