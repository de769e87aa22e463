"""The models that do not ship: what they are for, where they come from, and which are here.

The list is `resources/catalogue.json`. It only says what could be fetched; fetching is asked for
by a person, one model or one set at a time (:mod:`mynah.project.download`).

Bases that people pass on have no SHA-256 that their makers published. Such a file is taken as it
is when it first comes, its SHA-256 is written down (:func:`remember`), and from then on it has to
stay the same; that it was unknown is said each time.
"""

import hashlib
import json
import logging
import os
import shutil
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path, PurePosixPath
from typing import Any, Self

from mynah.project import atomic
from mynah.project.disk import size_words
from mynah.project.paths import models_dir
from mynah.project.progress import NoControl, SilentReporter
from mynah.protocol.errors import ErrorCode, MynahError
from mynah.protocol.ports import Control, Reporter

SETS = ("rvc-40k", "rvc-48k", "rvc-32k")
"""Everything that one rate of RVC v2 voices needs; the first is the usual one."""

OLDER_SETS = ("rvc-v1-40k", "rvc-v1-48k", "rvc-v1-32k")
"""The same for RVC v1 voices."""

RECEIVED_FILE = "received.json"
"""Below the folder of the models: SHA-256 and size of files that the list knows nothing about."""

PART_SUFFIX = ".part"
_log = logging.getLogger(__name__)
_CHUNK = 1 << 20


@dataclass(frozen=True)
class CatalogueModel:
    """One model of the list.

    Attributes:
        name: What it is called on the command line.
        file: Its place below the folder of the models, with forward slashes.
        role: ``content``, ``pitch``, ``base`` or ``tts`` (a voice of the speech engine Piper).
        purpose: What it is for, in a sentence.
        needed_for: Which of :data:`SETS` it belongs to.
        size: Bytes; 0 where it is not known.
        sha256: Of the file; empty where it is not known.
        licence: Short name; empty where it is not known.
        home: Page of who made or keeps it.
        addresses: Where it can be had, the best first.
        stands_for: Name of the model that it may take the place of; empty for none.
        pair: Name of the base or Piper voice that it is a half of; empty for none.
        version: ``v1`` or ``v2``, of bases.
        sample_rate: Hz, of bases; 0 for others.
        f0: Whether a base follows a pitch.
    """

    name: str
    file: str
    role: str
    purpose: str
    needed_for: tuple[str, ...]
    size: int
    sha256: str
    licence: str
    home: str
    addresses: tuple[str, ...]
    stands_for: str = ""
    pair: str = ""
    version: str = ""
    sample_rate: int = 0
    f0: bool = True

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Self:
        """A model of the list's file.

        Raises:
            ValueError: It names a place outside the folder of the models.
        """
        place = PurePosixPath(data["file"])
        if place.is_absolute() or ".." in place.parts:
            raise ValueError(f"{data['file']} is no place for a model")
        return cls(
            data["name"],
            data["file"],
            data["role"],
            data["purpose"],
            tuple(data["needed_for"]),
            int(data["size"] or 0),
            (data["sha256"] or "").lower(),
            data["licence"] or "",
            data["home"],
            tuple(data["addresses"]),
            data.get("stands_for") or "",
            data.get("pair") or "",
            data.get("version") or "",
            int(data.get("sample_rate") or 0),
            data.get("f0") is not False,
        )

    @property
    def path(self) -> Path:
        """Where it is, or would be."""
        return models_dir() / self.file

    @property
    def part_path(self) -> Path:
        """Where an unfinished download of it is."""
        return self.path.with_name(self.path.name + PART_SUFFIX)

    @property
    def present(self) -> bool:
        """Whether it is here, as far as its size tells."""
        try:
            found = self.path.stat().st_size
        except OSError:
            return False
        return found == self.size if self.size else found > 0

    @property
    def partial(self) -> int:
        """Bytes of an unfinished download."""
        try:
            return self.part_path.stat().st_size
        except OSError:
            return 0

    def to_dict(self) -> dict[str, Any]:
        """The model with what is here of it, for programs."""
        return {
            "name": self.name,
            "file": self.file,
            "role": self.role,
            "purpose": self.purpose,
            "needed_for": list(self.needed_for),
            "size": self.size or None,
            "sha256": self.sha256 or None,
            "licence": self.licence or None,
            "home": self.home,
            "addresses": list(self.addresses),
            "stands_for": self.stands_for or None,
            "pair": self.pair or None,
            "version": self.version or None,
            "sample_rate": self.sample_rate or None,
            "f0": self.f0 if self.role == "base" else None,
            "path": str(self.path),
            "present": self.present,
            "partial": self.partial,
        }


