"""The sections of the window, as a column of buttons on the left."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QLabel, QSizePolicy, QToolButton, QVBoxLayout

from mynah.gui import theme
from mynah.gui.views.parts import icon, label

_ICON = QSize(20, 20)
_MARK = QSize(26, 26)


class SideBar(QFrame):
    """Buttons of the sections, and at the bottom those that are no section.

    Signals:
        section_chosen: The key of the section whose button was pressed.
    """

    section_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("side_bar")
        self.setAccessibleName(self.tr("Sections"))
        self._buttons: dict[str, QToolButton] = {}
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(theme.M, theme.L, theme.M, theme.M)
        self._column.setSpacing(theme.XS)
        self._column.addWidget(self._mark())
        self._column.addSpacing(theme.M)
        self._sections = QVBoxLayout()
        self._sections.setSpacing(theme.XS)
        self._column.addLayout(self._sections)
        self._column.addStretch(1)

    def add_section(self, key: str, title: str, icon_name: str) -> None:
        """Add a section below those there are."""
        made = _button(title, icon_name)
        made.setObjectName(f"section_{key}")
        made.setCheckable(True)
        made.clicked.connect(lambda: self.section_chosen.emit(key))
        self._group.addButton(made)
        self._buttons[key] = made
        self._sections.addWidget(made)

    def add_action(self, name: str, title: str, icon_name: str) -> QToolButton:
        """Add a button at the bottom."""
        made = _button(title, icon_name)
        made.setObjectName(name)
        self._column.addWidget(made)
        return made

    def show_current(self, key: str) -> None:
        """Mark the section that is shown."""
        if key in self._buttons:
            self._buttons[key].setChecked(True)

    def focus(self, key: str) -> None:
        """Let the keyboard begin at a section."""
        self._buttons[key].setFocus()

    def _mark(self) -> QFrame:
        """The application's mark and name."""
        frame = QFrame(self)
        row = QVBoxLayout(frame)
        row.setContentsMargins(theme.S, 0, 0, 0)
        picture = QLabel(frame)
        picture.setPixmap(icon("mynah").pixmap(_MARK, self.devicePixelRatioF()))
        row.addWidget(picture)
        row.addWidget(label("Mynah", "heading", frame))
        return frame


def _button(title: str, icon_name: str) -> QToolButton:
    made = QToolButton()
    made.setProperty("section", "true")
    made.setText(title)
    made.setAccessibleName(title)
    made.setIcon(icon(icon_name))
    made.setIconSize(_ICON)
    made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return made
