"""A session for the recorder: real settings and threads, an engine that answers by hand."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from mynah.gui.models.sample_table import SampleTableModel
from mynah.gui.services.background import Background
from mynah.gui.services.engine_process import Outcome, ProcessState
from mynah.gui.services.settings_store import SettingsStore
from mynah.project.workspace import Workspace
from mynah.protocol.events import Failed, Item


class HandPlayer(QObject):
    """A player that plays nothing and can be looked at."""

    position_changed = Signal(float)
    state_changed = Signal(str)
    failed = Signal(str)

    def __init__(self, parent=None):
        super().__init__(parent)
        self.path, self.is_playing, self.moment = "", False, 0.0

    def load(self, path, start=0.0):
        self.path, self.is_playing, self.moment = str(path), False, start

    def clear(self):
        self.load("")

    def play_file(self, path, start=0.0):
        self.load(path, start)
        self.play()

    def play(self, start=None):
        self.is_playing, self.moment = True, self.moment if start is None else start
        self.state_changed.emit("playing")

    def pause(self):
        self.is_playing = False
        self.state_changed.emit("paused")

    def toggle(self):
        self.pause() if self.is_playing else self.play()


class HandJob(QObject):
    """A command of the engine whose end the test decides."""

    event_received = Signal(object)
    ended = Signal(object)

    def __init__(self, arguments, parent=None):
        super().__init__(parent)
        self.arguments = list(arguments)

    @property
    def paths(self):
        return [one for one in self.arguments if one.endswith(".wav")]

    @property
    def consent(self):
        return next(one for one in self.arguments if one.startswith("--consent=")).partition("=")[2]

    def finish(self, verdict="ok", code=""):
        for path in self.paths:
            reasons = [{"code": code, "text": "In English.", "action": ""}] if code else []
            data = {"path": path, "verdict": verdict, "sample_id": "abc", "reasons": reasons}
            self.event_received.emit(Item("import", data))
        self.ended.emit(Outcome(ProcessState.DONE))

    def fail(self, code, items=()):
        error = Failed(code, "It went wrong.", items=tuple(items))
        self.ended.emit(Outcome(ProcessState.FAILED, error, error=error))

    def vanish(self):
        self.ended.emit(Outcome(ProcessState.CANCELLED))


class HandJobs(QObject):
    def __init__(self, parent=None):
        super().__init__(parent)
        self.started = []

    def start(self, arguments, *, label=""):
        self.started.append(HandJob(arguments, self))
        return self.started[-1]


class RecordSession(QObject):
    """What a RecordController needs of a Session."""

    workspace_changed = Signal(object)
    samples_changed = Signal()
    notice_given = Signal(str)

    def __init__(self, root, parent=None):
        super().__init__(parent)
        self.workspace = Workspace.plan(root)
        self.settings = SettingsStore()
        self.background = Background(self)
        self.jobs = HandJobs(self)
        self.player = HandPlayer(self)
        self.samples = SampleTableModel(self)
        self.problems, self.notices, self.sections, self.reloads = [], [], [], 0
        self.notice_given.connect(self.notices.append)

    def report_problem(self, error, remedy=None):
        self.problems.append(error)

    def reload_samples(self):
        self.reloads += 1

    def go_to(self, section, detail=None):
        self.sections.append(section)

    def hold(self, samples):
        """The library was read and holds these."""
        self.samples.set_samples(samples)
        self.samples_changed.emit()

    def open_workspace(self, root):
        self.workspace = Workspace.plan(root)
        self.workspace_changed.emit(self.workspace)

    def close(self):
        self.background.close()
        self.settings.flush()
