"""A session for pages of training: real models and signals, runs and jobs that only remember."""

import gc
import json
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

from PySide6.QtCore import QObject, Signal

from mynah.gui.models.run_history import RunHistory
from mynah.gui.models.run_info import RunInfo
from mynah.gui.services.background import Background
from mynah.project.workspace import Workspace
from mynah.protocol.codec import Message, decode


@contextmanager
def garbage_on_the_gui_thread():
    """Collect what lies in circles here and not in a thread: it may hold widgets."""
    gc.disable()
    try:
        yield
    finally:
        gc.collect()
        gc.enable()


class QuietPlayer(QObject):
    """Plays nothing, but says what a player says."""

    position_changed = Signal(float)
    state_changed = Signal(str)
    duration_changed = Signal(float)
    source_changed = Signal(str)
    loop_changed = Signal(object)
    failed = Signal(str)

    def __init__(self, parent=None):
        super().__init__(parent)
        self.path, self.position, self.duration = "", 0.0, 10.0
        self.is_playing, self.available, self.reason = False, True, ""
        self.switches = []

    def load(self, path, start=0.0):
        self.path, self.position, self.is_playing = str(path), start, False
        self.source_changed.emit(self.path)

    def play_file(self, path, start=0.0):
        self.load(path, start)
        self.is_playing = True
        self.state_changed.emit("playing")

    def play(self, start=None):
        self.is_playing = True
        self.state_changed.emit("playing")

    def toggle(self):
        self.is_playing = not self.is_playing
        self.state_changed.emit("playing" if self.is_playing else "paused")

    def pause(self):
        self.is_playing = False
        self.state_changed.emit("paused")

    def seek(self, seconds):
        self.position = seconds
        self.position_changed.emit(seconds)

    def switch_to(self, path):
        self.switches.append((self.path, str(path), self.position))
        self.path = str(path)
        self.source_changed.emit(self.path)


class Watcher(QObject):
    event_received = Signal(object)
    ended = Signal(object)

    def __init__(self, run, parent=None):
        super().__init__(parent)
        self.run = run
        self.history = RunHistory(run, self)


class FakeRuns(QObject):
    """Remembers what was asked of it; a test says what becomes of that."""

    runs_changed = Signal()
    run_started = Signal(str)
    start_failed = Signal(object)
    command_failed = Signal(object)
    watcher_added = Signal(object)

    def __init__(self, parent=None):
        super().__init__(parent)
        self.runs = []
        self.watchers = {}
        self.started, self.resumed, self.sent = [], [], []

    @property
    def alive(self):
        return [info for info in self.runs if info.alive]

    def info(self, run):
        return next((info for info in self.runs if info.run == run), None)

    def set_runs(self, *runs):
        self.runs = list(runs)
        self.runs_changed.emit()

    def change(self, run, **facts):
        self.set_runs(*[replace(i, **facts) if i.run == run else i for i in self.runs])

    def watch(self, run):
        if run not in self.watchers:
            self.watchers[run] = Watcher(run, self)
        return self.watchers[run]

    def start(self, arguments):
        self.started.append(list(arguments))

    def resume(self, run, *, queue=False):
        self.resumed.append((run, queue))

    def send(self, run, command):
        self.sent.append((run, command.value))

    def refresh(self):
        pass


class FakeProcess(QObject):
    event_received = Signal(object)
    ended = Signal(object)

    def __init__(self, arguments, parent=None):
        super().__init__(parent)
        self.arguments = list(arguments)
        self.stopped = False

    def stop_politely(self):
        self.stopped = True


class FakeJobs(QObject):
    def __init__(self, parent=None):
        super().__init__(parent)
        self.started, self.questions = [], []

    def start(self, arguments, *, label=""):
        process = FakeProcess(arguments, self)
        self.started.append(process)
        return process

    def ask(self, arguments, done, failed=None, *, owner):
        self.questions.append((list(arguments), done, failed))


class FakeEngine(QObject):
    """Writes an empty file for each conversion, when it is told to."""

    def __init__(self, parent=None):
        super().__init__(parent)
        self.asked = []

    def request(self, kind, parameters, done, failed=None, *, owner, progress=None):
        self.asked.append((kind, parameters, done, failed))
        return SimpleNamespace(cancel=lambda: None)

    def answer(self):
        _kind, parameters, done, _failed = self.asked.pop(0)
        Path(parameters["output"]).write_bytes(b"")
        done({})


class FakeSettings(QObject):
    changed = Signal(object)

    class _Value:
        def __init__(self):
            self.train = {}
            self.threads = 0

    def __init__(self, parent=None):
        super().__init__(parent)
        self.value = self._Value()

    def update(self, **changes):
        for name, value in changes.items():
            setattr(self.value, name, value)
        self.changed.emit(self.value)


class FakeSession(QObject):
    workspace_changed = Signal(object)
    samples_changed = Signal()
    datasets_changed = Signal()
    section_requested = Signal(str, object)
    problem_reported = Signal(object)
    notice_given = Signal(str)

    def __init__(self, root: Path, parent=None):
        super().__init__(parent)
        self.workspace = Workspace.open(root, create=True)
        self.background = Background(self, threads=1)
        self.player = QuietPlayer(self)
        self.runs = FakeRuns(self)
        self.jobs = FakeJobs(self)
        self.engine = FakeEngine(self)
        self.settings = FakeSettings(self)
        self.problems, self.visits, self.notices = [], [], []
        self.notice_given.connect(self.notices.append)
        self.section_requested.connect(lambda section, what: self.visits.append((section, what)))

    def report_problem(self, error, remedy=None):
        self.problems.append(error)

    def go_to(self, section, detail=None):
        self.section_requested.emit(section, detail)


def messages_of(path: Path, upto: int | None = None) -> list[Message]:
    """The events of a journal."""
    lines = path.read_text().splitlines()[:upto]
    return [one for one in map(decode, lines) if isinstance(one, Message)]


def run_info(run: str = "r1", **facts) -> RunInfo:
    known = {"voice": "Anna", "kind": "lite", "created_at": "2026-01-02T03:04:05+00:00"}
    return RunInfo(run, **(known | facts))


def line(seq: int, event: str, t: float = 0.0, /, **fields) -> Message:
    """One event as it comes over the wire."""
    text = json.dumps({"v": 1, "seq": seq, "t": t, "event": event, **fields})
    decoded = decode(text)
    assert isinstance(decoded, Message), decoded
    return decoded
