"""Which voices lie in a folder of another program, and which index belongs to which.

Understood are single files, the logs of Applio (`logs/<name>/<name>_<E>e_<S>s.pth` beside
`<name>.index`), the two places of RVC WebUI (`assets/weights/<name>.pth` and
`logs/<name>/added_….index`), and the folders of Mynah's own voices. Names only bring files
together; what a file is, its content says.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mynah.engine.formats.cards_beside import card_of, cards_in, is_beside
from mynah.engine.formats.recognise import FileKind, Recognised, recognise
from mynah.project import atomic, voice_card
from mynah.protocol.errors import ErrorCode, MynahError

MOST_FILES = 4000
MOST_DEPTH = 8
_MOST_NEAR = 20
_MODELS = (".pth", ".pt", ".safetensors")
_INDEX = ".index"
_NETWORK = ".onnx"
_NO_VOICE = "is an ONNX network, of which no voice can be made; its .pth or .zip can be imported"
_PARTS_OF_TRAINING = ("0_gt_wavs", "1_16k_wavs", "sliced_audios", "extracted", "eval", "f0")
# name_e120_s3400 (RVC WebUI) and name_120e_3400s, name_120e_3400s_best_epoch (Applio).
_SNAPSHOT = re.compile(
    r"(?P<name>.+?)_(?:e(?P<e1>\d{1,7})_s(?P<s1>\d{1,9})|(?P<e2>\d{1,7})e(?:_(?P<s2>\d{1,9})s)?)"
    r"(?:_best_epoch)?",
    re.IGNORECASE,
)
_UNNAMED = frozenset({"model", "weights", "voice", "rvc", "final", "pytorch_model", "g", "d"})


@dataclass(frozen=True)
class FoundFile:
    """A file and what it is.

    Attributes:
        path: Where it lies.
        found: What it is.
    """

    path: Path
    found: Recognised

    @property
    def title(self) -> str:
        """Name of the voice or experiment by the file's name."""
        return experiment_of(self.path.stem)

    @property
    def snapshot(self) -> tuple[int, int]:
        """Epoch and step in the file's name; the plain name counts as the newest."""
        match = _SNAPSHOT.fullmatch(self.path.stem)
        if match is None:
            return (1 << 60, 0)
        return int(match["e1"] or match["e2"]), int(match["s1"] or match["s2"] or 0)


@dataclass(frozen=True)
class Candidate:
    """A voice that may be imported.

    Attributes:
        name: What it would be called.
        file: Its model; for a voice of ours the folder's `model.safetensors`.
        index: The index that belongs to it.
        why: Why this index, or why none, in words.
        card: For a voice of ours what `voice.json` says.
        beside: For a model of the family that was exported here, what the card with it says.
    """

    name: str
    file: FoundFile
    index: FoundFile | None = None
    why: str = ""
    card: voice_card.VoiceCard | None = None
    beside: voice_card.VoiceCard | None = None


@dataclass(frozen=True)
class Bundle:
    """What was found.

    Attributes:
        candidates: The voices.
        left: Files that are no voice or not the newest of one, with the reason.
    """

    candidates: tuple[Candidate, ...]
    left: tuple[tuple[Path, str], ...] = ()


def experiment_of(stem: str) -> str:
    """Name of an experiment by the stem of one of its models: without epoch and step."""
    match = _SNAPSHOT.fullmatch(stem)
    return match["name"] if match else stem


