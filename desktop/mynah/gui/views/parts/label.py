"""Labels of the theme's kinds."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget


def label(
    text: str = "", kind: str = "", parent: QWidget | None = None, *, wrap: bool = False
) -> QLabel:
    """A label of plain text.

    Args:
        text: Words; never taken for HTML, since names of files come here too.
        kind: title, heading, strong, muted, good, warn, bad, figure or nothing.
        parent: Its parent.
        wrap: Break lines; then it may become as narrow as its place.
    """
    made = QLabel(text, parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    if kind:
        made.setProperty("kind", kind)
    if wrap:
        made.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        made.setSizePolicy(policy)
    return made


def breakable(path: str) -> str:
    """A path that a label may break after each folder; for showing alone, not for opening."""
    return path.replace("/", "/\u200b").replace("\\", "\\\u200b")
