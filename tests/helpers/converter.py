"""A converter that only remembers what it was asked; a test says what becomes of that."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import soundfile
from PySide6.QtCore import QObject, Signal

from mynah.gui.services.warm_engine import WarmState
from mynah.protocol.events import Failed, Progress, Warning_


@dataclass
class Asked:
    """One request."""

    kind: str
    parameters: dict
    done: object
    failed: object
    progress: object
    heard: object
    cancelled: bool = False

    def cancel(self):
        self.cancelled = True


class FakeConverter(QObject):
    """Stands for `WarmEngine`."""

    state_changed = Signal(str)
    crashed = Signal()

    def __init__(self, parent=None):
        super().__init__(parent)
        self.state = WarmState.OFF
        self.requests = []

    @property
    def conversions(self):
        return [one for one in self.requests if one.kind == "convert"]

    @property
    def loads(self):
        return [one for one in self.requests if one.kind == "load"]

    @property
    def open(self):
        """The conversion that is worked on, or None."""
        waiting = [one for one in self.conversions if not one.cancelled and one.done is not None]
        return waiting[0] if waiting else None

    def request(
        self, kind, parameters, done, failed=None, *, owner, progress=None, heard=None, first=False
    ):
        asked = Asked(kind, dict(parameters), done, failed, progress, heard)
        self.requests.append(asked)
        return asked

    def advance(self, done, total):
        self.open.progress(Progress("convert", done, total, "s"))

    def warn(self, text):
        self.open.heard(Warning_("NO_EFFECT", text))

    def answer(self, seconds=1.0, **facts):
        """Write a file and say that it is done."""
        asked = self.open
        path = Path(asked.parameters["output"])
        path.parent.mkdir(parents=True, exist_ok=True)
        soundfile.write(path, np.zeros(int(16000 * seconds), np.float32), 16000)
        done, asked.done = asked.done, None
        done(
            {
                "path": str(path),
                "seconds": seconds,
                "elapsed_s": 0.1,
                "semitones": 3.0,
                "sample_rate": 32000,
                "f0_method": "swift",
                **facts,
            }
        )

    def fail(self, code="BAD_INPUT", message="It cannot be read.", items=()):
        asked = self.open
        asked.done = None
        asked.failed(Failed(code, message, items=tuple(items)))

    def close(self):
        pass
