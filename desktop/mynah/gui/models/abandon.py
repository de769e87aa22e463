"""A word to work in the background that nobody waits for it any more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mynah.protocol.ports import Interrupted

if TYPE_CHECKING:
    from mynah.protocol.ports import RequestKind


class Abandon:
    """What long work asks from time to time; may be set from another thread."""

    def __init__(self) -> None:
        self._wanted = False

    def now(self) -> None:
        """End the work at its next question."""
        self._wanted = True

    @property
    def requested(self) -> RequestKind | None:
        """``cancel`` once nobody waits any more."""
        return "cancel" if self._wanted else None

    def raise_if_requested(self) -> None:
        """End the work.

        Raises:
            Interrupted: When nobody waits any more.
        """
        if self._wanted:
            raise Interrupted("cancel")
