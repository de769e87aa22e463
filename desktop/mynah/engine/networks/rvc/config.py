"""Shape of a synthesizer of the RVC family, and the positional list of 18 that files keep of it.

Every reader and writer of the family agrees on the list: spec channels, segment size, five widths
and counts, kernel, dropout, resblock kind, three lists for the resblocks and rates, first
up-sampling width, up-sampling kernels, speaker rows, speaker width, sample rate.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Version = Literal["v1", "v2"]

LIST_LENGTH = 18
SEGMENT_IN_FILES = 32  # every writer puts this constant, whatever it trains with
FRAMES_PER_SECOND = 100
CONTENT_WIDTHS: dict[Version, int] = {"v1": 256, "v2": 768}

_SPEC_CHANNELS = {24_000: 513, 32_000: 513, 40_000: 1025, 48_000: 1025}
_UPSAMPLING: dict[tuple[Version, int], tuple[tuple[int, ...], tuple[int, ...]]] = {
    ("v1", 32_000): ((10, 4, 2, 2, 2), (16, 16, 4, 4, 4)),
    ("v1", 40_000): ((10, 10, 2, 2), (16, 16, 4, 4)),
    ("v1", 48_000): ((10, 6, 2, 2, 2), (16, 16, 4, 4, 4)),
    ("v2", 24_000): ((10, 6, 2, 2), (20, 12, 4, 4)),
    ("v2", 32_000): ((10, 8, 2, 2), (20, 16, 4, 4)),
    ("v2", 40_000): ((10, 10, 2, 2), (16, 16, 4, 4)),
    ("v2", 48_000): ((12, 10, 2, 2), (24, 20, 4, 4)),
}
_SEGMENTS: dict[tuple[Version, int], int] = {
    ("v1", 32_000): 40,
    ("v2", 32_000): 40,
    ("v1", 48_000): 24,
    ("v2", 48_000): 36,
    ("v2", 24_000): 36,
}
_MELS = {24_000: 80, 32_000: 80, 40_000: 125, 48_000: 128}
# Far above any model there is; a file that asks for more is wrong or means harm.
_MOST_CHANNELS, _MOST_LAYERS, _MOST_ROWS = 4096, 64, 100_000


@dataclass(frozen=True)
class RvcConfig:
    """Shape of the synthesizer; see the package's names for where each number goes.

    Attributes:
        spec_channels: Bins of the linear spectrogram, half the transform's length plus one.
        sample_rate: Hz of the audio; the frames of content and pitch are always 10 ms.
        version: "v1" takes content of width 256, "v2" of 768.
        f0: Whether the voice follows a pitch.
    """

    spec_channels: int
    upsample_rates: tuple[int, ...]
    upsample_kernels: tuple[int, ...]
    sample_rate: int
    version: Version = "v2"
    f0: bool = True
    speakers: int = 109
    inter_channels: int = 192
    hidden_channels: int = 192
    filter_channels: int = 768
    heads: int = 2
    layers: int = 6
    kernel: int = 3
    resblock_kernels: tuple[int, ...] = (3, 7, 11)
    resblock_dilations: tuple[tuple[int, ...], ...] = ((1, 3, 5), (1, 3, 5), (1, 3, 5))
    upsample_channels: int = 512
    gin_channels: int = 256

    def __post_init__(self) -> None:
        """Refuse numbers that no network can be built from.

        Raises:
            ValueError: with a sentence that says which number and why.
        """
        if self.version not in CONTENT_WIDTHS:
            raise ValueError(f'The version is "{self.version}", not v1 or v2.')
        self._check_sizes()
        self._check_resblocks()
        self._check_upsampling()

    @classmethod
    def of(
        cls, version: str, sample_rate: int, *, f0: bool = True, speakers: int = 109
    ) -> RvcConfig:
        """The family's own shape for a version and a rate in Hz.

        Raises:
            ValueError: where the family has no such combination.
        """
        known: Version | None = "v1" if version == "v1" else "v2" if version == "v2" else None
        if known is None or (known, sample_rate) not in _UPSAMPLING:
            raise ValueError(f"There are no RVC {version} voices at {sample_rate} Hz.")
        rates, kernels = _UPSAMPLING[known, sample_rate]
        return cls(
            spec_channels=_SPEC_CHANNELS[sample_rate],
            upsample_rates=rates,
            upsample_kernels=kernels,
            sample_rate=sample_rate,
            version=known,
            f0=f0,
            speakers=speakers,
        )

    @classmethod
    def from_list(cls, items: Sequence[object], version: str, f0: bool) -> RvcConfig:
        """The shape that a file's positional list describes.

        Args:
            items: the 18 items; segment size and dropout are not used.
            version: "v1" or "v2".
            f0: whether the voice follows a pitch.

        Raises:
            ValueError: with a sentence that says what is wrong with the list.
        """
        if isinstance(items, str) or not isinstance(items, Sequence) or len(items) != LIST_LENGTH:
            count = len(items) if isinstance(items, Sequence) else 0
            raise ValueError(f"The configuration has {count} items instead of {LIST_LENGTH}.")
        if str(items[9]) != "1":
            raise ValueError(f'The decoder has resblocks of kind "{items[9]}"; only "1" is known.')
        if version not in CONTENT_WIDTHS:
            raise ValueError(f'The version is "{version}", not v1 or v2.')
        dilations = _sequence(items[11], 11)
        return cls(
            spec_channels=_whole(items[0], 0),
            inter_channels=_whole(items[2], 2),
            hidden_channels=_whole(items[3], 3),
            filter_channels=_whole(items[4], 4),
            heads=_whole(items[5], 5),
            layers=_whole(items[6], 6),
            kernel=_whole(items[7], 7),
            resblock_kernels=_whole_numbers(items[10], 10),
            resblock_dilations=tuple(_whole_numbers(row, 11) for row in dilations),
            upsample_rates=_whole_numbers(items[12], 12),
            upsample_channels=_whole(items[13], 13),
            upsample_kernels=_whole_numbers(items[14], 14),
            speakers=_whole(items[15], 15),
            gin_channels=_whole(items[16], 16),
            sample_rate=_whole(items[17], 17),
            version="v1" if version == "v1" else "v2",
            f0=bool(f0),
        )

    def to_list(self) -> list[object]:
        """The 18 items, as plain lists, numbers and text."""
        return [
            self.spec_channels,
            SEGMENT_IN_FILES,
            self.inter_channels,
            self.hidden_channels,
            self.filter_channels,
            self.heads,
            self.layers,
            self.kernel,
            0,
            "1",
            list(self.resblock_kernels),
            [list(row) for row in self.resblock_dilations],
            list(self.upsample_rates),
            self.upsample_channels,
            list(self.upsample_kernels),
            self.speakers,
            self.gin_channels,
            self.sample_rate,
        ]

    @property
    def content_width(self) -> int:
        """Width of the content features: 256 or 768."""
        return CONTENT_WIDTHS[self.version]

    @property
    def hop(self) -> int:
        """Samples in a frame of 10 ms."""
        return math.prod(self.upsample_rates)

    @property
    def n_fft(self) -> int:
        """Length of the spectrogram's transform and of its window."""
        return 2 * (self.spec_channels - 1)

    @property
    def mels(self) -> int:
        """Bands of the mel spectrogram that training compares."""
        return _MELS.get(self.sample_rate, 80 if self.n_fft <= 1024 else 128)

    @property
    def segment_frames(self) -> int:
        """Frames that one training step decodes."""
        return _SEGMENTS.get((self.version, self.sample_rate), SEGMENT_IN_FILES)

    @property
    def rate_name(self) -> str:
        """The rate as the family writes it: "40k"."""
        return f"{self.sample_rate / 1000:g}k"

    def _check_sizes(self) -> None:
        widths = {
            "spectrogram's bins": self.spec_channels,
            "latent width": self.inter_channels,
            "hidden width": self.hidden_channels,
            "feed-forward width": self.filter_channels,
            "decoder's width": self.upsample_channels,
            "speaker's width": self.gin_channels,
        }
        for name, width in widths.items():
            if not 2 <= width <= _MOST_CHANNELS:
                raise ValueError(f"The {name} is {width}, outside 2 to {_MOST_CHANNELS}.")
        if not 1 <= self.speakers <= _MOST_ROWS:
            raise ValueError(f"There are {self.speakers} speakers, outside 1 to {_MOST_ROWS}.")
        if not 1 <= self.layers <= _MOST_LAYERS:
            raise ValueError(f"There are {self.layers} layers, outside 1 to {_MOST_LAYERS}.")
        if self.heads < 1 or self.hidden_channels % self.heads:
            raise ValueError(
                f"A width of {self.hidden_channels} cannot be shared by {self.heads} heads."
            )
        if self.kernel < 1 or self.kernel % 2 == 0:
            raise ValueError(f"The encoder's kernel is {self.kernel}, not an odd number.")
        if self.inter_channels % 2:
            raise ValueError(f"The latent width is {self.inter_channels}, not an even number.")

    def _check_resblocks(self) -> None:
        if not self.resblock_kernels or len(self.resblock_kernels) != len(self.resblock_dilations):
            raise ValueError(
                f"There are {len(self.resblock_kernels)} resblock kernels "
                f"for {len(self.resblock_dilations)} rows of dilations."
            )
        for kernel in self.resblock_kernels:
            if kernel % 2 == 0 or not 1 <= kernel <= _MOST_LAYERS:
                raise ValueError(f"A resblock's kernel is {kernel}, not a small odd number.")
        for row in self.resblock_dilations:
            if len(row) != 3 or not all(1 <= step <= _MOST_LAYERS for step in row):
                raise ValueError(f"A resblock's dilations are {list(row)}, not three small ones.")

    def _check_upsampling(self) -> None:
        rates, kernels = self.upsample_rates, self.upsample_kernels
        if not rates or len(rates) != len(kernels):
            raise ValueError(
                f"There are {len(rates)} up-sampling rates for {len(kernels)} kernels."
            )
        for rate, kernel in zip(rates, kernels, strict=True):
            if not 1 <= rate <= kernel <= _MOST_CHANNELS or (kernel - rate) % 2:
                raise ValueError(
                    f"An up-sampling kernel of {kernel} does not fit a rate of {rate}."
                )
        if self.upsample_channels % 2 ** len(rates):
            raise ValueError(
                f"A decoder's width of {self.upsample_channels} "
                f"cannot be halved {len(rates)} times."
            )
        if self.hop * FRAMES_PER_SECOND != self.sample_rate:
            raise ValueError(
                f"The up-sampling rates make {self.hop} samples of 10 ms, "
                f"which is not {self.sample_rate} Hz."
            )


def _whole(item: object, place: int) -> int:
    if isinstance(item, bool) or not isinstance(item, int):
        raise ValueError(f"Item {place} of the configuration is not a whole number.")
    return item


def _sequence(item: object, place: int) -> Sequence[object]:
    if isinstance(item, str) or not isinstance(item, Sequence):
        raise ValueError(f"Item {place} of the configuration is not a list.")
    return item


def _whole_numbers(item: object, place: int) -> tuple[int, ...]:
    return tuple(_whole(part, place) for part in _sequence(item, place))
