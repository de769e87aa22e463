"""What a training would take on this computer, tried: `trial`."""

import argparse
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mynah.engine.cli.models import require_models
from mynah.engine.cli.options import Subparsers, add_command, add_workspace, workspace_path
from mynah.engine.cli.output import Console
from mynah.engine.cli.train import add_settings, chosen_samples, train_settings
from mynah.engine.reporter_text import duration_words
from mynah.engine.run_folder import training_holder
from mynah.project.disk import size_words
from mynah.project.workspace import Workspace
from mynah.protocol.errors import ErrorCode, MynahError
from mynah.protocol.exitcodes import ExitCode

if TYPE_CHECKING:
    from mynah.engine.trial import Trial
    from mynah.engine.trial_clips import Material
    from mynah.engine.trial_rvc import RvcTrial


def add_parsers(subparsers: Subparsers) -> None:
    """Add this command."""
    parser = add_command(
        subparsers,
        "trial",
        _trial,
        "try a training for a few steps and say what it would take",
        events=True,
        codes=(
            ExitCode.BAD_INPUT,
            ExitCode.MISSING_MODEL,
            ExitCode.OUT_OF_MEMORY,
            ExitCode.DISK_FULL,
            ExitCode.NOT_FOUND,
            ExitCode.CANCELLED,
            ExitCode.STOPPED,
        ),
        description="Take a few real steps with your own recordings, in about twenty seconds, and "
        "say how long the training would take, what memory and disk it needs and how large a batch "
        "may be. Nothing of it is kept.",
    )
    source = parser.add_mutually_exclusive_group()
    source.add_argument("--dataset", metavar="NAME", help="try with this dataset")
    source.add_argument(
        "--samples",
        action="append",
        type=Path,
        metavar="PATH",
        help="try with this file or folder, which is not imported; repeat it for more",
    )
    add_settings(parser)
    add_workspace(parser)


def _trial(args: argparse.Namespace, console: Console) -> ExitCode:
    settings = train_settings(args)
    require_models(args.kind, settings.sample_rate, settings.f0_method, settings.extra)
    workspace = Workspace.plan(workspace_path(args))
    material = _named_files(args, console) if args.samples else _samples(args, workspace)
    holder = training_holder(workspace)
    if holder is not None:
        words = f"Run {holder.run} is working at the same time, which makes this look slower."
        console.reporter.warning("BUSY", words)
    console.reporter.stage("trial")
    result = _kind(args.kind)(
        workspace, material, settings, console.reporter, console.control
    ).run()
    console.reporter.stage("trial", "done")
    result |= {"kind": args.kind, "dataset": material.dataset, "disturbed": holder is not None}
    return console.done(result, _lines(result))


def _kind(kind: str) -> "type[Trial] | type[RvcTrial]":
    if kind == "rvc":
        from mynah.engine.trial_rvc import RvcTrial

        return RvcTrial
    from mynah.engine.trial import Trial

    return Trial


def _samples(args: argparse.Namespace, workspace: Workspace) -> "Material":
    from mynah.engine.trial_clips import Material

    report = chosen_samples(args, workspace)
    files = tuple(
        (
            workspace.samples_dir / f"{found.sample.id}.wav",
            found.sample.duration,
            found.entry.held_out,
        )
        for found in report.entries
        if found.sample is not None
    )
    return Material(files, report.dataset.name)


def _named_files(args: argparse.Namespace, console: Console) -> "Material":
    """Files that are in no library; a few of them will be held out when they are."""
    from mynah.audio.decode import DecodeError, probe
    from mynah.audio.discover import find_audio
    from mynah.engine.trial_clips import Material

    files: list[tuple[Path, float, bool]] = []
    found = find_audio(args.samples)
    problems = [(str(problem.path), problem.text) for problem in found.problems]
    for path in found.files:
        console.control.raise_if_requested()
        try:
            info = probe(path)
        except DecodeError as fault:
            problems.append((str(path), fault.message))
        else:
            files.append((path, info.duration, False))
    if not files:
        raise MynahError(
            ErrorCode.NOTHING_USABLE, "There is no recording to try with.", items=problems
        )
    return Material(tuple(files))


def _lines(result: Mapping[str, Any]) -> Iterator[str]:
    finish = result["finish_at"].replace("T", " ")[:16]
    total, train = (duration_words(result[key]) for key in ("total_seconds", "train_seconds"))
    yield f"All of it takes about {total}, {train} of that training; begun now, ready at {finish}."
    yield (
        f"{result['steps']} steps of {result['batch_size']} clips ({result['epochs']} epochs), "
        f"{result['seconds_per_step']:.2f} s a step on {result['threads']} threads."
    )
    yield f"Memory: {result['memory_mb']} MB of {result['free_memory_mb']} MB that are free."
    needed, free = size_words(result["disk_needed"]), size_words(result["disk_free"])
    yield f"Disk: {needed} of {free} that are free."
    why = {
        "option": "the largest that can be asked for",
        "memory": "a larger one would take too much memory",
        "time": "a larger one was not tried, to be brief",
        "slower": "a larger one takes more time for each clip",
    }[result["largest_batch_reason"]]
    yield f"Largest batch tried: {result['largest_batch']} ({why})."
