"""The queue with what can be done with it, and how far it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from mynah.gui import theme
from mynah.gui import training_words as words
from mynah.gui.models.queue_item import QueueState
from mynah.gui.views.convert.queue_view import QueueView
from mynah.gui.views.parts import Card, EmptyState, Meter, button, label, tool_button
from mynah.gui.views.parts.flow_row import flow_widget

if TYPE_CHECKING:
    from mynah.gui.models.queue_progress import QueueProgress
    from mynah.gui.models.queue_table import QueueTableModel


class QueueCard(Card):
    """A table, buttons above it, a bar for the whole.

    Signals:
        add_requested: Choose recordings.
        folder_requested: Choose a folder of recordings.
        convert_requested: Convert what waits, with what is shown now.
        cancel_requested: Cancel the selected (their numbers; empty for all).
        again_requested: Convert the selected once more, with what is shown now.
        remove_requested: Take the selected out.
        clear_requested: Take out what has ended.
        show_requested: Show the result of a recording in its folder.
        at_once_changed: Whether new recordings are converted at once.
    """

    add_requested = Signal()
    folder_requested = Signal()
    convert_requested = Signal()
    cancel_requested = Signal(list)
    again_requested = Signal(list)
    remove_requested = Signal(list)
    clear_requested = Signal()
    show_requested = Signal(list)
    at_once_changed = Signal(bool)

    def __init__(self, queue: QueueTableModel, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._queue = queue
        self._last = ""
        self.setAccessibleName(self.tr("Queue"))
        self.body.setContentsMargins(theme.M, theme.M, theme.M, theme.M)
        self.table = QueueView(queue, self)
        self._make_buttons()
        self.at_once = QCheckBox(self.tr("Convert new recordings at once"), self)
        self.at_once.setObjectName("convert_at_once")
        self.at_once.setChecked(True)
        self.at_once.toggled.connect(self._on_at_once)
        self.body.addWidget(
            flow_widget(
                self.add,
                self.folder,
                self.convert,
                self.cancel,
                self.again,
                self.show_result,
                self.remove,
                self.clear,
                self.at_once,
            )
        )
        self._rule = label("", "muted", self, wrap=True)
        self.body.addWidget(self._rule)
        first = button(self.tr("Add recordings…"), "primary", "add", name="convert_first")
        first.clicked.connect(self.add_requested)
        folder = button(self.tr("Add a folder…"), "", "folder", name="convert_first_folder")
        folder.clicked.connect(self.folder_requested)
        # Not in a stack: the table may be flatter than what is said while there is nothing.
        self._empty = EmptyState(
            "convert",
            self.tr("Drop recordings here"),
            self.tr("Whole folders, too. Each is spoken or sung anew with the voice you choose."),
            first,
            folder,
        )
        self.body.addWidget(self._empty, 1)
        self.body.addWidget(self.table, 1)
        self._reason = label("", "", self, wrap=True)
        self._reason.setObjectName("convert_reason")
        self._reason.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.body.addWidget(self._reason)
        self._make_progress()
        for signal in (queue.rowsInserted, queue.rowsRemoved, queue.modelReset, queue.dataChanged):
            signal.connect(self._on_queue_changed)
        self.table.chosen.connect(self._on_queue_changed)
        self.table.remove_requested.connect(self._emit_remove)
        self._on_at_once(True)
        self._on_queue_changed()

    def show_progress(self, progress: QueueProgress, *, searching: bool = False) -> None:
        """Show how far the whole is."""
        if progress.going or searching:
            self._last = ""
        self._meter.setVisible(progress.going)
        self._meter.show_value(progress.share)
        parts = []
        if searching:
            parts.append(self.tr("Looking for recordings…"))
        if progress.going:
            count = self.tr("{done} of %n recording(s)", "", progress.total)
            parts += [count.format(done=progress.ended), words.percent(progress.share)]
            if progress.left_s is not None:
                parts.append(words.time_left(progress.left_s))
            if progress.failed:
                parts.append(self.tr("%n failed", "", progress.failed))
        self._words.setText(" · ".join(parts) or self._last)
        self._words.setVisible(bool(self._words.text()))

    def show_ended(self, progress: QueueProgress, seconds: float) -> None:
        """Say how the queue ended, until it goes on."""
        parts = [self.tr("%n recording(s) converted", "", progress.done)]
        if progress.failed:
            parts.append(self.tr("%n failed", "", progress.failed))
        cancelled = progress.ended - progress.done - progress.failed
        if cancelled:
            parts.append(self.tr("%n cancelled", "", cancelled))
        parts.append(words.duration(seconds))
        self._last = " · ".join(parts)
        self._words.setText(self._last)
        self._words.show()

    def _make_buttons(self) -> None:
        self.add = button(self.tr("Add…"), "", "add", name="convert_add", parent=self)
        self.add.setToolTip(self.tr("Add recordings to the queue"))
        self.add.clicked.connect(self.add_requested)
        self.folder = tool_button("folder", self.tr("Add a folder"), name="convert_add_folder")
        self.folder.clicked.connect(self.folder_requested)
        self.convert = button(
            self.tr("Convert"), "primary", "convert", name="convert_begin", parent=self
        )
        self.convert.clicked.connect(self.convert_requested)
        self.cancel = button(self.tr("Cancel all"), "", "stop", name="convert_cancel", parent=self)
        self.cancel.clicked.connect(self._on_cancel)
        self.again = tool_button(
            "refresh", self.tr("Convert again with what is shown now"), name="convert_again"
        )
        self.again.clicked.connect(lambda: self.again_requested.emit(self.table.numbers))
        self.show_result = tool_button(
            "file", self.tr("Show the result in its folder"), name="convert_show"
        )
        self.show_result.clicked.connect(lambda: self.show_requested.emit(self.table.numbers))
        self.remove = tool_button("remove", self.tr("Take out of the queue"), name="convert_remove")
        self.remove.clicked.connect(self._emit_remove)
        self.clear = tool_button(
            "check_circle", self.tr("Clear what has ended"), name="convert_clear"
        )
        self.clear.clicked.connect(self.clear_requested)
        for one in (self.folder, self.again, self.show_result, self.remove, self.clear):
            one.setParent(self)
            one.setIconSize(QSize(18, 18))

    def _make_progress(self) -> None:
        self._meter = Meter(self)
        self._meter.hide()
        self._words = label("", "muted", self, wrap=True)
        self._words.setObjectName("convert_progress")
        self._words.hide()
        row = QHBoxLayout()
        row.setSpacing(theme.M)
        row.addWidget(self._words, 1)
        self.body.addWidget(self._meter)
        self.body.addLayout(row)

    def _emit_remove(self) -> None:
        self.remove_requested.emit(self.table.numbers)

    def _on_cancel(self) -> None:
        going = {one.number for one in self._queue.items if not one.ended}
        chosen = [one for one in self.table.numbers if one in going]
        self.cancel_requested.emit(chosen)

    def _on_at_once(self, on: bool) -> None:
        self._rule.setText(
            self.tr("Each recording keeps the voice and the settings that it was added with.")
            if on
            else self.tr("Each recording keeps the voice and the settings of your “Convert”.")
        )
        self.at_once_changed.emit(on)

    def _on_queue_changed(self) -> None:
        items = self._queue.items
        filled = bool(items)
        self._empty.setVisible(not filled)
        self.table.setVisible(filled)
        for press in (self.add, self.folder):
            press.setVisible(filled)
        for press in (self.again, self.show_result, self.remove, self.clear):
            press.setVisible(filled)
        waiting = any(one.state is QueueState.WAITING and one.order is None for one in items)
        self.convert.setVisible(waiting)
        chosen = [one for n in self.table.numbers if (one := self._queue.item(n)) is not None]
        self.cancel.setText(
            self.tr("Cancel the selected")
            if any(not one.ended and one.order is not None for one in chosen)
            else self.tr("Cancel all")
        )
        going = any(not one.ended and one.order is not None for one in items)
        self.cancel.setVisible(going)
        said = next((one for one in chosen if one.reason), None)
        self._reason.setText("" if said is None else f"{said.source.name}: {said.reason}")
        self._reason.setVisible(said is not None)
        self.again.setEnabled(any(one.ended for one in chosen))
        self.show_result.setEnabled(any(one.result is not None for one in chosen))
        self.remove.setEnabled(bool(chosen))
        self.clear.setEnabled(any(one.ended for one in items))
