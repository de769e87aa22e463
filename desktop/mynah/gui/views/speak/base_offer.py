"""What is missing before a base voice can speak, and the one thing to do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from mynah.gui import theme
from mynah.gui.models import figures
from mynah.gui.views.parts import Meter, button, label, set_kind
from mynah.gui.views.parts.flow_row import flow_widget

if TYPE_CHECKING:
    from mynah.gui.models.speech import Base, SpeechEngine


class BaseOffer(QFrame):
    """A strip in the choices: a download with its size and licence, or an engine to install.

    Pressing the button, which names the size, is the consent; nothing is fetched before.

    Signals:
        download_requested: Fetch a model (its name).
        stop_requested: Stop; what has come is kept.
        copy_requested: Put a command on the clipboard.
        look_requested: Look again for engines and voices.
    """

    download_requested = Signal(str)
    stop_requested = Signal()
    copy_requested = Signal(str)
    look_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        set_kind(self, "warn")
        self._model = self._command = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.M, theme.S, theme.M, theme.S)
        column.setSpacing(theme.S)
        self.title = label("", "strong", self, wrap=True)
        self.text = label("", "", self, wrap=True)
        self.text.setObjectName("speak_offer")
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.meter = Meter(self)
        self.download = button("", "", "download", name="speak_download", parent=self)
        self.download.clicked.connect(lambda: self.download_requested.emit(self._model))
        self.stop = button(self.tr("Stop"), "", "stop", name="speak_stop_download", parent=self)
        self.stop.setToolTip(self.tr("What has come is kept for the next time"))
        self.stop.clicked.connect(self.stop_requested)
        self.copy = button(
            self.tr("Copy the command"), "", "copy", name="speak_copy_command", parent=self
        )
        self.copy.clicked.connect(lambda: self.copy_requested.emit(self._command))
        self.look = button(
            self.tr("Look again"), "", "refresh", name="speak_look_again", parent=self
        )
        self.look.clicked.connect(self.look_requested)
        for part in (self.title, self.text, self.meter):
            column.addWidget(part)
        column.addWidget(flow_widget(self.download, self.stop, self.copy, self.look))
        self.put_away()

    def put_away(self) -> None:
        """Nothing is missing."""
        self.hide()

    def show_download(self, base: Base) -> None:
        """Offer to fetch a base voice."""
        self._model = base.model or base.id
        self.title.setText(self.tr("{name} is not on this computer").format(name=base.title))
        licence = base.licence or self.tr("not stated")
        self.text.setText(
            self.tr(
                "Licence: {licence}. It is checked before it is used and works offline from then "
                "on. Until then another base voice speaks."
            ).format(licence=licence)
        )
        self.download.setText(self.tr("Download {size}").format(size=figures.size(base.size)))
        self._show_parts(self.download)

    def show_engine(self, engine: SpeechEngine) -> None:
        """Say what to install."""
        self._command = engine.command
        self.title.setText(self.tr("{name} cannot speak here").format(name=engine.name))
        words = (engine.reason, engine.hint.replace("`", ""))
        self.text.setText(" ".join(one for one in words if one))
        if engine.command:
            self._show_parts(self.look, self.copy)
        else:
            self._show_parts(self.look)

    def show_progress(self, done: int, total: int, *, checking: bool, left: str = "") -> None:
        """Show how far a download is."""
        self.title.setText(self.tr("Checking…") if checking else self.tr("Downloading…"))
        amount = self.tr("{done} of {total}").format(
            done=figures.size(done), total=figures.size(total)
        )
        self.text.setText(" · ".join(one for one in (amount if total else "", left) if one))
        self.meter.show_value(done / total if total else 0.0)
        self._show_parts(self.meter, self.stop)

    def _show_parts(self, *parts: QWidget) -> None:
        for one in (self.meter, self.download, self.stop, self.copy, self.look):
            one.setVisible(one in parts)
        self.text.setVisible(bool(self.text.text()))
        self.setAccessibleName(f"{self.title.text()}. {self.text.text()}")
        self.show()
