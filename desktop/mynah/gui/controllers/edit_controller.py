"""Changing a sample: cuts, decisions, transcript. All in the background, all undoable."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from mynah.gui.controllers.edit_commands import DoneCommand
from mynah.gui.services.serial_work import SerialWork
from mynah.project import decisions, editing
from mynah.project.cutting import SHORTEST_SECONDS
from mynah.project.samples import Library
from mynah.protocol.errors import ErrorCode, MynahError

if TYPE_CHECKING:
    from mynah.gui.controllers.session import Session
    from mynah.project.sample import Sample
    from mynah.project.workspace import Workspace

Span = tuple[float, float]

_WORTH_SECONDS = 0.25


@dataclass
class _Cut:
    """A cut on the undo stack: what it made, as it is now."""

    edit: editing.Edit
    chosen: bool


class EditController(QObject):
    """Does what the inspector's buttons ask for.

    Args:
        session: What all share.
        edits: Changes of the library, in their order; its own when none is given.
        parent: Its parent.

    Signals:
        working_changed: What is being done, in words; empty when nothing is.
        samples_made: Ids of samples that should be selected now.
        nothing_to_do: One sentence why a change was not needed.
    """

    working_changed = Signal(str)
    samples_made = Signal(list)
    nothing_to_do = Signal(str)

    def __init__(
        self, session: Session, edits: SerialWork | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._edits = edits if edits is not None else SerialWork(session.background, self)

    # Cuts

    def trim(self, sample: Sample, span: Span) -> None:
        """Keep a part of it."""
        if span[1] - span[0] < SHORTEST_SECONDS:
            words = self.tr("Select at least {seconds} s: shorter recordings are of no use.")
            self.nothing_to_do.emit(words.format(seconds=f"{SHORTEST_SECONDS:n}"))
            return
        if span[0] <= 0 and span[1] >= sample.duration:
            words = self.tr("Everything is selected, so there is nothing to cut off.")
            self.nothing_to_do.emit(words)
            return
        workspace = self._session.workspace
        work = partial(editing.trim_sample, workspace, sample.id, *span)
        self._cut(sample, self.tr("Trim"), self.tr("Trimming…"), work)

    def trim_silence(self, sample: Sample) -> None:
        """Cut off the silence at both ends."""
        work = partial(_trim_silence, self._session.workspace, sample)
        nothing = self.tr("There is no silence at its ends that is worth cutting off.")
        self._cut(sample, self.tr("Trim silence"), self.tr("Trimming…"), work, nothing)

    def shorten_pauses(self, sample: Sample) -> None:
        """Take long pauses out, also those at the ends."""
        work = partial(_shorten_pauses, self._session.workspace, sample)
        nothing = self.tr("There are no long pauses in it.")
        self._cut(
            sample, self.tr("Shorten pauses"), self.tr("Listening for pauses…"), work, nothing
        )

    def split(self, sample: Sample, moment: float) -> None:
        """Make two of it."""
        if not SHORTEST_SECONDS <= moment <= sample.duration - SHORTEST_SECONDS:
            words = self.tr("Click in the waveform where it shall be split, then split it.")
            self.nothing_to_do.emit(words)
            return
        workspace = self._session.workspace
        work = partial(editing.split_sample, workspace, sample.id, [moment])
        self._cut(sample, self.tr("Split"), self.tr("Splitting…"), work)

    # Decisions

    def decide(self, sample: Sample, decision: str) -> None:
        """Exclude it, keep it as it is, or let it count like any other."""
        words = {
            decisions.EXCLUDE: self.tr("Exclude"),
            decisions.KEEP: self.tr("Keep anyway"),
        }.get(decision, self.tr("Let it count"))
        workspace = self._session.workspace
        chosen = self._session.samples.is_chosen(sample.id)
        holder: list[decisions.Decided] = []

        def do() -> None:
            holder[:] = [decisions.decide(workspace, sample.id, decision)]

        def done() -> None:
            if decision == decisions.EXCLUDE and chosen:
                self._session.samples.choose([sample.id], chosen=False)
            self._on_changed(bool(holder and holder[0].left))

        def taken_back() -> None:
            if decision == decisions.EXCLUDE and chosen:
                self._session.samples.choose([sample.id])
            self._on_changed(bool(holder[0].left))

        self._change(words, do, lambda: decisions.take_back(workspace, holder[0]), done, taken_back)

    # Transcript

    def set_transcript(self, sample: Sample, text: str) -> None:
        """Store what the person wrote."""
        workspace = self._session.workspace
        about = sample.meta.get("transcript")
        about = dict(about) if isinstance(about, dict) else {}
        before = sample.transcript

        def do() -> None:
            Library(workspace).set_transcript(sample.id, text)

        def back() -> None:
            editing.put_transcript(workspace, sample.id, before, about)

        self._change(self.tr("Transcript"), do, back, self._on_changed, self._on_changed)

    # How it is done

    def _cut(
        self,
        sample: Sample,
        text: str,
        working: str,
        work: Callable[[], editing.Edit | None],
        nothing: str = "",
    ) -> None:
        chosen = self._session.samples.is_chosen(sample.id)

        def done(edit: editing.Edit | None) -> None:
            self.working_changed.emit("")
            if edit is None:
                self.nothing_to_do.emit(nothing)
                return
            cut = _Cut(edit, chosen)
            self._session.undo.push(
                DoneCommand(text, partial(self._uncut, cut), partial(self._recut, cut))
            )
            self._on_cut(cut)

        self._release(sample)
        self.working_changed.emit(working)
        self._edits.run(work, done, self._on_failed, owner=self)

    def _uncut(self, cut: _Cut, command: DoneCommand) -> None:
        workspace = self._session.workspace
        self._move(cut, command, lambda: editing.undo_edit(workspace, cut.edit))

    def _recut(self, cut: _Cut, command: DoneCommand) -> None:
        workspace = self._session.workspace
        self._move(cut, command, lambda: editing.redo_edit(workspace, cut.edit))

    def _move(self, cut: _Cut, command: DoneCommand, work: Callable[[], editing.Edit]) -> None:
        def done(edit: editing.Edit) -> None:
            cut.edit = edit
            self._on_cut(cut)

        self._session.player.clear()
        self._edits.run(work, done, partial(self._on_undo_failed, command), owner=self)

    def _on_cut(self, cut: _Cut) -> None:
        edit = cut.edit
        there = [edit.original] if edit.undone else list(edit.pieces)
        if cut.chosen:
            self._session.samples.choose(there)
        self._on_changed(bool(edit.datasets))
        self.samples_made.emit(there)

    def _change(
        self,
        text: str,
        do: Callable[[], None],
        back: Callable[[], None],
        done: Callable[[], None],
        taken_back: Callable[[], None],
    ) -> None:
        def take_back(command: DoneCommand) -> None:
            failed = partial(self._on_undo_failed, command)
            self._edits.run(back, lambda _: taken_back(), failed, owner=self)

        def do_again(command: DoneCommand) -> None:
            failed = partial(self._on_undo_failed, command)
            self._edits.run(do, lambda _: done(), failed, owner=self)

        def first(_result: object) -> None:
            self._session.undo.push(DoneCommand(text, take_back, do_again))
            done()

        self._edits.run(do, first, self._on_failed, owner=self)

    def _release(self, sample: Sample) -> None:
        """Let go of the file: some systems move no file that is open."""
        if self._session.player.path == str(sample.path):
            self._session.player.clear()

    def _on_changed(self, datasets: bool = False) -> None:
        self._session.reload_samples()
        if datasets:
            self._session.datasets_changed.emit()

    def _on_failed(self, error: Exception) -> None:
        self.working_changed.emit("")
        self._session.report_problem(error)
        self._session.reload_samples()

    def _on_undo_failed(self, command: DoneCommand, error: Exception) -> None:
        command.setObsolete(True)  # the stack lets go of it when it is met again
        self._on_failed(error)


def _trim_silence(workspace: Workspace, sample: Sample) -> editing.Edit | None:
    span = editing.edge_silence(sample)
    if span is None and not _was_measured(sample):
        spans = _spans(sample)
        span = (max(0.0, spans[0][0] - 0.15), spans[-1][1] + 0.15) if spans else None
    if span is None or sample.duration - (span[1] - span[0]) < _WORTH_SECONDS:
        return None
    return editing.trim_sample(workspace, sample.id, *span)


def _shorten_pauses(workspace: Workspace, sample: Sample) -> editing.Edit | None:
    from mynah.audio.quality.spans import without_pauses

    kept = without_pauses(list(_spans(sample)), sample.duration)
    left = sum(end - start for start, end in kept)
    if not kept or sample.duration - left < _WORTH_SECONDS:
        return None
    return editing.remove_pauses(workspace, sample.id, kept)


def _spans(sample: Sample) -> Sequence[Span]:
    from mynah.audio.decode import DecodeError
    from mynah.audio.quality.spans import speech_spans  # scipy is slow to load

    try:
        return speech_spans(sample.path)
    except DecodeError as error:
        name = sample.original_name or sample.id
        raise MynahError(
            ErrorCode.BROKEN_FILE, f"The recording {name} cannot be read. {error.message}"
        ) from error


def _was_measured(sample: Sample) -> bool:
    measures: Any = sample.assessment.get("measures")
    return isinstance(measures, dict) and "silence_before_s" in measures
