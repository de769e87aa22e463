"""How fast each part is on this computer: `bench`."""

import argparse
from collections.abc import Callable, Iterator
from importlib import import_module
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mynah.engine.cli.options import Subparsers, add_command
from mynah.engine.cli.output import Console
from mynah.engine.hardware import load, processor_name, processors
from mynah.project.defaults import F0_METHODS, SAMPLE_RATES
from mynah.protocol.exitcodes import ExitCode

if TYPE_CHECKING:
    from mynah.engine.bench.measure import BenchSettings, Measure

STAGES = {
    "preprocess": "preparing",
    "pitch": "pitch",
    "content": "content",
    "step": "learning",
    "convert": "conversion",
    "index": "retrieval",
}
"""Stages and the modules of `mynah.engine.bench` that measure them, with what each needs."""

PRECISIONS = ("fp32", "bf16")
HEADINGS = ("stage", "way", "seconds", "x real time", "memory", "floor", "x baseline", "")


def add_parsers(subparsers: Subparsers) -> None:
    """Add this command."""
    parser = add_command(
        subparsers,
        "bench",
        _bench,
        "how fast each part is on this computer",
        codes=(ExitCode.BAD_INPUT,),
        description="Time the parts on given audio. Where a model is not here, random weights of "
        "the same shape stand in for it, which the table says. The floor is the number of counted "
        "operations at the speed of matrix products on this computer.",
    )
    parser.add_argument(
        "--audio", nargs="+", type=Path, metavar="FILE", help="recordings (default: the demo)"
    )
    parser.add_argument(
        "--stages", nargs="+", choices=tuple(STAGES), default=tuple(STAGES), help="what to time"
    )
    parser.add_argument(
        "--f0-methods", nargs="+", choices=F0_METHODS, default=F0_METHODS, help="pitch trackers"
    )
    parser.add_argument(
        "--precisions", nargs="+", choices=PRECISIONS, default=PRECISIONS, help="of the networks"
    )
    parser.add_argument("--repeat", type=_count, default=2, help="times each; the shortest counts")
    parser.add_argument("--batch-size", type=_count, default=4, help="clips in a step")
    parser.add_argument(
        "--sample-rate", type=int, choices=SAMPLE_RATES, default=40_000, help="of the RVC voice"
    )
    parser.add_argument("--version", choices=("v1", "v2"), default="v2", help="of the RVC voice")
    parser.add_argument("--vectors", type=_count, default=90_000, help="in the index")
    parser.add_argument("--queries", type=_count, default=6_000, help="searched in it")
    parser.add_argument("--threads", type=_count, help="processor threads")
    parser.add_argument("--compare", action="store_true", help="time the plain ways as well")


def _count(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("it has to be at least 1")
    return number


def _bench(args: argparse.Namespace, console: Console) -> ExitCode:
    import torch

    from mynah.engine.bench.measure import BenchSettings, Machine, Sound

    if args.threads:
        torch.set_num_threads(args.threads)
    sound = Sound.of(args.audio or _demo())
    settings = BenchSettings(
        sound,
        args.repeat,
        args.compare,
        tuple(args.f0_methods),
        args.batch_size,
        args.sample_rate,
        args.version,
        tuple(args.precisions),
        args.vectors,
        args.queries,
    )
    busy, machine = load(), Machine.measured()
    found: list[Measure] = []
    for stage in STAGES:
        if stage in args.stages:
            console.say(f"Timing {stage} ...")
            for one in _measured(stage)(settings):
                console.control.raise_if_requested()
                found.append(one)
    facts = {
        "processor": processor_name(),
        "processors": processors(),
        "threads": torch.get_num_threads(),
        "load": busy,
        "gflops": machine.gflops,
        "gflops_bf16": machine.gflops_bf16,
        "copied_gb_s": round(machine.copied, 1),
        "audio_s": round(sound.seconds, 2),
        "measures": [one.to_dict(machine) for one in found],
    }
    return console.answer(facts, _lines(facts))


def _demo() -> list[Path]:
    folder = Path(str(files("mynah.resources"))) / "demo"
    return sorted(folder.glob("*.ogg"))


def _measured(stage: str) -> "Callable[[BenchSettings], Iterator[Measure]]":
    # One by one, so that timing the pitch does not import what learning needs.
    module = import_module(f"mynah.engine.bench.{STAGES[stage]}")
    measure: Callable[[BenchSettings], Iterator[Measure]] = module.measure
    return measure


def _lines(facts: dict[str, Any]) -> Iterator[str]:
    yield f"{facts['processor']}, {facts['processors']} processors, {facts['threads']} threads"
    yield (
        f"matrix products {facts['gflops']} GFLOP/s, {facts['gflops_bf16']} in bf16; "
        f"copying {facts['copied_gb_s']} GB/s; {facts['audio_s']} s of audio"
    )
    if (facts["load"] or 0) > 0.5:
        yield f"Other programs keep the processors busy (load {facts['load']}): times are too long."
    rows = [HEADINGS, *(_row(one) for one in facts["measures"])]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEADINGS))]
    for row in rows:
        cells = [
            cell.ljust(width) if column < 2 else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        yield "  ".join(cells).rstrip()


def _row(one: dict[str, Any]) -> tuple[str, ...]:
    def shown(key: str, form: str, factor: float = 1.0) -> str:
        return "" if one[key] is None else form.format(one[key] * factor)

    return (
        one["stage"],
        one["what"],
        shown("seconds", "{:.3f}"),
        shown("times_real_time", "{:.1f}"),
        shown("peak_bytes", "{:.0f} MB", 1e-6),
        shown("floor_s", "{:.3f}"),
        shown("times_baseline", "{:.2f}"),
        "random weights" if one["random_weights"] else "",
    )
