"""Runs: status, runs, attach, pause, resume, stop, cancel."""

import argparse
import time
from collections.abc import Iterator
from typing import Any

from mynah.engine.attach import attach
from mynah.engine.cli.launch import detach, resume_words, work_on
from mynah.engine.cli.options import Handler, Subparsers, add_command, add_workspace, open_workspace
from mynah.engine.cli.output import Console
from mynah.engine.control import stdin_commands
from mynah.engine.job import utc_now
from mynah.engine.journal import FIRST_SEQ
from mynah.engine.reporter_text import duration_words
from mynah.engine.run_folder import RunFolder, find_run, list_runs
from mynah.engine.run_state import RESUMABLE
from mynah.protocol.commands import EXPLAINED, Command
from mynah.protocol.errors import ErrorCode, MynahError
from mynah.protocol.exitcodes import ExitCode

_ENDS = (
    ExitCode.NOT_FOUND,
    ExitCode.BAD_INPUT,
    ExitCode.MISSING_MODEL,
    ExitCode.OUT_OF_MEMORY,
    ExitCode.DISK_FULL,
    ExitCode.VERIFY_FAILED,
    ExitCode.CANCELLED,
    ExitCode.STOPPED,
)
_LISTED = (
    *("run", "voice", "kind", "dataset", "state", "reason", "created_at", "updated_at", "path"),
    *("alive", "pid", "resumable", "reached", "stage", "stages", "saved", "t", "seq", "error"),
)


def add_parsers(subparsers: Subparsers) -> None:
    """Add these commands."""
    status = add_command(
        subparsers, "status", _status, "state and progress of a run", codes=(ExitCode.NOT_FOUND,)
    )
    runs = add_command(subparsers, "runs", _runs, "all runs, the newest first")
    watch = add_command(
        subparsers,
        "attach",
        _attach,
        "watch a run until it ends",
        codes=_ENDS,
        events=True,
        description="Show what a run did and does. Ctrl-C ends the watching, not the run. The exit "
        "code is the run's. With --control stdin, commands go to the run, and the end of the "
        "input ends the watching alone.",
    )
    watch.add_argument(
        "--from", dest="from_seq", type=int, default=FIRST_SEQ, metavar="SEQ", help="first event"
    )
    watch.add_argument(
        "--thin",
        action="store_true",
        help="leave out progress that was overtaken, and join the points of curves",
    )
    watch.set_defaults(own_stdin=True)
    resume = add_command(
        subparsers,
        "resume",
        _resume,
        "go on with a run that was paused, stopped, interrupted or failed",
        codes=(*_ENDS, ExitCode.BUSY),
        events=True,
    )
    resume.set_defaults(saves=True)
    resume.add_argument("--detach", action="store_true", help="go on without this terminal")
    resume.add_argument("--queue", action="store_true", help="wait for another run to finish")
    for parser in (status, watch, resume):
        _add_run(parser)
    add_workspace(runs)
    handlers: dict[Command, Handler] = {
        Command.PAUSE: _pause,
        Command.STOP: _stop,
        Command.CANCEL: _cancel,
    }
    for command, handler in handlers.items():
        parser = add_command(
            subparsers,
            command.value,
            handler,
            f"ask a run to {EXPLAINED[command]}",
            codes=(ExitCode.NOT_FOUND, ExitCode.BAD_INPUT),
        )
        parser.add_argument(
            "--wait", type=float, default=0.0, metavar="SECONDS", help="wait until it has done so"
        )
        _add_run(parser)


def _add_run(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "run", nargs="?", metavar="RUN", help="the run or how its name begins; default: the newest"
    )
    add_workspace(parser)


def _run_of(args: argparse.Namespace) -> RunFolder:
    return find_run(open_workspace(args), args.run)


def _facts(run: RunFolder) -> dict[str, Any]:
    status = run.status()
    holder = run.holder()
    facts = status.to_dict()
    job = run.job
    return {
        "run": run.run_id,
        "voice": job.voice,
        "kind": job.kind,
        "dataset": job.dataset,
        "created_at": job.created_at,
        "path": str(run.path),
        "alive": holder is not None,
        "pid": holder.pid if holder else None,
        "reached": status.reached(),
        "resumable": holder is None and status.state in RESUMABLE,
        **facts,
    }


def _status(args: argparse.Namespace, console: Console) -> ExitCode:
    run = _run_of(args)
    facts = _facts(run)
    return console.answer(facts, _status_lines(run, facts))


