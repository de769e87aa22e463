"""The voices of a workspace: versioned folders, published whole or not at all.

``voices/<folder>/<version>/`` holds the files of one version and its card, ``voice.json``.
``voices/<folder>/current.json`` names the version in use. A version is prepared in a staging
folder, flushed to the disk and renamed; only then does the pointer move. Whatever is killed in
between, the version in use stays as it was.
"""

import contextlib
import re
import secrets
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mynah.project import activity, atomic, leftovers, voice_card
from mynah.project.locks import locked
from mynah.project.names import folded, marked_name, normal, safe_name
from mynah.project.voice_card import VoiceCard
from mynah.project.workspace import Workspace, now
from mynah.protocol.errors import ErrorCode, MynahError

POINTER = "current.json"
_VERSION = re.compile(r"v(\d{3,6})")


@dataclass(frozen=True)
class VoiceVersion:
    """One published version of a voice.

    Attributes:
        name: Model name.
        version: Its folder's name, ``v001`` and up.
        dir: The folder with its files.
        card: What ``voice.json`` says.
        current: Whether it is the version in use.
    """

    name: str
    version: str
    dir: Path
    card: VoiceCard
    current: bool


@dataclass(frozen=True)
class Voice:
    """A voice with all its versions, the oldest first.

    Attributes:
        name: Model name.
        dir: The folder of the voice.
        versions: Those that can be read.
        problems: Folders that cannot, with the reason.
    """

    name: str
    dir: Path
    versions: tuple[VoiceVersion, ...]
    problems: tuple[tuple[Path, str], ...] = ()

    @property
    def current(self) -> VoiceVersion:
        """The version in use."""
        return next(version for version in self.versions if version.current)


