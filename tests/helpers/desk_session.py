"""A session for what is around the work: real settings, runs and jobs that only remember."""

from types import SimpleNamespace

from PySide6.QtCore import QObject, Signal

from helpers.train_session import FakeJobs, FakeRuns, Watcher
from mynah.gui.models.run_info import RunInfo
from mynah.gui.services.background import Background
from mynah.gui.services.engine_process import Outcome, ProcessState
from mynah.gui.services.settings_store import SettingsStore
from mynah.gui.views.help.problem_banner import ProblemBanner
from mynah.project.workspace import Workspace


class LiveWatcher(Watcher):
    """A watcher whose events happen now."""

    is_live = True


class DeskRuns(FakeRuns):
    def watch(self, run):
        known = run in self.watchers
        if not known:
            self.watchers[run] = LiveWatcher(run, self)
            self.watcher_added.emit(self.watchers[run])
        return self.watchers[run]


class DeskJobs(FakeJobs):
    """Jobs; `active` is what a test says."""

    active = ()

    def answer(self, command, document):
        """Answer the latest question of a command."""
        for question in reversed(self.questions):
            if question[0][: len(command)] == list(command):
                question[1](document)
                return
        raise AssertionError(f"nobody asked {command}: {[one[0] for one in self.questions]}")


class DeskSession(QObject):
    workspace_changed = Signal(object)
    samples_changed = Signal()
    datasets_changed = Signal()
    section_requested = Signal(str, object)
    problem_reported = Signal(object)
    notice_given = Signal(str)
    outcome_given = Signal(object)

    def __init__(self, root, parent=None):
        super().__init__(parent)
        self.workspace = Workspace.open(root, create=True)
        self.settings = SettingsStore(parent=self)
        self.background = Background(self)
        self.jobs = DeskJobs(self)
        self.unfinished = []
        self.runs = DeskRuns(self)
        self.went, self.problems, self.opened = [], [], []

    def report_problem(self, error, remedy=None):
        from mynah.gui.problems import Problem, problem_of

        problem = error if isinstance(error, Problem) else problem_of(error)
        self.problems.append(problem)
        self.problem_reported.emit(problem.with_remedy(remedy) if remedy else problem)

    def go_to(self, section, detail=None):
        self.went.append((section, detail))

    def open_folder(self, path):
        self.opened.append(path)

    def close(self):
        """Let nothing run on: a pool that is destroyed waits for threads that wait for it."""
        assert self.background.close(20_000)
        assert self.settings.flush(20_000)


def run_info(run="r1", **facts):
    return RunInfo(**{"run": run, "voice": "Bo", "kind": "lite", "state": "training", **facts})


def good(**result):
    from mynah.protocol.events import Done

    return Outcome(state=ProcessState.DONE, event=Done(result))


def plain(**values):
    return SimpleNamespace(**values)


def titles(window):
    return [
        one.problem.title if isinstance(one, ProblemBanner) else one.accessibleName()
        for one in window.banners
    ]


DOCTOR = {
    "device": {"kind": "cpu", "name": "x86_64"},
    "threads": 2,
    "memory": {"total": 16_000_000_000, "available": 9_000_000_000},
    "disk": {"free": 50_000_000_000},
    "speed": {"gflops": 190.0},
    "missing": [],
}
MODELS = {
    "models": [
        {
            "name": name,
            "role": "content",
            "size": 1000,
            "sha256": None,
            "licence": None,
            "addresses": ["https://example.org/a", "https://other.org/a"],
            "present": False,
            "partial": 0,
        }
        for name in ("one", "two")
    ],
    "sets": [{"name": "rvc-40k", "models": ["one", "two"]}],
}
INTERRUPTED = {"state": "interrupted", "resumable": True, "worked_s": 300.0, "saved_s": 240.0}
