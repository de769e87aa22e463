"""The section Train: setting up, the run that is shown, and all runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QTabBar, QWidget

from mynah.gui.views.parts import EmptyState, Page, button

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

SETUP, RUN, RUNS = "setup", "run", "runs"
_ORDER = (SETUP, RUN, RUNS)


class TrainPage(Page):
    """Three places below one bar of tabs.

    Signals:
        place_shown: Another place is shown: setup, run or runs.
        shown: The page came to the front.
    """

    place_shown = Signal(str)
    shown = Signal()

    def __init__(self, setup: QWidget, runs: QWidget, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.title.setText(self.tr("Train"))
        self.setAccessibleName(self.tr("Train"))
        self.set_subtitle(self.tr("Make a voice from your recordings."))
        self._bar = QTabBar(self)
        self._bar.setObjectName("train_places")
        self._bar.setAccessibleName(self.tr("Parts of this section"))
        self._bar.setDrawBase(False)
        self._bar.setExpanding(False)
        for text in (self.tr("New voice"), self.tr("Training"), self.tr("All trainings")):
            self._bar.addTab(text)
        self.content.addWidget(self._bar)
        go = button(self.tr("Set up a training"), "primary", name="go_to_setup")
        go.clicked.connect(lambda: self.show_place(SETUP))
        nothing = EmptyState(
            "train",
            self.tr("No training is shown"),
            self.tr("Set one up, or open an earlier one from the list of all trainings."),
            go,
        )
        self._run_stack = QStackedWidget(self)
        self._run_stack.addWidget(nothing)
        self._stack = QStackedWidget(self)
        for widget in (setup, self._run_stack, runs):
            self._stack.addWidget(widget)
        self.content.addWidget(self._stack, 1)
        self._bar.currentChanged.connect(self._on_changed)

    @property
    def place(self) -> str:
        """What is shown."""
        return _ORDER[self._bar.currentIndex()]

    def show_place(self, place: str) -> None:
        """Show one of the three."""
        self._bar.setCurrentIndex(_ORDER.index(place))

    def set_run_view(self, view: QWidget) -> None:
        """Place the view of a run, which is made when the first one is shown."""
        self._run_stack.addWidget(view)

    def show_run_title(self, title: str) -> None:
        """Name the run that is shown; empty for none."""
        self._run_stack.setCurrentIndex(1 if title else 0)
        self._bar.setTabText(_ORDER.index(RUN), title or self.tr("Training"))

    def showEvent(self, event: QShowEvent) -> None:
        """Tell that somebody looks."""
        super().showEvent(event)
        self.shown.emit()

    def _on_changed(self, index: int) -> None:
        self._stack.setCurrentIndex(index)
        self.place_shown.emit(_ORDER[index])
