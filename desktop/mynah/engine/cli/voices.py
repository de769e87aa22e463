"""Using voices: convert, voices list, show, rollback, verify."""

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mynah.engine.cli.options import (
    Subparsers,
    add_command,
    add_option,
    add_workspace,
    checked,
    open_workspace,
)
from mynah.engine.cli.output import Console
from mynah.engine.control import Interrupted
from mynah.engine.run_faults import as_mynah_error
from mynah.project.defaults import CONVERT, OUTPUT_FORMATS
from mynah.protocol.errors import ErrorCode, MynahError
from mynah.protocol.exitcodes import ExitCode

if TYPE_CHECKING:
    from mynah.project.voices import Voice, VoiceStore, VoiceVersion

_NOT_YET = frozenset({"formant"})  # in the table, but no voice can do it


def add_parsers(subparsers: Subparsers) -> None:
    """Add these commands."""
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
    convert.add_argument("voice", help="model name")
    convert.add_argument("inputs", nargs="+", type=Path, metavar="INPUT", help="file or folder")
    convert.add_argument(
        "-o", "--out", type=Path, required=True, help="a file for one input, else a folder"
    )
    convert.add_argument("--voice-version", metavar="VERSION", help="default: the one in use")
    convert.add_argument("--overwrite", action="store_true", help="replace files that are there")
    for name, option in CONVERT.items():
        if name not in _NOT_YET:
            add_option(convert, option)
    convert.add_argument(
        "--match-pitch",
        action="store_true",
        help="transpose by as much as brings the source to the height of the voice",
    )
    convert.set_defaults(format=None)  # the suffix of --out decides when nothing is said
    add_workspace(convert)

    parser = subparsers.add_parser("voices", help="the finished voices")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    listing = add_command(commands, "list", _list, "all voices")
    add_workspace(listing)
    gone = (ExitCode.NOT_FOUND, ExitCode.BAD_INPUT, ExitCode.VERIFY_FAILED)
    for name, handler, summary in (
        ("show", _show, "a voice, its versions and its card"),
        ("rollback", _rollback, "use an older version again"),
        ("verify", _verify, "check every file of a voice against its card"),
    ):
        command = add_command(commands, name, handler, summary, codes=gone)
        command.add_argument("voice", help="model name")
        if name != "show":
            command.add_argument("--voice-version", metavar="VERSION", help="which version")
        add_workspace(command)


def _convert(args: argparse.Namespace, console: Console) -> ExitCode:
    store = _store(args)
    version = _version(store, args)
    left_out = {"format", *_NOT_YET}
    settings = {name: checked(args, o) for name, o in CONVERT.items() if name not in left_out}
    if args.match_pitch:
        settings["pitch"] = "match"
    settings["format"] = args.format or _format_of(args.out) or CONVERT["format"].default
    pairs, problems = _pairs(args, str(settings["format"]))
    from mynah.engine.convert import ConvertSettings, convert_file, load_voice

    chosen = ConvertSettings.checked(**settings)
    console.reporter.stage("convert")
    voice = load_voice(version.dir)
    done: list[dict[str, Any]] = []
    for number, (source, target) in enumerate(pairs, 1):
        console.control.raise_if_requested()
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            facts = convert_file(voice, source, target, chosen, console.reporter, console.control)
        except Interrupted:
            raise
        except Exception as fault:
            error = as_mynah_error(fault)
            if error.code in {ErrorCode.DISK_FULL, ErrorCode.OUT_OF_MEMORY, ErrorCode.INTERNAL}:
                raise
            problems.append((str(source), error.message))
            console.reporter.warning(error.code.value, f"{source.name}: {error.message}")
            continue
        done.append({"input": str(source), "output": str(target)})
        console.reporter.item("converted", {**done[-1], **facts})
        console.reporter.progress("files", number, len(pairs), "files")
        console.say(str(target))
    if not done:
        raise MynahError(ErrorCode.NOTHING_USABLE, "Nothing could be converted.", items=problems)
    console.reporter.stage("convert", "done")
    return console.done({"converted": done, "problems": problems, "voice": version.name})


