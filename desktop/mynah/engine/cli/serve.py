"""An engine that stays loaded: `serve`."""

import argparse

from mynah.engine.cli.options import Subparsers, add_command
from mynah.engine.cli.output import Console
from mynah.engine.control import stdin_commands
from mynah.protocol.errors import ErrorCode, MynahError
from mynah.protocol.exitcodes import ExitCode

_IDLE_S = 300.0


def add_parsers(subparsers: Subparsers) -> None:
    """Add this command."""
    parser = add_command(
        subparsers,
        "serve",
        _serve,
        "stay loaded and answer requests of another program",
        events=True,
        description="Read requests, one JSON object a line, from standard input and answer them "
        "in order as events. For programs: needs --json. Ends with its input, or when there was "
        "nothing to do for a while.",
    )
    parser.add_argument(
        "--idle",
        type=float,
        default=_IDLE_S,
        metavar="SECONDS",
        help=f"end after so long without a request (default: {_IDLE_S:g})",
    )
    parser.set_defaults(own_stdin=True)


def _serve(args: argparse.Namespace, console: Console) -> ExitCode:
    if not console.json:
        raise MynahError(
            ErrorCode.USAGE,
            "`mynah serve` speaks to programs only.",
            hint="Add --json, or use `mynah convert` and `mynah check`.",
        )
    from mynah.engine.serve import serve

    result = serve(console.reporter, console.control, stdin_commands(), idle_s=args.idle)
    return console.done(result)
