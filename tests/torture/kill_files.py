"""Engines that write people's files are killed, with and without the power: all or nothing.

Conversions, speech, exports for every program, saved states for others, imports and the warm
engine of the window, each in a folder of the person's that holds an older file of the same name.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import time
import zipfile
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import soundfile

from torture import run_promises as promises
from torture import torn
from torture.attack import Attack
from torture.kill_engine import needs
from torture.nursery import left_behind, shared

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from torture.attack import Ground
    from torture.nursery import Engine, Nursery

MOST_OPERATIONS = 45
LONGEST_S = 1.5
END_S = 20.0
OLD = b"an older file of the person's"


@dataclass
class Deed:
    """A command that writes into `out`, and how it is said that earlier files may go."""

    argv: list[object]
    again: tuple[str, ...] = ()
    given: str = ""
    sounds: dict[str, float] = field(default_factory=dict)


def _deeds(made: Path, work: Path, out: Path, rng: random.Random, number: int) -> Deed:
    """One of all kinds, in turn; files are as long as what they are made from."""
    recordings = sorted((made / "in").glob("*.wav"))
    kind = rng.choice(("lite", "rvc"))
    place = ("--workspace", work / f"{kind} space")
    form = rng.choice(("wav", "flac", "mp3", "ogg"))
    names = [f"{path.stem}.{form}" for path in recordings]
    lengths = [soundfile.info(path).duration for path in recordings]
    sounds = dict(zip(names, lengths, strict=True))
    if number == 0:
        asked = ("convert", "Whole", *recordings, "-o", out, "--format", form, "--json", *place)
        return Deed([*asked], ("--overwrite",), sounds=sounds)
    if number == 1:
        target = out / f"{recordings[0].stem}.{form}"
        asked = ("speak", "-", "One two. Three.", "-o", target, "--json", *place)
        return Deed([*asked, "--overwrite"], sounds={target.name: 0.0})
    if number == 2:
        lines = [
            {
                "input": str(path),
                "output": str(out / name),
                "workspace": str(place[1]),
                "voice": "Whole",
                "format": form,
                "overwrite": True,
            }
            for path, name in zip(recordings, names, strict=True)
        ]
        said = [
            {"v": 1, "cmd": "request", "id": f"{i}", "kind": "convert", "parameters": line}
            for i, line in enumerate(lines)
        ]
        given = "".join(json.dumps(one) + "\n" for one in said)
        return Deed(["serve", "--json"], given=given, sounds=sounds)
    if number == 3:
        asked = ("checkpoints", "--export-for", rng.choice(("applio", "rvc")), "-o", out, "--json")
        return Deed([*asked, "--workspace", work / "rvc space"])
    if number == IMPORT:
        archive = work / "export" / f"{kind}.zip"
        name = f"Imported {out.name}"
        return Deed(["voices", "import", archive, "--name", name, "--json", *place])
    programs = ("mynah", "safetensors", "onnx") + (
        ("applio", "rvc", "w-okada") if number > 5 else ()
    )
    place = place if number == 5 else ("--workspace", work / "rvc space")
    program = rng.choice(programs)
    return Deed(
        ["voices", "export", "Whole", "--for", program, "-o", out, "--json", *place], ("--replace",)
    )


KINDS, IMPORT = 7, 4


class Desk:
    """A person's folders, and the workspaces with their voices."""

    def __init__(self, ground: Ground, nursery: Nursery) -> None:
        self.ground, self.nursery = ground, nursery
        self._most: dict[int, int] = {}
        for kind in ("lite", "rvc"):
            root = ground.work / f"{kind} space"
            shutil.copytree(nursery.work / kind, root)
            folder = ground.work / "export"
            self._must(["voices", "export", "Whole", "-o", folder, "-w", root])
            (folder / "Whole.mynahvoice").rename(folder / f"{kind}.zip")

    def _must(self, argv: list[Any]) -> None:
        code, said = self.nursery.run(argv)
        if code:
            raise RuntimeError(f"{argv}: {said[-3000:]}")

    def attempt(self, seed: int, rng: random.Random, *, powerless: bool) -> None:
        """Kill one command, look, and give it again."""
        out = self.ground.work / f"out {seed}"
        out.mkdir()
        number = seed % KINDS
        deed = _deeds(self.nursery.work, self.ground.work, out, rng, number)
        older = {name: OLD for name in deed.sounds if deed.again or number == 2 or number == 1}
        for name, content in older.items():
            (out / name).write_bytes(content)
        extra = deed.again if older else ()
        roots = [out, self.ground.work / "lite space", self.ground.work / "rvc space"]
        stash = self.ground.work / f"stash-{seed}"
        by_time = not powerless and rng.random() < 0.3
        die_at = None if by_time else rng.randint(1, self._most.get(number, MOST_OPERATIONS))
        argv = [*deed.argv, *extra]
        engine = self.nursery.begin(argv, stash=stash, roots=roots, die_at=die_at, given=deed.given)
        if by_time:
            time.sleep(rng.uniform(0, LONGEST_S))
            if engine.alive:
                engine.kill()
        if deed.given:
            _answered(engine, len(deed.sounds))
        code = engine.wait()
        self.ground.count(str(deed.argv[0] if number != IMPORT else "import"))
        if code == 0:  # so few operations it takes
            self._most[number] = max(1, torn.operations(stash))
        self.ground.count("killed" if code == -signal.SIGKILL else "unkilled")
        how = f"{argv} after {torn.operations(stash)} operations: {torn.last_operation(stash)}"
        if powerless:
            how += "; " + "; ".join(torn.cut_power(stash, roots, rng))
        torn.discard(stash)
        said = promises.events_in(engine.log.read_bytes())
        if code == 0 and number == IMPORT and not self._imported(f"Imported {out.name}"):
            self.ground.failed(seed, "imported voice is lost", how)
        for what, detail in [*self._look(out, older, deed), *_reported(said, code, out, number)]:
            self.ground.failed(seed, what, f"{detail} ({how})")
        self._children(seed, how)
        if code not in {0, -signal.SIGKILL}:
            self.ground.failed(seed, "the command failed", f"{how}; {engine.said[-1500:]}")
        self._again(seed, out, deed, how)

    def _imported(self, name: str) -> bool:
        places = self.ground.work.glob("* space/voices/*/current.json")
        return any(json.loads(path.read_bytes()).get("name") == name for path in places)

    def _again(self, seed: int, out: Path, deed: Deed, how: str) -> None:
        """The same once more, some minutes later: it works, and nothing of before lies about."""
        for path in out.rglob("*"):
            then = path.stat().st_mtime - 600
            os.utime(path, (then, then))
        if deed.argv[0] == "checkpoints":
            for path in out.glob("*.pth"):
                path.unlink()
        argv = [*deed.argv, *deed.again]
        engine = self.nursery.begin(argv, given=deed.given)
        if deed.given:
            _answered(engine, len(deed.sounds))
        code, text = engine.wait(), engine.said
        if code and not deed.given:
            self.ground.failed(seed, "cannot be done again", f"{text[-1500:]} ({how})")
        for what, detail in self._look(out, {}, deed):
            self.ground.failed(seed, f"again: {what}", f"{detail} ({how})")
        missing = [name for name in deed.sounds if not (out / name).exists()]
        left = promises.leftovers(out)
        if missing or left:
            what = "again: files are missing" if missing else "leftovers in the person's folder"
            self.ground.failed(seed, what, f"{missing or left} ({how})")

    def _look(self, out: Path, older: dict[str, bytes], deed: Deed) -> Iterator[promises.Broken]:
        for path in sorted(out.rglob("*")):
            if path.is_dir() or promises.passing(path.name):
                continue
            if path.read_bytes() == older.get(path.name):
                continue
            if fault := _fault(path, deed.sounds.get(path.name, 0.0)):
                yield "half a file under its name", f"{path}: {fault}"
        for name in older:
            if not (out / name).exists():
                yield "the person's older file is gone", name
        for kind in ("lite", "rvc"):
            yield from promises.nothing_half(self.ground.work / f"{kind} space")

    def _children(self, seed: int, how: str) -> None:
        begun = time.monotonic()
        while (left := left_behind(self.nursery.work)) and time.monotonic() - begun < END_S:
            time.sleep(0.02)
        if left:
            self.ground.failed(seed, "children live on", f"{left} ({how})")


