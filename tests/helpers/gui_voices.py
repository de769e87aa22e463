"""Voices for windows: small files with whole cards, and jobs that a test answers by hand."""

import struct

import numpy as np
import soundfile
from PySide6.QtCore import QObject

from mynah.project.voices import VoiceStore

INDEX_WIDTH = 384
LITE = {
    "kind": "lite",
    "sample_rate": 32000,
    "minutes": 10.0,
    "epochs": 31,
    "steps": 1241,
    "measurements": {
        "similarity": 0.9,
        "natural_similarity": 0.93,
        "intelligibility": 0.95,
        "pitch_error_cents": 5.7,
        "recordings_tested": 3,
        "tested_on_held_out": True,
    },
    "lineage": {"encoder_sha256": "e" * 64, "base_sha256": "b" * 64},
}
RVC = {
    "kind": "rvc",
    "sample_rate": 40000,
    "lineage": {"version": "v2", "f0": True, "embedder": "contentvec"},
}


def publish(workspace, name, *, content=b"weights", index=INDEX_WIDTH, sample=True, card=None):
    """Publish a voice; `index` is the width its index declares, 0 for none."""
    store = VoiceStore(workspace)
    staged = store.stage()
    (staged / "model.safetensors").write_bytes(content)
    if index:
        head = struct.pack("<4siqqq", b"IwFl", index, 80, 0, 0)
        (staged / "added_made.index").write_bytes(head + bytes(64))
    if sample:
        sound = np.zeros(1600, np.float32)
        soundfile.write(staged / "sample.flac", sound, 16000)
    return store.publish(name, staged, LITE if card is None else card)


class AnsweredQuestion(QObject):
    """A question that waits for what the test says."""

    def __init__(self, arguments, done, failed, owner):
        super().__init__(owner)
        self.arguments, self.done, self.failed = list(arguments), done, failed
        self.cancelled = False

    def cancel(self):
        self.cancelled = True


class HandJobs(QObject):
    """Takes the place of `EngineJobs`: every question is kept until the test answers it."""

    def __init__(self, parent=None):
        super().__init__(parent)
        self.questions = []

    def ask(self, arguments, done, failed=None, *, owner):
        self.questions.append(AnsweredQuestion(arguments, done, failed, self))
        return self.questions[-1]

    @property
    def last(self):
        return self.questions[-1]

    def close_all(self):
        pass
