"""Recordings: import, check, readiness, dataset create, show, list, export."""

import argparse
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mynah.engine.cli.options import (
    Subparsers,
    add_command,
    add_option,
    add_workspace,
    checked,
    listed_paths,
    open_workspace,
    workspace_path,
)
from mynah.engine.cli.output import Console
from mynah.engine.reporter_text import duration_words
from mynah.project.defaults import DATASET
from mynah.project.workspace import Workspace
from mynah.protocol.errors import ErrorCode, MynahError
from mynah.protocol.exitcodes import ExitCode

if TYPE_CHECKING:
    from mynah.audio.quality.assess import Assessment
    from mynah.project.dataset import Dataset
    from mynah.project.export_formats import Problem

PROVIDERS = ("rvc", "lite", "sovits", "piper")
EXPORTS = ("piper", "sovits", "rvc")
_INDENT = " " * 27
_IMPORTED = {
    "imported": ("imported", "imported"),
    "refused": ("refused", "refused"),
    "duplicates": ("was there already", "were there already"),
    "problems": ("could not be opened", "could not be opened"),
}
_VERDICTS = {
    "ok": ("ok", "ok"),
    "warn": ("with a warning", "with warnings"),
    "refused": ("refused", "refused"),
    "problems": ("could not be opened", "could not be opened"),
}
_DISK = (ExitCode.DISK_FULL, ExitCode.BUSY)


def add_parsers(subparsers: Subparsers) -> None:
    """Add these commands."""
    add = add_command(
        subparsers,
        "import",
        _import,
        "bring recordings into the library",
        codes=(ExitCode.BAD_INPUT, ExitCode.STOPPED, ExitCode.CANCELLED, *_DISK),
        events=True,
        description="Bring files and folders into the library. The originals are only read; each "
        "file gets its own verdict, and one that cannot be used does not end the import.",
    )
    add.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="a file or a folder")
    add.add_argument(
        "--from",
        dest="listed",
        type=Path,
        metavar="FILE",
        help="also the files and folders that are the lines of a file",
    )
    add.add_argument("--consent", default="", help="whose voice it is and what they agreed to")
    add_workspace(add)

    check = add_command(
        subparsers,
        "check",
        _check,
        "measure how good recordings are, without importing them",
        codes=(ExitCode.BAD_INPUT, ExitCode.STOPPED),
        events=True,
    )
    check.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="a file or a folder")

    ready = add_command(
        subparsers,
        "readiness",
        _readiness,
        "say what is still missing for a provider",
        codes=(ExitCode.NOT_READY, ExitCode.NOT_FOUND),
    )
    ready.add_argument("--provider", choices=PROVIDERS, default="lite", help="default: lite")
    ready.add_argument("--dataset", metavar="NAME", help="also check this dataset")
    add_workspace(ready)
    _add_dataset_parsers(subparsers)


def _add_dataset_parsers(subparsers: Subparsers) -> None:
    parser = subparsers.add_parser("dataset", help="choose recordings for a voice, and export them")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    create = add_command(
        commands,
        "create",
        _create,
        "choose samples from the library",
        codes=(ExitCode.BAD_INPUT, ExitCode.NOT_FOUND),
    )
    create.add_argument("name", help="name of the dataset")
    create.add_argument("--sample", action="append", metavar="ID", help="choose by hand; repeat it")
    create.add_argument("--replace", action="store_true", help="replace one of the same name")
    create.add_argument("--dry-run", action="store_true", help="only say what would be chosen")
    for option in DATASET.values():
        add_option(create, option)
    show = add_command(commands, "show", _show, "what is in a dataset", codes=(ExitCode.NOT_FOUND,))
    show.add_argument("name", help="name of the dataset")
    listing = add_command(commands, "list", _list, "all datasets")
    export = add_command(
        commands,
        "export",
        _export,
        "write a dataset as another program wants it",
        codes=(ExitCode.NOT_FOUND, ExitCode.BAD_INPUT, ExitCode.STOPPED, *_DISK),
        events=True,
    )
    export.add_argument("name", nargs="?", default="", help="name of the dataset")
    what = export.add_mutually_exclusive_group()
    what.add_argument("--all", action="store_true", help="the whole library, not a dataset")
    what.add_argument(
        "--ids", type=Path, metavar="FILE", help="the samples whose ids are the lines of a file"
    )
    export.add_argument("--as", dest="title", default="", help="name of what --all or --ids export")
    export.add_argument("--provider", choices=EXPORTS, required=True, help="for which program")
    export.add_argument("-o", "--out", type=Path, help="folder to make; default: in the workspace")
    export.add_argument("--speaker", default="", help="name of the speaker in a .list")
    export.add_argument("--language", default="en", help="language in a .list; default: en")
    export.add_argument("--rate", type=int, metavar="HZ", help="rate of the recordings")
    export.add_argument(
        "--reference",
        action="append",
        metavar="ID",
        help="a sample of the reference clip of sovits; repeat it to join several",
    )
    export.add_argument(
        "--reference-gap",
        type=float,
        default=0.2,
        metavar="S",
        help="silence between samples of the reference clip; default: 0.2",
    )
    export.add_argument("--dry-run", action="store_true", help="only say what would be written")
    export.add_argument("--replace", action="store_true", help="replace an earlier export")
    for parser in (create, show, listing, export):
        add_workspace(parser)


