"""How quick the window is on this machine, by hand: `python tests/benchmarks/bench_window.py`.

It measures what a person would feel:

* start: from the start of the process until the window reacts, and its memory then;
* samples: opening a workspace of many samples, sorting and filtering them;
* import: the longest time for which the GUI thread is held up while files are imported;
* run: the same while a run tells ten events a second, and its journal is read at first.

Absolute times mean little from one machine to another; the bars in brackets are those of the
machine that the program is developed on.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from helpers.watchdog import BlockWatch
from helpers.whole_window import add_sample, made_workspace, turn
from mynah.gui.application import READY_VARIABLE, open_window
from mynah.gui.immortal import keep_true_alive
from mynah.gui.qt_application import MynahApplication
from mynah.gui.services.garbage import GuiThreadCollector
from mynah.gui.services.settings_store import SettingsStore
from mynah.project.workspace import Workspace
from mynah.protocol.codec import encode
from mynah.protocol.events import Hello, Metric, Progress, Started, State

if TYPE_CHECKING:
    from mynah.gui.controllers.desktop import Desktop

PARTS = ("start", "samples", "import", "run")


def main() -> int:
    """Measure what was asked for, and print one line each."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--only", choices=PARTS, action="append")
    parser.add_argument("--repeat", type=int, default=10, help="starts of the process")
    parser.add_argument("--samples", type=int, default=10_000)
    parser.add_argument("--files", type=int, default=1000)
    options = parser.parse_args()
    chosen = options.only or PARTS
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        os.environ["MYNAH_HOME"] = str(home)
        settings = home / "config" / "settings.json"
        settings.parent.mkdir(parents=True)
        settings.write_text(json.dumps({"schema_version": 1, "first_start_done": True}))
        if "start" in chosen:
            start(Path(folder) / "start", options.repeat)
        if set(chosen) - {"start"}:
            keep_true_alive()
            app = MynahApplication()
            collector = GuiThreadCollector(app)
            for part, measure in (("samples", samples), ("import", importing), ("run", run)):
                if part in chosen:
                    measure(app, Path(folder) / part, options, collector)
    return 0


def tell(what: str, value: float, unit: str, bar: str = "") -> None:
    """One line."""
    print(f"{what:52} {value:10.3f} {unit:4} {f'[{bar}]' if bar else ''}".rstrip(), flush=True)


def tell_blocks(what: str, watch: BlockWatch, bar: str = "") -> None:
    """The longest block of the GUI thread, as felt and as processor time."""
    tell(what, watch.longest * 1000, "ms", bar)
    tell("    of that its own work", watch.longest_work * 1000, "ms")


def start(root: Path, repeat: int) -> None:
    """Median time of a process from its start to a window that reacts, and its memory."""
    made_workspace(root, 20)
    seconds, megabytes = [], []
    for _ in range(repeat + 1):
        begun = time.perf_counter()
        child = subprocess.Popen(
            [sys.executable, "-m", "mynah", "--workspace", str(root)],
            env={**os.environ, READY_VARIABLE: "1"},
            stderr=subprocess.PIPE,
        )
        for line in child.stderr:
            if line.startswith(b"ready"):
                break
        seconds.append(time.perf_counter() - begun)
        time.sleep(2.5)  # the other sections are made by now
        megabytes.append(resident_mb(child.pid))
        child.terminate()
        child.wait(20)
    tell(f"start to a window that reacts, median of {repeat}", statistics.median(seconds[1:]), "s",
         "at most 1.0")  # fmt: skip
    tell("memory with every section made, median", statistics.median(megabytes[1:]), "MB",
         "under 300")  # fmt: skip


def resident_mb(pid: int) -> float:
    """Memory of a process; 0 where the system does not tell."""
    try:
        text = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    except OSError:
        return 0.0
    return float(text.split("VmRSS:")[1].split()[0]) / 1024


def opened(app: MynahApplication, root: Path, collector: GuiThreadCollector) -> Desktop:
    """A window on a workspace, with every section made."""
    desktop = open_window(app, SettingsStore(), root)
    desktop.start()
    desktop.window.resize(1280, 800)
    desktop.finish()
    collector.settle()
    return desktop


def until(condition: Callable[[], object], seconds: float = 600.0) -> float:
    """Run the event loop until it is true; how long that took."""
    begun = time.perf_counter()
    while not condition():
        turn(5)
        if time.perf_counter() - begun > seconds:
            raise SystemExit("it never came true")
    return time.perf_counter() - begun


def samples(
    app: MynahApplication, root: Path, options: argparse.Namespace, collector: GuiThreadCollector
) -> None:
    """Open, sort and filter many samples."""
    count = options.samples
    workspace = Workspace.open(root, create=True)
    first = add_sample(workspace, 0, 1.0)
    meta = (workspace.samples_dir / f"{first}.meta.json").read_text(encoding="utf-8")
    for number in range(1, count):
        name = f"{number:016x}"
        text = meta.replace(first, name).replace("0000.wav", f"{number:04d}.wav")
        (workspace.samples_dir / f"{name}.meta.json").write_text(text, encoding="utf-8")
        (workspace.samples_dir / f"{name}.txt").write_text(f"Words {number}", encoding="utf-8")
        os.link(workspace.samples_dir / f"{first}.wav", workspace.samples_dir / f"{name}.wav")
    for title in ("first time", "from the cache"):
        desktop = open_window(app, SettingsStore(), root)
        watch = BlockWatch()
        begun = time.perf_counter()
        desktop.start()
        until(lambda desktop=desktop: desktop.session.samples.rowCount() == count)
        tell(f"open {count} samples, {title}", time.perf_counter() - begun, "s",
             "at most 1.5" if title == "from the cache" else "")  # fmt: skip
        desktop.finish()
        turn(1500)
        tell_blocks("  longest block of the GUI thread", watch)
        watch.stop()
        if title == "from the cache":
            sort_and_filter(desktop)
        desktop.close()
        turn(50)
    del collector


