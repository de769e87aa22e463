"""What a conversion is set up with: preset, settings, folder, and a test of two settings by ear."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from mynah.gui import theme
from mynah.gui.views.convert.output_row import OutputRow
from mynah.gui.views.convert.preset_bar import PresetBar
from mynah.gui.views.convert.settings_form import ConvertSettingsForm
from mynah.gui.views.parts import Card, button, label
from mynah.gui.views.parts.flow_row import flow_widget

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class SettingsPanel(Card):
    """A column of parts.

    Signals:
        keep_requested: Keep what is shown as the other side of a test.
        blind_requested: Compare two settings by ear.
    """

    keep_requested = Signal()
    blind_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Settings"), parent)
        self.presets = PresetBar(self)
        self.form = ConvertSettingsForm(self)
        self.output = OutputRow(self)
        self.body.setSpacing(theme.M)
        self.body.addWidget(self.presets)
        self.body.addWidget(self.form)
        self.body.addWidget(self.output)
        self.body.addWidget(label(self.tr("Which settings are better?"), "strong", self, wrap=True))
        self._hint = label("", "muted", self, wrap=True)
        self.body.addWidget(self._hint)
        self.keep = button(self.tr("Remember these"), "", name="blind_keep", parent=self)
        self.keep.setToolTip(self.tr("Remember these settings, to compare others with them"))
        self.keep.clicked.connect(self.keep_requested)
        self.blind = button(self.tr("Blind A/B…"), "", "compare", name="blind_open", parent=self)
        self.blind.clicked.connect(self.blind_requested)
        self.body.addWidget(flow_widget(self.keep, self.blind))
        self.body.addStretch(1)
        self.show_comparable(has_source=False)

    def show_comparable(self, *, has_source: bool) -> None:
        """Say what a test of two settings needs."""
        self.blind.setEnabled(has_source)
        self._hint.setText(
            self.tr("Both convert parts of the selected recording; you judge without knowing.")
            if has_source
            else self.tr("Select a recording in the queue, and hear two settings blind.")
        )
