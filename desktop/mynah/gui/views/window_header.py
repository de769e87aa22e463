"""The strip above every section: which workspace this is, and how far a run has come."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QProgressBar, QToolButton, QWidget

from mynah.gui import theme
from mynah.gui.views.parts import button, icon, label

if TYPE_CHECKING:
    from collections.abc import Sequence

_BAR_STEPS = 1000


class WindowHeader(QFrame):
    """Workspace on the left, the run on the right.

    Signals:
        workspace_chosen: Open the workspace in this folder (its path).
        browse_requested: Ask for a folder.
        folder_requested: Show the workspace's folder.
        run_requested: Show the run.
    """

    workspace_chosen = Signal(str)
    browse_requested = Signal()
    folder_requested = Signal()
    run_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("window_header")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.XL, theme.XS, theme.XL, theme.XS)
        row.setSpacing(theme.M)
        self._workspace = QToolButton(self)
        self._workspace.setObjectName("workspace_button")
        self._workspace.setProperty("kind", "quiet")
        self._workspace.setIcon(icon("folder", "muted"))
        self._workspace.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._workspace.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu = QMenu(self._workspace)
        self._workspace.setMenu(self._menu)
        row.addWidget(self._workspace)
        self._run = QWidget(self)
        self._run.setObjectName("run_strip")
        run_row = QHBoxLayout(self._run)
        run_row.setContentsMargins(0, 0, 0, 0)
        run_row.setSpacing(theme.M)
        self._words = label("", "", self._run, wrap=True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._bar = QProgressBar(self._run)
        self._bar.setAccessibleName(self.tr("Progress of the training"))
        self._bar.setTextVisible(False)
        self._bar.setMinimumWidth(self.fontMetrics().averageCharWidth() * 22)
        self._show = button(self.tr("Show"), "quiet", name="show_run", parent=self._run)
        self._show.clicked.connect(self.run_requested)
        run_row.addWidget(self._words)
        run_row.addWidget(self._bar)
        run_row.addWidget(self._show)
        row.addWidget(self._run, 1)
        self._rest = QWidget(self)
        row.addWidget(self._rest, 1)
        self._run.hide()

    def show_workspace(self, root: Path, recent: Sequence[str]) -> None:
        """Name the workspace; `recent` are folders of others."""
        name = root.name or str(root)
        self._workspace.setText(name)
        self._workspace.setAccessibleName(self.tr("Workspace {name}").format(name=name))
        self._workspace.setToolTip(str(root))
        self._menu.clear()
        for path in recent:
            if path != str(root):
                action = self._menu.addAction(_shortened(path))
                action.triggered.connect(
                    lambda _checked=False, path=path: self.workspace_chosen.emit(path)
                )
        if not self._menu.isEmpty():
            self._menu.addSeparator()
        self._menu.addAction(self.tr("Open another workspace…"), self.browse_requested.emit)
        self._menu.addAction(self.tr("Show its folder"), self.folder_requested.emit)

    def show_run(self, text: str, fraction: float | None) -> None:
        """Show a run's progress; an unknown fraction moves to and fro; no text hides it."""
        self._run.setVisible(bool(text))
        self._rest.setVisible(not text)
        self._words.setText(text)
        self._bar.setRange(0, 0 if fraction is None else _BAR_STEPS)
        if fraction is not None:
            self._bar.setValue(round(fraction * _BAR_STEPS))

    @property
    def run_text(self) -> str:
        """What is said about the run now."""
        return self._words.text()


def _shortened(path: str) -> str:
    home = str(Path.home())
    return path.replace(home, "~", 1) if path.startswith(home) else path
