"""One connection of a download: a thread that reads, and what it may not do.

Only ``https`` is asked, redirects too; plain ``http`` is for servers on this computer.
"""

import queue
import threading
import urllib.error
import urllib.request
from dataclasses import dataclass
from http.client import HTTPException, HTTPMessage, HTTPResponse
from typing import IO
from urllib.parse import urlsplit

from mynah import __version__

POLL_S = 0.1
_BLOCK = 1 << 16
_LOCAL = {"127.0.0.1", "localhost", "::1"}


class Refused(Exception):  # noqa: N818 - an answer, not a fault of the program
    """This address will not help, now or later: no such file, or the wrong one."""


class WrongBytes(Exception):  # noqa: N818
    """All bytes are there, and they are not those of the file."""


class BrokenOff(Exception):  # noqa: N818
    """The connection ended before the file did; trying again may help."""


@dataclass(frozen=True)
class Head:
    """How an answer begins: first byte, and size of the whole file where the server says so."""

    start: int
    total: int | None


class Stream(threading.Thread):
    """Reads one connection in a thread, so that a silent server does not hold up a request to end.

    A thread that waits for a silent server cannot be woken. It is left behind: its waiting ends by
    itself, and it never keeps the process alive.
    """

    def __init__(self, address: str, start: int, silence_s: float) -> None:
        super().__init__(name="download", daemon=True)
        self.received: queue.Queue[Head | bytes | Exception | None] = queue.Queue(maxsize=8)
        self._address = address
        self._start = start
        self._silence_s = silence_s
        self._abandoned = threading.Event()

    def abandon(self) -> None:
        """Nobody listens any more; gives the thread a moment to close its connection."""
        self._abandoned.set()
        self.join(2 * POLL_S)

    def run(self) -> None:
        """Fetch, and put what comes into the queue."""
        try:
            with self._open() as response:
                self._put(_head(response))
                while not self._abandoned.is_set():
                    block = response.read1(_BLOCK)
                    if not block:
                        break
                    self._put(block)
            self._put(None)
        except Refused as reason:
            self._put(reason)
        except urllib.error.HTTPError as error:
            self._put(_answer_of(error))
            error.close()
        except (OSError, HTTPException, ValueError) as error:
            self._put(BrokenOff(_words(error)))

    def _open(self) -> HTTPResponse:
        headers = {"User-Agent": f"Mynah/{__version__}", "Accept-Encoding": "identity"}
        if self._start:
            headers["Range"] = f"bytes={self._start}-"
        request = urllib.request.Request(self._address, headers=headers)  # noqa: S310 - checked
        opener = urllib.request.build_opener(SafeRedirects)
        response = opener.open(request, timeout=self._silence_s)
        if not isinstance(response, HTTPResponse):
            raise Refused("not a web address")
        return response

    def _put(self, one: "Head | bytes | Exception | None") -> None:
        while not self._abandoned.is_set():
            try:
                self.received.put(one, timeout=POLL_S)
            except queue.Full:
                continue
            return


class SafeRedirects(urllib.request.HTTPRedirectHandler):
    """Follows to other servers, never from a safe connection to an open one."""

    max_redirections = 5

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: HTTPMessage,
        newurl: str,
    ) -> urllib.request.Request | None:
        """Look at the new address before it is followed."""
        try:
            require_safe(newurl)
            if req.type == "https" and not newurl.lower().startswith("https:"):
                raise Refused("it leads from a safe connection to an open one")
        except Refused:
            fp.close()
            raise
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def require_safe(address: str) -> None:
    """Refuse an address that is neither ``https`` nor on this computer.

    Raises:
        Refused: It is not.
    """
    parts = urlsplit(address)
    if parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _LOCAL):
        return
    raise Refused(f"{parts.scheme or 'this'} is not a safe connection")


def _head(response: HTTPResponse) -> Head:
    if response.status == 206:
        unit, _, rest = (response.getheader("Content-Range") or "").partition(" ")
        span, _, total = rest.partition("/")
        first = span.partition("-")[0]
        if unit != "bytes" or not first.isdecimal():
            raise Refused("the server does not say which part it sends")
        return Head(int(first), int(total) if total.isdecimal() else None)
    length = response.getheader("Content-Length") or ""
    return Head(0, int(length) if length.isdecimal() else None)


def _answer_of(error: urllib.error.HTTPError) -> Exception:
    if error.code in (408, 425, 429) or error.code >= 500:
        return BrokenOff(f"the server is busy ({error.code})")
    return Refused(f"the server answers {error.code}")


def _words(error: Exception) -> str:
    reason = error.reason if isinstance(error, urllib.error.URLError) else error
    if isinstance(reason, Refused):
        return str(reason)
    return f"{type(reason).__name__}: {reason}"[:200]
