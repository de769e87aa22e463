"""Operations on a workspace, killed before each of the changes that they make on the disk."""

from __future__ import annotations

import itertools
import json
import random
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from torture.attack import Attack, Ground
from torture.boundaries import after_power_cut, modified
from torture.seen_on_disk import Seen, leftovers, samples_of, seen
from torture.store_child import Operator

PARTS = ("ws", "beside", "home", "source")


@dataclass(frozen=True)
class Known:
    """An operation that was done once in peace.

    Attributes:
        template: The folders as they are before it.
        before: What they hold.
        after: What they hold when it is done.
        changes: How many changes it makes.
        whole: See `Operation`.
    """

    template: Path
    before: Seen
    after: Seen
    changes: int
    whole: bool


class Attacker:
    """Kills operations, and looks at what is left.

    Args:
        ground: Where.
        power: Whether the power fails, too.
    """

    def __init__(self, ground: Ground, *, power: bool) -> None:
        self.ground = ground
        self.power = power
        self.operator = Operator(ground.work / "home")
        self.common = ground.work / "common"
        self.common.mkdir()
        self._ask("build", self.common)
        self._known: dict[str, Known] = {}

    def known(self, name: str, whole: bool) -> Known:
        """Do an operation in peace, once."""
        if name not in self._known:
            template = self.ground.work / f"template {len(self._known)}"
            _copy(self.common, template)
            self._ask(f"prepare {name}", template)
            self._ask("open", template)
            before = _seen(template)
            peace = self.ground.work / "peace"
            _copy(template, peace)
            log = self.ground.work / "log"
            self._ask(name, peace, log=str(log))
            changes = json.loads(log.read_text())["count"]
            after = _seen(peace)
            shutil.rmtree(peace)
            assert not before[1] + after[1], f"{name}: {before[1]} {after[1]}"
            self._known[name] = Known(template, before[0], after[0], changes, whole)
        return self._known[name]

    def attack(self, seed: int, name: str, known: Known, kill_at: int, rng: random.Random) -> None:
        """Kill it once, and say what is wrong afterwards."""
        place = self.ground.work / "try"
        _copy(known.template, place)
        kept = self.ground.work / "kept"
        kept.mkdir()
        log = self.ground.work / "log"
        log.unlink(missing_ok=True)
        tops = [place / part for part in PARTS]
        before = modified(tops)
        # One after the last change: it is done, and then the power fails.
        killed = self.operator.ask(name, place, kill_at=kill_at, kept=str(kept), log=str(log))
        told = after_power_cut(log, tops, before, rng) if self.power else []
        about = f"{name}, change {kill_at} of {known.changes} {told}"

        def failed(what: str, detail: object = "") -> None:
            self.ground.failed(seed, f"{name}: {what}", f"{detail} [{about}]")

        if killed["error"]:
            failed("an error of its own", killed["error"][-600:])
        said = killed["said"]
        broken = seen(place / "ws")[1]
        opened = self.operator.ask("open", place)
        if opened["code"]:
            failed("it does not open again", opened["error"][-600:])
        now, pieces = _seen(place)
        if pieces:
            failed("something is in pieces", pieces)
        self._compare(failed, known, now, done="done" in said)
        _takes(failed, place, said, now)
        # A take's folder is looked into when somebody is to be offered what is in it.
        left = leftovers(place / "ws", place / "home" / "config")
        if left:
            failed("leftovers in the workspace", left)
        if broken and not pieces and "mended" not in _journal(place):
            failed("it was mended and nobody told", broken)
        tree = _names(place / "ws")
        self.operator.ask("open", place)
        if _names(place / "ws") != tree:
            failed("a second opening finds more to mend", sorted(tree ^ _names(place / "ws")))
        after = self.operator.ask("next" if seed % 3 == 0 else "short next", place)
        if after["code"]:
            failed("what is done next does not work", after["error"][-600:])
        last, pieces = _seen(place)
        if pieces:
            failed("something is in pieces later", pieces)
        lost = [one for one in now if one.startswith(("recording", "voice")) and one not in last]
        if lost:
            failed("lost later", lost)
        left = leftovers(place / "ws", place / "home", place / "beside")
        if left:
            failed("leftovers after the next operation", left)
        shutil.rmtree(place)
        shutil.rmtree(kept)

    def _compare(self, failed: Any, known: Known, now: Seen, *, done: bool) -> None:
        keys = known.before.keys() | known.after.keys() | now.keys()
        odd = {
            key: (known.before.get(key), known.after.get(key), now.get(key))
            for key in sorted(keys)
            if now.get(key) not in (known.before.get(key), known.after.get(key))
        }
        if odd:
            failed("neither as before nor done", odd)
        elif done and now != known.after:
            failed("what was reported as done is not there", _difference(known.after, now))
        elif known.whole and now not in (known.before, known.after):
            failed("half of it is done", _difference(known.before, now))

    def _ask(self, what: str, place: Path, **more: Any) -> None:
        answer = self.operator.ask(what, place, **more)
        assert answer["code"] == 0, f"{what}: {answer['error']}"


