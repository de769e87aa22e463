"""Shows what the warm engine does, and tells when it ended unexpectedly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from mynah.gui.services.warm_engine import WarmEngine, WarmState

if TYPE_CHECKING:
    from collections.abc import Callable

    from mynah.gui.views.parts import EngineState

_RESTARTING = "restarting"


class EnginePill(QObject):
    """Connects an engine and a pill; from a crash on it is "restarting" until it can be used.

    Args:
        engine: What is shown.
        pill: Where.
        tell: Gets a sentence when it is started again; None where the page says so elsewhere.
        parent: Its parent.
    """

    def __init__(
        self,
        engine: WarmEngine,
        pill: EngineState,
        tell: Callable[[str], object] | None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._engine = engine
        self._pill = pill
        self._tell = tell
        self._crashed = False
        engine.state_changed.connect(self._on_state)
        engine.crashed.connect(self._on_crashed)
        self._on_state(engine.state.value)

    def _on_state(self, state: str) -> None:
        if state in {WarmState.READY, WarmState.BUSY}:
            self._crashed = False
        self._pill.show_engine(_RESTARTING if self._crashed else state)

    def _on_crashed(self) -> None:
        self._crashed = True
        self._pill.show_engine(_RESTARTING)
        QTimer.singleShot(0, self, self._settle)  # once it is known what is tried again

    def _settle(self) -> None:
        """Where what it crashed on was given up and nothing else waits, nothing is restarted."""
        if not self._engine.pending:
            self._crashed = False
            self._pill.show_engine(str(self._engine.state))
        elif self._tell is not None:
            self._tell(
                self.tr(
                    "The engine ended unexpectedly and is started again. What was waiting goes on."
                )
            )
