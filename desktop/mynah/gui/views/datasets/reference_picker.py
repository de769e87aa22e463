"""The reference clip of GPT-SoVITS: one clip or several joined, its words, and how it sounds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDoubleSpinBox,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QTableView,
    QWidget,
)

from mynah.gui import dataset_words, theme
from mynah.gui.models.reference_table import LENGTH, ORDER, SCORE, TEXT, ReferenceTableModel
from mynah.gui.views.datasets.length_guide import LengthGuide
from mynah.gui.views.parts import Card, Pill, button, label, tool_button
from mynah.project.export_reference import REFERENCE_GAP, REFERENCE_GAPS, REFERENCE_SECONDS

if TYPE_CHECKING:
    from mynah.project.export_reference import Reference

_ROWS_SHOWN = 5


class ReferencePicker(Card):
    """A table to tick clips in, the length they come to, and a button to hear them.

    Signals:
        reference_changed: Other clips, another order or another gap.
        listen_requested: Play the joined clip, or stop playing it.
        chosen_shown: Clips are shown as ticked, whoever ticked them.
    """

    reference_changed = Signal()
    chosen_shown = Signal()
    listen_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.set_title(self.tr("Reference clip"))
        self._own = False
        self._quiet = False
        self._reason = ""
        text = self.tr(
            "GPT-SoVITS speaks in the manner of this clip. Tick one recording, or several to be "
            "joined; together they must be 3 to 10 s long."
        )
        self.body.addWidget(label(text, "muted", self, wrap=True))
        self.model = ReferenceTableModel(self)
        self._table = self._make_table()
        self.body.addWidget(self._table)
        self._guide = LengthGuide(self)
        self._state = Pill(parent=self)
        self._figures = label("", "strong", self)
        figures = QHBoxLayout()
        figures.addWidget(self._figures)
        figures.addWidget(self._state)
        figures.addStretch(1)
        self._listen = button(self.tr("Listen"), "", "play", name="reference_listen", parent=self)
        self._listen.clicked.connect(self.listen_requested)
        figures.addWidget(self._listen)
        self.body.addLayout(figures)
        self._advice = label("", "warn", self, wrap=True)
        self.body.addWidget(self._advice)
        self.body.addWidget(self._guide)
        self._words = label("", "", self, wrap=True)
        self.body.addWidget(self._words)
        self.body.addLayout(self._make_tools())
        self.model.chosen_changed.connect(self._on_chosen_changed)
        self._show()

    @property
    def reference(self) -> tuple[str, ...] | None:
        """The clips that a person ticked; ``None`` while the best are taken."""
        return tuple(self.model.chosen()) if self._own else None

    @property
    def gap(self) -> float:
        """Seconds of silence between two clips."""
        return round(self._gap.value(), 2)

    def show_reference(self, reference: Reference | None) -> None:
        """Show the clips that were found to be best, unless a person ticked others."""
        if self._own or reference is None:
            self._show()
            return
        self._quiet = True
        self.model.set_chosen([one.sample.id for one in reference.parts])
        self._quiet = False
        self._show()

    def show_peaks(self, peaks: tuple[float, ...]) -> None:
        """Draw how the joined clip sounds."""
        self._guide.show_peaks(peaks)

    def show_playing(self, playing: bool) -> None:
        """Whether the joined clip is heard now."""
        self._listen.setText(self.tr("Stop") if playing else self.tr("Listen"))

    def show_sound_problem(self, reason: str) -> None:
        """Say why nothing can be heard on this computer; nothing when it can."""
        self._reason = reason
        self._show()

    def _make_table(self) -> QTableView:
        table = QTableView(self)
        table.setObjectName("reference_clips")
        table.setAccessibleName(self.tr("Recordings for the reference"))
        table.setModel(self.model)
        table.verticalHeader().hide()
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setResizeContentsPrecision(30)
        for column in (ORDER, SCORE, LENGTH):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(TEXT, QHeaderView.ResizeMode.Stretch)
        rows = table.verticalHeader().defaultSectionSize() * _ROWS_SHOWN
        table.setMinimumHeight(rows + header.sizeHint().height())
        table.selectionModel().currentChanged.connect(self._show_moves)
        return table

    def _make_tools(self) -> QGridLayout:
        self._gap = QDoubleSpinBox(self)
        self._gap.setObjectName("reference_gap")
        self._gap.setRange(*REFERENCE_GAPS)
        self._gap.setSingleStep(0.1)
        self._gap.setDecimals(1)
        self._gap.setSuffix(self.tr(" s"))
        self._gap.setValue(REFERENCE_GAP)
        self._gap.valueChanged.connect(self._on_gap_changed)
        words = label(self.tr("&Silence between recordings"), "", self)
        words.setBuddy(self._gap)
        self._gap.setAccessibleName(words.text().replace("&", ""))
        self._up = tool_button(
            "chevron_up", self.tr("Earlier"), name="reference_earlier", parent=self
        )
        self._down = tool_button(
            "chevron_down", self.tr("Later"), name="reference_later", parent=self
        )
        self._up.clicked.connect(lambda: self._move(-1))
        self._down.clicked.connect(lambda: self._move(1))
        self._best = button(
            self.tr("Take the best again"), "quiet", "sparkle", name="reference_best", parent=self
        )
        self._best.clicked.connect(self._on_best)
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.S)
        for column, widget in enumerate((words, self._gap, self._up, self._down)):
            grid.addWidget(widget, 0, column)
        grid.setColumnStretch(4, 1)
        grid.addWidget(self._best, 1, 0, 1, 5, Qt.AlignmentFlag.AlignLeft)
        return grid

    def _show(self) -> None:
        parts = self.model.chosen_parts()
        self._guide.show_clips([one.seconds for one in parts], self.gap)
        seconds = self._guide.seconds
        self._figures.setText(dataset_words.seconds_exactly(seconds))
        self._show_length(seconds)
        said = " ".join(one.text for one in parts if one.text)
        empty = self.tr("No recording is ticked.")
        self._words.setText(self.tr("“{text}”").format(text=said) if said else empty)
        self._words.setAccessibleName(self.tr("What is said in the reference clip"))
        self._listen.setEnabled(bool(parts) and not self._reason)
        self._listen.setToolTip(self._reason)
        self._best.setVisible(self._own)
        self._show_moves()
        self.chosen_shown.emit()

    def _show_length(self, seconds: float) -> None:
        low, high = (round(one) for one in REFERENCE_SECONDS)
        self._advice.setVisible(not self._guide.fits)
        if self._guide.fits:
            self._state.show_state(self.tr("Good length"), "good")
        elif seconds < low:
            self._state.show_state(self.tr("Too short"), "warn")
            words = self.tr("At least {low} s are needed: tick another recording.")
            self._advice.setText(words.format(low=low))
        else:
            self._state.show_state(self.tr("Too long"), "warn")
            words = self.tr("At most {high} s are taken: leave a recording out.")
            self._advice.setText(words.format(high=high))

    def _show_moves(self) -> None:
        index = self._table.currentIndex()
        chosen = self.model.chosen()
        sample_id = self.model.part(index.row()).sample.id if index.isValid() else ""
        place = chosen.index(sample_id) if sample_id in chosen else -1
        self._up.setEnabled(place > 0)
        self._down.setEnabled(0 <= place < len(chosen) - 1)

    def _move(self, by: int) -> None:
        index = self._table.currentIndex()
        if index.isValid():
            self.model.move(self.model.part(index.row()).sample.id, by)

    def _on_chosen_changed(self) -> None:
        if self._quiet:
            return
        self._own = True
        self._show()
        self.reference_changed.emit()

    def _on_gap_changed(self) -> None:
        self._show()
        self.reference_changed.emit()

    def _on_best(self) -> None:
        self._own = False
        self._show()
        self.reference_changed.emit()
