"""The dialog that chooses clips automatically: previews in the background, nothing before OK."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from mynah.gui.controllers.session import Session
    from mynah.gui.models.automatic_choice import AutomaticChoice, AutomaticPreview
    from mynah.gui.services.background import Task
    from mynah.gui.views.datasets.automatic_dialog import AutomaticDialog

_PAUSE_MS = 150  # while a number is typed


class AutomaticController(QObject):
    """Opens the dialog, and works out what its settings would take.

    Signals:
        choice_made: The person took what was shown (a `Selection`).
    """

    choice_made = Signal(object)

    def __init__(self, session: Session, window: QWidget, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._window = window
        self._provider = "lite"
        self._choices: dict[str, AutomaticChoice] = {}  # by provider, as they were left
        self._task: Task | None = None
        self.dialog: AutomaticDialog | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._compute)

    def open(self, provider: str) -> None:
        """Show the dialog with the settings of the last time, judged by a kind of voice."""
        from mynah.gui.models.automatic_choice import AutomaticChoice
        from mynah.gui.views.datasets.automatic_dialog import AutomaticDialog

        self._provider = provider
        if self.dialog is not None:
            self.dialog.activateWindow()
            return
        choice = self._choices.get(provider) or AutomaticChoice.for_provider(provider)
        made = AutomaticDialog(choice, self._window)
        made.choice_changed.connect(self._on_choice_changed)
        made.choice_made.connect(self._on_choice_made)
        made.finished.connect(self._on_finished)
        self.dialog = made
        made.open()
        self._compute()

    def _on_choice_changed(self, choice: AutomaticChoice) -> None:
        self._choices[self._provider] = choice
        if self._task is not None:
            self._task.cancel()
        self._pause.start()

    def _compute(self) -> None:
        from mynah.gui.models.automatic_choice import preview

        if self.dialog is None:
            return
        samples = self._session.samples.samples
        work = partial(preview, samples, self.dialog.choice, self._provider)
        self._task = self._session.background.run(
            work, self._on_preview, self._session.report_problem, owner=self
        )

    def _on_preview(self, found: AutomaticPreview) -> None:
        self._task = None
        if self.dialog is not None and found.choice == self.dialog.choice:
            self.dialog.show_preview(found)

    def _on_choice_made(self, found: AutomaticPreview) -> None:
        self.choice_made.emit(found.selection)

    def _on_finished(self) -> None:
        self._pause.stop()
        if self.dialog is not None:
            self.dialog.deleteLater()
        self.dialog = None
