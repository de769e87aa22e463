"""Bringing recordings into the library: files and folders, each with its own verdict.

Originals are only read. A recording that is already there, also in another lossless container,
is not stored twice: a sample's id is the start of the hash of its decoded audio, so even two
programs that import the same file at once end with one sample.
"""

import logging
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any, Protocol, TypeVar

from mynah.audio import decode
from mynah.audio.discover import find_audio
from mynah.project import activity, leftovers, storing, transcripts
from mynah.project.progress import Control, NoControl, Reporter, SilentReporter
from mynah.project.sample import ID_LENGTH, SCHEMA_VERSION
from mynah.project.samples import Library
from mynah.project.workspace import Workspace, now
from mynah.protocol.errors import ErrorCode, MynahError

STAGE = "import"

T = TypeVar("T")

_log = logging.getLogger(__name__)

Verdict = str
"""``ok``, ``warn``, ``duplicate``, ``refused`` or ``problem`` (nothing that could be opened)."""


class AssessmentLike(Protocol):
    """What is needed of :class:`mynah.audio.quality.assess.Assessment`."""

    @property
    def verdict(self) -> str:
        """``ok``, ``warn`` or ``refused``."""

    def to_dict(self) -> Mapping[str, Any]:
        """Everything measured, ready for JSON."""


Assess = Callable[[Path], AssessmentLike]


@dataclass(frozen=True)
class Reason:
    """Why a file got its verdict: a stable code, words, and what to do about it."""

    code: str
    text: str
    action: str = ""


@dataclass(frozen=True)
class ImportItem:
    """What became of one file.

    Attributes:
        path: The original.
        verdict: See :data:`Verdict`.
        reasons: Why; never empty unless the verdict is ``ok``.
        sample_id: The sample it became, or the one it is a duplicate of.
        score: Measured quality, 0 to 1; ``None`` when it was not measured.
        duration: Length in seconds; 0 when unknown.
        notes: What was repaired or assumed, in words.
        transcript: Whether a transcript was stored with it.
    """

    path: Path
    verdict: Verdict
    reasons: tuple[Reason, ...] = ()
    sample_id: str = ""
    score: float | None = None
    duration: float = 0.0
    notes: tuple[str, ...] = ()
    transcript: bool = False

    @property
    def words(self) -> str:
        """All reasons in one line."""
        return " ".join(reason.text for reason in self.reasons) or self.verdict

    def to_dict(self) -> dict[str, Any]:
        """Return everything, ready for JSON."""
        return {**asdict(self), "path": str(self.path)}


@dataclass(frozen=True)
class ImportSummary:
    """What became of all files, in the order in which they were found.

    Attributes:
        imported: New samples; their verdict is ``ok`` or ``warn``.
        refused: Recordings that were opened and cannot be used.
        duplicates: Recordings that the library already had, or that came twice.
        problems: Paths with nothing that could be opened.
        interrupted: What ended the import early (``cancel``, ``stop``), or empty.
        left: Number of files that were not looked at for that reason.
    """

    imported: tuple[ImportItem, ...] = ()
    refused: tuple[ImportItem, ...] = ()
    duplicates: tuple[ImportItem, ...] = ()
    problems: tuple[ImportItem, ...] = ()
    interrupted: str = ""
    left: int = 0

    def to_dict(self) -> dict[str, Any]:
        """Return everything, ready for JSON."""
        lists = {
            name: [item.to_dict() for item in getattr(self, name)]
            for name in ("imported", "refused", "duplicates", "problems")
        }
        return {**lists, "interrupted": self.interrupted, "left": self.left}


def import_paths(
    workspace: Workspace,
    paths: Iterable[Path | str],
    *,
    reporter: Reporter | None = None,
    control: Control | None = None,
    consent: str = "",
    assess: Assess | None = None,
) -> ImportSummary:
    """Import files and folders into a workspace.

    A file that cannot be used never ends the import: it is listed with its reason. A request to
    stop is followed between two files; what was imported until then stays.

    Args:
        workspace: Where to; made by the first usable recording when it does not exist.
        paths: Files and folders; folders are walked.
        reporter: Listens; progress counts files.
        control: Asked between files.
        consent: Note about whose voice it is and what they agreed to, stored with each sample.
        assess: Judges a file; the measured quality of :mod:`mynah.audio.quality` unless given.

    Returns:
        What became of each file.

    Raises:
        MynahError: ``NOTHING_USABLE`` with every file and its reason when no file was imported
            and none was there before: then nothing was written. ``DISK_FULL``,
            ``NO_PERMISSION`` or ``BUSY`` when the workspace cannot be written.
    """
    job = _Import(
        workspace,
        reporter or SilentReporter(),
        control or NoControl(),
        consent,
        assess or _measured(),
    )
    return job.run([Path(path) for path in paths])


