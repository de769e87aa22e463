"""Preparing a dataset for other programs: Piper, GPT-SoVITS, and any RVC trainer.

The export is made beside its final place and swapped in whole. A report says what was left out
and why; the same report lies in the export as ``validation.json``.
"""

import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from mynah.audio import decode
from mynah.project import activity, atomic, export_formats, leftovers
from mynah.project.dataset import Dataset, DatasetReport, report
from mynah.project.export_formats import Problem, Written
from mynah.project.export_reference import REFERENCE_GAP, check_gap
from mynah.project.names import safe_name
from mynah.project.progress import Control, NoControl, Reporter, SilentReporter
from mynah.project.workspace import Workspace
from mynah.protocol.errors import ErrorCode, MynahError

STAGE = "export"
REPORT_NAME = "validation.json"
PROVIDERS = ("piper", "sovits", "rvc")


@dataclass(frozen=True)
class ExportReport:
    """What an export holds and what it does not.

    Attributes:
        provider: ``piper``, ``sovits`` or ``rvc``.
        out: The folder.
        written: Number of recordings in it.
        seconds: Their summed length.
        problems: What was left out (errors) and what to look at (warnings).
        notes: How to use the folder.
    """

    provider: str
    out: Path
    written: int
    seconds: float
    problems: tuple[Problem, ...]
    notes: tuple[str, ...]

    @property
    def ok(self) -> bool:
        """Whether nothing had to be left out."""
        return not any(problem.severity == "error" for problem in self.problems)

    def to_dict(self) -> dict[str, Any]:
        """Return everything, ready for JSON."""
        return {
            "provider": self.provider,
            "ok": self.ok,
            "out": str(self.out),
            "written": self.written,
            "seconds": round(self.seconds, 3),
            "problems": [asdict(problem) for problem in self.problems],
            "notes": list(self.notes),
        }


def export_dataset(
    workspace: Workspace,
    dataset: Dataset | str,
    provider: str,
    out: Path | None = None,
    *,
    speaker: str = "",
    language: str = "en",
    rate: int | None = None,
    reference: Sequence[str] | None = None,
    reference_gap: float = REFERENCE_GAP,
    replace: bool = False,
    reporter: Reporter | None = None,
    control: Control | None = None,
) -> ExportReport:
    """Write a dataset as another program wants it.

    Args:
        workspace: Where the dataset is.
        dataset: The dataset or its name.
        provider: ``piper`` (``wavs/`` at 22,050 Hz mono 16 bit and ``metadata.csv``, lines
            ``id|text`` without header), ``sovits`` (``<name>.list``, lines
            ``path|speaker|language|text``, and a reference clip of 3 to 10 s) or ``rvc`` (a plain
            folder of the recordings as they are).
        out: The folder to make; one of the workspace's exports when not given.
        speaker: Name of the speaker in a ``.list``; the dataset's name when empty.
        language: Language code in a ``.list``.
        rate: Rate of the recordings in Hz, one of :data:`mynah.project.export_formats.RATES`; the
            usual one when not given.
        reference: Ids of the recordings that make the reference clip of ``sovits``, in the order
            in which they are joined; the best ones that fit when not given.
        reference_gap: Seconds of silence between them.
        replace: Whether an earlier export in ``out`` may be replaced.
        reporter: Listens; progress counts recordings.
        control: Asked between recordings.

    Returns:
        The report.

    Raises:
        MynahError: ``USAGE`` for an unknown provider, ``NOT_FOUND``, ``EXISTS`` when ``out``
            holds something that is not to be replaced, ``NOTHING_USABLE`` with every sample and
            its reason, ``DISK_FULL``, ``NO_PERMISSION``.
        Interrupted: When ``control`` asks for it; nothing is left behind.
    """
    job = prepare(provider, speaker, language, rate, reference, reference_gap)
    chosen = Dataset.load(workspace, dataset) if isinstance(dataset, str) else dataset
    name_job(job, chosen.name)
    state = report(workspace, chosen)
    if out is None:
        workspace.require_writable()
    target = out or default_target(workspace, chosen.name, provider)
    with atomic.disk_errors(target):
        leftovers.clear(target.parent)  # it may be a folder that nobody else sweeps
    check_target(target, replace)
    done = _export(job, state, target, reporter or SilentReporter(), control or NoControl())
    if not workspace.read_only:
        count = len(state.samples)
        activity.append(workspace, "exported", chosen.name, count=count, provider=provider)
    return done


def prepare(
    provider: str,
    speaker: str,
    language: str,
    rate: int | None,
    reference: Sequence[str] | None,
    gap: float,
) -> export_formats.Job:
    """Return a job with these settings, or refuse them.

    Raises:
        MynahError: ``USAGE``.
    """
    if provider not in PROVIDERS:
        raise MynahError(
            ErrorCode.USAGE,
            f"There is no export for {provider!r}.",
            hint=f"Choose one of {', '.join(PROVIDERS)}.",
        )
    rates = export_formats.RATES[provider]
    if rate is not None and rate not in rates:
        allowed = ", ".join(str(one) for one in rates) or "the rate of each recording only"
        raise MynahError(
            ErrorCode.USAGE, f"{rate} Hz is not a rate for {provider}.", hint=f"Allowed: {allowed}."
        )
    if reference is not None and provider != "sovits":
        raise MynahError(ErrorCode.USAGE, "Only GPT-SoVITS has a reference clip.")
    return export_formats.Job(
        provider=provider,
        folder=Path(),
        name="",
        speaker=_field(speaker),
        language=_field(language),
        rate=rate or (rates[0] if rates else 0),
        reference=None if reference is None else tuple(reference),
        gap=check_gap(gap),
    )


