"""Taking a base that the catalogue does not know: looked at first, then copied under a name."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

from mynah.engine.formats.recognise import FileKind, recognise
from mynah.project import atomic
from mynah.project.catalogue import digest_of, require_space
from mynah.project.own_bases import OwnBase, folder_of, keep_card
from mynah.protocol.errors import ErrorCode, MynahError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from mynah.project.progress import Control, Reporter

GENERATORS = frozenset({FileKind.BASE_G, FileKind.TRAINING_G})
JUDGES = frozenset({FileKind.BASE_D, FileKind.TRAINING_D})


def import_own_base(
    name: str,
    generator: Path,
    discriminator: Path | None,
    reporter: Reporter,
    control: Control,
) -> OwnBase:
    """Copy a pair into the folder of the models.

    Args:
        name: What it will be called.
        generator: File of a training's generator (`G_*.pth`, `f0G40k.pth`).
        discriminator: File of its discriminators.
        reporter: Told about the progress.
        control: May interrupt; nothing is left then.

    Raises:
        MynahError: EXISTS; BAD_INPUT for a name that is no good or files that are no base;
            BROKEN_FILE, DISK_FULL.
        Interrupted: It was asked to end.
    """
    folder = folder_of(name)
    if folder.exists():
        raise MynahError(ErrorCode.EXISTS, f"There is already a base {name} in {folder}.")
    facts = _facts_of(generator, GENERATORS, "generator")
    if discriminator is not None:
        _facts_of(discriminator, JUDGES, "discriminator")
    version, sample_rate, f0 = str(facts["version"]), int(facts["sample_rate"]), bool(facts["f0"])
    rate = f"{sample_rate // 1000}k"
    sources = {f"G_{rate}.pth": generator}
    if discriminator is not None:
        sources[f"D_{rate}.pth"] = discriminator
    folder.parent.mkdir(parents=True, exist_ok=True)
    require_space(folder, sum(path.stat().st_size for path in sources.values()))
    atomic.remove_abandoned(folder.parent)
    staged = atomic.temporary_name(folder.parent)
    try:
        with atomic.disk_errors(folder):
            staged.mkdir()
            digests = {}
            for target, source in sources.items():
                control.raise_if_requested()
                shutil.copyfile(source, staged / target)
                digests[target] = digest_of(staged / target, reporter, control)
            judge = staged / f"D_{rate}.pth" if discriminator is not None else None
            base = OwnBase(
                name,
                version,
                sample_rate,
                f0,
                staged / f"G_{rate}.pth",
                judge,
                digests,
            )
            keep_card(base, str(generator))
            atomic.replace_dir(staged, folder)
    finally:
        shutil.rmtree(staged, ignore_errors=True)
    return OwnBase(
        name,
        version,
        sample_rate,
        f0,
        folder / f"G_{rate}.pth",
        folder / judge.name if judge is not None else None,
        digests,
    )


def _facts_of(path: Path, kinds: frozenset[FileKind], wanted: str) -> Mapping[str, Any]:
    """What is known of a half of a pair.

    Raises:
        MynahError: It is something else, or cannot be used.
    """
    found = recognise(path)
    if found.problem is not None:
        raise found.problem
    if found.kind not in kinds:
        raise MynahError(
            ErrorCode.BAD_INPUT,
            f"{path.name} is {found.words}, not a {wanted} to start a training from.",
            hint="The file of the generator comes first, then that of the discriminators.",
        )
    return found.facts


def why_not_half(path: Path, *, generator: bool) -> str:
    """Why a file is not the half of a pair that it should be; "" where it is."""
    kinds, wanted = (GENERATORS, "generator") if generator else (JUDGES, "discriminator")
    try:
        _facts_of(path, kinds, wanted)
    except MynahError as error:
        return str(error).replace(path.name, "the file there").rstrip(".")
    return ""
