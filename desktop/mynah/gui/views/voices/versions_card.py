"""The versions of a voice: when each was made, what differs, and the way to use another one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mynah.gui import theme, voice_words
from mynah.gui.models import figures
from mynah.gui.views.parts import Card, Pill, breakable, button, label

if TYPE_CHECKING:
    from mynah.project.voices import Voice, VoiceVersion

_SHOWN = 12


class VersionsCard(Card):
    """The newest version first.

    Signals:
        use_requested: Use a version from now on (its name, such as v002).
    """

    use_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.set_title(self.tr("Versions"))
        self._place: QWidget | None = None

    def show_voice(self, voice: Voice) -> None:
        """Show the versions of a voice."""
        if self._place is not None:
            self._place.hide()
            self._place.deleteLater()
        self._place = QWidget(self)
        column = QVBoxLayout(self._place)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.M)
        newest = sorted(voice.versions, key=lambda one: one.version, reverse=True)
        shown = newest[:_SHOWN]
        if voice.current not in shown:
            shown.append(voice.current)
        for one in shown:
            column.addWidget(self._line(voice, one))
        left = len(newest) - len(shown)
        if left:
            older = self.tr("%n older version(s) are in its folder.", "", left)
            column.addWidget(label(older, "muted", self._place, wrap=True))
        for path, reason in voice.problems:
            words = self.tr("{0} cannot be used: {1}").format(path.name, reason)
            column.addWidget(label(breakable(words), "warn", self._place, wrap=True))
        self.body.addWidget(self._place)

    def _line(self, voice: Voice, one: VoiceVersion) -> QWidget:
        made = QWidget(self._place)
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.S)
        words = QVBoxLayout()
        words.setSpacing(2)
        when = voice_words.moment(one.card.created_at)
        name = voice_words.version(one.version)
        title = label(f"{name} · {figures.when(when)}" if when else name, "strong", made, wrap=True)
        title.setToolTip(figures.exactly_when(when))
        words.addWidget(title)
        facts = [*voice_words.facts(one.card), voice_words.likeness(one.card)]
        if one.current:
            text = " · ".join(fact for fact in facts if fact)
        else:
            text = "; ".join(voice_words.differences(one.card, voice.current.card))
        words.addWidget(label(text, "muted", made, wrap=True))
        row.addLayout(words, 1)
        if one.current:
            pill = Pill(self.tr("In use"), "good", made)
            row.addWidget(pill, 0, Qt.AlignmentFlag.AlignTop)
        else:
            use = button(self.tr("Use it"), "", name=f"use_version_{one.version}", parent=made)
            use.setAccessibleName(self.tr("Use {0}").format(name))
            use.clicked.connect(partial(self.use_requested.emit, one.version))
            row.addWidget(use, 0, Qt.AlignmentFlag.AlignTop)
        return made
