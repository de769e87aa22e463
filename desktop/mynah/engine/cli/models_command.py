"""Models that do not ship: list, download, import, verify."""

import argparse
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from mynah.engine.cli.models_import import add_import
from mynah.engine.cli.options import Subparsers, add_command
from mynah.engine.cli.output import Console
from mynah.project.catalogue import (
    OLDER_SETS,
    SETS,
    CatalogueModel,
    catalogue,
    digest_of,
    models_named,
    models_of_set,
    received,
    remember,
    stand_in,
)
from mynah.project.download import download
from mynah.project.own_bases import OwnBase, own_bases
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
        description="Fetch models; goes on where an earlier try stopped. A base that nobody "
        "published a checksum of is fetched with a warning: its checksum is written down when it "
        "first comes, and from then on `verify` compares with it.",
    )
    fetch.add_argument(
        "names",
        nargs="+",
        metavar="NAME",
        help="a model, a base or Piper voice (both its files), or a set: "
        + ", ".join((*SETS, *OLDER_SETS)),
    )
    add_import(commands, (*_ENDS, ExitCode.STOPPED))
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
    own = own_bases()
    facts = {
        "folder": str(models_dir()),
        "models": [one.to_dict() for one in models],
        "sets": [_set_facts(name, models) for name in SETS],
        "older_sets": [_set_facts(name, models) for name in OLDER_SETS],
        "bases": [one.to_dict() for one in own],
    }
    return console.answer(facts, _lines(models, own))


def _set_facts(name: str, models: list[CatalogueModel]) -> dict[str, Any]:
    own = models_of_set(name, models)
    missing = [one for one in own if not one.present]
    return {
        "name": name,
        "models": [one.name for one in own],
        "size": sum(one.size for one in own),
        "missing": [one.name for one in missing],
        "missing_size": sum(one.size - one.partial for one in missing),
    }


def _lines(models: list[CatalogueModel], own: list[OwnBase]) -> Iterator[str]:
    yield f"Folder: {models_dir()}"
    for one in models:
        state = "here" if one.present else "not here"
        if one.partial and not one.present:
            state = f"{one.partial / 1e6:.0f} MB are here"
        size = f"{one.size / 1e6:.0f} MB" if one.size else "size not known"
        yield f"{one.name}  {size}  {state}"
        yield f"  {one.purpose} Licence: {one.licence or 'not known'}."
        yield f"  SHA-256: {one.sha256 or 'not known'}"
    yield f"Sets for training: {', '.join((*SETS, *OLDER_SETS))}"
    for base in own:
        judge = "" if base.discriminator else ", without discriminators"
        yield f"Your base {base.name}: RVC {base.version}, {base.sample_rate} Hz{judge}"


def _download(args: argparse.Namespace, console: Console) -> ExitCode:
    models = models_named(args.names)
    known = catalogue()
    fetched: list[str] = []
    for model in models:
        if model.present:
            console.reporter.log(f"{model.name} is already here.")
            continue
        other = stand_in(model, known)
        if other is not model and model.name not in args.names:  # asked for as part of a set
            console.reporter.log(f"{other.name} is here and does the same as {model.name}.")
            continue
        _fetch(model, console)
        fetched.append(model.name)
    words = f"Downloaded: {', '.join(fetched)}." if fetched else "Everything is here already."
    return console.done({"downloaded": fetched, "folder": str(models_dir())}, [words])


def _fetch(model: CatalogueModel, console: Console) -> None:
    if not model.sha256:
        console.reporter.warning(
            "UNKNOWN_CHECKSUM",
            f"Nobody published a checksum of {model.name}: what {model.home} gives is taken as it "
            "is. It is opened as data only, never run.",
        )
    console.reporter.stage(model.name)
    download(
        model.addresses,
        model.path,
        size=model.size,
        sha256=model.sha256,
        reporter=console.reporter,
        control=console.control,
        look=None if model.sha256 else _look_at(model, console),
    )
    if not model.sha256:
        _remember(model, console)
    console.reporter.stage(model.name, "done")
    console.reporter.emit(Artifact("model", str(model.path)))


def _remember(model: CatalogueModel, console: Console) -> None:
    digest = digest_of(model.path, console.reporter, console.control)
    before = received().get(model.name)
    if before not in (None, digest):
        console.reporter.warning(
            "CHANGED_MODEL", f"{model.name} is another file than when it came before."
        )
    remember(model, digest, model.home)


def _look_at(model: CatalogueModel, console: Console) -> Callable[[Path], str]:
    """Says why a downloaded file of unknown checksum is not what it should be; "" where it is."""
    if model.role == "tts":
        from mynah.engine.speak.piper_check import why_not_voice

        config = model.file.endswith(".json")
        return lambda path: why_not_voice(path, console.control, config=config)
    from mynah.engine.own_base import why_not_half

    return lambda path: why_not_half(path, generator=model.name.endswith("-g"))


def _verify(args: argparse.Namespace, console: Console) -> ExitCode:
    models = models_named(args.names) if args.names else [m for m in catalogue() if m.path.exists()]
    states = {model.name: _state_of(model, console) for model in models}
    if not args.names:
        states |= {base.name: _state_of_own(base, console) for base in own_bases()}
    for name, state in states.items():
        console.reporter.emit(Item("model", {"name": name, "state": state}))
    wrong = [(name, state) for name, state in states.items() if state in ("damaged", "missing")]
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
    expected = model.sha256 or received().get(model.name, "")
    return _compared([(model.path, expected)], console)


def _state_of_own(base: OwnBase, console: Console) -> str:
    if not all(path.is_file() for path in base.files):
        return "missing"
    return _compared([(path, base.sha256.get(path.name, "")) for path in base.files], console)


def _compared(files: Sequence[tuple[Path, str]], console: Console) -> str:
    if not all(expected for _, expected in files):
        return "unknown"
    for path, expected in files:
        if digest_of(path, console.reporter, console.control) != expected:
            return "damaged"
    return "good"
