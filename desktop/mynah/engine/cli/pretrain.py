"""`mynah pretrain`: train the shared models that are shipped with the program."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from mynah.engine.cli.options import Subparsers, add_command
from mynah.protocol.exitcodes import ExitCode

if TYPE_CHECKING:
    import argparse

    from mynah.engine.cli.output import Console


def add_parser(subparsers: Subparsers) -> None:
    """`mynah pretrain encoder` and `mynah pretrain base`."""
    group = subparsers.add_parser(
        "pretrain", help="train the models that voices start from (for developers)"
    ).add_subparsers(metavar="MODEL", required=True)
    codes = [ExitCode.BAD_INPUT, ExitCode.MISSING_MODEL, ExitCode.STOPPED]
    encoder = add_command(
        group, "encoder", _encoder, "distil the content encoder", codes=codes, events=True
    )
    base = add_command(
        group, "base", _base, "train the multi-speaker base model", codes=codes, events=True
    )
    for parser in (encoder, base):
        parser.add_argument(
            "--corpus",
            type=Path,
            required=True,
            metavar="FOLDER",
            help="speech with a metadata.csv (columns file and speaker)",
        )
        parser.add_argument(
            "--work",
            type=Path,
            required=True,
            metavar="FOLDER",
            help="checkpoints; started again with the same folder, the training goes on",
        )
        parser.add_argument(
            "--out", type=Path, required=True, metavar="FILE", help="the finished safetensors"
        )
        parser.add_argument("--steps", type=int, help="length of the training")
        parser.add_argument("--seed", type=int, default=1234)
        parser.add_argument("--threads", type=int, default=0, help="0: all cores")
    base.add_argument("--encoder", type=Path, metavar="FILE", help="default: the shipped one")
    base.add_argument("--start", type=Path, metavar="FILE", help="a base to go on from")


def _threads(count: int) -> None:
    import torch

    if count:
        torch.set_num_threads(count)


def _given(args: argparse.Namespace) -> dict[str, Any]:
    """Seed, and the number of steps where one is given; else the settings' own."""
    steps = {} if args.steps is None else {"total_steps": args.steps}
    return {"seed": args.seed, **steps}


def _encoder(args: argparse.Namespace, console: Console) -> ExitCode:
    from mynah.engine.pretrain.encoder import EncoderTraining, pretrain_encoder

    _threads(args.threads)
    settings = EncoderTraining(**_given(args))
    result = pretrain_encoder(
        args.corpus, args.work, args.out, settings, console.reporter, console.control
    )
    return console.done({**result, "file": str(args.out)})


def _base(args: argparse.Namespace, console: Console) -> ExitCode:
    from mynah.engine.pretrain.base import BaseTraining, pretrain_base

    _threads(args.threads)
    settings = BaseTraining(**_given(args))
    result = pretrain_base(
        args.corpus,
        args.work,
        args.out,
        settings,
        console.reporter,
        console.control,
        args.encoder,
        args.start,
    )
    return console.done({**result, "file": str(args.out)})