def _each(attacker: Attacker, rng: random.Random, tries: int) -> Iterator[tuple[str, Known, int]]:
    """Every change of every operation, in a random order, again and again."""
    from torture.store_operations import OPERATIONS

    while True:
        names = list(OPERATIONS)
        rng.shuffle(names)
        # Few tries are made of few operations: each has to be done in peace first.
        names = names[: max(4, tries // 4)]
        longest = 1
        for number in itertools.count():
            if number >= longest:
                break
            for name in names:
                known = attacker.known(name, OPERATIONS[name].whole)
                # The changes of one operation in an order of its own.
                # The last place is the one after the last change: it was just reported as done.
                order = [*range(1, known.changes + 2), known.changes + 1, known.changes + 1]
                random.Random(f"{name}{names}").shuffle(order)
                longest = max(longest, len(order))
                if number < len(order):
                    yield name, known, order[number]


def _make(ground: Ground, *, power: bool) -> None:
    attacker = Attacker(ground, power=power)
    try:
        order = _each(attacker, random.Random(ground.seed), ground.tries)
        for seed, rng in ground.each():
            name, known, kill_at = next(order)
            attacker.attack(seed, name, known, kill_at, rng)
            ground.count("of " + name)
        ground.notes["operations"] = len(attacker._known)
        ground.notes["changes"] = sum(one.changes for one in attacker._known.values())
    finally:
        attacker.operator.close()


def _takes(failed: Any, place: Path, said: list[str], now: Seen) -> None:
    """What was recorded is in the library, or still where it was recorded."""
    for line in said:
        if not line.startswith("take:"):
            continue
        _, path, frames = line.split(":")
        body = samples_of(Path(path)) if Path(path).exists() else None
        there = sum(one.startswith("recording") for one in now) > 7
        if (body is None or len(body) < 2 * int(frames)) and not there:
            failed("a take is lost", path)


def _seen(place: Path) -> tuple[Seen, list[str]]:
    settings = place / "home" / "config" / "settings.json"
    outside = tuple(path for path in (place / "beside").glob("*") if path.name[:1] != ".")
    found, pieces = seen(place / "ws", (settings, *(one for one in outside if one.name != "new")))
    found.pop("file edit.json", None)
    if (place / "beside" / "new").is_dir():
        other, more = seen(place / "beside" / "new")
        found |= {f"new {key}": value for key, value in other.items() if "recording" in key}
        pieces += more
    return found, pieces


def _difference(one: Seen, other: Seen) -> dict[str, Any]:
    keys = sorted(one.keys() | other.keys())
    return {key: (one.get(key), other.get(key)) for key in keys if one.get(key) != other.get(key)}


def _journal(place: Path) -> str:
    path = place / "ws" / "activity.jsonl"
    return path.read_text(encoding="utf-8", errors="replace") if path.exists() else ""


def _names(root: Path) -> set[str]:
    found = {path.relative_to(root).as_posix() for path in root.rglob("*")}
    return {one for one in found if not one.startswith("cache") and not one.endswith(".lock")}


def _copy(source: Path, target: Path) -> None:
    shutil.copytree(source, target, dirs_exist_ok=True)


def _needs() -> str:
    return "" if sys.platform == "linux" else "needs /proc and fork"


KILL_STORE = Attack(
    "kill-store",
    "kill -9 before each change that an operation on a workspace makes on the disk: nothing lost, "
    "nothing half shown, what was done is there, mended at the next opening",
    tries=3000,
    few=20,
    make=lambda ground: _make(ground, power=False),
    needs=_needs,
)
POWER_STORE = Attack(
    "power-store",
    "the same, and what was not flushed is lost: contents emptied, cut or zeroed, names undone",
    tries=3000,
    few=20,
    make=lambda ground: _make(ground, power=True),
    needs=_needs,
)
