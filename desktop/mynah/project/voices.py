"""The voices of a workspace: versioned folders, published whole or not at all.

``voices/<folder>/<version>/`` holds the files of one version and its card, ``voice.json``.
``voices/<folder>/current.json`` names the version in use. A version is prepared in a staging
folder, flushed to the disk and renamed; only then does the pointer move. Whatever is killed in
between, the version in use stays as it was.
"""

import contextlib
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from mynah.project import activity, atomic, leftovers, owners, voice_bin, voice_card
from mynah.project.active_voice import active_voice, set_active_voice
from mynah.project.locks import locked
from mynah.project.names import normal
from mynah.project.voice_bin import BinnedVoice
from mynah.project.voice_card import VoiceCard
from mynah.project.voice_copy import stage_copy
from mynah.project.voice_leftovers import BINNED_AT, FORMER_NAME, WAS_ACTIVE
from mynah.project.voice_reading import (
    Voice,
    VoiceVersion,
    next_version,
    read_pointer,
    read_voice,
    same_files,
    versions_in,
    write_pointer,
)
from mynah.project.voice_shelf import VoiceShelf, check_name
from mynah.project.workspace import now
from mynah.protocol.errors import ErrorCode, MynahError

__all__ = ["BinnedVoice", "Voice", "VoiceStore", "VoiceVersion"]


