"""Piper voices: an ONNX network (VITS) and a JSON file that says how it is spoken to.

Facts of the format (rhasspy/piper, MIT): inputs `input` int64 (1, n), `input_lengths` int64 (1,),
`scales` float32 (3,) noise, length, noise of the durations, and `sid` int64 (1,) where a voice has
several speakers; the output is float32 with one channel of audio. The ids are those of BOS, pad,
and each phoneme with a pad behind it, then EOS. Phonemes are single code points of espeak-ng's
phonetic letters, decomposed (NFD), with the punctuation that ends a clause; or, for voices of the
type "text", the letters themselves.
"""

from __future__ import annotations

import hashlib
import os
from collections import OrderedDict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from mynah.engine.run_faults import raise_if_memory
from mynah.engine.speak.engines import Base, EngineFacts, Speech, plain_language, same_tongue
from mynah.engine.speak.onnx_parts import points_elsewhere
from mynah.engine.speak.phonemes import letters_of, phonemes_of, to_ids
from mynah.engine.speak.piper_check import require_checked
from mynah.engine.speak.piper_config import PiperConfig, read_config
from mynah.engine.speak.piper_shelf import piper_bases, piper_file
from mynah.protocol.errors import ErrorCode, MynahError

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from mynah.engine.speak.espeak import Espeak
    from mynah.protocol.ports import Control

ENGINE = "piper"
MOST_LOADED = 2
MOST_THREADS = 4
INPUTS = ("input", "input_lengths", "scales")


class Piper:
    """The engine; the voices used last stay loaded.

    Args:
        espeak: Gives the phonemes.
    """

    id = ENGINE

    def __init__(self, espeak: Espeak) -> None:
        self._espeak = espeak
        self._loaded: OrderedDict[Hashable, tuple[Any, PiperConfig]] = OrderedDict()
        self._refused: dict[Hashable, MynahError] = {}
        self._hashes: dict[tuple[str, int, int], str] = {}

    def facts(self) -> EngineFacts:
        """See `SpeechEngine`; it can be used where a voice is installed."""
        import onnxruntime

        if any(one.installed for one in piper_bases()):
            return EngineFacts(ENGINE, "Piper", True, f"onnxruntime {onnxruntime.__version__}")
        return EngineFacts(
            ENGINE,
            "Piper",
            False,
            f"onnxruntime {onnxruntime.__version__}",
            "No Piper voice is on this computer.",
            "Download one, such as `mynah models download en_US-lessac-medium`, or take your own "
            "with `mynah models import FILE.onnx`.",
        )

    def bases(self) -> Sequence[Base]:
        """See `SpeechEngine`."""
        return piper_bases()

    def choose(self, language: str) -> Base | None:
        """See `SpeechEngine`: one of the country first, then any of the language."""
        here = [one for one in piper_bases() if one.installed]
        exact = [one for one in here if plain_language(one.language) == plain_language(language)]
        near = [one for one in here if same_tongue(one.language, language)]
        return next(iter([*exact, *near]), None)

    def base(self, id_: str) -> Base:
        """See `SpeechEngine`; "#" and a speaker may follow the name."""
        name, _, speaker = id_.partition("/")[2].partition("#")
        for one in piper_bases():
            if one.id == f"{ENGINE}/{name}" and one.installed:
                if not speaker:
                    return one
                config = read_config(piper_file(name))
                config.speaker_number(speaker)
                return Base(id_, ENGINE, one.name, one.language, one.quality, True, one.size,
                            one.licence)  # fmt: skip
            if one.id == f"{ENGINE}/{name}":
                raise MynahError(
                    ErrorCode.MISSING_MODEL,
                    f"The Piper voice {name} is not on this computer.",
                    hint=f"Download it: `mynah models download {one.model}`.",
                )
        raise MynahError(
            ErrorCode.NOT_FOUND,
            f"There is no Piper voice {name!r}.",
            hint="`mynah speak --list` names them.",
        )

    def fingerprint(self, base: Base) -> str:
        """See `SpeechEngine`."""
        path = piper_file(_name(base))
        words = [base.id, self._hash(path), self._hash(_config_path(path))]
        if read_config(path).phoneme_type == "espeak":
            words.append(self._espeak.state())
        return " ".join(words)

    def speak(self, text: str, base: Base, speed: float, control: Control) -> Speech:
        """See `SpeechEngine`."""
        session, config = self._voice(piper_file(_name(base)), control)
        if config.phoneme_type == "text":
            phonemes = letters_of(text, config.ids)
        else:
            phonemes = phonemes_of(text, config.espeak_voice, self._espeak, control)
        ids, missing = to_ids(phonemes, config.ids)
        control.raise_if_requested()
        if not ids:
            raise MynahError(
                ErrorCode.BAD_INPUT, f"The Piper voice {_name(base)} knows no sound of this text."
            )
        speaker = base.id.partition("#")[2]
        number = config.speaker_number(speaker) if speaker else 0
        audio = run_voice(session, config, ids, speed, number)
        return Speech(audio, config.sample_rate, missing)

    def forget(self) -> None:
        """Unload every voice."""
        self._loaded.clear()
        self._refused.clear()

    def _voice(self, path: Path, control: Control) -> tuple[Any, PiperConfig]:
        key = _state(path), _state(_config_path(path))
        if key in self._loaded:
            self._loaded.move_to_end(key)
            return self._loaded[key]
        known = self._refused.get(key)
        if known is not None:  # looking again for each sentence would take seconds each time
            raise MynahError(known.code, known.message, hint=known.hint, detail=known.detail)
        while len(self._loaded) >= MOST_LOADED:
            self._loaded.popitem(last=False)
        try:
            require_checked(path, self._hash(path), control)
            self._loaded[key] = (open_session(path), read_config(path))
        except MynahError as error:
            if error.code is ErrorCode.BAD_INPUT:
                self._refused[key] = error
            raise
        return self._loaded[key]

    def _hash(self, path: Path) -> str:
        key = _state(path)
        if key not in self._hashes:
            with path.open("rb") as file:
                self._hashes[key] = hashlib.file_digest(file, "sha256").hexdigest()
        return self._hashes[key]


