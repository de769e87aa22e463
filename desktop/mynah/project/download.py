"""Fetching one file: it resumes, is checked before it gets its name, and can be stopped.

What is there already stays beside the final name with the ending ``.part``; another try goes on
from its end, at whichever address. A file without the expected SHA-256 never gets the final name.
Servers are expected to break off, to stall, to lie about lengths and to send something else.
"""

import logging
import queue
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Sequence
from dataclasses import dataclass
from http.client import HTTPException, HTTPMessage, HTTPResponse
from pathlib import Path
from typing import IO
from urllib.parse import urlsplit

from mynah import __version__
from mynah.project import atomic
from mynah.project.catalogue import PART_SUFFIX, digest_of, require_space
from mynah.project.locks import FileLock
from mynah.project.progress import NoControl, SilentReporter
from mynah.protocol.errors import ErrorCode, MynahError
from mynah.protocol.ports import Control, Reporter

STAGE = "download"
_log = logging.getLogger(__name__)
_BLOCK = 1 << 16
_POLL_S = 0.1
_LOCAL = {"127.0.0.1", "localhost", "::1"}


@dataclass(frozen=True)
class Patience:
    """How long a download puts up with a server.

    Attributes:
        silence_s: Seconds without a byte before a connection is given up.
        least_bytes: What has to come in as many seconds; some servers drip for ever.
        tries: Tries at one address that bring nothing new, before the next address.
        pause_s: Seconds between two tries; they double with each.
    """

    silence_s: float = 30.0
    least_bytes: int = 16_384
    tries: int = 3
    pause_s: float = 1.0


class _Refused(Exception):  # noqa: N818 - an answer, not a fault of the program
    """This address will not help, now or later: no such file, or the wrong one."""


class _WrongBytes(Exception):  # noqa: N818
    """All bytes are there, and they are not those of the file."""


class _BrokenOff(Exception):  # noqa: N818
    """The connection ended before the file did; trying again may help."""


