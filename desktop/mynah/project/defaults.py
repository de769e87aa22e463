"""The one set of defaults, ranges and words for training and conversion.

The command line and the window both build their options from these tables, in the words of the
RVC community. Changing a value here changes it everywhere.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from mynah.protocol.errors import ErrorCode, MynahError

Value = int | float | str | bool | None


@dataclass(frozen=True)
class Option:
    """One setting as people see it.

    Attributes:
        name: Key in job files and, with dashes, on the command line.
        default: Value when nothing is said; ``None`` means "decided at the start of the run".
        label: Name on screen.
        help: One sentence: what it does and which way to turn it.
        minimum: Smallest value allowed, for numbers.
        maximum: Largest value allowed, for numbers.
        step: Step of a spin box, for numbers.
        unit: Unit after the number.
        choices: All values allowed, for a choice; suggestions where any text is allowed.
        text: Whether the value is any text.
    """

    name: str
    default: Value
    label: str
    help: str
    minimum: float | None = None
    maximum: float | None = None
    step: float | None = None
    unit: str = ""
    choices: tuple[str | int, ...] = ()
    text: bool = False

    def check(self, value: Value) -> Value:
        """Return ``value``, or refuse it with words about what is allowed.

        Raises:
            MynahError: ``USAGE``.
        """
        if value is None and self.default is None:
            return value
        if self.text:
            if not isinstance(value, str):
                raise self._refusal(value, "text")
            return value
        if self.choices:
            if value not in self.choices:
                allowed = ", ".join(str(choice) for choice in self.choices)
                raise self._refusal(value, f"one of {allowed}")
            return value
        if isinstance(self.default, bool):
            if not isinstance(value, bool):
                raise self._refusal(value, "on or off")
            return value
        if self.minimum is None or self.maximum is None:
            return value
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise self._refusal(value, "a number")
        # Written this way round so that NaN is refused too.
        if not self.minimum <= value <= self.maximum:
            raise self._refusal(
                value, f"{self.minimum:.10g} to {self.maximum:.10g} {self.unit}".strip()
            )
        if isinstance(self.step, int) and not float(value).is_integer():
            raise self._refusal(value, "a whole number")
        return value

    def _refusal(self, value: Value, allowed: str) -> MynahError:
        return MynahError(
            ErrorCode.USAGE,
            f"{self.label}: {value!r} is not possible.",
            hint=f"Allowed: {allowed}.",
        )


F0_METHODS = ("swift", "rmvpe", "fcpe", "crepe", "crepe-tiny")
KINDS = ("lite", "rvc")
SAMPLE_RATES = (32000, 40000, 48000)
OUTPUT_FORMATS = ("wav", "flac", "mp3", "ogg")
UNVOICED = ("zero", "filled")
PRECISIONS = ("auto", "fp32", "bf16", "fp16")

_F0 = Option(
    "f0_method",
    "swift",
    "F0 method",
    "How the pitch is measured: swift needs no download; rmvpe and crepe are slower.",
    choices=F0_METHODS,
)


def _table(*options: Option) -> Mapping[str, Option]:
    return MappingProxyType({option.name: option for option in options})


TRAIN: Mapping[str, Option] = _table(
    Option("kind", "lite", "Kind of voice", "Lite trains without a graphics card.", choices=KINDS),
    Option("minutes", 24.0, "Training time", "A Lite voice trains this long.", 1, 1440, 1.0, "min"),
    Option("epochs", 200, "Total epochs", "How often an RVC voice sees the data.", 1, 10000, 1),
    Option(
        "batch_size",
        None,
        "Batch size",
        "Clips in one step; more needs memory. Automatic: 16 for Lite, for RVC found by trying.",
        1,
        64,
        1,
    ),
    Option(
        "save_every_s",
        60.0,
        "Save every",
        "Time between two saves of the state.",
        5,
        3600,
        5.0,
        "s",
    ),
    Option("save_every", 10, "Save every epochs", "Epochs between two models.", 1, 100, 1),
    Option("save_only_latest", True, "Save only latest", "Keep two saved states, not all."),
    Option(
        "save_every_weights",
        True,
        "Save every weights",
        "Keep small models of the last few saves, not only of the last and the best.",
    ),
    Option(
        "sample_rate",
        None,
        "Sample rate",
        "Rate of the voice. Empty: 48000 for Lite, which has no other, 40000 for RVC.",
        choices=SAMPLE_RATES,
    ),
    Option("version", "v2", "Version", "RVC version; v2 is better.", choices=("v1", "v2")),
    Option(
        "base",
        "auto",
        "Base model",
        "Weights to start from: auto is the official pair, none is from scratch; or the name of "
        "one that was downloaded or imported, a folder, or the file G.",
        choices=("auto", "none"),
        text=True,
    ),
    Option(
        "precision",
        "auto",
        "Precision",
        "Numbers of the steps: automatic is bf16 where the computer is faster with it, else fp32.",
        choices=PRECISIONS,
    ),
    _F0,
    Option("index", True, "Index", "Build the retrieval index after training."),
    Option("mutes", 2, "Silent training files", "Silence added, so the voice learns it.", 0, 10, 1),
    Option("seed", 1234, "Seed", "The same seed gives the same run.", 0, 2**31 - 1, 1),
    Option("threads", None, "Threads", "Processor threads; empty: all cores.", 1, 256, 1),
)

BY_KIND: Mapping[str, Mapping[str, Value]] = MappingProxyType(
    {
        "lite": MappingProxyType({"batch_size": 16, "sample_rate": 48000}),
        "rvc": MappingProxyType({"batch_size": 4, "sample_rate": 40000}),
    }
)
"""What an empty setting of TRAIN means for each kind of voice."""

CONVERT: Mapping[str, Option] = _table(
    Option(
        "pitch",
        0.0,
        "Pitch",
        "Transpose: +12 is an octave up, low voice to high voice.",
        -24,
        24,
        0.5,
        "semitones",
    ),
    Option(
        "index_rate",
        0.75,
        "Index rate",
        "0 ignores the index; 1 pulls fully towards the sound of the training recordings.",
        0.0,
        1.0,
        0.05,
    ),
    Option(
        "protect",
        0.33,
        "Protect",
        "Keeps breaths and consonants: 0.5 is off, lower protects more.",
        0.0,
        0.5,
        0.01,
    ),
    Option(
        "volume_envelope",
        1.0,
        "Volume envelope",
        "0 follows the loudness of the input, 1 keeps the loudness of the converted voice.",
        0.0,
        1.0,
        0.05,
    ),
    Option(
        "formant",
        0.0,
        "Formant",
        "Shift of the timbre: up sounds smaller and brighter, down larger; the pitch stays.",
        -12,
        12,
        0.5,
        "semitones",
    ),
    Option(
        "autotune",
        0.0,
        "Autotune",
        "Pulls the pitch to the nearest semitone: 0 leaves it, 1 sings exactly on the notes.",
        0.0,
        1.0,
        0.05,
    ),
    Option(
        "speaker",
        None,
        "Speaker",
        "Name or number of the speaker, where a voice has several. Empty: the first.",
        text=True,
    ),
    Option(
        "unvoiced",
        None,
        "Unvoiced pitch",
        "What an RVC voice is told where there is no pitch: zero, or filled from the pitch around. "
        "Empty: as the voice was trained.",
        choices=UNVOICED,
    ),
    Option(
        "precision",
        "auto",
        "Precision",
        "Numbers that the voice is computed with: bf16 and fp16 are faster where the computer "
        "has them. Automatic takes the fastest that sounds the same.",
        choices=PRECISIONS,
    ),
    _F0,
    Option("format", "wav", "Output format", "Type of the file.", choices=OUTPUT_FORMATS),
    Option(
        "sample_rate", None, "Output rate", "Empty: the rate of the voice.", 8000, 192000, 1, "Hz"
    ),
)

SPEECH_ENGINES = ("auto", "piper", "espeak")

SPEAK: Mapping[str, Option] = _table(
    Option(
        "engine",
        "auto",
        "Speech engine",
        "What makes the speech that the voice is laid over: auto takes an installed Piper voice of "
        "the language, else espeak-ng.",
        choices=SPEECH_ENGINES,
    ),
    Option(
        "base",
        "",
        "Base voice",
        "Voice of the engine, such as espeak/en-us or piper/en_US-lessac-medium. Empty: chosen by "
        "the language.",
        text=True,
    ),
    Option("language", "en-us", "Language", "Language of the text, such as en-us.", text=True),
    Option("speed", 1.0, "Speed", "2 is twice as fast; the pitch stays.", 0.5, 2.0, 0.05),
    Option("sentence_pause", 0.25, "Pause", "Silence between two sentences.", 0.0, 5.0, 0.05, "s"),
    Option(
        "paragraph_pause",
        0.7,
        "Pause at paragraphs",
        "Silence between two paragraphs.",
        0.0,
        10.0,
        0.05,
        "s",
    ),
)

SPOKEN: Mapping[str, Value] = MappingProxyType({"pitch": "match", "index_rate": 0.4})
"""Defaults of a conversion where they differ for speech that a program made of a text.