@dataclass
class _Import:
    workspace: Workspace
    reporter: Reporter
    control: Control
    consent: str
    assess: Assess
    staging: leftovers.Staging | None = None
    made_workspace: bool = False
    by_content: dict[str, str] = field(default_factory=dict)

    def run(self, paths: list[Path]) -> ImportSummary:
        self.workspace.require_writable()
        self.reporter.stage(STAGE)
        found = find_audio(paths)
        problems = tuple(
            ImportItem(problem.path, "problem", (Reason(problem.reason, problem.text),))
            for problem in found.problems
        )
        library = Library(self.workspace).list() if self.workspace.exists else []
        self.by_content = {sample.content_sha256: sample.id for sample in library}
        for problem in problems:
            self._tell(problem)
        items: list[ImportItem] = []
        try:
            interrupted = self._each(found.files, items)
        except MynahError:
            there = sum(item.verdict in ("ok", "warn") for item in items)
            self.reporter.log(f"{there} of {len(found.files)} recordings were imported before.")
            self._list((*items, *problems))
            raise
        finally:
            self._close()
            if self.made_workspace:
                self.workspace.discard_if_empty()
        summary = _summary(items, problems, interrupted, len(found.files) - len(items))
        usable = summary.imported or summary.duplicates or interrupted
        if not usable:
            self.reporter.stage(STAGE, "failed")
            self._list((*summary.refused, *summary.problems))
            raise _nothing_usable(summary, paths)
        self.reporter.stage(STAGE, "done")
        self._write_down(summary, paths)
        return summary

    def _write_down(self, summary: ImportSummary, paths: list[Path]) -> None:
        if not summary.imported:
            return
        unusable = len(summary.refused) + len(summary.problems)
        facts = {"refused": unusable, "duplicates": len(summary.duplicates)}
        told: dict[str, Any] = {name: count for name, count in facts.items() if count}
        subject = paths[0].name if len(paths) == 1 else ""
        activity.append(self.workspace, "imported", subject, count=len(summary.imported), **told)

    def _each(self, files: tuple[Path, ...], items: list[ImportItem]) -> str:
        for number, path in enumerate(files):
            if self.control.requested in ("cancel", "stop"):
                return str(self.control.requested)
            item = self._one(path)
            items.append(item)
            self._tell(item)
            self.reporter.progress(STAGE, number + 1, len(files), "files")
        return ""

    def _one(self, path: Path) -> ImportItem:
        try:
            scan = _guarded(decode.scan, path, "unreadable")
            known = self.by_content.get(scan.sha256)
            if known is not None:
                return self._duplicate(path, scan, known)
            measured = self._measure(path)
            if measured.get("verdict") == "refused":
                return _judged(path, scan, measured)
            return self._store(path, scan, measured)
        except decode.DecodeError as error:
            return ImportItem(path, "refused", (Reason(error.reason, error.message),))
        except storing.ChangedError:
            reason = Reason("changed", "It was being written while it was read; import it again.")
            return ImportItem(path, "refused", (reason,))

    def _measure(self, path: Path) -> dict[str, Any]:
        assessment = _guarded(self.assess, path, "unmeasured")
        measured = storing.jsonable(assessment.to_dict())
        measured.pop("path", None)  # a workspace can be moved; where a file once lay is private
        return {**measured, "verdict": assessment.verdict}

    def _store(self, path: Path, scan: decode.Scan, measured: dict[str, Any]) -> ImportItem:
        original_sha256 = _original_hash(path)
        transcript = transcripts.read_beside(path)
        staged = self._staging().item()
        audio = staged / leftovers.AUDIO
        subtype = storing.store_audio(path, scan, audio)
        sample_id = scan.sha256[:ID_LENGTH]
        info = scan.info
        meta = {
            "schema_version": SCHEMA_VERSION,
            "id": sample_id,
            "imported_at": now(),
            "original": {
                "name": path.name,
                "sha256": original_sha256,
                "format": info.format,
                "codec": info.codec,
            },
            "audio": {
                "sha256": storing.file_sha256(audio),
                "content_sha256": scan.sha256,
                "subtype": subtype,
                "sample_rate": info.sample_rate,
                "channels": info.channels,
                "frames": info.frames,
                "duration": info.duration,
            },
            "transcript": {
                "origin": "file" if transcript.text else "none",
                "encoding": transcript.encoding,
                "note": transcript.note,
            },
            "notes": [{"code": note.code, "text": note.text} for note in scan.notes],
            "assessment": measured,
            "consent": self.consent,
        }
        added = storing.commit(self.workspace, staged, sample_id, meta, transcript.text)
        self.by_content[scan.sha256] = sample_id
        if not added:
            return self._duplicate(path, scan, sample_id)
        item = _judged(path, scan, measured, sample_id)
        notes = tuple(note.text for note in scan.notes)
        if transcript.note:
            notes += (transcript.note,)
        return replace(item, notes=notes, transcript=bool(transcript.text))

    def _duplicate(self, path: Path, scan: decode.Scan, sample_id: str) -> ImportItem:
        library = Library(self.workspace)
        notes: tuple[str, ...] = ()
        try:
            sample = library.get(sample_id)
        except MynahError:
            sample = None  # deleted meanwhile, or damaged: still the same recording
        transcript = transcripts.read_beside(path)
        if sample is not None and transcript.text and not sample.transcript:
            library.set_transcript(sample_id, transcript.text, origin="file", only_missing=True)
            notes = ("Its transcript was added to the sample that was there.",)
        name = sample.original_name if sample is not None else sample_id
        reason = Reason("duplicate", f"The same recording as {name}, which is in the library.")
        duration = scan.info.duration
        return ImportItem(path, "duplicate", (reason,), sample_id, None, duration, notes)

    def _staging(self) -> leftovers.Staging:
        if self.staging is None:
            self.made_workspace = not self.workspace.exists
            self.workspace.ensure()
            self.staging = leftovers.Staging(self.workspace.samples_dir)
        return self.staging

    def _close(self) -> None:
        if self.staging is not None:
            self.staging.close()

    def _tell(self, item: ImportItem) -> None:
        if item.verdict in ("refused", "problem"):
            name = item.path.name or str(item.path)
            self.reporter.warning(item.verdict, f"{name}: {item.words}")
            return
        score = "" if item.score is None else f"{item.score:.0%} "
        words = "".join(f". {reason.text} {reason.action}".rstrip() for reason in item.reasons)
        self.reporter.log(f"{item.path.name}: {score}{item.verdict}{words}")

    def _list(self, items: tuple[ImportItem, ...]) -> None:  # where no summary tells of them
        for item in items:
            self.reporter.item("import", item.to_dict())


