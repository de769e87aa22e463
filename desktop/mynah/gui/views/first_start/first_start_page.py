"""The page of the first start, and later "This computer": what can be done here, and what with."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from mynah.gui import theme
from mynah.gui.views.first_start.computer_card import ComputerCard
from mynah.gui.views.first_start.rvc_card import RvcCard
from mynah.gui.views.parts import Card, Page, Pill, breakable, button, label, scrolled


class FirstStartPage(Page):
    """Cards from top to bottom, and one button that goes on.

    Signals:
        start_requested: Leave this page for the library.
        folder_chosen: Keep the work in this folder.
        model_file_chosen: Take a model from a file (its name, the path).
        measure_requested: Look at the computer again.
    """

    start_requested = Signal()
    folder_chosen = Signal(str)
    model_file_chosen = Signal(str, str)
    measure_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.setObjectName("first_start_page")
        self.computer = ComputerCard()
        self.rvc = RvcCard()
        self.rvc.file_requested.connect(self._on_file_requested)
        again = button(self.tr("Measure again"), "quiet", "refresh", name="first_start_measure")
        again.clicked.connect(self.measure_requested)
        self.actions.addWidget(again)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, theme.M, 0)
        column.setSpacing(theme.M)
        column.addWidget(self._make_lite())
        column.addWidget(self.computer)
        column.addWidget(self._make_folder())
        column.addWidget(self.rvc)
        column.addStretch(1)
        self.content.addWidget(scrolled(inside), 1)
        self.show_welcome(True)

    def show_welcome(self, first: bool) -> None:
        """Speak to somebody new, or to somebody who looks after their computer."""
        if first:
            self.title.setText(self.tr("Welcome to Mynah"))
            self.set_subtitle(
                self.tr("Make a voice from recordings. Everything stays on this computer.")
            )
        else:
            self.title.setText(self.tr("This computer"))
            self.set_subtitle(self.tr("What it can do, and what more it could do."))
        self.setAccessibleName(self.title.text())
        self.start.setText(self.tr("Start with my recordings") if first else self.tr("Done"))

    def showEvent(self, event: QShowEvent) -> None:
        """Begin at the button that goes on."""
        super().showEvent(event)
        self.start.setFocus()

    def show_folder(self, path: str) -> None:
        """Show where the work is kept."""
        self._path = path
        self.folder.setText(breakable(path))

    def _make_lite(self) -> Card:
        card = Card(self.tr("Lite voice"))
        card.setObjectName("card")
        text = label(
            self.tr(
                "Ready at once, on any computer: drop recordings in, and in about half an hour "
                "there is a voice. Two minutes of clear speech are enough to try; ten are good."
            ),
            wrap=True,
        )
        self.start = button("", "primary", "arrow_right", name="first_start_go")
        self.start.clicked.connect(self.start_requested)
        row = QHBoxLayout()
        row.setSpacing(theme.L)
        row.addWidget(text, 1)
        row.addWidget(Pill(self.tr("Ready"), "good"))
        card.body.addLayout(row)
        foot = QHBoxLayout()
        foot.addWidget(self.start)
        foot.addStretch(1)
        card.body.addLayout(foot)
        return card

    def _make_folder(self) -> Card:
        card = Card(self.tr("Where your work is kept"))
        card.setObjectName("card")
        self._path = ""
        self.folder = label("", wrap=True)
        self.folder.setObjectName("first_start_folder")
        change = button(self.tr("Choose another…"), "", "folder", name="first_start_choose")
        change.clicked.connect(self._on_choose_folder)
        row = QHBoxLayout()
        row.setSpacing(theme.L)
        row.addWidget(self.folder, 1)
        row.addWidget(change)
        card.body.addLayout(row)
        card.body.addWidget(
            label(
                self.tr("A folder like any other: you can look into it, copy it and move it."),
                "muted",
                wrap=True,
            )
        )
        return card

    def _on_choose_folder(self) -> None:
        dialog = QFileDialog(self, self.tr("Where your work is kept"), self._path)
        dialog.setObjectName("first_start_folder_dialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self.folder_chosen)
        dialog.open()

    def _on_file_requested(self, name: str) -> None:
        dialog = QFileDialog(self, self.tr("The file of the model"))
        dialog.setObjectName("first_start_file_dialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters(
            [self.tr("Models") + " (*.pt *.pth *.bin)", self.tr("All files") + " (*)"]
        )
        dialog.fileSelected.connect(lambda path: self.model_file_chosen.emit(name, path))
        dialog.open()
