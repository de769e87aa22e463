"""From measures to a score of 0..1 and to reasons in words: all weights and limits in one place.

The score is the weighted geometric mean of the parts, so that one bad part cannot be bought
back by good ones.  Every part is a straight line between a value that is worth nothing and one
that could not be better.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

WORST_PART = 0.02  # a part of zero would hide all others


@dataclass(frozen=True)
class Part:
    """One part of the score.

    Attributes:
        weight: share in the score; all weights add up to 1.
        measure: name of the measure it comes from.
        worst: value of the measure that gives 0.
        best: value that gives 1.
        logarithmic: whether the line is straight over the logarithm of the measure.
    """

    weight: float
    measure: str
    worst: float
    best: float
    logarithmic: bool = False


WEIGHTS: Mapping[str, Part] = {
    "noise": Part(0.22, "snr_db", 5.0, 30.0),
    "clipping": Part(0.18, "clipped_share", 1e-2, 1e-5, logarithmic=True),
    "reverb": Part(0.16, "decay_s", 0.60, 0.22),
    "bandwidth": Part(0.12, "bandwidth_hz", 3400.0, 16_000.0, logarithmic=True),
    "speech": Part(0.10, "speech_share", 0.25, 0.70),
    "loudness": Part(0.06, "speech_level_db", -60.0, -36.0),
    "hum": Part(0.06, "hum_db", -10.0, -40.0),
    "dropouts": Part(0.06, "dropouts_per_minute", 60.0, 0.0),
    "length": Part(0.04, "speech_s", 0.3, 1.5),
}


@dataclass(frozen=True)
class Limits:
    """Where a measure becomes a reason.

    Attributes:
        snr_db: less is noise.  20 dB is what the narrators of LibriSpeech's "other" part stay
            above; below it training learns the noise.
        clipped_share: more is clipping.
        decay_s: more is reverb: a room with a reverberation time of 0.5 s heard from afar.
        hum_db: more is hum, relative to the speech level.
        speech_level_db: less is quiet; 16 bits leave 50 dB there.
        bandwidth_hz: less is a narrow band: wideband telephony and below.
        sample_rate: less is a low rate, in Hz.
        speech_share: less is mostly pauses.
        short_s: less is short, of speech or altogether.
        refused_s: less audio is of no use at all.
        long_s: more is told, not warned of.
        edge_silence_s: more silence at an end is worth telling that it is cut off.
        silent_peak_db: a file below this peak is silence.
        offset: mean of the samples that is worth telling that it is taken away.
    """

    snr_db: float = 20.0
    clipped_share: float = 2e-5
    decay_s: float = 0.35
    hum_db: float = -26.0
    speech_level_db: float = -45.0
    bandwidth_hz: float = 7000.0
    sample_rate: int = 16_000
    speech_share: float = 0.3
    short_s: float = 1.0
    refused_s: float = 0.2
    long_s: float = 1800.0
    edge_silence_s: float = 1.0
    silent_peak_db: float = -80.0
    offset: float = 0.01


LIMITS = Limits()


@dataclass(frozen=True)
class Reason:
    """Why a recording is not simply good.

    Attributes:
        code: stable short name.
        text: one sentence with the measured value.
        action: the one thing to do about it.
        severity: ``refuse``, ``warn`` or ``info``.
    """

    code: str
    text: str
    action: str
    severity: str = "warn"


WORDS: Mapping[str, tuple[str, str]] = {
    "clipping": (
        "The recording is clipped: {0:.2%} of it stands at its limit.",
        "Record again with less gain.",
    ),
    "noise": (
        "There is noise: the voice stands only {0:.0f} dB above it.",
        "Record again in a quieter place, nearer to the microphone.",
    ),
    "hum": (
        "There is mains hum, {0:.0f} dB below the voice.",
        "Use another cable or socket, or remove the hum before importing.",
    ),
    "quiet": (
        "The voice is very quiet ({0:.0f} dBFS).",
        "Record again with more gain.",
    ),
    "reverb": (
        "The room is heard: sound takes {0:.1f} s to die away.",
        "Record again in a room with soft furniture, nearer to the microphone.",
    ),
    "narrow_band": (
        "The sound ends at {0:.1f} kHz, like a telephone.",
        "Look for a version with a higher quality.",
    ),
    "low_rate": (
        "The sample rate is only {0:.1f} kHz.",
        "Look for the original recording with a higher rate.",
    ),
    "short": (
        "There is only {0:.1f} s of sound.",
        "Use recordings of at least 2 seconds.",
    ),
    "long": (
        "This is a long recording ({0:.0f} minutes); it will be cut into pieces.",
        "Nothing needs to be done.",
    ),
    "silence": (
        "There is no sound in it.",
        "Check the microphone and record again.",
    ),
    "pauses": (
        "Only {0:.0%} of it is speech.",
        "Cut out the long pauses.",
    ),
    "no_speech": (
        "No voice was found in it.",
        "Use a recording of somebody who speaks or sings.",
    ),
    "dropouts": (
        "The sound breaks off {0:.0f} times.",
        "Copy the file again, or record again.",
    ),
    "duplicate": (
        "It is the same recording as {0}.",
        "Keep one of the two.",
    ),
    "truncated": (
        "{0}",
        "Copy the file again from where it came from; what is there can be used.",
    ),
    "nan": (
        "{0}",
        "Listen to it; write the file again with the program that made it.",
    ),
    "unreadable": ("{0}", "Convert the file to WAV or FLAC with another program."),
    "unmeasured": ("{0}", "Convert the file to WAV or FLAC with another program, and report it."),
    "not_audio": ("{0}", "Choose a sound file."),
    "not_a_file": ("{0}", "Choose a sound file."),
    "empty": ("{0}", "Copy the file again from where it came from."),
    "vanished": ("{0}", "Find the file again; it may have been moved or its disk taken out."),
    "permission": ("{0}", "Allow reading the file, or copy it to a folder of yours."),
}
"""Reason code -> sentence with a place for the value, and what to do."""


def reason(code: str, *values: object, severity: str = "warn") -> Reason:
    """The reason with its words."""
    text, action = WORDS[code]
    return Reason(code, text.format(*values), action, severity)


def part_scores(measures: Mapping[str, float]) -> dict[str, float]:
    """Each part of the score, 0..1; a measure that is NaN or missing says nothing against it."""
    return {
        name: _part(part, measures.get(part.measure, math.nan)) for name, part in WEIGHTS.items()
    }


def total_score(parts: Mapping[str, float]) -> float:
    """The weighted geometric mean of the parts, 0..1."""
    logs = sum(
        part.weight * math.log(max(WORST_PART, parts[name])) for name, part in WEIGHTS.items()
    )
    return math.exp(logs)


def _part(part: Part, value: float) -> float:
    if math.isnan(value):
        return 1.0
    worst, best = part.worst, part.best
    if part.logarithmic:
        value, worst, best = (math.log(max(number, 1e-12)) for number in (value, worst, best))
    return min(1.0, max(0.0, (value - worst) / (best - worst)))


def reasons_for(measures: Mapping[str, float], limits: Limits = LIMITS) -> list[Reason]:
    """The reasons that the measures of a recording with a voice give."""
    rules = (
        ("clipping", "clipped_share", -1, limits.clipped_share, 1.0),
        ("noise", "snr_db", 1, limits.snr_db, 1.0),
        ("reverb", "decay_s", -1, limits.decay_s, 1.0),
        ("hum", "hum_db", -1, limits.hum_db, -1.0),
        ("quiet", "speech_level_db", 1, limits.speech_level_db, 1.0),
        ("dropouts", "dropouts", -1, 0.0, 1.0),
        ("low_rate", "sample_rate", 1, limits.sample_rate, 1e-3),
        ("narrow_band", "bandwidth_hz", 1, limits.bandwidth_hz, 1e-3),
        ("pauses", "speech_share", 1, limits.speech_share, 1.0),
    )
    found = [
        reason(code, measures[name] * shown)
        for code, name, sign, limit, shown in rules
        if sign * measures[name] < sign * limit
    ]
    sound = min(measures["speech_s"], measures["duration_s"])
    if sound < limits.short_s:
        found.append(reason("short", sound))
    if measures["duration_s"] > limits.long_s:
        found.append(reason("long", measures["duration_s"] / 60, severity="info"))
    return found
