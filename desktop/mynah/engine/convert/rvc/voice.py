"""An RVC voice, loaded once: from its folder, or straight from a file of the family."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mynah.engine.convert.rvc.synthesis import synthesise
from mynah.engine.convert.silence import hushed
from mynah.protocol.errors import ErrorCode, MynahError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Self

    import numpy as np
    from numpy.typing import NDArray

    from mynah.engine.convert.rvc.encoders import ContentEncoder
    from mynah.engine.convert.rvc.network import SpeakingNetwork
    from mynah.engine.convert.settings import ConvertSettings
    from mynah.engine.convert.source import Source
    from mynah.engine.features.retrieval import ContentIndex
    from mynah.project.voice_card import VoiceCard

PITCH_SETTINGS_WITHOUT_EFFECT = (
    "The voice {name!r} follows no pitch: pitch, matching, autotune, f0 method, unvoiced pitch and "
    "protect have no effect."
)


@dataclass(frozen=True)
class LoadedRvcVoice:
    """Everything that a conversion needs, in memory; a `LoadedVoice`.

    Attributes:
        card: see `VoiceCard`; made up for a voice that was not imported.
        network: ready to speak.
        content: the content encoder.
        index: None where the voice has none.
        median_f0: of the recordings, in Hz; 0 where nobody knows.
        speakers: names by number; those after them have numbers alone.
        unvoiced: "zero" or "filled", see `features.coarse.fill_unvoiced`.
    """

    card: VoiceCard
    network: SpeakingNetwork
    content: ContentEncoder
    index: ContentIndex | None = None
    median_f0: float = 0.0
    speakers: tuple[str, ...] = ()
    unvoiced: str = "zero"

    @property
    def sample_rate(self) -> int:
        """Of what it speaks, in Hz."""
        return self.network.config.sample_rate

    @property
    def follows_pitch(self) -> bool:
        """Whether it was trained with pitch."""
        return self.network.config.f0

    def remarks(self, settings: ConvertSettings) -> Sequence[str]:
        """See `LoadedVoice.remarks`."""
        self.speaker_number(settings.speaker)
        asked = bool(settings.pitch) or settings.autotune > 0 or settings.unvoiced is not None
        if asked and not self.follows_pitch:
            return [PITCH_SETTINGS_WITHOUT_EFFECT.format(name=self.card.name)]
        return []

    def speaker_number(self, speaker: str | None) -> int:
        """Row of a speaker by name or number; the first where nothing is said.

        Raises:
            MynahError: USAGE for one that the voice does not have.
        """
        if speaker is None or speaker == "":
            return 0
        names = {name.casefold(): number for number, name in reversed([*enumerate(self.speakers)])}
        if speaker.casefold() in names:
            return names[speaker.casefold()]
        rows = self.network.config.speakers
        if speaker.isascii() and speaker.isdigit() and int(speaker) < rows:
            return int(speaker)
        known = f"It has: {', '.join(self.speakers)}." if self.speakers else ""
        raise MynahError(
            ErrorCode.USAGE,
            f"The voice {self.card.name!r} has no speaker {speaker!r}.",
            hint=known or f"Give a number of 0 to {rows - 1}.",
        )

    def synthesise(
        self, source: Source, settings: ConvertSettings, semitones: float
    ) -> Iterator[NDArray[np.float32]]:
        """See `LoadedVoice.synthesise`."""
        waves = synthesise(source, self, settings, semitones)
        return hushed(waves, source.energy, self.sample_rate)

    def with_card(self, card: VoiceCard) -> Self:
        """See `LoadedVoice.with_card`."""
        return replace(self, card=card)

    def with_index(self, index: ContentIndex) -> Self:
        """See `LoadedVoice.with_index`."""
        width = self.network.config.content_width
        if index.index.d != width:
            raise MynahError(
                ErrorCode.BROKEN_FILE,
                f"The index holds features of width {index.index.d}, but the voice "
                f"{self.card.name!r} has features of width {width}.",
            )
        return replace(self, index=index)
