"""A learning step of an RVC voice beside one that is written as the description says, by hand.

    python tests/benchmarks/bench_rvc_step.py [--rounds N] [--threads N] [--precision fp32,bf16]
                                              [--only naive|ours] [--batch N] [--seconds S]

Both do the same steps from the same weights, in turn, so that a busy machine is as busy for both;
the losses stand beside the times. `cpu` is the processor's time, which other programs change less.
For memory give --only: the peak is that of the process.
"""

from __future__ import annotations

import argparse
import time

import numpy as np
import torch

from helpers.naive_rvc.training import NaiveStep
from mynah.engine.hardware import peak_memory
from mynah.engine.networks.rvc.config import RvcConfig
from mynah.engine.training.rvc.batches import RvcBatches, make_clip
from mynah.engine.training.rvc.memory import keep_freed_memory
from mynah.engine.training.rvc.step import RvcStepSettings, RvcTrainer


def made_batches(config, size, seconds):
    """Batches of noise: what is heard does not change how long it takes."""
    rng = np.random.default_rng(0)
    frames = round(seconds * 100)
    clips = [
        make_clip(
            config,
            rng.standard_normal((frames // 2 - 1, config.content_width)).astype(np.float16),
            np.where(rng.random(frames + 1) < 0.6, 180.0, 0.0).astype(np.float32),
            (rng.standard_normal(frames * config.hop) * 3000).astype(np.int16),
        )
        for _ in range(size)
    ]
    return RvcBatches(clips, config, size, 1)


def main():
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--precision", default="fp32,bf16")
    parser.add_argument("--only", choices=("naive", "ours"))
    parser.add_argument("--batch", type=int, default=4)
    parser.add_argument("--seconds", type=float, default=3.0)
    asked = parser.parse_args()
    torch.set_num_threads(asked.threads)
    keep_freed_memory()
    config = RvcConfig.of("v2", 40_000)
    batches = made_batches(config, asked.batch, asked.seconds)
    steps = {}
    weights = RvcTrainer(config, RvcStepSettings()).parts()
    if asked.only != "ours":
        naive = NaiveStep(weights["G"]["model"], weights["D"]["model"], config, dtype=torch.float32)
        steps["naive"] = lambda batch: naive.step(batch)[0]
    if asked.only != "naive":
        for precision in asked.precision.split(","):
            steps[precision] = RvcTrainer(config, RvcStepSettings(precision=precision)).train_step
    del weights
    times = {name: [] for name in steps}
    for number in range(asked.rounds + 1):
        batch = batches.batch(number)
        for name, step in steps.items():
            wall, cpu = time.perf_counter(), time.process_time()
            losses = step(batch)
            spent = (time.perf_counter() - wall, time.process_time() - cpu)
            if number:  # the first pays for what is built once
                times[name].append(spent)
            shown = f"loss_d {losses['loss_d']:.5f}, loss_g {losses['loss_g']:.4f}"
            print(
                f"{number} {name:6} {spent[0]:7.2f} s, cpu {spent[1]:7.2f} s; {shown}", flush=True
            )
    best = {
        name: [min(column) for column in zip(*rows, strict=True)] for name, rows in times.items()
    }
    for name, (wall, cpu) in best.items():
        line = f"{name:6} {wall:7.2f} s, cpu {cpu:7.2f} s"
        if "naive" in best:
            line += (
                f"; {best['naive'][0] / wall:.2f} and {best['naive'][1] / cpu:.2f} times as fast"
            )
        print(line)
    print(f"peak memory {peak_memory() / 1e9:.2f} GB")


if __name__ == "__main__":
    main()
