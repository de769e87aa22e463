"""Which language is spoken, and which voice of a speech engine reads it first."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mynah.gui import theme
from mynah.gui.models import figures
from mynah.gui.models.speech import ENGLISH, Base, BaseVoices, tongue
from mynah.gui.views.parts import ShortCombo, label

_LETTERS = 14
_AUTOMATIC = ""
# Qt would name the country with these: "American English", "español de España".
_WITHOUT_COUNTRY = {"en": "English", "es": "Español", "pt": "Português"}


class BaseChoice(QWidget):
    """Two lists: the language, and its base voices by engine.

    Signals:
        changed: Another language or base voice is chosen.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._voices = BaseVoices()
        self._language = tongue(QLocale().name())
        self._base = _AUTOMATIC
        self.languages = ShortCombo(self.tr("Language"), _LETTERS, self)
        self.languages.setObjectName("speak_language")
        self.bases = ShortCombo(self.tr("Base voice"), _LETTERS, self)
        self.bases.setObjectName("speak_base")
        self.bases.setAccessibleDescription(
            self.tr("Reads the text first; your voice takes over its words and rhythm.")
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.XS)
        for words, field in (
            (self.tr("&Language of the text"), self.languages),
            (self.tr("&Base voice"), self.bases),
        ):
            title = label(words, "strong", self)
            title.setBuddy(field)
            column.addWidget(title)
            column.addWidget(field)
            column.addSpacing(theme.S)
        self.languages.activated.connect(self._on_language)
        self.bases.activated.connect(self._on_base)
        self.show_voices(self._voices)

    @property
    def language(self) -> str:
        """The language, without the country."""
        return self._language

    @property
    def base(self) -> str:
        """Id of the base voice; empty for the best that is here."""
        return self._base

    @property
    def chosen(self) -> Base | None:
        """The base voice; None for the best that is here, or while it is not known."""
        return self._voices.base(self._base)

    def choose(self, language: str, base: str) -> None:
        """Choose both; what is not known (yet) stays chosen until the voices are known."""
        self._language, self._base = language or self._language, base
        self._show()

    def show_voices(self, voices: BaseVoices) -> None:
        """Offer these."""
        self._voices = voices
        if voices.bases:
            if self._base and voices.base(self._base) is None:
                self._base = _AUTOMATIC
            if self._language not in voices.tongues:
                self._language = ENGLISH if ENGLISH in voices.tongues else voices.tongues[0]
        self._show()

    def _show(self) -> None:
        self.languages.clear()
        tongues = self._voices.tongues or (self._language,)
        for name, key in sorted((language_name(one), one) for one in tongues):
            self.languages.addItem(name, key)
        self.languages.setCurrentIndex(self.languages.findData(self._language))
        self._show_bases()

    def _show_bases(self) -> None:
        self.bases.clear()
        self.bases.addItem(self.tr("Automatic"), _AUTOMATIC)
        engine = ""
        for one in self._voices.of_tongue(self._language):
            if one.engine != engine:
                engine = one.engine
                self._add_heading(self._voices.engine_name(engine))
            self.bases.addItem(self._words(one), one.id)
        self.bases.setCurrentIndex(max(0, self.bases.findData(self._base)))

    def _add_heading(self, name: str) -> None:
        self.bases.addItem(name, None)
        model = self.bases.model()
        if isinstance(model, QStandardItemModel):
            item = model.item(self.bases.count() - 1)
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            font = item.font()
            font.setBold(True)
            item.setFont(font)

    def _words(self, one: Base) -> str:
        words = [one.title]
        place = one.language.replace("_", "-")
        if tongue(place) != place.lower() and place.lower() not in one.title.lower():
            words.append(place)
        if one.quality and one.quality not in one.title.lower():
            words.append(one.quality)
        if not one.installed:
            words.append(self.tr("download {size}").format(size=figures.size(one.size)))
        return " · ".join(words)

    def _on_language(self) -> None:
        self._language = str(self.languages.currentData() or self._language)
        found = self._voices.base(self._base)
        if found is not None and found.tongue != self._language:
            self._base = _AUTOMATIC
        self._show_bases()
        self.changed.emit()

    def _on_base(self) -> None:
        chosen = self.bases.currentData()
        if chosen is None:
            self.bases.setCurrentIndex(max(0, self.bases.findData(self._base)))
            return
        self._base = str(chosen)
        self.changed.emit()


def language_name(key: str) -> str:
    """A language in its own words, as its speakers look for it; the key where Qt has none."""
    if key in _WITHOUT_COUNTRY:
        return _WITHOUT_COUNTRY[key]
    locale = QLocale(key)
    if locale.language() == QLocale.Language.C or tongue(locale.name()) != tongue(key):
        return key
    name = locale.nativeLanguageName()
    return name[:1].upper() + name[1:] if name else key
