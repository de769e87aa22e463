"""The real window, used by a script as by a person: `window_driver.py SCENARIO WORKSPACE`.

A scenario is a generator: it presses keys and buttons, and yields what it waits for. What it sees
goes to stdout, one JSON object a line, for the test that started it.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import shiboken6
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget

from helpers.as_program import guard, settle
from mynah.gui import theme
from mynah.gui.application import open_window
from mynah.gui.immortal import keep_true_alive
from mynah.gui.qt_application import MynahApplication
from mynah.gui.services.settings_store import SettingsStore

if TYPE_CHECKING:
    from mynah.gui.controllers.desktop import Desktop

Scenario = Iterator[Callable[[], object]]
POLL_MS = 100


def say(saw: str, **facts: object) -> None:
    """Tell the test what was seen."""
    sys.stdout.write(json.dumps({"saw": saw, **facts}, default=str) + "\n")
    sys.stdout.flush()


class Driver(QObject):
    """Runs a scenario, a step whenever what it waits for has come true."""

    def __init__(self, scenario: Scenario, patience_s: float) -> None:
        super().__init__()
        self._scenario = scenario
        self._waiting: Callable[[], object] = lambda: True
        self._until = time.monotonic() + patience_s
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._on_tick)
        self._timer.start(POLL_MS)

    def _on_tick(self) -> None:
        if time.monotonic() > self._until:
            say("gave up", waiting=self._waiting.__qualname__)
            self._end(1)
            return
        try:
            if self._waiting():
                self._waiting = next(self._scenario)
        except StopIteration:
            say("end")
            self._end(0)
        except Exception as error:  # noqa: BLE001 - the test shall read it
            say("fault", error=repr(error))
            self._end(1)

    def _end(self, code: int) -> None:
        self._timer.stop()
        MynahApplication.exit(code)


def find(root: QWidget, kind: type, name: str) -> QWidget:
    """A visible widget by its object name."""
    found = [one for one in root.findChildren(kind, name) if one.isVisible()]
    assert found, f"nothing visible is called {name}"
    return found[0]


def press(root: QWidget, name: str) -> None:
    """Press a button with the mouse."""
    button = find(root, QAbstractButton, name)
    assert button.isEnabled(), f"{name} cannot be pressed"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


class Balloons(QObject):
    """Notes the messages of the tray, which Qt draws itself where no service shows them."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.seen: list[str] = []
        self._open: set[int] = set()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._on_tick)
        self._timer.start(POLL_MS)

    def _on_tick(self) -> None:
        shown = [
            one
            for one in MynahApplication.topLevelWidgets()
            if one.metaObject().className() == "QBalloonTip" and one.isVisible()
        ]
        for balloon in shown:
            words = [part.text() for part in balloon.findChildren(QLabel) if part.text()]
            if shiboken6.getCppPointer(balloon)[0] not in self._open:
                self.seen.append(" | ".join(words))
                say("notification", words=words)
        self._open = {shiboken6.getCppPointer(one)[0] for one in shown}


def drop_and_train(desktop: Desktop) -> Scenario:
    """Wait for a drop, train a voice, and wait for the notification."""
    window, session = desktop.window, desktop.session
    yield lambda: desktop.complete
    balloons = Balloons(desktop)
    say("ready", tray=desktop.desk.tray is not None)
    yield lambda: window.drop_shown
    say("drop shown")
    yield lambda: session.samples.rowCount() > 0
    yield lambda: not desktop.library.imports.going
    say("imported", samples=session.samples.rowCount())
    window.grab().save(str(session.workspace.root / "library.png"))
    QTest.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    yield lambda: window.section == "train"
    voice = find(window, QLineEdit, "train_voice")
    voice.setFocus()
    QTest.keyClicks(voice, "Dropped")
    # By its words: they are what a person goes by.
    primary = find(window, QAbstractButton, "train_primary")
    yield (
        lambda: primary.isEnabled() and primary.text() in {"Check this computer", "Train my voice"}
    )
    say("next step", text=primary.text())
    press(window, "train_primary" if primary.text() == "Train my voice" else "train_second")
    yield lambda: window.header.run_text
    say("running", text=window.header.run_text)
    yield lambda: desktop.train.run.history and "spectral" in desktop.train.run.history.metrics
    say("curves")
    yield lambda: balloons.seen
    window.grab().save(str(session.workspace.root / "finished.png"))
    yield lambda: not session.runs.alive


def attach_again(desktop: Desktop) -> Scenario:
    """See a run that another window started, with the curves it has so far."""
    yield lambda: desktop.complete and desktop.window.header.run_text
    desktop.session.go_to("train")
    yield lambda: desktop.train.run.history and "spectral" in desktop.train.run.history.metrics
    curve = desktop.train.run.history.metrics["spectral"]
    say("attached", points=len(curve.steps), first=int(curve.steps[0]))


def stay(desktop: Desktop) -> Scenario:
    """Say what is seen of a run, and stay open until the process is killed."""
    yield lambda: desktop.complete
    say("ready")
    desktop.session.go_to("train")  # a run is shown as soon as somebody looks
    yield lambda: desktop.train.run.history and "spectral" in desktop.train.run.history.metrics
    say("curves")
    yield lambda: False


def speak_and_save(desktop: Desktop) -> Scenario:
    """Let somebody type on the page Speak, and say when the sentences and the file are there."""
    yield lambda: desktop.complete and desktop.session.workspace.exists
    desktop.session.go_to("speak")
    speak = desktop.speak
    yield lambda: speak.bases.voices.can_speak and not desktop.session.engine.pending
    speak.view.editor.field.setFocus()
    say("ready", voice=speak.view.panel.choice.voice)
    yield lambda: speak.speaking.busy
    say("speaking", text=speak.view.editor.text)
    yield lambda: not speak.speaking.busy
    said = [one.text for one in speak.model.sentences]
    say("spoken", sentences=said, words=speak.view.progress.text())
    yield lambda: speak.saving.dialog is not None and speak.saving.dialog.isVisible()
    say("asked")
    yield lambda: speak.saving.made and not speak.saving.busy
    say("saved", path=speak.saving.made[0])
    desktop.window.grab().save(str(desktop.session.workspace.root / "spoken.png"))


SCENARIOS = {one.__name__: one for one in (drop_and_train, attach_again, stay, speak_and_save)}


def main() -> int:
    """Open the window on a workspace and run a scenario in it."""
    keep_true_alive()
    app = MynahApplication()
    collector = guard(app)
    settings = SettingsStore()
    theme.apply(app, "light")
    desktop = open_window(app, settings, Path(sys.argv[2]))
    settle(desktop, collector)
    desktop.start()
    desktop.window.setGeometry(180, 60, 1080, 720)
    driver = Driver(SCENARIOS[sys.argv[1]](desktop), patience_s=560)
    code = app.exec()
    del driver
    desktop.close()
    return code


if __name__ == "__main__":
    sys.exit(main())
