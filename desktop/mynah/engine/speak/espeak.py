"""espeak-ng, a separate program (GPL) that speaks some hundred languages in a thin, clear voice.

Facts of its command line: `-v` voice, `-s` words a minute (175 is the usual), `-g` room between
words, `-z` no pause at the end, `-b 1` the text is UTF-8, `--stdin` all of it at once, `--stdout` a
WAV file whose header does not know its length, `-q --ipa` phonemes, one line a clause.
"""

from __future__ import annotations

import hashlib
import os
import re
import struct
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from mynah.engine.speak.brightness import brightened
from mynah.engine.speak.engines import Base, EngineFacts, Speech, plain_language, same_tongue
from mynah.engine.speak.programs import find_program, run_program
from mynah.project.progress import NoControl
from mynah.protocol.errors import ErrorCode, MynahError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mynah.protocol.ports import Control

ENGINE = "espeak"
WORDS_A_MINUTE = 150
"""At the speed 1. The program's own 175 are hurried: with this, and a gap between words, Whisper
tiny hears a fifth of the words wrong after a conversion instead of a third."""

WORD_GAP = 4  # in the program's units of 10 ms at its own speed
SLOWEST, FASTEST = 80, 450
LICENCE = "GPL-3.0-or-later (a separate program)"
PREFERRED = {"en": "en-us", "fr": "fr-fr", "zh": "cmn", "pt": "pt", "es": "es"}
"""Where only a language without a country is asked for."""

_VOICE = re.compile(r"^[A-Za-z0-9][A-Za-z0-9-]*(?:\+[A-Za-z0-9_-]+)?$")
_ROW = re.compile(r"^\s*(\d+)\s+(\S+)\s+\S+\s+(\S+)\s+(\S+)")


def install_hint() -> str:
    """How espeak-ng is installed on this system."""
    if sys.platform == "win32":
        return "Install it with `winget install eSpeak-NG.eSpeak-NG`, then start Mynah again."
    if sys.platform == "darwin":
        return "Install it with `brew install espeak-ng`."
    return "Install it with `sudo apt install espeak-ng`, or your system's way to install it."


def find_espeak() -> Path | None:
    """The program, on PATH or where its installers put it."""
    folders = [Path("/usr/bin"), Path("/usr/local/bin"), Path("/opt/homebrew/bin")]
    if sys.platform == "win32":
        roots = [os.environ.get(name) for name in ("ProgramFiles", "ProgramFiles(x86)")]
        folders = [Path(root) / "eSpeak NG" for root in roots if root]
    return find_program("espeak-ng", folders)


