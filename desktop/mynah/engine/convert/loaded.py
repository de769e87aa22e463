"""What a conversion needs of a voice, whatever its kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Self

    import numpy as np
    from numpy.typing import NDArray

    from mynah.engine.convert.settings import ConvertSettings
    from mynah.engine.convert.source import Source
    from mynah.engine.features.retrieval import ContentIndex
    from mynah.project.voice_card import VoiceCard


class LoadedVoice(Protocol):
    """A voice in memory, ready to speak any number of recordings."""

    @property
    def card(self) -> VoiceCard:
        """What the voice is."""

    @property
    def index(self) -> ContentIndex | None:
        """Its own features to retrieve from; None where it has none."""

    @property
    def sample_rate(self) -> int:
        """Of what it speaks, in Hz."""

    @property
    def median_f0(self) -> float:
        """Median pitch of its recordings in Hz; 0 where nobody knows."""

    @property
    def follows_pitch(self) -> bool:
        """Whether the pitch of the recording is measured and asked for."""

    def remarks(self, settings: ConvertSettings) -> Sequence[str]:
        """Sentences about settings that change nothing with this voice.

        Raises:
            MynahError: USAGE for a setting that this voice cannot do at all.
        """

    def synthesise(
        self, source: Source, settings: ConvertSettings, semitones: float
    ) -> Iterator[NDArray[np.float32]]:
        """Yield the speech in order, float32 (samples,) each at `sample_rate`.

        `semitones` is the shift of the pitch; that in the settings may be a word.
        """

    def with_card(self, card: VoiceCard) -> Self:
        """The same voice under a card that was written since, with another name or author."""

    def with_index(self, index: ContentIndex) -> Self:
        """The same voice with another index.

        Raises:
            MynahError: BROKEN_FILE for an index of features of another width.
        """
