"""One model that can be fetched: what it is for, what is known about it, and how far it is."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QWidget

from mynah.gui import theme
from mynah.gui.models import figures
from mynah.gui.models.first_start import ModelEntry
from mynah.gui.views.parts import Meter, Pill, button, label

_SHORT_HASH = 12


class ModelRow(QFrame):
    """A row of the list of models.

    Signals:
        file_requested: Take this model from a file (its name).
    """

    file_requested = Signal(str)

    def __init__(self, entry: ModelEntry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"model_{entry.name}")
        self._entry = entry
        grid = QGridLayout(self)
        grid.setContentsMargins(0, theme.XS, 0, theme.XS)
        grid.setHorizontalSpacing(theme.M)
        grid.setVerticalSpacing(2)
        self.purpose = label("", "", wrap=True)
        self.facts = label("", "muted", wrap=True)
        self.facts.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.state = Pill()
        self.meter = Meter()
        self.meter.hide()
        self.file = button(self.tr("From a file…"), "quiet", "file")
        self.file.setObjectName(f"model_file_{entry.name}")
        self.file.clicked.connect(lambda: self.file_requested.emit(self._entry.name))
        grid.addWidget(self.purpose, 0, 0)
        grid.addWidget(self.facts, 1, 0)
        grid.addWidget(self.meter, 2, 0)
        side = QHBoxLayout()
        side.setSpacing(theme.S)
        side.addWidget(self.state)
        side.addWidget(self.file)
        grid.addLayout(side, 0, 1, 2, 1, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
        grid.setColumnStretch(0, 1)
        self.show_entry(entry)

    def show_entry(self, entry: ModelEntry) -> None:
        """Show what is known, and whether it is here."""
        self._entry = entry
        self.purpose.setText(self._purpose(entry))
        licence = entry.licence or self.tr("not known")
        digest = f"{entry.sha256[:_SHORT_HASH]}…" if entry.sha256 else self.tr("not known yet")
        self.facts.setText(
            self.tr("{size} · licence: {licence} · SHA-256: {digest}").format(
                size=figures.size(entry.size), licence=licence, digest=digest
            )
        )
        self.setToolTip(
            self.tr(
                "Name: {name}\nSHA-256: {digest}\nFrom: {hosts}\nMade by: {home}\nPut into: {path}"
            ).format(
                name=entry.name,
                digest=entry.sha256 or self.tr("not known yet"),
                hosts=", ".join(entry.hosts),
                home=entry.home,
                path=entry.path,
            )
        )
        self.file.setVisible(not entry.present)
        self.file.setAccessibleName(
            self.tr("Take from a file: {name}").format(name=self._purpose(entry))
        )
        self.meter.hide()
        if entry.present:
            self.state.show_state(self.tr("Here"), "good")
        elif entry.partial:
            here = self.tr("{done} of {total} here").format(
                done=figures.size(entry.partial), total=figures.size(entry.size)
            )
            self.state.show_state(here)
        else:
            self.state.show_state(self.tr("Not here"))

    def show_progress(self, done: int, total: int, *, checking: bool) -> None:
        """Show how far it is."""
        self.meter.show()
        self.meter.show_value(done / total if total else 0.0)
        self.file.hide()
        text = self.tr("Checking") if checking else figures.percent(done / total if total else 0.0)
        self.state.show_state(text, "")

    def _purpose(self, entry: ModelEntry) -> str:
        """What it is for, translated by its role; English for one that is not known here."""
        if entry.role == "content":
            return self.tr("Hears what is said, whoever says it (ContentVec)")
        if entry.role == "pitch":
            return self.tr("Measures the pitch, also in noise (RMVPE)")
        if entry.role == "base" and entry.name.endswith("-g"):
            return self.tr("The voice that a training starts from (base G)")
        if entry.role == "base" and entry.name.endswith("-d"):
            return self.tr("The judge that a training starts from (base D)")
        return entry.purpose
