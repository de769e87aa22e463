"""What sound files say of where they come from: `provenance`."""

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mynah.engine.cli.options import Subparsers, add_command
from mynah.engine.cli.output import Console
from mynah.protocol.errors import ErrorCode, MynahError
from mynah.protocol.exitcodes import ExitCode

if TYPE_CHECKING:
    from mynah.project.provenance import Provenance

_LABELS = {
    "voice": "voice",
    "weights_sha256": "SHA-256 of its weights",
    "base": "text spoken by",
    "program": "made with",
}


def add_parsers(subparsers: Subparsers) -> None:
    """Add this command."""
    parser = add_command(
        subparsers,
        "provenance",
        _provenance,
        "print what sound files say of the voice that speaks in them",
        codes=(ExitCode.BAD_INPUT,),
        description="Print what is noted in sound files that Mynah made: that they are synthetic, "
        "the voice, the hash of its weights and the version of the program. A note can be taken "
        "out: a file without one may be synthetic all the same. A file that cannot be read is "
        "named with its reason; the command fails when none could be.",
    )
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="a sound file")


def _provenance(args: argparse.Namespace, console: Console) -> ExitCode:
    from mynah.audio.decode import DecodeError
    from mynah.project.provenance import read_provenance

    files: list[dict[str, Any]] = []
    problems: list[tuple[str, str]] = []
    lines: list[str] = []
    for path in args.files:
        try:
            found = read_provenance(path)
        except DecodeError as error:
            problems.append((str(path), error.message))
            lines += [f"{path}", f"  {error.message}"]
            continue
        files.append({"path": str(path), "synthetic": found is not None, **_facts(found)})
        lines += [f"{path}", *_lines(found)]
    if not files:
        raise MynahError(ErrorCode.BAD_INPUT, "None of the files could be read.", items=problems)
    return console.answer({"files": files, "problems": problems}, lines)


def _facts(found: "Provenance | None") -> dict[str, str]:
    return {name: getattr(found, name, "") for name in _LABELS}


def _lines(found: "Provenance | None") -> Iterator[str]:
    if found is None:
        yield "  says nothing of where it comes from"
        return
    yield "  synthetic speech"
    for name, text in _facts(found).items():
        if text:
            yield f"  {_LABELS[name]}: {text}"
