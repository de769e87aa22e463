"""What only RVC trainings are told: where they start, whose voices, and with which numbers."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mynah.engine.job import JobEntry
from mynah.project.workspace import Workspace
from mynah.protocol.errors import ErrorCode, MynahError

if TYPE_CHECKING:
    from mynah.engine.job import TrainSettings
    from mynah.project.dataset import DatasetReport

SLICINGS = ("auto", "fixed", "none")
MOST_PROCESSES = 64


def add_rvc_settings(parser: argparse._ActionsContainer) -> None:
    """Options that the window does not have."""
    parser.add_argument(
        "--base-d", type=Path, metavar="FILE", help="its file D, where it does not lie beside"
    )
    parser.add_argument(
        "--start-from",
        metavar="TRAINING",
        help="go on from a training: a run, a logs folder of Applio or RVC WebUI, or a G_ file",
    )
    parser.add_argument(
        "--processes",
        type=int,
        metavar="N",
        help="train with so many processes; left out: one for each CUDA device",
    )
    parser.add_argument(
        "--slicing",
        choices=SLICINGS,
        default="auto",
        help="cut recordings at pauses, anywhere, or not at all. Default: auto.",
    )


def add_speakers(parser: argparse.ArgumentParser) -> None:
    """Several speakers in one voice."""
    parser.add_argument(
        "--speaker",
        action="append",
        metavar="NAME=DATASET",
        help="RVC: train this dataset as a speaker of that name; repeat it for more",
    )


def rvc_extra(args: argparse.Namespace) -> dict[str, Any]:
    """Settings of :class:`TrainSettings.extra` from the options.

    Raises:
        MynahError: USAGE.
    """
    processes = args.processes or 0
    if not 0 <= processes <= MOST_PROCESSES:
        raise MynahError(
            ErrorCode.USAGE,
            f"{processes} processes are not possible.",
            hint=f"Allowed: 1 to {MOST_PROCESSES}.",
        )
    start = args.start_from or ""
    if start and args.base != "auto":
        raise MynahError(
            ErrorCode.USAGE, "Say what to start from with --base or with --start-from, not both."
        )
    return {
        "base": _place(args.base),
        "base_d": str(args.base_d.expanduser().absolute()) if args.base_d else "",
        "start_from": _place(start),
        "processes": processes,
        "slicing": args.slicing,
        "speakers": [name for name, _ in _named(args)],
    }


def _place(given: str) -> str:
    """A path as it is found from anywhere; names stay as they are."""
    path = Path(given).expanduser()
    return str(path.absolute()) if given and path.exists() else given


def _named(args: argparse.Namespace) -> list[tuple[str, str]]:
    """Names and datasets of the speakers."""
    pairs = []
    for given in getattr(args, "speaker", None) or ():
        name, equals, dataset = given.partition("=")
        if not equals or not name.strip() or not dataset.strip():
            raise MynahError(
                ErrorCode.USAGE, f"{given!r} is no speaker.", hint="Write --speaker NAME=DATASET."
            )
        pairs.append((name.strip(), dataset.strip()))
    names = [name for name, _ in pairs]
    if len(set(names)) != len(names):
        raise MynahError(ErrorCode.USAGE, "Two speakers have the same name.")
    return pairs


def speaker_reports(args: argparse.Namespace, workspace: Workspace) -> "list[DatasetReport]":
    """The dataset of every speaker, in the order of the names; none without --speaker.

    Raises:
        MynahError: USAGE, NOT_FOUND.
    """
    from mynah.project import dataset as datasets

    pairs = _named(args)
    if not pairs:
        return []
    if args.kind != "rvc":
        raise MynahError(ErrorCode.USAGE, "Only an RVC voice can have several speakers.")
    if args.dataset or args.samples:
        raise MynahError(
            ErrorCode.USAGE, "Say the recordings with --speaker, or with --dataset and --samples."
        )
    if not workspace.exists:
        Workspace.open(workspace.root)  # refuses in its own words
    return [datasets.show(workspace, dataset) for _, dataset in pairs]


def refuse_shared(entries: tuple[JobEntry, ...]) -> None:
    """Refuse a recording that is of two speakers.

    Raises:
        MynahError: BAD_INPUT.
    """
    seen: dict[str, int] = {}
    shared = [e.sample_id for e in entries if seen.setdefault(e.sample_id, e.speaker) != e.speaker]
    if shared:
        raise MynahError(
            ErrorCode.BAD_INPUT,
            f"{len(shared)} recordings are in the datasets of two speakers.",
            items=[(sample_id, "in two datasets") for sample_id in shared],
        )


def located(settings: "TrainSettings", workspace: Workspace) -> "TrainSettings":
    """The same settings, with a run that is gone on from as its folder; all of it checked.

    Raises:
        MynahError: MISSING_MODEL, NOT_FOUND, BAD_INPUT, BROKEN_FILE or BAD_CHECKPOINT for what
            the training cannot start from.
    """
    from dataclasses import replace

    from mynah.engine.run_folder import find_run
    from mynah.engine.training.rvc.starting import Wanted, find_start
    from mynah.engine.training.rvc.step import default_device, require_precision

    extra = dict(settings.extra)
    require_precision(str(extra.get("precision", "")), default_device())
    given = str(extra["start_from"])
    if given and not Path(given).exists():
        extra["start_from"] = str(find_run(workspace, given).path)
    find_start(
        Wanted(
            str(extra["version"]),
            settings.sample_rate,
            str(extra["base"]),
            str(extra["base_d"]),
            str(extra["start_from"]),
        )
    )
    return replace(settings, extra=extra)
