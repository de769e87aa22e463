"""The RVC voice: what it is, what it needs, and fetching that by consent."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from mynah.gui import theme
from mynah.gui.models import figures
from mynah.gui.models.first_start import ComputerFacts, ModelSet
from mynah.gui.views.first_start.model_row import ModelRow
from mynah.gui.views.parts import Card, Meter, Pill, button, label


class RvcCard(Card):
    """Lists the models of the chosen rate, and offers to fetch what is missing.

    Pressing the button, which names size and server, is the consent; nothing is fetched before.

    Signals:
        download_requested: Fetch what is missing of a set (its name).
        stop_requested: Stop; what has come is kept.
        file_requested: Take a model from a file (its name).
    """

    download_requested = Signal(str)
    stop_requested = Signal()
    file_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.set_title(self.tr("RVC voice"))
        self._sets: list[ModelSet] = []
        self._rows: dict[str, ModelRow] = {}
        self.state = Pill("", "")
        head = QHBoxLayout()
        self.text = label(
            self.tr(
                "The kind that other RVC programs play. It needs models that are too large to ship."
            ),
            wrap=True,
        )
        head.addWidget(self.text, 1)
        head.addWidget(self.state)
        self.body.addLayout(head)
        self.not_yet = label(
            self.tr(
                "This version of Mynah cannot train RVC voices yet: there is no need to download "
                "anything now."
            ),
            "warn",
            wrap=True,
        )
        self.not_yet.hide()
        self.body.addWidget(self.not_yet)
        self.estimate = label("", "muted", wrap=True)
        self.estimate.setObjectName("rvc_estimate")
        self.estimate.hide()
        self.body.addWidget(self.estimate)
        self.rate = QComboBox()
        self.rate.setObjectName("rvc_rate")
        self.rate.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.rate.currentIndexChanged.connect(self._show_set)
        self._rate_label = label(self.tr("Sample &rate"))
        self._rate_label.setBuddy(self.rate)
        self.rate.setAccessibleName(self.tr("Sample rate"))
        choice = QHBoxLayout()
        choice.addWidget(self._rate_label)
        choice.addWidget(self.rate)
        choice.addStretch(1)
        self.body.addLayout(choice)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.body.addLayout(self._list)
        self._make_foot()

    def _make_foot(self) -> None:
        self.meter = Meter()
        self.meter.hide()
        self.progress = label("", "muted", wrap=True)
        self.progress.setObjectName("rvc_progress")
        self.progress.hide()
        self.download = button(self.tr("Download"), "", "download", name="rvc_download")
        self.download.clicked.connect(lambda: self.download_requested.emit(self.chosen))
        self.stop = button(self.tr("Stop"), "", "stop", name="rvc_stop")
        self.stop.setToolTip(self.tr("What has come is kept for the next time"))
        self.stop.clicked.connect(self.stop_requested)
        self.stop.hide()
        self.where = label("", "muted", wrap=True)
        row = QHBoxLayout()
        row.setSpacing(theme.M)
        row.addWidget(self.download)
        row.addWidget(self.stop)
        row.addWidget(self.where, 1)
        self.body.addWidget(self.meter)
        self.body.addWidget(self.progress)
        self.body.addLayout(row)

    @property
    def chosen(self) -> str:
        """Name of the set that is shown."""
        return str(self.rate.currentData() or "")

    def show_facts(self, facts: ComputerFacts) -> None:
        """Say how long such a training would take here."""
        hours = facts.rvc_hours if facts.rvc_trainable else 0.0
        self.not_yet.setVisible(not facts.rvc_trainable)
        self.estimate.setVisible(hours > 0)
        if not facts.has_card and hours > 0:
            self.estimate.setText(
                self.tr(
                    "Without a graphics card, ten minutes of recordings would train for about "
                    "%n hour(s). A trial measures it exactly before you decide.",
                    "",
                    max(1, round(hours)),
                )
            )
        elif hours > 0:
            self.estimate.setText(
                self.tr(
                    "Ten minutes of recordings would train for about %n minute(s) here. A trial "
                    "measures it exactly before you decide.",
                    "",
                    max(5, round(hours * 60)),
                )
            )

    def show_sets(self, sets: Sequence[ModelSet]) -> None:
        """Show what can be fetched, and what is here."""
        chosen = self.chosen
        self._sets = list(sets)
        self.rate.blockSignals(True)
        self.rate.clear()
        for one in self._sets:
            usual = self.tr("{rate} (usual)") if one is self._sets[0] else "{rate}"
            self.rate.addItem(usual.format(rate=one.name.removeprefix("rvc-")), one.name)
        self.rate.setCurrentIndex(max(0, self.rate.findData(chosen)))
        self.rate.blockSignals(False)
        self._show_set()

    def show_progress(self, name: str, done: int, total: int, eta: str, *, checking: bool) -> None:
        """Show how far one model is."""
        row = self._rows.get(name)
        if row is not None:
            row.show_progress(done, total, checking=checking)
        self.progress.show()
        self.progress.setText(
            self.tr("{done} of {total}").format(done=figures.size(done), total=figures.size(total))
            + (f" · {eta}" if eta else "")
        )

    def show_busy(self, busy: bool) -> None:
        """Whether models are being fetched."""
        self.stop.setVisible(busy)
        self.rate.setEnabled(not busy)
        self.progress.setVisible(busy)
        if busy:
            self.download.hide()
            self.progress.setText(self.tr("Connecting…"))
        else:
            self._show_set()

    def _set(self) -> ModelSet | None:
        return next((one for one in self._sets if one.name == self.chosen), None)

    def _show_set(self) -> None:
        shown = self._set()
        if shown is None:
            self.download.hide()
            return
        names = [one.name for one in shown.models]
        if list(self._rows) != names:
            self._build_rows(shown)
        for entry in shown.models:
            self._rows[entry.name].show_entry(entry)
        missing = len(shown.missing)
        self.download.setVisible(missing > 0)
        self.where.setVisible(missing > 0)
        if missing:
            size = figures.size(shown.to_come)
            self.state.show_state(self.tr("%n download(s)", "", missing), "warn")
            going_on = any(one.partial for one in shown.missing)
            words = self.tr("Go on, {size} left") if going_on else self.tr("Download {size}")
            self.download.setText(words.format(size=size))
            self.where.setText(
                self.tr(
                    "From {hosts}. Checked before it is used, can be stopped and continued."
                ).format(hosts=", ".join(shown.hosts))
            )
        else:
            self.state.show_state(self.tr("Ready"), "good")

    def _build_rows(self, shown: ModelSet) -> None:
        for row in self._rows.values():
            self._list.removeWidget(row)
            row.deleteLater()
        self._rows = {}
        for entry in shown.models:
            row = ModelRow(entry)
            row.file_requested.connect(self.file_requested)
            self._list.addWidget(row)
            self._rows[entry.name] = row
