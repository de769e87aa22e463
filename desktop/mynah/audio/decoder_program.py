"""Which program decodes sound files for this process; nothing is loaded to say so.

Whoever starts a process that lives on when a file breaks a decoder says here how a decoder is
started. Without a word of it, files are decoded in the process itself.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class DecoderProgram:
    """How a decoder is started: its command, and its environment where it has one of its own."""

    command: tuple[str, ...]
    environment: Mapping[str, str] | None = None


_chosen: DecoderProgram | None = None


def chosen_program() -> DecoderProgram | None:
    """The program; None where this process decodes."""
    return _chosen


def decode_apart(command: Sequence[str], environment: Mapping[str, str] | None = None) -> None:
    """From now on this process gives no file to a decoder of its own; see `mynah.audio.apart`.

    Args:
        command: The program and arguments of a decoder, `mynah.engine.decoding`.
        environment: Its environment; that of this process unless given.
    """
    global _chosen  # noqa: PLW0603 - one process, one way of opening files
    _chosen = DecoderProgram(tuple(command), environment)


def decode_here() -> None:
    """Decode in this process again."""
    global _chosen  # noqa: PLW0603
    _chosen = None
