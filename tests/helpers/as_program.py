"""What the program does around its window, for windows that a test opens in another process."""

from PySide6.QtCore import QCoreApplication

from mynah.audio.decoder_program import decode_apart
from mynah.gui.services.engine_command import engine_command, engine_environment
from mynah.gui.services.garbage import GuiThreadCollector


def guard(app: QCoreApplication) -> GuiThreadCollector:
    """Decode in another process, and collect garbage on the thread of the window alone."""
    program, first = engine_command()
    decode_apart([program, *first, "decode"], engine_environment())
    return GuiThreadCollector(app)


def settle(desktop, collector) -> None:
    """Let the collector leave alone what stays."""
    desktop.completed.connect(collector.settle)
    desktop.session.samples_changed.connect(collector.settle)
