"""The set-up of a training: what is chosen, what is in the way, what to do next."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from mynah.gui.controllers.material_reader import MaterialReader
from mynah.gui.controllers.preflight_controller import PreflightController
from mynah.gui.models.next_step import Next, Situation, Step, next_step
from mynah.gui.models.preflight import Fix, OtherRun, is_trainable, look, missing_models
from mynah.gui.models.training_choice import TrainingChoice
from mynah.gui.views.train import setup_words
from mynah.gui.views.train.setup_view import SetupView

if TYPE_CHECKING:
    from mynah.gui.controllers.living_run import LivingRun
    from mynah.gui.controllers.session import Session
    from mynah.gui.models.run_info import RunInfo
    from mynah.gui.models.training_material import Offer
    from mynah.project.defaults import Value
    from mynah.project.settings import Settings
    from mynah.protocol.events import Failed


class SetupController(QObject):
    """Keeps the set-up true to the library, the runs and this computer.

    Attributes:
        view: The widget.
        choice: What is chosen.
        next: What the main button does.

    Signals:
        open_requested: Show a run (its id).
        continue_requested: Continue a run (its id).
        run_begun: The training that was set up here has begun (its id).
        ticked_requested: Train on what is ticked in the library.
    """

    open_requested = Signal(str)
    continue_requested = Signal(str)
    run_begun = Signal(str)
    ticked_requested = Signal()

    def __init__(self, session: Session, living: LivingRun, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._living = living
        self.choice = TrainingChoice(values=dict(session.settings.value.train))
        self.next = Next(Step.WAIT)
        self._reader = MaterialReader(session, self)
        self._starting = False
        self._looked = False
        self._ticked = 0
        self.view = SetupView()
        self.preflight = PreflightController(session, self.view.preflight.trial, self)
        self._steps = self._made_steps()
        self._fixes = self._made_fixes()
        self._connect()
        self.read_again()

    def _connect(self) -> None:
        material, kind, session = self.view.material, self.view.kind, self._session
        self.view.step_requested.connect(self._on_step)
        material.dataset_chosen.connect(self.choose_dataset)
        material.voice_edited.connect(lambda name: self._choose(replace(self.choice, voice=name)))
        material.ticked_requested.connect(self.ticked_requested)
        material.library_requested.connect(lambda: session.go_to("library"))
        kind.kind_chosen.connect(self._on_kind)
        kind.effort_chosen.connect(lambda name: self._choose(self.choice.with_effort(name)))
        kind.value_changed.connect(self._on_value)
        kind.reset_requested.connect(lambda: self._choose(replace(self.choice, values={})))
        kind.models_requested.connect(lambda: self._on_fix(Fix.GET_MODELS))
        self.view.preflight.fix_requested.connect(self._on_fix)
        self.view.preflight.check_again_requested.connect(self.check_again)
        self.preflight.changed.connect(self.refresh)
        self._reader.changed.connect(self._on_read)
        session.settings.changed.connect(self._on_settings_changed)
        session.workspace_changed.connect(self._on_workspace_changed)
        session.samples_changed.connect(self.read_again)
        session.datasets_changed.connect(self.read_again)
        session.runs.runs_changed.connect(self.refresh)
        session.runs.run_started.connect(self._on_run_started)
        session.runs.start_failed.connect(self._on_start_failed)

    def first_look(self) -> None:
        """Somebody looks at this for the first time: find out about the computer."""
        if not self._looked:
            self._looked = True
            self.preflight.look()

    def check_again(self) -> None:
        """Look at recordings and computer anew."""
        self.read_again()
        self.preflight.look()

    def choose_dataset(self, name: str, kind: str = "") -> None:
        """Train on a dataset; empty: on the whole library. Without a kind that stays as it is."""
        voice, kind = self.choice.voice or name, kind or self.choice.kind
        self._choose(replace(self.choice, voice=voice, dataset=name, kind=kind))
        self.read_again()

    def show_ticked(self, count: int) -> None:
        """How many recordings are ticked in the library, when that is not all; else 0."""
        self._ticked = count
        self.view.material.show_ticked(0 if self.choice.dataset else count)

    def read_again(self) -> None:
        """Count the recordings anew."""
        self._reader.read(self.choice.dataset, self.choice.kind)

    @property
    def offer(self) -> Offer:
        """What there is to choose from."""
        return self._reader.offer

    def refresh(self) -> None:
        """Show everything as it is now."""
        choice, material, other = self.choice, self._reader.material, self._other
        result, facts, resumable = (
            self.preflight.result(choice),
            self.preflight.facts,
            self._resumable,
        )
        checks = look(choice, material, facts, other, result)
        self.next = next_step(
            Situation(
                choice,
                material,
                checks,
                other,
                resumable is not None,
                self.preflight.tried(choice),
                self.preflight.trying,
                self._starting,
            )
        )
        self._show_material(resumable)
        self.view.kind.show_choice(choice)
        if facts is not None:
            missing = missing_models("rvc", facts)
            trainable = is_trainable("rvc", facts)
            reason = setup_words.rvc_reason(missing, trainable=trainable)
            self.view.kind.show_rvc(available=trainable and not missing, reason=reason)
        self.view.preflight.show_checks(checks)
        self.preflight.show(choice)
        self.view.show_next(self.next, setup_words.summary(self.next, choice, result, resumable))

    def _show_material(self, resumable: RunInfo | None) -> None:
        card, name = self.view.material, self.choice.voice.strip()
        card.show_sets(self.offer.names, self.choice.dataset)
        card.show_material(self._reader.material)
        taken = bool(name) and name in self.offer.voices
        note = setup_words.name_note(taken=taken, resumable=resumable is not None)
        card.show_voice(self.choice.voice, note)
        self.show_ticked(self._ticked)

    @property
    def _other(self) -> OtherRun | None:
        """The run that is going on."""
        living = self._session.runs.info(self._living.run)
        if living is None or not living.alive:
            return None
        return OtherRun(living.run, living.voice, living.state)

    @property
    def _resumable(self) -> RunInfo | None:
        """The newest run of this voice, if it can be continued."""
        name = self.choice.voice.strip()
        same = (info for info in self._session.runs.runs if info.voice == name)
        newest = next(same, None) if name else None
        return newest if newest is not None and newest.resumable else None

    # What was found

    def _on_read(self) -> None:
        if self.offer.material.dataset != self.choice.dataset:  # it is gone
            self.choice = replace(self.choice, dataset="")
        self.refresh()

    def _on_workspace_changed(self) -> None:
        self.preflight.forget()
        self._reader.forget()
        self._starting = False
        self.choice = replace(self.choice, voice="", dataset="")
        if self._looked:
            self.preflight.look()
        self.read_again()
        self.refresh()

    # What was chosen

    def _on_kind(self, kind: str) -> None:
        self._choose(replace(self.choice, kind=kind))
        self.read_again()

    def _on_value(self, name: str, value: Value) -> None:
        self._choose(self.choice.with_value(name, value))

    def _choose(self, choice: TrainingChoice) -> None:
        before, self.choice = self.choice, choice
        if choice.values != before.values:
            self._session.settings.update(train=dict(choice.values))
        self.refresh()

    # What is done

    def _made_steps(self) -> Mapping[Step, Callable[[], None]]:
        return {
            Step.ADD_RECORDINGS: lambda: self._on_fix(Fix.ADD_RECORDINGS),
            Step.CHOOSE_RECORDINGS: lambda: self._on_fix(Fix.OPEN_LIBRARY),
            Step.CHOOSE_NAME: self.view.material.focus_name,
            Step.FIX: lambda: self._on_fix(self.next.fix),
            Step.CHECK: lambda: self.preflight.begin(self.choice, self._ordered),
            Step.STOP_CHECK: self.preflight.stop,
            Step.TRAIN: self._start,
            Step.SHOW_RUN: self._show_other,
            Step.CONTINUE: self._continue,
        }

    def _made_fixes(self) -> Mapping[Fix, Callable[[], None]]:
        go_to = self._session.go_to
        return {
            Fix.ADD_RECORDINGS: lambda: go_to("library", "add"),
            Fix.OPEN_LIBRARY: lambda: go_to("library", "readiness"),
            Fix.CHOOSE_LITE: lambda: self._on_kind("lite"),
            Fix.GET_MODELS: lambda: go_to("first_start"),
            Fix.FREE_SPACE: lambda: go_to("library", "bin"),
            Fix.SMALLER_BATCH: self._use_smaller_batch,
            Fix.SHOW_RUN: self._show_other,
            Fix.CHECK_AGAIN: self.check_again,
        }

    @property
    def _ordered(self) -> TrainingChoice:
        """The choice, with the threads of the general settings where it says nothing of them."""
        threads = self._session.settings.value.threads
        if threads > 0 and self.choice.value("threads") is None:
            return self.choice.with_value("threads", threads)
        return self.choice

    def _on_settings_changed(self, settings: Settings) -> None:
        """The defaults were changed elsewhere, for example all reset."""
        if dict(settings.train) != dict(self.choice.values):
            self.choice = replace(self.choice, values=dict(settings.train))
            self.refresh()

    def _on_step(self, step: Step) -> None:
        action = self._steps.get(step)
        if action is not None:
            action()

    def _on_fix(self, fix: Fix) -> None:
        action = self._fixes.get(fix)
        if action is not None:
            action()

    def _use_smaller_batch(self) -> None:
        result = self.preflight.result(self.choice)
        if result is None or result.largest_batch < 1:
            return
        self._choose(self.choice.with_value("batch_size", result.largest_batch))

    def _show_other(self) -> None:
        if self._other is not None:
            self.open_requested.emit(self._other.run)

    def _continue(self) -> None:
        if self._resumable is not None:
            self.continue_requested.emit(self._resumable.run)

    def _start(self) -> None:
        self._starting = True
        self.refresh()
        queue = self._other is not None
        self._session.runs.start(self._ordered.train_arguments(queue=queue))

    def _on_run_started(self, run: str) -> None:
        begun, self._starting = self._starting, False
        self.refresh()
        if begun:
            self.run_begun.emit(run)

    def _on_start_failed(self, error: Failed) -> None:
        self._starting = False
        self._session.report_problem(error)
        self.refresh()
