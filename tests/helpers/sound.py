"""A sound card that a test moves on by hand."""

import numpy as np


class HandOutput:
    """Takes samples as the real one does; time passes only by :meth:`hear`."""

    def __init__(self, rate=16000, channels=1, problem="", buffer_seconds=0.25):
        self.rate, self.channels = rate, channels
        self.trouble = problem
        self.size = round(buffer_seconds * rate)
        self.blocks = []
        self.written = self.played = self.starts = 0
        self.running = self.gone = False
        self.volume = 1.0

    def problem(self):
        return self.trouble

    def start(self):
        self.blocks, self.written, self.played = [], 0, 0
        self.starts += 1
        self.running = True
        return not self.trouble

    def stop(self):
        self.running = False

    def room(self):
        return self.size - (self.written - self.played) if self.running else 0

    def write(self, block):
        assert self.running
        assert block.shape[1] == self.channels
        assert len(block) <= self.room()
        self.blocks.append(np.array(block))
        self.written += len(block)

    def heard(self):
        return self.played

    def failed(self):
        return self.gone

    def set_volume(self, volume):
        self.volume = volume

    def hear(self, seconds):
        """Let up to ``seconds`` of what was written be heard."""
        self.played = min(self.written, self.played + round(seconds * self.rate))

    def samples(self):
        """Everything written since the start, shape (frames, channels)."""
        return np.concatenate(self.blocks) if self.blocks else np.zeros((0, self.channels))