def name_job(job: export_formats.Job, name: str) -> None:
    """Name the export after its dataset, and the speaker too when there is no name for it."""
    job.name = safe_name(name)
    job.speaker = job.speaker or _field(name)


def default_target(workspace: Workspace, name: str, provider: str) -> Path:
    """Return the folder that an export takes when none is named."""
    return workspace.exports_dir / f"{safe_name(name)}-{provider}"


def _export(
    job: export_formats.Job,
    state: DatasetReport,
    target: Path,
    reporter: Reporter,
    control: Control,
) -> ExportReport:
    reporter.stage(STAGE)
    with atomic.disk_errors(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        atomic.remove_abandoned(target.parent)
        job.folder = atomic.temporary_name(target.parent)
        job.folder.mkdir()
    try:
        with atomic.disk_errors(target):
            write_all(job, state, reporter, control)
            finish = _FINISH[job.provider]
            notes = finish(job) if job.written else ()
        result = _result(job, target, notes)
        if not job.written:
            raise _nothing(job)
        facts = {**result.to_dict(), "out": ".", "files": _files_in(job.folder)}
        atomic.write_json(job.folder / REPORT_NAME, facts)
        atomic.replace_dir(job.folder, target)
    finally:
        shutil.rmtree(job.folder, ignore_errors=True)
    reporter.stage(STAGE, "done")
    return result


_FINISH: Mapping[str, Callable[[export_formats.Job], tuple[str, ...]]] = MappingProxyType(
    {
        "piper": export_formats.finish_piper,
        "sovits": export_formats.finish_sovits,
        "rvc": export_formats.finish_rvc,
    }
)


def write_all(
    job: export_formats.Job, state: DatasetReport, reporter: Reporter, control: Control
) -> None:
    """Write every recording, or look at it when the job is dry, and note what is left out."""
    for number, entry in enumerate(state.entries):
        control.raise_if_requested()
        sample = entry.sample
        if sample is None:
            job.error(entry.entry.sample_id, "", "missing", "It was deleted from the library.")
            continue
        if entry.state == "changed":
            job.warn(sample, "changed", "Its audio changed since it was chosen.")
        try:
            written: Written | None = export_formats.write_sample(job, sample)
        except decode.DecodeError as error:
            job.error(sample.id, sample.original_name, error.reason, error.message)
            written = None
        if written is not None:
            job.written.append(written)
        reporter.progress(STAGE, number + 1, len(state.entries), "recordings")


def _result(job: export_formats.Job, target: Path, notes: tuple[str, ...]) -> ExportReport:
    seconds = sum(one.seconds for one in job.written)
    problems = tuple(job.problems)
    return ExportReport(job.provider, target, len(job.written), seconds, problems, notes)


def check_target(target: Path, replace: bool) -> None:
    """Refuse a folder that holds something which is not to be replaced.

    Raises:
        MynahError: ``EXISTS``; its ``items`` are what lies in an earlier export and is not of it.
    """
    try:
        names = {path.name for path in target.iterdir()}
    except FileNotFoundError:
        return
    except NotADirectoryError as error:
        raise MynahError(ErrorCode.EXISTS, f"{target} is a file.") from error
    if not names:
        return
    # Only what was made here is ever replaced, whatever was asked for.
    if replace and REPORT_NAME in names:
        foreign = _foreign_files(target)
        if not foreign:
            return
        raise MynahError(
            ErrorCode.EXISTS,
            f"{target} holds files that are not of the earlier export.",
            hint="Move them away, or choose another folder.",
            items=[(name, "not of the export") for name in foreign],
        )
    hint = "Choose another folder"
    hint += ", or replace the earlier export (--replace)." if REPORT_NAME in names else "."
    raise MynahError(ErrorCode.EXISTS, f"{target} is not empty.", hint=hint)


def _files_in(folder: Path) -> list[str]:
    return sorted(
        path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir()
    )


def _foreign_files(target: Path) -> list[str]:
    try:
        known = atomic.read_json(target / REPORT_NAME).get("files")
    except atomic.UnreadableFileError:
        known = None  # not ours, whatever its name
    own = {*known, REPORT_NAME} if isinstance(known, list) else set()
    return [name for name in _files_in(target) if name not in own]


def _field(text: str) -> str:
    return " ".join(text.replace("|", " ").split())


def _nothing(job: export_formats.Job) -> MynahError:
    items = [
        (problem.name or problem.sample_id, problem.text)
        for problem in job.problems
        if problem.severity == "error"
    ]
    return MynahError(
        ErrorCode.NOTHING_USABLE, "No sample of the dataset can be exported.", items=items
    )
