"""An import while it goes on, and what came of it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QProgressBar,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from mynah.gui import theme
from mynah.gui.models import figures
from mynah.gui.models.import_report import ImportReport, Phase, RefusedColumn, RefusedTable
from mynah.gui.views.library.consent_row import ConsentRow
from mynah.gui.views.parts import Card, button, label, set_kind

_LINES_SHOWN = 6


class ImportPanel(Card):
    """Progress with a way to stop; then the summary, the refused files and the consent note.

    Signals:
        cancel_requested: Stop; what was added stays.
        closed: It is no longer wanted.
        consent_given: A note on consent, and whether it is for later imports too.
        sample_list_requested: Show the recordings that were added.
        training_requested: Go on to making a voice of them.
        refused_shown: The list of refused files was opened or closed.
    """

    cancel_requested = Signal()
    closed = Signal()
    consent_given = Signal(str, bool)
    sample_list_requested = Signal()
    training_requested = Signal()
    refused_shown = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setAccessibleName(self.tr("Adding recordings"))
        self._report = ImportReport()
        self.body.setContentsMargins(theme.L, theme.M, theme.M, theme.M)
        self.heading = label("", "strong", self, wrap=True)
        self.text = label("", "muted", self, wrap=True)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.heading)
        words.addWidget(self.text)
        self.cancel = button(self.tr("Stop"), "", "stop", name="import_cancel")
        self.show_refused = button(self.tr("Show refused"), "", name="import_show_refused")
        self.show_refused.setCheckable(True)
        self.show_added = button(self.tr("Show them"), "quiet", name="import_show_added")
        self.close_button = button(self.tr("Done"), "", "check", name="import_close")
        self.train = button(self.tr("Train a voice"), "primary", "train", name="import_train")
        row = QHBoxLayout()
        row.setSpacing(theme.S)
        row.addLayout(words, 1)
        offered = (self.show_added, self.show_refused, self.cancel, self.close_button, self.train)
        for one in offered:
            row.addWidget(one, 0, Qt.AlignmentFlag.AlignTop)
        self.bar = QProgressBar(self)
        self.bar.setAccessibleName(self.tr("Progress of adding recordings"))
        self.bar.setTextVisible(False)
        self.consent = ConsentRow(self)
        self.body.addLayout(row)
        self.body.addWidget(self.bar)
        self.body.addWidget(self._make_refused())
        self.body.addWidget(self.consent)
        self.cancel.clicked.connect(self.cancel_requested)
        self.show_refused.toggled.connect(self._on_refused_toggled)
        self.show_added.clicked.connect(self.sample_list_requested)
        self.train.clicked.connect(self.training_requested)
        self.close_button.clicked.connect(self.closed)
        self.consent.note_given.connect(self.consent_given)

    def begin(self, consent: str, *, remembered: bool) -> None:
        """A new import begins; its note is `consent` until another is given."""
        self.show_refused.setChecked(False)
        self.consent.begin(consent, remembered=remembered)

    def show_report(self, report: ImportReport, waiting: int = 0) -> None:
        """Show where it stands; `waiting` further imports come after it."""
        self._report = report
        going = report.going
        self.cancel.setVisible(going)
        self.cancel.setEnabled(report.phase is not Phase.STOPPING)
        self.close_button.setVisible(not going)
        self.show_added.setVisible(not going and bool(report.imported))
        self.train.setVisible(not going and bool(report.imported))
        self.bar.setVisible(going)
        self._show_progress(report)
        self.heading.setText(self._heading(report))
        details = self._details(report)
        if waiting:
            details.append(self.tr("%n more drop(s) waiting", "", waiting))
        self.text.setText(" · ".join(details))
        self.text.setVisible(bool(details))
        bad = report.phase in (Phase.NOTHING, Phase.BROKEN)
        set_kind(self.heading, "bad" if bad else "strong")
        refused = len(report.refused)
        self.show_refused.setVisible(not going and refused > 0)
        if not going:
            self.refused.set_files(report.refused)
            line = self.refused_list.verticalHeader().defaultSectionSize()
            lines = min(_LINES_SHOWN, refused) * line
            heading = self.refused_list.horizontalHeader().sizeHint().height()
            self.refused_list.setMaximumHeight(lines + heading + 2 * theme.XS)
            self.refused_list.setMinimumHeight(min(lines, line) + heading + 2 * theme.XS)
            if report.phase is Phase.NOTHING:
                self.show_refused.setChecked(True)
        self.consent.setVisible(report.phase is not Phase.NOTHING)
        self._label_refused()

    def showEvent(self, event: QShowEvent) -> None:
        """Tell whether the list of refused files is in sight."""
        super().showEvent(event)
        self.refused_shown.emit(self.show_refused.isChecked())

    def hideEvent(self, event: QHideEvent) -> None:
        """The list of refused files goes with it."""
        super().hideEvent(event)
        self.refused_shown.emit(False)

    def _make_refused(self) -> QWidget:
        self.refused = RefusedTable(self)
        self.refused_list = QTableView(self)
        self.refused_list.setObjectName("refused_list")
        self.refused_list.setAccessibleName(self.tr("Files that were not added"))
        self.refused_list.setModel(self.refused)
        self.refused_list.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.refused_list.setTabKeyNavigation(False)
        self.refused_list.setShowGrid(False)
        self.refused_list.setWordWrap(False)
        self.refused_list.verticalHeader().hide()
        line = self.fontMetrics().height() * 2
        self.refused_list.verticalHeader().setDefaultSectionSize(line)
        header = self.refused_list.horizontalHeader()
        header.setHighlightSections(False)
        for column in RefusedColumn:
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        copy = button(self.tr("Copy the list"), "quiet", "copy", name="import_copy_refused")
        copy.clicked.connect(self._on_copy)
        place = QWidget(self)
        column_layout = QVBoxLayout(place)
        column_layout.setContentsMargins(0, 0, 0, 0)
        column_layout.setSpacing(theme.XS)
        column_layout.addWidget(self.refused_list)
        column_layout.addWidget(copy, 0, Qt.AlignmentFlag.AlignRight)
        place.hide()
        self._refused_place = place
        return place

    def _show_progress(self, report: ImportReport) -> None:
        known = report.total > 0
        self.bar.setRange(0, report.total if known else 0)
        if known:
            self.bar.setValue(report.done)

    def _heading(self, report: ImportReport) -> str:
        added = len(report.imported)
        if report.phase is Phase.WAITING:
            return self.tr("Waiting to add recordings…")
        if report.phase is Phase.LOOKING:
            return self.tr("Looking for recordings…")
        if report.phase is Phase.READING:
            return self.tr("Adding recordings: {0} of {1}").format(report.done, report.total)
        if report.phase is Phase.STOPPING:
            return self.tr("Stopping after this file…")
        if report.phase is Phase.NOTHING:
            return self.tr("Nothing could be added")
        if report.phase is Phase.BROKEN:
            return self.tr("Adding recordings ended early")
        if not added:
            return self.tr("Nothing new to add")
        return self.tr("%n recording(s) added", "", added)

    def _details(self, report: ImportReport) -> list[str]:
        if report.going:
            seconds = report.seconds_left
            words = [self.tr("The originals are only read.")]
            if seconds is not None and report.phase is Phase.READING and seconds >= 1:
                words.insert(0, self.tr("about {0} left").format(figures.spoken_length(seconds)))
            return words
        words = []
        if report.duplicates:
            words.append(self.tr("%n were there already", "", report.duplicates))
        if report.refused:
            words.append(self.tr("%n could not be used", "", len(report.refused)))
        if report.phase in (Phase.STOPPED, Phase.BROKEN) and report.left:
            words.append(self.tr("%n not looked at", "", report.left))
        return words

    def _label_refused(self) -> None:
        shown = self.show_refused.isChecked()
        count = len(self._report.refused)
        words = self.tr("Hide refused") if shown else self.tr("Show refused ({0})").format(count)
        self.show_refused.setText(words)

    def _on_refused_toggled(self, shown: bool) -> None:
        self._refused_place.setVisible(shown)
        self._label_refused()
        self.refused_shown.emit(shown)

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.refused.text())
