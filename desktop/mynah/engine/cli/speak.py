"""Text to speech by a voice: `speak`."""

import argparse
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from mynah.engine.cli.options import (
    Subparsers,
    add_command,
    add_option,
    add_workspace,
    checked,
    workspace_path,
)
from mynah.engine.cli.output import Console
from mynah.project.defaults import CONVERT, SPEAK, SPOKEN
from mynah.project.text_files import MAX_BYTES, SUFFIXES, decoded_text, read_text
from mynah.protocol.errors import ErrorCode, MynahError
from mynah.protocol.exitcodes import ExitCode

NO_VOICE = "-"
_OWN = ("engine", "base", "language", "speed", "sentence_pause", "paragraph_pause")


def add_parsers(subparsers: Subparsers) -> None:
    """Add this command."""
    speak = add_command(
        subparsers,
        "speak",
        _speak,
        "let a voice speak a text",
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
        description="Speak a text: a speech engine (Piper or espeak-ng) says it and the voice is "
        "laid over. Sentences that were spoken before come out of the cache.",
    )
    speak.add_argument(
        "voice", nargs="?", help=f"model name; {NO_VOICE} for the engine's own voice"
    )
    speak.add_argument("text", nargs="*", metavar="TEXT", help="what to say")
    speak.add_argument(
        "--text-file", metavar="FILE", help="say what is in a text file; - for standard input"
    )
    speak.add_argument("-o", "--out", type=Path, help="the file that is written")
    speak.add_argument("--list", action="store_true", help="name the engines and their voices")
    speak.add_argument("--voice-version", metavar="VERSION", help="default: the one in use")
    speak.add_argument("--overwrite", action="store_true", help="replace a file that is there")
    speak.add_argument("--refresh", action="store_true", help="make every sentence anew")
    for option in SPEAK.values():
        add_option(speak, option)
    for option in CONVERT.values():
        usual = SPOKEN.get(option.name, option.default)
        add_option(speak, option if usual == "match" else replace(option, default=usual))
    speak.add_argument(
        "--match-pitch",
        action="store_true",
        help="bring the speech to the height of the voice; so it is unless --pitch is given",
    )
    speak.set_defaults(format=None, pitch=None)
    add_workspace(speak)


def _speak(args: argparse.Namespace, console: Console) -> ExitCode:
    if args.list:
        from mynah.engine.speak.choosing import SpeechEngines

        listed = SpeechEngines().listed()
        return console.done(listed, _lines(listed))
    parameters = _parameters(args)
    from mynah.engine.kept_models import KeptModels
    from mynah.engine.speak.request import SpeakRequest
    from mynah.engine.speak.speaker import Speaker

    console.reporter.stage("speak")
    request = SpeakRequest.checked(parameters)
    result = Speaker(KeptModels()).speak(request, console.reporter, console.control)
    console.reporter.stage("speak", "done")
    words = [result["output"]]
    words += [f"{result['base']} spoke, {result['seconds']:.1f} s."]
    fallbacks = dict.fromkeys(one["fallback"] for one in result["sentences"] if one["fallback"])
    return console.done(result, [*words, *fallbacks])


def _parameters(args: argparse.Namespace) -> dict[str, Any]:
    """What a request of a warm engine would say."""
    if args.voice is None:
        raise MynahError(
            ErrorCode.USAGE,
            "It is not clear who should speak.",
            hint=f"Name a voice, or {NO_VOICE} for the engine's own.",
        )
    if args.out is None:
        raise MynahError(ErrorCode.USAGE, "The file to write is missing.", hint="Add -o FILE.")
    settings = {
        name: checked(args, option)
        for name, option in CONVERT.items()
        if getattr(args, name) is not None
    }
    if args.match_pitch:
        settings["pitch"] = "match"
    own = {name: checked(args, SPEAK[name]) for name in _OWN}
    voice = "" if args.voice == NO_VOICE else args.voice
    parameters = {
        **own,
        "text": text_of(args.text, args.text_file),
        "voice": voice,
        "version": args.voice_version,
        "settings": settings,
        "output": str(args.out.expanduser()),
        "overwrite": args.overwrite,
        "refresh": args.refresh,
    }
    folder = workspace_path(args)
    if voice or folder.exists():  # the engine's own voice needs no workspace
        parameters["workspace"] = str(folder)
    return parameters


def text_of(words: list[str], file: str | None) -> str:
    """The text from the command line, a file, or standard input.

    Raises:
        MynahError: USAGE without or with two texts; NOT_FOUND; BAD_INPUT for a file that is no
            plain text.
    """
    if bool(words) == bool(file):
        raise MynahError(
            ErrorCode.USAGE,
            "One text is needed.",
            hint='Write it behind the voice as "TEXT", or name a file with --text-file.',
        )
    if file is None:
        return " ".join(words)
    if file == "-":
        return decoded_text(sys.stdin.buffer.read(MAX_BYTES + 1), "The standard input")
    path = Path(file).expanduser()
    if path.suffix.lower() not in {*SUFFIXES, ""}:
        raise MynahError(
            ErrorCode.BAD_INPUT,
            f"{path.name} is no text file.",
            hint="Save it as plain text (.txt or .md).",
        )
    return read_text(path)


def _lines(listed: dict[str, Any]) -> Iterator[str]:
    for engine in listed["engines"]:
        state = engine["version"] if engine["available"] else f"not here. {engine['reason']}"
        yield f"{engine['name']}: {state}"
        if not engine["available"] and engine["hint"]:
            yield f"  {engine['hint']}"
    for base in listed["bases"]:
        words = [base["id"], base["language"], base["name"]]
        if not base["installed"]:
            words.append(f"not here: mynah models download {base['model']}")
        yield "  " + "  ".join(words)
