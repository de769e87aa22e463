"""Converting the sources with the ``mynah`` command, held to one thread and timed."""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import soundfile

ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1")


@dataclass(frozen=True)
class Timing:
    """Seconds of conversion and of audio; ``first`` is a process that converts one clip."""

    audio_seconds: float
    wall_seconds: float
    cpu_seconds: float
    first_wall_seconds: float

    def words(self) -> str:
        """One line for a person."""
        return (
            f"conversion on one thread: {self.wall_seconds / self.audio_seconds:.3f} of real time, "
            f"{self.cpu_seconds / self.audio_seconds:.3f} CPU seconds a second "
            f"({self.audio_seconds:.0f} s of audio, every process's start and load included; "
            f"one clip from a cold start: {self.first_wall_seconds:.1f} s)"
        )


def convert_all(
    voice: str,
    workspace: Path,
    files: Sequence[Path],
    root: Path,
    out: Path,
    shift: float,
    options: Sequence[str],
) -> Timing:
    """Convert files to ``out``, keeping their paths below ``root``; one process a folder."""
    folders: dict[Path, list[Path]] = {}
    for file in files:
        folders.setdefault(file.parent, []).append(file)
    common = [
        *mynah(), "convert", "--workspace", str(workspace), "--pitch", f"{shift:g}", *options,
        voice,
    ]  # fmt: skip
    shutil.rmtree(out, ignore_errors=True)
    first = run([*common, str(files[0]), "--out", str(out / "first.wav")])[0]
    (out / "first.wav").unlink()
    wall = cpu = 0.0
    for folder, members in folders.items():
        there = out / folder.relative_to(root)
        there.mkdir(parents=True)
        took, used = run([*common, *map(str, members), "--out", str(there)])
        wall, cpu = wall + took, cpu + used
    audio = sum(soundfile.info(file).duration for file in files)
    return Timing(audio, wall, cpu, first)


def mynah() -> list[str]:
    """The command of the environment that runs this, or the one on the path, or ``MYNAH``."""
    if "MYNAH" in os.environ:
        return [os.environ["MYNAH"]]
    beside = Path(sys.executable).with_name("mynah")
    return [str(beside)] if beside.exists() else ["mynah"]


def run(command: Sequence[str]) -> tuple[float, float]:
    """Run a command on one core; wall and CPU seconds of it."""
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, **ONE_THREAD},
        check=False,
    )
    after, wall = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter() - started
    if done.returncode != 0:
        raise SystemExit(f"{' '.join(command)}\n{done.stdout}\nexit code {done.returncode}")
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return wall, cpu