def _store(args: argparse.Namespace) -> "VoiceStore":
    from mynah.project.voices import VoiceStore

    return VoiceStore(open_workspace(args))


def _version(store: "VoiceStore", args: argparse.Namespace) -> "VoiceVersion":
    if args.voice_version:
        return store.version(args.voice, args.voice_version)
    return store.latest(args.voice)


def _format_of(out: Path) -> str:
    suffix = out.suffix.lower().lstrip(".")
    return suffix if suffix in OUTPUT_FORMATS and not out.is_dir() else ""


def _pairs(
    args: argparse.Namespace, audio_format: str
) -> tuple[list[tuple[Path, Path]], list[tuple[str, str]]]:
    """Inputs with their outputs, and what could not be used."""
    from mynah.audio.discover import find_audio

    found = find_audio(args.inputs)
    problems = [(str(problem.path), problem.text) for problem in found.problems]
    if not found.files:
        raise MynahError(ErrorCode.NOTHING_USABLE, "There is nothing to convert.", items=problems)
    single = len(args.inputs) == 1 and not args.inputs[0].is_dir()
    if single and _format_of(args.out):
        pairs = [(found.files[0], args.out)]
    elif _format_of(args.out):
        raise MynahError(
            ErrorCode.USAGE,
            f"{args.out} names one file, but there are several inputs.",
            hint="Give a folder with --out.",
        )
    else:
        pairs = list(_into_folder(found.files, args.out, audio_format))
    there = [(str(t), "it is there already") for _, t in pairs if t.exists()]
    if there and not args.overwrite:
        raise MynahError(
            ErrorCode.EXISTS,
            f"{len(there)} of the files to write are there already.",
            hint="Choose another --out, or add --overwrite.",
            items=there,
        )
    same = [(str(s), "input and output are the same") for s, t in pairs if _same(s, t)]
    if same:
        raise MynahError(ErrorCode.USAGE, "An input would be overwritten.", items=same)
    return pairs, problems


def _into_folder(
    files: tuple[Path, ...], folder: Path, audio_format: str
) -> Iterator[tuple[Path, Path]]:
    taken: set[str] = set()
    for source in files:
        name, count = source.stem, 1
        while name.casefold() in taken:
            count += 1
            name = f"{source.stem}_{count}"
        taken.add(name.casefold())
        yield source, folder / f"{name}.{audio_format}"


def _same(source: Path, target: Path) -> bool:
    return target.exists() and source.samefile(target)


def _list(args: argparse.Namespace, console: Console) -> ExitCode:
    voices = _store(args).list()
    lines = [
        f"{one.name}  {one.current.version}  {one.current.card.kind}  {one.current.card.created_at}"
        for one in voices
    ]
    data = {"voices": [_voice_dict(one) for one in voices]}
    return console.answer(data, lines or ["There is no voice."])


def _show(args: argparse.Namespace, console: Console) -> ExitCode:
    voice = _store(args).show(args.voice)
    card = voice.current.card.to_dict()
    lines = [f"{voice.name}: {voice.dir}"]
    lines += [f"  {one.version}{' (in use)' if one.current else ''}" for one in voice.versions]
    lines += [f"  {key}: {value}" for key, value in card.items() if isinstance(value, str | int)]
    return console.answer(_voice_dict(voice), lines)


def _rollback(args: argparse.Namespace, console: Console) -> ExitCode:
    store = _store(args)
    version = store.rollback(args.voice, args.voice_version)
    words = f"{version.name} now uses version {version.version}."
    return console.answer(_voice_dict(store.show(args.voice)), [words])


def _verify(args: argparse.Namespace, console: Console) -> ExitCode:
    store = _store(args)
    version = _version(store, args)
    store.verify(version)
    data = {"voice": version.name, "version": version.version, "ok": True}
    return console.answer(data, [f"{version.name} {version.version} is as it was published."])


def _voice_dict(voice: "Voice") -> dict[str, Any]:
    return {
        "name": voice.name,
        "path": str(voice.dir),
        "current": voice.current.version,
        "versions": [
            {"version": one.version, "path": str(one.dir), "card": one.card.to_dict()}
            for one in voice.versions
        ],
        "problems": [[str(path), reason] for path, reason in voice.problems],
    }
