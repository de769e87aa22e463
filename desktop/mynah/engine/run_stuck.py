"""The end of a run whose work stands still and does not hear that it should end."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from mynah.engine.run_faults import failed_event
from mynah.protocol.errors import ErrorCode, MynahError
from mynah.protocol.events import Cancelled, Event, State
from mynah.protocol.exitcodes import ExitCode

if TYPE_CHECKING:
    from mynah.protocol.ports import RequestKind

STALLED_REASON = "stalled"
_SAY_S = 10.0


def say_given_up(
    say: Callable[[Event], None], kind: RequestKind, then: Sequence[Callable[[], None]] = ()
) -> ExitCode:
    """Say the end and do what comes `then`, where that takes some seconds; what to end with."""
    if kind == "cancel":
        events: tuple[Event, ...] = (State("cancelled", "cancelled"), Cancelled("cancelled"))
        code = ExitCode.CANCELLED
    else:
        error = MynahError(
            ErrorCode.INTERRUPTED,
            "The run stood still and did not hear that it should stop, so it was ended.",
            hint="Resume to continue from the last save.",
        )
        events = (State("interrupted", STALLED_REASON), failed_event(error))
        code = error.exit_code

    def tell() -> None:
        for event in events:
            say(event)
        for call in then:
            call()

    # In a thread of its own: what the work waits for may be the disk that this is written to.
    thread = threading.Thread(target=tell, name="last words", daemon=True)
    thread.start()
    thread.join(_SAY_S)
    return code


def leave_for_good(code: ExitCode) -> None:
    """End this process and its own children at once; nothing else can wake what stands still."""
    for child in multiprocessing.active_children():
        child.kill()
    os._exit(int(code))