def _answered(engine: Engine, count: int) -> None:
    """Wait for the answers of a warm engine, then end it; also for one that is killed meanwhile."""
    while engine.alive:
        said = promises.events_in(engine.log.read_bytes())
        if sum(event["event"] in {"answer", "fault"} for event in said) >= count:
            engine.kill()
            return
        time.sleep(0.02)


def _reported(
    said: list[dict[str, Any]], code: int, out: Path, number: int
) -> Iterator[promises.Broken]:
    for event in said:
        if event["event"] == "artifact" and event["kind"] == "audio":
            path = out / str(event["path"]).rpartition("/")[2]
            if not path.exists() or path.read_bytes() == OLD or _fault(path, 0.0):
                yield "reported file is lost", str(path)
    if code == 0 and not said and number != IMPORT and not any(out.iterdir()):
        yield "reported export is lost", str(out)


def _fault(path: Path, seconds: float) -> str:
    """What is wrong with a file that should be whole; empty where nothing is."""
    try:
        match path.suffix:
            case ".wav" | ".flac" | ".mp3" | ".ogg":
                samples, rate = soundfile.read(path)
                if abs(len(samples) / rate - seconds) > 0.1 and seconds:
                    return f"{len(samples) / rate} s instead of {seconds} s"
                return "" if len(samples) else "empty"
            case ".mynahvoice" | ".pth":
                with zipfile.ZipFile(path) as archive:
                    return archive.testzip() or ""
            case ".json":
                json.loads(path.read_bytes())
            case ".safetensors":
                data = path.read_bytes()
                head = json.loads(data[8 : 8 + int.from_bytes(data[:8], "little")])
                ends = [one["data_offsets"][1] for name, one in head.items() if name[:2] != "__"]
                whole = 8 + int.from_bytes(data[:8], "little") + max(ends)
                return "" if len(data) == whole and data[-64:].strip(b"\0") else "short or zeroed"
            case ".index":
                import faiss

                faiss.read_index(str(path))
            case ".onnx":
                import onnx

                onnx.checker.check_model(onnx.load(path))
            case _:
                return "a name that nobody asked for"
    except Exception as fault:  # noqa: BLE001 - any reader's refusal is the answer
        return f"{type(fault).__name__}: {fault}"
    return ""


def _make(*, powerless: bool) -> Callable[[Ground], None]:
    def make(ground: Ground) -> None:
        desk = Desk(ground, shared())
        for seed, rng in ground.each():
            desk.attempt(seed, rng, powerless=powerless)

    return make


ATTACKS = (
    Attack(
        "kill-files",
        "Conversion, speech, exports, import and the warm engine are killed while they write.",
        tries=100,
        few=1,
        make=_make(powerless=False),
        needs=needs,
        shares=shared,
    ),
    Attack(
        "power-files",
        "The power fails while they write.",
        tries=100,
        few=1,
        make=_make(powerless=True),
        needs=needs,
        shares=shared,
    ),
)
