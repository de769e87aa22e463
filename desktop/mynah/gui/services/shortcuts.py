"""The commands of the window and their keys: defaults by the program, changes by the person."""

import logging
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence

from mynah.gui.models.shortcut_table import ShortcutRow
from mynah.gui.services.settings_store import SettingsStore

_log = logging.getLogger(__name__)
_PORTABLE = QKeySequence.SequenceFormat.PortableText


@dataclass(frozen=True)
class _Command:
    name: str
    action: QAction
    group: str
    default: str
    scope: str
    tip: str

    @property
    def of_a_page(self) -> bool:
        """Whether its keys work wherever the focus is while its page is shown."""
        window = Qt.ShortcutContext.WindowShortcut
        return bool(self.scope) and self.action.shortcutContext() == window


class Shortcuts(QObject):
    """Registry of commands. Every action of the window is registered here, with or without keys.

    Signals:
        changed: The keys of a command are different now; carries its name.
    """

    changed = Signal(str)

    def __init__(self, settings: SettingsStore, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._commands: dict[str, _Command] = {}
        self._shown = ""
        settings.field_changed.connect(self._on_field_changed)

    def register(
        self, name: str, action: QAction, group: str = "", *, keys: str = "", scope: str = ""
    ) -> QAction:
        """Take an action in, and give it the keys that hold for it.

        Args:
            name: Stable name such as ``library.import``; kept in the settings.
            action: The action; its text is what the dialog lists.
            group: Part of the window, translated.
            keys: Default keys in the portable spelling; those of the action when empty.
            scope: Name of the place where they work; empty for everywhere. Commands of
                different scopes may have the same keys.

        Returns:
            The action.
        """
        default = _normal(keys) or action.shortcut().toString(_PORTABLE)
        command = _Command(name, action, group, default, scope, action.toolTip())
        self._commands[name] = command
        action.destroyed.connect(lambda: self._forget(command))
        self._apply(command)
        return action

    def keys(self, name: str) -> str:
        """The keys of a command in the portable spelling; empty for none."""
        own = self._settings.value.shortcuts.get(name)
        return own if isinstance(own, str) else self._commands[name].default

    def rows(self) -> list[ShortcutRow]:
        """All commands, as a dialog lists them: by part of the window, as they were registered."""
        listed = list(self._commands.values())
        groups = list(dict.fromkeys(one.group for one in listed))
        listed.sort(key=lambda one: groups.index(one.group))
        return [
            ShortcutRow(
                one.name,
                one.group,
                _plain(one.action.text()),
                self.keys(one.name),
                one.default,
                one.scope,
            )
            for one in listed
        ]

    def show_scope(self, scope: str) -> None:
        """Say which page is shown: where it has keys of its own, those of the window yield.

        Qt would call keys that two actions have ambiguous, and do nothing at all.
        """
        self._shown = scope
        for command in self._commands.values():
            if not command.scope:
                self._apply(command)

    def conflicts(self, name: str, keys: str) -> list[str]:
        """Names of the commands whose keys these are, or begin, in the same place."""
        wanted = QKeySequence.fromString(keys, _PORTABLE)
        if wanted.isEmpty():
            return []
        asked = self._commands[name]
        return [
            other.name
            for other in self._commands.values()
            if other.name != name
            and _meet(asked, other)
            and _clash(wanted, QKeySequence.fromString(self.keys(other.name), _PORTABLE))
        ]

    def set_keys(self, name: str, keys: str, *, take: bool = False) -> list[str]:
        """Give a command other keys.

        Args:
            name: The command.
            keys: Portable spelling; empty for none.
            take: Take the keys away from the commands that have them.

        Returns:
            Names of the commands that have the keys; when there are any and `take` is not set,
            nothing was changed.
        """
        keys = _normal(keys)
        taken = self.conflicts(name, keys)
        if taken and not take:
            return taken
        own = dict(self._settings.value.shortcuts)
        own.update(dict.fromkeys(taken, ""))
        own[name] = keys
        self._keep(own)
        return taken

    def reset(self, name: str = "") -> None:
        """Give one command, or all, the keys of the beginning."""
        own = dict(self._settings.value.shortcuts)
        if not name:
            own.clear()
        else:
            own.pop(name, None)
            for taken in self.conflicts(name, self._commands[name].default):
                own[taken] = ""
        self._keep(own)

    def _keep(self, own: dict[str, object]) -> None:
        kept = {
            name: keys
            for name, keys in own.items()
            if name not in self._commands or keys != self._commands[name].default
        }
        self._settings.update(shortcuts=kept)

    def _on_field_changed(self, name: str) -> None:
        if name == "shortcuts":
            for command in list(self._commands.values()):
                self._apply(command)

    def _apply(self, command: _Command) -> None:
        sequence = QKeySequence.fromString(self.keys(command.name), _PORTABLE)
        if self._yields(command, sequence):
            sequence = QKeySequence()
        action = command.action
        same = action.shortcut() == sequence
        action.setShortcut(sequence)
        shown = sequence.toString(QKeySequence.SequenceFormat.NativeText)
        action.setToolTip(f"{command.tip} ({shown})" if shown else command.tip)
        if not same:
            self.changed.emit(command.name)

    def _yields(self, command: _Command, sequence: QKeySequence) -> bool:
        """Whether the shown page has these keys of the window for something of its own."""
        return not command.scope and any(
            other.of_a_page
            and other.scope == self._shown
            and _clash(sequence, QKeySequence.fromString(self.keys(other.name), _PORTABLE))
            for other in self._commands.values()
        )

    def _forget(self, command: _Command) -> None:
        if self._commands.get(command.name) is command:
            del self._commands[command.name]


def _normal(keys: str) -> str:
    """The spelling that is kept; what is no keys becomes none."""
    sequence = QKeySequence.fromString(keys, _PORTABLE)
    if keys and sequence.isEmpty():
        _log.warning("not a key sequence: %r", keys)
    return sequence.toString(_PORTABLE)


def _plain(text: str) -> str:
    """The text of an action without the mark of its mnemonic."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&").removesuffix("…")


def _meet(one: _Command, other: _Command) -> bool:
    """Whether both may be asked for by the same keys at the same time."""
    if one.scope and other.scope:
        return one.scope == other.scope
    return not (one.of_a_page or other.of_a_page)


def _clash(one: QKeySequence, other: QKeySequence) -> bool:
    """Whether one begins the other, so that only one of them can ever be reached."""
    if one.isEmpty() or other.isEmpty():
        return False
    nothing = QKeySequence.SequenceMatch.NoMatch
    return one.matches(other) != nothing or other.matches(one) != nothing
