"""The commands of the inspector: one action each, with words, icon and default keys."""

from __future__ import annotations

from dataclasses import dataclass, fields

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QAction, QKeySequence

from mynah.gui.translation import QT_TRANSLATE_NOOP
from mynah.gui.views.parts import icon


@dataclass(frozen=True)
class InspectorCommands:
    """All actions; their names are those in `TABLE`."""

    play: QAction
    loop: QAction
    zoom_in: QAction
    zoom_out: QAction
    fit: QAction
    mark_start: QAction
    mark_end: QAction
    unselect: QAction
    trim: QAction
    trim_silence: QAction
    split: QAction

    def all(self) -> list[QAction]:
        """Every action."""
        return [getattr(self, one.name) for one in fields(self)]

    @property
    def cuts(self) -> tuple[QAction, QAction, QAction]:
        """Those that make other recordings."""
        return (self.trim, self.trim_silence, self.split)


_TABLE = {
    "play": (
        QT_TRANSLATE_NOOP("InspectorCommands", "Play"),
        "play",
        "Space",
        QT_TRANSLATE_NOOP("InspectorCommands", "Play or pause"),
    ),
    "loop": (
        QT_TRANSLATE_NOOP("InspectorCommands", "Repeat"),
        "loop",
        "L",
        QT_TRANSLATE_NOOP("InspectorCommands", "Repeat the selection, or everything"),
    ),
    "zoom_in": (
        QT_TRANSLATE_NOOP("InspectorCommands", "Closer"),
        "zoom_in",
        "+",
        QT_TRANSLATE_NOOP("InspectorCommands", "Closer"),
    ),
    "zoom_out": (
        QT_TRANSLATE_NOOP("InspectorCommands", "Further away"),
        "zoom_out",
        "-",
        QT_TRANSLATE_NOOP("InspectorCommands", "Further away"),
    ),
    "fit": (
        QT_TRANSLATE_NOOP("InspectorCommands", "Show all"),
        "fit",
        "0",
        QT_TRANSLATE_NOOP("InspectorCommands", "Show all of it; once more: the selection"),
    ),
    "mark_start": (
        QT_TRANSLATE_NOOP("InspectorCommands", "Select from here"),
        "",
        "I",
        QT_TRANSLATE_NOOP("InspectorCommands", "Begin the selection at the playhead"),
    ),
    "mark_end": (
        QT_TRANSLATE_NOOP("InspectorCommands", "Select up to here"),
        "",
        "O",
        QT_TRANSLATE_NOOP("InspectorCommands", "End the selection at the playhead"),
    ),
    "unselect": (
        QT_TRANSLATE_NOOP("InspectorCommands", "Select nothing"),
        "close",
        "Esc",
        QT_TRANSLATE_NOOP("InspectorCommands", "Select nothing"),
    ),
    "trim": (
        QT_TRANSLATE_NOOP("InspectorCommands", "Trim"),
        "trim",
        "T",
        QT_TRANSLATE_NOOP(
            "InspectorCommands", "Keep the selection alone. The original goes to the bin."
        ),
    ),
    "trim_silence": (
        QT_TRANSLATE_NOOP("InspectorCommands", "Trim silence"),
        "skip",
        "",
        QT_TRANSLATE_NOOP("InspectorCommands", "Cut off the silence at both ends"),
    ),
    "split": (
        QT_TRANSLATE_NOOP("InspectorCommands", "Split"),
        "split",
        "S",
        QT_TRANSLATE_NOOP("InspectorCommands", "Make two recordings, cut at the playhead"),
    ),
}
_CHECKABLE = {"loop"}


def make_commands(parent: QObject) -> InspectorCommands:
    """Make the actions; they work while the inspector has the focus."""
    made = {}
    for name, (text, icon_name, keys, tip) in _TABLE.items():
        action = QAction(_translated(text), parent)
        action.setObjectName(f"inspector_{name}")
        if icon_name:
            action.setIcon(icon(icon_name))
        action.setCheckable(name in _CHECKABLE)
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.setShortcuts(_keys(name, keys))
        action.setToolTip(_translated(tip))  # its keys are added where they are registered
        made[name] = action
    return InspectorCommands(**made)


def _keys(name: str, keys: str) -> list[QKeySequence]:
    if not keys:
        return []
    # The plus sign is on another level of many keyboards; its key alone should do as well.
    more = {"zoom_in": ["="], "unselect": []}.get(name, [])
    return [QKeySequence(one) for one in (keys, *more)]


def _translated(text: str) -> str:
    return QCoreApplication.translate("InspectorCommands", text)