def find_voices(roots: Sequence[Path], *, extract: bool = False) -> Bundle:
    """Look for voices in files and folders.

    Args:
        roots: Models, indexes, and folders with such.
        extract: Whether training states count as voices.

    Raises:
        MynahError: NOT_FOUND; BAD_INPUT for a folder with far too many files.
    """
    for root in roots:
        if not root.exists():
            raise MynahError(ErrorCode.NOT_FOUND, f"There is no file or folder {root}.")
    own = [one for root in roots if root.is_dir() for one in _own_voices(root)]
    inside = {one.file.path.parent for one in own}
    paths = dict.fromkeys(path for root in roots for path in _files(root))
    paths = {path: None for path in paths if not inside & set(path.parents)}
    networks = [path for path in paths if path.suffix.lower() == _NETWORK]
    files = [FoundFile(path, recognise(path)) for path in paths if path not in networks]
    indexes = [one for one in files if one.found.kind is FileKind.INDEX]
    models, left = _newest(_usable(files, extract=extract))
    alone = len(models) == 1
    cards = cards_in(place for root in roots for place in _card_places(root)) if models else {}
    wrapped = []
    for one in models:
        near = indexes or [FoundFile(path, recognise(path)) for path in indexes_near(one.path)]
        index, why = choose_index(one, near, alone=alone and bool(indexes))
        beside = card_of(one.path, cards)
        name = beside.name if beside and beside.name else _name(one, roots)
        wrapped.append(Candidate(name, one, index, why, beside=beside))
    told = {one.file.path for one in wrapped} | {one.index.path for one in wrapped if one.index}
    told |= {path for path, _ in left}
    left += [(one.path, _reason(one)) for one in files if one.path not in told]
    left += [(path, _NO_VOICE) for path in networks]
    return Bundle((*own, *wrapped), tuple(left))


def choose_index(
    model: FoundFile, indexes: Iterable[FoundFile], *, alone: bool
) -> tuple[FoundFile | None, str]:
    """The index that belongs to a model, and why.

    Args:
        model: A small model or training state.
        indexes: Those that were found beside it.
        alone: Whether the model is the only one there.
    """
    every = list(indexes)
    if not every:
        return None, "There is no index beside it."
    named = [one for one in every if _names_match(model.path, one.path.stem)]
    meant = named or (every if alone else [])
    if not meant:
        return None, "No index has the name of the voice."
    usable = [one for one in meant if one.found.problem is None]
    if not usable:
        problem = meant[0].found.problem
        return None, problem.message if problem else "No index beside it can be used."
    version = model.found.facts.get("version", "")
    fitting = [one for one in usable if one.found.facts.get("version") == version]
    if not fitting:
        width = usable[0].found.facts.get("width")
        return None, (
            f"{usable[0].path.name} is of features of {width} values, "
            f"which is not what a voice of {version} takes."
        )
    near = [one for one in fitting if one.path.parent == model.path.parent]
    if named:
        found, why = fitting, "Its name is that of the voice."
    elif near:
        found, why = near, "It lies beside the voice."
    elif len(fitting) == 1:
        found, why = fitting, "It is the only index there."
    else:
        return None, "No index has the name of the voice."
    many = f" Of {len(found)} it has the most vectors." if len(found) > 1 else ""
    return max(found, key=_size_and_age), why + many


def _size_and_age(one: FoundFile) -> tuple[int, float]:
    return int(one.found.facts.get("vectors", 0)), one.path.stat().st_mtime


def _names_match(model: Path, stem: str) -> bool:
    """How the programs of the family find an index: by the experiment's name inside its name."""
    index = stem.casefold()
    for name in {experiment_of(model.stem).casefold(), model.stem.casefold()}:
        ends = index.endswith((f"_{name}", f"_{name}_v1", f"_{name}_v2"))
        starts = index.startswith((f"{name}_added_", f"{name}_ivf"))
        if index == name or ends or starts or f"_{name}_v" in index:
            return True
    return False


def _own_voices(root: Path) -> Iterator[Candidate]:
    for place in _folders(root):
        if not (place / voice_card.FILE_NAME).is_file() or not _is_current(place):
            continue
        if is_beside(place):
            continue
        file = FoundFile(place / "model.safetensors", Recognised(FileKind.MYNAH))
        try:
            card = voice_card.read_card(place)
        except MynahError as error:
            broken = FoundFile(file.path, Recognised(FileKind.MYNAH, problem=error))
            yield Candidate(place.name, broken)
            continue
        yield Candidate(card.name or place.name, file, card=card)


