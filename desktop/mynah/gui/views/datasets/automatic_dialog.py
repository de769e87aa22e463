"""Choosing clips automatically: settings on the left, what they would take on the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from mynah.gui import theme
from mynah.gui.models.automatic_choice import AutomaticChoice
from mynah.gui.views.datasets.automatic_form import AutomaticForm
from mynah.gui.views.datasets.automatic_preview import AutomaticPreviewCard
from mynah.gui.views.datasets.sheet import Sheet
from mynah.gui.views.parts import scrolled

if TYPE_CHECKING:
    from mynah.gui.models.automatic_choice import AutomaticPreview


class AutomaticDialog(Sheet):
    """Nothing is applied before its button is pressed.

    Signals:
        choice_changed: Work out what this `AutomaticChoice` would take.
        choice_made: Take what was shown (an `AutomaticPreview`).
    """

    choice_changed = Signal(object)
    choice_made = Signal(object)

    def __init__(self, choice: AutomaticChoice, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.set_title(self.tr("Choose recordings automatically"))
        self.set_text(self.tr("The ticks in the list become what is shown on the right."))
        self._preview: AutomaticPreview | None = None
        row = QHBoxLayout()
        row.setSpacing(theme.L)
        self._form = AutomaticForm(choice, self)
        area = scrolled(self._form)
        self._card = AutomaticPreviewCard(self)
        row.addWidget(area, 2)
        row.addWidget(self._card, 3)
        self.body.addLayout(row, 1)
        self.add_cancel()
        self._take = self.add_answer("take", "", "primary", "check")
        self._form.changed.connect(self._on_changed)
        self.answered.connect(self._on_answered)
        self.show_waiting()
        width = self.fontMetrics().averageCharWidth()
        self.resize(width * 140, self.fontMetrics().height() * 38)

    @property
    def choice(self) -> AutomaticChoice:
        """The settings as they are now."""
        return AutomaticChoice(**self._form.values)  # type: ignore[arg-type]

    def show_waiting(self) -> None:
        """What is shown is out of date: it cannot be taken."""
        self._preview = None
        self._card.show_waiting()
        self._take.setEnabled(False)
        self._take.setText(self.tr("Choose these recordings"))

    def show_preview(self, preview: AutomaticPreview) -> None:
        """Show what would be taken; it can be taken now."""
        self._preview = preview
        self._card.show_preview(preview)
        count = len(preview.selection.samples)
        self._take.setEnabled(count > 0)
        if count:
            self._take.setText(self.tr("Choose %n recording(s)", "", count))

    def _on_changed(self) -> None:
        self.show_waiting()
        self.choice_changed.emit(self.choice)

    def _on_answered(self) -> None:
        if self._preview is not None:
            self.choice_made.emit(self._preview)
