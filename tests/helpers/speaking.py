"""An engine that speaks tones: answers `bases`, `load` and `speak` as the contract says."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import soundfile
from PySide6.QtCore import QObject, Signal

from mynah.gui.services.warm_engine import WarmState
from mynah.protocol.events import Failed, Item

RATE = 16000
TEXT = "One sentence. Another one! And a third?"
BASES = {
    "engines": [
        {"id": "piper", "name": "Piper", "available": True, "version": "1", "reason": ""},
        {"id": "espeak", "name": "espeak-ng", "available": True, "version": "1.51"},
    ],
    "bases": [
        {
            "id": "espeak/en-us",
            "engine": "espeak",
            "name": "English (America)",
            "language": "en-us",
            "quality": "",
            "installed": True,
            "size": 0,
            "licence": "GPL-3.0",
            "model": "",
        },
        {
            "id": "piper/en_US-lessac-medium",
            "engine": "piper",
            "name": "Lessac",
            "language": "en_US",
            "quality": "medium",
            "installed": False,
            "size": 63_200_000,
            "licence": "Blizzard 2013",
            "model": "en_US-lessac-medium",
        },
        {
            "id": "piper/de_DE-thorsten-medium",
            "engine": "piper",
            "name": "Thorsten",
            "language": "de_DE",
            "quality": "medium",
            "installed": True,
            "size": 63_200_000,
            "licence": "CC0",
            "model": "piper-de_DE-thorsten-medium",
        },
    ],
}
NO_ESPEAK = {
    "engines": [
        {
            "id": "espeak",
            "name": "espeak-ng",
            "available": False,
            "version": "",
            "reason": "espeak-ng is not installed.",
            "hint": "Install it: sudo apt install espeak-ng",
        }
    ],
    "bases": [],
}


class Asked:
    """One request, answered when the test says so."""

    def __init__(self, engine, kind, parameters, done, failed, heard):
        self.engine, self.kind, self.parameters = engine, kind, parameters
        self.done, self.failed, self.heard = done, failed, heard
        self.cancelled = self.answered = False

    def cancel(self):
        self.cancelled = True

    def say(self, number, **facts):
        """One sentence is ready."""
        item = self.engine.sentence(self.parameters, number, **facts)
        if not self.cancelled:
            self.heard(Item("sentence", item))
        return item

    def finish(self, **facts):
        """The sentences that are left, then the answer."""
        texts = self.engine.sentences(self.parameters["text"])
        items = [self.engine.sentence(self.parameters, k + 1) for k in range(len(texts))]
        if self.heard is not None and not self.cancelled:
            for one in items:
                self.heard(Item("sentence", one))
        answer = {"sentences": items, "fallback": "", "elapsed_s": 0.5, "first_s": 0.1}
        answer |= {"output": self.parameters.get("output", "")} | facts
        self.answered = True
        if not self.cancelled:
            if self.parameters.get("output"):
                path = Path(self.parameters["output"])
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(b"sound")
            self.done(answer)

    def fail(self, code="INTERNAL", message="It broke.", hint=""):
        self.answered = True
        if not self.cancelled and self.failed is not None:
            self.failed(Failed(code, message, hint))


class SpeakingEngine(QObject):
    """Stands for the warm engine; `automatic` answers each request at once."""

    state_changed = Signal(str)
    crashed = Signal()

    def __init__(self, folder, parent=None, *, automatic=True, bases=BASES):
        super().__init__(parent)
        self.folder, self.automatic, self.bases = Path(folder), automatic, bases
        self.state = WarmState.OFF
        self.asked = []

    def request(
        self, kind, parameters, done, failed=None, *, owner, progress=None, heard=None, first=False
    ):
        asked = Asked(self, kind, parameters, done, failed, heard)
        self.asked.append(asked)
        if kind == "bases":
            done(self.bases)
        elif kind == "load":
            done({"voice": parameters["voice"]})
        elif self.automatic:
            asked.finish()
        return asked

    def close(self):
        """As the real one."""

    @property
    def pending(self):
        return sum(not one.answered and not one.cancelled for one in self.spoken())

    def spoken(self):
        return [one for one in self.asked if one.kind == "speak"]

    @staticmethod
    @cache
    def sentences(text):
        return [one.strip() for one in re.findall(r"[^.!?]+[.!?]*", text) if one.strip()]

    def sentence(self, parameters, number, **facts):
        text = self.sentences(parameters["text"])[number - 1]
        base = parameters["base"] or "espeak/en-us"
        path = self.folder / f"{abs(hash((text, base, parameters['voice']))):x}.wav"
        if not path.exists():
            self.folder.mkdir(parents=True, exist_ok=True)
            tone = 0.1 * np.sin(np.arange(RATE // 5) * (0.05 + 0.01 * number))
            soundfile.write(path, tone, RATE)
        return {
            "number": number,
            "total": len(self.sentences(parameters["text"])),
            "text": text,
            "path": str(path),
            "seconds": 0.2,
            "pause_s": 0.05,
            "cached": False,
            "engine": base.partition("/")[0],
            "base": base,
            "fallback": "",
        } | facts


def voice_stub(name="Anna", kind="lite", version="v1"):
    """As much of a voice as lists need."""
    lineage = {"median_f0_hz": 200.0}
    card = SimpleNamespace(kind=kind, files={}, lineage=lineage)
    return SimpleNamespace(name=name, current=SimpleNamespace(card=card, version=version))


class FakeProcess(QObject):
    """A download that a test moves on."""

    event_received = Signal(object)
    ended = Signal(object)
    stopped = False

    def stop_politely(self):
        self.stopped = True


def use_voices(speak, session, *names):
    session.voices._voices = tuple(voice_stub(name) for name in names)
    session.voices.voices_changed.emit()


def say(speak, text=TEXT):
    """Press the button; the request that was asked."""
    speak.view.editor.set_text(text)
    speak.view.speak.click()
    return speak._session.engine.spoken()[-1]


def states(speak):
    return [one.state for one in speak.model.sentences]
