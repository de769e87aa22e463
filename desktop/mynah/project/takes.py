"""Takes: recordings made in the program that are not in the library yet.

Each running program has a folder of its own in the cache, locked while it runs. A take is a WAV
that can be read at every moment and a small JSON beside it that says what was read, so a take whose
program was killed is found at the next start and offered again. A take is removed only after it was
imported, or when the person threw it away.
"""

import contextlib
import logging
import os
import secrets
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from mynah.audio.growing import HEADER_BYTES, GrowingWav, mend_header
from mynah.project import atomic
from mynah.project.locks import FileLock
from mynah.project.paths import cache_dir
from mynah.project.sample import AUDIO_SUFFIX, TEXT_SUFFIX

FOLDER = "recordings"
FACTS_SUFFIX = ".take.json"
SHORTEST_SECONDS = 0.2
"""Less than that is no take: the engine refuses it, too."""
_LOCK = ".lock"
_FASTEST = 768_000  # Hz
_LONGEST_OF_NOTHING = 20_000  # bytes: 0.2 s at 48 kHz and 16 bits, and a header

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Take:
    """One recording that waits for the library.

    Attributes:
        path: The WAV file.
        text: What was read; empty when somebody spoke freely.
        workspace: Folder of the workspace that it was recorded for.
        made_at: Local time, ISO 8601.
        seconds: Length.
        consent: Note given when it was kept; empty while nobody decided to keep it.
    """

    path: Path
    text: str = ""
    workspace: str = ""
    made_at: str = ""
    seconds: float = 0.0
    consent: str = ""

    @property
    def kept(self) -> bool:
        """Whether the person wanted it in the library."""
        return bool(self.consent)


class Takes:
    """The takes of this program, and those that earlier ones left behind.

    Every method reads or writes files; call them from one thread, which is not that of the window.

    Args:
        root: Where the folders are; in the cache unless given.
    """

    def __init__(self, root: Path | None = None) -> None:
        self.root = root or cache_dir() / FOLDER
        self._folder: Path | None = None
        self._lock: FileLock | None = None
        self._named: set[Path] = set()

    def begin(self, text: str, workspace: Path, rate: int, bits: int) -> tuple[Take, GrowingWav]:
        """Open the file of a new take.

        Raises:
            MynahError: ``DISK_FULL`` or ``NO_PERMISSION``.
        """
        with atomic.disk_errors(self.root):
            folder = self._own_folder()
            now = datetime.now().astimezone()
            path = self._new_name(folder, f"recording-{now:%Y-%m-%d-%H%M%S}")
            take = Take(path, text, str(workspace), now.isoformat(timespec="milliseconds"))
            _write_facts(take, rate=rate, bits=bits)
            file = GrowingWav(path, rate, bits)
            atomic.sync_dir(folder)
            return take, file

    def keep(self, take: Take, consent: str) -> Take:
        """Write down that a take shall go into the library, and its transcript beside it.

        Raises:
            MynahError: ``DISK_FULL`` or ``NO_PERMISSION``.
        """
        kept = replace(take, consent=consent)
        if take.text:
            atomic.write_text(take.path.with_suffix(TEXT_SUFFIX), take.text + "\n")
        _write_facts(kept)
        return kept

    def discard(self, take: Take) -> None:
        """Remove a take that was imported, or that nobody wants."""
        for suffix in (AUDIO_SUFFIX, TEXT_SUFFIX, FACTS_SUFFIX):
            with contextlib.suppress(FileNotFoundError):
                take.path.with_suffix(suffix).unlink()
        folder = take.path.parent
        if folder != self._folder:
            _remove_if_empty(folder)

    def left_behind(self, workspace: Path) -> list[Take]:
        """Takes for this workspace whose program is gone, the oldest first."""
        found: list[Take] = []
        for folder in self._abandoned():
            with contextlib.suppress(OSError):
                atomic.remove_abandoned(folder)
            found += [take for take in _takes_in(folder) if take.workspace == str(workspace)]
        return sorted(found, key=lambda take: (take.made_at, take.path.name))

    def close(self) -> None:
        """Let go of the folder; what is in it is found at the next start."""
        if self._lock is None or self._folder is None:
            return
        self._lock.release()
        _remove_if_empty(self._folder)
        self._folder = self._lock = None

    def _own_folder(self) -> Path:
        # The cache may be emptied while the program runs.
        if self._folder is None or not self._folder.is_dir():
            if self._lock is not None:
                self._lock.release()
            self._folder = self.root / f"{os.getpid()}-{secrets.token_hex(4)}"
            self._folder.mkdir(parents=True)
            self._lock = FileLock(self._folder / _LOCK)
            self._lock.acquire()
        return self._folder

    def _new_name(self, folder: Path, stem: str) -> Path:
        # Never one that was used before: somebody may still play or import what it was.
        path, number = folder / f"{stem}{AUDIO_SUFFIX}", 1
        while path in self._named:
            number += 1
            path = folder / f"{stem}-{number}{AUDIO_SUFFIX}"
        self._named.add(path)
        return path

    def _abandoned(self) -> Iterator[Path]:
        try:
            folders = sorted(path for path in self.root.iterdir() if path.is_dir())
        except OSError:
            return
        for folder in folders:
            if folder == self._folder:
                continue
            lock = FileLock(folder / _LOCK)
            try:
                if lock.acquire():
                    lock.release()
                    yield folder
            except OSError as error:
                _log.warning("%s could not be looked at: %s", folder, error)


