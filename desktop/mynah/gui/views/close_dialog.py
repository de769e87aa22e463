"""What to do about a run that goes on while the window is being closed."""

from enum import StrEnum

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from mynah.gui import theme
from mynah.gui.views.parts import button, icon, label


class CloseChoice(StrEnum):
    """What was chosen."""

    KEEP = "keep"
    STOP = "stop"
    CANCEL = "cancel"
    STAY = "stay"


class CloseDialog(QDialog):
    """Asks once; Escape stays. Nothing is remembered unless the box is ticked.

    Signals:
        decided: A choice was made (the choice, whether to remember it).
    """

    decided = Signal(str, bool)

    def __init__(
        self, voice: str, progress: str, saved: str, *, tray: bool, parent: QWidget | None = None
    ) -> None:
        """Ask about one run.

        Args:
            voice: Its voice.
            progress: How far it is, in words; may be empty.
            saved: What a stop would cost, in words; may be empty.
            tray: Whether the program stays in the tray when the run is kept.
            parent: The window.
        """
        super().__init__(parent)
        self.setObjectName("close_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("A voice is being made"))
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 64)
        self._choice = CloseChoice.STAY
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.XL, theme.XL, theme.XL, theme.L)
        column.setSpacing(theme.M)
        column.addLayout(self._make_head(voice, progress))
        self.keep = self._add_choice(
            column,
            CloseChoice.KEEP,
            self.tr("Keep running"),
            self.tr("It goes on in the tray and tells you when it is done.")
            if tray
            else self.tr("It goes on without the window. Open Mynah again to see it."),
            "primary",
        )
        self.stop = self._add_choice(
            column,
            CloseChoice.STOP,
            self.tr("Stop and save"),
            saved or self.tr("What was learnt is saved first. Continue whenever you like."),
        )
        self.cancel_run = self._add_choice(
            column,
            CloseChoice.CANCEL,
            self.tr("Cancel the training"),
            self.tr("It ends for good and publishes nothing. Your recordings stay."),
            "danger",
        )
        self.remember = QCheckBox(self.tr("Do this every time"))
        self.remember.setObjectName("close_remember")
        self.remember.setToolTip(self.tr("Can be changed in the settings. Not for cancelling."))
        self.stay = button(self.tr("Stay"), name="close_stay")
        self.stay.clicked.connect(lambda: self._decide(CloseChoice.STAY))
        foot = QHBoxLayout()
        foot.addWidget(self.remember, 1)
        foot.addWidget(self.stay)
        column.addSpacing(theme.S)
        column.addLayout(foot)
        self.keep.setFocus()
        self.finished.connect(self._on_finished)

    def showEvent(self, event: QShowEvent) -> None:
        """Be as high as the words need at this width."""
        super().showEvent(event)
        layout = self.layout()
        if layout is not None:
            self.resize(self.width(), layout.totalHeightForWidth(self.width()))

    def _make_head(self, voice: str, progress: str) -> QHBoxLayout:
        picture = QLabel()
        picture.setPixmap(icon("train", "accent").pixmap(QSize(32, 32), self.devicePixelRatioF()))
        title = label(
            self.tr("“{voice}” is still being made").format(voice=voice), "heading", wrap=True
        )
        text = label(progress, "muted", wrap=True)
        text.setVisible(bool(progress))
        text.setObjectName("close_progress")
        words = QVBoxLayout()
        words.setSpacing(theme.XS)
        words.addWidget(title)
        words.addWidget(text)
        head = QHBoxLayout()
        head.setSpacing(theme.M)
        head.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        return head

    def _add_choice(
        self, column: QVBoxLayout, choice: CloseChoice, text: str, help_text: str, kind: str = ""
    ) -> QPushButton:
        made = button(text, kind, name=f"close_{choice}")
        made.setAccessibleDescription(help_text)
        made.clicked.connect(lambda: self._decide(choice))
        column.addWidget(made)
        words = label(help_text, "muted", wrap=True)
        words.setContentsMargins(theme.XS, 0, theme.XS, theme.S)
        column.addWidget(words)
        return made

    def _decide(self, choice: CloseChoice) -> None:
        self._choice = choice
        self.accept() if choice is not CloseChoice.STAY else self.reject()

    def _on_finished(self) -> None:
        lasting = self._choice in (CloseChoice.KEEP, CloseChoice.STOP)
        self.decided.emit(str(self._choice), lasting and self.remember.isChecked())
