"""Preparing clips for another program: a report first, then the export with its progress."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QTabWidget, QVBoxLayout, QWidget

from mynah.gui import dataset_words, theme
from mynah.gui.views.datasets.export_form import ExportForm
from mynah.gui.views.datasets.export_report import ExportReportCard
from mynah.gui.views.datasets.reference_picker import ReferencePicker
from mynah.gui.views.parts import Banner, button, icon, label, scrolled
from mynah.project.export_plan import REPLACEABLE

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent

    from mynah.gui.problems import Problem
    from mynah.gui.views.datasets.export_form import ExportSource
    from mynah.project.export_plan import ExportPlan

_WIDTH_IN_LETTERS = 150
_HEIGHT_IN_LINES = 48


class ExportDialog(QDialog):
    """Settings on the left, report (and reference clip) on the right, progress below.

    Signals:
        changed: The settings changed; look at the clips again.
        browse_requested: Ask for a folder.
        export_requested: Write it.
        cancel_requested: Stop writing.
        open_requested: Open the folder that was written.
        listen_requested: Play the reference clip, or stop.
        reference_changed: The reference clip is another.
        clips_requested: Show these clips in the library (a list of ids).
    """

    changed = Signal()
    browse_requested = Signal()
    export_requested = Signal()
    cancel_requested = Signal()
    open_requested = Signal()
    listen_requested = Signal()
    reference_changed = Signal()
    clips_requested = Signal(object)

    def __init__(
        self, provider: str, sources: dict[str, ExportSource], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name = dataset_words.provider_name(provider)
        self._running = self._possible = self._finished = False
        self.setWindowTitle(self.tr("Export for {name}").format(name=self._name))
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.XL, theme.L, theme.XL, theme.L)
        column.setSpacing(theme.M)
        column.addWidget(label(self.windowTitle(), "title", self, wrap=True))
        column.addWidget(label(self._explanation(provider), "", self, wrap=True))
        self.form = ExportForm(provider, sources, self)
        self.report = ExportReportCard(self)
        self._tabs: QTabWidget | None = None
        self.reference = ReferencePicker(self) if provider == "sovits" else None
        self._settings = scrolled(self.form)
        row = QHBoxLayout()
        row.setSpacing(theme.L)
        row.addWidget(self._settings, 2)
        row.addWidget(self._right_side(), 3)
        column.addLayout(row, 1)
        self._banner = Banner(closable=False, parent=self)
        self._banner.hide()
        column.addWidget(self._banner)
        column.addLayout(self._make_progress())
        column.addLayout(self._make_buttons())
        self._connect()
        metrics = self.fontMetrics()
        self.resize(
            min(1040, metrics.averageCharWidth() * _WIDTH_IN_LETTERS),
            min(740, metrics.height() * _HEIGHT_IN_LINES),
        )

    def show_waiting(self) -> None:
        """The report is out of date."""
        self._possible = self._finished = False
        self.report.show_waiting()
        self._show_buttons()

    def show_plan(self, plan: ExportPlan) -> None:
        """Show what would be written."""
        self._possible = not plan.blocking
        self.report.show_plan(plan)
        self.form.offer_replacing(plan.target == REPLACEABLE)
        if self.reference is not None:
            self.reference.model.set_parts(plan.candidates)
            self.reference.show_reference(plan.reference)
            self._mark_tabs(plan)
        if not self._running:
            self._export.setText(self.tr("Export %n recording(s)", "", plan.written))
        self._show_buttons()

    def show_running(self, done: int, total: int) -> None:
        """Show how far it is."""
        self._running = True
        self._banner.hide()
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        words = self.tr("Writing… {done} of {total} recordings") if total else self.tr("Starting…")
        self._words.setText(words.format(done=done, total=total))
        self._show_buttons()

    def show_done(self, written: int, folder: str, note: str) -> None:
        """Show that it is there, where, and what to do with it."""
        self._running, self._possible, self._finished = False, False, True
        title = self.tr("%n recording(s) exported", "", written)
        self._banner.say("good", title, f"{folder}\n{note}", self.tr("Open folder"))
        self._banner.show()
        self._show_buttons()

    def show_cancelled(self) -> None:
        """Show that nothing was written."""
        self._running = False
        self._banner.say("info", self.tr("Cancelled. Nothing was written."))
        self._banner.show()
        self._show_buttons()

    def show_failed(self, problem: Problem) -> None:
        """Show why it could not be written."""
        self._running = False
        self._banner.say("bad", problem.title, problem.text)
        self._banner.setToolTip(problem.details)
        self._banner.show()
        self._show_buttons()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing leaves what is being written alone; it says when it is done."""
        super().closeEvent(event)
        self.reject()

    def _explanation(self, provider: str) -> str:
        texts = {
            "piper": self.tr(
                "Writes the recordings and a metadata.csv as Piper reads them. Mynah prepares; the "
                "voice is trained in Piper."
            ),
            "sovits": self.tr(
                "Writes the recordings, a .list file and a reference clip as GPT-SoVITS reads "
                "them. Mynah prepares; the voice is trained in GPT-SoVITS."
            ),
            "rvc": self.tr(
                "Writes the recordings into one folder, as Applio, RVC WebUI and other RVC "
                "trainers read them. To train in Mynah you need no export."
            ),
        }
        return texts.get(provider, "")

    def _right_side(self) -> QWidget:
        if self.reference is None:
            return self.report
        tabs = self._tabs = QTabWidget(self)
        tabs.setObjectName("export_tabs")
        tabs.setAccessibleName(self.tr("Report and reference clip"))
        tabs.setDocumentMode(True)
        tabs.addTab(scrolled(self.report), self.tr("Report"))
        tabs.addTab(scrolled(self.reference), self.tr("Reference clip"))
        return tabs

    def _mark_tabs(self, plan: ExportPlan) -> None:
        if self._tabs is None:
            return
        clip = plan.reference is not None and plan.reference.fits
        for number, fine in enumerate((not plan.blocking, clip)):
            mark = icon("check", "good") if fine else icon("warning", "warn")
            self._tabs.setTabIcon(number, mark)

    def _make_progress(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(theme.XS)
        self._words = label("", "muted", self)
        self._bar = QProgressBar(self)
        self._bar.setObjectName("export_progress")
        self._bar.setAccessibleName(self.tr("Progress of the export"))
        self._bar.setTextVisible(False)
        column.addWidget(self._words)
        column.addWidget(self._bar)
        return column

    def _make_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.S)
        row.addStretch(1)
        self._stop = button(self.tr("Cancel export"), "danger", name="export_cancel", parent=self)
        self._close = button(self.tr("Close"), name="dialog_cancel", parent=self)
        self._export = button(
            self.tr("Export"), "primary", "export", name="export_start", parent=self
        )
        self._export.setDefault(True)
        for one in (self._stop, self._close, self._export):
            row.addWidget(one)
        return row

    def _connect(self) -> None:
        self.form.changed.connect(self.changed)
        self.form.browse_requested.connect(self.browse_requested)
        self.report.clips_requested.connect(self.clips_requested)
        self._stop.clicked.connect(self.cancel_requested)
        self._close.clicked.connect(self.reject)
        self._export.clicked.connect(self.export_requested)
        self._banner.action_triggered.connect(self.open_requested)
        if self.reference is not None:
            self.reference.reference_changed.connect(self.reference_changed)
            self.reference.reference_changed.connect(self.changed)
            self.reference.listen_requested.connect(self.listen_requested)
        self._show_buttons()

    def _show_buttons(self) -> None:
        running = self._running
        for one in (self._words, self._bar, self._stop):
            one.setVisible(running)
        self._export.setVisible(not running and not self._finished)
        self._export.setEnabled(self._possible)
        self._settings.setEnabled(not running)
        if self.reference is not None:
            self.reference.setEnabled(not running)