class VoiceStore:
    """The voices of one workspace.

    Args:
        workspace: The workspace.
    """

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self._root = workspace.voices_dir

    def list(self) -> list[Voice]:
        """Return all voices that have a usable version, in order of their names."""
        voices = [self._read(folder) for folder in _folders(self._root)]
        usable = [voice for voice in voices if voice is not None and voice.versions]
        return sorted(usable, key=lambda voice: (folded(voice.name), voice.name))

    def show(self, name: str) -> Voice:
        """Return one voice.

        Raises:
            MynahError: ``NOT_FOUND``, listing the voices there are; ``BROKEN_FILE`` when it has
                no version that can be read.
        """
        folder = self._folder_of(name)
        voice = self._read(folder) if folder is not None else None
        if voice is None:
            known = ", ".join(one.name for one in self.list()) or "none"
            raise MynahError(
                ErrorCode.NOT_FOUND,
                f"There is no voice named {name!r}.",
                hint=f"Voices in this workspace: {known}.",
            )
        if not voice.versions:
            items = [(str(path), reason) for path, reason in voice.problems]
            raise MynahError(
                ErrorCode.BROKEN_FILE, f"No version of the voice {name!r} can be read.", items=items
            )
        return voice

    def latest(self, name: str) -> VoiceVersion:
        """Return the version in use; see :meth:`show`."""
        return self.show(name).current

    def version(self, name: str, version: str) -> VoiceVersion:
        """Return one version.

        Raises:
            MynahError: ``NOT_FOUND``.
        """
        voice = self.show(name)
        for one in voice.versions:
            if one.version == version:
                return one
        known = ", ".join(one.version for one in voice.versions)
        raise MynahError(
            ErrorCode.NOT_FOUND,
            f"The voice {name!r} has no version {version!r}.",
            hint=f"It has {known}.",
        )

    def stage(self) -> Path:
        """Return a new empty folder on the disk of the voices, to be filled and published."""
        self.workspace.require_writable()
        self.workspace.ensure()
        folder = self._root / f"{leftovers.STAGING_PREFIX}{secrets.token_hex(8)}"
        with atomic.disk_errors(folder):
            folder.mkdir()
        return folder

    def publish(
        self, name: str, staged: Path, card: Mapping[str, Any] | None = None
    ) -> VoiceVersion:
        """Make the files in ``staged`` the version of a voice that is in use.

        Publishing the same files again gives the version that is there, so that a run that was
        broken off after publishing can repeat its last stage.

        Args:
            name: Model name, any text.
            staged: A finished folder. One made by :meth:`stage` is moved; any other is copied.
            card: Keys of the card, over those of a ``voice.json`` in ``staged``.

        Returns:
            The version, verified against its card.

        Raises:
            MynahError: ``BAD_INPUT`` for an empty name or folder, ``VERIFY_FAILED`` when the
                disk does not give back what was written, ``DISK_FULL``, ``NO_PERMISSION``,
                ``BUSY``.
        """
        self.workspace.require_writable()
        if not normal(name):
            raise MynahError(ErrorCode.BAD_INPUT, "A voice needs a name.")
        self.workspace.ensure()
        with self._own_copy(staged) as folder:
            final = voice_card.completed({**voice_card.draft(folder), **(card or {})}, name, folder)
            if not final.files:
                raise MynahError(ErrorCode.BAD_INPUT, f"There is nothing to publish in {staged}.")
            atomic.write_json(folder / voice_card.FILE_NAME, final.to_dict())
            atomic.sync_tree(folder)
            with locked(self.workspace.voices_lock):
                published = self._put(normal(name), folder, final)
        activity.append(self.workspace, "published", published.card.name, version=published.version)
        return published

    def rollback(self, name: str, version: str | None = None) -> VoiceVersion:
        """Use an older version again; newer ones stay.

        Args:
            name: Model name.
            version: The one to use; the one before the present one when not given.

        Raises:
            MynahError: ``NOT_FOUND`` when there is no such version or none before;
                ``VERIFY_FAILED`` when its files are not what they were.
        """
        self.workspace.require_writable()
        with locked(self.workspace.voices_lock):
            voice = self.show(name)
            if version is None:
                older = voice.versions[: voice.versions.index(voice.current)]
                if not older:
                    raise MynahError(
                        ErrorCode.NOT_FOUND,
                        f"The voice {name!r} has no version before {voice.current.version}.",
                    )
                version = older[-1].version
            chosen = self.version(name, version)
            self.verify(chosen)
            self._point(voice.dir, voice.name, version)
        activity.append(self.workspace, "rolled_back", voice.name, version=version)
        return self.version(name, version)

    def verify(self, version: VoiceVersion) -> None:
        """Check every file of a version against its card.

        Raises:
            MynahError: ``VERIFY_FAILED``, with each file and what is wrong with it.
        """
        wrong = voice_card.differences(version.dir, version.card)
        if wrong:
            raise MynahError(
                ErrorCode.VERIFY_FAILED,
                f"The voice {version.name} {version.version} is not as it was published.",
                hint="Use another version, or publish it again.",
                items=wrong,
            )

    def rename(self, name: str, new_name: str) -> Voice:
        """Give a voice another name; its versions and their files stay as they are.

        Raises:
            MynahError: ``NOT_FOUND``, ``EXISTS``, ``BAD_INPUT`` for an empty name.
        """
        self.workspace.require_writable()
        if not normal(new_name):
            raise MynahError(ErrorCode.BAD_INPUT, "A voice needs a name.")
        with locked(self.workspace.voices_lock):
            voice = self.show(name)
            if normal(new_name) == normal(voice.name):
                return voice
            if self._folder_of(new_name) is not None:
                raise MynahError(ErrorCode.EXISTS, f"There is already a voice {new_name!r}.")
            # The pointer decides about the name; a folder that keeps its old one is only unhandy.
            self._point(voice.dir, normal(new_name), voice.current.version)
            with atomic.disk_errors(voice.dir):
                voice.dir.rename(self._root / self._new_folder_name(new_name))
                atomic.sync_dir(self._root)
        return self.show(new_name)

    def delete(self, name: str) -> Path:
        """Move a voice with all its versions to the bin.

        Returns:
            Its folder in the bin, for :meth:`restore`.

        Raises:
            MynahError: ``NOT_FOUND``, ``NO_PERMISSION``.
        """
        self.workspace.require_writable()
        with locked(self.workspace.voices_lock):
            voice = self.show(name)
            target = self.workspace.bin_dir / f"voice-{secrets.token_hex(4)}-{voice.dir.name}"
            with atomic.disk_errors(target):
                voice.dir.rename(target)
                atomic.sync_dir(self._root)
        return target

    def restore(self, binned: Path) -> Voice:
        """Bring a voice back from the bin.

        Args:
            binned: What :meth:`delete` returned.

        Raises:
            MynahError: ``NOT_FOUND``, or ``EXISTS`` when the name is in use again.
        """
        self.workspace.require_writable()
        with locked(self.workspace.voices_lock):
            inside = binned.parent == self.workspace.bin_dir and binned.is_dir()
            voice = self._read(binned) if inside else None
            if voice is None:
                raise MynahError(ErrorCode.NOT_FOUND, f"There is no voice {binned} in the bin.")
            if self._folder_of(voice.name) is not None:
                raise MynahError(ErrorCode.EXISTS, f"There is already a voice {voice.name!r}.")
            with atomic.disk_errors(binned):
                binned.rename(self._root / self._new_folder_name(voice.name))
                atomic.sync_dir(self._root)
        return self.show(voice.name)

    @contextlib.contextmanager
    def _own_copy(self, staged: Path) -> Iterator[Path]:
        if not staged.is_dir():
            raise MynahError(ErrorCode.BAD_INPUT, f"{staged} is not a folder to publish.")
        own = staged.parent == self._root and staged.name.startswith(leftovers.STAGING_PREFIX)
        folder = staged if own else self.stage()
        try:
            if not own:
                with atomic.disk_errors(folder):
                    shutil.copytree(staged, folder, dirs_exist_ok=True)
            yield folder
        finally:
            # When it was published the folder is no longer here; a foreign one that was not
            # stays where it is, and only our copy goes.
            if not own:
                shutil.rmtree(folder, ignore_errors=True)

    def _put(self, name: str, staged: Path, card: VoiceCard) -> VoiceVersion:
        folder = self._folder_of(name) or self._root / self._new_folder_name(name)
        with atomic.disk_errors(folder):
            folder.mkdir(exist_ok=True)
            for old in sorted(_versions(folder), reverse=True):
                if _same_files(folder / old, card):
                    shutil.rmtree(staged)
                    self._point(folder, name, old)
                    return self.version(name, old)
            version = _next_version(folder)
            staged.rename(folder / version)
            atomic.sync_dir(folder)
            atomic.sync_dir(self._root)
        published = VoiceVersion(name, version, folder / version, card, True)
        self.verify(published)
        self._point(folder, name, version)
        return self.version(name, version)

    def _point(self, folder: Path, name: str, version: str) -> None:
        try:
            known = atomic.read_json(folder / POINTER)
        except (FileNotFoundError, atomic.UnreadableFileError):
            known = {}
        data = {**known, "name": name, "version": version, "changed_at": now()}
        atomic.write_json(folder / POINTER, data)

    def _read(self, folder: Path) -> Voice | None:
        """Read a voice's folder; ``None`` when nothing was ever published in it."""
        cards: dict[str, VoiceCard] = {}
        problems: list[tuple[Path, str]] = []
        for version in sorted(_versions(folder), key=_number):
            try:
                cards[version] = voice_card.read_card(folder / version)
            except MynahError as error:
                problems.append((folder / version, error.message))
        try:
            pointer = atomic.read_json(folder / POINTER)
        except (OSError, atomic.UnreadableFileError):
            pointer = {}
        if not cards and not pointer:
            return None
        # Without a usable pointer the newest version that can be read is the best guess. A first
        # version whose pointer was never written was never announced, but it is whole.
        current = pointer.get("version")
        if current not in cards and cards:
            current = list(cards)[-1]
        name = str(pointer.get("name") or (cards[str(current)].name if cards else folder.name))
        versions = tuple(
            VoiceVersion(name, version, folder / version, card, version == current)
            for version, card in cards.items()
        )
        return Voice(name, folder, versions, tuple(problems))

    def _folder_of(self, name: str) -> Path | None:
        likely = [self._root / safe_name(name), self._root / marked_name(name)]
        # Any other folder only after a rename that was broken off, or one made by hand.
        others = [folder for folder in _folders(self._root) if folder not in likely]
        for folder in (*likely, *others):
            voice = self._read(folder) if folder.is_dir() else None
            if voice is not None and normal(voice.name) == normal(name):
                return folder
        return None

    def _new_folder_name(self, name: str) -> str:
        # Two names that differ only in case must not share a folder after a copy to a disk that
        # ignores case.
        taken = {folded(folder.name) for folder in _folders(self._root) if any(folder.iterdir())}
        plain = safe_name(name)
        return marked_name(name) if folded(plain) in taken else plain


def _folders(root: Path) -> "list[Path]":
    try:
        return [path for path in root.iterdir() if path.is_dir() and path.name[:1] != "."]
    except FileNotFoundError:
        return []


def _versions(folder: Path) -> "list[str]":
    if not folder.is_dir():
        return []
    return [path.name for path in folder.iterdir() if _VERSION.fullmatch(path.name)]


def _number(version: str) -> int:
    return int(version[1:])


def _next_version(folder: Path) -> str:
    return f"v{max(map(_number, _versions(folder)), default=0) + 1:03d}"


def _same_files(folder: Path, card: VoiceCard) -> bool:
    try:
        known = voice_card.read_card(folder)
    except MynahError:
        return False
    return dict(known.files) == dict(card.files) and not voice_card.differences(folder, known)
