"""Options that several commands have, built from the one table of defaults."""

import argparse
import os
from collections.abc import Callable, Iterable
from copy import copy
from pathlib import Path
from typing import Any

from mynah.engine.cli.output import Console
from mynah.project.defaults import Option
from mynah.project.paths import default_workspace
from mynah.project.workspace import Workspace
from mynah.protocol.errors import ErrorCode, MynahError
from mynah.protocol.exitcodes import MEANINGS, ExitCode

Handler = Callable[[argparse.Namespace, Console], ExitCode]
Subparsers = Any  # argparse gives the type no public name


class MixedParser(argparse.ArgumentParser):
    """Takes options between what has no name as well: `speak Anna -o a.wav "Good morning"`.

    argparse alone gives a list of positional arguments, which may be empty, up at the first
    option and calls what comes behind it unrecognized.
    """

    _mixing = False

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """See `argparse.ArgumentParser.parse_known_args`."""
        found, left = super().parse_known_args(args, copy(namespace))
        whole = any(a.nargs in (argparse.PARSER, argparse.REMAINDER) for a in self._actions)
        if not left or whole or self._mixing:
            return found, left
        self._mixing = True  # what follows asks this method twice
        try:
            return self.parse_known_intermixed_args(args, namespace)
        finally:
            self._mixing = False


def add_command(
    subparsers: Subparsers,
    name: str,
    handler: Handler,
    summary: str,
    *,
    codes: Iterable[ExitCode] = (),
    events: bool = False,
    description: str = "",
) -> argparse.ArgumentParser:
    """A command with its help, `--json`, and its exit codes at the end of the help."""
    shown = [ExitCode.OK, ExitCode.USAGE, *codes, ExitCode.BUG]
    lines = [f"  {code.value:3d}  {MEANINGS[code]}" for code in sorted(set(shown))]
    parser: argparse.ArgumentParser = subparsers.add_parser(
        name,
        help=summary,
        description=description or f"{summary[0].upper()}{summary[1:]}.",
        epilog="exit codes:\n" + "\n".join(lines),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    kind = "events, one JSON object a line" if events else "one JSON document"
    parser.add_argument("--json", action="store_true", help=f"print {kind}")
    if events:
        parser.add_argument(
            "--control",
            choices=["stdin"],
            help='read commands like {"v":1,"cmd":"stop"} from standard input; its end is a stop',
        )
    parser.set_defaults(handler=handler, events=events, command=parser.prog.partition(" ")[2])
    return parser


def add_workspace(parser: argparse.ArgumentParser) -> None:
    """The folder that everything is kept in."""
    parser.add_argument(
        "-w",
        "--workspace",
        type=Path,
        metavar="FOLDER",
        help=f"folder that holds samples, runs and voices (default: {default_workspace()})",
    )


def workspace_path(args: argparse.Namespace) -> Path:
    """The folder that was chosen."""
    return (args.workspace or default_workspace()).expanduser().absolute()


def open_workspace(args: argparse.Namespace) -> Workspace:
    """The workspace that was chosen, which must exist; it may be one that can only be read."""
    workspace = Workspace.open_or_read(workspace_path(args))
    if workspace.read_only:
        try:
            workspace.require_writable()
        except MynahError as reason:
            warn = getattr(args, "warn", None)
            if warn is not None:
                more = " It can only be read." if workspace.newer else ""
                warn(reason.code.value, reason.message + more)
    return workspace


def add_option(parser: argparse._ActionsContainer, option: Option, *flags: str) -> None:
    """One row of the table of defaults as an option; its value is checked by `Option.check`."""
    names = [*flags, "--" + option.name.replace("_", "-")]
    words = [option.help]
    if option.minimum is not None and option.maximum is not None:
        words.append(f"{option.minimum:.10g} to {option.maximum:.10g} {option.unit}".rstrip() + ".")
    if option.default is not None:
        words.append(f"Default: {option.default}.")
    text = " ".join(words).replace("%", "%%")
    if isinstance(option.default, bool):
        parser.add_argument(
            *names, action=argparse.BooleanOptionalAction, default=option.default, help=text
        )
    elif option.text:
        parser.add_argument(*names, default=option.default, metavar="TEXT", help=text)
    elif option.choices:
        kind = type(option.choices[0])
        parser.add_argument(
            *names, type=kind, choices=option.choices, default=option.default, help=text
        )
    else:
        parser.add_argument(
            *names, type=_number_type(option), default=option.default, metavar="N", help=text
        )


def checked(args: argparse.Namespace, option: Option) -> Any:
    """The value that was given for an option, or USAGE."""
    return option.check(getattr(args, option.name))


def _number_type(option: Option) -> Callable[[str], int | float]:
    return int if isinstance(option.step, int) else float


def listed_paths(file: Path) -> list[Path]:
    """The lines of a file as paths; where there are null bytes they separate the paths."""
    try:
        content = file.read_bytes()
    except OSError as error:
        raise MynahError(
            ErrorCode.BAD_INPUT, f"The list {file} could not be read.", detail=str(error)
        ) from error
    lines = content.split(b"\0") if b"\0" in content else content.splitlines()
    return [Path(os.fsdecode(line)) for line in lines if line.strip()]
