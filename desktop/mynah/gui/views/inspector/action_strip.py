"""A row of commands that shows words where there is room, and icons alone where there is not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QAction, QResizeEvent

_ICON, _SPACING = 18, 2
_WORDS = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
_ICONS = Qt.ToolButtonStyle.ToolButtonIconOnly


class ActionStrip(QWidget):
    """Buttons of actions; each one's tool tip names it and its keys.

    Args:
        actions: One button each.
        words: Whether words are shown at all; such a strip keeps to the right.
        parent: Its parent.
    """

    def __init__(
        self, actions: Sequence[QAction], parent: QWidget | None = None, *, words: bool = True
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._widths: dict[Qt.ToolButtonStyle, QSize] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_SPACING)
        self._buttons = [self._button(action) for action in actions]
        if words:
            row.addStretch(1)
        for one in self._buttons:
            one.setObjectName(f"{one.defaultAction().objectName()}_button")
            row.addWidget(one)
        for action in actions:
            action.changed.connect(self._on_changed)
        wide = QSizePolicy.Policy.Preferred if words else QSizePolicy.Policy.Fixed
        self.setSizePolicy(wide, QSizePolicy.Policy.Fixed)
        # Asked of the buttons that are shown, a size for another style would lay them out anew.
        self._probe = QToolButton(self)
        self._probe.setIconSize(QSize(_ICON, _ICON))
        self._probe.setProperty("kind", "quiet")
        self._probe.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._probe.hide()
        self._on_changed()

    def sizeHint(self) -> QSize:
        """With words, if there are to be any."""
        return self._size(_WORDS if self._words else _ICONS)

    def minimumSizeHint(self) -> QSize:
        """With icons alone."""
        return self._size(_ICONS)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many words as there is room for: all or none."""
        super().resizeEvent(event)
        self._choose()

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew in another font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._widths.clear()
            self._choose()

    def _button(self, action: QAction) -> QToolButton:
        made = QToolButton(self)
        made.setIconSize(QSize(_ICON, _ICON))
        made.setProperty("kind", "quiet")
        made.setDefaultAction(action)
        made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return made

    def _choose(self) -> None:
        style = _WORDS if self._words and self.width() >= self.sizeHint().width() else _ICONS
        for one in self._buttons:
            if one.toolButtonStyle() != style:
                one.setToolButtonStyle(style)

    def _size(self, style: Qt.ToolButtonStyle) -> QSize:
        if style not in self._widths:
            width, height = _SPACING * (len(self._buttons) - 1), 0
            self._probe.setToolButtonStyle(style)
            for one in self._buttons:
                self._probe.setIcon(one.icon())
                self._probe.setText(one.text())
                self._probe.ensurePolished()
                hint = self._probe.sizeHint()
                width, height = width + hint.width(), max(height, hint.height())
            self._widths[style] = QSize(width, height)
        return self._widths[style]

    def _on_changed(self) -> None:
        self._widths.clear()
        for one in self._buttons:
            one.setAccessibleName(one.defaultAction().text().replace("&", ""))
        self.updateGeometry()
