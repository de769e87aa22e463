"""Mutated sound files, given to everything that reads a recording."""

import hashlib
import json
import os
import queue
import subprocess
import sys
import threading
from pathlib import Path

from torture.attack import Attack
from torture.audio_mutations import mutated
from torture.audio_seeds import made_seeds

SECONDS = 60
MEGABYTES = 1500
BATCH = 250
_WORKER = Path(__file__).with_name("audio_worker.py")
_TESTS = str(_WORKER.parents[1])


class Worker:
    """The process that is given files; a new one, with a new workspace, after each death."""

    def __init__(self, folder):
        self.workspace = folder
        environment = dict(os.environ, TMPDIR=str(folder), PYTHONPATH=os.pathsep.join(sys.path))
        self.process = subprocess.Popen(
            [sys.executable, str(_WORKER), str(folder / "ws")],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=environment,
            text=True,
        )
        self.lines, self.said = queue.Queue(), []
        threading.Thread(target=self._read, daemon=True).start()
        threading.Thread(target=self._hear, daemon=True).start()

    def _read(self):
        for line in self.process.stdout:
            self.lines.put(line)
        self.lines.put("")

    def _hear(self):
        for line in self.process.stderr:
            self.said = [*self.said[-20:], line]

    def ask(self, path):
        """What came of a file: a dictionary, or why there is none."""
        try:
            self.process.stdin.write(json.dumps(str(path)) + "\n")
            self.process.stdin.flush()
            line = self.lines.get(timeout=SECONDS)
        except queue.Empty:
            return f"no answer within {SECONDS} s"
        except OSError:
            line = ""
        if line:
            return json.loads(line)
        self.process.wait()
        return f"ended with {self.process.returncode}: {''.join(self.said)[-1000:]}"

    def end(self):
        self.process.stdin.close()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.process.stdout.close()


def attack_files(ground):
    seeds = made_seeds(ground.work)
    outside = ground.work / "outside"
    outside.mkdir()
    (outside / "kept.txt").write_text("not to be touched")
    worker, number = None, 0
    try:
        for seed, rng in ground.each():
            if worker is None or number % BATCH == 0:
                if worker is not None:
                    worker.end()
                    _remove(worker.workspace)
                folder = ground.work / f"worker-{number}"
                folder.mkdir()
                worker = Worker(folder)
            number += 1
            kind, data, suffix, done = mutated(seeds, rng)
            path = outside / f"file{suffix}"
            path.write_bytes(data)
            answer = worker.ask(path)
            what = f"{kind}{suffix} {'+'.join(done)}"
            if isinstance(answer, str):
                ground.failed(seed, "the process that reads stays", f"{what}: {answer}")
                worker.process.kill()
                worker.end()
                worker = None
            else:
                _judge(ground, seed, what, answer)
            if path.read_bytes() != data or hashlib.sha256(data).digest() == b"":
                ground.failed(seed, "a recording is only read", what)
            left = sorted(one.name for one in outside.iterdir())
            if left != sorted(["kept.txt", path.name]):
                ground.failed(seed, "nothing is written beside the workspace", str(left))
            path.unlink()
    finally:
        if worker is not None:
            worker.end()
    if (outside / "kept.txt").read_text() != "not to be touched":
        ground.failed(ground.seed, "nothing is written beside the workspace", "kept.txt")


def _judge(ground, seed, what, answer):
    for step, (verdict, words) in answer["steps"].items():
        ground.count(f"{step} {verdict}")
        if verdict == "fault":
            ground.failed(seed, f"{step}: accepted or refused with a reason", f"{what}: {words}")
        if verdict == "decoder":
            ground.notes.setdefault("decoders broke at", []).append(seed)
    ground.most("longest s", round(answer["seconds"], 2))
    ground.most("most MB", answer["mb"])
    if answer["mb"] > MEGABYTES:
        ground.failed(seed, "memory is bounded", f"{what}: {answer['mb']} MB")


def _remove(folder):
    import shutil

    shutil.rmtree(folder, ignore_errors=True)


def _needs():
    return "" if sys.platform == "linux" else "needs limits on memory as Linux has them"


ATTACK = Attack(
    "audio-files",
    "Mutated sound files of 28 kinds are imported, read for conversion, drawn, and their tags read:"
    " each is accepted as finite sound of bounded length, or refused with a reason.",
    20_000,
    25,
    attack_files,
    _needs,
)
