"""The commands of the section Convert, for keys and for whoever lists commands."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence

from mynah.gui.views.convert.result_card import RESULT, SOURCE

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from mynah.gui.controllers.convert_result import ConvertResult
    from mynah.gui.views.convert.convert_page import ConvertPage


class ConvertCommands(QObject):
    """Actions that work while the section is shown; those of listening, in queue and result.

    Attributes:
        actions: By the names under which their keys are kept.
    """

    def __init__(self, view: ConvertPage, result: ConvertResult, parent: QObject) -> None:
        super().__init__(parent)
        self._view = view
        self.actions: dict[str, QAction] = {}
        queue = view.queue
        everywhere: tuple[QWidget, ...] = (view,)
        # Space presses buttons and ticks boxes elsewhere on the page.
        heard: tuple[QWidget, ...] = (queue.table, view.result)
        add, go = self._add, queue
        add(
            "add", self.tr("Add recordings to convert"), "Ctrl+O", go.add_requested.emit, everywhere
        )
        add("folder", self.tr("Add a folder to convert"), "", go.folder_requested.emit, everywhere)
        add("begin", self.tr("Convert what waits"), "Ctrl+Return", go.convert.click, everywhere)
        add("cancel", self.tr("Cancel conversions"), "Ctrl+.", go.cancel.click, everywhere)
        add("clear", self.tr("Clear what has ended"), "", go.clear.click, everywhere)
        add("play", self.tr("Play the result or pause it"), "Space", result.play, heard)
        add("switch", self.tr("Switch between A and B"), "X", result.switch, heard)
        add("hear_a", self.tr("Hear the source (A)"), "A", lambda: result.hear(SOURCE), heard)
        add("hear_b", self.tr("Hear the result (B)"), "B", lambda: result.hear(RESULT), heard)

    def _add(
        self,
        name: str,
        text: str,
        keys: str,
        act: Callable[[], object],
        places: tuple[QWidget, ...],
    ) -> None:
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        context = Qt.ShortcutContext.WindowShortcut if places == (self._view,) else within
        action = QAction(text, places[0])
        action.setObjectName(f"convert_{name}")
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(context)
        action.triggered.connect(lambda _checked=False: act())
        for place in places:
            place.addAction(action)
        self.actions[f"convert.{name}"] = action
