"""Every setting of a conversion, in the words of the community; used by Convert and by Speak."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from mynah.gui import theme
from mynah.gui.models.voice_limits import MATCH, voice_limits
from mynah.gui.views.convert.choice_row import ChoiceRow
from mynah.gui.views.convert.option_words import (
    ENDS,
    limit_words,
    method_words,
    option_ends,
    option_help,
    option_label,
)
from mynah.gui.views.convert.slider_row import SliderRow
from mynah.gui.views.parts import button, icon, label
from mynah.project.defaults import CONVERT, F0_METHODS
from mynah.protocol.errors import MynahError

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLabel

    from mynah.project.defaults import Option, Value
    from mynah.project.voices import Voice

BASIC = ("pitch", "index_rate", "protect", "speaker")
OF_OUTPUT = ("format", "sample_rate")
ALWAYS_HERE = "swift"
_INVERTED = "protect"  # 0.5 is off, so the largest number belongs to the left
_RATES = (16000, 22050, 24000, 32000, 40000, 44100, 48000)


class ConvertSettingsForm(QWidget):
    """Sliders and lists for the settings; the usual ones first, the rest folded away.

    Args:
        parent: Its parent.
        output: Whether format and rate of the file are among them.

    Signals:
        changed: A setting was changed by the person.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None, *, output: bool = True) -> None:
        super().__init__(parent)
        self.setObjectName("convert_settings")
        self._options = {
            name: one for name, one in CONVERT.items() if output or name not in OF_OUTPUT
        }
        self._fields: dict[str, SliderRow | ChoiceRow] = {}
        self._titles: dict[str, QLabel] = {}
        self._reasons: dict[str, QLabel] = {}
        self._voice: Voice | None = None
        self._missing: dict[Value, str] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.M)
        for name in BASIC:
            column.addWidget(self._made_row(self._options[name]))
        self.more = button(self.tr("More settings"), "quiet", "chevron_right", name="more_settings")
        self.more.setCheckable(True)
        self.more.toggled.connect(self._on_more)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self._folded = QWidget(self)
        rest = QVBoxLayout(self._folded)
        rest.setContentsMargins(0, 0, 0, 0)
        rest.setSpacing(theme.M)
        for name in self._rest():
            rest.addWidget(self._made_row(self._options[name]))
        self._folded.hide()
        column.addWidget(self._folded)
        self.reset = button(self.tr("Reset to defaults"), "quiet", "undo", name="reset_convert")
        self.reset.clicked.connect(self._on_reset)
        column.addWidget(self.reset, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self.set_methods({one: self.tr("Looking for its model…") for one in F0_METHODS})
        self.set_voice(None)
        self.set_settings({})

    def settings(self) -> dict[str, Any]:
        """All settings as a conversion takes them; what is decided at its start is left out."""
        found: dict[str, Any] = {}
        for name, field in self._fields.items():
            if field.value is not None:
                found[name] = field.value
        if self.match.isChecked() and self.match.isEnabled():
            found["pitch"] = MATCH
        return found

    def set_settings(self, settings: Mapping[str, Any]) -> None:
        """Show these; a setting that is not among them gets its default, a wrong one too."""
        matched = settings.get("pitch") == MATCH
        self.match.blockSignals(True)
        self.match.setChecked(matched)
        self.match.blockSignals(False)
        for name, field in self._fields.items():
            option = self._options[name]
            value = _usable(option, settings.get(name, option.default))
            if isinstance(field, SliderRow):
                field.set_value(float(value or 0.0))
            else:
                self._show_choice(field, value)
        self._show_state()

    def set_voice(self, voice: Voice | None) -> None:
        """Close what has no effect with this voice, and say why."""
        self._voice = voice
        limits = voice_limits(voice)
        for name, field in self._fields.items():
            limit = limits.without_effect.get(name)
            reason = limit_words(limit) if limit is not None else ""
            field.setEnabled(not reason)
            self._reasons[name].setText(reason)
            self._reasons[name].setVisible(bool(reason))
        limit = limits.without_effect.get(MATCH)
        self.match.setEnabled(limit is None)
        self.match.setToolTip(limit_words(limit) if limit is not None else self._match_help())
        speaker = self._fields["speaker"]
        if isinstance(speaker, ChoiceRow):
            names = [(one, one) for one in limits.speakers if one]
            speaker.set_choices([(None, self.tr("The first")), *names])
        self._row("speaker").setVisible(bool(limits.speakers))
        self._show_state()

    def set_methods(self, missing: Mapping[str, str]) -> None:
        """Close the f0 methods whose models are not here; the reasons by method."""
        self._missing = {k: v for k, v in missing.items() if k != ALWAYS_HERE}
        field = self._fields["f0_method"]
        if isinstance(field, ChoiceRow):
            field.close_choices(self._missing)
        self._show_state()

    def field(self, name: str) -> SliderRow | ChoiceRow:
        """The row of a setting."""
        return self._fields[name]

    def _rest(self) -> list[str]:
        return [name for name in self._options if name not in BASIC]

    def _row(self, name: str) -> QWidget:
        row = self._fields[name].parentWidget()
        assert row is not None  # noqa: S101 - it was made with one
        return row

    def _made_row(self, option: Option) -> QWidget:
        place = QWidget(self)
        column = QVBoxLayout(place)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        title = option_label(option)
        shown = self.tr("{0} (semitones)").format(title) if option.unit == "semitones" else title
        head = self._titles[option.name] = label(shown, "strong", place, wrap=True)
        head.setToolTip(option_help(option))
        column.addWidget(head)
        if option.name == "pitch":
            column.addWidget(self._made_match())
        field = self._made_field(option, title)
        field.setParent(place)
        self._fields[option.name] = field
        column.addWidget(field)
        reason = self._reasons[option.name] = label("", "muted", place, wrap=True)
        reason.setObjectName(f"reason_{option.name}")
        reason.hide()
        column.addWidget(reason)
        return place

    def _made_match(self) -> QCheckBox:
        self.match = QCheckBox(self.tr("Match the voice"), self)
        self.match.setObjectName("setting_match")
        self.match.setAccessibleDescription(self._match_help())
        self.match.toggled.connect(self._on_changed)
        return self.match

    def _match_help(self) -> str:
        return self.tr(
            "Measures how high each recording speaks and moves it to the height of the voice, by "
            "whole semitones."
        )

    def _made_field(self, option: Option, title: str) -> SliderRow | ChoiceRow:
        help_text = option_help(option)
        if option.name in ENDS:
            ends = option_ends(option.name)
            inverted = option.name == _INVERTED
            slider = SliderRow(option, title, help_text, ends, inverted=inverted)
            slider.value_changed.connect(self._on_changed)
            return slider
        made = ChoiceRow(title, help_text)
        made.setObjectName(f"setting_{option.name}")
        made.set_choices(self._choices(option))
        made.currentIndexChanged.connect(self._on_changed)
        return made

    def _choices(self, option: Option) -> list[tuple[Value, str]]:
        if option.name == "f0_method":
            return [(one, method_words(one)) for one in F0_METHODS]
        if option.name == "sample_rate":
            rates: list[tuple[Value, str]] = [(one, _hertz(one)) for one in _RATES]
            return [(None, self.tr("That of the voice")), *rates]
        found: list[tuple[Value, str]] = []
        if option.name == "unvoiced":
            found.append((None, self.tr("As the voice was trained")))
        if option.name == "speaker":
            found.append((None, self.tr("The first")))
        return [*found, *((one, str(one)) for one in option.choices)]

    def _show_choice(self, field: ChoiceRow, value: Value) -> None:
        if value is not None and field.findData(value) < 0 and isinstance(value, int):
            field.addItem(_hertz(value), value)  # a rate that was set on the command line
        field.set_value(value)

    def _on_changed(self) -> None:
        self._show_state()
        self.changed.emit()

    def _on_more(self, shown: bool) -> None:
        self._folded.setVisible(shown)
        self.more.setIcon(icon("chevron_down" if shown else "chevron_right"))
        self.more.setText(self.tr("Fewer settings") if shown else self.tr("More settings"))

    def _on_reset(self) -> None:
        self.set_settings({})
        self.changed.emit()

    def _show_state(self) -> None:
        limited = voice_limits(self._voice).without_effect
        matched = self.match.isChecked() and self.match.isEnabled()
        self._fields["pitch"].setEnabled("pitch" not in limited and not matched)
        if "f0_method" not in limited:  # one that was chosen before its model went away
            missing = self._missing.get(self._fields["f0_method"].value, "")
            self._reasons["f0_method"].setText(missing)
            self._reasons["f0_method"].setVisible(bool(missing))


def _hertz(rate: int) -> str:
    return f"{rate} Hz"


def _usable(option: Option, value: Any) -> Any:
    """The value where the option allows it; files of settings may hold anything."""
    try:
        return option.check(value)
    except MynahError:
        return option.default
