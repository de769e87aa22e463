"""The list of what happened: search, a choice of kinds, and taking it out of the program."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QStackedWidget,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from mynah.gui import activity_words, theme
from mynah.gui.models.activity import WHAT, ActivityFilter, ActivityTable, EntryRole
from mynah.gui.views.parts import EmptyState, button, icon, label


class _KindDelegate(QStyledItemDelegate):
    """Puts the icon of its kind before what happened."""

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        entry = index.data(EntryRole)
        if entry is not None:
            name, role = activity_words.icon_of(entry.kind)
            option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration
            option.icon = QIcon(icon(name, role))
            option.decorationSize = QSize(16, 16)


class JournalView(QWidget):
    """What happened in the workspace.

    Signals:
        run_requested: Show the run that an entry is about (its id).
        export_requested: Write what is listed into a file (the path).
    """

    run_requested = Signal(str)
    export_requested = Signal(str)

    def __init__(self, model: ActivityTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.filter = ActivityFilter(self)
        self.filter.setSourceModel(model)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.M, 0, 0)
        column.setSpacing(theme.M)
        column.addLayout(self._make_bar())
        self.stack = QStackedWidget()
        self.stack.addWidget(self._make_table())
        self.stack.addWidget(
            EmptyState(
                "activity",
                self.tr("Nothing has happened yet"),
                self.tr("What you add, delete, train and publish is listed here."),
            )
        )
        self.nothing_found = EmptyState("search", self.tr("Nothing fits"), "")
        self.stack.addWidget(self.nothing_found)
        column.addWidget(self.stack, 1)
        for signal in (
            self.filter.rowsInserted,
            self.filter.rowsRemoved,
            self.filter.modelReset,
            self.filter.layoutChanged,
        ):
            signal.connect(self._show_state)
        self._show_state()

    def _make_bar(self) -> QHBoxLayout:
        self.search = QLineEdit()
        self.search.setObjectName("activity_search")
        self.search.setPlaceholderText(self.tr("Search"))
        self.search.setAccessibleName(self.tr("Search what happened"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._on_search)
        self.group = QComboBox()
        self.group.setObjectName("activity_group")
        self.group.setAccessibleName(self.tr("Kind of what happened"))
        for key in activity_words.GROUPS:
            self.group.addItem(activity_words.group_name(key), key)
        self.group.currentIndexChanged.connect(self._on_group)
        self.count = label("", "muted")
        self.count.setObjectName("activity_count")
        self.export = button(self.tr("Export…"), "", "export", name="activity_export")
        self.export.setToolTip(self.tr("What is listed, as a table (CSV) or as JSON"))
        self.export.clicked.connect(self._on_export)
        row = QHBoxLayout()
        row.setSpacing(theme.S)
        row.addWidget(self.search, 2)
        row.addWidget(self.group, 1)
        row.addWidget(self.count)
        row.addWidget(self.export)
        return row

    def _make_table(self) -> QTableView:
        self.table = QTableView()
        self.table.setObjectName("activity_table")
        self.table.setAccessibleName(self.tr("What happened"))
        self.table.setModel(self.filter)
        self.table.setItemDelegateForColumn(WHAT, _KindDelegate(self.table))
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.verticalHeader().hide()
        header = self.table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        header.setResizeContentsPrecision(50)
        self.table.activated.connect(self._on_activated)
        return self.table

    def save_to(self, path: str) -> None:
        """Ask for what is listed to be written there."""
        self.export_requested.emit(path)

    def _on_search(self, text: str) -> None:
        self.filter.set_text(text)
        self._show_state()

    def _on_group(self) -> None:
        self.filter.set_group(str(self.group.currentData()))
        self._show_state()

    def _on_activated(self, index: QModelIndex) -> None:
        entry = index.data(EntryRole)
        if entry is not None and entry.run:
            self.run_requested.emit(entry.run)

    def _on_export(self) -> None:
        dialog = QFileDialog(self, self.tr("Save what is listed"))
        dialog.setObjectName("activity_file_dialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([self.tr("Table") + " (*.csv)", "JSON (*.json)"])
        dialog.setDefaultSuffix("csv")
        dialog.filterSelected.connect(
            lambda chosen: dialog.setDefaultSuffix("json" if "json" in chosen else "csv")
        )
        dialog.fileSelected.connect(self.save_to)
        dialog.open()

    def _show_state(self) -> None:
        shown, there = self.filter.rowCount(), self._model.rowCount()
        self.stack.setCurrentIndex(0 if shown else (2 if there else 1))
        self.export.setEnabled(shown > 0)
        self.count.setText(self.tr("%n entry(s)", "", shown) if shown else "")
