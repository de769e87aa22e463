"""What an export would hold: looked at before anything is written."""

import errno
import os
import shutil
from collections.abc import MutableMapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from mynah.project import export, export_formats
from mynah.project.dataset import Dataset, report
from mynah.project.export_formats import Job, Problem
from mynah.project.export_reference import REFERENCE_GAP, Part, Reference
from mynah.project.progress import Control, NoControl, SilentReporter
from mynah.project.workspace import Workspace
from mynah.protocol.errors import ErrorCode, MynahError

# The folder as it is: what can be done about it differs.
FREE, REPLACEABLE, OCCUPIED, A_FILE, DENIED = "free", "replaceable", "occupied", "file", "denied"
_WAV_HEADER = 44


@dataclass(frozen=True)
class ExportPlan:
    """What would be written, what would be left out, and what stands in the way.

    Attributes:
        provider: ``piper``, ``sovits`` or ``rvc``.
        out: The folder.
        target: What is there: ``free``, ``replaceable`` (an earlier export), ``occupied``,
            ``file`` or ``denied`` (it may not be written).
        rate: Rate of the recordings in Hz; 0 when each keeps its own.
        written: Number of recordings.
        of: Number of recordings that were chosen.
        seconds: Their summed length.
        size: Bytes, estimated.
        free: Bytes free on the disk.
        problems: What would be left out (errors) and what to look at (warnings).
        blocking: What has to be put right before anything can be written.
        reference: The reference clip of GPT-SoVITS.
        candidates: The recordings that can be parts of it.
    """

    provider: str
    out: Path
    target: str
    rate: int
    written: int
    of: int
    seconds: float
    size: int
    free: int
    problems: tuple[Problem, ...] = ()
    blocking: tuple[Problem, ...] = ()
    reference: Reference | None = None
    candidates: tuple[Part, ...] = field(default=(), repr=False)

    @property
    def ok(self) -> bool:
        """Whether everything that was chosen would be written."""
        return not self.blocking and not self.errors

    @property
    def errors(self) -> tuple[Problem, ...]:
        """What would be left out."""
        return tuple(one for one in self.problems if one.severity == "error")

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """What to look at."""
        return tuple(one for one in self.problems if one.severity != "error")

    def to_dict(self) -> dict[str, Any]:
        """Return everything but the candidates, ready for JSON."""
        data: dict[str, Any] = {
            "provider": self.provider,
            "ok": self.ok,
            "out": str(self.out),
            "target": self.target,
            "rate": self.rate,
            "written": self.written,
            "of": self.of,
            "seconds": round(self.seconds, 3),
            "size": self.size,
            "free": self.free,
            "problems": [asdict(one) for one in self.problems],
            "blocking": [asdict(one) for one in self.blocking],
        }
        if self.reference is not None:
            data["reference"] = {
                "sample_ids": [one.sample.id for one in self.reference.parts],
                "seconds": round(self.reference.seconds, 3),
                "gap": self.reference.gap,
                "text": self.reference.text,
            }
        return data


def plan_export(
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
    headers: MutableMapping[str, tuple[float, int]] | None = None,
    control: Control | None = None,
) -> ExportPlan:
    """Look at everything an export would take, reading headers only, and write nothing.

    Args:
        workspace: Where the dataset is.
        dataset: The dataset or its name.
        provider: As all that follow, of :func:`mynah.project.export.export_dataset`.
        out: The folder to make.
        speaker: Name of the speaker.
        language: Language code.
        rate: Rate in Hz.
        reference: Ids of the recordings of the reference clip.
        reference_gap: Seconds of silence between them.
        replace: Whether an earlier export may be replaced.
        headers: Kept by the caller from one look to the next, which then reads no header twice.
        control: Asked between recordings.

    Returns:
        The plan, also when it cannot be carried out.

    Raises:
        MynahError: ``USAGE``, ``NOT_FOUND`` for a dataset that is not there.
        Interrupted: When ``control`` asks for it.
    """
    job = export.prepare(provider, speaker, language, rate, reference, reference_gap)
    job.dry = True
    job.headers = {} if headers is None else headers
    chosen = Dataset.load(workspace, dataset) if isinstance(dataset, str) else dataset
    export.name_job(job, chosen.name)
    state = report(workspace, chosen)
    export.write_all(job, state, SilentReporter(), control or NoControl())
    target = out or export.default_target(workspace, chosen.name, provider)
    size = sum(one.size + _WAV_HEADER for one in job.written)
    blocking: list[Problem] = []
    clip = _reference(job, blocking)
    free = _free_bytes(target)
    where = _look_at_target(target, replace, blocking)
    if not job.written:
        blocking.append(_blocker("nothing_usable", "No sample of the dataset can be exported."))
    elif size > free:
        blocking.append(_blocker("disk_full", f"It takes {size} bytes; {free} are free."))
    _look_at_language(job)
    return ExportPlan(
        provider,
        target,
        where,
        job.rate,
        len(job.written),
        len(state.entries),
        sum(one.seconds for one in job.written),
        size,
        free,
        tuple(job.problems),
        tuple(blocking),
        clip,
        tuple(Part(one.sample, one.text, one.seconds) for one in job.written),
    )


def _reference(job: Job, blocking: list[Problem]) -> Reference | None:
    if job.provider != "sovits" or not job.written:
        return None
    try:
        return export_formats.find_reference(job)
    except MynahError as error:
        short = error.code is ErrorCode.BAD_INPUT
        code = "reference_length" if short else "reference_missing"
        blocking.append(_blocker(code, error.message))
        return None


def _look_at_language(job: Job) -> None:
    known = export_formats.LANGUAGES
    if job.provider == "sovits" and job.language not in known:
        text = (
            f"GPT-SoVITS itself reads {', '.join(known)}; {job.language!r} needs a variant of it."
        )
        job.problems.append(Problem("", "", "warning", "language", text))


def _look_at_target(target: Path, replace: bool, blocking: list[Problem]) -> str:
    try:
        export.check_target(target, replace=True)
        earlier = target.is_dir() and any(target.iterdir())
    except MynahError as error:
        blocking.append(_blocker("target_occupied", error.message))
        return A_FILE if target.is_file() else OCCUPIED
    except OSError as error:
        return _denied(target, error, blocking)
    if not _may_write(target):
        return _denied(target, PermissionError(errno.EACCES, "no right to write"), blocking)
    if not earlier:
        return FREE
    if not replace:
        blocking.append(_blocker("target_exists", f"{target} holds an earlier export."))
    return REPLACEABLE


def _denied(target: Path, error: OSError, blocking: list[Problem]) -> str:
    text = f"{target} may not be written ({error.strerror})."
    blocking.append(_blocker("target_denied", text))
    return DENIED


def _may_write(target: Path) -> bool:
    folder = _existing(target.parent)
    return folder.is_dir() and os.access(folder, os.W_OK | os.X_OK)


def _existing(folder: Path) -> Path:
    """The folder itself, or the nearest one above it that is there."""
    return next((one for one in (folder, *folder.parents) if one.exists()), folder)


def _free_bytes(target: Path) -> int:
    try:
        return shutil.disk_usage(_existing(target)).free
    except OSError:
        return 0


def _blocker(code: str, text: str) -> Problem:
    return Problem("", "", "error", code, text)
