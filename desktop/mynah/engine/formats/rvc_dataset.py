"""The data of a training as other programs of the RVC family keep it, both ways.

Two layouts (rvc-format 4.1 and 5.5) of one content: clips at the voice's rate and at 16 kHz as
32-bit float WAV; content at 50 Hz, quantised pitch and pitch in hertz as .npy; a list of clips; a
configuration. Paths in the list are absolute, which every program takes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
import soundfile

from mynah.audio.backends import sound_name
from mynah.audio.decode import DecodeError, read
from mynah.engine.features.coarse import coarse_pitch
from mynah.project.atomic import disk_errors, read_json, write_json, write_text
from mynah.protocol.errors import ErrorCode, MynahError

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from mynah.engine.networks.rvc.config import RvcConfig

Layout = Literal["applio", "webui"]
LIST = "filelist.txt"
CONFIG = "config.json"
MUTE = "mute"
MUTE_S = 3
_ANALYSIS_RATE = 16_000
_FOLDERS: dict[Layout, tuple[str, str, str, str, str]] = {
    "applio": ("sliced_audios", "sliced_audios_16k", "extracted", "f0", "f0_voiced"),
    "webui": ("0_gt_wavs", "1_16k_wavs", "3_feature{width}", "2a_f0", "2b-f0nsf"),
}


@dataclass(frozen=True)
class DatasetClip:
    """One clip with all that is trained on.

    Attributes:
        name: stem of its files.
        audio: float32 (samples,) at the voice's rate.
        content: float16 or float32 (frames, 768 or 256) at 50 Hz.
        f0: float32 (2 frames or more,) Hz at 100 Hz, 0 unvoiced.
        speaker: whose it is.
        small: the clip at 16 kHz, where it is wanted.
    """

    name: str
    audio: NDArray[np.float32]
    content: NDArray[np.floating[Any]]
    f0: NDArray[np.float32]
    speaker: int = 0
    small: NDArray[np.float32] | None = None


def write_dataset(
    folder: Path,
    layout: Layout,
    clips: Iterable[DatasetClip],
    config: RvcConfig,
    mute: NDArray[np.floating[Any]],
    *,
    mutes: int = 2,
) -> int:
    """Write an experiment's folder that Applio or the WebUI trains on.

    Args:
        folder: The experiment (`logs/<name>` there).
        layout: Whose names are used.
        clips: One after the other; none is kept.
        config: Shape of the voice.
        mute: Content of three seconds of silence.
        mutes: Clips of silence for each speaker.

    Returns:
        How many clips were written, silence not counted.

    Raises:
        MynahError: DISK_FULL or NO_PERMISSION; BAD_INPUT for a folder whose name cannot stand in
            the list.
    """
    folder = folder.absolute()
    if "|" in str(folder):
        raise MynahError(ErrorCode.BAD_INPUT, f"The name of the folder holds a |: {folder}.")
    places = [folder / p.format(width=config.content_width) for p in _FOLDERS[layout]]
    for place in places:
        place.mkdir(parents=True, exist_ok=True)
    lines, speakers, seconds, count = [], set(), 0.0, 0
    with disk_errors(folder):
        for clip in clips:
            lines.append(_write_clip(places, clip, config.sample_rate))
            speakers.add(clip.speaker)
            seconds += len(clip.audio) / config.sample_rate
            count += 1
        if mutes:
            silence = DatasetClip(
                MUTE,
                np.zeros(MUTE_S * config.sample_rate, np.float32),
                mute,
                np.zeros(MUTE_S * 100 + 1, np.float32),
                small=np.zeros(MUTE_S * _ANALYSIS_RATE, np.float32),
            )
            line = _write_clip(_beside(places), silence, config.sample_rate).rsplit("|", 1)[0]
            lines += [f"{line}|{speaker}" for speaker in sorted(speakers)] * mutes
    write_text(folder / LIST, "\n".join(lines))
    write_json(folder / CONFIG, training_config(config))
    write_json(folder / "model_info.json", _facts(seconds, 1 + max(speakers, default=0)))
    return count


def read_dataset(folder: Path, content_width: int) -> Iterator[DatasetClip]:
    """The clips of an experiment's folder of Applio or the WebUI, silence included.

    Paths of the list that lead nowhere, because the folder was moved, are looked for inside it.

    Raises:
        MynahError: NOT_FOUND without a list or a file of it; BAD_INPUT where the features are of
            another width, or the audio of another rate than the folder's configuration says;
            BROKEN_FILE for what cannot be read.
    """
    try:
        lines = (folder / LIST).read_text("utf-8").splitlines()
    except FileNotFoundError as fault:
        raise MynahError(
            ErrorCode.NOT_FOUND,
            f"{folder} is not a training that was prepared by Applio or the WebUI: it has no list "
            "of clips.",
            hint="Preprocess and extract there first.",
        ) from fault
    rate = dataset_rate(folder)
    for line in filter(None, lines):
        parts = line.replace("\\\\", "/").replace("\\", "/").split("|")
        if len(parts) != 5 or not parts[4].strip().isdecimal():
            raise _broken(folder / LIST, f"a line of it is not a clip with pitch: {line[:80]}")
        audio, content, _, f0 = (_found(folder, part) for part in parts[:4])
        features = _array(content)
        if features.ndim != 2 or features.shape[1] != content_width:
            raise MynahError(
                ErrorCode.BAD_INPUT,
                f"The features in {folder} are {features.shape[-1]} wide, and the voice takes "
                f"{content_width}.",
                hint="v1 voices take 256, v2 voices 768.",
            )
        pitch = _array(f0).astype(np.float32).reshape(-1)
        speaker = int(parts[4])
        yield DatasetClip(audio.stem, _sound(audio, rate), features, pitch, speaker)


def dataset_rate(folder: Path) -> int:
    """The rate of the voice in Hz, as the folder's configuration has it.

    Raises:
        MynahError: NOT_FOUND or BROKEN_FILE.
    """
    path = folder / CONFIG
    try:
        data = read_json(path)["data"]
        return int(data.get("sample_rate") or data["sampling_rate"])
    except FileNotFoundError as fault:
        raise MynahError(ErrorCode.NOT_FOUND, f"There is no {path}.") from fault
    except (KeyError, TypeError, ValueError) as fault:
        raise _broken(path, "it does not say the sample rate") from fault


def training_config(config: RvcConfig) -> dict[str, Any]:
    """`config.json` with the names of both programs, which ignore each other's."""
    return {
        "train": {
            "log_interval": 200,
            "seed": 1234,
            "epochs": 20000,
            "learning_rate": 1e-4,
            "betas": [0.8, 0.99],
            "eps": 1e-9,
            "batch_size": 4,
            "fp16_run": False,
            "lr_decay": 0.999875,
            "segment_size": config.segment_frames * config.hop,
            "init_lr_ratio": 1,
            "warmup_epochs": 0,
            "c_mel": 45,
            "c_kl": 1.0,
        },
        "data": {
            "max_wav_value": 32768.0,
            "sample_rate": config.sample_rate,
            "sampling_rate": config.sample_rate,
            "filter_length": config.n_fft,
            "hop_length": config.hop,
            "win_length": config.n_fft,
            "n_mel_channels": config.mels,
            "mel_fmin": 0.0,
            "mel_fmax": None,
        },
        "model": {
            "inter_channels": config.inter_channels,
            "hidden_channels": config.hidden_channels,
            "filter_channels": config.filter_channels,
            "text_enc_hidden_dim": config.content_width,
            "n_heads": config.heads,
            "n_layers": config.layers,
            "kernel_size": config.kernel,
            "p_dropout": 0,
            "resblock": "1",
            "resblock_kernel_sizes": list(config.resblock_kernels),
            "resblock_dilation_sizes": [list(row) for row in config.resblock_dilations],
            "upsample_rates": list(config.upsample_rates),
            "upsample_initial_channel": config.upsample_channels,
            "upsample_kernel_sizes": list(config.upsample_kernels),
            "use_spectral_norm": False,
            "gin_channels": config.gin_channels,
            "spk_embed_dim": config.speakers,
        },
    }


