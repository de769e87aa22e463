"""An export as it is set up in its dialog."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from mynah.project.export_plan import ExportPlan, plan_export
from mynah.project.export_reference import REFERENCE_GAP
from mynah.project.samples import Library
from mynah.project.selection import gathered

if TYPE_CHECKING:
    from collections.abc import MutableMapping, Sequence

    from mynah.project.workspace import Workspace
    from mynah.protocol.ports import Control


@dataclass(frozen=True)
class ExportSettings:
    """What is exported, how, and where to.

    Attributes:
        provider: ``piper``, ``sovits`` or ``rvc``.
        name: Name of the export.
        ids: The clips; ``None`` for the whole library.
        out: The folder.
        speaker: Name of the speaker in a ``.list``.
        language: Language code in a ``.list``.
        rate: Rate in Hz; 0 for the usual one.
        replace: Whether an earlier export may be replaced.
        reference: Clips of the reference in order; ``None`` takes the best.
        gap: Seconds of silence between them.
    """

    provider: str
    name: str
    ids: tuple[str, ...] | None
    out: str
    speaker: str = ""
    language: str = "en"
    rate: int = 0
    replace: bool = False
    reference: tuple[str, ...] | None = None
    gap: float = REFERENCE_GAP

    def with_reference(self, reference: tuple[str, ...] | None, gap: float) -> ExportSettings:
        """The same with these clips for a reference."""
        return replace(self, reference=reference, gap=gap)

    def plan(
        self,
        workspace: Workspace,
        headers: MutableMapping[str, tuple[float, int]] | None = None,
        control: Control | None = None,
    ) -> ExportPlan:
        """Look at what it would write; not for the GUI thread.

        Raises:
            MynahError: As :func:`mynah.project.export_plan.plan_export`.
        """
        dataset = gathered(Library(workspace), self.name, self.ids)
        return plan_export(
            workspace,
            dataset,
            self.provider,
            Path(self.out) if self.out else None,
            speaker=self.speaker,
            language=self.language,
            rate=self.rate or None,
            reference=self.reference,
            reference_gap=self.gap,
            replace=self.replace,
            headers=headers,
            control=control,
        )

    def arguments(self, workspace: Workspace, ids_file: Path | None) -> Sequence[str]:
        """The engine's command; every value is joined to its option, so that none is an option."""
        command = ["dataset", "export", f"--as={self.name}", f"--provider={self.provider}"]
        command.append("--all" if ids_file is None else f"--ids={ids_file}")
        command += [f"--out={self.out}"] if self.out else []
        command += [f"--rate={self.rate}"] if self.rate else []
        if self.provider == "sovits":
            command += [f"--speaker={self.speaker}", f"--language={self.language}"]
            command += [f"--reference-gap={self.gap}"]
            command += [f"--reference={one}" for one in self.reference or ()]
        command += ["--replace"] if self.replace else []
        return [*command, f"--workspace={workspace.root}"]
