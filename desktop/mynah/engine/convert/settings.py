"""Settings of a conversion, with the defaults of `project.defaults`."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any, cast

from mynah.project import defaults
from mynah.protocol.errors import ErrorCode, MynahError

if TYPE_CHECKING:
    from typing import Self

MATCH = "match"


@dataclass(frozen=True)
class ConvertSettings:
    """How to convert; words and ranges stand in `project.defaults.CONVERT`.

    Attributes:
        pitch: semitones, or "match": as many as bring the source's median to the voice's.
        index_rate: 0 the encoder's features alone, 1 those of the index alone.
        protect: share of the index in unvoiced frames; 0.5 is off (treated as voiced ones).
        volume_envelope: 1 keeps the voice's loudness, 0 follows the source's.
        formant: semitones by which the timbre is moved, whatever the pitch.
        autotune: share of the way to the nearest semitone that the pitch is moved, after `pitch`.
        speaker: name or number, of a voice with several; None is the first.
        unvoiced: "zero" or "filled", how an RVC voice is told of frames without pitch; None is as
            the voice was trained.
        precision: "auto", "fp32", "bf16" or "fp16" of the networks; fp16 of RVC voices alone.
        f0_method: pitch tracker.
        format: of the file.
        sample_rate: of the file in Hz; None is the voice's.
        seed: of the noise part of the voice.
    """

    pitch: float | str = cast("float", defaults.default("convert", "pitch"))
    index_rate: float = cast("float", defaults.default("convert", "index_rate"))
    protect: float = cast("float", defaults.default("convert", "protect"))
    volume_envelope: float = cast("float", defaults.default("convert", "volume_envelope"))
    formant: float = cast("float", defaults.default("convert", "formant"))
    autotune: float = cast("float", defaults.default("convert", "autotune"))
    speaker: str | None = None
    unvoiced: str | None = None
    precision: str = cast("str", defaults.default("convert", "precision"))
    f0_method: str = cast("str", defaults.default("convert", "f0_method"))
    format: str = cast("str", defaults.default("convert", "format"))
    sample_rate: int | None = None
    seed: int = 0

    @classmethod
    def checked(cls, /, **values: Any) -> Self:
        """Settings from what a person or a program gave; what is missing has its default.

        Raises:
            MynahError: USAGE for a value that is out of its range, or a setting that does not
                exist.
        """
        names = [spec.name for spec in fields(cls)]
        unknown = [name for name in values if name not in names]
        if unknown:
            raise MynahError(
                ErrorCode.USAGE,
                f"A conversion has no setting {unknown[0]!r}.",
                hint=f"These are: {', '.join(names)}.",
            )
        speaker = values.get("speaker")
        if isinstance(speaker, int) and not isinstance(speaker, bool):
            values["speaker"] = str(speaker)
        for name, value in values.items():
            if name == "seed":
                _check_seed(value)
            elif not (name == "pitch" and value == MATCH):
                defaults.check("convert", name, value)
        if values.get("sample_rate") is not None:
            values["sample_rate"] = int(values["sample_rate"])  # JSON may say 44100.0
        return cls(**values)


def _check_seed(value: object) -> None:
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise MynahError(
            ErrorCode.USAGE,
            f"Seed: {value!r} is not possible.",
            hint="Allowed: a whole number from 0 on.",
        )
