"""Changed requests and commands into the real `mynah serve`, which must stay and answer."""

import json
import os
import subprocess
import sys
import threading
from pathlib import Path

from torture.attack import Attack
from torture.line_mutations import bytes_of, changed, odd, torn

SECONDS = 60
MEGABYTES = 1500
_KINDS = ("analyse", "assess", "convert", "load", "blend", "similarity", "speak", "bases", "forget",
          "pickle", "__init__", "")  # fmt: skip


class Engine:
    """A real `mynah serve`, whose answers are waited for with a watch on the time."""

    def __init__(self):
        environment = dict(os.environ, PYTHONPATH=os.pathsep.join(sys.path))
        self.process = subprocess.Popen(
            [sys.executable, "-m", "mynah.engine", "serve", "--json", "--idle", "600"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
        )

    def answers(self, data, number):
        """Write lines, then a question that is right; whether that one is answered in time."""
        asked = {"v": 1, "cmd": "request", "id": number, "kind": "forget", "parameters": {}}
        watch = threading.Timer(SECONDS, self.process.kill)
        watch.start()
        try:
            self.process.stdin.write(data + b"\n" + bytes_of(asked) + b"\n")
            self.process.stdin.flush()
            for line in self.process.stdout:
                try:
                    told = json.loads(line)
                except ValueError:
                    return f"a line that is no event: {line[:200]}"
                if told.get("event") in ("answer", "fault") and told.get("id") == number:
                    return "" if told["event"] == "answer" else str(told)
                if told.get("event") == "fault" and told.get("code") == "INTERNAL":
                    return f"a fault nobody foresaw: {told.get('message')} {told.get('detail')}"
            return f"it ended: {self.process.wait()}"
        except OSError as error:
            return f"it is gone: {error}, {self.process.wait()}"
        finally:
            watch.cancel()

    def memory(self):
        told = Path(f"/proc/{self.process.pid}/status").read_text(encoding="ascii")
        lines = [line.split() for line in told.splitlines()]
        return next(int(words[1]) >> 10 for words in lines if words[0] == "VmHWM:")

    def end(self):
        self.process.stdin.close()
        self.process.stdout.close()
        self.process.wait(60)


def attack_serve(ground):
    engine = None
    recording = ground.work / "a.wav"
    recording.write_bytes(b"RIFF\x24\0\0\0WAVEfmt ")
    before = sorted(ground.work.iterdir())
    try:
        for seed, rng in ground.each():
            engine = engine or Engine()
            request = _request(rng, ground.work)
            data = bytes_of(changed(request, rng)) if rng.random() < 0.8 else bytes_of(request)
            if rng.random() < 0.3:
                data = torn(data, rng)
            if rng.random() < 0.03:
                data += b"z" * (4 << 20)
            wrong = engine.answers(data, f"sure-{seed}")
            if wrong:
                ground.failed(seed, "the engine stays and answers", f"{data[:300]!r}: {wrong}")
                engine.process.kill()
                engine.process.wait()
                engine = None
            elif ground.tried % 20 == 0:
                ground.most("most MB", engine.memory())
            if sorted(ground.work.iterdir()) != before:
                ground.failed(seed, "nothing is written unasked", f"{data[:300]!r}")
    finally:
        if engine is not None:
            engine.end()
    if ground.notes.get("most MB", 0) > MEGABYTES:
        ground.failed(ground.seed, "memory is bounded", ground.notes["most MB"])


def _request(rng, folder):
    kind = rng.choice(_KINDS)
    parameters = {
        "path": str(folder / "a.wav"),
        "workspace": str(folder / "nothing"),
        "model_dir": str(folder),
        "input": str(folder / "a.wav"),
        "output": str(folder / "never" / "o.wav"),
        "others": [str(folder / "a.wav")],
        "settings": {"transpose": 0.0, "f0_method": "swift"},
        "voice": "Anna",
        "voices": [{"model_dir": str(folder), "weight": 0.5}],
        "text": "Hello.",
        "engine": "espeak",
        "base": "en",
    }
    chosen = {name: parameters[name] for name in parameters if rng.random() < 0.7}
    if rng.random() < 0.3 and chosen:
        chosen[rng.choice(sorted(chosen))] = odd(rng)
    command = rng.choice(("request", "request", "request", "withdraw", "stop", "cancel", "pause"))
    return {"v": 1, "cmd": command, "id": str(rng.randrange(99)), "kind": kind,
            "parameters": chosen}  # fmt: skip


SERVE = Attack(
    "command-lines",
    "Changed requests and commands are written to a real warm engine: each is refused or answered,"
    " and the next one, which is right, is answered.",
    2_000,
    15,
    attack_serve,
    lambda: "" if sys.platform == "linux" else "needs /proc",
)
