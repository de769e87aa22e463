"""What an RVC training starts from: nothing, a base, or a training that it goes on from.

Nothing is taken for something else: what was asked for and is not there, or does not fit, ends in
a sentence, and never in a start from the base.
"""

from __future__ import annotations

import gc
import re
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from pickle import UnpicklingError
from typing import TYPE_CHECKING, Literal

from mynah.engine.formats.safe_checkpoint import read_checkpoint
from mynah.engine.networks.rvc.loading import SPEAKER_TABLE, with_classic_names
from mynah.engine.training.pairs import DamagedPairError, load_pair, newest_pair
from mynah.engine.training.rvc.bases import BasePair, check_generator, find_base, read_base
from mynah.engine.training.rvc.foreign import continue_training, find_pair, read_pair
from mynah.project.atomic import UnreadableFileError, read_json, write_json
from mynah.project.storing import file_sha256
from mynah.protocol.errors import ErrorCode, MynahError

if TYPE_CHECKING:
    from mynah.engine.training.rvc.step import RvcTrainer
    from mynah.protocol.ports import Reporter

_UNREADABLE = (OSError, EOFError, RuntimeError, UnpicklingError)  # of torch.load
ROWS = 109  # of the speakers' table, in every official base
How = Literal["scratch", "base", "own", "foreign"]


@dataclass(frozen=True)
class Wanted:
    """What is asked for.

    Attributes:
        version: "v1" or "v2".
        sample_rate: In hertz.
        base: See `bases.find_base`.
        base_d: Path of the base's discriminators.
        start_from: Path of a training: saved pairs of ours, a folder of Applio or of the WebUI, or
            a `G_` file; empty for none. It counts before the base.
    """

    version: str
    sample_rate: int
    base: str = "auto"
    base_d: str = ""
    start_from: str = ""


@dataclass(frozen=True)
class Start:
    """Where a training starts.

    Attributes:
        wanted: What was asked for.
        how: From nothing, from the weights of a base, or from a training, ours or another's.
        files: It is read from; the generator's first.
        rows: Of the speakers' table.
        epochs: Done before.
        sha256: Of the files.
    """

    wanted: Wanted
    how: How = "scratch"
    files: tuple[Path, ...] = ()
    rows: int = ROWS
    epochs: int = 0
    sha256: tuple[str, ...] = ()

    def begin(self, trainer: RvcTrainer, reporter: Reporter) -> None:
        """Give a fresh trainer its first weights.

        Raises:
            MynahError: NOT_FOUND, BAD_INPUT, BROKEN_FILE or BAD_CHECKPOINT for files that are not
                what they were.
        """
        wanted = self.wanted
        self._check_files()
        if self.how == "base":
            pair = BasePair(self.files[0], self.files[1] if len(self.files) > 1 else None)
            weights = read_base(pair, wanted.version, wanted.sample_rate)
            trainer.start_from(weights.generator, weights.discriminators)
            if pair.discriminator is None:
                _say_no_judges(pair.generator, reporter)
        elif self.how == "own":
            _go_on(trainer, self.files[0].parent)
        elif self.how == "foreign":
            self._go_on_foreign(trainer, reporter)
        gc.collect()

    def _check_files(self) -> None:
        """Refuse files that were replaced since they were found: the card names the old ones.

        What is gone or cannot be read is said by those who read it.
        """
        for path, digest in zip(self.files, self.sha256, strict=False):
            if not path.is_file() or file_sha256(path) == digest:
                continue
            raise MynahError(
                ErrorCode.BAD_CHECKPOINT if self.how == "own" else ErrorCode.BAD_INPUT,
                f"{path.name} is not the file any more that this training was to start from.",
                hint="Put the old file back, or start a new training.",
                detail=str(path),
            )

    def _go_on_foreign(self, trainer: RvcTrainer, reporter: Reporter) -> None:
        found = read_pair(self.files[0], trainer.config)
        continue_training(trainer, found)
        if found.judges is None:
            _say_no_judges(self.files[0], reporter)
        if found.generator.moments is None:
            words = f"{self.files[0].name} holds no state of the optimizer that fits; it is fresh."
            reporter.warning("FRESH_OPTIMIZER", words)


def _say_no_judges(generator: Path, reporter: Reporter) -> None:
    words = f"There is no D file beside {generator.name}; the discriminators start from nothing."
    reporter.warning("FRESH_DISCRIMINATORS", words)