class Espeak:
    """The engine; what it asked of the program once is kept."""

    id = ENGINE

    def __init__(self) -> None:
        self._known: tuple[Path, str, tuple[Base, ...]] | None = None
        self._data = Path()

    def facts(self) -> EngineFacts:
        """See `SpeechEngine`."""
        try:
            _, version, _ = self._program()
        except MynahError as error:
            return EngineFacts(ENGINE, "espeak-ng", False, "", error.message, error.hint)
        return EngineFacts(ENGINE, "espeak-ng", True, version)

    def bases(self) -> Sequence[Base]:
        """See `SpeechEngine`; one a language."""
        return self._program()[2] if self.facts().available else ()

    def choose(self, language: str) -> Base | None:
        """See `SpeechEngine`."""
        wanted = plain_language(language)
        wanted = PREFERRED.get(wanted, wanted)
        known = {one.language: one for one in self.bases()}
        if wanted in known:
            return known[wanted]
        tongue = wanted.partition("-")[0]
        for other in (PREFERRED.get(tongue, tongue), tongue):
            if other in known:
                return known[other]
        return next((one for one in known.values() if same_tongue(one.language, wanted)), None)

    def base(self, id_: str) -> Base:
        """See `SpeechEngine`; a variant such as "espeak/en-us+f3" is one too."""
        voice = id_.partition("/")[2]
        _, _, known = self._program()
        language = voice.partition("+")[0].casefold()
        for one in known:
            if _VOICE.match(voice) and one.language == language:
                return one if "+" not in voice else _base(voice, one.name, language)
        raise MynahError(
            ErrorCode.NOT_FOUND,
            f"espeak-ng has no voice {voice!r}.",
            hint="`mynah speak --list` names them.",
        )

    def fingerprint(self, base: Base) -> str:
        """See `SpeechEngine`."""
        self._program()  # says what is wrong where it is gone
        return f"{self.state()} {base.id}"

    def state(self) -> str:
        """Version of the program and of its data, which decide how it speaks; empty without it."""
        try:
            _, version, _ = self._program()
        except MynahError:
            return ""
        return f"espeak-ng {version} {_data_state(self._data)}"

    def speak(self, text: str, base: Base, speed: float, control: Control) -> Speech:
        """See `SpeechEngine`."""
        program, _, _ = self._program()
        words = min(FASTEST, max(SLOWEST, round(WORDS_A_MINUTE * speed)))
        voice = base.id.partition("/")[2]
        command = [
            str(program),
            "-v",
            voice,
            "-s",
            str(words),
            "-g",
            str(WORD_GAP),
            "-z",
            "-b",
            "1",
        ]
        found = run_program([*command, "--stdin", "--stdout"], control, given=_spoken(text))
        audio, rate = _samples(found)
        return Speech(brightened(audio, rate), rate)

    def phonemes(self, text: str, voice: str, control: Control) -> list[str]:
        """International phonetic letters of a text, one line a clause as the program sees them.

        Args:
            text: Any.
            voice: Of espeak-ng, such as "en-us".
            control: May interrupt.

        Raises:
            MynahError: MISSING_DEPENDENCY, BAD_INPUT for a voice that the program does not have.
        """
        if not _VOICE.match(voice):
            raise MynahError(ErrorCode.BAD_INPUT, f"{voice!r} is no voice of espeak-ng.")
        program, _, _ = self._program()
        command = [str(program), "-v", voice, "-b", "1", "-q", "--ipa", "--stdin"]
        found = run_program(command, control, given=_spoken(text))
        return [line.strip() for line in found.decode("utf-8", "replace").splitlines()]

    def _program(self) -> tuple[Path, str, tuple[Base, ...]]:
        if self._known is not None and self._known[0].exists():
            return self._known
        program = find_espeak()
        if program is None:
            raise MynahError(
                ErrorCode.MISSING_DEPENDENCY,
                "espeak-ng is not installed on this computer.",
                hint=install_hint(),
            )
        control = NoControl()
        said = run_program([str(program), "--version"], control, seconds=10).decode(
            "utf-8", "replace"
        )
        number = re.search(r"\d+(?:\.\d+)+\S*", said)
        data = re.search(r"Data at:\s*(\S.*?)\s*$", said, re.MULTILINE)
        self._data = Path(data.group(1)) if data else Path()
        listed = run_program([str(program), "--voices"], control, seconds=10)
        bases = _listed(listed.decode("utf-8", "replace"))
        self._known = (program, number.group() if number else "unknown", bases)
        return self._known


def _data_state(folder: Path) -> str:
    """The dictionaries and sounds of the program: packages change them under one version."""
    if not folder.is_absolute():
        return ""
    try:
        states = sorted(
            (one.name, one.stat().st_size, one.stat().st_mtime_ns)
            for one in folder.iterdir()
            if one.is_file()
        )
    except OSError:
        return ""
    return hashlib.sha256(repr(states).encode("utf-8", "replace")).hexdigest()[:16]


def _listed(text: str) -> tuple[Base, ...]:
    """The table of `--voices`: priority, language, age and sex, name, file, other languages."""
    found: dict[str, Base] = {}
    for line in text.splitlines()[1:]:
        row = _ROW.match(line)
        if row is None or row.group(4).startswith(("mb/", "!v/")):  # mbrola's need its own files
            continue
        language = row.group(2).casefold()
        found.setdefault(language, _base(language, row.group(3).replace("_", " "), language))
    return tuple(found.values())


def _base(voice: str, name: str, language: str) -> Base:
    return Base(f"{ENGINE}/{voice}", ENGINE, name, language, licence=LICENCE)


def _spoken(text: str) -> bytes:
    """What the program is given: two brackets in a row would begin phonemes."""
    return re.sub(r"\[(?=\[)", "[ ", text).encode("utf-8", "replace") + b"\n"


def _samples(wav: bytes) -> tuple[np.ndarray, int]:
    """Audio of a WAV file of 16 bit whose header was written before its length was known."""
    rate, place = 22_050, 12
    while place + 8 <= len(wav):
        name, size = struct.unpack_from("<4sI", wav, place)
        place += 8
        if name == b"fmt " and place + 8 <= len(wav):
            rate = struct.unpack_from("<I", wav, place + 4)[0]
        if name == b"data":
            whole = (len(wav) - place) // 2
            return np.frombuffer(wav, "<i2", whole, place).astype(np.float32) / 32768.0, rate
        place += size + size % 2
    return np.zeros(0, np.float32), rate
