"""The whole window, whose engine says what lies ready: `python window_worker.py FOLDER`.

A line on its input is a try: the channel by which the window is told something, and what; a line of
its output is what came of it. The window lies over a workspace that is real.
"""

import json
import os
import sys
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_LOGGING_RULES", "*=false")

import resource

from PySide6.QtCore import QObject

from helpers.as_program import guard, settle
from helpers.watchdog import BlockWatch
from helpers.whole_window import made_workspace, turn
from mynah.gui.application import open_window
from mynah.gui.controllers.sound_loader import SoundLoader
from mynah.gui.immortal import keep_true_alive
from mynah.gui.qt_application import MynahApplication
from mynah.gui.services import engine_answer, engine_process
from mynah.gui.services.settings_store import SettingsStore

SPEAKER = Path(__file__).with_name("line_speaker.py")
PATIENCE_S = 20.0


class Watched:
    """The window, and what went wrong in it."""

    def __init__(self, folder):
        keep_true_alive()
        self.says = folder / "says"
        self.says.mkdir()
        os.environ["MYNAH_SAYS"] = str(self.says)
        command = (sys.executable, ["-S", "-E", str(SPEAKER)])
        engine_process.engine_command = engine_answer.engine_command = lambda: command
        self.faults = []
        sys.excepthook = self._fault
        sys.unraisablehook = lambda args: self._fault(
            args.exc_type, args.exc_value, args.exc_traceback
        )
        self.app = MynahApplication(["mynah"])
        collector = guard(self.app)
        workspace = made_workspace(folder / "ws")
        settings = SettingsStore(folder / "settings.json")
        self.desktop = open_window(self.app, settings, workspace.root)
        settle(self.desktop, collector)
        self.desktop.start()
        self.desktop.finish()
        turn(200)
        self.number = 0
        self.owner = QObject()
        self.heard = []
        self.loader = SoundLoader(self.desktop.session, self.desktop)
        self.loader.pitch_loaded.connect(lambda *found: self.heard.append(found))
        self.loader.pitch_failed.connect(lambda error: self.heard.append((error,)))

    def _fault(self, kind, error, stack):
        import traceback

        self.faults.append("".join(traceback.format_exception(kind, error, stack)[-4:])[-900:])

    def tell(self, channel, data):
        """Let the window be told something, and wait until it took it."""
        self.faults.clear()
        self.number += 1
        name = {"run": "attach", "request": "serve"}.get(channel, channel)
        (self.says / name).write_bytes(data)
        session, ended = self.desktop.session, []
        if channel == "import":
            imports = self.desktop.library.imports
            imports.finished.connect(ended.append)
            imports.import_paths(["/nowhere/a.wav"])
        elif channel == "run":
            watcher = session.runs.watch(f"run-{self.number}")
            watcher._retry_s = 0.005
            watcher.ended.connect(ended.append)
            self.desktop.window.show_section("train")  # each page of a run is shown what comes
            self.desktop.train.open_run(watcher.run)
        elif channel == "request":
            self._request(ended)
        else:
            session.jobs.ask([channel], ended.append, ended.append, owner=self.owner)
            if channel == "runs":
                session.runs.refresh()
        watch = BlockWatch()
        until = time.monotonic() + PATIENCE_S
        while not ended and time.monotonic() < until:
            turn(5)
        turn(30)
        watch.stop()
        if channel == "import":
            self.desktop.library.imports.finished.disconnect(ended.append)
        if channel == "run":
            self.desktop.train.run.show_run("")
            session.runs.watch(f"run-{self.number}").stop()
        return {
            "ended": bool(ended),
            "faults": self.faults[:3],
            "blocked_s": watch.longest_work,
            "mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10,
        }

    def _request(self, ended):
        """As the inspector asks, which reads files that are named in the answer; or bare."""
        session = self.desktop.session
        if self.number % 2:
            session.engine.request("speak", {}, ended.append, ended.append, owner=self.owner)
            return
        self.loader.load(next(iter(sorted(session.workspace.samples_dir.glob("*.wav")))), "")
        self.loader._ask_pitch()
        self.heard = ended


def main():
    watched = Watched(Path(sys.argv[1]))
    said = os.fdopen(os.dup(1), "w", encoding="utf-8")
    for line in sys.stdin:
        wanted = json.loads(line)
        answer = watched.tell(wanted["channel"], Path(wanted["file"]).read_bytes())
        said.write(json.dumps(answer) + "\n")
        said.flush()
    watched.desktop.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
