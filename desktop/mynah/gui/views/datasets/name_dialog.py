"""Asks for the name of a dataset."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QLineEdit, QWidget

from mynah.gui.views.datasets.sheet import Sheet
from mynah.gui.views.parts import add_field, label
from mynah.project.names import folded, normal

_LONGEST = 80


class NameDialog(Sheet):
    """A name, with a word about those that are taken.

    Signals:
        name_chosen: The name, without blanks around it.
    """

    name_chosen = Signal(str)

    def __init__(
        self,
        title: str,
        text: str,
        action: str,
        *,
        name: str = "",
        taken: Iterable[str] = (),
        may_replace: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Make the dialog.

        Args:
            title: What it asks.
            text: A sentence about it.
            action: Words of the button.
            name: What the field begins with.
            taken: Names of the datasets there are.
            may_replace: Whether a taken name may be chosen, since changes are shown before.
            parent: Its parent.
        """
        super().__init__(title, text, parent)
        self._taken = {folded(one): one for one in taken}
        self._begin = normal(name)
        self._own = folded(name)
        self._may_replace = may_replace
        self._field = QLineEdit(name, self)
        self._field.setMaxLength(_LONGEST)
        self._field.selectAll()
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        add_field(form, self.tr("&Name"), self._field, name="dataset_name")
        self.body.addLayout(form)
        self._word = label("", "muted", self, wrap=True)
        self.body.addWidget(self._word)
        self.body.addStretch(1)
        self.add_cancel()
        self.add_answer("name", action, "primary")
        self._field.textChanged.connect(self._on_text_changed)
        self.answered.connect(self._on_answered)
        self._on_text_changed()
        self._field.setFocus()

    def _on_text_changed(self) -> None:
        name = normal(self._field.text())
        is_taken = folded(name) in self._taken and not (
            not self._may_replace and folded(name) == self._own
        )
        if is_taken and self._may_replace:
            self._word.setText(
                self.tr("There is a dataset of this name. You will see what changes first.")
            )
        elif is_taken:
            self._word.setText(self.tr("There is already a dataset of this name."))
        else:
            self._word.setText("")
        able = bool(name) and (self._may_replace or (not is_taken and name != self._begin))
        self.answer("name").setEnabled(able)

    def _on_answered(self) -> None:
        typed = normal(self._field.text())
        self.name_chosen.emit(self._taken.get(folded(typed), typed) if self._may_replace else typed)
