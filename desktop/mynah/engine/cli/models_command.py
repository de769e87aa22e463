"""Models that do not ship: list, download, import, verify."""

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mynah.engine.cli.options import Subparsers, add_command
from mynah.engine.cli.output import Console
from mynah.project.catalogue import (
    SETS,
    CatalogueModel,
    catalogue,
    digest_of,
    import_model,
    models_named,
)
from mynah.project.download import download
from mynah.project.paths import models_dir
from mynah.protocol.errors import ErrorCode, MynahError
from mynah.protocol.events import Artifact, Item
from mynah.protocol.exitcodes import ExitCode

_ENDS = (ExitCode.NOT_FOUND, ExitCode.BAD_INPUT, ExitCode.DISK_FULL, ExitCode.CANCELLED)


def add_parsers(subparsers: Subparsers) -> None:
    """Add these commands."""
    parser = subparsers.add_parser("models", help="models that do not come with Mynah")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    add_command(commands, "list", _list, "all models of the catalogue, and which are here")
    fetch = add_command(
        commands,
        "download",
        _download,
        "fetch models; goes on where an earlier try stopped",
        codes=(*_ENDS, ExitCode.MISSING_MODEL, ExitCode.BUSY, ExitCode.STOPPED),
        events=True,
    )
    fetch.add_argument(
        "names", nargs="+", metavar="NAME", help=f"a model, or a set: {', '.join(SETS)}"
    )
    take = add_command(
        commands,
        "import",
        _import,
        "take a model from a file",
        codes=(*_ENDS, ExitCode.STOPPED),
        events=True,
    )
    take.add_argument("name", metavar="NAME", help="which model of the catalogue it is")
    take.add_argument("file", metavar="FILE", type=Path, help="the file; it stays where it is")
    check = add_command(
        commands,
        "verify",
        _verify,
        "compare what is here with the catalogue",
        codes=(ExitCode.NOT_FOUND, ExitCode.VERIFY_FAILED),
        events=True,
    )
    check.add_argument("names", nargs="*", metavar="NAME", help="models; all that are here")


def _list(args: argparse.Namespace, console: Console) -> ExitCode:
    del args
    models = catalogue()
    facts = {
        "folder": str(models_dir()),
        "models": [one.to_dict() for one in models],
        "sets": [_set_facts(name, models) for name in SETS],
    }
    return console.answer(facts, _lines(models))


def _set_facts(name: str, models: list[CatalogueModel]) -> dict[str, Any]:
    own = [one for one in models if name in one.needed_for]
    missing = [one for one in own if not one.present]
    return {
        "name": name,
        "models": [one.name for one in own],
        "size": sum(one.size for one in own),
        "missing": [one.name for one in missing],
        "missing_size": sum(one.size - one.partial for one in missing),
    }


def _lines(models: list[CatalogueModel]) -> Iterator[str]:
    yield f"Folder: {models_dir()}"
    for one in models:
        state = "here" if one.present else "not here"
        if one.partial and not one.present:
            state = f"{one.partial / 1e6:.0f} MB are here"
        yield f"{one.name}  {one.size / 1e6:.0f} MB  {state}"
        yield f"  {one.purpose} Licence: {one.licence or 'not known'}."
        yield f"  SHA-256: {one.sha256 or 'not known yet'}"
    yield f"Sets for training: {', '.join(SETS)}"


def _download(args: argparse.Namespace, console: Console) -> ExitCode:
    models = models_named(args.names)
    fetched: list[str] = []
    for model in models:
        if model.present:
            console.reporter.log(f"{model.name} is already here.")
            continue
        console.reporter.stage(model.name)
        download(
            model.addresses,
            model.path,
            size=model.size,
            sha256=model.sha256,
            reporter=console.reporter,
            control=console.control,
        )
        console.reporter.stage(model.name, "done")
        console.reporter.emit(Artifact("model", str(model.path)))
        fetched.append(model.name)
    words = f"Downloaded: {', '.join(fetched)}." if fetched else "Everything is here already."
    return console.done({"downloaded": fetched, "folder": str(models_dir())}, [words])


def _import(args: argparse.Namespace, console: Console) -> ExitCode:
    model = models_named([args.name])[0]
    path = import_model(model, args.file, console.reporter, console.control)
    console.reporter.emit(Artifact("model", str(path)))
    return console.done({"imported": model.name, "path": str(path)}, [f"{model.name}: {path}"])


def _verify(args: argparse.Namespace, console: Console) -> ExitCode:
    models = models_named(args.names) if args.names else [m for m in catalogue() if m.path.exists()]
    wrong: list[tuple[str, str]] = []
    states: dict[str, str] = {}
    for model in models:
        states[model.name] = state = _state_of(model, console)
        console.reporter.emit(Item("model", {"name": model.name, "state": state}))
        if state in {"damaged", "missing"}:
            wrong.append((model.name, state))
    if wrong:
        raise MynahError(
            ErrorCode.VERIFY_FAILED,
            f"{len(wrong)} models are not as they should be.",
            hint="Download or import them again.",
            items=wrong,
        )
    lines = [f"{name}: {state}" for name, state in states.items()]
    return console.done({"models": states}, lines or ["There is no model to look at."])


def _state_of(model: CatalogueModel, console: Console) -> str:
    if not model.path.exists():
        return "missing"
    if not model.present:
        return "damaged"
    if not model.sha256:
        return "unknown"
    digest = digest_of(model.path, console.reporter, console.control)
    return "good" if digest == model.sha256 else "damaged"