def catalogue() -> list[CatalogueModel]:
    """All models of the list, in its order."""
    text = (files("mynah.resources") / "catalogue.json").read_text(encoding="utf-8")
    return [CatalogueModel.from_dict(one) for one in json.loads(text)["models"]]


def models_named(names: Iterable[str]) -> list[CatalogueModel]:
    """Models by name; that of a set, a base or a Piper voice stands for all of its models.

    Raises:
        MynahError: ``NOT_FOUND``.
    """
    known = catalogue()
    found: dict[str, CatalogueModel] = {}
    for name in names:
        fitting = [one for one in known if name in (one.name, one.pair) or name in one.needed_for]
        if not fitting:
            single = [one.name for one in known if not one.pair]
            pairs = dict.fromkeys(one.pair for one in known if one.pair)
            choices = ", ".join([*SETS, *OLDER_SETS, *single, *pairs])
            raise MynahError(
                ErrorCode.NOT_FOUND,
                f"There is no model {name} in the catalogue.",
                hint=f"These are: {choices}.",
            )
        found.update((one.name, one) for one in fitting)
    return list(found.values())


def models_of_set(name: str, models: Sequence[CatalogueModel]) -> list[CatalogueModel]:
    """What a set holds; where another file that is here does the same, that one."""
    return [stand_in(one, models) for one in models if name in one.needed_for]


def stand_in(model: CatalogueModel, models: Sequence[CatalogueModel]) -> CatalogueModel:
    """The model where it is here or nothing does, otherwise one that stands for it and is here."""
    if model.present:
        return model
    others = (one for one in models if one.stands_for == model.name and one.present)
    return next(others, model)


def place_of(name: str) -> Path | None:
    """File of a model that is here, or of one that stands for it; None where there is none.

    A file of another size than the list says counts too: people put their own there. What it is
    shows when it is opened.
    """
    fitting = [one for one in catalogue() if name in (one.name, one.stands_for)]
    ordered = sorted(fitting, key=lambda one: not one.present)
    return next((one.path for one in ordered if one.path.is_file()), None)


def pair_files(name: str) -> list[Path]:
    """Generator and discriminators of a base of the catalogue, as far as they are here."""
    halves = (one for one in catalogue() if one.pair == name and one.role == "base")
    return [one.path for one in halves if one.path.is_file()]


def received() -> dict[str, str]:
    """SHA-256 of files that came without a known one, by the name of the model."""
    try:
        found = atomic.read_json(models_dir() / RECEIVED_FILE).get("models")
    except FileNotFoundError:
        return {}
    except (OSError, atomic.UnreadableFileError) as error:
        _log.warning("%s", error)
        return {}
    rows = found.items() if isinstance(found, dict) else ()
    return {str(name): str(row["sha256"]) for name, row in rows if "sha256" in row}


def remember(model: CatalogueModel, sha256: str, origin: str) -> None:
    """Write down what a file without a known SHA-256 was when it came.

    Args:
        model: Which one it is.
        sha256: Of the file.
        origin: Address or path that it came from.

    Raises:
        MynahError: ``DISK_FULL``, ``NO_PERMISSION``.
    """
    path = models_dir() / RECEIVED_FILE
    try:
        rows = dict(atomic.read_json(path).get("models") or {})
    except (OSError, atomic.UnreadableFileError, ValueError):
        rows = {}  # what cannot be read protects nothing
    size = model.path.stat().st_size
    rows[model.name] = {"sha256": sha256, "size": size, "origin": origin}
    atomic.write_json(path, {"schema_version": 1, "models": rows})


