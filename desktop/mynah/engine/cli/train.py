"""Training a voice: `train`."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mynah.engine.cli.launch import detach, load_stages, work_on
from mynah.engine.cli.models import require_models
from mynah.engine.cli.options import (
    Subparsers,
    add_command,
    add_option,
    add_workspace,
    checked,
    workspace_path,
)
from mynah.engine.cli.output import Console
from mynah.engine.cli.train_rvc import (
    add_rvc_settings,
    add_speakers,
    located,
    refuse_shared,
    rvc_extra,
    speaker_reports,
)
from mynah.engine.hardware import processors
from mynah.engine.job import Job, JobEntry, TrainSettings, new_run_id, utc_now
from mynah.engine.lock import busy
from mynah.engine.own_network import would_help
from mynah.engine.run import create_run
from mynah.engine.run_folder import list_runs, training_holder
from mynah.project.defaults import BY_KIND, TRAIN
from mynah.project.workspace import Workspace
from mynah.protocol.errors import ErrorCode, MynahError
from mynah.protocol.exitcodes import ExitCode

if TYPE_CHECKING:
    from mynah.project.dataset import Dataset, DatasetReport

_RVC_ONLY = ("version", "base", "precision", "mutes", "save_every", "save_only_latest")
_EXTRA = (*_RVC_ONLY, "save_every_weights")
_ASKED_LENGTH = ("minutes", "epochs")


def add_parsers(subparsers: Subparsers) -> None:
    """Add this command."""
    parser = add_command(
        subparsers,
        "train",
        _train,
        "make a voice from recordings",
        events=True,
        codes=(
            ExitCode.BAD_INPUT,
            ExitCode.MISSING_MODEL,
            ExitCode.OUT_OF_MEMORY,
            ExitCode.DISK_FULL,
            ExitCode.BUSY,
            ExitCode.NOT_FOUND,
            ExitCode.VERIFY_FAILED,
            ExitCode.CANCELLED,
            ExitCode.STOPPED,
        ),
        description="Make a voice: preprocess, extract, train, index, verify, publish. "
        "Ctrl-C saves and stops; `mynah resume` continues. Without --dataset and --samples the "
        "whole library is used.",
    )
    parser.set_defaults(saves=True, own_network=_wants_own_network)
    parser.add_argument("--voice", required=True, metavar="NAME", help="model name of the voice")
    source = parser.add_mutually_exclusive_group()
    source.add_argument("--dataset", metavar="NAME", help="train on this dataset")
    source.add_argument(
        "--samples",
        action="append",
        type=Path,
        metavar="PATH",
        help="import this file or folder first and train on it; repeat it for more",
    )
    add_speakers(parser)
    add_settings(parser)
    parser.add_argument("--consent", default="", help="whose voice --samples is, what they agreed")
    parser.add_argument("--detach", action="store_true", help="go on without this terminal")
    parser.add_argument("--queue", action="store_true", help="wait for another run to finish")
    add_workspace(parser)


def _wants_own_network(args: argparse.Namespace) -> bool:
    return not args.detach and would_help(args.kind, args.processes or 0)


def add_settings(parser: argparse.ArgumentParser) -> None:
    """The settings of a training as options."""
    rvc = parser.add_argument_group("RVC voices only")
    for name, option in TRAIN.items():
        add_option(rvc if name in _RVC_ONLY else parser, option)
        if name in _ASKED_LENGTH:
            parser.set_defaults(**{name: None})  # the kind of voice decides which one counts
    add_rvc_settings(rvc)


def _train(args: argparse.Namespace, console: Console) -> ExitCode:
    settings = train_settings(args)
    if not args.voice.strip():
        raise MynahError(ErrorCode.USAGE, "The voice needs a name.")
    require_models(args.kind, settings.sample_rate, settings.f0_method, settings.extra)
    workspace = Workspace.plan(workspace_path(args))
    holder = training_holder(workspace)
    if holder is not None and not args.queue:
        raise busy(holder)
    if not args.detach:
        load_stages(args.kind)  # what is missing shows before anything is written
    if args.kind == "rvc":
        settings = located(settings, workspace)
    chosen = _entries(args, workspace, console)
    console.control.raise_if_requested()
    job = Job(
        run_id=new_run_id(others=[run.run_id for run in list_runs(workspace)]),
        voice=args.voice.strip(),
        kind=args.kind,
        created_at=utc_now(),
        entries=chosen[1],
        settings=settings,
        dataset=chosen[0],
    )
    run = create_run(workspace, job)
    console.reporter.artifact("run", run.path)
    start = detach if args.detach else work_on
    return start(run, console, queue=args.queue)


def train_settings(args: argparse.Namespace) -> TrainSettings:
    """What was asked for, with everything that was left out.

    Raises:
        MynahError: USAGE for what is not possible.
    """
    values: dict[str, Any] = {
        name: None if getattr(args, name) is None else checked(args, option)
        for name, option in TRAIN.items()
        if name != "kind"
    }
    minutes, epochs = values["minutes"], values["epochs"]
    if minutes is not None and epochs is not None:
        raise MynahError(
            ErrorCode.USAGE, "Say how long with --minutes or with --epochs, not with both."
        )
    if minutes is None and epochs is None:  # neither was asked for: the kind's own measure
        which = "minutes" if args.kind == "lite" else "epochs"
        values[which] = TRAIN[which].default
    if args.kind == "rvc" and values["batch_size"] is None:
        values["batch_size"] = 0  # found by trying
    for name, value in BY_KIND[args.kind].items():
        if values[name] is None:
            values[name] = value
    lite_rate = BY_KIND["lite"]["sample_rate"]
    if args.kind == "lite" and values["sample_rate"] != lite_rate:
        words = f"A Lite voice has a sample rate of {lite_rate} Hz, no other."
        raise MynahError(ErrorCode.USAGE, words)
    if values["threads"] is None:
        values["threads"] = processors()
    extra: dict[str, Any] = {name: values.pop(name) for name in _EXTRA}
    if args.kind == "rvc":
        extra |= rvc_extra(args)
    return TrainSettings(**values, extra=extra)


def _entries(
    args: argparse.Namespace, workspace: Workspace, console: Console
) -> tuple[str, tuple[JobEntry, ...]]:
    """Name of the dataset and the recordings to train on."""
    reports = speaker_reports(args, workspace)
    if not reports:
        whole = _imported(args, workspace, console) if args.samples else None
        reports = [whole or chosen_samples(args, workspace)]
    lost = [(e.entry.sample_id, e.state) for r in reports for e in r.entries if e.state != "ok"]
    for sample_id, state in lost:
        console.reporter.warning("DATASET", f"Sample {sample_id} is {state}.")
    entries = tuple(
        JobEntry(e.sample.id, e.sample.sha256, e.entry.held_out, e.sample.duration, number)
        for number, report in enumerate(reports)
        for e in report.entries
        if e.sample is not None
    )
    refuse_shared(entries)
    if not any(not entry.held_out for entry in entries):
        raise MynahError(
            ErrorCode.NOTHING_USABLE,
            "There is no recording to train on.",
            items=lost,
        )
    return ", ".join(report.dataset.name for report in reports), entries


def chosen_samples(args: argparse.Namespace, workspace: Workspace) -> "DatasetReport":
    """The dataset that was named, or the whole library.

    Raises:
        MynahError: NOT_FOUND.
    """
    from mynah.project import dataset as datasets

    if not args.dataset:
        return datasets.report(workspace, _whole_library(args, workspace))
    if not workspace.exists:
        Workspace.open(workspace.root)  # refuses in its own words
    return datasets.show(workspace, args.dataset)


def _whole_library(args: argparse.Namespace, workspace: Workspace) -> "Dataset":
    from mynah.project.samples import Library
    from mynah.project.selection import select

    if not workspace.exists:
        Workspace.open(workspace.root)
    return select(Library(workspace), seed=args.seed).dataset("")


def _imported(args: argparse.Namespace, workspace: Workspace, console: Console) -> "DatasetReport":
    """Import what was named and make a dataset of exactly that."""
    from mynah.project import dataset as datasets
    from mynah.project.importing import import_paths
    from mynah.project.samples import Library
    from mynah.project.selection import choose

    summary = import_paths(
        workspace,
        args.samples,
        reporter=console.reporter,
        control=console.control,
        consent=args.consent,
    )
    console.control.raise_if_requested()
    for item in (*summary.imported, *summary.duplicates, *summary.refused, *summary.problems):
        console.reporter.item("import", item.to_dict())
    ids = [item.sample_id for item in (*summary.imported, *summary.duplicates)]
    chosen = choose(Library(workspace), list(dict.fromkeys(ids)), seed=args.seed)
    dataset = chosen.dataset(args.voice.strip())
    dataset.save(workspace, replace=True)
    return datasets.report(workspace, dataset)