def open_session(path: Path) -> Any:
    """The network of a voice, checked for the inputs and outputs of a Piper voice.

    Raises:
        MynahError: BAD_INPUT for a file that is no ONNX network or another one.
    """
    import onnxruntime

    try:
        elsewhere = points_elsewhere(path)
    except (ValueError, OSError) as error:
        raise MynahError(
            ErrorCode.BAD_INPUT, f"{path.name} is no ONNX network.", detail=str(error)
        ) from error
    if elsewhere:
        raise MynahError(
            ErrorCode.BAD_INPUT,
            f"{path.name} is no Piper voice: it keeps its numbers in another file.",
            hint="Take a voice that is one .onnx file with its .onnx.json.",
        )
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = min(MOST_THREADS, os.cpu_count() or 1)
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    try:
        session = onnxruntime.InferenceSession(
            str(path), options, providers=["CPUExecutionProvider"]
        )
    except Exception as error:
        # onnxruntime has a class of its own for each fault, some of which are not exported.
        raise_if_memory(error)
        raise MynahError(
            ErrorCode.BAD_INPUT, f"{path.name} is no ONNX network.", detail=str(error)[:500]
        ) from error
    found = {one.name: one.type for one in session.get_inputs()}
    wanted = {"input": "tensor(int64)", "input_lengths": "tensor(int64)", "scales": "tensor(float)"}
    others = set(found) - {*wanted, "sid"}
    if others or any(found.get(name) != kind for name, kind in wanted.items()):
        raise MynahError(
            ErrorCode.BAD_INPUT,
            f"{path.name} is no Piper voice: its inputs are {', '.join(sorted(found)) or 'none'}.",
            hint=f"A Piper voice takes {', '.join(INPUTS)}.",
        )
    outputs = session.get_outputs()
    if not outputs or outputs[0].type != "tensor(float)":
        raise MynahError(ErrorCode.BAD_INPUT, f"{path.name} gives no audio.")
    return session


def run_voice(
    session: Any, config: PiperConfig, ids: Sequence[int], speed: float, speaker: int
) -> np.ndarray:
    """Audio of some phonemes, float32 (samples,) at the rate of the config.

    Raises:
        MynahError: BAD_INPUT where the network cannot do it.
    """
    scales = [config.noise_scale, config.length_scale / speed, config.noise_w]
    given = {
        "input": np.array([ids], np.int64),
        "input_lengths": np.array([len(ids)], np.int64),
        "scales": np.array(scales, np.float32),
    }
    if any(one.name == "sid" for one in session.get_inputs()):
        given["sid"] = np.array([speaker], np.int64)
    try:
        answer = session.run(None, given)[0]
    except Exception as error:  # see open_session
        raise_if_memory(error)
        raise MynahError(
            ErrorCode.BAD_INPUT, "The Piper voice could not speak.", detail=str(error)[:500]
        ) from error
    audio = np.asarray(answer, np.float32).reshape(-1)
    if not np.isfinite(audio).all():
        raise MynahError(ErrorCode.BAD_INPUT, "The Piper voice gave numbers that are no sound.")
    return audio


def _name(base: Base) -> str:
    return base.id.partition("/")[2].partition("#")[0]


def _config_path(path: Path) -> Path:
    return path.with_name(path.name + ".json")


def _state(path: Path) -> tuple[str, int, int]:
    status = path.stat()
    return str(path), status.st_size, status.st_mtime_ns
