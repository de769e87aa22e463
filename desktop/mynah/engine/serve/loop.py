"""The loop of a warm engine: take a request, do it, answer, until nobody asks any more."""

import io
import logging
from collections.abc import Mapping
from typing import Any, BinaryIO

from mynah.engine.control import Control, Interrupted
from mynah.engine.reporter import EventReporter
from mynah.engine.run_faults import as_mynah_error, failed_event
from mynah.engine.serve.inbox import Inbox
from mynah.engine.serve.kinds import Workshop
from mynah.protocol.codec import Malformed, plain
from mynah.protocol.errors import ErrorCode, MynahError
from mynah.protocol.events import Answer, Begun, Failed, Fault
from mynah.protocol.requests import Request

_log = logging.getLogger(__name__)


def serve(
    reporter: EventReporter,
    control: Control,
    stream: BinaryIO | io.RawIOBase,
    *,
    idle_s: float,
) -> dict[str, Any]:
    """Answer requests until the stream ends, somebody asks for the end, or nobody asks anything.

    Returns:
        How many requests were `answered`, how many `failed`, and the `reason` of the end.
    """
    inbox = Inbox(stream, control)
    workshop = Workshop()
    answered = failed = 0
    while True:
        said = inbox.next(idle_s)
        if said is None:
            break
        if isinstance(said, Malformed):
            reporter.warning("USAGE", f"A request was not understood: {said.reason}.")
            continue
        if _work(said, inbox, workshop, reporter):
            answered += 1
        else:
            failed += 1
    reason = "ended" if inbox.ended else "stopped" if control.requested else "idle"
    return {"answered": answered, "failed": failed, "reason": reason}


def _work(request: Request, inbox: Inbox, workshop: Workshop, reporter: EventReporter) -> bool:
    control = inbox.begin(request)
    reporter.emit(Begun(request.id, request.kind))
    reporter.stage(request.kind)
    try:
        control.raise_if_requested()
        result: Mapping[str, Any] = workshop.work(
            request.kind, request.parameters, reporter, control
        )
    except Interrupted:
        fault = MynahError(ErrorCode.CANCELLED, "It is no longer wanted.")
        _end(reporter, request, "stopped", _fault(request.id, failed_event(fault)))
        return False
    except Exception as error:  # noqa: BLE001 - one request must not end the engine
        _log.warning("request %s (%s) failed", request.id, request.kind, exc_info=error)
        failure = failed_event(as_mynah_error(error))
        _end(reporter, request, "failed", _fault(request.id, failure))
        return False
    finally:
        inbox.finish()
    _end(reporter, request, "done", Answer(request.id, plain(result)))
    return True


def _end(reporter: EventReporter, request: Request, state: str, event: Answer | Fault) -> None:
    reporter.stage(request.kind, state)  # progress that was held back comes before this
    reporter.emit(event)


def _fault(number: str, failed: Failed) -> Fault:
    return Fault(number, failed.code, failed.message, failed.hint, failed.detail, failed.items)
