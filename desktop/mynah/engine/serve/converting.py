"""Conversions of a warm engine, and the loading of what they need ahead of the first."""

from __future__ import annotations

import time
from importlib import import_module
from typing import TYPE_CHECKING, Any

from mynah.engine.large_imports import uncollected
from mynah.engine.serve.aside import heard_meanwhile
from mynah.engine.serve.parameters import check_output, named_path, named_settings
from mynah.project.voice_card import weights_sha256
from mynah.project.voices import VoiceStore
from mynah.project.workspace import Workspace
from mynah.protocol.errors import ErrorCode, MynahError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from mynah.engine.convert import ConvertSettings, LoadedVoice
    from mynah.engine.features.pitch import PitchTracker
    from mynah.engine.kept_models import KeptModels
    from mynah.protocol.ports import Control, Reporter

TRIED_S = 0.5  # of made sound


def convert(
    kept: KeptModels,
    parameters: Mapping[str, Any],
    reporter: Reporter,
    control: Control,
    *,
    voice_of: Callable[[str], LoadedVoice] | None = None,
) -> dict[str, Any]:
    """Convert a file as the request `convert` says; see `convert_file`.

    Args:
        kept: what is loaded already.
        parameters: of the request.
        reporter: hears of progress.
        control: a request there ends it.
        voice_of: gives the voice for a precision, where the request does not name it.

    Raises:
        MynahError: USAGE, EXISTS, or as loading and converting do.
        Interrupted: when it was asked for.
    """
    source, target = named_path(parameters, "input"), named_path(parameters, "output")
    settings = named_settings(parameters)
    form = settings.get("format") or target.suffix.lstrip(".").lower() or "wav"
    check_output(target, form, overwrite=bool(parameters.get("overwrite")))
    if parameters.get("workspace"):
        # Refuses a place within a workspace that only a newer program may change.
        Workspace.open_or_read(named_path(parameters, "workspace")).require_writable_at(target)
    if source.absolute() == target.absolute():
        raise MynahError(ErrorCode.USAGE, "An input would be overwritten.")
    heard_meanwhile(_import_libraries, control)
    from mynah.engine.convert import ConvertSettings, convert_file

    chosen = ConvertSettings.checked(**{**settings, "format": form})
    if voice_of is None:
        voice = wanted_voice(kept, parameters, chosen.precision, control)
    else:
        voice = voice_of(chosen.precision)
    for remark in voice.remarks(chosen):
        reporter.warning("NO_EFFECT", remark)

    def tracker(method: str) -> PitchTracker:
        return heard_meanwhile(lambda: kept.tracker(method), control)

    return convert_file(voice, source, target, chosen, reporter, control, trackers=tracker)


def load(
    kept: KeptModels, parameters: Mapping[str, Any], _reporter: Reporter, control: Control
) -> dict[str, Any]:
    """Load a voice and a pitch tracker, and let both work on a moment of sound.

    What libraries do at the first use of a network is over then, so that the first conversion is
    as quick as every other.

    Raises:
        MynahError: as `wanted_voice` and `pitch_tracker` do.
        Interrupted: when it was asked for.
    """
    begun = time.monotonic()
    heard_meanwhile(_import_libraries, control)
    from mynah.engine.convert import ConvertSettings

    asked = {name: parameters[name] for name in ("f0_method", "precision") if parameters.get(name)}
    chosen = ConvertSettings.checked(**asked)
    voice = wanted_voice(kept, parameters, chosen.precision, control)
    _try_out(voice, chosen, kept, control)
    return {
        "voice": voice.card.name,
        "voice_sha256": weights_sha256(voice.card),
        "kind": voice.card.kind,
        "sample_rate": voice.sample_rate,
        "median_f0": voice.median_f0,
        "seconds": round(time.monotonic() - begun, 3),
    }


def wanted_voice(
    kept: KeptModels, parameters: Mapping[str, Any], precision: str, control: Control
) -> LoadedVoice:
    """The voice that a request names: of a workspace, in a folder, or in a file of the RVC family.

    Raises:
        MynahError: USAGE where it names none, else as loading does.
        Interrupted: when it was asked for.
    """
    if parameters.get("model_file"):
        index = named_path(parameters, "index_file") if parameters.get("index_file") else None
        path = named_path(parameters, "model_file")
        return heard_meanwhile(lambda: kept.file_voice(path, index, precision, control), control)
    folder = _voice_dir(parameters)
    return heard_meanwhile(lambda: kept.voice(folder, precision), control)


def _voice_dir(parameters: Mapping[str, Any]) -> Path:
    if parameters.get("model_dir"):
        return named_path(parameters, "model_dir")
    store = VoiceStore(Workspace.open_or_read(named_path(parameters, "workspace")))
    name, version = str(parameters.get("voice", "")), parameters.get("version")
    return (store.version(name, str(version)) if version else store.latest(name)).dir


def _import_libraries() -> None:
    with uncollected():
        import_module("mynah.engine.convert")


def _try_out(
    voice: LoadedVoice, settings: ConvertSettings, kept: KeptModels, control: Control
) -> None:
    import numpy as np

    from mynah.engine.between_layers import heard_between_layers
    from mynah.engine.convert.source import Source
    from mynah.engine.features.analysis import SAMPLE_RATE
    from mynah.engine.features.loudness import HOP, frame_energy, loudness

    samples = int(TRIED_S * SAMPLE_RATE) // (2 * HOP) * 2 * HOP
    audio = np.random.default_rng(0).standard_normal(samples).astype(np.float32) * 0.1
    f0 = np.full(samples // HOP, 150.0, np.float32)
    with heard_between_layers(control):
        if voice.follows_pitch:
            heard_meanwhile(lambda: kept.tracker(settings.f0_method), control).track(audio)
            control.raise_if_requested()
        energy = frame_energy(audio)
        source = Source(audio, f0, loudness(energy), energy, samples)
        for _ in voice.synthesise(source, settings, 0.0):
            control.raise_if_requested()
