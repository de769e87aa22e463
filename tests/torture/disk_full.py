"""Disks that fill up, run out of files or fail, in the middle of everything that writes."""

from __future__ import annotations

import atexit
import errno
import re
import shutil
import tempfile
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from mynah.project.workspace import Workspace
from torture.attack import Attack
from torture.disk_ground import Program, needs_mount, needs_shim, program, small_disk
from torture.disk_operations import OPERATIONS, Place
from torture.disk_workspace import half_done, picture, settings_ok, torn_outputs

DONE = {0}
REFUSED = {errno.ENOSPC: {13}, errno.EDQUOT: {13}, errno.EIO: {10, 13}}
NUMBERS = re.compile(r"\d[\d.,]* ?(bytes|[kMG]?B)\b")


class Scene:
    """The small disk, the program, and a workspace that is put back before each try."""

    def __init__(self, ground, held, shim=False):
        made = prepared()
        self.material, self._template = made.material, made.template
        self.program = held.enter_context(program(ground.work, shim)) if shim else made.program
        self.disk = held.enter_context(small_disk(ground.work / "disk"))
        self.place = Place(self.disk.place, self.material)
        self.needs = {}

    @classmethod
    def of(cls, other, ground, held):
        """The same with a new disk, where the one before went away."""
        scene = cls.__new__(cls)
        scene.material, scene._template = other.material, other._template
        scene.needs, scene.program = other.needs, other.program
        scene.disk = held.enter_context(small_disk(ground.work / f"disk{ground.tried}"))
        scene.place = Place(scene.disk.place, scene.material)
        return scene

    def anew(self):
        """Everything as it was at the beginning; a picture of it."""
        self.disk.relieve()
        for name in ("ws", "home", "out"):
            shutil.rmtree(self.disk.place / name, ignore_errors=True)
            shutil.copytree(self._template / name, self.disk.place / name)
        return picture(self.disk.place)

    def do(self, operation, **how):
        how.setdefault("limit", 90 if operation.slow else 40)
        return self.program.do(*operation.order(self.place), home=self.place.home, **how)


@dataclass(frozen=True)
class Prepared:
    """What all scenes of a process begin with.

    Attributes:
        program: Mynah, loaded once.
        material: Recordings and voices as files, for those operations that take them.
        template: The folders `ws`, `home` and `out` as they are before each try.
    """

    program: Program
    material: Path
    template: Path


@cache
def prepared():
    """Once for all attacks of a process; gone at its end."""
    work = Path(tempfile.mkdtemp(prefix="mynah-disks-"))
    one = Prepared(Program(work), work / "material", work / "template")

    def close():
        one.program.close()
        shutil.rmtree(work, ignore_errors=True)

    atexit.register(close)
    home, ws = one.template / "home", one.template / "ws"
    (home / "config").mkdir(parents=True)
    (one.template / "out").mkdir()
    _do(one.program, "op", "prepared", ws, one.material, home=home)
    export = ("voices", "export", "Made", "-o", one.material / "zip", "--workspace", ws)
    _do(one.program, *export, home=home)
    (made,) = (one.material / "zip").rglob("*.mynahvoice")
    shutil.copy(made, one.material / "voice.zip")
    return one


def _do(program, *words, home):
    ended = program.do(*words, home=home)
    if ended.code:
        raise RuntimeError(f"nothing to begin with: {ended.said}")


def chosen(rng, ground):
    """An operation; the slow ones seldomer, and not at all where there is little time."""
    operations = [one for one in OPERATIONS if ground.tries >= 20 or not one.slow]
    weights = [1 if one.slow else 4 for one in operations]
    return rng.choices(operations, weights)[0]


def judge(ground, seed, scene, operation, before, ended, how, error=errno.ENOSPC, *, share=False):
    """What must hold after an order on a disk that refused to write; `share`: for a used up one."""
    where = f"{operation.name}, {how}"

    def failed(what, detail):
        ground.failed(seed, what, f"{where}: {detail}")

    ground.most("seconds", round(ended.seconds, 1))
    ground.count("refused" if ended.code else "done")
    if ended.code is None:
        failed("it hangs", ended.said)
    elif ended.code not in DONE | REFUSED[error]:
        failed("another exit code", ended.said)
    elif (
        ended.code == 13
        and not share  # how much of it is left cannot always be known
        and not NUMBERS.search(ended.out + ended.err)
    ):
        failed("no numbers in the words", ended.said)
    if "Traceback" in ended.out + ended.err:
        failed("a traceback", ended.said)
    scene.disk.relieve()
    Workspace.open(scene.place.ws)  # what was decided is carried out by whoever opens it next
    after = picture(scene.disk.place)
    lost = [name for name in before if name not in after and not operation.allows(name)]
    changed = [
        n for n in before if after.get(n, before[n]) != before[n] and not operation.allows(n)
    ]
    if lost or changed:
        failed("what was there before is lost", f"gone {lost}, changed {changed}; {ended.said}")
    for one in half_done(scene.place.ws)[:3] + torn_outputs(scene.place.out)[:3]:
        failed("half-done", f"{one}; {ended.said}")
    if problem := settings_ok(scene.place.home):
        failed("settings lost", problem)
    if ended.code and operation.name != "take":
        again = scene.do(operation)
        if again.code not in DONE and not done_before(again):
            failed("not possible after space was freed", again.said)
        for one in half_done(scene.place.ws)[:3] + torn_outputs(scene.place.out)[:3]:
            failed("half-done afterwards", f"{one}; {again.said}")


