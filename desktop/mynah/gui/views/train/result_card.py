"""A finished voice: the proof that it lives, where it is, and what to do with it next."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from mynah.gui import theme
from mynah.gui.views.parts import Card, button, icon, label, set_kind
from mynah.gui.views.parts.flow_row import FlowLayout


@dataclass(frozen=True)
class Proof:
    """One figure of the proof of life.

    Attributes:
        figure: The number with its unit.
        text: What it says.
        good: Whether it is as it should be.
    """

    figure: str
    text: str
    good: bool = True


@dataclass(frozen=True)
class Finished:
    """What is said of a finished run.

    Attributes:
        voice: Name of the voice.
        version: Its version.
        folder: Where it is.
        sample: A sound file of it; empty where there is none.
        proofs: What was measured of it.
        note: What weakens the proof.
        can_convert: Whether there is a page to convert with it.
    """

    voice: str
    version: str = ""
    folder: str = ""
    sample: str = ""
    proofs: tuple[Proof, ...] = ()
    note: str = ""
    can_convert: bool = False


class ResultCard(Card):
    """The good end.

    Signals:
        sample_requested: Play the sample, or pause it.
        folder_requested: Show the voice's folder.
        convert_requested: Convert something with it.
    """

    sample_requested = Signal()
    folder_requested = Signal()
    convert_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        head = QHBoxLayout()
        head.setSpacing(theme.S)
        self._sign = QLabel(self)
        head.addWidget(self._sign)
        self._title = label("", "heading", self, wrap=True)
        head.addWidget(self._title, 1)
        self.body.addLayout(head)
        self._text = label("", "muted", self, wrap=True)
        self.body.addWidget(self._text)
        self._proofs = QWidget(self)
        self._proof_row = FlowLayout(self._proofs, theme.XL)
        self.body.addWidget(self._proofs)
        self._note = label("", "warn", self, wrap=True)
        self.body.addWidget(self._note)
        row = QHBoxLayout()
        self.convert = button(
            self.tr("Convert something"), "primary", "convert", name="use_voice", parent=self
        )
        self.sample = button(self.tr("Play a sample"), "", "play", name="play_sample", parent=self)
        self.folder = button(
            self.tr("Open its folder"), "quiet", "folder", name="open_voice", parent=self
        )
        for one in (self.convert, self.sample, self.folder):
            row.addWidget(one)
        row.addStretch(1)
        self.body.addLayout(row)
        self._unheard = label("", "warn", self, wrap=True)
        self._unheard.setObjectName("sample_unheard")
        self._unheard.hide()
        self.body.addWidget(self._unheard)
        self.convert.clicked.connect(self.convert_requested)
        self.sample.clicked.connect(self.sample_requested)
        self.folder.clicked.connect(self.folder_requested)
        theme.notifier().changed.connect(self._draw)
        self._draw()

    def show_finished(self, finished: Finished) -> None:
        """Show the voice and its proof of life."""
        title = self.tr("{voice} is finished").format(voice=finished.voice)
        self._title.setText(title)
        published = self.tr(
            "It was loaded, it converted a recording, and it is published with your voices "
            "as version {version}."
        )
        plain = self.tr("It was loaded, it converted a recording, and it is published.")
        self._text.setText(
            published.format(version=finished.version) if finished.version else plain
        )
        while (item := self._proof_row.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for proof in finished.proofs:
            self._proof_row.addWidget(_ProofFigure(proof, self._proofs))
        self._note.setText(finished.note)
        self._note.setVisible(bool(finished.note))
        self.convert.setVisible(finished.can_convert)
        self.sample.setVisible(bool(finished.sample))
        set_kind(self.sample, "" if finished.can_convert else "primary")
        self.folder.setVisible(bool(finished.folder))
        self.setAccessibleName(f"{title}. {self._text.text()}")

    def show_playing(self, *, playing: bool) -> None:
        """Whether the sample is heard."""
        self.sample.setText(self.tr("Pause") if playing else self.tr("Play a sample"))
        role = "on_accent" if self.sample.property("kind") == "primary" else "text"
        self.sample.setIcon(icon("pause" if playing else "play", role))

    def show_unheard(self, words: str) -> None:
        """Say why the sample cannot be heard; empty when it can."""
        self._unheard.setText(words)
        self._unheard.setVisible(bool(words))

    def _draw(self) -> None:
        drawn = icon("check_circle", "good").pixmap(QSize(24, 24), self.devicePixelRatioF())
        self._sign.setPixmap(drawn)


class _ProofFigure(QWidget):
    """A number above what it says."""

    def __init__(self, proof: Proof, parent: QWidget) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(label(proof.figure, "figure", self))
        column.addWidget(label(proof.text, "muted" if proof.good else "warn", self))
        self.setAccessibleName(f"{proof.text}: {proof.figure}")