def download(
    addresses: Sequence[str],
    target: Path,
    *,
    size: int,
    sha256: str = "",
    reporter: Reporter | None = None,
    control: Control | None = None,
    patience: Patience | None = None,
) -> Path:
    """Fetch a file from the first address that gives the right one.

    Args:
        addresses: ``https`` addresses, the best first.
        target: Its final name; the folder is made.
        size: Its size in bytes.
        sha256: Its SHA-256 in hexadecimal; without it only the size is checked.
        reporter: Told about the progress.
        control: May interrupt; what has come stays for the next time.
        patience: How long to wait for servers.

    Returns:
        `target`.

    Raises:
        MynahError: ``DOWNLOAD_FAILED`` with one item an address, ``DISK_FULL``,
            ``NO_PERMISSION``, ``BUSY`` when another process fetches the same file.
        Interrupted: It was asked to end.
    """
    with atomic.disk_errors(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        part = target.with_name(target.name + PART_SUFFIX)
        lock = FileLock(target.with_name(f".{target.name}.lock"))
        if not lock.acquire():
            raise MynahError(ErrorCode.BUSY, f"{target.name} is being downloaded already.")
        try:
            job = _Download(
                part, size, sha256, reporter or SilentReporter(), control or NoControl()
            )
            job.patience = patience or Patience()
            job.run(addresses)
            atomic.sync_file(part)
            atomic.replace(part, target)
        finally:
            lock.release()
            lock.path.unlink(missing_ok=True)
    return target


class _Download:
    """One file's way from several addresses into its unfinished file."""

    patience = Patience()

    def __init__(
        self, part: Path, size: int, sha256: str, reporter: Reporter, control: Control
    ) -> None:
        self._part = part
        self._size = size
        self._sha256 = sha256
        self._reporter = reporter
        self._control = control
        self._began = time.monotonic()
        self._had = 0

    def run(self, addresses: Sequence[str]) -> None:
        """Try the addresses in turn until the file is there and right."""
        if self._reached() > self._size:
            self._part.unlink()
        require_space(self._part, self._size - self._reached())
        self._had = self._reached()
        reasons: list[tuple[str, str]] = []
        for address in addresses:
            try:
                self._from(address)
                return
            except _Refused as reason:
                _log.warning("%s: %s", address, reason)
                reasons.append((address, str(reason)))
        raise MynahError(
            ErrorCode.DOWNLOAD_FAILED,
            f"{self._part.stem} could not be downloaded.",
            detail=f"{self._reached()} of {self._size} bytes are kept for the next try",
            items=reasons,
        )

    def _from(self, address: str) -> None:
        """Fetch the rest from one address, as often as that brings it further."""
        _require_safe(address)
        own = self._reached() == 0
        try:
            self._complete(address)
        except _WrongBytes as reason:
            if own:
                raise _Refused(str(reason)) from reason
            # What was there before came from elsewhere, or is of an older file.
            _log.info("%s: beginning anew, %s", address, reason)
            try:
                self._complete(address)
            except _WrongBytes as again:
                raise _Refused(str(again)) from again

    def _complete(self, address: str) -> None:
        tries, pause = 0, self.patience.pause_s
        while self._reached() < self._size:
            before = self._reached()
            try:
                self._fetch(address)
            except _BrokenOff as reason:
                _log.info("%s: %s", address, reason)
                tries = tries + 1 if self._reached() <= before else 1
                if tries >= self.patience.tries:
                    raise _Refused(str(reason)) from reason
                self._wait(pause if self._reached() <= before else self.patience.pause_s)
                pause *= 2
        self._check()

    def _fetch(self, address: str) -> None:
        """One connection: append what it brings."""
        start = self._reached()
        stream = _Stream(address, start, self.patience.silence_s)
        stream.start()
        try:
            answer = self._next(stream)
            if not isinstance(answer, _Head):
                raise _BrokenOff("no answer")
            if answer.start != start:  # the server does not resume, or gives something else
                start = 0
                if answer.start != 0:
                    raise _Refused("the server sends another part than it was asked for")
            if answer.total is not None and answer.total != self._size:
                raise _Refused(f"the file there has {answer.total} bytes, not {self._size}")
            with self._part.open("r+b" if self._part.exists() else "wb") as file:
                file.truncate(start)
                file.seek(start)
                self._append(stream, file, start)
        finally:
            stream.abandon()

    def _append(self, stream: "_Stream", file: IO[bytes], done: int) -> None:
        since, mark = time.monotonic(), done
        while True:
            block = self._next(stream)
            if not isinstance(block, bytes):
                break
            if time.monotonic() - since > self.patience.silence_s:
                if done - mark < self.patience.least_bytes:
                    raise _BrokenOff("too slow")
                since, mark = time.monotonic(), done
            if done + len(block) > self._size:
                file.truncate(0)
                raise _Refused(f"the file there is larger than {self._size} bytes")
            file.write(block)
            done += len(block)
            self._tell(done)
        if done < self._size:
            raise _BrokenOff(f"broke off after {done} of {self._size} bytes")

    def _next(self, stream: "_Stream") -> "_Head | bytes | None":
        """What comes next: the head, a block, None at the end. Looks after requests meanwhile."""
        deadline = time.monotonic() + self.patience.silence_s
        while True:
            self._control.raise_if_requested()
            try:
                found = stream.received.get(timeout=_POLL_S)
            except queue.Empty:
                if time.monotonic() > deadline:
                    raise _BrokenOff(
                        f"nothing came for {self.patience.silence_s:.0f} seconds"
                    ) from None
                continue
            if isinstance(found, Exception):
                raise found
            return found

    def _check(self) -> None:
        if not self._sha256:
            return
        digest = digest_of(self._part, self._reporter, self._control)
        if digest != self._sha256:
            self._part.unlink(missing_ok=True)
            raise _WrongBytes(f"the file there is another one (SHA-256 {digest})")

    def _wait(self, seconds: float) -> None:
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            self._control.raise_if_requested()
            time.sleep(min(_POLL_S, seconds))

    def _tell(self, done: int) -> None:
        new, took = done - self._had, time.monotonic() - self._began
        eta = (self._size - done) * took / new if new > 0 and took > 1 else None
        self._reporter.progress(STAGE, done, self._size, "bytes", eta)

    def _reached(self) -> int:
        try:
            return self._part.stat().st_size
        except FileNotFoundError:
            return 0


@dataclass(frozen=True)
class _Head:
    """How an answer begins: first byte, and size of the whole file where the server says so."""

    start: int
    total: int | None


class _Stream(threading.Thread):
    """Reads one connection in a thread, so that a silent server does not hold up a request to end.

    A thread that waits for a silent server cannot be woken. It is left behind: its waiting ends by
    itself, and it never keeps the process alive.
    """

    def __init__(self, address: str, start: int, silence_s: float) -> None:
        super().__init__(name="download", daemon=True)
        self.received: queue.Queue[_Head | bytes | Exception | None] = queue.Queue(maxsize=8)
        self._address = address
        self._start = start
        self._silence_s = silence_s
        self._abandoned = threading.Event()

    def abandon(self) -> None:
        """Nobody listens any more; gives the thread a moment to close its connection."""
        self._abandoned.set()
        self.join(2 * _POLL_S)

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
        except _Refused as reason:
            self._put(reason)
        except urllib.error.HTTPError as error:
            self._put(_answer_of(error))
            error.close()
        except (OSError, HTTPException, ValueError) as error:
            self._put(_BrokenOff(_words(error)))

    def _open(self) -> HTTPResponse:
        headers = {"User-Agent": f"Mynah/{__version__}", "Accept-Encoding": "identity"}
        if self._start:
            headers["Range"] = f"bytes={self._start}-"
        request = urllib.request.Request(self._address, headers=headers)  # noqa: S310 - checked
        opener = urllib.request.build_opener(_SafeRedirects)
        response = opener.open(request, timeout=self._silence_s)
        if not isinstance(response, HTTPResponse):
            raise _Refused("not a web address")
        return response

    def _put(self, one: "_Head | bytes | Exception | None") -> None:
        while not self._abandoned.is_set():
            try:
                self.received.put(one, timeout=_POLL_S)
            except queue.Full:
                continue
            return


class _SafeRedirects(urllib.request.HTTPRedirectHandler):
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
            _require_safe(newurl)
        except _Refused:
            fp.close()
            raise
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _require_safe(address: str) -> None:
    parts = urlsplit(address)
    if parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _LOCAL):
        return
    raise _Refused(f"{parts.scheme or 'this'} is not a safe connection")


def _head(response: HTTPResponse) -> _Head:
    if response.status == 206:
        unit, _, rest = (response.getheader("Content-Range") or "").partition(" ")
        span, _, total = rest.partition("/")
        first = span.partition("-")[0]
        if unit != "bytes" or not first.isdecimal():
            raise _Refused("the server does not say which part it sends")
        return _Head(int(first), int(total) if total.isdecimal() else None)
    length = response.getheader("Content-Length") or ""
    return _Head(0, int(length) if length.isdecimal() else None)


def _answer_of(error: urllib.error.HTTPError) -> Exception:
    if error.code in (408, 425, 429) or error.code >= 500:
        return _BrokenOff(f"the server is busy ({error.code})")
    return _Refused(f"the server answers {error.code}")


def _words(error: Exception) -> str:
    reason = error.reason if isinstance(error, urllib.error.URLError) else error
    if isinstance(reason, _Refused):
        return str(reason)
    return f"{type(reason).__name__}: {reason}"[:200]
