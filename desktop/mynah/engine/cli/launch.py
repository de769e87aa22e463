"""Working on a run: in this process, or in one of its own that outlives the terminal."""

import os
import shlex
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from mynah.engine.cli.output import Console
from mynah.engine.run import RunFolder, Stage, execute
from mynah.project import frozen
from mynah.project.appending import open_appending
from mynah.protocol.errors import ErrorCode, MynahError
from mynah.protocol.exitcodes import ExitCode

_START_S = 60.0
_LOG_TAIL = 2000
_ENVIRONMENT = {"PYTHONUNBUFFERED": "1", "PYTHONUTF8": "1", "PYTHONSAFEPATH": "1"}
_DETACHED_FLAGS = 0
if sys.platform == "win32":
    # A console of its own without a window: with none at all, every process that it starts would
    # get one that flashes up.
    _DETACHED_FLAGS = subprocess.CREATE_NO_WINDOW | subprocess.CREATE_NEW_PROCESS_GROUP


def load_stages(kind: str) -> Sequence[Stage]:
    """The stages of a kind of voice; loads the learning libraries."""
    from mynah.engine.stages import stages_for

    return stages_for(kind)


def engine_command() -> list[str]:
    """The program and first arguments that start another engine."""
    if frozen.is_frozen():
        return [sys.executable, *(["--engine"] if sys.platform == "darwin" else [])]
    return [sys.executable, "-P", "-m", "mynah"]


def work_on(run: RunFolder, console: Console, *, queue: bool) -> ExitCode:
    """Execute a run in this process, its events to the console."""
    if console.text is not None:
        console.text.hint = resume_words(run)
    outcome = execute(
        run, load_stages(run.job.kind), console.reporter, console.control, queue=queue
    )
    if outcome.state == "completed":
        console.say(f"The voice {run.job.voice} is finished.")
        where = f"--workspace {quoted(run.workspace.root)}"
        console.say(f"Use it: mynah convert {quoted(run.job.voice)} INPUT -o OUTPUT {where}")
    elif outcome.error is not None and not console.reporter.ended:
        return console.fail(outcome.error)  # a full disk kept the journal from taking the end
    return outcome.exit_code


def detach(run: RunFolder, console: Console, *, queue: bool) -> ExitCode:
    """Start a process for the run that survives this one, and wait until it has begun."""
    command = [*engine_command(), "resume", run.run_id, "--workspace", str(run.workspace.root)]
    if queue:
        command.append("--queue")
    sessions = run.status().sessions
    with open_appending(run.engine_log) as log:
        process = subprocess.Popen(  # noqa: S603 - our own program
            command,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            env={**frozen.outer_environment(), **_ENVIRONMENT},
            creationflags=_DETACHED_FLAGS,
            start_new_session=True,
        )
    deadline = time.monotonic() + _START_S
    while run.status().sessions == sessions:
        if process.poll() is not None:
            break
        if time.monotonic() > deadline:
            raise _not_started(run, f"nothing was heard of it for {_START_S:.0f} s")
        time.sleep(0.1)
    if process.poll() not in {None, 0} and run.status().sessions == sessions:
        raise _not_started(run, f"it ended with {process.returncode}")
    # The run belongs to nobody here; without this the interpreter warns about a living child.
    process.returncode = 0
    result = {"run": run.run_id, "pid": process.pid, "detached": True}
    console.reporter.log(f"It goes on by itself. Follow it with: mynah attach {run.run_id}")
    return console.done(result, [run.run_id])


def resume_words(run: RunFolder) -> str:
    """The command that continues a run."""
    return f"mynah resume {run.run_id} --workspace {quoted(run.workspace.root)}"


def quoted(word: str | Path) -> str:
    """A word as the shell takes it."""
    return subprocess.list2cmdline([str(word)]) if os.name == "nt" else shlex.quote(str(word))


def _not_started(run: RunFolder, reason: str) -> MynahError:
    said = ""
    with suppress(OSError):
        said = run.engine_log.read_text(encoding="utf-8", errors="replace")[-_LOG_TAIL:]
    return MynahError(
        ErrorCode.INTERNAL,
        f"The process for run {run.run_id} did not start: {reason}.",
        hint=f"What it said is in {run.engine_log}.",
        detail=said.strip(),
    )
