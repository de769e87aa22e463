"""`mynah models import`: from a file, another program's folder, or a base of one's own."""

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from mynah.engine.cli.options import Subparsers, add_command
from mynah.engine.cli.output import Console
from mynah.project.catalogue import catalogue, import_model, models_named
from mynah.project.model_folder import FolderFind, look_through
from mynah.protocol.errors import ErrorCode, MynahError
from mynah.protocol.events import Artifact, Item
from mynah.protocol.exitcodes import ExitCode

_WAYS = """Take models that are on this computer already.

  mynah models import NAME FILE        one model of the catalogue
  mynah models import FOLDER           all that lie in a folder of Applio or RVC WebUI
  mynah models import --as NAME G [D]  a base that the catalogue does not know
  mynah models import FILE.onnx        a voice for the speech engine Piper, with its .onnx.json

A file is known by its size and SHA-256, whatever it is called."""


def add_import(commands: Subparsers, codes: Sequence[ExitCode]) -> None:
    """Add this command."""
    take = add_command(
        commands,
        "import",
        _import,
        "take models from files, or from a folder of Applio or RVC WebUI",
        codes=codes,
        events=True,
        description=_WAYS,
    )
    take.add_argument(
        "what",
        nargs="*",
        metavar="WHAT",
        help="NAME and FILE, a FOLDER, or the files of a base",
    )
    take.add_argument(
        "--from", dest="folder", type=Path, metavar="FOLDER", help="the same as giving a FOLDER"
    )
    take.add_argument("--as", dest="name", metavar="NAME", help="name of a base of your own")
    take.add_argument(
        "--link",
        action="store_true",
        help="take no room on the disk: both programs use one file, where the system can",
    )


def _import(args: argparse.Namespace, console: Console) -> ExitCode:
    what: list[str] = args.what
    if args.name is not None:
        return _own_base(args.name, [Path(one) for one in what], console)
    if args.folder is not None and not what:
        return _folder(args.folder, console, link=args.link)
    if args.folder is None and len(what) == 1 and Path(what[0]).is_dir():
        return _folder(Path(what[0]), console, link=args.link)
    if args.folder is None and len(what) == 2:
        return _file(what[0], Path(what[1]), console, link=args.link)
    if args.folder is None and len(what) == 1 and Path(what[0]).suffix.lower() == ".onnx":
        return _piper(Path(what[0]), console)
    raise MynahError(
        ErrorCode.USAGE,
        "It is not clear what should be imported.",
        hint="Give a model's NAME and a FILE, a FOLDER, a FILE.onnx of a Piper voice, or --as NAME "
        "with the files of a base.",
    )


def _file(name: str, file: Path, console: Console, *, link: bool) -> ExitCode:
    models = models_named([name])
    if len(models) > 1:
        raise MynahError(
            ErrorCode.USAGE,
            f"{name} stands for {len(models)} models.",
            hint=f"Name one: {', '.join(one.name for one in models)}.",
        )
    path = import_model(models[0], file, console.reporter, console.control, link=link)
    console.reporter.emit(Artifact("model", str(path)))
    return console.done(
        {"imported": models[0].name, "path": str(path)}, [f"{models[0].name}: {path}"]
    )


def _piper(file: Path, console: Console) -> ExitCode:
    from mynah.engine.speak.piper_import import import_piper

    console.reporter.stage("import")
    base = import_piper(file, console.reporter, console.control)
    console.reporter.stage("import", "done")
    words = f"{base.name} speaks {base.language}. Use it with --base {base.id}."
    return console.done({"imported": base.name, "base": base.to_dict()}, [words])


def _folder(folder: Path, console: Console, *, link: bool) -> ExitCode:
    console.reporter.stage("search")
    found = look_through(folder, catalogue(), console.reporter, console.control)
    console.reporter.stage("search", "done")
    here = [model.name for model, _ in found.known if model.present]
    taken: list[str] = []
    for model, path in found.known:
        if model.name in here:
            continue
        console.reporter.stage(model.name)
        import_model(model, path, console.reporter, console.control, link=link)
        console.reporter.stage(model.name, "done")
        console.reporter.emit(Artifact("model", str(model.path)))
        taken.append(model.name)
    facts = _facts(folder, found, taken, here)
    for kind in ("suspected", "unknown"):
        for row in facts[kind]:
            console.reporter.emit(Item(kind, row))
    return console.done(facts, _lines(facts))


def _facts(folder: Path, found: FolderFind, taken: list[str], here: list[str]) -> dict[str, Any]:
    return {
        "folder": str(folder),
        "program": found.program or None,
        "imported": taken,
        "already_here": here,
        "suspected": [{"name": model.name, "path": str(path)} for model, path in found.suspected],
        "unknown": [{"path": str(path), "size": path.stat().st_size} for path in found.others],
    }


def _lines(facts: dict[str, Any]) -> Iterator[str]:
    whose = f" of {facts['program']}" if facts["program"] else ""
    taken, here = facts["imported"], facts["already_here"]
    yield f"Taken from the folder{whose}: {', '.join(taken) or 'nothing'}."
    if here:
        yield f"Already here: {', '.join(here)}."
    if facts["suspected"]:
        yield "Called like these, but nobody published what they should be, so not taken:"
        for row in facts["suspected"]:
            yield f'  mynah models import {row["name"]} "{row["path"]}"'
    if facts["unknown"]:
        yield "Not known (a base of your own: mynah models import --as NAME G D):"
        for row in facts["unknown"]:
            yield f"  {row['path']}"


def _own_base(name: str, files: list[Path], console: Console) -> ExitCode:
    if not 1 <= len(files) <= 2:
        raise MynahError(
            ErrorCode.USAGE,
            "A base has one or two files.",
            hint="Give the file of the generator, then that of the discriminators.",
        )
    from mynah.engine.own_base import import_own_base

    console.reporter.stage(name)
    judge = files[1] if len(files) > 1 else None
    base = import_own_base(name, files[0], judge, console.reporter, console.control)
    console.reporter.stage(name, "done")
    for path in base.files:
        console.reporter.emit(Artifact("model", str(path)))
    words = f"{name}: RVC {base.version}, {base.sample_rate} Hz. Train with --base {name}."
    return console.done({"imported": name, "base": base.to_dict()}, [words])
