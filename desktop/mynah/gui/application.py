"""The composition root: everything is made here once, and connected."""

from __future__ import annotations

import argparse
import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, QUrl

from mynah import __version__
from mynah.audio.decoder_program import decode_apart
from mynah.gui import theme, translation
from mynah.gui.immortal import keep_true_alive
from mynah.gui.qt_application import MynahApplication
from mynah.gui.services.crash_report import CrashReporter
from mynah.gui.services.ending_signals import EndingSignals
from mynah.gui.services.engine_command import engine_command, engine_environment
from mynah.gui.services.garbage import GuiThreadCollector
from mynah.gui.services.settings_store import SettingsStore
from mynah.gui.services.single_instance import SingleInstance
from mynah.project import atomic, frozen, paths
from mynah.project.workspace import folder_of_opener

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mynah.gui.controllers.desktop import Desktop

READY_VARIABLE = "MYNAH_TELL_READY"
"""When set, the program tells when its window first reacted.

A path gets a JSON object in a file, `{"event": "ready", "pid": ..., "seconds": ...}`, which is what
a program that waits for it should ask for; any other value a line on stderr.
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Open the window, or hand the files to the window that is open already.

    Args:
        arguments: `[--workspace FOLDER] [FILE ...]`; those of the process when not given.

    Returns:
        The exit code of the process.
    """
    begun = time.perf_counter()
    options = _parse(list(sys.argv[1:] if arguments is None else arguments))
    keep_true_alive()
    settings = SettingsStore()
    openers = [folder for one in options.files if (folder := folder_of_opener(one)) is not None]
    root = _workspace(options.workspace or next(iter(openers), None), settings)
    with frozen.without_foreign_qt():
        app = MynahApplication([sys.argv[0] or "mynah"])
    collector = GuiThreadCollector(app)
    instance = SingleInstance(paths.config_dir(), root)
    if not instance.try_primary() and instance.forward(options.files):
        return 0
    reporter = CrashReporter()
    last_crash = reporter.take_last()
    reporter.install()
    translation.install(app, settings.value.language)
    theme.apply(app, settings.value.theme)

    program, first = engine_command()
    # Before anything is read: no file is given to a decoder inside the window.
    decode_apart([program, *first, "decode"], engine_environment())
    desktop = open_window(app, settings, root)
    instance.message_received.connect(desktop.open_files)
    app.file_opened.connect(lambda path: desktop.open_files([path]))
    reporter.fault_caught.connect(desktop.session.report_problem)
    desktop.completed.connect(collector.settle)
    desktop.session.samples_changed.connect(collector.settle)
    desktop.start(options.files, last_crash)
    if os.environ.get(READY_VARIABLE):
        QTimer.singleShot(0, lambda: _tell_ready(begun))
    # To quit would ask the window, which asks the person where a run goes on; nobody may be there.
    signals = EndingSignals(lambda: app.exit(0))
    code = app.exec()
    desktop.close()
    settings.flush()
    instance.close()
    reporter.close()
    collector.close()
    signals.close()
    return code


def open_window(app: MynahApplication, settings: SettingsStore, root: Path) -> Desktop:
    """Make the window of a workspace and everything behind it; :meth:`Desktop.start` shows it."""
    from mynah.gui.controllers.desktop import Desktop

    return Desktop(app, settings, root)


def _parse(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="mynah", description="Open the window. With a command, the engine is run instead."
    )
    parser.add_argument("--version", action="version", version=f"mynah {__version__}")
    parser.add_argument("--workspace", type=Path, help="folder to open")
    parser.add_argument("files", nargs="*", type=_absolute, help="recordings to import")
    return parser.parse_args(arguments)


def _absolute(text: str) -> str:
    """A path, or the address of a local file as a desktop hands it over, as an absolute path."""
    path = QUrl(text).toLocalFile() if text.startswith("file:") else text
    return str(Path(path).absolute())


def _workspace(asked: Path | None, settings: SettingsStore) -> Path:
    """The folder to open: asked for, the one of last time, or the usual one."""
    if asked is not None:
        return asked.expanduser().absolute()
    last = settings.value.workspace
    return Path(last) if last else paths.default_workspace()


def _tell_ready(begun: float) -> None:
    """Say when the event loop answered for the first time; for benchmarks and smoke tests."""
    seconds = time.perf_counter() - begun
    where = os.environ[READY_VARIABLE]
    if Path(where).is_absolute():
        ready = {"event": "ready", "pid": os.getpid(), "seconds": round(seconds, 3)}
        atomic.write_json(Path(where), ready)
        return
    sys.stderr.write(f"ready after {seconds:.3f} s\n")
    sys.stderr.flush()
