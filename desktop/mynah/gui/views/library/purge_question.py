"""The question before recordings are removed for good, with how many and how large they are."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from mynah.gui import theme
from mynah.gui.models import figures
from mynah.gui.views.parts import button, label, set_kind


class PurgeQuestion(QFrame):
    """A strip in the dialog instead of another dialog upon it.

    Signals:
        confirmed: It is meant (the entries).
    """

    confirmed = Signal(list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        set_kind(self, "bad")
        self._entries: list[str] = []
        self.title = label("", "strong", self, wrap=True)
        self.text = label("", "", self, wrap=True)
        self.yes = button(self.tr("Delete for good"), "danger", "trash", name="purge_confirm")
        self.no = button(self.tr("Keep"), "", name="purge_keep")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title)
        words.addWidget(self.text)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.M, theme.S, theme.S, theme.S)
        row.setSpacing(theme.S)
        row.addLayout(words, 1)
        row.addWidget(self.no)
        row.addWidget(self.yes)
        self.no.clicked.connect(self.hide)
        self.yes.clicked.connect(self._on_yes)

    def ask(self, entries: Sequence[str], size: int) -> None:
        """Ask whether these are to be removed; `size` is what they take in bytes."""
        self._entries = list(entries)
        self.title.setText(self.tr("Delete %n recording(s) for good?", "", len(entries)))
        self.text.setText(
            self.tr("{0} become free. This cannot be undone. Your original files stay.").format(
                figures.size(size)
            )
        )
        self.setAccessibleName(f"{self.title.text()} {self.text.text()}")
        self.show()
        self.no.setFocus()

    def _on_yes(self) -> None:
        self.hide()
        self.confirmed.emit(self._entries)
