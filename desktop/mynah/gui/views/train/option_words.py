"""Labels and help of the training settings, translated; the words are those of the one table."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from mynah.gui.translation import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from mynah.project.defaults import Option

# The same English as in mynah.project.defaults, which may not know Qt; a test compares them.
WORDS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "kind": (
            QT_TRANSLATE_NOOP("Options", "Kind of voice"),
            QT_TRANSLATE_NOOP("Options", "Lite trains without a graphics card."),
        ),
        "minutes": (
            QT_TRANSLATE_NOOP("Options", "Training time"),
            QT_TRANSLATE_NOOP("Options", "A Lite voice trains this long."),
        ),
        "epochs": (
            QT_TRANSLATE_NOOP("Options", "Total epochs"),
            QT_TRANSLATE_NOOP("Options", "How often an RVC voice sees the data."),
        ),
        "batch_size": (
            QT_TRANSLATE_NOOP("Options", "Batch size"),
            QT_TRANSLATE_NOOP(
                "Options",
                "Clips in one step; more needs memory. Automatic: 16 for Lite, for RVC found by "
                "trying.",
            ),
        ),
        "save_every_s": (
            QT_TRANSLATE_NOOP("Options", "Save every"),
            QT_TRANSLATE_NOOP("Options", "Time between two saves of the state."),
        ),
        "save_every": (
            QT_TRANSLATE_NOOP("Options", "Save every epochs"),
            QT_TRANSLATE_NOOP("Options", "Epochs between two models."),
        ),
        "save_only_latest": (
            QT_TRANSLATE_NOOP("Options", "Save only latest"),
            QT_TRANSLATE_NOOP("Options", "Keep two saved states, not all."),
        ),
        "save_every_weights": (
            QT_TRANSLATE_NOOP("Options", "Save every weights"),
            QT_TRANSLATE_NOOP(
                "Options",
                "Keep small models of the last few saves, not only of the last and the best.",
            ),
        ),
        "sample_rate": (
            QT_TRANSLATE_NOOP("Options", "Sample rate"),
            QT_TRANSLATE_NOOP(
                "Options",
                "Rate of the voice. Empty: 48000 for Lite, which has no other, 40000 for RVC.",
            ),
        ),
        "version": (
            QT_TRANSLATE_NOOP("Options", "Version"),
            QT_TRANSLATE_NOOP("Options", "RVC version; v2 is better."),
        ),
        "base": (
            QT_TRANSLATE_NOOP("Options", "Base model"),
            QT_TRANSLATE_NOOP(
                "Options",
                "Weights to start from: auto is the official pair, none is from scratch; or the "
                "name of one that was downloaded or imported, a folder, or the file G.",
            ),
        ),
        "precision": (
            QT_TRANSLATE_NOOP("Options", "Precision"),
            QT_TRANSLATE_NOOP(
                "Options",
                "Numbers of the steps: automatic is bf16 where the computer is faster with it, "
                "else fp32.",
            ),
        ),
        "f0_method": (
            QT_TRANSLATE_NOOP("Options", "F0 method"),
            QT_TRANSLATE_NOOP(
                "Options",
                "How the pitch is measured: swift needs no download; rmvpe and crepe are slower.",
            ),
        ),
        "index": (
            QT_TRANSLATE_NOOP("Options", "Index"),
            QT_TRANSLATE_NOOP("Options", "Build the retrieval index after training."),
        ),
        "mutes": (
            QT_TRANSLATE_NOOP("Options", "Silent training files"),
            QT_TRANSLATE_NOOP("Options", "Silence added, so the voice learns it."),
        ),
        "seed": (
            QT_TRANSLATE_NOOP("Options", "Seed"),
            QT_TRANSLATE_NOOP("Options", "The same seed gives the same run."),
        ),
        "threads": (
            QT_TRANSLATE_NOOP("Options", "Threads"),
            QT_TRANSLATE_NOOP("Options", "Processor threads; empty: all cores."),
        ),
    }
)


def option_label(option: Option) -> str:
    """What a setting is called."""
    known = WORDS.get(option.name)
    return QCoreApplication.translate("Options", known[0]) if known else option.label


def option_help(option: Option) -> str:
    """What a setting does."""
    known = WORDS.get(option.name)
    return QCoreApplication.translate("Options", known[1]) if known else option.help
