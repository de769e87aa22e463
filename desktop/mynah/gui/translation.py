"""The window in other languages: compiled translations from `resources/i18n`.

English is in the source; `mynah_<language>.qm` holds the others. `packaging/translate.py` makes
them. A language is chosen at the start of the program.
"""

from __future__ import annotations

from importlib.resources import as_file, files
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator

if TYPE_CHECKING:
    from PySide6.QtCore import QCoreApplication, QObject

LANGUAGES = {"en": "English", "de": "Deutsch", "es": "Español"}
"""Languages of the window, each by its own name."""

_STRETCH = 1.4
_PADDING = "~"


def chosen(setting: str) -> str:
    """The language to show: the one that was set, else the system's, else English."""
    if setting in LANGUAGES:
        return setting
    for tag in QLocale.system().uiLanguages():
        language = tag.replace("_", "-").split("-")[0]
        if language in LANGUAGES:
            return language
    return "en"


def install(app: QCoreApplication, setting: str = "") -> str:
    """Show the program in a language.

    Args:
        app: The application; it keeps the translators.
        setting: A key of :data:`LANGUAGES`, or empty to follow the system.

    Returns:
        The language that is shown.
    """
    language = chosen(setting)
    if setting:
        QLocale.setDefault(QLocale(language))
    # English too: its file has the plural forms, such as "1 sample" and "2 samples".
    qt = QTranslator(app)
    if language != "en" and qt.load(
        f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    ):
        app.installTranslator(qt)
    with as_file(files("mynah.resources") / "i18n" / f"mynah_{language}.qm") as path:
        own = QTranslator(app)
        if own.load(str(path)):
            app.installTranslator(own)
    return language


class StretchedTranslator(QTranslator):
    """Makes every text forty per cent longer, to find the labels that would be cut."""

    def __init__(self, parent: QObject | None = None, factor: float = _STRETCH) -> None:
        super().__init__(parent)
        self._factor = factor

    def isEmpty(self) -> bool:
        """It has an answer for everything."""
        return False

    def translate(
        self, context: str, source_text: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        """The text with padding behind it."""
        del context, disambiguation
        text = source_text.replace("%n", str(n)) if n >= 0 else source_text
        extra = max(1, round(len(text) * (self._factor - 1)))
        # In words, since a label may break lines between them.
        words = [_PADDING * min(6, extra - done) for done in range(0, extra, 7)]
        return " ".join([text, *words])


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:
    """Mark a text in a table for translation; Qt's own of this name has no useful type."""
    del context
    return text
