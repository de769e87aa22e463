"""Make the pictures of README.md: `python packaging/screenshots.py [FOLDER] [--voice VOICE]`.

Everything in them is real: the demo recordings are imported and a voice is trained on them, in a
workspace that is thrown away. Takes about six minutes on two cores. With `--voice`, the folder of
a voice in some workspace, nothing is trained: that voice converts and speaks, and only the
pictures of it are made.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ.setdefault("QT_SCALE_FACTOR", "1")

from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QTimer

from mynah.gui import theme, translation
from mynah.gui.application import open_window
from mynah.gui.immortal import keep_true_alive
from mynah.gui.qt_application import MynahApplication
from mynah.gui.services.settings_store import SettingsStore

if TYPE_CHECKING:
    from mynah.gui.controllers.desktop import Desktop

ROOT = Path(__file__).resolve().parents[1]
SIZE = (1240, 800)
MINUTES = 3.0
PICTURES = ROOT / "packaging" / "screenshots"
TEXT = """The children walked to the river in the morning. They carried bread and water.

After some hours the sun was high. They sat down under a big tree and ate the bread."""


def main() -> int:
    """Make every picture."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", nargs="?", type=Path, default=PICTURES)
    parser.add_argument("--voice", type=Path, help="folder of a voice that there is already")
    options = parser.parse_args()
    folder, given = options.folder, options.voice
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary:
        home = Path(temporary)
        os.environ["MYNAH_HOME"] = str(home / "mynah")
        settings = home / "mynah" / "config" / "settings.json"
        settings.parent.mkdir(parents=True)
        chosen = {"schema_version": 1, "first_start_done": True, "language": "en"}
        chosen["train"] = {"minutes": MINUTES, "save_every_s": 20.0}
        settings.write_text(json.dumps(chosen), encoding="utf-8")
        keep_true_alive()
        app = MynahApplication()
        translation.install(app, "en")
        if given is not None:
            shutil.copytree(given, home / "My voice" / "voices" / given.name)
        desktop = open_window(app, SettingsStore(), home / "My voice")
        desktop.start()
        desktop.window.resize(*SIZE)
        desktop.finish()
        pause(1.0)
        if given is None:
            take(desktop, folder)
        use(desktop, folder)
        desktop.close()
    return 0


def take(desktop: Desktop, folder: Path) -> None:
    """Use the window from the first recording to the finished voice."""
    window, session = desktop.window, desktop.session
    grab(desktop, folder / "empty.png")
    demo = [str(path) for path in sorted((ROOT / "resources" / "demo").glob("*.ogg"))]
    desktop.library.imports.import_paths(demo)
    until(lambda: session.samples.rowCount() >= len(demo) - 1)
    until(lambda: not desktop.library.imports.going)
    desktop.library.view.list.selectRow(2)
    pause(12.0)  # until the pitch is measured
    grab(desktop, folder / "library.png")
    grab(desktop, folder / "library-dark.png", "dark")
    desktop.library.open_recorder()
    pause(1.5)
    grab(desktop, folder / "record.png")
    desktop.library.view.show_recorder(False)
    session.go_to("train")
    pause(6.0)
    grab(desktop, folder / "train.png")
    arguments = ["train", "--voice", "Anna", "--minutes", str(MINUTES), "--save-every-s", "20"]
    session.runs.start([*arguments, "--workspace", str(session.workspace.root)])
    until(lambda: session.runs.alive)
    run = session.runs.alive[0].run
    session.go_to("train", {"run": run})
    history = session.runs.watch(run).history
    until(lambda: len(history.checkpoints) >= 3 or history.ended)
    pause(2.0)
    grab(desktop, folder / "training.png")
    grab(desktop, folder / "training-dark.png", "dark")
    until(lambda: history.ended)
    pause(3.0)
    grab(desktop, folder / "finished.png")
    window.show_section("activity")
    pause(1.0)
    grab(desktop, folder / "activity.png")


def use(desktop: Desktop, folder: Path) -> None:
    """Convert and speak with the voice that there is now."""
    until(lambda: desktop.session.voices.voices)
    desktop.window.show_section("convert")
    convert = desktop.convert
    convert.view.panel.form.match.click()
    demo = sorted((ROOT / "resources" / "demo").glob("*.ogg"))
    convert.add([str(path) for path in demo[:6]])
    until(lambda: convert.queue.rowCount() and all(one.ended for one in convert.queue.items))
    pause(2.0)
    desktop.window.header.setFocus()
    grab(desktop, folder / "convert.png")
    desktop.window.show_section("speak")
    until(lambda: desktop.speak.bases.voices.can_speak)
    desktop.speak.view.at_once.setChecked(False)
    desktop.speak.view.editor.set_text(TEXT)
    desktop.speak.speak()
    until(lambda: not desktop.speak.speaking.busy)
    pause(1.0)
    grab(desktop, folder / "speak.png")
    desktop.window.show_section("voices")
    pause(2.0)
    grab(desktop, folder / "voices.png")


def grab(desktop: Desktop, path: Path, scheme: str = "light") -> None:
    """One picture in one look."""
    app = MynahApplication.instance()
    if not isinstance(app, MynahApplication):
        raise SystemExit("the window is gone")
    theme.apply(app, scheme)
    desktop.window.resize(*SIZE)
    pause(0.4)
    desktop.window.grab().save(str(path))
    print(path, flush=True)


def pause(seconds: float) -> None:
    """Let the window live for a while."""
    loop = QEventLoop()
    QTimer.singleShot(int(seconds * 1000), loop.quit)
    loop.exec()


def until(condition: Callable[[], object], seconds: float = 1200.0) -> None:
    """Let the window live until something is true."""
    begun = time.monotonic()
    while not condition():
        pause(0.1)
        if time.monotonic() - begun > seconds:
            raise SystemExit("it never came true")


if __name__ == "__main__":
    sys.exit(main())
