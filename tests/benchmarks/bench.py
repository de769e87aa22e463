"""How fast the parts are on this machine: one table, by hand.

    python tests/benchmarks/bench.py [--only WORD] [--repeat N] [--out FILE] [--against FILE]

Times are the fastest of some repeats, in seconds and as a share of the audio's own length (below 1:
faster than real time). Absolute times mean little from one machine to another: measure before and
after a change on the same quiet machine, and compare with ``--against``.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np

RATE = 48000


@dataclass(frozen=True)
class Benchmark:
    """Something to time: ``prepare`` makes the call that is timed."""

    name: str
    audio_seconds: float
    prepare: Callable[[Path], Callable[[], object]]


@dataclass(frozen=True)
class Timed:
    """The fastest of some repeats."""

    name: str
    seconds: float
    of_real_time: float | None


def made_speech(seconds: float, rate: int = RATE) -> np.ndarray:
    """Made sound with the ups and downs of speech, float32, shape (frames,)."""
    rng = np.random.default_rng(0)
    t = np.arange(int(seconds * rate)) / rate
    pitch = 120 + 30 * np.sin(2 * np.pi * 0.3 * t)
    voice = np.sign(np.sin(2 * np.pi * np.cumsum(pitch) / rate)) * 0.2
    syllables = np.clip(np.sin(2 * np.pi * 2.5 * t), 0, 1)
    pauses = (np.sin(2 * np.pi * 0.11 * t) > -0.8).astype(float)
    noise = 1e-3 * rng.standard_normal(len(t))
    return (voice * syllables * pauses + noise).astype(np.float32)


def start_of(module: str) -> Benchmark:
    """Time a new process that imports a module."""
    command = [sys.executable, "-c", f"import {module}"]
    return Benchmark(f"import {module}", 0.0, lambda _: lambda: subprocess.run(command, check=True))


def prepare_read(folder: Path) -> Callable[[], object]:
    """Read a minute of 48 kHz FLAC."""
    import soundfile

    from mynah.audio.decode import read

    path = folder / "minute.flac"
    soundfile.write(path, made_speech(60), RATE)
    return lambda: read(path)


def prepare_resample(_: Path) -> Callable[[], object]:
    """Resample a minute from 48 kHz to 16 kHz."""
    from mynah.audio.resample import resample

    x = made_speech(60)
    return lambda: resample(x, RATE, 16000)


def prepare_slice(_: Path) -> Callable[[], object]:
    """Find the silences in ten minutes."""
    from mynah.audio.slicer import slice_silence

    x = made_speech(600)
    return lambda: slice_silence(x, RATE)


def prepare_assess(folder: Path) -> Callable[[], object]:
    """Measure the quality of a clip of ten seconds."""
    import soundfile

    from mynah.audio.quality.assess import assess

    path = folder / "clip.wav"
    soundfile.write(path, made_speech(10), RATE)
    return lambda: assess(path)


def prepare_pitch(_: Path) -> Callable[[], object]:
    """Track the pitch of a minute at 16 kHz."""
    from swift_f0 import SwiftF0

    x, tracker = made_speech(60, 16000), SwiftF0(threads=1)
    return lambda: tracker.detect(x, 16000)


def minute_for(folder: Path) -> tuple[Path, Path]:
    """A Lite voice by construction, as much work as a trained one, and a minute of sound for it."""
    import soundfile

    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
    from helpers.lite import made_voice

    source, voice = folder / "source.wav", folder / "voice"
    soundfile.write(source, made_speech(60), RATE)
    return source, voice if voice.exists() else made_voice(voice)


def prepare_convert(folder: Path) -> Callable[[], object]:
    """Convert a minute with a Lite voice that is loaded."""
    from mynah.engine.control import Control
    from mynah.engine.convert import ConvertSettings, convert_file, load_voice
    from mynah.engine.features.pitch import pitch_tracker
    from mynah.engine.reporter import ListReporter

    source, place = minute_for(folder)
    voice, tracker, out = load_voice(place), pitch_tracker("swift"), folder / "converted.wav"
    settings = ConvertSettings()
    return lambda: convert_file(
        voice, source, out, settings, ListReporter(), Control(), lambda _: tracker
    )


def prepare_convert_command(folder: Path) -> Callable[[], object]:
    """Start the program, load a Lite voice, convert a minute."""
    from queue_of_files import workspace_with

    source, voice = minute_for(folder)
    workspace = workspace_with(voice, Path(tempfile.mkdtemp(dir=folder)))
    command = [sys.executable, "-m", "mynah", "convert", "Queue", str(source), "--overwrite"]
    command += ["-o", str(folder / "converted.wav"), "--workspace", str(workspace)]
    return lambda: subprocess.run(command, check=True, capture_output=True)


BENCHMARKS = [
    start_of("mynah"),
    start_of("mynah.__main__"),
    start_of("mynah.audio"),
    start_of("mynah.project"),
    Benchmark("read flac, 48 kHz", 60, prepare_read),
    Benchmark("resample 48 to 16 kHz", 60, prepare_resample),
    Benchmark("slice at silences, 48 kHz", 600, prepare_slice),
    Benchmark("quality of a clip, 48 kHz", 10, prepare_assess),
    Benchmark("swift-f0 on one thread, 16 kHz", 60, prepare_pitch),
    Benchmark("convert with Lite, warm", 60, prepare_convert),
    Benchmark("convert with Lite, whole process", 60, prepare_convert_command),
]


def measure(benchmark: Benchmark, repeats: int, folder: Path) -> Timed:
    """Run once to warm up, then take the fastest."""
    call = benchmark.prepare(folder)
    call()
    fastest = float("inf")
    for _ in range(repeats):
        started = time.perf_counter()
        call()
        fastest = min(fastest, time.perf_counter() - started)
    share = fastest / benchmark.audio_seconds if benchmark.audio_seconds else None
    return Timed(benchmark.name, fastest, share)


def line(timed: Timed, before: float | None) -> str:
    """One line of the table."""
    share = f"{timed.of_real_time:10.5f}" if timed.of_real_time is not None else " " * 10
    change = f"{timed.seconds / before:8.2f} x" if before else ""
    return f"{timed.name:34} {timed.seconds:9.4f} s {share} {change}"


def main(argv: Sequence[str] | None = None) -> int:
    """Time what was asked for and print it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--only", default="", help="names that contain this")
    parser.add_argument("--repeat", type=int, default=5)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--against", type=Path, help="an earlier --out")
    options = parser.parse_args(argv)
    earlier = json.loads(options.against.read_text("utf-8")) if options.against else []
    before = {timed["name"]: timed["seconds"] for timed in earlier}
    results = []
    with tempfile.TemporaryDirectory() as folder:
        for benchmark in BENCHMARKS:
            if options.only in benchmark.name:
                results.append(measure(benchmark, options.repeat, Path(folder)))
                print(line(results[-1], before.get(benchmark.name)))
    if options.out:
        options.out.write_text(json.dumps([asdict(timed) for timed in results], indent=1), "utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
