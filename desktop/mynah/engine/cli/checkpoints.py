"""Measured checkpoints of a run: checkpoints, render, publish."""

import argparse
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mynah.engine.checkpoint_ledger import Ledger, model_dir
from mynah.engine.cli.convert_places import OutputFolders, places
from mynah.engine.cli.options import (
    Subparsers,
    add_command,
    add_option,
    add_workspace,
    checked,
    open_workspace,
)
from mynah.engine.cli.output import Console
from mynah.engine.lock import busy
from mynah.engine.run_folder import RunFolder, find_run
from mynah.project.defaults import CONVERT
from mynah.protocol.errors import ErrorCode, MynahError
from mynah.protocol.exitcodes import ExitCode

if TYPE_CHECKING:
    from mynah.engine.convert import LoadedVoice

_ENDS = (
    ExitCode.BAD_INPUT,
    ExitCode.NOT_FOUND,
    ExitCode.MISSING_MODEL,
    ExitCode.DISK_FULL,
    ExitCode.CANCELLED,
    ExitCode.STOPPED,
)
EXPLAINED = (
    "The score is half likeness, four tenths intelligibility and one tenth pitch; it cannot hear "
    "naturalness. A lead within its margin (95 %, paired over the clips) is in doubt."
)


def add_parsers(subparsers: Subparsers) -> None:
    """Add these commands."""
    listing = add_command(
        subparsers,
        "checkpoints",
        _checkpoints,
        "the measured checkpoints of a run, and the best of them",
        codes=(ExitCode.NOT_FOUND, ExitCode.BAD_INPUT, ExitCode.DISK_FULL),
        description=f"The measured checkpoints of a run. {EXPLAINED}",
    )
    listing.add_argument("run", nargs="?", metavar="RUN", help="default: the newest")
    listing.add_argument(
        "--export-for",
        choices=("applio", "rvc"),
        help="RVC: also write the newest saved state as G_ and D_ files that this program, Applio "
        "or RVC WebUI, goes on from",
    )
    listing.add_argument(
        "-o", "--out", type=Path, metavar="FOLDER", help="where to, such as its logs/NAME"
    )
    render = add_command(
        subparsers,
        "render",
        _render,
        "let a checkpoint of a run speak a recording",
        codes=_ENDS,
        events=True,
    )
    publish = add_command(
        subparsers,
        "publish",
        _publish,
        "make a checkpoint of a finished run the voice",
        codes=(*_ENDS, ExitCode.BUSY, ExitCode.VERIFY_FAILED),
        events=True,
        description="Verify a kept checkpoint of a finished run and publish it as a new version of "
        "its voice. `mynah voices rollback` goes back.",
    )
    for parser in (render, publish):
        parser.add_argument("run", metavar="RUN", help="the run or how its name begins")
    render.add_argument("step", metavar="STEP", help="a number, best, or last")
    publish.add_argument("--step", default="best", metavar="STEP", help="a number, best, or last")
    render.add_argument("input", type=Path, metavar="INPUT", help="a recording")
    render.add_argument("-o", "--out", type=Path, required=True, help="file to write")
    render.add_argument("--overwrite", action="store_true", help="replace a file that is there")
    for option in CONVERT.values():
        add_option(render, option)
    render.set_defaults(format=None)
    for parser in (listing, render, publish):
        add_workspace(parser)


def _checkpoints(args: argparse.Namespace, console: Console) -> ExitCode:
    run = find_run(open_workspace(args), args.run)
    ledger = Ledger.load(run.path)
    rows = ledger.facts()
    best = next((row for row in rows if row["best"]), None)
    facts = {
        "run": run.run_id,
        "voice": run.job.voice,
        "state": run.status().state,
        "reference": ledger.reference,
        "best": best["step"] if best else None,
        "in_doubt": best["in_doubt"] if best else True,
        "published": ledger.published,
        "checkpoints": rows,
        "explained": EXPLAINED,
    }
    if args.export_for or args.out:
        written = _exported(run, args.export_for, args.out)
        facts["exported"] = [str(path) for path in written]
    return console.answer(facts, _lines(facts))


def _exported(run: RunFolder, program: str | None, folder: Path | None) -> tuple[Path, Path]:
    """Write the newest saved state of an RVC run for another program."""
    if program is None or folder is None:
        raise MynahError(ErrorCode.USAGE, "Say both: --export-for PROGRAM and --out FOLDER.")
    if run.job.kind != "rvc":
        raise MynahError(ErrorCode.BAD_INPUT, "Only RVC trainings can go on in other programs.")
    from mynah.engine.republish import export_state

    return export_state(run, program, folder.expanduser().absolute())


