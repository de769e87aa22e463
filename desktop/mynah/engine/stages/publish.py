"""Publish: the verified files become a version of the voice, in one rename."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mynah.engine.stages.verify import VOICE_FOLDER
from mynah.project import voice_card
from mynah.project.atomic import write_json
from mynah.project.voices import VoiceStore
from mynah.protocol.errors import ErrorCode, MynahError

if TYPE_CHECKING:
    from pathlib import Path

    from mynah.engine.run_stage import StageContext


class Publish:
    """See the module. The last version stays, and `mynah voices rollback` goes back to it."""

    name = "publish"
    version = 1
    keeps_folder = False
    needs = ("verify",)

    def fingerprint(self, ctx: StageContext) -> dict[str, Any]:
        """The voice's name, and where it goes."""
        return {"voice": ctx.job.voice, "workspace": str(ctx.workspace.root)}

    def estimate_bytes(self, ctx: StageContext) -> int:  # noqa: ARG002 - the same for all runs
        """A small file; the verified folder is copied, which `verify` counts."""
        return 10_000

    def run(self, ctx: StageContext) -> dict[str, Any]:
        """Publish the folder that `verify` made; return name, version and folder."""
        store = VoiceStore(ctx.workspace)
        verified = ctx.inputs["verify"] / VOICE_FOLDER
        _require_unchanged(verified)
        version = store.publish(ctx.job.voice, verified)
        store.verify(version)
        summary = {
            "voice": version.name,
            "version": version.version,
            "path": str(version.dir),
        }
        write_json(ctx.out / "published.json", summary)
        ctx.reporter.artifact("voice", version.dir)
        return summary


def _require_unchanged(verified: Path) -> None:
    """Refuse files that are not those that were tried: the card made of them would fit anything.

    Raises:
        MynahError: VERIFY_FAILED.
    """
    wrong = voice_card.differences(verified, voice_card.read_card(verified))
    if wrong:
        raise MynahError(
            ErrorCode.VERIFY_FAILED,
            "The finished voice has changed since it was tried, so it was not published.",
            hint="Resume; it is put together again. If that repeats, the disk is failing.",
            items=wrong,
        )
