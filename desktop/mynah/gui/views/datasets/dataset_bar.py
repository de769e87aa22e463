"""Which dataset is open, how the ticked clips differ from it, and what can be done about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QMenu, QToolButton, QWidget

from mynah.gui import theme
from mynah.gui.views.parts import Card, button, icon, label, tool_button

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from mynah.gui.models.dataset_list import DatasetListModel


@dataclass(frozen=True)
class BarState:
    """What the bar shows.

    Attributes:
        name: The open dataset; empty for none.
        chosen: How many clips are ticked.
        library: How many there are.
        added: Ticked clips that are not in the open dataset.
        removed: Clips of the open dataset that are not ticked.
        gone: Clips of the open dataset that were deleted from the library.
        busy: Whether it is being saved.
    """

    name: str = ""
    chosen: int = 0
    library: int = 0
    added: int = 0
    removed: int = 0
    gone: int = 0
    busy: bool = False

    @property
    def changed(self) -> bool:
        """Whether the ticks differ from what is saved."""
        return bool(self.added or self.removed or self.gone)


class DatasetBar(Card):
    """A list of datasets, and buttons for the open one.

    Signals:
        set_requested: Open the dataset of this name; empty for none.
        automatic_requested: Choose clips automatically.
        save_requested: Save the ticked clips in the open dataset, or under a new name.
        save_as_requested: Save them under another name.
        revert_requested: Tick what the open dataset holds.
        rename_requested: Give the open dataset another name.
        delete_requested: Delete the open dataset.
        all_requested: Tick the whole library.
        none_requested: Tick nothing.
    """

    set_requested = Signal(str)
    automatic_requested = Signal()
    save_requested = Signal()
    save_as_requested = Signal()
    revert_requested = Signal()
    rename_requested = Signal()
    delete_requested = Signal()
    all_requested = Signal()
    none_requested = Signal()

    def __init__(self, model: DatasetListModel, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.set_title(self.tr("Dataset"))
        self._model = model
        self._state = BarState()
        self._combo = QComboBox(self)
        self._combo.setObjectName("dataset_list")
        self._combo.setAccessibleName(self.tr("Dataset"))
        self._combo.setToolTip(self.tr("A dataset is a named choice of recordings"))
        self._combo.setModel(model)
        self._combo.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._combo.setMinimumContentsLength(10)
        self._combo.activated.connect(self._on_activated)
        self._more = tool_button("more", self.tr("More for datasets"), name="dataset_more")
        self._more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu = QMenu(self._more)
        self._actions = self._fill_menu()
        self._more.setMenu(self._menu)
        row = QHBoxLayout()
        row.setSpacing(theme.XS)
        row.addWidget(self._combo, 1)
        row.addWidget(self._more)
        self.body.addLayout(row)
        self._words = label("", "muted", self, wrap=True)
        self.body.addWidget(self._words)
        self._automatic = button(
            self.tr("Choose automatically…"), "", "sparkle", name="dataset_automatic", parent=self
        )
        self._automatic.clicked.connect(self.automatic_requested)
        self.body.addWidget(self._automatic)
        self._save = button(self.tr("Save dataset…"), "", "check", name="dataset_save", parent=self)
        self._save.clicked.connect(self.save_requested)
        self.body.addWidget(self._save)
        model.modelReset.connect(self._show_row)
        self.show_state(self._state)

    def show_state(self, state: BarState) -> None:
        """Show the open dataset and how the ticks differ from it."""
        self._state = state
        self._show_row()
        self._words.setText(self._sentence(state))
        self._save.setEnabled(self._can_save(state) and not state.busy)
        self._save.setVisible(self._can_save(state))
        self._automatic.setEnabled(state.library > 0)
        for key, able in {
            "save_as": state.chosen > 0,
            "revert": bool(state.name) and state.changed,
            "rename": bool(state.name),
            "delete": bool(state.name),
            "all": 0 < state.library != state.chosen,
            "none": state.chosen > 0,
        }.items():
            self._actions[key].setEnabled(able and not state.busy)

    def _can_save(self, state: BarState) -> bool:
        return state.chosen > 0 and (state.changed if state.name else True)

    def _sentence(self, state: BarState) -> str:
        if not state.library:
            return self.tr("Datasets are chosen from the library; it is empty.")
        if not state.name:
            if not state.chosen:
                return self.tr("Tick recordings in the list, or choose automatically.")
            return self.tr("%n recording(s) ticked, not saved as a dataset yet.", "", state.chosen)
        parts = []
        if state.added:
            parts.append(self.tr("%n added", "", state.added))
        if state.removed:
            parts.append(self.tr("%n taken out", "", state.removed))
        if state.gone:
            parts.append(self.tr("%n deleted from the library", "", state.gone))
        if not parts:
            return self.tr("%n recording(s), as saved.", "", state.chosen)
        return self.tr("Not saved yet: {changes}.").format(changes=", ".join(parts))

    def _show_row(self) -> None:
        self._combo.setCurrentIndex(self._model.row_of(self._state.name))

    def _fill_menu(self) -> dict[str, QAction]:
        made: dict[str, QAction] = {}
        rows = (
            ("save_as", self.tr("Save under another name…"), self.save_as_requested, "copy"),
            ("revert", self.tr("Undo changes"), self.revert_requested, "undo"),
            ("rename", self.tr("Rename…"), self.rename_requested, "edit"),
            ("delete", self.tr("Delete dataset…"), self.delete_requested, "trash"),
            ("all", self.tr("Tick the whole library"), self.all_requested, "check"),
            ("none", self.tr("Tick nothing"), self.none_requested, "close"),
        )
        for key, text, signal, icon_name in rows:
            if key == "all":
                self._menu.addSeparator()
            action = self._menu.addAction(icon(icon_name), text)
            action.setObjectName(f"dataset_{key}")
            action.triggered.connect(signal)
            made[key] = action
        return made

    def _on_activated(self, row: int) -> None:
        name = str(self._model.index(row).data(self._model.NameRole))
        if name != self._state.name:
            self.set_requested.emit(name)
        self._show_row()
