"""Mutated sound files, given to everything that reads a recording."""

import shutil
import sys

from torture.attack import Attack
from torture.audio_mutations import mutated
from torture.audio_seeds import made_seeds
from torture.worker import Worker

SECONDS = 60
MEGABYTES = 1500
BATCH = 250


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
                    shutil.rmtree(worker.folder, ignore_errors=True)
                worker = Worker("audio_worker.py", ground.work / f"worker-{number}", SECONDS)
            number += 1
            kind, data, suffix, done = mutated(seeds, rng)
            path = outside / f"file{suffix}"
            path.write_bytes(data)
            answer = worker.ask(str(path))
            what = f"{kind}{suffix} {'+'.join(done)}"
            if isinstance(answer, str):
                ground.failed(seed, "the process that reads stays", f"{what}: {answer}")
                worker = None
            else:
                _judge(ground, seed, what, answer)
            if path.read_bytes() != data:
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
