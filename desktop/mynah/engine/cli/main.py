"""The command `mynah`: which command it is, and what every command has in common."""

import argparse
import os
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from importlib import import_module
from importlib.util import find_spec

from mynah import __version__
from mynah.audio.decoder_program import decode_apart, decode_here
from mynah.engine.bound import end_with_asker
from mynah.engine.cli import (
    bench,
    checkpoints,
    convert,
    doctor,
    library,
    models_command,
    pronunciations,
    provenance,
    runs,
    serve,
    speak,
    storage,
    train,
    trial,
    voices,
)
from mynah.engine.cli.options import MixedParser
from mynah.engine.cli.output import Console, end_log, start_log
from mynah.engine.control import (
    Control,
    Interrupted,
    signals_as_requests,
    stdin_commands,
    watch_stream,
)
from mynah.engine.decoder_command import COMMAND, decoder_command
from mynah.engine.reporter_stdout import private_stdout
from mynah.engine.run_faults import as_mynah_error
from mynah.protocol.exitcodes import MEANINGS, ExitCode

_PRETRAIN = "mynah.engine.cli.pretrain"


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; return its exit code, which is an `ExitCode` or 130 when forced to quit."""
    if list(sys.argv[1:] if argv is None else argv) == [COMMAND]:  # however the program was made
        return import_module("mynah.engine.decoding").main()  # type: ignore[no-any-return]
    try:
        args = build_parser().parse_args(argv)
    except SystemExit as ending:  # argparse ends the process for --help and for wrong usage
        return ending.code if isinstance(ending.code, int) else ExitCode.USAGE
    # Before torch is loaded. Threads that spin while they wait take a quarter more processor time,
    # and beside other busy programs a step of learning can take ten times as long.
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
    handler = start_log()
    try:
        return int(_run(args))
    finally:
        end_log(handler)


def build_parser() -> argparse.ArgumentParser:
    """All commands."""
    codes = "\n".join(f"  {code.value:3d}  {words}" for code, words in MEANINGS.items())
    parser = argparse.ArgumentParser(
        prog="mynah",
        description="Make a voice from recordings, and convert speech to it, on this computer.",
        epilog=f"exit codes:\n{codes}\n  130  forced to quit by a third Ctrl-C",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"mynah {__version__}")
    subparsers = parser.add_subparsers(metavar="COMMAND", required=True, parser_class=MixedParser)
    library.add_parsers(subparsers)
    train.add_parsers(subparsers)
    trial.add_parsers(subparsers)
    runs.add_parsers(subparsers)
    checkpoints.add_parsers(subparsers)
    convert.add_parsers(subparsers)
    speak.add_parsers(subparsers)
    pronunciations.add_parsers(subparsers)
    provenance.add_parsers(subparsers)
    serve.add_parsers(subparsers)
    voices.add_parsers(subparsers)
    models_command.add_parsers(subparsers)
    storage.add_parsers(subparsers)
    doctor.add_parsers(subparsers)
    bench.add_parsers(subparsers)
    if find_spec(_PRETRAIN) is not None:
        import_module(_PRETRAIN).add_parser(subparsers)
    return parser


def _run(args: argparse.Namespace) -> int:
    end_with_asker()
    control = Control()
    with ExitStack() as held:
        stream = held.enter_context(private_stdout())
        console = Console(args, stream, control)
        console.hello(args.command)
        args.warn = console.reporter.warning
        saves = getattr(args, "saves", False)
        held.enter_context(signals_as_requests(control, saves=saves))
        held.callback(decode_here)
        decode_apart(decoder_command())  # a file that breaks a decoder costs only that file
        if getattr(args, "control", None) == "stdin" and not getattr(args, "own_stdin", False):
            watch_stream(control, stdin_commands())
        try:
            return int(args.handler(args, console))
        except Interrupted as interrupted:
            return console.interrupted(interrupted.kind)
        except Exception as fault:  # noqa: BLE001 - nobody is shown a traceback
            return console.fail(as_mynah_error(fault))
