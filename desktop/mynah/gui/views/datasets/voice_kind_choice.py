"""Lite or RVC: which voice this computer shall train, and why one of them is suggested."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QWidget

from mynah.gui import theme
from mynah.gui.views.parts import Card, label

if TYPE_CHECKING:
    from mynah.gui.models.computer import Computer

KINDS = ("lite", "rvc")


class VoiceKindChoice(Card):
    """Two kinds of voice with a sentence each.

    Signals:
        kind_chosen: The person chose ``lite`` or ``rvc``.
    """

    kind_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.set_title(self.tr("Kind of voice"))
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QRadioButton] = {}
        self._row = QHBoxLayout()
        self._row.setSpacing(theme.L)
        for kind, name in {"lite": self.tr("&Lite"), "rvc": self.tr("&RVC")}.items():
            self._add(kind, name)
        self._row.addStretch(1)
        self.body.addLayout(self._row)
        self._words = label("", "", self, wrap=True)
        self._why = label("", "muted", self, wrap=True)
        self.body.addWidget(self._words)
        self.body.addWidget(self._why)
        self._group.buttonClicked.connect(self._on_clicked)
        self.show_kind("lite")
        self.show_computer(None)

    @property
    def kind(self) -> str:
        """What is chosen."""
        return next((kind for kind, one in self._buttons.items() if one.isChecked()), "lite")

    def show_kind(self, kind: str) -> None:
        """Show another kind as chosen."""
        known = kind if kind in self._buttons else "lite"
        self._buttons[known].setChecked(True)
        self._words.setText(self._description(known))

    def show_computer(self, computer: Computer | None) -> None:
        """Say what was found on this computer; ``None`` while nobody has looked."""
        self._why.setText(self._reason(computer))

    def _reason(self, computer: Computer | None) -> str:
        if computer is None:
            return self.tr("Lite works on every computer. You can change this at any time.")
        if computer.rvc_models and computer.graphics_card:
            return self.tr("This computer has a graphics card and the RVC models: choose RVC.")
        if computer.graphics_card:
            return self.tr(
                "This computer has a graphics card. RVC still needs its models; Lite is ready now."
            )
        if computer.rvc_models:
            return self.tr(
                "No graphics card was found: RVC would take days here. Lite is the better choice."
            )
        return self.tr(
            "No graphics card and no RVC models were found here: Lite is the better choice."
        )

    def _description(self, kind: str) -> str:
        if kind == "lite":
            return self.tr(
                "Trains in about half an hour without a graphics card, with nothing to download. "
                "Plays in Mynah."
            )
        return self.tr(
            "The full voice: plays in Mynah, Applio, RVC WebUI and others. Needs models that are "
            "downloaded once, and a graphics card to be quick."
        )

    def _add(self, kind: str, name: str) -> None:
        made = QRadioButton(name, self)
        made.setObjectName(f"kind_{kind}")
        made.setAccessibleName(name.replace("&", ""))
        made.setAccessibleDescription(self._description(kind))
        made.setToolTip(self._description(kind))
        self._group.addButton(made)
        self._buttons[kind] = made
        self._row.addWidget(made)

    def _on_clicked(self) -> None:
        self._words.setText(self._description(self.kind))
        self.kind_chosen.emit(self.kind)
