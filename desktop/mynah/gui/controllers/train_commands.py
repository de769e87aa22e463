"""The commands of the section Train, for keys and for whoever lists commands."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence

from mynah.gui.views.train.train_page import RUN, RUNS, SETUP

if TYPE_CHECKING:
    from mynah.gui.controllers.train_controller import TrainController


class TrainCommands(QObject):
    """Actions that work while the section is shown.

    Attributes:
        actions: By the names under which their keys are kept.
    """

    def __init__(self, train: TrainController) -> None:
        super().__init__(train)
        self._train = train
        self.actions: dict[str, QAction] = {}
        self._add("next", self.tr("Do the next step"), "Ctrl+Return", self._next)
        self._add("pause", self.tr("Pause the training or go on"), "Ctrl+Shift+P", self._pause)
        self._add("stop", self.tr("Stop the training and save"), "", self._stop)
        self._add("play", self.tr("Play the preview or pause it"), "P", self._play)
        self._add("switch", self.tr("Switch between A and B"), "X", self._switch)
        self._add("log", self.tr("Show or hide the log"), "Ctrl+L", self._log)
        for place, text in (
            (SETUP, self.tr("Set up a new voice")),
            (RUN, self.tr("Show the training")),
            (RUNS, self.tr("Show all trainings")),
        ):
            self._add(place, text, "", partial(train.view.show_place, place))

    def _add(self, name: str, text: str, keys: str, act: Callable[[], object]) -> None:
        action = QAction(text, self._train.view)
        action.setObjectName(f"train_{name}")
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda _checked=False: act())
        self._train.view.addAction(action)
        self.actions[f"train.{name}"] = action

    def _next(self) -> None:
        """The main button of the place that is shown."""
        view = self._train.view
        if view.place == SETUP:
            self._train.setup.view.primary.click()
        elif view.place == RUN and self._train.shown_run:
            self._train.run.view.trouble.proceed.click()
        elif view.place == RUNS:
            self._train.run_list.show_run.click()

    def _pause(self) -> None:
        if self._train.shown_run:
            status = self._train.run.view.status
            (status.pause if status.resume.isHidden() else status.resume).click()

    def _stop(self) -> None:
        if self._train.shown_run:
            self._train.run.view.status.stop.click()

    def _play(self) -> None:
        if self._train.shown_run:
            self._train.run.view.listen.play.click()

    def _switch(self) -> None:
        if self._train.shown_run:
            self._train.run.view.listen.swap.click()

    def _log(self) -> None:
        if self._train.shown_run:
            log = self._train.run.view.log
            log.set_open(on=not log.is_open)