def _import(args: argparse.Namespace, console: Console) -> ExitCode:
    from mynah.project.importing import import_paths

    workspace = Workspace.plan(workspace_path(args))
    paths = [*args.paths, *(listed_paths(args.listed) if args.listed else ())]
    if not paths:
        raise MynahError(
            ErrorCode.USAGE, "There is nothing to import.", hint="Name files or folders."
        )
    summary = import_paths(
        workspace,
        paths,
        reporter=console.reporter,
        control=console.control,
        consent=args.consent,
    )
    lists = summary.to_dict()
    for items in (summary.imported, summary.duplicates, summary.refused, summary.problems):
        for item in items:
            console.reporter.item("import", item.to_dict())
    counts = {name: len(value) for name, value in lists.items() if isinstance(value, list)}
    if summary.interrupted:
        console.say(_counted(counts, _IMPORTED) + f", {summary.left} not looked at")
        return console.interrupted("cancel" if summary.interrupted == "cancel" else "stop")
    result = {**counts, "workspace": str(workspace.root)}
    words = [_counted(counts, _IMPORTED), f"Workspace: {workspace.root}"]
    return console.done(result, words)


def _counted(counts: dict[str, int], words: dict[str, tuple[str, str]]) -> str:
    """Numbers with their words for one and for several; of what there is none, only the first."""
    shown = [name for number, name in enumerate(words) if counts[name] or not number]
    return ", ".join(f"{counts[name]} {words[name][counts[name] != 1]}" for name in shown)


def _check(args: argparse.Namespace, console: Console) -> ExitCode:
    from mynah.audio.discover import find_audio
    from mynah.audio.quality.assess import assess_many

    found = find_audio(args.paths)
    total = len(found.files)
    console.reporter.stage("check")
    verdicts = {"ok": 0, "warn": 0, "refused": 0}

    bad: list[tuple[str, str]] = []
    top = _common_folder([*found.files, *(problem.path for problem in found.problems)])

    def tell(done: int, assessment: "Assessment") -> None:
        verdicts[assessment.verdict] += 1
        if assessment.verdict == "refused":
            words = " ".join(reason.text for reason in assessment.reasons)
            bad.append((str(assessment.path), words))
        console.reporter.item("assessment", assessment.to_dict())
        console.reporter.progress("check", done, total, "files")
        console.lines(_assessment_lines(assessment, top))

    console.say("score  verdict  length     recording")
    assess_many(found.files, on_result=tell, stop=lambda: console.control.requested is not None)
    console.control.raise_if_requested()
    for problem in found.problems:
        bad.append((str(problem.path), problem.text))
        facts = {"path": str(problem.path), "code": problem.reason, "text": problem.text}
        console.reporter.item("problem", facts)
        console.say(f"    -  problem  -          {_shown(problem.path, top)}")
        console.say(f"{_INDENT}{problem.text}")
    if verdicts["ok"] + verdicts["warn"] == 0:
        raise MynahError(
            ErrorCode.NOTHING_USABLE, f"None of {_files(len(bad))} can be used.", items=bad
        )
    console.reporter.stage("check", "done")
    result = {**verdicts, "problems": len(found.problems), "files": total}
    return console.done(result, [f"{_files(total)}: {_counted(result, _VERDICTS)}"])


def _assessment_lines(assessment: "Assessment", top: str) -> Iterator[str]:
    length = duration_words(assessment.info.duration) if assessment.info else "-"
    name = _shown(assessment.path, top)
    yield f"{assessment.score:5.0%}  {assessment.verdict:7}  {length:9}  {name}"
    for reason in assessment.reasons:
        yield f"{_INDENT}{reason.text} {reason.action}".rstrip()
    for note in assessment.mended:
        yield f"{_INDENT}Mended at import: {note.text}"


def _common_folder(paths: list[Path]) -> str:
    """The folder that all are in, which need not be said with each."""
    folders = {str(path.parent) for path in paths}
    try:
        return os.path.commonpath(folders) if folders else ""
    except ValueError:  # on two drives, or some absolute and some relative
        return ""


def _shown(path: Path, top: str) -> str:
    return os.path.relpath(path, top) if top else str(path)


def _files(count: int) -> str:
    return "1 file" if count == 1 else f"{count} files"


def _readiness(args: argparse.Namespace, console: Console) -> ExitCode:
    from mynah.project import dataset
    from mynah.project.readiness import readiness
    from mynah.project.samples import Library

    workspace = open_workspace(args)
    copied = dataset.show(workspace, args.dataset).samples if args.dataset else None
    answer = readiness(Library(workspace).list(), args.provider, copied)
    lines = [f"{args.provider}: {'ready' if answer['ready'] else 'not ready'}"]
    for rule in answer["requirements"]:
        mark = "ok     " if rule["ok"] else "missing"
        lines.append(f"  {mark} {rule['scope']} {rule['rule']}: {rule['words']}")
    console.answer(answer, lines)
    return ExitCode.OK if answer["ready"] else ExitCode.NOT_READY


