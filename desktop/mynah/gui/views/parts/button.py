"""Buttons of the theme's kinds."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from mynah.gui.views.parts.icons import icon


def button(
    text: str, kind: str = "", icon_name: str = "", *, name: str = "", parent: QWidget | None = None
) -> QPushButton:
    """A push button.

    Args:
        text: What it does, as a verb.
        kind: primary (one a page), quiet, danger, or nothing.
        icon_name: Name of an icon, see :func:`icon`.
        name: Object name, for tests and screen readers.
        parent: Its parent.
    """
    made = QPushButton(text, parent)
    if kind:
        made.setProperty("kind", kind)
    if icon_name:
        role = {"primary": "on_accent", "danger": "bad"}.get(kind, "text")
        made.setIcon(icon(icon_name, role))
    if name:
        made.setObjectName(name)
    made.setAutoDefault(False)
    return made


def tool_button(
    icon_name: str, text: str, *, name: str = "", shortcut: str = "", parent: QWidget | None = None
) -> QToolButton:
    """A quiet button that shows an icon alone; `text` is its name and tool tip.

    Args:
        icon_name: Name of an icon.
        text: What it does.
        name: Object name.
        shortcut: Key, shown in the tool tip; registering it is the page's business.
        parent: Its parent.
    """
    made = QToolButton(parent)
    made.setIcon(icon(icon_name))
    made.setIconSize(QSize(18, 18))
    made.setText(text)
    made.setAccessibleName(text)
    made.setToolTip(f"{text} ({shortcut})" if shortcut else text)
    made.setProperty("kind", "quiet")
    if name:
        made.setObjectName(name)
    return made


def set_kind(widget: QWidget, kind: str) -> None:
    """Change the kind of a widget that is already shown."""
    if widget.property("kind") != kind:
        widget.setProperty("kind", kind)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
