"""Which Piper voices there are: those in the folder of the models, and those of the catalogue."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from mynah.engine.speak.engines import Base
from mynah.engine.speak.piper_config import read_config
from mynah.project.catalogue import CatalogueModel, catalogue
from mynah.project.paths import models_dir
from mynah.protocol.errors import MynahError

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = "piper"
ROLE = "tts"
SUFFIX = ".onnx"
_log = logging.getLogger(__name__)


def piper_dir() -> Path:
    """Where Piper voices are."""
    return models_dir() / FOLDER


def piper_file(name: str) -> Path:
    """The network of a voice."""
    return piper_dir() / f"{name}{SUFFIX}"


def piper_bases() -> list[Base]:
    """Installed voices first, by name; then those of the catalogue that are not here."""
    listed = {
        one.pair: one for one in catalogue() if one.role == ROLE and one.file.endswith(SUFFIX)
    }
    here = []
    try:
        files = sorted(piper_dir().glob(f"*{SUFFIX}"))
    except OSError as error:
        _log.warning("%s", error)
        files = []
    for path in files:
        base = _installed(path, listed.get(path.stem))
        if base is not None:
            here.append(base)
    names = {one.id for one in here}
    others = [_absent(name, model) for name, model in listed.items()]
    return [*here, *(one for one in others if one.id not in names)]


def _installed(path: Path, model: CatalogueModel | None) -> Base | None:
    """A voice whose two files are here, whole as far as their sizes tell."""
    if model is not None and not model.present:
        return None
    try:
        config = read_config(path)
    except MynahError as error:
        _log.info("%s is left out: %s", path.name, error.message)
        return None
    return Base(
        f"{FOLDER}/{path.stem}",
        FOLDER,
        path.stem,
        config.language,
        config.quality,
        True,
        path.stat().st_size,
        model.licence if model else "",
        path.stem if model else "",
    )


def _absent(name: str, model: CatalogueModel) -> Base:
    language, _, rest = name.partition("-")
    quality = rest.rpartition("-")[2]
    code = language.replace("_", "-").casefold()
    size, licence = model.size, model.licence
    return Base(f"{FOLDER}/{name}", FOLDER, name, code, quality, False, size, licence, name)