def _create(args: argparse.Namespace, console: Console) -> ExitCode:
    from mynah.project.samples import Library
    from mynah.project.selection import choose, select

    workspace = open_workspace(args)
    library = Library(workspace)
    options = {name: checked(args, option) for name, option in DATASET.items()}
    if args.sample:
        chosen = choose(library, args.sample, seed=options["seed"])
    else:
        chosen = select(library, **options)
    if not chosen.entries:
        raise MynahError(
            ErrorCode.NOTHING_USABLE,
            f"No sample was chosen; {chosen.left_out} are below the minimum quality.",
            hint="Lower --minimum-score, or import better recordings.",
        )
    if not args.dry_run:
        chosen.dataset(args.name).save(workspace, replace=args.replace)
    held = sum(entry.held_out for entry in chosen.entries)
    data = {
        "name": args.name,
        "saved": not args.dry_run,
        "samples": len(chosen.entries),
        "held_out": held,
        "seconds": chosen.seconds,
        "left_out": chosen.left_out,
        "stop_reason": chosen.stop_reason,
        "words": chosen.words,
        "entries": [
            {"sample_id": entry.sample_id, "held_out": entry.held_out} for entry in chosen.entries
        ],
    }
    length = duration_words(chosen.seconds)
    line = f"{args.name}: {len(chosen.entries)} samples, {length}, {held} held out. {chosen.words}"
    return console.answer(data, [line])


def _show(args: argparse.Namespace, console: Console) -> ExitCode:
    from mynah.project import dataset

    data = dataset.show(open_workspace(args), args.name).to_dict()
    counts = [
        f"{data[name]} {name.replace('_', ' ')}" for name in ("held_out", "missing", "changed")
    ]
    length = duration_words(data["duration"])
    lines = [f"{data['name']}: {data['samples']} samples, {length}, {', '.join(counts)}"]
    for entry in data["entries"]:
        marks = [entry["state"], "held out" if entry["held_out"] else ""]
        lines.append(f"  {entry['sample_id']} {entry.get('name', '')} {' '.join(marks)}".rstrip())
    return console.answer(data, lines)


def _list(args: argparse.Namespace, console: Console) -> ExitCode:
    from mynah.project import dataset

    names = dataset.names(open_workspace(args))
    return console.answer({"datasets": names}, names or ["There is no dataset."])


def _export(args: argparse.Namespace, console: Console) -> ExitCode:
    from mynah.project.export import export_dataset

    workspace = open_workspace(args)
    options: dict[str, Any] = {
        "speaker": args.speaker,
        "language": args.language,
        "rate": args.rate,
        "reference": args.reference,
        "reference_gap": args.reference_gap,
        "replace": args.replace,
        "control": console.control,
    }
    dataset = _what_to_export(args, workspace)
    if args.dry_run:
        return _plan(console, workspace, dataset, args, options)
    report = export_dataset(
        workspace, dataset, args.provider, args.out, reporter=console.reporter, **options
    )
    data = report.to_dict()
    console.reporter.artifact("export", report.out)
    lines = [f"{report.written} recordings, {duration_words(report.seconds)}: {report.out}"]
    lines += _problem_lines(report.problems)
    return console.done(data, [*lines, *report.notes])


def _plan(
    console: Console,
    workspace: Workspace,
    dataset: "Dataset | str",
    args: argparse.Namespace,
    options: dict[str, Any],
) -> ExitCode:
    from mynah.project.export_plan import plan_export

    plan = plan_export(workspace, dataset, args.provider, args.out, **options)
    count = f"{plan.written} of {plan.of} recordings"
    lines = [f"Would write {count}, {duration_words(plan.seconds)}: {plan.out}"]
    lines += [f"  in the way: {problem.text}" for problem in plan.blocking]
    return console.done(plan.to_dict(), [*lines, *_problem_lines(plan.problems)])


def _problem_lines(problems: "Iterable[Problem]") -> Iterator[str]:
    for problem in problems:
        name = problem.name or problem.sample_id or "export"
        yield f"  {problem.severity}: {name}: {problem.text}"


def _what_to_export(args: argparse.Namespace, workspace: Workspace) -> "Dataset | str":
    from mynah.project.samples import Library
    from mynah.project.selection import gathered

    name = str(args.title or args.name)
    if not name:
        raise MynahError(ErrorCode.USAGE, "Name a dataset, or give --as with --all or --ids.")
    if args.ids is not None:
        return gathered(Library(workspace), name, _lines_of(args.ids))
    return gathered(Library(workspace), name) if args.all else name


def _lines_of(path: Path) -> list[str]:
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise MynahError(
            ErrorCode.NOT_FOUND, f"The list {path} cannot be read.", detail=str(error)
        ) from error
    return [line.strip() for line in text.splitlines() if line.strip()]
