"""Which models a kind of voice needs, and which of them are on this computer."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

from mynah.project.catalogue import place_of
from mynah.project.paths import models_dir
from mynah.protocol.errors import ErrorCode, MynahError


@dataclass(frozen=True)
class NeededModel:
    """A model of the catalogue by purpose; what stands for it serves as well."""

    name: str
    purpose: str
    model: str

    def found(self) -> Path | None:
        """The file, or None."""
        return place_of(self.model)


def set_name(sample_rate: int, version: str = "v2") -> str:
    """The catalogue's set for such voices."""
    older = "" if version == "v2" else f"{version}-"
    return f"rvc-{older}{sample_rate // 1000}k"


def rvc_models(
    sample_rate: int = 40_000, f0_method: str = "rmvpe", version: str = "v2", base: str = "auto"
) -> list[NeededModel]:
    """What training an RVC voice needs; a base only where the official one is meant."""
    rate = f"{sample_rate // 1000}k"
    needed = [NeededModel("ContentVec", "content features", "contentvec")]
    if base == "auto":
        pair = f"base-{version}-{rate}"
        needed += [
            NeededModel(f"base G {rate}", "generator to start from", f"{pair}-g"),
            NeededModel(f"base D {rate}", "discriminator to start from", f"{pair}-d"),
        ]
    if f0_method == "rmvpe":
        needed.append(NeededModel("RMVPE", "pitch", "rmvpe"))
    return needed


def require_models(
    kind: str, sample_rate: int, f0_method: str, extra: Mapping[str, Any] | None = None
) -> None:
    """Refuse to train a kind of voice whose models are missing.

    Args:
        kind: Of the voice.
        sample_rate: Hz.
        f0_method: How the pitch is measured.
        extra: Settings of an RVC voice: `version`, `base`, `start_from`.

    Raises:
        MynahError: MISSING_MODEL, with one item for each that is missing, or MISSING_DEPENDENCY
            for an f0 method that is not installed.
    """
    if kind == "rvc":
        given = extra or {}
        version = str(given.get("version") or "v2")
        base = "none" if given.get("start_from") else str(given.get("base") or "auto")
        missing = [
            one for one in rvc_models(sample_rate, f0_method, version, base) if one.found() is None
        ]
        if missing:
            count = "a model that is" if len(missing) == 1 else f"{len(missing)} models that are"
            raise MynahError(
                ErrorCode.MISSING_MODEL,
                f"An RVC voice needs {count} not in {models_dir()}.",
                hint=f"`mynah models download {set_name(sample_rate, version)}` fetches them, "
                "`mynah models import FOLDER` takes them from Applio or RVC WebUI, and --kind "
                "lite needs none.",
                items=[(model.name, model.purpose) for model in missing],
            )
    looked_for = kind == "rvc" and f0_method == "rmvpe"
    if f0_method != "swift" and not looked_for:  # swift is always there
        from mynah.engine.features.pitch import pitch_tracker

        pitch_tracker(f0_method)


def shipped_models() -> list[tuple[str, int]]:
    """Names and sizes of the models that come with the program."""
    found: list[tuple[str, int]] = []
    pending = [files("mynah.resources")]
    while pending:
        for entry in pending.pop().iterdir():
            if entry.is_dir():
                pending.append(entry)
            elif entry.name.endswith((".safetensors", ".onnx")):
                with entry.open("rb") as file:
                    found.append((entry.name, file.seek(0, 2)))
    return sorted(found)
