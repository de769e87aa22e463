"""The pair of weights that an RVC training starts from: found by name, and checked before use.

The official pairs hold a generator `f0G40k.pth` and a discriminator `f0D40k.pth` for each version
and rate; those that people pass on are whole `G_*.pth` and `D_*.pth` of a training.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from torch import Tensor

from mynah.engine.formats.rvc_weights import config_of, foreign_vocoder
from mynah.engine.formats.safe_checkpoint import read_checkpoint
from mynah.engine.networks.rvc.loading import SPEAKER_TABLE, with_classic_names
from mynah.project.catalogue import pair_files, place_of
from mynah.project.paths import models_dir
from mynah.protocol.errors import ErrorCode, MynahError

if TYPE_CHECKING:
    from collections.abc import Mapping

MEMBERS = {"v1": 7, "v2": 9}  # discriminators in a file
_SUFFIXES = (".pth", ".pt")


@dataclass(frozen=True)
class BasePair:
    """Files to start from; without discriminators these are fresh."""

    generator: Path
    discriminator: Path | None

    @property
    def files(self) -> list[Path]:
        """Those that there are."""
        return [self.generator, *([] if self.discriminator is None else [self.discriminator])]


def find_base(asked: str, version: str, sample_rate: int, asked_d: str = "") -> BasePair | None:
    """The files of a base.

    Args:
        asked: "auto" for the official pair; "none"; the name of a base in the catalogue, or of a
            file or folder below that of the models; or a path of a generator or of a folder with
            both.
        version: "v1" or "v2".
        sample_rate: In hertz.
        asked_d: Path of the discriminators where they do not lie beside the generator.

    Returns:
        The pair, or None for a training from scratch.

    Raises:
        MynahError: MISSING_MODEL for an official pair that is not here, NOT_FOUND for anything
            else, BAD_INPUT where it is not clear which files are meant.
    """
    if asked == "none":
        return None
    if asked == "auto":
        return _official(version, sample_rate)
    generator, beside = _asked(asked)
    if asked_d:
        beside = Path(asked_d).expanduser().absolute()
        if not beside.is_file():
            raise MynahError(ErrorCode.NOT_FOUND, f"There is no discriminator {asked_d}.")
    return BasePair(generator, beside)


def _official(version: str, sample_rate: int) -> BasePair:
    rate = f"{sample_rate // 1000}k"
    names = [f"base-{version}-{rate}-{letter}" for letter in "gd"]
    found = [place_of(name) for name in names]
    generator, discriminator = found
    if generator is None or discriminator is None:
        missing = [name for name, path in zip(names, found, strict=True) if path is None]
        raise MynahError(
            ErrorCode.MISSING_MODEL,
            f"The official base for RVC {version} voices at {rate} is not on this computer.",
            hint=f"Get it with `mynah models download {' '.join(missing)}` or `mynah models "
            "import`, name another with --base, or train from scratch with --base none, which "
            "takes far more speech and time.",
            items=[(name, "not there") for name in missing],
        )
    return BasePair(generator, discriminator)


def _asked(asked: str) -> tuple[Path, Path | None]:
    path = Path(asked).expanduser().absolute()
    if not path.exists():
        halves = pair_files(asked)
        if len(halves) == 2:
            return halves[0], halves[1]
        path = _named(asked)
    if path.is_dir():
        return _pair_in(path)
    return path, _beside(path)


def _named(name: str) -> Path:
    """A file or folder of that name among the models."""
    folder = models_dir()
    inside = folder.rglob("*") if folder.is_dir() else iter(())
    found = sorted(path for path in inside if name in {path.name, path.stem})
    usable = [path for path in found if path.is_dir() or path.suffix in _SUFFIXES]
    if not usable:
        raise MynahError(
            ErrorCode.NOT_FOUND,
            f"There is no base {name}: neither a path, nor below {folder}.",
            hint="Give the file of the generator, or a folder with both files.",
        )
    return usable[0]


# Where the letter of the pair stands in a name: f0G40k, G_2333333, G-f048k-Titan; base40kG; my_G_1.
_LETTERS = (
    r"^(?:f0)?{}(?=[_\d\W])",
    r"(?<=[_\Wa-z\d]){}$",
    r"(?<=[_\W]){}(?=[_\d\W])",
)


def _is_discriminator(path: Path) -> bool:
    return any(re.search(pattern.format("D"), path.stem) for pattern in _LETTERS)


def _pair_in(folder: Path) -> tuple[Path, Path | None]:
    files = sorted(path for path in folder.iterdir() if path.suffix in _SUFFIXES)
    judges = [path for path in files if _is_discriminator(path)]
    generators = [path for path in files if path not in judges]
    if len(generators) != 1 or len(judges) > 1:
        raise MynahError(
            ErrorCode.BAD_INPUT,
            f"{folder} holds {len(generators)} generators and {len(judges)} discriminators, so it "
            "is not clear which pair is meant.",
            hint="Name the file of the generator.",
        )
    return generators[0], next(iter(judges), None)


def _beside(generator: Path) -> Path | None:
    """The discriminator with the same name but for its letter."""
    for pattern in _LETTERS:
        found = re.search(pattern.format("G"), generator.stem)
        if found is not None:
            place = found.end() - 1
            stem = f"{generator.stem[:place]}D{generator.stem[place + 1 :]}"
            path = generator.with_name(stem + generator.suffix)
            if path.is_file():
                return path
    return None


@dataclass(frozen=True)
class BaseWeights:
    """Tensors of a base, under classic names.

    Attributes:
        generator: With the posterior encoder.
        discriminators: None where there are none.
        speakers: Rows of the table of speakers.
    """

    generator: Mapping[str, Tensor]
    discriminators: Mapping[str, Tensor] | None
    speakers: int


def read_base(pair: BasePair, version: str, sample_rate: int) -> BaseWeights:
    """Read a base, which must be one for such voices.

    Raises:
        MynahError: BAD_INPUT for a base of another version or rate or of something else;
            BROKEN_FILE.
    """
    generator = _model(pair.generator)
    check_generator(generator, pair.generator.name, version, sample_rate)
    judges = None
    if pair.discriminator is not None:
        judges = _model(pair.discriminator)
        check_discriminators(judges, pair.discriminator.name, version)
    return BaseWeights(generator, judges, len(generator[SPEAKER_TABLE]))


def _model(path: Path) -> dict[str, Tensor]:
    held: Any = read_checkpoint(path).get("model")
    if not isinstance(held, dict) or not all(isinstance(one, Tensor) for one in held.values()):
        raise MynahError(
            ErrorCode.BAD_INPUT,
            f"{path.name} is no state of a training: it holds no weights under `model`.",
            hint="A finished voice cannot be trained on; a base has the files G and D.",
        )
    return with_classic_names(held)


def check_generator(
    weights: Mapping[str, Tensor], name: str, version: str, sample_rate: int
) -> None:
    """Refuse a generator of another version or rate, or one that follows no pitch.

    Raises:
        MynahError: BAD_INPUT.
    """
    foreign = foreign_vocoder(weights)
    if foreign:
        raise MynahError(
            ErrorCode.BAD_INPUT,
            f"{name} was made for the vocoder {foreign}, which cannot be trained here.",
        )
    try:
        found = config_of(weights)
    except ValueError as fault:
        raise MynahError(
            ErrorCode.BAD_INPUT, f"{name} holds no generator of an RVC voice. {fault}"
        ) from fault
    rate, wanted = f"{found.sample_rate // 1000}k", f"{sample_rate // 1000}k"
    if not found.f0:
        raise MynahError(
            ErrorCode.BAD_INPUT, f"{name} is for voices without pitch, which are not trained here."
        )
    if (found.version, found.sample_rate) != (version, sample_rate):
        raise MynahError(
            ErrorCode.BAD_INPUT,
            f"{name} is for RVC {found.version} voices at {rate}, not for {version} at {wanted}.",
            hint=f"Train with --version {found.version} --sample-rate {found.sample_rate}, or "
            "name another base.",
        )
    if "enc_q.pre.weight" not in weights:
        raise MynahError(
            ErrorCode.BAD_INPUT,
            f"{name} is a finished voice without the parts that training needs.",
        )


def check_discriminators(weights: Mapping[str, Tensor], name: str, version: str) -> None:
    """Refuse discriminators of another version.

    Raises:
        MynahError: BAD_INPUT.
    """
    numbers = {key.split(".")[1] for key in weights if key.startswith("discriminators.")}
    other = "v1" if version == "v2" else "v2"
    if len(numbers) == MEMBERS[other]:
        raise MynahError(
            ErrorCode.BAD_INPUT,
            f"{name} holds the discriminators of RVC {other} voices, not of {version}.",
        )
    if len(numbers) != MEMBERS[version]:
        raise MynahError(
            ErrorCode.BAD_INPUT, f"{name} does not hold the discriminators of an RVC voice."
        )
