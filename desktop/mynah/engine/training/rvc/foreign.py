"""Training states of Applio and of the RVC WebUI (`G_*.pth`, `D_*.pth`), read and written.

Each file holds weights, the number of finished epochs as `iteration`, an AdamW state and the
initial learning rate. The AdamW state numbers the parameters in the order in which the program
that wrote it made its networks, and these orders differ for the generator: read in a wrong one,
the moments land at other parameters or break the first step. So files of ours also list the
parameters' names, and for others the order is found by the moments' shapes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

import torch
from torch import Tensor, nn

from mynah.engine.formats.safe_checkpoint import read_checkpoint
from mynah.engine.formats.torch_file import save_torch
from mynah.engine.networks.rvc.discriminators import RvcDiscriminators
from mynah.engine.networks.rvc.loading import checked_weights, with_classic_names
from mynah.engine.networks.rvc.synthesizer import RvcSynthesizer
from mynah.engine.training.rvc.weights import check_strictly
from mynah.project.atomic import disk_errors, remove_abandoned, replace, sync_file, temporary_name
from mynah.protocol.errors import ErrorCode, MynahError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from mynah.engine.networks.rvc.config import RvcConfig
    from mynah.engine.training.rvc.step import RvcTrainer

Layout = Literal["applio", "webui"]

NAMES_KEY = "parameter_names"
# Blocks of the generator in Applio's order. The WebUI's is that of our own network; inside a block
# both programs agree.
_APPLIO_BLOCKS = (
    "enc_p.",
    "dec.m_source.",
    "dec.conv_pre.",
    "dec.ups.",
    "dec.noise_convs.",
    "dec.resblocks.",
    "dec.conv_post.",
    "dec.cond.",
    "enc_q.",
    "flow.",
    "emb_g.",
)
_MOMENTS = ("exp_avg", "exp_avg_sq")


@dataclass(frozen=True)
class TrainingState:
    """What one file holds.

    Attributes:
        weights: float32 tensors under classic names.
        moments: AdamW's state of each parameter by name (`step`, `exp_avg`, `exp_avg_sq`), or
            None where the file has none that fits.
        epochs: finished ones.
    """

    weights: dict[str, Tensor]
    moments: dict[str, dict[str, Tensor]] | None
    epochs: int


@dataclass(frozen=True)
class ForeignPair:
    """A training that another program began.

    Attributes:
        config: shape, with as many speakers as the file has.
        generator: state of the generator.
        judges: state of the discriminators, None where the file is not there.
    """

    config: RvcConfig
    generator: TrainingState
    judges: TrainingState | None


def applio_order(names: Sequence[str]) -> list[str]:
    """Names of the generator's parameters in our order, put into Applio's."""
    return [name for block in _APPLIO_BLOCKS for name in names if name.startswith(block)]


def find_pair(path: Path) -> tuple[Path, Path | None]:
    """The newest `G_` file of a folder, or the one that is given, and the `D_` of its number.

    Raises:
        MynahError: NOT_FOUND.
    """
    if path.is_dir():
        found = [p for p in path.glob("G_*.pth") if re.fullmatch(r"G_\d+", p.stem)]
        if not found:
            raise MynahError(ErrorCode.NOT_FOUND, f"There is no G_ file of a training in {path}.")
        path = max(found, key=lambda p: (_judges_of(p) is not None, int(p.stem[2:])))
    elif not path.is_file():
        raise MynahError(ErrorCode.NOT_FOUND, f"There is no {path}.")
    return path, _judges_of(path)


def _judges_of(generator: Path) -> Path | None:
    judges = generator.with_name(re.sub(r"^G", "D", generator.name))
    return judges if judges != generator and judges.is_file() else None


def read_pair(path: Path, config: RvcConfig, *, judges_divisor: int = 1) -> ForeignPair:
    """Read a training state.

    Args:
        path: a `G_` file, or the folder of an experiment.
        config: the voice that it should be of; its number of speakers is not believed.
        judges_divisor: how much narrower the judges are than the family's, for tests.

    Raises:
        MynahError: NOT_FOUND; BAD_INPUT or BROKEN_FILE for files of something else.
    """
    generator_path, judges_path = find_pair(path)
    held = _read(generator_path)
    config, weights = checked_weights(config, held["model"])
    with torch.device("meta"):
        names = list(RvcSynthesizer(config).state_dict())
        judges = RvcDiscriminators(config.version, judges_divisor)
    if set(weights) != set(names):
        raise MynahError(
            ErrorCode.BAD_INPUT,
            f"{generator_path.name} is a finished voice: training cannot go on without the "
            "posterior encoder.",
        )
    generator = _state(held, weights, [names, applio_order(names)])
    if judges_path is None:
        return ForeignPair(config, generator, None)
    held = _read(judges_path)
    weights = with_classic_names(held["model"])
    check_strictly(judges, weights, f"set of discriminators for {config.version}")
    return ForeignPair(config, generator, _state(held, weights, [list(judges.state_dict())]))


def _read(path: Path) -> dict[str, Any]:
    held = read_checkpoint(path)
    model = held.get("model")
    if not isinstance(model, dict) or not all(isinstance(x, Tensor) for x in model.values()):
        raise MynahError(
            ErrorCode.BAD_INPUT,
            f"{path.name} is no state of a training: it holds no weights under `model`.",
        )
    return held


def _state(
    held: Mapping[str, Any], weights: Mapping[str, Tensor], orders: list[list[str]]
) -> TrainingState:
    own = held.get(NAMES_KEY)
    if isinstance(own, list) and set(own) == set(weights):
        orders = [own]
    moments = _moments(held.get("optimizer"), weights, orders)
    epochs = held.get("iteration", 0)
    return TrainingState(
        {name: tensor.float() for name, tensor in weights.items()},
        moments,
        epochs if isinstance(epochs, int) and epochs > 0 else 0,
    )


def _moments(
    optimizer: object, weights: Mapping[str, Tensor], orders: list[list[str]]
) -> dict[str, dict[str, Tensor]] | None:
    """AdamW's state by name, by the first order in which all shapes fit."""
    if not isinstance(optimizer, dict):
        return None
    try:
        numbers = [number for group in optimizer["param_groups"] for number in group["params"]]
        state = optimizer["state"]
    except (KeyError, TypeError):
        return None
    if not state or len(numbers) != len(weights):
        return None
    for order in orders:
        found = {
            name: state[number]
            for name, number in zip(order, numbers, strict=True)
            if number in state
        }
        if all(_fits(one, weights[name]) for name, one in found.items()):
            return {name: _float_state(one) for name, one in found.items()}
    return None


