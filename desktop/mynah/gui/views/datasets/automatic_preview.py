"""What an automatic choice would take, and why it stops."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QHeaderView, QTableView, QWidget

from mynah.gui import dataset_words
from mynah.gui.models.clip_table import NAME, ClipTableModel
from mynah.gui.views.parts import Card, Pill, label

if TYPE_CHECKING:
    from mynah.gui.models.automatic_choice import AutomaticPreview


class AutomaticPreviewCard(Card):
    """Totals, the reason for stopping, whether it is enough, and the clips."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.set_title(self.tr("What would be chosen"))
        row = QHBoxLayout()
        self._figure = label("", "figure", self, wrap=True)
        self._pill = Pill(parent=self)
        row.addWidget(self._figure, 1)
        row.addWidget(self._pill)
        self.body.addLayout(row)
        self._more = label("", "", self, wrap=True)
        self._why = label("", "muted", self, wrap=True)
        self.body.addWidget(self._more)
        self.body.addWidget(self._why)
        self.model = ClipTableModel(self)
        self._table = QTableView(self)
        self._table.setObjectName("automatic_clips")
        self._table.setAccessibleName(self.tr("Recordings that would be chosen"))
        self._table.setModel(self.model)
        self._table.verticalHeader().hide()
        self._table.setShowGrid(False)
        self._table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self._table.setTabKeyNavigation(False)
        header = self._table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        # Measuring thousands of rows would hold up the window; these are as good.
        header.setResizeContentsPrecision(50)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        self.body.addWidget(self._table, 1)

    def show_waiting(self) -> None:
        """Say that it is being worked out."""
        self._why.setText(self.tr("Choosing…"))

    def show_preview(self, preview: AutomaticPreview) -> None:
        """Show what would be taken."""
        selection = preview.selection
        clips = dataset_words.clips(len(selection.samples))
        length = dataset_words.length(selection.seconds)
        self._figure.setText(f"{clips} · {length}")
        held = self.tr("%n held out to measure the voice with", "", len(preview.held_out))
        quality = self.tr("mean quality {value}").format(
            value=dataset_words.quality(preview.quality)
        )
        self._more.setText(f"{held} · {quality}")
        self._more.setVisible(bool(selection.samples))
        self._why.setText(self._reason(preview))
        name = dataset_words.provider_name(preview.readiness.provider)
        if preview.readiness.ready:
            self._pill.show_state(self.tr("Enough for {name}").format(name=name), "good")
        else:
            self._pill.show_state(self.tr("Not enough for {name}").format(name=name), "warn")
        self.model.set_samples(selection.samples, preview.held_out)

    def _reason(self, preview: AutomaticPreview) -> str:
        selection = preview.selection
        if not preview.library:
            return self.tr("There are no recordings yet.")
        if not selection.samples:
            return self.tr(
                "No recording reaches the minimum quality. Lower it, or add better recordings."
            )
        words = [dataset_words.stop_reason(selection.stop_reason)]
        if selection.left_out:
            words.append(
                self.tr("%n recording(s) are below the minimum quality.", "", selection.left_out)
            )
        return " ".join(words)
