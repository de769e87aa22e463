"""Who speaks and how: voice, base voice, speed, and the settings of the conversion."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QDoubleSpinBox, QLabel, QVBoxLayout, QWidget

from mynah.gui import theme
from mynah.gui.models.speech import SpeechChoice
from mynah.gui.models.voice_limits import MATCH, voice_limits
from mynah.gui.views.convert.settings_form import ConvertSettingsForm
from mynah.gui.views.parts import Card, ShortCombo, button, icon, label
from mynah.gui.views.parts.flow_row import flow_widget
from mynah.gui.views.speak.base_choice import BaseChoice
from mynah.gui.views.speak.base_offer import BaseOffer
from mynah.gui.views.speak.cache_row import CacheRow
from mynah.gui.views.speak.speaker_choice import SpeakerChoice
from mynah.project import defaults

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mynah.project.presets import Preset
    from mynah.project.voices import Voice

SLOWEST, FASTEST = 0.5, 2.0
_LETTERS = 14
USUAL = defaults.SPOKEN
"""A base voice is seldom as high as the voice; whoever wants another pitch says so."""


class VoicePanel(Card):
    """The choices beside the text.

    Signals:
        changed: Another choice was made.
        speaker_changed: Another voice speaks (its name).
        piper_requested: Take a Piper voice from the disk.
        train_requested: Lead to the training: there is no voice yet.
        voices_requested: Lead to the voices, to bring one in.
    """

    changed = Signal()
    speaker_changed = Signal(str)
    piper_requested = Signal()
    train_requested = Signal()
    voices_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setAccessibleName(self.tr("How it is spoken"))
        self.speaker = SpeakerChoice(self)
        self._add(self.tr("V&oice"), self.speaker)
        self._make_nobody()
        self.base = BaseChoice(self)
        self.body.addWidget(self.base)
        self.offer = BaseOffer(self)
        self.body.addWidget(self.offer)
        self.piper = button(
            self.tr("Piper voice from disk…"), "quiet", "file", name="speak_piper", parent=self
        )
        self.piper.setToolTip(
            self.tr("Take a Piper voice (an .onnx file with its .json) that you have already")
        )
        self.piper.clicked.connect(self.piper_requested)
        self.body.addWidget(self.piper, 0, Qt.AlignmentFlag.AlignLeft)
        self.speed = QDoubleSpinBox(self)
        self.speed.setObjectName("speak_speed")
        self.speed.setRange(SLOWEST, FASTEST)
        self.speed.setSingleStep(0.05)
        self.speed.setValue(1.0)
        self.speed.setSuffix(self.tr(" times"))
        self.speed.setAccessibleName(self.tr("Speed"))
        self._add(self.tr("S&peed"), self.speed)
        self._make_settings()
        self.cache = CacheRow(self)
        self.body.addWidget(self.cache)
        self.body.addStretch(1)
        self.speaker.speaker_changed.connect(self._on_speaker)
        self.base.changed.connect(self.changed)
        self.speed.valueChanged.connect(self.changed)
        self.form.changed.connect(self._on_form)
        self._show_speaker()

    def _make_nobody(self) -> None:
        self.nobody = QWidget(self)
        column = QVBoxLayout(self.nobody)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.XS)
        column.addWidget(
            label(
                self.tr(
                    "There is no voice yet. Until then texts are spoken by the base voice itself."
                ),
                "muted",
                wrap=True,
            )
        )
        train = button(self.tr("Train a voice"), "", "train", name="speak_train")
        train.clicked.connect(self.train_requested)
        bring = button(self.tr("Bring one in"), "", "voices", name="speak_voices")
        bring.clicked.connect(self.voices_requested)
        column.addWidget(flow_widget(train, bring))
        self.nobody.hide()
        self.body.addWidget(self.nobody)

    def _make_settings(self) -> None:
        self.fold = button(
            self.tr("Pitch and conversion"), "quiet", "chevron_right", name="speak_settings_fold"
        )
        self.fold.setCheckable(True)
        self.fold.toggled.connect(self._on_fold)
        self.body.addWidget(self.fold, 0, Qt.AlignmentFlag.AlignLeft)
        self.pitch = label("", "muted", self, wrap=True)
        self.pitch.setObjectName("speak_pitch")
        self.body.addWidget(self.pitch)
        self.folded = QWidget(self)
        column = QVBoxLayout(self.folded)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.S)
        self.presets = ShortCombo(self.tr("Preset"), _LETTERS, self.folded)
        self.presets.setObjectName("speak_preset")
        self.presets.activated.connect(self._on_preset)
        self._presets: tuple[Preset, ...] = ()
        self._preset_title = QLabel(self.tr("P&reset of this voice"), self.folded)
        self._preset_title.setBuddy(self.presets)
        column.addWidget(self._preset_title)
        column.addWidget(self.presets)
        self.form = ConvertSettingsForm(self.folded, output=False)
        self.form.set_settings(USUAL)
        column.addWidget(self.form)
        self.folded.hide()
        self.body.addWidget(self.folded)
        self.show_presets(())

    def _add(self, words: str, field: QWidget) -> None:
        title = QLabel(words, self)
        title.setBuddy(field)
        self.body.addWidget(title)
        self.body.addWidget(field)
        self.body.addSpacing(theme.XS)

    @property
    def choice(self) -> SpeechChoice:
        """Everything that is chosen."""
        return SpeechChoice(
            voice=self.speaker.name,
            base=self.base.base,
            language=self.base.language,
            speed=round(self.speed.value(), 3),
            settings=self._settings(),
        )

    @property
    def version(self) -> str:
        """The version of the voice that speaks; empty for the base voice itself."""
        voice = self.speaker.voice
        return voice.current.version if voice is not None else ""

    def _settings(self) -> dict[str, Any]:
        """Those that have an effect with this voice; the engine would complain of the others."""
        without = voice_limits(self.speaker.voice).without_effect
        found = self.form.settings()
        return {key: value for key, value in found.items() if key not in without}

    def show_choice(self, choice: SpeechChoice, *, speaker: str | None) -> None:
        """Show what was chosen before; `speaker` None is whichever voice is active."""
        for one in (self.speed, self.form):
            one.blockSignals(True)
        self.speaker.choose(speaker)
        self.base.choose(choice.language, choice.base)
        self.speed.setValue(choice.speed)
        self.form.set_settings(choice.settings or USUAL)
        for one in (self.speed, self.form):
            one.blockSignals(False)
        self._show_speaker()

    def show_voices(self, voices: Sequence[Voice], active: str) -> None:
        """Offer these voices."""
        self.speaker.set_voices(voices, active)
        self.nobody.setVisible(not voices)
        self._show_speaker()

    def show_presets(self, presets: Sequence[Preset]) -> None:
        """Offer the presets of the voice; what is chosen stays where they are the same."""
        if presets and tuple(presets) == self._presets:
            return
        self._presets = tuple(presets)
        self.presets.clear()
        self.presets.addItem(self.tr("Own settings"))
        for one in self._presets:
            self.presets.addItem(one.name)
        for part in (self.presets, self._preset_title):
            part.setVisible(bool(presets))

    def _on_speaker(self, name: str) -> None:
        self._show_speaker()
        self.show_presets(())
        self.speaker_changed.emit(name)
        self.changed.emit()

    def _show_speaker(self) -> None:
        """The settings belong to a conversion, and the base voice itself is not converted."""
        voice = self.speaker.voice
        self.form.set_voice(voice)
        self.fold.setVisible(voice is not None)
        self._show_fold()

    def _show_fold(self) -> None:
        """The settings, or in a line what they say of the pitch."""
        able, shown = self.speaker.voice is not None, self.fold.isChecked()
        self.folded.setVisible(able and shown)
        self.pitch.setVisible(able and not shown)
        self.pitch.setText(self._pitch_words())

    def _pitch_words(self) -> str:
        pitch = self.form.settings().get("pitch", 0)
        if pitch == MATCH:
            return self.tr("The pitch matches the voice.")
        if not pitch:
            return self.tr("The pitch stays that of the base voice.")
        moved = QLocale().toString(float(pitch), "g", 3)
        shown = f"+{moved}" if pitch > 0 else moved
        return self.tr("The pitch is moved by {0} semitones.").format(shown)

    def _on_fold(self, shown: bool) -> None:
        self._show_fold()
        self.fold.setIcon(icon("chevron_down" if shown else "chevron_right"))

    def _on_form(self) -> None:
        self.presets.setCurrentIndex(0)
        self.changed.emit()

    def _on_preset(self, place: int) -> None:
        settings: dict[str, Any] = dict(self._presets[place - 1].settings) if place else {}
        self.form.set_settings(settings or USUAL)
        self._show_fold()
        self.changed.emit()
