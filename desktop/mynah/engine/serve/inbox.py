"""Requests as they arrive: in a queue, with what is no longer wanted taken out."""

import io
import queue
import threading
from typing import BinaryIO

from mynah.engine.control import Control
from mynah.protocol.codec import Malformed
from mynah.protocol.lines import lines_of
from mynah.protocol.ports import RequestKind
from mynah.protocol.requests import Request, Withdrawal, decode_request

_TICK_S = 0.5
_LONGEST = 16 << 20  # bytes of a request; a book to be spoken is a tenth
_MOST_WAITING = 64 << 20
_SHOWN = 200
_MOST_WITHDRAWN = 10_000


class RequestControl(Control):
    """What is asked of one request: its own withdrawal, or the end of the whole engine."""

    def __init__(self, whole: Control) -> None:
        super().__init__()
        self._whole = whole

    @property
    def requested(self) -> RequestKind | None:
        """The strongest request that is open, or None."""
        return super().requested or self._whole.requested

    def raise_if_requested(self) -> None:
        """Raise `Interrupted` when something is requested."""
        super().raise_if_requested()
        self._whole.raise_if_requested()


class Inbox:
    """Reads a stream of requests in a thread.

    Args:
        stream: Lines of requests; its end means that nobody is left to answer.
        control: What is asked of the whole engine; the end of the stream cancels.
    """

    def __init__(self, stream: BinaryIO | io.RawIOBase, control: Control) -> None:
        self._stream = stream
        self._control = control
        self._queue: queue.Queue[tuple[Request | Malformed | None, int]] = queue.Queue()
        self._lock = threading.Lock()
        self._room = threading.Condition(self._lock)
        self._waiting = 0  # bytes
        self._withdrawn: dict[str, None] = {}  # in the order in which they came
        self._current: tuple[str, RequestControl] | None = None
        self.ended = False
        threading.Thread(target=self._read, name="requests", daemon=True).start()

    def next(self, idle_s: float) -> Request | Malformed | None:
        """The next request; None when there will be none, or was none for `idle_s` seconds."""
        waited = 0.0
        while waited < idle_s and self._control.requested is None:
            try:
                # In short waits, so that a signal is noticed.
                said, size = self._queue.get(timeout=min(_TICK_S, idle_s - waited))
            except queue.Empty:
                waited += _TICK_S
                continue
            with self._room:
                self._waiting -= size
                self._room.notify()
            return said
        return None

    def begin(self, request: Request) -> RequestControl:
        """Work on a request begins; what it is asked comes out of the control."""
        control = RequestControl(self._control)
        with self._lock:
            self._current = (request.id, control)
            if request.id in self._withdrawn:
                del self._withdrawn[request.id]
                control.request("cancel", "withdrawn")
        return control

    def finish(self) -> None:
        """Work on the request is over."""
        with self._lock:
            self._current = None

    def _read(self) -> None:
        try:
            for line in lines_of(self._stream, _LONGEST):
                if line is None:
                    self._take(Malformed(f"a line longer than {_LONGEST >> 20} MiB", ""), 0)
                else:
                    self._take(decode_request(line), len(line))
        except (OSError, ValueError):
            pass  # a closed stream ends like one at its end
        self.ended = True
        self._control.request("cancel", "nobody is left to answer")
        self._queue.put((None, 0))

    def _take(self, said: Request | Withdrawal | Malformed, size: int) -> None:
        if isinstance(said, Malformed):
            said = Malformed(said.reason, said.line[:_SHOWN])
            size = _SHOWN
        if not isinstance(said, Withdrawal):
            with self._room:  # whoever asks for more than anybody can want waits with the rest
                self._room.wait_for(lambda: self._waiting <= _MOST_WAITING)
                self._waiting += size
            self._queue.put((said, size))
            return
        with self._lock:
            if self._current is not None and self._current[0] == said.id:
                self._current[1].request("cancel", "withdrawn")
            else:
                self._withdrawn[said.id] = None
                if len(self._withdrawn) > _MOST_WITHDRAWN:  # what was never asked for
                    del self._withdrawn[next(iter(self._withdrawn))]
