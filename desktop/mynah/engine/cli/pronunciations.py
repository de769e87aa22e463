"""How words are spoken: `pronunciations list`, `set` and `remove`."""

import argparse

from mynah.engine.cli.options import Subparsers, add_command, add_workspace, open_workspace
from mynah.engine.cli.output import Console
from mynah.project.pronunciations import (
    Pronunciation,
    read_pronunciations,
    same_word,
    save_pronunciations,
)
from mynah.protocol.errors import ErrorCode, MynahError
from mynah.protocol.exitcodes import ExitCode

_CODES = (ExitCode.NOT_FOUND, ExitCode.BAD_INPUT, ExitCode.DISK_FULL)


def add_parsers(subparsers: Subparsers) -> None:
    """Add these commands."""
    parser = subparsers.add_parser("pronunciations", help="words that are to be spoken otherwise")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    listing = add_command(commands, "list", _list, "all words and how they are spelled for speech")
    setting = add_command(
        commands,
        "set",
        _set,
        "speak a word as if it were spelled otherwise",
        codes=_CODES,
        description="Speak a word, or several in a row, as if it were spelled otherwise. Whole "
        "words are replaced, in small or capital letters.",
    )
    removing = add_command(commands, "remove", _remove, "speak a word as it is", codes=_CODES)
    for one in (setting, removing):
        one.add_argument("word", metavar="WORD", help="the word, in quotes where there are several")
    setting.add_argument("spelling", metavar="SPELLING", help="what is said instead")
    for one in (listing, setting, removing):
        add_workspace(one)


def _list(args: argparse.Namespace, console: Console) -> ExitCode:
    found = read_pronunciations(open_workspace(args))
    if found.problem:
        console.reporter.warning("BROKEN_FILE", found.problem)
    return _answer(found.entries, found.problem, console)


def _set(args: argparse.Namespace, console: Console) -> ExitCode:
    workspace = open_workspace(args)
    found = read_pronunciations(workspace)
    if found.problem:
        console.reporter.warning("BROKEN_FILE", found.problem)
    entries = [*found.entries, Pronunciation(args.word, args.spelling)]
    return _answer(save_pronunciations(workspace, entries, found.entries), "", console)


def _remove(args: argparse.Namespace, console: Console) -> ExitCode:
    workspace = open_workspace(args)
    found = read_pronunciations(workspace)
    others = [one for one in found.entries if not same_word(one.word, args.word)]
    if len(others) == len(found.entries):
        raise MynahError(ErrorCode.NOT_FOUND, f"{args.word!r} is spoken as it is already.")
    return _answer(save_pronunciations(workspace, others, found.entries), "", console)


def _answer(entries: object, problem: str, console: Console) -> ExitCode:
    rows = [
        {"word": one.word, "spelling": one.spelling}
        for one in (entries if isinstance(entries, list | tuple) else ())
    ]
    lines = [f"{row['word']}: {row['spelling']}" for row in rows]
    return console.answer(
        {"pronunciations": rows, "problem": problem}, lines or ["Every word is spoken as it is."]
    )
