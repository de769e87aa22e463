"""One tab for each program that can make a voice of the recordings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QPushButton, QTabBar, QVBoxLayout, QWidget

from mynah.gui import theme
from mynah.gui.views.datasets.readiness_card import ReadinessCard
from mynah.gui.views.datasets.voice_kind_choice import VoiceKindChoice
from mynah.gui.views.parts import Banner, button, icon

if TYPE_CHECKING:
    from mynah.gui.models.choice_facts import ChoiceFacts

TABS = ("rvc", "sovits", "piper")


class ProviderTabs(QWidget):
    """RVC with Lite, GPT-SoVITS and Piper; as tall as the tab in front, so that it can scroll.

    Signals:
        fix_requested: The button of a failing rule was pressed (a `Fix`).
        kind_chosen: ``lite`` or ``rvc`` was chosen.
        train_requested: Go to training with this kind of voice.
        export_requested: Prepare and export for ``rvc``, ``sovits`` or ``piper``.
        recordings_requested: Add files.
        recording_requested: Record.
        tab_chosen: Key of the tab that is in front.
    """

    fix_requested = Signal(object)
    kind_chosen = Signal(str)
    train_requested = Signal(str)
    export_requested = Signal(str)
    recordings_requested = Signal()
    recording_requested = Signal()
    tab_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts: ChoiceFacts | None = None
        self._cards: dict[str, ReadinessCard] = {}
        self._exports: dict[str, QPushButton] = {}
        self._pages: dict[str, QWidget] = {}
        self._bar = QTabBar(self)
        self._bar.setObjectName("provider_tabs")
        self._bar.setAccessibleName(self.tr("Programs that make voices"))
        self._bar.setDrawBase(False)
        self._bar.setExpanding(False)
        self.kind = VoiceKindChoice(self)
        self.kind.kind_chosen.connect(self._on_kind)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.S)
        column.addWidget(self._bar)
        names = {"rvc": self.tr("RVC"), "sovits": self.tr("GPT-SoVITS"), "piper": self.tr("Piper")}
        for key in TABS:
            self._bar.addTab(names[key])
            page = self._voice_page() if key == "rvc" else self._export_page(key)
            page.setVisible(key == TABS[0])
            column.addWidget(page)
            self._pages[key] = page
        self._bar.currentChanged.connect(self._on_tab)

    def show_facts(self, facts: ChoiceFacts) -> None:
        """Show how far every rule is met."""
        self._facts = facts
        empty = facts.library.samples == 0
        for number, key in enumerate(TABS):
            provider = self.kind.kind if key == "rvc" else key
            one = facts.providers.get(provider)
            if one is None:
                continue
            self._cards[key].show_facts(one, empty=empty)
            missing = self.tr("%n thing(s) missing", "", one.missing)
            self._bar.setTabIcon(number, icon("check", "good") if one.ready else QIcon())
            self._bar.setTabToolTip(number, self.tr("Ready") if one.ready else missing)
            self._exports[key].setEnabled(not empty)

    def show_kind(self, kind: str) -> None:
        """Show another kind of voice as chosen."""
        self.kind.show_kind(kind)
        self._show_again()

    @property
    def bar_width(self) -> int:
        """What the tabs need to be seen together, also when all are marked as ready."""
        unmarked = sum(self._bar.tabIcon(number).isNull() for number in range(len(TABS)))
        return self._bar.sizeHint().width() + unmarked * (self._bar.iconSize().width() + theme.S)

    def choose_tab(self, key: str) -> None:
        """Bring a tab to the front."""
        if key in TABS:
            self._bar.setCurrentIndex(TABS.index(key))

    def _voice_page(self) -> QWidget:
        page, column = self._page("rvc")
        column.addWidget(self.kind)
        column.addWidget(self._card("rvc", "lite"))
        train = button(self.tr("Go to training"), "", "train", name="dataset_train", parent=page)
        train.clicked.connect(lambda: self.train_requested.emit(self.kind.kind))
        column.addWidget(train)
        column.addWidget(self._export_button("rvc", self.tr("Export for another RVC trainer…")))
        column.addStretch(1)
        return page

    def _export_page(self, key: str) -> QWidget:
        page, column = self._page(key)
        words = {
            "sovits": self.tr(
                "Mynah prepares the recordings and a reference clip. Training the voice happens "
                "in GPT-SoVITS, not here."
            ),
            "piper": self.tr(
                "Mynah prepares the recordings and their transcripts. Training the voice happens "
                "in Piper, not here."
            ),
        }
        banner = Banner("info", "", words[key], closable=False, parent=page)
        column.addWidget(banner)
        column.addWidget(self._card(key, key))
        column.addWidget(self._export_button(key, self.tr("Prepare and export…")))
        column.addStretch(1)
        return page

    def _page(self, key: str) -> tuple[QWidget, QVBoxLayout]:
        page = QWidget(self)
        page.setObjectName(f"provider_{key}")
        column = QVBoxLayout(page)
        column.setContentsMargins(0, theme.M, 0, 0)
        column.setSpacing(theme.M)
        return page, column

    def _card(self, key: str, provider: str) -> ReadinessCard:
        card = ReadinessCard(provider, self)
        card.fix_requested.connect(self.fix_requested)
        card.recordings_requested.connect(self.recordings_requested)
        card.recording_requested.connect(self.recording_requested)
        self._cards[key] = card
        return card

    def _export_button(self, key: str, text: str) -> QWidget:
        kind = "quiet" if key == "rvc" else ""
        made = button(text, kind, "export", name=f"export_{key}", parent=self)
        made.clicked.connect(lambda: self.export_requested.emit(key))
        self._exports[key] = made
        return made

    def _on_kind(self, kind: str) -> None:
        self._show_again()
        self.kind_chosen.emit(kind)

    def _on_tab(self, index: int) -> None:
        for key, page in self._pages.items():
            page.setVisible(key == TABS[index])
        self.tab_chosen.emit(TABS[index])

    def _show_again(self) -> None:
        if self._facts is not None:
            self.show_facts(self._facts)
