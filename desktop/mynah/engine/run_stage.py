"""What a stage of a run is and what it is given."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from mynah.engine.job import Job
from mynah.project.workspace import Workspace
from mynah.protocol.ports import Control, Reporter

Json = Any


@dataclass(frozen=True)
class StageContext:
    """Everything a stage may use.

    Attributes:
        workspace: The user's folder.
        run_dir: Folder of this run.
        job: The run's order.
        out: Folder to fill. It is renamed into place when the stage returns, so it must not
            hold its own path. Empty at the start, except for a stage with `keeps_folder`.
        inputs: Folders of the finished stages before this one, by name.
        checkpoints: Folder of training states; it survives rebuilding, only `train` uses it.
        reporter: Where to say what is going on.
        control: What is asked of the run; check often, save, then raise `Interrupted`.
        fingerprint: Hash of all that decides this stage's result; empty while it is being computed.
    """

    workspace: Workspace
    run_dir: Path
    job: Job
    out: Path
    inputs: Mapping[str, Path]
    checkpoints: Path
    reporter: Reporter
    control: Control
    fingerprint: str = ""


class Stage(Protocol):
    """One step of a run.

    A stage may also have `needs: tuple[str, ...]` (the stages its result depends on; without it,
    all before it) and `estimate_bytes(ctx) -> int` (disk space it will take).
    """

    @property
    def name(self) -> str:
        """preprocess, extract, train, index, verify or publish."""

    @property
    def version(self) -> int:
        """Raised whenever the code changes what comes out, so that old results are built anew."""

    @property
    def keeps_folder(self) -> bool:
        """Whether a half-filled `out` is kept for the next try with the same fingerprint."""

    def fingerprint(self, ctx: StageContext) -> dict[str, Json]:
        """Inputs, settings and model hashes that decide the result, as JSON."""

    def run(self, ctx: StageContext) -> dict[str, Json]:
        """Fill `ctx.out`; return a summary, which is saved as `result.json` beside the outputs."""
