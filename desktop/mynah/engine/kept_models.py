"""Voices, pitch trackers and content encoders that stay loaded between conversions."""

from __future__ import annotations

import json
from collections import OrderedDict
from threading import RLock
from typing import TYPE_CHECKING, TypeVar

from mynah.project.voice_card import HEARD_SUFFIXES, read_card

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable
    from pathlib import Path

    from mynah.engine.convert.loaded import LoadedVoice
    from mynah.engine.convert.rvc.encoders import ContentEncoder
    from mynah.engine.features.pitch import PitchTracker
    from mynah.project.voice_card import VoiceCard
    from mynah.protocol.ports import Control

MOST_VOICES, MOST_TRACKERS, MOST_ENCODERS = 2, 2, 1

Kept = TypeVar("Kept")


class KeptModels:
    """The last few of each are kept; libraries are loaded by the first one that needs them.

    Threads may ask at the same time; one loads and the others wait.
    """

    def __init__(self) -> None:
        self._lock = RLock()  # a voice asks for an encoder while it is loaded
        self._voices: OrderedDict[Hashable, LoadedVoice] = OrderedDict()
        self._trackers: OrderedDict[Hashable, PitchTracker] = OrderedDict()
        self._encoders: OrderedDict[Hashable, ContentEncoder] = OrderedDict()

    def voice(self, folder: Path, precision: str = "auto") -> LoadedVoice:
        """The voice in a folder; loaded anew when what is heard of it was written since.

        A card that says something else, such as another name, is taken over without that.

        Raises:
            MynahError: see `load_voice`.
        """
        from mynah.engine.convert.loading import load_voice

        card = read_card(folder)
        key = (str(folder), _heard(folder, card), precision)
        with self._lock:
            voice = _kept(
                self._voices,
                key,
                lambda: load_voice(folder, precision=precision, encoders=self.encoder),
                MOST_VOICES,
            )
            if voice.card != card:
                voice = self._voices[key] = voice.with_card(card)
            return voice

    def file_voice(
        self, path: Path, index: Path | None, precision: str, control: Control
    ) -> LoadedVoice:
        """The voice in a file of the RVC family, as `voice`; its index may have changed as well.

        Raises:
            MynahError: see `load_rvc_file`.
        """
        from mynah.engine.convert.rvc.loading import load_rvc_file

        return self._shelved(
            self._voices,
            (str(path), _written(path), _indexes(path, index), precision),
            lambda: load_rvc_file(path, index, control, precision=precision, encoders=self.encoder),
            MOST_VOICES,
        )

    def tracker(self, method: str) -> PitchTracker:
        """The pitch tracker of a method.

        Raises:
            MynahError: see `pitch_tracker`.
        """
        from mynah.engine.features.pitch import pitch_tracker

        return self._shelved(self._trackers, method, lambda: pitch_tracker(method), MOST_TRACKERS)

    def encoder(self, precision: str, device: str = "cpu") -> ContentEncoder:
        """The content encoder of RVC voices.

        Raises:
            MynahError: see `load_contentvec`.
        """
        from mynah.engine.features.contentvec import load_contentvec

        return self._shelved(
            self._encoders,
            (precision, device),
            lambda: load_contentvec(precision=precision, device=device),
            MOST_ENCODERS,
        )

    def forget(self) -> int:
        """Give everything up; return how many voices there were."""
        with self._lock:
            count = len(self._voices)
            for shelf in (self._voices, self._trackers, self._encoders):
                shelf.clear()
        return count

    def _shelved(
        self,
        shelf: OrderedDict[Hashable, Kept],
        key: Hashable,
        load: Callable[[], Kept],
        most: int,
    ) -> Kept:
        with self._lock:
            return _kept(shelf, key, load, most)


def _kept(
    shelf: OrderedDict[Hashable, Kept], key: Hashable, load: Callable[[], Kept], most: int
) -> Kept:
    """What is on the shelf, or loaded now; the one that was not asked for longest makes room."""
    if key in shelf:
        shelf.move_to_end(key)
        return shelf[key]
    while len(shelf) >= most:  # before loading, so that there are never more in memory
        shelf.popitem(last=False)
    shelf[key] = load()
    return shelf[key]


def _indexes(path: Path, index: Path | None) -> Hashable:
    """The index that was asked for, or those that loading would choose from, as they are now."""
    from mynah.engine.formats.voice_bundle import indexes_near

    files = sorted(indexes_near(path)) if index is None else [index]
    return index is None, tuple((str(one), _written(one)) for one in files)


def _heard(folder: Path, card: VoiceCard) -> Hashable:
    """What a voice sounds by, as it is now: weights, index, and what the card says of them.

    The files that lie there are asked, not those that the card names: people replace an index by
    hand.
    """
    try:
        files = [one for one in folder.iterdir() if one.suffix.lower() in HEARD_SUFFIXES]
    except OSError:
        return ()  # loading says what is wrong
    there = tuple(sorted((one.name, _written(one)) for one in files))
    named = tuple(sorted((name, record.sha256) for name, record in card.files.items()))
    lineage = json.dumps(card.lineage, sort_keys=True, default=str)
    return card.kind, card.sample_rate, lineage, there, named


def _written(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0  # loading says what is wrong
