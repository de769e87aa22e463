"""Bases that the catalogue does not know, which the person imported under a name.

Each has a folder `bases/NAME` below the folder of the models with `G_40k.pth`, `D_40k.pth` (or
another rate) and `base.json`, which says what they are and what they were when they came.
"""

import logging
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mynah.project import atomic
from mynah.project.catalogue import OLDER_SETS, SETS, catalogue
from mynah.project.paths import models_dir
from mynah.protocol.errors import ErrorCode, MynahError

FOLDER = "bases"
CARD_FILE = "base.json"
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,59}")
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class OwnBase:
    """An imported pair.

    Attributes:
        name: What it was called.
        version: ``v1`` or ``v2``.
        sample_rate: Hz.
        f0: Whether it follows a pitch.
        generator: File of the generator.
        discriminator: File of the discriminators; None where it came without.
        sha256: Of the files when they came, by file name.
    """

    name: str
    version: str
    sample_rate: int
    f0: bool
    generator: Path
    discriminator: Path | None
    sha256: Mapping[str, str]

    @property
    def files(self) -> list[Path]:
        """Those that there are."""
        return [self.generator, *([self.discriminator] if self.discriminator else [])]

    def to_dict(self) -> dict[str, Any]:
        """The base for programs."""
        return {
            "name": self.name,
            "version": self.version,
            "sample_rate": self.sample_rate,
            "f0": self.f0,
            "folder": str(self.generator.parent),
            "files": [str(path) for path in self.files],
            "present": all(path.is_file() for path in self.files),
        }


def folder_of(name: str) -> Path:
    """Where a base of that name is or would be kept.

    Raises:
        MynahError: ``BAD_INPUT`` for a name that is no good, ``EXISTS`` for one of the catalogue.
    """
    if not _NAME.fullmatch(name):
        raise MynahError(
            ErrorCode.BAD_INPUT,
            f"A base cannot be called {name!r}.",
            hint="Letters, digits, dots, dashes and underscores are possible, up to 60.",
        )
    taken = {*SETS, *OLDER_SETS, *(n for one in catalogue() for n in (one.name, one.pair))}
    if name in taken or name in ("auto", "none"):
        raise MynahError(
            ErrorCode.EXISTS, f"{name} is a name of the catalogue; give the base another one."
        )
    return models_dir() / FOLDER / name


def keep_card(base: OwnBase, origin: str) -> None:
    """Write down what an imported base is.

    Raises:
        MynahError: ``DISK_FULL``, ``NO_PERMISSION``.
    """
    discriminator = base.discriminator.name if base.discriminator else None
    card = {
        "schema_version": 1,
        "name": base.name,
        "version": base.version,
        "sample_rate": base.sample_rate,
        "f0": base.f0,
        "generator": base.generator.name,
        "discriminator": discriminator,
        "sha256": dict(base.sha256),
        "origin": origin,
    }
    atomic.write_json(base.generator.parent / CARD_FILE, card)


def own_bases() -> list[OwnBase]:
    """All imported bases, by name; a card that cannot be read is left out and logged."""
    found = []
    for path in sorted((models_dir() / FOLDER).glob(f"*/{CARD_FILE}")):
        try:
            found.append(_read(path))
        except (OSError, atomic.UnreadableFileError, KeyError, TypeError, ValueError) as error:
            _log.warning("%s: %r", path, error)
    return found


def _read(path: Path) -> OwnBase:
    card = atomic.read_json(path)
    judge = card["discriminator"]
    return OwnBase(
        str(card["name"]),
        str(card["version"]),
        int(card["sample_rate"]),
        bool(card["f0"]),
        path.with_name(Path(str(card["generator"])).name),
        path.with_name(Path(str(judge)).name) if judge else None,
        {str(name): str(one) for name, one in card["sha256"].items()},
    )
