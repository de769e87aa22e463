"""Many files through one warm engine, and through one command: memory, order, losses. By hand.

    python tests/benchmarks/queue_of_files.py [--count 500] [--seconds 2] [--voice FOLDER]
        [--speech FOLDER] [--format wav]

Memory is what the process holds (RSS, Linux) after the nth file; it may grow by a tenth between
the 50th and the last. Without --voice the voice is one by construction, without --speech the
recordings are made sound; else pieces of the recordings in that folder, of lengths around
--seconds. The exit code is 1 where something was lost, came out of order or grew too much.
"""

from __future__ import annotations

import argparse
import itertools
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

RATE = 16000
WARM, MOST_GROWTH = 50, 0.10
ROWS = 10


@dataclass
class Passage:
    """What was seen of one way through all files."""

    name: str
    memory: list[int] = field(default_factory=list)  # MB after each file
    order: list[int] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def growth(self) -> float:
        """Share by which memory grew between file WARM (or the half) and the last."""
        first = self.memory[min(WARM, (len(self.memory) + 1) // 2) - 1]
        return self.memory[-1] / first - 1

    def good(self) -> bool:
        """Whether it holds what is promised."""
        return not self.lost and self.order == sorted(self.order) and self.growth < MOST_GROWTH

    def lines(self) -> Iterator[str]:
        """The table."""
        step = max(1, len(self.memory) // ROWS)
        yield f"{self.name}: {len(self.order)} files in {self.seconds:.0f} s"
        for number in sorted({1, WARM, *range(step, len(self.memory) + 1, step)}):
            if number <= len(self.memory):
                yield f"  after file {number:4}  {self.memory[number - 1]:5} MB"
        order = "kept" if self.order == sorted(self.order) else "NOT kept"
        yield f"  growth {self.growth:+.1%}, lost {len(self.lost)}, order {order}"


def recordings(folder: Path, count: int, seconds: float, speech: Path | None) -> list[Path]:
    """Write short recordings of different lengths and return their paths in order."""
    from mynah.audio.write import write_audio

    sound = real_speech(speech) if speech else made_sound()
    rng = np.random.default_rng(0)
    paths = []
    for number in range(count):
        length = int(seconds * rng.uniform(0.5, 1.5) * RATE)
        start = int(rng.integers(0, max(1, len(sound) - length)))
        path = folder / f"{number:04}.wav"
        write_audio(path, sound[start : start + length], RATE)
        paths.append(path)
    return paths


def made_sound() -> np.ndarray:
    """A minute of made speech, float32 (samples,)."""
    from helpers.voicelike import voicelike

    return voicelike(60.0, rate=RATE)


def real_speech(folder: Path) -> np.ndarray:
    """All recordings in a folder one after the other, float32 (samples,)."""
    from mynah.audio.decode import read
    from mynah.audio.resample import resample

    parts = []
    for path in sorted(folder.rglob("*.flac")):
        found = read(path)
        parts.append(resample(found.samples[:, 0], found.sample_rate, RATE))
    return np.concatenate(parts)


def memory_of(process: int) -> int:
    """What a process holds, in MB."""
    status = Path(f"/proc/{process}/status").read_text("utf-8")
    return int(status.split("VmRSS:")[1].split()[0]) // 1024


def through_a_warm_engine(paths: Sequence[Path], out: Path, voice: Path, kind: str) -> Passage:
    """All requests are handed over at once, as a queue that is dropped at once."""
    from mynah.protocol.requests import Request, encode_request

    passage, begun = Passage("warm engine"), time.monotonic()
    command = [sys.executable, "-m", "mynah.engine", "serve", "--json", "--control", "stdin"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as engine:
        assert engine.stdin is not None
        assert engine.stdout is not None
        for number, path in enumerate(paths):
            target = out / f"{path.stem}.{kind}"
            asked = {"model_dir": str(voice), "input": str(path), "output": str(target)}
            line = encode_request(Request(str(number), "convert", asked))
            engine.stdin.write(line.encode() + b"\n")
            engine.stdin.flush()
        for event in map(json.loads, engine.stdout):
            if event["event"] in {"answer", "fault"}:
                passage.order.append(int(event["id"]))
                passage.memory.append(memory_of(engine.pid))
            if len(passage.order) == len(paths):
                break
        engine.communicate()
    passage.lost = missing(paths, out, kind)
    passage.seconds = time.monotonic() - begun
    return passage


def through_one_command(paths: Sequence[Path], out: Path, voice: Path, kind: str) -> Passage:
    """The folder of the recordings is converted by `mynah convert`."""
    passage, begun = Passage("mynah convert FOLDER"), time.monotonic()
    with tempfile.TemporaryDirectory() as place:
        workspace = workspace_with(voice, Path(place))
        command = [sys.executable, "-m", "mynah", "convert", "Queue", str(paths[0].parent)]
        command += ["-o", str(out), "--format", kind, "--workspace", str(workspace), "--json"]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            for event in map(json.loads, process.stdout):
                if event["event"] == "item" and event["kind"] == "converted":
                    passage.order.append(int(Path(event["data"]["input"]).stem))
                    passage.memory.append(memory_of(process.pid))
    passage.lost = missing(paths, out, kind)
    passage.seconds = time.monotonic() - begun
    return passage


def workspace_with(voice: Path, place: Path) -> Path:
    """A workspace that holds the voice of a folder under the name Queue."""
    import shutil

    from mynah.project.workspace import Workspace

    workspace = Workspace.open(place / "workspace", create=True)
    home = workspace.voices_dir / "queue"
    home.mkdir()
    shutil.copytree(voice, home / "v001")
    card = json.loads((voice / "voice.json").read_text("utf-8"))
    (home / "v001" / "voice.json").write_text(json.dumps(card | {"name": "Queue"}), "utf-8")
    (home / "current.json").write_text(json.dumps({"name": "Queue", "version": "v001"}), "utf-8")
    return workspace.root


def missing(paths: Sequence[Path], out: Path, kind: str) -> list[str]:
    """Recordings without a result that is as long as they are."""
    import soundfile

    lost = []
    for path in paths:
        made = out / f"{path.stem}.{kind}"
        long = made.exists() and soundfile.info(made).duration
        if not long or abs(long - soundfile.info(path).duration) > 0.1:
            lost.append(path.name)
    return lost


def main(argv: Sequence[str] | None = None) -> int:
    """Send the files both ways and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--count", type=int, default=500)
    parser.add_argument("--seconds", type=float, default=2.0)
    parser.add_argument("--voice", type=Path, help="folder of a version of a voice")
    parser.add_argument("--speech", type=Path, help="folder of recordings")
    parser.add_argument("--format", default="wav")
    options = parser.parse_args(argv)
    passages = []
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        voice = options.voice
        if voice is None:
            from helpers.lite import made_voice

            voice = made_voice(folder / "voice")
        (folder / "in").mkdir()
        paths = recordings(folder / "in", options.count, options.seconds, options.speech)
        ways = (through_a_warm_engine, through_one_command)
        for way, number in zip(ways, itertools.count(), strict=False):
            passages.append(way(paths, folder / f"out{number}", voice, options.format))
            print(*passages[-1].lines(), sep="\n", flush=True)
    return 0 if all(passage.good() for passage in passages) else 1


if __name__ == "__main__":
    raise SystemExit(main())
