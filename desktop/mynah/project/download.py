"""Fetching one file: it resumes, is checked before it gets its name, and can be stopped.

What is there already stays beside the final name with the ending ``.part``; another try goes on
from its end, at whichever address. A file without the expected SHA-256 never gets the final name.
Where no SHA-256 is known nobody could tell halves of two files apart: then a file comes from one
address in one go, broken connections apart.
Servers are expected to break off, to stall, to lie about lengths and to send something else.
"""

import logging
import queue
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from mynah.project import atomic
from mynah.project.catalogue import PART_SUFFIX, digest_of, require_space
from mynah.project.download_stream import (
    POLL_S,
    BrokenOff,
    Head,
    Refused,
    Stream,
    WrongBytes,
    require_safe,
)
from mynah.project.locks import FileLock
from mynah.project.progress import NoControl, SilentReporter
from mynah.protocol.errors import ErrorCode, MynahError
from mynah.protocol.ports import Control, Reporter

STAGE = "download"
MOST_BYTES = 3 << 30  # of a file whose size nobody knows beforehand
_log = logging.getLogger(__name__)


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


def download(
    addresses: Sequence[str],
    target: Path,
    *,
    size: int,
    sha256: str = "",
    reporter: Reporter | None = None,
    control: Control | None = None,
    patience: Patience | None = None,
    look: Callable[[Path], str] | None = None,
) -> Path:
    """Fetch a file from the first address that gives the right one.

    Args:
        addresses: ``https`` addresses, the best first.
        target: Its final name; the folder is made.
        size: Its size in bytes; 0 where it is not known: then the server has to say it.
        sha256: Its SHA-256 in hexadecimal; without it only the size is checked.
        reporter: Told about the progress.
        control: May interrupt; what has come stays for the next time.
        patience: How long to wait for servers.
        look: Says of the finished file why it is not the right one; "" where it is.

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
            job.look = look
            job.run(addresses)
            atomic.sync_file(part)
            atomic.replace(part, target)
        finally:
            lock.release(remove=True)
    return target


class _Download:
    """One file's way from several addresses into its unfinished file."""

    patience = Patience()
    look: Callable[[Path], str] | None = None

    def __init__(
        self, part: Path, size: int, sha256: str, reporter: Reporter, control: Control
    ) -> None:
        self._part = part
        self._known_size = size
        self._size = size  # 0 until a server says it
        self._sha256 = sha256
        self._reporter = reporter
        self._control = control
        self._began = time.monotonic()
        self._had = 0

    def run(self, addresses: Sequence[str]) -> None:
        """Try the addresses in turn until the file is there and right."""
        if self._reached() > self._size or not self._sha256:
            self._part.unlink(missing_ok=True)
        require_space(self._part, self._size - self._reached())
        self._had = self._reached()
        reasons: list[tuple[str, str]] = []
        for address in addresses:
            try:
                self._from(address)
                return
            except Refused as reason:
                _log.warning("%s: %s", address, reason)
                reasons.append((address, str(reason)))
                if not self._sha256:
                    self._part.unlink(missing_ok=True)
                    self._size = self._known_size
        raise MynahError(
            ErrorCode.DOWNLOAD_FAILED,
            f"{self._part.stem} could not be downloaded.",
            detail=f"{self._reached()} of {self._size} bytes are kept for the next try",
            items=reasons,
        )

    def _from(self, address: str) -> None:
        """Fetch the rest from one address, as often as that brings it further."""
        require_safe(address)
        own = self._reached() == 0
        try:
            self._complete(address)
        except WrongBytes as reason:
            if own:
                raise Refused(str(reason)) from reason
            # What was there before came from elsewhere, or is of an older file.
            _log.info("%s: beginning anew, %s", address, reason)
            try:
                self._complete(address)
            except WrongBytes as again:
                raise Refused(str(again)) from again

    def _complete(self, address: str) -> None:
        tries, pause = 0, self.patience.pause_s
        while not self._size or self._reached() < self._size:
            before = self._reached()
            try:
                self._fetch(address)
            except BrokenOff as reason:
                _log.info("%s: %s", address, reason)
                tries = tries + 1 if self._reached() <= before else 1
                if tries >= self.patience.tries:
                    raise Refused(str(reason)) from reason
                self._wait(pause if self._reached() <= before else self.patience.pause_s)
                pause *= 2
        self._check()

    def _fetch(self, address: str) -> None:
        """One connection: append what it brings."""
        start = self._reached()
        stream = Stream(address, start, self.patience.silence_s)
        stream.start()
        try:
            answer = self._next(stream)
            if not isinstance(answer, Head):
                raise BrokenOff("no answer")
            if answer.start != start:  # the server does not resume, or gives something else
                start = 0
                if answer.start != 0:
                    raise Refused("the server sends another part than it was asked for")
            self._check_size(answer.total)
            with self._part.open("r+b" if self._part.exists() else "wb") as file:
                file.truncate(start)
                file.seek(start)
                self._append(stream, file, start)
        finally:
            stream.abandon()

    def _check_size(self, told: int | None) -> None:
        if self._size:
            if told is not None and told != self._size:
                raise Refused(f"the file there has {told} bytes, not {self._size}")
            return
        if not told:
            raise Refused("the server does not say how large the file is")
        if told > MOST_BYTES:
            raise Refused(f"the file there has {told} bytes, more than any model")
        require_space(self._part, told)
        self._size = told

    def _append(self, stream: "Stream", file: IO[bytes], done: int) -> None:
        since, mark = time.monotonic(), done
        while True:
            block = self._next(stream)
            if not isinstance(block, bytes):
                break
            if time.monotonic() - since > self.patience.silence_s:
                if done - mark < self.patience.least_bytes:
                    raise BrokenOff("too slow")
                since, mark = time.monotonic(), done
            if done + len(block) > self._size:
                file.truncate(0)
                raise Refused(f"the file there is larger than {self._size} bytes")
            file.write(block)
            done += len(block)
            self._tell(done)
        if done < self._size:
            raise BrokenOff(f"broke off after {done} of {self._size} bytes")

    def _next(self, stream: "Stream") -> "Head | bytes | None":
        """What comes next: the head, a block, None at the end. Looks after requests meanwhile."""
        deadline = time.monotonic() + self.patience.silence_s
        while True:
            self._control.raise_if_requested()
            try:
                found = stream.received.get(timeout=POLL_S)
            except queue.Empty:
                if time.monotonic() > deadline:
                    raise BrokenOff(
                        f"nothing came for {self.patience.silence_s:.0f} seconds"
                    ) from None
                continue
            if isinstance(found, Exception):
                raise found
            return found

    def _check(self) -> None:
        if self._sha256:
            digest = digest_of(self._part, self._reporter, self._control)
            if digest != self._sha256:
                self._part.unlink(missing_ok=True)
                raise WrongBytes(f"the file there is another one (SHA-256 {digest})")
        if self.look is not None and (why := self.look(self._part)):
            self._part.unlink(missing_ok=True)
            raise WrongBytes(why)

    def _wait(self, seconds: float) -> None:
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            self._control.raise_if_requested()
            time.sleep(min(POLL_S, seconds))

    def _tell(self, done: int) -> None:
        new, took = done - self._had, time.monotonic() - self._began
        eta = (self._size - done) * took / new if new > 0 and took > 1 else None
        self._reporter.progress(STAGE, done, self._size, "bytes", eta)

    def _reached(self) -> int:
        try:
            return self._part.stat().st_size
        except FileNotFoundError:
            return 0
