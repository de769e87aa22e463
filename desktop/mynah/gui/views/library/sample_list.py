"""The list of samples."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from mynah.gui import theme
from mynah.gui.models.sample_table import Column
from mynah.gui.views.library.cell_delegates import (
    ChosenDelegate,
    ScoreDelegate,
    VerdictDelegate,
    WordsDelegate,
)
from mynah.gui.views.library.sample_columns import fitted, needed_widths
from mynah.gui.views.library.thumbnail_delegate import ThumbnailDelegate, Thumbnails
from mynah.gui.views.parts import icon

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent, QItemSelectionRange
    from PySide6.QtGui import QContextMenuEvent, QResizeEvent

    from mynah.gui.models.sample_filter import SampleFilter

_Flag = QItemSelectionModel.SelectionFlag
_CARRIED_ROWS = 200
_ROW_HEIGHT = 2.2  # of the height of a line


class SampleList(QTableView):
    """Shows the samples that a filter lets through, and says what is asked for by mouse and keys.

    Args:
        samples: The filter, with its table set.
        thumbnails: Where waveforms come from.
        parent: Its parent.

    Signals:
        sample_chosen: Another sample is the current one (its id; empty for none).
        selection_changed: Other samples are selected.
        play_requested: Play a sample (its id).
        delete_requested: Delete samples (their ids).
        show_requested: Show the file of a sample in its folder (its id).
    """

    sample_chosen = Signal(str)
    selection_changed = Signal()
    play_requested = Signal(str)
    delete_requested = Signal(list)
    show_requested = Signal(str)

    def __init__(
        self, samples: SampleFilter, thumbnails: Thumbnails, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("sample_list")
        self.setAccessibleName(self.tr("Recordings"))
        self._samples = samples
        self._kept: tuple[list[str], str] = ([], "")
        self._carried: set[str] = set()
        self._anchor: tuple[str, int] | None = None
        self._current = ""
        self._with_words: dict[Column, bool] | None = None
        self._fitting = QTimer(self)
        self._fitting.setSingleShot(True)
        self._fitting.setInterval(0)
        self._fitting.timeout.connect(self.fit_columns)
        self._make_actions()
        self._set_up()
        self.setModel(samples)
        self._watch(thumbnails)

    # What is selected

    @property
    def current_id(self) -> str:
        """Id of the current sample; empty for none."""
        row = self.currentIndex().row()
        return self._samples.sample(row).id if row >= 0 else ""

    def selected_ids(self) -> list[str]:
        """Ids of the selected samples, in the order of the list."""
        return self._samples.ids(sorted(self._selected_rows()))

    def select(self, ids: Iterable[str]) -> None:
        """Select these samples, those of them that are shown; the first becomes the current one."""
        rows = sorted(row for row in map(self._samples.row_of, ids) if row >= 0)
        self._select_rows(rows)
        if rows:
            first = self._samples.index(rows[0], Column.NAME)
            self.selectionModel().setCurrentIndex(first, _Flag.NoUpdate)
            self.scrollTo(first)

    def refresh(self, sample_id: str) -> None:
        """Draw the waveform of a sample anew, if it is in sight."""
        row = self._samples.row_of(sample_id)
        if row >= 0:
            self.update(self._samples.index(row, Column.WAVEFORM))

    # How it looks

    def fit_columns(self) -> None:
        """Give the columns their widths; those that do not fit or show nothing are hidden."""
        header = self.horizontalHeader()
        headings = {column: header.sectionSizeHint(column) for column in Column}
        room = self.viewport().width()
        widths = fitted(needed_widths(self.fontMetrics(), headings), self._wanted(), room)
        for column in Column:
            header.setSectionHidden(column, column not in widths)
            if column in widths and header.sectionSize(column) != widths[column]:
                header.resizeSection(column, widths[column])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room out anew."""
        super().resizeEvent(event)
        self.fit_columns()

    def changeEvent(self, event: QEvent) -> None:
        """A larger font needs higher rows and wider columns."""
        super().changeEvent(event)
        if event.type() == event.Type.FontChange:
            self._set_row_height()
            self._fitting.start()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the selected rows."""
        if not self._selected_rows():
            return
        place = event.globalPos()
        if event.reason() == event.Reason.Keyboard:
            cell = self.visualRect(self.currentIndex())
            place = self.viewport().mapToGlobal(cell.bottomLeft())
        self.menu().popup(place)
        event.accept()

    def menu(self) -> QMenu:
        """The menu of the selected rows."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.play_action)
        menu.addSeparator()
        ids = self.selected_ids()
        table = self._samples.table
        all_chosen = bool(ids) and all(map(table.is_chosen, ids))
        menu.addAction(self.exclude_action if all_chosen else self.include_action)
        if not all_chosen and any(map(table.is_chosen, ids)):
            menu.addAction(self.exclude_action)
        menu.addSeparator()
        menu.addAction(self.show_action)
        menu.addAction(self.copy_action)
        menu.addSeparator()
        menu.addAction(self.delete_action)
        return menu

    # How it is done

    def _set_up(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setSortingEnabled(False)
        self.setCornerButtonEnabled(False)
        rows, header = self.verticalHeader(), self.horizontalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._set_row_height()
        header.setHighlightSections(False)
        header.setMinimumSectionSize(theme.XL)
        header.setSectionsClickable(True)
        # The table says in its headings what it is sorted by: an arrow of the style would lie over
        # the words that stand on the right.
        header.setSortIndicatorShown(False)
        header.setSortIndicator(Column.DATE, Qt.SortOrder.DescendingOrder)
        header.sortIndicatorChanged.connect(self._on_sort_asked)

    def _watch(self, thumbnails: Thumbnails) -> None:
        self.setItemDelegate(WordsDelegate(self))
        self.setItemDelegateForColumn(Column.CHOSEN, ChosenDelegate(self))
        self.setItemDelegateForColumn(Column.WAVEFORM, ThumbnailDelegate(thumbnails, self))
        self.setItemDelegateForColumn(Column.VERDICT, VerdictDelegate(self))
        self.setItemDelegateForColumn(Column.SCORE, ScoreDelegate(self))
        # The heading would look at all rows to find out whether a whole column is selected.
        self.horizontalHeader().setSelectionModel(QItemSelectionModel(self._samples, self))
        selection = self.selectionModel()
        selection.currentRowChanged.connect(self._on_current_changed)
        selection.selectionChanged.connect(self._on_selection_changed)
        model = self._samples
        model.modelAboutToBeReset.connect(self._on_reset_begins)
        model.modelReset.connect(self._on_reset_ended)
        model.rowsAboutToBeInserted.connect(self._on_rows_begin)
        model.rowsAboutToBeRemoved.connect(self._on_rows_begin)
        model.rowsInserted.connect(self._on_rows_ended)
        model.rowsRemoved.connect(self._on_rows_ended)
        model.dataChanged.connect(self._on_data_changed)
        model.arranging.connect(self._on_arranging)
        model.arranged.connect(self._on_arranged)

    def _make_actions(self) -> None:
        self.play_action = self._action("play", "play_sample", self.tr("Play"), "Space")
        self.include_action = self._action("check", "include_samples", self.tr("Include"))
        self.exclude_action = self._action("remove", "exclude_samples", self.tr("Exclude"))
        self.toggle_action = self._action(
            "check", "toggle_samples", self.tr("Include or exclude"), "Return"
        )
        self.toggle_action.setShortcuts(
            [QKeySequence("Return"), QKeySequence("Enter"), QKeySequence("Ctrl+Space")]
        )
        self.show_action = self._action("folder", "show_sample", self.tr("Show in folder"))
        self.copy_action = self._action("copy", "copy_name", self.tr("Copy name"), "Ctrl+C")
        self.delete_action = self._action("trash", "delete_samples", self.tr("Delete"), "Del")
        self.play_action.triggered.connect(self._on_play)
        self.include_action.triggered.connect(lambda: self._choose(True))
        self.exclude_action.triggered.connect(lambda: self._choose(False))
        self.toggle_action.triggered.connect(self._on_toggle)
        self.show_action.triggered.connect(self._on_show)
        self.copy_action.triggered.connect(self._on_copy)
        self.delete_action.triggered.connect(self._on_delete)

    def _action(self, picture: str, name: str, text: str, keys: str = "") -> QAction:
        made = QAction(icon(picture), text, self)
        made.setObjectName(name)
        made.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        if keys:
            made.setShortcut(QKeySequence(keys))
        self.addAction(made)
        return made

    def _set_row_height(self) -> None:
        height = int(self.fontMetrics().height() * _ROW_HEIGHT)
        self.verticalHeader().setDefaultSectionSize(height)

    def _wanted(self) -> list[Column]:
        if self._with_words is None:
            rows = self._samples.table.rows
            self._with_words = {
                Column.TRANSCRIPT: any(row.sample.transcript for row in rows),
                Column.SETS: any(row.sets for row in rows),
            }
        return [column for column in Column if self._with_words.get(column, True)]

    def _selected_rows(self) -> set[int]:
        rows: set[int] = set()
        for part in cast("Iterable[QItemSelectionRange]", self.selectionModel().selection()):
            rows.update(range(part.top(), part.bottom() + 1))
        return rows

    def _select_rows(self, rows: list[int]) -> None:
        selection = QItemSelection()
        last = len(Column) - 1
        start = 0
        for number, row in enumerate(rows):
            if number + 1 == len(rows) or rows[number + 1] != row + 1:
                top, bottom = self._samples.index(rows[start], 0), self._samples.index(row, last)
                selection.select(top, bottom)
                start = number + 1
        self.selectionModel().select(selection, _Flag.ClearAndSelect)

    def _choose(self, chosen: bool) -> None:
        self._samples.table.choose(self.selected_ids(), chosen)

    # What happens

    def _on_play(self) -> None:
        if self.current_id:
            self.play_requested.emit(self.current_id)

    def _on_toggle(self) -> None:
        ids = self.selected_ids()
        self._choose(not all(map(self._samples.table.is_chosen, ids)))

    def _on_show(self) -> None:
        if self.current_id:
            self.show_requested.emit(self.current_id)

    def _on_copy(self) -> None:
        rows = (self._samples.row(row) for row in sorted(self._selected_rows()))
        QGuiApplication.clipboard().setText("\n".join(row.name for row in rows))

    def _on_delete(self) -> None:
        ids = self.selected_ids()
        if ids:
            self.delete_requested.emit(ids)

    def _on_sort_asked(self, column: int, order: Qt.SortOrder) -> None:
        self._samples.sort(column, order)

    def _on_current_changed(self, current: QModelIndex, _before: QModelIndex) -> None:
        sample_id = self._samples.sample(current.row()).id if current.isValid() else ""
        if sample_id != self._current:
            self._current = sample_id
            self.sample_chosen.emit(sample_id)

    def _on_selection_changed(self) -> None:
        self.selection_changed.emit()

    def _on_reset_begins(self) -> None:
        self._kept = (self.selected_ids(), self.current_id)

    def _on_reset_ended(self) -> None:
        ids, current = self._kept
        self._select_rows(sorted(r for r in map(self._samples.row_of, ids) if r >= 0))
        row = self._samples.row_of(current) if current else -1
        if row >= 0:
            index = self._samples.index(row, Column.NAME)
            self.selectionModel().setCurrentIndex(index, _Flag.NoUpdate)
        elif current:
            self._on_current_changed(QModelIndex(), QModelIndex())
        self._with_words = None
        self._fitting.start()

    def _on_rows_begin(self) -> None:
        # What is in sight stays where it is when rows come or go above it.
        row = self.rowAt(0)
        if self.verticalScrollBar().value() > 0 and row >= 0 and self._anchor is None:
            self._anchor = self._samples.sample(row).id, self.rowViewportPosition(row)

    def _on_rows_ended(self) -> None:
        anchor, self._anchor = self._anchor, None
        self._with_words = None
        self._fitting.start()
        if anchor is None:
            return
        row = self._samples.row_of(anchor[0])
        if row >= 0:
            self.updateGeometries()
            bar = self.verticalScrollBar()
            bar.setValue(self.verticalHeader().sectionPosition(row) - anchor[1])

    def _on_data_changed(self) -> None:
        self._with_words = None
        self._fitting.start()

    def _on_arranging(self) -> None:
        # Qt carries each selected cell over by itself; for thousands that takes long.
        rows = self._selected_rows()
        if len(rows) > _CARRIED_ROWS:
            shown = self._samples.shown()
            self._carried = {shown[row].id for row in rows}
            self.selectionModel().clearSelection()

    def _on_arranged(self) -> None:
        if self._carried:
            carried, self._carried = self._carried, set()
            shown = enumerate(self._samples.shown())
            self._select_rows([number for number, row in shown if row.id in carried])
        current = self.currentIndex()
        if current.isValid():
            self.scrollTo(current)
        else:
            self.scrollToTop()