class VoiceStore(VoiceShelf):
    """The voices of one workspace, to be read, published, changed and removed.

    Args:
        workspace: The workspace.
    """

    def stage(self) -> Path:
        """Return a new empty folder on the disk of the voices, to be filled and published."""
        self.workspace.require_writable()
        self.workspace.ensure()
        folder = self._root / f"{leftovers.STAGING_PREFIX}{owners.mark()}"
        with atomic.disk_errors(folder):
            folder.mkdir()
        return folder

    @contextlib.contextmanager
    def staged(self) -> Iterator[Path]:
        """A folder of :meth:`stage` that is gone afterwards, published or not."""
        folder = self.stage()
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def publish(
        self,
        name: str,
        staged: Path,
        card: Mapping[str, Any] | None = None,
        *,
        new: bool = False,
    ) -> VoiceVersion:
        """Make the files in ``staged`` the version of a voice that is in use.

        Publishing the same files again gives the version that is there, so that a run that was
        broken off after publishing can repeat its last stage.

        Args:
            name: Model name, any text.
            staged: A finished folder. One made by :meth:`stage` is moved; any other is copied.
            card: Keys of the card, over those of a ``voice.json`` in ``staged``.
            new: Whether there must be no voice of that name yet.

        Returns:
            The version, verified against its card.

        Raises:
            MynahError: ``BAD_INPUT`` for an empty name or folder, ``VERIFY_FAILED`` when the
                disk does not give back what was written, ``EXISTS`` where a new voice was asked
                for, ``DISK_FULL``, ``NO_PERMISSION``, ``BUSY``.
        """
        self.workspace.require_writable()
        check_name(name)
        self.workspace.ensure()
        with self._own_copy(staged) as folder:
            final = voice_card.completed({**voice_card.draft(folder), **(card or {})}, name, folder)
            if not final.files:
                raise MynahError(ErrorCode.BAD_INPUT, f"There is nothing to publish in {staged}.")
            atomic.write_json(folder / voice_card.FILE_NAME, final.to_dict())
            atomic.sync_tree(folder)
            with locked(self.workspace.voices_lock):
                if new:
                    self._check_free(name)
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
            used = self.version(name, version)
        activity.append(self.workspace, "rolled_back", voice.name, version=version)
        return used

    def rename(self, name: str, new_name: str) -> Voice:
        """Give a voice another name; its versions and their files stay as they are.

        Raises:
            MynahError: ``NOT_FOUND``, ``EXISTS``, ``BAD_INPUT`` for an empty name.
        """
        self.workspace.require_writable()
        check_name(new_name)
        with locked(self.workspace.voices_lock):
            voice = self.show(name)
            if normal(new_name) == normal(voice.name):
                return voice
            self._check_free(new_name)
            # The pointer decides about the name; a folder that keeps its old one is only unhandy.
            # Where it is broken off here, the name before tells which one was active.
            former = {FORMER_NAME: normal(voice.name)}
            write_pointer(voice.dir, normal(new_name), voice.current.version, former)
            if active_voice(self.workspace) == normal(voice.name):
                set_active_voice(self.workspace, new_name)
            with atomic.disk_errors(voice.dir):
                voice.dir.rename(self._root / self._new_folder_name(new_name))
                atomic.sync_dir(self._root)
            renamed = self.show(new_name)
        activity.append(self.workspace, "voice_renamed", voice.name, to=normal(new_name))
        return renamed

    def duplicate(self, name: str, new_name: str) -> Voice:
        """Make a voice of another name from the version in use; its card says whose copy it is.

        Removing either of the two never harms the other. Older versions are not copied.

        Raises:
            MynahError: ``NOT_FOUND``, ``EXISTS``, ``BAD_INPUT`` for an empty name,
                ``VERIFY_FAILED`` when its files are not what they were, ``DISK_FULL``.
        """
        self.check_new(new_name)
        version = self.latest(name)
        self.verify(version)
        with self.staged() as staged:
            with locked(self.workspace.voices_lock):
                # Anew: it may have another place by now, or be gone.
                version = self.latest(name)
                stage_copy(version, normal(new_name), staged)
            with locked(self.workspace.voices_lock):
                self._check_free(new_name)
                folder = self._root / self._new_folder_name(new_name)
                with atomic.disk_errors(folder):
                    staged.rename(folder)
                    atomic.sync_dir(self._root)
                copied = self.show(new_name)
        activity.append(self.workspace, "voice_copied", version.name, to=normal(new_name))
        return copied

    def edit_card(
        self,
        name: str,
        version: str | None = None,
        *,
        author: str | None = None,
        licence: str | None = None,
        consent: str | None = None,
        notes: str | None = None,
    ) -> VoiceVersion:
        """Change what people say about a voice; its files stay as they are.

        Args:
            name: Model name.
            version: Which version; the one in use when not given.
            author: Who made it; None leaves it, as for all of these.
            licence: What others may do with it.
            consent: Whose voice it is and what they agreed to.
            notes: Anything else.

        Raises:
            MynahError: ``NOT_FOUND``, ``BAD_INPUT`` for a text that is far too long,
                ``NO_PERMISSION``, ``DISK_FULL``, ``BUSY``.
        """
        self.workspace.require_writable()
        said = {"author": author, "licence": licence, "consent": consent, "notes": notes}
        changes = {key: text.strip() for key, text in said.items() if text is not None}
        voice_card.check_texts(changes)
        with locked(self.workspace.voices_lock):
            chosen = self.version(name, version) if version else self.latest(name)
            if voice_card.edit(chosen.dir, changes):
                activity.append(self.workspace, "voice_edited", chosen.name, version=chosen.version)
            return self.version(name, chosen.version)

    def use(self, name: str) -> str:
        """Offer a voice first from now on, or none by an empty name.

        Returns:
            The voice that was offered first before; empty for none.

        Raises:
            MynahError: ``NOT_FOUND``, ``NO_PERMISSION``, ``DISK_FULL``, ``BUSY``.
        """
        self.workspace.require_writable()
        with locked(self.workspace.voices_lock):
            before = active_voice(self.workspace)
            set_active_voice(self.workspace, self.show(name).name if name else "")
        return before

    def delete(self, name: str) -> Path:
        """Move a voice with all its versions to the bin.

        Returns:
            Its folder in the bin, for :meth:`restore`.

        Raises:
            MynahError: ``NOT_FOUND``, ``NO_PERMISSION``.
        """
        self.workspace.require_writable()
        with locked(self.workspace.voices_lock):
            folder = self._folder_of(name)
            # One of which nothing can be read has to go as well.
            voice = read_voice(folder) if folder is not None else None
            voice = voice or self.show(name)
            was_active = active_voice(self.workspace) == normal(voice.name)
            marks = {BINNED_AT: now(), WAS_ACTIVE: was_active}
            # Until the rename the marks mean nothing.
            version = voice.current.version if voice.versions else ""
            write_pointer(voice.dir, voice.name, version, marks)
            target = voice_bin.new_place(self.workspace.bin_dir, voice.dir)
            with atomic.disk_errors(target):
                voice.dir.rename(target)
                atomic.sync_dir(self._root)
                atomic.sync_dir(target.parent)
            if was_active:
                set_active_voice(self.workspace, "")
        activity.append(self.workspace, "voice_deleted", voice.name)
        return target

    def binned(self) -> "list[BinnedVoice]":
        """The voices in the bin, the one that was deleted last first."""
        return voice_bin.voices_in(self.workspace.bin_dir)

    def restore(self, binned: Path, name: str | None = None) -> Voice:
        """Bring a voice back from the bin; it is the active one again if it was and none is now.

        Args:
            binned: What :meth:`delete` returned.
            name: Its name from now on; the one it had when not given.

        Raises:
            MynahError: ``NOT_FOUND``, ``BAD_INPUT`` for an empty name, or ``EXISTS`` when the name
                is in use again.
        """
        self.workspace.require_writable()
        with locked(self.workspace.voices_lock):
            voice = self._in_bin(binned)
            wanted = normal(voice.name if name is None else name)
            check_name(wanted)
            self._check_free(wanted)
            was_active = read_pointer(binned).get(WAS_ACTIVE) is True
            if wanted != normal(voice.name) and voice.versions:
                self._point(binned, wanted, voice.current.version)
            with atomic.disk_errors(binned):
                binned.rename(self._root / self._new_folder_name(wanted))
                atomic.sync_dir(self._root)
            if was_active and not active_voice(self.workspace):
                set_active_voice(self.workspace, wanted)
            restored = self.show(wanted)
        activity.append(self.workspace, "voice_restored", wanted)
        return restored

    def purge(self, binned: Path) -> None:
        """Remove a voice from the bin for good.

        Args:
            binned: Its folder in the bin, as :meth:`binned` lists it.

        Raises:
            MynahError: ``NOT_FOUND``, ``NO_PERMISSION``.
        """
        self.workspace.require_writable()
        with locked(self.workspace.voices_lock):
            voice = self._in_bin(binned)
            voice_bin.remove(binned)
        activity.append(self.workspace, "voice_purged", voice.name)

    def _in_bin(self, binned: Path) -> Voice:
        inside = binned.parent == self.workspace.bin_dir and binned.is_dir()
        voice = read_voice(binned) if inside else None
        if voice is None:
            raise MynahError(ErrorCode.NOT_FOUND, f"There is no voice {binned} in the bin.")
        return voice

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
            for old in sorted(versions_in(folder), reverse=True):
                if same_files(folder / old, card):
                    shutil.rmtree(staged)
                    self._point(folder, name, old)
                    return self.version(name, old)
            version = next_version(folder)
            staged.rename(folder / version)
            atomic.sync_dir(folder)
            atomic.sync_dir(self._root)
        published = VoiceVersion(name, version, folder / version, card, True)
        self.verify(published)
        self._point(folder, name, version)
        return self.version(name, version)

    def _point(self, folder: Path, name: str, version: str) -> None:
        write_pointer(folder, name, version, {})
