"""First column of the set-up: which recordings, whether they are enough, and the voice's name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QHBoxLayout, QLineEdit, QWidget

from mynah.gui import theme
from mynah.gui import training_words as words
from mynah.gui.views.parts import Card, Pill, add_field, button, label
from mynah.gui.views.train import check_words

if TYPE_CHECKING:
    from mynah.gui.models.training_material import Material

LONGEST_NAME = 80


class MaterialCard(Card):
    """What to learn from and what to call the result.

    Signals:
        dataset_chosen: A dataset (its name; empty for the whole library).
        voice_edited: Another name for the voice.
        library_requested: Show the library.
        ticked_requested: Learn from what is ticked in the library, not from all of it.
    """

    dataset_chosen = Signal(str)
    voice_edited = Signal(str)
    library_requested = Signal()
    ticked_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("1. Recordings"), parent)
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        form.setContentsMargins(0, 0, 0, 0)
        self._sets = QComboBox()
        self._sets.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._sets.setMinimumContentsLength(12)
        self._sets.addItem(self.tr("The whole library"), "")
        self._sets.activated.connect(self._on_activated)
        add_field(form, self.tr("Learn from"), self._sets, name="train_dataset")
        self.body.addLayout(form)
        self._totals = label("", "strong", self, wrap=True)
        self.body.addWidget(self._totals)
        self._details = label("", "muted", self, wrap=True)
        self.body.addWidget(self._details)
        self._ticked = label("", "", self, wrap=True)
        self.body.addWidget(self._ticked)
        self._use_ticked = button(
            self.tr("Learn from the ticked ones…"), "", "check", name="use_ticked", parent=self
        )
        self._use_ticked.clicked.connect(self.ticked_requested)
        self.body.addWidget(self._use_ticked, 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout()
        row.setSpacing(theme.S)
        self._pill = Pill(parent=self)
        row.addWidget(self._pill, 0, Qt.AlignmentFlag.AlignTop)
        self._readiness = label("", "", self, wrap=True)
        row.addWidget(self._readiness, 1)
        self.body.addLayout(row)
        self._library = button(
            self.tr("Show in the library"), "quiet", "library", name="show_library", parent=self
        )
        self._library.clicked.connect(self.library_requested)
        self.body.addWidget(self._library, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addSpacing(theme.M)
        self._add_name()
        self.body.addStretch(1)
        self.show_material(None)
        self.show_ticked(0)

    def _add_name(self) -> None:
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        form.setContentsMargins(0, 0, 0, 0)
        self._name = QLineEdit()
        self._name.setMaxLength(LONGEST_NAME)
        self._name.setPlaceholderText(self.tr("for example Anna"))
        self._name.setClearButtonEnabled(True)
        self._name.textEdited.connect(self.voice_edited)
        add_field(form, self.tr("Name of the voice"), self._name, name="train_voice")
        self.body.addLayout(form)
        self._name_note = label("", "muted", self, wrap=True)
        self.body.addWidget(self._name_note)

    def show_sets(self, names: Sequence[str], chosen: str) -> None:
        """Offer these datasets."""
        present = [self._sets.itemData(k) for k in range(1, self._sets.count())]
        if present != list(names):
            self._sets.clear()
            self._sets.addItem(self.tr("The whole library"), "")
            for name in names:
                self._sets.addItem(name, name)
        self._sets.setCurrentIndex(max(0, self._sets.findData(chosen)))

    def show_material(self, material: Material | None) -> None:
        """Show what there is; None while it is counted."""
        if material is None:
            self._totals.setText(self.tr("Counting…"))
            self._details.hide()
            self._pill.hide()
            self._readiness.setText("")
            return
        self._totals.setText(check_words.totals(material))
        details = list(self._detail_words(material))
        self._details.setText(" ".join(details))
        self._details.setVisible(bool(details))
        self._pill.show()
        if not material.usable:
            self._pill.show_state(self.tr("Empty"), "bad")
            self._readiness.setText(self.tr("Add recordings of one person who speaks clearly."))
        elif material.failing:
            self._pill.show_state(self.tr("Too little"), "warn")
            self._readiness.setText(check_words.failing_rules(material.failing))
        elif not material.recommended:
            self._pill.show_state(self.tr("Ready"), "good")
            more = self.tr("It is enough; {time} make a better voice.")
            self._readiness.setText(more.format(time=words.duration(material.recommended_seconds)))
        else:
            self._pill.show_state(self.tr("Ready"), "good")
            self._readiness.setText(self.tr("Enough for a good voice."))

    def show_ticked(self, count: int) -> None:
        """Say that some are ticked in the library although all are used; 0: there is no doubt."""
        words = self.tr("%n recording(s) are ticked in the library, but all are used.", "", count)
        self._ticked.setText(words)
        self._ticked.setVisible(count > 0)
        self._use_ticked.setVisible(count > 0)

    def _detail_words(self, material: Material) -> list[str]:
        found = []
        if material.held_out:
            found.append(
                self.tr(
                    "%n of them is (are) kept aside, to judge the voice by.",
                    "",
                    material.held_out,
                )
            )
        if material.missing:
            found.append(self.tr("%n was (were) deleted since.", "", material.missing))
        if material.changed:
            found.append(self.tr("%n was (were) edited since.", "", material.changed))
        return found

    def show_voice(self, name: str, note: str = "") -> None:
        """Show the name, and what is to be known about it."""
        if self._name.text() != name:
            self._name.setText(name)
        self._name_note.setText(note)
        self._name_note.setVisible(bool(note))

    def focus_name(self) -> None:
        """Lead to the name."""
        self._name.setFocus(Qt.FocusReason.OtherFocusReason)
        self._name.selectAll()

    def _on_activated(self, index: int) -> None:
        self.dataset_chosen.emit(str(self._sets.itemData(index) or ""))