def _status_lines(run: RunFolder, facts: dict[str, Any]) -> Iterator[str]:
    reason = f" ({facts['reason']})" if facts["reason"] not in {"", facts["state"]} else ""
    yield f"{facts['run']}  {facts['voice']} ({facts['kind']}): {facts['state']}{reason}"
    for name, stage in facts["stages"].items():
        parts = [stage.get("state", "")]
        if stage.get("total"):
            parts.append(f"{stage['done']}/{stage['total']} {stage['unit']}")
        if stage.get("eta_s") and facts["alive"] and stage.get("state") == "started":
            parts.append(f"{duration_words(stage['eta_s'])} left")
        if stage.get("text"):
            parts.append(stage["text"])
        yield f"  {name}: {', '.join(parts)}"
    if facts["saved"]:
        yield f"  last save after {duration_words(facts['saved']['t'])}: {facts['saved']['path']}"
    if facts["error"]:
        yield f"  {facts['error']['code']}: {facts['error']['message']}"
        yield f"  What to do: {facts['error']['hint']}"
    if facts["alive"]:
        yield f"  working: process {facts['pid']}"
        if facts["stalled"]:
            yield "  It does not get on; what was saved is kept. See `mynah attach`."
    elif facts["resumable"]:
        yield f"  Continue with: {resume_words(run)}"


def _runs(args: argparse.Namespace, console: Console) -> ExitCode:
    facts: list[dict[str, Any]] = []
    for run in list_runs(open_workspace(args)):
        try:
            facts.append(_facts(run))
        except MynahError as fault:  # one damaged run must not hide the others
            facts.append({"run": run.run_id, "state": "damaged", "reason": fault.message})
    short = [{key: one.get(key) for key in _LISTED} for one in facts]
    lines = [f"{one['run']}  {one['state']:12} {one.get('voice', '')}".rstrip() for one in facts]
    return console.answer({"runs": short}, lines or ["There is no run."])


def _attach(args: argparse.Namespace, console: Console) -> ExitCode:
    run = _run_of(args)
    if console.text is not None:
        console.text.hint = resume_words(run)
    commands = stdin_commands() if args.control == "stdin" else None
    return attach(
        run,
        console.raw,
        from_seq=args.from_seq,
        commands=commands,
        control=console.control,
        thin=args.thin,
    )


def _resume(args: argparse.Namespace, console: Console) -> ExitCode:
    run = _run_of(args)
    status = run.status()
    holder = run.holder()
    if status.final:
        raise MynahError(
            ErrorCode.BAD_INPUT,
            f"Run {run.run_id} is {status.state}; there is nothing to continue.",
            hint="Start a new one with `mynah train`.",
        )
    # Also for a run without a process: it makes what was asked before, such as a stop, history.
    run.ask(Command.RESUME)
    if holder is not None:
        words = f"Run {run.run_id} (process {holder.pid}) was asked to go on."
        return console.done({"run": run.run_id, "state": status.state, "asked": "resume"}, [words])
    start = detach if args.detach else work_on
    return start(run, console, queue=args.queue)


def _pause(args: argparse.Namespace, console: Console) -> ExitCode:
    return _ask(args, console, Command.PAUSE)


def _stop(args: argparse.Namespace, console: Console) -> ExitCode:
    return _ask(args, console, Command.STOP)


def _cancel(args: argparse.Namespace, console: Console) -> ExitCode:
    run = _run_of(args)
    if run.holder() is None and not run.status().final:
        run.cancel_idle(utc_now())
        data = {"run": run.run_id, "asked": "cancel", "state": "cancelled"}
        return console.answer(data, [f"Run {run.run_id} is cancelled."])
    return _ask(args, console, Command.CANCEL)


def _ask(args: argparse.Namespace, console: Console, command: Command) -> ExitCode:
    run = _run_of(args)
    status = run.status()
    if run.holder() is None:
        raise MynahError(
            ErrorCode.BAD_INPUT,
            f"Run {run.run_id} is not running; it is {status.state}.",
            hint="See `mynah status`.",
        )
    run.ask(command)
    deadline = time.monotonic() + args.wait
    while time.monotonic() < deadline and not _obeyed(run, command):
        time.sleep(0.1)
    state = run.status().state
    data = {"run": run.run_id, "asked": command.value, "state": state}
    return console.answer(data, [f"Run {run.run_id} was asked to {command.value}; it is {state}."])


def _obeyed(run: RunFolder, command: Command) -> bool:
    if command is Command.PAUSE and run.status().state == "paused":
        return True
    return run.holder() is None