def _takes_in(folder: Path) -> Iterator[Take]:
    empty = True
    for path in sorted(folder.glob(f"*{AUDIO_SUFFIX}")):
        take = _read(path)
        if take.seconds >= SHORTEST_SECONDS:
            empty = False
            yield take
        # Of a file that is longer than its header says, somebody may still get something.
        elif path.stat().st_size > _LONGEST_OF_NOTHING:
            empty = False
    if empty:  # nobody said anything before the program ended
        shutil.rmtree(folder, ignore_errors=True)


def _read(path: Path) -> Take:
    """A take as it lies there; a header that a power cut took is written again."""
    take = Take(path, seconds=_seconds(path))
    try:
        facts = atomic.read_json(path.with_suffix(FACTS_SUFFIX))
    except (OSError, atomic.UnreadableFileError):
        return take
    rate, bits = facts.get("rate"), facts.get("bits")
    if (
        take.seconds < SHORTEST_SECONDS
        and type(rate) is int
        and 0 < rate <= _FASTEST
        and bits in (16, 24)
    ):
        with contextlib.suppress(OSError):
            if path.stat().st_size > _LONGEST_OF_NOTHING:
                mend_header(path, rate, bits)
                take = Take(path, seconds=_seconds(path))
    return replace(
        take,
        text=str(facts.get("text", "")),
        workspace=str(facts.get("workspace", "")),
        made_at=str(facts.get("made_at", "")),
        consent=str(facts.get("consent", "")),
    )


def _seconds(path: Path) -> float:
    """Length by the header, which is right even after a crash."""
    try:
        with path.open("rb") as file:
            header = file.read(HEADER_BYTES)
    except OSError:
        return 0.0
    if len(header) < HEADER_BYTES or header[:4] != b"RIFF":
        return 0.0
    bytes_a_second = int.from_bytes(header[28:32], "little")
    return int.from_bytes(header[40:44], "little") / bytes_a_second if bytes_a_second else 0.0


def _write_facts(take: Take, **sound: int) -> None:
    facts = {
        **sound,
        "text": take.text,
        "workspace": take.workspace,
        "made_at": take.made_at,
        "consent": take.consent,
    }
    atomic.write_json(take.path.with_suffix(FACTS_SUFFIX), facts)


def _remove_if_empty(folder: Path) -> None:
    with contextlib.suppress(OSError):
        if {path.name for path in folder.iterdir()} <= {_LOCK}:
            shutil.rmtree(folder)
