"""Colours of the spectrogram, made from those of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from mynah.gui.theme import Tokens

_QUIET = 0.18  # of the range: the floor of a room melts into the background


def colour_table(tokens: Tokens) -> npt.NDArray[np.uint8]:
    """From the background over the colour of waveforms to that of words; uint8, shape (256, 4)."""
    stops = np.array([0.0, _QUIET, 0.62, 1.0])
    colours = [tokens.surface, tokens.surface, tokens.wave, tokens.text]
    levels = np.linspace(0.0, 1.0, 256)
    table = np.full((256, 4), 255, np.uint8)
    for channel, name in enumerate(("red", "green", "blue")):
        values = [getattr(colour, name)() for colour in colours]
        table[:, channel] = np.round(np.interp(levels, stops, values))
    return table
