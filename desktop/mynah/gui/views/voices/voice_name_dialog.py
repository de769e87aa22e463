"""Asks for the name of a voice."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QLineEdit, QWidget

from mynah.gui.views.datasets.sheet import Sheet
from mynah.gui.views.parts import add_field, label
from mynah.project.names import folded, normal

_LONGEST = 80


class VoiceNameDialog(Sheet):
    """A name that no other voice has.

    Signals:
        name_chosen: The name, without blanks around it.
    """

    name_chosen = Signal(str)

    def __init__(
        self,
        title: str,
        text: str,
        action: str,
        name: str,
        taken: Iterable[str],
        parent: QWidget | None = None,
        *,
        own: str = "",
    ) -> None:
        """Make the dialog.

        Args:
            title: What it asks.
            text: A sentence about it.
            action: Words of the button.
            name: What the field begins with.
            taken: Names of the voices there are.
            parent: Its parent.
            own: A taken name that may be written in another way, since it is this voice's.
        """
        super().__init__(title, text, parent)
        self.setObjectName("voice_name_dialog")
        self._taken = {folded(one) for one in taken} - {folded(own)}
        self._own = own
        self._field = QLineEdit(name, self)
        self._field.setMaxLength(_LONGEST)
        self._field.selectAll()
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        add_field(form, self.tr("&Name"), self._field, name="voice_name_field")
        self.body.addLayout(form)
        self._word = label("", "muted", self, wrap=True)
        self.body.addWidget(self._word)
        self.body.addStretch(1)
        self.add_cancel()
        self.add_answer("name", action, "primary")
        self._field.textChanged.connect(self._on_text_changed)
        self.answered.connect(lambda _key: self.name_chosen.emit(normal(self._field.text())))
        self._on_text_changed()
        self._field.setFocus()

    def _on_text_changed(self) -> None:
        name = normal(self._field.text())
        taken = folded(name) in self._taken
        self._word.setText(self.tr("There is already a voice of this name.") if taken else "")
        self.answer("name").setEnabled(bool(name) and not taken and name != self._own)