def import_model(
    model: CatalogueModel,
    source: Path,
    reporter: Reporter | None = None,
    control: Control | None = None,
    *,
    link: bool = False,
) -> Path:
    """Copy a model from a file that the person already has.

    Args:
        model: Which one it is meant to be.
        source: The file; it stays as it is.
        reporter: Told about the progress.
        control: May interrupt.
        link: Let both be one file on the disk where the system can: no room is taken, but what
            another program writes into it changes it here too.

    Returns:
        Where it is now.

    Raises:
        MynahError: ``NOT_FOUND``, ``BAD_INPUT`` when it is another file, ``DISK_FULL``,
            ``NO_PERMISSION``.
        Interrupted: It was asked to end; nothing is left.
    """
    if not source.is_file():
        raise MynahError(ErrorCode.NOT_FOUND, f"There is no file {source}.")
    size = source.stat().st_size
    if model.size and size != model.size:
        raise _another_file(model, f"It has {size} bytes instead of {model.size}.")
    model.path.parent.mkdir(parents=True, exist_ok=True)
    staged = atomic.temporary_name(model.path.parent)
    try:
        with atomic.disk_errors(model.path):
            if link and _linked(source, staged):
                digest = _digest(staged, size, None, reporter, control, "import")
            else:
                require_space(model.path, size)
                digest = _copy(source, staged, size, reporter, control)
            if model.sha256 and digest != model.sha256:
                raise _another_file(model, "It is as long, but another one.")
            atomic.sync_file(staged)
            atomic.replace(staged, model.path)
    finally:
        staged.unlink(missing_ok=True)
    model.part_path.unlink(missing_ok=True)
    if not model.sha256:
        remember(model, digest, str(source))
    return model.path


def digest_of(path: Path, reporter: Reporter | None = None, control: Control | None = None) -> str:
    """SHA-256 of a file in hexadecimal.

    Raises:
        OSError: It cannot be read.
        Interrupted: It was asked to end.
    """
    return _digest(path, path.stat().st_size, None, reporter, control)


def require_space(path: Path, needed: int, margin: int = 200_000_000) -> None:
    """Refuse to begin what the disk has no room for.

    Args:
        path: A file in the folder it goes to, which exists.
        needed: Bytes still to come.
        margin: Bytes that have to stay free.

    Raises:
        MynahError: ``DISK_FULL``.
    """
    free = shutil.disk_usage(path.parent).free
    if free < needed + margin:
        raise MynahError(
            ErrorCode.DISK_FULL,
            f"{size_words(needed + margin)} are needed in {path.parent}, "
            f"{size_words(free)} are free.",
            detail=f"needed={needed + margin} free={free}",
        )


def _another_file(model: CatalogueModel, why: str) -> MynahError:
    name = Path(model.file).name
    return MynahError(
        ErrorCode.BAD_INPUT,
        f"This file is not {name}. {why}",
        hint=f"Choose the file {name}, as it is at {model.home}.",
        detail=f"expected: {model.size or 'unknown'} bytes, SHA-256 {model.sha256 or 'unknown'}",
    )


def _linked(source: Path, target: Path) -> bool:
    """Whether `target` became another name of `source`; file systems may not be able to."""
    try:
        os.link(source.resolve(), target)
    except OSError as error:
        _log.info("%s is copied: %s", source, error)
        return False
    return True


def _copy(
    source: Path,
    target: Path,
    size: int,
    reporter: Reporter | None,
    control: Control | None,
) -> str:
    with target.open("wb") as out:
        return _digest(source, size, out.write, reporter, control, "import")


def _digest(
    path: Path,
    size: int,
    also: Callable[[bytes], object] | None,
    reporter: Reporter | None,
    control: Control | None,
    stage: str = "verify",
) -> str:
    reporter, control = reporter or SilentReporter(), control or NoControl()
    found = hashlib.sha256()
    done = 0
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            control.raise_if_requested()
            found.update(chunk)
            if also is not None:
                also(chunk)
            done += len(chunk)
            reporter.progress(stage, done, size, "bytes")
    return found.hexdigest()
