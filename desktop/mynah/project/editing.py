"""Cutting samples: trim, split, take out pauses. The recording that was there goes to the bin.

What is cut is a new sample (another content is another id) of the same rate, channels and coding,
equal to its original sample for sample, measured anew, that says which part of what it is.
Datasets that referred to the original refer to the new ones from the same moment on. A crash
leaves either everything as it was or everything done; the original is never lost.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from mynah.audio import decode
from mynah.project import atomic, cutting, edit_journal, leftovers, storing
from mynah.project.locks import locked
from mynah.project.sample import META_SUFFIX, SCHEMA_VERSION, Sample
from mynah.project.sample_bin import bin_entry
from mynah.project.samples import Library
from mynah.project.workspace import Workspace, check_schema, now
from mynah.protocol.errors import ErrorCode, MynahError

if TYPE_CHECKING:
    from mynah.project.importing import Assess

Span = cutting.Span


@dataclass(frozen=True)
class Edit:
    """A cut that was made, and can be taken back and made again.

    Attributes:
        kind: ``trim``, ``split`` or ``pauses``.
        original: Id of the sample that was cut.
        pieces: Ids of the samples it became.
        binned: Entry in the bin of each sample that is not in the library now, by id.
        datasets: File names of the datasets that refer to other samples since.
        needs_review: Whether the transcript of the new samples has to be looked at.
    """

    kind: str
    original: str
    pieces: tuple[str, ...]
    binned: Mapping[str, str] = field(default_factory=dict)
    datasets: tuple[str, ...] = ()
    needs_review: bool = False

    @property
    def undone(self) -> bool:
        """Whether the original is in the library."""
        return self.original not in self.binned


def trim_sample(
    workspace: Workspace, sample_id: str, start: float, end: float, *, assess: Assess | None = None
) -> Edit:
    """Keep only what lies between two moments.

    Args:
        workspace: Where the sample is.
        sample_id: Which one.
        start: First moment that stays, in seconds.
        end: Last one.
        assess: Measures the new sample; :mod:`mynah.audio.quality` unless given.

    Raises:
        MynahError: ``NOT_FOUND``; ``USAGE`` for a part that is too short or is everything;
            ``EXISTS`` when the library has this very part already; ``BROKEN_FILE`` when the
            recording cannot be read; ``DISK_FULL``, ``NO_PERMISSION``, ``BUSY``.
    """
    return _cut(workspace, sample_id, "trim", [[(start, end)]], assess)


def split_sample(
    workspace: Workspace, sample_id: str, at: Iterable[float], *, assess: Assess | None = None
) -> Edit:
    """Make several samples of one, cut at moments in seconds; nothing is left out.

    Raises:
        MynahError: As :func:`trim_sample`.
    """
    marks = sorted({float(moment) for moment in at})
    if not marks:
        raise MynahError(ErrorCode.USAGE, "There is no moment to split at.")
    edges = [0.0, *marks, float("inf")]
    parts = [[one] for one in itertools.pairwise(edges)]
    return _cut(workspace, sample_id, "split", parts, assess)


def remove_pauses(
    workspace: Workspace, sample_id: str, keep: Sequence[Span], *, assess: Assess | None = None
) -> Edit:
    """Join the parts that are kept into one sample; the words stay as they are.

    Args:
        workspace: Where the sample is.
        sample_id: Which one.
        keep: What stays, in order, in seconds.
        assess: As in :func:`trim_sample`.

    Raises:
        MynahError: As :func:`trim_sample`.
    """
    return _cut(workspace, sample_id, "pauses", [list(keep)], assess)


def undo_edit(workspace: Workspace, edit: Edit) -> Edit:
    """Bring the original back and move what was made of it to the bin.

    Raises:
        MynahError: ``NOT_FOUND`` when the original left the bin; ``EXISTS`` when it was imported
            anew; ``DISK_FULL``, ``NO_PERMISSION``, ``BUSY``.
    """
    return _exchange(workspace, edit, bring=(edit.original,), remove=edit.pieces)


def redo_edit(workspace: Workspace, edit: Edit) -> Edit:
    """Make a cut again that was taken back; nothing is computed anew.

    Raises:
        MynahError: As :func:`undo_edit`.
    """
    return _exchange(workspace, edit, bring=edit.pieces, remove=(edit.original,))


def edge_silence(sample: Sample, margin: float = 0.15) -> Span | None:
    """The part of a sample that stays when the silence at its ends is cut off.

    Args:
        sample: The sample; what was measured of it is used.
        margin: Seconds of silence that stay.

    Returns:
        The part in seconds; ``None`` when there is nothing to cut off, or nothing is known.
    """
    before = cutting.measured(sample, "silence_before_s")
    after = cutting.measured(sample, "silence_after_s")
    if before is None or after is None:
        return None
    start = max(0.0, before - margin)
    end = min(sample.duration, sample.duration - after + margin)
    worth = start + sample.duration - end >= margin
    return (start, end) if worth and end - start >= cutting.SHORTEST_SECONDS else None


def put_transcript(
    workspace: Workspace, sample_id: str, text: str, about: Mapping[str, Any]
) -> Sample:
    """Store a transcript together with everything that is known of it, as it was before a change.

    Raises:
        MynahError: As :meth:`Library.set_transcript`.
    """
    return Library(workspace).set_transcript(sample_id, text, about=about)


def _cut(
    workspace: Workspace,
    sample_id: str,
    kind: str,
    pieces: list[list[Span]],
    assess: Assess | None,
) -> Edit:
    workspace.require_writable()
    sample = Library(workspace).get(sample_id)
    check_schema(sample.meta.get("schema_version"), SCHEMA_VERSION, f"The sample {sample_id}")
    staging = leftovers.Staging(workspace.samples_dir)
    decided = False
    try:
        with atomic.disk_errors(workspace.samples_dir):
            cut = cutting.Cut(kind, sample, pieces)
            made = cutting.prepare(workspace, staging, cut, assess)
            entry = bin_entry(now(), sample_id)
            plan = edit_journal.Plan(
                tuple((one.id, one.folder.relative_to(workspace.root).as_posix()) for one in made),
                ((sample_id, entry),),
                tuple((one.id, one.sha256) for one in made),
            )
            with locked(workspace.samples_lock):
                _check_places(workspace, plan)
                plan.write(staging.folder)
                decided = True
                changed = edit_journal.carry_out(staging.folder, workspace.root)
    except decode.DecodeError as error:
        raise _unreadable(sample, error.message) from error
    except storing.ChangedError as error:
        raise _unreadable(sample, "It changed while it was read.") from error
    finally:
        staging.leave(decided)
    ids = tuple(one.id for one in made)
    return Edit(kind, sample_id, ids, {sample_id: entry}, tuple(changed), cut.needs_review)


def _exchange(
    workspace: Workspace, edit: Edit, *, bring: Sequence[str], remove: Sequence[str]
) -> Edit:
    workspace.require_writable()
    library = Library(workspace)
    staging = leftovers.Staging(workspace.samples_dir)
    decided = False
    try:
        with atomic.disk_errors(workspace.samples_dir), locked(workspace.samples_lock):
            binned = {item.entry: item.sample for item in library.binned()}
            for sample_id in bring:
                if edit.binned.get(sample_id) not in binned:
                    raise MynahError(
                        ErrorCode.NOT_FOUND, f"The sample {sample_id} is not in the bin any more."
                    )
            there = [one for one in remove if _is_there(workspace, one)]
            plan = edit_journal.Plan(
                tuple((one, f"bin/{edit.binned[one]}") for one in bring),
                tuple((one, bin_entry(now(), one)) for one in there),
                tuple((one, binned[edit.binned[one]].sha256) for one in bring),
            )
            _check_places(workspace, plan)
            plan.write(staging.folder)
            decided = True
            changed = edit_journal.carry_out(staging.folder, workspace.root)
    finally:
        staging.leave(decided)
    return replace(edit, binned=dict(plan.remove), datasets=tuple(changed))


def _check_places(workspace: Workspace, plan: edit_journal.Plan) -> None:
    for sample_id, _ in plan.bring:
        if _is_there(workspace, sample_id):
            raise MynahError(
                ErrorCode.EXISTS,
                "The recording is already in the library: it was imported again.",
                hint="Delete the one in the library first.",
            )
    for sample_id, _ in plan.remove:
        if not _is_there(workspace, sample_id):
            raise MynahError(
                ErrorCode.NOT_FOUND, f"There is no sample {sample_id!r} in the library."
            )


def _is_there(workspace: Workspace, sample_id: str) -> bool:
    return (workspace.samples_dir / (sample_id + META_SUFFIX)).exists()


def _unreadable(sample: Sample, why: str) -> MynahError:
    return MynahError(
        ErrorCode.BROKEN_FILE,
        f"The recording {sample.original_name or sample.id} cannot be cut. {why}",
        hint="Import it again from where it came from.",
    )
