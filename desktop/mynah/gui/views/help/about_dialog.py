"""About Mynah: version, licence, and the licences of what it is made of."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from mynah import __version__
from mynah.gui import theme
from mynah.gui.models.component import Component
from mynah.gui.views.parts import button, icon, label


class AboutDialog(QDialog):
    """Says what this is.

    Signals:
        text_copied: Versions were asked for as text.
        update_asked: Whether there is a newer version; only this button asks.
        page_requested: The page from which a newer version comes.
        notices_requested: All licences, in the words of their owners.
    """

    text_copied = Signal(str)
    update_asked = Signal()
    page_requested = Signal()
    notices_requested = Signal()

    def __init__(
        self,
        components: Sequence[Component],
        parent: QWidget | None = None,
        *,
        notices: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("about_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("About Mynah"))
        self.resize(520, 560)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.XL, theme.XL, theme.XL, theme.L)
        column.setSpacing(theme.M)
        column.addLayout(self._make_head())
        column.addWidget(
            label(
                self.tr(
                    "Mynah is free software under the MIT licence. It works on your computer "
                    "alone: no account, no server, nothing is sent."
                ),
                wrap=True,
            )
        )
        column.addLayout(self._make_update())
        column.addWidget(label(self.tr("Made with"), "strong"))
        column.addWidget(self._make_table(components), 1)
        copy = button(self.tr("Copy versions"), "quiet", "copy", name="about_copy")
        copy.clicked.connect(lambda: self.text_copied.emit(versions_text(components)))
        close = button(self.tr("Close"), name="about_close")
        close.clicked.connect(self.close)
        row = QHBoxLayout()
        row.addWidget(copy)
        if notices:
            every = button(self.tr("All licences"), "quiet", "file", name="about_notices")
            every.clicked.connect(self.notices_requested)
            row.addWidget(every)
        row.addStretch(1)
        row.addWidget(close)
        column.addLayout(row)

    def _make_head(self) -> QHBoxLayout:
        picture = QLabel()
        picture.setPixmap(icon("mynah").pixmap(QSize(64, 64), self.devicePixelRatioF()))
        picture.setAccessibleName(self.tr("A mynah, the bird that imitates voices"))
        words = QVBoxLayout()
        words.setSpacing(theme.XS)
        words.addWidget(label("Mynah", "title"))
        words.addWidget(label(self.tr("Version {version}").format(version=__version__), "muted"))
        row = QHBoxLayout()
        row.setSpacing(theme.L)
        row.addWidget(picture)
        row.addLayout(words, 1)
        return row

    def _make_update(self) -> QHBoxLayout:
        self._ask = button(
            self.tr("Look for a newer version"), "quiet", "refresh", name="about_update"
        )
        self._ask.setToolTip(self.tr("Asks github.com once. Mynah never asks by itself."))
        self._ask.clicked.connect(self._on_asked)
        self._answer = label("", "muted", wrap=True)
        self._answer.setObjectName("about_update_answer")
        self._page = button(self.tr("Show it"), name="about_update_page")
        self._page.clicked.connect(self.page_requested)
        self._page.hide()
        row = QHBoxLayout()
        row.addWidget(self._ask)
        row.addWidget(self._answer, 1)
        row.addWidget(self._page)
        return row

    def _on_asked(self) -> None:
        self._ask.setEnabled(False)
        self._answer.setText(self.tr("Asking …"))
        self.update_asked.emit()

    def show_update(self, version: str, *, newer: bool) -> None:
        """Tell what the answer was."""
        self._ask.setEnabled(True)
        self._page.setVisible(newer)
        if newer:
            text = self.tr("Version {version} is there.").format(version=version)
        else:
            text = self.tr("This is the newest version.")
        self._answer.setText(text)

    def show_no_answer(self) -> None:
        """Tell that nothing could be found out."""
        self._ask.setEnabled(True)
        self._answer.setText(self.tr("There was no answer. Try again later."))

    def _make_table(self, components: Sequence[Component]) -> QTableWidget:
        table = QTableWidget(len(components), 3)
        table.setObjectName("about_components")
        table.setAccessibleName(self.tr("Components and their licences"))
        table.setHorizontalHeaderLabels(
            [self.tr("Component"), self.tr("Version"), self.tr("Licence")]
        )
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.verticalHeader().hide()
        for row, one in enumerate(components):
            cells = (one.name, one.version or self.tr("not installed"), one.licence)
            for at, text in enumerate(cells):
                table.setItem(row, at, QTableWidgetItem(text))
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(True)
        return table


def versions_text(components: Sequence[Component]) -> str:
    """Versions as lines of text."""
    lines = [f"Mynah {__version__}"]
    lines.extend(f"{one.name} {one.version or '-'}" for one in components)
    return "\n".join(lines)