def _go_on(trainer: RvcTrainer, folder: Path) -> None:
    try:
        parts = load_pair(folder)
    except DamagedPairError as fault:
        raise MynahError(
            ErrorCode.BAD_CHECKPOINT,
            f"The saved state {folder} that this training goes on from is damaged: {fault}.",
        ) from fault
    trainer.load_parts(parts)
    trainer.step = 0  # steps are counted by run, epochs by voice


def find_start(wanted: Wanted) -> Start:
    """Find and check what is asked for.

    Raises:
        MynahError: MISSING_MODEL for an official base that is not here; NOT_FOUND; BAD_INPUT for
            what is of another version or rate; BROKEN_FILE; BAD_CHECKPOINT.
    """
    if wanted.start_from:
        start = _training(wanted, Path(wanted.start_from).expanduser().absolute())
    else:
        pair = find_base(wanted.base, wanted.version, wanted.sample_rate, wanted.base_d)
        if pair is None:
            return Start(wanted)
        weights = read_base(pair, wanted.version, wanted.sample_rate)
        start = Start(wanted, "base", tuple(pair.files), weights.speakers)
    return replace(start, sha256=tuple(map(file_sha256, start.files)))


def _training(wanted: Wanted, path: Path) -> Start:
    own = newest_own_pair(path)
    if own is not None:
        return _own_start(wanted, own)
    if path.is_dir() and not re.search(r"G_\d+\.pth", " ".join(p.name for p in path.iterdir())):
        raise MynahError(
            ErrorCode.NOT_FOUND,
            f"{path} holds no training to go on from: neither saved states of a run, nor G_ files.",
        )
    generator, judges = find_pair(path)
    held = read_checkpoint(generator)
    model = held.get("model")
    if not isinstance(model, dict):
        raise MynahError(
            ErrorCode.BAD_INPUT,
            f"{generator.name} is no state of a training: it holds no weights under `model`.",
        )
    weights = with_classic_names(model)
    check_generator(weights, generator.name, wanted.version, wanted.sample_rate)
    epochs = held.get("iteration")
    done = epochs if isinstance(epochs, int) and epochs > 0 else 0
    files = (generator, *([] if judges is None else [judges]))
    return Start(wanted, "foreign", files, len(weights[SPEAKER_TABLE]), done)


def newest_own_pair(path: Path) -> Path | None:
    """The newest saved pair of a run's folder, of its folder of pairs, or the one given."""
    if not path.is_dir():
        return None
    if (path / "G.pt").is_file():
        return path
    folders = [path, *(one for one in path.glob("checkpoints/*") if one.is_dir())]
    found = [pair for pair in map(newest_pair, folders) if pair is not None]
    return max(found, key=lambda pair: pair.stat().st_mtime, default=None)


def _own_start(wanted: Wanted, pair: Path) -> Start:
    try:
        held = read_checkpoint(pair / "G.pt", shapes_only=True)
        config, epochs = held["config"], int(held["epoch"])
        found = str(config["version"]), int(config["sample_rate"])
        rows = int(config["speakers"])
        if not (pair / "D.pt").is_file():
            raise FileNotFoundError("there is no D.pt")
    except (MynahError, *_UNREADABLE, KeyError, TypeError, ValueError) as fault:
        raise MynahError(
            ErrorCode.BAD_CHECKPOINT, f"{pair} is no saved state of an RVC training: {fault}"
        ) from fault
    if found != (wanted.version, wanted.sample_rate):
        raise MynahError(
            ErrorCode.BAD_INPUT,
            f"That training is of an RVC {found[0]} voice at {found[1]} Hz, not of "
            f"{wanted.version} at {wanted.sample_rate} Hz.",
            hint=f"Go on with --version {found[0]} --sample-rate {found[1]}.",
        )
    return Start(wanted, "own", (pair / "G.pt", pair / "D.pt"), rows, epochs)


def remembered_start(wanted: Wanted, path: Path) -> Start:
    """`find_start`, remembered in the file `path`, so that a resumed run needs no files of it.

    Raises:
        MynahError: see `find_start`.
    """
    try:
        data = read_json(path)
        if data["wanted"] == asdict(wanted):
            files = tuple(Path(one) for one in data["files"])
            return Start(
                wanted, data["how"], files, data["rows"], data["epochs"], tuple(data["sha256"])
            )
    except (FileNotFoundError, UnreadableFileError, KeyError, TypeError):
        path.unlink(missing_ok=True)
    start = find_start(wanted)
    write_json(path, {**asdict(start), "files": [str(one) for one in start.files]})
    return start
