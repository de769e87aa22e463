"""What a person chose for a training, and the command line that it becomes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import Self

from mynah.project.defaults import BY_KIND, TRAIN, Option, Value

EFFORTS = ("quick", "balanced", "thorough")
CUSTOM = "custom"
LENGTH: Mapping[str, str] = MappingProxyType({"lite": "minutes", "rvc": "epochs"})
_LENGTHS: Mapping[str, Mapping[str, Value]] = MappingProxyType(
    {
        "lite": MappingProxyType(
            {"quick": 8.0, "balanced": TRAIN["minutes"].default, "thorough": 60.0}
        ),
        "rvc": MappingProxyType(
            {"quick": 100, "balanced": TRAIN["epochs"].default, "thorough": 500}
        ),
    }
)
_RVC_ONLY = frozenset(
    {
        "version",
        "base",
        "precision",
        "mutes",
        "save_every",
        "save_only_latest",
        "save_every_weights",
    }
)
_BASIC = frozenset({"kind", "minutes", "epochs"})
_FIXED_FOR_LITE = frozenset({"sample_rate"})


@dataclass(frozen=True)
class TrainingChoice:
    """Everything that is chosen before a training.

    Attributes:
        voice: Name of the voice.
        dataset: Name of the dataset; empty for the whole library.
        kind: ``lite`` or ``rvc``.
        values: Settings of :data:`mynah.project.defaults.TRAIN` that differ from the defaults.
    """

    voice: str = ""
    dataset: str = ""
    kind: str = "lite"
    values: Mapping[str, Value] = field(default_factory=dict)

    def value(self, name: str) -> Value:
        """A setting as it stands."""
        return self.values.get(name, TRAIN[name].default)

    def with_value(self, name: str, value: Value) -> Self:
        """The same choice with another setting; a default one is not kept."""
        others = {key: one for key, one in self.values.items() if key != name}
        if value != TRAIN[name].default:
            others[name] = value
        return replace(self, values=others)

    @property
    def minutes(self) -> float | None:
        """Length of the training itself, where it is chosen by time."""
        length = self.value("minutes")
        return float(length) if self.kind == "lite" and isinstance(length, int | float) else None

    @property
    def effort(self) -> str:
        """One of `EFFORTS`, or ``custom`` for another length."""
        length = self.value(LENGTH[self.kind])
        found = (name for name, one in _LENGTHS[self.kind].items() if one == length)
        return next(found, CUSTOM)

    def with_effort(self, effort: str) -> Self:
        """The same choice with the length of an effort."""
        return self.with_value(LENGTH[self.kind], _LENGTHS[self.kind][effort])

    @property
    def batch_size(self) -> int:
        """Clips in one step."""
        chosen = self.value("batch_size")
        return int(chosen if chosen is not None else BY_KIND[self.kind]["batch_size"] or 1)

    def settings_arguments(self) -> list[str]:
        """The settings as options of the command line; what is not said is left to the engine."""
        arguments = ["--kind", self.kind]
        length = LENGTH[self.kind]
        for name in options_of(self.kind):
            value = self.value(name)
            if value is None or (value == TRAIN[name].default and name != length):
                continue
            flag = name.replace("_", "-")
            if isinstance(value, bool):
                arguments.append(f"--{flag}" if value else f"--no-{flag}")
            else:
                arguments += [f"--{flag}", _plain(value)]
        return arguments

    def _source(self) -> list[str]:
        return ["--dataset", self.dataset] if self.dataset else []

    def train_arguments(self, *, queue: bool = False) -> list[str]:
        """The arguments of `mynah train`, without the program's name and the workspace."""
        arguments = ["train", "--voice", self.voice.strip()]
        arguments += [*self._source(), *self.settings_arguments()]
        return [*arguments, "--queue"] if queue else arguments

    def trial_arguments(self, workspace: Path) -> list[str]:
        """The arguments of `mynah trial`."""
        where = ["--workspace", str(workspace)]
        return ["trial", *where, *self._source(), *self.settings_arguments()]

    @property
    def tried_with(self) -> tuple[object, ...]:
        """What a trial depends on: with another of these its result says nothing."""
        return (self.dataset, self.kind, tuple(self.settings_arguments()))


def length_of(kind: str, effort: str) -> Value:
    """Minutes or epochs of an effort."""
    return _LENGTHS[kind][effort]


def options_of(kind: str) -> list[str]:
    """Names of the settings that a kind of voice knows, in the order of the table."""
    other = LENGTH["rvc" if kind == "lite" else "lite"]
    left_out = {"kind", other} | (_RVC_ONLY | _FIXED_FOR_LITE if kind == "lite" else set())
    return [name for name in TRAIN if name not in left_out]


def advanced_options(kind: str) -> list[Option]:
    """Settings for the advanced form."""
    return [TRAIN[name] for name in options_of(kind)]


def _plain(value: int | float | str) -> str:
    return f"{value:.10g}" if isinstance(value, float) else str(value)