def sort_and_filter(desktop: Desktop) -> None:
    """Every column both ways, and some searches, in processor time."""
    view, rows = desktop.library.view.list, desktop.library.samples
    sorts, filters = [], []
    for column in range(rows.columnCount()):
        for order in (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder):
            begun = time.thread_time()
            view.sortByColumn(column, order)
            turn()
            sorts.append(time.thread_time() - begun)
    for text in ("words 77", "record", "", "nothing like it", ""):
        begun = time.thread_time()
        rows.set_criteria(type(rows.criteria)(text=text))
        turn()
        filters.append(time.thread_time() - begun)
    tell("sort, slowest column", max(sorts) * 1000, "ms", "at most 100")
    tell("filter, slowest", max(filters) * 1000, "ms", "at most 100")
    bar = view.verticalScrollBar()
    frames = []
    for value in range(0, min(bar.maximum(), 400 * max(1, bar.pageStep())), bar.pageStep() or 1):
        begun = time.thread_time()
        bar.setValue(value)
        view.viewport().repaint()
        frames.append(time.thread_time() - begun)
    tell("scroll by a page, slowest frame", max(frames) * 1000, "ms")


def importing(
    app: MynahApplication, root: Path, options: argparse.Namespace, collector: GuiThreadCollector
) -> None:
    """Import many files through the engine, and watch the GUI thread."""
    source = made_workspace(root / "source", 1).samples_dir
    only = next(source.glob("*.wav"))
    folder = root / "files"
    folder.mkdir(parents=True)
    sound = bytearray(only.read_bytes())
    for number in range(options.files):
        sound[1000:1004] = number.to_bytes(4, "little")  # no two alike
        (folder / f"file {number:04d}.wav").write_bytes(sound)
    desktop = opened(app, root / "workspace", collector)
    until(lambda: desktop.session.workspace.exists)
    turn(1000)
    watch = BlockWatch()
    begun = time.perf_counter()
    desktop.library.imports.import_paths([str(folder)])
    until(lambda: desktop.session.samples.rowCount() >= options.files * 0.99)
    until(lambda: not desktop.library.imports.going)
    turn(1000)
    tell(f"import {options.files} files", time.perf_counter() - begun, "s")
    tell_blocks("  longest block of the GUI thread", watch, "at most 50")
    watch.stop()
    desktop.close()
    shutil.rmtree(root)


def run(
    app: MynahApplication, root: Path, options: argparse.Namespace, collector: GuiThreadCollector
) -> None:
    """Follow a run that tells ten events a second, after a long journal."""
    del options
    workspace = made_workspace(root, 5)
    name = "20260101-100000000-abcd"
    folder = workspace.runs_dir / name
    folder.mkdir()
    job = {"schema_version": 1, "run_id": name, "voice": "Bench", "kind": "lite",
           "created_at": "2026-01-01T10:00:00+00:00", "entries": [], "settings": {}}  # fmt: skip
    (folder / "job.json").write_text(json.dumps(job))
    journal = folder / "events.jsonl"
    events = [Hello(1, "0", os.getpid(), "train"), Started("train", name), State("training")]
    for step in range(1, 20_001):
        losses = ("spectral", "adversarial", "feature", "judge", "held_out")
        events += [Metric(one, 1.0 / step, step) for one in losses]
    journal.write_text("".join(f"{encode(e, n, n / 10)}\n" for n, e in enumerate(events, 1)))
    holder = alive_lock(folder, name)
    desktop = opened(app, root, collector)
    until(lambda: desktop.session.runs.runs)
    watch = BlockWatch()
    begun = time.perf_counter()
    desktop.session.go_to("train", {"run": name})
    desktop.session.go_to("train", name)
    watcher = desktop.session.runs.watch(name)
    until(lambda: "spectral" in watcher.history.metrics
          and len(watcher.history.metrics["spectral"].steps) >= 20_000)  # fmt: skip
    tell("read a journal of 100,000 points", time.perf_counter() - begun, "s")
    turn(1000)
    tell_blocks("  longest block of the GUI thread", watch, "at most 50")
    watch.restart()
    number = len(events)
    with journal.open("a") as out:
        for tick in range(100):
            number += 1
            step = 20_000 + tick
            event = (Metric("spectral", 0.5, step) if tick % 2
                     else Progress("train", step, 30_000, "steps", 60.0))  # fmt: skip
            out.write(encode(event, number, number / 10) + "\n")
            out.flush()
            turn(100)
    tell_blocks("ten events a second, longest block", watch, "at most 50")
    watch.stop()
    desktop.close()
    holder.kill()


def alive_lock(folder: Path, name: str) -> subprocess.Popen[bytes]:
    """A process that holds the run's lock, so that the run counts as going on."""
    program = (
        "import sys, time; from pathlib import Path; from mynah.engine.lock import RunLock;"
        "lock = RunLock(Path(sys.argv[1]), sys.argv[2], '2026-01-01T10:00:00+00:00');"
        "print(lock.acquire(), flush=True); time.sleep(600)"
    )
    child = subprocess.Popen(
        [sys.executable, "-c", program, str(folder / "lock"), name], stdout=subprocess.PIPE
    )
    child.stdout.readline()
    return child


if __name__ == "__main__":
    sys.exit(main())
