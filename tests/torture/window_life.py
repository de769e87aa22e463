"""A real window that is used until it is killed: `window_life.py WORKSPACE SOURCE SEED ACTION ...`.

It says on stdout, one JSON object a line, what it begins to do and what is done, that is: what a
person has seen to be done; with each the workspace as it then is.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from helpers.as_program import guard, settle
from helpers.fake_stages import make_job
from helpers.made_microphone import voice_like
from helpers.window_driver import Driver, say
from mynah.engine.run import create_run
from mynah.gui import theme
from mynah.gui.application import open_window
from mynah.gui.immortal import keep_true_alive
from mynah.gui.qt_application import MynahApplication
from mynah.gui.services import engine_answer, engine_process, window_state
from mynah.gui.services.settings_store import SettingsStore
from mynah.gui.services.single_instance import SingleInstance
from mynah.project import paths
from mynah.project.samples import Library
from mynah.project.takes import Takes
from mynah.project.voices import VoiceStore
from torture.seen_on_disk import Seen, seen

if TYPE_CHECKING:
    from mynah.gui.controllers.desktop import Desktop

FAKE_ENGINE = Path(__file__).resolve().parents[1] / "helpers" / "fake_engine.py"
Waiting = Callable[[], object]


class Life:
    """What can be done in the window; each is a generator that yields what it waits for."""

    def __init__(self, desktop: Desktop, source: Path, rng: random.Random) -> None:
        self.desktop, self.session, self.source, self.rng = desktop, desktop.session, source, rng
        self.problems: list[str] = []
        self.session.problem_reported.connect(lambda one: self.problems.append(str(one)))
        self._answers: list[object] = []

    @property
    def ids(self) -> list[str]:
        """The recordings that the list shows."""
        return [row.id for row in self.session.samples.rows]

    def _some(self) -> list[str]:
        return self.rng.sample(self.ids, min(len(self.ids), self.rng.randint(1, 3)))

    def _quiet(self) -> Waiting:
        library, voices = self.desktop.library, self.desktop.voices
        return lambda: not (library.edits.busy or library.imports.going or voices.changes.work.busy)

    def _engine(self, *arguments: str) -> Waiting:
        """Ask the engine, as the sheets for voices do."""
        self._answers = []
        words = list(arguments)
        place = words.index("--") if "--" in words else len(words)
        words[place:place] = ["--workspace", str(self.session.workspace.root)]
        answered = self._answers.append
        self.session.jobs.ask(words, answered, answered, owner=self.desktop)
        return lambda: self._answers

    def importing(self) -> Iterator[Waiting]:
        """Files, a folder and an archive."""
        self.desktop.library.imports.import_paths([str(self.source)])
        yield self._quiet()

    def deleting(self) -> Iterator[Waiting]:
        """Some recordings into the bin."""
        self.desktop.library.deleting.delete(self._some())
        yield self._quiet()

    def undoing(self) -> Iterator[Waiting]:
        """Take back what was done last, or do it again."""
        undo = self.session.undo
        undo.undo() if undo.canUndo() else undo.redo()
        yield self._quiet()

    def restoring(self) -> Iterator[Waiting]:
        """Some recordings from the bin."""
        binned = [one.entry for one in Library(self.session.workspace).binned()]
        self.desktop.library.deleting.restore(binned[: self.rng.randint(1, 4)])
        yield self._quiet()

    def purging(self) -> Iterator[Waiting]:
        """One recording from the bin for good."""
        binned = [one.entry for one in Library(self.session.workspace).binned()]
        self.desktop.library.bin._on_purge_requested(binned[:1])
        yield self._quiet()

    def cutting(self) -> Iterator[Waiting]:
        """Trim, split, or write down what is said."""
        sample = Library(self.session.workspace).get(self.rng.choice(self.ids))
        edits = self.desktop.inspector.edits
        middle = sample.duration * self.rng.uniform(0.4, 0.6)
        self.rng.choice(
            (
                lambda: edits.trim(sample, (0.0, middle)),
                lambda: edits.split(sample, middle),
                lambda: edits.set_transcript(sample, f"Words {self.rng.random()}."),
                lambda: edits.decide(sample, "exclude"),
            )
        )()
        yield self._quiet()

    def sets(self) -> Iterator[Waiting]:
        """A set is saved, renamed or deleted."""
        saving, done = self.desktop.datasets.saving, []
        saving.busy_changed.connect(lambda busy: busy or done.append(1))
        names = saving._datasets.names()
        way = self.rng.randrange(3) if names else 0
        if way == 0:
            saving._write(f"Set {self.rng.randrange(4)}", self._some())
        elif way == 1:
            saving._rename(self.rng.choice(names), f"Other {self.rng.randrange(10**6)}")
        else:
            saving._delete(self.rng.choice(names))
        yield lambda: done

    def exporting(self) -> Iterator[Waiting]:
        """A set for another program, in place of the one before."""
        provider = f"--provider={self.rng.choice(('rvc', 'piper'))}"
        yield self._engine("dataset", "export", "--as=To go", provider, "--all", "--replace")

    def voices(self) -> Iterator[Waiting]:
        """A voice is renamed, duplicated, deleted, looked after, or brought back."""
        changes, store = self.desktop.voices.changes, VoiceStore(self.session.workspace)
        names = [one.name for one in store.list()]
        name = self.rng.choice(names)
        new = f"Voice {self.rng.randrange(10**6)}"
        ways = [
            lambda: changes.duplicate(name, new),
            lambda: changes.recolour(name, f"#{self.rng.randrange(1 << 24):06x}"),
            lambda: changes.use(name),
        ]
        if len(names) > 1:
            ways += [lambda: changes.rename(name, new), lambda: changes.delete(name)]
        if binned := store.binned():
            ways.append(lambda: self.desktop.voices.bin._on_restore_requested([binned[0].dir]))
            ways.append(lambda: self.desktop.voices.bin._on_purge_requested([binned[0].dir]))
        self.rng.choice(ways)()
        yield self._quiet()

    def voice_out(self) -> Iterator[Waiting]:
        """A voice as a file."""
        name = VoiceStore(self.session.workspace).list()[0].name
        out = f"--out={self.source.parent / 'out'}"
        yield self._engine("voices", "export", "--for", "mynah", out, "--replace", "--", name)

    def voice_in(self) -> Iterator[Waiting]:
        """A voice from a file, under a new name."""
        file = next((self.source.parent / "out").glob("*.mynahvoice"), None)
        if file is not None:
            new = f"--name=In {self.rng.randrange(10**6)}"
            yield self._engine("voices", "import", str(file), new)

    def blending(self) -> Iterator[Waiting]:
        """A voice of two."""
        names = [one.name for one in VoiceStore(self.session.workspace).list()]
        if len(names) > 1:
            new = f"--name=Blend {self.rng.randrange(10**6)}"
            yield self._engine("voices", "blend", "--ratio", "0.50", new, "--", *names[:2])

    def settings(self) -> Iterator[Waiting]:
        """Settings, and where the window is."""
        store, number = self.session.settings, self.rng.randint(1, 64)
        store.update(threads=number, consent_note=f"Note {number}" * 50)
        self.desktop.window.resize(900 + number, 700)
        window_state.save_window(self.desktop.window)
        store.flush()
        say("settings", threads=number)
        yield lambda: True

    def recording(self) -> Iterator[Waiting]:
        """A take is spoken, and kept."""
        recorder, takes = self.desktop.recorder, Takes()
        del recorder
        take, file = takes.begin("Spoken.", self.session.workspace.root, 16000, 16)
        for number in range(5):
            file.append(voice_like(0.3)[::3] if number else voice_like(0.5)[::3])
            say("take", path=str(take.path), frames=file.frames)
            yield lambda: True
        file.close()
        kept = takes.keep(take, "mine")
        say("kept", path=str(take.path), frames=file.frames)
        yield self._engine("import", str(kept.path), "--consent=mine")
        say("arrived", path=str(take.path))
        takes.discard(kept)

    def training(self) -> Iterator[Waiting]:
        """A run begins, and is watched."""
        if self.session.runs.alive:
            return
        run = create_run(self.session.workspace, make_job(steps=30, delay=0.05))
        seen_steps: list[int] = []

        def begun() -> None:
            watcher = self.session.runs.watch(run.run_id)
            watcher.history.changed.connect(lambda what: what == "metrics" and seen_steps.append(1))

        self.session.runs.run_started.connect(begun)
        self.session.runs.resume(run.run_id)
        say("run", run=run.run_id)
        yield lambda: seen_steps
        say("running", run=run.run_id)


def live(
    desktop: Desktop, source: Path, rng: random.Random, actions: list[str]
) -> Iterator[Waiting]:
    """Do one thing after the other."""
    yield lambda: desktop.complete and desktop.session.workspace.exists
    life = Life(desktop, source, rng)
    runs = desktop.session.runs
    if any(desktop.session.workspace.runs_dir.glob("*/job.json")):
        yield lambda: runs.runs
    root = desktop.session.workspace.root
    say("ready", runs={one.run: one.state for one in runs.runs}, state=_seen(root))
    for action in actions:
        say("begin", action=action)
        begun = time.monotonic()
        yield from getattr(life, action)()
        state = _seen(root)
        took = time.monotonic() - begun
        say("done", action=action, state=state, took=took, problems=life.problems)
        life.problems.clear()
    yield lambda: False


def _seen(root: Path) -> Seen:
    found, _ = seen(root)
    return found


def main() -> int:
    """Open the window on a workspace, and live."""
    root, source, seed = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
    for module in (engine_answer, engine_process):
        module.engine_command = lambda: (sys.executable, [str(FAKE_ENGINE)])
    keep_true_alive()
    app = MynahApplication()
    collector = guard(app)
    settings = SettingsStore()
    say("settings read", problem=settings.problem, threads=settings.value.threads)
    instance = SingleInstance(paths.config_dir(), root)
    say("alone", primary=instance.try_primary())
    theme.apply(app, "light")
    desktop = open_window(app, settings, root)
    settle(desktop, collector)
    ask = desktop.session.jobs.ask
    # What this computer can do is asked at every start, costs seconds, and changes nothing.
    desktop.session.jobs.ask = lambda words, *more, **how: (
        None if words[0] == "doctor" else ask(words, *more, **how)
    )
    desktop.start()
    driver = Driver(live(desktop, source, random.Random(seed), sys.argv[4:]), patience_s=300)
    driver.findChild(QTimer).setInterval(5)
    code = app.exec()
    desktop.close()
    return code


if __name__ == "__main__":
    sys.exit(main())
