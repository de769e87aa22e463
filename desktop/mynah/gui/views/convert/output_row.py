"""Where results go: the folder of the voice among the exports, or one that was chosen."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mynah.gui import theme
from mynah.gui.plain_tip import plain_tip
from mynah.gui.views.parts import breakable, button, label
from mynah.gui.views.parts.flow_row import flow_widget


class OutputRow(QWidget):
    """A path and what can be done with it.

    Signals:
        choose_requested: Choose another folder.
        usual_requested: Back to the usual one.
        open_requested: Show the folder.
    """

    choose_requested = Signal()
    usual_requested = Signal()
    open_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("output_row")
        self._path = label("", "muted", self, wrap=True)
        self._path.setObjectName("output_path")
        self.choose = button(self.tr("Choose…"), "", "folder", name="output_choose", parent=self)
        self.choose.setToolTip(self.tr("Choose the folder for results"))
        self.choose.clicked.connect(self.choose_requested)
        self.open = button(self.tr("Open"), "quiet", name="output_open", parent=self)
        self.open.setToolTip(self.tr("Open the folder for results"))
        self.open.clicked.connect(self.open_requested)
        self.usual = button(self.tr("Usual folder"), "quiet", name="output_usual", parent=self)
        self.usual.clicked.connect(self.usual_requested)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.XS)
        column.addWidget(label(self.tr("Results go to"), "strong", self, wrap=True))
        column.addWidget(self._path)
        column.addWidget(flow_widget(self.choose, self.open, self.usual))

    def show_folder(self, folder: str, *, chosen: bool) -> None:
        """Show a folder, and whether somebody chose it."""
        self._path.setText(breakable(folder))
        self._path.setToolTip(plain_tip(folder))
        self.usual.setVisible(chosen)
