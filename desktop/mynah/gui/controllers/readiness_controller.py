"""Keeps the totals and the rules of every kind of voice up to date, off the GUI thread."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from mynah.gui.models import choice_facts
from mynah.gui.models.choice_facts import ChoiceFacts
from mynah.gui.models.computer import Computer
from mynah.protocol.errors import MynahError

if TYPE_CHECKING:
    from mynah.gui.controllers.session import Session
    from mynah.gui.models.choice_facts import Fix
    from mynah.gui.services.background import Task
    from mynah.gui.views.datasets.provider_tabs import ProviderTabs

_GATHER_MS = 40  # ticking many clips is one change


class ReadinessController(QObject):
    """Works the rules out anew whenever samples or ticks change, and passes wishes on.

    Signals:
        facts_changed: The totals and rules (a `ChoiceFacts`).
        worst_requested: Show these clips, the worst first (a list of ids).
        longest_requested: Show these clips, which are long enough to be split (a list of ids).
        untranscribed_requested: Show these clips, which have no transcript (a list of ids).
        recordings_requested: Choose files to add.
        recording_requested: Go to the recorder.
        automatic_requested: Choose clips automatically, for this provider.
    """

    facts_changed = Signal(object)
    worst_requested = Signal(object)
    longest_requested = Signal(object)
    untranscribed_requested = Signal(object)
    recordings_requested = Signal()
    recording_requested = Signal()
    automatic_requested = Signal(str)

    def __init__(self, session: Session, tabs: ProviderTabs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._tabs = tabs
        self._tab = "rvc"
        self._seed = choice_facts.DEFAULT_SEED
        self._task: Task | None = None
        self._computer: Computer | None = None
        self._asked = False
        self.facts = ChoiceFacts()
        self._gather = QTimer(self)
        self._gather.setSingleShot(True)
        self._gather.setInterval(_GATHER_MS)
        self._gather.timeout.connect(self._compute)
        session.samples_changed.connect(self.refresh)
        session.workspace_changed.connect(self.refresh)
        session.samples.chosen_changed.connect(self.refresh)
        session.settings.changed.connect(self._show_kind)
        tabs.fix_requested.connect(self._on_fix)
        tabs.recordings_requested.connect(self.recordings_requested)
        tabs.recording_requested.connect(self.recording_requested)
        tabs.kind_chosen.connect(self._on_kind_chosen)
        tabs.tab_chosen.connect(self._on_tab_chosen)
        self._show_kind()
        self.refresh()

    @property
    def provider(self) -> str:
        """The kind of voice or program that is looked at now."""
        return self._tabs.kind.kind if self._tab == "rvc" else self._tab

    def refresh(self) -> None:
        """Work everything out anew, soon."""
        self._gather.start()

    def set_seed(self, seed: int) -> None:
        """Hold clips out by another seed."""
        if seed != self._seed:
            self._seed = seed
            self.refresh()

    def set_computer(self, computer: Computer) -> None:
        """Say what was found on this computer; without an own choice its suggestion is taken."""
        self._computer = computer
        self._tabs.kind.show_computer(computer)
        self._show_kind()

    def _compute(self) -> None:
        if self._task is not None:
            self._task.cancel()
        samples, chosen = self._session.samples.samples, self._session.samples.chosen()
        work = partial(choice_facts.choice_facts, samples, chosen, self._seed)
        self._task = self._session.background.run(
            work, self._on_facts, self._session.report_problem, owner=self, priority=1
        )

    def _on_facts(self, facts: ChoiceFacts) -> None:
        self._task = None
        self.facts = facts
        self._tabs.show_facts(facts)
        self.facts_changed.emit(facts)

    def _on_fix(self, fix: Fix) -> None:
        if fix.action == choice_facts.ADD:
            self.recordings_requested.emit()
        elif fix.action == choice_facts.RECORD:
            self.recording_requested.emit()
        elif fix.action == choice_facts.CHOOSE:
            self.automatic_requested.emit(self.provider)
        elif fix.action == choice_facts.SPLIT:
            self.longest_requested.emit(list(fix.ids))
        elif fix.action == choice_facts.WRITE:
            self.untranscribed_requested.emit(list(fix.ids))
        else:
            self.worst_requested.emit(list(fix.ids))

    def _on_tab_chosen(self, tab: str) -> None:
        self._tab = tab

    def _on_kind_chosen(self, kind: str) -> None:
        settings = self._session.settings
        try:
            settings.update(train={**settings.value.train, "kind": kind})
        except MynahError as error:
            self._session.report_problem(error)
        if kind == "rvc" and self._computer is None and not self._asked:
            # Only now: the answer needs a process of its own, which the start need not pay for.
            self._asked = True
            self._session.jobs.ask(["doctor"], self._on_doctor, owner=self)

    def _on_doctor(self, answer: object) -> None:
        if isinstance(answer, dict):
            self.set_computer(Computer.from_doctor(answer))

    def _show_kind(self) -> None:
        suggested = self._computer.suggested_kind if self._computer is not None else "lite"
        self._tabs.show_kind(str(self._session.settings.value.train.get("kind") or suggested))