def _is_current(place: Path) -> bool:
    """Whether a version of a voice of ours is the one in use; true where nothing says so."""
    try:
        pointer = atomic.read_json(place.parent / "current.json")
    except (OSError, atomic.UnreadableFileError):
        return True
    version = pointer.get("version")
    return version == place.name or not (place.parent / str(version)).is_dir()


def _card_places(root: Path) -> Iterator[Path]:
    """Where the card of an export may lie: in the folders given, and around a single model."""
    if root.is_dir():
        yield from _folders(root)
    else:
        yield from _folders_near(root)


def _folders(root: Path) -> Iterator[Path]:
    for place, names, _ in os.walk(root):
        depth = len(Path(place).relative_to(root).parts)
        names[:] = sorted(
            name
            for name in names
            if depth < MOST_DEPTH and name[:1] != "." and name not in _PARTS_OF_TRAINING
        )
        yield Path(place)


def _files(root: Path) -> list[Path]:
    if not root.is_dir():
        return [root]
    found = []
    for folder in _folders(root):
        for path in sorted(folder.iterdir()):
            if path.suffix.lower() in (*_MODELS, _INDEX, _NETWORK) and path.is_file():
                found.append(path)
            if len(found) > MOST_FILES:
                raise MynahError(
                    ErrorCode.BAD_INPUT,
                    f"{root} has more than {MOST_FILES} models and indexes.",
                    hint="Give the folder of one voice.",
                )
    return found


def _usable(files: list[FoundFile], *, extract: bool) -> list[FoundFile]:
    kinds = {FileKind.SMALL}
    if extract:
        kinds |= {FileKind.TRAINING_G, FileKind.BASE_G}
    return [one for one in files if one.found.kind in kinds]


def _newest(models: list[FoundFile]) -> tuple[list[FoundFile], list[tuple[Path, str]]]:
    """Of the snapshots of one voice the newest that can be used."""
    groups: dict[str, list[FoundFile]] = {}
    for one in models:
        kept = one.title.casefold() if one.found.kind is FileKind.SMALL else str(one.path)
        groups.setdefault(kept, []).append(one)
    chosen: list[FoundFile] = []
    left: list[tuple[Path, str]] = []
    for group in groups.values():
        best = max(group, key=lambda one: (one.found.problem is None, one.snapshot))
        chosen.append(best)
        reason = f"is an older state of the voice; {best.path.name} is newer"
        left += [(one.path, reason) for one in group if one is not best]
    return chosen, left


def indexes_near(model: Path) -> list[Path]:
    """Indexes of its name beside a model that was given alone, and where RVC WebUI keeps them."""
    found: list[Path] = []
    for folder in _folders_near(model):
        if folder.is_dir():
            found += [p for p in folder.iterdir() if p.suffix.lower() == _INDEX and p.is_file()]
    return [path for path in found if _names_match(model, path.stem)][:_MOST_NEAR]


def _folders_near(model: Path) -> list[Path]:
    folders = [model.parent]
    if model.parent.name == "weights":
        title = experiment_of(model.stem)
        folders += [above / "logs" / title for above in list(model.parents)[1:3]]
    return folders


def _name(one: FoundFile, roots: Sequence[Path]) -> str:
    title = one.title
    if one.found.kind is not FileKind.SMALL:
        title = one.path.parent.name
    elif title.casefold() in _UNNAMED:
        said: Any = one.found.facts.get("name")
        title = str(said or (title if one.path in roots else one.path.parent.name))
    return title


def _reason(one: FoundFile) -> str:
    if one.found.problem is not None:
        return one.found.problem.message
    if one.found.kind is FileKind.TRAINING_G:
        return f"is {one.found.words}; `mynah voices extract` takes the voice out of it"
    if one.found.kind is FileKind.MYNAH:
        return "is a model of a Mynah voice without its voice.json; both belong in one folder"
    if one.found.kind is FileKind.INDEX:
        return "is an index that belongs to no voice here"
    return f"is {one.found.words}, not a voice"
