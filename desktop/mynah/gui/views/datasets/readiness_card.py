"""Whether there is enough for one kind of voice: every rule, and the button that helps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mynah.gui import dataset_words, theme
from mynah.gui.views.datasets.rule_view import RuleView
from mynah.gui.views.parts import Card, Pill, button, label
from mynah.project.readiness import PROVIDERS

if TYPE_CHECKING:
    from mynah.gui.models.choice_facts import ProviderFacts


class ReadinessCard(Card):
    """The rules of one provider.

    Signals:
        fix_requested: The button of a failing rule was pressed (a `Fix`).
        recordings_requested: Add files; shown while the library is empty.
        recording_requested: Record; shown while the library is empty.
    """

    fix_requested = Signal(object)
    recordings_requested = Signal()
    recording_requested = Signal()

    def __init__(self, provider: str, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._provider = provider
        head = QHBoxLayout()
        self._heading = label("", "heading", self, wrap=True)
        self._pill = Pill(parent=self)
        head.addWidget(self._heading, 1)
        head.addWidget(self._pill)
        self._summary = label("", "muted", self, wrap=True)
        self._rules = QVBoxLayout()
        self._rules.setSpacing(theme.S)
        self._views: dict[str, RuleView] = {}
        self._recommended = label("", "muted", self, wrap=True)
        self._start = self._start_buttons()
        self.body.addLayout(head)
        self.body.addWidget(self._summary)
        self.body.addLayout(self._rules)
        self.body.addWidget(self._start)
        self.body.addWidget(self._recommended)

    @property
    def provider(self) -> str:
        """Which provider it shows."""
        return self._provider

    def show_facts(self, facts: ProviderFacts, *, empty: bool) -> None:
        """Show how far the rules are met.

        Args:
            facts: The rules.
            empty: Whether there is no recording at all, so that one pair of buttons is enough.
        """
        self._provider = facts.provider
        name = dataset_words.provider_name(facts.provider)
        self._heading.setText(name)
        self.setAccessibleName(self.tr("Readiness for {name}").format(name=name))
        if facts.ready:
            self._pill.show_state(self.tr("Ready"), "good")
        else:
            self._pill.show_state(self.tr("Not yet"), "warn")
        self._summary.setText(self._summary_words(facts, empty=empty))
        quality = PROVIDERS[facts.provider].min_quality
        codes = {rule.code for rule in facts.rules}
        for code, view in self._views.items():
            view.setVisible(code in codes)
        for rule in facts.rules:
            self._view(rule.code).show_rule(rule, minimum_quality=quality, with_fixes=not empty)
        self._start.setVisible(empty)
        self._show_recommended(facts)

    def _summary_words(self, facts: ProviderFacts, *, empty: bool) -> str:
        if empty:
            return self.tr("This is what it needs. There are no recordings yet.")
        if facts.ready:
            return self.tr("All that it needs is there.")
        return self.tr("%n thing(s) missing. Each has a button that helps.", "", facts.missing)

    def _show_recommended(self, facts: ProviderFacts) -> None:
        wanted = facts.ready and not facts.recommended
        self._recommended.setVisible(wanted)
        if wanted:
            words = self.tr("It will sound better with {length} or more.")
            length = dataset_words.length(facts.recommended_seconds)
            self._recommended.setText(words.format(length=length))

    def _view(self, code: str) -> RuleView:
        if code not in self._views:
            view = RuleView(code, self)
            view.fix_requested.connect(self.fix_requested)
            self._rules.addWidget(view)
            self._views[code] = view
        return self._views[code]

    def _start_buttons(self) -> QWidget:
        made = QWidget(self)
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.S)
        add = button(self.tr("Add recordings"), "", "add", name="readiness_add", parent=made)
        record = button(self.tr("Record"), "", "mic", name="readiness_record", parent=made)
        add.clicked.connect(self.recordings_requested)
        record.clicked.connect(self.recording_requested)
        for one in (add, record):
            column.addWidget(one)
        made.hide()
        return made
