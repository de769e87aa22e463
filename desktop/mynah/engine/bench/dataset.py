"""The stages that make a voice's data, on a folder of sound files, without a library or a run.

`python -m mynah.engine.bench.dataset preprocess FOLDER OUT` is what a whole process of one stage
costs; `extract` and `index` go on where it ended.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mynah.audio.decode import DecodeError, probe
from mynah.engine.control import Control
from mynah.engine.job import Job, JobEntry, TrainSettings
from mynah.engine.reporter import NullReporter
from mynah.engine.run_stage import StageContext
from mynah.project.atomic import write_json
from mynah.project.workspace import Workspace
from mynah.protocol.errors import ErrorCode, MynahError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mynah.engine.run_stage import Stage

STAGES = ("preprocess", "extract", "index")


def dataset_context(folder: Path, out: Path, settings: TrainSettings) -> StageContext:
    """A context of an RVC training on all sound files of `folder` and the folders in it.

    Folders whose names are numbers hold the recordings of that speaker. Files are linked to, not
    copied; results go into `out`.

    Raises:
        MynahError: NOTHING_USABLE where there is no sound file.
    """
    workspace = Workspace.open(out / "workspace", create=True)
    entries = []
    for number, path in enumerate(sorted(p for p in folder.rglob("*") if p.is_file())):
        try:
            seconds = probe(path).duration
        except DecodeError:
            continue
        name = f"{number:06d}"
        link = workspace.samples_dir / f"{name}.wav"
        link.unlink(missing_ok=True)
        link.symlink_to(path.resolve())
        speaker = int(path.parent.name) if path.parent.name.isdecimal() else 0
        entries.append(JobEntry(name, "0" * 64, False, seconds, speaker))
    if not entries:
        raise MynahError(ErrorCode.NOTHING_USABLE, f"There is no sound file in {folder}.")
    job = Job("bench", "bench", "rvc", "2000-01-01T00:00:00+00:00", tuple(entries), settings)
    return StageContext(
        workspace=workspace,
        run_dir=out,
        job=job,
        out=out,
        inputs={name: out / name for name in STAGES},
        checkpoints=out / "checkpoints",
        reporter=NullReporter(),
        control=Control(),
    )


def run_dataset_stage(name: str, ctx: StageContext) -> dict[str, Any]:
    """Run one stage into its folder; its summary, with the seconds it took as `took_s`."""
    from dataclasses import replace

    ctx = replace(ctx, out=ctx.run_dir / name)
    ctx.out.mkdir(parents=True, exist_ok=True)
    stage = _stage(name)
    start = time.perf_counter()
    summary = stage.run(ctx)
    took = time.perf_counter() - start
    write_json(ctx.out / "result.json", {"summary": summary})
    return {**summary, "took_s": round(took, 3)}


def _stage(name: str) -> Stage:
    if name == "preprocess":
        from mynah.engine.stages.rvc.preprocess import RvcPreprocess

        return RvcPreprocess()
    if name == "extract":
        from mynah.engine.stages.rvc.extract import RvcExtract

        return RvcExtract()
    from mynah.engine.stages.rvc.index import RvcIndex

    return RvcIndex()


def main(argv: Sequence[str] | None = None) -> int:
    """Run stages and write what they say of themselves, one JSON line each."""
    parser = argparse.ArgumentParser(description="Run stages on a folder of sound files.")
    parser.add_argument("stages", help="one or more of preprocess,extract,index")
    parser.add_argument("folder", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--rate", type=int, default=40_000)
    parser.add_argument("--f0-method", default="swift")
    parser.add_argument("--threads", type=int, default=0)
    parser.add_argument("--encoder", default="", help="file of the content encoder")
    parser.add_argument("--precision", default="auto")
    given = parser.parse_args(argv)
    settings = TrainSettings(
        sample_rate=given.rate,
        f0_method=given.f0_method,
        threads=given.threads,
        extra={"encoder": given.encoder, "precision": given.precision},
    )
    ctx = dataset_context(given.folder, given.out, settings)
    for name in given.stages.split(","):
        sys.stdout.write(json.dumps({"stage": name, **run_dataset_stage(name, ctx)}) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
