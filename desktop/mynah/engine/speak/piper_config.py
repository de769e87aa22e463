"""The JSON file beside a Piper voice. It comes from elsewhere, so all of it is doubted."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mynah.protocol.errors import ErrorCode, MynahError

if TYPE_CHECKING:
    from collections.abc import Mapping

MOST_BYTES = 2_000_000
MOST_PHONEMES = 2000
MOST_SPEAKERS = 10_000
_RATES = (8000, 96_000)


@dataclass(frozen=True)
class PiperConfig:
    """How a Piper voice is spoken to.

    Attributes:
        sample_rate: Of what it gives, Hz.
        phoneme_type: "espeak" or "text".
        espeak_voice: Voice of espeak-ng that gives the phonemes; empty for "text".
        ids: Numbers of each phoneme.
        noise_scale: Of the network.
        length_scale: 1 is the usual speed, 2 half of it.
        noise_w: Of the durations.
        speakers: Numbers by name, of a voice with several; empty for one.
        language: Such as "en-us".
        quality: Word of the maker.
        name: Of the data it was made of.
    """

    sample_rate: int
    phoneme_type: str
    espeak_voice: str
    ids: Mapping[str, tuple[int, ...]]
    noise_scale: float
    length_scale: float
    noise_w: float
    speakers: Mapping[str, int]
    language: str
    quality: str
    name: str

    def speaker_number(self, speaker: str) -> int:
        """The number of a speaker by name or number.

        Raises:
            MynahError: NOT_FOUND.
        """
        if speaker in self.speakers:
            return self.speakers[speaker]
        if speaker.isdecimal() and (int(speaker) in self.speakers.values() or speaker == "0"):
            return int(speaker)
        names = ", ".join(list(self.speakers)[:10])
        raise MynahError(
            ErrorCode.NOT_FOUND,
            f"The Piper voice has no speaker {speaker!r}.",
            hint=f"It has {len(self.speakers)}: {names}." if names else "It has one speaker.",
        )


def read_config(model: Path) -> PiperConfig:
    """Read the file beside `model`, which is called like it with `.json` behind.

    Raises:
        MynahError: NOT_FOUND, BAD_INPUT with words where it is no file of a Piper voice.
    """
    path = model.with_name(model.name + ".json")
    if not path.is_file():
        raise MynahError(
            ErrorCode.NOT_FOUND,
            f"{path.name} is missing, which belongs to {model.name}.",
            hint="A Piper voice is two files, NAME.onnx and NAME.onnx.json, in one folder.",
        )
    return read_config_file(path)


def read_config_file(path: Path) -> PiperConfig:
    """Read a file of a Piper voice, whatever it is called.

    Raises:
        MynahError: BAD_INPUT with words where it is none.
    """
    try:
        if path.stat().st_size > MOST_BYTES:
            raise _refusal(path, "it is too large")
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise _refusal(path, "it is no JSON") from error
    if not isinstance(data, dict):
        raise _refusal(path, "it holds no object")
    return _config(path, data)


def _config(path: Path, data: dict[str, Any]) -> PiperConfig:
    audio, inference, espeak = (_part(data, name) for name in ("audio", "inference", "espeak"))
    rate = audio.get("sample_rate")
    if type(rate) is not int or not _RATES[0] <= rate <= _RATES[1]:
        raise _refusal(path, f"its sample rate is {rate!r}")
    kind = data.get("phoneme_type", "espeak")
    if kind not in ("espeak", "text"):
        raise _refusal(path, f"its phonemes are of the type {str(kind)[:40]!r}")
    voice = espeak.get("voice", "") if kind == "espeak" else ""
    if kind == "espeak" and (not isinstance(voice, str) or not voice):
        raise _refusal(path, "it names no voice of espeak-ng")
    language = _part(data, "language").get("code")
    return PiperConfig(
        rate,
        kind,
        voice,
        _ids(path, data.get("phoneme_id_map")),
        _number(inference, "noise_scale", 0.667, 0, 10),
        _number(inference, "length_scale", 1.0, 0.05, 20),
        _number(inference, "noise_w", 0.8, 0, 10),
        _speakers(data),
        _words(language, str(voice)).replace("_", "-").casefold(),
        _words(audio.get("quality")),
        _words(data.get("dataset")),
    )


def _ids(path: Path, value: object) -> dict[str, tuple[int, ...]]:
    if not isinstance(value, dict) or not 0 < len(value) <= MOST_PHONEMES:
        raise _refusal(path, "it has no table of phonemes")
    table = {}
    for phoneme, numbers in value.items():
        row = numbers if isinstance(numbers, list) else [numbers]
        if len(row) > 16 or not all(type(one) is int and 0 <= one < 1 << 20 for one in row):
            raise _refusal(path, f"its number of the phoneme {str(phoneme)[:20]!r} is none")
        table[str(phoneme)] = tuple(row)
    return table


def _speakers(data: dict[str, Any]) -> dict[str, int]:
    rows = _part(data, "speaker_id_map")
    good = {
        str(name)[:200]: number
        for name, number in list(rows.items())[:MOST_SPEAKERS]
        if type(number) is int and 0 <= number < MOST_SPEAKERS
    }
    count = data.get("num_speakers")
    if not good and type(count) is int and 1 < count <= MOST_SPEAKERS:
        return {str(number): number for number in range(count)}
    return good if len(good) > 1 else {}


def _part(data: dict[str, Any], name: str) -> dict[str, Any]:
    value = data.get(name)
    return value if isinstance(value, dict) else {}


def _number(data: dict[str, Any], name: str, usual: float, least: float, most: float) -> float:
    value = data.get(name)
    good = isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)
    return float(value) if good and value is not None and least <= value <= most else usual


def _words(value: object, usual: str = "") -> str:
    return value[:100] if isinstance(value, str) and value.isprintable() else usual


def _refusal(path: Path, why: str) -> MynahError:
    return MynahError(
        ErrorCode.BAD_INPUT,
        f"{path.name} is no file of a Piper voice: {why}.",
        hint="Take the .onnx.json that came with the voice.",
    )