def _facts(seconds: float, speakers: int) -> dict[str, Any]:
    whole = int(seconds)
    return {
        "total_dataset_duration": f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}",
        "total_seconds": seconds,
        "embedder_model": "contentvec",
        "speakers_id": speakers,
    }


def _beside(places: list[Path]) -> list[Path]:
    """Where silence goes: folders of its own, since an index is made of all clips' features."""
    made = [place.parent / MUTE / place.name for place in places]
    for place in made:
        place.mkdir(parents=True, exist_ok=True)
    return made


def _write_clip(places: list[Path], clip: DatasetClip, rate: int) -> str:
    """Write the files of a clip; its line of the list."""
    wide, small, content, coarse, hertz = places
    paths = (
        wide / f"{clip.name}.wav",
        content / f"{clip.name}.npy",
        coarse / f"{clip.name}.wav.npy",
        hertz / f"{clip.name}.wav.npy",
    )
    soundfile.write(sound_name(paths[0]), clip.audio, rate, subtype="FLOAT")
    if clip.small is not None:
        place = sound_name(small / f"{clip.name}.wav")
        soundfile.write(place, clip.small, _ANALYSIS_RATE, subtype="FLOAT")
    np.save(paths[1], np.asarray(clip.content, np.float32))
    np.save(paths[2], coarse_pitch(clip.f0).astype(np.int64))
    np.save(paths[3], np.asarray(clip.f0, np.float64))
    return "|".join([*(path.as_posix() for path in paths), str(clip.speaker)])


def _found(folder: Path, written: str) -> Path:
    path = Path(written)
    inside = [folder / Path(*path.parts[-2:]), folder / Path(*path.parts[-3:])]
    # Applio's paths start where it was started: two folders above the experiment.
    for place in (path if path.is_absolute() else folder.absolute().parents[1] / path, *inside):
        if place.is_file():
            return place
    raise MynahError(ErrorCode.NOT_FOUND, f"A file of the list of clips is not there: {written}.")


def _array(path: Path) -> NDArray[Any]:
    try:
        # Not np.load, which opens archives as well. A mapped file holds what its head says.
        array: NDArray[Any] = np.lib.format.open_memmap(path, mode="r")
    except (OSError, ValueError, EOFError, OverflowError, MemoryError) as fault:
        raise _broken(path, str(fault)) from fault
    if array.dtype.kind not in "fiu" or not np.isfinite(array).all():
        raise _broken(path, "it does not hold numbers alone")
    return np.array(array)


def _sound(path: Path, rate: int) -> NDArray[np.float32]:
    try:
        decoded = read(path)
    except DecodeError as fault:
        raise _broken(path, fault.message) from fault
    if decoded.sample_rate != rate:
        raise MynahError(
            ErrorCode.BAD_INPUT,
            f"{path.name} has a rate of {decoded.sample_rate} Hz, and the training {rate} Hz.",
        )
    return np.ascontiguousarray(decoded.samples[:, 0])


def _broken(path: Path, why: str) -> MynahError:
    return MynahError(
        ErrorCode.BROKEN_FILE, f"{path.name} cannot be used.", detail=f"{path}: {why}"
    )
