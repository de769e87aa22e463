"""A session over a made library, and engine jobs that tell what a test wants."""

from PySide6.QtCore import QObject, Signal

from helpers.library import fake_sample
from mynah.gui.controllers.session import Session
from mynah.gui.services.engine_process import Outcome, ProcessState
from mynah.gui.services.settings_store import SettingsStore
from mynah.project.workspace import Workspace
from mynah.protocol.events import Cancelled, Done, Failed, Item, Progress


def write_samples(workspace, count, first=0, **values):
    """Samples whose sound nobody reads, the last one the newest."""
    for number in range(first, first + count):
        fake_sample(number, day=number % 28 + 1, folder=workspace.samples_dir, **values)


def open_session(qtbot, folder, count=0, **values):
    """A session whose library was read."""
    workspace = Workspace.open(folder / "ws", create=True)
    write_samples(workspace, count, **values)
    session = Session(workspace, SettingsStore(folder / "settings.json"))
    session.problems = []
    session.problem_reported.connect(session.problems.append)
    return session


class SpokenProcess(QObject):
    """Looks like an engine's process; the test says what it says."""

    event_received = Signal(object)
    ended = Signal(object)

    def __init__(self, arguments):
        super().__init__()
        self.arguments = list(arguments)
        self.asked_to_stop = False

    def stop_politely(self):
        self.asked_to_stop = True

    def say(self, *events):
        for event in events:
            self.event_received.emit(event)

    def progress(self, done, total):
        self.say(Progress("import", done, total, "files"))

    def item(self, path, verdict, sample_id="", code="", text="", action=""):
        reasons = [{"code": code, "text": text, "action": action}] if code or text else []
        data = {"path": path, "verdict": verdict, "sample_id": sample_id, "reasons": reasons}
        self.say(Item("import", data))

    def done(self):
        self._end(Done({}), ProcessState.DONE)

    def cancelled(self):
        self._end(Cancelled("cancelled"), ProcessState.CANCELLED)

    def failed(self, code, items=()):
        failed = Failed(code, "It went wrong.", items=tuple(items))
        self._end(failed, ProcessState.FAILED, failed)

    def crashed(self):
        error = Failed("INTERNAL", "It is gone.")
        self.ended.emit(Outcome(ProcessState.CRASHED, error=error))

    def _end(self, event, state, error=None):
        self.say(event)
        self.ended.emit(Outcome(state, event, 0, error=error))


class SpokenJobs(QObject):
    """Takes the place of `EngineJobs`."""

    def __init__(self):
        super().__init__()
        self.started = []

    def start(self, arguments, *, label=""):
        del label
        self.started.append(SpokenProcess(arguments))
        return self.started[-1]

    @property
    def last(self):
        return self.started[-1]

    def close_all(self):
        pass
