"""Changes of voices: done in the background, one after the other, each with a way back."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from mynah.gui.controllers.edit_commands import DoneCommand
from mynah.gui.services.portraits import FORMATS, MOST_BYTES, cut_portrait
from mynah.gui.services.serial_work import SerialWork
from mynah.project.voice_look import set_voice_look, voice_look
from mynah.project.voices import VoiceStore
from mynah.protocol.errors import ErrorCode, MynahError

if TYPE_CHECKING:
    from mynah.gui.controllers.session import Session
    from mynah.project.voices import VoiceVersion
    from mynah.project.workspace import Workspace

_PICTURE_SIDE = 512
Work = Callable[[], Any]


@dataclass(frozen=True)
class CardTexts:
    """What people say about a voice."""

    author: str = ""
    licence: str = ""
    consent: str = ""
    notes: str = ""


@dataclass(frozen=True)
class _Change:
    """Something that is done and can be taken back.

    Attributes:
        workspace: Where.
        text: What it is, for the Edit menu.
        act: Does it.
        back: Takes it back.
        words: Told when it is done.
        shown: The voice to show then; empty: leave it.
        shown_before: The voice to show when it was taken back.
        moves: Whether the folder of a voice is moved.
    """

    workspace: Workspace
    text: str
    act: Work
    back: Work
    words: str
    shown: str
    shown_before: str
    moves: bool


class VoiceChanges(QObject):
    """Does what is asked for and pushes it on the undo stack.

    Args:
        session: What all share.
        parent: Its parent.

    Signals:
        done: A sentence about it, and the name of the voice to show (empty: leave it).
        bin_changed: Something came into the bin or out of it.
    """

    done = Signal(str, str)
    bin_changed = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.work = SerialWork(session.background, self)
        self.last: DoneCommand | None = None

    def rename(self, name: str, new_name: str) -> None:
        """Give a voice another name."""
        self._do(
            self.tr("Rename the voice"),
            partial(self._store.rename, name, new_name),
            partial(self._store.rename, new_name, name),
            self.tr("“{0}” is now “{1}”.").format(name, new_name),
            shown=new_name,
            shown_before=name,
            moves=True,
        )

    def duplicate(self, name: str, new_name: str) -> None:
        """Make a voice of another name of it."""
        store = self._store
        binned: list[Path] = []

        def again() -> None:
            if binned:
                store.restore(binned[-1])
                binned.clear()
            else:
                store.duplicate(name, new_name)

        self._do(
            self.tr("Duplicate the voice"),
            again,
            lambda: binned.append(store.delete(new_name)),
            self.tr("“{0}” is a copy of “{1}”.").format(new_name, name),
            shown=new_name,
            shown_before=name,
            moves=True,
        )

    def delete(self, name: str) -> None:
        """Move a voice to the bin."""
        store = self._store
        binned: list[Path] = []
        self._do(
            self.tr("Move the voice to the bin"),
            lambda: binned.append(store.delete(name)),
            lambda: store.restore(binned[-1]),
            self.tr("“{0}” is in the bin.").format(name),
            shown_before=name,
            moves=True,
        )

    def use_version(self, version: VoiceVersion, before: VoiceVersion, words: str) -> None:
        """Use another version, older or newer."""
        store, name = self._store, version.name
        self._do(
            self.tr("Use another version"),
            lambda: store.rollback(name, version.version),
            lambda: store.rollback(name, before.version),
            words,
            shown=name,
            shown_before=name,
        )

    def use(self, name: str) -> None:
        """Offer a voice first from now on."""
        store = self._store
        before: list[str] = []

        def choose() -> None:
            before[:] = [store.use(name)]

        def back() -> None:
            # The one before may be gone by now.
            known = {one.name for one in store.list()}
            store.use(before[0] if before[0] in known else "")

        self._do(
            self.tr("Make the voice active"),
            choose,
            back,
            self.tr("“{0}” is offered first on every page now.").format(name),
        )

    def edit_card(self, name: str, version: str, texts: CardTexts, before: CardTexts) -> None:
        """Write what people say about a voice."""
        store = self._store

        def write(chosen: CardTexts) -> None:
            store.edit_card(
                name,
                version,
                author=chosen.author,
                licence=chosen.licence,
                consent=chosen.consent,
                notes=chosen.notes,
            )

        self._do(
            self.tr("Edit the voice card"),
            partial(write, texts),
            partial(write, before),
            self.tr("The card of “{0}” is written.").format(name),
        )

    def recolour(self, name: str, colour: str) -> None:
        """Give a voice another colour."""
        change = partial(set_voice_look, self._workspace, name, colour=colour)
        self._change_look(name, change)

    def set_picture(self, name: str, path: Path | None) -> None:
        """Give a voice a picture, or none."""
        workspace = self._workspace
        self._change_look(name, partial(_set_picture, workspace, name, path))

    # How it is done

    @property
    def _workspace(self) -> Workspace:
        return self._session.workspace

    @property
    def _store(self) -> VoiceStore:
        return VoiceStore(self._session.workspace)

    def _change_look(self, name: str, change: Work) -> None:
        workspace = self._workspace
        before: list[tuple[str, bytes, str]] = []

        def again() -> None:
            if not before:
                before.append(_kept_look(workspace, name))
            change()

        self._do(
            self.tr("Change how the voice looks"),
            again,
            lambda: _look_again(workspace, name, before[0]),
            "",
        )

    def _do(
        self,
        text: str,
        act: Work,
        back: Work,
        words: str,
        *,
        shown: str = "",
        shown_before: str = "",
        moves: bool = False,
    ) -> None:
        change = _Change(self._workspace, text, act, back, words, shown, shown_before, moves)
        self._let_go(change)
        self.work.run(act, lambda _none: self._on_first(change), self._on_failed, owner=self)

    def _on_first(self, change: _Change) -> None:
        if change.workspace is not self._workspace:
            return  # another workspace was opened meanwhile; its stack is not ours
        command = DoneCommand(
            change.text,
            lambda _command: self._step(change, change.back, change.shown_before),
            lambda _command: self._step(change, change.act, change.shown),
        )
        self.last = command  # before it is pushed, since that is told at once
        self._session.undo.push(command)
        self._settle(change.words, change.shown)

    def _step(self, change: _Change, work: Work, shown: str) -> None:
        self._let_go(change)
        self.work.run(work, lambda _none: self._settle("", shown), self._on_failed, owner=self)

    def _let_go(self, change: _Change) -> None:
        """Close a sample that is open: on some systems its folder could not be moved."""
        player = self._session.player
        if change.moves and player.path.startswith(str(change.workspace.voices_dir)):
            player.clear()

    def _settle(self, words: str, shown: str) -> None:
        self._session.voices.reload()
        self.bin_changed.emit()
        self.done.emit(words, shown)

    def _on_failed(self, error: Exception) -> None:
        self._session.report_problem(error)
        self._session.voices.reload()


def _set_picture(workspace: Workspace, name: str, path: Path | None) -> None:
    """Keep a small copy of a picture: without what its file tells about place and camera."""
    if path is None:
        set_voice_look(workspace, name, no_picture=True)
        return
    if path.stat().st_size > MOST_BYTES:
        raise MynahError(
            ErrorCode.BAD_INPUT,
            f"{path.name} is larger than {MOST_BYTES >> 20} MB.",
            hint="Make the picture smaller.",
        )
    image = cut_portrait(path, _PICTURE_SIDE)
    if image is None:
        known = ", ".join(sorted(FORMATS))
        raise MynahError(
            ErrorCode.BAD_INPUT,
            f"{path.name} is no picture that can be read.",
            hint=f"Choose a picture of one of these kinds: {known}.",
        )
    with tempfile.TemporaryDirectory() as folder:
        small = Path(folder) / "picture.png"
        if not image.save(str(small)):
            raise MynahError(ErrorCode.DISK_FULL, "The picture could not be written.")
        set_voice_look(workspace, name, picture=small)


def _kept_look(workspace: Workspace, name: str) -> tuple[str, bytes, str]:
    look = voice_look(VoiceStore(workspace).show(name).dir)
    if look.picture is None:
        return look.colour, b"", ""
    return look.colour, look.picture.read_bytes(), look.picture.suffix


def _look_again(workspace: Workspace, name: str, kept: tuple[str, bytes, str]) -> None:
    colour, data, suffix = kept
    if not data:
        set_voice_look(workspace, name, colour=colour, no_picture=True)
        return
    with tempfile.TemporaryDirectory() as folder:
        picture = Path(folder) / f"picture{suffix}"
        picture.write_bytes(data)
        set_voice_look(workspace, name, colour=colour, picture=picture)
