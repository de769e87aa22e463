"""One stage of a run: skipped when nothing changed, else built beside the old and swapped in."""

import hashlib
import json
import shutil
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Protocol

from mynah.engine.run_stage import Stage, StageContext
from mynah.project.atomic import (
    TEMP_PREFIX,
    UnreadableFileError,
    read_json,
    sync_dir,
    sync_tree,
    write_json,
)
from mynah.protocol.codec import plain

RESULT_NAME = "result.json"
MARK_NAME = ".fingerprint.json"
SCHEMA_VERSION = 1
_BLOCK = 1 << 20


class StageReporter(Protocol):
    """The part of a reporter that a step uses; it can say why a stage is skipped."""

    def stage(self, name: str, state: str = "started", text: str = "") -> None:
        """A stage begins or ends."""

    def warning(self, code: str, text: str) -> None:
        """Something to know although the work goes on."""


def fingerprint_of(stage: Stage, ctx: StageContext) -> str:
    """Hash of all that decides the stage's result: its code, its inputs, the stages it needs."""
    needs = getattr(stage, "needs", None)
    needed = list(ctx.inputs) if needs is None else [n for n in needs if n in ctx.inputs]
    data = {
        "stage": stage.name,
        "version": stage.version,
        "inputs": plain(stage.fingerprint(ctx)),
        "needs": {name: outputs_hash(ctx.inputs[name]) for name in needed},
    }
    return canonical_hash(data)


def canonical_hash(data: Any) -> str:
    """SHA-256 over the one JSON text that stands for `data`."""
    text = json.dumps(data, sort_keys=True, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("ascii")).hexdigest()


def outputs_hash(folder: Path) -> str:
    """Hash of a finished stage's fingerprint and outputs, as its `result.json` lists them."""
    result = read_json(folder / RESULT_NAME)
    return canonical_hash({"fingerprint": result["fingerprint"], "outputs": result["outputs"]})


def run_step(
    stage: Stage, ctx: StageContext, reporter: StageReporter
) -> tuple[str, dict[str, Any]]:
    """Bring one stage up to date.

    Args:
        stage: What to do.
        ctx: Its context; `out` is ignored and chosen here.
        reporter: Told about start, skip and end.

    Returns:
        Either "skipped" or "done", and the stage's summary.
    """
    final = ctx.run_dir / stage.name
    building = ctx.run_dir / f"{stage.name}.new"
    _recover(final)
    ctx = replace(ctx, out=building)
    ctx = replace(ctx, fingerprint=fingerprint_of(stage, ctx))
    summary, damage = finished_summary(final, ctx.fingerprint)
    if summary is not None:
        shutil.rmtree(building, ignore_errors=True)
        reporter.stage(stage.name, "skipped", "nothing it depends on has changed")
        return "skipped", summary
    if damage:
        reporter.warning("STAGE_DAMAGED", f"{stage.name} is built anew: {damage}")
    reporter.stage(stage.name, "started")
    summary = _adopted(building, ctx.fingerprint)
    if summary is None:
        _prepare(stage, building, ctx.fingerprint)
        summary = dict(plain(stage.run(ctx)))
        _seal(stage, building, ctx.fingerprint, summary)
    _swap(building, final)
    reporter.stage(stage.name, "done")
    return "done", summary


def finished_summary(folder: Path, fingerprint: str) -> tuple[dict[str, Any] | None, str]:
    """The summary of a finished stage folder whose fingerprint and files are as they should be.

    Returns:
        The summary and "", or None and what is wrong with the files ("" when it is merely absent
        or has another fingerprint).
    """
    try:
        result = read_json(folder / RESULT_NAME)
    except FileNotFoundError:
        return None, ""
    except (UnreadableFileError, OSError) as fault:
        return None, str(fault)
    if result.get("fingerprint") != fingerprint:
        return None, ""
    damage = _damage(folder, result)
    return (None, damage) if damage else (dict(result["summary"]), "")


def _damage(folder: Path, result: Mapping[str, Any]) -> str:
    """What is wrong with the listed outputs; empty when all are there and unchanged."""
    try:
        for output in result["outputs"]:
            path = folder / output["path"]
            if path.stat().st_size != output["size"]:
                return f"{output['path']} has another size"
            if _file_hash(path) != output["sha256"]:
                return f"{output['path']} has another content"
    except OSError as fault:
        return f"{fault.filename or fault} cannot be read"
    except (KeyError, TypeError):
        return f"{RESULT_NAME} is damaged"
    return ""


def _adopted(building: Path, fingerprint: str) -> dict[str, Any] | None:
    """The summary of a folder that was finished but not yet swapped in when its process ended."""
    summary, _ = finished_summary(building, fingerprint)
    return summary


def _prepare(stage: Stage, building: Path, fingerprint: str) -> None:
    mark = building / MARK_NAME
    if building.exists():
        kept = False
        if stage.keeps_folder:
            try:
                kept = read_json(mark).get("fingerprint") == fingerprint
            except (FileNotFoundError, UnreadableFileError):
                kept = False
        if not kept:
            shutil.rmtree(building)
    building.mkdir(parents=True, exist_ok=True)
    for path in building.rglob(f"{TEMP_PREFIX}*"):  # of a write that was killed with its process
        path.unlink(missing_ok=True)
    (building / RESULT_NAME).unlink(missing_ok=True)
    write_json(mark, {"fingerprint": fingerprint})


def _seal(stage: Stage, building: Path, fingerprint: str, summary: dict[str, Any]) -> None:
    """Flush the outputs, then write `result.json`, which says that all of them are there."""
    (building / MARK_NAME).unlink(missing_ok=True)
    sync_tree(building)
    outputs = [
        {
            "path": path.relative_to(building).as_posix(),
            "size": path.stat().st_size,
            "sha256": _file_hash(path),
        }
        for path in sorted(building.rglob("*"))
        if path.is_file() and path.name != RESULT_NAME
    ]
    result = {
        "schema_version": SCHEMA_VERSION,
        "stage": stage.name,
        "version": stage.version,
        "fingerprint": fingerprint,
        "summary": summary,
        "outputs": outputs,
    }
    write_json(building / RESULT_NAME, result)


def _swap(building: Path, final: Path) -> None:
    old = _old(final)
    shutil.rmtree(old, ignore_errors=True)
    if final.exists():
        final.rename(old)
    building.rename(final)
    sync_dir(final.parent)
    shutil.rmtree(old, ignore_errors=True)


def _recover(final: Path) -> None:
    """Put the old folder back when its process ended between the two renames of a swap."""
    old = _old(final)
    if old.exists():
        if final.exists():
            shutil.rmtree(old, ignore_errors=True)
        else:
            old.rename(final)


def _old(final: Path) -> Path:
    return final.with_name(f"{final.name}.old")


def _file_hash(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()
