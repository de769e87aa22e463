"""A question in a dialog, as a strip instead of another dialog upon it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from mynah.gui import theme
from mynah.gui.views.parts import button, label, set_kind
from mynah.gui.views.parts.flow_row import flow_widget


class StripQuestion(QFrame):
    """Asks before something that cannot be undone; hidden until it is asked.

    Args:
        yes: Words of the button that does it.
        no: Words of the button that does not.
        parent: Its parent.

    Signals:
        confirmed: It is meant.
    """

    confirmed = Signal()

    def __init__(self, yes: str, no: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        set_kind(self, "bad")
        self.title = label("", "strong", self, wrap=True)
        self.text = label("", "", self, wrap=True)
        self.yes = button(yes, "danger", name="strip_yes", parent=self)
        self.no = button(no, "", name="strip_no", parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.M, theme.S, theme.S, theme.S)
        column.setSpacing(theme.S)
        column.addWidget(self.title)
        column.addWidget(self.text)
        column.addWidget(flow_widget(self.no, self.yes))
        self.no.clicked.connect(self.hide)
        self.yes.clicked.connect(self._on_yes)
        self.hide()

    def ask(self, title: str, text: str) -> None:
        """Ask."""
        self.title.setText(title)
        self.text.setText(text)
        self.setAccessibleName(f"{title} {text}")
        self.show()
        self.no.setFocus()

    def _on_yes(self) -> None:
        self.hide()
        self.confirmed.emit()
