"""How far the living run is, for the window's header and the tray."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class HeaderProgress:
    """One line about a run.

    Attributes:
        run: Its id; empty when no run is going on.
        voice: Name of the voice.
        state: State of the run, as the engine says it.
        stage: Code of the stage at work; empty for none.
        fraction: Share of the whole run, 0 to 1; None while nothing can be said.
        eta_s: Seconds left; None while nothing can be said.
        text: All of it in words.
    """

    run: str = ""
    voice: str = ""
    state: str = ""
    stage: str = ""
    fraction: float | None = None
    eta_s: float | None = None
    text: str = ""
