"""No numbers, or absurd ones, in what a conversion is made of: sound, pitch, weights, index.

Whatever it is, what is written consists of numbers and is no louder than a file can hold, or the
conversion is refused with a reason and nothing is left behind.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import faiss
import numpy as np
import soundfile
from safetensors.torch import load_file, save_file

from helpers.lite import made_voice
from helpers.rvc_voice import EchoNetwork, made_rvc_voice, small_network
from helpers.voicelike import voicelike
from mynah.engine.control import Control
from mynah.engine.convert import ConvertSettings, convert_file, load_voice
from mynah.engine.reporter import ListReporter
from mynah.project import voice_card
from mynah.project.atomic import read_json, write_json
from mynah.protocol.errors import ErrorCode, MynahError
from torture.attack import Attack

if TYPE_CHECKING:
    import random
    from pathlib import Path

    from numpy.typing import NDArray

    from torture.attack import Ground

RATE = 16_000
VALUES = (float("nan"), float("inf"), -float("inf"), 3e38, -3e38, 1e30, 1e5, 1e-42)
RUNS = (1, 2, 160, 5_000, RATE, 2 * RATE)
PLACES = ("sound", "sound", "pitch", "weights", "index", "answer")
REFUSED = {ErrorCode.BAD_INPUT, ErrorCode.BROKEN_FILE, ErrorCode.VERIFY_FAILED}


class Tracker:
    """One that gives what is no pitch at some frames."""

    def __init__(self, value: float, rng: random.Random) -> None:
        self._value, self._rng = value, rng

    def track(self, audio: NDArray[np.float32]) -> NDArray[np.float32]:
        """150 Hz, and what was asked for in between."""
        pitch = np.full(-(-len(audio) // 160), 150.0, np.float32)
        place = self._rng.randrange(len(pitch))
        pitch[place : place + self._rng.choice((1, 30, 1000))] = self._value
        return pitch


class Speaking(EchoNetwork):
    """An RVC network whose answer holds what is none."""

    def __init__(self, value: float, rng: random.Random) -> None:
        super().__init__()
        self._value, self._rng = value, rng

    def speak(self, *asked: Any) -> NDArray[np.float32]:
        """Noise, with it in one place."""
        answer = np.array(super().speak(*asked), np.float32)
        # Not at its ends, which may be only for the context and cut off.
        place = self._rng.randrange(2 * len(answer) // 5, 3 * len(answer) // 5)
        answer[place] = self._value
        return answer


def sound(ground: Ground) -> None:
    """See the module."""
    whole = made_voice(ground.work / "whole")
    clean = voicelike(seconds=3.0, rate=RATE)
    for seed, rng in ground.each():
        place, value, kind = rng.choice(PLACES), rng.choice(VALUES), ("lite", "rvc")[seed % 2]
        about = f"{kind} {place} {value}"
        folder = ground.work / str(seed)
        folder.mkdir()
        audio = np.array(clean)
        if place == "sound":
            start, length = rng.randrange(len(audio)), rng.choice(RUNS)
            audio[start : start + length] = value
            about += f" x {length}"
        source, out = folder / "in.wav", folder / "out" / "out.wav"
        channels = rng.choice((1, 2))
        soundfile.write(source, np.stack([audio] * channels, 1), RATE, "FLOAT")
        given: dict[str, Any] = {}
        if place == "pitch":
            given["trackers"] = lambda name, value=value, rng=rng: Tracker(value, rng)
        ground.count(f"{kind} {place}")
        try:
            voice = _voice(kind, place, value, rng, whole, folder)
            settings = ConvertSettings(
                volume_envelope=rng.choice((0.0, 0.5, 1.0)),
                index_rate=rng.choice((0.0, 0.5, 1.0)),
                autotune=rng.choice((0.0, 1.0)),
            )
            convert_file(voice, source, out, settings, ListReporter(), Control(), **given)
        except MynahError as fault:
            ground.count("refused")
            if fault.code not in REFUSED or not fault.message:
                ground.failed(seed, "refused as something else", f"{about}: {fault!r}")
            if left := [one.name for one in out.parent.glob("*")]:
                ground.failed(seed, "something is left of what was refused", f"{about}: {left}")
        except Exception as fault:  # noqa: BLE001 - told with its seed
            ground.failed(seed, "another fault", f"{about}: {fault!r}")
        else:
            ground.count("converted")
            _judge(ground, seed, out, about, spoilt=value in VALUES[4:])
            damaged = (place == "weights" and kind == "lite") or (
                place == "answer" and kind == "rvc"
            )
            if damaged and not np.isfinite(value):
                ground.failed(seed, "what is no number was played", about)


def _judge(ground: Ground, seed: int, out: Path, about: str, *, spoilt: bool) -> None:
    heard, _ = soundfile.read(out, dtype="float32")
    if not np.isfinite(heard).all():
        ground.failed(seed, "what was written is no numbers", about)
    elif not len(heard):
        ground.failed(seed, "nothing was written", about)
    elif float(np.mean(np.abs(heard) > 0.98)) > 0.5 and not spoilt:
        ground.failed(seed, "what was written is nothing but noise", about)


def _voice(
    kind: str, place: str, value: float, rng: random.Random, whole: Path, folder: Path
) -> Any:
    if kind == "rvc":
        if place == "answer":
            return made_rvc_voice(Speaking(value, rng))
        network = small_network()
        return made_rvc_voice(network)
    if place not in {"weights", "index"}:
        return load_voice(whole)
    made = folder / "voice"
    made.mkdir()
    for path in whole.iterdir():
        (made / path.name).write_bytes(path.read_bytes())
    if place == "weights":
        weights = load_file(made / "model.safetensors")
        tensor = rng.choice(list(weights.values()))
        tensor.view(-1)[rng.randrange(tensor.numel())] = value
        save_file(weights, made / "model.safetensors")
    else:
        path = next(made.glob("*.index"))
        index = faiss.read_index(str(path))
        vectors = np.random.default_rng(0).standard_normal((40, 384)).astype(np.float32)
        vectors[rng.randrange(40), rng.randrange(384)] = value
        index.add(vectors)
        faiss.write_index(index, str(path))
    card = read_json(made / voice_card.FILE_NAME)
    final = voice_card.completed({k: v for k, v in card.items() if k != "files"}, "Made", made)
    write_json(made / voice_card.FILE_NAME, final.to_dict())
    return load_voice(made)


ATTACKS = (
    Attack(
        "bad-sound",
        "No numbers or absurd ones in the sound, the pitch, the weights, the index or the answer "
        "of a conversion: numbers are written, or it is refused and nothing is left",
        400,
        3,
        sound,
    ),
)
