"""Second column of the set-up: kind of voice, how thorough, and the folded advanced form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QToolButton, QWidget

from mynah.gui import theme
from mynah.gui import training_words as words
from mynah.gui.models.training_choice import CUSTOM, EFFORTS, LENGTH
from mynah.gui.views.parts import Card, button, icon, label
from mynah.gui.views.train import check_words
from mynah.gui.views.train.advanced_form import AdvancedForm
from mynah.gui.views.train.choice import Choice

if TYPE_CHECKING:
    from mynah.gui.models.training_choice import TrainingChoice


class KindCard(Card):
    """What kind of voice, and how much time it may take.

    Signals:
        kind_chosen: lite or rvc.
        effort_chosen: quick, balanced or thorough.
        value_changed: A setting (its name) and its value.
        reset_requested: All settings back to the defaults.
        models_requested: Show what RVC needs.
        unfolded: The advanced settings were opened, below this widget.
    """

    kind_chosen = Signal(str)
    effort_chosen = Signal(str)
    value_changed = Signal(str, object)
    reset_requested = Signal()
    models_requested = Signal()
    unfolded = Signal(QWidget)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("2. Kind of voice"), parent)
        self._kinds = QButtonGroup(self)
        self._lite = Choice("kind_lite", self)
        self._lite.show_words(
            self.tr("Lite"),
            self.tr("Trains on this computer without a graphics card. Plays in Mynah."),
        )
        self._lite.show_state(self.tr("Ready"), "good")
        self._rvc = Choice("kind_rvc", self)
        self._needs = button(
            self.tr("What it needs"), "quiet", "download", name="rvc_needs", parent=self
        )
        self._needs.clicked.connect(self.models_requested)
        for choice in (self._lite, self._rvc):
            self._kinds.addButton(choice.radio)
            self.body.addWidget(choice)
        self.body.addWidget(self._needs, 0, Qt.AlignmentFlag.AlignLeft)
        self._lite.radio.clicked.connect(lambda: self.kind_chosen.emit("lite"))
        self._rvc.radio.clicked.connect(lambda: self.kind_chosen.emit("rvc"))
        self.show_rvc(available=False, reason=self.tr("Looking for its models…"))
        self.body.addSpacing(theme.M)
        self._add_efforts()
        self._add_advanced()
        self.body.addStretch(1)

    def _add_efforts(self) -> None:
        self.body.addWidget(label(self.tr("How thorough"), "heading", self))
        group = QButtonGroup(self)
        self._efforts: dict[str, Choice] = {}
        for effort in (*EFFORTS, CUSTOM):
            choice = Choice(f"effort_{effort}", self)
            group.addButton(choice.radio)
            self._efforts[effort] = choice
            self.body.addWidget(choice)
            if effort != CUSTOM:
                choice.radio.clicked.connect(
                    lambda _checked=False, effort=effort: self.effort_chosen.emit(effort)
                )

    def _add_advanced(self) -> None:
        self._fold = QToolButton(self)
        self._fold.setObjectName("advanced_fold")
        self._fold.setProperty("kind", "quiet")
        self._fold.setCheckable(True)
        self._fold.setText(self.tr("Advanced settings"))
        self._fold.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._fold.toggled.connect(self._on_folded)
        self.body.addWidget(self._fold, 0, Qt.AlignmentFlag.AlignLeft)
        self.advanced = AdvancedForm(self)
        self.advanced.value_changed.connect(self.value_changed)
        self.advanced.reset_requested.connect(self.reset_requested)
        self.body.addWidget(self.advanced)
        self._on_folded(False)

    def show_choice(self, choice: TrainingChoice) -> None:
        """Show what is chosen."""
        (self._rvc if choice.kind == "rvc" else self._lite).radio.setChecked(True)
        for effort in EFFORTS:
            name, text = (
                check_words.effort_name(effort),
                check_words.effort_text(choice.kind, effort),
            )
            self._efforts[effort].show_words(name, text)
        custom = self._efforts[CUSTOM]
        custom.setVisible(choice.effort == CUSTOM)
        if choice.effort == CUSTOM:
            custom.show_words(check_words.effort_name(CUSTOM), _own_length(choice))
        self._efforts[choice.effort].radio.setChecked(True)
        self.advanced.show_choice(choice)

    def show_rvc(self, *, available: bool, reason: str = "") -> None:
        """Say whether an RVC voice can be trained here, and if not, why."""
        text = self.tr("Plays in every RVC program. Wants a graphics card.")
        self._rvc.show_words("RVC", text if available else f"{text} {reason}".strip())
        self._rvc.radio.setEnabled(available)
        self._rvc.show_state("" if available else self.tr("Not ready"), "warn")
        self._needs.setVisible(not available)

    def _on_folded(self, unfolded: bool) -> None:
        self.advanced.setVisible(unfolded)
        if unfolded and self.isVisible():
            self.unfolded.emit(self._fold)
        self._fold.setIcon(icon("chevron_down" if unfolded else "chevron_right", "muted"))


def _own_length(choice: TrainingChoice) -> str:
    length = choice.value(LENGTH[choice.kind])
    if choice.kind == "lite" and isinstance(length, int | float):
        return words.duration(float(length) * 60)
    return words.number(length if isinstance(length, int | float) else 0)
