"""A command of the engine that answers with one JSON document."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import shiboken6

from mynah.gui.services.child_process import ChildProcess, Exit, Ladder
from mynah.gui.services.engine_command import engine_command
from mynah.gui.services.engine_process import NOT_UNDERSTOOD, died, missing, not_understood
from mynah.protocol import strict_json
from mynah.protocol.asker import ASKER_VARIABLE
from mynah.protocol.events import Failed

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

MOST_BYTES = 64 << 20
_log = logging.getLogger(__name__)


class EngineAnswer(ChildProcess):
    """One question to the engine.

    Args:
        arguments: What comes after the program, complete (`--json` too).
        done: Gets the document.
        failed: Gets the `Failed` that says why there is none; not after `cancel`.
        owner: Neither is called once this object is gone.
        parent: Its parent.
        command: Instead of the engine's own program.
        ladder: How long each way of ending it is given.
    """

    def __init__(
        self,
        arguments: Sequence[str],
        done: Callable[[Any], None],
        failed: Callable[[Failed], None] | None,
        owner: QObject,
        parent: QObject | None = None,
        *,
        command: tuple[str, Sequence[str]] | None = None,
        ladder: Ladder | None = None,
    ) -> None:
        program, first = command or engine_command()
        # A window that is killed cannot end it.
        environment = {**os.environ, ASKER_VARIABLE: str(os.getpid())}
        super().__init__(
            (program, [*first, *arguments]),
            parent,
            with_input=False,
            environment=environment,
            ladder=ladder,
        )
        self._done = done
        self._failed = failed
        self._owner = owner
        self._output = bytearray()

    def start(self) -> None:
        """Ask."""
        if not self._asked and not self._settled:
            self._launch()

    def cancel(self) -> None:
        """Want no answer any more."""
        if self._settled or self._asked:
            return
        if self.alive:
            self._end_politely("")
            return
        self._asked = True
        self._exit = Exit(False)
        self._wake()

    def _take_output(self, portion: bytes) -> None:
        if len(self._output) < MOST_BYTES:  # more is no answer, and will not be understood
            self._output += portion

    def _settle(self, ending: Exit) -> None:
        if not self._asked and shiboken6.isValid(self._owner):
            self._deliver(ending)

    def _deliver(self, ending: Exit) -> None:
        try:
            document = strict_json.loads(self._output)
        except (ValueError, RecursionError):
            document = None
        if isinstance(document, dict) and isinstance(document.get("error"), dict):
            self._refuse(failed_of(document["error"]))
        elif document is None or ending.code != 0:
            gone = died(ending, self.stderr_tail)
            self._refuse(gone if ending.started else missing(self._command[0], ending.reason))
        else:
            self._hand_over(document)

    def _hand_over(self, document: Any) -> None:
        try:
            self._done(document)
        except NOT_UNDERSTOOD as error:  # of another version, or nonsense
            _log.exception("the answer to %s was not understood", self._command[1])
            self._refuse(not_understood(error))

    def _refuse(self, error: Failed) -> None:
        if self._failed is not None:
            self._failed(error)


def failed_of(fields: dict[str, Any]) -> Failed:
    """The failure that a document tells of."""
    code, message, hint, detail = (
        str(fields.get(name) or "") for name in ("code", "message", "hint", "detail")
    )
    listed = fields.get("items")
    listed = listed if isinstance(listed, list) else []
    pairs = [pair for pair in listed if isinstance(pair, list) and len(pair) == 2]
    items = tuple((str(name), str(reason)) for name, reason in pairs)
    return Failed(code, message, hint, detail, items)
