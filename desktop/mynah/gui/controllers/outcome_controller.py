"""Tells how runs end, once each, and which runs were interrupted before this start."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from mynah.gui import training_words
from mynah.gui.controllers.banners import Banners
from mynah.gui.controllers.session import Session
from mynah.gui.models.outcomes import Notice, Outcome, OutcomePolicy
from mynah.gui.models.run_info import RunInfo
from mynah.gui.services.notifier import Notifier, notice_words
from mynah.project import activity
from mynah.project.workspace import Workspace

MOST_ANNOUNCED = 1
_KINDS = {
    Outcome.FINISHED: "good",
    Outcome.FAILED: "bad",
    Outcome.ATTENTION: "warn",
    Outcome.CONVERTED: "good",
}


class OutcomeController(QObject):
    """Listens to the runs that this window sees at work.

    Args:
        session: Its runs are watched.
        banners: Where interrupted runs are announced.
        notifier: Shows the notices.
        parent: Its parent.

    Signals:
        told: A notice was shown.
    """

    told = Signal(object)

    def __init__(
        self,
        session: Session,
        banners: Banners,
        notifier: Notifier,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._banners = banners
        self._notifier = notifier
        self._policy = OutcomePolicy()
        self._heard: set[QObject] = set()
        self._announced: set[str] = set()
        self._first_list = True
        session.runs.watcher_added.connect(self._on_watcher_added)
        session.runs.runs_changed.connect(self._on_runs_changed)
        session.workspace_changed.connect(self._on_workspace_changed)
        session.outcome_given.connect(self._tell)
        self._on_runs_changed()

    def show_notice(self, notice: Notice) -> None:
        """Show a notice as a strip whose button opens the run."""
        title, text = notice_words(notice)
        self._banners.show_banner(
            "warn" if notice.failed else _KINDS[notice.outcome],
            title,
            text,
            self.tr("Show"),
            partial(self.open_run, notice.run),
        )

    def open_run(self, run: str) -> None:
        """Show a run in its section; without one, the queue of conversions."""
        if run:
            self._session.go_to("train", {"run": run})
        else:
            self._session.go_to("convert")

    def _on_workspace_changed(self) -> None:
        self._policy.forget_all()
        self._heard.clear()
        self._announced.clear()
        self._first_list = True

    def _on_watcher_added(self, watcher: QObject) -> None:
        self._heard.add(watcher)
        watcher.event_received.connect(partial(self._on_event, watcher))  # type: ignore[attr-defined]

    def _on_event(self, watcher: object, event: object) -> None:
        if watcher in self._heard and getattr(watcher, "is_live", False):
            self._tell(self._policy.heard(watcher.run, event))  # type: ignore[attr-defined, arg-type]

    def _on_runs_changed(self) -> None:
        runs = self._session.runs.runs
        for info in runs:
            if info.alive:
                self._session.runs.watch(info.run)
            self._tell(
                self._policy.listed(info.run, info.voice, info.state, info.reason, alive=info.alive)
            )
        if runs and self._first_list:
            self._first_list = False
            self._announce(runs)

    def _tell(self, notice: Notice | None) -> None:
        if notice is None:
            return
        if self._session.settings.value.notifications:
            self._notifier.show(notice)
        else:
            self.show_notice(notice)
        self.told.emit(notice)

    def _announce(self, runs: list[RunInfo]) -> None:
        """Say which runs ended without a word while nobody looked."""
        found = [one for one in runs if was_interrupted(one)]
        if not found:
            return
        workspace = self._session.workspace
        self._session.background.run(
            partial(activity.known_runs, workspace, ["run_interrupted"]),
            partial(self._on_known, workspace, found),
            owner=self,
        )

    def _on_known(
        self, workspace: Workspace, found: list[RunInfo], known: set[tuple[str, str]]
    ) -> None:
        if workspace is not self._session.workspace:
            return
        told = {run for _, run in known}
        for info in [one for one in found if one.run not in told][:MOST_ANNOUNCED]:
            self._announced.add(info.run)
            self._banners.show_banner(
                "warn",
                self.tr("“{voice}” was interrupted").format(voice=info.voice),
                self.reached_words(info),
                self.tr("Continue"),
                partial(self._continue, info.run),
                partial(self._put_away, info),
            )

    def reached_words(self, info: RunInfo) -> str:
        """What was reached, what is saved, and what continuing costs."""
        parts = []
        current = info.current
        if current is not None and current.total:
            reached = training_words.of_total(current.done, current.total, current.unit)
            parts.append(
                self.tr("It came to: {stage}, {reached}.").format(
                    stage=training_words.stage_name(info.stage), reached=reached
                )
            )
        elif info.stage:
            parts.append(
                self.tr("It came to: {stage}.").format(stage=training_words.stage_name(info.stage))
            )
        lost = info.unsaved_s
        if info.saved_s is None:
            parts.append(self.tr("Continuing begins this part anew."))
        elif lost < 1:
            parts.append(self.tr("Everything is saved; continuing costs nothing."))
        else:
            parts.append(
                self.tr("Continuing repeats {duration} of work.").format(
                    duration=training_words.duration(lost)
                )
            )
        return " ".join(parts)

    def _continue(self, run: str) -> None:
        self._session.runs.resume(run)
        self.open_run(run)

    def _put_away(self, info: RunInfo) -> None:
        """Write it down, so that the next start does not say it again."""
        workspace = self._session.workspace
        self._session.background.run(
            partial(activity.append, workspace, "run_interrupted", info.voice, run=info.run),
            lambda _entry: None,
            owner=self,
        )


def was_interrupted(info: RunInfo) -> bool:
    """Whether a run ended without a word and can be continued."""
    stopped = info.reason == "stopped"
    return info.state == "interrupted" and not stopped and info.resumable and not info.alive
