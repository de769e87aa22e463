"""Room on the disk: storage, clear."""

import argparse
from collections.abc import Iterator
from typing import Any

from mynah.engine.cli.options import Subparsers, add_command, add_workspace, open_workspace
from mynah.engine.cli.output import Console
from mynah.engine.run_clearing import clear, size_of
from mynah.engine.run_folder import find_run, list_runs
from mynah.project.storage import usage
from mynah.protocol.exitcodes import ExitCode


def add_parsers(subparsers: Subparsers) -> None:
    """Add these commands."""
    storage = add_command(
        subparsers,
        "storage",
        _storage,
        "what takes how much room in the workspace",
        codes=(ExitCode.NOT_FOUND,),
    )
    add_workspace(storage)
    clearing = add_command(
        subparsers,
        "clear",
        _clear,
        "give back the room of runs that are over",
        codes=(ExitCode.NOT_FOUND, ExitCode.BAD_INPUT, ExitCode.BUSY),
        description="Remove the work of runs: clips, features and saved training states. What "
        "tells of them stays, and so do their voices.",
    )
    clearing.add_argument("runs", nargs="+", metavar="RUN", help="runs, or how their names begin")
    clearing.add_argument("--all", action="store_true", help="remove the whole run")
    clearing.add_argument("--dry-run", action="store_true", help="only say how much it would be")
    add_workspace(clearing)


def _storage(args: argparse.Namespace, console: Console) -> ExitCode:
    workspace = open_workspace(args)
    facts: dict[str, Any] = {
        "parts": [
            {"part": one.part, "items": one.items, "files": one.files, "size": one.size}
            for one in usage(workspace)
        ],
        "runs": [size_of(run).to_dict() for run in list_runs(workspace)],
    }
    return console.answer(facts, _lines(facts))


def _lines(facts: dict[str, Any]) -> Iterator[str]:
    for part in facts["parts"]:
        yield f"{part['part']:10} {part['size'] / 1e6:10.1f} MB  {part['items']} items"
    for run in facts["runs"]:
        work = (run["checkpoints"] + run["work"]) / 1e6
        yield f"  run {run['run']}  {run['total'] / 1e6:.1f} MB, {work:.1f} of it can be cleared"


def _clear(args: argparse.Namespace, console: Console) -> ExitCode:
    workspace = open_workspace(args)
    freed = {
        run.run_id: clear(run, everything=args.all, dry=args.dry_run)
        for run in [find_run(workspace, name) for name in args.runs]
    }
    verb = "would be given back" if args.dry_run else "given back"
    lines = [f"{run}: {size / 1e6:.1f} MB {verb}." for run, size in freed.items()]
    return console.answer({"runs": freed, "freed": sum(freed.values())}, lines)
