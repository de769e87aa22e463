"""The runs of a workspace: one way in, whether new, old or started in a terminal."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from mynah.gui.models.run_info import RunInfo
from mynah.gui.models.run_progress import LIVING
from mynah.gui.services.background import Background
from mynah.gui.services.engine_jobs import EngineJobs
from mynah.gui.services.run_watcher import RunWatcher
from mynah.project.atomic import UnreadableFileError, read_json
from mynah.protocol.commands import Command
from mynah.protocol.errors import ErrorCode

if TYPE_CHECKING:
    from mynah.gui.services.engine_process import EngineProcess, Outcome
    from mynah.project.workspace import Workspace
    from mynah.protocol.events import Failed

_log = logging.getLogger(__name__)
_GATHER_MS = 250  # a run writes several files at once
_LOOK_AGAIN_MS = 10_000  # for file systems that tell nothing, and runs that were killed
Snapshot = tuple[tuple[str, bool, str], ...]


class RunsService(QObject):
    """Knows the runs, starts and continues them, and hands out their watchers.

    Runs are processes of their own: none of them ends with the window.

    Args:
        parent: Its parent.
        jobs: Where processes are started; its own when none is given.
        background: Where folders are looked into; its own when none is given.

    Attributes:
        runs: What is known of each, the newest first.

    Signals:
        runs_changed: `runs` is another list.
        run_started: A run that was started or continued here has begun to work (its id).
        start_failed: One could not (the `Failed`).
        command_failed: A run could not be told something (the `Failed`).
        watcher_added: A run is watched for the first time (the `RunWatcher`).
    """

    runs_changed = Signal()
    run_started = Signal(str)
    start_failed = Signal(object)
    command_failed = Signal(object)
    watcher_added = Signal(object)

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        jobs: EngineJobs | None = None,
        background: Background | None = None,
    ) -> None:
        super().__init__(parent)
        self._own_jobs = EngineJobs(self) if jobs is None else None
        self._jobs = jobs or self._own_jobs or EngineJobs(self)
        self._own_background = Background(self, threads=1) if background is None else None
        self._background = background or self._own_background or Background(self)
        self._workspace: Workspace | None = None
        self._watchers: dict[str, RunWatcher] = {}
        self._snapshot: Snapshot = ()
        self._asking = False
        self._again = False
        self._looking = False
        self._look_again = False
        self.runs: list[RunInfo] = []
        self._files = QFileSystemWatcher(self)
        self._files.directoryChanged.connect(self._on_directory_changed)
        self._gather = QTimer(self)
        self._gather.setSingleShot(True)
        self._gather.setInterval(_GATHER_MS)
        self._gather.timeout.connect(self._look)
        self._slow = QTimer(self)
        self._slow.setInterval(_LOOK_AGAIN_MS)
        self._slow.timeout.connect(self.refresh)

    @property
    def alive(self) -> list[RunInfo]:
        """Runs that a process works on, the newest first."""
        return [info for info in self.runs if info.alive]

    def info(self, run: str) -> RunInfo | None:
        """What is known of a run."""
        return next((info for info in self.runs if info.run == run), None)

    def set_workspace(self, workspace: Workspace | None) -> None:
        """Look after the runs of this workspace; the list comes soon after."""
        self._let_go()
        self._workspace = workspace
        self._snapshot = ()
        self._set_runs([])
        if workspace is not None:
            self._look()

    def refresh(self) -> None:
        """Ask the engine for all runs."""
        if self._workspace is None:
            return
        if self._asking:
            self._again = True
            return
        self._asking = True
        workspace = self._workspace
        self._jobs.ask(
            ["runs", "--workspace", str(workspace.root)],
            partial(self._on_runs, workspace),
            partial(self._on_runs_failed, workspace),
            owner=self,
        )

    def start(self, arguments: Sequence[str]) -> EngineProcess:
        """Start a run with the options of `mynah train`; it goes on without the window."""
        options = list(arguments[1:] if arguments[:1] == ["train"] else arguments)
        return self._begin(["train", *options])

    def resume(self, run: str, *, queue: bool = False) -> EngineProcess:
        """Continue a run that was paused, stopped, interrupted or failed."""
        return self._begin(["resume", run, *(["--queue"] if queue else [])])

    def send(self, run: str, command: Command) -> None:
        """Ask a run to pause, resume, stop or cancel."""
        info, watcher = self.info(run), self._watchers.get(run)
        alive = info is not None and info.alive
        if command is Command.RESUME and not alive:
            self.resume(run)
            return
        if alive and watcher is not None and watcher.send(command):
            return
        if command is Command.RESUME:
            self.resume(run)
            return
        self._jobs.ask(
            [command.value, run, *self._where()],
            lambda _answer: self.refresh(),
            self.command_failed.emit,
            owner=self,
        )

    def watch(self, run: str) -> RunWatcher:
        """The watcher of a run, which follows it from now on."""
        watcher = self._watchers.get(run)
        if watcher is None:
            info = self.info(run)
            known = info.seq if info is not None else 0
            root = str(self._workspace.root) if self._workspace is not None else ""
            watcher = RunWatcher(self._jobs, root, run, self, known_seq=known)
            watcher.ended.connect(self._on_watching_ended)
            watcher.state_changed.connect(self._on_state_changed)
            self._watchers[run] = watcher
            watcher.start()
            self.watcher_added.emit(watcher)
        elif not watcher.watching and info_alive(self.info(run)):
            watcher.start()
        return watcher

    def close(self) -> None:
        """Watch nothing any more; the runs go on."""
        self._let_go()
        self._workspace = None
        if self._own_jobs is not None:
            self._own_jobs.close_all()
        if self._own_background is not None:
            self._own_background.close()

    def _begin(self, arguments: list[str]) -> EngineProcess:
        process = self._jobs.start(
            [*arguments, *self._where(), "--detach"], label=" ".join(arguments[:2])
        )
        process.ended.connect(self._on_begun)
        return process

    def _where(self) -> list[str]:
        if self._workspace is None:  # or else it would be the usual one, which nobody asked for
            raise RuntimeError("no workspace is open")
        return ["--workspace", str(self._workspace.root)]

    def _on_begun(self, outcome: Outcome) -> None:
        self.refresh()
        if outcome.ok:
            run = str(outcome.result.get("run", ""))
            watcher = self._watchers.get(run)
            if watcher is not None and not watcher.watching:
                watcher.start()
            self.run_started.emit(run)
        elif outcome.error is not None:
            self.start_failed.emit(outcome.error)

    def _on_watching_ended(self, _outcome: Outcome) -> None:
        self.refresh()

    def _on_state_changed(self, run: str, state: str, reason: str) -> None:
        """Know a new state at once; an end comes with the next list, and all that goes with it."""
        if state not in LIVING:
            return
        self._set_runs(
            [
                replace(info, state=state, reason=reason) if info.run == run else info
                for info in self.runs
            ]
        )

    # What there is.

    def _on_directory_changed(self, _path: str) -> None:
        if not self._gather.isActive():
            self._gather.start()

    def _look(self) -> None:
        """See in the background whether anything of weight changed; a heartbeat is nothing."""
        if self._workspace is None:
            return
        if self._looking:
            self._look_again = True
            return
        self._looking, self._look_again = True, False
        workspace = self._workspace
        self._background.run(
            partial(snapshot, workspace.runs_dir),
            partial(self._on_looked, workspace),
            partial(self._on_look_failed, workspace),
            owner=self,
        )

    def _on_looked(self, workspace: Workspace, seen: Snapshot | None) -> None:
        self._looking = False
        if workspace is not self._workspace:
            self._look()
            return
        folder = str(workspace.runs_dir)
        if seen is not None and folder not in self._files.directories():
            self._files.addPath(folder)
            self._look_again = True  # for what happened before it was watched
        if self._look_again:
            self._look()
        if (seen or ()) != self._snapshot:
            self._snapshot = seen or ()
            self.refresh()

    def _on_look_failed(self, workspace: Workspace, error: Exception) -> None:
        self._looking = False
        _log.warning("the runs of %s cannot be looked at: %s", workspace.root, error)

    def _on_runs(self, workspace: Workspace, answer: dict[str, Any]) -> None:
        self._asking = False
        if workspace is self._workspace:
            found = answer.get("runs")
            entries = found if isinstance(found, list) else []
            self._set_runs([RunInfo.from_dict(one) for one in entries if isinstance(one, dict)])
        self._ask_again_if_wanted()

    def _on_runs_failed(self, workspace: Workspace, error: Failed) -> None:
        self._asking = False
        if workspace is self._workspace and error.code == ErrorCode.NOT_FOUND:
            self._set_runs([])  # the workspace is made by the first import
        else:
            _log.warning("the runs cannot be listed: %s", error.message)
        self._ask_again_if_wanted()

    def _ask_again_if_wanted(self) -> None:
        if self._again:
            self._again = False
            self.refresh()

    def _set_runs(self, runs: list[RunInfo]) -> None:
        if runs and any(info.alive for info in runs):
            if not self._slow.isActive():
                self._slow.start()
        else:
            self._slow.stop()
        for info in runs:
            watcher = self._watchers.get(info.run)
            if info.alive and watcher is not None and not watcher.watching:
                watcher.start()  # it was continued, perhaps in a terminal
        if runs != self.runs:
            self.runs = runs
            self.runs_changed.emit()

    def _let_go(self) -> None:
        self._slow.stop()
        self._gather.stop()
        if self._files.directories():
            self._files.removePaths(self._files.directories())
        for watcher in self._watchers.values():
            watcher.stop()
            watcher.setParent(None)  # it lives as long as somebody looks at it
        self._watchers.clear()


def info_alive(info: RunInfo | None) -> bool:
    """Whether a process is known to work on it."""
    return info is not None and info.alive


def snapshot(runs_dir: Path) -> Snapshot | None:
    """Of each run its name, whether it is held, and its last state; None without the folder."""
    try:
        folders = sorted(p for p in runs_dir.iterdir() if not p.name.startswith("."))
    except FileNotFoundError:
        return None
    return tuple(
        (folder.name, (folder / "lock").exists(), _state_in(folder))
        for folder in folders
        if (folder / "job.json").is_file()
    )


def _state_in(folder: Path) -> str:
    try:
        return str(read_json(folder / "state.json").get("state", ""))
    except (OSError, UnreadableFileError):
        return ""