def done_before(again):
    """Whether a second try is refused only because the first had done it."""
    words = ("EXISTS", "already", "There is no voice", "nothing to", "list index", "BAD_INPUT: ")
    return again.code in {10, 15, 70} and any(w in again.out + again.err for w in words)


def fills(ground):
    """Every operation on a disk with some room, but not enough."""
    with ExitStack() as held:
        scene = Scene(ground, held)
        for seed, rng in ground.each():
            operation = chosen(rng, ground)
            need = needed(scene, operation)
            before = scene.anew()
            free = round(need[0] * rng.random() ** 1.5)
            scene.disk.leave(free)
            ended = scene.do(operation)
            judge(ground, seed, scene, operation, before, ended, f"{free} of {need[0]} bytes free")


def runs_out_of_files(ground):
    """Every operation on a disk that takes few new files."""
    with ExitStack() as held:
        scene = Scene(ground, held)
        for seed, rng in ground.each():
            operation = chosen(rng, ground)
            need = needed(scene, operation)
            before = scene.anew()
            free = rng.randrange(max(1, need[1]))
            scene.disk.leave_files(free)
            ended = scene.do(operation)
            judge(ground, seed, scene, operation, before, ended, f"{free} of {need[1]} files free")


def refuses_calls(ground):
    """Every operation with the n-th call that writes failing, once or from then on."""
    with ExitStack() as held:
        scene = Scene(ground, held, shim=True)
        for seed, rng in ground.each():
            operation = chosen(rng, ground)
            error = rng.choice([errno.ENOSPC, errno.EDQUOT, errno.EIO])
            lasting = rng.random() < 0.5
            below = str(scene.disk.place)
            before = scene.anew()
            if operation.name not in scene.needs:
                ended = scene.do(
                    operation, fail={"below": below, "nth": 0, "error": 0, "lasting": 0}
                )
                if ended.code:
                    raise RuntimeError(f"{operation.name} fails by itself: {ended.said}")
                scene.needs[operation.name] = ended.calls
                before = scene.anew()
            nth = rng.randint(1, max(1, scene.needs[operation.name]))
            fail = {"below": below, "nth": nth, "error": error, "lasting": int(lasting)}
            ended = scene.do(operation, fail=fail)
            how = f"call {nth} of {scene.needs[operation.name]} {errno.errorcode[error]}"
            share = error == errno.EDQUOT
            if not lasting:  # libraries that do not say why are asked again, and then it works
                error = errno.EIO
            judge(
                ground,
                seed,
                scene,
                operation,
                before,
                ended,
                how + " on" * lasting,
                error,
                share=share,
            )


def needed(scene, operation):
    """Bytes and files that an operation takes where there is room."""
    if operation.name not in scene.needs:
        scene.anew()
        before = scene.disk.used()
        scene.program.begin(*operation.order(scene.place), home=scene.place.home, limit=90)
        ended = scene.program.end()
        if ended.code:
            raise RuntimeError(f"{operation.name} fails by itself: {ended.said}")
        after = scene.disk.used()
        grown = [max(0, now - then) for now, then in zip(after, before, strict=True)]
        # What it took for a moment and gave back is not in this: about as much again.
        scene.needs[operation.name] = (2 * grown[0] + 40_000, 2 * grown[1] + 6)
    return scene.needs[operation.name]


ATTACKS = (
    Attack(
        "disk-full",
        "Everything that writes, on a disk that fills up on the way.",
        1500,
        5,
        fills,
        needs_mount,
        prepared,
    ),
    Attack(
        "disk-files",
        "Everything that writes, on a disk that takes no more files.",
        600,
        2,
        runs_out_of_files,
        needs_mount,
        prepared,
    ),
    Attack(
        "disk-calls",
        "Everything that writes, with the n-th call refused: full, quota, failing.",
        2000,
        5,
        refuses_calls,
        lambda: needs_mount() or needs_shim(),
        prepared,
    ),
)
