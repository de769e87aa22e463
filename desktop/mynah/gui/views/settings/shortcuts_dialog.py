"""The dialog that lists all commands and changes their keys."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QKeySequenceEdit,
    QLabel,
    QLineEdit,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from mynah.gui import theme
from mynah.gui.models.shortcut_table import ShortcutRow, ShortcutTable
from mynah.gui.views.parts import button, label

_PORTABLE = QKeySequence.SequenceFormat.PortableText


class ShortcutsDialog(QDialog):
    """Lists commands; the keys of the chosen one are changed below the list, at once.

    Signals:
        keys_chosen: A command gets these keys (name, keys, whether to take them from others).
        reset_requested: A command, or with an empty name every command, gets its first keys.
    """

    keys_chosen = Signal(str, str, bool)
    reset_requested = Signal(str)

    def __init__(self, model: ShortcutTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("shortcuts_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self.resize(640, 560)
        self._model = model
        self._proxy = QSortFilterProxyModel(self)
        self._proxy.setSourceModel(model)
        self._proxy.setFilterKeyColumn(-1)
        self._proxy.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.XL, theme.L, theme.XL, theme.L)
        column.setSpacing(theme.M)
        column.addWidget(self._make_search())
        column.addWidget(self._make_list(), 1)
        column.addLayout(self._make_editor())
        column.addWidget(self._make_buttons())
        model.dataChanged.connect(self._show_chosen)
        self._show_chosen()

    def _make_search(self) -> QLineEdit:
        self.search = QLineEdit()
        self.search.setObjectName("shortcuts_search")
        self.search.setPlaceholderText(self.tr("Search commands or keys"))
        self.search.setAccessibleName(self.tr("Search commands or keys"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._proxy.setFilterFixedString)
        return self.search

    def _make_list(self) -> QTableView:
        self.list = QTableView()
        self.list.setObjectName("shortcuts_list")
        self.list.setAccessibleName(self.tr("Commands"))
        self.list.setModel(self._proxy)
        self.list.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setTabKeyNavigation(False)
        self.list.setShowGrid(False)
        self.list.verticalHeader().hide()
        header = self.list.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.ResizeToContents)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.list.selectionModel().currentRowChanged.connect(self._on_row_changed)
        self.list.activated.connect(self._on_activated)
        return self.list

    def _make_editor(self) -> QVBoxLayout:
        self.edit = QKeySequenceEdit()
        self.edit.setObjectName("shortcuts_keys")
        self.edit.setMaximumSequenceLength(1)
        self.edit.setClearButtonEnabled(True)
        self.edit.keySequenceChanged.connect(self._on_keys_changed)
        self._title = QLabel()
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setWordWrap(True)
        self._title.setBuddy(self.edit)
        self.assign = button(self.tr("Use these keys"), name="shortcuts_assign")
        self.assign.clicked.connect(self._on_assign)
        self.reset = button(self.tr("Reset"), "quiet", name="shortcuts_reset")
        self.reset.clicked.connect(lambda: self.reset_requested.emit(self._chosen_name()))
        self.conflict = label("", "warn", wrap=True)
        self.conflict.setObjectName("shortcuts_conflict")
        row = QHBoxLayout()
        row.setSpacing(theme.S)
        row.addWidget(self.edit, 1)
        row.addWidget(self.assign)
        row.addWidget(self.reset)
        column = QVBoxLayout()
        column.setSpacing(theme.XS)
        column.addWidget(self._title)
        column.addLayout(row)
        column.addWidget(self.conflict)
        return column

    def _make_buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox()
        close = button(self.tr("Close"), name="shortcuts_close")
        everything = button(self.tr("Reset all"), "quiet", name="shortcuts_reset_all")
        everything.clicked.connect(lambda: self.reset_requested.emit(""))
        close.clicked.connect(self.close)
        box.addButton(everything, QDialogButtonBox.ButtonRole.ResetRole)
        box.addButton(close, QDialogButtonBox.ButtonRole.RejectRole)
        return box

    def show_rows(self, rows: Sequence[ShortcutRow]) -> None:
        """Show these commands and keys."""
        self._model.set_rows(rows)

    def _chosen(self) -> ShortcutRow | None:
        index = self._proxy.mapToSource(self.list.currentIndex())
        return self._model.row(index.row()) if index.isValid() else None

    def _chosen_name(self) -> str:
        row = self._chosen()
        return row.name if row else ""

    def _on_row_changed(self, current: QModelIndex, before: QModelIndex) -> None:
        del current, before
        self._show_chosen()

    def _on_activated(self) -> None:
        self.edit.setFocus()

    def _show_chosen(self) -> None:
        row = self._chosen()
        for widget in (self.edit, self.assign, self.reset):
            widget.setEnabled(row is not None)
        if row is None:
            self._title.setText(self.tr("Choose a command to change its keys."))
            self.edit.clear()
            return
        self._title.setText(self.tr("New keys for “{command}”").format(command=row.text))
        self.edit.setAccessibleName(self._title.text())
        self.edit.setKeySequence(QKeySequence.fromString(row.keys, _PORTABLE))
        self.reset.setEnabled(row.changed)
        self._on_keys_changed()

    def _keys(self) -> str:
        return self.edit.keySequence().toString(_PORTABLE)

    def _others(self) -> list[ShortcutRow]:
        """Commands that have the keys already, where both would work."""
        row = self._chosen()
        keys = self._keys()
        if row is None or not keys:
            return []
        rows = (self._model.row(at) for at in range(self._model.rowCount()))
        return [
            one
            for one in rows
            if one.name != row.name
            and one.keys == keys
            and (not one.scope or not row.scope or one.scope == row.scope)
        ]

    def _on_keys_changed(self) -> None:
        row = self._chosen()
        others = self._others()
        self.conflict.setVisible(bool(others))
        if others:
            names = ", ".join(self.tr("“{0}”").format(one.text) for one in others)
            self.conflict.setText(
                self.tr("These keys belong to {commands}, which will have none then.").format(
                    commands=names
                )
            )
        self.assign.setText(self.tr("Take them over") if others else self.tr("Use these keys"))
        self.assign.setEnabled(row is not None and self._keys() != row.keys)

    def _on_assign(self) -> None:
        row = self._chosen()
        if row is not None:
            self.keys_chosen.emit(row.name, self._keys(), bool(self._others()))