def _measured() -> Assess:
    from mynah.audio.quality.assess import assess  # scipy is slow to load

    return assess


def _guarded(call: Callable[[Path], T], path: Path, reason: str) -> T:
    """Call a reader of a foreign file, so that a fault nobody foresaw costs only that file."""
    try:
        return call(path)
    except (decode.DecodeError, MemoryError):
        raise
    except Exception as error:
        _log.exception("%s: %s", path, reason)
        raise decode.DecodeError(reason, f"It could not be read: {error!r}.") from error


def _original_hash(path: Path) -> str:
    try:
        return storing.file_sha256(path)
    except FileNotFoundError as error:
        raise decode.DecodeError("vanished", "The file is not there any more.") from error
    except OSError as error:
        raise decode.DecodeError("unreadable", f"It could not be read: {error}.") from error


def _judged(
    path: Path, scan: decode.Scan, measured: Mapping[str, Any], sample_id: str = ""
) -> ImportItem:
    reasons = tuple(
        Reason(
            str(reason.get("code", "")), str(reason.get("text", "")), str(reason.get("action", ""))
        )
        for reason in measured.get("reasons", ())
    )
    score = measured.get("score")
    return ImportItem(
        path,
        str(measured.get("verdict", "warn")),
        reasons,
        sample_id,
        None if score is None else float(score),
        scan.info.duration,
    )


def _summary(
    items: list[ImportItem], problems: tuple[ImportItem, ...], interrupted: str, left: int
) -> ImportSummary:
    return ImportSummary(
        tuple(item for item in items if item.verdict in ("ok", "warn")),
        tuple(item for item in items if item.verdict == "refused"),
        tuple(item for item in items if item.verdict == "duplicate"),
        problems,
        interrupted,
        left,
    )


def _nothing_usable(summary: ImportSummary, paths: list[Path]) -> MynahError:
    bad = (*summary.refused, *summary.problems)
    items = [(str(item.path), item.words) for item in bad]
    if not items:
        items = [(str(path), "no sound file in it") for path in paths]
    count = len(items)
    files = "the file" if count == 1 else f"any of the {count} files"
    return MynahError(
        ErrorCode.NOTHING_USABLE, f"Nothing could be imported from {files}.", items=items
    )
