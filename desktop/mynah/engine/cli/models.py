"""Which models a kind of voice needs, and which of them are on this computer."""

from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from mynah.project.paths import models_dir
from mynah.protocol.errors import ErrorCode, MynahError


@dataclass(frozen=True)
class NeededModel:
    """A model by purpose; any file whose name fits one of the patterns is it."""

    name: str
    purpose: str
    patterns: tuple[str, ...]

    def found(self) -> Path | None:
        """The file, or None."""
        folder = models_dir()
        if not folder.is_dir():
            return None
        hits = (path for pattern in self.patterns for path in sorted(folder.rglob(pattern)))
        return next((path for path in hits if path.is_file()), None)


def rvc_models(sample_rate: int = 40_000, f0_method: str = "rmvpe") -> list[NeededModel]:
    """What training an RVC voice needs."""
    rate = f"{sample_rate // 1000}k"
    needed = [
        NeededModel("ContentVec", "content features", ("contentvec*", "hubert_base*")),
        NeededModel(f"base G {rate}", "generator to start from", (f"f0G{rate}*",)),
        NeededModel(f"base D {rate}", "discriminator to start from", (f"f0D{rate}*",)),
    ]
    if f0_method == "rmvpe":
        needed.append(NeededModel("RMVPE", "pitch", ("rmvpe*",)))
    return needed


def require_models(kind: str, sample_rate: int, f0_method: str) -> None:
    """Refuse to train a kind of voice whose models are missing.

    Raises:
        MynahError: MISSING_MODEL, with one item for each that is missing, or MISSING_DEPENDENCY
            for an f0 method that is not installed.
    """
    if kind != "rvc":
        if f0_method != "swift":  # which is always there
            from mynah.engine.features.pitch import pitch_tracker

            pitch_tracker(f0_method)
        return
    missing = [m for m in rvc_models(sample_rate, f0_method) if m.found() is None]
    if missing:
        raise MynahError(
            ErrorCode.MISSING_MODEL,
            f"An RVC voice needs {len(missing)} models that are not in {models_dir()}.",
            hint="Put the files there, or train with --kind lite, which needs none.",
            items=[(model.name, model.purpose) for model in missing],
        )


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
