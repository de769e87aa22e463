"""Using a voice: `convert`."""

import argparse
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mynah.engine.cli.convert_places import OutputFolders, Places, places
from mynah.engine.cli.options import Subparsers, add_command, add_option, add_workspace, checked
from mynah.engine.cli.output import Console
from mynah.engine.cli.voices import voice_store, voice_version
from mynah.engine.control import Control, Interrupted
from mynah.engine.large_imports import uncollected
from mynah.engine.run_faults import as_mynah_error
from mynah.project.defaults import CONVERT
from mynah.protocol.errors import ErrorCode, MynahError
from mynah.protocol.exitcodes import ExitCode

if TYPE_CHECKING:
    from collections.abc import Callable

    from mynah.engine.convert import ConvertSettings, LoadedVoice
    from mynah.engine.kept_models import KeptModels

    Loading = Callable[[KeptModels, ConvertSettings], LoadedVoice]

_MODEL_SUFFIX = ".pth"
# Faults of one recording; all others, such as a full disk or a library that is not installed,
# would come again with each.
_OF_ONE_FILE = frozenset(
    {ErrorCode.BAD_INPUT, ErrorCode.NOTHING_USABLE, ErrorCode.NOT_FOUND, ErrorCode.INTERNAL}
)


def add_parsers(subparsers: Subparsers) -> None:
    """Add this command."""
    convert = add_command(
        subparsers,
        "convert",
        _convert,
        "let a voice speak recordings",
        events=True,
        codes=(
            ExitCode.BAD_INPUT,
            ExitCode.MISSING_MODEL,
            ExitCode.OUT_OF_MEMORY,
            ExitCode.DISK_FULL,
            ExitCode.NOT_FOUND,
            ExitCode.VERIFY_FAILED,
            ExitCode.CANCELLED,
            ExitCode.STOPPED,
        ),
        description="Convert files or folders to a voice. A file that cannot be converted is named "
        "with its reason and the rest goes on; the command fails when none could be.",
    )
    convert.add_argument(
        "voice", help="model name, or a .pth file of an RVC voice that is not imported"
    )
    convert.add_argument("inputs", nargs="+", type=Path, metavar="INPUT", help="file or folder")
    convert.add_argument(
        "-o", "--out", type=Path, required=True, help="a file for one input, else a folder"
    )
    convert.add_argument("--voice-version", metavar="VERSION", help="default: the one in use")
    convert.add_argument(
        "--index", type=Path, metavar="FILE", help="the index that belongs to a .pth file"
    )
    convert.add_argument("--overwrite", action="store_true", help="replace files that are there")
    for option in CONVERT.values():
        add_option(convert, option)
    convert.add_argument(
        "--match-pitch",
        action="store_true",
        help="transpose by as much as brings the source to the height of the voice",
    )
    convert.set_defaults(format=None)  # the suffix of --out decides when nothing is said
    add_workspace(convert)


def _convert(args: argparse.Namespace, console: Console) -> ExitCode:
    name, load = _chosen(args, console.control)
    settings = {name: checked(args, o) for name, o in CONVERT.items() if name != "format"}
    if args.match_pitch:
        settings["pitch"] = "match"
    where = places(args.inputs, args.out, args.format, overwrite=args.overwrite)
    console.reporter.stage("convert")
    problems = [(str(problem.path), problem.text) for problem in where.problems]
    for problem in where.problems:
        console.reporter.warning("PROBLEM", f"{problem.path}: {problem.text}")
    folders = OutputFolders()
    done: list[dict[str, Any]] = []
    try:
        _convert_all(where, load, settings, console, folders, done, problems)
    finally:
        folders.take_back()
    console.reporter.stage("convert", "done")
    words = f"{len(done)} converted"
    words += f", {len(problems)} could not be" if problems else ""
    result = {"converted": done, "problems": problems, "voice": name}
    return console.done(result, [words])


def _chosen(args: argparse.Namespace, control: Control) -> "tuple[str, Loading]":
    """The name of the voice that was asked for, and how it is loaded for a precision."""
    file = Path(args.voice).expanduser()
    if file.suffix.lower() == _MODEL_SUFFIX and file.is_file():
        return file.stem, lambda kept, how: kept.file_voice(
            file, args.index, how.precision, control
        )
    if args.index is not None:
        raise MynahError(
            ErrorCode.USAGE,
            "--index belongs to a .pth file; a voice has its own.",
            hint="Name the .pth file instead of the voice, or leave --index out.",
        )
    if file.suffix.lower() == _MODEL_SUFFIX and len(file.parts) > 1:
        raise MynahError(ErrorCode.NOT_FOUND, f"There is no file {file}.")
    version = voice_version(voice_store(args), args)
    return version.name, lambda kept, how: kept.voice(version.dir, how.precision)


def _convert_all(
    where: Places,
    load: "Loading",
    settings: Mapping[str, Any],
    console: Console,
    folders: OutputFolders,
    done: list[dict[str, Any]],
    problems: list[tuple[str, str]],
) -> None:
    """Convert what can be; fill `done` and `problems`."""
    with uncollected():
        from mynah.engine.convert import ConvertSettings, convert_file
        from mynah.engine.kept_models import KeptModels

    chosen = ConvertSettings.checked(**settings, format=where.format)
    kept = KeptModels()
    voice = load(kept, chosen)
    for remark in voice.remarks(chosen):
        console.reporter.warning("NO_EFFECT", remark)
    last: MynahError | None = None
    for number, (source, target) in enumerate(where.pairs, 1):
        console.control.raise_if_requested()
        folders.make(target.parent)
        try:
            facts = convert_file(
                voice,
                source,
                target,
                chosen,
                console.reporter,
                console.control,
                trackers=kept.tracker,
            )
        except Interrupted:
            raise
        except Exception as fault:
            last = as_mynah_error(fault)
            if last.code not in _OF_ONE_FILE:
                raise last from fault
            problems.append((str(source), last.message))
            console.reporter.warning(last.code.value, f"{source}: {last.message}")
        else:
            done.append({"input": str(source), "output": str(target)})
            console.reporter.item("converted", {**done[-1], **facts})
            console.say(str(target))
        console.reporter.progress("files", number, len(where.pairs), "files")
    if not done and last is not None and last.code is ErrorCode.INTERNAL:
        raise last
    if not done:
        raise MynahError(ErrorCode.NOTHING_USABLE, "Nothing could be converted.", items=problems)
