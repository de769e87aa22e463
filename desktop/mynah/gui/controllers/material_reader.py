"""Counts what there is to train on, in the background, whenever that may have changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from mynah.gui.models.training_material import Material, Offer, read_offer

if TYPE_CHECKING:
    from mynah.gui.controllers.session import Session
    from mynah.gui.services.background import Task


class MaterialReader(QObject):
    """Knows the datasets and what the chosen one holds.

    Attributes:
        offer: What there is to choose from.
        material: What is chosen; None while it is counted for the first time.

    Signals:
        changed: Both were read anew.
    """

    changed = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._reading: Task | None = None
        self.offer = Offer((), Material())
        self.material: Material | None = None

    def read(self, dataset: str, kind: str) -> None:
        """Count anew; an answer that is still on its way is not waited for."""
        if self._reading is not None:
            self._reading.cancel()
        workspace = self._session.workspace
        self._reading = self._session.background.run(
            lambda: read_offer(workspace, dataset, kind),
            self._on_read,
            self._on_failed,
            owner=self,
        )

    def forget(self) -> None:
        """Another workspace: nothing is known of it."""
        self.material = None

    def _on_read(self, offer: Offer) -> None:
        self._reading = None
        self.offer, self.material = offer, offer.material
        self.changed.emit()

    def _on_failed(self, error: Exception) -> None:
        self._reading = None
        self.material = Material()
        self._session.report_problem(error)
        self.changed.emit()
