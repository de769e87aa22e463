"""One quiet strip that says what happened and offers the one thing to do about it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from mynah.gui import theme
from mynah.gui.views.parts.button import button, set_kind, tool_button
from mynah.gui.views.parts.icons import icon
from mynah.gui.views.parts.label import label

_ICONS = {"info": "info", "good": "check", "warn": "warning", "bad": "error"}
_ROLES = {"info": "accent", "good": "good", "warn": "warn", "bad": "bad"}


class Banner(QFrame):
    """A strip of one kind: info, good, warn or bad.

    Signals:
        action_triggered: The button was pressed.
        closed: It was put away by the person.
    """

    action_triggered = Signal()
    closed = Signal()

    def __init__(
        self,
        kind: str = "info",
        title: str = "",
        text: str = "",
        action: str = "",
        parent: QWidget | None = None,
        *,
        closable: bool = True,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.M, theme.S, theme.S, theme.S)
        row.setSpacing(theme.M)
        self._icon = QLabel(self)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(2)
        self._title = label(title, "strong", self, wrap=True)
        self._text = label(text, "", self, wrap=True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        words.addWidget(self._title)
        words.addWidget(self._text)
        row.addLayout(words, 1)
        self.action = button("", name="banner_action", parent=self)
        self.action.clicked.connect(self.action_triggered)
        row.addWidget(self.action, 0, Qt.AlignmentFlag.AlignTop)
        self._close = tool_button("close", self.tr("Close"), name="banner_close", parent=self)
        self._close.clicked.connect(self._on_close)
        self._close.setVisible(closable)
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        theme.notifier().changed.connect(self._draw)
        self._kind = kind
        self.say(kind, title, text, action)

    def say(self, kind: str, title: str, text: str = "", action: str = "") -> None:
        """Show this; an empty action has no button."""
        self._kind = kind
        set_kind(self, kind)
        self._title.setText(title)
        self._title.setVisible(bool(title))
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self.action.setText(action)
        self.action.setVisible(bool(action))
        self.setAccessibleName(" ".join(one for one in (title, text) if one))
        self._draw()

    def say_text(self, text: str) -> None:
        """Change the sentence below the title."""
        self._text.setText(text)
        self._text.setVisible(bool(text))
        title = self._title.text()
        self.setAccessibleName(" ".join(one for one in (title, text) if one))

    def _draw(self) -> None:
        drawn = icon(_ICONS.get(self._kind, "info"), _ROLES.get(self._kind, "accent"))
        self._icon.setPixmap(drawn.pixmap(QSize(20, 20), self.devicePixelRatioF()))

    def _on_close(self) -> None:
        self.hide()
        self.closed.emit()
