"""The log of a run: filter by level and stage, search, follow, copy; folded to one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from mynah.gui import theme
from mynah.gui import training_words as words
from mynah.gui.models.log_model import LEVELS, LogColumn
from mynah.gui.views.parts import Card, icon, label, tool_button
from mynah.gui.views.parts.flow_row import FlowLayout

if TYPE_CHECKING:
    from mynah.gui.models.log_model import LogModel

_SEARCH_MS = 150


class LogPanel(Card):
    """All stages' lines.

    Signals:
        folded: It was opened (False) or closed (True).
    """

    folded = Signal(bool)

    def __init__(self, model: LogModel, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._model = model
        self._stages: list[str] = []
        self._searching = QTimer(self)
        self._searching.setSingleShot(True)
        self._searching.setInterval(_SEARCH_MS)
        self._searching.timeout.connect(self._filter)
        self.body.setContentsMargins(theme.L, theme.S, theme.L, theme.S)
        head = QHBoxLayout()
        self._fold = QToolButton(self)
        self._fold.setObjectName("log_fold")
        self._fold.setProperty("kind", "quiet")
        self._fold.setCheckable(True)
        self._fold.setText(self.tr("Log"))
        self._fold.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        head.addWidget(self._fold)
        self._last = label("", "muted", self)
        self._last.setMinimumWidth(1)
        head.addWidget(self._last, 1)
        head.addStretch()
        self.body.addLayout(head)
        self._open = QWidget(self)
        column = QVBoxLayout(self._open)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.S)
        column.addWidget(self._tools())
        self.table = self._made_table(model)
        column.addWidget(self.table, 1)
        self.body.addWidget(self._open, 1)
        self._fold.toggled.connect(self._on_folded)
        model.rowsInserted.connect(self._on_changed)
        model.modelReset.connect(self._on_changed)
        self._on_folded(False)

    def _tools(self) -> QWidget:
        place = QWidget(self._open)
        row = FlowLayout(place, theme.S)
        self._level = QComboBox(place)
        self._level.setObjectName("log_level")
        self._level.setAccessibleName(self.tr("Least level"))
        for level in LEVELS:
            self._level.addItem(words.level_name(level), level)
        self._level.setCurrentIndex(LEVELS.index("info"))
        self._stage = QComboBox(place)
        self._stage.setObjectName("log_stage")
        self._stage.setAccessibleName(self.tr("Stage"))
        self._stage.addItem(self.tr("All stages"), "")
        self._search = QLineEdit(place)
        self._search.setObjectName("log_search")
        self._search.setAccessibleName(self.tr("Search in the log"))
        self._search.setPlaceholderText(self.tr("Search"))
        self._search.setClearButtonEnabled(True)
        self.follow = QCheckBox(self.tr("Follow"), place)
        self.follow.setObjectName("log_follow")
        self.follow.setChecked(True)
        self.follow.setToolTip(self.tr("Stay at the newest line"))
        copy = tool_button("copy", self.tr("Copy what is shown"), name="log_copy", parent=place)
        copy.clicked.connect(self.copy)
        for one in (self._level, self._stage, self._search, self.follow, copy):
            row.addWidget(one)
        self._level.currentIndexChanged.connect(self._filter)
        self._stage.currentIndexChanged.connect(self._filter)
        self._search.textChanged.connect(self._searching.start)
        self.follow.toggled.connect(self._on_follow)
        return place

    def _made_table(self, model: LogModel) -> QTableView:
        table = QTableView(self._open)
        table.setObjectName("log_table")
        table.setAccessibleName(self.tr("Log"))
        table.setModel(model)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.verticalHeader().hide()
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        table.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + theme.S)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setStretchLastSection(True)
        wide = self.fontMetrics().averageCharWidth()
        for column, letters in (
            (LogColumn.TIME, 11),
            (LogColumn.LEVEL, 12),
            (LogColumn.STAGE, 24),
        ):
            table.setColumnWidth(column, max(wide * letters, header.sectionSizeHint(column)))
        table.setMinimumHeight(self.fontMetrics().height() * 4)
        QShortcut(
            QKeySequence(QKeySequence.StandardKey.Copy),
            table,
            self._copy_selected,
            context=Qt.ShortcutContext.WidgetShortcut,
        )
        return table

    @property
    def is_open(self) -> bool:
        """Whether the lines are shown."""
        return self._fold.isChecked()

    def set_open(self, *, on: bool) -> None:
        """Show the lines, or only the newest of them."""
        self._fold.setChecked(on)

    def copy(self) -> None:
        """Put what is shown into the clipboard."""
        QGuiApplication.clipboard().setText(self._model.as_text())

    def _copy_selected(self) -> None:
        rows = [index.row() for index in self.table.selectionModel().selectedRows()]
        QGuiApplication.clipboard().setText(self._model.as_text(rows))

    def _filter(self) -> None:
        self._model.set_filter(
            str(self._level.currentData()), str(self._stage.currentData()), self._search.text()
        )

    def _on_folded(self, unfolded: bool) -> None:
        self._open.setVisible(unfolded)
        self._last.setVisible(not unfolded)
        self._fold.setIcon(icon("chevron_down" if unfolded else "chevron_right", "muted"))
        self._on_changed()
        self.folded.emit(not unfolded)

    def _on_changed(self) -> None:
        count = self._model.rowCount()
        self._last.setText(self._model.line(count - 1).text if count else "")
        if not self.is_open:
            return
        stages = self._model.stages
        if stages != self._stages:
            self._stages = stages
            self._offer(stages)
        if self.follow.isChecked():
            self.table.scrollToBottom()

    def _offer(self, stages: list[str]) -> None:
        kept = self._stage.currentData()
        self._stage.blockSignals(True)
        self._stage.clear()
        self._stage.addItem(self.tr("All stages"), "")
        for name in stages:
            self._stage.addItem(words.stage_name(name), name)
        self._stage.setCurrentIndex(max(0, self._stage.findData(kept)))
        self._stage.blockSignals(False)

    def _on_follow(self, on: bool) -> None:
        if on:
            self.table.scrollToBottom()