The speech of a machine has a height of its own, which nobody means to keep; and of its sounds the
index finds wrong neighbours more often: at 0.75 Whisper tiny heard 18 % of the words wrong, at 0.4
15 % (164 words, espeak-ng, a voice of ten minutes).
"""

DATASET: Mapping[str, Option] = _table(
    Option(
        "strategy",
        "quality",
        "Choose",
        "Best quality first, newest first, or at random.",
        choices=("quality", "newest", "random"),
    ),
    Option("target_minutes", None, "Target", "Stop when reached.", 0.05, 6000, 0.5, "min"),
    Option("at_most", None, "At most", "Largest number of samples.", 1, 100000, 1, "samples"),
    Option("minimum_score", 0.6, "Minimum quality", "Leave out what is worse.", 0.0, 1.0, 0.05),
    Option("seed", 1234, "Seed", "Of the random choice and held-out clips.", 0, 2**31 - 1, 1),
)

_TABLES: Mapping[str, Mapping[str, Option]] = MappingProxyType(
    {"train": TRAIN, "convert": CONVERT, "speak": SPEAK, "dataset": DATASET}
)


def option(table: str, name: str) -> Option:
    """Return one option of the table ``train``, ``convert``, ``speak`` or ``dataset``.

    Raises:
        KeyError: There is no such table or option: a fault of the caller.
    """
    return _TABLES[table][name]


def default(table: str, name: str) -> Value:
    """Return the default of one option; see :func:`option`."""
    return option(table, name).default


def check(table: str, name: str, value: Value) -> Value:
    """Return ``value`` when it is allowed; see :meth:`Option.check`."""
    return option(table, name).check(value)