def _lines(facts: Mapping[str, Any]) -> Iterator[str]:
    rows = facts["checkpoints"]
    yield from facts.get("exported", ())
    if not rows:
        yield f"Run {facts['run']} has no measured checkpoint."
        return
    yield "   step  epoch  likeness  words  pitch     score"
    for row in rows:
        marks = ["best" if row["best"] else "", "" if row["model"] else "weights not kept"]
        marks += ["published" if row["step"] == facts["published"] else ""]
        words = ", ".join(mark for mark in marks if mark)
        heard = f"{row['similarity']:8.3f} {row['intelligibility']:6.3f}"
        rest = f"{row['pitch_error']:5.0f} c {row['score']:8.4f}  {words}"
        yield f"{row['step']:7d} {row['epoch']:6.1f}  {heard} {rest}".rstrip()
    clips = len(facts["reference"].get("clips", ()))
    where = "held-out" if facts["reference"].get("held_out") else "trained"
    natural = facts["reference"].get("natural_similarity")
    yield f"Measured on {clips} {where} recordings; these themselves have a likeness of {natural}."
    if facts["in_doubt"]:
        yield f"That step {facts['best']} is the best is in doubt: listen to the previews."


def _step(ledger: Ledger, run: RunFolder, wanted: str) -> int:
    """The number of a checkpoint whose weights are kept."""
    steps = sorted(ledger.rows)
    if wanted == "last" and steps:
        step = steps[-1]
    elif wanted == "best" and steps:
        step = next(one for one, place in ledger.standings().items() if place.best)
    elif wanted.isascii() and wanted.isdecimal():
        step = int(wanted)
    elif wanted in {"best", "last"}:
        raise _not_kept(run, f"Run {run.run_id} has no measured checkpoint.", steps)
    else:
        raise MynahError(
            ErrorCode.USAGE, f"{wanted!r} is no step.", hint="Give a number, best, or last."
        )
    if not model_dir(run.path, step).is_dir():
        raise _not_kept(run, f"The weights of step {step} are not kept.", steps)
    return step


def _not_kept(run: RunFolder, message: str, steps: list[int]) -> MynahError:
    kept = ", ".join(str(step) for step in steps if model_dir(run.path, step).is_dir())
    return MynahError(ErrorCode.NOT_FOUND, message, hint=f"Kept are: {kept or 'none'}.")


def _render(args: argparse.Namespace, console: Console) -> ExitCode:
    run = find_run(open_workspace(args), args.run)
    step = _step(Ledger.load(run.path), run, args.step)
    settings = {name: checked(args, o) for name, o in CONVERT.items() if name != "format"}
    where = places([args.input], args.out, args.format, overwrite=args.overwrite)
    if len(where.pairs) != 1:
        raise MynahError(ErrorCode.USAGE, "Give one recording.")
    from mynah.engine.convert import ConvertSettings, convert_file

    source, target = where.pairs[0]
    console.reporter.stage("render")
    voice = _voice(run, step)
    folders = OutputFolders()
    try:
        folders.make(target.parent)
        chosen = ConvertSettings.checked(**settings, format=where.format)
        facts = convert_file(voice, source, target, chosen, console.reporter, console.control)
    finally:
        folders.take_back()
    console.reporter.stage("render", "done")
    result = {"run": run.run_id, "step": step, "index": voice.index is not None, **facts}
    return console.done(result, [str(target)])


def _voice(run: RunFolder, step: int) -> "LoadedVoice":
    """A checkpoint as a voice, with the run's index as soon as there is one."""
    from mynah.engine.convert import load_voice
    from mynah.engine.formats.rvc_index import open_rvc_index
    from mynah.engine.stages.index import open_index

    voice = load_voice(model_dir(run.path, step))
    found = next((run.path / "index").glob("*.index"), None)
    if found is None:
        return voice
    if run.job.kind != "rvc":
        return voice.with_index(open_index(found))
    width = 256 if run.job.settings.extra.get("version") == "v1" else 768
    return voice.with_index(open_rvc_index(found, width))


def _publish(args: argparse.Namespace, console: Console) -> ExitCode:
    run = find_run(open_workspace(args), args.run)
    holder = run.holder()
    if holder is not None:
        raise busy(holder)
    step = _step(Ledger.load(run.path), run, args.step)
    from mynah.engine.republish import publish_checkpoint

    console.reporter.stage("publish")
    result = publish_checkpoint(run, step, console.reporter, console.control)
    console.reporter.stage("publish", "done")
    words = f"Step {step} is now version {result['version']} of {result['voice']}."
    return console.done(result, [words])