def _fits(state: object, weight: Tensor) -> bool:
    if not isinstance(state, dict) or "step" not in state:
        return False
    moments = [state.get(key) for key in _MOMENTS]
    return all(
        isinstance(moment, Tensor)
        and moment.shape == weight.shape
        and bool(torch.isfinite(moment).all())
        for moment in moments
    )


def _float_state(state: Mapping[str, Any]) -> dict[str, Tensor]:
    step = torch.tensor(float(state["step"]))
    return {"step": step, **{key: state[key].float() for key in _MOMENTS}}


def continue_training(trainer: RvcTrainer, pair: ForeignPair) -> None:
    """Let `trainer`, which is at its start, go on where the other program stopped.

    Raises:
        MynahError: BROKEN_FILE when the pair is of another kind of voice.
    """
    judges = pair.judges
    trainer.start_from(pair.generator.weights, None if judges is None else judges.weights)
    _give_moments(trainer.optimizer, trainer.synthesizer, pair.generator)
    if judges is not None:
        _give_moments(trainer.judge_optimizer, trainer.judges, judges)
    trainer.epoch = pair.generator.epochs - 1
    trainer.end_epoch()


def _give_moments(
    optimizer: torch.optim.Optimizer, network: nn.Module, state: TrainingState
) -> None:
    if state.moments is None:
        return
    numbers = {name: number for number, (name, _) in enumerate(network.named_parameters())}
    moments = {numbers[name]: one for name, one in state.moments.items()}
    optimizer.load_state_dict(
        {"state": moments, "param_groups": optimizer.state_dict()["param_groups"]}
    )


def write_pair(
    folder: Path, parts: Mapping[str, Mapping[str, Any]], layout: Layout
) -> tuple[Path, Path]:
    """Write what `RvcTrainer.parts` gave as a pair that another program goes on with.

    Args:
        folder: of the experiment there; made where missing.
        parts: of a trainer, or of a checkpoint.
        layout: whose order the AdamW state has. Weights are the same for both.

    Returns:
        `G_{step}.pth` and `D_{step}.pth`; the names, too, are those of both programs.

    Raises:
        MynahError: DISK_FULL or NO_PERMISSION.
    """
    with disk_errors(folder):
        folder.mkdir(parents=True, exist_ok=True)
        remove_abandoned(folder)
    written = []
    for letter in ("G", "D"):
        part = parts[letter]
        own = list(part["model"])
        order = applio_order(own) if letter == "G" and layout == "applio" else own
        content = _file_content(part, own, order)
        path = folder / f"{letter}_{part['step']}.pth"
        temporary = temporary_name(folder)
        try:
            with disk_errors(path):
                with temporary.open("wb") as file:  # by name, PyTorch refuses one with a dot first
                    save_torch(content, file)
                sync_file(temporary)
                replace(temporary, path)
        finally:
            temporary.unlink(missing_ok=True)
        written.append(path)
    return written[0], written[1]


def _file_content(part: Mapping[str, Any], own: list[str], order: list[str]) -> dict[str, Any]:
    numbers = {name: number for number, name in enumerate(own)}
    settings, state = part["settings"], part["optimizer"]["state"]
    moments = {
        number: {key: value.detach().cpu() for key, value in state[numbers[name]].items()}
        for number, name in enumerate(order)
        if numbers[name] in state
    }
    group = {
        "lr": part["optimizer"]["param_groups"][0]["lr"],
        "betas": tuple(settings["betas"]),
        "eps": settings["eps"],
        "weight_decay": settings["weight_decay"],
        "amsgrad": False,
        "maximize": False,
        "foreach": None,
        "capturable": False,
        "differentiable": False,
        "fused": None,
        "decoupled_weight_decay": True,
        # Their schedule of the learning rate goes on from this and stops without it.
        "initial_lr": settings["learning_rate"],
        "params": list(range(len(order))),
    }
    return {
        "model": {name: tensor.detach().cpu() for name, tensor in part["model"].items()},
        "iteration": part["epoch"],
        "optimizer": {"state": moments, "param_groups": [group]},
        "learning_rate": settings["learning_rate"],
        "scaler": dict(part["scaler"]),
        NAMES_KEY: order,
    }
