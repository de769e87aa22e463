"""A real window that is killed again and again while it is used, always on the same workspace."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import soundfile

from helpers.samples import speech_like
from torture.attack import Attack, Ground
from torture.seen_on_disk import Seen, leftovers, samples_of, seen
from torture.store_child import HERE, Operator

LIVES_OF_A_WORKSPACE = 20
MOST_S = 180.0
CHILDREN_END_S = 90.0
# What may be different when the window is killed while it does something; else nothing may.
MAY_CHANGE = {
    "importing": ("recording",),
    "deleting": ("recording",),
    "undoing": ("recording", "set", "voice", "active"),
    "restoring": ("recording",),
    "purging": ("recording",),
    "cutting": ("recording", "set"),
    "sets": ("set",),
    "exporting": ("export",),
    "voices": ("voice", "active"),
    "voice_in": ("voice",),
    "blending": ("voice",),
    "recording": ("recording",),
    "training": ("voice",),
}
ACTIONS = (*MAY_CHANGE, "voice_out", "settings", "cutting", "deleting", "voices")
LOOKED_AT = ("recording", "set", "voice", "active", "export")


@dataclass
class Life:
    """One window, from its start to its death."""

    process: subprocess.Popen[str]
    lines: list[dict[str, Any]] = field(default_factory=list)
    ended: threading.Event = field(default_factory=threading.Event)

    def read(self) -> None:
        """Take what it says; in a thread."""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            if line.startswith("{"):
                self.lines.append(json.loads(line))
        self.ended.set()

    def said(self, saw: str) -> list[dict[str, Any]]:
        """Everything of a kind that it has said."""
        return [one for one in list(self.lines) if one["saw"] == saw]

    def wait(self, saw: str, count: int) -> bool:
        """Wait until it has said something so many times."""
        until = time.monotonic() + MOST_S
        while len(self.said(saw)) < count and time.monotonic() < until:
            if self.ended.wait(0.01):
                break
        return len(self.said(saw)) >= count


class Attacker:
    """Opens windows and kills them.

    Args:
        ground: Where.
    """

    def __init__(self, ground: Ground) -> None:
        self.ground = ground
        self.base = ground.work / "none"
        self.operator = Operator(ground.work / "home")
        self.took: dict[str, float] = {}
        self.lives = 0
        self.threads: int | None = None
        self.runs: set[str] = set()

    def new_workspace(self) -> None:
        """Begin with another one."""
        shutil.rmtree(self.base, ignore_errors=True)
        self.base = self.ground.work / f"w{self.lives}"
        self.base.mkdir()
        self.threads, self.runs = None, set()
        first = self.ground.work / "first"
        if not first.exists():
            command = [sys.executable, "-m", "torture.window_ground", str(first)]
            subprocess.run(command, env=self._environment(), check=True, capture_output=True)
        shutil.copytree(first, self.base / "ws")

    def attack(self, seed: int, rng: random.Random) -> None:
        """One life and what is left of it."""
        if self.lives % LIVES_OF_A_WORKSPACE == 0:
            self.new_workspace()
        self.lives += 1
        actions = rng.choices(ACTIONS, k=rng.randint(1, 4))
        self._write_source(seed)
        life = self._open(seed, actions)
        self._check_start(seed, life)
        fatal = rng.randrange(len(actions))
        if life.wait("begin", fatal + 1):
            time.sleep(rng.uniform(0.0, 1.1) * self.took.get(actions[fatal], 1.0))
        life.process.kill()
        life.process.wait()
        life.ended.wait(10)
        self._check_death(seed, life, actions)

    def _open(self, seed: int, actions: list[str]) -> Life:
        command = [sys.executable, str(HERE / "window_life.py")]
        command += [str(self.base / "ws"), str(self.base / "source"), str(seed), *actions]
        with (self.base / "stderr").open("ab") as errors:
            process = subprocess.Popen(
                command, env=self._environment(), stdout=subprocess.PIPE, stderr=errors, text=True
            )
        life = Life(process)
        threading.Thread(target=life.read, daemon=True).start()
        return life

    def _check_start(self, seed: int, life: Life) -> None:
        begun = time.monotonic()
        ready = life.wait("ready", 1)
        self.ground.most("longest start", round(time.monotonic() - begun, 1))
        if not ready:
            errors = (self.base / "stderr").read_text(errors="replace")[-800:]
            self.ground.failed(seed, "the window does not come again", [*life.lines[-2:], errors])
            return
        if not all(one["primary"] for one in life.said("alone")):
            self.ground.failed(seed, "a dead window is taken for a living one")
        (read,) = life.said("settings read")
        if read["problem"] or self.threads not in (None, read["threads"]):
            self.ground.failed(seed, "settings are lost", [read, self.threads])
        self.threads = read["threads"]
        missing = self.runs - life.said("ready")[0]["runs"].keys()
        if missing:
            self.ground.failed(seed, "a run is not listed", missing)

    def _check_death(self, seed: int, life: Life, actions: list[str]) -> None:
        begun, done = life.said("begin"), life.said("done")
        for one in done:
            self.took[one["action"]] = max(one["took"], 0.02)
            for problem in one["problems"]:
                self.ground.count("problem shown: " + problem[:40])
        pending = begun[-1]["action"] if len(begun) > len(done) else ""
        self.ground.count(f"killed in {pending or 'rest'}")
        about = f"{[one['action'] for one in begun]}, in {pending!r}"

        def failed(what: str, detail: object = "") -> None:
            self.ground.failed(seed, what, f"{detail} [{about}]")

        for saw in ("fault", "gave up"):
            for one in life.said(saw):
                failed("the window cannot be used", one)
        self._check_children(failed)
        self.runs |= {one["run"] for one in life.said("run")}
        for one in life.said("settings"):
            self.threads = one["threads"]
        if pending == "settings":
            self.threads = None  # written, perhaps, and not yet said
        known = (done or life.said("ready") or [{"state": {}}])[-1]["state"]
        root = self.base / "ws"
        pieces_before = seen(root)[1]
        opened = self.operator.ask("open", self.base)
        if opened["code"]:
            failed("it does not open again", opened["error"][-800:])
        now, pieces = seen(root)
        if pieces:
            failed("something is in pieces", [pieces, pieces_before])
        self._compare(failed, known, now, pending)
        self._check_takes(failed, life, known, now)
        left = [one for one in leftovers(root, self.base / "home") if "recordings/" not in one]
        left = [one for one in left if not one.startswith("runs/")]
        if left:
            failed("leftovers", left)
        self.operator.ask("open", self.base)
        if seen(root)[0] != now:
            failed("a second opening finds more to mend")
        ini = self.base / "home" / "config" / "window.ini"
        if ini.exists() and b"geometry=" not in ini.read_bytes():
            failed("where the window was is lost", ini.read_bytes()[:100])

    def _compare(self, failed: Any, known: Seen, now: Seen, pending: str) -> None:
        may = MAY_CHANGE.get(pending, ())
        odd = {}
        for key in sorted(known.keys() | now.keys()):
            kind = "voice" if key.endswith((" of voices", " of bin")) else key.split()[0]
            before, after = known.get(key), now.get(key)
            if kind not in LOOKED_AT or before == after:
                continue
            if after is None and kind in ("recording", "voice") and " of " not in key:
                if pending not in ("purging", "voices", "undoing"):
                    odd[key] = (before, after)
            elif kind not in may and "Test" not in f"{key}{after}":
                odd[key] = (before, after)
        if odd:
            failed("changed or lost though it was done, or not asked for", odd)
        lost = [one for one in known if one.startswith("recording") and one not in now]
        if len(lost) > 1:
            failed("more than one recording is lost", lost)

    def _check_takes(self, failed: Any, life: Life, known: Seen, now: Seen) -> None:
        for one in life.said("take"):
            path = Path(one["path"])
            if path.exists():
                if len(samples_of(path) or b"") < 2 * one["frames"]:
                    failed("a take lost its end", one)
            elif not life.said("arrived"):
                failed("a take is lost", one)
        if life.said("arrived") and len(known) == len(now) and not life.said("done"):
            failed("a take did not arrive", life.said("arrived"))

    def _check_children(self, failed: Any) -> None:
        """Engines of a dead window end soon; a run goes on to its end."""
        begun = time.monotonic()
        until = begun + CHILDREN_END_S
        while (left := self._children("train")) and time.monotonic() < until:
            time.sleep(0.05)
        self.ground.most("longest end of its engines", round(time.monotonic() - begun, 1))
        if left:
            failed("engines go on without a window", left)
        until = time.monotonic() + MOST_S
        while (left := self._children("")) and time.monotonic() < until:
            time.sleep(0.05)
        for pid in left:
            failed("a run does not end", left[pid])
            os.kill(pid, signal.SIGKILL)

    def _children(self, but: str) -> dict[int, str]:
        home = f"MYNAH_HOME={self.base / 'home'}".encode()
        found = {}
        for place in Path("/proc").glob("[0-9]*"):
            try:
                if home in (place / "environ").read_bytes().split(b"\0"):
                    words = (place / "cmdline").read_bytes().decode().split("\0")
                    if words != [""] and not (but and but in words):
                        found[int(place.name)] = " ".join(words)
            except OSError:
                continue
        return found

    def _write_source(self, seed: int) -> None:
        folder = self.base / "source" / f"more {seed}"
        shutil.rmtree(folder.parent, ignore_errors=True)
        folder.mkdir(parents=True)
        for number in range(4):
            place = folder if number % 2 else folder.parent
            sound = speech_like(1.5, 16000, seed=seed * 10 + number)
            soundfile.write(place / f"n{seed} {number}.wav", sound, 16000, subtype="PCM_16")
            (place / f"n{seed} {number}.txt").write_text(f"New words {seed} {number}.")

    def _environment(self) -> dict[str, str]:
        source = HERE.parents[1] / "desktop"
        places = os.pathsep.join((str(source), str(HERE.parent)))
        home = {"MYNAH_HOME": str(self.base / "home"), "PYTHONPATH": places}
        return {**os.environ, **home, "QT_QPA_PLATFORM": "offscreen"}

    def close(self) -> None:
        """End what still runs."""
        for pid in self._children(""):
            os.kill(pid, signal.SIGKILL)
        self.operator.close()


def _make(ground: Ground) -> None:
    attacker = Attacker(ground)
    try:
        for seed, rng in ground.each():
            attacker.attack(seed, rng)
    finally:
        attacker.close()


KILL_WINDOW = Attack(
    "kill-window",
    "kill -9 of a real window while it imports, deletes, undoes, cuts, exports, changes voices, "
    "records and watches a run: what was shown as done is there, nothing is lost, it opens again",
    tries=150,
    few=1,
    make=_make,
    needs=lambda: "" if sys.platform == "linux" else "needs /proc",
)
